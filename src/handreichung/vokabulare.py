"""The vocabularies: which sectors, themes, impacts and other values exist, in which order, called what.

They are data (`matrix/vokabulare/*.yml`). Code never knows a particular value; where a rule or a sign depends
on one, the value says so itself in a field of its own (`traegt`, `ausland`, `zeichen`).
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field, create_model

from handreichung.fields import Anzahl, JaNein, Kennung, Prosa, Zeile, liste
from handreichung.model import Block


class Wert(Block):
    """One value: its id, its name, and what it means in one or two sentences."""

    id: Kennung = Field(title="Kennung")
    name: Zeile = Field(title="Name")
    kurzname: Zeile | None = Field(None, title="Kurzer Name für schmale Spalten")
    kurz: Prosa | None = Field(None, title="Erklärung")

    @property
    def ueberschrift(self) -> str:
        """The value's name."""
        return self.name

    @property
    def spaltenname(self) -> str:
        """The name that fits a narrow column."""
        return self.kurzname or self.name


class Satzteil(Wert):
    """A value that can stand in »Ich möchte … mit … in …«; `im_satz` brings its preposition along."""

    im_satz: Zeile | None = Field(None, title="Form im Satz, wenn sie nicht der Name ist")

    @property
    def satzteil(self) -> str:
        """The words that the sentence goes on with."""
        return self.im_satz or self.name


class Richtung(Wert):
    """A direction of impact with its sign (a shape of the theme's sprite) and tone (a colour of the theme)."""

    einzahl: Zeile | None = Field(None, title="Einzahl hinter »1«, wenn es nicht der Name ist")
    mehrzahl: Zeile = Field(title="Mehrzahl")
    zeichen: Literal["auf", "ab", "beide"] = Field(title="Zeichen")
    ton: Literal["gut", "kritisch", "gemischt"] = Field(title="Farbton")


class Belegart(Wert):
    """A kind of document. `traegt`: may carry a finding alone; `mittelbar`: tells of a study made by others."""

    traegt: JaNein = Field(True, title="Trägt einen Befund")
    mittelbar: JaNein = Field(False, title="Berichtet über Untersuchungen anderer")


class Reichweite(Wert):
    """Where evidence holds. `ein_ort`: one place only; `ausland`: from abroad."""

    ein_ort: JaNein = Field(False, title="Nur ein Ort")
    ausland: JaNein = Field(False, title="Aus dem Ausland")


class Herkunft(Wert):
    """Where a recommendation or a figure comes from, with the mark that pages show."""

    marke: Literal["belegt", "vorschlag", "ungeprueft"] = Field(title="Marke")


class Minutenherkunft(Herkunft):
    """Where an agenda's minutes come from; `gezeigt` says whether they are shown at all."""

    gezeigt: JaNein = Field(True, title="Minuten werden gezeigt")


class Betriebszustand(Wert):
    """Whether something still exists; `besteht`: it can be joined as far as is known."""

    besteht: JaNein = Field(title="Besteht")


class Netzwerkart(Wert):
    """A kind of network; `lernpartnerschaft`: municipalities learn from each other in pairs or small groups."""

    lernpartnerschaft: JaNein = Field(False, title="Lernpartnerschaft")


class Netzebene(Wert):
    """How far a network reaches; `ueberall`: it is open to municipalities of every Land."""

    ueberall: JaNein = Field(False, title="Offen für jedes Land")


class Genauigkeit(Wert):
    """How exact a figure is; `vorsatz` stands before it (»mindestens«)."""

    vorsatz: Zeile | None = Field(None, title="Wort vor der Zahl")


class Einheit(Wert):
    """A unit; `nachsatz` stands behind the figure (»Prozent«)."""

    nachsatz: Zeile = Field(title="Wort nach der Zahl")


class Deckungsgrad(Wert):
    """How far an offer meets a need, as a share from 0 to 100."""

    anteil: Anzahl = Field(title="Anteil in Prozent")


