"""Counting by other means than the product's own: numpy, and the published list of bank holidays.

`calendars/england.json` is England's list as the government published it, 2017 to 2028, with the date of each holiday
and its name. Nothing here asks `app`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

FIRST_YEAR, LAST_YEAR = 2017, 2028
PUBLISHED = {
    dt.date.fromisoformat(day): name
    for day, name in json.loads((Path(__file__).parent / "calendars" / "england.json").read_text("utf-8")).items()
}


def busdays(closed: Iterable[dt.date]) -> np.busdaycalendar:
    """Numpy's calendar of Monday to Friday without these days."""
    return np.busdaycalendar(weekmask="1111100", holidays=sorted(closed))


_CALENDAR = busdays(PUBLISHED)


def is_working(day: dt.date) -> bool:
    """Whether numpy takes this for a working day."""
    return bool(np.is_busday(day, busdaycal=_CALENDAR))


def after(day: dt.date, n: int, calendar: np.busdaycalendar = _CALENDAR) -> dt.date:
    """The n-th working day after a day; numpy rolls a closed day back to the last working day before it."""
    return dt.date.fromisoformat(str(np.busday_offset(day, n, roll="backward", busdaycal=calendar)))


def between(start: dt.date, end: dt.date, calendar: np.busdaycalendar = _CALENDAR) -> int:
    """How many working days come after the first date, up to and including the second."""
    one = dt.timedelta(days=1)
    return int(np.busday_count(start + one, end + one, busdaycal=calendar))
