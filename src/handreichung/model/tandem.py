"""Tandems: one municipality's profile, from looking for a partner to what came of it."""

# mypy: disable-error-code="valid-type"
# Types of references and lists are made by calls (`auf`, `liste`): pydantic reads them, mypy cannot.
from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from handreichung.fields import AGS, Anzahl, Datum, Kontakt, Prosa, Satz, Zeile, auf, fehler, liste
from handreichung.model.base import Block, Eintrag


class Tandemthema(Block):
    """What a municipality seeks."""

    thema: auf("themen") = Field(title="Thema")
    sektor: auf("sektoren") | None = Field(None, title="Sektor")
    text: Prosa = Field(title="Beschreibung")


class Tandemangebot(Block):
    """What a municipality offers, and on which experience that rests."""

    thema: auf("themen") = Field(title="Thema")
    sektor: auf("sektoren") | None = Field(None, title="Sektor")
    erfahrung: auf("erfahrungen") | None = Field(None, title="Erfahrung")
    text: Prosa = Field(title="Beschreibung")


class Tandem(Eintrag):
    """One municipality's profile. Its size class is computed, never typed."""

    titelfeld: ClassVar[str] = "kommune"

    kommune: Zeile = Field(title="Kommune")
    kurz: Satz = Field(title="Kurz gesagt")
    ags: AGS = Field(title="Amtlicher Gemeindeschlüssel")
    land: auf("laender") = Field(title="Land")
    art: auf("gemeindearten") = Field(title="Art der Kommune")
    einwohner: Anzahl | None = Field(None, title="Einwohner:innen")
    bietet: liste(Tandemangebot, 1, 5) = Field(title="Bietet")
    sucht: liste(Tandemthema, 1, 5) = Field(title="Sucht")
    form: liste(auf("formen")) = Field((), title="Form")
    zeit: auf("zeitbudgets") | None = Field(None, title="Zeit dafür")
    kontakt: Kontakt = Field(title="Kontakt")
    gueltig_bis: Datum = Field(title="Gültig bis")
    phase: Literal["offen", "gefunden", "laeuft", "abgeschlossen"] = Field("offen", title="Phase")
    partner: auf("tandems") | None = Field(None, title="Partner")
    lehren: Prosa | None = Field(None, title="Was wir gelernt haben")
    fallbeispiel: auf("fallbeispiele") | None = Field(None, title="Fallbeispiel")
    ohne_fallbeispiel: Zeile | None = Field(None, title="Warum es kein Fallbeispiel gibt")

    @model_validator(mode="after")
    def _phase_and_partner_agree(self) -> Self:
        if self.phase == "offen" and self.partner is not None:
            raise fehler(
                "HR218",
                "Das Profil nennt einen Partner, ist aber noch offen.",
                "phase: gefunden schreiben oder die Zeile partner löschen.",
            )
        if self.phase != "offen" and self.partner is None:
            raise fehler("HR218", f"In der Phase „{self.phase}“ fehlt der Partner.", "So schreiben: partner: kennung")
        return self

    @model_validator(mode="after")
    def _what_is_finished_leaves_a_case(self) -> Self:
        fertig = self.phase == "abgeschlossen"
        if fertig and (self.fallbeispiel is None) == (self.ohne_fallbeispiel is None):
            raise fehler(
                "HR218",
                "Ein abgeschlossenes Tandem nennt sein Fallbeispiel oder sagt, warum es keines gibt.",
                "Entweder fallbeispiel oder ohne_fallbeispiel schreiben.",
            )
        if not fertig and (self.lehren or self.fallbeispiel or self.ohne_fallbeispiel):
            raise fehler(
                "HR218",
                "Das Profil nennt, was gelernt wurde, ist aber nicht abgeschlossen.",
                "So schreiben: phase: abgeschlossen",
            )
        return self
