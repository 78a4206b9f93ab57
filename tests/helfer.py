"""A small matrix written by a test, and the shortest sound entry of every kind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from handreichung.check import Result, check
from handreichung.diagnostics import Diagnostic
from handreichung.loader import Corpus, load
from handreichung.matrix import Matrix

ROOT = Path(__file__).parent.parent
VOKABULARE = ROOT / "matrix" / "vokabulare"
HEUTE = date(2026, 11, 21)

QUELLE = """\
art: bericht
titel: Bericht über Dörfer
jahr: 2024
url: https://beispiel.de/bericht
stand: 2026-11-01
"""

BEFUND = """\
titel: Digitale Angebote erreichen nicht alle
kurz: Wer kein Gerät hat, verliert den Zugang zum Amt.
sektor: verwaltung
themen:
  - teilhabe
wirkung:
  richtung: risiko
  ebenen:
    - einzelne
text: Ein Absatz über das, was gefunden wurde.
evidenz:
  - quelle: bericht
    methode: umfrage
    art: studie
    reichweite: deutschland
    aussage: Ein Teil der Befragten hat kein Gerät.
stand: 2026-11-01
"""

_PRAXIS = """\
art: {art}
titel: {titel}
kurz: Diese Anleitung zeigt einen Weg zum Ziel.
zweck: Damit alle mitreden können.
anliegen:
  - gemeinsam-planen
dauer: ein Tag
dauer_klasse: "1-tag"
aufwand: gering
herkunft:
  dauer: redaktion
  aufwand: redaktion
themen:
  - teilhabe
sektoren:
  - verwaltung
stand: 2026-11-01
"""

LEITFADEN = (
    _PRAXIS.format(art="leitfaden", titel="Ein Leitfaden")
    + """\
schritte:
  - titel: Anfangen
    text: Den ersten Schritt gehen.
"""
)

CHECKLISTE = (
    _PRAXIS.format(art="checkliste", titel="Eine Checkliste")
    + """\
abschnitte:
  - titel: Vorher
    punkte:
      - text: Raum buchen
"""
)

WORKSHOP = (
    _PRAXIS.format(art="workshop", titel="Ein Workshop")
    + """\
ablauf:
  - titel: Ankommen
    minuten: 30
    text: Alle stellen sich vor.
  - titel: Arbeiten
    minuten: 60
    text: In Gruppen arbeiten.
minuten_herkunft: vorschlag
dauer_minuten: 90
"""
)

NETZWERK = """\
name: Netz der Dörfer
kurz: Hier tauschen sich Dörfer über ihre Arbeit aus.
art: netzwerk
traeger: Verein der Dörfer
reichweite:
  ebene: bund
angebot: Treffen und Unterlagen.
betrieb: aktiv
themen:
  - teilhabe
sektoren:
  - verwaltung
stand: 2026-11-01
"""

TANDEM = """\
kommune: Beispielstadt
kurz: Die Stadt sucht Austausch über Beteiligung.
ags: "01001000"
land: sh
art: kreisfreie-stadt
bietet:
  - thema: teilhabe
    text: Wir zeigen unser Vorgehen.
sucht:
  - thema: beteiligung
    text: Wir suchen Erfahrungen.
kontakt: digitales@beispiel.de
gueltig_bis: 2027-06-30
stand: 2026-11-01
"""

BEDARF = """\
titel: Mehr Zeit für Neues
kurz: Kommunen brauchen Zeit, um Neues zu lernen.
wer: kleine Kommunen
erhebungen:
  - quelle: bericht
    frage: Was fehlt Ihnen am meisten?
themen:
  - teilhabe
sektoren:
  - verwaltung
stand: 2026-11-01
"""

ANGEBOT = """\
name: Werkzeuge für Dörfer
kurz: Eine Sammlung von Werkzeugen für den Anfang.
traeger: Verein der Dörfer
url: https://beispiel.de/werkzeuge
formate:
  - datenbank
themen:
  - teilhabe
sektoren:
  - verwaltung
betrieb: aktiv
stand: 2026-11-01
"""

FALLBEISPIEL = """\
titel: Wie ein Dorf einen Bus bekam
kurz: Ein Dorf hat mit anderen einen Bus bestellt.
kommune: Beispieldorf
land: sh
ausgangslage: Es fuhr kein Bus.
vorgehen: Alle haben zusammengelegt.
ergebnis: Jetzt fährt ein Bus.
art: amtlich
themen:
  - teilhabe
sektoren:
  - mobilitaet
wirkung: chance
quellen:
  - bericht
