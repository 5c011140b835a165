"""Checks of the file itself: a lost page, a list that was dropped, and what another program put in."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from app.models.books import FILE, Book, open_book
from app.models.checks import check_book
from tests.bench.flips import closed_copy
from tests.models.ledgers import findings, full_book, lay_key_file, meddle, now, open_case


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("DROP INDEX journal_of_case", "The search list “journal of case” is missing from the book."),
        ("CREATE TABLE mine (a)", "The table “mine” was put into the book by another program."),
        ("CREATE VIEW cases AS SELECT 1", "The view “cases” was put into the book by another program."),
        (
            "CREATE TRIGGER mine AFTER INSERT ON journal BEGIN SELECT 1; END",
            "The guard “mine” was put into the book by another program.",
        ),
        ("ALTER TABLE setting ADD COLUMN more TEXT", "The table “setting” is not what it was when the book was made."),
    ],
)
def test_how_the_book_is_built_is_compared(book: Book, statement: str, sentence: str) -> None:
    full_book(book)
    meddle(book, statement)
    assert ("guards", sentence) in findings(book)


def test_what_sqlite_notes_down_for_itself_is_no_finding(book: Book) -> None:
    full_book(book)
    meddle(book, "ANALYZE")
    assert findings(book) == []


def test_a_damaged_page_of_a_closed_book_is_named_by_its_key(tmp_path: Path) -> None:
    key = bytes(range(32))
    plain = open_book(tmp_path, now)
    full_book(plain)
    plain.close()
    folder = tmp_path / "closed"
    folder.mkdir()
    content = bytearray(closed_copy(tmp_path / FILE, key).read_bytes())
    (folder / FILE).write_bytes(bytes(content))
    lay_key_file(folder, key)
    book = open_book(folder, now, key)
    result = check_book(book)
    assert result.sound
    assert "cipher" in result.looked
    with book.reading() as session:
        page = session.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'request'"))
    book.close()
    content[page * 4096 - 100] ^= 1
    (folder / FILE).write_bytes(bytes(content))
    book = open_book(folder, now, key)
    result = check_book(book)
    found = [one for one in result.findings if one.check == "cipher"]
    assert [one.sentence.partition(" of the closed file")[0] for one in found] == ["1 part"]
    assert "HMAC" in found[0].technical
    assert not any("HMAC" in one.sentence or "DatabaseError" in one.sentence for one in result.findings)
    book.close()


def test_a_page_that_the_log_has_whole_is_no_damage_of_a_closed_book(tmp_path: Path) -> None:
    """As the power leaves it that fails while the log is folded in: half a page in the file, all of it in the log."""
    key, made, left = bytes(range(32)), tmp_path / "made", tmp_path / "left"
    plain = open_book(tmp_path / "plain", now)
    full_book(plain)
    plain.close()
    closed = closed_copy(tmp_path / "plain" / FILE, key).read_bytes()
    for folder in (made, left):
        folder.mkdir()
        (folder / FILE).write_bytes(closed)
        lay_key_file(folder, key)
    book = open_book(made, now, key)
    with book.writing("Anne Clerk") as work:
        open_case(work, "2026/077")
    log = (made / f"{FILE}-wal").read_bytes()
    book.close()
    content = bytearray((left / FILE).read_bytes())
    pages = {int.from_bytes(log[at : at + 4], "big") for at in range(32, len(log), 24 + 4096)}
    for page in sorted(pages):
        content[page * 4096 - 512 : page * 4096] = bytes(512)
    (left / FILE).write_bytes(content)
    (left / f"{FILE}-wal").write_bytes(log)

    book = open_book(left, now, key)
    assert len(pages) > 3
    assert check_book(book).findings == ()
    book.close()
