"""Statuses of an old log: whether a case is closed or open, and whether it was taken up again after it was closed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from app.incoming.values import days_in

CLOSED, OPEN = "closed", "open"
_CLOSED = ("closed", "complete", "completed", "resolved", "finished", "ended", "withdrawn")
_OPEN = ("open", "ongoing", "live", "active", "current", "in progress", "new", "pending", "reopened")

AGAIN = re.compile(
    r"(?P<no>\b(?:not|never|no)\b.*)?(?P<perhaps>\b(?:to be|may be|might be|if|perhaps|possibly)\b.*)?"
    r"\bre[- ]?open(?:ed|ing)?\b"
)
"""Sign of a case that was taken up again after it was closed; or of one that was not, or perhaps will be."""
_OMBUDSMAN = re.compile(r"\b(?:hos|thos|ihos|lgo|lgsco|ombudsman)\b")
_NOT_WITH = re.compile(
    r"\b(?:no|not|never|none|neither)\b|\b(?:determin|deci|uph|maladmin|clos|complet|conclu|resolv|withdr|signpost"
    r"|right|detail|advi|ineligib|out)"
)
"""Signs that the Ombudsman has not got it, or has done with it, or was named to the person and no more."""


@dataclass(frozen=True)
class Status:
    """What the words of a status say."""

    state: str = ""
    """CLOSED, OPEN, or empty where they do not say."""
    again: bool = False
    """Whether they say that it was taken up again after it was closed."""
    on: dt.date | None = None
    """The day on which it was, or was closed, where they name one day for it."""
    perhaps: bool = False
    """Whether they say that it may yet be taken up again."""
    ombudsman: bool = False
    """Whether they say that it is with the Ombudsman."""


def read_status(text: str) -> Status:
    """What a status says; what was said last counts: "Closed, reopened" is open."""
    words = " ".join(text.casefold().split())
    if not words or words.startswith(("not ", "part")):
        return Status()
    if found := AGAIN.search(words):
        after = words[found.end() :]
        if found["no"] or found["perhaps"] or "?" in after:
            return Status(perhaps=not found["no"])
        if any(sign in after for sign in _CLOSED):
            return Status()
        return Status(OPEN, again=True, on=_day(after))
    closed = words.startswith(_CLOSED)
    told = words.removeprefix(next(sign for sign in _CLOSED if words.startswith(sign))) if closed else words
    ombudsman = bool(_OMBUDSMAN.search(told)) and not _NOT_WITH.search(told)
    if closed:
        return Status(CLOSED, on=_day(words), ombudsman=ombudsman)
    return Status(OPEN if ombudsman or words.startswith(_OPEN) else "", ombudsman=ombudsman)


def _day(words: str) -> dt.date | None:
    days = days_in(words)
    return next(iter(days)) if len(days) == 1 else None
