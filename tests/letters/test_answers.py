"""Across rooms: every letter that ends a guide, held to its edition and to what was decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.letters.checks import unmet
from app.letters.drafts import Draft
from app.letters.matters import RemedyLine
from app.rules.problems import Problem
from tests.letters.cases import DECISION, EXTENSION, LANDLORD, LETTERS_OF, OPEN_STEP, SECOND, letter_rule, written

EACH = pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)


def problems(letter: Draft, stage: int | None = None) -> tuple[Problem, ...]:
    return unmet(letter, letter_rule(letter.edition_key, letter.kind, stage or letter.stage), LANDLORD)


@EACH
def test_every_letter_as_composed_says_all_it_must(edition: str, kind: str, stage: int) -> None:
    assert problems(written(edition, kind, stage)) == ()


@EACH
def test_of_every_letter_each_demanded_part_that_is_taken_out_is_named_and_no_other(
    edition: str, kind: str, stage: int
) -> None:
    rule, letter = letter_rule(edition, kind, stage), written(edition, kind, stage)
    for part in rule.parts:
        left = unmet(letter.with_text(part.key, " \n"), rule, LANDLORD)
        assert left == ((Problem(part.key, part.missing),) if part.demanded else ())


@pytest.mark.parametrize(
    ("kind", "matter", "what"),
    [
        ("response", "decision", "Decide the answer first: no point has a finding yet."),
        ("extension", "extension", "Plan the extension first: the new date, and why you need longer."),
        ("refusal", "refusal", "Record first that the complaint is not taken, on which ground and why."),
        (
            "escalation_refusal",
            "refusal",
            "Record first that it is not taken to the next stage, on which ground and why.",
        ),
    ],
)
def test_a_letter_about_what_is_not_on_the_record_says_what_to_do_and_nothing_else(
    kind: str, matter: str, what: str
) -> None:
    stage = 0 if "refusal" in kind else 1
    without: dict[str, Any] = {matter: None}
    (only,) = problems(written("2024", kind, stage, **without))
    assert only.field == "matter"
    assert only.sentence.startswith(what)


@pytest.mark.parametrize(
    ("open_points", "sentence"),
    [
        ({2}, "Decide the answer first: point 2 has no finding."),
        ({2, 3}, "Decide the answer first: points 2 and 3 have no finding."),
        ({1, 2, 3}, "Decide the answer first: no point has a finding yet."),
    ],
)
def test_an_answer_with_points_that_are_not_decided_names_them(open_points: set[int], sentence: str) -> None:
    answers = tuple(
        replace(one, finding="" if number in open_points else one.finding)
        for number, one in enumerate(DECISION.answers, 1)
    )
    letter = written("2024", "response", 1, decision=replace(DECISION, answers=answers))
    assert problems(letter) == (Problem("matter", sentence),)


def test_a_sum_that_waits_for_approval_is_not_promised() -> None:
    lines = tuple(replace(line, unapproved=line.pence == 7550) for line in DECISION.remedies)
    letter = written("2024", "response", 1, decision=replace(DECISION, remedies=lines))
    said = "£75.50 is more than you may offer by yourself. Record its approval first."
    assert problems(letter) == (Problem("deed.approve_remedy", said),)


def test_a_sum_of_an_earlier_stage_that_waits_for_approval_is_not_promised_again() -> None:
    waiting = RemedyLine("pay", "For the blankets", "The clerk", dt.date(2026, 12, 30), 90000, unapproved=True)
    letter = written("2024", "response", 2, decision=replace(SECOND, still_open=(OPEN_STEP, waiting)))
    said = "£900 is more than you may offer by yourself. Record its approval first."
    assert problems(letter) == (Problem("deed.approve_remedy", said),)


@pytest.mark.parametrize(
    ("key", "gone", "instead", "sentence"),
    [
        (
            "points_answered",
            "We agree with part of this.",
            "We do not agree with this.",
            "does not answer point 2, “You",
        ),
        ("points_answered", "We agree with this.", "", "as it was decided: “We agree with this.” Write that behind"),
        (
            "points_answered",
            "Somebody came on 6 November, and found nobody at home.",
            "",
            "The letter gives no reason for what you found on point 2. Say why.",
        ),
        (
            "points_answered",
            "The carpet was damp before.\nThe photographs that you sent us show it in May.",
            "",
            "The letter gives no reason for what you found on point 3. Say why.",
        ),
        ("references", "Our repairs policy, section 3.", "", "does not name “Our repairs policy, section 3.”."),
        ("what_went_wrong", "Four calls about a cold home were not passed on.", "", "does not say “Four calls"),
        ("remedy", "Replace the radiator.", "", "What puts it right, “Replace the radiator”, is not in the letter."),
        ("remedy", "£50", "money", "does not give £50 for “For the heater that you had to run”."),
        ("remedy", "The payments come to £125.50 in all.", "", "does not give £125.50, the sum of all payments."),
        ("remedy", "£125.50", "£150", "The letter says £150; the payments come to £125.50 in all."),
        ("remedy", "£75.50", "£80", "The letter says £80; the payments come to £125.50 in all."),
        ("by_when", "£75.50", "£999", "The letter says £999; the payments come to £125.50 in all."),
        (
            "points_answered",
            "no job was raised",
            "£999 was not paid, no job was raised",
            "The letter says £999; the payments come to £125.50 in all.",
        ),
        (
            "by_when",
            "Friday 18 December 2026",
            "soon",
            "does not give Friday 18 December 2026 as the date for “Replace",
        ),
        (
            "by_when",
            "Friday 18 December 2026",
            "Monday 21 December 2026",
            "The letter says Monday 21 December 2026; nothing that you promise has that date.",
        ),
    ],
)
def test_what_differs_from_the_decision_is_named_exactly(key: str, gone: str, instead: str, sentence: str) -> None:
    letter = written("2024", "response", 1)
    assert gone in letter.part(key).text
    (wrong,) = problems(letter.with_text(key, letter.part(key).text.replace(gone, instead)))
    assert wrong.field == key
    assert sentence in wrong.sentence


def test_a_sum_where_no_payment_is_decided_is_named() -> None:
    lines = tuple(line for line in DECISION.remedies if not line.pence)
    letter = written("2024", "response", 1, decision=replace(DECISION, remedies=lines))
    assert problems(letter) == ()
    (wrong,) = problems(letter.with_text("remedy", f"{letter.part('remedy').text} And £25."))
    assert "The letter says £25; no payment is decided." in wrong.sentence


def test_a_sum_a_date_or_a_bracket_in_somebodys_own_words_is_no_slip() -> None:
    """The reckoning says £2.50 a night; the reasons may name any day, and a quotation its own gap."""
    assert "£2.50" in written("2024", "response", 1).part("remedy").text
    plan = replace(EXTENSION, reasons="The surveyor comes on 11 December 2026 [sic].")
    letter = written("2024", "extension", 1, extension=plan)
    said = f"{letter.part('respond_by').text} The surveyor comes on 11 December 2026."
    assert problems(letter.with_text("respond_by", said)) == ()


def test_two_lines_of_the_same_sum_and_date_both_stand_in_the_letter() -> None:
    pay = RemedyLine("pay", "For the heater", "", dt.date(2026, 12, 23), 5000)
    letter = written(
        "2024", "response", 1, decision=replace(DECISION, remedies=(pay, replace(pay, what="For the blankets")))
    )
    assert problems(letter) == ()
    (wrong,) = problems(letter.with_text("by_when", letter.part("by_when").text.rsplit("\n", 1)[0]))
    assert "as the date for “For the blankets”" in wrong.sentence


def test_the_new_date_of_an_extension_is_the_planned_one() -> None:
    (wrong,) = problems(written("2024", "extension", 1).with_text("respond_by", "By Monday 21 December 2026."))
    assert wrong.sentence == (
        "The letter says Monday 21 December 2026; the answer is due by Friday 18 December 2026. "
        "Write Friday 18 December 2026 in its place."
    )


@pytest.mark.parametrize(
    ("changes", "key", "sentence"),
    [
        ({"beyond": True}, "good_reason", "The new date is past 10 working days more. Give the good reason for it."),
        ({"beyond": True, "good_reason": "Asbestos."}, "good_reason", "not give the good reason for so late a date."),
        ({}, "updates", "does not say that they hear from you every 2 weeks, as was agreed. Put it in."),
    ],
)
def test_what_makes_an_extension_valid_is_in_its_notice(changes: dict[str, Any], key: str, sentence: str) -> None:
    letter = written("2024", "extension", 1, extension=replace(EXTENSION, **changes))
    assert any(sentence in one.sentence for one in problems(letter.with_text(key, "As we said.")))


@pytest.mark.parametrize(
    ("edition", "kind", "stage", "key", "sentence"),
    [
        ("2024", "refusal", 0, "ground", "does not say where it stands in your policy: “section 4, paragraph 2”."),
        ("2022", "response", 1, "escalation_window", "does not give the 20 working days that your policy gives."),
        ("2024", "acknowledgement", 2, "received", "does not give the date Monday 14 December 2026."),
        ("2024", "response", 2, "reviewer", "does not name Anne Clerk. Put the name in."),
    ],
)
def test_what_a_part_is_bound_to_say_is_named_when_it_says_something_else(
    edition: str, kind: str, stage: int, key: str, sentence: str
) -> None:
    (wrong,) = problems(written(edition, kind, stage).with_text(key, "Something else."), stage)
    assert (wrong.field, sentence in wrong.sentence) == (key, True)
