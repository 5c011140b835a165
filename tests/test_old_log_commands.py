"""An old log from the command line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app import book_commands
from app.__main__ import BAD_INPUT, DONE, main
from tests.incoming.books import workbook

TODAY = dt.date(2026, 11, 23)
ROWS = [
    ["Complaints 2024"],
    ["Ref", "Date rec'd", "Tenant", "Complaint", "S1 response"],
    ["C-1", "10.3.24", "Mr D. Dunmore", "Damp", "20.3.24"],
    [],
    ["C-2", "March 2024", "Mrs P. Okafor", "Noise", "N/A"],
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The folder of a sample book."""
    folder = tmp_path / "book"
    book_commands.sample(folder, TODAY)
    return folder


def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = workbook(tmp_path / "log.xlsx", ROWS, ["A1:E1"])
    for _twice in range(2):
        assert main(["--book", str(book), "import", str(log), "--dry-run"]) == DONE
        said = capsys.readouterr().out
        assert "1 will be added, 1 date cannot be read (row 5).\n" in said
        assert "Row 5 (Mrs P. Okafor, C-2): Date received: “March 2024” is a month and not a day.\n" in said
        assert said.endswith("This was a dry run. Nothing was brought in.\n")


def test_a_log_is_brought_in_once(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = workbook(tmp_path / "log.xlsx", ROWS, ["A1:E1"], title="Log 2024")
    arguments = ["--book", str(book), "import", str(log), "--sheet", "Log 2024"]
    assert main(arguments) == DONE
    assert "1 case brought in." in capsys.readouterr().out
    assert main(arguments) == BAD_INPUT
    assert "There is nothing to bring in." in capsys.readouterr().err
    assert main(["--book", str(book), "check"]) == DONE


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["Alpha", "Beta"], ["1", "2"]], "it has: Alpha, Beta"),
        (ROWS[:2], "There is nothing to bring in."),
    ],
)
def test_what_cannot_be_brought_in_is_one_line(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[list[str]], says: str
) -> None:
    log = workbook(tmp_path / "log.xlsx", rows)
    assert main(["--book", str(book), "import", str(log)]) == BAD_INPUT
    assert says in capsys.readouterr().err


def test_a_sheet_that_is_not_there_and_a_dry_run_of_a_folder_are_one_line(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = workbook(tmp_path / "log.xlsx", ROWS)
    assert main(["--book", str(book), "import", str(log), "--sheet", "2023"]) == BAD_INPUT
    assert "There is no sheet “2023”" in capsys.readouterr().err
    assert main(["--book", str(book), "import", str(tmp_path), "--dry-run"]) == BAD_INPUT
    assert "A dry run is for an old log." in capsys.readouterr().err
