"""The guide of more time: planned, recorded, or too late; each edition's own questions.

Acknowledged on Tuesday 24 November 2026, so the answer is due on Tuesday 8 December (2024 Code 6.3).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.case_deeds import offered_deeds
from app.casework.case_guides import CaseForm
from app.casework.desks import Desk
from app.casework.extension_guides import extend_form
from app.casework.guides import CHECK, Caution, visible_fields
from app.casework.planned_extensions import planned_record
from app.casework.settings import Settings, read_settings, save_settings
from tests.casework.answered_cases import case_of_2022_running, overdue_case, received_case, records, types
from tests.casework.cases import Case, a_case, on, refused
from tests.casework.walks import walks

PLAN = {
    "told": "plan",
    "until": dt.date(2026, 12, 15),
    "reason": "The surveyor comes on Friday.",
    "updates": "yes",
    "every": "1",
    "unit": "weeks",
}
OF_2022 = {"told": "plan", "until": dt.date(2023, 3, 10), "reason": "Two contractors.", "good_reason": "Asbestos."}


def form_of(case: Case) -> CaseForm:
    return extend_form(case.desk, case.id)


def advice(form: CaseForm, step: str, answers: dict[str, Any]) -> str:
    page = form.guide.step(step)
    assert page.advice
    return page.advice(answers)


def offered(case: Case) -> dict[str, str]:
    """The deeds that the menu offers, with why they cannot be done."""
    return {one.key: one.blocked for one in offered_deeds(case.desk, case.id)}


def third_stage_case(desk: Desk) -> Case:
    """Under the Code of 2022, at a third stage that the landlord has justified; due on Monday 19 June 2023."""
    save_settings(desk, replace(read_settings(desk), third_stage="The trustees hear residents themselves."))
    case = case_of_2022_running(desk).responded("2023-02-17").asked_for(2, "2023-03-01").responded("2023-03-20", 2)
    case = case.asked_for(3, "2023-05-18", "The panel of trustees")
    case.desk = on(replace(case.desk, today=lambda: dt.date(2023, 5, 18)), "2023-06-01")
    return case


def test_it_shows_the_original_date_the_longest_and_the_one_in_force(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert form_of(case).guide.step("told").help == (
        "The original date is Tuesday 8 December 2026. "
        "It can ordinarily become Tuesday 22 December 2026, 10 working days later."
    )
    case = case.extended("2026-12-04", "2026-12-15")
    assert form_of(case).guide.step("told").help.endswith("It was extended, and Tuesday 15 December 2026 is in force.")


def test_a_plan_is_made_with_the_updates_that_were_agreed(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    form = form_of(case)
    assert form.guide.path(PLAN) == ("told", "date", "why", "updates", CHECK)
    for step in form.guide.path(PLAN)[:-1]:
        assert form.guide.problems(step, PLAN) == ()
    assert form.act(PLAN) == (
        "More time is planned. It counts once its notice has gone, which is to be by Tuesday 8 December 2026."
    )
    planned = planned_record(records(case), 1)
    assert planned is not None
    assert (planned.body["every"], planned.body["unit"]) == (1, "weeks")
    assert "until Tuesday 15 December 2026 is planned" in form_of(case).guide.step("told").help


def test_the_first_update_is_said_before_it_is_agreed(desk: Desk, settings: Settings) -> None:
    form = form_of(received_case(desk))
    assert advice(form, "updates", PLAN) == "They hear from you every week; the first time by Tuesday 1 December 2026."
    assert isinstance(advice(form, "updates", {**PLAN, "updates": "no"}), Caution)
    assert advice(form, "updates", {**PLAN, "every": "two"}) == ""


@pytest.mark.parametrize(
    ("step", "changes", "field"),
    [
        ("told", {"told": ""}, "told"),
        ("date", {"until": None}, "until"),
        ("date", {"until": "31 2 2027"}, "until"),
        ("date", {"until": dt.date(2026, 12, 12)}, "until"),
        ("date", {"until": dt.date(2026, 12, 4)}, "until"),
        ("why", {"reason": " "}, "reason"),
        ("why", {"until": dt.date(2027, 1, 4)}, "good_reason"),
        ("updates", {"updates": ""}, "updates"),
        ("updates", {"every": "0"}, "every"),
        ("updates", {"unit": ""}, "unit"),
    ],
)
def test_what_is_to_be_put_right_is_said_on_its_page(
    desk: Desk, settings: Settings, step: str, changes: dict[str, Any], field: str
) -> None:
    form = form_of(received_case(desk))
    assert [one.field for one in form.guide.problems(step, {**PLAN, **changes})] == [field]


def test_the_count_stands_beside_the_date_and_the_reason(desk: Desk, settings: Settings) -> None:
    form = form_of(received_case(desk))
    beyond = {**PLAN, "until": dt.date(2027, 1, 4)}
    for step in ("date", "why"):
        said = advice(form, step, beyond)
        assert "Monday 4 January 2027 is 16 working days after Tuesday 8 December 2026, the original date." in said
        assert isinstance(said, Caution)


def test_a_notice_that_the_post_brings_too_late_is_warned_of(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert advice(form_of(case), "told", PLAN) == ""
    case.desk = on(case.desk, "2026-12-07")
    said = advice(form_of(case), "told", PLAN)
    assert isinstance(said, Caution)
    assert "by first class post on Wednesday 9 December 2026" in said
    assert "Take it there by hand" in said


def test_a_notice_sent_by_hand_is_recorded(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    case.desk = on(case.desk, "2026-12-07")
    sent = {**PLAN, "told": "sent", "on": dt.date(2026, 12, 4), "how": "by hand"}
    assert form_of(case).act(sent) == "The extension notice is recorded."
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 15)
    assert case.line("updates_agreed").on == dt.date(2026, 12, 4)


def test_once_the_date_has_passed_it_does_not_pretend(desk: Desk, settings: Settings) -> None:
    case = overdue_case(desk)
    form = form_of(case)
    assert [option.key for option in form.guide.step("told").fields[0].options] == ["sent", "late"]
    late = {
        "told": "late",
        "said_on": dt.date(2026, 12, 10),
        "said": "Sorry; by Monday.",
        "updates": "yes",
        "every": "2",
        "unit": "days",
    }
    assert "extends nothing. Apologise" in advice(form, "told", late)
    assert form.guide.path(late) == ("told", "late", "updates", CHECK)
    assert form.act(late).startswith("What you told them is recorded. The date has not moved")
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 8)
    assert case.file.updates[0].next_due == dt.date(2026, 12, 12)


def test_a_notice_after_the_date_is_said_not_to_extend(desk: Desk, settings: Settings) -> None:
    case = overdue_case(desk)
    sent = {**PLAN, "told": "sent", "on": dt.date(2026, 12, 9)}
    (said,) = form_of(case).guide.problems("date", sent)
    assert said.field == "on"
    assert said.sentence.startswith("It went after Tuesday 8 December 2026")
    with refused(case.desk) as problems:
        form_of(case).act(sent)
    assert list(problems) == ["on"]


def test_under_2022_a_long_one_asks_whether_the_resident_agrees(desk: Desk, settings: Settings) -> None:
    case = case_of_2022_running(desk)
    form = form_of(case)
    assert form.guide.path(OF_2022) == ("told", "date", "why", "agreed", "updates", CHECK)
    short = {**OF_2022, "until": dt.date(2023, 3, 1)}
    assert "agreed" not in form.guide.path(short)
    assert form.guide.step("agreed").clause.startswith("Code 5.2:")
    assert "both sides should agree" in advice(form, "agreed", OF_2022)
    no = advice(form, "agreed", {**OF_2022, "agreed": "no"})
    assert "Give them the Ombudsman's details" in no
    assert "5.3" in no
    assert advice(form, "agreed", {**OF_2022, "agreed": "yes"}) == ""


@pytest.mark.parametrize("agreed", ["yes", "no", ""])
def test_what_the_resident_says_of_it_is_kept(desk: Desk, settings: Settings, agreed: str) -> None:
    case = case_of_2022_running(desk)
    form_of(case).act({**OF_2022, "agreed": agreed, "updates": "no"})
    planned = planned_record(records(case), 1)
    assert planned is not None
    assert (planned.body["agreed"], planned.body["good_reason"]) == (agreed, "Asbestos.")


def test_who_does_not_agree_is_asked_what_they_say_against_it(desk: Desk, settings: Settings) -> None:
    """Planned, or told already: what they said, when, and who said it for them is kept, for the letter about it."""
    said = {"objection": "It is long enough.", "objected_on": dt.date(2023, 2, 14), "objected_by": "Mrs Quill"}
    kept = {**said, "objected_on": "2023-02-14"}
    sent = {"told": "sent", "on": dt.date(2023, 2, 14), "how": "by hand"}
    for changes, kind in (({}, "extension_planned"), (sent, "extended")):
        case = case_of_2022_running(desk)
        form = form_of(case)
        answers = {**OF_2022, **changes, "updates": "no", **said}
        shown = [field.key for field in visible_fields(form.guide.step("agreed"), {**answers, "agreed": "no"})]
        assert shown == ["agreed", "objection", "objected_on", "objected_by"]
        ahead = {**answers, "agreed": "no", "objected_on": dt.date(2023, 2, 16)}
        assert [one.field for one in form.guide.problems("agreed", ahead)] == ["objected_on"]
        form.act({**answers, "agreed": "no"})
        body = records(case).facts(kind)
        assert {key: body[key] for key in said} == kept


def test_what_was_typed_before_they_agreed_after_all_is_not_kept(desk: Desk, settings: Settings) -> None:
    case = case_of_2022_running(desk)
    form_of(case).act({**OF_2022, "updates": "no", "agreed": "yes", "objection": "It is long enough."})
    assert "objection" not in records(case).facts("extension_planned")


def test_a_third_stage_takes_longer_only_for_a_panel(desk: Desk, settings: Settings) -> None:
    case = third_stage_case(desk)
    form = form_of(case)
    answers = {"told": "plan", "until": dt.date(2023, 6, 26), "reason": "The panel meets monthly.", "updates": "no"}
    assert "only for convening a panel" in form.guide.step("told").help
    said = [one.sentence for one in form.guide.problems("why", {**answers, "panel": "no"})]
    assert said == ["At stage 3 more time is only for convening a panel."]
    assert form.guide.problems("why", {**answers, "panel": "yes"}) == ()
    form.act({**answers, "panel": "yes"})
    planned = planned_record(records(case), 3)
    assert planned is not None
    assert planned.body["panel"] is True


def test_the_guide_of_a_third_stage_is_walked_to_every_end(desk: Desk, settings: Settings) -> None:
    case = third_stage_case(desk)
    form = form_of(case)
    typed = types(day=dt.date(2023, 6, 1), until=dt.date(2023, 6, 26), every="2")
    ends = list(walks(form.guide, typed, {"panel": "yes"}))
    assert {end["told"] for end in ends} == {"plan", "sent"}
    form.act(ends[-1])


def test_of_2020_no_updates_are_asked_about(desk: Desk, settings: Settings) -> None:
    monday = dt.date(2021, 3, 1)
    case = a_case(replace(desk, today=lambda: monday)).received(monday)
    form = form_of(case)
    assert form.guide.path({"told": "plan", "until": dt.date(2021, 3, 22)})[-1] == CHECK
    assert "updates" not in form.guide.path({"told": "plan", "until": dt.date(2021, 3, 22)})
    typed = types(day=monday, until=dt.date(2021, 3, 22))
    assert list(walks(form.guide, typed))


def test_what_cannot_be_extended_says_why(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert offered(case)["extend"] == ""
    case = case.responded("2026-12-04")
    assert offered(case)["extend"] == (
        "The answer of stage 1 went on Friday 4 December 2026. There is nothing to extend."
    )
    assert offered(case.closed("2026-12-07"))["extend"].startswith("This case is closed.")
