"""Passages: the text of a part read as paragraphs and items of lists, as it is set and as it is edited."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.paper.characters import tidy

BULLET = "•"

_ITEM = re.compile(r"(?:(-)|(\d{1,3}\.)) +(.*)", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A paragraph, or with a label an item of a list."""

    text: str
    label: str = ""


def passages(text: str) -> tuple[Passage, ...]:
    """A part's text in paragraphs and items. A line below an item that begins no other item belongs to it."""
    found: list[Passage] = []
    for block in re.split(r"\n[ ]*(?:\n[ ]*)+", tidy(text).strip()):
        fresh = True
        for line in block.split("\n"):
            match = _ITEM.fullmatch(line.strip())
            if match:
                found.append(Passage(match[3], match[2] or BULLET))
            elif fresh:
                found.append(Passage(line.strip()))
            else:
                found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line.strip()}")
            fresh = False
    return tuple(passage for passage in found if passage.text or passage.label)
