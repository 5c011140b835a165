"""Deeds: what can be done about a case, each in the officer's words, with its form, or why it cannot be done yet.

The windows offer what stands here and know nothing of what it does: a new guide is a module with its form, and a line
in `DEEDS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk

GROUPS = {
    "taking": "Taking it or not",
    "answering": "Answering it",
    "righting": "Putting it right",
    "people": "The people",
    "record": "The record",
}
"""The parts of the menu, in their order."""


@dataclass(frozen=True)
class Deed:
    """One thing that can be done about a case."""

    key: str
    verb: str
    """As the menu says it: 'Not accept it…'."""
    group: str
    """A key of `GROUPS`."""
    form: Callable[[Desk, int, str], CaseForm]
    """The form for a case; the text says of what within the case ('promise 214'), and is empty for the case itself."""
    blocked: Callable[[Desk, CaseRecords], str] = lambda _desk, _case: ""
    """Why it cannot be done now, with what to do; empty where it can."""
    listed: bool = True
    """Whether it stands in the menu; one that is about a line of the page is offered there alone."""
    fits: Callable[[Desk, CaseRecords], bool] = lambda _desk, _case: True
    """Whether it can ever be done under the edition of the case; what cannot is not offered at all."""


@dataclass(frozen=True)
class OfferedDeed:
    """A deed as the menu of one case offers it."""

    key: str
    verb: str
    group: str
    blocked: str


DEEDS: tuple[Deed, ...] = ()
"""Everything that can be done about a case beyond its letters and corrections, in the order of the menu."""


def deed(key: str) -> Deed:
    """The deed with this key. Raises KeyError for one that there is not."""
    return {one.key: one for one in DEEDS}[key]


def offered_deeds(desk: Desk, case_id: int) -> tuple[OfferedDeed, ...]:
    """What the menu of a case offers, with the reason where something cannot be done now. Raises NoSuchCase."""
    case = case_records(desk, case_id)
    order = list(GROUPS)
    found = (one for one in DEEDS if one.listed and one.fits(desk, case))
    offered = (OfferedDeed(one.key, one.verb, one.group, one.blocked(desk, case)) for one in found)
    return tuple(sorted(offered, key=lambda one: order.index(one.group)))


def deed_form(desk: Desk, case_id: int, key: str, of: str = "") -> CaseForm:
    """The form of a deed for a case. Raises NoSuchCase, or KeyError."""
    return deed(key).form(desk, case_id, of)
