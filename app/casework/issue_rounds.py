"""Issuing many letters: each is opened, checked and frozen as by itself; progress is told, and it can be stopped.

What is issued by then stays issued. A letter that lacks something is not issued, and is named with what it lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.casework.desks import Desk
from app.casework.letters import issue, open_letter
from app.casework.post_rounds import Going
from app.rules.problems import UserError

Which = tuple[int, str, int]
"""A letter to be issued: its case, kind and stage."""


@dataclass(frozen=True)
class IssueRound:
    """What came of issuing many letters."""

    issued: tuple[int, ...]
    """The numbers of the letters."""
    left: tuple[tuple[Which, str], ...]
    """Those that were not issued, each with why, in a sentence."""
    stopped: bool
    """Whether it was stopped before the last of them."""


def issue_all(desk: Desk, wanted: Sequence[Which], going: Going = lambda _done, _count: True) -> IssueRound:
    """Issue these letters, in order."""
    issued: list[int] = []
    left: list[tuple[Which, str]] = []
    for done, which in enumerate(wanted):
        if not going(done, len(wanted)):
            return IssueRound(tuple(issued), tuple(left), stopped=True)
        try:
            issued.append(issue(desk, open_letter(desk, *which)))
        except UserError as refusal:
            left.append((which, refusal.sentence))
    going(len(wanted), len(wanted))
    return IssueRound(tuple(issued), tuple(left), stopped=False)
