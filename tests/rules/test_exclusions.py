"""Exclusions: a ground that its own facts do not bear out cannot be used, and what can be used is weighed first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.rules.editions import Edition
from app.rules.exclusions import REASONS, Earlier, Exclusion, Matter, accept_period, exclusion
from app.rules.provisions import GroundRule
from tests.rules.cases import EDITIONS

RECEIVED = dt.date(2026, 11, 23)
MATTER = Matter(received_on=RECEIVED)
DEALT_WITH = Earlier("2025/003", dt.date(2025, 3, 3), answered=2, last=2)
FILED = {"claim_filed_on": dt.date(2026, 10, 1), "particulars_filed": "yes"}


def ground_of(edition: Edition, key: str) -> GroundRule:
    ground = edition.ground(key)
    assert ground is not None
    return ground


def found(
    year: str, key: str, answers: dict[str, Any], matter: Matter = MATTER, earlier: Earlier | None = None
) -> Exclusion:
    edition = EDITIONS.named(year)
    return exclusion(edition, ground_of(edition, key), answers, matter, earlier)


def days(occurred: str, aware: str = "") -> dict[str, Any]:
    given = {"occurred_on": dt.date.fromisoformat(occurred)}
    return given | ({"aware_on": dt.date.fromisoformat(aware)} if aware else {})


@pytest.mark.parametrize(
    ("year", "occurred", "aware", "barred"),
    [
        # 2024: twelve months from the event, or from learning of it (2.3)
        ("2024", "2025-11-23", "2025-11-23", ["occurred_on"]),  # twelve months to the day
        ("2024", "2025-11-22", "2025-11-22", []),
        ("2024", "2025-09-23", "2026-06-23", ["aware_on"]),  # D6: 14 months ago, learnt of 5 months ago
        ("2024", "2025-06-02", "2025-11-22", []),
        ("2024", "2026-05-01", "2026-05-01", ["occurred_on"]),
        ("2024", "2025-06-02", "", []),  # when they learnt of it is asked, but is not answered yet
        # 2022 and 2020: six months from the event, whenever it was learnt of (1.8)
        ("2022", "2026-05-23", "", ["occurred_on"]),
        ("2022", "2026-05-22", "", []),
        ("2022", "2025-09-23", "2026-06-23", []),
        ("2020", "2026-05-23", "", ["occurred_on"]),
        ("2020", "2026-05-22", "", []),
    ],
)
def test_a_complaint_inside_the_months_from_either_day_is_not_too_late(
    year: str, occurred: str, aware: str, barred: list[str]
) -> None:
    said = found(year, "time_limit", days(occurred, aware))
    assert [problem.field for problem in said.barred] == barred
    assert bool(said.beyond) is not bool(barred)


def test_the_sentence_says_from_which_day_the_months_run_and_when_they_end() -> None:
    (problem,) = found("2024", "time_limit", days("2025-09-23", "2026-06-23")).barred
    assert problem.sentence == (
        "The complaint came on Monday 23 November 2026, inside the 12 months from Tuesday 23 June 2026 "
        "(the resident learnt of it), which end on Wednesday 23 June 2027. It cannot be refused as too late."
    )


@pytest.mark.parametrize(("occurred", "late"), [("2025-11-22", "1 day later"), ("2025-11-13", "10 days later")])
def test_what_came_too_late_says_by_how_much(occurred: str, late: str) -> None:
    assert found("2024", "time_limit", days(occurred, occurred)).beyond.endswith(f"Monday 23 November 2026, {late}.")


@pytest.mark.parametrize(
    ("occurred", "aware", "field"),
    [
        ("2026-11-24", "2026-11-24", "aware_on"),
        ("2026-11-24", "", "occurred_on"),
        ("2025-06-02", "2026-11-24", "aware_on"),
        ("2025-06-02", "2025-06-01", "aware_on"),
    ],
)
def test_days_that_cannot_all_be_right_are_named(occurred: str, aware: str, field: str) -> None:
    problems = found("2024", "time_limit", days(occurred, aware)).barred
    assert field in {problem.field for problem in problems}
    assert all("Check both dates." in problem.sentence for problem in problems)


def test_safety_bars_a_late_complaint_under_2022_and_speaks_against_refusing_it_under_2024() -> None:
    """D5: under the 2022 edition a matter of seven months ago that is about gas is not left out."""
    barred = found("2022", "time_limit", {**days("2026-04-23"), "safeguarding": "yes"})
    assert [problem.field for problem in barred.barred] == ["safeguarding"]
    weighed = found("2024", "time_limit", {**days("2025-06-02", "2025-06-02"), "safeguarding": "yes"})
    assert weighed.barred == ()
    assert "safety" in [reason.key for reason in weighed.against]


@pytest.mark.parametrize("year", ["2022", "2024"])
def test_a_letter_before_claim_is_no_claim(year: str) -> None:
    """D7: nothing is at court before the claim form and the particulars of claim are both filed."""
    (problem,) = found(year, "court", {**FILED, "particulars_filed": "no"}).barred
    assert problem.field == "particulars_filed"
    assert "letter before claim" in problem.sentence
    assert found(year, "court", FILED).barred == ()


@pytest.mark.parametrize("year", ["2020", "2022", "2024"])
def test_what_was_through_the_policy_before_can_be_refused_and_the_same_fault_since_cannot(year: str) -> None:
    """D8: the same kind of fault happening again is a new complaint."""
    assert found(year, "considered", {"same_matter": "yes"}, earlier=DEALT_WITH).barred == ()
    (problem,) = found(year, "considered", {"same_matter": "no"}, earlier=DEALT_WITH).barred
    assert problem.field == "same_matter"
    assert "happened again" in problem.sentence


@pytest.mark.parametrize(
    ("earlier", "says"),
    [
        (replace(DEALT_WITH, answered=0), "never answered"),
        (replace(DEALT_WITH, received_on=dt.date(2026, 11, 24)), "after this complaint"),
    ],
)
def test_a_case_that_dealt_with_nothing_is_no_earlier_one(earlier: Earlier, says: str) -> None:
    (problem,) = found("2024", "considered", {"same_matter": "yes"}, earlier=earlier).barred
    assert problem.field == "earlier_case"
    assert says in problem.sentence


def test_the_policy_s_own_grounds_are_barred_by_nothing_but_weighed_like_all_others() -> None:
    said = found("2024", "policy", {})
    assert said.barred == ()
    assert [reason.key for reason in said.against] == ["caution"]


@pytest.mark.parametrize(
    ("changes", "key", "says"),
    [
        ({"stage": 2}, "stage", "Stage 1 took this complaint on."),
        ({"acknowledged_on": dt.date(2026, 11, 24)}, "acknowledged", "Tuesday 24 November 2026"),
        ({"hazard": True}, "hazard", "looked into whatever you decide"),
        ({"vulnerabilities": "Uses a walking frame."}, "vulnerable", "Uses a walking frame."),
        ({"adjustments": ("large print", "a sign")}, "adjustments", "large print and a sign"),
        ({"refused_before": ("2026/001", "2026/002")}, "again", "2026/001 and 2026/002"),
        ({"alike": {"policy": 1}}, "alike", "One other complaint was"),
        ({"alike": {"policy": 3, "court": 9}}, "alike", "3 other complaints were"),
    ],
)
def test_what_the_record_has_speaks_against_refusing(changes: dict[str, Any], key: str, says: str) -> None:
    against = {one.key: one.sentence for one in found("2024", "policy", {}, replace(MATTER, **changes)).against}
    assert says in against[key]


def test_refusals_on_other_grounds_say_nothing_about_this_one() -> None:
    said = found("2024", "policy", {}, replace(MATTER, alike={"court": 9}))
    assert "alike" not in [reason.key for reason in said.against]


def test_a_claim_filed_after_the_complaint_speaks_against_refusing_it() -> None:
    said = found("2024", "court", {**FILED, "claim_filed_on": dt.date(2026, 11, 24)})
    assert "claim_later" in [reason.key for reason in said.against]
    assert "claim_later" not in [reason.key for reason in found("2024", "court", FILED).against]


def test_an_earlier_case_that_ended_before_its_last_stage_may_be_a_request_for_the_next() -> None:
    short = found("2024", "considered", {"same_matter": "yes"}, earlier=replace(DEALT_WITH, answered=1))
    assert short.barred == ()
    assert "stage 2" in {one.key: one.sentence for one in short.against}["earlier_stage"]
    whole = found("2024", "considered", {"same_matter": "yes"}, earlier=DEALT_WITH)
    assert "earlier_stage" not in [reason.key for reason in whole.against]


def test_every_reason_has_its_name_and_they_come_in_one_order() -> None:
    everything = Matter(
        received_on=RECEIVED,
        stage=2,
        acknowledged_on=RECEIVED,
        hazard=True,
        vulnerabilities="Old.",
        adjustments=("large print",),
        refused_before=("2026/001",),
        alike={"court": 2, "considered": 2, "time_limit": 2},
    )
    keys = []
    for ground, answers in (
        ("time_limit", {**days("2020-01-06", "2020-01-06"), "safeguarding": "yes"}),
        ("court", {**FILED, "claim_filed_on": dt.date(2026, 12, 1)}),
        ("considered", {"same_matter": "yes"}),
    ):
        said = found("2024", ground, answers, everything, replace(DEALT_WITH, answered=1))
        here = [reason.key for reason in said.against]
        assert here == sorted(here, key=list(REASONS).index)
        keys += here
    assert set(keys) == set(REASONS)


def test_a_ground_whose_answer_bars_it_without_words_of_its_own_says_so_all_the_same() -> None:
    edition = EDITIONS.named("2024")
    court = ground_of(edition, "court")
    questions = tuple(replace(one, key="why_fair", bars="no") for one in court.questions[:1])
    (problem,) = exclusion(edition, replace(court, questions=questions), {"why_fair": "no"}, MATTER).barred
    assert problem.sentence == "With this answer the complaint cannot be refused on this ground. Take it."


def test_a_ground_without_a_caution_warns_of_nothing() -> None:
    edition = EDITIONS.named("2024")
    plain = replace(ground_of(edition, "policy"), caution="")
    assert exclusion(edition, plain, {}, MATTER).against == ()


def test_the_months_are_not_known_while_no_day_is() -> None:
    assert accept_period(EDITIONS.named("2024"), {}, RECEIVED) is None
    assert found("2024", "time_limit", {}) == Exclusion((), ())


@pytest.mark.parametrize("year", ["2020", "2022", "2024"])
def test_every_ground_of_every_edition_can_be_used_on_facts_that_bear_it_out(year: str) -> None:
    facts = {**FILED, **days("2020-01-06", "2020-01-06"), "same_matter": "yes", "safeguarding": "no"}
    for ground in EDITIONS.named(year).grounds:
        assert found(year, ground.key, facts, earlier=DEALT_WITH).barred == ()
