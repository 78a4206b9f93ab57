"""What a workshop needs on paper: a sheet for who leads it, one for who takes part, and cards of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handreichung import pages
from handreichung.documents.parts import Bausteine
from handreichung.documents.shelf import Entwurf, Vordruck
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
    Umbruch,
    Verweis,
    als_daten,
    fuer_sich,
    text,
)
from handreichung.german import deutsches_datum, mit_punkt
from handreichung.model import Workshop
from handreichung.views.practice import Programm, Programmpunkt

#: Lines for notes on a sheet that would else be empty; every two steps and every 150 characters take one of them.
_NOTIZZEILEN, _WENIGSTENS = 12, 4


def entwuerfe(b: Bausteine) -> Iterator[Entwurf]:
    """Yield the sheets and cards of every workshop."""
    for workshop in b.matrix.praxisanleitungen:
        if not isinstance(workshop, Workshop):
            continue
        pfad = b.matrix.ort(workshop).pfad
        for name, titel, inhalt in (
            ("moderation", "Blatt für die Moderation", moderation(workshop, b)),
            ("teilnehmende", "Blatt für Teilnehmende", teilnehmende(workshop, b)),
        ):
            for form, wozu in (("pdf", "zum Drucken"), ("odt", "zum Bearbeiten")):
                ziel = pages.dokument("praxisanleitungen", workshop.id, f"-{name}.{form}")
                yield Entwurf(ziel, f"{titel} {wozu}", pfad, inhalt)
        karten_ziel = pages.dokument("praxisanleitungen", workshop.id, "-karten.pdf")
        yield Entwurf(
            karten_ziel,
            "Karten der Schritte in A5 (beidseitig drucken, über die lange Seite wenden, in der Mitte schneiden)",
            pfad,
            Vordruck("karten.typ", karten(workshop, b)),
        )


def moderation(workshop: Workshop, b: Bausteine) -> Dokument:
    """Return the sheet that whoever leads the workshop holds in hand: times, roles, material and the full text."""
    programm = b.anleitungen.programm(workshop)
    teile: list[Block] = [Absatz(b.satz(workshop.kurz), "lead"), Steckbrief(tuple(_rahmen(workshop, programm, b)))]
    if packliste := b.anleitungen.packliste(workshop):
        teile += [Ueberschrift("Vor dem Beginn"), *b.prosa(workshop.vorbereitung)]
        teile.append(Kaestchenliste(tuple(Kaestchen(stueck) for stueck in packliste)))
    teile += [
        Ueberschrift("Ablauf"),
        Tabelle(
            (text("Uhrzeit"), text("Dauer"), text("Schritt"), text("Womit")),
            tuple(_zeile(punkt, programm, b) for punkt in programm.punkte),
            "Was wann geschieht",
            (3, 4, 11, 5),
        ),
    ]
    if workshop.inklusion:
        teile.append(Kasten("So wird es inklusiv", b.prosa(workshop.inklusion)))
    return _dokument(workshop, b, "Blatt für die Moderation", tuple(teile))


def teilnehmende(workshop: Workshop, b: Bausteine) -> Dokument:
    """Return the sheet for those who take part: what it is about, the agenda in short, room for notes."""
    programm = b.anleitungen.programm(workshop)
    zeilen = _NOTIZZEILEN - len(programm.sitzung) // 2 - len(workshop.zweck) // 150
    teile: list[Block] = [
        Ueberschrift("Worum es geht"),
        *b.prosa(workshop.zweck),
        Schreibfeld("Ort, Datum, Beginn"),
        Ueberschrift("Was wir vorhaben"),
        Tabelle(
            (text("Uhrzeit"), text("Schritt"), text("Dauer")),
            tuple(
                (text(" "), text(p.schritt.titel), text(_dauer(p) if programm.gezeigt else " "))
                for p in programm.sitzung
            ),
            "Ablauf",
            (2, 7, 2),
        ),
        Schreibfeld("Meine Notizen", max(_WENIGSTENS, zeilen)),
    ]
    return _dokument(workshop, b, "Blatt für Teilnehmende", tuple(teile))


def karten(workshop: Workshop, b: Bausteine) -> dict[str, Any]:
    """Return what `karten.typ` sets: a card about the whole, then one a step; text that overflows is an error there."""
    programm = b.anleitungen.programm(workshop)
    return {
        "titel": workshop.titel,
        "kurz": als_daten(fuer_sich((Absatz(b.satz(workshop.kurz)),))),
        "herausgeber": b.rahmen.herausgeber,
        "adresse": b.rahmen.im_netz(pages.adresse("praxisanleitungen", workshop.id)),
        "lizenz": b.rahmen.lizenz,
        "stand": workshop.stand.isoformat(),
        "stand-text": deutsches_datum(workshop.stand),
        "sprache": "de",
        "rahmen": als_daten(fuer_sich((Steckbrief(tuple(_rahmen(workshop, programm, b))),))),
        "material": list(b.anleitungen.packliste(workshop)),
        "karten": [
            {
                "nummer": punkt.nummer,
                "titel": punkt.schritt.titel,
                "dauer": _dauer(punkt) if programm.gezeigt else "",
                "ab": "" if punkt.ab is None else f"ab Minute {punkt.ab}",
                "pause": punkt.schritt.pause,
                "methode": punkt.schritt.methode or "",
                "material": punkt.schritt.material or "",
                "text": als_daten(fuer_sich(b.prosa(punkt.schritt.text))),
            }
            for punkt in programm.punkte
        ],
    }


def _dokument(workshop: Workshop, b: Bausteine, art: str, teile: tuple[Block, ...]) -> Dokument:
    return Dokument(
        titel=workshop.titel,
        art=art,
        stand=workshop.stand,
        herausgeber=b.rahmen.herausgeber,
        adresse=b.rahmen.im_netz(pages.adresse("praxisanleitungen", workshop.id)),
        lizenz=b.rahmen.lizenz,
        teile=teile,
        kurz="".join(lauf.text for lauf in b.satz(workshop.kurz) if isinstance(lauf, Lauf)),
    )


def _rahmen(workshop: Workshop, programm: Programm, b: Bausteine) -> Iterator[tuple[str, Inhalt]]:
    yield "Dauer", text(workshop.dauer)
    if programm.gezeigt:
        herkunft = f"{mit_punkt(programm.herkunft.name)}"
        yield "Minuten", text(f"{herkunft} {mit_punkt(programm.umfang)}" if programm.umfang else herkunft)
    for eckdatum in b.anleitungen.eckdaten(workshop):
        if eckdatum.titel == "Gruppe":
            yield "Gruppe", text(". ".join(w for w in (eckdatum.text, eckdatum.zusatz) if w))
    if workshop.rollen:
        yield "Rollen", text("; ".join(workshop.rollen))


def _zeile(punkt: Programmpunkt, programm: Programm, b: Bausteine) -> tuple[Inhalt, ...]:
    schritt = punkt.schritt
    dauer: tuple[Lauf | Umbruch | Verweis, ...] = (Lauf(_dauer(punkt) if programm.gezeigt else " "),)
    if punkt.ab is not None:
        dauer += (Umbruch(), Lauf(f"ab Minute {punkt.ab}"))
    womit = [wort for wort in (schritt.methode, schritt.material and f"Material: {schritt.material}") if wort]
    kopf = Lauf(f"{punkt.nummer}. {schritt.titel}", stark=True)
    return (text(" "), dauer, (kopf, Umbruch(), *_in_zelle(b.prosa(schritt.text))), _zeilen(womit))


def _dauer(punkt: Programmpunkt) -> str:
    return f"{punkt.schritt.minuten} Minuten" if punkt.schritt.minuten else "ohne feste Zeit"


def _zeilen(worte: list[str]) -> Inhalt:
    out: list[Lauf | Umbruch | Verweis] = []
    for wort in worte:
        out += [Umbruch(), Lauf(wort)] if out else [Lauf(wort)]
    return tuple(out) or text(" ")


def _in_zelle(bloecke: tuple[Block, ...], zeichen: str = "") -> Inhalt:
    """Return blocks as lines of one cell; points of lists keep a sign."""
    out: list[Lauf | Umbruch | Verweis] = []
    for block in bloecke:
        if isinstance(block, Absatz):
            zeilen: list[Inhalt] = [(Lauf(zeichen), *block.inhalt) if zeichen else block.inhalt]
        elif isinstance(block, Liste):
            zeilen = [
                _in_zelle(punkt, f"{nummer}. " if block.nummeriert else "• ")
                for nummer, punkt in enumerate(block.punkte, block.beginn)
            ]
        else:
            zeilen = [text("Siehe die Anleitung im Netz.")]
        for zeile in zeilen:
            out += [Umbruch(), *zeile] if out else zeile
    return tuple(out)
