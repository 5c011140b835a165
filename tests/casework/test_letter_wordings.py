"""Her own words for the letters: kept in the journal, strict, and with all that the Code demands."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from app.casework.desks import Desk
from app.casework.letter_wordings import (
    WordedLetter,
    keep_wording,
    outdated_letters,
    own_keys,
    own_wording,
    sample_pdf,
    worded_letters,
    wording_problems,
)
from app.casework.letters import open_letter
from app.letters.own_wordings import OwnWording, own_part, runs
from app.models.checks import check_book
from app.models.journals import records
from tests.casework.cases import MONDAY, a_case, refused

pytestmark = pytest.mark.usefixtures("settings")


def letter_of(desk: Desk, key: str = "2024:acknowledgement:1") -> WordedLetter:
    return next(letter for letter in worded_letters(desk) if letter.key == key)


def own(letter: WordedLetter, part_key: str, *says: str, title: str = "") -> OwnWording:
    part = next(one for one in letter.shipped.parts if one.key == part_key)
    words = says or tuple(run.say for run in runs(part))
    made = own_part(part, part.heading, words)
    return OwnWording(title, letter.shipped.title if title else "", parts={part_key: made} if made else {})


def test_every_letter_with_words_is_listed_once(desk: Desk) -> None:
    keys = [letter.key for letter in worded_letters(desk)]
    assert len(keys) == len(set(keys))
    assert {"2020:response:1", "2022:extension:3", "2024:response:2"} <= set(keys)
    assert letter_of(desk).name == "Stage 1 acknowledgement, Code of 2024"


def says(letter: WordedLetter, part_key: str, first: str) -> tuple[str, ...]:
    """A part with other words in its first run, and nothing in the others."""
    part = next(one for one in letter.shipped.parts if one.key == part_key)
    return (first, *[""] * (len(runs(part)) - 1))


def test_her_words_are_kept_in_the_journal_and_put_back(desk: Desk) -> None:
    letter = letter_of(desk)
    words = says(letter, "respond_by", "You hear from us by **{respond_by}**.")
    hers = own(letter, "respond_by", *words, title="Hello")
    keep_wording(desk, letter, hers)
    assert own_wording(desk, letter) == hers
    assert own_keys(desk) == {letter.key}
    case = a_case(desk).received(MONDAY)
    draft = open_letter(case.desk, case.id, "acknowledgement", 1).draft
    assert draft.title == "Hello"
    assert draft.part("respond_by").text == "You hear from us by **Monday 7 December 2026**."
    keep_wording(desk, letter, OwnWording())
    assert own_keys(desk) == frozenset()
    assert open_letter(case.desk, case.id, "acknowledgement", 1).draft.title == letter.shipped.title
    with desk.book.reading() as session:
        said = [one.sentence for one in records(session, kinds=("setting",))][-2:]
    assert said == [
        "Wording changed: Stage 1 acknowledgement, Code of 2024.",
        "Wording put back as it ships: Stage 1 acknowledgement, Code of 2024.",
    ]
    assert check_book(desk.book).sound


@pytest.mark.parametrize(
    ("part", "words", "said"),
    [
        ("respond_by", "You hear from us soon.", "not complete"),
        ("respond_by", "By {respond_on}.", "“{respond_on}” is not known. Do you mean {respond_by} or"),
        ("ombudsman", "Ask the Ombudsman.", "not complete"),
        ("received", "Thank you.", "not complete"),
        ("handler", "", "not complete"),
    ],
)
def test_words_without_what_must_be_said_are_not_kept(desk: Desk, part: str, words: str, said: str) -> None:
    letter = letter_of(desk)
    hers = own(letter, part, *says(letter, part, words))
    with refused(desk) as problems:
        keep_wording(desk, letter, hers)
    assert set(problems) == {part}
    assert said in problems[part]


def test_what_ships_is_no_problem_and_keeping_it_writes_nothing(desk: Desk) -> None:
    for letter in worded_letters(desk):
        assert wording_problems(desk, letter, OwnWording()) == ()
    keep_wording(desk, letter_of(desk), OwnWording())
    assert own_keys(desk) == frozenset()


def test_a_letter_that_ships_otherwise_now_is_pointed_out(desk: Desk) -> None:
    letter = letter_of(desk)
    hers = own(letter, "respond_by", *says(letter, "respond_by", "By {respond_by}."))
    keep_wording(desk, letter, hers)
    assert outdated_letters(desk) == ()
    older = replace(hers.parts["respond_by"], instead_of=("Old", *hers.parts["respond_by"].instead_of[1:]))
    keep_wording(desk, letter, OwnWording(parts={"respond_by": older}))
    assert [one.key for one in outdated_letters(desk)] == [letter.key]


def test_a_sample_letter_is_printed_in_her_words(desk: Desk) -> None:
    letter = letter_of(desk)
    pdf = sample_pdf(desk, letter, OwnWording(title="Hello"))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "Hello" in text
    assert "SAMPLE" in text
