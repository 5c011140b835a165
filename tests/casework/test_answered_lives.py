"""Across rooms: complaints answered with more time, decided point by point, disagreed with, and grown on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app.casework.case_deeds import deed_form, offered_deeds
from app.casework.case_sections import sections_of
from app.casework.corrections import change_definition
from app.casework.decisions import decision_of, decision_problems
from app.casework.definitions import Understanding, definition_now
from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.guides import visible_fields
from app.casework.milestones import Milestone, record_milestone
from app.casework.planned_extensions import planned_record
from app.casework.settings import Settings, read_settings, save_settings
from app.models.checks import check_book
from tests.casework.answered_cases import records
from tests.casework.cases import REVIEWER, Case, a_case, on

DECISION = {
    "conflict": "no",
    "evidence_landlord": "The job log.",
    "evidence_resident": "Three photographs.",
    "resident_commented": "yes",
    "staff_commented": "none",
    "whose.2": "ours",
    "finding.1": "upheld",
    "reasons.1": "The job was never raised.",
    "finding.2": "partly",
    "reasons.2": "The carpet was wet before, and is wetter now.",
}


def does(case: Case, deed: str, day: str, answers: dict[str, Any], of: str = "") -> str:
    """A deed done on a day, as its window does it: with what the form begins with, and what was typed over it."""
    case.desk = on(case.desk, day)
    assert {one.key: one.blocked for one in offered_deeds(case.desk, case.id)}[deed] == ""
    form = deed_form(case.desk, case.id, deed, of)
    typed = {field.key: field.initial for step in form.guide.steps for field in step.fields} | answers
    walked = [form.guide.step(key) for key in form.guide.path(typed) if key != "check"]
    for step in walked:
        assert form.guide.problems(step.key, typed) == (), step.key
    asked = {field.key for step in walked for field in visible_fields(step, typed)}
    return form.act({key: value for key, value in typed.items() if key in asked})


def lines(case: Case, section: str) -> list[tuple[str, str]]:
    """What a section of the page shows, each line with its state."""
    found = {one.key: one for one in sections_of(case.desk, case.id)}
    return [(line.words, line.state) for line in found[section].lines]


def test_two_stages_with_an_extension_and_the_reviewer_s_own_decision(desk: Desk, settings: Settings) -> None:
    """Life (a): received on Monday 23 November 2026, due on 8 December, and then on the 15th."""
    case = a_case(desk).received("2026-11-23").acknowledged("2026-11-24")
    plan = {"told": "plan", "until": dt.date(2026, 12, 15), "reason": "The surveyor comes on the 11th."}
    does(case, "extend", "2026-12-01", {**plan, "updates": "yes", "every": "1", "unit": "weeks"})
    assert [state for _, state in lines(case, "extension")] == ["open"]
    case = case.extended("2026-12-02", "2026-12-15")
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 15)
    assert [state for _, state in lines(case, "extension")] == ["done"]
    assert case.file.updates[0].next_due == dt.date(2026, 12, 8)
    does(case, "decide", "2026-12-11", {**DECISION, "known_on": dt.date(2026, 12, 11)})
    assert decision_problems(records(case), 1) == ()
    case = case.responded("2026-12-14").asked_for(2, "2027-01-04").acknowledged("2027-01-06", 2)
    theirs = {**DECISION, "finding.1": "own", "finding_words.1": "resolved before we looked into it"}
    said = does(case, "type_in_decision", "2027-01-20", {**theirs, "known_on": dt.date(2027, 1, 19)})
    assert said == f"The decision of stage 2 is recorded as {REVIEWER}'s."
    words = [words for words, _ in lines(case, "decision")]
    assert words[0].startswith("Stage 1 was decided by Anne Clerk.")
    assert words[3].startswith(f"Stage 2 was decided by {REVIEWER}.")
    assert words[4].endswith("Resolved before we looked into it.")
    assert check_book(case.desk.book).sound


def test_of_2022_with_disagreement_and_a_third_stage(desk: Desk, settings: Settings) -> None:
    """Life (d): agreement asked for beyond 20 working days in all, refused, and a panel at the third stage."""
    save_settings(desk, replace(read_settings(desk), third_stage="A panel with two residents on it."))
    monday = dt.date(2023, 2, 6)
    case = a_case(replace(desk, today=lambda: monday)).received(monday, logged_on=monday).acknowledged("2023-02-07")
    whole = definition_now(records(case))
    unrealistic = Understanding(("", "A new carpet is not for the trust to give."), "no", dt.date(2023, 2, 7))
    change_definition(case.desk, case.id, whole, "He was asked, and wants it otherwise.", unrealistic)
    assert case.file.understanding.sentence == (
        "The resident does not agree to this understanding (Tuesday 7 February 2023)."
    )
    plan = {"told": "plan", "until": dt.date(2023, 3, 13), "reason": "Two contractors.", "good_reason": "Asbestos."}
    does(case, "extend", "2023-02-14", {**plan, "agreed": "no", "updates": "no"})
    planned = planned_record(records(case), 1)
    assert planned is not None
    sent = Milestone(
        kind="extended",
        on=dt.date(2023, 2, 15),
        how="by post",
        until=dt.date(2023, 3, 13),
        reason=planned.body["notice_reason"],
        good_reason=planned.body["good_reason"],
        agreed=planned.body["agreed"],
    )
    case.desk = on(case.desk, "2023-02-15")
    record_milestone(case.desk, case.id, sent)
    ((words, state),) = lines(case, "extension")
    assert state == "open"
    assert "The resident did not agree to it (5.2): give them the Ombudsman's details" in words
    decision = {**DECISION, "staff_commented": "yes", "staff_comment": "She rang twice."}
    does(case, "decide", "2023-03-10", {**decision, "known_on": dt.date(2023, 3, 10)})
    case = case.responded("2023-03-13").asked_for(2, "2023-03-20").responded("2023-04-03", 2)
    case = case.asked_for(3, "2023-04-11", "The panel of trustees")
    panel = {"told": "plan", "until": dt.date(2023, 5, 31), "reason": "The panel meets monthly.", "panel": "yes"}
    does(case, "extend", "2023-04-17", {**panel, "updates": "no"})
    record_milestone(
        case.desk,
        case.id,
        Milestone("extended", dt.date(2023, 4, 17), 3, "", dt.date(2023, 5, 31), "Panel.", panel=True),
    )
    assert case.clock("stage3.respond").due == dt.date(2023, 5, 31)
    assert "for convening a panel" not in lines(case, "extension")[-1][0]
    assert "because a panel has to be convened" in lines(case, "extension")[-1][0]
    said = does(case, "type_in_decision", "2023-05-30", {**decision, "known_on": dt.date(2023, 5, 30)})
    assert said == "The decision of stage 3 is recorded as The panel of trustees'."


def test_something_new_joins_with_its_danger_and_one_point_goes_on(desk: Desk, settings: Settings) -> None:
    """Life (e): a point more on the Thursday, decided with the rest, and only that one taken to stage 2."""
    case = a_case(desk).received("2026-11-23", large_print=True).acknowledged("2026-11-24")
    issue = {"text": "There is mould behind the wardrobe.", "whose": "ours", "hazard": "yes", "heard_by": "the warden"}
    does(case, "new_issue", "2026-11-26", {**issue, "related": "yes", "delays": "no"})
    assert case.file.hazard_pressing
    known = {"known_on": dt.date(2026, 12, 4)}
    third = {"finding.3": "upheld", "reasons.3": "We had been told of the damp."}
    does(case, "decide", "2026-12-04", {**DECISION, **third, **known})
    case = case.responded("2026-12-07")
    asked = Milestone("escalation_requested", dt.date(2026, 12, 14), 2, points=(3,), person=REVIEWER)
    case.desk = on(case.desk, "2026-12-14")
    record_milestone(case.desk, case.id, asked)
    form = deed_form(case.desk, case.id, "type_in_decision")
    assert [key for key in form.guide.path({}) if key.startswith("point.")] == ["point.3"]
    does(case, "type_in_decision", "2027-01-05", {**DECISION, **third, "known_on": dt.date(2027, 1, 5)})
    reviewed = decision_of(records(case), 2)
    assert reviewed is not None
    assert [point.text for point in reviewed.points] == ["There is mould behind the wardrobe."]
    later = {"text": "The gate squeaks.", "whose": "ours", "hazard": "no", "related": "yes", "delays": "no"}
    said = does(case, "new_issue", "2027-01-06", later)
    assert said.startswith("It is complaint 2027/001")
    new = case_file(case.desk, records(case).facts("linked")["case"])
    assert (new.received_on, new.large_print) == (dt.date(2027, 1, 6), True)
    assert check_book(case.desk.book).sound
