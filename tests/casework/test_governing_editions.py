"""Which edition governs a case when the day on which it was received changes, and what is said of one that stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.corrections import correct_date
from app.casework.desks import Desk
from app.casework.edition_changes import change_edition
from app.casework.governing_editions import edition_if_received, lacks_stage, stays_sentence
from app.casework.settings import Settings, save_settings
from tests.casework.cases import Case, a_case, on

JUNE, MAY_2024 = dt.date(2023, 6, 12), dt.date(2024, 5, 13)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(on(desk, JUNE)).received(JUNE)


def governed(case: Case, day: dt.date) -> tuple[str, str]:
    records = case_records(case.desk, case.id)
    return edition_if_received(case.desk, records, day).key, stays_sentence(case.desk, records, day)


def test_it_is_the_one_in_force_on_that_day(case: Case) -> None:
    assert governed(case, JUNE) == ("2022", "")
    assert governed(case, MAY_2024) == ("2024", "")
    assert governed(case, dt.date(2021, 1, 4)) == ("2020", "")


def test_a_chosen_one_stays(case: Case) -> None:
    change_edition(case.desk, case.id, "2020", "An older policy.")
    assert governed(case, MAY_2024) == (
        "2020",
        "The Code of 2020, which was chosen, stays; by that day it would be the Code of 2024.",
    )
    assert governed(case, dt.date(2021, 1, 4)) == ("2020", "")


def test_one_without_the_stage_that_was_reached_does_not_take_over(desk: Desk, settings: Settings) -> None:
    save_settings(desk, replace(settings, third_stage="A panel with residents on it."))
    case = a_case(on(desk, "2024-02-05")).received("2024-02-05").acknowledged("2024-02-06").responded("2024-02-07")
    case.asked_for(2, "2024-02-08").responded("2024-02-09", stage=2).asked_for(3, "2024-06-03", "Mrs J. Hale")
    day = dt.date(2024, 4, 2)
    stays = "The Code of 2022 stays: stage 3 was reached, which the Code of 2024 does not have."
    records = case_records(case.desk, case.id)
    assert governed(case, day) == ("2022", stays)
    assert [lacks_stage(edition, records) for edition in desk.editions.all] == [False, False, True]


def test_the_correction_says_that_it_stays(desk: Desk, settings: Settings) -> None:
    save_settings(desk, replace(settings, third_stage="A panel with residents on it."))
    case = a_case(on(desk, "2024-03-28")).received("2024-03-28").acknowledged("2024-04-03").responded("2024-04-04")
    case.asked_for(2, "2024-04-05").responded("2024-04-08", stage=2).asked_for(3, "2024-04-09", "Mrs J. Hale")
    correct_date(case.desk, case.id, case.line("received").seq, dt.date(2024, 4, 2), "After Easter.")
    assert (case.file.edition_key, case.file.stage, len(case.file.clocks)) == ("2022", 3, 4)
    assert case.line("received").sentence.endswith("which the Code of 2024 does not have.")
