"""What a letter must still say, and that nothing else can be printed."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app import places
from app.letters.checks import Approved, Incomplete, advice, approve, read_word_lists, statements, unmet
from app.letters.drafts import Draft, DraftPart
from app.letters.facts import Landlord
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.tables import EditionError
from tests.letters.cases import EDITIONS, FACTS, LANDLORD, acknowledgement, draft, facts, written

DEMANDED = [(edition, part.key) for edition in EDITIONS for part in acknowledgement(edition).parts if part.demanded]


def problems(letter: Draft, landlord: Landlord = LANDLORD) -> tuple[Problem, ...]:
    return unmet(letter, acknowledgement(letter.edition_key), landlord)


def only(letter: Draft, landlord: Landlord = LANDLORD) -> Problem:
    (problem,) = problems(letter, landlord)
    return problem


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"outcomes": ()},
        {"questions": ("On which day was it?", "Who came?")},
        {"adjustments": ("Letters in large print", "Ring in the mornings"), "large_print": True},
        {"large_print": True},
        {"representative": "Mrs Ivy Dunmore"},
        {"hazard_note": "The electrician comes today.", "repair_note": ""},
        {"handler_post": "", "handler_phone": ""},
        {"points": (("The yard is dark.", "not_ours"), ("The lift is out.", "shared"))},
    ],
)
def test_a_letter_as_composed_says_all_it_must(edition: str, changes: dict[str, Any]) -> None:
    assert problems(draft(edition, **changes)) == ()


@pytest.mark.parametrize(("edition", "key"), DEMANDED)
@pytest.mark.parametrize("nothing", ["", " \n "])
def test_a_part_taken_out_is_named_and_no_other(edition: str, key: str, nothing: str) -> None:
    letter = draft(edition, questions=("When?",), adjustments=("Ring in the mornings",)).with_text(key, nothing)
    assert only(letter) == Problem(key, acknowledgement(edition).part(key).missing)


@pytest.mark.parametrize(("edition", "key"), DEMANDED)
def test_a_part_that_the_draft_does_not_have_at_all_is_named(edition: str, key: str) -> None:
    letter = draft(edition)
    letter = replace(letter, parts=tuple(part for part in letter.parts if part.key != key))
    assert only(letter).field == key


@pytest.mark.parametrize(
    ("key", "gone", "sentence"),
    [
        (
            "received",
            "Friday 20 November 2026",
            "does not give the date Friday 20 November 2026. Write it there in full.",
        ),
        (
            "understanding",
            FACTS.points[1][0],
            "Point 2, “You were told each time that someone would come, and nobody came.”",
        ),
        (
            "outcomes",
            FACTS.outcomes[2],
            "Outcome 3, “Clean or replace the carpet.”, is not in the letter. Put it back, or",
        ),
        (
            "questions",
            "Who came?",
            "Question 2, “Who came?”, is not in the letter. Put it back, or take the question off",
        ),
        ("adjustments", "Ring in the mornings", "Adjustment 1, “Ring in the mornings”, is not in the letter."),
        ("handler", "Anne Clerk", "“Who is dealing with it” does not name Anne Clerk. Put the name in."),
        ("respond_by", "Wednesday 9 December 2026", "does not give the date Wednesday 9 December 2026."),
        ("ombudsman", "0300 111 3000", "The Ombudsman's telephone number is not complete in “The Housing Ombudsman”."),
        ("ombudsman", "www.housing-ombudsman.org.uk", "The Ombudsman's website is not complete"),
        (
            "ombudsman",
            "PR2 0ET",
            "The Ombudsman's address is not complete in “The Housing Ombudsman”. Put “PR2 0ET” in.",
        ),
    ],
)
def test_a_fact_taken_out_of_its_part_is_named_exactly(key: str, gone: str, sentence: str) -> None:
    letter = draft(questions=("When was it?", "Who came?"), adjustments=("Ring in the mornings",))
    problem = only(letter.with_text(key, letter.part(key).text.replace(gone, "something")))
    assert problem.field == key
    assert sentence in problem.sentence


def test_whitespace_case_and_the_shapes_of_quotes_make_no_difference() -> None:
    letter = draft(points=(("The officer said 'not today' -  twice.", "ours"),))
    said = "The officer SAID\n\u2018not\u00a0today\u2019 - twice."
    assert problems(letter.with_text("understanding", said)) == ()


def test_a_point_is_not_there_because_another_contains_it() -> None:
    letter = draft(points=(("The leak", "ours"), ("The leak in the kitchen", "ours")))
    assert "Point 1, “The leak”" in only(letter.with_text("understanding", "The leak in the kitchen")).sentence


def test_a_letter_about_nothing_wants_its_definition() -> None:
    found = problems(draft(points=()))
    assert Problem("understanding", acknowledgement("2024").part("understanding").missing) in found
    assert {problem.field for problem in found} == {"understanding", "responsibility"}
    filled = draft(points=()).with_text("understanding", "Something.").with_text("responsibility", "All.")
    assert only(filled).field == "understanding"


def test_a_letter_from_nobody_wants_a_name() -> None:
    sentences = [problem.sentence for problem in problems(draft(handler="")) if problem.field == "handler"]
    assert sentences[0] == acknowledgement("2024").part("handler").missing
    assert "“[handler]” still stands in the letter" in sentences[1]


@pytest.mark.parametrize("written", ["Thursday 10 December 2026", "10/12/2026", "10.12.2026", "10 december 2026"])
def test_another_date_than_the_clocks_names_both(written: str) -> None:
    wrong = only(draft().with_text("respond_by", f"By {written}."))
    assert wrong.field == "respond_by"
    assert "says Thursday 10 December 2026; the answer is due by Wednesday 9 December 2026." in wrong.sentence


def test_a_second_date_beside_the_right_one_is_named_too() -> None:
    wrong = only(draft().with_text("respond_by", "By Wednesday 9 December 2026, or by 10 December 2026."))
    assert "Thursday 10 December 2026" in wrong.sentence


def test_the_days_that_the_letter_has_cause_to_name_are_no_other_date() -> None:
    own = f"We had it on {long_date(FACTS.received_on)}, we write on {long_date(FACTS.dated)}, and 31/2/2026 is no day."
    assert FACTS.respond_by
    assert problems(draft().with_text("respond_by", f"{own} By {long_date(FACTS.respond_by)}.")) == ()


@pytest.mark.parametrize("gap", ["[name of the contractor]", "{respond_by}"])
def test_a_gap_that_waits_for_words_is_named(gap: str) -> None:
    letter = draft()
    wrong = only(letter.with_text("questions", f"Ask {gap} and {gap}."))
    assert wrong == Problem("questions", f"“{gap}” still stands in the letter. Write the right words in its place.")


def test_brackets_in_what_the_resident_said_are_the_residents() -> None:
    assert problems(draft(points=(("They wrote “no\naccess [sic]” on a card.", "ours"),))) == ()


@pytest.mark.parametrize("outcome", ["]", "[", "ill", "soon", "]]", "wi"])
def test_a_gap_is_named_as_it_stands_whatever_short_words_somebody_used(outcome: str) -> None:
    letter = draft(outcomes=(outcome,))
    wrong = only(letter.with_text("questions", "We will come [on the day that will do]."))
    said = "“[on the day that will do]” still stands in the letter. Write the right words in its place."
    assert wrong == Problem("questions", said)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("addressee", {"addressee": " "}),
        ("salutation", {"salutation": ""}),
        ("address", {"address": ("", " ")}),
        ("postcode", {"postcode": ""}),
    ],
)
def test_a_letter_must_be_addressed(field: str, changes: dict[str, Any]) -> None:
    assert only(draft(**changes)).field == field


def test_an_address_that_does_not_fit_its_envelope_says_by_how_much() -> None:
    nine = tuple(f"Line {number}" for number in range(1, 8))
    sentence = only(draft(address=nine)).sentence
    assert sentence.startswith("The name and address take 9 lines; 7 fit the envelope window. Shorten the address")
    unwindowed = replace(LANDLORD, window="none")
    assert "8 stand beside the date" in only(draft(landlord=unwindowed, address=nine), unwindowed).sentence
    assert problems(draft(landlord=unwindowed, address=nine[:6]), unwindowed) == ()


@pytest.mark.parametrize(
    ("field", "text", "name"),
    [
        ("addressee", "Mr ש", "The name has what the letter cannot print: “ש” (hebrew letter shin)"),
        ("salutation", "Mr 🙂", "The greeting has what the letter cannot print: “🙂” (slightly smiling face)"),
        ("reference", "2026\x07", "The reference has what the letter cannot print: an invisible character (U+0007)"),
        ("postcode", "BA5 漢", "The postcode has"),
    ],
)
def test_what_cannot_be_printed_is_named_where_it_stands(field: str, text: str, name: str) -> None:
    changes: dict[str, Any] = {field: text}
    wrong = only(draft(**changes))
    assert wrong.field == field
    assert wrong.sentence.startswith(name)
    assert wrong.sentence.endswith("Write it in the Latin alphabet, or in words.")


def test_a_name_that_cannot_be_printed_is_named_where_it_is_signed_and_where_it_is_said() -> None:
    found = [problem.sentence.partition(" has")[0] for problem in problems(draft(handler="Anne 漢"))]
    assert found == ["The signature", "“Who is dealing with it”"]


def test_a_page_in_another_script_is_named_by_its_first_letters() -> None:
    letter = draft()
    wrong = only(letter.with_text("questions", "אבגדהוז"))
    assert wrong.field == "questions"
    assert "“Have we got this right?” has" in wrong.sentence
    assert wrong.sentence.count("hebrew letter") == 5
    assert ", and 2 more." in wrong.sentence


def test_a_letterhead_that_cannot_be_printed_is_named() -> None:
    assert only(draft(), replace(LANDLORD, name="St Anne 漢")).field == "landlord"


def test_a_part_without_a_heading_is_named_by_the_title() -> None:
    letter = draft()
    wrong = only(letter.with_text("received", letter.part("received").text + " 漢"))
    assert wrong.sentence.startswith("“We have received your complaint” has")


def test_what_the_code_only_advises_is_advice() -> None:
    letter = draft("2022", unrealistic=(("A new house.", "There is none."),)).with_text("expectations", "")
    rule = acknowledgement("2022")
    assert advice(letter, rule) == (Problem("expectations", rule.part("expectations").missing),)
    assert advice(letter.with_text("expectations", "There is none."), rule) == ()


def test_where_every_outcome_can_be_had_nobody_is_asked_about_expectations() -> None:
    letter = draft("2022")
    assert letter.part("expectations").text == ""
    assert advice(letter, acknowledgement("2022")) == ()


@pytest.mark.parametrize(
    ("dated", "stale"),
    [
        (dt.date(2027, 11, 21), False),
        (dt.date(2027, 11, 22), True),
        (dt.date(2028, 2, 29), True),
    ],
)
def test_details_not_checked_for_a_year_stop_the_letter(dated: dt.date, *, stale: bool) -> None:
    """Nothing else is wrong with it: the answer that it promises is later than its date."""
    found = problems(draft(dated=dated, respond_by=dated + dt.timedelta(14)))
    assert [problem.field for problem in found] == (["ombudsman_details"] if stale else [])
    assert all("were last checked on Saturday 21 November 2026. Look at" in problem.sentence for problem in found)


def test_details_that_nobody_checked_stop_the_letter_and_a_letter_that_gives_none_is_not_stopped() -> None:
    never = replace(LANDLORD, ombudsman=replace(LANDLORD.ombudsman, checked_on=dt.date.min))
    assert only(draft(landlord=never), never).sentence.startswith("The Ombudsman's details were never checked.")
    rule = acknowledgement("2024")
    without = replace(rule, parts=tuple(part for part in rule.parts if part.key != "ombudsman"))
    assert unmet(draft(landlord=never), without, never) == ()


def test_only_approve_makes_an_approved() -> None:
    approved = approve(draft(), acknowledgement("2024"), LANDLORD)
    assert approved.draft == draft()
    with pytest.raises(TypeError, match="Only approve"):
        Approved(draft(), LANDLORD, object())
    with pytest.raises((TypeError, ValueError)):
        replace(approved, draft=draft().with_text("ombudsman", ""))  # type: ignore[call-arg]  # the point of the test


def test_an_incomplete_letter_is_refused_with_everything_it_lacks() -> None:
    letter = draft().with_text("received", "").with_text("handler", "")
    with pytest.raises(Incomplete) as refused:
        approve(letter, acknowledgement("2024"), LANDLORD)
    assert [problem.field for problem in refused.value.problems] == ["received", "handler"]
    assert acknowledgement("2024").part("received").missing in str(refused.value)


def test_the_dates_that_a_letter_states_are_kept() -> None:
    assert statements(draft()) == {"received": "2026-11-20", "respond_by": "2026-12-09", "dated": "2026-11-25"}


def test_the_day_on_which_a_stage_was_asked_for_is_kept_and_no_answer_is_promised_where_none_is() -> None:
    assert statements(written("2024", "response", 2)) == {
        "received": "2026-11-20",
        "dated": "2026-11-25",
        "requested": "2026-12-14",
    }


def test_a_need_outside_the_vocabulary_is_our_bug_and_is_loud() -> None:
    rule = acknowledgement("2024")
    odd = replace(rule, parts=(replace(rule.parts[0], needs=("the_moon",)),))
    letter = Draft("acknowledgement", 1, "2024", "T", facts(), (DraftPart("received", "", "Words."),))
    with pytest.raises(KeyError, match="the_moon"):
        unmet(letter, odd, LANDLORD)


def test_the_lists_that_letters_are_held_to_are_read_and_one_that_cannot_be_is_named(tmp_path: Path) -> None:
    shutil.copytree(places.resources() / "letters", tmp_path / "letters")
    read_word_lists(tmp_path / "letters")
    other = tmp_path / "other"
    shutil.copytree(places.resources() / "letters", other)
    (other / "hard_words.toml").write_text("[wards]", encoding="utf-8")
    with pytest.raises(EditionError, match=r"hard_words\.toml: “wards” is not known"):
        read_word_lists(other)
