"""A practice guide as a document to print, to fill in and to change."""

from __future__ import annotations

from collections.abc import Iterator

from handreichung import pages
from handreichung.documents.parts import MARKEN, Bausteine, marke
from handreichung.documents.shelf import Entwurf
from handreichung.documents.tree import (
    Absatz,
    Block,
    Dokument,
    Inhalt,
    Kaestchen,
    Kaestchenliste,
    Kasten,
    Lauf,
    Liste,
    Schreibfeld,
    Steckbrief,
    Tabelle,
    Ueberschrift,
    absatz,
    liste,
    text,
)
from handreichung.german import deutsches_datum, mit_punkt
from handreichung.model import Checkliste, Leitfaden, Praxisanleitung, Workshop
from handreichung.views.practice import Eckdatum, Programm


def entwuerfe(b: Bausteine) -> Iterator[Entwurf]:
    """Yield every guide in both forms."""
    for praxis in b.matrix.praxisanleitungen:
        inhalt = dokument(praxis, b)
        pfad = b.matrix.ort(praxis).pfad
        wort = b.ansichten.artname(praxis)
        for endung, titel in ((".pdf", f"{wort} zum Drucken"), (".odt", f"{wort} zum Bearbeiten")):
            yield Entwurf(pages.dokument("praxisanleitungen", praxis.id, endung), titel, pfad, inhalt)


def dokument(praxis: Praxisanleitung, b: Bausteine) -> Dokument:
    """Return one guide as a document of its own, with its sources in full."""
    quellen = (*b.matrix.nennt(praxis, "quellen"), *b.anleitungen.rechtsquellen(praxis))
    teile: list[Block] = [*_kopf(praxis, b), *_hauptteil(praxis, b, 1), Ueberschrift("Worauf sich das stützt")]
    if quellen:
        teile.append(b.verzeichnis(quellen))
    teile += _ohne_quelle(praxis)
    if kette := b.matrix.verbunden(praxis, "praxisanleitungen"):
        teile += [Ueberschrift("Davor und danach"), Liste(tuple((Absatz((b.verweis(p),)),) for p in kette))]
    return Dokument(
        titel=praxis.titel,
        art=b.ansichten.artname(praxis),
        stand=praxis.stand,
        herausgeber=b.rahmen.herausgeber,
        adresse=b.rahmen.im_netz(pages.adresse("praxisanleitungen", praxis.id)),
        lizenz=b.rahmen.lizenz,
        teile=tuple(teile),
        kurz="".join(lauf.text for lauf in b.satz(praxis.kurz) if isinstance(lauf, Lauf)),
    )


def kapitel(praxis: Praxisanleitung, b: Bausteine, ebene: int) -> Iterator[Block]:
    """Yield one guide as a chapter of a larger document, whose list of sources names its sources."""
    yield Ueberschrift(praxis.titel, ebene, marke("praxisanleitungen", praxis.id))
    yield absatz(f"{b.ansichten.artname(praxis)} · Stand: {deutsches_datum(praxis.stand)}", "meta")
    yield from _kopf(praxis, b)
    yield from _hauptteil(praxis, b, ebene + 1)
    quellen = b.matrix.nennt(praxis, "quellen")
    yield Ueberschrift("Worauf sich das stützt", ebene + 1)
    if quellen:
        yield Liste(tuple((Absatz((b.verweis(q),)),) for q in quellen))
    yield from _ohne_quelle(praxis)


def _kopf(praxis: Praxisanleitung, b: Bausteine) -> Iterator[Block]:
    """Yield what decides whether a guide fits."""
    yield Absatz(b.satz(praxis.kurz), "lead")
    eckdaten = b.anleitungen.eckdaten(praxis)
    paare: list[tuple[str, Inhalt]] = [(e.titel, _eckdatum(e)) for e in eckdaten]
    if praxis.zielgruppe:
        paare.append(("Für wen", text(praxis.zielgruppe)))
    if praxis.mitwirkende:
        paare.append(("Mit wem", text(b.ansichten.namen("mitwirkende", praxis.mitwirkende))))
    yield Steckbrief(tuple(paare))
    if marken := b.anleitungen.marken(eckdaten):
        yield absatz(" ".join(f"„{MARKEN[m.marke]}“: {m.text}" for m in marken), "meta")
    if praxis.nicht_geeignet:
        yield Kasten("Nicht geeignet, wenn …", b.prosa(praxis.nicht_geeignet), "hinweis")
    if praxis.inklusion:
        yield Kasten("So wird es inklusiv", b.prosa(praxis.inklusion))
    if praxis.rechtsrahmen:
        recht = praxis.rechtsrahmen
        quellen = b.anleitungen.rechtsquellen(praxis)
        wort = MARKEN[b.matrix.wert("herkuenfte", recht.herkunft).marke]
        satz = Lauf(f"Stand des Rechts: {deutsches_datum(recht.stand)} ({wort})")
        belegt = (Lauf(": "), *b.aufzaehlung(quellen)) if quellen else ()
        yield Kasten("Rechtlicher Rahmen", (*b.prosa(recht.text), Absatz((satz, *belegt), "meta")))


