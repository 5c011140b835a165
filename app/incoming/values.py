"""Values of an old log: days in British order, sums of money, and the many ways of writing that there is nothing.

A day is read only where there is one way to read it. What is not a whole day, or two of them, is said and not guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.incoming.sheets import FIRST_DAY, Cell
from app.rules.dates import MONTHS, WEEKDAYS, read_date

_DASHES = ("-", "--", "---", "\N{EN DASH}", "\N{EM DASH}", ".", "?", "??")
_WORDS = """n/a na n.a. n.a n\\a none nil null no n nk n/k unknown x tbc tba tbd pending outstanding awaited
awaiting ongoing blank"""
_PHRASES = (
    "n / a",
    "not known",
    "not applicable",
    "not yet",
    "not recorded",
    "not stated",
    "no date",
    "to be confirmed",
    "not sent",
    "not done",
    "none sent",
    "not required",
    "not needed",
    "not escalated",
    "not requested",
    "awaiting reply",
    "awaiting response",
    "in progress",
    "to follow",
)
ZEROS = frozenset(("0", "00/01/1900", "00/01/00", "00-jan-00", "00-jan-1900", "0-jan-00"))
"""What Excel shows of an empty cell that it takes for a day."""
ZERO_DAYS = frozenset((dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1900, 1, 1)))
"""Days that are an empty cell, or a cell that was filled for the sake of it."""
NOTHING = frozenset((*_DASHES, *_WORDS.split(), *_PHRASES))
"""What people write where there is nothing to write."""
UNDATED = frozenset(("y", "yes", "sent", "done", "true", "yes sent", "completed", "closed"))
"""What people write where something was done, without the day."""
LONGEST_DAY = 60
"""Letters of a cell that can be a day with a time and a weekday."""
SERIALS = range(32_874, 73_051)
"""Excel's own numbers for the days from 1990 to 2099."""
SHOWN = 40
LONGEST_MONTH = 31

_TIME = re.compile(
    r"[T\s,]*(at\s+)?\b[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2}([.][0-9]+)?)?\s*([ap]\.?m\.?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$")
_NAMES = "|".join(name[:3] for name in MONTHS)
_DAYS = re.compile(
    rf"[0-9]{{1,4}}\s*[./-]\s*[0-9]{{1,2}}\s*[./-]\s*[0-9]{{1,4}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?(?:{_NAMES})[a-z]*[\s.,-]*[0-9]{{2,4}}",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"(?:{_NAMES})[a-z]*[\s.,/-]*(?:[0-9]{{4}}|'?[0-9]{{2}})|[0-9]{{1,2}}\s*[/.-]\s*[0-9]{{4}}|[0-9]{{4}}-[0-9]{{1,2}}",
    re.IGNORECASE,
)
_YEARLESS = re.compile(
    rf"(?:[a-z]+\s+)?[0-9]{{1,2}}\s*[/.-]\s*[0-9]{{1,2}}\.?"
    rf"|(?:[a-z]+\s+)?[0-9]{{1,2}}(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?(?:{_NAMES})[a-z]*\.?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?:[a-z]+,?\s+)?(?P<month>(?:{_NAMES})[a-z]*)\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_NUMBERS = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{2}|[0-9]{4})(?:[T ,].*)?")
AMERICAN = "is no date in British order (day, month, year), and would be one in American order (month, day, year)"
_SUM = re.compile(r"([0-9]{1,7}|[0-9]{1,3},[0-9]{3}|[0-9],[0-9]{3},[0-9]{3})(?:\.([0-9]{1,2})0*)?")
"""Pounds and pence; a comma stands before three digits, for "12,50" is twelve pounds to some, and no sum to others."""


@dataclass(frozen=True)
class ReadDay:
    """What a cell says of a day: the day, or nothing; or why it cannot be read."""

    on: dt.date | None = None
    problem: str = ""
    """For the middle of a sentence: '“March 2024” is a month and not a day'."""
    undated: bool = False
    """Whether the cell says that it was done, without the day."""
    american: bool = False
    """Whether it would be a day in American order: then others of its column may have been misread."""


def says_nothing(cell: Cell) -> bool:
    """Whether a cell is empty, or says in one of many ways that there is nothing."""
    return isinstance(cell, str) and (not (text := " ".join(cell.split()).casefold()) or text in NOTHING)


def read_day(cell: Cell, first_day: dt.date = FIRST_DAY) -> ReadDay:
    """The day in a cell, in British order; numbers are Excel's own days, counted from `first_day`."""
    if isinstance(cell, dt.date):
        return ReadDay() if cell in ZERO_DAYS else ReadDay(cell)
    text = " ".join(cell.split())
    if says_nothing(text) or text.casefold() in ZEROS:
        return ReadDay()
    if text.casefold() in UNDATED:
        return ReadDay(undated=True)
    if len(text) > LONGEST_DAY:
        return ReadDay(problem=f"“{_short(text)}” {_trouble(text)}")
    return _read_text(text, first_day)


