"""Passages: the text of a part read as paragraphs, items of lists and rows of tables, as it is set and as it is edited.

A line that begins and ends with an upright stroke is a row of a table, with such strokes between its cells too:

    | What | By when |
    | Replace the radiator | Friday 18 December 2026 |

Rows that follow each other are one table, and the first of them heads its columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.paper.characters import tidy

BULLET = "•"

_ROW = re.compile(r"\|(.*\|.*)\|")
_ITEM = re.compile(r"(?:(-)|(\d{1,3}\.)) +(.*)", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A paragraph, or with a label an item of a list."""

    text: str
    label: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row; none for what is no row."""
        row = None if self.label else _ROW.fullmatch(self.text)
        return tuple(cell.strip() for cell in row[1].split("|")) if row else ()

    @property
    def kind(self) -> str:
        """What it is: an item, a row or a paragraph."""
        return "item" if self.label else "row" if self.cells else "paragraph"


def is_row(line: str) -> bool:
    """Whether a line is a row of a table, and so no sentence."""
    return _ROW.fullmatch(line.strip()) is not None


def row_of(cells: Sequence[str]) -> str:
    """Cells as one row of a table; a stroke within one would part it in two, so it is a slash there."""
    return f"| {' | '.join(' '.join(cell.replace('|', '/').split()) for cell in cells)} |"


def passages(text: str) -> tuple[Passage, ...]:
    """A part's text in paragraphs and items. A line below an item that begins no other item belongs to it."""
    found: list[Passage] = []
    for block in re.split(r"\n[ ]*(?:\n[ ]*)+", tidy(text).strip()):
        fresh = True
        for line in block.split("\n"):
            match = _ITEM.fullmatch(line.strip())
            if match:
                found.append(Passage(match[3], match[2] or BULLET))
            elif fresh or _ROW.fullmatch(line.strip()) or found[-1].cells:
                found.append(Passage(line.strip()))
            else:
                found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line.strip()}")
            fresh = False
    return tuple(passage for passage in found if passage.text or passage.label)
