"""Networks, needs and the offers that meet them."""

# mypy: disable-error-code="valid-type"
# Types of references and lists are made by calls (`auf`, `liste`): pydantic reads them, mypy cannot.
from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from pydantic import Field, model_validator

from handreichung.fields import (
    Adresse,
    Anzahl,
    Datum,
    Dezimalzahl,
    Jahr,
    JaNein,
    Prosa,
    Satz,
    Zeile,
    Zeitpunkt,
    auf,
    fehler,
    liste,
)
from handreichung.model.base import Block, Eintrag


class Netzreichweite(Block):
    """Where a network works."""

    ebene: auf("netzebenen") = Field(title="Ebene")
    laender: liste(auf("laender")) = Field((), title="Länder")


class Termin(Block):
    """A day or days on which a network meets, or by which something is due (`frist`)."""

    titel: Zeile = Field(title="Titel")
    beginn: Datum = Field(title="Beginn oder Tag der Frist")
    ende: Datum | None = Field(None, title="Letzter Tag")
    ort: Zeile | None = Field(None, title="Ort")
    online: JaNein = Field(False, title="Online")
    url: Adresse | None = Field(None, title="Internetadresse")
    frist: JaNein = Field(False, title="Frist")
    quelle: auf("quellen") = Field(title="Quelle")

    @property
    def letzter_tag(self) -> date:
        """The last day."""
        return self.ende or self.beginn

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.ende is not None and self.ende < self.beginn:
            raise fehler("HR218", "Der Termin endet vor seinem Beginn.", "beginn und ende vergleichen.")
        if self.frist and self.ende is not None:
            raise fehler("HR218", "Eine Frist hat nur einen Tag.", "Den Tag unter beginn nennen, ende löschen.")
        return self


class Netzwerk(Eintrag):
    """A network or programme to join."""

    titelfeld: ClassVar[str] = "name"

    name: Zeile = Field(title="Name")
    kurz: Satz = Field(title="Kurz gesagt")
    art: auf("netzwerkarten") = Field(title="Art")
    traeger: Zeile = Field(title="Träger")
    reichweite: Netzreichweite = Field(title="Reichweite")
    zielgruppen: Zeile | None = Field(None, title="Für wen")
    groessenklassen: liste(auf("groessenklassen")) = Field((), title="Größenklassen")
    angebot: Prosa = Field(title="Was es bietet")
    teilnahme: Prosa | None = Field(None, title="So macht man mit")
    kosten: Zeile | None = Field(None, title="Kosten")
    laufzeit: Zeile | None = Field(None, title="Laufzeit")
    url: Adresse | None = Field(None, title="Internetadresse")
    url_ungeprueft: JaNein = Field(False, title="Adresse wurde nicht geprüft")
    betrieb: auf("betriebe") = Field(title="Betrieb")
    betrieb_stand: Zeitpunkt | None = Field(None, title="Betrieb zuletzt gesehen")
    betrieb_hinweis: Prosa | None = Field(None, title="Hinweis zum Betrieb")
    termine: liste(Termin) = Field((), title="Termine und Fristen")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    quellen: liste(auf("quellen")) = Field((), title="Quellen")


class Erhebung(Block):
    """What a survey said about a need: a figure with its base, or a statement without one."""

    quelle: auf("quellen") = Field(title="Quelle")
    jahr: Jahr | None = Field(None, title="Jahr")
    n: Anzahl | None = Field(None, title="Zahl der Befragten")
    n_genauigkeit: auf("genauigkeiten") | None = Field(None, title="Genauigkeit der Zahl der Befragten")
    frage: Zeile = Field(title="Frage")
    wert: Dezimalzahl | None = Field(None, title="Wert")
    genauigkeit: auf("genauigkeiten") | None = Field(None, title="Genauigkeit des Wertes")
    einheit: auf("einheiten") | None = Field(None, title="Einheit")
    bezugsgroesse: Zeile | None = Field(None, title="Bezugsgröße")
    teilgruppe: Zeile | None = Field(None, title="Teilgruppe")
    hinweis: Zeile | None = Field(None, title="Hinweis")

    @model_validator(mode="after")
    def _value_has_a_unit(self) -> Self:
        if (self.wert is None) != (self.einheit is None):
            raise fehler("HR218", "Ein Wert braucht eine Einheit und umgekehrt.", "wert und einheit zusammen angeben.")
        return self


class Bedarf(Eintrag):
    """A need that municipalities named. How well it is met is computed, never typed."""

    titel: Zeile = Field(title="Titel")
    kurz: Satz = Field(title="Kurz gesagt")
    wer: Zeile = Field(title="Wer den Bedarf nennt")
    erhebungen: liste(Erhebung, 1) = Field(title="Erhebungen")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    praxis: liste(auf("praxisanleitungen")) = Field((), title="Praxisanleitungen")
    netzwerke: liste(auf("netzwerke")) = Field((), title="Netzwerke")


class Deckung(Block):
    """How far an offer meets a need: our judgement, shown as such."""

    bedarf: auf("bedarfe") = Field(title="Bedarf")
    grad: auf("deckungsgrade") = Field(title="Grad der Deckung")
    begruendung: Zeile = Field(title="Begründung")


class Angebot(Eintrag):
    """An existing online offer that may meet a need."""

    titelfeld: ClassVar[str] = "name"

    name: Zeile = Field(title="Name")
    kurz: Satz = Field(title="Kurz gesagt")
    traeger: Zeile = Field(title="Träger")
    url: Adresse | None = Field(None, title="Internetadresse")
    url_ungeprueft: JaNein = Field(False, title="Adresse wurde nicht geprüft")
    formate: liste(auf("angebotsformate"), 1) = Field(title="Formate")
    zielgruppe: Zeile | None = Field(None, title="Für wen")
    praxistauglichkeit: Prosa | None = Field(None, title="Praxistauglichkeit")
    kosten: Zeile | None = Field(None, title="Kosten")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    deckt: liste(Deckung) = Field((), title="Deckt")
    betrieb: auf("betriebe") = Field(title="Betrieb")
    betrieb_stand: Zeitpunkt | None = Field(None, title="Betrieb zuletzt gesehen")
    betrieb_hinweis: Prosa | None = Field(None, title="Hinweis zum Betrieb")
    quellen: liste(auf("quellen")) = Field((), title="Quellen")
