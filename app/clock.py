"""The only module that reads the wall clock."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """The date on this PC now."""
    return dt.date.today()  # noqa: DTZ011, TID251 - the one place where the local date is read


def now() -> dt.datetime:
    """This moment, in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)  # noqa: TID251 - the one place where the moment is read
