"""The words of the letters: how their files are read, and how plain they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from app import places
from app.letters.wordings import WordingError, has_wording, read_wording, wording_from
from tests.letters.cases import EDITIONS, draft

LETTERS = places.resources() / "letters"
FILES = sorted(LETTERS.glob("*/*.toml"))
NAMES = [f"{path.parent.name}/{path.name}" for path in FILES]
MOST_WORDS = 20
"""GOV.UK: a sentence of more than 25 words is too long; 20 on average is already a lot for a letter."""

HEAD = {"title": "A title", "closing": "Yours", "closing_unnamed": "Yours", "rows_heading": "Next"}


def wording_with(**part: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a TOML file may hold
    return {**HEAD, "part": [{"key": "received", "heading": "Heading", "paragraphs": [["Words."]], **part}]}


def sentences(text: str) -> list[str]:
    text = re.sub(r"^(?:-|\d+\.) ", "", text, flags=re.MULTILINE)
    return [one for one in re.split(r"(?<=[.!?:])\s+|\n+", text) if one.strip()]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_sentences_of_an_acknowledgement_are_short(edition: str) -> None:
    everything = draft(
        edition,
        questions=("When did it begin?",),
        adjustments=("Ring in the mornings",),
        representative="Mrs Ivy Dunmore",
        points=(("The lift is out.", "ours"), ("The yard is dark.", "not_ours"), ("It smells.", "shared")),
    )
    for letter in (draft(edition, outcomes=()), everything):
        counts = [len(one.split()) for part in letter.parts for one in sentences(part.text)]
        assert sum(counts) / len(counts) <= MOST_WORDS
        assert max(counts) <= 25


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_sentences_of_every_wording_are_short(path: Path) -> None:
    """A placeholder counts for one word, but a date for the four that it has."""
    kind, _, stage = path.stem.partition("-")
    wording = read_wording(LETTERS, path.parent.name, kind, int(stage or 1))
    said = [one.say for part in wording.parts for paragraph in part.paragraphs for one in paragraph]
    known = ["received_on", "requested_on", "respond_by", "instead_of", "was_due", "occurred_on", "aware_on"]
    known += ["claim_filed_on", *(ask.key for ask in wording.asks if ask.kind == "date")]
    days = rf"\{{(?:{'|'.join(known)})\}}"
    counts = [len(one.split()) for text in said for one in sentences(re.sub(days, "a long date here", text))]
    assert sum(counts) / len(counts) <= MOST_WORDS
    assert max(counts) <= 25


@pytest.mark.parametrize("path", FILES, ids=NAMES)
@pytest.mark.parametrize(
    "word",
    ["eight weeks", "designated person", "tenan", "rent", "escalat", "uphe?ld", "redress", "please", "@", "e-?mail"],
)
def test_words_that_mislead_or_do_not_fit_are_in_no_letter(path: Path, word: str) -> None:
    text = re.sub(r"(?m)^#.*$|\{\w+\}|(?:when|key) = \"[^\"]*\"", "", path.read_text(encoding="utf-8"))
    assert not re.search(rf"\b{word}", text, re.IGNORECASE)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_letter_promises_a_number_of_times_that_nobody_agreed(path: Path) -> None:
    """2022 Code 4.10, 4.11: regular updates, how and how often as agreed with the resident."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:once|twice|every|each) (?:a )?(?:day|week|fortnight|month)|weekly|daily", text)


def test_how_to_keep_in_touch_is_asked_under_the_code_of_2022() -> None:
    contact = draft("2022").part("contact").text
    assert "We will agree with you how we keep in touch while we look into this, and how often." in contact
    assert "Tell us what would suit you" in contact


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_wording_that_ships_is_read(path: Path) -> None:
    kind, _, stage = path.stem.partition("-")
    assert read_wording(LETTERS, path.parent.name, kind, int(stage or 1)).parts


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_figures_are_never_typed(path: Path) -> None:
    """Every figure in a letter comes from the case, and so from its edition: another edition's days are other days."""
    letter = re.sub(r"(?m)^(?:#|hint = ).*$", "", path.read_text(encoding="utf-8"))  # a hint is not in the letter
    assert not re.search(r"\d", letter)


