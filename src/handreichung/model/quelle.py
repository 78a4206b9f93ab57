"""Sources and the terms of the glossary."""

# mypy: disable-error-code="valid-type"
# Types of references and lists are made by calls (`auf`, `liste`): pydantic reads them, mypy cannot.
from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from handreichung.fields import DOI, Adresse, Datum, Jahr, JaNein, Satz, Zeile, auf, fehler, liste
from handreichung.model.base import Block, Eintrag


class Quellenangaben(Block):
    """Bibliographic fields, with the meaning of CSL under German keys. What is unknown stays away."""

    art: auf("quellenarten") = Field(title="Art der Quelle")
    titel: Zeile | None = Field(None, title="Titel")
    beschreibung: Zeile | None = Field(
        None, title="Beschreibung", description="In eigenen Worten, wo der Titel nicht zu sehen war"
    )
    autoren: liste(Zeile) = Field((), title="Autor:innen")
    jahr: Jahr | None = Field(None, title="Jahr")
    herausgeber: Zeile | None = Field(None, title="Herausgeber")
    url: Adresse | None = Field(None, title="Internetadresse")
    doi: DOI | None = Field(None, title="DOI")
    abgerufen: Datum | None = Field(None, title="Abgerufen am")
    gesehen: Zeile | None = Field(None, title="Was davon gelesen wurde")
    kopie: JaNein = Field(False, title="Adresse führt zu einer Kopie")
    url_ungeprueft: JaNein = Field(False, title="Adresse wurde nicht geprüft")

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if not self.titel and not self.beschreibung:
            raise fehler(
                "HR201",
                "Es fehlt der Titel der Quelle.",
                "titel ergänzen; war er nicht zu sehen, stattdessen beschreibung in eigenen Worten.",
            )
        return self

    @property
    def ueberschrift(self) -> str:
        """The title, or our description in brackets where the title was not visible."""
        return self.titel or f"[{self.beschreibung}]"


class Quelle(Quellenangaben, Eintrag):
    """A publication that something rests on."""


class Begriff(Eintrag):
    """A glossary term. Its forms are what the glossary marks in texts."""

    titelfeld: ClassVar[str] = "begriff"

    begriff: Zeile = Field(title="Begriff")
    kurz: Satz = Field(title="Erklärung")
    abkuerzung: Zeile | None = Field(None, title="Abkürzung")
    synonyme: liste(Zeile) = Field((), title="Andere Wörter")
    formen: liste(Zeile) = Field((), title="Formen im Text")
    grundlage: Zeile | None = Field(None, title="Rechtsgrundlage")
    grundlage_ungeprueft: JaNein = Field(False, title="Rechtsgrundlage wurde nicht geprüft")
    quelle: auf("quellen") | None = Field(None, title="Quelle")
    themen: liste(auf("themen")) = Field((), title="Themen")
    siehe_auch: liste(auf("glossar")) = Field((), title="Siehe auch")
