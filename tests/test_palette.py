"""Contrast by construction: every pair of colours that meets on a page, computed from the style sheet's values.

A colour is either one half of a pair below or named as decoration with the reason; a new one without either
fails. The ratios are those of WCAG 2.2, 1.4.3 and 1.4.11.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from projects import ROOT

_CSS = (ROOT / "templates/theme/assets/css/handreichung.css").read_text("utf-8")
TEXT, SIGN = 4.5, 3.0

#: What stands on what: the colours in front, the grounds, the ratio needed.
MEETINGS = (
    (("text", "leise", "link", "link-besucht"), ("papier", "flaeche", "akzent-flaeche"), TEXT),
    (("text", "link", "marke"), ("flaeche-2",), TEXT),
    (("marke",), ("papier", "flaeche"), TEXT),
    (("auf-marke",), ("marke",), TEXT),
    (("gut",), ("gut-flaeche", "papier", "flaeche"), TEXT),
    (("kritisch",), ("kritisch-flaeche", "papier", "flaeche"), TEXT),
    (("gemischt",), ("gemischt-flaeche", "papier", "flaeche"), TEXT),
    (("weiss",), ("tuer-1", "tuer-2", "tuer-3"), TEXT),
    (("schwarz",), ("akzent",), TEXT),
    (("rand",), ("papier", "flaeche", "flaeche-2"), SIGN),
    (("fokus",), ("papier", "flaeche", "flaeche-2", "fokus-hof"), SIGN),
    (("akzent-rand",), ("akzent-flaeche",), SIGN),
    (("feld-4", "feld-3"), ("papier",), SIGN),
)
#: Colours that carry no meaning by themselves.
DECORATION = {
    "linie": "hairlines between what spacing parts already",
    "feld-1": "the small matrix says its counts in words",
    "feld-2": "as feld-1",
}


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", block))


@cache
def palette(scheme: str) -> dict[str, str]:
    """Return the scheme's colours by name."""
    light = _tokens(_CSS[_CSS.index(":root {") : _CSS.index("@media (prefers-color-scheme: dark)")])
    chosen = _CSS[_CSS.index(':root[data-farbschema="dunkel"]') : _CSS.index("2 Elements")]
    fixed = {"weiss": "#fff", "schwarz": "#17211e"}
    return fixed | (light if scheme == "light" else light | _tokens(chosen))


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


PAIRS = [(front, ground, needed) for fronts, grounds, needed in MEETINGS for front in fronts for ground in grounds]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "needed"), PAIRS, ids=[f"{f}-on-{g}" for f, g, _ in PAIRS])
def test_what_meets_can_be_told_apart(front: str, ground: str, needed: float, scheme: str) -> None:
    colours = palette(scheme)
    assert contrast(colours[front], colours[ground]) >= needed


def test_the_measure_is_that_of_the_guidelines() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_colour_is_forgotten(scheme: str) -> None:
    paired = {name for front, ground, _ in PAIRS for name in (front, ground)}
    assert palette(scheme).keys() - paired == set(DECORATION)


def test_the_dark_scheme_is_the_same_whoever_chose_it() -> None:
    by_system = _CSS[_CSS.index("@media (prefers-color-scheme: dark)") : _CSS.index(':root[data-farbschema="dunkel"]')]
    chosen = _CSS[_CSS.index(':root[data-farbschema="dunkel"]') : _CSS.index("2 Elements")]
    assert _tokens(by_system) == _tokens(chosen) != {}


def test_both_schemes_name_the_same_colours() -> None:
    assert palette("light").keys() == palette("dark").keys()


def test_the_design_states_the_values_of_the_style_sheet() -> None:
    design = (ROOT / "templates/theme/DESIGN.md").read_text("utf-8")
    for scheme in ("light", "dark"):
        for colour in ("papier", "flaeche", "text", "leise", "marke", "link", "gut", "kritisch", "gemischt", "akzent"):
            assert palette(scheme)[colour] in design, (scheme, colour)
