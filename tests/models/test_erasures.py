"""Erasure: the words are gone from the file, the chain is whole, and nobody can empty an entry in any other way."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlcipher3.dbapi2 import IntegrityError as RawIntegrityError

from app.models import journals
from app.models.books import Book, open_book
from app.models.erasures import Erasure, erase, tombstones, what_goes, wipe
from app.models.journals import records, seal
from app.models.tables import Begun, Complaint, Document, DraftText, Journal, Letter
from tests.models.ledgers import (
    DAY,
    OFFICER,
    break_in,
    findings,
    full_book,
    issue_letter,
    lay_key_file,
    meddle,
    now,
    open_case,
)

SECRET = "Pemberton-Quill"  # noqa: S105 - an invented surname
STONE = {"reference": "2026/010", "closed_on": "2020-11-23"}


def fill(book: Book) -> tuple[int, int]:
    """Two cases that name the same person and share a letter's bytes; the second is linked with the first."""
    with book.writing(OFFICER) as work:
        first = open_case(work, "2026/010", name=f"Mrs E. {SECRET}")
        issue_letter(work, first, f"%PDF- a letter to {SECRET}".encode())
        issue_letter(work, first, b"%PDF- the same leaflet")
        work.save_draft(first, "acknowledgement", 1, f"Dear Mrs {SECRET}")
        work.keep_begun(first, "refuse", f'"{SECRET}"')
        second = open_case(work, "2026/011")
        issue_letter(work, second, b"%PDF- the same leaflet")
        work.append(second, "linked", on=DAY, sentence=f"Linked with Mrs {SECRET}.", body={"case": first, "why": "x"})
    return first, second


def erased(book: Book, case_id: int, also: tuple[int, ...] = ()) -> Erasure:
    with book.reading() as session:
        erasure = what_goes(session, case_id, also)
    with book.writing(OFFICER) as work:
        erase(work, erasure, on=DAY, sentence="The words of case 2026/010 were erased.", kept=dict(STONE))
    return erasure


def test_the_words_go_and_the_chain_stays(book: Book) -> None:
    first, second = fill(book)
    with book.reading() as session:
        link = records(session, kinds=("linked",))[0].seq
        before = {row.seq: row.hash for row in session.scalars(select(Journal))}
    erasure = erased(book, first, (link,))
    assert (erasure.entries, len(erasure.documents)) == (7, 1)
    assert findings(book) == []
    with book.reading() as session:
        assert [one.kind for one in records(session, first)] == ["erased"]
        assert {row.seq: row.hash for row in session.scalars(select(Journal)) if row.seq in before} == before
        assert [row.id for row in session.scalars(select(Complaint))] == [second]
        assert session.scalars(select(DraftText)).all() == []
        assert session.scalars(select(Begun)).all() == []
        assert sorted(bytes(row.bytes) for row in session.scalars(select(Document))) == [b"%PDF- the same leaflet"]
        assert [row.case_id for row in session.scalars(select(Letter))] == [second]
        assert tombstones(session) == {first: frozenset({link})}


@pytest.mark.parametrize("closed", [False, True])
def test_what_was_erased_is_nowhere_in_the_file(tmp_path: Path, *, closed: bool) -> None:
    key = bytes(range(32)) if closed else None
    lay_key_file(tmp_path, key)
    book = open_book(tmp_path, now, key)
    first, _ = fill(book)
    with book.reading() as session:
        link = records(session, kinds=("linked",))[0].seq
    if not closed:
        assert any(SECRET.encode() in path.read_bytes() for path in tmp_path.iterdir())
    erased(book, first, (link,))
    wipe(book)
    with book.reading() as session:
        was = seal(session)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert not any(SECRET.encode() in content for content in files.values())
    assert findings(book) == []
    book.close()
    again = open_book(tmp_path, now, key)
    with again.reading() as session:
        assert seal(session) == was
    assert findings(again) == []
    again.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET sentence = '', body = '' WHERE seq = 3",
        "UPDATE journal SET sentence = 'Other', body = '' WHERE seq = {mine}",
        "UPDATE journal SET sentence = '', body = '', actor = 'Nobody' WHERE seq = {mine}",
        "UPDATE journal SET sentence = '', body = '', happened_on = '2020-01-01' WHERE seq = {mine}",
        "UPDATE journal SET sentence = '', body = '', case_id = NULL WHERE seq = {mine}",
        "UPDATE journal SET sentence = '', body = '' WHERE kind = 'erased'",
        "UPDATE journal SET sentence = '', body = '' WHERE case_id IS NULL",
        "DELETE FROM journal WHERE seq = {mine}",
        "DELETE FROM document",
    ],
)
def test_nothing_else_can_be_emptied(book: Book, statement: str) -> None:
    full_book(book)
    first, _ = fill(book)
    erased(book, first)
    with pytest.raises((IntegrityError, RawIntegrityError)):
        meddle(book, statement.format(mine=first))
    assert findings(book) == []


def test_an_entry_that_was_emptied_without_a_tombstone_is_found(book: Book) -> None:
    full_book(book)
    break_in(book, "UPDATE journal SET sentence = '', body = '' WHERE seq = 8")
    said = [sentence for check, sentence in findings(book) if check == "journal"]
    assert said == ["The words of entry 8 are gone, and no record says that they were erased."]


def test_what_is_written_after_a_tombstone_is_not_covered_by_it(book: Book) -> None:
    first, _ = fill(book)
    erased(book, first)
    with book.writing(OFFICER) as work:
        late = work.append(first, "note", on=DAY, sentence="Written by mistake.")
    with pytest.raises((IntegrityError, RawIntegrityError)):
        meddle(book, f"UPDATE journal SET sentence = '', body = '' WHERE seq = {late}")  # noqa: S608 - a number
    break_in(book, f"UPDATE journal SET sentence = '', body = '' WHERE seq = {late}")  # noqa: S608 - a number
    assert ("journal", f"The words of entry {late} are gone, and no record says that they were erased.") in findings(
        book
    )


def test_an_erasure_that_fails_leaves_everything(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = fill(book)
    with book.reading() as session:
        was, erasure = seal(session), what_goes(session, first)

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("app.models.registers.refresh_case", fail)
    with pytest.raises(RuntimeError), book.writing(OFFICER) as work:
        erase(work, erasure, on=DAY, sentence="Erased.", kept={})
    monkeypatch.undo()
    assert findings(book) == []
    with book.reading() as session:
        assert seal(session) == was
        assert len(journals.records(session, first)) == 6


def test_a_stop_before_the_file_is_made_anew_leaves_no_words_in_it(tmp_path: Path) -> None:
    book = open_book(tmp_path, now)
    first, _ = fill(book)
    with book.reading() as session:
        link = records(session, kinds=("linked",))[0].seq
    erased(book, first, (link,))
    book.close()  # nobody called `wipe`
    assert [path.name for path in tmp_path.iterdir() if SECRET.encode() in path.read_bytes()] == []
