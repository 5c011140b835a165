"""Paragraphs and items, as a text says them."""

from __future__ import annotations

from app.letters.passages import Passage, passages


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
