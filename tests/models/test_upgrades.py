"""Upgrades: numbered steps, one transaction each, after a copy; a newer book is left alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from app.casework.audits import audit
from app.casework.desks import open_desk
from app.casework.due_lists import due_list
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.models import upgrades
from app.models.backups import CannotBackUp, backups_in, read_backup
from app.models.books import FILE, open_book
from app.models.checks import check_book
from app.models.restores import restore
from app.models.upgrades import APPLICATION_ID, FIRST, STEPS, NewerBook, upgrade, version_of
from tests.casework.cases import MONDAY, MR_D
from tests.models.ledgers import NOW, everything, full_book, now
from tests.staircase import ROOT

OLD_BOOKS = Path(__file__).parent / "books"
"""Sample books as the Casebook of each version made them, with a half-written letter."""
SECOND = "ALTER TABLE request ADD COLUMN channel TEXT NOT NULL DEFAULT ''; UPDATE setting SET value = '\"moved\"';"
FAILING = f"{SECOND} DROP TABLE nowhere;"


@pytest.fixture
def raw() -> Iterator[driver.Connection]:
    """An empty file's connection, as the driver gives it."""
    connection = driver.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def shape(connection: driver.Connection) -> list[Any]:
    """Everything that was made in a file, in SQL."""
    return [tuple(row) for row in connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name")]


def noted(copies: list[int]) -> Callable[[int], None]:
    """Instead of making a copy, note down the version of which one was to be made."""
    return copies.append


def file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def with_steps(monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
    """Let the program know these upgrade steps and no others."""
    monkeypatch.setattr(upgrades, "upgrade", partial(upgrade, steps=steps))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a book of the newest version in it, closed."""
    book = open_book(tmp_path, now)
    full_book(book)
    book.close()
    return tmp_path


def test_an_empty_file_becomes_a_book_of_the_newest_version(raw: driver.Connection) -> None:
    assert version_of(raw) == 0
    assert upgrade(raw) == 0
    assert version_of(raw) == len(STEPS)
    assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID == int.from_bytes(b"CSBK", "big")


def test_upgrading_twice_changes_nothing(raw: driver.Connection) -> None:
    upgrade(raw)
    made = shape(raw)
    copies: list[int] = []
    assert upgrade(raw, before=noted(copies)) == len(STEPS)
    assert (shape(raw), copies) == (made, [])


def test_no_copy_is_made_of_a_file_with_nothing_in_it(raw: driver.Connection) -> None:
    copies: list[int] = []
    upgrade(raw, (FIRST, SECOND), before=noted(copies))
    assert copies == []
    assert version_of(raw) == 2


def test_a_further_step_is_taken_after_a_backup_and_that_is_the_book_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book(folder, now)
    before = everything(book)
    book.close()
    with_steps(monkeypatch, *STEPS, SECOND)
    book = open_book(folder, now)
    assert everything(book)["setting"] == [("a", '"moved"'), ("landlord", '"moved"')]
    book.close()
    assert sqlite_version(folder / FILE) == len(STEPS) + 1
    (made,) = (folder / "Backups").iterdir()
    assert made.name.endswith(f" before upgrade from version {len(STEPS)}.casebook")
    monkeypatch.undo()
    assert read_backup(made).contents.version == len(STEPS)
    restore(made, folder / "aside", NOW)
    book = open_book(folder / "aside", now)
    assert everything(book) == before
    assert check_book(book).sound
    book.close()


def test_a_step_that_fails_leaves_version_and_data_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = open_book(folder, now)
    before = everything(book)
    book.close()
    with_steps(monkeypatch, *STEPS, FAILING)
    with pytest.raises(Exception, match="nowhere"):
        open_book(folder, now)
    assert sqlite_version(folder / FILE) == len(STEPS)
    monkeypatch.undo()
    book = open_book(folder, now)
    assert everything(book) == before
    assert check_book(book).sound
    book.close()


def test_letters_stay_when_they_no_longer_need_to_belong_to_a_complaint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_steps(monkeypatch, *STEPS[:2])
    book = open_book(tmp_path, now)
    full_book(book)
    before = everything(book)
    book.close()
    assert before["letter"]
    monkeypatch.undo()
    book = open_book(tmp_path, now)
    assert everything(book) == before
    assert check_book(book).sound
    book.close()


def test_where_the_third_step_fails_the_second_stays_done(raw: driver.Connection) -> None:
    upgrade(raw, (FIRST,))
    with pytest.raises(driver.DatabaseError, match="nowhere"):
        upgrade(raw, (FIRST, SECOND, "CREATE TABLE lesson (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"))
    assert version_of(raw) == 2
    assert "lesson" not in str(shape(raw))
    assert not raw.in_transaction
    assert raw.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_nothing_is_upgraded_where_the_copy_cannot_be_made(raw: driver.Connection) -> None:
    upgrade(raw, (FIRST,))

    def no_room(_version: int) -> None:
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        upgrade(raw, (FIRST, SECOND), before=no_room)
    assert version_of(raw) == 1


def test_before_each_step_there_is_a_backup_of_the_version_before_it(raw: driver.Connection) -> None:
    upgrade(raw, STEPS[:1])
    copies: list[int] = []
    assert upgrade(raw, STEPS[:3], before=noted(copies)) == 1
    assert copies == [1, 2]


def test_a_step_that_leaves_a_row_referring_to_nothing_is_not_taken(raw: driver.Connection) -> None:
    upgrade(raw)
    letter = "INSERT INTO letter (id, case_id, kind, stage, dated, document)"
    widow = f"{letter} VALUES (7, 7, 'response', 1, '2026-11-23', 'x');"
    with pytest.raises(driver.DatabaseError, match="refers to nothing"):
        upgrade(raw, (*STEPS, widow))
    assert version_of(raw) == len(STEPS)
    assert raw.execute("SELECT count(*) FROM letter").fetchone() == (0,)


def test_without_a_backup_there_is_no_step_and_it_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "Backups").write_text("a file where the folder should be")
    with_steps(monkeypatch, *STEPS, SECOND)
    with pytest.raises(CannotBackUp, match="there is a file where the folder should be"):
        open_book(folder, now)
    assert sqlite_version(folder / FILE) == len(STEPS)


# books that were made by the Casebook of each version


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_a_real_book_of_each_version_is_opened_and_nothing_of_it_is_lost(tmp_path: Path, version: int) -> None:
    shutil.copyfile(OLD_BOOKS / f"v{version}.db", tmp_path / FILE)
    before = facts_of(tmp_path / FILE)
    assert sqlite_version(tmp_path / FILE) == version
    book = open_book(tmp_path, now)
    assert sqlite_version(tmp_path / FILE) == len(STEPS)
    assert check_book(book).findings == ()
    book.close()
    assert facts_of(tmp_path / FILE) == before
    kept = [backup.kind for backup in backups_in(tmp_path / "Backups")]
    assert sorted(kept) == [f"before upgrade from version {each}" for each in range(version, len(STEPS))]
    oldest = next(backup for backup in backups_in(tmp_path / "Backups") if backup.kind.endswith(str(version)))
    facts = read_backup(oldest.path)
    assert (facts.sound, facts.contents.version, facts.contents.entries) == (True, version, len(before["journal"]))


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_casework_goes_on_in_a_real_book_of_each_version(tmp_path: Path, version: int) -> None:
    shutil.copyfile(OLD_BOOKS / f"v{version}.db", tmp_path / FILE)
    desk = open_desk(tmp_path, ROOT / "resources", lambda: dt.date(2026, 11, 23), now)
    assert due_list(desk)
    assert audit(desk).findings == ()
    case_id = log_complaint(desk, MR_D)
    add_note(desk, case_id, MONDAY, "He rang again.")
    assert audit(desk).findings == ()
    desk.book.close()


def facts_of(path: Path) -> dict[str, list[Any]]:
    """The journal and the digests of the documents in a file, asked with another program than ours."""
    connection = sqlite3.connect(path)
    try:
        return {
            "journal": connection.execute("SELECT seq, sentence, body, hash FROM journal ORDER BY seq").fetchall(),
            "draft": connection.execute("SELECT case_id, kind, stage, text, saved_at FROM draft ORDER BY 1").fetchall(),
            "document": connection.execute("SELECT digest, bytes FROM document ORDER BY digest").fetchall(),
        }
    finally:
        connection.close()


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_newer_book_is_refused_with_what_to_do_and_not_one_byte_of_it_changes(folder: Path, mode: str) -> None:
    path = folder / FILE
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("PRAGMA user_version = 7")
    connection.commit()
    connection.close()
    before = file_digest(path)
    with pytest.raises(NewerBook) as caught:
        open_book(folder, now)
    assert caught.value.sentence == (
        f"This book was last used by a newer Casebook (book version 7; this program knows {len(STEPS)}). "
        "Nothing was changed. "
        "Install the newer Casebook, then open the book again."
    )
    assert file_digest(path) == before
    assert sorted(entry.name for entry in folder.iterdir()) == [FILE]


def sqlite_version(path: Path) -> int:
    """The version that a file says it has, asked with another program than ours."""
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


@pytest.mark.parametrize("version", [-1, 1, 2, 3])
def test_a_book_that_says_another_version_than_it_is_built_as_is_left_alone(folder: Path, version: int) -> None:
    """A step run twice would make a wreck of it: one changed byte of the file's head is enough to ask for that."""
    raw = driver.connect(str(folder / FILE))
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()
    before = file_digest(folder / FILE)
    with pytest.raises(upgrades.NotThatVersion, match="its file is damaged"):
        open_book(folder, now)
    assert file_digest(folder / FILE) == before


def test_a_draft_that_was_kept_before_drafts_had_digests_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_steps(monkeypatch, *STEPS[:4])
    book = open_book(tmp_path, now)
    full_book(book)
    raw = book.raw()
    raw.driver_connection.execute("PRAGMA query_only = OFF")
    raw.driver_connection.execute("INSERT INTO draft VALUES (2, 'response', 1, 'my words', '2026-11-23T10:30:00Z')")
    raw.close()
    book.close()
    monkeypatch.undo()
    book = open_book(tmp_path, now)
    assert everything(book)["draft"] == [(2, "response", 1, "my words", "2026-11-23T10:30:00Z", "")]
    assert check_book(book).sound
    book.close()
