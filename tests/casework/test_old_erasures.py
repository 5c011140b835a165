"""A case that was brought in and lawfully erased does not come back with its log; nothing of it is kept for that."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import text

from app.casework.audits import audit
from app.casework.desks import Desk
from app.casework.hold_guides import erasing_form
from app.casework.import_plans import Choices, Plan, Source, plan_import
from app.casework.imports import bring_in
from app.casework.intakes import log_complaint
from app.casework.old_erasures import erased_rows, old_log_of
from app.casework.questions import case_list
from app.casework.retentions import erase_file
from app.casework.settings import Settings
from app.old_log_commands import report
from tests.casework.cases import MR_D, on
from tests.casework.logs import DAMP, NOISE, brought, planned, row, source

LATER = dt.date(2032, 11, 30)
WHY = "Its time in our retention schedule is over."
LEFT = "It was brought in before and erased on Tuesday 30 November 2032, so it is left out."


def erased(desk: Desk, *rows: list[str | dt.date], at: int = 1) -> Desk:
    """A desk at whose book a case of these rows was brought in and erased, years later."""
    done = brought(desk, *rows)
    later = on(desk, LATER)
    erase_file(later, _case_ids(desk)[at - 1] if at > 1 else done.number + 1, WHY)
    return later


def _case_ids(desk: Desk) -> list[int]:
    return sorted(one.case_id for one in case_list(desk, ""))


def again(desk: Desk, made: Source, *, erased: bool = False) -> Plan:
    return plan_import(desk, made, Choices(made.headings.columns, erased=erased))


def test_the_row_of_an_erased_case_is_named_and_left_out(desk: Desk, settings: Settings) -> None:
    later = erased(desk, DAMP, NOISE)
    plan = planned(later, DAMP, NOISE)
    assert plan.added == ()
    assert [(one.number, one.why) for one in plan.duplicates if one.kind == "erased"] == [(2, LEFT)]
    assert plan.sentence == (
        "0 will be added, 1 looks like a duplicate (row 3), 1 was brought in before and erased (row 2)."
    )
    assert LEFT in report(source(DAMP, NOISE), plan)


def test_it_is_brought_in_again_where_she_asks_for_it_under_a_number_of_its_own(desk: Desk, settings: Settings) -> None:
    later = erased(desk, DAMP)
    plan = planned(later, DAMP, erased=True)
    assert plan.sentence == "1 will be added."
    bring_in(later, plan)
    assert [one.reference for one in case_list(later)] == ["OLD/0002"]
    assert planned(later, DAMP).duplicates[0].kind == "duplicate"
    assert audit(later).sound


def test_nothing_of_the_person_stays_for_that(desk: Desk, settings: Settings) -> None:
    later = erased(desk, DAMP)
    with later.book.reading() as session:
        rows = [str(each) for each in session.execute(text("SELECT * FROM journal")).all()]
    assert not any(word in each for each in rows for word in ("Dunmore", "14 Chapel", "C-1", "Damp"))
    (one,) = erased_rows(later)
    assert (one.file, one.row, one.on) == ("Complaints 2024.csv", 2, LATER)
    assert one.received == {dt.date(2024, 5, 1)}


def test_a_row_that_looks_like_an_erased_one_is_left_out_with_it(desk: Desk, settings: Settings) -> None:
    later = erased(desk, DAMP, DAMP)
    assert [one.kind for one in planned(later, DAMP, DAMP).duplicates] == ["erased", "duplicate"]


def test_the_log_saved_anew_is_known_by_the_day_of_receipt(desk: Desk, settings: Settings) -> None:
    later = erased(desk, DAMP)
    made = source(NOISE, DAMP)
    plan = again(later, replace(made, digest="1" * 64))
    assert [one.row.number for one in plan.added] == [2]
    assert plan.duplicates[0].why == (
        "A complaint received on that day was brought in from row 2 of “Complaints 2024.csv” and erased on "
        "Tuesday 30 November 2032. This may be it, so it is left out."
    )
    assert len(again(later, replace(made, digest="1" * 64), erased=True).added) == 2
    under_another_name = replace(source(DAMP, file="Old log.xlsx"), digest="1" * 64)
    assert again(later, under_another_name).duplicates[0].kind == "erased"


def test_another_log_with_a_complaint_of_that_day_is_to_be_looked_at(desk: Desk, settings: Settings) -> None:
    later = erased(desk, DAMP)
    other = row(ref="Z-9", date_recd="1/5/24", tenant="Ms V. Abara", s1_response="17/5/24")
    plan = again(later, replace(source(NOISE, other, file="Lifts.csv"), digest="1" * 64))
    assert len(plan.added) == 2
    (doubt,) = plan.doubts
    assert (
        doubt.number,
        doubt.why.endswith("If this is it, delete the row in the log, and choose the file again."),
    ) == (3, True)
    bring_in(later, plan)
    with later.book.reading() as session:
        assert not session.execute(text("SELECT 1 FROM journal WHERE body LIKE '%If this is it%'")).all()


def test_what_was_erased_before_its_row_was_kept_is_known_by_its_day(desk: Desk, settings: Settings) -> None:
    later = erased(desk, DAMP)
    (one,) = erased_rows(later)
    assert replace(one, row=None).said(source(DAMP), 2, dt.date(2024, 5, 1))[0]


def test_the_erasing_names_the_log_that_it_came_from(desk: Desk, settings: Settings) -> None:
    done = brought(desk, DAMP)
    later = on(desk, LATER)
    what = erasing_form(later, done.number + 1).guide.step("what")
    assert what.advice is not None
    assert "It came from row 2 of the old log “Complaints 2024.csv”." in str(what.advice({}))
    assert old_log_of(later, log_complaint(desk, MR_D)) is None
