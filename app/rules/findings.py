"""Findings: what is odd in a timeline, though it can be counted; a sentence each, for whoever keeps the record.

What cannot be right is refused (see `timelines.contradictions`). What is here may well have happened: an answer sent
twice, an answer before its acknowledgement. The clocks say what they made of it; a finding says that it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.problems import Problem
from app.rules.timelines import WORDS, Entry, earliest, standing
from app.rules.words import listed

ONCE = ("received", "logged", "acknowledged", "responded", "escalation_requested", "occurred", "aware")
"""Events that a stage has once; of several, the first is counted with."""


def findings(entries: Sequence[Entry], edition: Edition) -> tuple[Problem, ...]:
    """What is odd in a timeline under an edition; the field of each is the kind of entry it is about."""
    stand = standing(entries)
    return (*_twice(stand), *_unheeded(stand, edition), *_unacknowledged(stand, edition), *_early(stand))


def _twice(stand: Sequence[Entry]) -> Iterator[Problem]:
    seen: dict[tuple[str, int], list[Entry]] = {}
    for entry in stand:
        if entry.kind in ONCE:
            seen.setdefault((entry.kind, entry.stage), []).append(entry)
    for (kind, stage), found in seen.items():
        if len(found) > 1:
            days = listed([long_date(entry.on) for entry in found])
            which = f" of stage {stage}" if stage > 1 else ""
            what = f"{WORDS[kind][0].upper()}{WORDS[kind][1:]}{which}"
            yield Problem(kind, f"{what} is recorded {len(found)} times: {days}. The first is counted with.")


def _unheeded(stand: Sequence[Entry], edition: Edition) -> Iterator[Problem]:
    """Events from which this edition counts nothing, and extensions of what it does not let be extended."""
    heeded = {kind for rule in edition.clocks for kind in (rule.starts, rule.stops, rule.or_starts)}
    extensible = {rule.stage for rule in edition.clocks if rule.longest_extension is not None}
    for entry in stand:
        if entry.kind == "logged" and "logged" not in heeded:
            sentence = f"Under the {edition.short_name} nothing is counted from the day of logging."
            yield Problem(entry.kind, sentence)
        if entry.kind == "extended" and entry.stage not in extensible:
            sentence = f"Under the {edition.short_name} stage {entry.stage} has no answer that can be extended."
            yield Problem(entry.kind, sentence)


def _unacknowledged(stand: Sequence[Entry], edition: Edition) -> Iterator[Problem]:
    """Answers without an acknowledgement before them, where the edition wants one; both may go in one letter."""
    for stage in sorted({rule.stage for rule in edition.clocks if rule.stops == "acknowledged"}):
        answer, word = earliest(stand, "responded", stage), earliest(stand, "acknowledged", stage)
        if answer is None:
            continue
        if word is None:
            sentence = f"Stage {stage} was answered on {long_date(answer.on)} and never acknowledged."
            yield Problem("responded", sentence)
        elif answer.on < word.on:
            days = f"on {long_date(answer.on)}, before its acknowledgement on {long_date(word.on)}"
            yield Problem("responded", f"Stage {stage} was answered {days}. Check both dates.")


def _early(stand: Sequence[Entry]) -> Iterator[Problem]:
    """A next stage that was asked for before the answer of the stage before it."""
    for entry in stand:
        if entry.kind != "escalation_requested":
            continue
        answer = earliest(stand, "responded", entry.stage - 1)
        if answer is None or answer.on > entry.on:
            when = f"on {long_date(entry.on)}, before stage {entry.stage - 1} was answered"
            yield Problem(entry.kind, f"Stage {entry.stage} was asked for {when}. Check that the answer is recorded.")
