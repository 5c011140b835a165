"""What was done to the calendar and the closures, in plain sentences: every entry, the newest first."""

from __future__ import annotations

from app.casework.calendar_facts import ADDED, STRUCK
from app.casework.desks import Desk
from app.casework.histories import HistoryLine
from app.models.journals import Record, records_of_no_case
from app.rules.moments import day_of
from app.rules.timelines import struck_out

KINDS = (ADDED, STRUCK, "closure")


def calendar_history(desk: Desk) -> tuple[HistoryLine, ...]:
    """Every entry about bank holidays and closures, the newest typed first."""
    with desk.book.reading() as session:
        found = records_of_no_case(session, kinds=(*KINDS, "voided"))
    ours = {record.seq for record in found if record.kind in KINDS}
    kept = [record for record in found if record.seq in ours or record.corrects in ours]
    struck = struck_out([record.entry() for record in kept])
    return tuple(_line(record, struck.get(record.seq)) for record in reversed(kept))


def _line(record: Record, struck_by: int | None) -> HistoryLine:
    reason = str(record.body.get("reason", ""))
    return HistoryLine(
        seq=record.seq,
        kind=record.kind,
        on=day_of(record.recorded_at),
        recorded_at=record.recorded_at,
        actor=record.actor,
        sentence=record.sentence,
        detail=f"Reason: {reason}" if reason else "",
        struck_by=struck_by,
        date_name="",
        voidable=False,
    )
