"""Bringing in an old log, whole or not at all, and taking it out again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from app.casework import imports as importing
from app.casework.audits import audit
from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.import_plans import Stopped
from app.casework.imports import bring_in, imports, undo_import
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.questions import case_list
from app.casework.settings import Settings
from app.rules.problems import UserError
from tests.casework.cases import MR_D
from tests.casework.logs import DAMP, NOISE, brought, planned
from tests.models.ledgers import everything


def test_cases_are_brought_in_with_a_series_of_their_own(desk: Desk, settings: Settings) -> None:
    done = brought(desk, DAMP, NOISE)
    assert done.sentence == "2 cases from “Complaints 2024.csv”."
    assert [(one.reference, one.who) for one in case_list(desk)] == [
        ("OLD/0001", "Mr D. Dunmore"),
        ("OLD/0002", "Mrs P. Okafor"),
    ]
    log_complaint(desk, replace(MR_D))
    assert case_list(desk)[0].reference == "2026/001"
    assert audit(desk).findings == ()


def test_a_case_is_found_by_its_old_reference(desk: Desk, settings: Settings) -> None:
    brought(desk, DAMP, NOISE)
    assert [one.who for one in case_list(desk, "c-2")] == ["Mrs P. Okafor"]


def test_brought_in_again_everything_is_a_duplicate(desk: Desk, settings: Settings) -> None:
    brought(desk, DAMP, NOISE)
    plan = planned(desk, DAMP, NOISE)
    assert (plan.added, len(plan.duplicates)) == ((), 2)
    with pytest.raises(UserError, match="nothing to bring in"):
        bring_in(desk, plan)


def test_a_fault_in_the_midst_leaves_the_book_as_it_was(
    desk: Desk, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 1)
    before = everything(desk.book)
    for stop in (0, 1, 2):
        with pytest.raises(Stopped):
            bring_in(desk, planned(desk, DAMP, NOISE), partial(_before, stop))
        assert everything(desk.book) == before


def _before(stop: int, done: int, _of: int) -> bool:
    return done < stop


def test_the_whole_import_is_undone_and_that_is_journalled(desk: Desk, settings: Settings) -> None:
    log_complaint(desk, MR_D)
    done = brought(desk, DAMP, NOISE)
    assert [(one.number, one.there, one.worked_on) for one in imports(desk)] == [(done.number, 2, ())]
    undone = undo_import(desk, done.number)
    assert undone.sentence == "2 cases were taken out again."
    assert [one.reference for one in case_list(desk)] == ["2026/001"]
    assert imports(desk) == ()
    assert audit(desk).findings == ()
    assert not planned(desk, DAMP, NOISE).duplicates
    with pytest.raises(UserError, match="not in the book any more"):
        undo_import(desk, done.number)


def test_a_reference_that_was_taken_out_is_not_given_again(desk: Desk, settings: Settings) -> None:
    undo_import(desk, brought(desk, DAMP).number)
    brought(desk, NOISE)
    assert [one.reference for one in case_list(desk)] == ["OLD/0002"]


def test_undoing_is_refused_once_something_was_done_and_then_leaves_that_out(desk: Desk, settings: Settings) -> None:
    done = brought(desk, DAMP, NOISE)
    first = next(one for one in case_list(desk) if one.reference == "OLD/0001").case_id
    add_note(desk, first, desk.today(), "He rang about it again.")
    before = everything(desk.book)
    with pytest.raises(UserError, match=r"Something was done since on OLD/0001\. Leave"):
        undo_import(desk, done.number)
    assert everything(desk.book) == before
    undone = undo_import(desk, done.number, leave_out=True)
    assert undone.sentence == "1 case was taken out again. OLD/0001 was left, for something was done on it since."
    assert [one.reference for one in case_list(desk)] == ["OLD/0001"]
    assert case_file(desk, first).reference == "OLD/0001"
    assert audit(desk).findings == ()


def test_a_letter_half_written_is_work_too(desk: Desk, settings: Settings) -> None:
    done = brought(desk, DAMP)
    with desk.book.writing("Anne Clerk") as work:
        work.save_draft(done.number + 1, "acknowledgement", 1, "{}")
    assert imports(desk)[0].worked_on == ("OLD/0001",)


def test_undoing_can_be_stopped(desk: Desk, settings: Settings) -> None:
    done = brought(desk, DAMP)
    with pytest.raises(Stopped):
        undo_import(desk, done.number, tell=lambda _done, _of: False)
    assert len(case_list(desk)) == 1
