"""Hand-written pages with their building blocks and facts put in.

On a line of its own `{{ … }}` names a building block (`templates/seiten/bausteine/`), within a line a fact
about the operator (`{{ betreiber.name }}`). Nothing else is replaced and nothing is evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from handreichung.placeholders import ANGABE, BAUSTEIN
from handreichung.render import MARKE, Gerendert, Vorlagen
from handreichung.settings import BETREIBER


def fill(markdown: str, adresse: str, vorlagen: Vorlagen, betreiber: Mapping[str, object]) -> Gerendert:
    """Return the page at `adresse`, filled in. What the operator has not said is shown as a placeholder."""
    bloecke: list[str] = []

    def baustein(match: re.Match[str]) -> str:
        bloecke.append(vorlagen.baustein(match[1], adresse))
        return MARKE.format(len(bloecke) - 1)

    def angabe(match: re.Match[str]) -> str:
        value = str(betreiber.get(match[1]) or "").strip()
        if value:
            return escape(value)
        return f'<mark class="platzhalter">[noch nicht angegeben: {escape(BETREIBER[match[1]])}]</mark>'

    return Gerendert(BAUSTEIN.sub(baustein, ANGABE.sub(angabe, markdown)), tuple(bloecke))
