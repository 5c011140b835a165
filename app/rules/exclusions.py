"""Exclusions: whether a complaint can be refused on a ground at all, and what speaks against refusing it.

A ground cannot be used while its own facts do not bear it out: inside the months to complain in (2024 Code 2.3), before
a claim is filed with its particulars (2.2), where the matter was never dealt with. What can be used must still be
weighed: each complaint on its own facts, and never by rule of thumb (2.1, 2.5). The same grounds, read in the same way,
serve for not taking a complaint to its next stage (5.11; 2022 Code 4.14).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.periods import STARTS, Period, periods
from app.rules.problems import Problem
from app.rules.provisions import GroundRule
from app.rules.timelines import Entry, contradictions
from app.rules.words import listed

TIME_LIMIT = "time_limit"
"""The ground beyond which a complaint may still be taken on discretion."""

DATES = {"occurred": "occurred_on", "aware": "aware_on"}
"""The events that the months to complain in run from, each with the question that asks for its day."""

BARS = {
    "safeguarding": "Where safeguarding, or anybody's health and safety, is involved, a complaint is not left out "
    "because it comes late. Take it.",
    "particulars_filed": "It is at court only once the claim form and the particulars of claim have both been filed. "
    "A letter before claim, or a claim form alone, is not enough: take the complaint.",
    "same_matter": "Then it was not all dealt with before. What is new, or has happened again since, is a complaint of "
    "its own: take it.",
}
"""What to say where the answer to a question bars its ground."""

BARRED = "With this answer the complaint cannot be refused on this ground. Take it."
"""The same for a question of which there is no more to say."""


@dataclass(frozen=True)
class Earlier:
    """An earlier case, as far as it bears on whether the matter was dealt with."""

    reference: str
    received_on: dt.date
    answered: int
    """The highest stage at which it was answered; 0 where it never was."""
    last: int
    """The stage that was its last."""


@dataclass(frozen=True)
class Matter:
    """What the record has of a complaint that bears on whether it can be refused."""

    received_on: dt.date
    stage: int = 1
    """The stage that would be refused; 1 is the complaint itself."""
    acknowledged_on: dt.date | None = None
    """When the resident was told that this stage is being dealt with."""
    hazard: bool = False
    vulnerabilities: str = ""
    adjustments: tuple[str, ...] = ()
    refused_before: tuple[str, ...] = ()
    """The references of other complaints of the same person that were refused."""
    alike: Mapping[str, int] = field(default_factory=dict)
    """How many complaints of anybody were refused in the last twelve months, by ground."""


@dataclass(frozen=True)
class Reason:
    """One reason against refusing, which must be weighed."""

    key: str
    sentence: str


REASONS = {
    "stage": "It was taken on before",
    "acknowledged": "They were told that it is being dealt with",
    "safety": "Safety, or somebody vulnerable",
    "hazard": "A possible hazard",
    "vulnerable": "What is recorded of their situation",
    "adjustments": "What helps them",
    "claim_later": "The claim came after the complaint",
    "earlier_stage": "The earlier case had a stage to go",
    "again": "They were refused before",
    "alike": "Others were refused on this ground",
    "caution": "What the Code warns of",
}
"""The reasons there can be against a refusal, in their order, each with its name beside the box."""


@dataclass(frozen=True)
class Exclusion:
    """What stands for and against refusing a complaint on one ground."""

    barred: tuple[Problem, ...]
    """Why it cannot be refused on this ground; each beside the question whose answer bars it."""
    against: tuple[Reason, ...]
    """What must be weighed before it is."""
    beyond: str = ""
    """By how much it came too late, in a sentence; empty where that is not the ground, or not known."""


def exclusion(
    edition: Edition, ground: GroundRule, answers: Mapping[str, Any], matter: Matter, earlier: Earlier | None = None
) -> Exclusion:
    """What stands for and against refusing a complaint on a ground, by the answers to the ground's own questions.

    Anything else that was answered counts for nothing. `earlier` is the case that is said to have dealt with the
    matter, where that is known.
    """
    answers = {question.key: answers.get(question.key) for question in ground.questions}
    period = accept_period(edition, answers, matter.received_on) if ground.key == TIME_LIMIT else None
    barred = [*_answered_away(ground, answers), *_dates_clash(answers, matter.received_on)]
    if not barred:
        barred += [*_inside(period, matter.received_on), *_not_dealt_with(matter, earlier)]
    return Exclusion(
        barred=tuple(barred),
        against=tuple(_against(ground, answers, matter, earlier)),
        beyond=_beyond(period, matter.received_on) if period is not None and not barred else "",
    )


def accept_period(edition: Edition, answers: Mapping[str, Any], received_on: dt.date) -> Period | None:
    """The months to complain in, by the days that were answered; None where no day is known that they run from."""
    return next((one for one in periods(_entries(answers, received_on), edition) if one.key == "accept"), None)


def _entries(answers: Mapping[str, Any], received_on: dt.date) -> list[Entry]:
    days = [(kind, answers.get(question)) for kind, question in DATES.items()]
    known = [(kind, day) for kind, day in days if isinstance(day, dt.date)]
    return [Entry(seq, kind, day) for seq, (kind, day) in enumerate([("received", received_on), *known], 1)]


def _answered_away(ground: GroundRule, answers: Mapping[str, Any]) -> Iterator[Problem]:
    """The answers of yes or no with which the edition does not let the ground be used."""
    for question in ground.questions:
        if question.bars and answers.get(question.key) == question.bars:
            yield Problem(question.key, BARS.get(question.key, BARRED))


def _dates_clash(answers: Mapping[str, Any], received_on: dt.date) -> Iterator[Problem]:
    """Nothing is complained of before it happened, or learnt of before it was there to learn of."""
    aware = answers.get(DATES["aware"])
    after = isinstance(aware, dt.date) and aware > received_on
    for problem in contradictions(_entries(answers, received_on)):
        kind = "aware" if problem.field == "aware" or after else "occurred"
        yield Problem(DATES[kind], problem.sentence)


def _inside(period: Period | None, received_on: dt.date) -> Iterator[Problem]:
    """A complaint within the months from any day that they can run from is not too late."""
    if period is None or received_on > period.ends:
        return
    start, months = period.counts, period.rule.months
    yield Problem(
        DATES[start.event],
        f"The complaint came on {long_date(received_on)}, inside the {months} months from {long_date(start.on)} "
        f"({STARTS[start.event]}), which end on {long_date(period.ends)}. It cannot be refused as too late.",
    )


def _not_dealt_with(matter: Matter, earlier: Earlier | None) -> Iterator[Problem]:
    """A case that was never answered, or came later, dealt with nothing."""
    if earlier is None:
        return
    if earlier.received_on > matter.received_on:
        came = f"Case {earlier.reference} came on {long_date(earlier.received_on)}, after this complaint"
        yield Problem("earlier_case", f"{came}. Choose an earlier one, or take this complaint.")
    elif not earlier.answered:
        sentence = f"Case {earlier.reference} was never answered, so it dealt with nothing. Take this complaint."
        yield Problem("earlier_case", sentence)


def _beyond(period: Period, received_on: dt.date) -> str:
    """By how much a complaint came after the months to complain in."""
    days = (received_on - period.ends).days
    late = f"{days:,} day{'' if days == 1 else 's'} later"
    start = f"The {period.rule.months} months from {long_date(period.counts.on)} ({STARTS[period.counts.event]})"
    return f"{start} ended on {long_date(period.ends)}. The complaint came on {long_date(received_on)}, {late}."


def _against(
    ground: GroundRule, answers: Mapping[str, Any], matter: Matter, earlier: Earlier | None
) -> Iterator[Reason]:
    """The reasons against refusing, in the order of `REASONS`."""
    yield from _of_the_course(matter)
    if answers.get("safeguarding") == "yes":
        yield Reason(
            "safety", "It touches on safeguarding, on health and safety, or on somebody vulnerable: that is a reason."
        )
    yield from _of_the_person(matter)
    filed = answers.get("claim_filed_on")
    if isinstance(filed, dt.date) and filed > matter.received_on:
        came, brought = long_date(filed), long_date(matter.received_on)
        sentence = f"The claim was filed on {came}. The complaint had been brought on {brought} already."
        yield Reason("claim_later", sentence)
    if earlier is not None and 0 < earlier.answered < earlier.last:
        went = f"Case {earlier.reference} went as far as stage {earlier.answered}"
        sentence = f"{went}. This may be the resident asking for stage {earlier.answered + 1} of it."
        yield Reason("earlier_stage", sentence)
    yield from _of_habit(ground, matter)
    if ground.caution and ground.key != TIME_LIMIT:
        yield Reason("caution", ground.caution)


def _of_the_course(matter: Matter) -> Iterator[Reason]:
    if matter.stage > 1:
        before = f"Stage {matter.stage - 1} took this complaint on"
        yield Reason("stage", f"{before}. What was known then is no reason now: say what has changed since.")
    if matter.acknowledged_on is not None:
        told = long_date(matter.acknowledged_on)
        yield Reason("acknowledged", f"On {told} the resident was told that it is being dealt with.")


def _of_the_person(matter: Matter) -> Iterator[Reason]:
    if matter.hazard:
        yield Reason(
            "hazard", "A possible hazard was reported with it. That is looked into whatever you decide; say how."
        )
    if matter.vulnerabilities:
        yield Reason("vulnerable", f"The record says of them: {matter.vulnerabilities}")
    if matter.adjustments:
        needs = listed(matter.adjustments)
        yield Reason("adjustments", f"What helps them is recorded: {needs}. It may be why they did not come sooner.")


def _of_habit(ground: GroundRule, matter: Matter) -> Iterator[Reason]:
    """Nobody is refused because they, or others, were refused before."""
    if matter.refused_before:
        cases = listed(matter.refused_before)
        sentence = f"Another complaint of theirs was not accepted: {cases}. One refusal is no reason for the next."
        yield Reason("again", sentence)
    count = matter.alike.get(ground.key, 0)
    if count:
        others = "One other complaint was" if count == 1 else f"{count:,} other complaints were"
        when = "not accepted on this ground in the last twelve months"
        yield Reason("alike", f"{others} {when}. Say why it fits this one by itself.")
