"""Which municipalities fit together for a tandem, and why: named parts with a sentence each, never a bare score.

Pure functions over plain profiles. `tandem-kern.js` holds the same rules for the browser; the words below are
handed to it, so that they stand in one place. Every comparison is symmetric: seen from the other side the same
parts come out with the sides exchanged, and the rank is equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

#: How well a part fits: »offen« where a side does not say.
Urteil = Literal["passt", "teils", "nicht", "offen"]

#: How an offer meets a search: another sector, a sector left open, the same sector.
ANDERER_SEKTOR, OFFENER_SEKTOR, GLEICHER_SEKTOR = 1, 2, 3

#: The words of all parts. `{g}` gives and `{t}` takes; `{a}` and `{b}` are the sides as they were asked for.
SAETZE: Mapping[str, str] = MappingProxyType(
    {
        "geben": "{g} gibt, {t} nimmt",
        "geben.passt": "{g} bietet, was {t} sucht: {liste}.",
        "geben.teils": "{g} bietet Ähnliches zu dem, was {t} sucht: {liste}.",
        "geben.nicht": "{g} bietet nichts von dem, was {t} sucht.",
        "treffer.sektor": "{thema} ({sektor})",
        "treffer.anderer": "{thema}, aber in verschiedenen Sektoren („{sektor}“ und „{anderer}“)",
        "beispiel": "Thema",
        "beispiel.passt": "Das Fallbeispiel behandelt, was {t} sucht: {liste}.",
        "beispiel.teils": "Das Fallbeispiel behandelt Ähnliches: {liste}.",
        "beide": "Beide Richtungen",
        "beide.passt": "Beide geben und beide nehmen.",
        "beide.teils": "Beide können geben und nehmen, aber nicht alles trifft genau.",
        "beide.nicht": "Nur eine Seite gibt. Klären Sie im ersten Gespräch, was {t} einbringt.",
        "erfahrung": "Erfahrung, die sich ergänzt",
        "erfahrung.satz": "{g} bringt mit: {liste}.",
        "erfahrung.posten": "{thema} ({erfahrung})",
        "erfahrung.offen": "Wie weit die Erfahrung reicht, steht nicht in den Profilen.",
        "groesse": "Größe",
        "groesse.passt": "Beide haben dieselbe Größenklasse: „{a}“.",
        "groesse.teils": "Die Größenklassen liegen nebeneinander: „{a}“ und „{b}“.",
        "groesse.nicht": "Die Größenklassen sind verschieden: „{a}“ und „{b}“.",
        "groesse.offen": "Mindestens eine Seite nennt keine Größe.",
        "entfernung": "Entfernung",
        "entfernung.kreis": "Beide liegen im selben Kreis.",
        "entfernung.land": "Beide liegen im selben Land ({a}); dort gilt dasselbe Landesrecht.",
        "entfernung.nachbar": "{a} und {b} grenzen aneinander; Landesrecht und Förderung können sich unterscheiden.",
        "entfernung.fern": "{a} und {b} grenzen nicht aneinander; Landesrecht und Förderung können sich unterscheiden.",
        "entfernung.offen": "Mindestens eine Seite nennt kein Land.",
        "form": "Form",
        "form.passt": "Beiden passt: {liste}.",
        "form.nicht": "Eine Form, die beiden passt, fehlt: hier {a}, dort {b}.",
        "form.offen": "Über die Form sprechen Sie noch.",
        "zeit": "Zeit",
        "zeit.passt": "Beide haben gleich viel Zeit: „{a}“.",
        "zeit.teils": "Die Zeit ist verschieden: „{a}“ und „{b}“. Richten Sie sich nach der kleineren Angabe.",
        "zeit.offen": "Über die Zeit sprechen Sie noch.",
        "urteil.passt": "passt",
        "urteil.teils": "passt teilweise",
        "urteil.nicht": "passt nicht",
        "urteil.offen": "nicht angegeben",
    }
)


@dataclass(frozen=True, slots=True)
class Posten:
    """A theme offered or sought, in a sector where one is named; `erfahrung` is what an offer rests on."""

    thema: str
    sektor: str = ""
    erfahrung: str = ""


@dataclass(frozen=True, slots=True)
class Profil:
    """What matching looks at. Ids of vocabularies; an empty text means that nothing is said.

    `kreis` are the first five digits of the municipality's key, `klasse` its size class.
    """

    id: str
    name: str
    land: str = ""
    kreis: str = ""
    klasse: str = ""
    bietet: tuple[Posten, ...] = ()
    sucht: tuple[Posten, ...] = ()
    form: tuple[str, ...] = ()
    zeit: str = ""


@dataclass(frozen=True)
class Lage:
    """What the ids mean: names by vocabulary, the row of size classes, and which Länder border on each other."""

    namen: Mapping[str, Mapping[str, str]]
    klassenfolge: tuple[str, ...]
    nachbarn: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Treffer:
    """A search that an offer meets."""

    suche: Posten
    angebot: Posten
    guete: int


@dataclass(frozen=True, slots=True)
class Teil:
    """One named part of a match: its name, how well it fits, and the reason in a sentence."""

    name: str
    urteil: Urteil
    satz: str

    @property
    def wort(self) -> str:
        """How well it fits, in words."""
        return SAETZE[f"urteil.{self.urteil}"]


@dataclass(frozen=True, slots=True)
class Vergleich:
    """Two profiles held against each other. `rang` orders matches: the greater comes first."""

    a: Profil
    b: Profil
    geben: tuple[Treffer, ...]
    nehmen: tuple[Treffer, ...]
    groesse: Urteil
    entfernung: str
    form: Urteil
    zeit: Urteil

    @property
    def passt(self) -> bool:
        """Whether at least one side offers something that the other seeks."""
        return bool(self.geben or self.nehmen)

    @property
    def rang(self) -> tuple[int, ...]:
        """What decides the order, the weightiest first; the page that explains the order names the same steps."""
        seiten = (self.geben, self.nehmen)
        return (
            *sorted(_beste(seite) for seite in seiten),
            self.form != "nicht",
            sum(any(t.guete == GLEICHER_SEKTOR for t in seite) for seite in seiten),
            _STUFEN[self.groesse],
            _NAEHE[self.entfernung],
            _STUFEN[self.form],
            sum(t.guete >= OFFENER_SEKTOR for seite in seiten for t in seite),
            sum(any(t.angebot.erfahrung for t in seite) for seite in seiten),
            _STUFEN[self.zeit],
        )


_STUFEN: Mapping[Urteil, int] = MappingProxyType({"nicht": 0, "offen": 1, "teils": 2, "passt": 3})
_NAEHE: Mapping[str, int] = MappingProxyType({"fern": 0, "offen": 1, "nachbar": 2, "land": 3, "kreis": 4})
_NAH: Mapping[str, Urteil] = MappingProxyType(
    {"fern": "nicht", "offen": "offen", "nachbar": "teils", "land": "passt", "kreis": "passt"}
)


def vergleiche(a: Profil, b: Profil, lage: Lage) -> Vergleich:
    """Hold two profiles against each other."""
    return Vergleich(
        a,
        b,
        _treffer(a, b),
        _treffer(b, a),
        _groesse(a, b, lage),
        _entfernung(a, b, lage),
        _form(a, b),
        _zeit(a, b),
    )


def passende(profil: Profil, andere: Iterable[Profil], lage: Lage) -> tuple[Vergleich, ...]:
    """Return every other profile that fits, the best first. A profile never fits itself."""
    vergleiche_mit = (vergleiche(profil, p, lage) for p in andere if p.id != profil.id)
    gefunden = [v for v in vergleiche_mit if v.passt]
    return tuple(sorted(gefunden, key=lambda v: (tuple(-stufe for stufe in v.rang), v.b.id)))


def teile(v: Vergleich, lage: Lage) -> tuple[Teil, ...]:
    """Return the parts of a comparison with their words, from the view of its first side."""
    return (
        _geben(v.a, v.b, v.geben, lage),
        _geben(v.b, v.a, v.nehmen, lage),
        _beide(v),
        _erfahrung(v, lage),
        _benannt("groesse", v.groesse, v.a.klasse, v.b.klasse, lage.namen["groessenklassen"]),
        Teil(
            SAETZE["entfernung"],
            _NAH[v.entfernung],
            _satz(f"entfernung.{v.entfernung}", a=_name(lage, "laender", v.a.land), b=_name(lage, "laender", v.b.land)),
        ),
        _formteil(v, lage),
        _benannt("zeit", v.zeit, v.a.zeit, v.b.zeit, lage.namen["zeitbudgets"]),
    )


# ---- comparing ---------------------------------------------------------------------------------------------


def _treffer(gebend: Profil, nehmend: Profil) -> tuple[Treffer, ...]:
    """Return for each search the offer that meets it best; the first of equal ones."""
    gefunden = []
    for suche in nehmend.sucht:
        passend = [Treffer(suche, o, _guete(o, suche)) for o in gebend.bietet if o.thema == suche.thema]
        if passend:
            gefunden.append(max(passend, key=lambda t: t.guete))
    return tuple(gefunden)


def _guete(angebot: Posten, suche: Posten) -> int:
    if not angebot.sektor or not suche.sektor:
        return OFFENER_SEKTOR
    return GLEICHER_SEKTOR if angebot.sektor == suche.sektor else ANDERER_SEKTOR


def _beste(treffer: tuple[Treffer, ...]) -> int:
    """Return how well a direction fits: 2 where an offer meets a search, 1 in another sector only, 0 not at all."""
    return min(2, max((t.guete for t in treffer), default=0))


def _groesse(a: Profil, b: Profil, lage: Lage) -> Urteil:
    if not a.klasse or not b.klasse:
        return "offen"
    if a.klasse == b.klasse:
        return "passt"
    folge = lage.klassenfolge
    if a.klasse in folge and b.klasse in folge and abs(folge.index(a.klasse) - folge.index(b.klasse)) == 1:
        return "teils"
    return "nicht"


def _entfernung(a: Profil, b: Profil, lage: Lage) -> str:
    if not a.land or not b.land:
        return "offen"
    if a.land == b.land:
        return "kreis" if a.kreis and a.kreis == b.kreis else "land"
    nachbarn = lage.nachbarn
    benachbart = b.land in nachbarn.get(a.land, ()) or a.land in nachbarn.get(b.land, ())
    return "nachbar" if benachbart else "fern"


def _form(a: Profil, b: Profil) -> Urteil:
    if not a.form or not b.form:
        return "offen"
    return "passt" if any(form in b.form for form in a.form) else "nicht"


def _zeit(a: Profil, b: Profil) -> Urteil:
    if not a.zeit or not b.zeit:
        return "offen"
    return "passt" if a.zeit == b.zeit else "teils"


# ---- wording -----------------------------------------------------------------------------------------------


def _satz(schluessel: str, **worte: str) -> str:
    return SAETZE[schluessel].format(**worte)


def _name(lage: Lage, vokabular: str, kennung: str) -> str:
    return lage.namen[vokabular].get(kennung, kennung)


def _geben(gebend: Profil, nehmend: Profil, treffer: tuple[Treffer, ...], lage: Lage) -> Teil:
    urteil: Urteil = ("nicht", "teils", "passt")[_beste(treffer)]
    liste = "; ".join(_posten(t, lage) for t in treffer)
    return Teil(
        _satz("geben", g=gebend.name, t=nehmend.name),
        urteil,
        _satz(f"geben.{urteil}", g=gebend.name, t=nehmend.name, liste=liste),
    )


def _posten(t: Treffer, lage: Lage) -> str:
    thema = _name(lage, "themen", t.suche.thema)
    gebend, nehmend = _name(lage, "sektoren", t.angebot.sektor), _name(lage, "sektoren", t.suche.sektor)
    if t.guete == ANDERER_SEKTOR:
        return _satz("treffer.anderer", thema=thema, sektor=gebend, anderer=nehmend)
    return _satz("treffer.sektor", thema=thema, sektor=gebend) if t.guete == GLEICHER_SEKTOR else thema


def _beide(v: Vergleich) -> Teil:
    gibt, nimmt = _beste(v.geben), _beste(v.nehmen)
    urteil: Urteil = ("nicht", "teils", "passt")[min(gibt, nimmt)]
    einbringen = v.b.name if gibt > nimmt else v.a.name
    return Teil(SAETZE["beide"], urteil, _satz(f"beide.{urteil}", t=einbringen))


def _erfahrung(v: Vergleich, lage: Lage) -> Teil:
    """Name what each side can give from experience; it fits where every direction that gives has some."""
    saetze, gebende = [], 0
    for profil, treffer in ((v.a, v.geben), (v.b, v.nehmen)):
        gebende += bool(treffer)
        posten = dict.fromkeys(
            _satz(
                "erfahrung.posten",
                thema=_name(lage, "themen", t.angebot.thema),
                erfahrung=_name(lage, "erfahrungen", t.angebot.erfahrung),
            )
            for t in treffer
            if t.angebot.erfahrung
        )
        if posten:
            saetze.append(_satz("erfahrung.satz", g=profil.name, liste="; ".join(posten)))
    if not saetze:
        return Teil(SAETZE["erfahrung"], "offen", SAETZE["erfahrung.offen"])
    return Teil(SAETZE["erfahrung"], "passt" if len(saetze) == gebende else "teils", " ".join(saetze))


def _benannt(teil: str, urteil: Urteil, a: str, b: str, namen: Mapping[str, str]) -> Teil:
    return Teil(SAETZE[teil], urteil, _satz(f"{teil}.{urteil}", a=namen.get(a, a), b=namen.get(b, b)))


def _formteil(v: Vergleich, lage: Lage) -> Teil:
    def liste(formen: Iterable[str]) -> str:
        return ", ".join(_name(lage, "formen", form) for form in formen)

    gemeinsam = [form for form in lage.namen["formen"] if form in v.a.form and form in v.b.form]
    worte = {"a": liste(v.a.form), "b": liste(v.b.form), "liste": liste(gemeinsam)}
    return Teil(SAETZE["form"], v.form, _satz(f"form.{v.form}", **worte))
