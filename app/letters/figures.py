"""Figures: the days and the sums that a text names, and which of them are neither the record's nor somebody's own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator

from app.paper.characters import tidy
from app.rules.dates import MONTHS
from app.rules.pounds import sums_in

_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


def dates_in(text: str) -> Iterator[dt.date]:
    """The dates in a text, in words or in figures, where there are such days."""
    found = [(day, MONTHS.index(month.capitalize()) + 1, year) for day, month, year in _DATE.findall(tidy(text))]
    for day, month, year in [*found, *_NUMBERS.findall(text)]:
        try:
            yield dt.date(int(year), int(month), int(day))
        except ValueError:
            continue


def other_date(text: str, known: Collection[dt.date | None], own: Iterable[str]) -> dt.date | None:
    """The first date in a text that is none of these, nor stands in somebody's own words."""
    allowed = {*known, *(day for words in own for day in dates_in(words))}
    return next((day for day in dates_in(text) if day not in allowed), None)


def other_sum(text: str, known: Collection[int], own: Iterable[str]) -> int | None:
    """The first sum in a text, in pence, that is none of these, nor stands in somebody's own words."""
    allowed = {*known, *(pence for words in own for pence in sums_in(words))}
    return next((pence for pence in sums_in(text) if pence not in allowed), None)
