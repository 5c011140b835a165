"""The text of a letter on its pages."""

from __future__ import annotations

import pytest

from app.letters.bodies import Passage, passages
from tests.letters.cases import NINE_POINTS, draft
from tests.letters.pages import page_texts, printed, words


def test_a_text_is_read_as_paragraphs_and_items() -> None:
    text = "One\nmore.\n\n1. First\ngoes on\n2. Second\n\n- a\n- b\n  \nLast - it is.\n"
    assert passages(text) == (
        Passage("One\nmore."),
        Passage("First\ngoes on", "1."),
        Passage("Second", "2."),
        Passage("a", "•"),
        Passage("b", "•"),
        Passage("Last - it is."),
    )
    assert passages(" \n ") == ()


def test_a_year_or_a_sum_at_the_start_of_a_line_is_no_item() -> None:
    assert passages("2026. That was the year.") == (Passage("2026. That was the year."),)
    assert passages("-5 degrees") == (Passage("-5 degrees"),)


@pytest.mark.parametrize("salutation", ["Mr Dunmore", "Dear Mr Dunmore", "dear  Mr Dunmore"])
def test_the_greeting_says_dear_once(salutation: str) -> None:
    text = page_texts(printed(draft(salutation=salutation)))[0]
    assert text.casefold().count("dear mr dunmore") == 1
    assert text.casefold().count("dear") == 1


def test_whatever_is_typed_is_text_and_never_markup() -> None:
    odd = "<b>bold</b> & <para/> &amp; %s {0!r} \\n (see) https://example.test/?a=1&b=2"
    letter = draft(points=((odd, "ours"),)).with_text("questions", "Is 3 < 4 & 5 > 4?")
    text = " ".join(page_texts(printed(letter)))
    assert odd in text
    assert "Is 3 < 4 & 5 > 4?" in text


def test_the_numbers_of_points_are_as_large_as_the_points() -> None:
    found = {word.text: word.size for word in words(printed(draft(points=NINE_POINTS)))}
    assert [found[f"{number}."] for number in range(1, 10)] == [14] * 9


def test_the_signature_is_on_the_page_of_the_last_paragraph() -> None:
    for count in range(1, 10):
        last = page_texts(printed(draft(points=NINE_POINTS[:count])))[-1]
        assert "tell us who it is. Yours sincerely Anne Clerk Clerk to the trustees" in last


@pytest.mark.parametrize("edition", ["2022", "2024"])
def test_the_ombudsmans_panel_is_never_divided(edition: str) -> None:
    for count in range(1, 10):
        pages = page_texts(printed(draft(edition, points=NINE_POINTS[:count])))
        (panel,) = [text for text in pages if "free to use" in text]
        assert "0300 111 3000" in panel
        assert "Preston, PR2 0ET" in panel


def test_large_print_is_the_same_text_on_more_pages() -> None:
    plain, large = (
        page_texts(printed(draft(large_print=large, adjustments=("Large print",)))) for large in (False, True)
    )
    assert len(large) > len(plain)
    for sentence in ("Your carpet is now damp and smells.", "The repair goes ahead at the same time."):
        assert sentence in " ".join(large)


def test_a_part_left_empty_has_no_heading() -> None:
    letter = draft("2022")
    assert "What we may not be able to do" not in " ".join(page_texts(printed(letter)))
    filled = letter.with_text("expectations", "A new house is not likely.")
    assert "What we may not be able to do A new house is not likely." in " ".join(page_texts(printed(filled)))


@pytest.mark.parametrize("key", ["received", "handler", "ombudsman", "adjustments", "representative"])
@pytest.mark.parametrize("pasted", ["word " * 2000, "x" * 10000, "line\n" * 2000, "- item\n" * 1400])
def test_ten_thousand_pasted_characters_are_set_in_full(key: str, pasted: str) -> None:
    letter = draft()
    text = "".join(page_texts(printed(letter.with_text(key, f"{letter.part(key).text}\n\n{pasted}"))))
    counted = pasted.rsplit(maxsplit=1)[-1][0]
    assert text.count(counted) >= pasted.count(counted)
