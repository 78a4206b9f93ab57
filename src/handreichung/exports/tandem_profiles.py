"""What the browser needs to match a municipality that is not registered: profiles, names and words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from handreichung import pages, prose
from handreichung.matching import SAETZE, Lage
from handreichung.views import Ansichten
from handreichung.views.partners import Tandemansichten


def files(ansichten: Ansichten) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of the file."""
    yield pages.tandemdaten(), json.dumps(data(ansichten.tandem), ensure_ascii=False, separators=(",", ":"))


def data(ansichten: Tandemansichten) -> dict[str, Any]:
    """Return open profiles and cases, with what their ids mean and the words of the reasons."""
    return {
        "saetze": dict(SAETZE),
        "lage": _lage(ansichten.lage),
        "profile": [
            {
                **asdict(ansichten.profil(tandem)),
                "kurz": prose.plain(tandem.kurz),
                "url": pages.adresse("tandems", tandem.id),
                "bis": tandem.gueltig_bis.isoformat(),
            }
            for tandem in ansichten.offene
        ],
        "beispiele": [
            {
                **asdict(ansichten.profil_des_beispiels(beispiel)),
                "kurz": beispiel.titel,
                "url": pages.adresse("fallbeispiele", beispiel.id),
            }
            for beispiel in ansichten.matrix.fallbeispiele
        ],
    }


def _lage(lage: Lage) -> dict[str, Any]:
    """Return names as pairs: objects would not keep the order of keys that look like numbers."""
    return {
        "namen": {vokabular: list(namen.items()) for vokabular, namen in lage.namen.items()},
        "klassenfolge": lage.klassenfolge,
        "nachbarn": [[land, sorted(nachbarn)] for land, nachbarn in lage.nachbarn.items()],
    }
