"""Reported hazards: what may be dangerous in a home, when each was reported, and what was done about it since.

Each runs for itself: one that is reported while another is open has its own day, and what is done about the one ends
nothing of the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from textwrap import shorten

from app.casework.texts import stopped
from app.models.journals import Record

HAZARD = "hazard"
"""The kind of its entry, and what the key of its date begins with."""

ACTION = "hazard_action"
"""The kind of the entries of what was done about one."""

WITH_COMPLAINT = "with_complaint"
"""In the body of one that has words of its own: that it was reported with the complaint itself."""

SHORT = 70
"""From here on the words of a hazard are cut in a line."""


@dataclass(frozen=True)
class Hazard:
    """A possible hazard of a case."""

    report: Record
    """The entry of its report, as it stands."""
    seq: int
    """The number of that entry's first version: by it what is done names the hazard, for ever."""
    first: bool
    """Whether it is the first that was ever reported on its case."""
    actions: tuple[Record, ...]
    """What is recorded as done about it, in the order of typing."""
    complaint: str = ""
    """What its complaint says beside the other hazards: by that goes one that was given no words of its own."""

    @property
    def key(self) -> str:
        """The key of its date and of its working: 'hazard' for the first of a case, 'hazard:214' for a later one."""
        return HAZARD if self.first else f"{HAZARD}:{self.seq}"

    @property
    def about(self) -> str:
        """What it is, as it was reported; empty for one that was given no words of its own."""
        return str(self.report.body.get("about", ""))

    @property
    def words(self) -> str:
        """What it is: in its own words, or else in those of the complaint that it came with."""
        return self.about or self.complaint

    @property
    def short(self) -> str:
        """What it is, for a line: by this it is told from another, wherever it is named."""
        return shorten(self.words, SHORT, placeholder="…").removesuffix(".")

    @property
    def named(self) -> str:
        """The same as it follows 'the hazard': ' “There is a smell of gas in the hall”'; empty where nothing says."""
        return f" “{self.short}”" if self.short else ""

    @property
    def investigation(self) -> Record | None:
        """The first action by which it was investigated; None where none is recorded."""
        return min((one for one in self.actions if one.body.get("investigated")), key=lambda one: one.on, default=None)

    @property
    def investigated_on(self) -> dt.date | None:
        """The day on which it was investigated; None while it was not."""
        return self.investigation.on if self.investigation else None

    @property
    def pressing(self) -> bool:
        """Whether it is still to be investigated, whoever was told of it."""
        return self.investigation is None

    def came_with(self, received_on: dt.date) -> bool:
        """Whether it was reported with the complaint itself, received on this day."""
        with_it = self.report.body.get(WITH_COMPLAINT, not self.about)
        return self.first and bool(with_it) and self.report.on == received_on

    def told_by(self, record: Record) -> bool:
        """Whether an entry is its report, or says what was done about it."""
        return record.seq == self.report.seq or any(record.seq == one.seq for one in self.actions)

    @property
    def acted_on(self) -> bool:
        """Whether anything is recorded as done about it, be it only that somebody was told."""
        return bool(self.report.body["action"] or self.actions)


def hazards_of(
    standing: Sequence[Record], records: Sequence[Record], numbers_of: Callable[[Record], tuple[int, ...]]
) -> tuple[Hazard, ...]:
    """The hazards that stand on a case, in the order in which they were reported.

    An action that names none is from a book in which they were not told apart: it is of the one reported last before.
    """
    numbers = {min(numbers_of(one)): one for one in standing if one.kind == HAZARD}
    first = min((one.seq for one in records if one.kind == HAZARD), default=0)
    done: dict[int, list[Record]] = {seq: [] for seq in numbers}
    for action in (one for one in standing if one.kind == ACTION):
        typed = min(numbers_of(action))
        seq = int(action.body.get("hazard") or 0) or max((one for one in numbers if one < typed), default=0)
        if seq in done:
            done[seq].append(action)
    rest = _complaint(standing, {str(one.body.get("about", "")) for one in numbers.values()})
    return tuple(Hazard(numbers[seq], seq, seq == first, tuple(done[seq]), rest) for seq in sorted(numbers))


def _complaint(standing: Sequence[Record], taken: Collection[str]) -> str:
    """The points of the complaint, without those that are the words of a hazard."""
    defined = next((one for one in reversed(standing) if one.kind == "defined"), None)
    points = defined.body["points"] if defined is not None else ()
    return " ".join(stopped(point["text"]) for point in points if point["text"] not in taken)
