"""Remedy texts: one thing that puts it right, as a letter says it: what is offered, what is to be done, what was.

A payment is said once, with its sum and what it is for, in the words of its head; when it comes is said where the
letter gives its dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.letters.matters import AT_ONCE, RemedyLine
from app.letters.passages import row_of
from app.letters.promised_sums import says_payment
from app.letters.words import bulleted, day, folded, sentence
from app.rules.pounds import pounds

FOR = {
    "statutory": "which the law fixes",
    "quantifiable_loss": "for what it cost you",
    "time_and_trouble": "for your time and trouble",
    "distress_and_inconvenience": "for the distress and inconvenience",
}
"""What a payment is for, by the key of its head of compensation."""


def remedy_text(line: RemedyLine) -> str:
    """What is offered, with its sum, what that is for and how it was worked out, and when it was done where it was."""
    itself = line.kind in AT_ONCE  # the letter is the apology; nobody asks on which day it was done
    done = f"We did this on {day(line.done_on)}." if line.done_on and not itself else ""
    what, reckoning = sentence(line.what), sentence(line.reckoning)
    if not line.pence:
        return _joined(what, reckoning, done)
    for_what = f" {FOR[line.head]}" if line.head in FOR else ""
    if says_payment(line):
        return _joined(what, f"This is{for_what}." if for_what else "", reckoning, done)
    on = f" on {day(line.done_on)}" if line.done_on else ""
    paid = "We paid you" if line.done_on else "We will pay you"
    return _joined(_for(f"{paid} {pounds(line.pence)}{on}{for_what}", for_what, what), reckoning)


def step_text(line: RemedyLine, *, named: bool = True, dated: dt.date | None = None) -> str:
    """What is to be done, by whom and by when; of a sum it is enough that it comes.

    What was to be done before the day that the letter is dated is not promised for that day again.
    """
    who = line.who.strip() if named and line.who.strip() else ""
    by = f"by {day(line.by)}" if line.by else "by [the date]"
    if line.by and dated and line.by < dated:
        does = f"pay you {pounds(line.pence)}" if line.pence else "do this"
        left = "paid" if line.pence else "done"
        said = f"We said that {who if who and not line.pence else 'we'} would {does} {by}"
        return f"{sentence(line.what)} {said}, and we are sorry that it is not {left} yet."
    if line.pence:
        for_what = f" {FOR[line.head]}," if line.head in FOR else ""
        comma = "," if for_what else ""
        return f"The {pounds(line.pence)}{comma}{for_what} will be with you {by}."
    return f"{sentence(line.what)} {who or 'We'} will do this {by}."


def steps_text(lines: Sequence[RemedyLine], *, named: bool, dated: dt.date) -> str:
    """Everything that is still to be done: a table of two lines and more, and in sentences what is late already."""
    late = [line for line in lines if line.by and line.by < dated]
    ahead = [line for line in lines if line not in late]
    told = bulleted([step_text(line, named=named, dated=dated) for line in (late if len(ahead) > 1 else lines)])
    return "\n\n".join(filter(None, (_table(ahead, named=named) if len(ahead) > 1 else "", told)))


def _table(lines: Sequence[RemedyLine], *, named: bool) -> str:
    """What, by whom, by when and how much; a column in which nothing stands is left out."""
    head = ("What we will do", "Who does it", "By when", "Payment")
    rows = [
        (
            folded(line.what),
            (line.who.strip() or "We") if named else "",
            day(line.by) or "[the date]",
            pounds(line.pence) if line.pence else "",
        )
        for line in lines
    ]
    used = [number for number in range(len(head)) if any(row[number] for row in rows)]
    return "\n".join(row_of([row[number] for number in used]) for row in (head, *rows))


def before_text(line: RemedyLine) -> str:
    """What was offered at a stage before, and whether it was done, stands, or no longer does."""
    for_what = f" {FOR[line.head]}" if line.head in FOR else ""
    said = sentence(line.what)
    if line.pence and not says_payment(line):
        said = _for(f"{pounds(line.pence)}{for_what}", for_what, said)
    if line.dropped:
        stands = "This no longer stands."
    elif line.done_on:
        stands = f"We {'paid' if line.pence else 'did'} this on {day(line.done_on)}."
    else:
        stands = "This still stands."
    return _joined(said, stands)


def _for(paid: str, for_what: str, what: str) -> str:
    """A sum with what it is for, and the words about it behind; words that say no more than the head are not said."""
    if not what.casefold().startswith("for "):
        return f"{paid}. {what}"
    if what.casefold().rstrip(".") == for_what.strip():
        return f"{paid}."
    return f"{paid}{':' if for_what else ''} f{what[1:]}"


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
