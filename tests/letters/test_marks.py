"""Marks of bold: they do nothing but make words bold, and whatever anybody typed survives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.letters.marks import Piece, literal, marked, pieces, unmarked

TYPED = st.text(alphabet=st.sampled_from("ab *\\\n"), max_size=12) | st.text(max_size=20)


def test_two_asterisks_open_and_two_close() -> None:
    assert pieces("Write **by Friday** to us.") == (Piece("Write "), Piece("by Friday", bold=True), Piece(" to us."))
    assert unmarked("Write **by Friday** to us.") == "Write by Friday to us."


@pytest.mark.parametrize(
    "text", ["2 * 3 ** 4", "** alone", "**one line\nanother", "a * b", "C:\\letters\\new", "<b>no</b> &amp;"]
)
def test_what_is_no_pair_stands_as_it_was_typed(text: str) -> None:
    assert unmarked(text) == text
    assert not any(piece.bold for piece in pieces(text))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("I said **now**", r"I said \*\*now\*\*"),
        ("*", r"\*"),
        ("2 * 3", "2 * 3"),
        (r"\*", r"\\\*"),
        (r"C:\letters", r"C:\letters"),
    ],
)
def test_typed_asterisks_are_kept_with_a_stroke(typed: str, kept: str) -> None:
    assert literal(typed) == kept
    assert unmarked(kept) == typed


@given(TYPED)
def test_whatever_is_typed_survives(typed: str) -> None:
    assert unmarked(literal(typed)) == typed
    assert not any(piece.bold for piece in pieces(literal(typed)))


@given(TYPED, TYPED)
def test_whatever_is_typed_survives_between_other_words(one: str, other: str) -> None:
    one, other = (text.replace("\n", " ").strip() or "x" for text in (one, other))
    kept = f"**{literal(one)}** {literal(other)}"
    assert pieces(kept) == (Piece(one, bold=True), Piece(f" {other}"))


@given(st.lists(st.builds(Piece, TYPED, st.booleans()), max_size=5))
def test_words_in_their_weights_are_read_back(parts: list[Piece]) -> None:
    text = marked(parts)
    assert unmarked(text) == "".join(part.text for part in parts)
    assert marked(pieces(text)) == text


def test_a_mark_never_crosses_a_line_and_has_no_space_within() -> None:
    assert marked([Piece("one \ntwo", bold=True)]) == "**one** \n**two**"
