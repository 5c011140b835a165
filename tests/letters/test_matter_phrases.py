"""What a letter says of a refusal, an extension and a request for the next stage."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.letters.checks import unmet
from app.letters.drafts import Draft
from app.letters.matter_phrases import CONDITIONS, PHRASES, TEXTS
from app.letters.matters import OverturnedFacts
from app.letters.phrases import holds
from tests.letters.cases import EXTENSION, LANDLORD, LETTERS_OF, REFUSAL, facts, letter_rule, written


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


# acknowledgements, in every edition and at every stage

ACKNOWLEDGEMENTS = [(edition, stage) for edition, kind, stage in LETTERS_OF if kind == "acknowledgement"]
EACH = pytest.mark.parametrize(("edition", "stage"), ACKNOWLEDGEMENTS)
OVERTURNED = OverturnedFacts(dt.date(2026, 11, 21), dt.date(2026, 11, 24), "ombudsman")


def problems(edition: str, stage: int, letter: Draft) -> list[str]:
    return [one.sentence for one in unmet(letter, letter_rule(edition, "acknowledgement", stage), LANDLORD)]


def test_every_edition_has_its_acknowledgements() -> None:
    assert set(ACKNOWLEDGEMENTS) == {
        *(("2024", stage) for stage in (1, 2)),
        *(("2022", stage) for stage in (1, 2, 3)),
        *(("2020", stage) for stage in (1, 3)),
    }


@EACH
@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("ombudsman", "The Housing Ombudsman overturned that decision on Tuesday 24 November 2026."),
        ("landlord", "We looked at that decision again, and changed it on Tuesday 24 November 2026."),
    ],
)
def test_after_a_refusal_that_was_overturned_the_acknowledgement_says_so_and_is_sorry(
    edition: str, stage: int, by: str, said: str
) -> None:
    letter = written(edition, "acknowledgement", stage, overturned=replace(OVERTURNED, by=by))
    text = letter.part("received").text
    what = "take your complaint" if stage == 1 else "look at your complaint again"
    assert f"On Saturday 21 November 2026 we decided not to {what}. {said} We are sorry" in text
    assert "counts from the day on which we received it." in text
    assert "due by" not in text
    assert problems(edition, stage, letter) == []


@EACH
def test_an_acknowledgement_of_what_was_never_refused_says_nothing_of_it(edition: str, stage: int) -> None:
    text = written(edition, "acknowledgement", stage).part("received").text
    assert "decided not" not in text
    assert "sorry" not in text


@EACH
def test_a_late_acknowledgement_owns_up_to_it_and_one_on_the_last_day_does_not(edition: str, stage: int) -> None:
    due = dt.date(2026, 11, 27)
    for dated, late in ((due, False), (dt.date(2026, 11, 30), True)):
        letter = written(edition, "acknowledgement", stage, acknowledge_by=due, dated=dated)
        said = "This letter was due by Friday 27 November 2026. We are sorry that it comes late."
        assert (said in letter.part("received").text) is late
        assert problems(edition, stage, letter) == []


@EACH
def test_what_the_officer_takes_out_of_it_is_asked_for_again(edition: str, stage: int) -> None:
    """Of the third stage the Code of 2022 only advises that the request is acknowledged (5.18)."""
    due, dated = dt.date(2026, 11, 27), dt.date(2026, 11, 30)
    letter = written(edition, "acknowledgement", stage, overturned=OVERTURNED, acknowledge_by=due, dated=dated)
    plain = written(edition, "acknowledgement", stage).part("received").text
    said = problems(edition, stage, letter.with_text("received", plain))
    if (edition, stage) == ("2022", 3):
        assert said == []
        return
    assert any("does not say that you refused at first, on Saturday 21 November 2026" in one for one in said)
    assert any(
        "does not say that this comes late. Say that it was due by Friday 27 November 2026" in one for one in said
    )


@pytest.mark.parametrize(("edition", "part"), [("2024", "outcomes"), ("2022", "expectations"), ("2020", "outcomes")])
def test_an_outcome_that_cannot_be_had_is_said_early_and_why(edition: str, part: str) -> None:
    """2022 Code 4.3."""
    wished = (("Clean or replace the carpet.", "The carpet is your own"),)
    said = "- Clean or replace the carpet. The carpet is your own."
    assert said in written(edition, "acknowledgement", 1, unrealistic=wished).part(part).text
    assert "do not expect" not in written(edition, "acknowledgement", 1, unrealistic=()).part(part).text


@pytest.mark.parametrize("edition", ["2022", "2020"])
def test_the_acknowledgement_of_a_third_stage_names_the_points_and_who_deals_with_them(edition: str) -> None:
    letter = written(edition, "acknowledgement", 3, handler="The panel of trustees", handler_post="")
    assert letter.part("understanding").text.startswith("1. You reported the leaking radiator")
    assert letter.part("reviewer").text.startswith("The panel of trustees. You can ring on")
    assert problems(edition, 3, letter) == []
    for key in ("understanding", "reviewer"):
        assert len(problems(edition, 3, letter.with_text(key, ""))) == 1


# who does not agree to a new date

OBJECTED = replace(EXTENSION, agreed="no", objection="It has been long enough", objected_on=dt.date(2026, 12, 7))


@pytest.mark.parametrize(("edition", "stage"), [("2022", 1), ("2022", 2), ("2022", 3), ("2020", 1), ("2020", 2)])
def test_who_does_not_agree_is_told_what_they_said_and_when(edition: str, stage: int) -> None:
    letter = written(edition, "extension_not_agreed", stage, extension=OBJECTED)
    assert letter.part("objection").text == (
        "You have told us that you do not agree to the new date for our answer. "
        "We heard this on Monday 7 December 2026. This is what you told us:\n\n“It has been long enough.”"
    )
    assert unmet(letter, letter_rule(edition, "extension_not_agreed", stage), LANDLORD) == ()


def test_who_spoke_for_them_is_named() -> None:
    letter = written("2022", "extension_not_agreed", 1, extension=replace(OBJECTED, objected_by="Mrs Quill"))
    assert "Mrs Quill told us so for you." in letter.part("objection").text
    assert "This is what we were told:" in letter.part("objection").text


# promises whose day has gone


@pytest.mark.parametrize(("day", "stops"), [(18, False), (19, True)])
def test_a_promise_whose_day_has_gone_is_not_given_again(day: int, *, stops: bool) -> None:
    letter = written("2024", "response", 2, dated=dt.date(2026, 12, day))
    said = [one.sentence for one in unmet(letter, letter_rule("2024", "response", 2), LANDLORD)]
    put_right = (
        "Record that it is done, give it a new date, or record that it is no longer owed; then write the letter."
    )
    gone = "“Replace the radiator” was to be done by Friday 18 December 2026, and that day has gone."
    assert said == ([f"{gone} {put_right}"] if stops else [])


def test_a_promise_of_the_stage_before_whose_day_has_gone_stops_the_answer_too() -> None:
    letter = written("2024", "response", 2)
    assert letter.facts.decision is not None
    gone = replace(letter.facts.decision.still_open[0], by=dt.date(2026, 11, 24))
    late = written("2024", "response", 2, decision=replace(letter.facts.decision, still_open=(gone,)))
    (said,) = unmet(late, letter_rule("2024", "response", 2), LANDLORD)
    assert said.sentence.startswith("“Send you the plumber's report” was to be done by Tuesday 24 November 2026")
    done = replace(gone, done_on=dt.date(2026, 11, 25))
    kept = written("2024", "response", 2, decision=replace(letter.facts.decision, still_open=(done,)))
    assert not any("has gone" in one.sentence for one in unmet(kept, letter_rule("2024", "response", 2), LANDLORD))
