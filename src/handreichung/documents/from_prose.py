"""Running text → blocks of a document, through the parser that pages use. What it would not publish is plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from handreichung import prose
from handreichung.documents.tree import Absatz, Block, Inhalt, Lauf, Liste, Tabelle, Umbruch, Verweis, Zitat, absatz
from handreichung.tree import CONTROL

Ziel = Callable[[str, str], tuple[str, str]]
"""Where an entry stands, by folder and id: its address on the web, or nothing, and its place in a document."""


def nirgends(ordner: str, kennung: str) -> tuple[str, str]:
    """Lead references to entries nowhere: only their words remain."""
    return "", ""


def bloecke(text: str, ziel: Ziel = nirgends) -> tuple[Block, ...]:
    """Return running text as blocks."""
    tokens = prose.tokens(text)
    if not tokens:
        return (absatz(text),) if text.strip() else ()
    return tuple(_bloecke(SyntaxTreeNode(tokens).children, ziel))


def zeile(text: str, ziel: Ziel = nirgends) -> Inhalt:
    """Return running text as the content of one paragraph; paragraphs, points and rows become lines."""
    out: list[Lauf | Umbruch | Verweis] = []
    for zeile in _zeilen(bloecke(text, ziel)):
        if out:
            out.append(Umbruch())
        out += zeile
    return tuple(out)


def _zeilen(teile: Sequence[Block]) -> Iterator[Inhalt]:
    for block in teile:
        if isinstance(block, Absatz):
            yield block.inhalt
        elif isinstance(block, Zitat):
            yield from _zeilen(block.teile)
        elif isinstance(block, Liste):
            for punkt in block.punkte:
                yield from ((Lauf("– "), *zeile) if not i else zeile for i, zeile in enumerate(_zeilen(punkt)))
        elif isinstance(block, Tabelle):
            for zellen in (block.kopf, *block.zeilen):
                yield tuple(lauf for i, zelle in enumerate(zellen) for lauf in ((Lauf("; "), *zelle) if i else zelle))


def _bloecke(knoten: Sequence[SyntaxTreeNode], ziel: Ziel) -> Iterator[Block]:
    for teil in knoten:
        if teil.type == "paragraph":
            yield Absatz(_inhalt(teil, ziel))
        elif teil.type in {"bullet_list", "ordered_list"}:
            punkte = tuple(tuple(_bloecke(punkt.children, ziel)) for punkt in teil.children)
            yield Liste(punkte, teil.type == "ordered_list", int(teil.attrs.get("start", 1)))
        elif teil.type == "blockquote":
            yield Zitat(tuple(_bloecke(teil.children, ziel)))
        elif teil.type == "table":
            kopf, *zeilen = (
                tuple(_inhalt(z, ziel) for z in zeile.children) for t in teil.children for zeile in t.children
            )
            yield Tabelle(kopf, tuple(zeilen))
        elif worte := (teil.content or "".join(kind.content for kind in teil.children)).strip():
            yield absatz(_seen(worte))


def _inhalt(knoten: SyntaxTreeNode, ziel: Ziel) -> Inhalt:
    return tuple(t for kind in knoten.children for t in _laeufe(kind.children, ziel, stark=False, betont=False))


def _laeufe(
    knoten: Sequence[SyntaxTreeNode], ziel: Ziel, *, stark: bool, betont: bool
) -> Iterator[Lauf | Umbruch | Verweis]:
    for teil in knoten:
        if teil.type == "softbreak":
            yield Lauf(" ", stark, betont)
        elif teil.type == "hardbreak":
            yield Umbruch()
        elif teil.type in {"strong", "em"}:
            yield from _laeufe(
                teil.children, ziel, stark=stark or teil.type == "strong", betont=betont or teil.type == "em"
            )
        elif teil.type == "link":
            innen = tuple(_laeufe(teil.children, ziel, stark=stark, betont=betont))
            adresse, marke = _ziel(str(teil.attrs.get("href", "")), ziel)
            yield Verweis(tuple(t if isinstance(t, Lauf) else Lauf(" ") for t in innen), adresse, marke)
        elif worte := _seen(teil.content):
            yield Lauf(worte, stark, betont)


def _ziel(href: str, ziel: Ziel) -> tuple[str, str]:
    if prose.link_problem(href) is not None:
        return "", ""
    wort, _, kennung = href.partition(":")
    return ziel(prose.BEZUGSWORTE[wort], kennung) if wort in prose.BEZUGSWORTE else (href, "")


def _seen(worte: str) -> str:
    """Return words without characters that nobody sees."""
    return CONTROL.sub("", worte)
