"""Issued letters as they were frozen: what each says of its case, whether it went, what its going is to the clocks."""

from __future__ import annotations

import datetime as dt
import json

from app.casework.cases import CaseRecords
from app.casework.letter_kinds import POSTED_AS
from app.letters.drafts import Draft, from_json
from app.letters.facts import Facts, Landlord
from app.letters.readings import read_facts
from app.models.damages import damaged
from app.models.journals import Record
from app.rules.timelines import Entry


def frozen_draft(letter: Record) -> Draft:
    """The texts of an issued letter, as they were frozen. Raises Damaged where they cannot be read any more."""
    try:
        return from_json(json.dumps(letter.body["draft"]))
    except (ValueError, KeyError) as error:
        raise damaged() from error


def frozen_facts(letter: Record) -> Facts:
    """What an issued letter says of the case, as it was frozen."""
    return frozen_draft(letter).facts


def frozen_landlord(letter: Record) -> Landlord | None:
    """The letterhead of an issued letter as it was frozen, without its logo; None in an older book, which kept none."""
    kept = letter.body.get("landlord")
    return read_facts(Landlord, kept) if kept else None


def letter_of(case: CaseRecords, letter_id: int) -> Record | None:
    """An issued letter that stands in its case."""
    return next((one for one in case.standing if one.seq == letter_id and one.kind == "letter_issued"), None)


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
