"""The Matrix: all published entries, with every reference resolved in both directions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count
from types import MappingProxyType
from typing import Any

from handreichung import prose
from handreichung.evidence import Staerke, staerke
from handreichung.german import sortierwort
from handreichung.glossary import Glossar
from handreichung.loader import Corpus
from handreichung.model import (
    ARTEN,
    Angebot,
    Bedarf,
    Befund,
    Begriff,
    Eintrag,
    Evidenz,
    Fallbeispiel,
    Netzwerk,
    Praxisanleitung,
    Quelle,
    Tandem,
)
from handreichung.vokabulare import Vokabular, Wert
from handreichung.walk import Feldwert, werte

#: An entry's or a value's place in the Matrix: folder or vocabulary, and id.
Schluessel = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Herkunftsort:
    """Where an entry was written: its file's path below the matrix and its folder."""

    ordner: str
    pfad: str


@dataclass(frozen=True)
class Matrix:
    """All entries by folder and id, the vocabularies, and who refers to whom.

    `eintraege` holds published entries in German order; `zurueckgezogen` those whose address only says so.
    """

    eintraege: Mapping[str, Mapping[str, Any]]
    zurueckgezogen: Mapping[str, Mapping[str, Any]]
    vokabulare: Mapping[str, Vokabular]
    orte: Mapping[Schluessel, Herkunftsort]

    @property
    def befunde(self) -> tuple[Befund, ...]:
        """All findings."""
        return tuple(self.eintraege["befunde"].values())

    @property
    def praxisanleitungen(self) -> tuple[Praxisanleitung, ...]:
        """All practice guides."""
        return tuple(self.eintraege["praxisanleitungen"].values())

    @property
    def netzwerke(self) -> tuple[Netzwerk, ...]:
        """All networks."""
        return tuple(self.eintraege["netzwerke"].values())

    @property
    def tandems(self) -> tuple[Tandem, ...]:
        """All tandem profiles."""
        return tuple(self.eintraege["tandems"].values())

    @property
    def bedarfe(self) -> tuple[Bedarf, ...]:
        """All needs."""
        return tuple(self.eintraege["bedarfe"].values())

    @property
    def angebote(self) -> tuple[Angebot, ...]:
        """All offers."""
        return tuple(self.eintraege["angebote"].values())

    @property
    def fallbeispiele(self) -> tuple[Fallbeispiel, ...]:
        """All cases."""
        return tuple(self.eintraege["fallbeispiele"].values())

    @property
    def begriffe(self) -> tuple[Begriff, ...]:
        """All glossary terms."""
        return tuple(self.eintraege["glossar"].values())

    @property
    def quellen(self) -> tuple[Quelle, ...]:
        """All sources."""
        return tuple(self.eintraege["quellen"].values())

    def werte(self, vokabular: str) -> tuple[Any, ...]:
        """Return a vocabulary's values in their order."""
        return self.vokabulare[vokabular].werte

    def wert(self, vokabular: str, kennung: str) -> Any:
        """Return one value of a vocabulary."""
        return self._werte[vokabular][kennung]

    def rang(self, vokabular: str, kennung: str) -> int:
        """Return a value's place in its vocabulary, from 0."""
        return list(self._werte[vokabular]).index(kennung)

    @cached_property
    def _werte(self) -> Mapping[str, Mapping[str, Wert]]:
        return {name: {wert.id: wert for wert in vokabular.werte} for name, vokabular in self.vokabulare.items()}

    def ort(self, eintrag: Eintrag) -> Herkunftsort:
        """Return where an entry was written."""
        return self.orte[(ordner_von(eintrag), eintrag.id)]

    def nennt(self, eintrag: Eintrag, ordner: str) -> tuple[Any, ...]:
        """Return the entries of a folder that this entry refers to, in the order of first mention."""
        return tuple(
            self.eintraege[ordner][i] for o, i in self._vorwaerts[(ordner_von(eintrag), eintrag.id)] if o == ordner
        )

    def genannt_von(self, eintrag: Eintrag | Schluessel, ordner: str) -> tuple[Any, ...]:
        """Return the entries of a folder that refer to this entry or value, in German order."""
        key = eintrag if isinstance(eintrag, tuple) else (ordner_von(eintrag), eintrag.id)
        found = self._rueckwaerts.get(key, {}).get(ordner, ())
        return tuple(self.eintraege[ordner][i] for i in found)

    def verbunden(self, eintrag: Eintrag, ordner: str) -> tuple[Any, ...]:
        """Return the entries of a folder connected with this one, whoever names whom."""
        both = (*self.nennt(eintrag, ordner), *self.genannt_von(eintrag, ordner))
        return tuple(dict.fromkeys(both))

    def begriffe_in(self, eintrag: Eintrag) -> tuple[Begriff, ...]:
        """Return the glossary terms that occur in an entry's texts."""
        return self._begriffe[(ordner_von(eintrag), eintrag.id)]

    @cached_property
    def _begriffe(self) -> Mapping[Schluessel, tuple[Begriff, ...]]:
        return {
            (ordner, eintrag.id): self._begriffe_in(eintrag)
            for ordner, eintraege in self.eintraege.items()
            for eintrag in eintraege.values()
        }

    def _begriffe_in(self, eintrag: Eintrag) -> tuple[Begriff, ...]:
        ids = dict.fromkeys(
            fund.id
            for feldwert in werte(eintrag)
            if feldwert.feld.fliesstext is not None
            for fund in self.glossar.funde(prose.plain(feldwert.wert))
        )
        return tuple(self.eintraege["glossar"][i] for i in ids)

    @cached_property
    def stand(self) -> date | None:
        """The day of the youngest review, or None where there is no entry."""
        return max((e.stand for eintraege in self.eintraege.values() for e in eintraege.values()), default=None)

    @cached_property
    def glossar(self) -> Glossar:
        """All glossary terms, ready to be found in texts."""
        return Glossar(self.begriffe)

    @cached_property
    def _vorwaerts(self) -> Mapping[Schluessel, tuple[Schluessel, ...]]:
        return {
            (ordner, eintrag.id): tuple(dict.fromkeys(verweise(werte(eintrag))))
            for ordner, eintraege in self.eintraege.items()
            for eintrag in eintraege.values()
        }

    @cached_property
    def _rueckwaerts(self) -> Mapping[Schluessel, Mapping[str, tuple[str, ...]]]:
        found: dict[Schluessel, dict[str, list[str]]] = {}
        for (ordner, identifier), targets in self._vorwaerts.items():
            for target in targets:
                found.setdefault(target, {}).setdefault(ordner, []).append(identifier)
        return {k: {o: tuple(ids) for o, ids in v.items()} for k, v in found.items()}

    @cached_property
    def _staerken(self) -> Mapping[str, Staerke]:
        return {
            b.id: staerke(b, self.eintraege["quellen"], self._werte["belegarten"], self._werte["reichweiten"])
            for b in self.befunde
        }

    def staerke(self, befund: Befund) -> Staerke:
        """Return how strong the evidence for a Befund is, and why."""
        return self._staerken[befund.id]


