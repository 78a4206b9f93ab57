"""The search index: everything that can be looked for, as plain data for the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator

from handreichung import prose
from handreichung.views import Ansichten


def entries(ansichten: Ansichten) -> list[dict[str, str]]:
    """Return one object an entry: title, kind, sentence, address from the site's root, and words to find it by."""
    return [
        {
            "titel": e.titel,
            "art": e.bezeichnung,
            "kurz": prose.plain(e.kurz),
            "url": ansichten.adresse(e),
            "worte": e.worte,
        }
        for e in ansichten.liste
    ]


def files(ansichten: Ansichten) -> Iterator[tuple[str, str]]:
    """Yield the index's address and text."""
    yield "assets/suche.json", json.dumps(entries(ansichten), ensure_ascii=False, separators=(",", ":"))
