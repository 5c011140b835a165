"""The command that brings in an old log: what it would do, row by row, and then that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.casework.desks import Desk
from app.casework.import_plans import LOOK_AT, Choices, Doubt, LeftOut, Plan, Source, plan_import
from app.casework.imports import bring_in, cases_words
from app.casework.old_timelines import CLOSED, OPEN
from app.incoming.columns import BY_KEY
from app.incoming.likely_sheets import likeliest_sheet
from app.incoming.logs import open_log
from app.rules.problems import UserError


@dataclass(frozen=True)
class How:
    """How an old log is brought in."""

    dry_run: bool = False
    """Only say what it would do."""
    sheet: str | None = None
    """The sheet of a workbook; None for the one that looks most like a log."""
    answered_open: bool = False
    """Whether what was answered, and has no day of closing, is still open."""


def import_log(desk: Desk, path: Path, how: How) -> str:
    """Bring in an old log with the columns that its headings show. Raises UserError."""
    log = open_log(path)
    sheet = likeliest_sheet(log) if how.sheet is None else log.sheet(how.sheet)
    source = Source.of(log.name, log.digest, sheet)
    columns = source.headings.columns
    if "received" not in columns:
        named = ", ".join(text for text in source.headings.texts if text) or "no headings at all"
        raise UserError(
            f"No column of {path.name} could be told to hold the date received; it has: {named[:300]}. "
            "Call that column “Date received”, or choose it in the window (File, Bring in old records)."
        )
    plan = plan_import(desk, source, Choices(columns, OPEN if how.answered_open else CLOSED))
    said = report(source, plan)
    if how.dry_run:
        return f"{said}\nThis was a dry run. Nothing was brought in."
    brought = bring_in(desk, plan)
    return f"{said}\n{cases_words(brought.cases)} brought in. To undo it: File, Bring in old records."


def report(source: Source, plan: Plan) -> str:
    """What a plan comes to, a line each: the columns, how many, and each row that is left out."""
    texts = source.headings.texts
    read = (f"{BY_KEY[key].label}: “{texts[at]}”" for key, at in sorted(plan.columns.items(), key=lambda one: one[1]))
    return "\n".join(
        [
            f"Read as {'; '.join(read)}.",
            *filter(None, (plan.unread,)),
            *plan.notes,
            plan.sentence,
            *filter(None, (plan.still_open, plan.to_look_at)),
            *(left_out_line(one) for one in sorted((*plan.duplicates, *plan.refused), key=lambda one: one.number)),
            *filter(None, (LOOK_AT if plan.doubts else "",)),
            *map(left_out_line, plan.doubts),
        ]
    )


def left_out_line(one: LeftOut | Doubt) -> str:
    """'Row 9 (Mr D. Dunmore, C-12): Stage 1 answered: “March 2024” is a month and not a day.'."""
    return f"Row {one.number}{f' ({one.who})' if one.who else ''}: {one.why}"
