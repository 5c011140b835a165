"""`backup FILE` and `restore FILE`: the whole book out and in again, with one line for everything that goes wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app import backup_commands, book_commands, clock
from app.__main__ import main
from app.casework.audits import audit
from app.models import keys
from app.models.books import FILE
from tests.disks import make_read_only, small_disk

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book and a backup of it."""
    folder = tmp_path_factory.mktemp("shipped")
    book_commands.sample(folder / "Book", TODAY)
    assert main(["--book", str(folder / "Book"), "backup", str(folder / "one.casebook")]) == 0
    return folder


def entries(folder: Path, file: str | None = None) -> int:
    desk = book_commands.open_existing(folder, TODAY, clock.now, file)
    try:
        found = audit(desk)
        assert found.sound
        return found.entries
    finally:
        desk.book.close()


def test_a_book_goes_into_a_file_and_comes_back(
    shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--book", str(tmp_path / "New"), "restore", str(shipped / "one.casebook")]) == 0
    assert capsys.readouterr().out.startswith("The backup is restored: 12 cases and ")
    assert entries(tmp_path / "New") == entries(shipped / "Book")
    assert main(["--book", str(tmp_path / "New"), "restore", str(shipped / "one.casebook")]) == 0
    assert "before restore.casebook, among the backups." in capsys.readouterr().out


def test_what_was_written_is_told(shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(shipped / "Book"), "backup", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    (made,) = tmp_path.iterdir()
    assert f"{made} was written and checked." in said
    assert "12 cases, 9 of them open" in said


@pytest.mark.parametrize(
    ("file", "words"), [("one.casebook", "is there already"), ("nowhere/one.casebook", "There is no folder")]
)
def test_where_no_backup_can_go_is_said_in_one_line(
    shipped: Path, capsys: pytest.CaptureFixture[str], file: str, words: str
) -> None:
    before = (shipped / "one.casebook").read_bytes()
    assert main(["--book", str(shipped / "Book"), "backup", str(shipped / file)]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert (shipped / "one.casebook").read_bytes() == before


def test_a_disk_that_may_only_be_read_is_said_in_one_line(
    shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with small_disk(tmp_path / "stick") as disk:
        make_read_only(disk)
        assert main(["--book", str(shipped / "Book"), "backup", str(disk / "one.casebook")]) == 2
    said = capsys.readouterr().err
    assert "may only be read" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("content", [None, b"", b"nothing", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_backup_is_refused_in_one_line_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "bad.casebook").write_bytes(content)
    assert main(["--book", str(tmp_path / "New"), "restore", str(tmp_path / "bad.casebook")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "New" / FILE).exists()


def test_without_a_book_there_is_nothing_to_back_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(tmp_path), "backup", str(tmp_path / "one.casebook")]) == 2
    assert "There is no book" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_closed_book_goes_and_comes_with_its_passphrase(
    shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    phrase, other = tmp_path / "phrase", tmp_path / "other"
    phrase.write_text("four short words here\n")
    other.write_text("four other words here\n")
    book, new = ["--book", str(tmp_path / "Book")], ["--book", str(tmp_path / "New")]
    backup = str(tmp_path / "closed.casebook")
    assert main([*book, "restore", str(shipped / "one.casebook")]) == 0
    assert main([*book, "protect", "--passphrase-file", str(phrase)]) == 0
    assert main([*book, "backup", backup, "--passphrase-file", str(phrase)]) == 0
    assert b"Whitlock" not in Path(backup).read_bytes()
    for wrong in ([], ["--passphrase-file", str(other)]):
        capsys.readouterr()
        assert main([*new, "restore", backup, *wrong]) == 2
        assert "passphrase" in capsys.readouterr().err
    assert main([*new, "restore", backup, "--passphrase-file", str(phrase)]) == 0
    assert entries(tmp_path / "New", str(phrase)) == entries(shipped / "Book") + 1


def test_a_closed_book_whose_passphrase_is_another_is_kept_as_it_is(shipped: Path, tmp_path: Path) -> None:
    phrase = tmp_path / "phrase"
    phrase.write_text("four short words here\n")
    book_commands.sample(tmp_path / "Book", TODAY)
    assert main(["--book", str(tmp_path / "Book"), "protect", "--passphrase-file", str(phrase)]) == 0
    closed = (tmp_path / "Book" / FILE).read_bytes()
    said = backup_commands.restore_into(tmp_path / "Book", shipped / "one.casebook", None, NOW)
    assert "Replaced 2026-11-23 " in said
    assert "no longer closed with a passphrase" in said
    assert entries(tmp_path / "Book") == entries(shipped / "Book")
    (kept,) = (tmp_path / "Book" / "Backups").glob("Replaced*.db")
    assert kept.read_bytes() == closed
    assert kept.with_suffix(".key").exists()
