"""The desk and the cases of the casework tests. All of it is invented: there are no such almshouses in Wells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Self

import pytest

from app.casework.desks import Desk
from app.casework.files import CaseFile, ClockView, case_file
from app.casework.histories import HistoryLine
from app.casework.intakes import Intake, Person, Point, log_complaint
from app.casework.letters import issue, mark_posted, open_letter
from app.casework.milestones import Milestone, close_case, record_milestone
from app.casework.settings import Settings
from app.rules.problems import Refused
from tests.models.ledgers import everything

MONDAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
OFFICER = "Anne Clerk"
REVIEWER = "Canon H. Price"
MR_D = Intake(
    person=Person(
        name="Mr D. Dunmore",
        salutation="Mr Dunmore",
        address="14 Chapel Row\nWells",
        postcode="BA5 2XX",
        phone="01749 000014",
        email="d.dunmore@dunmore.example",
    ),
    received_on=MONDAY,
    received_how="phone",
    first_heard_by=OFFICER,
    words="I have told you and told you about that radiator.",
    points=(
        Point("You reported the leaking radiator several times and nobody came.", "ours"),
        Point("Your carpet underneath is damp and smells.", "to_check"),
    ),
    outcomes=("Mend the radiator.", "Dry or replace the carpet."),
)


def st_annes(shipped: Settings) -> Settings:
    """The settings of the invented landlord, with the Ombudsman's details as they are shipped."""
    return replace(
        shipped,
        landlord="St Anne's Almshouses",
        registration="Registered charity 200000",
        address="1 Chapel Row\nWells",
        postcode="BA5 2XX",
        phone="01749 000000",
        email="clerk@stannes.example",
        website="www.stannes.example",
        officer=OFFICER,
        officer_post="Clerk to the trustees",
    )


def name_reviewers(desk: Desk, *names: str) -> None:
    """Who can consider a complaint besides the officer, by name alone, as in a book from before there was a plan."""
    with desk.book.writing("Anne Clerk") as work:
        body = {"values": {"stage2_people": list(names)}}
        work.append(None, "setting", on=desk.today(), sentence="Settings changed: who can take stage 2.", body=body)


def called(name: str, **changes: str) -> Person:
    """Somebody else of the same address."""
    return replace(MR_D.person, name=name, **changes)


def on(desk: Desk, day: dt.date | str) -> Desk:
    """The same desk on another day."""
    date = as_date(day)
    return replace(desk, today=lambda: date)


def as_date(day: dt.date | str) -> dt.date:
    """A date, also from '2026-11-24'."""
    return dt.date.fromisoformat(day) if isinstance(day, str) else day


def a_case(desk: Desk) -> Case:
    """A case that is still to be received: `a_case(desk).received("2026-11-20").acknowledged("2026-11-24")`."""
    return Case(desk)


@contextmanager
def refused(desk: Desk) -> Iterator[dict[str, str]]:
    """What is done in here is refused, and nothing is written; gives the sentences by their fields afterwards."""
    before = everything(desk.book)
    said: dict[str, str] = {}
    with pytest.raises(Refused) as caught:
        yield said
    for problem in caught.value.problems:
        said[problem.field] = f"{said[problem.field]} {problem.sentence}" if problem.field in said else problem.sentence
    assert everything(desk.book) == before


class Case:
    """A case in the making: each word is a verb done on its day, with the desk's calendar moved on to that day."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.id = 0

    def received(
        self,
        day: dt.date | str,
        *,
        logged: dt.date | str | None = None,
        **changes: Any,  # noqa: ANN401 - any field of Intake
    ) -> Self:
        """Log it as received on a day; on the desk's day, or on another."""
        self._move_to(logged or day)
        self.id = log_complaint(self.desk, replace(MR_D, received_on=as_date(day), **changes))
        return self

    def acknowledged(self, day: dt.date | str, stage: int = 1) -> Self:
        """Record an acknowledgement that was written by hand."""
        return self._milestone("acknowledged", day, stage)

    def responded(self, day: dt.date | str, stage: int = 1) -> Self:
        """Record the answer at a stage."""
        return self._milestone("responded", day, stage)

    def extended(self, day: dt.date | str, until: dt.date | str, good_reason: str = "") -> Self:
        """Record an extension notice at stage 1."""
        why = "The surveyor is ill."
        return self._milestone("extended", day, 1, until=as_date(until), reason=why, good_reason=good_reason)

    def asked_for(self, stage: int, day: dt.date | str, person: str = REVIEWER) -> Self:
        """Record that the next stage was asked for, and who takes it."""
        return self._milestone("escalation_requested", day, stage, person=person)

    def issued(self, day: dt.date | str) -> Self:
        """Write and issue the acknowledgement."""
        self._move_to(day)
        issue(self.desk, open_letter(self.desk, self.id, "acknowledgement", 1))
        return self

    def posted(self, day: dt.date | str) -> Self:
        """Mark the last issued letter as posted."""
        self._move_to(day)
        mark_posted(self.desk, self.id, self.file.letters[-1].letter_id, as_date(day), "second")
        return self

    def closed(self, day: dt.date | str) -> Self:
        """Close it."""
        self._move_to(day)
        close_case(self.desk, self.id, as_date(day), "Everything promised was done.")
        return self

    @property
    def file(self) -> CaseFile:
        """The case as its page shows it, on the day that the desk has reached."""
        return case_file(self.desk, self.id)

    def clock(self, key: str) -> ClockView:
        """One of its clocks."""
        return next(clock for clock in self.file.clocks if clock.key == key)

    def line(self, kind: str) -> HistoryLine:
        """The newest entry of a kind in its history that is not struck out."""
        return next(line for line in self.file.history if line.kind == kind and line.struck_by is None)

    def _milestone(self, kind: str, day: dt.date | str, stage: int, **more: Any) -> Self:  # noqa: ANN401 - any field of Milestone
        self._move_to(day)
        record_milestone(self.desk, self.id, Milestone(kind, as_date(day), stage, "by post", **more))
        return self

    def _move_to(self, day: dt.date | str) -> None:
        self.desk = on(self.desk, max(as_date(day), self.desk.today()))
