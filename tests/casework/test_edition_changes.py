"""Another edition of the Code for a case: chosen with a reason, said before it is done, and kept.

Under the Code of 2020 the answer is counted from the receipt: from Monday 23 November 2026, Tue 24 (1) to Fri 27 (4),
Mon 30 (5) to Fri 4 December (9), Mon 7 (10). Under those of 2022 and 2024 it waits for the acknowledgement.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.case_guides import correction_form
from app.casework.cases import case_records
from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.edition_changes import NOTHING_MOVES, change_edition, edition_form
from app.casework.files import case_file
from app.casework.milestones import Milestone, record_milestone
from app.casework.settings import Settings, save_settings
from app.casework.workings import working_of
from app.models.books import book_in_memory
from app.models.checks import check_book
from tests.casework.cases import MONDAY, OFFICER, Case, a_case, on, refused

WHY = "Our policy followed the older Code until October."
JULY = dt.date(2022, 7, 4)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Received on Monday 23 November 2026."""
    return a_case(desk).received(MONDAY)


def advice(case: Case, key: str) -> str:
    told = edition_form(case.desk, case.id).guide.steps[0].advice
    assert told
    return told({"edition": key})


def test_a_chosen_edition_takes_the_place_of_the_old_one_with_its_reason(desk: Desk, case: Case) -> None:
    old = case.line("edition").seq
    new = change_edition(desk, case.id, "2020", f"  {WHY} ")
    file = case.file
    assert (file.edition_key, file.edition_name, file.edition_chosen) == ("2020", "Code of 2020", WHY)
    lines = {line.seq: line for line in file.history}
    assert (lines[old].struck_by, lines[new].struck_by, lines[new].actor) == (new, None, OFFICER)
    assert lines[new].sentence == (
        "Now handled under the Code of 2020, which was chosen; by the day of receipt it would be the Code of 2024."
    )
    assert lines[new].detail == f"Reason: {WHY}"
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 7)
    assert check_book(desk.book).sound


def test_an_edition_that_came_with_the_receipt_is_not_chosen(case: Case) -> None:
    assert case.file.edition_chosen == ""


def test_the_edition_is_changed_again_and_never_struck_out(desk: Desk, case: Case) -> None:
    chosen = change_edition(desk, case.id, "2020", WHY)
    line = case.line("edition")
    assert (line.seq, line.voidable, line.date_name) == (chosen, False, "")
    with refused(desk) as said:
        strike_out(desk, case.id, chosen, "A slip.")
    assert said == {"": "That entry cannot be corrected in this way."}
    change_edition(desk, case.id, "2022", "It was the one after that.")
    assert (case.file.edition_key, case.file.edition_chosen) == ("2022", "It was the one after that.")
    assert len([one for one in case.file.history if one.kind == "edition" and one.struck_by is None]) == 1


def test_the_way_back_to_the_edition_of_the_day_is_no_choice(desk: Desk, case: Case) -> None:
    change_edition(desk, case.id, "2020", WHY)
    change_edition(desk, case.id, "2024", "It was a mistake.")
    assert (case.file.edition_key, case.file.edition_chosen) == ("2024", "")
    assert case.line("edition").sentence == "Now handled under the Code of 2024 again, as the day of receipt has it."
    assert case.line("edition").detail == "Reason: It was a mistake."
    correct_date(desk, case.id, case.line("received").seq, JULY, "In July.")
    assert case.file.edition_key == "2022"


