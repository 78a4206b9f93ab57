"""Running text → sanitised HTML, or the reasons why it is not published.

One function renders a field alone: a CommonMark parser that knows no HTML, then an allow-list on its tokens,
then a check of every address after decoding. `problems` walks the same tokens and names whatever `render`
would leave out, so that nothing an editor wrote changes silently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic_core import PydanticCustomError

from handreichung.fields import adresse_pruefen
from handreichung.tree import CONTROL

#: How text refers to an entry: `[Text](befund:id)`; the word before the colon and the folder it means.
BEZUGSWORTE = {
    "befund": "befunde",
    "praxisanleitung": "praxisanleitungen",
    "netzwerk": "netzwerke",
    "tandem": "tandems",
    "bedarf": "bedarfe",
    "angebot": "angebote",
    "fallbeispiel": "fallbeispiele",
    "begriff": "glossar",
    "quelle": "quellen",
    "thema": "themen",
    "sektor": "sektoren",
}

MAX_MARKS = 500
MAX_LEVELS = 20
MAX_CHARACTERS = 20_000

_ALLOWED_BLOCKS = {
    "paragraph",
    "bullet_list",
    "ordered_list",
    "list_item",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ALLOWED_INLINE = {"text", "softbreak", "hardbreak", "em", "strong", "link"}
_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "em": "em",
    "strong": "strong",
}
_NAMES = {
    "heading": "eine Überschrift",
    "image": "ein Bild",
    "fence": "ein Codeblock",
    "code_inline": "Code",
    "code_block": "ein eingerückter Codeblock",
    "hr": "eine Trennlinie",
}
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--|<!\[|<\?|</?[A-Za-z][\w-]*\s[^<>]*$")
_OHNE_HTML = "Ohne spitze Klammern schreiben: fett **so**, kursiv *so*, Listen mit Bindestrich."
_LEADERS = re.compile(r"^(?:[ \t]*(?:>|[-*+](?=\s)|[0-9]{1,9}[.)](?=\s)))+")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a stretch of text is not published; `line` counts from 0 within the text."""

    code: str
    text: str
    help: str
    line: int
    marked: str


@dataclass(frozen=True, slots=True)
class Bezug:
    """A reference to an entry from within a text."""

    ordner: str
    id: str
    line: int
    marked: str


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Depth is limited by `_limits`; the parser's own limit would drop text without a word.
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": 200}).enable("table").disable("reference")
    # Every address becomes a link token, so that our own check judges it and nothing turns into plain text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


@lru_cache(maxsize=4096)
def _limits(text: str) -> tuple[Problem, ...]:
    return tuple(_over_limit(text))


def _over_limit(text: str) -> Iterator[Problem]:
    if len(text) > MAX_CHARACTERS:
        yield Problem("HR404", f"Der Text hat {len(text)} Zeichen; erlaubt sind {MAX_CHARACTERS}.", "", 0, "")
    for mark, count in ((m, text.count(m)) for m in "[]*_~^`<!|\\&"):
        if count > MAX_MARKS:
            yield Problem(
                "HR404", f"Das Zeichen „{mark}“ steht {count}-mal im Text; erlaubt sind {MAX_MARKS}.", "", 0, mark
            )
    for number, line in enumerate(text.split("\n")):
        leaders = _LEADERS.match(line)
        levels = len(re.findall(r">|[-*+]|[0-9]+[.)]", leaders.group())) if leaders else 0
        # Blanks behind a mark nest as deep as those before it, and a tab reaches four columns.
        rest = line[leaders.end() :] if leaders else line
        indent = len(line[: len(line) - len(rest.lstrip())].expandtabs(4)) // 2
        if max(levels, indent) > MAX_LEVELS:
            yield Problem(
                "HR404", f"Mehr als {MAX_LEVELS} Ebenen von Listen oder Zitaten.", "", number, line.strip()[:20]
            )
            return


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(_parser().parse(text))


def tokens(text: str) -> tuple[Token, ...]:
    """Return the parser's tokens of `text`, for forms other than HTML; none where it is beyond the limits."""
    return () if _limits(text) else _tokens(text)


