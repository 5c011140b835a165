"""A desk for tests of windows, with an invented landlord and a day that can be turned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app import places
from app.casework.desks import Desk, lay_desk, open_desk
from app.casework.intakes import Intake, Person, Point, log_complaint
from app.casework.settings import read_settings, save_settings
from app.rules.triage import Contact
from tests.casework.cases import MR_D, name_reviewers
from tests.new_books import new_book, once

SHIPPED_ON = dt.date(2026, 11, 21)
"""The day on which the Ombudsman's details were checked that come with Casebook; a day before it has not seen them."""


@dataclass
class Day:
    """The day it is in a test."""

    date: dt.date = dt.date(2026, 11, 23)

    def today(self) -> dt.date:
        return self.date

    def now(self) -> dt.datetime:
        return dt.datetime.combine(self.date, dt.time(10, 42), dt.UTC)


def st_annes(desk: Desk) -> Desk:
    """Give the book its invented landlord."""
    once(lambda: _settle(desk), desk.book, "St Anne's", desk.today())
    return desk


def _settle(desk: Desk) -> None:
    settings = replace(
        read_settings(desk),
        landlord="St Anne's Almshouses",
        registration="Registered charity 200000 (invented)",
        address="1 Chapel Row\nWells",
        postcode="BA5 2XX",
        phone="01632 960100",
        email="clerk@stannes.example",
        officer="Anne Clerk",
        officer_post="Clerk to the trustees",
        ombudsman_checked_on=min(SHIPPED_ON, desk.today()),
    )
    save_settings(desk, settings)
    name_reviewers(desk, "Canon H. Price")


def empty_desk(day: Day) -> Desk:
    """A new book in memory."""
    return lay_desk(new_book(day.now), places.resources(), day.today)


def desk_on_disk(folder: Path, day: Day) -> Desk:
    """A book in a folder."""
    return open_desk(folder, places.resources(), day.today, day.now)


@contextmanager
def desk_with_a_case(folder: Path) -> Iterator[Desk]:
    """A book in a folder, with the landlord and one case in it; closed at the end."""
    made = st_annes(desk_on_disk(folder, Day()))
    log_complaint(made, MR_D)
    yield made
    made.book.close()


def mr_dunmore(day: Day) -> Intake:
    """The call of case study B, alternative A; everybody in it is invented."""
    return Intake(
        person=Person("Mr D. Dunmore", "Mr Dunmore", "14 Chapel Row\nWells", "BA5 2XX", "01632 960109"),
        received_on=day.date,
        first_heard_by="the clerk",
        points=(Point("You reported the leak several times and nobody acted on it.", "ours"),),
        outcomes=("The radiator replaced.",),
        hazard="yes",
        contact=Contact(asked="no", unhappy="yes", matter="reported_before", work_open="yes"),
        outcome="complaint_and_request",
    )
