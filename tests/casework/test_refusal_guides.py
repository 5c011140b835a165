"""The guides about not accepting a complaint, walked to every end without a window."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.casework.case_deeds import deed, deed_form, offered_deeds
from app.casework.desks import Desk
from app.casework.guides import CHECK, Guide, visible_fields
from app.casework.refusal_guides import overturned_form, refusal_form, telling_form
from app.casework.refusals import refuse
from app.casework.settings import Settings
from tests.casework.answered_cases import IN_2022, types
from tests.casework.cases import MONDAY, a_case
from tests.casework.refused_cases import (
    BORNE_OUT,
    KNOWN_SINCE,
    LATE,
    LATE_IN_2022,
    LONG_AGO,
    asked_case,
    case_in_2022,
    moved_to,
    new_case,
    records,
    refusal_of,
    refused_case,
)
from tests.casework.walks import walks

TYPED = types(day=MONDAY, **LATE)


def ends(guide: Guide, fixed: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    return list(walks(guide, TYPED, {**BORNE_OUT, **(fixed or {})}))


def test_every_ground_of_2024_ends_in_a_refusal_or_in_taking_it(desk: Desk, settings: Settings) -> None:
    guide = refusal_form(desk, new_case(desk).id).guide
    found = ends(guide)
    assert {(end["ground"], end["decision"]) for end in found} == {
        (ground, decision)
        for ground in ("time_limit", "court", "considered", "policy")
        for decision in ("accept", "refuse")
    }
    for end in found:
        taken = end["decision"] == "accept"
        assert guide.path(end)[-1] == ("accepting" if taken else CHECK)
        assert ("discretion" in end) == (end["ground"] == "time_limit")


@pytest.mark.parametrize("decision", ["accept", "refuse"])
@pytest.mark.parametrize("ground", ["time_limit", "court", "considered", "policy"])
def test_each_end_records_what_was_decided(desk: Desk, settings: Settings, ground: str, decision: str) -> None:
    case = new_case(desk)
    form = refusal_form(case.desk, case.id)
    end = ends(form.guide, {"ground": ground, "decision": decision})[-1]
    assert form.act(end).endswith(".")
    kind = "accepted" if decision == "accept" else "refused"
    assert records(case).facts(kind)["ground"] == ground
    assert bool(records(case).waiting) is (decision == "accept")


def test_inside_the_limit_a_sentence_stands_beside_the_date_and_the_guide_does_not_go_on(
    desk: Desk, settings: Settings
) -> None:
    guide = refusal_form(desk, new_case(desk).id).guide
    answers = {
        "ground": "time_limit",
        "occurred_on": LONG_AGO,
        "aware_on": MONDAY.replace(month=6),
        "safeguarding": "no",
        "policy_reference": "3.2",
    }
    (problem,) = guide.problems("facts.time_limit", answers)
    assert problem.field == "aware_on"
    assert "cannot be refused as too late" in problem.sentence
    advice = guide.step("facts.time_limit").advice
    assert advice is not None
    assert advice(answers) == problem.sentence
    assert "69 days later" in advice({**answers, "aware_on": KNOWN_SINCE})
    assert advice({}) == ""


def test_the_guide_argues_back_with_what_the_record_has(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, vulnerabilities="Lives alone.", hazard="yes", hazard_action="")
    guide = refusal_form(case.desk, case.id).guide
    answers = {"ground": "court", **BORNE_OUT}
    assert guide.following("facts.court", answers) == "against.court"
    step = guide.step("against.court")
    hints = {field.key: field.hint for field in visible_fields(step, answers)}
    assert hints["weighed_vulnerable"] == "The record says of them: Lives alone."
    assert "letter before claim" in hints["weighed_caution"]
    assert step.advice is not None
    assert step.advice(answers) == ""
    assert "had been brought" in step.advice({**answers, "claim_filed_on": MONDAY.replace(day=24)})
    assert {problem.field for problem in guide.problems("against.court", answers)} == {
        "weighed_hazard",
        "weighed_vulnerable",
        "weighed_caution",
    }


def test_where_nothing_but_discretion_speaks_against_it_that_is_asked_next(desk: Desk, settings: Settings) -> None:
    guide = refusal_form(desk, new_case(desk).id).guide
    answers = {"ground": "time_limit", **LATE, "safeguarding": "no"}
    assert guide.following("facts.time_limit", answers) == "circumstances"
    decision = guide.step("decision").advice
    assert decision is not None
    assert "69 days later" in decision(answers)
    assert decision({"ground": "court"}) == ""
    assert {problem.field for problem in guide.problems("decision", answers)} == {"discretion", "decision"}


def test_why_it_is_fair_is_asked_where_the_edition_asks_it(desk: Desk, settings: Settings) -> None:
    guide = refusal_form(desk, new_case(desk).id).guide
    said = {"on": MONDAY, "reasons": "The court has it."}
    assert guide.problems("reasons", {**said, "ground": "time_limit"}) == ()
    (problem,) = guide.problems("reasons", {**said, "ground": "court"})
    assert (problem.field, "why it is fair" in problem.sentence) == ("why_fair", True)
    (long,) = guide.problems("reasons", {**said, "ground": "court", "why_fair": "x" * 20_001})
    assert long.field == "why_fair"
    field = next(field for field in guide.step("reasons").fields if field.key == "why_fair")
    assert field.label == "Why is it fair to refuse this complaint, in its own circumstances?"
    assert not any(one.key == "why_fair" for one in guide.step("facts.court").fields)


def test_taking_it_asks_why(desk: Desk, settings: Settings) -> None:
    guide = refusal_form(desk, new_case(desk).id).guide
    answers = {"ground": "policy", "decision": "accept", "on": MONDAY}
    assert [each.sentence for each in guide.problems("accepting", answers)] == ["Enter why you take it all the same."]
    (long,) = guide.problems("accepting", {**answers, "accepting": "x" * 20_001})
    assert long.field == "accepting"
    assert "20,001" in long.sentence


def test_the_clauses_beside_the_steps_are_those_of_the_edition(desk: Desk, settings: Settings) -> None:
    def clauses(guide: Guide) -> str:
        return " ".join(step.clause for step in guide.steps)

    new = refusal_form(desk, new_case(desk).id).guide
    assert new.step("ground").clause.startswith("Code 2.1:")
    assert new.step("facts.time_limit").clause.startswith("Code 2.2, 2.3:")
    old = refusal_form(desk, case_in_2022(desk).id).guide
    assert old.step("ground").clause.startswith("Code 1.7:")
    assert old.step("reasons").clause.startswith("Code 1.9:")
    assert "2.4" not in clauses(old)
    further = refusal_form(desk, asked_case(desk).id).guide
    assert further.step("ground").clause.startswith("Code 5.11:")
    assert further.title == "Not take it to stage 2"


def test_2022_does_not_ask_when_they_learnt_of_it(desk: Desk, settings: Settings) -> None:
    case = case_in_2022(desk)
    form = refusal_form(case.desk, case.id)
    asked = [field.key for field in form.guide.step("facts.time_limit").fields]
    assert asked == ["occurred_on", "safeguarding", "policy_reference"]
    typed = types(day=IN_2022, **LATE_IN_2022)
    fixed = {"ground": "time_limit", "safeguarding": "no", "decision": "refuse"}
    (end,) = walks(form.guide, typed, fixed)
    form.act(end)
    assert records(case).refused is not None


def test_the_deeds_say_why_they_cannot_be_done(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    offered = {one.key: one for one in offered_deeds(case.desk, case.id)}
    assert offered["refuse"].blocked == ""
    assert "nothing to overturn" in offered["overturned"].blocked
    assert not {"refuse_further", "refusal_told"} & set(offered)
    refuse(case.desk, case.id, refusal_of(case))
    offered = {one.key: one for one in offered_deeds(case.desk, case.id)}
    assert "already" in offered["refuse"].blocked
    assert offered["overturned"].blocked == ""
    further = asked_case(case.desk)
    keys = {one.key for one in offered_deeds(further.desk, further.id)}
    assert "refuse_further" in keys
    assert "refuse" not in keys


def test_an_edition_without_grounds_refuses_nothing(desk: Desk, settings: Settings) -> None:
    case = records(new_case(desk))
    bare = replace(case, edition=replace(case.edition, grounds=()))
    assert not any(deed(key).fits(desk, bare) for key in ("refuse", "refuse_further", "overturned"))


def test_a_refusal_on_the_record_is_shown_while_it_is_overturned_with_the_dates_that_count_again(
    desk: Desk, settings: Settings
) -> None:
    case = moved_to(refused_case(desk), "2026-12-02")
    form = overturned_form(case.desk, case.id)
    step = form.guide.step("overturned")
    assert step.help.startswith("Not accepted on Monday 23 November 2026: It is fourteen months")
    assert step.clause.startswith("Code 2.4:")
    assert step.advice is not None
    assert step.advice({}).split("\n") == [
        "It counts as received on Monday 23 November 2026, as before.",
        "Acknowledge by Monday 30 November 2026: 2 working days late.",
        "Answer by Monday 14 December 2026: 8 working days left.",
    ]
    assert {end["by"] for end in walks(form.guide, types(day=MONDAY))} == {"ombudsman", "landlord"}
    form.act({"by": "ombudsman", "on": MONDAY, "reference": "202699999", "reason": "It was to look at it."})
    assert records(case).refused is None


def test_a_letter_of_one_s_own_is_recorded_once(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    assert deed("refusal_told").blocked(case.desk, records(case)) == ""
    form = telling_form(case.desk, case.id)
    assert {problem.field for problem in form.guide.problems("told", {})} == {"on"}
    form.act({"on": MONDAY, "how": "by hand"})
    assert "already" in deed("refusal_told").blocked(case.desk, records(case))
    assert deed_form(case.desk, case.id, "refusal_told").guide.problems("told", {"on": MONDAY})