@pytest.mark.parametrize(
    ("key", "reason", "said_instead"),
    [
        ("", WHY, {"edition": "Choose an edition of the Code. There are: 2020, 2022, 2024."}),
        ("1999", WHY, {"edition": "Choose an edition of the Code. There are: 2020, 2022, 2024."}),
        ("2024", WHY, {"edition": "The case is under the Code of 2024 already. Choose another."}),
        ("2022", " \n", {"reason": "Enter the reason why this edition applies; it stays in the history."}),
        ("2022", "x" * 1_001, {"reason": "The reason has 1,001 characters; there is room for 1,000. Shorten it."}),
        (
            "2024",
            "",
            {
                "edition": "The case is under the Code of 2024 already. Choose another.",
                "reason": "Enter the reason why this edition applies; it stays in the history.",
            },
        ),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    desk: Desk, case: Case, key: str, reason: str, said_instead: dict[str, str]
) -> None:
    with refused(desk) as said:
        change_edition(desk, case.id, key, reason)
    assert said == said_instead


def test_a_closed_case_keeps_its_edition(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10").closed("2026-11-11")
    with refused(desk) as said:
        change_edition(case.desk, case.id, "2022", WHY)
    assert said == {"": "This case is closed. Open it again first, then record what happened."}


@pytest.fixture
def third(desk: Desk, settings: Settings) -> Case:
    """Under the Code of 2022, at a stage 3 that the landlord has justified."""
    save_settings(desk, replace(settings, third_stage="A panel with residents on it."))
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-14").responded("2023-06-20")
    case.asked_for(2, "2023-06-22").responded("2023-07-03", stage=2)
    return case.asked_for(3, "2023-07-05", "Mrs J. Hale")


def test_a_stage_that_was_reached_must_be_there(third: Case) -> None:
    sentence = "This complaint is at stage 3, and the Code of 2024 has 2 stages. Choose another."
    with refused(third.desk) as said:
        change_edition(third.desk, third.id, "2024", WHY)
    assert said == {"edition": sentence}
    assert advice(third, "2024") == sentence
    change_edition(third.desk, third.id, "2020", WHY)
    assert third.file.edition_key == "2020"


def test_dates_beyond_the_calendar_are_refused(desk: Desk, settings: Settings) -> None:
    """Under the Code of 2020 an answer at stage 2 is counted from the request, under that of 2024 from what follows."""
    late = on(desk, "2040-12-10")
    case = a_case(late).received("2040-11-01").acknowledged("2040-11-02").responded("2040-11-05")
    change_edition(case.desk, case.id, "2020", WHY)
    case.asked_for(2, "2040-11-28")
    with refused(case.desk) as said:
        change_edition(case.desk, case.id, "2024", WHY)
    assert list(said) == ["edition"]
    assert "2040" in said["edition"]


# what is said before


def test_the_form_says_what_the_clocks_would_do(case: Case) -> None:
    assert advice(case, "") == ""
    assert advice(case, "2020") == "Answer by Monday 7 December 2026 instead of Monday 14 December 2026."
    assert advice(case, "2022") == NOTHING_MOVES


def test_the_form_says_what_the_months_would_do(case: Case) -> None:
    """Seven months before the complaint: late under the Code of 2022, in time under that of 2024."""
    record_milestone(case.desk, case.id, Milestone("occurred", dt.date(2026, 4, 20)))
    assert advice(case, "2022").startswith(
        "The complaint was received on Monday 23 November 2026, after the 6 months, which ended on Tuesday 20 October"
    )


def test_the_form_says_which_edition_it_is_now_and_offers_the_others(desk: Desk, case: Case) -> None:
    guide = edition_form(desk, case.id).guide
    step, why = guide.steps
    assert guide.path({}) == ("edition", "reason")
    assert step.help == "Now it is the Code of 2024."
    assert step.clause == "By the day of receipt, Monday 23 November 2026, it is the Code of 2024."
    assert [problem.field for problem in guide.problems("edition", {})] == ["edition"]
    assert guide.problems("edition", {"edition": "2022"}) == guide.problems("reason", {}) == ()
    assert why.advice
    assert why.advice({"edition": "2022"}) == NOTHING_MOVES
    assert [option.key for option in step.fields[0].options] == ["2020", "2022"]
    said = edition_form(desk, case.id).act({"edition": "2022", "reason": WHY})
    assert said == "The edition is changed; the one before stays in the history."
    step = edition_form(desk, case.id).guide.steps[0]
    assert step.help == f"Now it is the Code of 2022. It was chosen: {WHY}"
    assert [option.key for option in step.fields[0].options] == ["2020", "2024"]


# what follows


def test_a_corrected_date_leaves_a_chosen_edition_and_says_so(desk: Desk, case: Case) -> None:
    change_edition(desk, case.id, "2020", WHY)
    received = case.line("received").seq
    told = correction_form(desk, case.id, received).guide.steps[0].advice
    assert told
    stays = "The Code of 2020, which was chosen, stays; by that day it would be the Code of 2022."
    assert stays in told({"on": JULY})
    correct_date(desk, case.id, received, JULY, "In July.")
    assert (case.file.edition_key, case.file.edition_chosen) == ("2020", WHY)
    assert case.line("received").sentence == (
        f"Date received corrected from Monday 23 November 2026 to Monday 4 July 2022. {stays}"
    )
    correct_date(desk, case.id, case.line("received").seq, dt.date(2021, 7, 5), "A year before.")
    assert case.line("received").sentence.endswith("to Monday 5 July 2021.")


def test_a_letter_under_the_edition_before_is_flagged(case: Case) -> None:
    case.issued(MONDAY)
    change_edition(case.desk, case.id, "2022", WHY)
    (letter,) = case.file.letters
    assert "It was written under the Code of 2024; the case is now under the Code of 2022." in letter.flags


def test_a_working_says_that_its_edition_was_chosen(case: Case) -> None:
    plain = working_of(case.desk, case.id, "stage1.respond").edition
    change_edition(case.desk, case.id, "2022", WHY)
    assert "Chosen" not in plain
    assert working_of(case.desk, case.id, "stage1.respond").edition.endswith(f" Chosen for this case: {WHY}")


def test_as_it_was_known_before_the_choice_the_case_has_the_old_edition(desk: Desk) -> None:
    days = [MONDAY]

    def now() -> dt.datetime:
        return dt.datetime.combine(days[-1], dt.time(10, 0), dt.UTC)

    desk = replace(desk, book=book_in_memory(now), today=lambda: days[-1])
    case = a_case(desk).received(MONDAY)
    days.append(dt.date(2026, 11, 25))
    change_edition(desk, case.id, "2020", WHY)
    then = case_file(desk.as_known_on(MONDAY), case.id)
    assert (then.edition_key, then.edition_chosen) == ("2024", "")
    assert case_records(desk, case.id).edition.key == "2020"
    desk.book.close()
