"""What municipalities need and what meets it, for each sector and theme; and how to propose what is missing.

The one place where the gap is computed: needs named in a field minus what known offers meet of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from types import MappingProxyType

from handreichung.matrix import Matrix
from handreichung.model import Angebot, Bedarf
from handreichung.views.ansichten import Ansichten

#: A field of the matrix: the ids of its sector and its theme.
Feld = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Feldlage:
    """One field of sector and theme: the needs and the existing offers that name both.

    Every need counts 1: shares from surveys answer different questions and cannot be added up. `gedeckt` is
    how much of these needs is met, a need counting with the best degree that an existing offer reaches.
    """

    bedarfe: tuple[Bedarf, ...]
    angebote: tuple[Angebot, ...]
    gedeckt: Decimal

    @property
    def offen(self) -> Decimal:
        """The gap: needs minus what offers meet of them."""
        return len(self.bedarfe) - self.gedeckt


def feldlagen(ansichten: Ansichten) -> Mapping[Feld, Feldlage]:
    """Return every field in which a need or an existing offer is known, in the order of the matrix."""
    matrix = ansichten.matrix
    bedarfe: dict[Feld, list[Bedarf]] = {}
    angebote: dict[Feld, list[Angebot]] = {}
    for bedarf in matrix.bedarfe:
        for feld in product(bedarf.sektoren, bedarf.themen):
            bedarfe.setdefault(feld, []).append(bedarf)
    for angebot in matrix.angebote:
        if _besteht(matrix, angebot):
            for feld in product(angebot.sektoren, angebot.themen):
                angebote.setdefault(feld, []).append(angebot)
    gedeckt = {bedarf.id: deckung(ansichten, bedarf) for bedarf in matrix.bedarfe}
    felder = product((w.id for w in matrix.werte("sektoren")), (w.id for w in matrix.werte("themen")))
    return MappingProxyType(
        {
            feld: Feldlage(
                tuple(bedarfe.get(feld, ())),
                tuple(angebote.get(feld, ())),
                sum((gedeckt[bedarf.id] for bedarf in bedarfe.get(feld, ())), Decimal(0)),
            )
            for feld in felder
            if feld in bedarfe or feld in angebote
        }
    )


def deckung(ansichten: Ansichten, bedarf: Bedarf) -> Decimal:
    """Return how far the best existing offer meets a need, from 0 to 1. The degrees are our judgement."""
    angebote = ansichten.bedarfslage(bedarf).angebote
    anteile = (grad.anteil for angebot, _, grad in angebote if _besteht(ansichten.matrix, angebot))  # type: ignore[attr-defined]
    return Decimal(max(anteile, default=0)) / 100


def _besteht(matrix: Matrix, angebot: Angebot) -> bool:
    return bool(matrix.wert("betriebe", angebot.betrieb).besteht)


#: A new finding to be filled in: `{…}` becomes the values of a field, what stays in angle brackets is asked for.
VORLAGE = """\
titel: <Was wurde gefunden? Eine einfache Aussage, etwa 90 Zeichen>
kurz: <Wer, wo, wann, von wie vielen? Ein Satz mit höchstens 25 Wörtern>
sektor: {sektoren}
themen:
  - {themen}
wirkung:
  richtung: {richtungen}
  ebenen:
    - {ebenen}
gruppen:
  - {gruppen}
leitfragen:
  - {leitfragen}
text: <Was gefunden wurde, so lang wie der Beleg trägt>
evidenz:
  - neue_quelle:
      art: <Art der Quelle>
      titel: <Titel, wie er auf dem Dokument steht>
      jahr: <Jahr>
      url: <Adresse, mit https://>
    fundstelle: <Seite oder Abschnitt>
    methode: {methoden}
    art: <Art des Belegs>
    reichweite: <Reichweite>
    aussage: <Was genau dort steht, mit Zahl und Bezugsgröße>
stand: <Heute, zum Beispiel 2026-11-21>
"""
#: What is asked for where a field does not say it.
FRAGEN: Mapping[str, str] = MappingProxyType(
    {
        "sektoren": "<Sektor>",
        "themen": "<Thema>",
        "richtungen": "<Richtung>",
        "ebenen": "<Ebene>",
        "gruppen": "<Betroffene Gruppe; sonst diese beiden Zeilen löschen>",
        "leitfragen": "<Leitfrage; sonst diese beiden Zeilen löschen>",
        "methoden": "<Methode>",
    }
)


def vorlage(**werte: str) -> str:
    """Return the text of a new finding in which these values are filled in: `vorlage(sektoren="bildung")`."""
    return VORLAGE.format_map({**FRAGEN, **werte})
