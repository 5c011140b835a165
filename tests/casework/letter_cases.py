"""Cases from which the letters with questions of their own are written, and what is typed for them. All invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from app.casework.cases import case_records
from app.casework.contacts import Agreement, agree_contact
from app.casework.desks import Desk
from app.casework.fulfilments import keep_promise, move_promise
from app.casework.guides import Field
from app.casework.intakes import Representative
from app.casework.letters import issue, mark_posted, open_letter
from app.casework.milestones import Milestone, record_milestone
from app.casework.new_issues import NewIssue, raise_issue
from app.casework.particulars import Needs, change_needs
from app.casework.promises import promises_made
from app.casework.remedies import Weighing, add_remedy, weigh
from app.casework.representations import Representation, record_representation
from app.casework.restrictions import restrict
from tests.casework.answered_cases import IN_2022
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.kept_cases import keeping
from tests.casework.people_cases import RESTRICTION
from tests.casework.righted_cases import MEND, PAY, first

IN_2020 = dt.date(2021, 3, 1)
"""A Monday on which the Code of 2020 was in force."""

BEGINS = {"2020": IN_2020, "2022": IN_2022, "2024": MONDAY}
"""The Monday on which the case of an edition is received."""

QUESTION = "Which room is it?"


@cache
def running(edition: str) -> Callable[[Desk], Case]:
    """A case of an edition in which there is cause for every letter, on the Thursday of its first week.

    Its acknowledgement went, something new was raised, one promise is kept and another is open, contact is limited,
    somebody acts for them, and words of progress are agreed.
    """

    def make(desk: Desk) -> Case:
        monday = BEGINS[edition]
        day = monday + dt.timedelta(days=3)
        acting = Representative("Mrs S. Dunmore", "daughter", "3 Mill Lane\nWells", "BA5 2YY")
        logged = {"logged_on": monday} if edition == "2022" else {}
        case = a_case(on(desk, monday)).received(monday, questions=(QUESTION,), representative=acting, **logged)
        case.desk = on(case.desk, monday)
        sent(case, "acknowledgement", monday + dt.timedelta(days=1))
        case.desk = on(desk, day)
        _righted(case, day)
        _people(case, day)
        issue = NewIssue("The kitchen tap drips.", "ours", day, related="yes", delays="no", hazard="no")
        raise_issue(case.desk, case.id, issue)
        if edition != "2020":
            weekly = Milestone("updates_agreed", day, 1, "telephone", every=1, unit="weeks")
            record_milestone(case.desk, case.id, weekly)
        return case

    return keeping(make)


@cache
def overdue(edition: str) -> Callable[[Desk], Case]:
    """The same, unanswered four weeks later."""

    def make(desk: Desk) -> Case:
        case = running(edition)(desk)
        case.desk = on(case.desk, BEGINS[edition] + dt.timedelta(days=28))
        return case

    return keeping(make)


@cache
def finished(edition: str) -> Callable[[Desk], Case]:
    """A case of an edition that was answered and closed."""

    def make(desk: Desk) -> Case:
        monday = BEGINS[edition]
        days = [monday + dt.timedelta(days=number) for number in (1, 3, 4)]
        logged = {"logged_on": monday} if edition == "2022" else {}
        case = a_case(on(desk, monday)).received(monday, **logged)
        return case.acknowledged(days[0]).responded(days[1]).closed(days[2])

    return keeping(make)


def sent(case: Case, kind: str, day: dt.date) -> int:
    """Issue a letter on the day that the case has reached, and mark it as posted on another; the letter's number."""
    letter = open_letter(case.desk, case.id, kind, 1)
    letter = letter.explained({one.key: "There is nothing to say of it." for one in letter.shortfalls()})
    number = issue(case.desk, letter)
    case.desk = on(case.desk, day)
    mark_posted(case.desk, case.id, number, day, "second")
    return number


def tells(case_day: dt.date) -> Callable[[Field], Any]:
    """What is typed into the questions of a letter: what they begin with, a day that is soon, or a sentence."""

    def typed(field: Field) -> Any:  # noqa: ANN401 - whatever a field takes
        if field.initial:
            return field.initial
        if field.kind == "date":
            return case_day if field.key in ("told_on", "old_date") else case_day + dt.timedelta(days=1)
        return {"to_name": "Mr T. Webb", "to_salutation": "Mr Webb", "to_postcode": "BA5 3ZZ"}.get(field.key) or (
            "Hodge and Son" if field.kind == "line" else "The plumber looked at it on Tuesday."
        )

    return typed


def day_of(edition: str) -> dt.date:
    """The Thursday on which the running case of an edition stands."""
    return BEGINS[edition] + dt.timedelta(days=3)


def _righted(case: Case, day: dt.date) -> None:
    friday = day + dt.timedelta(days=8)
    for remedy in (MEND, PAY):
        add_remedy(case.desk, case.id, replace(remedy, by=friday))
    factors = {rule.key: "For two weeks." for rule in case_records(case.desk, case.id).edition.factors}
    weigh(case.desk, case.id, Weighing(factors, "He was cold for two weeks."))
    keep_promise(case.desk, case.id, first(case).seq, day, "The warden looked at it.")
    paid = promises_made(case_records(case.desk, case.id))[-1]
    move_promise(case.desk, case.id, paid.seq, friday + dt.timedelta(days=7), "The bank is changed this month.")


def _people(case: Case, day: dt.date) -> None:
    record_representation(case.desk, case.id, Representation("Mrs S. Dunmore", "all", accompanies=True))
    limits = replace(RESTRICTION, starts=day + dt.timedelta(days=1), review_on=day + dt.timedelta(days=60))
    restrict(case.desk, case.id, limits)
    needs = Needs(False, ("Ring in the mornings.",), "", "He is hard of hearing.", day + dt.timedelta(days=90))
    change_needs(case.desk, case.id, needs, "He told us on the telephone.")
    agree_contact(case.desk, case.id, day, Agreement("phone", 1, "weeks"))
