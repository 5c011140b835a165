"""Unsettled matters: what must be on the record before a kind of letter has anything to say."""

from __future__ import annotations

from collections.abc import Iterator

from app.letters.drafts import Draft
from app.letters.matters import RemedyLine
from app.letters.words import points_named
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.problems import Problem

_FIRST = {
    "refusal": ("refusal", "Record first that the complaint is not taken, on which ground and why."),
    "escalation_refusal": ("refusal", "Record first that it is not taken to the next stage, on which ground and why."),
    "extension": ("extension", "Plan the extension first: the new date, and why you need longer."),
    "extension_not_agreed": ("extension", "Plan the extension first: the new date, and why you need longer."),
    "response": ("decision", "Decide the answer first: no point has a finding yet."),
}
"""What must be on the record before a kind of letter can say it: the matter among the facts, and what to do."""

_PROMISING = ("response", "remedy")
"""The kinds of letter that say what is still to be done, and by when."""


def unsettled(draft: Draft) -> Iterator[Problem]:
    """What the officer must do on the case before this letter has anything to say."""
    matter, what = _FIRST.get(draft.kind, ("", ""))
    decision = draft.facts.decision
    if matter and getattr(draft.facts, matter) is None:
        yield Problem("matter", what)
    elif matter == "decision" and decision is not None and (open_points := decision.undecided):
        if len(open_points) == len(decision.answers):
            yield Problem("matter", what)
        else:
            have = "has" if len(open_points) == 1 else "have"
            yield Problem("matter", f"Decide the answer first: {points_named(open_points)} {have} no finding.")
    for line in (*decision.remedies, *decision.still_open) if decision is not None else ():
        if line.unapproved:
            said = f"{pounds(line.pence)} is more than you may offer by yourself. Record its approval first."
            yield Problem("matter", said)
    if decision is not None and draft.kind in _PROMISING:
        yield from dict.fromkeys(map(_overdue, decision.overdue(draft.facts.dated)))


def _overdue(line: RemedyLine) -> Problem:
    """A day that has gone is not promised again."""
    what, by = " ".join(line.what.split()), long_date(line.by) if line.by else ""
    passed = f"“{what}” was to be done by {by}, and that day has gone"
    put_right = (
        "Record that it is done, give it a new date, or record that it is no longer owed; then write the letter."
    )
    return Problem("matter", f"{passed}. {put_right}")
