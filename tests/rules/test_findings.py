"""What is odd in a timeline is said, and counted all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.rules.editions import Edition
from app.rules.findings import findings
from app.rules.timelines import contradictions
from tests.rules.cases import EDITIONS, Case, a_case

NEW, OLD = EDITIONS.named("2024"), EDITIONS.named("2022")
ANSWERED = a_case().received("2022-05-27").responded("2022-06-10")
PLAIN = a_case().received("2026-11-23").acknowledged("2026-11-25")


@pytest.mark.parametrize(
    ("case", "edition", "says"),
    [
        (PLAIN.acknowledged("2026-11-27"), NEW, "recorded 2 times: Wednesday 25 November 2026 and Friday 27"),
        (
            PLAIN.responded("2026-12-01").responded("2026-12-03"),
            NEW,
            "The answer of stage 1 is recorded 2 times",
        ),
        (a_case().received("2026-11-23").responded("2026-12-01"), NEW, "was answered on Tuesday 1 December 2026 and"),
        (
            a_case().received("2026-11-23").responded("2026-11-26").acknowledged("2026-11-27"),
            NEW,
            "before its acknowledgement on Friday 27 November 2026",
        ),
        (PLAIN.then("logged", "2026-11-24"), NEW, "nothing is counted from the day of logging"),
        (PLAIN.escalated("2026-12-01"), NEW, "before stage 1 was answered"),
        (
            PLAIN.responded("2026-12-02").escalated("2026-12-01"),
            NEW,
            "Stage 2 was asked for on Tuesday 1 December 2026, before stage 1 was answered",
        ),
        (
            a_case()
            .received("2022-05-27")
            .responded("2022-06-10")
            .escalated("2022-06-13")
            .acknowledged("2022-06-14", 2)
            .acknowledged("2022-06-15", 2),
            OLD,
            "The acknowledgement of stage 2 is recorded 2 times",
        ),
    ],
)
def test_an_odd_timeline_has_its_sentence(case: Case, edition: Edition, says: str) -> None:
    assert contradictions(case.entries) == ()
    assert says in " ".join(finding.sentence for finding in findings(case.entries, edition))


def test_an_extension_of_what_cannot_be_extended_is_named() -> None:
    rules = tuple(replace(rule, longest_extension=None) for rule in NEW.clocks)
    case = PLAIN.extended("2026-12-01", "2026-12-16")
    (finding,) = findings(case.entries, replace(NEW, clocks=rules))
    assert "stage 1 has no answer that can be extended" in finding.sentence


@pytest.mark.parametrize(
    ("case", "edition"),
    [
        (PLAIN, NEW),
        (
            a_case().received("2026-11-23").acknowledged("2026-11-25").responded("2026-11-25"),
            NEW,
        ),  # one letter for both
        (PLAIN.responded("2026-12-02").escalated("2026-12-02"), NEW),
        (PLAIN.acknowledged("2026-11-27").voided(3), NEW),
        (a_case().received("2022-05-27").then("logged", "2022-05-31"), OLD),
    ],
)
def test_an_ordinary_timeline_has_none(case: Case, edition: Edition) -> None:
    assert [finding for finding in findings(case.entries, edition) if finding.field != "responded"] == []


def test_the_matter_comes_before_the_complaint() -> None:
    late = a_case().received("2026-11-23").then("occurred", "2026-11-24")
    (problem,) = contradictions(late.entries)
    assert problem.sentence.startswith("The receipt of the complaint on Monday 23 November 2026 is before the matter")


def test_nobody_learns_of_it_before_it_happens() -> None:
    case = a_case().then("occurred", "2026-05-02").then("aware", "2026-05-01").received("2026-11-23")
    (problem,) = contradictions(case.entries)
    assert problem.field == "aware"


def test_a_complaint_may_come_on_the_day_itself() -> None:
    case = a_case().then("occurred", "2026-11-23").then("aware", "2026-11-23").received("2026-11-23")
    assert contradictions(case.entries) == ()


def test_an_extension_before_its_time_began_to_run_is_named() -> None:
    """2024: the answer's time runs from the acknowledgement; in 2020 it ran from the receipt."""
    case = a_case().received("2026-11-23").extended("2026-11-24", "2026-12-28")
    (finding,) = findings(case.entries, NEW)
    assert "was extended on Tuesday 24 November 2026, before the acknowledgement" in finding.sentence
    assert findings(PLAIN.extended("2026-11-26", "2026-12-16").entries, NEW) == ()
    early = a_case().received("2021-11-23").extended("2021-11-24", "2021-12-10")
    assert findings(early.entries, EDITIONS.named("2020")) == ()


def test_the_same_day_twice_is_said_once() -> None:
    case = a_case().received("2026-11-23").received("2026-11-23")
    (finding,) = findings(case.entries, NEW)
    assert finding.sentence == (
        "The receipt of the complaint is recorded 2 times: Monday 23 November 2026. The first is counted with."
    )


def test_what_an_old_log_does_not_hold_is_not_odd() -> None:
    """Nothing is said of an acknowledgement, or an answer, that may well have gone."""
    case = a_case().received("2024-05-01").responded("2024-05-10").not_known("acknowledged")
    assert findings(case.entries, NEW) == ()
    asked = a_case().received("2024-05-01").acknowledged("2024-05-03").not_known("responded").escalated("2024-06-03")
    assert findings(asked.entries, NEW) == ()