class Land(Wert):
    """A Land: what its municipalities' keys look like, its place on the tile map (from 1), its neighbours.

    `ags` are the first two digits of the keys, `bezirke` the third ones in use (none given: any),
    `eine_gemeinde` says that the whole Land is one municipality.
    """

    ags: Zeile = Field(title="Schlüssel")
    bezirke: tuple[Zeile, ...] = Field((), title="Dritte Ziffern der Schlüssel")
    eine_gemeinde: JaNein = Field(False, title="Das Land ist eine Gemeinde")
    spalte: Anzahl | None = Field(None, title="Spalte der Kachelkarte")
    zeile: Anzahl | None = Field(None, title="Zeile der Kachelkarte")
    nachbarn: tuple[Kennung, ...] = Field((), title="Nachbarländer")


class Groessenklasse(Wert):
    """A size of municipalities; `von` and `unter` are numbers of inhabitants."""

    von: Anzahl | None = Field(None, title="Ab Einwohner:innen")
    unter: Anzahl | None = Field(None, title="Unter Einwohner:innen")

    @property
    def hat_grenzen(self) -> bool:
        """Whether the class is one of a row that inhabitants decide."""
        return self.von is not None or self.unter is not None

    def umfasst(self, einwohner: int) -> bool:
        """Whether a municipality with so many inhabitants belongs to this class."""
        return self.hat_grenzen and (self.von or 0) <= einwohner and (self.unter is None or einwohner < self.unter)


class Gemeindeart(Wert):
    """A kind of municipality: how its key ends, and its size class where that does not depend on inhabitants.

    `schluesselende`: »gemeinde« never ends with 000, »kreis« always does, »beides« either way.
    """

    schluesselende: Literal["gemeinde", "kreis", "beides"] = Field("beides", title="Ende des Schlüssels")
    groessenklasse: Kennung | None = Field(None, title="Größenklasse")


class Wiedervorlage(Wert):
    """How many months after its `stand` an entry of the kind named by the id is due for review."""

    monate: Anzahl = Field(title="Monate")

    def faellig(self, stand: date) -> date:
        """Return the day by which an entry last reviewed on `stand` is due again."""
        years, month = divmod(stand.month - 1 + self.monate, 12)
        if stand.year + years > date.max.year:
            return date.max
        last = 28 if month == 1 else 30
        return date(stand.year + years, month + 1, min(stand.day, last))


#: Every vocabulary that the model refers to, and the class of its values.
VOKABULARE: dict[str, type[Wert]] = {
    "sektoren": Wert,
    "themen": Wert,
    "richtungen": Richtung,
    "ebenen": Wert,
    "gruppen": Wert,
    "leitfragen": Wert,
    "methoden": Wert,
    "belegarten": Belegart,
    "reichweiten": Reichweite,
    "quellenarten": Wert,
    "herkuenfte": Herkunft,
    "aufwaende": Wert,
    "zeithorizonte": Wert,
    "dauerklassen": Satzteil,
    "anliegen": Satzteil,
    "mitwirkende": Satzteil,
    "beteiligungsgrade": Wert,
    "formen": Wert,
    "minutenherkuenfte": Minutenherkunft,
    "netzwerkarten": Netzwerkart,
    "netzebenen": Netzebene,
    "betriebe": Betriebszustand,
    "angebotsformate": Wert,
    "deckungsgrade": Deckungsgrad,
    "genauigkeiten": Genauigkeit,
    "einheiten": Einheit,
    "laender": Land,
    "groessenklassen": Groessenklasse,
    "gemeindearten": Gemeindeart,
    "erfahrungen": Wert,
    "zeitbudgets": Wert,
    "wiedervorlagen": Wiedervorlage,
}


class Vokabular(Block):
    """A named, ordered list of values."""

    titel: Zeile = Field(title="Titel")
    kurz: Prosa | None = Field(None, title="Erklärung")
    werte: tuple[Wert, ...] = Field(title="Werte")

    def __contains__(self, key: object) -> bool:
        """Whether a value with this id exists."""
        return any(wert.id == key for wert in self.werte)


def _class_of(name: str) -> type[Vokabular]:
    fields: dict[str, Any] = {"werte": (liste(VOKABULARE[name], 1, 200), Field(title="Werte"))}
    return create_model(f"Vokabular_{name}", __base__=Vokabular, **fields)


#: The class that each vocabulary's file is read as.
VOKABULARKLASSEN: dict[str, type[Vokabular]] = {name: _class_of(name) for name in VOKABULARE}
