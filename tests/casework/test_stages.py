"""Stages: the last one of a landlord, with and without a justification for one more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import places
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.settings import Settings, save_settings
from app.casework.stages import final_stage, last_stage_sentence
from app.rules.reading import read_editions
from tests.casework.cases import a_case, on

EDITIONS = read_editions(places.resources() / "codes")
PLAIN, JUSTIFIED = Settings(), Settings(third_stage="A panel with two residents on it.")


@pytest.mark.parametrize(
    ("edition", "settings", "reached", "last"),
    [
        ("2022", PLAIN, 1, 2),
        ("2022", PLAIN, 2, 2),
        ("2022", PLAIN, 3, 3),  # a case that went there keeps its stage
        ("2022", JUSTIFIED, 1, 3),
        ("2024", PLAIN, 1, 2),
        ("2024", JUSTIFIED, 2, 2),  # 5.3
    ],
)
def test_the_last_stage(edition: str, settings: Settings, reached: int, last: int) -> None:
    assert final_stage(EDITIONS.named(edition), settings, reached) == last


def test_the_sentence_says_what_to_do_where_there_is_something() -> None:
    said = last_stage_sentence(EDITIONS.named("2022"), 2)
    assert said.startswith("Under the Code of 2022 a complaint ordinarily ends with stage 2 (Code 5.17).")
    assert "write in Settings why" in said
    assert last_stage_sentence(EDITIONS.named("2022"), 3) == "The Code of 2022 has 3 stages, and the last was reached."
    assert last_stage_sentence(EDITIONS.named("2024"), 2) == "The Code of 2024 has 2 stages, and the last was reached."


def test_today_says_whether_an_answered_case_can_go_further(desk: Desk, settings: Settings) -> None:
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-14").responded("2023-06-20")
    case.asked_for(2, "2023-06-22").responded("2023-07-03", stage=2)
    assert due_list(case.desk)[0].note == "the last stage; the case can be closed"
    save_settings(desk, replace(settings, third_stage="A panel with residents on it."))
    assert due_list(case.desk)[0].note == "the resident may ask for the next stage"
