"""Which pages there are, their addresses and titles. The only place that builds URLs.

Addresses are permanent. They are kept relative to the site's root (`information/befunde/x/`) and become
relative to a page only when a link is written, so that the site works below any path and from a folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from handreichung.matrix import Matrix
from handreichung.model import Eintrag
from handreichung.policy import EMBEDDED
from handreichung.sitemap import (
    BEFUNDE,
    BEISPIELE,
    INFORMATION,
    LISTEN,
    NETZWERKE,
    PRAXIS,
    QUELLEN,
    START,
    STILE,
    TANDEMS,
    WERTSEITEN,
    Krume,
    Wertseite,
)
from handreichung.vokabulare import Satzteil, Wert

#: Folders whose entries have a page of their own, and its place; the rest are anchors on a list.
_SEITEN = MappingProxyType(
    {
        "befunde": "information/befunde/",
        "praxisanleitungen": "praxisanleitungen/",
        "fallbeispiele": "praxisanleitungen/beispiele/",
        "netzwerke": "netzwerke/",
        "tandems": "netzwerke/tandems/",
        "themen": "information/themen/",
        "sektoren": "information/sektoren/",
        "gruppen": "information/gruppen/",
        "anliegen": "praxisanleitungen/anliegen/",
    }
)
_ANKER = MappingProxyType(
    {
        "glossar": ("information/glossar/", ""),
        "bedarfe": ("bedarfe/", ""),
        "angebote": ("bedarfe/", "angebot-"),
    }
)
#: Words for one entry of a folder, as breadcrumbs, lists and the search show them.
BEZEICHNUNG = MappingProxyType(
    {
        "befunde": "Befund",
        "praxisanleitungen": "Praxisanleitung",
        "fallbeispiele": "Fallbeispiel",
        "netzwerke": "Netzwerk",
        "tandems": "Tandem",
        "glossar": "Begriff",
        "quellen": "Quelle",
        "bedarfe": "Bedarf",
        "angebote": "Angebot",
        "themen": "Thema",
        "sektoren": "Sektor",
        "gruppen": "Gruppe",
        "anliegen": "Anliegen",
    }
)


def adresse(ordner: str, kennung: str) -> str:
    """Return the address of an entry, a theme or a sector, relative to the site's root."""
    if ordner in _SEITEN:
        return f"{_SEITEN[ordner]}{kennung}/"
    if ordner == "quellen":
        return f"{quellenseite(anfang(kennung))}#{kennung}"
    seite, vorsilbe = _ANKER[ordner]
    return f"{seite}#{vorsilbe}{kennung}"


def anfang(kennung: str) -> str:
    """Return the letter under which a source is listed: its id's first, digits together."""
    return kennung[0] if kennung[0].isalpha() else "0-9"


def quellenseite(buchstabe: str) -> str:
    """Return the address of the list of sources under one letter."""
    return f"information/quellen/{buchstabe}/"


def zelle(sektor: str, thema: str) -> str:
    """Return the address of a cell of the matrix: its theme's section on its sector's page."""
    return f"{adresse('sektoren', sektor)}#{thema}"


def kalender(netzwerk: str = "") -> str:
    """Return the address of the calendar file of one network, or of all."""
    return f"{adresse('netzwerke', netzwerk)}termine.ics" if netzwerk else "netzwerke/termine.ics"


def vergeben(ordner: str) -> frozenset[str]:
    """Return the ids that no entry of a folder may have, because a page of another kind stands at their address."""
    anfang = _SEITEN.get(ordner)
    ziele = (zeile[0] for zeile in LISTEN)
    return frozenset(z.removeprefix(anfang).partition("/")[0] for z in ziele if anfang and z.startswith(anfang)) - {""}


def tandemvordruck(name: str) -> str:
    """Return the address of a form that any two municipalities may fill in; `name` with its ending."""
    return f"netzwerke/tandems/{name}"


def tandemdaten() -> str:
    """Return the address of the data from which the browser finds tandem partners."""
    return "netzwerke/tandems/profile.json"