def _eckdatum(eckdatum: Eckdatum) -> Inhalt:
    worte = ". ".join(w.removesuffix(".") for w in (eckdatum.text, eckdatum.zusatz) if w)
    herkunft = (Lauf(f" ({MARKEN[eckdatum.herkunft.marke]})", betont=True),) if eckdatum.herkunft else ()
    return (Lauf(worte), *herkunft)


def _hauptteil(praxis: Praxisanleitung, b: Bausteine, ebene: int) -> Iterator[Block]:
    yield Ueberschrift("Wozu das gut ist", ebene)
    yield from b.prosa(praxis.zweck)
    if praxis.vorbereitung or praxis.rollen or praxis.material:
        yield Ueberschrift("Vorbereiten", ebene)
        yield from b.prosa(praxis.vorbereitung)
        if praxis.rollen:
            yield Ueberschrift("Wer gebraucht wird", ebene + 1)
            yield liste(praxis.rollen)
        if praxis.material:
            yield Ueberschrift("Material", ebene + 1)
            yield Kaestchenliste(tuple(Kaestchen(stueck) for stueck in praxis.material))
    if isinstance(praxis, Workshop):
        yield from _ablauf(praxis, b, ebene)
    elif isinstance(praxis, Checkliste):
        yield from _checkliste(praxis, b, ebene)
    elif isinstance(praxis, Leitfaden):
        yield from _schritte(praxis, b, ebene)


def _ablauf(workshop: Workshop, b: Bausteine, ebene: int) -> Iterator[Block]:
    programm = b.anleitungen.programm(workshop)
    yield Ueberschrift("Ablauf", ebene)
    if programm.gezeigt:
        yield absatz(_minuten(programm), "meta")
    if programm.summe is not None:
        yield Tabelle(
            (text("Ab Minute"), text("Dauer"), text("Schritt"), text("Uhrzeit")),
            tuple(
                (
                    text(str(p.ab)),
                    text(f"{p.schritt.minuten} Minuten"),
                    text(f"{p.nummer}. {p.schritt.titel}"),
                    text(" "),
                )
                for p in programm.punkte
            ),
            "Auf einen Blick",
            (2, 2, 7, 2),
        )
    for punkt in programm.punkte:
        schritt = punkt.schritt
        yield Ueberschrift(f"{punkt.nummer}. {schritt.titel}", ebene + 1)
        angaben = [
            f"{schritt.minuten} Minuten" if schritt.minuten and programm.gezeigt else "",
            f"ab Minute {punkt.ab}" if punkt.ab is not None else "",
            f"Methode: {schritt.methode}" if schritt.methode else "",
            f"Material: {schritt.material}" if schritt.material else "",
        ]
        if any(angaben):
            yield absatz(" · ".join(filter(None, angaben)), "meta")
        yield from b.prosa(schritt.text)


def _minuten(programm: Programm) -> str:
    teile = [f"Minuten: {mit_punkt(programm.herkunft.name)}"]
    if programm.umfang:
        teile.append(f"Sie umfassen: {mit_punkt(programm.umfang)}")
    if programm.summe:
        pausen = f", davon {programm.pausen} Minuten Pause" if programm.pausen else ""
        teile.append(f"Zusammen {programm.summe} Minuten{pausen}.")
    return " ".join(teile)


def _checkliste(checkliste: Checkliste, b: Bausteine, ebene: int) -> Iterator[Block]:
    zahlen = b.anleitungen.pflichten(checkliste)
    yield Ueberschrift("Checkliste", ebene)
    if zahlen.pflicht:
        davon = "Einer davon ist" if zahlen.pflicht == 1 else f"{zahlen.pflicht} davon sind"
        rest = f"{davon} gesetzlich vorgeschrieben; die Grundlage steht dabei. Alle anderen sind Empfehlungen."
    else:
        rest = "Alle sind Empfehlungen; keiner ist hier als gesetzliche Pflicht bezeichnet."
    yield absatz(f"{zahlen.gesamt} Punkte. {rest}")
    for abschnitt in checkliste.abschnitte:
        yield Ueberschrift(abschnitt.titel, ebene + 1)
        yield Kaestchenliste(
            tuple(Kaestchen(p.text, p.pflicht, p.grundlage or "", b.prosa(p.hinweis)) for p in abschnitt.punkte)
        )
    yield Schreibfeld("Bearbeitet von, am")


def _schritte(leitfaden: Leitfaden, b: Bausteine, ebene: int) -> Iterator[Block]:
    yield Ueberschrift("Schritte", ebene)
    for nummer, schritt in enumerate(leitfaden.schritte, 1):
        yield Ueberschrift(f"{nummer}. {schritt.titel}", ebene + 1)
        yield from b.prosa(schritt.text)
        if schritt.ergebnis:
            yield Kaestchenliste((Kaestchen(f"Ergebnis: {schritt.ergebnis}"),))


def _ohne_quelle(praxis: Praxisanleitung) -> Iterator[Block]:
    if not praxis.quellen:
        yield absatz("Diese Anleitung ist ein Vorschlag der Redaktion.")
    if praxis.ungeprueft:
        yield Kasten("Was keine Quelle trägt (ungeprüft)", (liste(praxis.ungeprueft),), "hinweis")
