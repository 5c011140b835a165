"""Calendar files: the diary as iCalendar (RFC 5545), which calendar programs read.

Every date is an event of a whole day that takes nobody's time. Its identity is the same at every export and its
sequence number grows with the book, so a program that reads the file again moves what it has and doubles nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.reports.diary_entries import DiaryEntry
from app.rules.words import said_projected

if TYPE_CHECKING:
    from icalendar import Event

MADE_BY = "-//Casebook//Diary//EN"
NAME = "Casebook: dates to keep"


def calendar_file(entries: Sequence[DiaryEntry], made: dt.datetime, sequence: int) -> bytes:
    """The file; the same entries, moment (UTC) and sequence give the same bytes."""
    from icalendar import Calendar  # noqa: PLC0415 - a tenth of a second, wanted only when a diary is saved

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAME)
    for entry in sorted(entries, key=lambda entry: (entry.date, entry.reference, entry.uid)):
        calendar.add_component(_event(entry, made, sequence))
    return bytes(calendar.to_ical())


def _event(entry: DiaryEntry, made: dt.datetime, sequence: int) -> Event:
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made)
    event.add("sequence", sequence)
    event.add("dtstart", entry.date)
    event.add("dtend", entry.date + dt.timedelta(days=1))
    event.add("summary", said_projected(entry.summary, projected=entry.projected))
    event.add("description", entry.detail)
    event.add("transp", "TRANSPARENT")
    return event
