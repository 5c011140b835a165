"""Issued letters as they were frozen."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_draft, frozen_facts, posting_of, sent_entry
from app.casework.letters import issue, open_letter
from app.casework.settings import Settings
from app.models.damages import Damaged
from app.models.journals import Record
from tests.casework.cases import MONDAY, NOW, a_case
from tests.casework.matters import planned

TUESDAY = dt.date(2026, 12, 1)


def issued(case: CaseRecords) -> Record:
    return next(one for one in case.standing if one.kind == "letter_issued")


def test_a_letter_says_what_it_said_and_has_gone_once_it_was_posted(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").issued(MONDAY)
    records = case_records(case.desk, case.id)
    letter = issued(records)
    assert frozen_facts(letter).respond_by == dt.date(2026, 12, 7)
    assert posting_of(records, letter.seq) is None
    assert sent_entry(records, letter, MONDAY).kind == "acknowledged"
    posting = posting_of(case_records(desk, case.posted(MONDAY).id), letter.seq)
    assert posting is not None
    assert posting.kind == "acknowledged"


def test_an_extension_that_goes_is_read_with_what_it_gave(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    planned(case, TUESDAY, good_reason="Asbestos.", panel=True, agreed="yes")
    issue(case.desk, open_letter(case.desk, case.id, "extension", 1))
    records = case_records(case.desk, case.id)
    entry = sent_entry(records, issued(records), TUESDAY)
    assert (entry.kind, entry.on, entry.until) == ("extended", TUESDAY, dt.date(2026, 12, 18))
    assert (entry.good_reason, entry.panel, entry.agreed) == ("Asbestos.", True, "yes")


@pytest.mark.parametrize("body", [{}, {"draft": {}}, {"draft": {"form": 1, "facts": []}}])
def test_one_whose_words_cannot_be_read_any_more_is_damage(body: dict[str, object]) -> None:
    letter = Record(7, 1, "letter_issued", MONDAY, NOW, "Anne Clerk", "Issued.", json.dumps(body))
    with pytest.raises(Damaged, match="Check your records"):
        frozen_draft(letter)
