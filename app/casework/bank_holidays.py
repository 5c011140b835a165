"""Makes the shipped calendar of England's bank holidays from the `holidays` package; never used at start-up.

Run `python -m app.casework.bank_holidays` to write the calendar anew after an update of the package, and read the
difference: a day that changed in a year already past is a fault somewhere, not an update.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

from app import places
from app.rules.calendars import COLUMNS, COMPUTED, PUBLISHED

FIRST_YEAR = 1990
LAST_YEAR = 2040
CONFIRMED = range(2017, 2029)
"""The years whose days were compared with the government's own published list; the others are computed."""

_NAMES = {
    dt.date(1995, 5, 8): "Early May bank holiday (moved for VE Day)",
    dt.date(2020, 5, 8): "Early May bank holiday (moved to Friday for VE Day)",
    dt.date(2022, 6, 2): "Spring bank holiday (moved from 30 May)",
    dt.date(2022, 6, 3): "Platinum Jubilee bank holiday (one-off)",
    dt.date(2022, 9, 19): "State funeral of Queen Elizabeth II (one-off)",
    dt.date(2023, 5, 8): "Coronation of King Charles III (one-off)",
}
_KNOWN_FROM = {
    dt.date(2011, 4, 29): dt.date(2010, 11, 23),
    dt.date(2012, 6, 5): dt.date(2010, 1, 5),
    dt.date(2022, 6, 3): dt.date(2020, 11, 12),
    dt.date(2022, 9, 19): dt.date(2022, 9, 10),
    dt.date(2023, 5, 8): dt.date(2022, 11, 6),
}
"""The day on which a one-off holiday was announced, where that day is certain.

Not certain, and so empty in the calendar: 31 December 1999 and 3 June 2002. Empty as well for a holiday that was moved
(1995, 2002, 2012, 2020, 2022): the day it was moved from is not in the calendar, and before the announcement the
calendar would have neither day.
"""
_WORDS = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


def computed_calendar() -> str:
    """The calendar as CSV: one row a bank holiday that falls on a weekday, with its name and where the date comes from.

    `known_from` is the day on which a one-off holiday was announced, and empty for what was always to be expected. A
    holiday at a weekend is left out, its substitute day is in: only weekdays change a count of working days.
    """
    import holidays  # noqa: PLC0415 - 0.1 s at import, and only this rare act needs it

    england = holidays.country_holidays("GB", subdiv="ENG", observed=True, years=range(FIRST_YEAR, LAST_YEAR + 1))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for day in sorted(england):
        if day.weekday() < 5:  # noqa: PLR2004 - Saturday and Sunday
            source = PUBLISHED if day.year in CONFIRMED else COMPUTED
            known_from = _KNOWN_FROM.get(day)
            name = _NAMES.get(day) or _name(england[day])
            writer.writerow((day.isoformat(), name, source, known_from.isoformat() if known_from else ""))
    return out.getvalue()


def _name(theirs: str) -> str:
    first = theirs.partition("; ")[0]
    plain = first.removesuffix(" (observed)")
    return _WORDS.get(plain, plain) + (" (substitute day)" if first != plain else "")


def write_calendar(path: Path) -> None:
    """Write the calendar file anew."""
    path.write_text(computed_calendar(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_calendar(places.resources() / "calendar" / "england.csv")
