"""How a time limit stands on a day, in one word and a number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """How a clock stands on a day: running, due_today, overdue, met or late; and by how many working days.

    `days_left` is None once the clock has stopped. `late_by` counts the working days after the due date, up to and
    including the day sent (or today); it is 0 for a Saturday after a Friday, which is late all the same.
    """

    word: str
    days_left: int | None
    late_by: int
