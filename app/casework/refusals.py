"""Refusing a complaint, or its next stage; or taking it all the same.

A refusal gives its ground with the facts that bear it out, how the reasons against it were weighed, the circumstances
of this one complaint, and the evidence (2024 Code 2.1-2.5, 5.11; 2022 Code 1.7-1.9, 4.14, 5.9). It is made for one case
at a time: nothing is refused in bulk. While it stands the clocks of its stage wait for nothing. What becomes of it is
in `overturnings`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.outlooks import closed_problems
from app.casework.refusal_facts import ANOTHER, earlier_case, earlier_of, matter_of
from app.casework.refusal_letters import refused_on, refused_words
from app.casework.settings import actor
from app.casework.texts import LINE_LENGTH, TEXT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.models.books import Work
from app.rules.dates import long_date
from app.rules.exclusions import DATES, TIME_LIMIT, Exclusion, exclusion
from app.rules.problems import Problem, Refused
from app.rules.provisions import GroundRule, QuestionRule
from app.rules.timelines import Entry, contradictions
from app.rules.words import uncapital

FAIR = "why_fair"
WORDS = ("discretion", FAIR)
"""Questions of a ground that the guide asks in a step of their own, for every ground that they belong to."""

EVENTS = {question: kind for kind, question in DATES.items()}
"""The questions that ask for the day of an event of the case."""

ANSWER_IT = {
    "safeguarding": "Say whether safety, or somebody vulnerable, is involved.",
    "particulars_filed": "Say whether the particulars of claim were filed as well as the claim form.",
    "same_matter": "Say whether it is the very same matter, with nothing new since.",
    "claim_court": "Enter the court at which the claim was filed.",
    "claim_number": "Enter the number of the claim. A claim without one has not been filed.",
    "policy_reference": "Enter where your policy says so. A ground that it does not name is none.",
    "earlier_case": "Choose the earlier case that dealt with it.",
    "earlier_other": "Enter the reference of the earlier case, or what you have of it.",
}
"""What to say where a question of a ground was not answered."""

SAY_IT = {
    "reasons": ("The reasons", "Enter why this complaint is not one for the complaints process. The letter gives it."),
    "circumstances": ("This", "Enter what is particular to this complaint, and how you weighed it."),
    "evidence": ("This", "Enter what you hold that shows that the ground applies, and where it is kept."),
    "instead": ("This", "Enter where they can take the matter instead, or that you know of nowhere."),
    FAIR: ("This", "Enter why it is fair to refuse this one complaint on this ground. The letter gives it."),
    "discretion": ("This", "Enter what you weighed before deciding whether to take it all the same."),
}
"""What a refusal says in the officer's own words, with what to say where it does not."""

HAPPENED = {"occurred": "What is complained of happened on {}.", "aware": "The resident learnt of it on {}."}


@dataclass(frozen=True)
class Refusal:
    """A decision whether to refuse a complaint, or the stage that it has come to, as it was typed."""

    ground: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    """The answers to the questions of the ground."""
    weighed: Mapping[str, str] = field(default_factory=dict)
    """How each reason against refusing was weighed, by the reason's key."""
    circumstances: str = ""
    discretion: str = ""
    reasons: str = ""
    evidence: str = ""
    instead: str = ""
    on: dt.date | str | None = None


def refusing_blocked(case: CaseRecords) -> str:
    """Why the stage that a case has come to cannot be refused now, whatever the ground; empty where it can."""
    for problem in closed_problems(case):
        return problem.sentence
    if case.refused is not None:
        return f"{refused_on(case.refused)} already. If that changes, record that it was overturned."
    answered = case.answered_on(case.stage)
    if answered is not None:
        return f"Stage {case.stage} was answered on {long_date(answered)}, so it is not to be refused any more."
    return ""


def found(desk: Desk, case: CaseRecords, ground: GroundRule, answers: Mapping[str, Any]) -> Exclusion:
    """What stands for and against refusing a case on a ground, by the answers and by what the book has."""
    asks = any(question.answer == "case" for question in ground.questions)
    earlier = earlier_of(desk, case, answers) if asks else None
    return exclusion(case.edition, ground, answers, matter_of(desk, case), earlier)


def refusal_problems(desk: Desk, case: CaseRecords, refusal: Refusal) -> tuple[Problem, ...]:
    """What must be put right before a complaint, or its stage, can be refused; each beside its field."""
    ground = case.edition.ground(refusal.ground)
    return (
        *ground_problems(case, refusal),
        *(fact_problems(desk, case, refusal) if ground else ()),
        *(weighing_problems(desk, case, refusal) if ground else ()),
        *words_problems(refusal, ("reasons", "circumstances", "evidence", "instead")),
        *words_problems(refusal, ("discretion",), optional=refusal.ground != TIME_LIMIT),
        *fairness_problems(case, refusal),
        *day_problems(desk, case, refusal.on),
    )


