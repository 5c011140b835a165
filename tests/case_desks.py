"""A book for a test with one invented case in it: who, where and what are made up, and so is the landlord."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

from app import places
from app.casework.desks import Desk, open_desk
from app.casework.intakes import Intake, Person, Point, log_complaint
from app.casework.milestones import Milestone, record_milestone
from app.casework.settings import read_settings, save_settings
from app.rules.triage import Contact
from tests.casework.cases import name_reviewers

MONDAY = dt.date(2026, 11, 23)
"""The day on which a test's case is received, unless it says another."""

INTAKE = Intake(
    person=Person("Mr D. Dunmore", "Mr Dunmore", "14 Chapel Row\nWells", "BA5 2XX", "01632 960109"),
    received_on=MONDAY,
    first_heard_by="the warden",
    points=(Point("You reported the leak and nobody came.", "ours"), Point("Your carpet is damp.", "to_check")),
    outcomes=("The radiator replaced.",),
    questions=("When did you first report it?",),
    contact=Contact(asked="yes", work_open="no"),
)


@dataclass
class CaseDesk:
    """A desk whose day can be moved, with one case on it."""

    day: dt.date
    desk: Desk = field(init=False)
    case_id: int = 0

    def today(self) -> dt.date:
        """The day it is."""
        return self.day

    def now(self) -> dt.datetime:
        """A moment in the morning of that day."""
        return dt.datetime.combine(self.day, dt.time(10, 42), dt.UTC)

    def did(self, kind: str, on: dt.date, stage: int = 1, person: str = "", until: dt.date | None = None) -> int:
        """Records an event of the case."""
        reason = "The surveyor comes next week." if until else ""
        milestone = Milestone(kind, on, stage, "by post", until=until, reason=reason, person=person)
        return record_milestone(self.desk, self.case_id, milestone)


def case_desk(folder: Path, intake: Intake = INTAKE, today: dt.date = MONDAY) -> CaseDesk:
    """A new book in a folder with the landlord's settings and one case."""
    made = CaseDesk(today)
    made.desk = open_desk(folder, places.resources(), made.today, made.now)
    settings = read_settings(made.desk)
    save_settings(
        made.desk,
        replace(
            settings,
            landlord="St Anne's Almshouses",
            address="1 Chapel Row\nWells",
            postcode="BA5 2XX",
            phone="01632 960100",
            officer="Anne Clerk",
            ombudsman_checked_on=settings.ombudsman_checked_on and min(settings.ombudsman_checked_on, today),
        ),
    )
    name_reviewers(made.desk, "Canon H. Price", "Mrs J. Hale")
    made.case_id = log_complaint(made.desk, intake)
    return made
