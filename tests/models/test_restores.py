"""Restores: what a backup holds takes the place of the book, which is kept; at every moment there is a whole book."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models import keys, protections, restores
from app.models.backups import WORKING, Backup, BadBackup, back_up, backups_folder, backups_in, read_backup
from app.models.books import FILE, Book, Closed, is_closed, open_book
from app.models.checks import check_book
from app.models.keys import PASSPHRASE, RECOVERY, KeyFile, new_raw_key, read_key_file, write_key_file
from app.models.restores import CannotRestore, Ways, rehearse, restore
from tests.disks import fill, small_disk
from tests.models.ledgers import DAY, NOW, OFFICER, break_in, everything, full_book, meddle, now

LATER = NOW + dt.timedelta(hours=2)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a book in it, closed."""
    make(tmp_path / "Book")
    return tmp_path / "Book"


def make(folder: Path, key: bytes | None = None, phrase: str = "four words") -> None:
    if key is not None:
        folder.mkdir(parents=True)
        write_key_file(folder, KeyFile().with_wrap(PASSPHRASE, phrase, key).with_wrap(RECOVERY, "7K2M", key))
    book = open_book(folder, now, key)
    full_book(book)
    book.close()


def backed_up(folder: Path, key: bytes | None = None) -> Backup:
    book = open_book(folder, now, key)
    try:
        return back_up(book, backups_folder(book), NOW)
    finally:
        book.close()


def write_on(folder: Path, key: bytes | None = None) -> dict[str, list[object]]:
    """One more note in the book; everything that is then in it."""
    book = open_book(folder, now, key)
    with book.writing(OFFICER) as work:
        work.append(2, "note", on=DAY, sentence="He rang again.")
    found = everything(book)
    book.close()
    return found


def all_in(folder: Path, key: bytes | None = None) -> dict[str, list[object]]:
    book = open_book(folder, now, key)
    assert check_book(book).sound
    found = everything(book)
    book.close()
    return found


def test_what_was_backed_up_comes_back_and_what_it_replaces_is_a_backup(folder: Path) -> None:
    before = all_in(folder)
    made = backed_up(folder)
    after = write_on(folder)
    done = restore(made.path, folder, LATER)
    assert all_in(folder) == before
    assert done.kept is not None
    assert done.kept.name.endswith("before restore.casebook")
    assert done.facts.contents.entries == 8
    restore(done.kept, folder, LATER + dt.timedelta(hours=1))
    assert all_in(folder) == after
    assert sorted(each.name for each in folder.iterdir()) == ["Backups", FILE]


def test_into_an_empty_folder_there_is_nothing_to_keep(folder: Path, tmp_path: Path) -> None:
    made = backed_up(folder)
    done = restore(made.path, tmp_path / "New PC" / "Book", LATER)
    assert done.kept is None
    assert all_in(tmp_path / "New PC" / "Book") == all_in(folder)


def test_a_log_that_an_open_book_left_is_not_read_into_the_restored_one(folder: Path) -> None:
    made = backed_up(folder)
    before = all_in(folder)
    book = open_book(folder, now)
    with book.writing(OFFICER) as work:
        work.append(2, "note", on=DAY, sentence="In the log alone.")
    left = {name: (folder / name).read_bytes() for name in (FILE, f"{FILE}-wal")}
    book.close()
    for name, content in left.items():
        (folder / name).write_bytes(content)  # as after a stop
    done = restore(made.path, folder, LATER)
    assert all_in(folder) == before
    assert done.kept is not None
    assert read_backup(done.kept).contents.entries == 9


@pytest.mark.parametrize("content", [b"rubbish" * 1000, b"SQLite format 3\0" + b"x" * 5000], ids=["text", "a header"])
def test_a_book_that_no_longer_opens_is_kept_as_it_is(folder: Path, content: bytes) -> None:
    before, made = all_in(folder), backed_up(folder)
    (folder / FILE).write_bytes(content)
    (folder / f"{FILE}-wal").write_bytes(b"what was in the log")
    done = restore(made.path, folder, LATER)
    assert all_in(folder) == before
    assert done.kept is not None
    assert done.kept.read_bytes() == content
    assert done.kept.with_name(f"{done.kept.name}-wal").read_bytes() == b"what was in the log"
    assert done.kept.name.startswith("Replaced 2026-11-23 ")
    (folder / FILE).write_bytes(content)
    again = restore(made.path, folder, LATER)
    assert again.kept is not None
    assert again.kept.name.endswith(" (2).db")


# closed books


def test_a_closed_book_comes_back_closed_with_the_passphrase_of_today(tmp_path: Path) -> None:
    folder, key = tmp_path / "Book", new_raw_key()
    make(folder, key)
    before, made = all_in(folder, key), backed_up(folder, key)
    kept = read_key_file(folder)
    assert kept is not None
    write_key_file(folder, kept.with_wrap(PASSPHRASE, "another phrase", key))
    write_on(folder, key)
    done = restore(made.path, folder, LATER, Ways(key, key))
    assert done.key == key
    assert all_in(folder, key) == before
    now_there = read_key_file(folder)
    assert now_there is not None
    assert now_there.open_with(PASSPHRASE, "another phrase") == key


