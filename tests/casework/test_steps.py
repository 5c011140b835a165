"""The next step of a case: one thing, and the verb on its button."""

from __future__ import annotations

from app.casework.cases import case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.settings import Settings
from app.casework.steps import NextStep, next_step
from tests.casework.cases import MONDAY, Case, a_case, on


def step_of(case: Case, *drafts: tuple[str, int]) -> NextStep | None:
    return next_step(case.desk, case_records(case.desk, case.id), drafts)


def test_the_steps_of_a_complaint_from_call_to_closing(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02", logged=MONDAY)
    assert step_of(case) == NextStep("write", "Write the acknowledgement", "acknowledgement", 1)
    assert step_of(case, ("acknowledgement", 1)) == NextStep(
        "write", "Finish the acknowledgement", "acknowledgement", 1
    )
    case.issued(MONDAY)
    letter = case.file.letters[0].letter_id
    assert step_of(case) == NextStep("post", "I posted this", "acknowledgement", 1, letter)
    case.posted(MONDAY)
    assert step_of(case) == NextStep("record", "Record the response", "responded", 1)
    case.responded("2026-12-01")
    assert step_of(case) == NextStep("ask", "Close the case", "closed", 1)
    case.asked_for(2, "2026-12-02")
    assert step_of(case) == NextStep("record", "Record the acknowledgement", "acknowledged", 2)
    case.acknowledged("2026-12-03", stage=2)
    assert step_of(case) == NextStep("record", "Record the response", "responded", 2)
    case.responded("2026-12-04", stage=2).closed("2026-12-07")
    assert step_of(case) is None


def test_a_letter_struck_out_is_written_again(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).issued(MONDAY)
    strike_out(desk, case.id, case.file.letters[0].letter_id, "A slip in it.")
    assert step_of(case) == NextStep("write", "Write the acknowledgement", "acknowledgement", 1)


def test_a_posting_struck_out_is_to_be_posted_again(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).issued(MONDAY).posted(MONDAY)
    strike_out(desk, case.id, case.line("acknowledged").seq, "It is still on my desk.")
    assert step_of(case) == NextStep("post", "I posted this", "acknowledgement", 1, case.file.letters[0].letter_id)


def test_a_letter_is_written_where_there_are_words_for_it_and_recorded_where_there_is_only_a_rule(
    desk: Desk, settings: Settings
) -> None:
    """The Code of 2020 borrows the words of its acknowledgement; nobody has words yet for an answer."""
    case = a_case(on(desk, "2021-05-04")).received("2021-05-04")
    assert step_of(case) == NextStep("write", "Write the acknowledgement", "acknowledgement", 1)
    assert case_records(case.desk, case.id).edition.letter("response", 1) is not None
    assert step_of(case.acknowledged("2021-05-05")) == NextStep("record", "Record the response", "responded", 1)
