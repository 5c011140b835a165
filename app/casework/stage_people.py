"""Who considers each stage of a case, and who may not: nobody considers a complaint twice (2024 Code 6.13, 5.8).

People are compared by identity, not by spelling (`app.rules.names`). Where two names look alike, they are one person
until the officer says that they are two, which the journal then keeps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.earlier_parts import parts_in
from app.casework.independent_facts import Independent
from app.casework.independents import read_plan
from app.casework.representations import members, representations
from app.casework.settings import read_settings
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, tidy, tidy_line, too_long
from app.models.books import Work
from app.models.journals import Record
from app.rules.names import LIKELY, SAME, likeness
from app.rules.problems import Problem


@dataclass(frozen=True)
class Considerer:
    """Somebody who is to consider a stage, as it was typed, with what they declared."""

    name: str = ""
    stage: int = 0
    post: str = ""
    two_people: bool = False
    """Whether the officer says that they only look like somebody who may not take it."""
    conflict: str = ""
    """'none' or 'yes' as they declared; empty while they were not asked."""
    conflict_words: str = ""
    resolution: str = ""
    """How a conflict is dealt with."""


@dataclass(frozen=True)
class Bar:
    """Somebody who may not consider a stage, and why."""

    name: str
    why: str
    """'dealt with stage 1'."""


def subjects(case: CaseRecords) -> tuple[str, ...]:
    """Those who deal with complaints and whom this one is about."""
    return tuple(record.body["name"] for record in case.standing if record.kind == "about_officer")


def bars(desk: Desk, case: CaseRecords, stage: int) -> tuple[Bar, ...]:
    """Who may not consider a stage, and why; whoever considered an earlier one, or had a part in it, comes first."""
    person, officer = case.facts("person"), read_settings(desk).officer
    found = [Bar(part.name, part.what) for part in parts_in(case, stage)]
    found += [Bar(name, "is who the complaint is about") for name in subjects(case)]
    if stage > 1:
        found.append(Bar(officer, "is the complaints officer"))
    found.append(Bar(person["name"], "made the complaint"))
    found.append(Bar((person.get("representative") or {}).get("name", ""), "acts for the resident"))
    for one in representations(case):
        found.append(Bar(one.name, "acted for the resident" if one.ended(desk.today()) else "acts for the resident"))
    found += [Bar(one.name, "complains together with the resident") for one in members(case)]
    found.append(Bar(case.people.get(stage, ""), f"has stage {stage} now"))
    return tuple(bar for bar in found if bar.name)


def barring(desk: Desk, case: CaseRecords, stage: int, name: str) -> tuple[tuple[Bar, ...], bool]:
    """What stands against somebody considering a stage, and whether it is certain that it is they; empty for nothing.

    Where it is in doubt, all whom the name looks like, without those of whom the officer said that they are others.
    """
    found = bars(desk, case, stage)
    certain = tuple(bar for bar in found if likeness(bar.name, name) == SAME)
    if certain:
        return certain[:1], True
    doubts = {bar.name: bar for bar in reversed(found) if likeness(bar.name, name) == LIKELY}
    return tuple(bar for bar in reversed(doubts.values()) if not told_apart(desk, case, bar.name, name)), False


def available(desk: Desk, case: CaseRecords, stage: int) -> tuple[tuple[Independent, ...], tuple[str, ...]]:
    """Who of the plan may consider a stage; and of the others, a sentence each that says why not."""
    free, against = [], []
    for one in read_plan(desk):
        found, certain = barring(desk, case, stage, one.name)
        if found:
            against.append(_against(one.name, found[0], certain=certain))
        else:
            free.append(one)
    return tuple(free), tuple(against)


def planned(desk: Desk, name: str) -> Independent | None:
    """Who of the plan has this name; None for somebody who is not in it."""
    return next((one for one in read_plan(desk) if likeness(one.name, name) == SAME), None)


def person_problems(desk: Desk, case: CaseRecords, person: Considerer) -> tuple[Problem, ...]:
    """What must be put right before somebody can be put down for a stage."""
    name, stage = tidy_line(person.name), person.stage
    if not name:
        people = [one.name for one in available(desk, case, stage)[0]]
        named = f" In Settings you named: {', '.join(people)}." if people else ""
        return (Problem("person", f"Enter who will deal with stage {stage}.{named}"),)
    problems = too_long("person", "The name", name, NAME_LENGTH) + too_long("post", "This", person.post, NAME_LENGTH)
    found, certain = barring(desk, case, stage, name)
    if found and certain:
        against = _against(name, found[0], certain=True).removesuffix(".")
        problems += (Problem("person", f"{against}, so somebody else must take this stage."),)
    elif found and not person.two_people:
        against = _against(name, found[0], certain=False)
        problems += (Problem("two_people", f"{against} Name somebody else, or say that they are two people."),)
    return problems


def conflict_problems(desk: Desk, person: Considerer) -> tuple[Problem, ...]:
    """What must be put right in what somebody declared; the member responsible for complaints always has a conflict."""
    planned_as, found = planned(desk, person.name), []
    if planned_as is not None and planned_as.member_responsible and person.conflict != "yes":
        sentence = f"{planned_as.name} is the member responsible for complaints. Record that as a conflict, resolved."
        return (Problem("conflict", sentence),)
    if person.conflict == "yes":
        if not tidy(person.conflict_words):
            found.append(Problem("conflict_words", "Enter the conflict as they declared it."))
        if not tidy(person.resolution):
            found.append(Problem("resolution", "Enter how it is dealt with, so that they can take the stage."))
    found += too_long("conflict_words", "This", person.conflict_words, TEXT_LENGTH)
    found += too_long("resolution", "This", person.resolution, TEXT_LENGTH)
    return tuple(found)


def doubtful(desk: Desk, case: CaseRecords, stage: int, name: str) -> str:
    """Whom a name looks like that may not take the stage, in a sentence; empty where there is no such doubt."""
    name = tidy_line(name)
    found, certain = barring(desk, case, stage, name)
    return _against(name, found[0], certain=False) if found and not certain else ""


@dataclass(frozen=True)
class Entered:
    """An entry to be written about who considers a stage."""

    kind: str
    sentence: str
    body: Mapping[str, Any]

    def write(self, work: Work, case: CaseRecords, on: dt.date) -> int:
        """Write it in the journal; returns its number."""
        return work.append(case.case_id, self.kind, on=on, sentence=self.sentence, body=self.body)


def assignment(
    desk: Desk, case: CaseRecords, person: Considerer, more: Mapping[str, str] | None = None
) -> tuple[Entered, ...]:
    """What puts somebody down for a stage, with what they declared; `more` is what else the entry keeps."""
    name, more = tidy_line(person.name), more or {}
    found = planned(desk, name) or Independent()
    doubts, certain = barring(desk, case, person.stage, name)
    apart = tuple(two_people(name, doubt) for doubt in doubts if person.two_people and not certain)
    body = {"stage": person.stage, "name": name, "post": tidy_line(person.post) or found.post, "role": found.role}
    why = f" {_ended(more['reason'])}" if more.get("reason") else ""
    assigned = Entered("assigned", f"Stage {person.stage} is dealt with by {name}.{why}", body | {**more})
    return (*apart, assigned, *((declaration(person),) if person.conflict else ()))


def two_people(name: str, other: Bar) -> Entered:
    """What keeps in the journal that somebody only looks like somebody else by name."""
    said = f"{name} and {other.name}, who {other.why}, are two people."
    return Entered("two_people", said, {"names": [name, other.name]})


def declaration(person: Considerer) -> Entered:
    """What somebody declared who considers a stage (2024 Code 5.8)."""
    name, stage, conflict, resolution = tidy_line(person.name), person.stage, "", ""
    sentence = f"{name} declared that there is no conflict of interest at stage {stage}."
    if person.conflict == "yes":
        conflict, resolution = tidy(person.conflict_words), tidy(person.resolution)
        how = f"How it is dealt with: {_ended(resolution)}"
        sentence = f"{name} declared a conflict of interest at stage {stage}: {_ended(conflict)} {how}"
    body = {"stage": stage, "name": name, "conflict": conflict, "resolution": resolution}
    return Entered("conflict_declared", sentence, body)


def declared(case: CaseRecords, stage: int, name: str) -> Record | None:
    """What somebody declared last for a stage; None while they have not."""
    mine = (one for one in reversed(case.standing) if one.kind == "conflict_declared" and one.body["stage"] == stage)
    return next((one for one in mine if likeness(one.body["name"], name) == SAME), None)


def _ended(text: str) -> str:
    """Words as a sentence of its own."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _against(name: str, bar: Bar, *, certain: bool) -> str:
    if not certain:
        return f"{name} looks like {bar.name}, who {bar.why}."
    return f"{name} {bar.why}." if name == bar.name else f"{name} is {bar.name}, who {bar.why}."


def told_apart(desk: Desk, case: CaseRecords, one: str, other: str) -> bool:
    """Whether the officer said that these are two people, on this case or in the plan."""
    return any({likeness(one, a), likeness(other, b)} == {SAME} for a, b in _pairs(desk, case))


def _pairs(desk: Desk, case: CaseRecords) -> Iterator[tuple[str, str]]:
    said = [record.body["names"] for record in case.standing if record.kind == "two_people"]
    said += [(person.name, other) for person in read_plan(desk) for other in person.two_people]
    for first, second in said:
        yield first, second
        yield second, first
