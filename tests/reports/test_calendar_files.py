"""The file for calendar programs: read back by the library that wrote it, and line by line without it."""

from __future__ import annotations

import datetime as dt
import re

import icalendar
import pytest

from app.reports.calendar_files import calendar_file
from app.reports.diary_entries import DiaryEntry
from tests.reports.papers import MONDAY, an_entry

MADE = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
AWKWARD = "Ms Zoë Ŵilliams-O\u2019Brien, of “The Nook; or Annexe” \\ 2nd floor,\nEND:VEVENT " * 3
ENTRIES = (
    an_entry(dt.date(2026, 12, 31), 2, projected=True),
    an_entry(MONDAY),
    an_entry(dt.date(2028, 2, 29), 3, who=AWKWARD),
)


def read(entries: tuple[DiaryEntry, ...] = ENTRIES) -> list[icalendar.Event]:
    """The events, as the library reads them."""
    return list(icalendar.Calendar.from_ical(calendar_file(entries, MADE, 115)).walk("VEVENT"))  # type: ignore[arg-type]  # they are events


def lines(content: bytes) -> list[tuple[str, str, str]]:
    """Name, parameters and value of each line, by RFC 5545 alone: unfolded, split at the first colon, unescaped."""
    text = content.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    found = []
    for line in text.replace("\r\n ", "").replace("\r\n\t", "").removesuffix("\r\n").split("\r\n"):
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        plain = re.sub(r"\\([\\;,nN])", lambda match: "\n" if match[1] in "nN" else match[1], value)
        found.append((name, parameters, plain))
    return found


def test_every_date_is_an_event_of_a_whole_day_that_takes_nobodys_time() -> None:
    first, second, third = read()
    assert [event.decoded("dtstart") for event in (first, second, third)] == [
        MONDAY,
        dt.date(2026, 12, 31),
        dt.date(2028, 2, 29),
    ]
    assert second.decoded("dtend") == dt.date(2027, 1, 1)
    assert third.decoded("dtend") == dt.date(2028, 3, 1)
    assert {str(event["transp"]) for event in (first, second, third)} == {"TRANSPARENT"}
    assert str(first["summary"]) == "Answer 2026/001"
    assert str(second["summary"]) == "Answer 2026/002 (projected)"
    assert str(first["description"]) == "Stage 1 response · Code 6.3"
    assert first.decoded("dtstamp") == MADE
    assert first["sequence"] == 115
    assert not first.walk("VALARM")


def test_each_has_its_own_identity() -> None:
    assert [str(event["uid"]) for event in read()] == [entry.uid for entry in sorted(ENTRIES, key=lambda one: one.date)]


def test_what_anybody_is_called_stands_in_it_unharmed() -> None:
    third = read()[-1]
    assert str(third["summary"]) == f"Answer 2026/003 {AWKWARD}"


def test_the_raw_lines_keep_the_standard() -> None:
    content = calendar_file(ENTRIES, MADE, 115)
    found = lines(content)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert (found[0], found[-1]) == (("BEGIN", "", "VCALENDAR"), ("END", "", "VCALENDAR"))
    assert ("VERSION", "", "2.0") in found
    assert sum(name == "PRODID" for name, _, _ in found) == 1
    assert found.count(("BEGIN", "", "VEVENT")) == found.count(("END", "", "VEVENT")) == 3
    starts = [(parameters, value) for name, parameters, value in found if name == "DTSTART"]
    assert starts == [("VALUE=DATE", "20261123"), ("VALUE=DATE", "20261231"), ("VALUE=DATE", "20280229")]
    ends = [(parameters, value) for name, parameters, value in found if name == "DTEND"]
    assert ends == [("VALUE=DATE", "20261124"), ("VALUE=DATE", "20270101"), ("VALUE=DATE", "20280301")]
    assert [value for name, _, value in found if name == "DTSTAMP"] == ["20261123T103000Z"] * 3
    assert [value for name, _, value in found if name == "SUMMARY"][-1] == f"Answer 2026/003 {AWKWARD}"


def test_the_same_diary_gives_the_same_bytes_in_whatever_order_it_comes() -> None:
    assert calendar_file(ENTRIES, MADE, 115) == calendar_file(tuple(reversed(ENTRIES)), MADE, 115)


@pytest.mark.parametrize("entries", [(), (an_entry(MONDAY),)])
def test_an_empty_diary_is_a_calendar_too(entries: tuple[DiaryEntry, ...]) -> None:
    assert len(read(entries)) == len(entries)
