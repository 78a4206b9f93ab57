"""A finding as a chapter: what was found, what it means, what to do, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from handreichung.documents.parts import MARKEN, Bausteine, marke
from handreichung.documents.tree import (
    Absatz,
    Block,
    Inhalt,
    Kasten,
    Lauf,
    Liste,
    Steckbrief,
    Ueberschrift,
    absatz,
    text,
)
from handreichung.german import deutsches_datum, mit_punkt
from handreichung.model import Befund, Empfehlung
from handreichung.views.shown import Beleg


def kapitel(befund: Befund, b: Bausteine, ebene: int) -> Iterator[Block]:
    """Yield one finding as a chapter; the document's list of sources names its sources."""
    staerke = b.matrix.staerke(befund)
    richtung = b.matrix.wert("richtungen", befund.wirkung.richtung)
    yield Ueberschrift(befund.titel, ebene, marke("befunde", befund.id))
    themen = b.ansichten.namen("themen", befund.themen)
    stand = deutsches_datum(befund.stand)
    yield absatz(f"{richtung.name} · Belege: {staerke.stufe.wort} · {themen} · Stand: {stand}", "meta")
    yield Absatz(b.satz(befund.kurz), "lead")
    if befund.einfach:
        yield Kasten("Einfach erklärt", b.prosa(befund.einfach))
    yield Ueberschrift("Was gefunden wurde", ebene + 1)
    yield from b.prosa(befund.text)
    if b.ansichten.aus_dem_ausland(befund):
        yield absatz(
            "Die Belege stammen aus dem Ausland. Sie lassen sich nicht ohne Weiteres auf deutsche Kommunen übertragen.",
            "marke",
        )
    paare: list[tuple[str, Inhalt]] = [
        ("Wer die Wirkung spürt", text(b.ansichten.namen("ebenen", befund.wirkung.ebenen)))
    ]
    if befund.gruppen:
        paare.append(("Besonders betroffen", text(b.ansichten.namen("gruppen", befund.gruppen))))
    yield Steckbrief(tuple(paare))
    if befund.einordnung:
        yield Kasten("Einordnung der Redaktion, nicht aus den Quellen", b.prosa(befund.einordnung), "einordnung")
    if befund.empfehlungen:
        yield Ueberschrift("Was Sie tun können", ebene + 1)
        for empfehlung in befund.empfehlungen:
            yield from _empfehlung(empfehlung, b, ebene + 2)
    yield Ueberschrift("Worauf sich das stützt", ebene + 1)
    abzuege = f" Abzüge: {mit_punkt('; '.join(a.grund for a in staerke.abzuege))}" if staerke.abzuege else ""
    yield absatz(f"{mit_punkt(staerke.begruendung)} {staerke.stufe.erklaerung}{abzuege} {staerke.konsens.text}")
    yield Liste(tuple(tuple(_beleg(beleg, b)) for beleg in b.ansichten.belege(befund)))
    verwandt = [v for o in ("befunde", "fallbeispiele", "netzwerke") for v in b.matrix.verbunden(befund, o)]
    if verwandt:
        yield Ueberschrift("Siehe auch", ebene + 1)
        yield Liste(tuple((Absatz((b.verweis(v),)),) for v in verwandt))


def _empfehlung(empfehlung: Empfehlung, b: Bausteine, ebene: int) -> Iterator[Block]:
    herkunft = b.ansichten.marke(empfehlung)
    yield Ueberschrift(empfehlung.titel, ebene)
    angaben = [herkunft.name]
    if empfehlung.aufwand:
        angaben.append(f"Aufwand: {b.matrix.wert('aufwaende', empfehlung.aufwand).name}")
    if empfehlung.zeithorizont:
        angaben.append(b.matrix.wert("zeithorizonte", empfehlung.zeithorizont).name)
    yield absatz(" · ".join(angaben), "meta")
    yield from b.prosa(empfehlung.text)
    if empfehlung.praxis:
        punkte = []
        for verweis in empfehlung.praxis:
            praxis = b.matrix.eintraege["praxisanleitungen"][verweis.anleitung]
            punkte.append((Absatz((b.verweis(praxis), Lauf(". "), *b.satz(verweis.wie))),))
        yield Liste(tuple(punkte))
    if empfehlung.quellen:
        quellen = (b.matrix.eintraege["quellen"][kennung] for kennung in empfehlung.quellen)
        yield Absatz((Lauf("Quelle: "), *b.aufzaehlung(quellen)), "meta")


def _beleg(beleg: Beleg, b: Bausteine) -> Iterator[Block]:
    evidenz = beleg.evidenz
    yield from b.prosa(evidenz.aussage)
    ort = f": {evidenz.ort}" if evidenz.ort else ""
    untersuchung = f" · Untersuchung: {evidenz.untersuchung}" if evidenz.untersuchung else ""
    worte = (MARKEN[beleg.marke], beleg.art.name, beleg.methode.name, f"{beleg.reichweite.name}{ort}{untersuchung}")
    yield absatz(" · ".join(worte), "meta")
    wort = "Berichtet in: " if beleg.art.mittelbar else "Quelle: "  # type: ignore[attr-defined]
    jahr = f", {beleg.quelle.jahr}" if beleg.quelle.jahr else ""
    stelle = f". Fundstelle: {evidenz.fundstelle}" if evidenz.fundstelle else ""
    yield Absatz((Lauf(wort), b.verweis(beleg.quelle), Lauf(f"{jahr}{stelle}")), "meta")
