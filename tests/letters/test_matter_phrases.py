"""What a letter says of a refusal, an extension and a request for the next stage."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.letters.matter_phrases import CONDITIONS, PHRASES, TEXTS
from app.letters.phrases import holds
from tests.letters.cases import EXTENSION, LETTERS_OF, REFUSAL, facts, written


def test_every_text_is_a_phrase() -> None:
    assert PHRASES.keys() >= TEXTS
    assert all(not holds(name, facts()) for name in CONDITIONS)


@pytest.mark.parametrize("kind", ["refusal", "escalation_refusal"])
@pytest.mark.parametrize("edition", ["2024", "2022"])
@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({}, "ordinarily brought within 12 months. It happened on Friday 3 May 2024.", "court"),
        ({"occurred_on": None}, "You learnt of it on Monday 20 May 2024.", "It happened on"),
        (
            {
                "ground": "court",
                "claim_court": "Wells County Court",
                "claim_number": "7AB1",
                "claim_filed_on": dt.date(2026, 11, 2),
            },
            "The claim was filed on Monday 2 November 2026 at Wells County Court. Its number is 7AB1.",
            "too long ago",
        ),
        ({"ground": "considered", "earlier_reference": "2025/007"}, "Our reference then was 2025/007.", "too long ago"),
        ({"ground": "policy"}, "names matters that it does not deal with", "too long ago"),
        ({"policy_reference": "Section 9."}, "says so here: Section 9.", "Section 9.."),
        ({"policy_reference": ""}, "[where in the policy]", "paragraph 2"),
        ({"why_fair": ""}, "section 4, paragraph 2.", "This is why it is fair"),
        ({"discretion": ""}, "section 4, paragraph 2.", "good reason to take it all the same"),
    ],
)
def test_a_refusal_says_its_ground_with_the_facts_that_bear_it_out(
    kind: str, edition: str, changes: dict[str, Any], said: str, unsaid: str
) -> None:
    letter = written(edition, kind, 0, refusal=replace(REFUSAL, **changes))
    text = " ".join(part.text for part in letter.parts)
    assert said in text
    assert unsaid not in text


def test_a_refusal_of_nowhere_else_says_so() -> None:
    letter = written("2024", "refusal", 0, refusal=replace(REFUSAL, instead=""))
    assert letter.part("instead").text == "We know of nowhere else where you could take this matter."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "For an extension of this length we do not have to ask you to agree."),
        ({"wants_agreement": True}, "we would like you to agree to the new date. Ring us or write to us"),
        ({"agreed": "yes", "wants_agreement": True}, "You have told us that you agree to the new date. Thank you."),
        ({"agreed": "no"}, "You have told us that you do not agree to the new date."),
    ],
)
def test_an_extension_of_2022_says_how_the_resident_stands_to_it(changes: dict[str, Any], said: str) -> None:
    letter = written("2022", "extension", 1, extension=replace(EXTENSION, **changes))
    assert said in letter.part("agreement").text


def test_a_notice_that_goes_late_says_that_it_is_late() -> None:
    assert "Our answer is due by Wednesday 9 December 2026." in written("2024", "extension", 1).part("reasons").text
    late = written("2024", "extension", 1, dated=dt.date(2026, 12, 10)).part("reasons").text
    assert "Our answer was due by Wednesday 9 December 2026. We need longer. We are sorry" in late


def test_past_the_limit_the_good_reason_is_given() -> None:
    beyond = replace(EXTENSION, beyond=True, good_reason="The asbestos survey takes a month.")
    text = written("2024", "extension", 2, extension=beyond).part("good_reason").text
    assert "longer than the 10 working days more" in text
    assert text.endswith("The asbestos survey takes a month.")


def test_a_stage_3_extension_says_that_a_panel_is_convened() -> None:
    for edition in ("2022", "2020"):
        assert "bring a panel together" in written(edition, "extension", 3).part("reasons").text


def test_updates_are_said_as_agreed_and_asked_for_where_they_were_not() -> None:
    assert "hear from us every 2 weeks until" in written("2024", "extension", 1).part("updates").text
    silent = written("2024", "extension", 1, extension=replace(EXTENSION, interval=""))
    assert silent.part("updates").text == "[how often we have agreed that you will hear from us]"


def test_the_residents_own_words_stand_in_quotes_where_there_are_any() -> None:
    letter = written("2024", "acknowledgement", 2)
    assert "“You still have not told me why nobody came.”" in letter.part("received").text
    assert letter.facts.escalation is not None
    silent = written("2024", "acknowledgement", 2, escalation=replace(letter.facts.escalation, words=""))
    assert "This is what you told us" not in silent.part("received").text
    assert ("2024", "acknowledgement", 2) in LETTERS_OF


@pytest.mark.parametrize("edition", ["2022", "2024"])
@pytest.mark.parametrize("beyond", [False, True])
def test_a_notice_after_the_day_that_it_would_extend_does_not_say_that_it_extends_it(
    edition: str, *, beyond: bool
) -> None:
    plan = replace(EXTENSION, beyond=beyond, good_reason="The wall is listed." if beyond else "")
    for dated, late in ((EXTENSION.instead_of, False), (EXTENSION.instead_of + dt.timedelta(1), True)):
        text = written(edition, "extension", 1, extension=plan, dated=dated).part("good_reason").text
        assert ("We did not, so our answer is late." in text) is late
        assert ("The new date is within that." in text) is not (late or beyond)
