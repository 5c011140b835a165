"""The command line: exit codes, one line for bad input, and nothing written by a mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from app import __version__
from app.__main__ import main

TIMELINE = {"edition": "2024", "events": [{"kind": "received", "on": "2026-11-23"}]}


@pytest.fixture
def sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "sample"
    assert main(["sample", str(folder), "--today", "2026-11-23"]) == 0
    capsys.readouterr()
    return folder


def test_clocks_prints_json_and_needs_no_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "timeline.json"
    file.write_text(json.dumps(TIMELINE), encoding="utf-8")
    assert main(["clocks", str(file), "--today", "2026-11-23"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert (out["edition"], out["today"]) == ("2024", "2026-11-23")
    assert [clock["due"] for clock in out["clocks"]] == ["2026-11-30", "2026-12-14"]


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\x00", b"[]", b"{}", b'{"events": 3}'])
def test_a_bad_timeline_is_one_line_and_exit_2(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "timeline.json"
    file.write_bytes(content)
    assert main(["clocks", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("casebook: ")
    assert told.err.count("\n") == 1


def test_a_timeline_that_is_not_there_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clocks", "nowhere.json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_due_lists_what_is_due_soonest_first(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--book", str(sample), "--today", "2026-11-23"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "2 working days late" in lines[0]
    assert any(line.startswith("Acknowledge by Monday 30 November 2026 - 5 working days left.") for line in lines)
    assert main(["--book", str(sample), "due", "--json", "--today", "2026-11-23"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["standing"] == "overdue"


def test_check_says_sound_and_then_names_what_was_changed(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--book", str(sample)]) == 0
    assert "sound" in capsys.readouterr().out
    with driver.connect(str(sample / "casebook.db")) as connection:
        connection.execute("UPDATE complaint SET name = 'Somebody Else' WHERE id = (SELECT min(id) FROM complaint)")
    connection.close()
    assert main(["check", "--book", str(sample), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert not report["sound"]
    assert "name" in report["findings"][0]["sentence"]


def test_a_book_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("due", "check"):
        assert main([command, "--book", str(tmp_path / "none")]) == 2
        assert "no book" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_not_a_book_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "casebook.db").write_text("shopping list", encoding="utf-8")
    assert main(["check", "--book", str(tmp_path)]) == 2
    assert "not a Casebook book" in capsys.readouterr().err
    assert (tmp_path / "casebook.db").read_text(encoding="utf-8") == "shopping list"


def test_the_sample_is_written_into_an_empty_folder_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    assert main(["sample", str(tmp_path)]) == 2
    assert "empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("arguments", [["due", "--today", "31 2 2026"], ["nonsense"], ["clocks"], ["--nonsense"]])
def test_a_slip_of_the_finger_is_one_line_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Casebook {__version__}\n"


def test_counting_days_waits_for_neither_the_window_nor_the_database(tmp_path: Path) -> None:
    file = tmp_path / "timeline.json"
    file.write_text(json.dumps(TIMELINE), encoding="utf-8")
    code = (
        "import sys; from app.__main__ import main; main(sys.argv[1:]); "
        "heavy = {'PySide6', 'sqlalchemy', 'reportlab', 'holidays', 'sqlcipher3'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, "clocks", str(file)],
        cwd=Path(__file__).parent.parent,
        env={**os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
