"""Exports of a book: what is packed, and how it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.books import Book
from app.models.exports import FORMULA, TABLES, Contents, close, columns_of, harmless, pack
from app.models.tables import Base
from tests.models.ledgers import full_book

CONTENTS = Contents({}, {"README.txt": "Read me."}, "Casebook", "2026-11-23")


def test_every_table_of_the_book_is_exported() -> None:
    assert set(TABLES) == set(Base.metadata.tables)
    assert columns_of("document") == ("digest", "media", "size", "file")


def test_what_has_no_name_is_written_all_the_same(book: Book, tmp_path: Path) -> None:
    full_book(book)
    steps: list[tuple[int, int]] = []
    made = pack(book, tmp_path, CONTENTS, lambda done, total: steps.append((done, total)))
    close(tmp_path, made.manifest)
    (letter,) = (tmp_path / "Files").iterdir()
    assert letter.read_bytes() == b"%PDF- a letter"
    assert steps[-1][0] == steps[-1][1] == len(steps)
    on_disk = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert on_disk == {one.path for one in made.manifest.files} | {"export.json"}
    assert made.documents == 1


@given(st.text())
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    cell = harmless(text)
    assert not cell.startswith(FORMULA)
    assert cell.endswith(text)


@pytest.mark.parametrize("text", ["plain", "", "1 + 1", "'quoted"])
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
