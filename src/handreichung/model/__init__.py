"""What an entry is: one frozen class a kind, with the German keys that editors write.

The order of the fields is the order of the keys in a file. A field's title is the name that messages and
pages show. References carry a `Verweis`, prose a `Fliesstext`; rules and pages find them by these marks,
so that a new field needs no second list. Which sectors, themes, impacts and other values exist is data
(`vokabulare.py`).
"""

from __future__ import annotations

import difflib

from handreichung.model.base import Block, Eintrag
from handreichung.model.befund import Befund, Empfehlung, Evidenz, Konsens, Praxisverweis, Wirkung
from handreichung.model.netz import (
    Angebot,
    Bedarf,
    Deckung,
    Erhebung,
    Netzreichweite,
    Netzwerk,
    Termin,
)
from handreichung.model.praxis import (
    Ablaufschritt,
    Abschnitt,
    Angabenherkunft,
    Checkliste,
    Fallbeispiel,
    Gruppengroesse,
    Leitfaden,
    Praxisanleitung,
    Punkt,
    Rechtsrahmen,
    Schritt,
    Workshop,
)
from handreichung.model.quelle import Begriff, Quelle, Quellenangaben
from handreichung.model.tandem import Tandem, Tandemangebot, Tandemthema

__all__ = [
    "ARTEN",
    "Ablaufschritt",
    "Abschnitt",
    "Angabenherkunft",
    "Angebot",
    "Bedarf",
    "Befund",
    "Begriff",
    "Block",
    "Checkliste",
    "Deckung",
    "Eintrag",
    "Empfehlung",
    "Erhebung",
    "Evidenz",
    "Fallbeispiel",
    "Gruppengroesse",
    "Konsens",
    "Leitfaden",
    "Netzreichweite",
    "Netzwerk",
    "Praxisanleitung",
    "Praxisverweis",
    "Punkt",
    "Quelle",
    "Quellenangaben",
    "Rechtsrahmen",
    "Schritt",
    "Tandem",
    "Tandemangebot",
    "Tandemthema",
    "Termin",
    "Wirkung",
    "Workshop",
    "klasse",
]


_PRAXISARTEN: dict[str, type[Praxisanleitung]] = {
    "leitfaden": Leitfaden,
    "checkliste": Checkliste,
    "workshop": Workshop,
}


#: The folders of the matrix and the class that an entry in each is read as.
ARTEN: dict[str, type[Eintrag]] = {
    "befunde": Befund,
    "praxisanleitungen": Praxisanleitung,
    "netzwerke": Netzwerk,
    "tandems": Tandem,
    "bedarfe": Bedarf,
    "angebote": Angebot,
    "fallbeispiele": Fallbeispiel,
    "glossar": Begriff,
    "quellen": Quelle,
}


def klasse(ordner: str, art: str | None) -> type[Eintrag]:
    """Return the class for a file in `ordner`; practice guides differ by their key `art`.

    A misspelt kind is read as the nearest one, so that its other fields are judged by the right class.
    """
    if ordner != "praxisanleitungen":
        return ARTEN[ordner]
    near = difflib.get_close_matches(art or "", _PRAXISARTEN, n=1)
    return _PRAXISARTEN[near[0]] if near else Praxisanleitung
