"""A deed: one thing that can be done about a case, in the officer's words, with its form, or why it cannot be done yet.

Which deeds there are stands in `case_deeds`; a guide module makes its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords
from app.casework.desks import Desk

GROUPS = {
    "taking": "Taking it or not",
    "answering": "Answering it",
    "righting": "Putting it right",
    "people": "The people",
    "letters": "Another letter",
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
