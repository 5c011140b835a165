"""Plain text: a letter as a screen reader takes it, or an e-mail; headings stand alone between empty lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.letter_blocks import Heading, Inner, Items, Paragraph, Rows, Table, blocks
from app.letters.marks import Piece

WIDTH_OF_RULE = 40


def plain_copy(draft: Draft, landlord: Landlord, mark: str) -> str:
    """The whole letter as text, with what it is a copy of above it. Lines end where the reader's window does."""
    lines = [mark, "-" * WIDTH_OF_RULE, ""]
    for block in blocks(draft, landlord):
        if isinstance(block, Heading):
            lines += [block.text, ""]
        elif isinstance(block, Rows):
            for question, answer in block.rows:
                lines += [question, *_said(answer), ""]
        else:
            lines += [*_said((block,)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _said(found: Sequence[Inner]) -> Iterator[str]:
    for number, block in enumerate(found):
        if isinstance(block, Table):
            yield from _rows(block)
        elif isinstance(block, Items):
            yield from (f"{'-' if label == '•' else label} {_words(text)}" for label, text in block.items)
        else:
            yield from [""] if number and isinstance(found[number - 1], Paragraph) else []
            yield _words(block.pieces)


def _rows(table: Table) -> Iterator[str]:
    """Each row in lines of its own, what heads a column before what is under it: a table read aloud says as much."""
    head, *rows = ([_words(cell) for cell in row] for row in table.rows)
    for row in rows:
        first, *others = (f"{name}: {said}" for name, said in zip(head, row, strict=False) if said.strip())
        yield f"- {first}"
        yield from (f"  {one}" for one in others)


def _words(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
