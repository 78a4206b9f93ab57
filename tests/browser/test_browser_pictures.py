"""Pictures of every kind of page, for eyes: `pytest --bilder tests/browser/test_browser_pictures.py`.

They lie in `tests/browser/bilder/` (not kept in git) as `<kind>-<scheme>-<width>.png` and show the first three
screens of a page, with --alle-seiten the whole. `tests/browser/bilder/index.html` shows all of them at once.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import KINDS, Open, Site

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _only_when_asked(request: pytest.FixtureRequest) -> None:
    if not any(request.config.getoption(name, default=False) for name in ("--bilder", "--alle-seiten")):
        pytest.skip("only with --bilder or --alle-seiten")


PICTURES = Path(__file__).with_name("bilder")
SIZES = {1280: 2400, 320: 1920}


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_each_kind(site: Site, visit: Open, request: pytest.FixtureRequest, kind: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    whole = request.config.getoption("--alle-seiten", default=False)
    page = visit(site.address(site.kinds[kind]), reduced_motion="reduce").page
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme, name in (("light", "hell"), ("dark", "dunkel")):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            path = PICTURES / f"{kind}-{name}-{width}.png"
            page.screenshot(path=path, full_page=whole)
            assert path.stat().st_size > 5_000


def test_one_page_shows_all_pictures(site: Site) -> None:
    names = sorted(path.name for path in PICTURES.glob("*.png"))
    figures = "".join(
        f'<figure><figcaption>{name}</figcaption><img src="{name}" width="320"></figure>' for name in names
    )
    style = "<style>body { display: flex; flex-wrap: wrap; align-items: start; font-family: sans-serif }</style>"
    (PICTURES / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{style}{figures}", "utf-8")
    assert len(names) >= 4 * len(KINDS)
