"""Running text becomes clean HTML, and whatever would not is named first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handreichung.catalogue import CATALOGUE
from handreichung.prose import BEZUGSWORTE, MAX_CHARACTERS, MAX_MARKS, bezuege, plain, problems, render

ALLOWED = {
    "p": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "blockquote": set(),
    "em": set(),
    "strong": set(),
    "br": set(),
    "a": {"href", "rel"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope", "class"},
    "td": {"class"},
}
BLOCKS = set(ALLOWED) - {"em", "strong", "a"}


def adresse(ordner: str, kennung: str) -> str:
    return f"/{ordner}/{kennung}/"


def html(text: str) -> str:
    return render(text, adresse)


def baum(text: str) -> Any:
    return html5lib.parseFragment(text, treebuilder="etree", namespaceHTMLElements=False)


def elemente(text: str) -> Iterator[Any]:
    return (e for e in baum(text).iter() if e.tag != "DOCUMENT_FRAGMENT")


def worte(text: str) -> list[str]:
    """The words that a reader of the HTML sees."""
    seen: list[str] = []

    def walk(element: Any) -> None:
        gap = " " if element.tag in BLOCKS else ""
        seen.append(gap + (element.text or ""))
        for child in element:
            walk(child)
            seen.append(child.tail or "")
        seen.append(gap)

    walk(baum(text))
    return "".join(seen).split()


def pruefe_sauber(ausgabe: str) -> None:
    for element in elemente(ausgabe):
        assert element.tag in ALLOWED, f"{element.tag} in {ausgabe[:300]}"
        assert set(element.attrib) <= ALLOWED[element.tag], f"{element.attrib} in {ausgabe[:300]}"
        href = element.get("href")
        if href is not None:
            assert re.match(r"https://[^\s@]*|mailto:[^\s]+@|/[a-z]+/[a-z0-9-]+/$", href, re.IGNORECASE), href
        assert element.get("class") in {None, "rollbar", "rechts"}
        assert element.get("start", "0").isdigit()


# --- What is allowed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Absatz.", "<p>Ein Absatz.</p>"),
        ("Eins.\n\nZwei.", "<p>Eins.</p>\n<p>Zwei.</p>"),
        ("Eins\nzwei", "<p>Eins\nzwei</p>"),
        ("Eins  \nzwei", "<p>Eins<br>zwei</p>"),
        ("Eins\\\nzwei", "<p>Eins<br>zwei</p>"),
        (
            "**fett** und *kursiv* und __fett__",
            "<p><strong>fett</strong> und <em>kursiv</em> und <strong>fett</strong></p>",
        ),
        ("***beides***", "<p><em><strong>beides</strong></em></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul>\n</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("0. a", '<ol start="0"><li>a</li></ol>'),
        ("> Zitat", "<blockquote><p>Zitat</p>\n</blockquote>"),
        ("[a](https://b.de/)", '<p><a href="https://b.de/" rel="external noreferrer">a</a></p>'),
        ("[**a**](befund:b)", '<p><a href="/befunde/b/"><strong>a</strong></a></p>'),
        ("<https://b.de/>", '<p><a href="https://b.de/" rel="external noreferrer">https://b.de/</a></p>'),
        ("[a](mailto:info@b.de)", '<p><a href="mailto:info@b.de">a</a></p>'),
        ("[a](https://b.de/?c=1&d=2)", '<p><a href="https://b.de/?c=1&amp;d=2" rel="external noreferrer">a</a></p>'),
        ("R&D, 1 < 2 > 0, „so“ \"und\" 'so'", "<p>R&amp;D, 1 &lt; 2 &gt; 0, „so“ &quot;und&quot; &#x27;so&#x27;</p>"),
        ("&amp; &copy; &nbsp;", "<p>&amp; © \u00a0</p>"),
        ("\\*kein Fett\\*", "<p>*kein Fett*</p>"),
        ("", ""),
    ],
)
def test_what_prose_needs_is_rendered_as_expected(text: str, expected: str) -> None:
    assert html(text) == expected
    assert problems(text) == ()


def test_a_table_can_be_scrolled_by_keyboard_and_has_heads() -> None:
    text = "| Jahr | Zahl |\n|------|-----:|\n| 2024 | 5 \\| 6 |\n"
    assert problems(text) == ()
    assert html(text) == (
        '<div class="rollbar" role="region" aria-label="Tabelle" tabindex="0"><table>'
        '<thead><tr><th scope="col">Jahr</th><th scope="col" class="rechts">Zahl</th></tr></thead>'
        '<tbody><tr><td>2024</td><td class="rechts">5 | 6</td></tr></tbody></table></div>'
    )


@pytest.mark.parametrize(("word", "folder"), BEZUGSWORTE.items())
def test_a_reference_becomes_the_address_of_its_entry(word: str, folder: str) -> None:
    text = f"Siehe\n[dort]({word}:ein-eintrag)."
    assert html(text) == f'<p>Siehe\n<a href="/{folder}/ein-eintrag/">dort</a>.</p>'
    (found,) = bezuege(text)
    assert (found.ordner, found.id, found.line, found.marked) == (folder, "ein-eintrag", 1, f"{word}:ein-eintrag")


def test_glossary_words_are_marked_outside_of_links_only() -> None:
    text = render("Rat und [Rat](https://a.de/) und *Rat*", adresse, lambda t: escape(t).replace("Rat", "<b>Rat</b>"))
    assert text.count("<b>Rat</b>") == 2
    assert 'rel="external noreferrer">Rat</a>' in text


# --- What is named instead of changed in silence ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "line", "marked"),
    [
        ("# Titel", "HR402", 0, "# Titel"),
        ("a\n\n## Titel", "HR402", 2, "## Titel"),
        ("Titel\n=====", "HR402", 0, "Titel"),
        ("Titel\n---", "HR402", 0, "Titel"),
        ("a\n\n---\n\nb", "HR402", 2, "---"),
        ("    Code", "HR402", 0, "Code"),
        ("```\nCode\n```", "HR402", 0, "```"),
        ("ein `Code` hier", "HR402", 0, "Code"),
        ("ein\n![Bild](https://a.de/b.png)", "HR402", 1, "Bild"),
        ('[a](https://b.de/ "Titel")', "HR402", 0, "Titel"),
        ("|a|b|\n|-|-|\n|1|2|3|", "HR402", 2, "|1|2|3|"),
        ("> |a|b|\n> |-|-|\n> |1|2|3|", "HR402", 2, "> |1|2|3|"),
        ("a <b>c</b>", "HR401", 0, "<b>"),
        ("a\nb <br>", "HR401", 1, "<br>"),
        ("&lt;script&gt;", "HR401", 0, "<script>"),
        ("<!-- Notiz -->", "HR401", 0, "<!--"),
        ("<?php", "HR401", 0, "<?"),
        ("<![CDATA[x]]>", "HR401", 0, "<!["),
        ("[a](http://b.de/)", "HR403", 0, "http://b.de/"),
        ("a\n[b](/lokal)", "HR403", 1, "/lokal"),
        ("[a](#oben)", "HR403", 0, "#oben"),
        ("[a]()", "HR403", 0, ""),
        ("[](https://b.de/)", "HR403", 0, "https://b.de/"),
        ("[a](befund:)", "HR403", 0, "befund:"),
        ("[a](befund:A)", "HR403", 0, "befund:A"),
        ("[a](befunde:a)", "HR403", 0, "befunde:a"),
        ("[a](mailto:info@b.de?subject=x)", "HR403", 0, "mailto:info@b.de?subject=x"),
        ("[a](https://name@b.de/)", "HR403", 0, "https://name@b.de/"),
        ("<mailto:x>", "HR403", 0, "mailto:x"),
        ("&#x202e;", "HR121", 0, ""),
        ("a &#xE000;0&#xE001; b", "HR121", 0, ""),
        ("[a&#x200f;&#x2066;](befund:b)", "HR121", 0, ""),
    ],
)
def test_what_would_not_be_published_is_named_with_its_line(text: str, code: str, line: int, marked: str) -> None:
    assert (code, line, marked) in [(p.code, p.line, p.marked) for p in problems(text)]
    pruefe_sauber(html(text))


@pytest.mark.parametrize(
    "text",
    [
        "[a][b]\n\n[b]: https://c.de", "[^1]: Fußnote", "*[HTML]: Abkürzung", "{: .klasse}", '--8<-- "x"',
        "==a==", "a^2^", "~~a~~", ":smile:", "!!! note", "[ ] offen", "{{ name }}", "{% x %}", "$x$",
        "::: block", "- [ ] Punkt", "Begriff\n: Erklärung", "@name", "#5", "1986\\. Ein Jahr", "5 * 3 * 2",
        "a_b_c", "snake_case_name", "Preis: 5 EUR", "a | b",
    ],
)  # fmt: skip
def test_marks_of_other_dialects_stay_the_characters_that_were_written(text: str) -> None:
    assert problems(text) == ()
    assert "".join(worte(html(text))) == "".join(text.replace("\\.", ".").replace("- [ ]", "[ ]").split())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a" * (MAX_CHARACTERS + 1), 0), *((mark * (MAX_MARKS + 1), 0) for mark in "[]*_~^`<!|\\&"),
        (">" * 21, 0), ("> " * 21 + "a", 0), ("- " * 21 + "a", 0), ("1. " * 21 + "a", 0),
        ("> - " * 11 + "a", 0), ("\n".join("  " * i + "- a" for i in range(21)), 20),
        ("\n".join("> " + "  " * i + "- a" for i in range(30)), 19),
        ("\n".join("\t" * i + "- a" for i in range(30)), 10),
        ("\n".join("> " + "\t" * i + "- a" for i in range(30)), 10),
    ],
    ids=lambda value: repr(value)[:20],
)  # fmt: skip
def test_a_text_past_a_limit_is_refused_before_it_is_parsed(text: str, line: int) -> None:
    found = problems(text)
    assert {p.code for p in found} == {"HR404"}
    assert found[0].line == line
    assert html(text) == f"<p>{escape(text)}</p>"
    assert plain(text) == text
    assert list(bezuege(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * MAX_CHARACTERS,
        "a*" * MAX_MARKS,
        "> " * 20 + "a",
        "\n".join("  " * i + "- a" for i in range(20)),
    ],
    ids=["characters", "marks", "quotes", "lists"],
)
def test_a_text_at_a_limit_is_still_read(text: str) -> None:
    assert problems(text) == ()


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.de/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(4)</script>'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=https://a.de>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=//a.de><input name=x><button>",
    "<base href=//a.de/>",
    "<meta http-equiv=refresh content='0;url=//a.de'>",
    "<link rel=stylesheet href=//a.de/x.css>",
    "<style>*{background:url(//a.de)}</style>",
    "<a href=javascript:alert(1)>a</a>",
    "<a/onclick=alert(1)>",
    "<lol@/ //onclick=alert(1)",
    "<p id=x class=y style=z onclick=a>",
    "<!-- <script>alert(1)</script> -->",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<![",
    "<!-- a -- >" * 40,
    "<?xml version='1.0'?>",
    "<!DOCTYPE html>",
    "</p></div></body></html>",
    "<details open ontoggle=alert(1)>",
    "<x-y is=z>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](&#x6A;avascript:alert(1))",
    "[a](java\u200bscript:alert(1))",
    "[a](\u00a0javascript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](<java&Tab;script:alert(1)>)",
    "[a](<java&NewLine;script:alert(1)>)",
    "[a](<\x01javascript:alert(1)>)",
    "[a](&#1;javascript:alert(1))",
    "[a](javascript:/*https://a.de*/alert(1))",
    "[a](javascript://a.de/%0aalert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:msgbox(1))",
    "[a](file:///etc/passwd)",
    "[a](blob:https://a.de/1)",
    "[a](//a.de)",
    "[a](\\\\a.de)",
    "[a](https:a.de)",
    '[a](https://a.de" onclick="alert(1))',
    "[a](https://a.de/'onclick='alert(1))",
    '[a](<https://a.de/"onclick=alert(1)>)',
    '[a](https://a.de/ "\\" onclick=alert(1)")',
    '[a](befund:x"onclick="y)',
    "[a](befund:../../x)",
    "[a](befund:javascript)",
    "<javascript:alert(1)>",
    '<https://a.de/"onclick=alert(1)>',
    "<data:text/html,x>",
    "[a](https://a.de){onclick=alert(1)}",
    "[a](https://a.de){: target=_blank }",
    "{: #x onclick=alert(1) }",
    "![a](https://a.de/x.png)",
    "![a](javascript:alert(1))",
    "![a](x){ onerror=alert(1) }",
    "[![a](x onerror=y)](https://b.de)",
    "[a [b](https://b.de) c](https://c.de)",
    "[[a](javascript:x)](https://c.de)",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    '``` "><script>alert(1)</script>\nx\n```',
    "    <script>alert(1)</script>",
    '--8<-- "/etc/passwd"',
    "--8<--\n/etc/passwd\n--8<--",
    '*[HTML]: "><script>',
    "[a]: javascript:alert(1)\n\n[a]",
    "[a]: https://a.de '\"><script>alert(1)</script>'\n\n[a]",
    "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} #{7*7}",
    "{{ config.__class__ }}",
    "|<script>|a|\n|-|-|\n|<img src=x onerror=y>|[a](javascript:x)|",
    "> <script>\n> alert(1)",
    "- <script>\n  alert(1)",
    "1. <!--\n2. -->",
    "\ue0000\ue001",
    "&#xE000;0&#xE001;",
    "&#0;&#x1b;[31m&#x9b;",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)\\</script>",
    "*" * 40_000,
    "[" * 20_000,
    "[a](b" * 8_000,
    "![" * 10_000,
    "<!--" * 5_000,
    "`" * 20_000,
    "_a" * 10_000,
    "> " * 10_000,
    "- " * 10_000,
    "&" * 20_000,
    "\\" * 20_000,
    "|" * 20_000,
]


FRAMES = ["{}", "Text {} Text", "- a\n- {}", "> {}\n\nEnde", "**{}**", "[{}](befund:a)", "|a|\n|-|\n|{}|"]


@pytest.mark.parametrize("payload", HOSTILE, ids=[p[:40].encode("ascii", "replace").decode() for p in HOSTILE])
def test_no_hostile_text_becomes_more_than_text(payload: str) -> None:
    for frame in FRAMES:
        text = frame.replace("{}", payload)
        pruefe_sauber(html(text))
        for problem in problems(text):
            assert problem.code in CATALOGUE
            assert 0 <= problem.line <= text.count("\n")


#: Not named, because nothing changes: these are shown to the letter.
SHOWN = ["<lol@/ //onclick=alert(1)", "<!DOCTYPE html>"]
#: Not named, because they mean something: a line that begins with > is a quote, a page may have an odd name.
ODD = [
    "<script\n>alert(1)</script\n>",
    '[a](https://a.de" onclick="alert(1))',
    '[a](<https://a.de/"onclick=alert(1)>)',
    '<https://a.de/"onclick=alert(1)>',
]


@pytest.mark.parametrize("payload", [p for p in HOSTILE[:63] if p not in [*SHOWN, *ODD, "[a](befund:javascript)"]])
def test_every_hostile_text_is_also_named(payload: str) -> None:
    assert problems(payload)


@pytest.mark.parametrize("payload", SHOWN)
def test_what_is_not_named_is_shown_to_the_letter(payload: str) -> None:
    assert problems(payload) == ()
    assert worte(html(payload)) == payload.split()


@pytest.mark.parametrize("payload", ODD)
def test_a_quote_cannot_end_the_attribute_of_a_link(payload: str) -> None:
    for element in elemente(html(payload)):
        assert set(element.attrib) <= {"href", "rel"}


@pytest.mark.parametrize("address", ['befund:a"b', "x", "a&b", "<b>"])
def test_even_an_odd_address_of_an_entry_cannot_leave_its_attribute(address: str) -> None:
    text = render("[a](befund:b)", lambda ordner, kennung: f'/{address}" onclick="x')
    (_, a) = elemente(text)
    assert set(a.attrib) == {"href"}


# Within the limits a parser could still be slow: repeat short pieces as often as they allow.
PIECES = [
    "[a](", "](", "[a](<", "![", "*a ", "**a", "_a_", "`a", "``",
    "<a", "<a@", "&a;", "\\[", "|a", "a|", "- ", "> ", "1. ",
    "[[", "]]", "*_", "a**b*", "[a]", "(", ")", "(a", '"', "'", "<!", "\n- a\n\n", "\n> a\n\n",
    "\n|a|\n|-|\n", "a\n", "~~", "#", "\t",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_repeated_piece_ends(piece: str) -> None:
    marks = max((piece.count(m) for m in "[]*_~^`<!|\\&"), default=0)
    times = min(MAX_CHARACTERS // len(piece), MAX_MARKS // marks if marks else MAX_CHARACTERS)
    pruefe_sauber(html((piece * times)[:MAX_CHARACTERS]))


# --- Properties ----------------------------------------------------------------------------------------------

PARTS = st.sampled_from(
    [
        "w ", "w ", "w", " ", "\n", "\n\n", "- ", "  - ", "> ", "1. ", "7) ", "**", "*", "_", "__", "[w",
        "](https://a.de)", "](befund:x)", "](x)", "|", "|w|w|\n", "|-|-|\n", "\n|w|w|\n|-|-|\n|w|w|\n",
        "    ", "\t", "`", "# ", "<", ">", "&", "&amp;", "\\", "!", "~", "\n---\n", "\n===", ":", "{", "}",
        "<https://a.de>", '"', "'", "(", ")", "[", "]", "![w](y)", "<b>", ' "w")', "  \n", "&#x202e;", "é",
        "💡", "\u00a0",
    ]
)  # fmt: skip


@st.composite
def markdown(draw: st.DrawFn) -> str:
    """Random Markdown whose words are numbered, so that a lost one is missed."""
    text = "".join(draw(st.lists(PARTS, max_size=25)))
    count = iter(range(10_000))
    return re.sub("w", lambda _: f"w{next(count)}", text)


@given(markdown())
def test_a_text_without_problems_loses_no_word_and_gains_none(text: str) -> None:
    if problems(text):
        return
    seen = worte(html(text))
    assert seen == plain(text).split()
    assert re.findall(r"w\d+", " ".join(seen)) == re.findall(r"w\d+", text)


@given(st.one_of(markdown(), st.text(max_size=80), st.lists(st.sampled_from(HOSTILE[:93]), max_size=3).map("".join)))
def test_any_text_renders_to_allowed_elements_only(text: str) -> None:
    pruefe_sauber(html(text))


@given(st.one_of(markdown(), st.text(max_size=80)))
def test_the_tree_that_a_browser_builds_is_the_one_that_was_meant(text: str) -> None:
    written = html(text)
    serializer = html5lib.serializer.HTMLSerializer(omit_optional_tags=False, quote_attr_values="always")
    walker = html5lib.getTreeWalker("etree")
    again = "".join(serializer.serialize(walker(baum(written))))
    tags = re.compile(r"</?([a-z]+)")
    assert tags.findall(again) == tags.findall(written)


@given(st.one_of(markdown(), st.text(max_size=80)))
def test_references_are_found_exactly_where_they_become_links(text: str) -> None:
    asked: list[tuple[str, str]] = []
    render(text, lambda ordner, kennung: asked.append((ordner, kennung)) or "/x/y/")
    assert [(b.ordner, b.id) for b in bezuege(text)] == asked


@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc", "Co"], exclude_characters="[]*_~^`<!|\\&#>+-=.)\u2028\u2029\u061c"
        ),
        max_size=200,
    )
)
def test_a_text_without_marks_is_shown_as_it_is(text: str) -> None:
    from handreichung.tree import CONTROL

    if CONTROL.search(text) or re.search(r"^\s", text, re.MULTILINE):
        return
    assert problems(text) == ()
    assert worte(html(text)) == text.split()
