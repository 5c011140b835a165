"""The desk: an open book with the Code, the calendar and the clock beside it, handed to every verb and question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.models.books import Book, open_book
from app.models.tables import Setting
from app.rules.editions import Editions
from app.rules.hazards import Hazards, read_hazards
from app.rules.reading import read_editions
from app.rules.workdays import Workdays, read_calendar


@dataclass(frozen=True)
class Desk:
    """Everything that casework needs, given once by whoever starts the program."""

    book: Book
    editions: Editions
    workdays: Workdays
    hazards: Hazards
    resources: Path
    today: Callable[[], dt.date]
    sample: bool = False
    """Whether this is the sample book: its letters say so and are not to be posted."""


SAMPLE_MARK = "sample"
"""The setting that says that a book is a sample: a fact of the book, however the book is opened."""


def lay_desk(book: Book, resources: Path, today: Callable[[], dt.date]) -> Desk:
    """Put the Code and the calendar beside an open book. Raises EditionError for an edition that cannot be read."""
    with book.reading() as session:
        sample = session.get(Setting, SAMPLE_MARK) is not None
    return Desk(
        book=book,
        editions=read_editions(resources / "codes"),
        workdays=read_calendar(resources / "calendar" / "england.csv"),
        hazards=read_hazards(resources / "codes" / "hazards.toml"),
        resources=resources,
        today=today,
        sample=sample,
    )


def open_desk(folder: Path, resources: Path, today: Callable[[], dt.date], now: Callable[[], dt.datetime]) -> Desk:
    """Open the book in a folder and lay the desk. Raises a UserError that says what to do if it cannot be opened."""
    return lay_desk(open_book(folder, now), resources, today)