def _read_text(text: str, first_day: dt.date) -> ReadDay:
    if (serial := _serial(text)) is not None:
        return ReadDay(first_day + dt.timedelta(days=serial))
    on = next(filter(None, map(_as_day, _readings(text))), None)
    if on is None:
        american = _is_american(text)
        return ReadDay(problem=f"“{_short(text)}” {AMERICAN if american else _trouble(text)}", american=american)
    wrong = "has a question mark" if "?" in text else _other_weekday(text, on)
    if wrong:
        return ReadDay(problem=f"“{_short(text)}” {wrong}")
    return ReadDay() if on in ZERO_DAYS else ReadDay(on)


def _readings(text: str) -> Iterator[str]:
    """A text as it stands, with its day before a month in words, and without a time.

    "12.03.24" after another day is no time of it.
    """
    yield text
    if named := _MONTH_FIRST.fullmatch(text):
        yield f"{named['day']} {named['month']} {named['year']}"
    if len(days_in(text)) <= 1:
        yield _ISO_TIME.sub(r"\1", text)
        yield _TIME.sub("", text)


def _other_weekday(text: str, on: dt.date) -> str:
    """What is wrong with a day that is written with the name of another day of the week; empty where nothing is."""
    named = {found.casefold() for found in _WEEKDAY.findall(text)}
    right = WEEKDAYS[on.weekday()]
    return "" if not named or {right[:3].casefold()} == named else f"was a {right}. Check the day and the month"


def _is_american(text: str) -> bool:
    """Whether it is a date with the month first, and no date with the day first."""
    found = _NUMBERS.fullmatch(text)
    if not found:
        return False
    return int(found[1]) <= len(MONTHS) < int(found[2]) <= LONGEST_MONTH


def _serial(text: str) -> int | None:
    """Excel's number of a day, without its time."""
    whole, _point, part = text.partition(".")
    if not (text.isascii() and whole.isdigit() and len(whole) == 5 and (part.isdigit() or not part)):  # noqa: PLR2004
        return None
    return int(whole) if int(whole) in SERIALS else None


def _trouble(text: str) -> str:
    """What is wrong with a text that is no day: the first that is so."""
    found = days_in(text)
    numbers = _NUMBERS.fullmatch(text)
    said = {
        "is what Excel shows where a column is too narrow. Widen it and save the log again": text.startswith("##"),
        "is what Excel shows where a formula went wrong": text.startswith("#"),
        "holds more than one date": len(_DAYS.findall(text)) > 1 and len(found) != 1,
        "is a month and not a day": _MONTH_ALONE.fullmatch(text),
        "holds other words beside the date": found,
        "has no year": _YEARLESS.fullmatch(text),
        "is a day that its month does not have": numbers and _is_in_calendar(int(numbers[1]), int(numbers[2])),
    }
    return next((words for words, so in said.items() if so), "is no date in British order (day, month, year)")


def _is_in_calendar(day: int, month: int) -> bool:
    return 1 <= day <= LONGEST_MONTH and 1 <= month <= len(MONTHS)


def days_in(text: str) -> frozenset[dt.date]:
    """The different days that a cell names, wherever in it they stand."""
    return frozenset(day for day in map(_as_day, _DAYS.findall(text)) if day)


def _as_day(text: str) -> dt.date | None:
    try:
        return read_date(text)
    except ValueError:
        return None


def read_pence(cell: Cell) -> int | None:
    """A sum of money in pence: '£1,250', '150.5', '£75.00 goodwill' is none; None where it cannot be read for sure."""
    if not isinstance(cell, str):
        return None
    text = cell.replace("£", "").replace("GBP", "").strip()
    found = _SUM.fullmatch(text)
    if not found or not text.isascii():
        return None
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))


HOW = {
    "phone": ("phone", "tel", "call", "rang"),
    "email": ("email", "e-mail", "mail"),
    "letter": ("letter", "post", "writing", "written"),
    "in_person": ("person", "visit", "face", "office", "verbal"),
    "form": ("form", "web", "website", "online", "portal"),
    "social": ("social", "facebook", "twitter"),
    "survey": ("survey", "tsm"),
}
"""Signs of the ways in which a complaint may have come, the surest first."""


def read_how(text: str) -> str:
    """How a complaint came, as the book names it; empty where the words do not say."""
    words = re.findall(r"[a-z][a-z-]*", text.casefold())
    found = {key for key, signs in HOW.items() if any(word.startswith(signs) for word in words)}
    return found.pop() if len(found) == 1 else ""


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
