"""The matrix as plain data for the browser: what its tables, layers and facets are computed from.

`assets/matrix.json` is columnar and names values by their place, because it is loaded at once and has to stay
small; `assets/matrix/<sector>.json` holds what a comparison shows besides and is asked for when it is needed.
The browser's side is `matrix-kern.js` (`lesen`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from handreichung import pages, prose
from handreichung.luecken import FRAGEN, VORLAGE, Feldlage, feldlagen
from handreichung.matrix import Matrix
from handreichung.merkmale import Merkmal, merkmale, merkmalswerte
from handreichung.model import Befund
from handreichung.views import Ansichten
from handreichung.vokabulare import Wert

#: Raised when a reader of older data would be misled.
FORMAT = 1
#: Folders and vocabularies whose entries and values the browser links to.
_VERLINKT = ("befunde", "bedarfe", "angebote", "netzwerke", "sektoren", "themen")


def files(ansichten: Ansichten) -> Iterator[tuple[str, str]]:
    """Yield the address and text of the matrix and of each sector's texts."""
    yield "assets/matrix.json", _json(matrix(ansichten))
    for sektor in ansichten.matrix.werte("sektoren"):
        yield f"assets/matrix/{sektor.id}.json", _json(texte(ansichten, sektor))


def matrix(ansichten: Ansichten) -> dict[str, Any]:
    """Return everything the matrix page needs from the start."""
    m = ansichten.matrix
    bedarfe = {b.id: i for i, b in enumerate(m.bedarfe)}
    angebote = {a.id: i for i, a in enumerate(m.angebote)}
    alle = merkmale(m)
    return {
        "format": FORMAT,
        "stand": m.stand.isoformat() if m.stand else None,
        "adressen": {name: pages.adresse(name, "{id}") for name in _VERLINKT},
        "merkmale": [
            {"name": k.name, "titel": k.titel, "achse": k.achse, "werte": [_wert(w) for w in k.werte]} for k in alle
        ],
        "befunde": _befunde(ansichten, alle),
        "bedarfe": [{"id": b.id, "titel": b.titel, "beleg": ansichten.erhebung(b.erhebungen[0])} for b in m.bedarfe],
        "angebote": [{"id": a.id, "titel": a.name} for a in m.angebote],
        "netzwerke": [
            {"id": n.id, "titel": n.name, "sektoren": n.sektoren, "themen": n.themen}
            for n in m.netzwerke
            if m.wert("betriebe", n.betrieb).besteht
        ],
        "felder": [_feld(m, feld, lage, bedarfe, angebote) for feld, lage in feldlagen(ansichten).items()],
        "vorlage": {"text": VORLAGE, "fragen": dict(FRAGEN)},
    }


def texte(ansichten: Ansichten, sektor: Wert) -> dict[str, Any]:
    """Return, for a sector's findings by id, the sentence and the recommendations with where they come from."""
    return {
        befund.id: {
            "kurz": prose.plain(befund.kurz),
            "empfehlungen": [[e.titel, ansichten.marke(e).name] for e in befund.empfehlungen],
        }
        for befund in ansichten.von_sektor(sektor)
    }


def pruefsumme(befund: Befund) -> str:
    """Return six hexadecimal digits that change with what readers see of a finding, not with its mere review."""
    inhalt = befund.model_dump_json(exclude={"stand", "status", "frueher", "redaktionsnotiz"})
    return blake2b(inhalt.encode(), digest_size=3).hexdigest()


def _befunde(ansichten: Ansichten, alle: tuple[Merkmal, ...]) -> dict[str, Any]:
    m = ansichten.matrix
    platz = {k.name: {w.id: i for i, w in enumerate(k.werte)} for k in alle}
    werte = [merkmalswerte(m, b) for b in m.befunde]
    faellig = [ansichten.naechste_durchsicht(b) for b in m.befunde]
    return {
        "id": [b.id for b in m.befunde],
        "titel": [b.titel for b in m.befunde],
        "werte": {name: [[orte[w] for w in held[name]] for held in werte] for name, orte in platz.items()},
        "punkte": [m.staerke(b).punkte for b in m.befunde],
        "quellen": [m.staerke(b).quellen for b in m.befunde],
        "jahr": [m.staerke(b).juengste for b in m.befunde],
        "stand": [b.stand.isoformat() for b in m.befunde],
        "faellig": [tag.isoformat() if tag else None for tag in faellig],
        "pruefsumme": [pruefsumme(b) for b in m.befunde],
    }


def _wert(wert: Wert) -> dict[str, Any]:
    felder = wert.model_dump(exclude_none=True)
    return {**felder, "kurz": prose.plain(wert.kurz)} if wert.kurz else felder


def _feld(m: Matrix, feld: tuple[str, str], lage: Feldlage, bedarfe: dict[str, int], angebote: dict[str, int]) -> Any:
    return {
        "sektor": m.rang("sektoren", feld[0]),
        "thema": m.rang("themen", feld[1]),
        "bedarfe": [bedarfe[b.id] for b in lage.bedarfe],
        "angebote": [angebote[a.id] for a in lage.angebote],
        "gedeckt": float(lage.gedeckt),
    }


def _json(daten: Any) -> str:
    return json.dumps(daten, ensure_ascii=False, separators=(",", ":"))