def problems(text: str) -> tuple[Problem, ...]:
    """Return everything in `text` that would not be published as written."""
    over = _limits(text)
    if over:
        return over
    found: list[Problem] = []
    lines = text.split("\n")
    columns = 0
    for token in _tokens(text):
        first = token.map[0] if token.map else 0
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "inline":
            found += _inline_problems(token, first)
        elif token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns and (cells := _cells(lines[first])) > columns:
            found.append(
                Problem(
                    "HR402",
                    f"Diese Zeile der Tabelle hat {cells} Zellen, die Kopfzeile nur {columns}.",
                    "Die Kopfzeile ergänzen; ein senkrechter Strich im Text wird \\| geschrieben.",
                    first,
                    lines[first].strip(),
                )
            )
        elif name not in _ALLOWED_BLOCKS and not token.type.endswith("_close"):
            found.append(
                Problem(
                    "HR402",
                    f"Im Fließtext nicht vorgesehen: {_NAMES.get(name, 'ein anderes Element')}.",
                    _advice(name),
                    first,
                    lines[first].strip(),
                )
            )
    return tuple(dict.fromkeys(found))


def _cells(row: str) -> int:
    """Return the number of cells in a line of a table."""
    row = re.sub(r"(?<!\\)\|$", "", _LEADERS.sub("", row).strip().removeprefix("|"))
    return len(re.findall(r"(?<!\\)\|", row)) + 1


def _inline_problems(inline: Token, first: int) -> Iterator[Problem]:
    line = first
    before = None
    for token in inline.children or ():
        if token.type == "link_close" and before is not None and before.type == "link_open":
            yield Problem("HR403", "Der Link hat keinen Text.", "So schreiben: [Text](Ziel)", line, _href(before))
        before = token
        if token.type in {"softbreak", "hardbreak"}:
            line += 1
        elif token.type == "text":
            for match in _HTML.finditer(token.content):
                yield Problem("HR401", f"„{match.group()[:60]}“ sieht aus wie HTML.", _OHNE_HTML, line, match.group())
            # Entities such as &#x202e; spell characters that no look at the lines finds.
            if hidden := CONTROL.search(token.content):
                text = f"Hier entsteht ein unsichtbares Steuerzeichen (U+{ord(hidden.group()):04X})."
                yield Problem("HR121", text, "Das Zeichen löschen.", line, "")
        elif token.type == "link_open":
            target = _href(token)
            reason = link_problem(target)
            if reason is not None:
                yield Problem("HR403", reason[0], reason[1], line, target)
            if title := token.attrGet("title"):
                text = "Im Fließtext nicht vorgesehen: ein Titel hinter der Adresse eines Links."
                yield Problem("HR402", text, "Den Titel weglassen.", line, str(title))
        elif token.type.removesuffix("_open").removesuffix("_close") not in _ALLOWED_INLINE:
            name = token.type
            yield Problem(
                "HR402",
                f"Im Fließtext nicht vorgesehen: {_NAMES.get(name, 'ein anderes Element')}.",
                _advice(name),
                line,
                token.content,
            )


def _advice(name: str) -> str:
    return {
        "heading": "Ohne # schreiben; Zwischenüberschriften als fetten Absatz: **So**",
        "code_block": "Die Zeile nicht einrücken.",
        "code_inline": "Ohne Backticks (`) schreiben.",
        "image": "Bilder gehören nicht in den Fließtext.",
        "hr": "Die Linie löschen; Absätze trennt eine leere Zeile.",
    }.get(name, "")


def _href(token: Token) -> str:
    return str(token.attrGet("href") or "")