def test_the_stage_is_that_of_the_letter() -> None:
    assert "at stage 1 of our complaints procedure" in draft().part("received").text
    assert "at stage 2 of our complaints procedure" in draft(stage=2).part("received").text


def test_words_for_a_stage_are_words_for_no_other(tmp_path: Path) -> None:
    assert has_wording(LETTERS, "2024", "acknowledgement", 1)
    assert not has_wording(LETTERS, "2024", "acknowledgement", 3)
    assert not has_wording(LETTERS, "2024", "response", 3)
    assert all(has_wording(LETTERS, "2024", "extension", stage) for stage in (1, 2))
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "response.toml").write_text("", encoding="utf-8")
    assert [has_wording(tmp_path, "2024", "response", stage) for stage in (1, 2)] == [True, True]
    assert not has_wording(tmp_path, "2022", "response", 1)


def test_a_wording_of_its_own_for_a_stage_comes_first(tmp_path: Path) -> None:
    text = (LETTERS / "2024" / "acknowledgement-1.toml").read_text(encoding="utf-8")
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "acknowledgement.toml").write_text(text, encoding="utf-8")
    (tmp_path / "2024" / "acknowledgement-2.toml").write_text(
        text.replace("We have received your complaint", "We are looking at it again"), encoding="utf-8"
    )
    titles = [read_wording(tmp_path, "2024", "acknowledgement", stage).title for stage in (1, 2)]
    assert titles == ["We have received your complaint", "We are looking at it again"]


def test_a_wording_that_is_not_there_or_is_not_toml_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(WordingError, match=r"^2024/refusal.toml: there is no such wording"):
        read_wording(tmp_path, "2024", "refusal", 1)
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "refusal.toml").write_text("title = ", encoding="utf-8")
    with pytest.raises(WordingError, match=r"^2024/refusal.toml: Invalid value"):
        read_wording(tmp_path, "2024", "refusal", 1)


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({**HEAD}, "f.toml: “part” is missing"),
        ({**wording_with(), "titel": "x"}, "f.toml: “titel” is not known"),
        ({**wording_with(), "title": " "}, "f.toml: “title” is missing"),
        (wording_with(headng="x"), "f.toml part 1: “headng” is not known"),
        (wording_with(key=7), "f.toml part 1: “key” is missing, or is not text"),
        (wording_with(look="loud"), "f.toml part 1 “received”: “look” is “loud”; one of text, row, panel"),
        (wording_with(paragraphs="Words."), "“received”: “paragraphs” is not a list of lists"),
        (wording_with(paragraphs=["Words."]), "“received”: “paragraphs” is not a list of lists"),
        (wording_with(paragraphs=[[7]]), "“received”: a sentence is text, or a table"),
        (wording_with(paragraphs=[[{"say": "x", "wen": "points"}]]), "“received”: “wen” is not known"),
        (wording_with(paragraphs=[[{"say": "x", "when": "sometimes"}]]), "“received”: “when” is “sometimes”"),
        (wording_with(paragraphs=[[{"say": "x", "when": "not never"}]]), "“received”: “when” is “not never”"),
        (wording_with(paragraphs=[["By {respond_bye}."]]), "“received”: “{respond_bye}” is not known"),
        (wording_with(paragraphs=[["By {}."]]), "“received”: “{}” is not known"),
        (wording_with(paragraphs=[["By {respond_by."]]), "“received”: a brace has no partner"),
        (wording_with(paragraphs=[["They are: {points}"]]), "“received”: “{points}” is a list"),
        ({**HEAD, "part": wording_with()["part"] * 2}, "f.toml: part “received” is there twice"),
    ],
)
def test_a_slip_in_a_wording_names_the_file_and_the_key(tables: dict[str, Any], message: str) -> None:
    with pytest.raises(WordingError, match=re.escape(message)):
        wording_from(tables, "f.toml")
