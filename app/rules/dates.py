"""Dates in words, as English readers write them, and dates as people type them.

No locale is asked: Qt's and the operating system's long dates put a comma after the weekday; British letters do not.
"""

from __future__ import annotations

import datetime as dt
import re

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FILLERS = ("the", "of", "weds")
"""What adds nothing to a date, as in "Weds the 25th of November". Other weekdays are known by their first letters."""
EARLIEST = dt.date(1990, 1, 1)
"""No complaint in a book of this program is older; an earlier year is a slip of the finger."""


def long_date(day: dt.date) -> str:
    """A date for letters and headings: 'Tuesday 24 November 2026'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def table_date(day: dt.date) -> str:
    """A date for tables: 'Tue 24 Nov 2026'."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def read_date(text: str) -> dt.date:
    """A date as a British reader types it: 27 3 2026, 27/3/26, 27.03.2026, Fri 27th March 2026, 2026-03-27.

    A year of two digits is in this century. Raises ValueError with a sentence for the user.
    """
    odd = any(letter.isalnum() and not letter.isascii() for letter in text)  # ² and ٢ are no digits of a date
    words = re.findall(r"[0-9]+|[A-Za-z]+", re.sub(r"([0-9])(st|nd|rd|th)\b", r"\1", text, flags=re.IGNORECASE))
    words = [word for word in words if not _adds_nothing(word)]
    if odd or len(words) != 3:  # noqa: PLR2004 - a day, a month and a year
        raise ValueError("Enter a day, month and year, for example 27 3 2026.")
    if len(words[0]) == 4 and words[0].isdigit():  # noqa: PLR2004 - a year first, as 2026-03-27
        words.reverse()
    try:
        year = int(words[2]) + (2000 if len(words[2]) <= 2 else 0)  # noqa: PLR2004 - '26' is in this century
        return dt.date(year, _month(words[1]), int(words[0]))
    except ValueError:
        raise ValueError(f"There is no date “{' '.join(words)}”. Check the day and the month.") from None


def _adds_nothing(word: str) -> bool:
    """Whether a word is a weekday, or one that is only spoken."""
    if word.lower() in FILLERS:
        return True
    return len(word) >= 3 and any(day.lower().startswith(word.lower()) for day in WEEKDAYS)  # noqa: PLR2004


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    if len(word) >= 3:  # noqa: PLR2004 - 'Mar' is a month, 'Ma' is not
        for number, name in enumerate(MONTHS, 1):
            if name.lower().startswith(word.lower()):
                return number
    raise ValueError(word)
