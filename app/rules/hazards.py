"""Hazards: words in a complaint that may mean danger in the home, and the date that runs beside the complaint.

The complaint does not hold up the hazard, nor the hazard the complaint. The program prompts; the officer decides.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from app.rules.reading import record_from, refuse_unknown, tables_of, value_of
from app.rules.workdays import Workdays


@dataclass(frozen=True)
class Hazards:
    """The hazard rules: which words prompt, and how many working days an investigation may take from awareness."""

    name: str
    source: str
    in_force: dt.date
    investigate_working_days: int
    to_be_confirmed: str
    checked_on: dt.date
    words: tuple[str, ...]

    def found_in(self, *texts: str) -> tuple[str, ...]:
        """The prompting words that stand in these texts, each once, in the order of the list.

        A word stands for its plural too ("leaks", "gases"); other forms ("mouldy") are words of the list themselves.
        """
        text = " ".join(" ".join(texts).lower().split())  # words may be parted by the end of a line
        found = [word for word in self.words if re.search(rf"\b{re.escape(word)}(?:e?s)?\b", text)]
        return tuple(word for word in found if not any(word != other and word in other for other in found))

    def investigate_by(self, aware_on: dt.date, workdays: Workdays) -> dt.date | None:
        """The date by which an investigation is due; None where the rules were not yet in force.

        The day of awareness is day 0.
        """
        if aware_on < self.in_force:
            return None
        return workdays.after(aware_on, self.investigate_working_days)


def read_hazards(path: Path) -> Hazards:
    """The hazard rules from their file. Raises EditionError."""
    tables = tables_of(path)
    refuse_unknown(tables, {"hazards"}, path.name)
    return record_from(Hazards, value_of(tables, "hazards", dict, path.name), f"{path.name} [hazards]")
