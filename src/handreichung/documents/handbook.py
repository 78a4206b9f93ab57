"""Documents that hold many entries: the whole handbook, its sections, a sector, a theme, a selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from handreichung import pages, prose
from handreichung.documents import entries, findings, guides
from handreichung.documents.parts import Bausteine, Kapitel, marke, wer
from handreichung.documents.shelf import Entwurf
from handreichung.documents.tree import (
    Absatz,
    Block,
    Dokument,
    Inhaltsverzeichnis,
    Lauf,
    Liste,
    Seitenumbruch,
    Ueberschrift,
    absatz,
    liste,
)
from handreichung.german import sortierwort
from handreichung.matrix import ordner_von
from handreichung.model import Befund
from handreichung.vokabulare import Wert

#: The chapter of an entry, by its folder: entry, building blocks, level of its heading.
KAPITEL: dict[str, Kapitel] = {
    "befunde": findings.kapitel,
    "praxisanleitungen": guides.kapitel,
    "fallbeispiele": entries.fallbeispiel,
    "netzwerke": entries.netzwerk,
}


class Sammlung:
    """A document while entries are put into it: its blocks so far, and whose sources and terms it has to name."""

    def __init__(self, b: Bausteine, ebenen: int) -> None:
        self.b = b
        self.ebenen = ebenen
        self.teile: list[Block] = []
        self.eintraege: list[Any] = []

    def ueberschrift(self, titel: str, ebene: int, ort: str = "", einleitung: str | None = None) -> None:
        """Begin a part; those of the first level begin a page."""
        if ebene == 1:
            self.teile.append(Seitenumbruch())
        self.teile.append(Ueberschrift(titel, ebene, ort))
        if einleitung:
            self.teile += self.b.prosa(einleitung)

    def kapitel(self, eintraege: Iterable[Any], ebene: int) -> None:
        """Put entries in, each as a chapter."""
        for eintrag in eintraege:
            self.teile += self.b.kapitel(KAPITEL[ordner_von(eintrag)], eintrag, ebene)
            self.eintraege.append(eintrag)

    def dokument(self, titel: str, art: str, kurz: str, adresse: str) -> Dokument:
        """Return the document with cover, contents, terms and sources."""
        b = self.b
        gefunden = dict.fromkeys(t for e in self.eintraege for t in b.matrix.begriffe_in(e))
        begriffe = [t for t in b.matrix.begriffe if t in gefunden]
        if begriffe:
            self.ueberschrift("Glossar", 1)
            self.teile += entries.glossar(begriffe, b, 2)
        genannt = {q.id for e in (*self.eintraege, *begriffe) for q in b.matrix.nennt(e, "quellen")}
        quellen = [q for q in b.matrix.quellen if q.id in genannt]
        if quellen:
            self.ueberschrift("Quellen", 1)
            self.teile.append(b.verzeichnis(sorted(quellen, key=_reihenfolge)))
        stand = max((e.stand for e in self.eintraege), default=b.matrix.stand or pages.OHNE_EINTRAG)
        return Dokument(
            titel=titel,
            art=art,
            stand=stand,
            herausgeber=b.rahmen.herausgeber,
            adresse=b.rahmen.im_netz(adresse),
            lizenz=b.rahmen.lizenz,
            teile=(Inhaltsverzeichnis("Inhalt", self.ebenen), Seitenumbruch(), *_lesehilfe(b), *self.teile),
            kurz=kurz,
            deckblatt=True,
        )


def _reihenfolge(quelle: Any) -> tuple[str, str]:
    return (sortierwort(wer(quelle) or quelle.ueberschrift), quelle.id)


def _lesehilfe(b: Bausteine) -> Iterator[Block]:
    """Yield what a reader on paper needs to know about marks and strengths."""
    yield Ueberschrift("Wie Sie dieses Dokument lesen", 1)
    yield absatz(
        "Seitenzahlen hinter einem Verweis meinen dieses Dokument. Wo keine steht, führt der Verweis ins Netz: Am "
        "Bildschirm lässt er sich anklicken."
    )
    yield absatz("Diese Marken sagen, woher eine Angabe kommt:")
    herkuenfte = (f"{h.name}: {h.kurz}" for h in b.matrix.werte("herkuenfte") if h.kurz)
    yield liste(herkuenfte)
    yield absatz("Die Stärke der Belege ist nach festen Regeln berechnet:")
    yield liste(f"{stufe.wort}: {stufe.erklaerung}" for stufe in b.ansichten.stufen)


# ---- which there are -------------------------------------------------------------------------------------


def entwuerfe(b: Bausteine) -> Iterator[Entwurf]:
    """Yield the whole handbook, its sections, and every sector and theme."""
    for datei, titel, dokument in (
        ("handbuch.pdf", "Das ganze Handbuch", ganz(b)),
        ("information.pdf", "Information: alle Befunde", abschnitt(b, "Information", _information)),
        ("praxisanleitungen.pdf", "Praxisanleitungen und Fallbeispiele", abschnitt(b, "Praxisanleitungen", _praxis)),
        ("netzwerke.pdf", "Netzwerke", abschnitt(b, "Netzwerke", _netzwerke)),
    ):
        yield Entwurf(pages.sammlung(datei), titel, "", dokument)
    for vokabular, machen in (("sektoren", sektor), ("themen", thema)):
        for wert in b.matrix.werte(vokabular):
            adresse = pages.dokument(vokabular, wert.id, ".pdf")
            yield Entwurf(adresse, f"{wert.name}: alle Befunde zum Drucken", "", machen(wert, b))


def ganz(b: Bausteine) -> Dokument:
    """Return the whole handbook."""
    sammlung = Sammlung(b, 3)
    for titel, fuellen in (("Information", _information), ("Praxisanleitungen", _praxis), ("Netzwerke", _netzwerke)):
        sammlung.ueberschrift(titel, 1)
        fuellen(sammlung, 2)
    kurz = "Befunde, Praxisanleitungen, Fallbeispiele und Netzwerke für Kommunen."
    return sammlung.dokument(b.rahmen.herausgeber, "Das ganze Handbuch", kurz, "")


def abschnitt(b: Bausteine, titel: str, fuellen: Callable[[Sammlung, int], None]) -> Dokument:
    """Return one section of the handbook."""
    sammlung = Sammlung(b, 2)
    fuellen(sammlung, 1)
    adressen = {"Information": "information/", "Praxisanleitungen": "praxisanleitungen/", "Netzwerke": "netzwerke/"}
    return sammlung.dokument(titel, b.rahmen.herausgeber, "", adressen[titel])


def _information(sammlung: Sammlung, ebene: int) -> None:
    b = sammlung.b
    for wert in b.matrix.werte("sektoren"):
        if befunde := b.ansichten.von_sektor(wert):
            sammlung.ueberschrift(wert.name, ebene, marke("sektoren", wert.id), wert.kurz)
            sammlung.kapitel(_geordnet(befunde, b), ebene + 1)


def _praxis(sammlung: Sammlung, ebene: int) -> None:
    b = sammlung.b
    for gruppe in b.ansichten.praxis_nach_art():
        sammlung.ueberschrift(gruppe.kopf, ebene)
        sammlung.kapitel(gruppe.eintraege, ebene + 1)
    if b.matrix.fallbeispiele:
        sammlung.ueberschrift("Fallbeispiele", ebene)
        sammlung.kapitel(b.matrix.fallbeispiele, ebene + 1)


def _netzwerke(sammlung: Sammlung, ebene: int) -> None:
    for gruppe in sammlung.b.ansichten.netzwerke_nach_betrieb():
        sammlung.ueberschrift(f"Betrieb: {gruppe.kopf.name}", ebene, "", gruppe.kopf.kurz)
        sammlung.kapitel(gruppe.eintraege, ebene + 1)


def sektor(wert: Wert, b: Bausteine) -> Dokument:
    """Return everything about one sector: its findings by direction, the guides and networks that go with it."""
    sammlung = Sammlung(b, 2)
    for gruppe in b.ansichten.nach_richtung(b.ansichten.von_sektor(wert)):
        sammlung.ueberschrift(gruppe.kopf.mehrzahl, 1)
        sammlung.kapitel(gruppe.eintraege, 2)
    _dazu(sammlung, wert, "sektoren")
    return sammlung.dokument(wert.name, "Sektor", prose.plain(wert.kurz or ""), pages.adresse("sektoren", wert.id))


def thema(wert: Wert, b: Bausteine) -> Dokument:
    """Return everything about one theme: its findings by sector, the guides and networks that go with it."""
    sammlung = Sammlung(b, 2)
    befunde = b.ansichten.von_thema(wert)
    for bereich in b.matrix.werte("sektoren"):
        if eigene := [f for f in befunde if f.sektor == bereich.id]:
            sammlung.ueberschrift(bereich.name, 1, marke("sektoren", bereich.id))
            sammlung.kapitel(_geordnet(eigene, b), 2)
    _dazu(sammlung, wert, "themen")
    return sammlung.dokument(wert.name, "Thema", prose.plain(wert.kurz or ""), pages.adresse("themen", wert.id))


def auswahl(eintraege: Iterable[Any], titel: str, b: Bausteine) -> Dokument:
    """Return the entries that someone chose, by kind, in the order chosen."""
    sammlung = Sammlung(b, 2)
    alle = tuple(dict.fromkeys(eintraege))
    for ordner, wort in (
        ("befunde", "Befunde"),
        ("praxisanleitungen", "Praxisanleitungen"),
        ("fallbeispiele", "Fallbeispiele"),
        ("netzwerke", "Netzwerke"),
    ):
        if eigene := [e for e in alle if ordner_von(e) == ordner]:
            sammlung.ueberschrift(wort, 1)
            sammlung.kapitel(eigene, 2)
    return sammlung.dokument(titel, b.rahmen.herausgeber, "", "")


def _dazu(sammlung: Sammlung, wert: Wert, feld: str) -> None:
    """Name what goes with a sector or a theme; these entries have documents of their own."""
    b = sammlung.b
    gruppen = [
        (titel, b.ansichten.mit(eintraege, feld, wert))
        for titel, eintraege in (
            ("Praxisanleitungen", b.matrix.praxisanleitungen),
            ("Fallbeispiele", b.matrix.fallbeispiele),
            ("Netzwerke", b.matrix.netzwerke),
        )
    ]
    if any(eintraege for _, eintraege in gruppen):
        sammlung.ueberschrift("Was dazu passt", 1, "", "Die ganzen Texte stehen im Netz und in eigenen Dokumenten.")
    for titel, eintraege in gruppen:
        if eintraege:
            sammlung.ueberschrift(titel, 2)
            sammlung.teile.append(
                Liste(tuple((Absatz((b.verweis(e), Lauf(": "), *b.satz(e.kurz))),) for e in eintraege))
            )


def _geordnet(befunde: Iterable[Befund], b: Bausteine) -> list[Befund]:
    """Return findings by direction, the strongest evidence first."""
    return [befund for gruppe in b.ansichten.nach_richtung(befunde) for befund in gruppe.eintraege]
