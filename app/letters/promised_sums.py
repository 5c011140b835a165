"""Promised sums: what the landlord's own words say is paid, held to the sums that are on record.

A payment is kept as a sum, and letters say it by themselves. Words that name another sum beside it, or a payment where
none is kept, would put two sums in one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.letters.facts import Facts
from app.letters.figures import sums_typed
from app.letters.matters import RemedyLine
from app.letters.quotations import of_the_resident, own_words, sentences_of

_PROMISE = re.compile(
    r"\bwe(?:'ll| (?:will|shall|can|are|hereby|now|also|would like to|want to|are going to)){1,2} (?:\w+ ){0,2}"
    r"(?:pay|paying|offer|offering|give you|giving you|refund|refunding|reimburse|reimbursing|compensate|compensating"
    r"|award|awarding)\b"
    r"|\bwe (?:offer|award) you\b|\byou(?:'ll| will| shall) (?:get|have|receive|be paid)\b"
    r"|\b(?:a )?(?:payment|compensation|goodwill(?: gesture)?) of\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    r"\b(?:a|an|per|each|every) (?:day|night|week|fortnight|month|year|visit|call|room|one)\b|\beach\b"
)
"""A sum for each of something is how the whole is worked out, and not the whole."""


def promises_payment(sentence: str) -> bool:
    """Whether a sentence says that the landlord pays, or offers to."""
    return bool(_PROMISE.search(own_words(sentence)))


def promised_in(text: str) -> tuple[int, ...]:
    """The sums, in pence, of which a text says that they are paid."""
    said = (one for one in sentences_of(text) if promises_payment(one) and not _A_TIME.search(one))
    return tuple(pence for sentence in said for pence in sums_typed(sentence))


def other_promised(text: str, pence: int) -> int | None:
    """The first sum of which a text says that it is paid, and that is another than this one."""
    return next((one for one in promised_in(text) if one != pence), None)


def says_payment(line: RemedyLine) -> bool:
    """Whether the words of a payment say by themselves that its sum is paid."""
    return bool(line.pence) and line.pence in promised_in(line.what)


def odd_sum(line: RemedyLine) -> int | None:
    """A sum in the words of what puts it right that is not its own; of what is no payment, one said to be paid."""
    found = sums_typed(line.what) if line.pence else promised_in(line.what)
    return next((one for one in found if one != line.pence), None)


def allowed_words(facts: Facts) -> Iterator[str]:
    """Everybody's words on the case in which a sum is no slip of the letter.

    All of the resident's; of the landlord's, what does not say that a sum is paid.
    """
    theirs = of_the_resident(facts)
    yield from theirs
    decision = facts.decision
    lines = (*decision.remedies, *decision.still_open, *decision.offered_before) if decision else ()
    payments = {line.what for line in lines if line.pence}
    for text in facts.texts():
        if text not in theirs and text not in payments:
            yield from (one for one in sentences_of(text) if not promises_payment(one) or _A_TIME.search(one))
