"""Practice guides of three kinds, and cases."""

# mypy: disable-error-code="valid-type"
# Types of references and lists are made by calls (`auf`, `liste`): pydantic reads them, mypy cannot.
from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from handreichung.fields import Anzahl, Datum, JaNein, Minuten, Prosa, Satz, Zeile, auf, fehler, liste
from handreichung.model.base import Block, Eintrag


class Gruppengroesse(Block):
    """How many people a method is for."""

    min: Anzahl | None = Field(None, title="Mindestens")
    max: Anzahl | None = Field(None, title="Höchstens")
    text: Zeile | None = Field(None, title="Erläuterung")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise fehler("HR218", f"Mindestens {self.min} ist mehr als höchstens {self.max}.")
        return self


class Angabenherkunft(Block):
    """Where each figure of a guide comes from; rule HR220 asks for one per figure that is given."""

    dauer: auf("herkuenfte") = Field(title="Herkunft der Dauer")
    gruppengroesse: auf("herkuenfte") | None = Field(None, title="Herkunft der Gruppengröße")
    aufwand: auf("herkuenfte") = Field(title="Herkunft des Aufwands")
    kosten: auf("herkuenfte") | None = Field(None, title="Herkunft der Kosten")
    beteiligung: auf("herkuenfte") | None = Field(None, title="Herkunft des Grades der Beteiligung")


class Rechtsrahmen(Block):
    """Which law matters, where we have that from, and the day for which it was written."""

    text: Prosa = Field(title="Rechtlicher Rahmen")
    herkunft: auf("herkuenfte") = Field(title="Herkunft der Aussage zum Recht")
    stand: Datum = Field(title="Stand des Rechts")
    quellen: liste(auf("quellen")) = Field((), title="Quellen zum Recht")


class Praxisanleitung(Eintrag):
    """What all practice guides share."""

    art: Literal["leitfaden", "checkliste", "workshop"] = Field(title="Art")
    titel: Zeile = Field(title="Titel")
    kurz: Satz = Field(title="Kurz gesagt")
    zweck: Prosa = Field(title="Zweck")
    anliegen: liste(auf("anliegen"), 1) = Field(title="Anliegen", description="Wie »Ich möchte …« weitergeht")
    mitwirkende: liste(auf("mitwirkende")) = Field((), title="Mit wem")
    zielgruppe: Zeile | None = Field(None, title="Für wen")
    dauer: Zeile = Field(title="Dauer")
    dauer_klasse: auf("dauerklassen") = Field(title="Dauer in Klassen")
    gruppengroesse: Gruppengroesse | None = Field(None, title="Gruppengröße")
    aufwand: auf("aufwaende") = Field(title="Aufwand")
    aufwand_text: Zeile | None = Field(None, title="Aufwand erläutert")
    kosten: Zeile | None = Field(None, title="Kosten")
    beteiligung: auf("beteiligungsgrade") | None = Field(None, title="Grad der Beteiligung in Klassen")
    beteiligungsstufe: Zeile | None = Field(None, title="Stufe der Beteiligung")
    herkunft: Angabenherkunft = Field(title="Herkunft der Angaben")
    form: liste(auf("formen")) = Field((), title="Form")
    rollen: liste(Zeile) = Field((), title="Rollen")
    material: liste(Zeile) = Field((), title="Material")
    vorbereitung: Prosa | None = Field(None, title="Vorbereitung")
    inklusion: Prosa | None = Field(None, title="So wird es inklusiv")
    nicht_geeignet: Prosa | None = Field(None, title="Nicht geeignet, wenn")
    rechtsrahmen: Rechtsrahmen | None = Field(None, title="Rechtlicher Rahmen mit Stand")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    quellen: liste(auf("quellen")) = Field((), title="Quellen")
    ungeprueft: liste(Zeile) = Field((), title="Was keine Quelle trägt")
    siehe_auch: liste(auf("praxisanleitungen")) = Field((), title="Davor und danach")


