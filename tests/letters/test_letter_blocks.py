"""Blocks: the whole letter in reading order, with nothing of it lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.letters.drafts import Copy
from app.letters.letter_blocks import Heading, Items, Paragraph, Rows, Table, blocks
from app.letters.marks import Piece, unmarked
from app.letters.passages import row_of
from tests.letters.cases import LANDLORD, LETTERS_OF, draft, written


def words_of(block: object) -> str:
    if isinstance(block, Heading):
        return block.text
    if isinstance(block, Paragraph):
        return "".join(piece.text for piece in block.pieces)
    if isinstance(block, Items):
        return "\n".join(f"{label} {''.join(piece.text for piece in text)}" for label, text in block.items)
    if isinstance(block, Table):
        return "\n".join(row_of(["".join(piece.text for piece in cell) for cell in row]) for row in block.rows)
    assert isinstance(block, Rows)
    return "\n".join(f"{question}\n{' '.join(map(words_of, answer))}" for question, answer in block.rows)


def folded(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_every_part_of_every_letter_is_there_once_and_in_order(edition: str, kind: str, stage: int) -> None:
    letter = written(edition, kind, stage)
    said = folded("\n".join(map(words_of, blocks(letter, LANDLORD)))).replace("•", "-")
    at = 0
    for part in letter.parts:
        if part.text.strip():
            at = said.index(folded(unmarked(part.text)), at)
    for text in (letter.title, letter.facts.addressee, letter.facts.postcode, letter.closing, LANDLORD.name):
        assert folded(text) in said


def test_what_is_bold_is_bold_and_asterisks_that_were_typed_are_asterisks() -> None:
    letter = draft().with_text("received", "We **will** pay 3 * 2.\n\n- one\n- **two**\n\n4. four\n5. five")
    found = blocks(letter, LANDLORD)
    assert Paragraph((Piece("We "), Piece("will", bold=True), Piece(" pay 3 * 2."))) in found
    bullets, numbers = [one for one in found if isinstance(one, Items)][:2]
    assert bullets.items[1] == ("•", (Piece("two", bold=True),))
    assert (bullets.numbered, numbers.numbered) == (False, True)
    assert [label for label, _ in numbers.items] == ["4.", "5."]


def test_what_is_enclosed_and_who_gets_a_copy_stands_at_the_end() -> None:
    letter = replace(draft(), enclosures=("our complaint form",), copies=(Copy("Mrs S. Hale"), Copy("Mr Reed")))
    *_, enclosed, copies = blocks(letter, LANDLORD)
    assert words_of(enclosed) == "Enclosed: our complaint form"
    assert words_of(copies) == "Copies to: Mrs S. Hale, Mr Reed"


def test_the_first_title_is_the_only_heading_of_the_first_level() -> None:
    levels = [one.level for one in blocks(draft(), LANDLORD) if isinstance(one, Heading)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
