"""Unsettled matters: what must be on the record before a kind of letter has anything to say."""

from __future__ import annotations

from collections.abc import Iterator

from app.letters.drafts import Draft
from app.letters.matters import RemedyLine
from app.letters.promised_sums import odd_sum
from app.letters.words import points_named
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.problems import Problem
from app.rules.provisions import LetterRule

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


APPROVAL = "deed.approve_remedy"
"""Where a sum is approved: what a problem is beside that is put right by doing something on the case."""

_OF_FINDINGS = frozenset({"findings", "acknowledged", "relied_on"})
"""Needs of the parts that have nothing to say before every point has a finding."""


def waiting_parts(draft: Draft, rule: LetterRule) -> frozenset[str]:
    """The parts of which nothing can be known yet: what they lack follows from what is not settled.

    All else that is missing is said at once, so that the list does not grow as it is put right.
    """
    matter, _ = _FIRST.get(draft.kind, ("", ""))
    if matter and getattr(draft.facts, matter) is None:
        return frozenset({*(part.key for part in rule.parts), *(part.key for part in draft.parts)})
    decision = draft.facts.decision
    if matter != "decision" or decision is None or not decision.undecided:
        return frozenset()
    return frozenset(part.key for part in rule.parts if _OF_FINDINGS & set(part.needs) or part.key == "decision")


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
            yield Problem(APPROVAL, said)
    if decision is not None:
        lines = (*decision.remedies, *decision.still_open)
        yield from dict.fromkeys(_two_sums(line, odd) for line in lines if (odd := odd_sum(line)) is not None)
    extension = draft.facts.extension
    if extension is not None and extension.until < draft.facts.dated:
        until = long_date(extension.until)
        yield Problem("matter", f"The new date, {until}, has gone. Plan the extension anew, or send the answer.")
    if decision is not None and draft.kind in _PROMISING:
        yield from dict.fromkeys(map(_overdue, decision.overdue(draft.facts.dated)))


def _two_sums(line: RemedyLine, odd: int) -> Problem:
    """Words that name another sum than the one that is kept: the letter would say both."""
    what = " ".join(line.what.split())
    said = f"“{what}” says {pounds(odd)}, and {f'its sum is {pounds(line.pence)}' if line.pence else 'is no payment'}."
    anew = "Record that it is no longer owed, and add it anew as a payment, with the sum in the box for the sum alone."
    return Problem("matter", f"{said} {anew}")


def _overdue(line: RemedyLine) -> Problem:
    """A day that has gone is not promised again."""
    what, by = " ".join(line.what.split()), long_date(line.by) if line.by else ""
    passed = f"“{what}” was to be done by {by}, and that day has gone"
    put_right = (
        "Record that it is done, give it a new date, or record that it is no longer owed; then write the letter."
    )
    return Problem("matter", f"{passed}. {put_right}")
