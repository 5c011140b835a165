"""Cases that many tests begin with: made once, and poured into the book of the next test that wants the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps

from app.casework.desks import Desk
from tests.casework.cases import Case, a_case, on
from tests.new_books import once


def keeping(make: Callable[[Desk], Case]) -> Callable[[Desk], Case]:
    """A maker of cases that makes each once: a desk that is as the first was gets the case as it was made there."""
    return wraps(make)(lambda desk: _kept(make, desk))


def _kept(make: Callable[[Desk], Case], desk: Desk) -> Case:
    made: list[Case] = []

    def act() -> tuple[dt.date, int]:
        made.append(make(desk))
        return made[0].desk.today(), made[0].id

    then, number = once(act, desk.book, make, desk.today())
    if made:
        return made[0]
    case = a_case(on(desk, then))
    case.id = number
    return case
