"""What no single entry can know: one short function a rule, one code each.

A rule takes what was read and yields problems. Rules look at every value that was written even while its entry
is not sound, so that one run tells everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from handreichung.diagnostics import Diagnostic
from handreichung.loader import Corpus
from handreichung.rules import dates, inventory, language, references, tandems, texts

__all__ = ["ADVISORY", "DATED", "STOPPING", "advise", "stop"]

#: Rules whose findings stop the build.
STOPPING = (
    references.unknown,
    references.unpublished,
    references.to_itself,
    inventory.folder_and_sektor,
    inventory.former_ids,
    inventory.taken_addresses,
    inventory.workshop_minutes,
    tandems.municipality_key,
    tandems.partners,
    inventory.figures_origin,
    inventory.law_origin,
    inventory.recommendation_origin,
    texts.unpublishable,
    texts.personal_addresses,
)
#: Rules that only advise.
ADVISORY = (
    references.twice,
    inventory.same_title,
    inventory.uncited_sources,
    inventory.unreachable_guides,
    inventory.drafts,
    language.long_sentences,
    language.abbreviations,
    language.gender_forms,
)
#: Rules that advise and need to know which day it is.
DATED = (dates.overdue, dates.in_the_future, dates.expired_tandems)


def stop(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield what stops the build. The site needs nothing else, and no clock."""
    for rule in STOPPING:
        yield from rule(corpus)


def advise(corpus: Corpus, stichtag: date, schuljahre: Callable[[str], float]) -> Iterator[Diagnostic]:
    """Yield warnings and hints. `stichtag` is the day against which reviews are due; `schuljahre` judges a text."""
    for rule in ADVISORY:
        yield from rule(corpus)
    for dated in DATED:
        yield from dated(corpus, stichtag)
    yield from language.hard_texts(corpus, schuljahre)