def ordner_von(eintrag: Eintrag) -> str:
    """Return the folder that holds entries of this class."""
    return next(ordner for ordner, cls in ARTEN.items() if isinstance(eintrag, cls))


def verweise(feldwerte: Iterable[Feldwert]) -> Iterator[Schluessel]:
    """Yield everything that values refer to, in fields and in texts."""
    for feldwert in feldwerte:
        verweis = feldwert.feld.verweis
        if verweis is not None:
            yield (verweis.ziel, feldwert.wert)
        elif feldwert.feld.fliesstext is not None:
            for bezug in prose.bezuege(feldwert.wert):
                yield (bezug.ordner, bezug.id)


def build(corpus: Corpus) -> Matrix:
    """Return the Matrix of a corpus in which no error was found. Drafts are left out."""
    published: dict[str, list[Any]] = {ordner: [] for ordner in ARTEN}
    withdrawn: dict[str, list[Any]] = {ordner: [] for ordner in ARTEN}
    orte: dict[Schluessel, Herkunftsort] = {}
    vergeben = {document.id for document in corpus.of("quellen")}
    for document in corpus.documents:
        eintrag = document.eintrag
        if eintrag is None or eintrag.status == "entwurf":
            continue
        pfad = "/".join((document.ordner, *document.unterordner, f"{document.id}.yml"))
        orte[(document.ordner, document.id)] = Herkunftsort(document.ordner, pfad)
        if eintrag.status == "zurueckgezogen":
            withdrawn[document.ordner].append(eintrag)
            continue
        if isinstance(eintrag, Befund):
            eintrag, neue = _mit_eigenen_quellen(eintrag, vergeben)
            for quelle in neue:
                published["quellen"].append(quelle)
                orte[("quellen", quelle.id)] = Herkunftsort("befunde", pfad)
        published[document.ordner].append(eintrag)
    return Matrix(_by_id(published), _by_id(withdrawn), corpus.vokabulare, MappingProxyType(orte))


def _by_id(entries: Mapping[str, Iterable[Any]]) -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType(
        {
            ordner: MappingProxyType(
                {e.id: e for e in sorted(found, key=lambda e: (sortierwort(e.ueberschrift), e.id))}
            )
            for ordner, found in entries.items()
        }
    )


def _mit_eigenen_quellen(befund: Befund, vergeben: Collection[str]) -> tuple[Befund, list[Quelle]]:
    """Turn every `neue_quelle` of a Befund into a Quelle of its own, with an id not yet `vergeben`."""
    frei = (k for n in count(1) if (k := f"{befund.id}-quelle-{n}") not in vergeben)
    neue: list[Quelle] = []
    evidenz: list[Evidenz] = []
    for stelle in befund.evidenz:
        if stelle.neue_quelle is None:
            evidenz.append(stelle)
            continue
        identifier = next(frei)
        angaben = {name: getattr(stelle.neue_quelle, name) for name in type(stelle.neue_quelle).model_fields}
        neue.append(
            Quelle.model_construct(
                id=identifier, stand=befund.stand, status="veroeffentlicht", frueher=(), redaktionsnotiz=None, **angaben
            )
        )
        evidenz.append(stelle.model_copy(update={"quelle": identifier, "neue_quelle": None}))
    if not neue:
        return befund, []
    return befund.model_copy(update={"evidenz": tuple(evidenz)}), neue
