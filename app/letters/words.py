"""Words: how the texts, lists and days of a case stand in a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from app.letters.facts import Facts, Landlord
from app.rules.dates import long_date

Phrase = Callable[[Facts, Landlord], str]
"""What a placeholder of a wording stands for; empty where the case does not know it."""

Condition = Callable[[Facts], bool]
"""What a sentence of a wording may depend on."""


def joined(words: Sequence[str]) -> str:
    """Words as a list in a sentence: '1', '1 and 2', '1, 2 and 3'."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def folded(text: str) -> str:
    """A text on one line, as a point or an outcome is set in a list."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """A text on one line that ends as a sentence does: 'Mend the tap' becomes 'Mend the tap.'."""
    line = folded(text)
    return line if not line or line.endswith((".", "!", "?", "…", ":")) else f"{line}."


def paragraphs(text: str) -> str:
    """A text of several lines, which ends as a sentence does."""
    lines = text.strip().split("\n")
    return "\n".join([*lines[:-1], sentence(lines[-1])])


def numbered(texts: Iterable[tuple[int, str]]) -> str:
    """Texts as a numbered list, each under its own number."""
    return "\n".join(f"{number}. {folded(text)}" for number, text in texts)


def bulleted(texts: Sequence[str]) -> str:
    """Texts as a list with bullets."""
    return "\n".join(f"- {folded(text)}" for text in texts)


def points_named(numbers: Sequence[int]) -> str:
    """Points by their numbers: 'point 3', 'points 1 and 2'; empty for none."""
    return f"point{'s' if len(numbers) > 1 else ''} {joined([str(one) for one in numbers])}" if numbers else ""


def day(on: dt.date | None) -> str:
    """A day as letters write it; empty for none."""
    return long_date(on) if on else ""
