"""What no single entry can know: one short function a rule, one code each.

A rule takes what was read and yields problems. Rules look at every sound entry even while others are broken,
so that one run tells everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handreichung.diagnostics import Diagnostic
from handreichung.loader import Corpus
from handreichung.rules import dates, inventory, language, references, texts

__all__ = ["RULES", "run"]

#: All rules that need nothing but the corpus, in the order of the catalogue.
RULES = (
    references.unknown,
    references.unpublished,
    references.to_itself,
    references.twice,
    inventory.same_title,
    inventory.folder_and_sektor,
    inventory.former_ids,
    inventory.uncited_sources,
    inventory.unreachable_guides,
    inventory.drafts,
    inventory.workshop_minutes,
    inventory.ags_and_land,
    inventory.recommendation_origin,
    texts.unpublishable,
    texts.personal_addresses,
    language.long_sentences,
    language.hard_texts,
    language.abbreviations,
    language.gender_forms,
)


def run(corpus: Corpus, stichtag: date) -> Iterator[Diagnostic]:
    """Yield what all rules find. `stichtag` is the day against which reviews are due."""
    for rule in RULES:
        yield from rule(corpus)
    yield from dates.overdue(corpus, stichtag)
    yield from dates.in_the_future(corpus, stichtag)
    yield from dates.expired_tandems(corpus, stichtag)
