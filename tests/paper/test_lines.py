"""Words on lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import places
from app.paper.lines import Line, Span, bound, emphasised, set_lines
from app.paper.typefaces import typefaces

FACES = typefaces(places.resources() / "fonts")


def lines(text: str, width: float = 200) -> list[str]:
    return [line.text for line in set_lines([Span(text)], width, 12, FACES)]


def test_words_fill_the_line_and_are_never_divided() -> None:
    found = lines("We received your complaint about the radiator on Friday.")
    assert len(found) > 1
    assert " ".join(found) == "We received your complaint about the radiator on Friday."


def test_a_line_end_in_the_text_ends_the_line_and_an_empty_line_stays() -> None:
    assert lines("one\n\ntwo") == ["one", "", "two"]
    assert lines("") == [""]


def test_a_word_wider_than_the_line_is_broken_where_the_line_is_full() -> None:
    found = lines("see " + "x" * 100)
    assert found[0] == "see"
    assert "".join(found[1:]) == "x" * 100


@pytest.mark.parametrize("text", ["9 December 2026", "01749 000000", "020 7946 0000", "BA5 2XX", "EC1A 1BB", "point 2"])
def test_a_date_a_number_and_a_postcode_stay_on_one_line(text: str) -> None:
    assert bound(f"It is {text} now") == f"It is {text.replace(' ', chr(160))} now"
    for width in range(60, 200, 7):
        assert any(text in line.replace("\u00a0", " ") for line in lines(f"some words before {text}", width + 60))


def test_what_is_bound_together_is_divided_when_it_is_wider_than_the_line() -> None:
    assert lines("9 December 2026", 60) == ["9", "December", "2026"]


def test_phrases_are_bold_wherever_they_stand() -> None:
    assert emphasised("Ring 0300 now, 0300.", ("0300", "")) == (
        Span("Ring "),
        Span("0300", bold=True),
        Span(" now, "),
        Span("0300", bold=True),
        Span("."),
    )


def test_a_word_may_change_its_weight_within_itself() -> None:
    (line,) = set_lines([Span("By "), Span("Friday", bold=True), Span(".")], 200, 12, FACES)
    assert [(run.font.rpartition("-")[2], run.text) for run in line.runs] == [
        ("Regular", "By "),
        ("Bold", "Friday"),
        ("Regular", "."),
    ]


@given(st.text(max_size=300), st.floats(min_value=30, max_value=480))
def test_no_line_is_wider_than_its_measure_and_no_character_is_lost(text: str, width: float) -> None:
    found: tuple[Line, ...] = set_lines([Span(text)], width, 14, FACES)
    assert all(line.width <= width + 1e-6 for line in found)
    assert all(line.width == pytest.approx(_measured(line)) for line in found)


def _measured(line: Line) -> float:
    return sum(FACES.width(run.text, 14, bold=run.font.endswith("Bold")) for run in line.runs)