@pytest.mark.parametrize("backup_closed", [False, True], ids=["from a plain backup", "from another key"])
def test_a_closed_book_stays_closed_with_its_own_key(tmp_path: Path, backup_closed: bool) -> None:  # noqa: FBT001 - a fixture's word
    folder, other, key = tmp_path / "Book", new_raw_key() if backup_closed else None, new_raw_key()
    make(tmp_path / "Old", other)
    before, made = all_in(tmp_path / "Old", other), backed_up(tmp_path / "Old", other)
    make(folder, key)
    done = restore(made.path, folder, LATER, Ways(other, key))
    assert done.key == key
    assert is_closed(folder / FILE)
    assert b"Dunmore" not in (folder / FILE).read_bytes()
    assert all_in(folder, key) == before
    with pytest.raises(Closed):
        open_book(folder, now)


def test_a_closed_backup_on_a_new_pc_brings_its_key_file(tmp_path: Path) -> None:
    key = new_raw_key()
    make(tmp_path / "Old", key)
    made = backed_up(tmp_path / "Old", key)
    with pytest.raises(Closed, match="passphrase"):
        restore(made.path, tmp_path / "New", LATER)
    assert not (tmp_path / "New" / FILE).exists()
    restore(made.path, tmp_path / "New", LATER, Ways(key))
    there = read_key_file(tmp_path / "New")
    assert there is not None
    assert there.open_with(PASSPHRASE, "four words") == key
    assert all_in(tmp_path / "New", key) == all_in(tmp_path / "Old", key)


def test_a_closed_book_whose_passphrase_is_lost_is_kept_with_its_key_file(tmp_path: Path) -> None:
    key, lost = new_raw_key(), new_raw_key()
    make(tmp_path / "Old", key)
    made = backed_up(tmp_path / "Old", key)
    make(tmp_path / "Book", lost)
    done = restore(made.path, tmp_path / "Book", LATER, Ways(key))
    assert all_in(tmp_path / "Book", key)
    assert done.kept is not None
    aside = tmp_path / "aside"
    aside.mkdir()
    done.kept.rename(aside / FILE)
    done.kept.with_suffix(".key").rename(aside / keys.FILE)
    assert all_in(aside, lost)


# what goes wrong


@pytest.mark.parametrize("step", ["opened_backup", "back_up", "fold_in", "sync", "_put_in_place"])
@pytest.mark.parametrize("number", [28, 30, 5])
def test_wherever_the_disk_fails_the_book_is_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    made = backed_up(folder)
    after = write_on(folder)

    def fail(*_args: object) -> None:
        raise OSError(number, "words of the system")

    monkeypatch.setattr(Book if step == "fold_in" else restores, step, fail)
    with pytest.raises(CannotRestore, match="The book that was there is as it was"):
        restore(made.path, folder, LATER)
    monkeypatch.undo()
    assert all_in(folder) == after
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == []


def test_on_a_full_disk_the_book_is_as_it_was(folder: Path, tmp_path: Path) -> None:
    made = backed_up(folder)
    with small_disk(tmp_path / "disk") as disk:
        make(disk / "Book")
        before = all_in(disk / "Book")
        for leave in (0, 60_000, 150_000, 200_000):
            fill(disk, leave)
            with pytest.raises(CannotRestore, match="full"):
                restore(made.path, disk / "Book", LATER)
            (disk / "full").unlink()
            assert all_in(disk / "Book") == before
        restore(made.path, disk / "Book", LATER)


