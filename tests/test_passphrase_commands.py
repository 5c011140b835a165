"""The passphrase on the command line: from a file, or from the terminal; a wrong one is one line and exit code 2."""

from __future__ import annotations

import getpass
import io
import os
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.__main__ import main
from app.casework import protections
from app.casework.protections import is_closed
from app.models import keys
from app.models.keys import read_key_file
from app.ui import locks

PHRASE = "four short words here"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample book, plain."""
    folder = tmp_path / "book"
    assert main(["sample", str(folder), "--today", "2026-11-23"]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_bytes(f"\ufeff{PHRASE}\r\nand a second line\r\n".encode())
    return path


def closed(book: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Close the book; the recovery code that was printed."""
    assert main(["--book", str(book), "protect", "--passphrase-file", str(file)]) == 0
    said = capsys.readouterr().out
    return next(line.partition(": ")[2] for line in said.splitlines() if line.startswith("Recovery code"))


def test_a_book_is_closed_used_and_opened_again(book: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--book", str(book)]
    main([*at, "due", "--today", "2026-11-23"])
    plain = capsys.readouterr().out
    closed(book, file, capsys)
    assert is_closed(book)
    assert main([*at, "due", "--today", "2026-11-23", "--passphrase-file", str(file)]) == 0
    assert capsys.readouterr().out == plain
    assert main([*at, "--passphrase-file", str(file), "check"]) == 0
    assert "sound" in capsys.readouterr().out
    assert main([*at, "protect", "--passphrase-file", str(file)]) == 2
    assert "already" in capsys.readouterr().err
    assert main([*at, "unprotect", "--passphrase-file", str(file)]) == 0
    assert not is_closed(book)
    assert main([*at, "unprotect", "--passphrase-file", str(file)]) == 2
    assert "has no passphrase" in capsys.readouterr().err


def test_the_recovery_code_in_the_file_opens_it_too(
    book: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = closed(book, file, capsys)
    sheet = tmp_path / "code.txt"
    sheet.write_text(code, encoding="utf-8")
    assert main(["--book", str(book), "check", "--passphrase-file", str(sheet)]) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not the passphrase", "not the passphrase of this book"),
        (b"", "holds no passphrase"),
        (b"\n\n", "holds no passphrase"),
        (b"x" * 10_001, "holds no passphrase"),
        (b"\xff\xfe", "not text in UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_does_not_open_it_is_told_in_one_line(
    book: Path, file: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, words: str
) -> None:
    closed(book, file, capsys)
    other = book.parent / "other.txt"
    if content is not None:
        other.write_bytes(content)
    assert main(["--book", str(book), "due", "--passphrase-file", str(other)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err
    assert captured.err.count("\n") == 1


def test_without_a_file_it_is_asked_on_the_terminal(
    book: Path, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(book, file, capsys)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["--book", str(book), "due"]) == 2
    assert "--passphrase-file FILE" in capsys.readouterr().err
    asked: list[str] = []

    def typed(prompt: str, stream: object = None) -> str:
        del stream
        asked.append(prompt)
        return PHRASE

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", typed)
    assert main(["--book", str(book), "check"]) == 0
    assert asked == ["Passphrase: "]


def test_on_the_terminal_a_new_passphrase_is_asked_twice(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = iter([PHRASE, "another one altogether", PHRASE, PHRASE])
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt, stream=None: next(given))  # noqa: ARG005 - its own form
    assert main(["--book", str(book), "protect"]) == 2
    assert "not what you typed above" in capsys.readouterr().err
    assert not is_closed(book)
    assert main(["--book", str(book), "protect"]) == 0
    assert is_closed(book)


def test_the_code_is_said_although_the_sheet_cannot_be_set(
    book: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said_before: list[str] = []

    def fault(_desk: object, _code: str) -> bytes:
        said_before.append(capsys.readouterr().out)
        raise ZeroDivisionError("no page")

    monkeypatch.setattr(protections, "recovery_sheet", fault)
    asked = ["--book", str(book), "protect", "--passphrase-file", str(file), "--sheet", str(tmp_path / "s.pdf")]
    assert main(asked) == 0
    code = said_before[0].partition("Recovery code: ")[2].splitlines()[0]
    assert "could not be set" in capsys.readouterr().out
    assert protections.key_from(book, keys.RECOVERY, code)


def test_the_recovery_sheet_is_written_where_it_is_wanted_and_over_nothing(
    book: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"mine")
    asked = ["--book", str(book), "protect", "--passphrase-file", str(file), "--sheet", str(sheet)]
    assert main(asked) == 2
    assert not is_closed(book)
    sheet.unlink()
    assert main(asked) == 0
    code = capsys.readouterr().out.partition("Recovery code: ")[2][:4]
    assert code in PdfReader(sheet).pages[0].extract_text()
    kept = read_key_file(book)
    assert kept is not None
    assert not kept.sheet_waits  # it was saved, and Today does not ask for it
    if os.name == "posix":
        assert sheet.stat().st_mode & 0o077 == 0


def test_a_book_that_a_window_has_open_is_left_alone(
    book: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = locks.take(book)
    assert main(["--book", str(book), "protect", "--passphrase-file", str(file)]) == 2
    assert "open" in capsys.readouterr().err
    held.release()
    assert not is_closed(book)


def test_where_there_is_no_book_nothing_is_made(tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(tmp_path / "none"), "protect", "--passphrase-file", str(file)]) == 2
    assert "There is no book" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
