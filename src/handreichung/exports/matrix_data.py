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
from handreichung.evidence import Stufe
from handreichung.matrix import Matrix
from handreichung.model import Befund
from handreichung.views import Ansichten
from handreichung.views.facetten import Facettenliste, facettenliste
from handreichung.views.luecken import FRAGEN, VORLAGE, Feldlage, feldlagen
from handreichung.views.merkmale import Merkmal, merkmale
from handreichung.vokabulare import Wert

#: Raised when a reader of older data would be misled.
FORMAT = 1
#: Where a sector's texts lie.
_TEXTE = "assets/matrix/{id}.json"
#: Folders and vocabularies whose entries and values the browser links to.
_VERLINKT = ("befunde", "bedarfe", "angebote", "netzwerke", "sektoren", "themen")


def files(ansichten: Ansichten) -> Iterator[tuple[str, str]]:
    """Yield the address and text of the matrix and of each sector's texts."""
    yield "assets/matrix.json", _json(matrix(ansichten))
    for sektor in ansichten.matrix.werte("sektoren"):
        yield _TEXTE.format(id=sektor.id), _json(texte(ansichten, sektor))


def matrix(ansichten: Ansichten) -> dict[str, Any]:
    """Return everything the matrix page needs from the start."""
    m = ansichten.matrix
    bedarfe = {b.id: i for i, b in enumerate(m.bedarfe)}
    angebote = {a.id: i for i, a in enumerate(m.angebote)}
    liste = facettenliste(ansichten, "befunde")
    alle = merkmale(m, liste)
    return {
        "format": FORMAT,
        "stand": m.stand.isoformat() if m.stand else None,
        "adressen": {name: pages.adresse(name, "{id}") for name in _VERLINKT} | {"texte": _TEXTE},
        "merkmale": [{"name": k.name, "titel": k.titel, "achse": k.achse, "werte": k.werte} for k in alle],
        "stufen": [{"wort": stufe.wort, "erklaerung": stufe.erklaerung} for stufe in Stufe],
        "befunde": _befunde(ansichten, liste, alle),
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


def _befunde(ansichten: Ansichten, liste: Facettenliste, alle: tuple[Merkmal, ...]) -> dict[str, Any]:
    m = ansichten.matrix
    staerken = [m.staerke(b) for b in m.befunde]
    # The browser decides what depends on today; everything else stands in the list of facets.
    platz = {k.name: {w["id"]: i for i, w in enumerate(k.werte)} for k in alle if k.name != "durchsicht"}
    return {
        "id": [b.id for b in m.befunde],
        "titel": [b.titel for b in m.befunde],
        "werte": {name: [[orte[w] for w in liste.von(b)[name]] for b in m.befunde] for name, orte in platz.items()},
        "stufe": [int(s.stufe) for s in staerken],
        "punkte": [s.punkte for s in staerken],
        "zustimmung": [s.konsens.zugestimmt if s.konsens.gefragt else None for s in staerken],
        "quellen": [s.quellen for s in staerken],
        "jahr": [s.juengste for s in staerken],
        "stand": [b.stand.isoformat() for b in m.befunde],
        "faellig": [liste.faellig[b.id].isoformat() if b.id in liste.faellig else None for b in m.befunde],
        "pruefsumme": [pruefsumme(b) for b in m.befunde],
    }


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
