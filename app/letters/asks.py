"""Asks: what a letter has to be told before it can be written, as data beside its words.

Most letters say what the case has on record. Some say what only the officer knows at the time: what was done since the
last update, by when a comment is wanted. Their wordings ask for it:

    [[ask]]
    key = "done"
    question = "What was done since they last heard from you?"
    kind = "lines"
    hint = "Or that there is nothing new."
    needed = "Say what was done, or that there is nothing new."

What is answered stands as `{done}` in the words; `when = "done"` holds once it is answered, and `when = "to.staff"`
where the option `staff` of the ask `to` was chosen. Only what has `needed` must be answered, and that is what is said
where it is not. A date that `lies` ahead is today or later, one that lies behind today or earlier.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.letters.matters import AskedFacts
from app.letters.words import bulleted, folded, paragraphs
from app.rules.dates import long_date

ASK_KINDS = ("line", "lines", "date", "choice", "yes_no", "list")
"""How an ask is answered; the words of the guides' fields."""

TEXT_KINDS = ("lines", "list")
"""Answers that are texts of several lines: each stands alone in its paragraph."""

STARTS = (
    "acknowledgement_missed_on",
    "agreed_interval",
    "agreed_way",
    "answer_due",
    "answer_missed_on",
    "address",
    "addressee",
    "adjustments",
    "adjustment_review",
    "issue",
    "issue_becomes",
    "issue_raised_on",
    "issue_why",
    "kept_done_on",
    "kept_evidence",
    "kept_sort",
    "kept_what",
    "letter_date",
    "letter_name",
    "limit",
    "limit_behaviour",
    "limit_equality",
    "limit_evidence",
    "limit_open",
    "limit_proportion",
    "limit_review",
    "limit_starts",
    "matter",
    "missed_what",
    "moved_reason",
    "next_update",
    "postcode",
    "promise_by",
    "promise_was",
    "promise_what",
    "promise_who",
    "representative",
    "representative_address",
    "representative_ends",
    "representative_postcode",
    "representative_scope",
    "today",
)
"""What an answer may begin with, taken from the case; empty where the case does not know it."""

LIES = ("ahead", "behind")
"""Where a date can be bound to lie: today or later, today or earlier."""

GONE = ".gone"
"""What stands behind the key of a date in the condition that it lies before the day of the letter."""

YES_NO = (("yes", "Yes"), ("no", "No"))


@dataclass(frozen=True)
class Ask:
    """One thing that a letter has to be told."""

    key: str
    question: str
    kind: str
    hint: str = ""
    needed: str = ""
    """What is said where it is not answered; empty where it need not be."""
    start: str = ""
    """A word of `STARTS`: what the answer begins with."""
    options: tuple[tuple[str, str], ...] = ()
    """For a choice: the key of each option, and how it is read on the screen."""
    shown: str = ""
    """A condition on the asks before it, like `to.staff`, without which it is not asked; empty for always."""
    lies: str = ""
    """For a date: a word of `LIES`; empty where it can be any."""

    @property
    def conditions(self) -> tuple[str, ...]:
        """What a sentence can depend on because of it."""
        gone = (f"{self.key}{GONE}",) if self.kind == "date" else ()
        return (self.key, *(f"{self.key}.{option}" for option, _ in self.options), *gone)


def asked_facts(asks: Sequence[Ask], answers: Mapping[str, Any]) -> AskedFacts:
    """The answers to a letter's asks as the letter says them; what was not answered is left out."""
    words = {ask.key: _said(ask, answers.get(ask.key)) for ask in asks}
    chosen = [f"{ask.key}.{answers[ask.key]}" for ask in asks if ask.options and answers.get(ask.key)]
    days = {ask.key: _as_day(answers.get(ask.key)) for ask in asks if ask.kind == "date"}
    return AskedFacts(
        tuple((key, text) for key, text in words.items() if text),
        tuple(chosen),
        tuple((key, day) for key, day in days.items() if day),
    )


def _said(ask: Ask, value: object) -> str:
    if isinstance(value, dt.date):
        return long_date(value)
    if ask.kind == "date":
        return _day(str(value or ""))
    if ask.options:
        return dict(ask.options).get(str(value or ""), "")
    if isinstance(value, (list, tuple)):
        return bulleted([str(one) for one in value])
    text = str(value or "").strip()
    return folded(text) if ask.kind == "line" else paragraphs(text)


def _day(text: str) -> str:
    """A day that was kept, as letters write it; nothing for what is no day, as it stands while somebody types it."""
    day = _as_day(text)
    return long_date(day) if day else ""


def _as_day(value: object) -> dt.date | None:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value or ""))
    except ValueError:
        return None