#: In addresses of filtered lists: the entries that hold no value of a facet.
OHNE = "ohne-angabe"


def gefiltert(seite: str, facette: str, werte: Iterable[str]) -> str:
    """Return the address of a list that scripts show filtered by values of a facet; without them it is whole."""
    return f"{seite}?{facette}={'.'.join(werte)}"


def landesnetze(land: str) -> str:
    """Return the address of a Land's networks: its section on the page of networks by Land."""
    return f"netzwerke/laender/#{land}"


def zwischen(von: str, nach: str) -> str:
    """Return the link from one address to another, both relative to the site's root."""
    seite, raute, anker = nach.partition("#")
    if seite == von:
        return f"{raute}{anker}" or "./"
    pfad = posixpath.relpath(seite or ".", von or ".")
    ordner = "/" if not seite or seite.endswith("/") else ""
    return f"{pfad}{ordner}{raute}{anker}"


def datei(name: str) -> str:
    """Return the address of a file to download."""
    return f"daten/{name}"


def dokument(ordner: str, kennung: str, endung: str) -> str:
    """Return the address of a document beside an entry's page; `endung` follows its id: `.pdf`, `-karten.pdf`."""
    return f"{adresse(ordner, kennung)}{kennung}{endung}"


def sammlung(name: str) -> str:
    """Return the address of a document that holds many entries."""
    return f"dokumente/{name}"


def anker(ordner: str, kennung: str) -> str:
    """Return the id of an entry's place on its list."""
    return adresse(ordner, kennung).partition("#")[2]


@dataclass(frozen=True, slots=True)
class Seite:
    """A page to be rendered: where it lies, what it is called, its template and what the template gets.

    `adresse` is relative to the site's root and ends with a slash. `art` names the kind of page for the
    theme. `eintrag` is the entry it shows, if it shows one; `daten` what the template gets besides.
    """

    adresse: str
    titel: str
    art: str
    vorlage: str
    beschreibung: str
    krumen: tuple[Krume, ...]
    stand: date
    eintrag: Eintrag | None = None
    quelldatei: str | None = None
    daten: Mapping[str, Any] = field(default_factory=dict)

    @property
    def stile(self) -> tuple[str, ...]:
        """The style sheets that this page or its kind needs besides the common one, in their order."""
        return (*STILE.get(self.art, ()), *STILE.get(self.adresse, ()))

    @property
    def quelle(self) -> str:
        """The path of the Markdown page that other generators would keep: `a/b/` lies in `a/b/index.md`."""
        return f"{self.adresse}index.md"


#: The date of pages while there is no entry at all; the site never reads the clock.
OHNE_EINTRAG = date(1970, 1, 1)

_EINTRAGSSEITEN: tuple[tuple[str, str, str, tuple[Krume, ...]], ...] = (
    # folder, kind of page, template, crumbs before the page
    ("befunde", "befund", "befund.md.j2", (START, INFORMATION, BEFUNDE)),
    ("praxisanleitungen", "praxis", "praxisanleitung.md.j2", (START, PRAXIS)),
    ("fallbeispiele", "beispiel", "fallbeispiel.md.j2", (START, PRAXIS, BEISPIELE)),
    ("netzwerke", "netzwerk", "netzwerk.md.j2", (START, NETZWERKE)),
    ("tandems", "tandem", "tandem.md.j2", (START, NETZWERKE, TANDEMS)),
)


def seiten(matrix: Matrix) -> Iterator[Seite]:
    """Yield every page that is made from the Matrix."""
    neueste = matrix.stand or OHNE_EINTRAG
    for ziel, titel, art, vorlage, davor, beschreibung in LISTEN:
        yield Seite(ziel, titel, art, vorlage, beschreibung, (*davor, Krume(titel, None)), neueste)
    for vokabular, wertseite in WERTSEITEN.items():
        for wert in matrix.werte(vokabular):
            yield _wertseite(matrix, vokabular, wertseite, wert, neueste)
    yield from _quellenseiten(matrix, neueste)
    for ordner, art, vorlage, davor in _EINTRAGSSEITEN:
        for eintrag in matrix.eintraege[ordner].values():
            yield _eintragsseite(matrix, ordner, art, vorlage, davor, eintrag)
        for eintrag in matrix.zurueckgezogen[ordner].values():
            yield _eintragsseite(matrix, ordner, "zurueckgezogen", "zurueckgezogen.md.j2", davor, eintrag)


