"""The book: one door for reading, one for writing, and what is confirmed is on the disk whatever happens."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import SystemRandom
from typing import NoReturn

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from app.models import journals, keys
from app.models.backups import back_up, backups_folder, read_backup
from app.models.books import (
    FILE,
    Book,
    CannotOpen,
    NotABook,
    Work,
    book_in_memory,
    open_book,
)
from app.models.checks import check_book
from app.models.engines import PRAGMAS
from app.models.tables import Complaint, Document, DraftText, Journal
from tests.models.ledgers import DAY, NOW, OFFICER, everything, full_book, now, open_case
from tests.staircase import ROOT

LOGGING = """
import sys
from dataclasses import replace
from pathlib import Path
from app.casework.desks import open_desk
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from tests.casework.cases import MONDAY, MR_D
from tests.models.ledgers import now
desk = open_desk(Path(sys.argv[1]), Path("resources"), lambda: MONDAY, now)
while True:
    case_id = log_complaint(desk, MR_D)
    print(case_id, flush=True)
    add_note(desk, case_id, MONDAY, "He rang again.")
"""
KILLS = 4


def pragma(session: Session, name: str) -> object:
    return session.scalar(text(f"PRAGMA {name}"))


# what reading and writing mean


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO setting VALUES ('a', '1')",
        "UPDATE complaint SET name = 'X'",
        "DELETE FROM draft",
        "DROP TABLE draft",
        "CREATE TABLE mine (a)",
    ],
)
def test_a_reading_cannot_change_anything(book: Book, statement: str) -> None:
    full_book(book)
    before = everything(book)
    with book.reading() as session, pytest.raises(DatabaseError, match="readonly"):
        session.execute(text(statement))
    assert everything(book) == before


def test_a_row_changed_while_reading_is_not_written(book: Book) -> None:
    case_id, _ = full_book(book)
    with book.reading() as session:
        session.get_one(Complaint, case_id).name = "Somebody Else"
        with pytest.raises(DatabaseError, match="readonly"):
            session.flush()
    with book.reading() as session:
        assert session.get_one(Complaint, case_id).name == "Mr D. Dunmore"


def test_what_a_reading_gave_can_be_read_after_it_ended(book: Book) -> None:
    case_id, _ = full_book(book)
    with book.reading() as session:
        row = session.get_one(Complaint, case_id)
    assert row.name == "Mr D. Dunmore"


def test_an_exception_inside_a_writing_leaves_the_book_as_it_was(book: Book) -> None:
    case_id, _ = full_book(book)
    before = everything(book)

    def do_half(work: Work) -> NoReturn:
        work.append(case_id, "note", on=DAY, sentence="Half of what I meant to.")
        work.append(None, "setting", on=DAY, sentence="Settings.", body={"values": {"landlord": "X"}})
        work.keep(b"half a letter", "application/pdf")
        work.save_draft(case_id, "acknowledgement", 1, "{}")
        open_case(work, "2026/002")
        work.session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), book.writing(OFFICER) as work:
        do_half(work)
    assert everything(book) == before
    assert check_book(book).sound


def test_where_the_register_cannot_be_brought_up_the_entry_is_not_written_either(book: Book) -> None:
    """Two cases of one reference: the register refuses the second, and the journal must not know of it."""
    with book.writing(OFFICER) as work:
        open_case(work)
    before = everything(book)
    with pytest.raises(IntegrityError), book.writing(OFFICER) as work:
        open_case(work, "2026/001")
    assert everything(book) == before


def test_after_a_writing_that_failed_the_next_one_succeeds(book: Book) -> None:
    with pytest.raises(TypeError, match="not JSON serializable"), book.writing(OFFICER) as work:
        open_case(work, name=DAY)
    with book.writing(OFFICER) as work:
        assert open_case(work) == 1
    assert check_book(book).sound


def test_entries_say_who_wrote_them_and_when(book: Book) -> None:
    full_book(book)
    with book.reading() as session:
        assert {(record.actor, record.recorded_at) for record in journals.records(session)} == {(OFFICER, NOW)}


def test_the_same_bytes_are_kept_once_under_their_sha_256(book: Book) -> None:
    with book.writing(OFFICER) as work:
        first, again = work.keep(b"a letter", "application/pdf"), work.keep(b"a letter", "application/pdf")
        other = work.keep(b"", "text/plain")
    assert first == again == hashlib.sha256(b"a letter").hexdigest()
    with book.reading() as session:
        assert session.get_one(Document, first).bytes == b"a letter"
        assert session.get_one(Document, other).bytes == b""
    assert len(everything(book)["document"]) == 2


def test_a_draft_is_kept_in_place_of_the_one_before_and_can_be_dropped(book: Book) -> None:
    for typed in ("half", "half a sentence"):
        with book.writing(OFFICER) as work:
            work.save_draft(2, "acknowledgement", 1, typed)
    with book.reading() as session:
        assert session.get_one(DraftText, (2, "acknowledgement", 1)).text == "half a sentence"
    for _ in range(2):
        with book.writing(OFFICER) as work:
            work.drop_draft(2, "acknowledgement", 1)
    assert everything(book)["draft"] == []


def test_a_row_that_refers_to_nothing_is_refused(book: Book) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), book.writing(OFFICER) as work:
        work.session.execute(text("INSERT INTO letter VALUES (1, 9, 'acknowledgement', 1, '2026-11-23', NULL, 'x')"))


# on the disk


def test_what_was_written_is_there_when_the_book_is_opened_again(tmp_path: Path) -> None:
    book = open_book(tmp_path, now)
    full_book(book)
    before, seal = everything(book), check_book(book).seal
    book.close()
    book = open_book(tmp_path, now)
    result = check_book(book)
    assert everything(book) == before
    assert (result.sound, result.seal) == (True, seal)
    book.close()
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_every_connection_is_durable_and_keeps_references(tmp_path: Path) -> None:
    """Not the first connection alone: a second is opened while the first is in use."""
    book = open_book(tmp_path, now)
    with book.reading() as one, book.reading() as other:
        for session in (one, other):
            assert pragma(session, "journal_mode") == "wal"
            assert pragma(session, "synchronous") == 2
            assert pragma(session, "foreign_keys") == 1
            assert pragma(session, "trusted_schema") == 0
    book.close()


def test_synchronous_is_asked_for_and_not_left_to_how_sqlite_was_built() -> None:
    assert "synchronous = FULL" in PRAGMAS
    assert "foreign_keys = ON" in PRAGMAS


def test_a_reading_goes_on_while_something_is_written_and_sees_the_book_as_it_was(tmp_path: Path) -> None:
    book = open_book(tmp_path, now)
    full_book(book)
    with book.reading() as session:
        assert len(journals.records(session)) == 8
        with book.writing(OFFICER) as work:
            work.append(2, "note", on=DAY, sentence="Note: he rang again.")
        assert session.query(Journal).count() == 8
    with book.reading() as session:
        assert len(journals.records(session)) == 9
    book.close()


def test_another_program_writing_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.models.engines.PRAGMAS", ("foreign_keys = ON", "busy_timeout = 1"))
    book = open_book(tmp_path, now)
    full_book(book)
    before = everything(book)
    other = driver.connect(str(tmp_path / FILE), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    sentence = "Another program is using the book. Nothing was changed."
    with pytest.raises(CannotOpen, match=sentence), book.writing(OFFICER) as work:
        work.append(2, "note", on=DAY, sentence="Note: he rang again.")
    other.execute("ROLLBACK")
    other.close()
    assert everything(book) == before
    book.close()


def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_half_written(tmp_path: Path) -> None:
    book = open_book(tmp_path, now)
    full_book(book)
    before = everything(book)
    raw = book.raw()
    raw.driver_connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the least that holds what there is
    raw.close()
    with pytest.raises(CannotOpen, match=r"The disk is full\. Nothing was changed\."), book.writing(OFFICER) as work:
        work.keep(bytes(1_000_000), "application/pdf")
    assert everything(book) == before
    book.close()


# what is no book, and where none can be


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    book = open_book(tmp_path / "a" / "b", now)
    assert check_book(book).sound
    book.close()
    assert (tmp_path / "a" / "b" / FILE).is_file()


@pytest.mark.parametrize("name", ["a?b", "a#b", "100%", "%41", "Anne's book", "Büro é 書", "a&mode=memory", "file:x"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_book_is_kept_in_the_folder_that_was_named_whatever_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (tmp_path / "there" / name, Path(name)):
        book = open_book(folder, now)
        full_book(book)
        made = back_up(book, backups_folder(book), NOW)
        assert read_backup(made.path).contents.entries == 8
        book.close()
    there = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    files = (FILE, f"Backups/{made.path.name}")
    assert there == sorted(f"{folder}/{file}" for folder in (name, f"there/{name}") for file in files)


@pytest.mark.parametrize(
    "content",
    [b"Dear Mr Dunmore,\n", b"Dear Mr Dunmore,\n" * 1000, b"\x00" * 5000, b"SQLite format 3\x00" + b"x" * 3000],
    ids=["a short text", "a long text", "nothing but zeros", "a header with rubbish after it"],
)
def test_a_file_that_is_no_book_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE
    path.write_bytes(content)
    with pytest.raises(NotABook) as caught:
        open_book(tmp_path, now)
    assert caught.value.sentence == (
        f"{path} is not a Casebook book. Nothing in it was changed. "
        "Choose another folder, or move this file away so that a new book can be made."
    )
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_another_programs_database_is_refused_and_not_touched(tmp_path: Path, mode: str) -> None:
    path = tmp_path / FILE
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode = {mode}")
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.execute("INSERT INTO recipe VALUES ('soup')")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotABook, match=r"is not a Casebook book\. Nothing in it was changed\."):
        open_book(tmp_path, now)
    assert path.read_bytes() == before


def test_an_encrypted_book_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / FILE
    other = driver.connect(str(path))
    other.execute("PRAGMA key = 'a passphrase'")
    other.execute("CREATE TABLE journal (seq INTEGER)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotABook):
        open_book(tmp_path, now)
    assert path.read_bytes() == before


def test_a_folder_in_the_books_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(CannotOpen, match="cannot be opened"):
        open_book(tmp_path, now)
    assert list((tmp_path / FILE).iterdir()) == []


def test_a_file_where_the_folder_should_be_is_refused_with_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "Book"
    place.write_text("a file")
    with pytest.raises(CannotOpen) as caught:
        open_book(place, now)
    assert caught.value.sentence.startswith(f"Casebook cannot use the folder {place}: ")
    assert caught.value.sentence.endswith("Choose a folder in which you may write, or ask whoever looks after this PC.")
    assert place.read_text() == "a file"


def test_a_place_below_a_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "Book").write_text("a file")
    with pytest.raises(CannotOpen, match="Choose a folder in which you may write"):
        open_book(tmp_path / "Book" / "inner", now)


def test_a_damaged_book_is_not_called_sound(tmp_path: Path) -> None:
    book = open_book(tmp_path, now)
    full_book(book)
    with book.reading() as session:
        pages = session.scalars(text("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")).all()
    book.close()
    path = tmp_path / FILE
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    book = open_book(tmp_path, now)
    result = check_book(book)
    assert {finding.check for finding in result.findings} >= {"file", "journal", "register"}
    assert "Restore the newest backup that is sound" in result.findings[0].advice
    assert (result.entries, result.documents, result.seal) == (0, 0, "0-0")
    book.close()


def test_a_book_in_memory_has_no_path_and_the_moment_it_is_told(tmp_path: Path) -> None:
    book = book_in_memory(lambda: dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC))
    full_book(book)
    assert book.path is None
    with book.reading() as session:
        assert session.get_one(Journal, 1).recorded_at == dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC)
    book.close()


# killed


def test_whatever_was_confirmed_is_there_when_the_program_is_killed(tmp_path: Path) -> None:
    confirmed: set[int] = set()
    for _ in range(KILLS):
        command = [sys.executable, "-c", LOGGING, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:  # noqa: S603 - our own program
            assert program.stdout is not None
            confirmed.add(int(program.stdout.readline()))
            try:
                program.wait(timeout=SystemRandom().uniform(0, 0.25))
            except subprocess.TimeoutExpired:
                program.kill()
            confirmed |= {int(line) for line in program.stdout.read().split("\n")[:-1]}
        book = open_book(tmp_path, now)
        with book.reading() as session:
            there = {row.id for row in session.query(Complaint)}
        assert confirmed <= there
        assert len(there) <= len(confirmed) + KILLS  # at most one a kill was written and not yet confirmed
        assert check_book(book).findings == ()
        book.close()
    assert len(confirmed) > KILLS


def test_a_disk_that_does_not_answer_while_reading_is_told_in_a_sentence(book: Book) -> None:
    with pytest.raises(CannotOpen, match="did not answer"), book.reading():
        raise OperationalError("SELECT 1", {}, Exception("disk I/O error"))
    with pytest.raises(OperationalError), book.reading():
        raise OperationalError("SELECT 1", {}, Exception("no such table: x"))


# a book that is closed


def test_a_plain_book_opens_plain_though_a_key_file_lies_beside_it(tmp_path: Path) -> None:
    """Closing it was stopped before the closed book took its place; or opening it, before the key file went."""
    open_book(tmp_path, now).close()
    (tmp_path / keys.FILE).write_bytes(b"anything")
    book = open_book(tmp_path, now, keys.new_raw_key())
    assert book.key is None
    book.close()


def test_a_key_file_without_its_book_makes_no_new_book(tmp_path: Path) -> None:
    keys.write_key_file(tmp_path, keys.KeyFile(dict.fromkeys(("passphrase", "recovery"), keys.Wrap(b"", 16, b""))))
    with pytest.raises(CannotOpen, match="Put the book back"):
        open_book(tmp_path, now)
    assert [path.name for path in tmp_path.iterdir()] == [keys.FILE]


def test_a_book_put_away_is_the_same_book_afterwards(tmp_path: Path) -> None:
    book = open_book(tmp_path, now)
    full_book(book)
    before = everything(book)
    with book.put_away():
        assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert everything(book) == before
    book.close()
    with pytest.raises(CannotOpen, match="in no file"), book_in_memory(now).put_away():
        pass
