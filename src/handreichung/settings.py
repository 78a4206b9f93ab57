"""What the operator of a site has to say about itself, read from mkdocs.yml.

The reader of entries reads this file too, so that `check` can name what is still a placeholder with its line.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from pathlib import Path
from types import MappingProxyType

from handreichung.diagnostics import Diagnostic
from handreichung.nodes import Mapping, Scalar
from handreichung.reader import read
from handreichung.validation import span_of

#: The operator's facts under `extra → betreiber` and what each is called on the page.
BETREIBER: AbstractMapping[str, str] = MappingProxyType(
    {
        "name": "Name der Stelle, die diese Website betreibt",
        "anschrift": "Anschrift",
        "vertretung": "Vertretungsberechtigte Stelle",
        "email": "E-Mail-Adresse für Rückmeldungen",
        "telefon": "Telefonnummer",
        "land": "Bundesland",
        "datenschutz": "Stelle für Datenschutz",
        "hosting": "Wer die Website technisch bereitstellt und wie lange Protokolle bleiben",
        "durchsetzungsstelle": "Durchsetzungsstelle für Barrierefreiheit",
        "durchsetzungsstelle_url": "Internetadresse der Durchsetzungsstelle",
    }
)

#: Addresses of the site itself, by their key in mkdocs.yml.
ADRESSEN: AbstractMapping[str, str] = MappingProxyType(
    {
        "site_url": "Internetadresse dieser Website",
        "repo_url": "Internetadresse des Repositoriums, in dem die Einträge bearbeitet werden",
    }
)
#: The reserved ending of addresses that nobody can own (RFC 2606).
PLATZHALTER = ".example"


def problems(config: Path, shown_as: str | None = None) -> tuple[Diagnostic, ...]:
    """Return a hint for every fact that is still missing; nothing if there is no such file."""
    try:
        data = config.read_bytes()
    except OSError:
        return ()
    source = read(data, shown_as or config.as_posix())
    if source.root is None:
        return ()
    found = [
        source.diagnostic("HR601", f"Noch ein Platzhalter: {title}.", span_of(node, source), field=name)
        for name, title in ADRESSEN.items()
        if isinstance(node := source.root.get(name), Scalar) and PLATZHALTER in node.value
    ]
    extra = source.root.get("extra")
    betreiber = extra.get("betreiber") if isinstance(extra, Mapping) else None
    if not isinstance(betreiber, Mapping):
        return tuple(found)
    for name, title in BETREIBER.items():
        node = betreiber.get(name)
        if isinstance(node, Scalar) and (node.is_empty or not node.value.strip()):
            key = next(key for key, _ in betreiber.pairs if key.value == name)
            found.append(
                source.diagnostic(
                    "HR601",
                    f"Noch nicht angegeben: {title}.",
                    span_of(key, source),
                    field=f"extra → betreiber → {name}",
                )
            )
    return tuple(found)
