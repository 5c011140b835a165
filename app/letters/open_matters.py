"""Open matters: what is still to be done of a complaint when a letter goes, so that none says that nothing is.

What was promised and what goes on is said with its date (2024 Code 6.6, 6.9, 6.17, 6.19): also what may be a danger and
is still to be looked into, which no answer to a complaint ends. Part of `phrases`' vocabulary.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.letters.facts import Facts
from app.letters.matters import OpenHazard
from app.letters.words import Condition, Phrase, bulleted, day, sentence


def open_hazard_text(one: OpenHazard, dated: dt.date) -> str:
    """What may be a danger, and by when it is looked into; a day that has gone is owned, and not promised again."""
    what = sentence(one.what) or "What you complained of."
    if one.by is not None and one.by >= dated:
        return f"{what} We will look into this by {day(one.by)}."
    late = f"We should have looked into this by {day(one.by)}, and we are sorry that it is not done yet."
    return " ".join(filter(None, (what, late if one.by else "", "We will look into this by [the date].")))


def _still_to_do(facts: Facts) -> bool:
    one = facts.decision
    return bool(facts.open_hazards) or (one is not None and bool(one.steps or one.still_open))


def _repair(facts: Facts) -> bool:
    return bool(facts.repair_note.strip())


PHRASES: Mapping[str, Phrase] = {
    "open_hazards": lambda facts, _: bulleted([open_hazard_text(one, facts.dated) for one in facts.open_hazards]),
}
"""What may stand in braces."""

TEXTS = frozenset(("open_hazards",))
"""Those that are lists."""

CONDITIONS: Mapping[str, Condition] = {
    "open_hazards": lambda facts: bool(facts.open_hazards),
    "still_to_do": _still_to_do,
    "repair_alone": lambda facts: _repair(facts) and not _still_to_do(facts),
    "nothing_left": lambda facts: not _repair(facts) and not _still_to_do(facts),
}
"""What a sentence may depend on."""
