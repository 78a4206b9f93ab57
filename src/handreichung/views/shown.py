"""What templates are handed: counts, cells, groups, pieces of evidence and lines of lists, with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handreichung.model import Angebot, Bedarf, Befund, Deckung, Evidenz, Praxisanleitung, Quelle
from handreichung.pages import BEZEICHNUNG
from handreichung.vokabulare import Richtung, Wert


@dataclass(frozen=True, slots=True)
class Zaehler:
    """How many findings point in one direction."""

    richtung: Richtung
    zahl: int

    @property
    def wort(self) -> str:
        """The count in words: »1 Chance«, »3 Risiken«."""
        return (
            f"{self.zahl} {(self.richtung.einzahl or self.richtung.name) if self.zahl == 1 else self.richtung.mehrzahl}"
        )


@dataclass(frozen=True, slots=True)
class Zelle:
    """A cell of the matrix: its sector, its theme and what was found there."""

    sektor: Wert
    thema: Wert
    befunde: tuple[Befund, ...]
    zaehler: tuple[Zaehler, ...]

    @property
    def text(self) -> str:
        """The cell in words."""
        teile = [z.wort for z in self.zaehler if z.zahl]
        return ", ".join(teile) if teile else "Noch kein Befund"


@dataclass(frozen=True, slots=True)
class Gruppe:
    """A heading and the entries under it."""

    kopf: Any
    eintraege: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Auszug:
    """The first few findings of one direction, and how many there are in all."""

    richtung: Richtung
    befunde: tuple[Befund, ...]
    alle: Zaehler


@dataclass(frozen=True, slots=True)
class Beleg:
    """A piece of evidence with the names that its ids stand for."""

    evidenz: Evidenz
    quelle: Quelle
    methode: Wert
    art: Wert
    reichweite: Wert

    @property
    def marke(self) -> str:
        """The mark of how far the source carries the statement."""
        return "belegt" if self.evidenz.geprueft else "ungeprueft"


@dataclass(frozen=True, slots=True)
class Bedarfslage:
    """A need and what there is for it: offers with our judgement, guides and networks of the handbook."""

    bedarf: Bedarf
    angebote: tuple[tuple[Angebot, Deckung, Wert], ...]
    praxis: tuple[Praxisanleitung, ...]
    netzwerke: tuple[Any, ...]

    @property
    def deckung(self) -> str:
        """In words, how well known offers meet the need: the best of them counts."""
        if not self.angebote:
            return "Kein Angebot bekannt"
        bestes = max((wert for _, _, wert in self.angebote), key=lambda w: w.anteil)  # type: ignore[attr-defined]
        zahl = len(self.angebote)
        return f"{zahl} {'Angebot' if zahl == 1 else 'Angebote'}, das beste deckt den Bedarf {bestes.name.lower()}"


@dataclass(frozen=True, slots=True)
class Listeneintrag:
    """A line of the A–Z page and of the search index."""

    titel: str
    ordner: str
    kennung: str
    kurz: str
    worte: str

    @property
    def bezeichnung(self) -> str:
        """What kind of thing the line names."""
        return BEZEICHNUNG[self.ordner]
