"""The desk: an open book with the Code, the calendar and the clock beside it, handed to every verb and question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.casework.calendar_facts import Calendars
from app.casework.trays import Tray
from app.models.books import Book, open_book
from app.models.pasts import PastBook
from app.models.tables import Setting
from app.rules.calendars import Calendar, read_calendar
from app.rules.dates import long_date
from app.rules.editions import Editions
from app.rules.hazards import Hazards, read_hazards
from app.rules.ombudsmen import OmbudsmanDetails, read_ombudsman
from app.rules.posts import Posts, read_posts
from app.rules.problems import UserError
from app.rules.reading import read_editions
from app.rules.workdays import Workdays


class NotYet(UserError):
    """That day has not come yet."""


@dataclass(frozen=True)
class Desk:
    """Everything that casework needs, given once by whoever starts the program."""

    book: Book
    editions: Editions
    calendars: Calendars
    """Where the calendar is read anew after a change of it was recorded."""
    hazards: Hazards
    ombudsman: OmbudsmanDetails
    posts: Posts
    """How long letters take to arrive."""
    resources: Path
    today: Callable[[], dt.date]
    sample: bool = False
    """Whether this is the sample book: its letters say so and are not to be posted."""
    tray: Tray = field(default_factory=Tray, repr=False, compare=False)
    """The open cases that were read before."""

    def __post_init__(self) -> None:
        """Put another book's own calendar and tray beside it; the same book on another day keeps them."""
        if self.calendars.book is not self.book:
            object.__setattr__(self, "calendars", self.calendars.of(self.book))
            object.__setattr__(self, "tray", Tray())

    @property
    def calendar(self) -> Calendar:
        """The calendar that counts: England's bank holidays with the book's changes."""
        return self.calendars.current

    @property
    def workdays(self) -> Workdays:
        """The working days of that calendar."""
        return self.calendar.workdays

    @property
    def read_only(self) -> bool:
        """Whether the book is only shown and nothing can be recorded in it."""
        return self.book.whole.read_only

    @property
    def known_on(self) -> dt.date | None:
        """The day whose end this desk shows; None for a desk that shows the book as it is."""
        return self.book.known_on

    def as_known_on(self, day: dt.date) -> Desk:
        """The same book as it was known at the end of a day, on that day, with that day's calendar and settings.

        Nothing can be recorded through such a desk. Raises NotYet for a day that is still to come.
        """
        if day > self.today():
            raise NotYet(f"{long_date(day)} has not come yet. Choose {long_date(self.today())} or an earlier day.")
        return replace(self, book=PastBook(self.book.whole, day), today=lambda: day)

    def with_calendar(self, calendar: Calendar) -> Desk:
        """The same desk, counting with another calendar: to see what would be, if a day became a bank holiday."""
        return replace(self, calendars=self.calendars.showing(calendar), tray=Tray())


SAMPLE_MARK = "sample"
"""The setting that says that a book is a sample: a fact of the book, however the book is opened."""


def lay_desk(book: Book, resources: Path, today: Callable[[], dt.date]) -> Desk:
    """Put the Code and the calendar beside an open book. Raises EditionError for an edition that cannot be read."""
    with book.reading() as session:
        sample = session.get(Setting, SAMPLE_MARK) is not None
    return Desk(
        book=book,
        editions=read_editions(resources / "codes"),
        calendars=Calendars(read_calendar(resources / "calendar" / "england.csv"), book),
        hazards=read_hazards(resources / "codes" / "hazards.toml"),
        ombudsman=read_ombudsman(resources / "codes" / "ombudsman.toml"),
        posts=read_posts(resources / "codes" / "posts.toml"),
        resources=resources,
        today=today,
        sample=sample,
    )


def open_desk(
    folder: Path,
    resources: Path,
    today: Callable[[], dt.date],
    now: Callable[[], dt.datetime],
    key: bytes | None = None,
) -> Desk:
    """Open the book in a folder, with its raw key where it is closed with a passphrase, and lay the desk.

    Raises a UserError that says what to do if it cannot be opened.
    """
    return desk_on(open_book(folder, now, key), resources, today)


def desk_on(book: Book, resources: Path, today: Callable[[], dt.date]) -> Desk:
    """Lay the desk beside a book that was opened for it. Where that fails the book is closed, and a copy goes with it.

    Raises what `lay_desk` raises.
    """
    try:
        return lay_desk(book, resources, today)
    except BaseException:
        book.close()  # whoever mends it must have it alone
        raise
