"""Issued letters as they were frozen: what each says of its case, whether it went, what its going is to the clocks."""

from __future__ import annotations

import datetime as dt
import json

from app.casework.cases import CaseRecords
from app.casework.letter_kinds import POSTED_AS
from app.letters.drafts import from_json
from app.letters.facts import Facts
from app.models.journals import Record
from app.rules.timelines import Entry


def frozen_facts(letter: Record) -> Facts:
    """What an issued letter says of the case, as it was frozen."""
    return from_json(json.dumps(letter.body["draft"])).facts


def posting_of(case: CaseRecords, letter_id: int) -> Record | None:
    """The entry that says that an issued letter went; None while it has not."""
    return next((record for record in case.standing if record.body.get("letter") == letter_id), None)


def sent_entry(case: CaseRecords, letter: Record, on: dt.date) -> Entry:
    """What the clocks would read if an issued letter went on a day."""
    kind, stage, plan = POSTED_AS[letter.body["letter_kind"]], letter.body["stage"], frozen_facts(letter).extension
    if kind != "extended" or plan is None:
        return Entry(case.next_seq, kind, on, stage)
    return Entry(
        seq=case.next_seq,
        kind=kind,
        on=on,
        stage=stage,
        until=plan.until,
        good_reason=plan.good_reason,
        panel=plan.panel,
        agreed=plan.agreed,
    )
