"""What changes in who considers a stage: somebody else takes it, it is about the officer, facts and conflicts.

The sole officer may supply facts to whoever considers a stage; they are recorded as hers, and the judgement is theirs
(2024 Code 5.8, 6.13).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.casework.cases import CaseRecords, case_records
from app.casework.definitions import correction_of, definition_now, kept_beside
from app.casework.desks import Desk
from app.casework.intakes import Point, define
from app.casework.outlooks import closed_problems
from app.casework.settings import actor, actor_of, read_settings
from app.casework.stage_people import (
    Considerer,
    assignment,
    conflict_problems,
    declaration,
    person_problems,
    subjects,
)
from app.casework.texts import POINT_LENGTH, TEXT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.rules.dates import long_date
from app.rules.names import SAME, likeness
from app.rules.problems import Problem, Refused


@dataclass(frozen=True)
class Reassignment:
    """Somebody else deals with the stage that a case is at, as it was typed."""

    person: Considerer
    reason: str
    began: str
    """Whether whoever had it had begun to consider it: 'yes' or 'no'. Whoever had may not consider a later stage."""


@dataclass(frozen=True)
class Subject:
    """That a complaint is about somebody who deals with complaints, as it was typed."""

    on: dt.date | str | None
    name: str
    words: str = ""
    person: Considerer | None = None
    """Who deals with it instead; None where that person did not deal with the stage."""
    point: str = ""
    """What is said of them as a point of the complaint; empty where it does not become one."""


def reassign(desk: Desk, case_id: int, change: Reassignment) -> int:
    """Put somebody else down for the stage that a case is at; returns the entry's number. Raises Refused."""
    case = case_records(desk, case_id)
    problems = reassignment_problems(desk, case, change)
    if problems:
        raise Refused(problems)
    more = {"reason": tidy(change.reason), "began": change.began}
    entries = assignment(desk, case, replace(change.person, stage=case.stage), more)
    with desk.book.writing(actor(desk)) as work:
        return [entered.write(work, case, desk.today()) for entered in entries][-1]


def reassignment_problems(desk: Desk, case: CaseRecords, change: Reassignment) -> tuple[Problem, ...]:
    """What must be put right before somebody else can be put down for the stage that a case is at."""
    blocked = reassign_blocked(desk, case)
    if blocked:
        return (Problem("", blocked),)
    found = [*_new_person_problems(desk, case, change.person)]
    reason = tidy(change.reason)
    if not reason:
        found.append(Problem("reason", "Enter why somebody else deals with it."))
    found += too_long("reason", "The reason", reason, TEXT_LENGTH)
    if change.began not in ("yes", "no"):
        sentence = "Say whether they had begun to consider it: whoever had may not consider a later stage."
        found.append(Problem("began", sentence))
    return tuple(found)


def reassign_blocked(_desk: Desk, case: CaseRecords) -> str:
    """Why nobody else can be put down for the stage that a case is at; empty where somebody can."""
    closed = closed_problems(case)
    if closed:
        return closed[0].sentence
    answered = case.answered_on(case.stage)
    if answered:
        return f"Stage {case.stage} was answered on {long_date(answered)}, so it stays with whoever considered it."
    return ""


def about_officer(desk: Desk, case_id: int, subject: Subject) -> int:
    """Record that a complaint is about somebody who deals with it, and who takes it instead. Raises Refused."""
    case = case_records(desk, case_id)
    problems = subject_problems(desk, case, subject)
    if problems or not isinstance(subject.on, dt.date):
        raise Refused(problems)
    words = tidy(subject.words)
    sentence = f"The complaint is about {subject.name}, who deals with complaints."
    body = {"words": words, "name": subject.name, "stage": case.stage}
    more = {"reason": f"The complaint is about {subject.name}.", "began": "yes"}
    person = subject.person if taken_away(case, subject.name) else None
    entries = assignment(desk, case, replace(person, stage=case.stage), more) if person else ()
    with desk.book.writing(actor(desk)) as work:
        number = work.append(case_id, "about_officer", on=subject.on, sentence=sentence, body=body)
        for entered in entries:
            entered.write(work, case, desk.today())
        if subject.point:
            points, outcomes, questions = definition_now(case)
            new = ((*points, Point(tidy_line(subject.point), "ours")), outcomes, questions)
            beside = kept_beside(case, new).body() | correction_of(case.last("defined"), more["reason"])
            define(desk, work, case_id, new, beside)
    return number


def takes_point(case: CaseRecords) -> bool:
    """Whether what is said of somebody can still become a point: until stage 1 is answered (2024 Code 6.8)."""
    return case.stage == 1 and case.answered_on(1) is None


