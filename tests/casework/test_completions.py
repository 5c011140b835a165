"""Completions: who was written to that they will be told when it is done is told, or the record says why not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.case_guides import closing_form
from app.casework.cases import case_records
from app.casework.completions import untold
from app.casework.desks import Desk
from app.casework.fulfilments import keep_promise
from app.casework.guides import visible_fields
from app.casework.letter_plans import plan_letter
from app.casework.letters import issue, open_letter
from app.casework.milestones import close_case
from app.casework.settings import Settings
from app.casework.steps import NextStep, next_step
from tests.casework.cases import Case, refused
from tests.casework.matters import entered
from tests.casework.righted_cases import MEND, PAY, answered, first, of_first, records, righted

FRIDAY = dt.date(2026, 11, 27)


def promised(desk: Desk) -> Case:
    """A case whose stage 1 response, written in Casebook, says that a promise is still to be kept."""
    case = righted(desk, replace(MEND, by=FRIDAY)).issued("2026-11-24").posted("2026-11-24")
    acknowledged = next(one for one in records(case).standing if one.kind == "letter_issued")
    body = {**acknowledged.body, "letter_kind": "response"}
    letter = entered(case, "letter_issued", "2026-11-25", body)
    entered(case, "responded", "2026-11-25", {"stage": 1, "letter": letter, "how": "second", "person": ""})
    return case


def step_of(case: Case, *drafts: tuple[str, int]) -> NextStep | None:
    return next_step(case.desk, case_records(case.desk, case.id), drafts)


def kept(case: Case) -> str:
    keep_promise(case.desk, case.id, first(case).seq, first(case).made_on, "A photograph.")
    return of_first(case)


def test_what_is_done_is_told_before_the_case_is_closed(desk: Desk, settings: Settings) -> None:
    case = promised(desk)
    assert untold(case.desk, records(case)) == ()
    of = kept(case)
    assert [str(one.seq) for one in untold(case.desk, records(case))] == [of]
    verb = "Tell them that it is done"
    assert step_of(case) == NextStep("deed", verb, "write_action_completed", 1, of=of)
    answers = {"what": "We mended the radiator.", "done_on": first(case).made_on, "shown_by": ""}
    plan_letter(case.desk, case.id, "action_completed", 1, answers, of=of)
    drafted = ("action_completed", 1)
    assert step_of(case, drafted) == NextStep("write", "Finish the letter that something is done", *drafted)
    number = issue(case.desk, open_letter(case.desk, case.id, "action_completed", 1))
    assert step_of(case) == NextStep("post", "I posted this", *drafted, number)
    case.posted("2026-11-27")
    assert untold(case.desk, records(case)) == ()
    assert step_of(case) == NextStep("ask", "Close the case", "closed", 1)
    assert "told" not in [field.key for field in closing_form(case.desk, case.id).guide.steps[0].fields]


def test_closing_asks_how_they_were_told_where_no_letter_went(desk: Desk, settings: Settings) -> None:
    case = promised(desk)
    kept(case)
    (step,) = closing_form(case.desk, case.id).guide.steps
    (asked,) = (field for field in visible_fields(step, {}) if field.key == "told")
    assert "“Mend the radiator in the front room”" in asked.hint
    with refused(case.desk) as said:
        close_case(case.desk, case.id, case.desk.today(), "All is done.")
    assert said["told"].startswith("You wrote that you would tell them when “Mend the radiator in the front room” is")
    close_case(case.desk, case.id, case.desk.today(), "All is done.", "She was told by telephone.")
    assert case.file.history[0].sentence.endswith("All is done. Told that it is done: She was told by telephone.")


def test_what_no_letter_of_casebook_promised_asks_for_nothing(desk: Desk, settings: Settings) -> None:
    case = answered(desk, PAY)
    keep_promise(case.desk, case.id, first(case).seq, first(case).made_on, "The bank's receipt.")
    assert untold(case.desk, records(case)) == ()
    close_case(case.desk, case.id, case.desk.today(), "All is done.")