def einbettung(sektor: str = "", thema: str = "") -> str:
    """Return the address of the page made for frames in other sites: a field, or without one the whole matrix."""
    return f"{EMBEDDED}feld/{sektor}/{thema}/" if sektor else f"{EMBEDDED}matrix/"


def einbettungen(matrix: Matrix) -> Iterator[Seite]:
    """Yield the pages made for frames: whole documents of their own, no part of the navigation."""
    stand = matrix.stand or OHNE_EINTRAG
    was = "Die Befunde nach Sektoren und Themen, zum Einbetten in andere Websites."
    yield Seite(einbettung(), "Eingebettet: Matrix", "einbetten", "einbetten-matrix.html.j2", was, (), stand)
    for sektor in matrix.werte("sektoren"):
        for thema in matrix.werte("themen"):
            yield Seite(
                einbettung(sektor.id, thema.id),
                f"Eingebettet: {sektor.name}, {thema.name}",
                "einbetten-feld",
                "einbetten-feld.html.j2",
                f"Die Befunde zu {sektor.name} und {thema.name}, zum Einbetten in andere Websites.",
                (),
                stand,
                daten={"sektor": sektor, "thema": thema},
            )


def _wertseite(matrix: Matrix, vokabular: str, art: Wertseite, wert: Wert, neueste: date) -> Seite:
    words = wert.satzteil if isinstance(wert, Satzteil) else wert.name
    titel = art.titel.format(words)
    return Seite(
        adresse(vokabular, wert.id),
        titel,
        art.art,
        f"{art.art}.md.j2",
        wert.kurz or art.beschreibung.format(words),
        (*art.davor, Krume(matrix.vokabulare[vokabular].titel, art.bereich), Krume(titel, None)),
        neueste,
        daten={"wert": wert},
    )


def _quellenseiten(matrix: Matrix, neueste: date) -> Iterator[Seite]:
    """Yield one page a letter; a source that was once called otherwise is named on its former page too."""
    kennungen = {k for quelle in matrix.quellen for k in (quelle.id, *quelle.frueher)}
    for buchstabe in sorted({anfang(k) for k in kennungen}):
        titel = f"Quellen: {buchstabe.upper().replace('-', '–')}"
        yield Seite(
            quellenseite(buchstabe),
            titel,
            "quellenseite",
            "quellenseite.md.j2",
            f"Veröffentlichungen, auf die sich das Handbuch stützt, Kurzname mit {buchstabe.upper()}.",
            (START, INFORMATION, QUELLEN, Krume(titel, None)),
            neueste,
            daten={"buchstabe": buchstabe},
        )


def _eintragsseite(
    matrix: Matrix, ordner: str, art: str, vorlage: str, davor: tuple[Krume, ...], eintrag: Any
) -> Seite:
    krumen: tuple[Krume, ...] = davor
    if ordner == "befunde":
        sektor = matrix.wert("sektoren", eintrag.sektor)
        krumen = (START, INFORMATION, Krume(sektor.name, adresse("sektoren", sektor.id)))
    return Seite(
        adresse(ordner, eintrag.id),
        eintrag.ueberschrift,
        art,
        vorlage,
        eintrag.kurz,
        (*krumen, Krume(eintrag.ueberschrift, None)),
        eintrag.stand,
        eintrag,
        matrix.ort(eintrag).pfad,
    )


def weiterleitungen(matrix: Matrix) -> Iterator[tuple[str, str]]:
    """Yield old and new address of every entry that was once called otherwise and has a page of its own."""
    for ordner in _SEITEN.keys() & matrix.eintraege.keys():
        for eintrag in matrix.eintraege[ordner].values():
            for frueher in eintrag.frueher:
                yield adresse(ordner, frueher), adresse(ordner, eintrag.id)
