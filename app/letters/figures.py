"""Figures: the days and the sums that a text names, and which of them are neither the record's nor somebody's own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator

from app.paper.characters import tidy
from app.rules.dates import MONTHS, WEEKDAYS, long_date
from app.rules.pounds import PENCE, sums_in

_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]}|t)?" for month in MONTHS)
_DATE = re.compile(rf"\b{_DAY} (?:of )?({_MONTH})\.?,? (\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH}) {_DAY},? (\d{{4}})\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_SHORT = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{2})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NO_YEAR = re.compile(rf"\b{_DAY} (?:of )?({'|'.join(MONTHS)})\b(?!,? \d{{4}})")
"""A month with a capital, and in full: 'points 3 and 4 may' is no day."""

_OF_A_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}),? {_DAY} (?:of )?({'|'.join(MONTHS)})(?:,? (\d{{4}}))?\b")
_IN_WORDS = re.compile(
    r"\b(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))? ?(?:pounds?|quid|GBP)\b|\bGBP ?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\d.,:/£-])(\d{1,3}(?:,\d{3})+|\d{3,}|\d+(?=\.00))\.(\d{2})"
    r"(?![\d.:]|,\d| ?(?:[ap]\.?m\b|%|pounds?\b|quid\b|GBP\b))",
    re.IGNORECASE,
)
"""A sum with its pence and no sign: '200.00'. '6.13' is a clause, and '10.30' a time."""

_UNITS = [
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS_IN_WORDS = dict(zip(_UNITS, range(20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
_NUMBER = "|".join(sorted((*_NUMBERS_IN_WORDS, "hundred", "thousand"), key=len, reverse=True))
_SPELT = re.compile(rf"\b((?:{_NUMBER})(?:(?:[ -]| and )(?:{_NUMBER}))*) (?:pounds?|quid)\b", re.IGNORECASE)


def dates_in(text: str, near: dt.date | None = None) -> Iterator[dt.date]:
    """The dates in a text, in words or in figures, where there are such days.

    With `near`, also those without a year: in the year that brings them nearest to that day.
    """
    text = tidy(text)
    found = [(day, _month(month), year) for day, month, year in _DATE.findall(text)]
    found += [(day, _month(month), year) for month, day, year in _MONTH_FIRST.findall(text)]
    found += [(day, int(month), year) for day, month, year in _NUMBERS.findall(text)]
    found += [(day, int(month), f"20{year}") for day, month, year in _SHORT.findall(text)]
    found += [(day, int(month), year) for year, month, day in _YEAR_FIRST.findall(text)]
    for day, month, year in found:
        yield from _day(int(year), month, int(day))
    if near is not None:
        for day, month_name in _NO_YEAR.findall(text):
            yield from _nearest(int(day), _month(month_name), near)


def other_date(
    text: str, known: Collection[dt.date | None], own: Iterable[str], near: dt.date | None = None
) -> dt.date | None:
    """The first date in a text that is none of these, nor stands in somebody's own words."""
    allowed = {*known, *(day for words in own for day in dates_in(words, near))}
    return next((day for day in dates_in(text, near) if day not in allowed), None)


def wrong_weekday(text: str, near: dt.date) -> tuple[str, str] | None:
    """The first date in a text that gives another weekday than its own: as it stands there, and as it is right."""
    for match in _OF_A_WEEKDAY.finditer(tidy(text)):
        weekday, day, month, year = match.groups()
        days = _day(int(year), _month(month), int(day)) if year else _nearest(int(day), _month(month), near)
        for right in days:
            if WEEKDAYS[right.weekday()] != weekday:
                return match[0], long_date(right) if year else long_date(right).rpartition(" ")[0]
    return None


def sums_named(text: str) -> tuple[int, ...]:
    """The sums that a text names, in pence: '£50', '50 pounds' and 'fifty pounds'."""
    worded = ((one or other, part or parts) for one, part, other, parts in _IN_WORDS.findall(text))
    spelt = (_spelt(words) * PENCE for words in _SPELT.findall(text))
    return (*sums_in(text), *(_pence(whole, part) for whole, part in worded), *spelt)


def sums_typed(text: str) -> tuple[int, ...]:
    """The sums that the words of an offer name, in pence, also those with no sign: '200.00'."""
    return (*sums_named(text), *(_pence(whole, part) for whole, part in _BARE.findall(text)))


def other_sum(text: str, known: Collection[int], own: Iterable[str]) -> int | None:
    """The first sum in a text, in pence, that is none of these, nor stands in somebody's own words."""
    allowed = {*known, *(pence for words in own for pence in sums_named(words))}
    return next((pence for pence in sums_named(text) if pence not in allowed), None)


def _pence(whole: str, part: str) -> int:
    return int(whole.replace(",", "")) * PENCE + int(part or "0")


def _spelt(words: str) -> int:
    """'two hundred and fifty' as 250; 'hundred' as one of them."""
    whole = here = 0
    for word in re.split(r"[ -]", words.casefold()):
        if word == "hundred":
            here = (here or 1) * 100
        elif word == "thousand":
            whole, here = whole + (here or 1) * 1000, 0
        elif word != "and":
            here += _NUMBERS_IN_WORDS[word]
    return whole + here


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3].casefold() == name[:3].casefold())


def _day(year: int, month: int, day: int) -> Iterator[dt.date]:
    """That day, where there is such a day."""
    try:
        yield dt.date(year, month, day)
    except ValueError:
        return


def _nearest(day: int, month: int, near: dt.date) -> Iterator[dt.date]:
    """The day of a month in the year that brings it nearest to another day."""
    years = (near.year - 1, near.year, near.year + 1)
    days = [one for year in years if dt.MINYEAR <= year <= dt.MAXYEAR for one in _day(year, month, day)]
    if days:
        yield min(days, key=lambda one: abs(one - near))
