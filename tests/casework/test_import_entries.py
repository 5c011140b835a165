"""The entries of a case that is brought in, as its page and its clocks tell them."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.audits import audit
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.files import CaseFile, case_file
from app.casework.import_plans import Choices, Plan, Source, plan_import
from app.casework.imports import bring_in
from app.casework.settings import Settings
from app.ui.case_words import subtitle
from tests.casework.logs import DAMP, NOISE, only, row, standings
from tests.incoming.books import sheet_of


def test_a_closed_case_is_closed_with_its_days_and_keeps_what_the_log_says(desk: Desk, settings: Settings) -> None:
    file = only(desk, DAMP)
    assert (file.closed_on, file.received_on, file.edition_key) == (dt.date(2024, 5, 20), dt.date(2024, 5, 1), "2024")
    assert standings(file) == {"stage1.acknowledge": "met", "stage1.respond": "met"}
    assert (file.reference, file.brought_in) == ("OLD/0001", "brought in from an old log (C-1)")
    assert file.points[0].text == "Damp in the bedroom"
    assert "brought in from an old log (C-1)" in subtitle(file)
    source = next(line for line in file.history if line.kind == "old_row")
    assert "Compensation in the old log: £150." in source.sentence
    assert "Tenant: Mr D. Dunmore" in source.detail
    assert file.findings == ()


def test_an_acknowledgement_that_the_log_does_not_hold_is_no_breach_and_no_merit(
    desk: Desk, settings: Settings
) -> None:
    """Received on Monday 3 June, answered on the 20th: in time or not, according to a day that nobody knows."""
    file = only(desk, NOISE)
    assert standings(file) == {"stage1.acknowledge": "not_known", "stage1.respond": "not_known"}
    views = {view.key: view for view in file.clocks}
    assert views["stage1.acknowledge"].headline == "Stage 1 acknowledgement: the old log does not hold its day"
    assert views["stage1.acknowledge"].countdown == "not known from the old log"
    assert file.findings == ()
    assert any(line.kind == "not_known" and line.voidable for line in file.history)


def test_an_open_case_runs_its_clocks_from_the_recorded_days(desk: Desk, settings: Settings) -> None:
    file = only(desk, row(date_recd="16/11/26", tenant="Mr T. New", ack_sent="18/11/26", status="Open"))
    assert standings(file) == {"stage1.acknowledge": "met", "stage1.respond": "running"}
    assert [(one.reference, one.due) for one in due_list(desk)] == [("OLD/0001", dt.date(2026, 12, 2))]
    assert file.closed_on is None
    assert file.people == ((1, settings.officer),)


def test_an_open_case_without_an_acknowledgement_long_due_waits_for_its_answer_alone(
    desk: Desk, settings: Settings
) -> None:
    file = only(desk, row(date_recd="2/11/26", tenant="Mr U. Late", status="Open"))
    assert standings(file) == {"stage1.acknowledge": "not_known", "stage1.respond": "due_today"}
    assert [one.what for one in due_list(desk)] == ["Stage 1 response"]


def test_a_case_closed_without_its_day_is_closed_as_of_today_and_that_is_said(desk: Desk, settings: Settings) -> None:
    file = only(desk, row(date_recd="3/6/24", tenant="Mr A", status="Closed"))
    assert file.closed_on == desk.today()
    assert standings(file)["stage1.respond"] == "not_known"
    assert any("does not hold the day. It is closed as of today." in line.sentence for line in file.history)


def test_a_complaint_of_stage_2_has_its_clocks(desk: Desk, settings: Settings) -> None:
    days = {
        "ack_sent": "3/5/24",
        "s1_response": "15/5/24",
        "stage_2_requested": "3/6/24",
        "stage_2_response": "21/6/24",
    }
    file = only(desk, row(date_recd="1/5/24", tenant="Mr A", **days))
    assert (file.stage, file.closed_on) == (2, dt.date(2024, 6, 21))
    assert standings(file)["stage2.respond"] == "met"
    assert standings(file)["stage2.acknowledge"] == "not_known"


def test_letters_are_not_written_for_a_closed_case(desk: Desk, settings: Settings) -> None:
    file = only(desk, DAMP)
    assert file.step is None
    assert case_records(desk, file.case_id).waiting == ()


@pytest.mark.parametrize("name", ["", "N/A"])
def test_a_name_that_is_not_there_is_said_not_to_be(desk: Desk, settings: Settings, name: str) -> None:
    file = only(desk, row(date_recd="3/6/24", tenant=name, complaint="Lift"))
    assert file.person.name == "Name not in the old log"


THREE = ("Date rec'd", "Tenant", "Ack", "S1 response", "Stage 2 requested", "Stage 2 response", "Panel requested")
PANEL = (*THREE, "Panel date", "Panel response", "Panel outcome", "Status")


def of_three_stages(desk: Desk, *cells: str) -> tuple[Plan, CaseFile]:
    """A row of a log of three stages, brought in."""
    sheet = sheet_of(PANEL, cells)
    made = Source.of("Complaints.csv", "", sheet)
    plan = plan_import(desk, made, Choices(made.headings.columns))
    done = bring_in(desk, plan)
    return plan, case_file(desk, done.number + 1)


@pytest.mark.parametrize("answered", ["met", "late"])
@pytest.mark.parametrize("year", [2021, 2023])
def test_a_panel_is_the_third_stage_of_the_edition_of_its_day(
    desk: Desk, settings: Settings, year: int, answered: str
) -> None:
    """20 working days from the request (2020 Code, stage 3; 2022 Code 5.18)."""
    last = f"{24 if answered == 'met' else 31}/7/{year}"
    cells = (f"4/5/{year}", "Mr A", f"5/5/{year}", f"17/5/{year}", f"1/6/{year}", f"21/6/{year}", f"1/7/{year}")
    plan, file = of_three_stages(desk, *cells, f"20/7/{year}", last, "Upheld in part", "Closed")
    assert (file.stage, file.edition_key) == (3, "2020" if year == 2021 else "2022")
    assert standings(file)["stage3.respond"] == answered
    assert file.closed_on == dt.date(year, 7, int(last[:2]))
    assert plan.doubts == ()
    source = next(line.sentence for line in file.history if line.kind == "old_row")
    assert "The outcome in the old log: Upheld in part. A stage 3 panel met on " in source
    assert audit(desk).findings == ()


def test_an_open_third_stage_waits_for_its_answer(desk: Desk, settings: Settings) -> None:
    """Received under the Code of 2022, which governs it to its end, whatever came after it."""
    cells = ("4/3/24", "Mr A", "5/3/24", "15/3/24", "8/4/24", "30/4/24", "2/11/26")
    _plan, file = of_three_stages(desk, *cells, "", "", "", "Open")
    assert (file.stage, standings(file)["stage3.respond"]) == (3, "running")
    assert [one.what for one in due_list(desk)] == ["Stage 3 response"]


def test_a_panel_under_the_code_of_2024_is_told_for_its_row_and_on_its_case(desk: Desk, settings: Settings) -> None:
    cells = ("6/5/24", "Mr A", "7/5/24", "17/5/24", "3/6/24", "24/6/24", "1/7/24", "20/7/24", "1/8/24")
    plan, file = of_three_stages(desk, *cells, "Upheld", "Closed")
    assert (file.stage, [key for key in standings(file) if "stage3" in key]) == (2, [])
    assert plan.doubts[0].number == 2
    held = (
        "asked for on Monday 1 July 2024, heard by a panel on Saturday 20 July 2024, answered on Thursday 1 August 2024"
    )
    for said in (plan.doubts[0].why, next(line.sentence for line in file.history if line.kind == "old_row")):
        assert f"The log holds a third stage: {held} and outcome “Upheld”. The Code of 2024" in said
    assert file.closed_on == dt.date(2024, 8, 1)
    assert audit(desk).findings == ()