def ground_problems(case: CaseRecords, refusal: Refusal) -> tuple[Problem, ...]:
    """Whether anything can be refused here, and whether the ground is one of the edition's."""
    blocked = refusing_blocked(case)
    if blocked:
        return (Problem("", blocked),)
    if case.edition.ground(refusal.ground) is None:
        return (Problem("ground", "Choose the ground that could stand against taking it."),)
    return ()


def fact_problems(desk: Desk, case: CaseRecords, refusal: Refusal) -> tuple[Problem, ...]:
    """What is missing in the facts of the ground, and why by these facts it cannot be used."""
    ground = case.edition.ground(refusal.ground)
    asked = _asked(ground)
    missing = [one for question in asked for one in _answer_problems(desk, question, refusal.answers)]
    missing += _recorded_problems(case, asked, refusal.answers)
    if missing or ground is None:
        return tuple(missing)
    return found(desk, case, ground, refusal.answers).barred


def weighing_problems(desk: Desk, case: CaseRecords, refusal: Refusal) -> tuple[Problem, ...]:
    """The reasons against refusing that were not weighed yet."""
    ground = case.edition.ground(refusal.ground)
    against = found(desk, case, ground, refusal.answers).against if ground else ()
    problems: list[Problem] = []
    for reason in against:
        words = tidy(refusal.weighed.get(reason.key, ""))
        if not words:
            problems.append(Problem(f"weighed_{reason.key}", "Enter how you weighed this."))
        problems += too_long(f"weighed_{reason.key}", "This", words, TEXT_LENGTH)
    return tuple(problems)


def refuse(desk: Desk, case_id: int, refusal: Refusal) -> int:
    """Record that a complaint, or the stage it has come to, is not accepted; returns the entry's number.

    Raises Refused, also while the ground's own facts do not bear it out.
    """
    case = case_records(desk, case_id)
    problems = refusal_problems(desk, case, refusal)
    ground = case.edition.ground(refusal.ground)
    if problems or ground is None or not isinstance(refusal.on, dt.date):
        raise Refused(problems)
    against = found(desk, case, ground, refusal.answers).against
    fair = {FAIR: tidy(str(refusal.answers.get(FAIR) or ""))} if asks_why_fair(ground) else {}
    decided = _decided(desk, case, refusal)
    body = {
        **decided,
        "answers": {**decided["answers"], **fair},
        "against": [{"reason": one.sentence, "weighed": tidy(refusal.weighed[one.key])} for one in against],
        "reasons": tidy(refusal.reasons),
        "circumstances": tidy(refusal.circumstances),
        "discretion": tidy(refusal.discretion),
        "evidence": tidy(refusal.evidence),
        "instead": tidy(refusal.instead),
    }
    sentence = f"{refused_words(case.stage)} on {long_date(refusal.on)}: {uncapital(ground.name)}. {body['reasons']}"
    with desk.book.writing(actor(desk)) as work:
        _keep_facts(work, case, ground, refusal.answers)
        return work.append(case_id, "refused", on=refusal.on, sentence=sentence, body=body)


def acceptance_problems(desk: Desk, case: CaseRecords, refusal: Refusal) -> tuple[Problem, ...]:
    """What must be put right before it can be taken all the same; `reasons` say why it is."""
    reasons = words_problems(refusal, ("reasons",))
    why = (Problem("reasons", "Enter why you take it all the same."),) if not tidy(refusal.reasons) else reasons
    return (
        *ground_problems(case, refusal),
        *fact_problems(desk, case, refusal),
        *why,
        *day_problems(desk, case, refusal.on),
    )


def accept(desk: Desk, case_id: int, refusal: Refusal) -> int:
    """Record that a complaint which could be refused is taken all the same. Raises Refused."""
    case = case_records(desk, case_id)
    problems = acceptance_problems(desk, case, refusal)
    ground = case.edition.ground(refusal.ground)
    if problems or ground is None or not isinstance(refusal.on, dt.date):
        raise Refused(problems)
    body = {**_decided(desk, case, refusal), "reasons": tidy(refusal.reasons)}
    what = "Accepted" if case.stage == 1 else f"Taken to stage {case.stage}"
    sentence = f"{what} on discretion on {long_date(refusal.on)} ({uncapital(ground.name)}): {body['reasons']}"
    with desk.book.writing(actor(desk)) as work:
        _keep_facts(work, case, ground, refusal.answers)
        return work.append(case_id, "accepted", on=refusal.on, sentence=sentence, body=body)


