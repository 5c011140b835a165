"""Lessons: what was learnt from a complaint beyond it, for whom else, and who sees that it is done.

A complaint is looked past for what can be made better for everybody (2024 Code 9.1; 2022 Code 6.3). Lessons are drawn
at any time, also when the case is closed.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, stopped, tidy, tidy_line, too_long
from app.models.journals import Record
from app.rules.problems import Problem, Refused

LESSON = "lesson"
"""The kind of entry that keeps one."""


@dataclass(frozen=True)
class Lesson:
    """What was learnt, as it was typed."""

    text: str = ""
    who: str = ""
    """Who sees that it is done."""
    others: str = ""
    """Whether others were affected: 'yes', 'no', or 'look' where that is still to be looked into."""
    others_words: str = ""
    """Who they are, and what is done for them."""
    policy: str = ""
    """Whether a policy or a practice changes: 'yes' or 'no'."""
    policy_words: str = ""
    """What changes."""


def record_lesson(desk: Desk, case_id: int, lesson: Lesson) -> int:
    """Record what was learnt; returns the entry's number. Raises Refused, or NoSuchCase."""
    case = case_records(desk, case_id)
    problems = lesson_problems(lesson)
    if problems:
        raise Refused(problems)
    body = {
        "stage": case.stage,
        "text": tidy(lesson.text),
        "who": tidy_line(lesson.who),
        "others": lesson.others,
        "others_words": tidy(lesson.others_words) if lesson.others == "yes" else "",
        "policy": lesson.policy,
        "policy_words": tidy(lesson.policy_words) if lesson.policy == "yes" else "",
    }
    sentence = f"Learnt: {stopped(tidy(lesson.text))} {tidy_line(lesson.who)} sees to it."
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, LESSON, on=desk.today(), sentence=sentence, body=body)


def lesson_problems(lesson: Lesson) -> tuple[Problem, ...]:
    """What must be put right before a lesson is recorded."""
    found = []
    if not tidy(lesson.text):
        found.append(Problem("text", "Enter what was learnt from it."))
    if lesson.others not in ("yes", "no", "look"):
        found.append(Problem("others", "Say whether others were affected."))
    if lesson.others == "yes" and not tidy(lesson.others_words):
        found.append(Problem("others_words", "Enter who they are, and what is done for them."))
    if lesson.policy not in ("yes", "no"):
        found.append(Problem("policy", "Say whether a policy or the way of doing things changes."))
    if lesson.policy == "yes" and not tidy(lesson.policy_words):
        found.append(Problem("policy_words", "Enter what changes."))
    if not tidy_line(lesson.who):
        found.append(Problem("who", "Enter who sees that it is done."))
    for key in ("text", "others_words", "policy_words"):
        found += too_long(key, "This", tidy(getattr(lesson, key)), TEXT_LENGTH)
    return (*found, *too_long("who", "The name", tidy_line(lesson.who), NAME_LENGTH))


def lessons(case: CaseRecords) -> tuple[Record, ...]:
    """The lessons of a case, in the order in which they were drawn."""
    return tuple(record for record in case.standing if record.kind == LESSON)
