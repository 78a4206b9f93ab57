"""What two municipalities need to begin a tandem: the first meeting and the agreement, blank or filled in.

The words stand on the page about tandems (`content/netzwerke/tandem-anleitung.md`), in its sections
`erstes-treffen` and `vereinbarung`; documents are made of them, so that nothing is written twice. A project
without that page has no kit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handreichung import pages, prose
from handreichung.documents import from_prose
from handreichung.documents.parts import Bausteine
from handreichung.documents.shelf import Entwurf
from handreichung.documents.tree import (
    Block,
    Dokument,
    Kasten,
    Schreibfeld,
    Seitenumbruch,
    Tabelle,
    Ueberschrift,
    absatz,
    liste,
    text,
)
from handreichung.matching import teile, vergleiche
from handreichung.model import Tandem

#: The page that holds the words, below the folder of hand-written pages.
SEITE = "netzwerke/tandem-anleitung.md"
#: Phases in which a pair begins or works, so that filled documents help.
_PHASEN = ("gefunden", "laeuft")
_STEP = re.compile(r"^\d+\. \*\*(\d+) Minuten: (.+?)\.?\*\* (.+)$", re.MULTILINE)
_BLANK = re.compile(r"\[([^\[\]]+)\]")
_FORMEN = ((".pdf", "zum Drucken"), (".odt", "zum Bearbeiten"))


@dataclass(frozen=True, slots=True)
class Schritt:
    """A step of the first meeting."""

    minuten: int
    titel: str
    text: str


@dataclass(frozen=True, slots=True)
class Vorlage:
    """The words of the page: before the steps, the steps, after them, and the agreement line by line."""

    vorher: str
    schritte: tuple[Schritt, ...]
    nachher: str
    vereinbarung: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seite:
    """One side of a tandem as documents name it; the texts are empty where nobody has filled them in."""

    name: str
    frage: str = ""
    bietet: str = ""
    kontakt: str = ""


@dataclass(frozen=True, slots=True)
class Paar:
    """Two sides, with what is already known of both."""

    a: Seite
    b: Seite
    formen: str = ""
    gruende: tuple[str, ...] = ()


BLANKO = Paar(Seite("Kommune A"), Seite("Kommune B"))


def entwuerfe(b: Bausteine) -> Iterator[Entwurf]:
    """Yield both documents, blank for any pair and filled in beside the profiles of pairs that work together."""
    vorlage = lesen(b.rahmen.inhalte) if b.rahmen.inhalte else None
    if vorlage is None:
        return
    adresse = b.rahmen.im_netz(pages.adresse("netzwerke", Path(SEITE).stem))
    for name, titel, dokument in _paar(vorlage, BLANKO, b, adresse, b.matrix.stand or pages.OHNE_EINTRAG):
        yield Entwurf(pages.tandemvordruck(name), titel, "", dokument)
    for tandem in b.matrix.tandems:
        partner = b.ansichten.tandem.partner(tandem)
        if partner is None or tandem.phase not in _PHASEN:
            continue
        adresse = b.rahmen.im_netz(pages.adresse("tandems", tandem.id))
        stand = max(tandem.stand, partner.stand)
        for name, titel, dokument in _paar(vorlage, paar(tandem, partner, b), b, adresse, stand):
            yield Entwurf(pages.dokument("tandems", tandem.id, f"-{name}"), titel, b.matrix.ort(tandem).pfad, dokument)


def _paar(vorlage: Vorlage, p: Paar, b: Bausteine, adresse: str, stand: date) -> Iterator[tuple[str, str, Dokument]]:
    """Yield name, words for readers and content of every file."""
    namen = "" if p is BLANKO else f": {p.a.name} und {p.b.name}"
    for name, titel, inhalt in (
        ("erstes-treffen", "Das erste Treffen", treffen(vorlage, p)),
        ("vereinbarung", "Vereinbarung über ein Tandem", vereinbarung(vorlage, p)),
    ):
        dokument = Dokument(
            f"{titel}{namen}", "Vorlage für ein Tandem", stand, b.rahmen.herausgeber, adresse, b.rahmen.lizenz, inhalt
        )
        for endung, zweck in _FORMEN:
            yield f"{name}{endung}", f"{titel} {zweck}", dokument


def paar(a: Tandem, b: Tandem, bausteine: Bausteine) -> Paar:
    """Return what two profiles say that belongs into the documents."""
    ansichten = bausteine.ansichten.tandem
    vergleich = vergleiche(ansichten.profil(a), ansichten.profil(b), ansichten.lage)
    gemeinsam = [form for form in a.form if form in b.form]
    return Paar(
        _seite(a),
        _seite(b),
        bausteine.ansichten.namen("formen", gemeinsam),
        tuple(teil.satz for teil in teile(vergleich, ansichten.lage) if teil.urteil in {"passt", "teils"}),
    )


def _seite(tandem: Tandem) -> Seite:
    return Seite(
        tandem.kommune,
        " ".join(prose.plain(p.text) for p in tandem.sucht),
        " ".join(prose.plain(p.text) for p in tandem.bietet),
        tandem.kontakt,
    )


# ---- the page ------------------------------------------------------------------------------------------------


def lesen(inhalte: Path) -> Vorlage | None:
    """Return the words of the page below the folder of hand-written pages, or None where it does not hold them."""
    pfad = inhalte / SEITE
    if not pfad.is_file():
        return None
    seite = pfad.read_text(encoding="utf-8")
    treffen, vertrag = _abschnitt(seite, "erstes-treffen"), _abschnitt(seite, "vereinbarung")
    schritte = list(_STEP.finditer(treffen))
    zaun = re.search(r"^```text\n(.*?)^```$", vertrag, re.MULTILINE | re.DOTALL)
    if not schritte or zaun is None:
        return None
    return Vorlage(
        _prosa(treffen[: schritte[0].start()]),
        tuple(Schritt(int(s[1]), s[2], s[3]) for s in schritte),
        _prosa(treffen[schritte[-1].end() :]),
        tuple(zeile.strip() for zeile in zaun[1].splitlines() if zeile.strip()),
    )


def _abschnitt(seite: str, marke: str) -> str:
    """Return the text below the heading that carries an anchor, up to the next one of its level."""
    found = re.search(rf"^## .*\{{: #{marke} \}}\n(.*?)(?=^## |\Z)", seite, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def _prosa(markdown: str) -> str:
    """Return the paragraphs without building blocks and raw HTML, which are for the page alone."""
    absaetze = (a.strip() for a in markdown.split("\n\n"))
    return "\n\n".join(a for a in absaetze if a and not a.startswith(("<", "{{")))


# ---- documents -----------------------------------------------------------------------------------------------


def treffen(vorlage: Vorlage, p: Paar) -> tuple[Block, ...]:
    """Return the kit for the first meeting."""
    gesamt = sum(schritt.minuten for schritt in vorlage.schritte)
    out: list[Block] = [absatz("Ablauf und Minuten sind ein Vorschlag der Redaktion und nicht erprobt.", "meta")]
    if p.gruende:
        out.append(Kasten("Warum Sie zueinander passen könnten", (liste(p.gruende),)))
    out += [Ueberschrift("Vorher"), *from_prose.bloecke(vorlage.vorher)]
    for seite in (p.a, p.b):
        out.append(Ueberschrift(seite.name, 2))
        for frage, antwort in (("Unsere Frage", seite.frage), ("Was wir bieten", seite.bietet)):
            out.append(absatz(f"{frage}: {antwort}") if antwort else Schreibfeld(frage, 2))
        out.append(Schreibfeld("Was wir schon versucht haben", 3))
    out += [Seitenumbruch(), Ueberschrift(f"Ablauf: {gesamt} Minuten"), _agenda(vorlage, p)]
    for nummer, schritt in enumerate(vorlage.schritte, 1):
        out.append(Ueberschrift(f"{nummer}. {_mit_namen(schritt.titel, p)} ({schritt.minuten} Minuten)", 2))
        out += from_prose.bloecke(_mit_namen(schritt.text, p))
        out.append(Schreibfeld("Notizen", 3))
    out += (
        [Ueberschrift("Damit alle mitmachen können"), *from_prose.bloecke(vorlage.nachher)] if vorlage.nachher else []
    )
    return tuple(out)


def _agenda(vorlage: Vorlage, p: Paar) -> Tabelle:
    ab, zeilen = 0, []
    for nummer, schritt in enumerate(vorlage.schritte, 1):
        worte = (str(ab), f"{schritt.minuten} Minuten", f"{nummer}. {_mit_namen(schritt.titel, p)}", " ")
        zeilen.append(tuple(text(wort) for wort in worte))
        ab += schritt.minuten
    kopf = tuple(text(wort) for wort in ("Ab Minute", "Dauer", "Schritt", "Uhrzeit"))
    return Tabelle(kopf, tuple(zeilen), "Auf einen Blick", (2, 2, 7, 2))


def _mit_namen(worte: str, p: Paar) -> str:
    return worte.replace("Kommune A", p.a.name).replace("Kommune B", p.b.name)


def vereinbarung(vorlage: Vorlage, p: Paar) -> tuple[Block, ...]:
    """Return the agreement: what the profiles say is filled in, the rest stays in brackets."""
    out: list[Block] = [
        absatz(
            "Der Text ist ein Vorschlag der Redaktion und kein Rechtsrat. Was in eckigen Klammern steht, "
            "ersetzen oder streichen Sie.",
            "meta",
        )
    ]
    for zeile in vorlage.vereinbarung[1:]:  # the first one is the title
        if re.match(r"\d+\. ", zeile):
            out.append(Ueberschrift(zeile))
        elif len(felder := _BLANK.findall(zeile)) > 1 and not _BLANK.sub("", zeile).strip():
            out += [Schreibfeld(_mit_namen(feld, p)) for feld in felder]  # nothing but blanks: places to sign
        else:
            out.append(absatz(gefuellt(zeile, p)))
    return tuple(out)


def gefuellt(zeile: str, p: Paar) -> str:
    """Return a line of the agreement with what is known; the side that a line begins with is the one it is about."""
    seite = p.b if zeile.startswith("[Kommune B]") else p.a
    bekannt = {
        "Kommune A": p.a.name if p is not BLANKO else "",
        "Kommune B": p.b.name if p is not BLANKO else "",
        "Frage in einem Satz": seite.frage,
        "Erfahrung, Unterlagen, Zeit": seite.bietet,
        "Funktionsadresse": seite.kontakt,
        "online / vor Ort": p.formen,
    }
    return _BLANK.sub(lambda m: bekannt.get(m[1]) or m[0], zeile)
