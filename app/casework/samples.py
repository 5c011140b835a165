"""The sample book: twelve invented residents, one at every stage and standing, made by the verbs themselves.

Everybody and everything in it is invented. Its dates are relative to the day it is made for, so that something is due
today and something is late; a Christmas, an Easter and a case of the 2022 Code are where the calendar has them, and
the office is closed over the Christmas to come. Who is in it stands in `sample_cases`.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select

from app import places, systems
from app.casework.closures import ClosureEntry, add_closure
from app.casework.desks import SAMPLE_MARK, Desk, open_desk
from app.casework.independent_facts import Independent
from app.casework.independents import keep_independent
from app.casework.intakes import Intake, Point, log_complaint
from app.casework.requests import log_request
from app.casework.sample_cases import OTHER_REVIEWER, REVIEWER, SampleCase, sample_cases, sample_requests
from app.casework.settings import Settings, actor, read_settings, save_settings
from app.models.books import FILE
from app.models.tables import DraftText, Journal, Setting
from app.rules.dates import long_date
from app.rules.problems import UserError
from app.rules.triage import Contact
from app.rules.workdays import Workdays

FIRST_DAY, LAST_DAY = dt.date(2024, 1, 1), dt.date(2039, 12, 31)
"""The days for which it can be made: the case of the 2022 Code is long out, and every clock is within the calendar."""
PLAN_REASON = "The trustees' meeting of spring."
"""Where it was decided who can consider a complaint besides the officer."""
YEARLY = dt.timedelta(days=360)
"""How often the Ombudsman's details are looked at."""
CHRISTMAS = "Christmas"
"""What the closure of the office to come is called."""


@dataclass
class SampleClock:
    """The clock of the sample book, moved from day to day while the cases are made."""

    day: dt.date
    minutes: int = 0

    def today(self) -> dt.date:
        """The day on which the next act is done."""
        return self.day

    def now(self) -> dt.datetime:
        """A moment in office hours on that day, a minute later than the last."""
        self.minutes += 1
        opens = dt.datetime.combine(self.day, dt.time(9, 0), dt.UTC)
        return opens + dt.timedelta(minutes=self.minutes % 480)


def write_sample_book(folder: Path, resources: Path, today: dt.date) -> None:
    """Put the sample book into a folder, whole or not at all: it is made in a folder beside it, and moved.

    Raises UserError where the folder cannot be written, or no sample can be made for the day.
    """
    if not FIRST_DAY <= today <= LAST_DAY:
        raise UserError(f"The sample book can be made for a day of the years {FIRST_DAY.year} to {LAST_DAY.year}.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="Casebook sample ") as making:
            write_sample(Path(making), resources, today).book.close()
            folder.mkdir(exist_ok=True)
            systems.put_in_place(Path(making) / FILE, folder / FILE)
    except OSError as error:
        raise UserError(
            f"The sample book cannot be written in {folder}: {places.trouble(error)}. Name a folder that is yours."
        ) from error


def made_for(desk: Desk) -> dt.date | None:
    """The day for which the sample book was made; None for a book that is somebody's own."""
    with desk.book.reading() as session:
        found = session.get(Setting, SAMPLE_MARK)
    return dt.date.fromisoformat(json.loads(found.value)) if found else None


def untouched(desk: Desk) -> bool:
    """Whether nothing was written in a sample book since it was made: its mark is the last thing, drafts included."""
    with desk.book.reading() as session:
        last = session.scalars(select(Journal).order_by(Journal.seq.desc()).limit(1)).first()
        if last is None or last.kind != "setting" or SAMPLE_MARK not in json.loads(last.body)["values"]:
            return False
        return all(draft.saved_at <= last.recorded_at for draft in session.scalars(select(DraftText)))


def write_sample(folder: Path, resources: Path, today: dt.date) -> Desk:
    """Make the sample book in a folder, as on a day; returns its desk, which is at that day. Raises UserError."""
    clock = SampleClock(today)
    desk = replace(open_desk(folder, resources, clock.today, clock.now), sample=True)
    cases = sample_cases(desk.workdays, today)
    acts: list[tuple[dt.date, int, Callable[[], object]]] = []
    numbers: dict[int, int] = {}
    for order, case in enumerate(cases):
        acts.append((case.received_on, order, _logging(desk, case, order, numbers)))
        for days, act in case.acts:
            day = desk.workdays.after(case.received_on, days)
            acts.append((day, order, _acting(desk, act, order, numbers)))
    clock.day = min(day for day, _, _ in acts)
    save_settings(desk, _settings(read_settings(desk), clock.day))
    for person in (Independent(REVIEWER, role="trustee"), Independent(OTHER_REVIEWER, role="outside")):
        keep_independent(desk, person, PLAN_REASON)
    for day, _, perform in sorted(acts, key=lambda one: one[:2]):
        clock.day = day
        _check_details(desk)
        perform()
    clock.day = today
    save_settings(desk, replace(read_settings(desk), ombudsman_checked_on=today))
    for request in sample_requests(desk.workdays, today):
        log_request(desk, request)
    add_closure(desk, _christmas_to_come(desk.workdays, today))
    with desk.book.writing(actor(desk)) as work:
        sentence = f"This is a sample book, made for {long_date(today)}. Everybody in it is invented."
        work.append(None, "setting", on=today, sentence=sentence, body={"values": {SAMPLE_MARK: today.isoformat()}})
    return desk


def _check_details(desk: Desk) -> None:
    """Looks at the Ombudsman's details once a year, as letters want it."""
    settings, today = read_settings(desk), desk.today()
    if settings.ombudsman_checked_on is None or today - settings.ombudsman_checked_on >= YEARLY:
        save_settings(desk, replace(settings, ombudsman_checked_on=today))


def _logging(desk: Desk, case: SampleCase, order: int, numbers: dict[int, int]) -> Callable[[], object]:
    def log() -> None:
        intake = Intake(
            person=case.person,
            received_on=case.received_on,
            first_heard_by="the clerk",
            points=tuple(Point(text, "ours") for text in case.points),
            outcomes=case.outcomes,
            contact=Contact(asked="yes", work_open="no"),
        )
        numbers[order] = log_complaint(desk, case.intake(intake))

    return log


def _acting(
    desk: Desk, act: Callable[[Desk, int], object], order: int, numbers: dict[int, int]
) -> Callable[[], object]:
    return lambda: act(desk, numbers[order])


def _settings(shipped: Settings, checked_on: dt.date) -> Settings:
    return replace(
        shipped,
        landlord="St Anne's Almshouses",
        almshouse=True,
        registration="Registered charity 200000 (invented)",
        address="1 Chapel Row\nWells",
        postcode="BA5 2XX",
        phone="01632 960100",
        email="clerk@stannes.example",
        website="www.stannes.example",
        officer="Anne Clerk",
        officer_post="Clerk to the trustees",
        ombudsman_checked_on=checked_on,
    )


def _christmas_to_come(workdays: Workdays, today: dt.date) -> ClosureEntry:
    """The office is closed from the next Christmas Eve that is still to come to New Year's Day, where that is known."""
    eve = dt.date(today.year, 12, 24)
    first = eve if today < eve else dt.date(today.year + 1, 12, 24)
    return ClosureEntry(CHRISTMAS, first, min(dt.date(first.year + 1, 1, 1), workdays.last))
