"""Across rooms: what is typed wrongly into the dialogs of guided casework: a clear sentence, and nothing is lost.

Received on Monday 23 November 2026 and acknowledged on the 24th, so the answer is due by Tuesday 8 December. 6 December
is a Sunday; 2 December a Wednesday, before that date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.casework.case_deeds import deed_form
from app.casework.desks import Desk
from app.casework.settings import read_settings, save_settings
from app.models.checks import check_book
from app.ui.case_dialogs import CaseFormDialog
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_pages import StepPage
from tests.casework.answered_cases import received_case
from tests.casework.cases import OFFICER, REVIEWER, Case, name_reviewers, st_annes
from tests.casework.escalated_cases import answered_case
from tests.casework.refused_cases import new_case
from tests.models.ledgers import everything
from tests.ui.desks import Day, empty_desk
from tests.ui.lives import day

PAID = {"remedy": "pay", "what": "For the weeks without heating.", "head": "time_and_trouble"}
DONE = {**PAID, "sum": "50", "done": "no", "agreed": "asked"}
LONGER = {"told": "plan", "updates": "no", "reason": "The surveyor is ill."}
MOVED = {"on": day("2026-12-14"), "person": "somebody else", "conflict": "none"}
Opens = Callable[[str, Callable[[Desk], Case]], GuideDialog]


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opens]:
    """Opens the dialog of a deed on a case; afterwards nothing is recorded that was not, and the book is sound."""
    desk = empty_desk(Day())
    save_settings(desk, st_annes(read_settings(desk)))
    name_reviewers(desk, REVIEWER)
    made: list[tuple[Case, Any]] = []

    def opened(key: str, make: Callable[[Desk], Case]) -> GuideDialog:
        case = make(desk)
        made.append((case, everything(case.desk.book)))
        dialog = CaseFormDialog(deed_form(case.desk, case.id, key), "Mr D. Dunmore").window
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    yield opened
    for case, before in made:
        assert everything(case.desk.book) == before
        assert check_book(case.desk.book).sound


def said(dialog: GuideDialog, answers: Mapping[str, Any]) -> dict[str, str]:
    """What stands beside the fields of the page that refuses these answers; what was typed there is still there."""
    while True:
        at, page = dialog.at(), dialog.page
        assert isinstance(page, StepPage), "nothing was refused"
        typed = {}
        for key, box in page.boxes.items():
            if key in answers and not box.isHidden():  # an answer can bring up the next field
                box.set_value(answers[key])
                typed[key] = box
        dialog.go_on()
        if dialog.at() == at:
            assert dialog.page is page
            assert {key: box.value() for key, box in typed.items()} == {key: answers[key] for key in typed}
            return {key: box.problem() for key, box in page.boxes.items() if box.problem()}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-5", "“-5” is no sum. Nobody is paid less than nothing: enter the sum without the minus"),
        ("1e9", "“1e9” is no sum. Enter it in figures, in pounds and pence, for example 250 or 1,250.50."),
        ("1000000000", "is more than £100,000, the most that there is room for. Check the figures."),
        ("ten pounds", "“ten pounds” is no sum. Enter it in figures, in pounds and pence"),
        ("5.005", "There are two figures for the pence"),
        ("1,50", "A comma parts thousands, and a point the pence"),
        ("0", "A payment of nothing is none."),
        ("£", "Enter the sum in pounds"),
        ("", "Enter the sum in pounds"),
    ],
)
def test_a_sum_that_is_none(opens: Opens, typed: str, words: str) -> None:
    found = said(opens("add_remedy", received_case), {**PAID, "sum": typed})
    assert list(found) == ["sum"]
    assert words in found["sum"]
    assert found["sum"].endswith(".")


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("2026-11-20", "Friday 20 November 2026 has passed"),
        ("2026-12-06", "Sunday 6 December 2026 is no working day"),
        ("2026-12-25", "Christmas"),
    ],
)
def test_a_promise_for_a_day_on_which_nobody_can_keep_it(opens: Opens, by: str, words: str) -> None:
    found = said(opens("add_remedy", received_case), {**DONE, "by": day(by)})
    assert list(found) == ["by"]
    assert words in found["by"]


@pytest.mark.parametrize(
    ("until", "words"),
    [
        ("2026-12-02", "The answer is due by Tuesday 8 December 2026 as it is"),
        ("2026-12-08", "gives no more time. Enter a later day."),
        ("2026-12-13", "Sunday 13 December 2026 is no working day."),
    ],
)
def test_more_time_that_is_none(opens: Opens, until: str, words: str) -> None:
    found = said(opens("extend", received_case), {**LONGER, "until": day(until)})
    assert list(found) == ["until"]
    assert words in found["until"]


@pytest.mark.parametrize("name", [OFFICER, "anne  CLERK", "Clerk, Anne", "Ms Anne Clerk", "Mrs A. Clerk", "Ann Clerk"])
def test_whoever_had_stage_1_under_any_spelling(opens: Opens, name: str) -> None:
    """Nobody considers a complaint twice (2024 Code 6.13)."""
    found = said(opens("escalate", answered_case), {**MOVED, "other_person": name})
    assert set(found) <= {"other_person", "two_people"}
    assert "dealt with stage 1" in " ".join(found.values())


def test_refusing_while_inside_the_time_limit(opens: Opens) -> None:
    """Twelve months from Thursday 1 January 2026 end with Friday 1 January 2027 (2024 Code 2.3)."""
    facts = {"occurred_on": day("2026-01-01"), "aware_on": day("2026-01-01"), "safeguarding": "no"}
    found = said(opens("refuse", new_case), {"ground": "time_limit", **facts, "policy_reference": "3.2"})
    assert list(found) == ["occurred_on"]
    assert "inside the 12 months from Thursday 1 January 2026" in found["occurred_on"]
    assert "which end on Friday 1 January 2027. It cannot be refused as too late." in found["occurred_on"]