class Schritt(Block):
    """One step of a guide."""

    titel: Zeile = Field(title="Titel des Schritts")
    text: Prosa = Field(title="Text des Schritts")
    ergebnis: Zeile | None = Field(None, title="Ergebnis")


class Leitfaden(Praxisanleitung):
    """A guide in steps."""

    schritte: liste(Schritt, 1) = Field(title="Schritte")


class Punkt(Block):
    """One point of a checklist."""

    text: Zeile = Field(title="Punkt")
    hinweis: Prosa | None = Field(None, title="Hinweis")
    pflicht: JaNein = Field(False, title="Gesetzliche Pflicht")
    grundlage: Zeile | None = Field(None, title="Grundlage")

    @model_validator(mode="after")
    def _duty_has_a_ground(self) -> Self:
        if self.pflicht and not self.grundlage:
            raise fehler(
                "HR218",
                "Der Punkt ist als Pflicht gekennzeichnet, nennt aber keine Grundlage.",
                "grundlage ergänzen oder pflicht: nein schreiben.",
            )
        return self


class Abschnitt(Block):
    """A part of a checklist."""

    titel: Zeile = Field(title="Titel des Abschnitts")
    punkte: liste(Punkt, 1) = Field(title="Punkte")


class Checkliste(Praxisanleitung):
    """A list of points to tick."""

    abschnitte: liste(Abschnitt, 1) = Field(title="Abschnitte")


class Ablaufschritt(Block):
    """One step of a workshop; `minuten` is its length, `pause` says that nobody works."""

    titel: Zeile = Field(title="Titel des Schritts")
    minuten: Minuten | None = Field(None, title="Minuten")
    pause: JaNein = Field(False, title="Pause")
    text: Prosa = Field(title="Text des Schritts")
    methode: Zeile | None = Field(None, title="Methode")
    material: Zeile | None = Field(None, title="Material")


class Workshop(Praxisanleitung):
    """An agenda. `umfang` says what its minutes cover: the whole, one working unit, one evening."""

    ablauf: liste(Ablaufschritt, 1) = Field(title="Ablauf")
    minuten_herkunft: auf("minutenherkuenfte") = Field(title="Herkunft der Minuten")
    umfang: Zeile | None = Field(None, title="Umfang der Minuten")
    dauer_minuten: Minuten | None = Field(None, title="Dauer in Minuten")

    @property
    def summe_minuten(self) -> int | None:
        """The minutes of all steps, or None where a step has none."""
        minuten = [schritt.minuten for schritt in self.ablauf]
        return None if None in minuten else sum(m for m in minuten if m is not None)


class Fallbeispiel(Eintrag):
    """What one municipality did, what came of it, what went wrong, who says so."""

    titel: Zeile = Field(title="Titel")
    kurz: Satz = Field(title="Kurz gesagt")
    kommune: Zeile = Field(title="Kommune")
    land: auf("laender") = Field(title="Land")
    groessenklasse: auf("groessenklassen") | None = Field(None, title="Größenklasse")
    einwohner: Zeile | None = Field(None, title="Einwohner:innen")
    zeitraum: Zeile | None = Field(None, title="Zeitraum")
    ausgangslage: Prosa = Field(title="Ausgangslage")
    vorgehen: Prosa = Field(title="Vorgehen")
    ergebnis: Prosa = Field(title="Ergebnis")
    lehren: Prosa | None = Field(None, title="Was sich daraus lernen lässt")
    schwierigkeiten: Prosa | None = Field(None, title="Was schwierig war")
    art: auf("belegarten") = Field(title="Wer das sagt")
    belegt_durch: Zeile | None = Field(None, title="Grundlage der Darstellung")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    wirkung: auf("richtungen") = Field(title="Wirkung")
    befunde: liste(auf("befunde")) = Field((), title="Befunde")
    praxis: liste(auf("praxisanleitungen")) = Field((), title="Praxisanleitungen")
    bedarfe: liste(auf("bedarfe")) = Field((), title="Bedarfe")
    quellen: liste(auf("quellen"), 1) = Field(title="Quellen")
