"""Rules about tandem profiles: the municipality's key, and two profiles that call each other partners."""

from __future__ import annotations

from collections.abc import Iterator

from handreichung.diagnostics import Diagnostic
from handreichung.loader import Corpus
from handreichung.model import Tandem
from handreichung.rules.places import at
from handreichung.vokabulare import Gemeindeart, Land


def municipality_key(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR214: a key that cannot be one of this Land and this kind of municipality."""
    vokabulare = corpus.vokabulare
    laender = {w.id: w for w in vokabulare["laender"].werte if isinstance(w, Land)} if "laender" in vokabulare else {}
    arten = (
        {w.id: w for w in vokabulare["gemeindearten"].werte if isinstance(w, Gemeindeart)}
        if "gemeindearten" in vokabulare
        else {}
    )
    for document in corpus.of("tandems"):
        tandem = document.eintrag
        if isinstance(tandem, Tandem) and tandem.land in laender:
            problem = _wrong_key(tandem, laender, arten)
            if problem:
                yield at(document, "HR214", problem[0], ("ags",), problem[1])


def _wrong_key(tandem: Tandem, laender: dict[str, Land], arten: dict[str, Gemeindeart]) -> tuple[str, str] | None:
    """Return what is wrong with a key of eight digits, and what to write instead; or None."""
    ags, land = tandem.ags, laender[tandem.land]
    if not ags.startswith(land.ags):
        anderes = next((w for w in laender.values() if ags.startswith(w.ags)), None)
        hilfe = f"{ags[:2]} steht für {anderes.name}. So schreiben: land: {anderes.id}" if anderes else ""
        return f"Gemeindeschlüssel in {land.name} beginnen mit {land.ags}.", hilfe
    if land.eine_gemeinde:
        richtig = f"{land.ags}000000"
        text = f"{land.name} ist eine einzige Gemeinde und hat nur einen Schlüssel."
        return None if ags == richtig else (text, f'So schreiben: "{richtig}"')
    if land.bezirke and ags[2] not in land.bezirke:
        moeglich = " oder ".join(filter(None, (", ".join(land.bezirke[:-1]), land.bezirke[-1])))
        return f"In {land.name} ist die dritte Ziffer {moeglich}; hier steht {ags[2]}.", ""
    if ags[3:5] == "00":
        return "Die vierte und fünfte Ziffer nennen den Kreis; den Kreis 00 gibt es nicht.", ""
    ende = arten[tandem.art].schluesselende if tandem.art in arten else "beides"
    if ende == "kreis" and not ags.endswith("000"):
        text = f"Bei „{arten[tandem.art].name}“ endet der Schlüssel auf 000."
        return text, f'So schreiben: "{ags[:5]}000", oder die Angabe art berichtigen.'
    if ende == "gemeinde" and ags.endswith("000"):
        text = (
            f"Auf 000 endet der Schlüssel bei „{arten[tandem.art].name}“ nie, nur bei Kreisen und kreisfreien Städten."
        )
        return text, "Den Schlüssel der Gemeinde nennen oder die Angabe art berichtigen."
    return None


def partners(corpus: Corpus) -> Iterator[Diagnostic]:
    """HR313: two profiles that do not call each other partners, or see their tandem in different phases."""
    tandems = {d.id: d.eintrag for d in corpus.of("tandems") if isinstance(d.eintrag, Tandem)}
    for document in corpus.of("tandems"):
        tandem = tandems.get(document.id)
        partner = tandems.get(tandem.partner or "") if tandem else None
        if tandem is None or partner is None:
            continue
        if partner.partner != tandem.id:
            yield at(
                document,
                "HR313",
                f"„{partner.id}“ nennt „{tandem.id}“ nicht als Partner.",
                ("partner",),
                f"In tandems/{partner.id}.yml ergänzen: partner: {tandem.id}",
            )
        elif partner.phase != tandem.phase:
            yield at(
                document,
                "HR313",
                f"Hier steht die Phase „{tandem.phase}“, bei „{partner.id}“ steht „{partner.phase}“.",
                ("phase",),
            )