stand: 2026-11-01
"""

BEGRIFF = """\
begriff: Bürgerhaushalt
kurz: Alle stimmen über einen Teil des Geldes ab.
stand: 2026-11-01
"""

#: The shortest sound entry of every class, by folder and key `art`.
MUSTER: Mapping[tuple[str, str], str] = {
    ("befunde", ""): BEFUND,
    ("praxisanleitungen", "leitfaden"): LEITFADEN,
    ("praxisanleitungen", "checkliste"): CHECKLISTE,
    ("praxisanleitungen", "workshop"): WORKSHOP,
    ("netzwerke", ""): NETZWERK,
    ("tandems", ""): TANDEM,
    ("bedarfe", ""): BEDARF,
    ("angebote", ""): ANGEBOT,
    ("fallbeispiele", ""): FALLBEISPIEL,
    ("glossar", ""): BEGRIFF,
    ("quellen", ""): QUELLE,
}


def empfehlung(*anleitungen: str, wie: str = "So geht es leichter.") -> str:
    """Return a list `empfehlungen` with one sound recommendation that names practice guides."""
    praxis = ", ".join(f"{{anleitung: {kennung}, wie: {wie}}}" for kennung in anleitungen)
    return f"empfehlungen:\n  - {{titel: A, text: B, herkunft: redaktion, praxis: [{praxis}]}}\n"


@cache
def _vokabulare() -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(VOKABULARE.iterdir())}


class Kleinmatrix:
    """A matrix that a test writes line by line."""

    def __init__(self, ordner: Path) -> None:
        self.ordner = ordner
        (ordner / "vokabulare").mkdir(parents=True)
        for name, inhalt in _vokabulare().items():
            (ordner / "vokabulare" / name).write_bytes(inhalt)

    def schreibe(self, pfad: str, inhalt: str | bytes) -> Path:
        """Write a file below the matrix."""
        ziel = self.ordner / pfad
        ziel.parent.mkdir(parents=True, exist_ok=True)
        ziel.write_bytes(inhalt.encode() if isinstance(inhalt, str) else inhalt)
        return ziel

    def befund(self, kennung: str = "befund", *aenderungen: tuple[str, str], dazu: str = "") -> Path:
        """Write the sound Befund, changed by replacements, and the source it cites."""
        if not (self.ordner / "quellen" / "bericht.yml").exists():
            self.schreibe("quellen/bericht.yml", QUELLE)
        return self.schreibe(f"befunde/verwaltung/{kennung}.yml", ersetzt(BEFUND, *aenderungen) + dazu)

    def alle(self) -> None:
        """Write one sound entry of every kind."""
        for (ordner, art), inhalt in MUSTER.items():
            unter = "verwaltung/" if ordner == "befunde" else ""
            name = "bericht" if ordner == "quellen" else art or "muster"
            self.schreibe(f"{ordner}/{unter}{name}.yml", inhalt)

    def laden(self) -> tuple[Corpus, tuple[Diagnostic, ...]]:
        """Load without any rule."""
        return load(self.ordner)

    def pruefen(self, stichtag: date | None = HEUTE, schuljahre: Callable[[str], float] = lambda text: 1.0) -> Result:
        """Check everything; readability is not judged unless asked for."""
        return check(self.ordner, stichtag, schuljahre=schuljahre)

    def meldungen(self, *, ohne: str = "HR307 HR308 HR312", **angaben: Any) -> list[Diagnostic]:
        """Return what a check says, without the hints that every small matrix gives."""
        return [d for d in self.pruefen(**angaben).diagnostics if d.code not in ohne.split()]

    def gebaut(self) -> Matrix:
        """Return the Matrix of a check without errors."""
        result = self.pruefen()
        assert result.matrix is not None, [d for d in result.diagnostics if d.is_error]
        return result.matrix


def ersetzt(text: str, *aenderungen: tuple[str, str]) -> str:
    """Return `text` with replacements; each must hit, so that no test passes by a typing error."""
    for alt, neu in aenderungen:
        assert alt in text, f"{alt!r} is not in the text"
        text = text.replace(alt, neu, 1)
    return text


def ohne_feld(text: str, feld: str) -> str:
    """Return an entry without one of its outermost fields."""
    neu = re.sub(rf"^{feld}:.*\n(?:[ ]+.*\n)*", "", text, flags=re.MULTILINE)
    assert neu != text, f"{feld} is not in the text"
    return neu


def codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return the codes in their order."""
    return [d.code for d in diagnostics]


def ort(diagnostic: Diagnostic) -> tuple[int, int]:
    """Return line and column."""
    assert diagnostic.span is not None
    return diagnostic.span.line, diagnostic.span.column


def markiert(diagnostic: Diagnostic) -> str:
    """Return the words that a problem marks, as far as they stand in its first line."""
    span = diagnostic.span
    assert span is not None
    end = span.end_column if span.end_line == span.line else len(diagnostic.source) + 1
    return diagnostic.source[span.column - 1 : end - 1]


# --- A canonical writer (editing.md, section 12), independent of the product ----------------------------

_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß„][A-Za-z0-9ÄÖÜäöüß„“‚‘–()/.,;!?%&+§€’ _-]*")
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}


def _skalar(wert: str, einzug: str) -> str:
    zeilen = wert.split("\n")
    clean = all(zeile.isprintable() and zeile == zeile.rstrip() for zeile in zeilen)
    if len(zeilen) > 1 and clean and zeilen[0] and zeilen[-1] and not zeilen[0].startswith(" "):
        return "|-\n" + "\n".join(einzug + zeile if zeile else "" for zeile in zeilen)
    if _PLAIN.fullmatch(wert) and wert == wert.rstrip() and wert.lower() not in _WORDS:
        return wert
    escaped = json.dumps(wert, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", escaped)


def kanonisch(wert: Any, einzug: str = "") -> str:
    """Return a mapping of strings, lists and mappings as canonical YAML."""
    zeilen = []
    for schluessel, inhalt in wert.items():
        kopf = f"{einzug}{_skalar(schluessel, '')}:"
        if isinstance(inhalt, str):
            zeilen.append(f"{kopf} {_skalar(inhalt, einzug + '  ')}\n")
        elif isinstance(inhalt, list):
            zeilen.append(f"{kopf}\n" + "".join(_punkt(punkt, einzug + "  ") for punkt in inhalt))
        else:
            zeilen.append(f"{kopf}\n{kanonisch(inhalt, einzug + '  ')}")
    return "".join(zeilen)


def _punkt(punkt: Any, einzug: str) -> str:
    if isinstance(punkt, str):
        return f"{einzug}- {_skalar(punkt, einzug + '  ')}\n"
    block = kanonisch(punkt, einzug + "  ")
    return f"{einzug}- {block[len(einzug) + 2 :]}"
