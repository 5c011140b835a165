"""How a letter reads: hints that stop nothing, and the figures that they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places
from app.letters.checks import unmet
from app.letters.hints import (
    HARD_WORDS,
    Measures,
    hints_for,
    hints_of,
    is_passive,
    measures_in,
    measures_of,
    read_hard_words,
    words_in,
)
from app.rules.tables import EditionError
from tests.letters.cases import LANDLORD, acknowledgement, draft

FOLDER = places.resources() / "letters"
LONG_ONE = "We came to look at the radiator in the front room on the day after you rang us, and we found that the " * 2


def said(words: str) -> list[str]:
    """The hints on a part with these words."""
    letter = draft().with_text("questions", words)
    return [hint.sentence for hint in hints_of(letter) if hint.part == "questions"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The radiator was repaired.", "was repaired"),
        ("Your calls were not passed on.", "were not passed"),
        ("It has been decided that you are right.", "been decided"),
        ("The job will be done again and the book is kept.", "is kept"),
        ("You were told on Monday.", "were told"),
        ("The work was quickly finished by Friday.", ""),
        ("The letter was sent by Monday.", "was sent"),
        ("The letter was sent by the plumber.", ""),
        ("We repaired the radiator.", ""),
        ("You are entitled to ask.", ""),
        ("We are concerned, and the office is closed.", ""),
        ("It is indeed cold.", ""),
        ("You need a new one.", ""),
    ],
)
def test_a_sentence_that_does_not_say_who_does_it(sentence: str, words: str) -> None:
    assert is_passive(sentence) == words


def test_a_long_sentence_is_known_by_its_first_words() -> None:
    (hint,) = said(f"{LONG_ONE}valve.")
    assert hint == "This sentence has 47 words: “We came to look at …” Make two of it."
    assert said("It is a short one.") == []


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("We will commence the work.", "“commence” can be plainer: start."),
        ("Ring us Prior To Monday.", "“Prior To” can be plainer: before."),
        ("We do it **whilst** you are out.", "“whilst” can be plainer: while."),
    ],
)
def test_a_hard_word_has_a_plainer_one_beside_it(sentence: str, hint: str) -> None:
    assert said(sentence) == [hint]


def test_what_the_resident_said_is_neither_faulted_nor_counted() -> None:
    theirs = "The works commenced prior to my notification and I was not informed."
    letter = draft(points=((theirs, "ours"),))
    assert [hint for hint in hints_for(letter, FOLDER) if hint.part == "understanding"] == []
    assert measures_in(f"We are sorry.\n1. {theirs}", (theirs,)) == measures_in("We are sorry.")


def test_hints_stop_nothing() -> None:
    letter = draft().with_text("questions", f"{LONG_ONE}works that were commenced.")
    assert len(hints_of(letter)) >= 3
    assert unmet(letter, acknowledgement("2024"), LANDLORD) == ()


def test_words_are_counted_as_they_are_spoken() -> None:
    assert words_in("On Friday 18 December 2026 we pay £75.50, don't we?") == (
        "On",
        "Friday",
        "18",
        "December",
        "2026",
        "we",
        "pay",
        "£75.50",
        "don't",
        "we",
    )


def test_the_reading_age_is_the_flesch_kincaid_grade_and_five_years() -> None:
    """0.39 x 20 + 11.8 x 1.5 - 15.59 = 9.91, so a grade of 10, read at 15."""
    assert Measures(sentences=5, words=100, syllables=150).reading_age == 15
    assert Measures(sentences=10, words=30, syllables=30).reading_age == 5
    assert Measures().reading_age == 0


def test_plain_words_read_younger_than_hard_ones() -> None:
    plain = "We are sorry. The plumber comes on Monday. He mends the radiator."
    hard = "Notwithstanding considerable organisational difficulties, remedial radiator rectification is anticipated."
    assert measures_in(plain).reading_age + 10 < measures_in(hard).reading_age


def test_lines_that_are_only_looked_up_are_not_read() -> None:
    assert measures_in("Ring us.\n\nTelephone: 0300 111 3000\nWebsite: www.housing.example") == measures_in("Ring us.")
    assert measures_in("").words_a_sentence == 0


def test_the_whole_letter_is_its_parts_together() -> None:
    letter = draft()
    assert measures_of(letter).words > measures_in(letter.part("questions").text).words
    assert measures_of(letter).longest <= 20


def test_no_plainer_word_is_a_hard_one() -> None:
    hard = read_hard_words(FOLDER / HARD_WORDS)
    assert len(hard) > 150
    assert [word for word, plainer in hard.items() if set(plainer.split(", ")) & hard.keys()] == []


@pytest.mark.parametrize("line", ['"Hence" = "so"', '"hence" = ""', '"hence" = 3'])
def test_a_list_that_cannot_be_used_names_the_word(tmp_path: Path, line: str) -> None:
    path = tmp_path / "hard_words.toml"
    path.write_text(f"[words]\n{line}\n", encoding="utf-8")
    with pytest.raises(EditionError, match=r"hard_words\.toml: “[Hh]ence” has no plainer words"):
        read_hard_words(path)
