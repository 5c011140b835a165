"""Sums in the words of a remedy: a payment has one sum, in its own box, and no other in the words about it.

Letters say the sum by themselves, with what it is for. Words that name another would make a letter offer two.
"""

from __future__ import annotations

from app.letters.figures import sums_typed
from app.letters.promised_sums import other_promised, promised_in
from app.rules.pounds import pounds
from app.rules.problems import Problem

NO_SUM = "Say what the payment is for. Write no sum here: it is asked next, and the letter says it by itself."


def sum_advice(what: str) -> str:
    """That a sum stands in the words of a payment, before its own is typed; empty where none does."""
    found = sums_typed(what)
    return (
        f"You wrote {pounds(found[0])} here. Take it out: the sum is asked next, and the letter says it."
        if found
        else ""
    )


def payment_problems(pence: int, what: str, worked_out: tuple[str, str], why_more: str) -> tuple[Problem, ...]:
    """Where the words of a payment name another sum than its own; `worked_out` is the field and its words."""
    found = []
    odd = next((one for one in sums_typed(what) if one != pence), None)
    if odd is not None:
        said = f"You wrote {pounds(odd)} under “What exactly”, and the sum here is {pounds(pence)}."
        found.append(Problem("sum", f"{said} Go back and take it out of the words, or enter the sum that is right."))
    for key, text in (worked_out, ("why_more", why_more)):
        other = other_promised(text, pence)
        if other is not None:
            said = f"These words pay {pounds(other)}, and the sum is {pounds(pence)}."
            found.append(Problem(key, f"{said} Take that out, or enter the sum that is right."))
    return tuple(found)


def unpaid_problems(what: str) -> tuple[Problem, ...]:
    """Where the words of something that is no payment pay a sum: nothing would follow it, nor count it."""
    found = promised_in(what)
    if not found:
        return ()
    said = f"These words pay {pounds(found[0])}, and this is no payment."
    return (Problem("what", f"{said} Go back and choose a payment, or take the sum out of the words."),)
