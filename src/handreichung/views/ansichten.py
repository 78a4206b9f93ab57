"""What templates show: counts, groups, sentences and citations, computed from the Matrix.

Templates hold layout; whatever needs a decision or a sum is answered here. Everything is a pure function of
the Matrix, computed when first asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from handreichung.catalogue import CATALOGUE, GROUPS, Entry
from handreichung.evidence import ABZUEGE, ALT, NICHT_TRAGEND, SCHWELLEN, VOLL, Abzug, Stufe
from handreichung.german import sortierwort, zahl
from handreichung.matrix import Matrix, ordner_von
from handreichung.model import (
    Bedarf,
    Befund,
    Empfehlung,
    Erhebung,
    Praxisanleitung,
    Quelle,
)
from handreichung.pages import BEZEICHNUNG, adresse, anfang
from handreichung.sitemap import WERTSEITEN
from handreichung.views.networks import Netzansichten
from handreichung.views.partners import Tandemansichten
from handreichung.views.shown import Auszug, Bedarfslage, Beleg, Gruppe, Listeneintrag, Zaehler, Zelle
from handreichung.vokabulare import Wert

#: The kinds of practice guides, in one and in many.
ARTEN = {
    "leitfaden": ("Leitfaden", "Leitfäden"),
    "checkliste": ("Checkliste", "Checklisten"),
    "workshop": ("Workshop-Vorlage", "Workshop-Vorlagen"),
}


class Ansichten:
    """The Matrix as pages want to see it."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.netz = Netzansichten(matrix)
        self.tandem = Tandemansichten(matrix)

    # ---- the matrix as a table -------------------------------------------------------------------------

    @cached_property
    def _zellen(self) -> Mapping[tuple[str, str], tuple[Befund, ...]]:
        found: dict[tuple[str, str], list[Befund]] = {}
        for befund in self.matrix.befunde:
            for thema in befund.themen:
                found.setdefault((befund.sektor, thema), []).append(befund)
        return {key: tuple(befunde) for key, befunde in found.items()}

    def zelle(self, sektor: Wert, thema: Wert) -> Zelle:
        """Return one cell."""
        befunde = self._zellen.get((sektor.id, thema.id), ())
        return Zelle(sektor, thema, befunde, self.zaehler(befunde))

    def zeilen(self) -> tuple[Gruppe, ...]:
        """Return the table's rows: each sector with its cells in the order of the themes."""
        themen = self.matrix.werte("themen")
        return tuple(Gruppe(s, tuple(self.zelle(s, t) for t in themen)) for s in self.matrix.werte("sektoren"))

    def zaehler(self, befunde: Iterable[Befund]) -> tuple[Zaehler, ...]:
        """Return how many of these findings point in each direction."""
        alle = tuple(befunde)
        return tuple(Zaehler(r, sum(b.wirkung.richtung == r.id for b in alle)) for r in self.matrix.werte("richtungen"))

    def fuelle(self, zelle: Zelle) -> int:
        """Return how full a cell is, by doubling: 0 for none, then 1, 2 to 3, 4 to 7, and 4 for 8 or more."""
        return min(4, len(zelle.befunde).bit_length())

    def luecken(self) -> tuple[Zelle, ...]:
        """Return the cells without any finding."""
        return tuple(zelle for zeile in self.zeilen() for zelle in zeile.eintraege if not zelle.befunde)

    # ---- findings ----------------------------------------------------------------------------------------

    def nach_richtung(self, befunde: Iterable[Befund]) -> tuple[Gruppe, ...]:
        """Group findings by direction, the strongest evidence first; empty groups are left out."""
        alle = sorted(befunde, key=lambda b: (-self.matrix.staerke(b).stufe, sortierwort(b.titel)))
        gruppen = (
            Gruppe(r, tuple(b for b in alle if b.wirkung.richtung == r.id)) for r in self.matrix.werte("richtungen")
        )
        return tuple(g for g in gruppen if g.eintraege)

    def in_kuerze(self, befunde: Iterable[Befund], hoechstens: int) -> tuple[Auszug, ...]:
        """Return of each direction the findings with the strongest evidence and how many more there are."""
        return tuple(
            Auszug(g.kopf, g.eintraege[:hoechstens], Zaehler(g.kopf, len(g.eintraege)))
            for g in self.nach_richtung(befunde)
        )

    def empfohlen(self, befunde: Iterable[Befund]) -> tuple[tuple[Praxisanleitung, int], ...]:
        """Return the guides that these findings recommend and by how many of them, the most often named first."""
        zahl = Counter(p.id for b in befunde for p in self.matrix.nennt(b, "praxisanleitungen"))
        gefunden = ((self.matrix.eintraege["praxisanleitungen"][k], n) for k, n in zahl.items())
        return tuple(sorted(gefunden, key=lambda found: (-found[1], sortierwort(found[0].titel))))

    def von_sektor(self, sektor: Wert) -> tuple[Befund, ...]:
        """Return the findings of a sector."""
        return tuple(b for b in self.matrix.befunde if b.sektor == sektor.id)

    def von_thema(self, thema: Wert) -> tuple[Befund, ...]:
        """Return the findings under a theme."""
        return tuple(b for b in self.matrix.befunde if thema.id in b.themen)

    def mit(self, eintraege: Iterable[Any], feld: str, wert: Wert) -> tuple[Any, ...]:
        """Return the entries whose list `feld` holds a value."""
        return tuple(e for e in eintraege if wert.id in getattr(e, feld))

    def belege(self, befund: Befund) -> tuple[Beleg, ...]:
        """Return a finding's evidence with names."""
        wert = self.matrix.wert
        return tuple(
            Beleg(
                e,
                self.matrix.eintraege["quellen"][e.quelle],
                wert("methoden", e.methode),
                wert("belegarten", e.art),
                wert("reichweiten", e.reichweite),
            )
            for e in befund.evidenz
        )

    def aus_dem_ausland(self, befund: Befund) -> bool:
        """Whether all that carries a finding comes from abroad."""
        return all(beleg.reichweite.ausland for beleg in self.belege(befund))  # type: ignore[attr-defined]

    def marke(self, empfehlung: Empfehlung) -> Wert:
        """Return where a recommendation comes from."""
        return self.matrix.wert("herkuenfte", empfehlung.herkunft)  # type: ignore[no-any-return]

    # ---- practice and networks ----------------------------------------------------------------------------

    def praxis_nach_art(self, praxis: Iterable[Praxisanleitung] | None = None) -> tuple[Gruppe, ...]:
        """Group practice guides by kind."""
        alle = tuple(praxis if praxis is not None else self.matrix.praxisanleitungen)
        gruppen = (Gruppe(worte[1], tuple(p for p in alle if p.art == art)) for art, worte in ARTEN.items())
        return tuple(g for g in gruppen if g.eintraege)

    def artname(self, praxis: Praxisanleitung) -> str:
        """Return the word for a guide's kind."""
        return ARTEN[praxis.art][0]

    def netzwerke_nach_betrieb(self) -> tuple[Gruppe, ...]:
        """Group networks by whether they still exist."""
        gruppen = (
            Gruppe(w, tuple(n for n in self.matrix.netzwerke if n.betrieb == w.id))
            for w in self.matrix.werte("betriebe")
        )
        return tuple(g for g in gruppen if g.eintraege)

    def lernpartnerschaften(self) -> tuple[Any, ...]:
        """Return the networks that exist and bring municipalities together in pairs or small groups."""
        arten = {w.id for w in self.matrix.werte("netzwerkarten") if w.lernpartnerschaft}
        return tuple(
            n for n in self.matrix.netzwerke if n.art in arten and self.matrix.wert("betriebe", n.betrieb).besteht
        )

    def nach_wert(self, eintraege: Iterable[Any], feld: str, vokabular: str) -> tuple[Gruppe, ...]:
        """Group entries by a field that holds one value or several of a vocabulary."""
        alle = tuple(eintraege)

        def hat(eintrag: Any, kennung: str) -> bool:
            held = getattr(eintrag, feld)
            return kennung == held if isinstance(held, str) else kennung in (held or ())

        gruppen = (Gruppe(w, tuple(e for e in alle if hat(e, w.id))) for w in self.matrix.werte(vokabular))
        return tuple(g for g in gruppen if g.eintraege)

    def namen(self, vokabular: str, kennungen: Sequence[str]) -> str:
        """Return the names of values, joined by commas."""
        return ", ".join(self.matrix.wert(vokabular, k).name for k in kennungen)

    # ---- needs and offers ------------------------------------------------------------------------------------

    def bedarfslagen(self) -> tuple[Bedarfslage, ...]:
        """Return every need with what there is for it."""
        return tuple(self.bedarfslage(b) for b in self.matrix.bedarfe)

    def bedarfslage(self, bedarf: Bedarf) -> Bedarfslage:
        """Return one need with what there is for it, the best offers first."""
        angebote = [
            (a, d, self.matrix.wert("deckungsgrade", d.grad))
            for a in self.matrix.genannt_von(bedarf, "angebote")
            for d in a.deckt
            if d.bedarf == bedarf.id
        ]
        angebote.sort(key=lambda found: -found[2].anteil)
        return Bedarfslage(
            bedarf,
            tuple(angebote),
            self.matrix.verbunden(bedarf, "praxisanleitungen"),
            self.matrix.verbunden(bedarf, "netzwerke"),
        )

    def erhebung(self, erhebung: Erhebung) -> str:
        """Return a survey's figure with its base: »76 Prozent der teilnehmenden Kommunen (n mindestens 900, 2023)«."""
        teile = []
        if erhebung.wert is not None and erhebung.einheit is not None:
            genauigkeit = self.matrix.wert("genauigkeiten", erhebung.genauigkeit) if erhebung.genauigkeit else None
            vorsatz = f"{genauigkeit.vorsatz} " if genauigkeit and genauigkeit.vorsatz else ""
            nachsatz = self.matrix.wert("einheiten", erhebung.einheit).nachsatz
            teile.append(f"{vorsatz}{zahl(erhebung.wert)}{'' if nachsatz.startswith('.') else ' '}{nachsatz}")
        if erhebung.bezugsgroesse:
            teile.append(erhebung.bezugsgroesse)
        if erhebung.n is not None:
            genauigkeit = self.matrix.wert("genauigkeiten", erhebung.n_genauigkeit) if erhebung.n_genauigkeit else None
            vorsatz = f"{genauigkeit.vorsatz} " if genauigkeit and genauigkeit.vorsatz else ""
            teile.append(f"{vorsatz}{zahl(Decimal(erhebung.n))} Befragte")
        teile.append(str(erhebung.jahr) if erhebung.jahr else "Jahr nicht genannt")
        return "; ".join(teile)

    # ---- lists ------------------------------------------------------------------------------------------------

    def kennzahlen(self) -> tuple[tuple[str, int, str], ...]:
        """Return what there is: word, number and address of the list."""
        m = self.matrix
        return (
            ("Befunde", len(m.befunde), "matrix/"),
            ("Quellen", len(m.quellen), "information/quellen/"),
            ("Praxisanleitungen", len(m.praxisanleitungen), "praxisanleitungen/"),
            ("Fallbeispiele", len(m.fallbeispiele), "praxisanleitungen/beispiele/"),
            ("Netzwerke", len(m.netzwerke), "netzwerke/"),
            ("Begriffe", len(m.begriffe), "information/glossar/"),
        )

    @cached_property
    def liste(self) -> tuple[Listeneintrag, ...]:
        """Return everything that can be looked for, in German order."""
        found = [Listeneintrag(w.name, v, w.id, w.kurz or "", "") for v in WERTSEITEN for w in self.matrix.werte(v)]
        for ordner, eintraege in self.matrix.eintraege.items():
            if ordner != "quellen":
                found += [
                    Listeneintrag(e.ueberschrift, ordner, e.id, e.kurz, self._worte(e)) for e in eintraege.values()
                ]
        return tuple(sorted(found, key=lambda e: (sortierwort(e.titel), e.ordner, e.kennung)))

    def _worte(self, eintrag: Any) -> str:
        """Return further words by which an entry should be found."""
        worte: list[str] = []
        for feld, vokabular in (("themen", "themen"), ("sektoren", "sektoren"), ("gruppen", "gruppen")):
            worte += [self.matrix.wert(vokabular, k).name for k in getattr(eintrag, feld, ())]
        if isinstance(eintrag, Befund):
            worte.append(self.matrix.wert("sektoren", eintrag.sektor).name)
        for begriff in self.matrix.begriffe_in(eintrag):
            worte += [begriff.begriff, *begriff.synonyme]
        worte += [
            *getattr(eintrag, "synonyme", ()),
            getattr(eintrag, "abkuerzung", None) or "",
            getattr(eintrag, "kommune", None) or "",
            getattr(eintrag, "traeger", None) or "",
        ]
        return " ".join(dict.fromkeys(filter(None, worte)))

    @cached_property
    def _fundorte(self) -> Mapping[str, tuple[Befund, ...]]:
        found: dict[str, list[Befund]] = {}
        for befund in self.matrix.befunde:
            for begriff in self.matrix.begriffe_in(befund):
                found.setdefault(begriff.id, []).append(befund)
        return {k: tuple(v) for k, v in found.items()}

    def befunde_mit_begriff(self, begriff: Any) -> tuple[Befund, ...]:
        """Return the findings in whose texts a term occurs."""
        return self._fundorte.get(begriff.id, ())

    def adresse(self, eintrag: Listeneintrag) -> str:
        """Return the address of a line of the list."""
        return adresse(eintrag.ordner, eintrag.kennung)

    def nach_buchstaben(self, eintraege: Iterable[Any], titel: str) -> tuple[Gruppe, ...]:
        """Group sorted entries by the first letter of their field `titel`; digits and signs come under »0–9«."""
        gruppen: dict[str, list[Any]] = {}
        for eintrag in sorted(eintraege, key=lambda e: sortierwort(getattr(e, titel))):
            erster = sortierwort(getattr(eintrag, titel)).strip()[:1].upper()
            gruppen.setdefault(erster if erster.isalpha() else "0–9", []).append(eintrag)
        return tuple(Gruppe(buchstabe, tuple(found)) for buchstabe, found in gruppen.items())

    def zuletzt(self) -> tuple[Any, ...]:
        """Return of each kind with a page of its own the entry that was reviewed last."""
        ordner = ("befunde", "praxisanleitungen", "fallbeispiele", "netzwerke")
        gruppen = (self.matrix.eintraege[o].values() for o in ordner)
        return tuple(min(g, key=lambda e: (-e.stand.toordinal(), sortierwort(e.ueberschrift))) for g in gruppen if g)

    def auswahl(self) -> tuple[Befund, ...]:
        """Return findings for the start page: of each direction the one with the strongest evidence and a guide."""

        def guete(befund: Befund) -> tuple[int, int, str]:
            staerke = self.matrix.staerke(befund)
            return (-len(self.matrix.nennt(befund, "praxisanleitungen")), -staerke.punkte, sortierwort(befund.titel))

        gruppen = (
            sorted((b for b in self.matrix.befunde if b.wirkung.richtung == r.id), key=guete)
            for r in self.matrix.werte("richtungen")
        )
        return tuple(gruppe[0] for gruppe in gruppen if gruppe)

    def zahl_der_stufe(self, stufe: Stufe) -> int:
        """Return how many findings reach exactly this step."""
        return sum(self.matrix.staerke(b).stufe is stufe for b in self.matrix.befunde)

    def naechste_durchsicht(self, eintrag: Any) -> date | None:
        """Return the day by which an entry is to be reviewed again, or None where its kind has no such rule."""
        ordner = ordner_von(eintrag)
        return next((w.faellig(eintrag.stand) for w in self.matrix.werte("wiedervorlagen") if w.id == ordner), None)

    def zitate(self, quelle: Quelle) -> tuple[tuple[str, Any], ...]:
        """Return who cites a source: folder and entry."""
        return tuple(
            (o, e) for o in BEZEICHNUNG if o in self.matrix.eintraege for e in self.matrix.genannt_von(quelle, o)
        )

    def quellen_nach_anfang(self) -> tuple[Gruppe, ...]:
        """Group the sources by the letter under which they are listed: heading is the letter, as in addresses."""
        gruppen: dict[str, list[Quelle]] = {}
        for quelle in sorted(self.matrix.quellen, key=lambda q: q.id):
            gruppen.setdefault(anfang(quelle.id), []).append(quelle)
        return tuple(Gruppe(buchstabe, tuple(gruppen[buchstabe])) for buchstabe in sorted(gruppen))

    def quellen_unter(self, buchstabe: str) -> tuple[Quelle, ...]:
        """Return the sources listed under a letter."""
        return next((g.eintraege for g in self.quellen_nach_anfang() if g.kopf == buchstabe), ())

    def umbenannte_quellen(self, buchstabe: str) -> tuple[tuple[str, Quelle], ...]:
        """Return former ids under a letter whose sources are listed under another one now."""
        return tuple(
            (alt, quelle)
            for quelle in self.matrix.quellen
            for alt in quelle.frueher
            if anfang(alt) == buchstabe != anfang(quelle.id)
        )

    # ---- rules, for the pages that explain them --------------------------------------------------------------

    @property
    def stufen(self) -> tuple[Stufe, ...]:
        """The steps of evidence strength."""
        return tuple(Stufe)

    @property
    def abzuege(self) -> tuple[Abzug, ...]:
        """The weaknesses that cost points."""
        return (*(abzug for abzug, _ in ABZUEGE), NICHT_TRAGEND)

    @property
    def schwellen(self) -> tuple[tuple[Stufe, int], ...]:
        """The points that each step needs."""
        return SCHWELLEN

    @property
    def volle_punkte(self) -> int:
        """The points of a finding without weakness."""
        return VOLL

    @property
    def alt_nach_jahren(self) -> int:
        """The age from which evidence counts as old."""
        return ALT

    def meldungen(self) -> tuple[Gruppe, ...]:
        """Return the catalogue of messages by group."""

        def von(prefix: str) -> tuple[Entry, ...]:
            return tuple(entry for code, entry in CATALOGUE.items() if code.startswith(prefix))

        return tuple(Gruppe(titel, von(prefix)) for prefix, titel in GROUPS.items())

    def bezeichnung(self, eintrag: Any) -> str:
        """Return what kind of thing an entry is."""
        return BEZEICHNUNG[ordner_von(eintrag)]

    def ordner(self, eintrag: Any) -> str:
        """Return the folder of an entry."""
        return ordner_von(eintrag)
