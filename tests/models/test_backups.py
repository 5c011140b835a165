"""Backups: the whole book in one file, opened and checked before it counts; and nothing half that looks like one."""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from app.models import backup_copies, backup_files, backups, keys
from app.models.backups import (
    ENDING,
    WORKING,
    Backup,
    BadBackup,
    CannotBackUp,
    back_up,
    backups_folder,
    backups_in,
    opened_backup,
    read_backup,
    state_of,
    thin,
)
from app.models.books import FILE, Book, Closed, book_in_memory, open_book
from app.models.keys import PASSPHRASE, RECOVERY, KeyFile, new_raw_key
from tests.disks import fill, make_read_only, pull_out, small_disk
from tests.models.ledgers import DAY, NOW, OFFICER, break_in, everything, full_book, meddle, now

LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book in a file, with a case, its letter and a half-written one."""
    made = open_book(tmp_path / "Book", now)
    full_book(made)
    with made.writing(OFFICER) as work:
        work.save_draft(2, "response", 1, '{"half": "written"}')
    yield made
    made.close()


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book that is closed with a passphrase."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    raw, folder = new_raw_key(), tmp_path / "Closed book"
    folder.mkdir()
    keys.write_key_file(folder, KeyFile().with_wrap(PASSPHRASE, "four words", raw).with_wrap(RECOVERY, "7K2M", raw))
    made = open_book(folder, now, raw)
    full_book(made)
    yield made
    made.close()


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_holds_everything_and_has_the_seal_in_its_name(book: Book, tmp_path: Path) -> None:
    made = back_up(book, backups_folder(book), NOW)
    assert re.fullmatch(r"Casebook 2026-11-23 \d{4} 8-[0-9a-f]{8}\.casebook", made.path.name)
    assert made.path.parent == tmp_path / "Book" / "Backups"
    assert made.seal in made.path.name
    assert made.size == made.path.stat().st_size
    facts = read_backup(made.path)
    assert facts.sound
    assert (facts.contents.cases, facts.contents.entries, facts.contents.letters) == (1, 8, 1)
    assert facts.last_recorded_at == NOW
    with opened_backup(made.path, None) as opened:
        assert everything(opened.book) == everything(book)
    assert left_in(made.path.parent) == [made.path.name]


def test_the_state_of_a_backup_is_that_of_the_book_until_something_changes(book: Book) -> None:
    made = back_up(book, backups_folder(book), NOW)
    assert made.state == state_of(book)
    with book.writing(OFFICER) as work:
        work.save_draft(2, "response", 1, "{}")
    assert made.state != state_of(book)


def test_a_backup_is_right_while_the_book_is_written_in(book: Book) -> None:
    """SQLite's own backup, and never a copy of the file: half of a writing is not in it."""
    with book.writing(OFFICER) as work:
        work.append(2, "note", on=DAY, sentence="Not confirmed yet.")
        work.session.flush()
        made = back_up(book, backups_folder(book), NOW)
    assert read_backup(made.path).contents.entries == 8


def test_what_is_in_the_log_of_the_book_is_in_the_backup(book: Book, tmp_path: Path) -> None:
    assert (tmp_path / "Book" / f"{FILE}-wal").stat().st_size
    made = back_up(book, backups_folder(book), NOW)
    with zipfile.ZipFile(made.path) as archive:
        archive.extract(FILE, tmp_path / "by hand")
    plain = sqlite3.connect(tmp_path / "by hand" / FILE)
    assert plain.execute("SELECT count(*) FROM journal").fetchone() == (8,)
    assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    plain.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders private by other means")
def test_backups_and_their_folder_are_private_to_the_user(book: Book) -> None:
    made = back_up(book, backups_folder(book), NOW)
    assert made.path.stat().st_mode & 0o077 == 0
    assert made.path.parent.stat().st_mode & 0o077 == 0


def test_a_backup_of_a_closed_book_is_closed_too_and_opens_with_its_key_alone(closed: Book, tmp_path: Path) -> None:
    made = back_up(closed, backups_folder(closed), NOW)
    assert made.closed
    content = made.path.read_bytes()
    assert b"Dunmore" not in content
    assert b"SQLite format" not in content
    assert read_backup(made.path, closed.key).sound
    key_file = backups.read_key_file(made.path)
    assert key_file is not None
    assert key_file.open_with(PASSPHRASE, "four words") == closed.key
    with pytest.raises(Closed, match="Give the passphrase"):
        read_backup(made.path)
    with pytest.raises(Closed, match="That passphrase does not open"):
        read_backup(made.path, new_raw_key())
    assert left_in(made.path.parent) == [made.path.name]


def test_a_plain_backup_needs_no_key(book: Book) -> None:
    made = back_up(book, backups_folder(book), NOW)
    assert backups.read_key_file(made.path) is None
    assert read_backup(made.path, new_raw_key()).sound


