"""Bound figures: the dates and sums of a letter that the record knows, held to it wherever the letter gives them.

A part that is bound to a date or to money has no other; elsewhere, what counts is what a sentence says: by when we
answer, when we had the complaint, what we pay. What somebody said or wrote on the case is theirs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from app.letters.drafts import Draft, DraftPart
from app.letters.facts import Facts
from app.letters.figures import dates_in, other_date, other_sum, wrong_weekday
from app.letters.matters import DecisionFacts
from app.letters.promised_sums import allowed_words
from app.letters.quotations import blanked, plain, sentences_of
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.problems import Problem
from app.rules.provisions import LetterRule, PartRule

OF_MONEY = frozenset({"remedies", "total", "steps", "findings", "acknowledged"})
"""Needs whose part says no sum but those of the record."""

_WE_ANSWER = re.compile(
    r"\bwe (?:(?:will|shall|can|aim|hope|expect|plan|intend|have) )?(?:to )?"
    r"(?:\w+ ){0,2}(?:answer|respond|reply|decide)\b"
    r"|\b(?:will|shall) (?:\w+ )?(?:answer|respond|reply)\b"
    r"|\bour (?:\w+ ){0,3}(?:answer|response|reply|decision)\b"
    r"|\byou(?: will|'ll) (?:have|get|receive) (?:\w+ ){0,3}(?:answer|response|reply|decision)\b",
    re.IGNORECASE,
)
_WE_RECEIVED = re.compile(r"\b(?:received|had|got) your (?:\w+ )?complaint\b", re.IGNORECASE)
_WE_PAY = re.compile(r"\b(?:pay|paid|payments?|offer\w*|compensat\w+|refund\w*|reimburse\w*|goodwill)\b", re.IGNORECASE)
_OWNS_UP = re.compile(r"\b(?:was|were|should have|late|sorry|missed|had to)\b", re.IGNORECASE)
_TO_YOU = re.compile(r"\byou\b|\byour\b", re.IGNORECASE)


def wrong_in_part(text: str, part: PartRule, facts: Facts) -> Iterator[Problem]:
    """A date or a sum in a part that is bound to another."""
    known, own = known_days(facts), tuple(facts.texts())
    if "respond_by" in part.needs and facts.respond_by:
        if facts.respond_by < facts.dated:
            yield from _gone(text, part.key, facts)
        elif other := other_date(text, known, own, facts.dated):
            yield _other_answer(part.key, other, facts.respond_by)
    decision = facts.decision
    if decision is None:
        return
    other = other_date(text, known | _promised(decision), own, facts.dated) if "steps" in part.needs else None
    if other and not (other >= facts.dated and _undated_hazard(facts)):
        said = f"The letter says {long_date(other)}; nothing that you promise has that date."
        yield Problem(part.key, f"{said} Write the right date in its place, or change the promise on the case.")
    if OF_MONEY & set(part.needs) and (odd := _odd_sum(text, facts, decision)) is not None:
        yield _other_sum(part.key, odd, decision)


def wrong_elsewhere(draft: Draft, rule: LetterRule) -> Iterator[Problem]:
    """What any part says of a date or a sum of the record, and says wrongly."""
    needs = {part.key: set(part.needs) for part in rule.parts}
    for part in draft.parts:
        bound = needs.get(part.key, set())
        if bound and not rule.part(part.key).demanded:  # it may be left out, but not be wrong
            yield from wrong_in_part(plain(part.text), rule.part(part.key), draft.facts)
        told = "received" in bound and long_date(draft.facts.received_on) not in plain(part.text)
        yield from _wrong_weekday(part, draft.facts)
        for sentence in sentences_of(part.text):
            if "respond_by" not in bound:
                yield from _wrong_answer(part.key, sentence, draft.facts)
            if not told:  # the part is bound to that day, and what it lacks is said of it already
                yield from _wrong_receipt(part.key, sentence, draft.facts)
            if not OF_MONEY & bound:
                yield from _wrong_payment(part.key, sentence, draft.facts)


def known_days(facts: Facts) -> set[dt.date | None]:
    """The days that a letter has cause to name anywhere."""
    days = {facts.respond_by, facts.received_on, facts.dated, facts.acknowledge_by}
    days |= {facts.escalation.requested_on} if facts.escalation else set()
    days |= {facts.extension.instead_of, facts.extension.objected_on} if facts.extension else set()
    days |= {one.by for one in facts.open_hazards}
    days |= {facts.overturned.refused_on, facts.overturned.overturned_on} if facts.overturned else set()
    return days | ({facts.decision.was_due} if facts.decision else set())


def _wrong_weekday(part: DraftPart, facts: Facts) -> Iterator[Problem]:
    text = plain(part.text)
    if wrong_weekday(text, facts.dated) and (found := wrong_weekday(blanked(text, facts.texts()), facts.dated)):
        written, right = found
        yield Problem(part.key, f"The letter says {written}, which is no such weekday. Write {right} in its place.")


def _wrong_answer(key: str, sentence: str, facts: Facts) -> Iterator[Problem]:
    """Another day than the clock's on which the letter says that there is an answer; a past day is no promise."""
    right = facts.respond_by
    if right is None or right < facts.dated or not _WE_ANSWER.search(sentence):
        return
    known = known_days(facts) | (_promised(facts.decision) if facts.decision else set())
    other = other_date(sentence, known, facts.texts(), facts.dated)
    if other is not None and other > facts.dated:
        yield _other_answer(key, other, right)


