"""A book that does not open: what is said of each trouble, and what puts it right without losing what can be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DatabaseError

from app.casework.backups import make_backup
from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.lost_books import BookGone, LostBook, OwnFault, as_told, refuse_gone, trouble_of
from app.casework.protections import close_book
from app.casework.questions import case_list
from app.models import keys
from app.models.books import FILE, open_book
from app.models.keys import WrongPassphrase, is_closed
from app.rules.problems import UserError
from tests.casework.cases import MR_D
from tests.models.ledgers import now
from tests.ui.desks import Day, desk_on_disk, st_annes

NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
PHRASE = "four short words here"
Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A book with a case and a backup, closed with a passphrase if that is wanted; nobody has it open."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)

    def make(*, closed: bool = False) -> Path:
        desk = st_annes(desk_on_disk(tmp_path / "Book", Day()))
        log_complaint(desk, MR_D)
        if closed:
            close_book(desk, PHRASE, PHRASE)
        make_backup(desk, NOW)
        desk.book.close()
        return tmp_path / "Book"

    return make


def spoil(path: Path, first: int = 100, last: int = 4096) -> None:
    """Fill a part of a file with what never belonged there."""
    content = bytearray(path.read_bytes())
    content[first:last] = b"\xff" * (min(last, len(content)) - first)
    path.write_bytes(bytes(content))


def refusal(folder: Path, key: bytes | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        open_book(folder, now, key).close()
    return caught.value


def key_of(folder: Path) -> bytes:
    key_file = keys.read_key_file(folder)
    assert key_file is not None
    return key_file.open_with(keys.PASSPHRASE, PHRASE)


def cases_in(folder: Path, key: bytes | None = None) -> int:
    desk: Desk = desk_on_disk(folder, Day()) if key is None else _closed_desk(folder, key)
    try:
        return len(case_list(desk))
    finally:
        desk.book.close()


def _closed_desk(folder: Path, key: bytes) -> Desk:
    from app import places  # noqa: PLC0415 - only here
    from app.casework.desks import open_desk  # noqa: PLC0415 - only here

    return open_desk(folder, places.resources(), Day().today, Day().now, key)


def test_a_damaged_plain_book_is_called_damaged_and_a_backup_takes_its_place(made: Made) -> None:
    folder = made()
    spoil(folder / FILE)
    damaged = (folder / FILE).read_bytes()
    trouble = trouble_of(folder, refusal(folder))
    assert (trouble.heading, trouble.restore, trouble.key) == ("Your book is damaged", True, False)
    lost = LostBook(folder)
    [row] = lost.shelf()
    seen = lost.foresee(row.backup.path)
    assert seen.may
    assert "1 case, open" in seen.has[0]
    assert "cannot be compared" in seen.differs[0]
    assert (folder / FILE).read_bytes() == damaged  # nothing is done by looking
    done = lost.restore(row.backup.path, NOW)
    assert done.restored.key is None
    assert "What it replaced is kept: Replaced" in done.said
    assert cases_in(folder) == 1
    assert done.restored.kept is not None
    assert done.restored.kept.read_bytes() == damaged


def test_a_damaged_closed_book_is_restored_with_its_own_key(made: Made) -> None:
    folder = made(closed=True)
    key = key_of(folder)
    spoil(folder / FILE, 500, 600)
    trouble = trouble_of(folder, refusal(folder, key))
    assert (trouble.heading, trouble.restore) == ("Your book is damaged", True)
    lost = LostBook(folder, key)
    done = lost.restore(lost.shelf()[0].backup.path, NOW)
    assert done.restored.key == key
    assert is_closed(folder / FILE)
    assert cases_in(folder, key) == 1


@pytest.mark.parametrize("content", [b"", b"\x00" * 300, None])
def test_a_key_file_that_is_damaged_or_gone_comes_back_from_a_backup_and_nothing_is_lost(
    made: Made, content: bytes | None
) -> None:
    folder = made(closed=True)
    desk = _closed_desk(folder, key_of(folder))
    log_complaint(desk, MR_D)  # after the backup
    desk.book.close()
    if content is None:
        (folder / keys.FILE).unlink()
    else:
        (folder / keys.FILE).write_bytes(content)
    trouble = trouble_of(folder, refusal(folder))
    assert trouble.key
    assert trouble.restore
    lost = LostBook(folder)
    with pytest.raises(WrongPassphrase, match="No key file of a backup opens your book"):
        lost.mend_key_file("not this one", NOW)
    key = lost.mend_key_file(PHRASE, NOW)
    assert cases_in(folder, key) == 2
    assert key_of(folder) == key
    kept = list(folder.glob("casebook damaged *.key"))
    assert [path.read_bytes() for path in kept] == ([] if content is None else [content])


def test_a_newer_book_and_a_disk_that_refuses_ask_for_no_backup(made: Made) -> None:
    folder = made()
    content = bytearray((folder / FILE).read_bytes())
    content[60:64] = (99).to_bytes(4)
    (folder / FILE).write_bytes(bytes(content))
    trouble = trouble_of(folder, refusal(folder))
    assert trouble.heading == "Your book was last used by a newer Casebook"
    assert not trouble.restore
    busy = trouble_of(folder, UserError("The disk is full. Make room, then do it again."))
    assert (busy.heading, busy.restore, busy.key) == ("Casebook cannot open your book just now", False, False)


def test_another_file_a_book_that_is_gone_and_our_own_fault_are_told_apart(made: Made, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("shopping list", encoding="utf-8")
    assert trouble_of(tmp_path, refusal(tmp_path)).heading == "This is not a Casebook book"
    folder = made(closed=True)
    (folder / FILE).unlink()
    trouble = trouble_of(folder, refusal(folder, None))
    assert (trouble.heading, trouble.restore) == ("Your book is not there", True)
    lost = LostBook(folder)
    backup = lost.shelf()[0].backup.path
    assert lost.foresee(backup, key_of(folder)).differs == ("There is no book here that it would replace.",)
    assert trouble_of(folder, OwnFault("A fault.")).restore


def test_where_only_backups_are_left_no_empty_book_takes_the_place_of_the_one_that_is_gone(
    made: Made, tmp_path: Path
) -> None:
    refuse_gone(tmp_path / "new")  # nothing was ever there
    folder = made()
    refuse_gone(folder)
    (folder / FILE).unlink()
    with pytest.raises(BookGone, match="Put it back, or restore the newest backup") as caught:
        refuse_gone(folder)
    trouble = trouble_of(folder, caught.value)
    assert (trouble.heading, trouble.restore) == ("Your book is not there", True)
    LostBook(folder).restore(LostBook(folder).shelf()[0].backup.path, NOW)
    refuse_gone(folder)
    assert cases_in(folder) == 1


def test_what_sqlite_says_of_damage_is_told_and_any_other_error_is_our_fault() -> None:
    malformed = driver.DatabaseError("database disk image is malformed")
    for error in (malformed, DatabaseError("SELECT 1", {}, malformed), driver.DatabaseError("file is not a database")):
        told = as_told(error)
        assert told is not None
        assert "Check your records (Help menu)" in told.sentence
        assert "Backups…" in told.sentence
    refused = UserError("The disk is full.")
    assert as_told(refused) is refused
    assert as_told(driver.OperationalError("no such column: nmae")) is None
    assert as_told(ValueError("a malformed date")) is None