def test_a_book_in_memory_has_no_folder_but_can_be_copied(tmp_path: Path) -> None:
    book = book_in_memory(now)
    full_book(book)
    with pytest.raises(CannotBackUp, match="not kept in a file"):
        backups_folder(book)
    assert read_backup(back_up(book, tmp_path, NOW).path).contents.entries == 8
    book.close()


# what goes wrong


def nothing_half(folder: Path) -> None:
    assert [path for path in folder.rglob("*") if path.is_file() and path.name != "full"] == []


TROUBLES: dict[str, tuple[Callable[[Path], None], str]] = {
    "full": (lambda disk: fill(disk, leave=100_000), "full"),
    "almost full": (lambda disk: fill(disk, leave=150_000), "full"),
    "read-only": (make_read_only, "may only be read, not written"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_on_a_disk_that_will_not_have_it_there_is_a_sentence_and_nothing_half(
    book: Book, tmp_path: Path, trouble: str
) -> None:
    before = everything(book)
    spoil, word = TROUBLES[trouble]
    with small_disk(tmp_path / "stick") as disk:
        spoil(disk)
        with pytest.raises(CannotBackUp, match=word) as caught:
            back_up(book, disk, NOW)
        nothing_half(disk)
    assert str(tmp_path / "stick") in caught.value.sentence
    assert "Your book is as it was" in caught.value.sentence
    assert everything(book) == before
    assert read_backup(back_up(book, tmp_path / "elsewhere", NOW).path).sound


STAGES: dict[str, tuple[object, str]] = {
    "copying": (backup_copies, "contents_of"),
    "writing": (backup_files, "digest_of"),
    "checking": (backups, "check_book"),
    "naming": (backup_copies, "put_down"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stick_that_is_pulled_out_leaves_nothing_that_looks_like_a_backup(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    module, name = STAGES[stage]
    really = getattr(module, name)
    with small_disk(tmp_path / "stick") as disk:

        def pulled(*args: object) -> object:
            pull_out(disk)
            return really(*args)

        with monkeypatch.context() as patched:
            patched.setattr(module, name, pulled)
            try:
                back_up(book, disk, NOW)
            except CannotBackUp as refused:
                assert "Your book is as it was" in refused.sentence  # noqa: PT017 - some systems write on, to nowhere
        nothing_half(disk)
    assert read_backup(back_up(book, tmp_path / "elsewhere", NOW).path).sound


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), OSError(5, "Input/output error")], ids=str)
def test_wherever_the_disk_fails_there_is_a_sentence_and_nothing_half(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, error: OSError
) -> None:
    module, name = STAGES[stage]

    def fail(*_args: object) -> None:
        raise error

    monkeypatch.setattr(module, name, fail)
    with pytest.raises(CannotBackUp, match=r"is full|does not answer"):
        back_up(book, tmp_path / "Backups", NOW)
    nothing_half(tmp_path / "Backups")


@pytest.mark.parametrize(
    ("words", "told"), [("database or disk is full", "The disk is full"), ("disk I/O error", "did not answer")]
)
def test_what_sqlite_says_of_the_disk_is_told_in_plain_words(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, told: str
) -> None:
    def fail(*_args: object) -> None:
        raise driver.OperationalError(words)

    monkeypatch.setattr(backup_copies, "contents_of", fail)
    with pytest.raises(CannotBackUp, match=told):
        back_up(book, tmp_path / "Backups", NOW)
    nothing_half(tmp_path / "Backups")


def test_a_folder_that_vanished_is_said(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Backups"
    really = backup_files.pack

    def vanish(path: Path, *rest: object) -> None:
        really(path, *rest)  # type: ignore[arg-type]
        for each in sorted(folder.rglob("*"), reverse=True):
            each.unlink() if each.is_file() else each.rmdir()
        folder.rmdir()

    monkeypatch.setattr(backup_copies, "pack", vanish)
    with pytest.raises(CannotBackUp, match="it is not there"):
        back_up(book, folder, NOW)


def test_a_file_where_the_folder_should_be_is_said(book: Book, tmp_path: Path) -> None:
    (tmp_path / "Backups").write_text("no folder")
    with pytest.raises(CannotBackUp, match="there is a file where the folder should be"):
        back_up(book, tmp_path / "Backups", NOW)
    assert (tmp_path / "Backups").read_text() == "no folder"


def test_bytes_that_the_disk_changed_are_found_before_the_backup_has_its_name(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = backup_files.pack

    def spoil(path: Path, *rest: object) -> None:
        really(path, *rest)  # type: ignore[arg-type]
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr(backup_copies, "pack", spoil)
    with pytest.raises(CannotBackUp, match="changed or damaged since it was written"):
        back_up(book, tmp_path / "Backups", NOW)
    nothing_half(tmp_path / "Backups")


def test_what_a_stop_left_behind_is_cleared_away_later_and_never_listed(book: Book) -> None:
    folder = backups_folder(book)
    left = folder / f"{WORKING}abc"
    left.mkdir(parents=True)
    (left / f"begun{ENDING}").write_bytes(b"half")
    assert backups_in(folder) == ()
    early = (NOW - dt.timedelta(hours=1)).timestamp()
    os.utime(left, (early, early))
    back_up(book, folder, NOW)
    assert left.exists()
    back_up(book, folder, LATER)
    assert not left.exists()


def test_a_book_that_is_not_sound_is_backed_up_all_the_same_and_it_is_said(book: Book) -> None:
    break_in(book, "UPDATE journal SET sentence = 'Never.' WHERE seq = 8")
    made = back_up(book, backups_folder(book), NOW)
    assert "Check my records" in made.trouble
    assert not read_backup(made.path).sound


def test_a_book_with_a_guard_too_many_is_not_asked_for_more(book: Book) -> None:
    meddle(book, "CREATE VIEW mine AS SELECT * FROM journal")
    facts = read_backup(back_up(book, backups_folder(book), NOW).path)
    assert [finding.check for finding in facts.found.findings] == ["guards"]


def test_two_backups_at_once_do_not_get_in_each_others_way(book: Book, tmp_path: Path) -> None:
    made: list[Backup] = []
    threads = [threading.Thread(target=lambda: made.append(back_up(book, tmp_path / "Backups", NOW))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    assert left_in(tmp_path / "Backups") == [made[0].path.name]
    assert read_backup(made[0].path).sound


# the shelf


def test_backups_are_listed_newest_first_and_what_is_none_says_why(book: Book) -> None:
    folder = backups_folder(book)
    first, second = back_up(book, folder, NOW), back_up(book, folder, LATER)
    (folder / "Casebook 2020-01-02 0304 9-aaaaaaaa.casebook").write_bytes(second.path.read_bytes()[:2000])
    (folder / "notes.txt").write_text("hers")
    listed = backups_in(folder)
    assert [backup.path for backup in listed[:2]] == [second.path, first.path]
    assert [bool(backup.trouble) for backup in listed] == [False, False, True]
    assert "cannot be used as a backup" in listed[2].trouble
    assert listed[2].made_at.year == 2020
    assert backups_in(folder / "nowhere") == ()


def test_thinning_takes_ordinary_backups_and_leaves_everything_else(book: Book) -> None:
    folder = backups_folder(book)
    early, late = back_up(book, folder, NOW), back_up(book, folder, NOW + dt.timedelta(minutes=2))
    kept = back_up(book, folder, NOW - dt.timedelta(minutes=5), "before restore")
    hers = folder / "Before I went on leave.casebook"
    hers.write_bytes(early.path.read_bytes())
    damaged = folder / "Casebook 2020-01-02 0304 9-aaaaaaaa.casebook"
    damaged.write_bytes(b"not read")
    assert thin(folder) == (early.path,)
    assert left_in(folder) == sorted(path.name for path in (late.path, kept.path, hers, damaged))
    assert thin(folder) == ()


def test_what_was_kept_before_a_restore_goes_after_two_years(book: Book) -> None:
    folder = backups_folder(book)
    kept = back_up(book, folder, NOW, "before restore")
    back_up(book, folder, NOW + dt.timedelta(days=700))
    assert thin(folder) == ()
    back_up(book, folder, NOW + dt.timedelta(days=740))
    assert thin(folder) == (kept.path,)


def test_what_a_restore_kept_as_it_was_goes_after_two_years_too(book: Book) -> None:
    folder = backups_folder(book)
    back_up(book, folder, NOW)
    names = [f"Replaced {NOW:%Y-%m-%d} 0900{end}" for end in (".db", ".db-wal", ".key", " (2).db")]
    for name in (*names, "Replaced windows.db", "Replaced 2010-01-01 0900.docx"):
        (folder / name).write_bytes(b"words")
    back_up(book, folder, NOW + dt.timedelta(days=700))
    thin(folder)
    assert {*names} <= {*left_in(folder)}
    back_up(book, folder, NOW + dt.timedelta(days=740))
    assert sorted(path.name for path in thin(folder) if path.name.startswith("Replaced")) == sorted(names)
    assert {"Replaced windows.db", "Replaced 2010-01-01 0900.docx"} <= {*left_in(folder)}


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadBackup, match="it is not there"):
        read_backup(tmp_path / "nothing.casebook")


def test_the_folder_of_a_book_that_is_gone_is_not_made_anew_for_a_backup(book: Book, tmp_path: Path) -> None:
    """The stick is pulled out, or the folder renamed: a folder of that name on the mount point would hide it."""
    (tmp_path / "Book").rename(tmp_path / "Elsewhere")
    with pytest.raises(CannotBackUp, match=r"No backup was made\. The book is not in"):
        back_up(book, backups_folder(book), NOW)
    assert left_in(tmp_path) == ["Elsewhere"]
    (tmp_path / "Elsewhere").rename(tmp_path / "Book")
    assert read_backup(back_up(book, backups_folder(book), NOW).path).sound
