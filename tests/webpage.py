"""What a page of the built site holds, as far as tests ask: read by Python's own parser, so that it is fast."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

_WITHOUT_END = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page:
    """One page: its address within the site and what stands in it."""

    address: str
    size: int
    lang: str | None = None
    title: str = ""
    kind: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._open: list[str] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, found = self.page, {name: value or "" for name, value in attrs}
        if tag not in _WITHOUT_END:
            self._open.append(tag)
        page.classes |= set(found.get("class", "").split())
        if tag == "html":
            page.lang = found.get("lang")
        if tag == "body":
            page.kind = found.get("data-seitenart", "")
        if "id" in found:
            page.ids.append(found["id"])
        if tag == "meta" and (name := found.get("name") or found.get("http-equiv")):
            page.meta[name] = found.get("content", "")
        if tag == "a" and "href" in found:
            page.links.append(found["href"])
        if tag == "link" and "canonical" not in found.get("rel", ""):
            page.resources.append(found["href"])
        page.resources += [found[name] for name in ("src", "srcset", "data", "poster") if name in found]
        if tag == "use":
            page.resources.append(found["href"])
        if (tag == "script" and "src" not in found) or tag in {"style", "iframe", "object", "embed", "form", "base"}:
            page.inline.append(f"<{tag}>")
        page.inline += [f"{tag} {name}=" for name in found if name == "style" or name.startswith("on")]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            page.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] in {"script", "style"}:
            return
        if self._open[-1] == "title" and "head" in self._open:
            self.page.title += data
            return
        self._text.append(data)
        if self.page.headings and any(tag in {"h1", "h2", "h3", "h4", "h5", "h6"} for tag in self._open):
            level, words = self.page.headings[-1]
            self.page.headings[-1] = (level, words + data)

    def close(self) -> None:
        super().close()
        self.page.text = " ".join("".join(self._text).split())


def read(path: Path, address: str) -> Page:
    """Read one file."""
    text = path.read_text("utf-8")
    page = Page(address, len(text.encode()))
    reader = _Reader(page)
    reader.feed(text)
    reader.close()
    return page


@cache
def pages(site: Path) -> dict[str, Page]:
    """Return every page of a site by its address: `""` is the start page, `404.html` its own."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = read(path, address)
    return found


#: Hand-written pages with something that no other page has.
_OF_THEIR_OWN = {"methode/", "strategie/", "einfach/", "impressum/", "mitmachen/eintrag/", "mitmachen/meldungen/"}


def kind(page: Page) -> str:
    """Return what kind of page this is, finer than the theme: each list and each kind of guide by itself."""
    if "refresh" in page.meta:
        return "weiterleitung"
    if page.kind == "liste" or page.address in _OF_THEIR_OWN:
        return page.address.strip("/").replace("/", "-")
    if page.kind == "praxis":
        return "praxis-" + next(name for name in ("ablauf", "checkliste", "schritte") if name in page.classes)
    return page.kind if page.address != "404.html" else "404"


def of_each_kind(site: Path) -> dict[str, Page]:
    """Return one page of each kind, the largest: what may go wrong is on it most likely."""
    found: dict[str, Page] = {}
    for page in pages(site).values():
        if page.size > found.get(kind(page), Page("", 0)).size:
            found[kind(page)] = page
    return found
