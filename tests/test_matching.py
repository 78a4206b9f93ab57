"""Matching: promises that hold for any two profiles, judged cases, and the same result in the browser's code."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demo
from handreichung.check import check
from handreichung.exports import tandem_profiles
from handreichung.matching import Lage, Posten, Profil, Teil, passende, teile, vergleiche
from handreichung.views.partners import Tandemansichten
from helfer import ROOT, Kleinmatrix
from scripts import node

LAGE = Lage(
    {
        "themen": {"t1": "Thema 1", "t2": "Thema 2", "t3": "Thema 3"},
        "sektoren": {"s1": "Sektor 1", "s2": "Sektor 2"},
        "erfahrungen": {"e1": "Erprobt"},
        "groessenklassen": {"k1": "Klein", "k2": "Mittel", "k3": "Groß", "kreis": "Kreis"},
        "laender": {"a": "A-Land", "b": "B-Land", "c": "C-Land"},
        "formen": {"f1": "Online", "f2": "Vor Ort"},
        "zeitbudgets": {"z1": "Wenig", "z2": "Viel"},
    },
    ("k1", "k2", "k3"),
    {"a": frozenset({"b"}), "b": frozenset(), "c": frozenset()},
)
_posten = st.builds(
    Posten, st.sampled_from(["t1", "t2", "t3"]), st.sampled_from(["", "s1", "s2"]), st.sampled_from(["", "e1"])
)
_profile = st.builds(
    Profil,
    id=st.text("abc", min_size=1, max_size=4),
    name=st.text(min_size=1, max_size=20),
    land=st.sampled_from(["", "a", "b", "c"]),
    kreis=st.sampled_from(["", "01001", "01002"]),
    klasse=st.sampled_from(["", "k1", "k2", "k3", "kreis"]),
    bietet=st.lists(_posten, max_size=4).map(tuple),
    sucht=st.lists(_posten.map(lambda p: replace(p, erfahrung="")), max_size=4).map(tuple),
    form=st.lists(st.sampled_from(["f1", "f2"]), unique=True).map(tuple),
    zeit=st.sampled_from(["", "z1", "z2"]),
)


def urteile(gefunden: tuple[Teil, ...]) -> list[str]:
    return [teil.urteil for teil in gefunden]


@given(_profile, _profile)
def test_a_comparison_is_the_same_from_both_sides(a: Profil, b: Profil) -> None:
    hin, her = vergleiche(a, b, LAGE), vergleiche(b, a, LAGE)
    assert (hin.rang, hin.passt) == (her.rang, her.passt)
    assert (hin.geben, hin.nehmen) == (her.nehmen, her.geben)
    there, back = teile(hin, LAGE), teile(her, LAGE)
    assert (there[0], there[1]) == (back[1], back[0])
    assert urteile(there)[2:] == urteile(back)[2:]


@given(st.lists(_profile, max_size=8, unique_by=lambda p: p.id), st.randoms())
def test_nobody_fits_themselves_and_the_order_of_the_list_does_not_matter(
    profile: list[Profil], zufall: st.DataObject
) -> None:
    for profil in profile:
        found = passende(profil, profile, LAGE)
        assert profil.id not in {v.b.id for v in found}
        mixed = list(profile)
        zufall.shuffle(mixed)  # type: ignore[attr-defined]
        assert passende(profil, mixed, LAGE) == found
        assert all(v.geben or v.nehmen for v in found)
        ranks = [v.rang for v in found]
        assert ranks == sorted(ranks, reverse=True)


@given(_profile, _profile)
def test_every_part_has_a_name_a_judgement_and_a_whole_sentence(a: Profil, b: Profil) -> None:
    a, b = replace(a, name="Adorf"), replace(b, name="Bstadt")
    for teil in teile(vergleiche(a, b, LAGE), LAGE):
        assert teil.name and teil.wort and teil.urteil in {"passt", "teils", "nicht", "offen"}
        assert teil.satz.endswith(".") and "{" not in teil.satz and ": ." not in teil.satz


@given(_profile, _profile, _posten)
def test_one_more_offer_that_is_sought_never_makes_a_pair_worse(a: Profil, b: Profil, mehr: Posten) -> None:
    before = vergleiche(a, b, LAGE).rang[:4]
    after = vergleiche(replace(a, bietet=(*a.bietet, mehr)), b, LAGE).rang[:4]
    assert after[:2] >= before[:2]


A = Profil("a", "Adorf", "a", "01001", "k1", (Posten("t1", "s1"),), (Posten("t2", "s1"),), ("f1",), "z1")
B = Profil("b", "Bstadt", "a", "01001", "k1", (Posten("t2", "s1"),), (Posten("t1", "s1"),), ("f1",), "z1")


@pytest.mark.parametrize(
    ("besser", "schlechter"),
    [
        (B, replace(B, sucht=(Posten("t3"),))),  # both directions before one
        (B, replace(B, bietet=(Posten("t2", "s2"),))),  # the same sector before another
        (replace(B, sucht=(Posten("t1"),)), replace(B, form=("f2",))),  # no form in common stands behind
        (B, replace(B, sucht=(Posten("t1"), Posten("t3", "s1")), klasse="k2")),  # size before more that meets
        (B, replace(B, klasse="k2")),
        (replace(B, klasse="k2"), replace(B, klasse="k3")),  # next to each other before far apart
        (B, replace(B, kreis="01002")),  # the same Kreis before the same Land
        (replace(B, kreis=""), replace(B, land="b")),  # the same Land before a neighbour
        (replace(B, land="b"), replace(B, land="c")),  # a neighbour before one further off
        (replace(B, bietet=(Posten("t2", "s1", "e1"),)), B),  # experience named before none
        (
            replace(B, klasse="k3", land="c", zeit=""),
            replace(B, sucht=(Posten("t3"),)),
        ),  # what counts first counts most
    ],
)
def test_what_comes_first(besser: Profil, schlechter: Profil) -> None:
    profile = (replace(schlechter, id="1"), replace(besser, id="2"))
    assert [v.b.id for v in passende(A, profile, LAGE)] == ["2", "1"]


def test_the_reasons_say_what_fits_and_what_does_not() -> None:
    b = replace(B, land="b", klasse="k2", sucht=(Posten("t3"),), bietet=(Posten("t2", "s2", "e1"),))
    found = {teil.name: (teil.urteil, teil.satz) for teil in teile(vergleiche(A, b, LAGE), LAGE)}
    assert found == {
        "Adorf gibt, Bstadt nimmt": ("nicht", "Adorf bietet nichts von dem, was Bstadt sucht."),
        "Bstadt gibt, Adorf nimmt": (
            "teils",
            "Bstadt bietet Ähnliches zu dem, was Adorf sucht: "
            "Thema 2, aber in verschiedenen Sektoren („Sektor 2“ und „Sektor 1“).",
        ),
        "Beide Richtungen": ("nicht", "Nur eine Seite gibt. Klären Sie im ersten Gespräch, was Adorf einbringt."),
        "Erfahrung, die sich ergänzt": ("passt", "Bstadt bringt mit: Thema 2 (Erprobt)."),
        "Größe": ("teils", "Die Größenklassen liegen nebeneinander: „Klein“ und „Mittel“."),
        "Entfernung": (
            "teils",
            "A-Land und B-Land grenzen aneinander; Landesrecht und Förderung können sich unterscheiden.",
        ),
        "Form": ("passt", "Beiden passt: Online."),
        "Zeit": ("passt", "Beide haben gleich viel Zeit: „Wenig“."),
    }


# ---- the demo edition --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demoansichten(tmp_path_factory: pytest.TempPathFactory) -> Tandemansichten:
    result = check(demo.write(tmp_path_factory.mktemp("demo")) / "matrix")
    assert result.matrix is not None, result.diagnostics
    return Tandemansichten(result.matrix)


def test_the_demo_is_full_marked_as_invented_and_the_same_every_time(demoansichten: Tandemansichten) -> None:
    tandems = demoansichten.matrix.tandems
    assert len(tandems) == demo.ZAHL == 200
    assert {phase.id: len(phase.tandems) for phase in demoansichten.phasen} == {
        "offen": 188, "gefunden": 4, "laeuft": 4, "abgeschlossen": 4,
    }  # fmt: skip
    assert all(t.kommune.startswith("Musterstadt ") and "keine echte Kommune" in t.kurz for t in tandems)
    before = dict(demo.profile())
    demo.profile.cache_clear()
    assert demo.profile() == before


_PROGRAM = """
import {{ lage, passende, teile }} from {module};
const daten = JSON.parse(await new Response(process.stdin).text());
const wissen = lage(daten);
console.log(JSON.stringify(daten.profile.map((profil) =>
  passende(profil, daten.profile, wissen).map((v) => [v.b.id, v.rang, teile(v, wissen)]))));