def _asked(ground: GroundRule | None) -> tuple[QuestionRule, ...]:
    """The questions of a ground that are asked among its facts."""
    return tuple(question for question in ground.questions if question.key not in WORDS) if ground else ()


def _answer_problems(desk: Desk, question: QuestionRule, answers: Mapping[str, Any]) -> Iterator[Problem]:
    key, given = question.key, answers.get(question.key)
    if question.answer == "date":
        if given or not question.optional:
            yield from past_date_problems(key, "The date", given, desk.today())
        return
    words = tidy_line(str(given or ""))
    if question.answer == "case" and words == ANOTHER:
        key, words = "earlier_other", tidy_line(str(answers.get("earlier_other") or ""))
    yield from too_long(key, "This", words, LINE_LENGTH)
    if not words and not question.optional:
        yield Problem(key, ANSWER_IT.get(key, "Answer this question."))


def _recorded_problems(
    case: CaseRecords, asked: Sequence[QuestionRule], answers: Mapping[str, Any]
) -> Iterator[Problem]:
    """A day that is on the record is the record's: another one for it is a correction, with its reason."""
    for question in (one.key for one in asked if one.key in EVENTS):
        recorded, given = case.last(EVENTS[question]), answers.get(question)
        if recorded is not None and isinstance(given, dt.date) and given != recorded.on:
            day = long_date(recorded.on)
            yield Problem(question, f"The record has {day} for this. Correct that on the history first, or enter it.")


def asks_why_fair(ground: GroundRule | None) -> bool:
    """Whether a ground has it said why it is fair to refuse this one complaint on it."""
    return ground is not None and any(question.key == FAIR for question in ground.questions)


def fairness_problems(case: CaseRecords, refusal: Refusal) -> Iterator[Problem]:
    """What is missing, or too long, in why it is fair, where the ground asks that."""
    if asks_why_fair(case.edition.ground(refusal.ground)):
        words, (what, missing) = tidy(str(refusal.answers.get(FAIR) or "")), SAY_IT[FAIR]
        if not words:
            yield Problem(FAIR, missing)
        yield from too_long(FAIR, what, words, TEXT_LENGTH)


def words_problems(refusal: Refusal, keys: tuple[str, ...], *, optional: bool = False) -> Iterator[Problem]:
    """What is missing, or too long, in what a decision says in the officer's own words."""
    for key in keys:
        words, (what, missing) = tidy(getattr(refusal, key)), SAY_IT[key]
        if not words and not optional:
            yield Problem(key, missing)
        yield from too_long(key, what, words, TEXT_LENGTH)


def day_problems(desk: Desk, case: CaseRecords, on: dt.date | str | None) -> Iterator[Problem]:
    """The day of the decision is past, and not before what it decides on."""
    yield from past_date_problems("on", "The date of the decision", on, desk.today())
    if isinstance(on, dt.date):
        entry = Entry(case.next_seq, "refused", on, case.stage)
        clashes = contradictions([*case.entries, entry])
        yield from (Problem("on", problem.sentence) for problem in clashes if problem.field == "refused")


def _decided(desk: Desk, case: CaseRecords, refusal: Refusal) -> dict[str, Any]:
    """What the journal keeps of a decision: the stage, the ground, and the facts that were found."""
    ground = case.edition.ground(refusal.ground)
    asked = _asked(ground)
    answers: dict[str, Any] = {question.key: _kept(refusal.answers.get(question.key)) for question in asked}
    if "earlier_case" in answers:
        earlier = earlier_case(desk, case, refusal.answers)
        typed = tidy_line(str(refusal.answers.get("earlier_other") or ""))
        answers |= {"earlier_case": earlier.reference if earlier else typed}
        answers |= {"earlier_case_id": earlier.case_id if earlier else None}
    return {"stage": case.stage, "ground": refusal.ground, "answers": answers}


def _kept(given: object) -> str:
    return given.isoformat() if isinstance(given, dt.date) else tidy_line(str(given or ""))


def _keep_facts(work: Work, case: CaseRecords, ground: GroundRule, answers: Mapping[str, Any]) -> None:
    """The days that the time to complain runs from go on the record, where they are not there yet."""
    for question in (one.key for one in _asked(ground) if one.key in EVENTS):
        kind, day = EVENTS[question], answers.get(question)
        if isinstance(day, dt.date) and case.last(kind) is None:
            sentence = HAPPENED[kind].format(long_date(day))
            work.append(case.case_id, kind, on=day, sentence=sentence, body={"stage": 1, "how": ""})
