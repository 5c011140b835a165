"""The history of a case in plain sentences: every entry, newest first, the struck-out ones beside their corrections."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.corrections import DATED, VOIDABLE
from app.casework.letter_reasons import reasons_told
from app.casework.promises import REMEDY
from app.casework.remedies import AGREED
from app.models.journals import Record
from app.rules.timelines import struck_out

TO_A_DATE = {"yes": "The resident agreed to the new date.", "no": "The resident did not agree to the new date."}
"""What an extension notice says of the resident's agreement."""


@dataclass(frozen=True)
class HistoryLine:
    """One entry of the journal, as the case page shows it."""

    seq: int
    kind: str
    on: dt.date
    """The date in law."""
    recorded_at: dt.datetime
    """When it was typed, in UTC."""
    actor: str
    sentence: str
    detail: str
    """The reason for a correction, or the words that were said."""
    struck_by: int | None
    """The entry that struck it out; None while it stands."""
    date_name: str
    """What its date is called where it can be corrected; empty where it cannot."""
    voidable: bool
    """Whether it can be struck out altogether."""


def history(case: CaseRecords) -> tuple[HistoryLine, ...]:
    """Every entry of a case, the newest typed first."""
    struck = struck_out(case.entries)
    return tuple(_line(case, record, struck.get(record.seq)) for record in reversed(case.records))


def _line(case: CaseRecords, record: Record, struck_by: int | None) -> HistoryLine:
    standing = struck_by is None
    return HistoryLine(
        seq=record.seq,
        kind=record.kind,
        on=record.on,
        recorded_at=record.recorded_at,
        actor=record.actor,
        sentence=record.sentence,
        detail="\n".join(filter(None, (which_hazard(case, record), _detail(record)))),
        struck_by=struck_by,
        date_name=DATED.get(record.kind, "") if standing else "",
        voidable=standing and record.kind in VOIDABLE,
    )


def which_hazard(case: CaseRecords, record: Record) -> str:
    """Of which hazard an entry tells: 'It is about “There is a smell of gas”'; empty for every other entry."""
    about = next((one for one in case.hazards if one.told_by(record)), None)
    return f"It is about{about.named}" if about is not None and about.named else ""


def _detail(record: Record) -> str:
    if record.corrects is not None:
        return f"Reason: {record.body['reason']}"
    good_reason = str(record.body.get("good_reason", ""))
    agreed = AGREED if record.kind == REMEDY else TO_A_DATE
    told = (
        str(record.body.get("words", "")),
        f"Good reason for going past the limit: {good_reason}" if good_reason else "",
        "For convening a panel." if record.body.get("panel") else "",
        reasons_told(record),
        agreed.get(str(record.body.get("agreed", "")), ""),
    )
    return "\n".join(filter(None, told))
