"""Weights: a text with marks as it is set, in words that are bold and words that are not."""

from __future__ import annotations

from collections.abc import Sequence

from app.letters.marks import pieces
from app.paper.lines import Span, emphasised


def weighted(text: str, phrases: Sequence[str] = ()) -> tuple[Span, ...]:
    """A text with marks as spans: bold is what the marks say, and every occurrence of these phrases."""
    found: list[Span] = []
    for piece in pieces(text):
        found += (Span(piece.text, bold=True),) if piece.bold else emphasised(piece.text, phrases)
    return tuple(found)
