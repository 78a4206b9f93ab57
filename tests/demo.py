"""A demo edition full of invented tandem profiles, the same on every machine: nothing in it is a real municipality.

`python tests/demo.py FOLDER` writes the project; `handreichung site --config FOLDER/mkdocs.yml` builds it.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from functools import cache
from pathlib import Path

from helfer import FALLBEISPIEL, QUELLE, ROOT, VOKABULARE, kanonisch
from projects import snapshot

DATA = ROOT / "tests" / "data" / "tandems"
ZAHL = 200
#: Numbers of Kreise that no Land has given, so that no invented key is anybody's.
_KREISE = ("93", "95", "97", "99")
_HINWEIS = "Erfundenes Profil zum Prüfen des Programms, keine echte Kommune."
#: What municipalities of this size tend to be, with bounds of inhabitants and how often they occur.
_ARTEN = (
    ("gemeinde", 600, 9_000, 38),
    ("stadt", 5_000, 60_000, 40),
    ("kreisfreie-stadt", 60_000, 300_000, 6),
    ("landkreis", 60_000, 300_000, 10),
    ("verband", 6_000, 30_000, 6),
)


def _ids(vokabular: str) -> list[str]:
    text = (VOKABULARE / f"{vokabular}.yml").read_text("utf-8")
    return [line.removeprefix("  - id: ").strip() for line in text.splitlines() if line.startswith("  - id: ")]


def _laender() -> list[tuple[str, str, str]]:
    """Return id, first two digits and one allowed third digit of every Land that has more than one municipality."""
    found = []
    for block in (VOKABULARE / "laender.yml").read_text("utf-8").split("  - id: ")[1:]:
        lines = [line.strip() for line in block.splitlines()]
        if "eine_gemeinde: ja" not in lines:
            ags = next(line for line in lines if line.startswith("ags:")).split('"')[1]
            found.append((lines[0], ags, lines[lines.index("bezirke:") + 1].split('"')[1]))
    return found


@cache
def profile() -> dict[str, str]:
    """Return the demo's tandem profiles: id and text of the file."""
    zufall = random.Random(17)
    themen, sektoren, formen = _ids("themen"), _ids("sektoren"), _ids("formen")
    erfahrungen, zeiten, laender = _ids("erfahrungen"), _ids("zeitbudgets"), _laender()
    found = {}
    for nummer in range(1, ZAHL + 1):
        land, ags, bezirk = zufall.choice(laender)
        art, von, bis, _ = zufall.choices(_ARTEN, [gewicht for *_, gewicht in _ARTEN])[0]
        ende = "000" if art in {"kreisfreie-stadt", "landkreis"} else f"{nummer:03}"
        bietet, sucht = _verschiedene(zufall, themen, sektoren)
        entry = {
            "kommune": f"Musterstadt {nummer}",
            "kurz": _HINWEIS,
            "ags": f"{ags}{bezirk}{zufall.choice(_KREISE)}{ende}",
            "land": land,
            "art": art,
            **({"einwohner": str(zufall.randrange(von, bis))} if zufall.random() < 0.9 else {}),
            "bietet": [_mit_erfahrung(zufall, p, erfahrungen) | {"text": "Erfundenes Angebot."} for p in bietet],
            "sucht": [p | {"text": "Erfundene Frage."} for p in sucht],
            **({"form": sorted(zufall.sample(formen, zufall.randint(1, 2)))} if zufall.random() < 0.8 else {}),
            **({"zeit": zufall.choice(zeiten)} if zufall.random() < 0.7 else {}),
            "kontakt": "digitales@musterstadt.example",
            "gueltig_bis": "2099-12-31" if nummer % 20 else "2000-12-31",
            **_phase(nummer),
            "stand": "2026-11-01",
        }
        found[_id(nummer)] = kanonisch(entry)
    return found


def _id(nummer: int) -> str:
    return f"musterstadt-{nummer:03}"


def _verschiedene(
    zufall: random.Random, themen: list[str], sektoren: list[str]
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return one to three offers and searches; nobody seeks what they offer."""
    gewaehlt = zufall.sample(themen, zufall.randint(2, 5))
    posten = [{"thema": t, **({"sektor": zufall.choice(sektoren)} if zufall.random() < 0.6 else {})} for t in gewaehlt]
    grenze = zufall.randint(1, len(posten) - 1)
    return posten[:grenze][:3], posten[grenze:][:3]


def _mit_erfahrung(zufall: random.Random, posten: dict[str, str], erfahrungen: list[str]) -> dict[str, str]:
    return posten | ({"erfahrung": zufall.choice(erfahrungen)} if zufall.random() < 0.7 else {})


def _phase(nummer: int) -> dict[str, str]:
    """Return what is further along than looking: six pairs at the end of the list, two in each phase."""
    stelle = nummer - (ZAHL - 11)
    if stelle < 0:
        return {}
    phase = ("gefunden", "laeuft", "abgeschlossen")[stelle // 4]
    found = {"phase": phase, "partner": _id(nummer + 1 if stelle % 2 == 0 else nummer - 1)}
    if phase == "abgeschlossen":
        found["lehren"] = "Erfunden: Ein gemeinsamer Termin im Monat hat gereicht."
        found |= {"fallbeispiel": "bus"} if stelle < 10 else {"ohne_fallbeispiel": "Erfunden: Es blieb beim Gespräch."}
    return found


def write(target: Path) -> Path:
    """Write the demo project into an empty folder."""
    shutil.copytree(DATA, target, dirs_exist_ok=True)
    theme = json.dumps(str(snapshot() / "templates" / "theme"), ensure_ascii=False)
    config = target / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("../../../templates/theme", theme), "utf-8")
    shutil.copytree(VOKABULARE, target / "matrix" / "vokabulare")
    # The page about tandems without its links to pages that the demo does not have.
    page = (ROOT / "content" / "netzwerke" / "tandem-anleitung.md").read_text("utf-8")
    anleitung = target / "content" / "netzwerke" / "tandem-anleitung.md"
    anleitung.parent.mkdir()
    anleitung.write_text(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", page), "utf-8")
    files = {f"tandems/{k}.yml": text for k, text in profile().items()}
    files |= {"quellen/bericht.yml": QUELLE, "fallbeispiele/bus.yml": FALLBEISPIEL}
    for name, text in files.items():
        path = target / "matrix" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return target


if __name__ == "__main__":
    write(Path(sys.argv[1]))
