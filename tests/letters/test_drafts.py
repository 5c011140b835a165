"""Drafts: composing, changing and keeping them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app import places
from app.letters.drafts import FORM, Copy, DraftPart, as_json, compose, from_json
from app.letters.marks import unmarked
from app.letters.wordings import WordingError, read_wording
from tests.letters.cases import (
    EDITIONS,
    FACTS,
    LANDLORD,
    LETTERS_OF,
    acknowledgement,
    draft,
    written,
)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_letter_has_every_part_of_its_rule(edition: str) -> None:
    assert {part.key for part in draft(edition).parts} == {part.key for part in acknowledgement(edition).parts}


def test_responsibility_is_said_point_by_point() -> None:
    said = draft().part("responsibility").text
    assert said == "We are responsible for points 1 and 2. We are checking point 3 and will tell you in our answer."


def test_what_is_not_wanted_or_not_asked_is_not_said() -> None:
    quiet = draft(outcomes=(), received_how="", repair_note="", handler_phone="", handler_post="")
    assert "You told us" not in quiet.part("received").text
    assert "not told us yet" in quiet.part("outcomes").text
    assert quiet.part("handler").text == "Anne Clerk. You can write to us at the address above."


def test_danger_and_repair_are_said_at_the_start() -> None:
    letter = draft(hazard_note="The electrician comes today.", repair_note="The repair goes ahead at the same time.")
    assert letter.part("received").text.endswith(
        "\n\nThe electrician comes today. The repair goes ahead at the same time."
    )


def test_a_letter_to_nobody_by_name_is_signed_faithfully() -> None:
    assert draft().closing == "Yours sincerely"
    assert draft(salutation="Dear Sir/Madam").closing == "Yours faithfully"


def test_a_changed_part_changes_nothing_else() -> None:
    letter = draft()
    changed = letter.with_text("received", "Other words.")
    assert changed.part("received").text == "Other words."
    assert changed.part("outcomes") == letter.part("outcomes")
    assert letter.part("received").text != "Other words."
    with pytest.raises(KeyError):
        letter.with_text("recieved", "")


def test_wording_and_rule_must_speak_of_the_same_parts() -> None:
    wording = read_wording(places.resources() / "letters", "2024", "acknowledgement", 1)
    rule = acknowledgement("2024")
    lacking = replace(wording, parts=tuple(part for part in wording.parts if part.key != "ombudsman"))
    smaller = replace(rule, parts=tuple(part for part in rule.parts if part.key != "ombudsman"))
    with pytest.raises(WordingError, match=r"2024/acknowledgement-1.toml: part “ombudsman” .* is missing"):
        compose(rule, lacking, FACTS, LANDLORD)
    with pytest.raises(WordingError, match="has no part “ombudsman”"):
        compose(smaller, wording, FACTS, LANDLORD)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_kept_draft_is_read_back_the_same(edition: str) -> None:
    letter = draft(edition, questions=("When?",)).with_text("received", "“Zoë” <b> & {curly}\n\n- item")
    assert from_json(as_json(letter)) == letter


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_a_kept_draft_of_every_kind_is_read_back_the_same(edition: str, kind: str, stage: int) -> None:
    letter = written(edition, kind, stage)
    assert from_json(as_json(letter)) == letter


def test_a_draft_of_the_first_form_is_read() -> None:
    """Before there were matters, every letter was an acknowledgement that promised an answer."""
    kept = json.loads(as_json(draft())) | {"form": 1}
    for matter in ("escalation", "refusal", "extension", "decision"):
        del kept["facts"][matter]
    assert from_json(json.dumps(kept)) == draft()


@pytest.mark.parametrize("form", [1, 2])
def test_asterisks_of_a_draft_from_before_there_was_bold_stay_asterisks(form: int) -> None:
    kept = json.loads(as_json(draft())) | {"form": form}
    del kept["enclosures"], kept["copies"]
    kept["parts"][0]["text"] = "Call **now** on 2 * 3."
    letter = from_json(json.dumps(kept))
    assert letter.parts[0].text == r"Call \*\*now\*\* on 2 * 3."
    assert unmarked(letter.parts[0].text) == "Call **now** on 2 * 3."
    assert (letter.enclosures, letter.copies) == ((), ())


def test_enclosures_and_copies_are_kept() -> None:
    copies = (Copy("Mrs S. Dunmore", ("2 High Street", "WELLS"), "BA5 2YY"), Copy("Canon H. Price"))
    letter = replace(draft(), enclosures=("Our complaint form",), copies=copies)
    assert from_json(as_json(letter)) == letter


def test_asterisks_of_the_record_make_nothing_bold() -> None:
    letter = draft(points=(("You said **never** again.", "ours"),))
    assert unmarked(letter.part("understanding").text) == "1. You said **never** again."


def test_a_draft_of_a_form_that_is_still_to_come_is_refused() -> None:
    kept = json.loads(as_json(draft())) | {"form": FORM + 1}
    with pytest.raises(ValueError, match="kept by a newer Casebook"):
        from_json(json.dumps(kept))


def test_a_draft_kept_before_a_part_had_a_look_is_read() -> None:
    kept = json.loads(as_json(draft()))
    kept["parts"] = [{"key": "received", "heading": "", "text": "Words."}]
    assert from_json(json.dumps(kept)).parts == (DraftPart("received", "", "Words."),)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 2}', '{"form": 1}', '{"form": 1, "facts": {}}'])
def test_what_is_not_a_draft_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"draft|Expecting"):
        from_json(text)