def subject_problems(desk: Desk, case: CaseRecords, subject: Subject) -> tuple[Problem, ...]:
    """What must be put right before it can be recorded that a complaint is about somebody who deals with it."""
    blocked = about_blocked(desk, case)
    if blocked:
        return (Problem("", blocked),)
    found = list(past_date_problems("on", "The day on which that was known", subject.on, desk.today()))
    found += too_long("words", "This", subject.words, TEXT_LENGTH)
    found += too_long("point", "The point", tidy_line(subject.point), POINT_LENGTH)
    if subject.point and not takes_point(case):
        found.append(Problem("point", "Stage 1 is answered. What is new is recorded as a new issue."))
    if subject.name not in possible_subjects(desk, case):
        found.append(Problem("about", "Choose whom the complaint is about."))
    elif taken_away(case, subject.name):
        person = subject.person or Considerer()
        if likeness(person.name, subject.name) == SAME:
            sentence = f"The complaint is about {subject.name}, so somebody else must take this stage."
            return (*found, Problem("person", sentence))
        found += _new_person_problems(desk, case, person)
    return tuple(found)


def about_blocked(desk: Desk, case: CaseRecords) -> str:
    """Why it cannot be recorded that a complaint is about somebody who deals with it; empty where it can."""
    closed = closed_problems(case)
    if closed:
        return closed[0].sentence
    if not possible_subjects(desk, case):
        told = subjects(case)
        return f"That it is about {told[-1]} is recorded already." if told else "Enter your name in Settings first."
    return ""


def possible_subjects(desk: Desk, case: CaseRecords) -> tuple[str, ...]:
    """Whom of those who deal with it a complaint can be said to be about: the officer, and who has the stage now."""
    found: list[str] = []
    for name in (read_settings(desk).officer, case.people.get(case.stage, "")):
        if name and not any(likeness(name, other) == SAME for other in (*found, *subjects(case))):
            found.append(name)
    return tuple(found)


def taken_away(case: CaseRecords, name: str) -> bool:
    """Whether a complaint about this person takes the stage away from them: they have it, and it is not answered."""
    holder = case.people.get(case.stage, "")
    return case.answered_on(case.stage) is None and (not holder or likeness(holder, name) == SAME)


def supply_facts(desk: Desk, case_id: int, on: dt.date | str | None, text: str) -> int:
    """Record facts that the officer supplied to whoever considers the stage; returns its number. Raises Refused."""
    case = case_records(desk, case_id)
    text = tidy(text)
    problems = list(past_date_problems("on", "The day on which you supplied them", on, desk.today()))
    problems += too_long("text", "This", text, TEXT_LENGTH)
    if not text:
        problems.append(Problem("text", "Enter the facts that you supplied, as you gave them."))
    blocked = facts_blocked(desk, case)
    if blocked:
        problems.append(Problem("", blocked))
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    by, stage = actor_of(read_settings(desk)), case.stage
    sentence = f"Facts supplied by {by} to {case.people[stage]}, who considers stage {stage}: {text}"
    with desk.book.writing(actor(desk)) as work:
        body = {"stage": stage, "by": by, "text": text}
        return work.append(case_id, "facts_supplied", on=on, sentence=sentence, body=body)


def facts_blocked(desk: Desk, case: CaseRecords) -> str:
    """Why no facts can be supplied to somebody else; empty where they can."""
    closed = closed_problems(case)
    if closed:
        return closed[0].sentence
    holder = case.people.get(case.stage, "")
    if not holder or likeness(holder, read_settings(desk).officer) == SAME:
        return f"You deal with stage {case.stage} yourself. Write what you know in the decision, or as a note."
    return ""


def declare_conflict(desk: Desk, case_id: int, person: Considerer) -> int:
    """Record what somebody who considers a stage declared; returns the entry's number. Raises Refused."""
    case = case_records(desk, case_id)
    problems = list(conflict_problems(desk, person))
    if case.people.get(person.stage) != person.name:
        problems.append(Problem("", "Somebody else deals with that stage now. Look at the case again."))
    if not person.conflict:
        problems.append(Problem("conflict", "Choose what they declared."))
    if problems:
        raise Refused(tuple(problems))
    entered = declaration(person)
    with desk.book.writing(actor(desk)) as work:
        return entered.write(work, case, desk.today())


def _new_person_problems(desk: Desk, case: CaseRecords, person: Considerer) -> tuple[Problem, ...]:
    person = replace(person, stage=case.stage)
    found = person_problems(desk, case, person)
    return (*found, *(conflict_problems(desk, person) if person.name.strip() else ()))
