"""Hazards: words in a complaint that may mean danger in the home, and the date that runs beside the complaint.

The complaint does not hold up the hazard, nor the hazard the complaint. The program prompts; the officer decides.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from app.rules.tables import record_from, refuse_unknown, tables_of, value_of
from app.rules.workdays import Workdays


def _stands(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}(?:e?s)?\b", text) is not None


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
    """Each word alone, or its forms with strokes between them, "leaking/leak/leaky": the first found is named."""

    def found_in(self, *texts: str) -> tuple[str, ...]:
        """The prompting words that stand in these texts, each once, in the order of the list.

        A word stands for its plural too ("leaks", "gases"). Of several forms of one word, one is enough.
        """
        text = " ".join(" ".join(texts).lower().split())  # words may be parted by the end of a line
        found = (next((form for form in word.split("/") if _stands(form, text)), "") for word in self.words)
        return tuple(form for form in found if form)

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
