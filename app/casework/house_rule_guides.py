"""The guides of the Code page: a limit of the landlord's own for one of the Code's, and giving one up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from app.casework.case_guides import CaseForm, one_step
from app.casework.desks import Desk
from app.casework.guides import Answers, Caution, Field, Step, advised
from app.casework.house_rule_facts import SINCE
from app.casework.house_rules import (
    clock_name,
    counted_words,
    drop_house_rule,
    house_rule_faults,
    judgements,
    keep_house_rule,
    keeping_problems,
    kept_sentence,
    read_house_rules,
    since_problems,
    since_words,
    starts_later,
)
from app.casework.texts import whole_number
from app.rules.house_rules import MOST, HouseRule
from app.rules.problems import Problem, Refused
from app.rules.words import working_days as in_words

NO_LAXER = (
    "Your policy can be stricter than the Code, never laxer. A longer figure that it has all the same is recorded as a "
    "departure, with its explanation; the Code's date still counts."
)
"""What a house rule is, above its form."""


def house_rule_form(desk: Desk, clock: str) -> CaseForm:
    """The landlord's own figure for a time limit, from some day on or always."""
    return _limit_form(desk, clock, None)


def changing_form(desk: Desk, clock: str, since: dt.date | None) -> CaseForm:
    """The limit of the landlord's own that began on a day, or was always so, to be changed."""
    return _limit_form(desk, clock, _standing(desk, clock, since))


def _limit_form(desk: Desk, clock: str, old: HouseRule | None) -> CaseForm:
    name = clock_name(desk.editions, clock)
    step = Step(
        key="limit",
        title="Your own limit",
        question=f"What does your own policy give for the {name}?",
        clause=NO_LAXER,
        fields=_fields(desk, clock, old),
        advice=lambda answers: _advice(desk, _house_rule(clock, answers)),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        found = keeping_problems(desk, _house_rule(clock, answers), str(answers.get("reason") or ""))
        return (*found, *_unread_day(desk, answers))

    def act(answers: Answers) -> str:
        unread = _unread_day(desk, answers)
        if unread:
            raise Refused(unread)
        house = _house_rule(clock, answers)
        keep_house_rule(desk, house, str(answers.get("reason") or ""))
        return kept_sentence(house, desk.editions)

    return CaseForm(one_step("house_rule", "Your own limit", step, "Keep it", problems), act)


def dropping_form(desk: Desk, clock: str, since: dt.date | None = None) -> CaseForm:
    """Why a limit of the landlord's own no longer holds: the one that began on a day, or was always so."""
    name = clock_name(desk.editions, clock)
    name += f" {since_words(since)}" if since else ""
    hint = "For example: The policy of May 2026 follows the Code."
    step = Step(
        key="dropping",
        title="Removing it",
        question=f"Why does your own limit for the {name} no longer hold?",
        clause=f"It stays in the journal; for its complaints {_what_counts_then(desk, clock, since)}.",
        fields=(Field("reason", "Reason", "lines", hint),),
    )

    def act(answers: Answers) -> str:
        drop_house_rule(desk, clock, str(answers.get("reason") or ""), since)
        return f"Your own limit for the {name} is removed."

    return CaseForm(one_step("dropping", "Remove your own limit", step, "Remove it"), act)


def _fields(desk: Desk, clock: str, old: HouseRule | None) -> tuple[Field, ...]:
    stage_one = clock.startswith("stage1.")
    begun = "the complaint was received" if stage_one else "the next stage was asked for"
    origin = Field(
        "from_origin",
        f"Counted from the day on which {begun}, even where the Code counts from later",
        "tick",
        initial=old.from_origin if old else False,
        optional=True,
    )
    return (
        Field("working_days", "Working days", "line", initial=str(old.working_days) if old else ""),
        *((origin,) if starts_later(desk.editions, clock) else ()),
        Field(
            "explanation",
            "Why your policy gives longer than the Code",
            "lines",
            hint="The self-assessment shows it.",
            initial=old.explanation if old else "",
            shown=lambda answers: _is_laxer(desk, _house_rule(clock, answers)),
        ),
        Field("reason", "Where your policy says so", "line", hint="For example: Policy of May 2026, page 4."),
        Field(
            SINCE,
            "From which day does your policy say so?",
            "date",
            hint="The limit is for complaints received from that day on; those of before keep the one they had. "
            "Leave it empty where it is for all.",
            initial=old.since if old else None,
            optional=True,
        ),
    )


def _standing(desk: Desk, clock: str, since: dt.date | None) -> HouseRule | None:
    """The rule of a time limit that began on a day, or was always so."""
    return next((rule for rule in read_house_rules(desk) if (rule.clock, rule.since) == (clock, since)), None)


def _what_counts_then(desk: Desk, clock: str, since: dt.date | None) -> str:
    """What counts for the complaints of a limit once it is given up: the one before it, or the Code's alone."""
    begun = HouseRule(clock, 0, since=since).begins
    before = [rule for rule in read_house_rules(desk) if rule.clock == clock and rule.begins < begun]
    if not before:
        return "the Code's limit alone counts"
    return f"your limit before it counts again: {counted_words(before[-1], in_words(before[-1].working_days))}"


def _house_rule(clock: str, answers: Answers) -> HouseRule:
    """What was typed; a figure that is none is 0, which no limit can be."""
    days = whole_number(str(answers.get("working_days") or ""), MOST)
    since = answers.get(SINCE)
    return HouseRule(
        clock,
        days,
        bool(answers.get("from_origin")),
        str(answers.get("explanation") or ""),
        since if isinstance(since, dt.date) else None,
    )


def _unread_day(desk: Desk, answers: Answers) -> tuple[Problem, ...]:
    """A problem where something was typed for the day that is no date."""
    typed = answers.get(SINCE)
    return tuple(since_problems(desk, typed)) if isinstance(typed, str) else ()


def _is_laxer(desk: Desk, house: HouseRule) -> bool:
    return any(judged.verdict == "laxer" for judged in judgements(house, desk.editions))


def _advice(desk: Desk, house: HouseRule) -> str:
    """What the figure typed is under each edition; nothing while it is no figure."""
    others = [rule for rule in read_house_rules(desk) if rule.clock == house.clock]
    faults = [problem.field for problem in house_rule_faults(house, desk.editions, others)]
    if "working_days" in faults or "clock" in faults:
        return ""
    found = judgements(house, desk.editions)
    told = (Caution(one.sentence) if one.verdict == "laxer" else one.sentence for one in found)
    return advised((*told, *_beside(house, others)))


def _beside(house: HouseRule, others: Sequence[HouseRule]) -> Iterator[str]:
    """What becomes of the limits of one's own that there are already for the same time limit."""
    for one in others:
        figure = counted_words(one, in_words(one.working_days))
        if one.same_place(house):
            yield f"It takes the place of your limit of {figure}."
        else:
            yield f"Your limit of {figure} stays beside it. Remove that one if it was wrong."