"""


def test_browser_and_build_find_the_same_for_the_same_reasons(demoansichten: Tandemansichten) -> None:
    data = tandem_profiles.data(demoansichten)
    profile = [demoansichten.profil(t) for t in demoansichten.matrix.tandems]
    # Names are words and nothing else, in both languages.
    profile[0] = replace(profile[0], name="{t} {liste} $& $1 \\1 <b>")
    data["profile"] = [asdict(p) for p in profile]
    core = ROOT / "templates/theme/assets/js/tandem-kern.js"
    program = _PROGRAM.format(module=json.dumps(core.as_uri()))
    done = node("--input-type=module", "--eval", program, stdin=json.dumps(data))
    assert done.returncode == 0, done.stderr
    lage = demoansichten.lage
    here = [
        [[v.b.id, list(v.rang), [asdict(t) for t in teile(v, lage)]] for v in passende(p, profile, lage)]
        for p in profile
    ]
    assert sum(len(found) for found in here) > 10_000
    assert json.loads(done.stdout) == here


def test_a_profile_that_looks_for_nobody_is_not_offered(demoansichten: Tandemansichten) -> None:
    offered = {p.tandem.phase for t in demoansichten.offene for p in demoansichten.passungen(t)}
    assert offered == {"offen"}
    assert all(demoansichten.passungen(t) == () for t in demoansichten.matrix.tandems if t.phase != "offen")


@pytest.mark.parametrize(
    ("art", "einwohner", "klasse"),
    [("gemeinde", "4999", "landgemeinde"), ("gemeinde", "5000", "kleinstadt"), ("stadt", "100000", "grossstadt"),
     ("landkreis", "90000", "landkreis"), ("verband", "9000", "kleinstadt"), ("stadt", "", "")],
)  # fmt: skip
def test_the_size_class_is_computed(matrix: Kleinmatrix, art: str, einwohner: str, klasse: str) -> None:
    text = demo.profile()["musterstadt-001"]
    lines = [line for line in text.splitlines() if not line.startswith(("art:", "einwohner:", "ags:", "land:"))]
    ags = "06431000" if art == "landkreis" else "06431001"
    lines += [f'ags: "{ags}"', "land: he", f"art: {art}", *([f'einwohner: "{einwohner}"'] if einwohner else [])]
    matrix.schreibe("tandems/a.yml", "\n".join(lines) + "\n")
    built = matrix.gebaut()
    groesse = Tandemansichten(built).groesse(built.tandems[0])
    assert (groesse.id if groesse else "") == klasse
