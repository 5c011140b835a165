"""Why a letter goes without what the Code advises: asked once, kept with the draft, and told in the story."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.histories import history
from app.casework.letter_reasons import NOT_HERE, WITHOUT
from app.casework.letters import OpenLetter, issue, keep_draft, open_letter, withdraw
from app.casework.settings import Settings
from app.casework.texts import POINT_LENGTH
from tests.casework.cases import MONDAY, Case, a_case, on, refused

WHY = "They asked to hear nothing until the end."
IN_2022 = dt.date(2023, 2, 6)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """A complaint under the Code of 2022, to be acknowledged."""
    return a_case(on(desk, "2023-02-07")).received(IN_2022, logged=IN_2022, logged_on=dt.date(2023, 2, 7))


def opened(case: Case) -> OpenLetter:
    return open_letter(case.desk, case.id, "acknowledgement", 1)


def without_updates(case: Case) -> OpenLetter:
    return opened(case).written("updates", "")


def test_what_is_only_advised_does_not_stop_a_letter_but_issuing_asks_why(case: Case) -> None:
    letter = without_updates(case)
    assert letter.problems() == ()
    assert [one.key for one in letter.shortfalls()] == ["updates"]
    with refused(case.desk) as said:
        issue(case.desk, letter)
    assert list(said) == ["updates"]
    assert said["updates"].endswith("Or say why not: the Code advises it (4.10).")


def test_with_a_reason_it_goes_and_the_reason_is_in_the_book(case: Case) -> None:
    number = issue(case.desk, without_updates(case).explained({"updates": f"  {WHY}\n"}))
    records = case_records(case.desk, case.id)
    (letter,) = (one for one in records.standing if one.seq == number)
    (kept,) = letter.body[WITHOUT]
    assert (kept["key"], kept["clause"], kept["reason"]) == ("updates", "4.10", WHY)
    line = next(one for one in history(records) if one.seq == number)
    assert line.detail.startswith("Advised, and not done: ")
    assert line.detail.endswith(f"(4.10). Reason: {WHY}")


def test_a_reason_is_asked_once_and_kept_with_the_draft(case: Case) -> None:
    keep_draft(case.desk, without_updates(case).explained({"updates": WHY}))
    again = opened(case)
    assert again.continued
    assert again.unexplained() == ()
    assert again.suggestions()[0].sentence.endswith(f"You gave a reason: {WHY}")


def test_a_letter_withdrawn_keeps_its_reasons(case: Case) -> None:
    number = issue(case.desk, without_updates(case).explained({"updates": NOT_HERE}))
    withdraw(case.desk, case.id, number)
    assert opened(case).unexplained() == ()


def test_a_reason_taken_back_is_wanted_again(case: Case) -> None:
    letter = without_updates(case).explained({"updates": WHY})
    assert letter.explained({"updates": " "}).unexplained() != ()


def test_a_reason_for_what_is_put_in_after_all_is_not_told(case: Case) -> None:
    letter = without_updates(case).explained({"updates": WHY})
    number = issue(case.desk, letter.written("updates", "You hear from us each week."))
    records = case_records(case.desk, case.id)
    assert WITHOUT not in next(one for one in records.standing if one.seq == number).body


def test_a_reason_has_room_to_end_in(case: Case) -> None:
    (problem,) = without_updates(case).explained({"updates": "x" * (POINT_LENGTH + 1)}).unexplained()
    assert problem.field == "updates"
    assert "Shorten it" in problem.sentence


def test_a_name_of_staff_wants_a_reason(case: Case) -> None:
    reviewer = opened(case).draft.facts.staff[1]
    letter = opened(case).written("contact", f"{reviewer} rings you each Monday.")
    (one,) = letter.shortfalls()
    assert one.key == f"name.{reviewer}"
    assert issue(case.desk, letter.explained({one.key: "He asked to be named."}))


def test_an_edition_that_only_demands_asks_nothing(desk: Desk, settings: Settings) -> None:
    letter = opened(a_case(desk).received(MONDAY))
    assert (letter.shortfalls(), letter.unexplained(), letter.suggestions()) == ((), (), ())
