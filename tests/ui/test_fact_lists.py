"""Fact lists: a heading with sentences, and nothing where there are none."""

from __future__ import annotations

from app.ui.fact_lists import FactList
from tests.ui.conftest import Show


def test_each_sentence_stands_on_a_line_of_its_own_and_none_shows_nothing(show: Show) -> None:
    facts = FactList("What is in it")
    show(facts)
    facts.show_lines(("12 cases.", "Last entry: yesterday."))
    assert facts.words.text() == "12 cases.\nLast entry: yesterday."
    assert facts.isVisible()
    facts.show_lines(())
    assert not facts.isVisible()
