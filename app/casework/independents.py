"""The independence plan: who can take a stage so that nobody considers a complaint twice (2024 Code 6.13, 5.8).

It is kept under one setting, each change an entry of the journal with its reason. Who may take a stage of one case is
worked out in `stage_people`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.casework.desks import Desk
from app.casework.independent_facts import GOVERNING, KEY, ROLES, Independent, as_kept, plan_from
from app.casework.settings import actor, read_settings
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, tidy, tidy_line, too_long
from app.models.registers import settings_of
from app.rules.names import LIKELY, OTHER, SAME, likeness
from app.rules.problems import Problem, Refused

NO_PART = "The officer takes stage 1, so somebody else takes stage 2. Name another person."


def read_plan(desk: Desk) -> tuple[Independent, ...]:
    """Who can take a stage, in the order in which they were entered."""
    with desk.book.reading() as session:
        return plan_from(settings_of(session))


def keep_independent(desk: Desk, person: Independent, reason: str, was: str = "") -> None:
    """Keep somebody who can take a stage; `was` is the name of the one who is changed. Raises Refused."""
    person, reason = _tidied(person), tidy(reason)
    problems = independent_problems(desk, person, reason, was)
    if problems:
        raise Refused(problems)
    plan = read_plan(desk)
    changed = tuple(person if one.name == was else one for one in plan) if was else (*plan, person)
    verb = "Changed" if was else "Added"
    _write(desk, changed, f"{verb} in who can take a stage: {_described(person)}.", reason)


def drop_independent(desk: Desk, name: str, reason: str) -> None:
    """Take somebody off the plan; the cases that they have stay theirs. Raises Refused."""
    plan, reason = read_plan(desk), tidy(reason)
    problems = _reason_problems(reason, "Enter why they can no longer take a stage.")
    left = tuple(one for one in plan if one.name != name)
    if left == plan:
        problems.append(Problem("", "That person is not in your plan any more. Look at Settings again."))
    if problems:
        raise Refused(tuple(problems))
    _write(desk, left, f"Taken off who can take a stage: {name}.", reason)


def independent_problems(desk: Desk, person: Independent, reason: str, was: str = "") -> tuple[Problem, ...]:
    """What must be put right before somebody can stand in the plan; `was` is the name of the one who is changed."""
    person, plan = _tidied(person), read_plan(desk)
    found = [
        *too_long("name", "The name", person.name, NAME_LENGTH),
        *too_long("post", "This", person.post, NAME_LENGTH),
        *too_long("phone", "The number", person.phone, NAME_LENGTH),
    ]
    if not person.name:
        found.append(Problem("name", "Enter their name, as letters are to give it."))
    if person.role not in ROLES:
        found.append(Problem("role", "Choose what they are to the landlord."))
    if was and was not in {one.name for one in plan}:
        found.append(Problem("", "That person is not in your plan any more. Look at Settings again."))
    others = tuple(one for one in plan if one.name != was)
    found += _member_problems(person, others)
    found += _alike_problems(person, read_settings(desk).officer, others)
    return (*found, *_reason_problems(reason, "Enter where that was decided, or who agreed to it."))


def phone_of(desk: Desk, name: str) -> str:
    """The own number of somebody who can take a stage; empty where none is entered, or they are not in the plan."""
    return next((one.phone for one in read_plan(desk) if likeness(one.name, name) == SAME), "")


def looks_like(desk: Desk, name: str, was: str = "") -> tuple[str, ...]:
    """The names, the officer's and the plan's, that are likely to be the same person as this one."""
    names = (read_settings(desk).officer, *(one.name for one in read_plan(desk) if one.name != was))
    return tuple(other for other in names if likeness(other, name) == LIKELY)


def _member_problems(person: Independent, others: Sequence[Independent]) -> list[Problem]:
    """There is one member responsible for complaints, and they sit on the governing body."""
    if not person.member_responsible:
        return []
    if person.role in ROLES and person.role not in GOVERNING:
        sentence = "The member responsible for complaints sits on the governing body. Choose trustee or chair, or no."
        return [Problem("member_responsible", sentence)]
    other = next((one.name for one in others if one.member_responsible), "")
    sentence = f"{other} is entered as the member responsible for complaints. Change that first."
    return [Problem("member_responsible", sentence)] if other else []


def _alike_problems(person: Independent, officer: str, others: Sequence[Independent]) -> list[Problem]:
    """Identity, not spelling: neither the officer nor anybody twice, unless she says that they are two people."""
    if likeness(officer, person.name) == SAME:
        return [Problem("name", NO_PART)]
    for other in (officer, *(one.name for one in others)):
        alike = likeness(other, person.name)
        if alike == SAME:
            return [Problem("name", f"{other} is in your plan already. Change that entry.")]
        if alike != OTHER and other not in person.two_people:
            who = "you" if other == officer else f"{other}, who is in your plan"
            return [Problem("name", f"This looks like {who}. If they are two people, say so below.")]
    return []


def _tidied(person: Independent) -> Independent:
    return replace(person, name=tidy_line(person.name), post=tidy_line(person.post), phone=tidy_line(person.phone))


def _described(person: Independent) -> str:
    said = f"{person.name}, {ROLES[person.role].lower()}"
    said += f" ({person.post})" if person.post else ""
    said += ", the member responsible for complaints" if person.member_responsible else ""
    said += f", telephone {person.phone}" if person.phone else ""
    return said + "".join(f"; not the same person as {other}" for other in person.two_people)


def _reason_problems(reason: str, sentence: str) -> list[Problem]:
    return list(too_long("reason", "This", reason, TEXT_LENGTH)) if tidy(reason) else [Problem("reason", sentence)]


def _write(desk: Desk, plan: Sequence[Independent], said: str, reason: str) -> None:
    with desk.book.writing(actor(desk)) as work:
        body = {"values": {KEY: as_kept(plan)}, "reason": reason}
        work.append(None, "setting", on=desk.today(), sentence=f"{said} {reason}", body=body)