def _gone(text: str, key: str, facts: Facts) -> Iterator[Problem]:
    """A day that has gone, and on which the letter says that there is an answer: nobody can be promised that."""
    right = facts.respond_by
    if right is None or facts.extension is not None:  # a new date that has gone is planned anew
        return
    promised = (one for one in sentences_of(text) if right in dates_in(one, facts.dated) and not _OWNS_UP.search(one))
    if next(promised, ""):
        said = f"The letter promises an answer by {long_date(right)}, and that day has gone."
        instead = (
            "Write that it was due by then, that you are sorry, and by when they will have it; or send the answer."
        )
        yield Problem(key, f"{said} {instead}")


def _wrong_receipt(key: str, sentence: str, facts: Facts) -> Iterator[Problem]:
    """Another day than the record's on which the letter says that the complaint came."""
    said = _WE_RECEIVED.search(sentence)
    days = list(dates_in(sentence[said.end() :], facts.dated)) if said else []
    known = {facts.received_on, facts.escalation.requested_on if facts.escalation else None}
    if days and not known & set(days) and other_date(sentence, known, facts.texts(), facts.dated):
        right = long_date(facts.received_on)
        told = f"The letter says {long_date(days[0])}; on the record the complaint came on {right}."
        yield Problem(key, f"{told} Write {right} in its place, or correct the date on the case.")


def _wrong_payment(key: str, sentence: str, facts: Facts) -> Iterator[Problem]:
    """A sum that the letter says they are paid, and nobody decided."""
    decision = facts.decision
    if decision is None or not _WE_PAY.search(sentence) or not _TO_YOU.search(sentence):
        return
    if (odd := _odd_sum(sentence, facts, decision)) is not None:
        yield _other_sum(key, odd, decision)


def _undated_hazard(facts: Facts) -> bool:
    """Whether the letter has to give a day of its own for a danger: the record has none, or one that has gone."""
    return any(one.by is None or one.by < facts.dated for one in facts.open_hazards)


def _odd_sum(text: str, facts: Facts, decision: DecisionFacts) -> int | None:
    return other_sum(text, _sums(decision), allowed_words(facts))


def _promised(decision: DecisionFacts) -> set[dt.date | None]:
    return {day for line in (*decision.remedies, *decision.still_open) for day in (line.by, line.done_on)}


def _sums(decision: DecisionFacts) -> set[int]:
    lines = (*decision.remedies, *decision.still_open, *decision.offered_before)
    sums = {decision.total, decision.total_in_all, *(line.pence for line in lines)}
    return sums | {pence for _, pence in decision.heads}


def _other_answer(key: str, other: dt.date, right: dt.date) -> Problem:
    said = f"The letter says {long_date(other)}; the answer is due by {long_date(right)}."
    return Problem(key, f"{said} Write {long_date(right)} in its place.")


def _other_sum(key: str, odd: int, decision: DecisionFacts) -> Problem:
    instead = f"the payments come to {pounds(decision.total)} in all" if decision.total else "no payment is decided"
    said = f"The letter says {pounds(odd)}; {instead}."
    return Problem(key, f"{said} Write the right sum in its place, or change what puts it right on the case.")
