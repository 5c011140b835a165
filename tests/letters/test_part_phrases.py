"""What a letter says of a stage that looks at part of a complaint, and of what came of a promise to check."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.letters.checks import unmet
from app.letters.drafts import Draft
from app.letters.facts import Facts
from app.letters.matters import CheckedPoint, PartFacts
from app.letters.part_phrases import CONDITIONS, PHRASES, TEXTS, checked_sentences, stages_named
from app.letters.phrases import holds
from tests.letters.cases import DECISION, FACTS, LANDLORD, LETTERS_OF, SECOND, facts, letter_rule, written

PART = PartFacts(
    numbers=(3,),
    left=((1, FACTS.points[0][0]), (2, FACTS.points[1][0])),
    answered=(1,),
    numbering="kept",
)
"""The third point was taken on, and the two before it were not."""

LATER = [one for one in LETTERS_OF if one[2] > 1]
ABOUT_POINTS = [one for one in LATER if one[1] in ("acknowledgement", "response")]
CHECKED = (CheckedPoint(2, "ours"), CheckedPoint(3, "not_ours", "the council"))


def partial(edition: str, kind: str, stage: int, part: PartFacts = PART) -> Draft:
    """A letter of a later stage that is about the third point alone."""
    third = replace(SECOND.answers[2], number=3)
    decision: dict[str, Any] = {"decision": replace(SECOND, answers=(third,))} if kind == "response" else {}
    return written(edition, kind, stage, part=part, points=FACTS.points[2:], outcomes=FACTS.outcomes[2:], **decision)


def text_of(letter: Draft) -> str:
    return "\n".join(part.text for part in letter.parts)


def test_every_text_is_a_phrase() -> None:
    assert PHRASES.keys() >= TEXTS
    assert all(not holds(name, facts()) for name in CONDITIONS)


@pytest.mark.parametrize(("edition", "kind", "stage"), ABOUT_POINTS)
def test_a_point_keeps_its_number_and_the_letter_says_what_is_not_looked_at_again(
    edition: str, kind: str, stage: int
) -> None:
    """2024 Code 6.10, 6.18 and 6.19: nobody takes point 3 for point 1, or waits for an answer to what was left."""
    letter = partial(edition, kind, stage)
    text = text_of(letter)
    assert f"3. {FACTS.points[2][0]}" in text
    assert f"1. {FACTS.points[2][0]}" not in text
    assert f"1. {FACTS.points[0][0]}\n2. {FACTS.points[1][0]}" in text
    assert "You did not ask us to look at this part of your complaint again:" in text
    assert "Our answer to it at stage 1 stands." in text
    assert "It keeps the number that it had in our last answer." in text
    assert "Each point keeps" not in text
    assert FACTS.outcomes[1] not in text
    assert unmet(letter, letter_rule(edition, kind, stage), LANDLORD) == ()


@pytest.mark.parametrize(("edition", "kind", "stage"), ABOUT_POINTS)
def test_no_answer_is_said_to_stand_that_was_not_sent(edition: str, kind: str, stage: int) -> None:
    text = text_of(partial(edition, kind, stage, replace(PART, answered=(), numbering="")))
    assert "stands." not in text
    assert "look" in text
    assert "keeps the number" not in text


@pytest.mark.parametrize(("edition", "kind", "stage"), ABOUT_POINTS)
def test_the_gate_names_each_point_that_is_left_unsaid(edition: str, kind: str, stage: int) -> None:
    letter, rule = partial(edition, kind, stage), letter_rule(edition, kind, stage)
    part = next(part for part in rule.parts if "left" in part.needs)
    without = letter.with_text(part.key, letter.part(part.key).text.replace(FACTS.points[0][0], "Something else."))
    said = [problem.sentence for problem in unmet(without, rule, LANDLORD)]
    assert said == [
        f"The letter does not say that point 1, “{FACTS.points[0][0]}”, is not looked at again. Put it back."
    ]


@pytest.mark.parametrize(("edition", "kind", "stage"), [one for one in LATER if "extension" in one[1]])
def test_a_later_date_says_which_points_it_is_about(edition: str, kind: str, stage: int) -> None:
    assert "It is about point 3, which you asked us to look at again." in text_of(partial(edition, kind, stage))


@pytest.mark.parametrize(("edition", "stage"), [(one[0], one[2]) for one in LATER if one[1] == "response"])
def test_the_finding_is_on_the_points_of_the_stage_and_not_on_the_whole_complaint(edition: str, stage: int) -> None:
    text = text_of(partial(edition, "response", stage))
    assert "We do not agree with point 3 of your complaint." in text
    assert "We do not agree with your complaint." not in text


@pytest.mark.parametrize(("edition", "stage"), [(one[0], one[2]) for one in LETTERS_OF if one[1] == "response"])
def test_the_answer_tells_what_came_of_a_check_that_was_promised(edition: str, stage: int) -> None:
    """2024 Code 5.7: "We are checking point 2 and will tell you in our answer"."""
    decision = replace(SECOND if stage > 1 else DECISION, checked=CHECKED)
    letter, rule = written(edition, "response", stage, decision=decision), letter_rule(edition, "response", stage)
    text = text_of(letter)
    assert "We told you that we would check what we are responsible for." in text
    assert (
        "- We are responsible for point 2.\n- We are not responsible for point 3. Somebody else is: the council."
        in text
    )
    assert unmet(letter, rule, LANDLORD) == ()
    part = next(part for part in rule.parts if "checked" in part.needs)
    without = letter.with_text(part.key, letter.part(part.key).text.replace("We are responsible for point 2.", "So."))
    assert [one.sentence for one in unmet(without, rule, LANDLORD)] == [
        (
            "A letter promised to tell them whose this is, and this one does not: "
            "“We are responsible for point 2.” Put it in."
        )
    ]


def test_points_of_which_the_same_came_are_said_in_one() -> None:
    decision = replace(DECISION, checked=(CheckedPoint(1, "ours"), CheckedPoint(2, "shared"), CheckedPoint(3, "ours")))
    assert checked_sentences(decision) == (
        "We are responsible for points 1 and 3.",
        "We share the responsibility for point 2 with somebody else.",
    )


def test_stages_are_named() -> None:
    assert [stages_named(one) for one in ((), (1,), (1, 2))] == ["", "stage 1", "stages 1 and 2"]


def test_points_and_numbers_must_match() -> None:
    with pytest.raises(ValueError, match="zip"):
        _ = replace(facts(), part=PART).numbered
    assert isinstance(facts(), Facts)
