"""Findings: what is odd in a timeline, though it can be counted; a sentence each, for whoever keeps the record.

What cannot be right is refused (see `timelines.contradictions`). What is here may well have happened: an answer sent
twice, an answer before its acknowledgement. The clocks say what they made of it; a finding says that it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.problems import Problem
from app.rules.timelines import WORDS, Entry, earliest, is_unknown, standing
from app.rules.words import listed

ONCE = {
    "received": "The receipt of the complaint",
    "logged": "The logging of the complaint",
    "acknowledged": "The acknowledgement of stage {}",
    "responded": "The answer of stage {}",
    "escalation_requested": "The request for stage {}",
    "occurred": "The day on which it happened",
    "aware": "The day on which the resident learnt of it",
}
"""Events that a stage has once, as the subject of a sentence; of several, the first is counted with."""


def findings(entries: Sequence[Entry], edition: Edition) -> tuple[Problem, ...]:
    """What is odd in a timeline under an edition; the field of each is the kind of entry it is about."""
    stand = standing(entries)
    return (
        *_twice(stand),
        *_unheeded(stand, edition),
        *_too_soon(stand, edition),
        *_unacknowledged(stand, edition),
        *_early(stand),
    )


def _twice(stand: Sequence[Entry]) -> Iterator[Problem]:
    seen: dict[tuple[str, int], list[Entry]] = {}
    for entry in stand:
        if entry.kind in ONCE:
            seen.setdefault((entry.kind, entry.stage), []).append(entry)
    for (kind, stage), found in seen.items():
        if len(found) > 1:
            days = listed(list(dict.fromkeys(long_date(entry.on) for entry in found)))
            said = f"{ONCE[kind].format(stage)} is recorded {len(found)} times: {days}."
            yield Problem(kind, f"{said} The first is counted with.")


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


def _too_soon(stand: Sequence[Entry], edition: Edition) -> Iterator[Problem]:
    """Notices that extend an answer whose time had not begun to run: what they come to is settled when it begins."""
    rules = {rule.stage: rule for rule in edition.clocks if rule.longest_extension is not None}
    for entry in stand:
        rule = rules.get(entry.stage)
        if entry.kind != "extended" or rule is None:
            continue
        begun = [earliest(stand, kind, rule.stage) for kind in (rule.starts, rule.or_starts) if kind]
        if not any(one is not None and one.on <= entry.on for one in begun):
            when = f"on {long_date(entry.on)}, before {WORDS[rule.or_starts or rule.starts]} from which its time runs"
            settled = "Until that is recorded, the new date can still change"
            yield Problem("extended", f"The answer of stage {entry.stage} was extended {when}. {settled}.")


def _unacknowledged(stand: Sequence[Entry], edition: Edition) -> Iterator[Problem]:
    """Answers without an acknowledgement before them, where the edition wants one; both may go in one letter."""
    for stage in sorted({rule.stage for rule in edition.clocks if rule.stops == "acknowledged"}):
        answer, word = earliest(stand, "responded", stage), earliest(stand, "acknowledged", stage)
        if answer is None or is_unknown(stand, "acknowledged", stage):
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
        if entry.kind != "escalation_requested" or is_unknown(stand, "responded", entry.stage - 1):
            continue
        answer = earliest(stand, "responded", entry.stage - 1)
        if answer is None or answer.on > entry.on:
            when = f"on {long_date(entry.on)}, before stage {entry.stage - 1} was answered"
            yield Problem(entry.kind, f"Stage {entry.stage} was asked for {when}. Check that the answer is recorded.")
