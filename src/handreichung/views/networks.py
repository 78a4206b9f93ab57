"""Networks by Land and by day: who can join where, an equal-area map of tiles, events and deadlines.

Only networks that still exist are counted. One that is open to every Land counts in each of them and is
said apart from those of the Land itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from handreichung import pages
from handreichung.matrix import Matrix
from handreichung.model import Netzwerk, Termin
from handreichung.vokabulare import Land

#: Side of a tile and the gap between two, in units of the drawing.
_SEITE, _FUGE = 64, 6


@dataclass(frozen=True, slots=True)
class Landesnetze:
    """A Land with the networks of its own and the number of those open to every Land."""

    land: Land
    eigene: tuple[Netzwerk, ...]
    ueberall: int

    @property
    def rechnung(self) -> str:
        """What a tile says below the short name: »39 + 1«, or »39« where the Land has none of its own."""
        return f"{self.ueberall} + {len(self.eigene)}" if self.eigene else str(self.ueberall)

    @property
    def text(self) -> str:
        """The same in words: »39 für alle Länder, 1 nur hier«."""
        hier = f"{len(self.eigene)} nur hier" if self.eigene else "keines nur hier"
        return f"{self.ueberall} für alle Länder, {hier}"

    @property
    def liste(self) -> str:
        """The address of the list of all networks, filtered to those that this Land may join."""
        return pages.gefiltert("netzwerke/", "laender", (self.land.id, pages.OHNE))

    @property
    def x(self) -> int:
        """The tile's left edge."""
        return _kante(self.land.spalte)

    @property
    def y(self) -> int:
        """The tile's upper edge."""
        return _kante(self.land.zeile)


@dataclass(frozen=True, slots=True)
class Karte:
    """The map: tiles of one size, and the size of the drawing."""

    kacheln: tuple[Landesnetze, ...]
    breite: int
    hoehe: int
    seite: int = _SEITE


def _kante(platz: int | None) -> int:
    return (max(platz or 1, 1) - 1) * (_SEITE + _FUGE) + _FUGE


class Netzansichten:
    """The networks of a Matrix as pages want to see them."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix

    @cached_property
    def termine(self) -> tuple[tuple[Netzwerk, Termin], ...]:
        """All events and deadlines with their networks, the earliest first, past ones too: no clock is read here."""
        alle = ((n, t) for n in self.matrix.netzwerke for t in n.termine)
        return tuple(sorted(alle, key=lambda found: (found[1].beginn, found[1].letzter_tag, found[0].id)))

    def termine_von(self, netzwerk: Netzwerk) -> tuple[tuple[Netzwerk, Termin], ...]:
        """Return the events and deadlines of one network."""
        return tuple(found for found in self.termine if found[0].id == netzwerk.id)

    @cached_property
    def _bestehende(self) -> tuple[Netzwerk, ...]:
        return tuple(n for n in self.matrix.netzwerke if self.matrix.wert("betriebe", n.betrieb).besteht)

    def _offen_fuer_alle(self, netzwerk: Netzwerk) -> bool:
        return bool(self.matrix.wert("netzebenen", netzwerk.reichweite.ebene).ueberall)

    @cached_property
    def ueberall(self) -> tuple[Netzwerk, ...]:
        """The networks that are open to municipalities of every Land."""
        return tuple(n for n in self._bestehende if self._offen_fuer_alle(n))

    @cached_property
    def laender(self) -> tuple[Landesnetze, ...]:
        """Every Land with its networks, in the vocabulary's order."""
        eigene = [n for n in self._bestehende if not self._offen_fuer_alle(n)]
        return tuple(
            Landesnetze(land, tuple(n for n in eigene if land.id in n.reichweite.laender), len(self.ueberall))
            for land in self.matrix.werte("laender")
        )

    @cached_property
    def karte(self) -> Karte | None:
        """The map, or None where the vocabulary gives no Land a place on it."""
        kacheln = sorted(
            (n for n in self.laender if n.land.spalte and n.land.zeile), key=lambda n: (n.land.zeile, n.land.spalte)
        )
        if not kacheln:
            return None
        return Karte(
            tuple(kacheln),
            max(k.x for k in kacheln) + _SEITE + _FUGE,
            max(k.y for k in kacheln) + _SEITE + _FUGE,
        )
