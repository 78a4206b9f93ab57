"""Findings: impact, evidence, consensus, recommendations."""

# mypy: disable-error-code="valid-type"
# Types of references and lists are made by calls (`auf`, `liste`): pydantic reads them, mypy cannot.
from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from handreichung.fields import Anzahl, Dezimalzahl, EinfacheProsa, JaNein, Prosa, Satz, Zeile, auf, fehler, liste
from handreichung.model.base import Block, Eintrag
from handreichung.model.quelle import Quellenangaben


class Wirkung(Block):
    """The impact: its direction and the levels on which it is felt."""

    richtung: auf("richtungen") = Field(title="Richtung")
    ebenen: liste(auf("ebenen"), 1) = Field(title="Ebenen")


class Evidenz(Block):
    """One piece of support for a Befund."""

    quelle: auf("quellen") | None = Field(None, title="Quelle")
    neue_quelle: Quellenangaben | None = Field(None, title="Neue Quelle")
    fundstelle: Zeile | None = Field(None, title="Fundstelle")
    methode: auf("methoden") = Field(title="Methode")
    art: auf("belegarten") = Field(title="Art des Belegs")
    reichweite: auf("reichweiten") = Field(title="Reichweite")
    ort: Zeile | None = Field(None, title="Ort")
    untersuchung: Zeile | None = Field(
        None, title="Untersuchung", description="Worüber die Quelle berichtet, wenn sie es nicht selbst untersucht hat"
    )
    aussage: Prosa = Field(title="Aussage der Quelle")
    geprueft: JaNein = Field(
        True,
        title="An der Quelle geprüft",
        description="nein, wenn der gelesene Teil der Quelle die Aussage nicht ganz trägt",
    )

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.quelle is None) == (self.neue_quelle is None):
            text = "Die Quelle fehlt." if self.quelle is None else "Hier stehen quelle und neue_quelle zugleich."
            raise fehler("HR219", text, "Entweder quelle: kennung oder neue_quelle: mit art, titel, jahr, url.")
        return self


class Konsens(Block):
    """What a Delphi round said about a Befund."""

    runde: Anzahl = Field(title="Runde")
    n: Anzahl = Field(title="Zahl der Antworten")
    skala: Anzahl = Field(title="Höchster Wert der Skala", description="Die Skala beginnt bei 1.")
    median: Dezimalzahl = Field(title="Median")
    iqr: Dezimalzahl = Field(title="Quartilsabstand")

    @model_validator(mode="after")
    def _within_scale(self) -> Self:
        if self.skala < 2 or not 1 <= self.median <= self.skala or self.iqr > self.skala - 1:
            raise fehler(
                "HR217",
                f"Median {self.median} und Quartilsabstand {self.iqr} passen nicht zu einer Skala "
                f"von 1 bis {self.skala}.",
            )
        return self


class Praxisverweis(Block):
    """A practice guide and, in one plain sentence, how it helps with this recommendation."""

    anleitung: auf("praxisanleitungen") = Field(title="Praxisanleitung")
    wie: Satz = Field(
        title="Wie sie hier hilft", description="Ein Satz: was die Anleitung zu dieser Empfehlung beiträgt"
    )


class Empfehlung(Block):
    """What a municipality can do, and who says so."""

    titel: Zeile = Field(title="Titel der Empfehlung")
    text: Prosa = Field(title="Text der Empfehlung")
    herkunft: auf("herkuenfte") = Field(title="Herkunft der Empfehlung")
    quellen: liste(auf("quellen")) = Field((), title="Quellen der Empfehlung")
    aufwand: auf("aufwaende") | None = Field(None, title="Aufwand")
    zeithorizont: auf("zeithorizonte") | None = Field(None, title="Zeithorizont")
    praxis: liste(Praxisverweis) = Field((), title="Praxisanleitungen")

    @model_validator(mode="after")
    def _each_guide_once(self) -> Self:
        genannt = [verweis.anleitung for verweis in self.praxis]
        if len(genannt) > len(set(genannt)):
            raise fehler(
                "HR218",
                "Die Empfehlung nennt dieselbe Praxisanleitung zweimal.",
                "Einen der beiden Verweise löschen oder die Sätze zusammenführen.",
            )
        return self


class Befund(Eintrag):
    """A finding: what digitalisation does in one sector, under its themes, with which impact."""

    titel: Zeile = Field(title="Titel")
    kurz: Satz = Field(title="Kurz gesagt")
    sektor: auf("sektoren") = Field(title="Sektor")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    wirkung: Wirkung = Field(title="Wirkung")
    gruppen: liste(auf("gruppen")) = Field((), title="Betroffene Gruppen")
    leitfragen: liste(auf("leitfragen")) = Field((), title="Leitfragen")
    text: Prosa = Field(title="Was gefunden wurde")
    einordnung: Prosa | None = Field(None, title="Was das für Kommunen heißt")
    einfach: EinfacheProsa | None = Field(None, title="Einfach erklärt")
    evidenz: liste(Evidenz, 1) = Field(title="Belege")
    konsens: Konsens | None = Field(None, title="Konsens der Fachleute")
    empfehlungen: liste(Empfehlung) = Field((), title="Empfehlungen")
    netzwerke: liste(auf("netzwerke")) = Field((), title="Netzwerke")
    bedarfe: liste(auf("bedarfe")) = Field((), title="Bedarfe")
    siehe_auch: liste(auf("befunde")) = Field((), title="Siehe auch")
