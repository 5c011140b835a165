"""Window offsets: how far the landlord's own envelopes have their window from where such envelopes usually do."""

from __future__ import annotations

import re

from app.rules.problems import Problem

MOST_OFFSET = 5
"""Millimetres each way. Further, and the letterhead or the text would show in the window."""

_NUMBER = re.compile(r"([+-]?)([0-9]{1,2}(?:[.,][0-9])?|[.,][0-9])(?: ?mm)?", re.IGNORECASE)


def millimetres(text: str) -> float | None:
    """A typed offset in millimetres, 0 for nothing typed: '-1.5' is 1.5 to the left, or up; None for anything else."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None if plain else 0.0
    number = float(match[2].replace(",", "."))
    return -number if match[1] == "-" and number else number


def tidy_offset(text: str) -> str:
    """An offset as it is kept: '2', '-1.5', empty for none; what is no number is left as it was typed."""
    number = millimetres(text)
    return text if number is None else f"{number:g}" if number else ""


def offset_problems(field: str, text: str) -> tuple[Problem, ...]:
    """What must be put right in a typed offset."""
    number = millimetres(text)
    if number is None:
        said = "Enter millimetres in figures, with a minus for the other way, or nothing where nothing is off."
        return (Problem(field, said),)
    if abs(number) > MOST_OFFSET:
        said = f"The address can move {MOST_OFFSET} mm at most. Further, something else would show in the window."
        return (Problem(field, f"{said} Choose another envelope above, or none with a window."),)
    return ()
