"""The next step of a case: one thing, and the verb on its button."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.case_deeds import deed_form
from app.casework.cases import case_records
from app.casework.corrections import change_definition, strike_out
from app.casework.desks import Desk
from app.casework.fulfilments import keep_promise
from app.casework.intakes import Point
from app.casework.letters import issue, open_letter
from app.casework.settings import Settings, save_settings
from app.casework.steps import NextStep, next_step, update_step
from app.rules.editions import Editions
from tests.casework.cases import MONDAY, MR_D, Case, a_case, on
from tests.casework.escalated_cases import answered_case
from tests.casework.matters import REFUSED, decided, entered, planned
from tests.casework.righted_cases import LATER, MEND, PAY, answered, first, of_first


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
    assert step_of(case) == NextStep("deed", "Decide the answer", "decide", 1)
    decided(case, "2026-12-01")
    assert step_of(case) == NextStep("write", "Write the response", "response", 1)
    assert step_of(case, ("response", 1)) == NextStep("write", "Finish the response", "response", 1)
    case.responded("2026-12-01")
    assert step_of(case) == NextStep("ask", "Close the case", "closed", 1)
    case.asked_for(2, "2026-12-02")
    assert step_of(case) == NextStep("write", "Write the acknowledgement", "acknowledgement", 2)
    case.acknowledged("2026-12-03", stage=2)
    assert step_of(case) == NextStep("deed", "Type in the reviewer's decision", "decide", 2)
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


def test_what_has_no_words_is_recorded(desk: Desk, settings: Settings) -> None:
    """An edition that makes no demands of a letter leaves it to be written elsewhere."""
    bare = tuple(replace(edition, letters=()) for edition in desk.editions.all)
    case = a_case(replace(desk, editions=Editions(bare))).received(MONDAY)
    assert step_of(case) == NextStep("record", "Record the acknowledgement", "acknowledged", 1)
    assert step_of(case.acknowledged(MONDAY)) == NextStep("record", "Record the response", "responded", 1)


def test_the_code_of_2020_goes_the_same_way(desk: Desk, settings: Settings) -> None:
    """It has no acknowledgement of stage 2, so that stage begins with its decision."""
    case = a_case(on(desk, "2021-05-04")).received("2021-05-04")
    assert step_of(case) == NextStep("write", "Write the acknowledgement", "acknowledgement", 1)
    assert step_of(case.acknowledged("2021-05-05")) == NextStep("deed", "Decide the answer", "decide", 1)
    case.responded("2021-05-10").asked_for(2, "2021-05-12")
    assert step_of(case) == NextStep("deed", "Type in the reviewer's decision", "decide", 2)


def test_under_the_code_of_2022_a_second_stage_is_acknowledged_though_no_clock_runs(
    desk: Desk, settings: Settings
) -> None:
    """2022 Code 5.10: the issues that are left and the outcomes are set out when the stage begins."""
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-12").responded("2023-06-20")
    case.asked_for(2, "2023-06-21")
    assert step_of(case) == NextStep("write", "Write the acknowledgement", "acknowledgement", 2)
    issue(case.desk, open_letter(case.desk, case.id, "acknowledgement", 2))
    step = step_of(case)
    assert step is not None
    assert (step.key, step.kind) == ("post", "acknowledgement")
    case.posted("2023-06-21")
    assert step_of(case) == NextStep("deed", "Type in the reviewer's decision", "decide", 2)
    decided(case, "2023-06-22", 2)
    assert step_of(case) == NextStep("write", "Write the response", "response", 2)


def test_a_decision_that_a_point_has_outgrown_is_made_again(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    decided(case, MONDAY)
    change_definition(case.desk, case.id, ((MR_D.points[0], Point("It smells.", "ours")), (), ()), "He said so.")
    assert step_of(case) == NextStep("deed", "Decide the answer", "decide", 1)


def test_an_extension_that_is_planned_is_told_before_anything_else(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    decided(case, MONDAY)
    planned(case, MONDAY)
    assert step_of(case) == NextStep("write", "Write the extension notice", "extension", 1)
    issue(case.desk, open_letter(case.desk, case.id, "extension", 1))
    letter = case.file.letters[-1].letter_id
    assert step_of(case) == NextStep("post", "I posted this", "extension", 1, letter)
    case.posted(MONDAY)
    assert step_of(case) == NextStep("write", "Write the response", "response", 1)
    planned(case, "2026-11-24", until="2026-12-21")
    assert step_of(case) == NextStep("write", "Write the extension notice", "extension", 1)


def test_who_does_not_agree_to_an_extension_is_written_to_once(desk: Desk, settings: Settings) -> None:
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-12")
    planned(case, "2023-06-14", until="2023-07-11", good_reason="Asbestos.", agreed="no")
    issue(case.desk, open_letter(case.desk, case.id, "extension", 1))
    case.posted("2023-06-14")
    assert step_of(case) == NextStep("write", "Write the letter about the extension", "extension_not_agreed", 1)
    letter = open_letter(case.desk, case.id, "extension_not_agreed", 1).written("objection", "You told us: too long.")
    issue(case.desk, letter)
    case.posted("2023-06-15")
    assert step_of(case) == NextStep("deed", "Decide the answer", "decide", 1)


def test_a_refusal_is_written_and_posted_before_the_case_is_closed(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    entered(case, "refused", MONDAY, REFUSED)
    step = step_of(case)
    assert step is not None
    assert (step.key, step.kind, step.stage) == ("write", "refusal", 1)
    issue(case.desk, open_letter(case.desk, case.id, "refusal", 1))
    letter = case.file.letters[-1].letter_id
    assert step_of(case) == NextStep("post", "I posted this", "refusal", 1, letter)
    case.posted(MONDAY)
    assert step_of(case) == NextStep("ask", "Close the case", "closed", 1)


def test_closing_waits_while_the_policy_lets_them_ask_for_the_next_stage(desk: Desk, settings: Settings) -> None:
    """Answered on Friday 4 December 2026: five working days end on Friday the 11th."""
    case = answered_case(desk)
    assert step_of(case) == NextStep("ask", "Close the case", "closed", 1)
    save_settings(case.desk, replace(settings, escalation_days="20"))
    asked = NextStep("deed", "They asked for stage 2", "escalate", 1)
    assert step_of(case) == asked
    assert deed_form(case.desk, case.id, asked.kind).guide.key == "escalate"
    assert case.file.close_blocked == ""
    save_settings(case.desk, replace(settings, escalation_days="5"))
    assert step_of(case) == NextStep("ask", "Close the case", "closed", 1)
    case.asked_for(2, "2026-12-14").acknowledged("2026-12-15", stage=2).responded("2026-12-18", stage=2)
    save_settings(case.desk, replace(settings, escalation_days="20"))
    assert step_of(case) == NextStep("ask", "Close the case", "closed", 2)


def test_once_the_answer_is_out_the_soonest_promise_comes_before_closing(desk: Desk, settings: Settings) -> None:
    case = answered(desk, PAY, replace(MEND, by=LATER))
    soonest = of_first(case)
    assert step_of(case) == NextStep("deed", "Say that it is done", "keep_promise", 1, of=soonest)
    keep_promise(case.desk, case.id, first(case).seq, dt.date(2026, 11, 27), "Paid on Friday.")
    step = step_of(case)
    assert step is not None
    assert (step.kind, step.of != soonest) == ("keep_promise", True)


def test_a_word_of_progress_is_written_or_finished_or_recorded(desk: Desk, settings: Settings) -> None:
    """2024 Code 5.9; under the Code of 2020 there is no letter for it, and a call is recorded."""
    case = a_case(desk).received(MONDAY).acknowledged("2026-11-24")
    records = case_records(case.desk, case.id)
    assert update_step(case.desk, records, 1, ()) == NextStep(
        "deed", "Tell them how it goes", "write_progress_update", 1
    )
    begun = update_step(case.desk, records, 1, {("progress_update", 1)})
    assert begun == NextStep("write", "Finish the progress update", "progress_update", 1)
    old = replace(records, edition=case.desk.editions.named("2020"))
    assert update_step(case.desk, old, 1, ()) == NextStep("record", "Record the update", "updated", 1)
