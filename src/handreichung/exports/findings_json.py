"""All findings as JSON for programs, and the JSON Schema that describes them, made from the model."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from handreichung import pages
from handreichung.evidence import Stufe
from handreichung.exports.tables import NICHT_VEROEFFENTLICHT
from handreichung.matrix import Matrix
from handreichung.model import Befund, Quelle
from handreichung.views import Ansichten
from handreichung.walk import felder

#: Raised when a program that reads an older file would be misled.
VERSION = 1


def write(ansichten: Ansichten, kopf: dict[str, str]) -> bytes:
    """Return the findings with their sources and vocabularies; `kopf` is what the file says about itself.

    Ids refer to `vokabulare` and `quellen` in the same file. Running text is Markdown as it was written.
    """
    matrix = ansichten.matrix
    quellen = {q.id: q for b in matrix.befunde for q in matrix.nennt(b, "quellen")}
    genutzt = sorted((_verweisziele(Befund) | _verweisziele(Quelle)) & matrix.vokabulare.keys())
    return _json(
        {
            **kopf,
            "version": VERSION,
            "vokabulare": {
                name: [w.model_dump(mode="json", exclude_none=True) for w in matrix.werte(name)] for name in genutzt
            },
            "quellen": {kennung: _eintrag(quellen[kennung]) for kennung in sorted(quellen)},
            "befunde": [_befund(ansichten, befund, kopf["adresse"]) for befund in matrix.befunde],
        }
    )


def schema(matrix: Matrix) -> bytes:
    """Return the JSON Schema of the file: fields and titles from the model, values from the vocabularies."""
    definitionen: dict[str, Any] = {}
    for klasse in (Befund, Quelle):
        eigenes = klasse.model_json_schema(mode="serialization")
        definitionen |= eigenes.pop("$defs", {}) | {klasse.__name__: eigenes}
        _mit_werten(klasse, definitionen, matrix)
    # A source told within a finding is an entry of its own in a published file.
    del definitionen["Quellenangaben"]
    befund = definitionen["Befund"]
    befund["properties"] |= {
        "id": {"type": "string", "title": "Kennung"},
        "adresse": {"type": "string", "title": "Adresse der Seite"},
        "staerke": {
            "type": "object",
            "title": "Berechnete Stärke der Belege",
            "required": ["stufe", "wort", "begruendung"],
            "properties": {
                "stufe": {"enum": [int(stufe) for stufe in Stufe]},
                "wort": {"type": "string"},
                "begruendung": {"type": "string"},
            },
        },
    }
    befund["required"] += ["id", "adresse", "staerke"]
    for definition in definitionen.values():
        definition.pop("description", None)
        for name in NICHT_VEROEFFENTLICHT - {"id"}:
            definition["properties"].pop(name, None)
        definition["required"] = [n for n in definition.get("required", ()) if n in definition["properties"]]
    texte = {name: {"type": "string"} for name in ("titel", "stand", "lizenz", "adresse", "schema")}
    return _json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Befunde des Handbuchs",
            "type": "object",
            "required": [*texte, "version", "vokabulare", "quellen", "befunde"],
            "additionalProperties": False,
            "properties": {
                **texte,
                "version": {"const": VERSION},
                "vokabulare": {"type": "object", "additionalProperties": {"type": "array"}},
                "quellen": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Quelle"}},
                "befunde": {"type": "array", "items": {"$ref": "#/$defs/Befund"}},
            },
            "$defs": definitionen,
        }
    )


def _befund(ansichten: Ansichten, befund: Befund, site: str) -> dict[str, Any]:
    staerke = ansichten.matrix.staerke(befund)
    return {
        "id": befund.id,
        "adresse": site + pages.adresse("befunde", befund.id),
        **_eintrag(befund),
        "staerke": {"stufe": int(staerke.stufe), "wort": staerke.stufe.wort, "begruendung": staerke.begruendung},
    }


def _eintrag(block: BaseModel) -> dict[str, Any]:
    """Return what is published of an entry; what is not said stays away."""
    gewaehlt = {}
    for feld in felder(type(block)):
        wert = getattr(block, feld.name)
        if feld.name in NICHT_VEROEFFENTLICHT or wert is None or wert == ():
            continue
        gewaehlt[feld.name] = [_wert(w) for w in wert] if feld.ist_liste else _wert(wert)
    return gewaehlt


def _wert(wert: Any) -> Any:
    if isinstance(wert, BaseModel):
        return _eintrag(wert)
    if isinstance(wert, Decimal):
        return float(wert)
    return wert.isoformat() if hasattr(wert, "isoformat") else wert


def _verweisziele(klasse: type[BaseModel]) -> set[str]:
    """Return the vocabularies and folders that a class and its blocks refer to."""
    namen: set[str] = set()
    for feld in felder(klasse):
        if feld.block is not None:
            namen |= _verweisziele(feld.block)
        elif feld.verweis is not None:
            namen.add(feld.verweis.ziel)
    return namen


def _mit_werten(klasse: type[BaseModel], definitionen: dict[str, Any], matrix: Matrix) -> None:
    """Say in the schema which ids a reference to a vocabulary may hold, and that decimals are numbers."""
    eigenschaften = definitionen[klasse.__name__]["properties"]
    for feld in felder(klasse):
        if feld.block is not None:
            _mit_werten(feld.block, definitionen, matrix)
        elif feld.verweis is not None and feld.verweis.ziel in matrix.vokabulare:
            ids = [w.id for w in matrix.werte(feld.verweis.ziel)]
            titel = {"title": feld.titel}
            eigenschaften[feld.name] = (
                {"type": "array", "items": {"enum": ids}, **titel} if feld.ist_liste else {"enum": ids, **titel}
            )
        elif klasse.model_fields[feld.name].annotation is Decimal:
            eigenschaften[feld.name] = {"type": "number", "title": feld.titel}


def _json(daten: Any) -> bytes:
    return (json.dumps(daten, ensure_ascii=False, indent=1) + "\n").encode()
