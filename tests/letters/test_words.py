"""How texts, lists and days stand in a letter."""

from __future__ import annotations

import datetime as dt

from app.letters.words import bulleted, day, folded, joined, numbered, paragraphs, points_named, sentence


def test_words_are_joined_as_in_a_sentence() -> None:
    assert [joined(words) for words in ([], ["1"], ["1", "2"], ["1", "2", "3"])] == ["", "1", "1 and 2", "1, 2 and 3"]


def test_lists_have_each_thing_on_one_line() -> None:
    assert numbered([(1, "The lift\n\nis out."), (3, "- Nobody came.")]) == "1. The lift is out.\n3. - Nobody came."
    assert bulleted(["Mend it."]) == "- Mend it."
    assert folded(" a \n b ") == "a b"


def test_a_text_ends_as_a_sentence_does() -> None:
    assert [sentence(text) for text in ("Mend it", "Mend it.", " Who came?\n", "So:", "")] == [
        "Mend it.",
        "Mend it.",
        "Who came?",
        "So:",
        "",
    ]
    assert paragraphs("One line.\n\nAnother") == "One line.\n\nAnother."
    assert paragraphs("") == ""


def test_points_are_named_by_their_numbers() -> None:
    assert [points_named(numbers) for numbers in ([], [3], [1, 2])] == ["", "point 3", "points 1 and 2"]


def test_a_day_that_is_not_known_is_nothing() -> None:
    assert (day(dt.date(2026, 12, 9)), day(None)) == ("Wednesday 9 December 2026", "")
