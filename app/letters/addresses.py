"""Addresses: name and address as the Royal Mail reads them best (Clear Addressing, 2017).

A line for each part, nothing at the end of a line, the post town in capitals, and the postcode alone on the last line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.paper.characters import tidy

_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")
_AT_AN_END = " ,;:"


def delivery_lines(name: str, address: Sequence[str], postcode: str) -> tuple[str, ...]:
    """The lines of an envelope: who, where, and the postcode. `address` has the post town last."""
    code = delivery_postcode(postcode)
    given = [_without(code, _plain(line)) for line in address]
    lines = [line for line in given if line]
    if len(lines) == 1:
        lines = _divided(lines[0])
    if len(lines) > 1 and not re.search(r"\d", lines[-1]):
        lines[-1] = lines[-1].upper()
    return tuple(filter(None, (_folded(name).strip(_AT_AN_END), *lines, code)))


def delivery_postcode(postcode: str) -> str:
    """A postcode in capitals, with its space where it is one: 'ba52xx' is 'BA5 2XX'."""
    folded = _folded(postcode).upper()
    packed = folded.replace(" ", "")
    return f"{packed[:-3]} {packed[-3:]}" if _POSTCODE.fullmatch(packed) else folded


def _folded(text: str) -> str:
    return " ".join(tidy(text).split())


def _plain(line: str) -> str:
    return _folded(line).strip(_AT_AN_END + ".")


def _without(code: str, line: str) -> str:
    """A line that does not end in the postcode as well: it stands on its own line already."""
    packed = code.replace(" ", "")
    if not packed:
        return line
    ending = r" ?".join(map(re.escape, packed))
    return re.sub(rf"(?:^|[ ,.]+){ending}$", "", line, flags=re.IGNORECASE)


def _divided(line: str) -> list[str]:
    """An address that was typed on one line, at its commas; a number stays with its street: '14, Chapel Row'."""
    pieces = [piece.strip() for piece in re.sub(r"\b(\d+[A-Za-z]?), *", r"\1 ", line).split(",")]
    return [piece for piece in pieces if piece]
