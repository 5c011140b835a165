"""Sums of money: read as people type them into whole pence; `app.rules.pounds` writes them.

Money is whole pence everywhere; no sum is ever a fraction of a penny, and none is reckoned with binary fractions.
"""

from __future__ import annotations

import re

from app.casework.texts import tidy_line
from app.rules.pounds import PENCE, pounds

MOST = 100_000 * PENCE
"""£100,000. No promise of a landlord of a few homes comes near it: a larger sum is a slip of the finger, and is to be
checked."""

_SUM = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?")
_EXAMPLE = "for example 250 or 1,250.50"


def pence_of(text: str) -> int | str:
    """A sum in pounds as it was typed ("£1,250.50", "12.5") in pence; or a sentence that says how to type it."""
    typed = tidy_line(text)
    figures = typed.removeprefix("£").strip()
    if not figures:
        return f"Enter the sum in pounds, {_EXAMPLE}."
    found = _SUM.fullmatch(figures) if figures.isascii() else None
    if found is None:
        return f"“{typed[:30]}” is no sum. {_why(figures)}"
    whole, part = found[1].replace(",", "").lstrip("0"), (found[2] or "").ljust(2, "0")
    pence = int(whole or "0") * PENCE + int(part) if len(whole) < len(str(MOST)) else MOST + 1
    if pence > MOST:
        return f"“{typed[:30]}” is more than {pounds(MOST)}, the most that there is room for. Check the figures."
    return pence


def _why(figures: str) -> str:
    """What is wrong with figures that are no sum, and how to type them."""
    if figures.startswith(("-", "−", "–")):  # noqa: RUF001 - a minus and a dash, as they are pasted
        return f"Nobody is paid less than nothing: enter the sum without the minus, {_EXAMPLE}."
    if re.fullmatch(r"[0-9,]*\.[0-9]{3,}", figures):
        return f"There are two figures for the pence, and thousands have a comma: {_EXAMPLE}."
    if re.fullmatch(r"[0-9]+(,[0-9]*)+(\.[0-9]*)?", figures):
        return f"A comma parts thousands, and a point the pence: {_EXAMPLE}."
    return f"Enter it in figures, in pounds and pence, {_EXAMPLE}."
