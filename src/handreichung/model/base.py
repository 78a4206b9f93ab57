"""What every entry has, and blocks of fields within one."""

# mypy: disable-error-code="valid-type"
# Types of references and lists are made by calls (`auf`, `liste`): pydantic reads them, mypy cannot.
from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from handreichung.fields import Datum, Kennung, Prosa, liste


class Block(BaseModel):
    """A group of fields within an entry."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Eintrag(Block):
    """What every entry has. `id` is the file's name and never a key in the file."""

    id: Kennung = Field(exclude=True)
    status: Literal["entwurf", "veroeffentlicht", "zurueckgezogen"] = Field("veroeffentlicht", title="Status")
    frueher: liste(Kennung) = Field((), title="Frühere Kennungen")
    stand: Datum = Field(title="Stand", description="Tag der letzten Durchsicht")
    redaktionsnotiz: Prosa | None = Field(None, title="Notiz für die Redaktion (wird nicht veröffentlicht)")

    #: The key that holds the heading of the entry's page.
    titelfeld: ClassVar[str] = "titel"

    @property
    def ueberschrift(self) -> str:
        """The entry's heading, whatever its key is called."""
        return str(getattr(self, self.titelfeld))

    @property
    def ist_veroeffentlicht(self) -> bool:
        """Whether the entry appears in lists and may be referred to."""
        return self.status == "veroeffentlicht"