def link_problem(target: str) -> tuple[str, str] | None:
    """Return why an address may not be linked and what to write instead, or None."""
    plain = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029]", "", target)
    if plain != target:
        return f"Im Ziel „{target[:60]}“ stehen Leer- oder Steuerzeichen.", "Das Ziel neu eintippen."
    scheme, colon, rest = target.partition(":")
    if colon and scheme in BEZUGSWORTE:
        if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", rest):
            return None
        return f"„{target[:60]}“ nennt keine Kennung.", f"So schreiben: [Text]({scheme}:kennung)"
    if scheme == "mailto":
        if re.fullmatch(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", rest):
            return None
        return f"„{rest[:60]}“ ist keine E-Mail-Adresse.", ""
    try:
        adresse_pruefen(target)
    except PydanticCustomError as error:
        context = error.context or {}
        hilfe = context["hilfe"] or "Erlaubt sind https-Adressen, mailto: und Verweise wie befund:kennung."
        return str(context["text"]), str(hilfe)
    return None


def bezuege(text: str) -> Iterator[Bezug]:
    """Yield the references to entries in `text`."""
    if ":" not in text or _limits(text):
        return
    for token in _tokens(text):
        if token.type != "inline":
            continue
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            if child.type in {"softbreak", "hardbreak"}:
                line += 1
            elif child.type == "link_open":
                word, _, identifier = _href(child).partition(":")
                if word in BEZUGSWORTE and link_problem(_href(child)) is None:
                    yield Bezug(BEZUGSWORTE[word], identifier, line, _href(child))


def plain(text: str) -> str:
    """Return the words of `text` without any markup, paragraphs parted by line breaks."""
    if _limits(text):
        return text
    parts = []
    for token in _tokens(text):
        if token.type == "inline":
            parts.append(
                "".join(" " if c.type in {"softbreak", "hardbreak"} else _seen(c) for c in token.children or ())
            )
    return "\n".join(parts)


def render(text: str, url: Callable[[str, str], str], words: Callable[[str], str] = escape) -> str:
    """Return `text` as HTML that needs no further escaping.

    `url` gives the address of an entry by folder and id. `words` turns plain words outside of links into
    HTML; the glossary marks its terms there.
    """
    if _limits(text):
        return f"<p>{escape(text)}</p>"
    return "".join(_block_html(token, url, words) for token in _tokens(text)).strip()


def _block_html(token: Token, url: Callable[[str, str], str], words: Callable[[str], str]) -> str:
    if token.type == "inline":
        return _inline_html(token.children or [], url, words)
    name, _, end = token.type.rpartition("_")
    if name not in _ALLOWED_BLOCKS or token.hidden:
        return "" if not token.content else f"<p>{escape(token.content)}</p>"
    tag = _TAGS[name]
    closing = end == "close"
    if name == "table":
        return (
            "</table></div>\n"
            if closing
            else '<div class="rollbar" role="region" aria-label="Tabelle" tabindex="0"><table>'
        )
    if closing:
        return f"</{tag}>" + ("\n" if name in {"paragraph", "bullet_list", "ordered_list", "blockquote"} else "")
    attributes = ' scope="col"' if name == "th" else ""
    if name in {"th", "td"} and "right" in str(token.attrGet("style") or ""):
        attributes += ' class="rechts"'
    if name == "ordered_list" and (start := token.attrGet("start")) not in {None, 1}:
        attributes += f' start="{int(start or 0)}"'
    return f"<{tag}{attributes}>"


def _inline_html(tokens: list[Token], url: Callable[[str, str], str], words: Callable[[str], str]) -> str:
    out: list[str] = []
    links: list[bool] = []
    for token in tokens:
        if token.type == "text":
            out.append(escape(_seen(token)) if links else words(_seen(token)))
        elif token.type == "softbreak":
            out.append("\n")
        elif token.type == "hardbreak":
            out.append("<br>")
        elif token.type == "link_open":
            opening = _link_html(_href(token), url)
            links.append(bool(opening))
            out.append(opening)
        elif token.type == "link_close":
            out.append("</a>" if links.pop() else "")
        elif token.type.rpartition("_")[0] in _TAGS:
            name, _, end = token.type.rpartition("_")
            out.append(f"</{_TAGS[name]}>" if end == "close" else f"<{_TAGS[name]}>")
        else:
            out.append(escape(_seen(token)))
    return "".join(out)


def _seen(token: Token) -> str:
    """Return a token's words without characters that nobody sees."""
    return CONTROL.sub("", token.content)


def _link_html(target: str, url: Callable[[str, str], str]) -> str:
    if link_problem(target) is not None:
        return ""
    word, _, identifier = target.partition(":")
    if word in BEZUGSWORTE:
        return f'<a href="{escape(url(BEZUGSWORTE[word], identifier))}">'
    rel = "" if word == "mailto" else ' rel="external noreferrer"'
    return f'<a href="{escape(target)}"{rel}>'
