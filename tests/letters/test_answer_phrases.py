"""What an answer says: the findings, what puts things right, and what follows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.letters.answer_phrases import CONDITIONS, PHRASES, TEXTS, answer_text
from app.letters.matters import PointAnswer, RemedyLine
from app.letters.phrases import holds
from app.letters.remedy_texts import remedy_text, step_text
from tests.letters.cases import DECISION, NOTHING_WRONG, SECOND, facts, written

MONDAY = dt.date(2026, 12, 21)


def test_every_text_is_a_phrase() -> None:
    assert PHRASES.keys() >= TEXTS
    assert all(not holds(name, facts()) for name in CONDITIONS)


def test_a_point_is_answered_with_its_reasons_beneath_it() -> None:
    answer = PointAnswer("The lift is out", "partly", reasons="It ran on Monday.\n\nNot on Tuesday")
    assert answer_text(2, answer) == (
        "2. The lift is out.\nWe agree with part of this.\nIt ran on Monday.\nNot on Tuesday."
    )
    assert answer_text(1, PointAnswer("The lift is out.")) == "1. The lift is out.\n[what you found on point 1]"


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (("upheld", "upheld"), "We agree with your complaint."),
        (("partly",), "We agree with part of your complaint."),
        (("not_upheld", "not_upheld"), "We do not agree with your complaint."),
        (("own",), "Our finding on your complaint is in our answer to each point."),
        (("upheld", "not_upheld", "upheld"), "We agree with points 1 and 3. We do not agree with point 2."),
        (("own", "partly"), "We agree with part of point 2. Our answer to point 1 is set out below."),
    ],
)
def test_the_decision_as_a_whole_follows_from_the_points(findings: tuple[str, ...], said: str) -> None:
    answers = tuple(PointAnswer(f"Point {number}.", one, "so", "so") for number, one in enumerate(findings))
    assert written("2024", "response", 1, decision=replace(DECISION, answers=answers)).part("decision").text == said


@pytest.mark.parametrize(
    ("line", "offer", "step"),
    [
        (
            RemedyLine("act_on_delay", "Mend it", "Hodge", MONDAY),
            "Mend it.",
            "Mend it. Hodge will do this by Monday 21 December 2026.",
        ),
        (RemedyLine("act_on_delay", "Mend it."), "Mend it.", "Mend it. We will do this by [the date]."),
        (
            RemedyLine("pay", "For the heater", "Clerk", MONDAY, 5000, reckoning="Ten nights"),
            "We will pay you £50 for the heater. Ten nights.",
            "The £50 will be with you by Monday 21 December 2026.",
        ),
        (
            RemedyLine("pay", "For the heater", "Clerk", MONDAY, 5000, done_on=MONDAY),
            "We paid you £50 on Monday 21 December 2026 for the heater.",
            "",
        ),
    ],
)
def test_what_is_offered_and_what_is_done(line: RemedyLine, offer: str, step: str) -> None:
    assert remedy_text(line) == offer
    assert not step or step_text(line) == step


@pytest.mark.parametrize(
    ("line", "late"),
    [
        (RemedyLine("act_on_delay", "Mend it", "Hodge", MONDAY), "We said that Hodge would do this by"),
        (RemedyLine("act_on_delay", "Mend it", "", MONDAY), "We said that we would do this by"),
        (RemedyLine("pay", "For the heater", "Clerk", MONDAY, 5000), "We said that we would pay you £50 by"),
    ],
)
def test_a_day_that_has_gone_is_not_promised_again(line: RemedyLine, late: str) -> None:
    """On the day itself it can still be kept; on the day after it cannot."""
    assert " will " in step_text(line, dated=MONDAY)
    said = step_text(line, dated=MONDAY + dt.timedelta(days=1))
    assert f"{late} Monday 21 December 2026, and we are sorry that it is not" in said
    assert " will " not in said


def test_the_staff_are_not_named_under_the_code_of_2022() -> None:
    """2022 Code 4.9. Whoever signs does sign."""
    for stage in (1, 2, 3):
        letter = written("2022", "response", stage)
        assert not any("Hodge" in part.text or "clerk" in part.text for part in letter.parts)
        assert any("| Replace the radiator | Friday 18 December 2026 |" in part.text for part in letter.parts)
    assert "| Replace the radiator | Hodge and Son |" in written("2024", "response", 1).part("by_when").text


def test_an_answer_that_finds_nothing_wrong_offers_nothing_and_says_so() -> None:
    letter = written("2024", "response", 1, decision=NOTHING_WRONG)
    assert letter.part("what_went_wrong").text == "We looked at this carefully, and found nothing that we did wrong."
    assert letter.part("remedy").text == "We offer nothing, because we found nothing wrong."
    assert letter.part("by_when").text == "There is nothing that we still have to do."
    assert letter.part("outstanding").text == "Nothing is still to be done."
    assert not any("[" in part.text for part in letter.parts)


def test_what_is_not_on_the_record_is_asked_of_the_officer() -> None:
    bare = replace(DECISION, remedies=(), impact="", factors=())
    letter = written("2024", "response", 1, decision=bare)
    for key in ("impact", "guidance", "remedy"):
        assert letter.part(key).text.startswith("[")
    own = replace(bare, answers=(PointAnswer("a", "own", "it is so", "so"),))
    assert "[what went wrong" in written("2024", "response", 1, decision=own).part("what_went_wrong").text


def test_a_payment_is_said_line_by_line_and_in_all() -> None:
    text = written("2024", "response", 1).part("remedy").text
    assert (
        "We will pay you £50 for what it cost you: for the heater that you had to run. Twenty nights at £2.50 a night."
        in text
    )
    assert text.endswith("The payments come to £125.50 in all.")
    heads = written("2022", "response", 1).part("compensation").text
    assert "- Losses that can be reckoned: £50.\n- Time and trouble: £75.50." in heads
    assert "- Payments fixed by law: nothing." in heads
    none = replace(NOTHING_WRONG, heads=(("Time and trouble", 0),))
    assert "none is due" in written("2022", "response", 1, decision=none).part("compensation").text


def test_an_answer_that_is_late_says_so() -> None:
    assert "due by" not in written("2024", "response", 1).part("stage").text
    late = written("2024", "response", 1, dated=dt.date(2026, 12, 10)).part("stage").text
    assert late.endswith("It was due by Wednesday 9 December 2026. We are sorry that it comes late.")


@pytest.mark.parametrize(("edition", "stage"), [("2024", 2), ("2022", 2), ("2022", 3), ("2020", 2), ("2020", 3)])
def test_a_final_answer_leads_to_the_ombudsman_and_to_no_further_stage(edition: str, stage: int) -> None:
    letter = written(edition, "response", stage)
    text = " ".join(part.text for part in letter.parts)
    assert "This is our final answer." in letter.part("final").text
    assert "within 12 months of our final answer" in letter.part("ombudsman").text
    assert "you can ask us to look at it" not in text


@pytest.mark.parametrize("edition", ["2022", "2020"])
def test_where_there_is_a_third_stage_it_is_offered(edition: str) -> None:
    letter = written(edition, "response", 2, decision=replace(SECOND, final=False))
    assert "at stage 3" in letter.part("next_stage").text
    assert letter.part("final").text.startswith("This is our final answer unless you ask for stage 3.")
    assert "It can advise you now" in letter.part("ombudsman").text


def test_how_long_the_policy_gives_is_said_as_settings_have_it() -> None:
    assert "within 20 working days of this letter" in written("2022", "response", 1).part("escalation_window").text
    silent = written("2022", "response", 1, decision=replace(DECISION, window=0))
    assert silent.part("escalation_window").text.startswith("[")
    assert (
        "Our policy" not in written("2024", "response", 1, decision=replace(DECISION, window=0)).part("next_stage").text
    )


def test_what_went_wrong_before_is_put_right_in_the_next_answer() -> None:
    assert "It went on Friday 11 December 2026." in written("2024", "response", 2).part("earlier_lapses").text
    kept = written("2024", "response", 2, decision=replace(SECOND, lapses=()))
    assert kept.part("earlier_lapses").text.endswith(
        "We kept the dates that the Housing Ombudsman's Code gives us, and those that we gave you."
    )
    assert "Send you the plumber's report." in written("2024", "response", 2).part("by_when").text
