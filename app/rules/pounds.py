"""Pounds: sums of money as letters write them, and the sums that a text names. Money is whole pence everywhere."""

from __future__ import annotations

import re

PENCE = 100

_SUM = re.compile(r"£ ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2})(?![0-9]))?")


def pounds(pence: int) -> str:
    """A sum as letters have it: '£75', '£75.50', '£1,250'; never '£75.00'."""
    whole, part = divmod(pence, PENCE)
    return f"£{whole:,}.{part:02}" if part else f"£{whole:,}"


def sums_in(text: str) -> tuple[int, ...]:
    """The sums that a text names, in pence and in their order: '£75 now and £1,250.50 later' gives 7500 and 125050."""
    found = _SUM.findall(text)
    return tuple(int(whole.replace(",", "")) * PENCE + int(part.ljust(2, "0") or "0") for whole, part in found)
