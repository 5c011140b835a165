"""What a part lacks of the words that it is bound to hold."""

from __future__ import annotations

from app.letters.bound_parts import part_problems, text_of
from app.rules.problems import Problem
from tests.letters.cases import LANDLORD, acknowledgement, draft, letter_rule, written

RULE = acknowledgement("2024")


def test_a_part_that_is_not_there_is_empty() -> None:
    assert text_of(draft(), "nothing") == ""


def test_bold_words_are_there() -> None:
    letter = draft().with_text("respond_by", "By **Wednesday** 9 December **2026**.")
    assert list(part_problems(letter, RULE.part("respond_by"), LANDLORD)) == []


def test_asterisks_on_the_case_are_asterisks() -> None:
    letter = draft(points=(("They said **now** to me.", "ours"),))
    assert list(part_problems(letter, RULE.part("understanding"), LANDLORD)) == []


def test_a_wrong_date_is_said_once_and_not_as_a_missing_one() -> None:
    letter = draft().with_text("respond_by", "By 10 December.")
    (problem,) = part_problems(letter, RULE.part("respond_by"), LANDLORD)
    assert "says Thursday 10 December 2026; the answer is due" in problem.sentence


def test_a_finding_without_a_reason_is_named_by_its_point() -> None:
    letter = written("2024", "response", 1)
    part = letter_rule("2024", "response", 1).part("points_answered")
    reason = "Somebody came on 6 November, and found nobody at home."
    bare = letter.with_text(part.key, letter.part(part.key).text.replace(reason, ""))
    assert Problem(part.key, "The letter gives no reason for what you found on point 2. Say why.") in set(
        part_problems(bare, part, LANDLORD)
    )
