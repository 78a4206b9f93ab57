"""Tree → PDF/UA-1, set by Typst.

Why Typst and not WeasyPrint: its wheel brings everything it needs, fonts included, so that a fresh Debian
works without a system library; it writes PDF/UA-1 itself and refuses what would break it; it takes
milliseconds a page and gives the same bytes everywhere. The look is in `templates/dokumente/`; data goes in
as JSON and is never evaluated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from handreichung.documents.tree import Dokument, DokumentFehler, als_daten, aufgeloest, fassung
from handreichung.german import deutsches_datum

#: Before what a template says when it gives up: that is a sentence already.
_PANIK = "panicked with: "


def schreiben(dokument: Dokument, vorlagen: Path) -> bytes:
    """Return a document as PDF/UA-1. `vorlagen` is the folder of all templates; DokumentFehler if it cannot be set."""
    daten = als_daten(aufgeloest(dokument))
    angaben = {
        "stand-text": deutsches_datum(dokument.stand),
        "fassung": fassung(dokument) if dokument.deckblatt else "",
    }
    return setzen("dokument.typ", {**daten, **angaben}, vorlagen)


def setzen(vorlage: str, daten: Mapping[str, Any], vorlagen: Path) -> bytes:
    """Return what the Typst template `vorlage` makes of `daten` (anything JSON can say), as PDF/UA-1.

    For templates of their own: put one into `templates/dokumente/`, import from `bausteine.typ`, read the data
    with `json(bytes(sys.inputs.daten))`. DokumentFehler if it cannot be set, a `panic` of the template included.
    """
    quellen = dict(typst_dateien(vorlagen))
    try:
        gesetzt: bytes = typst.compile(  # type: ignore[call-overload]  # a dict of files, unknown to its stubs
            {"main.typ": quellen.pop(vorlage), **quellen},
            format="pdf",
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            sys_inputs={"daten": json.dumps(daten, ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise _fehler(error) from error
    return gesetzt


@lru_cache(maxsize=4)
def typst_dateien(vorlagen: Path) -> tuple[tuple[str, bytes], ...]:
    """Return the Typst templates, name and bytes."""
    return tuple((pfad.name, pfad.read_bytes()) for pfad in sorted((vorlagen / "dokumente").glob("*.typ")))


def _fehler(error: typst.TypstError) -> DokumentFehler:
    """Return what Typst refused, as a sentence for an editor where the entry is the reason."""
    if match := re.search(r"the text `\"(.+?)\"` could not be displayed", error.message):
        zeichen = match[1]
        codes = " ".join(f"U+{ord(c):04X}" for c in zeichen)
        satz = f"Das Zeichen „{zeichen}“ ({codes}) kennt die Schrift der Dokumente nicht. Bitte anders schreiben."
        return DokumentFehler(satz, zeichen)
    if error.message.startswith(_PANIK):
        return DokumentFehler(error.message.removeprefix(_PANIK))
    return DokumentFehler(f"Das Dokument ließ sich nicht setzen: {error.message}")
