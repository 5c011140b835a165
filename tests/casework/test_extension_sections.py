"""The section of more time: what is planned and by when it must go, each notice that went, and whether it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.extension_sections import extension_section
from app.casework.page_sections import Section
from app.casework.planned_extensions import Extension, plan_extension
from app.casework.settings import Settings
from tests.casework.answered_cases import received_case, records
from tests.casework.cases import Case, on

PLAN = Extension(1, dt.date(2026, 12, 15), "The surveyor is ill.", every=1, unit="weeks")


def section(case: Case) -> Section:
    found = extension_section(case.desk, records(case))
    assert found is not None
    return found


def planned(desk: Desk, **changes: object) -> Case:
    case = received_case(desk)
    plan_extension(case.desk, case.id, replace(PLAN, **changes))  # type: ignore[arg-type]  # any field of Extension
    return case


def test_without_a_notice_it_says_when_one_must_go(desk: Desk, settings: Settings) -> None:
    shown = section(received_case(desk))
    assert shown.lines == ()
    assert shown.empty.endswith(".")
    assert [offer.deed for offer in shown.offers] == ["extend"]


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        ("2026-11-24", "open", "Its notice has to go by Tuesday 8 December 2026; until then the date has not moved."),
        ("2026-12-04", "soon", "Its notice has to go by Tuesday 8 December 2026; until then the date has not moved."),
        ("2026-12-09", "late", "Its notice did not go by Tuesday 8 December 2026, so the date has not moved."),
    ],
)
def test_what_is_planned_is_to_go_in_time(desk: Desk, settings: Settings, day: str, state: str, words: str) -> None:
    case = planned(desk)
    case.desk = on(case.desk, day)
    (line,) = section(case).lines
    assert line.words == f"Stage 1: more time until Tuesday 15 December 2026 is planned. {words}"
    assert line.state == state
    assert line.detail == "The surveyor is ill.\nUpdates every week."
    assert [offer.deed for offer in line.offers] == ["extend"]


def test_what_was_said_with_the_plan_stands_below_it(desk: Desk, settings: Settings) -> None:
    (line,) = section(planned(desk, until=dt.date(2027, 1, 15), good_reason="Asbestos.", agreed="no")).lines
    assert "Good reason: Asbestos." in line.detail
    assert "The resident does not agree to the new date." in line.detail


def test_each_notice_says_whether_it_counts(desk: Desk, settings: Settings) -> None:
    case = planned(desk).extended("2026-12-04", "2026-12-15").extended("2026-12-16", "2026-12-18")
    first, second = section(case).lines
    assert (first.state, second.state) == ("done", "stopped")
    assert "It does not count" in second.words


def test_an_answered_case_offers_no_more_time(desk: Desk, settings: Settings) -> None:
    assert section(received_case(desk).responded("2026-12-04")).offers == ()