@pytest.mark.parametrize("step", ["unlink", "key", "replace"])
def test_a_stop_in_the_middle_of_the_change_leaves_a_book_that_opens(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The old one or the new one: the name of the book leads to a whole one at every moment."""
    before, made = all_in(folder), backed_up(folder)
    after = write_on(folder)

    class Stopped(BaseException):
        pass

    def stop(*_args: object, **_how: object) -> None:
        raise Stopped

    if step == "key":
        monkeypatch.setattr(restores, "_close_alike", lambda *_a, **_k: (None, stop))
    else:
        monkeypatch.setattr(Path, step, stop)
    with pytest.raises(Stopped):
        restores._put_in_place(folder / "nothing", stop if step == "key" else lambda: None, folder)
    monkeypatch.undo()
    assert all_in(folder) == after
    restore(made.path, folder, LATER)
    assert all_in(folder) == before


def test_a_stop_before_a_plain_book_comes_leaves_the_closed_one_its_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_raw_key()
    make(tmp_path / "Plain")
    made = backed_up(tmp_path / "Plain")
    make(tmp_path / "Book", key)
    before = (tmp_path / "Book" / keys.FILE).read_bytes()

    class Stopped(BaseException):
        pass

    real = Path.replace

    def stop(begun: Path, path: Path) -> Path:
        if path.name == FILE:
            raise Stopped
        return real(begun, path)

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(Stopped):
        restore(made.path, tmp_path / "Book", LATER)
    monkeypatch.setattr(Path, "replace", real)
    assert (tmp_path / "Book" / keys.FILE).read_bytes() == before
    assert all_in(tmp_path / "Book", key)
    restore(made.path, tmp_path / "Book", LATER)
    assert not (tmp_path / "Book" / keys.FILE).exists()
    assert not is_closed(tmp_path / "Book" / FILE)


@pytest.mark.parametrize("stopped", ["before the book", "after it", "disk"])
def test_a_stop_between_key_file_and_book_leaves_each_with_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    """A closed backup over a closed book with another key: whichever is there opens with its own passphrase."""
    key, other = new_raw_key(), new_raw_key()
    make(tmp_path / "Old", key)
    made = backed_up(tmp_path / "Old", key)
    folder = tmp_path / "Book"
    make(folder, other)
    files = {raw: (tmp_path / name / keys.FILE).read_bytes() for raw, name in ((key, "Old"), (other, "Book"))}

    class Stopped(BaseException):
        pass

    real = Path.replace

    def stop(begun: Path, path: Path) -> Path:
        if path.name != FILE:
            return real(begun, path)
        if stopped == "disk":
            raise OSError(5, "no")
        if stopped == "after it":
            real(begun, path)
        raise Stopped

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(CannotRestore if stopped == "disk" else Stopped):
        restore(made.path, folder, LATER, Ways(key))
    monkeypatch.setattr(Path, "replace", real)
    there = key if stopped == "after it" else other
    assert keys.read_key_file(folder) == keys.key_file_from(files[there])
    book = open_book(folder, now, there)
    protections.finish(book)
    book.close()
    assert keys.key_file_from((folder / keys.FILE).read_bytes()) == keys.key_file_from(files[there])
    assert not list(folder.glob(f"{keys.KEPT}*"))
    restore(made.path, folder, LATER, Ways(key))
    assert keys.read_key_file(folder) == keys.key_file_from(files[key])
    assert not list(folder.glob(f"{keys.KEPT}*"))


def test_a_backup_that_is_damaged_is_not_put_in_place_unless_that_is_asked(folder: Path) -> None:
    book = open_book(folder, now)
    break_in(book, "UPDATE journal SET sentence = 'Never.' WHERE seq = 8")
    made = back_up(book, backups_folder(book), NOW)
    book.close()
    with pytest.raises(CannotRestore, match="not as it was written"):
        restore(made.path, folder, LATER)
    assert restore(made.path, folder, LATER, although_damaged=True).kept is not None


def test_a_backup_built_by_somebody_else_is_never_put_in_place(folder: Path) -> None:
    book = open_book(folder, now)
    meddle(book, "CREATE TRIGGER mine AFTER INSERT ON setting BEGIN DELETE FROM draft; END")
    made = back_up(book, backups_folder(book), NOW)
    book.close()
    with pytest.raises(CannotRestore, match="not those that Casebook makes"):
        restore(made.path, folder, LATER, although_damaged=True)


def test_what_is_no_backup_leaves_the_book_and_its_folder_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.casebook").write_bytes(b"not a backup")
    before = all_in(folder)
    with pytest.raises(BadBackup):
        restore(tmp_path / "other.casebook", folder, LATER)
    assert all_in(folder) == before
    assert sorted(each.name for each in folder.iterdir()) == [FILE]


# rehearsal


@pytest.fixture
def book(folder: Path) -> Iterator[Book]:
    """The book in the folder, open."""
    made = open_book(folder, now)
    yield made
    made.close()


def test_a_rehearsal_counts_everything_and_leaves_nothing(book: Book, folder: Path) -> None:
    made = back_up(book, backups_folder(book), NOW)
    before = everything(book)
    found = rehearse(made.path, folder / "Backups", LATER)
    assert found.sound
    assert (found.facts.contents.cases, found.found.entries, found.documents) == (1, 8, 1)
    assert everything(book) == before
    assert [backup.path for backup in backups_in(folder / "Backups")] == [made.path]
    assert [each.name for each in (folder / "Backups").iterdir()] == [made.path.name]


def test_a_rehearsal_tells_what_is_not_as_it_was_written(book: Book, folder: Path) -> None:
    break_in(book, "UPDATE document SET bytes = x'00'")
    made = back_up(book, backups_folder(book), NOW)
    found = rehearse(made.path, folder / "Backups", LATER)
    assert not found.sound
    assert "is not what it was" in found.found.findings[0].sentence


def test_a_rehearsal_where_there_is_no_room_says_so(book: Book, folder: Path, tmp_path: Path) -> None:
    made = back_up(book, backups_folder(book), NOW)
    with small_disk(tmp_path / "disk") as disk:
        fill(disk)
        with pytest.raises(CannotRestore, match="full"):
            rehearse(made.path, disk, LATER)


def test_what_a_stop_in_the_middle_of_a_restore_left_goes_with_the_next(folder: Path) -> None:
    made = backed_up(folder)
    left = folder / f"{WORKING}abc"
    left.mkdir()
    (left / FILE).write_bytes(b"half")
    moment = (LATER - dt.timedelta(days=1)).timestamp()
    os.utime(left, (moment, moment))
    restore(made.path, folder, LATER)
    assert sorted(each.name for each in folder.iterdir()) == ["Backups", FILE]
