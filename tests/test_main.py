"""The command line: exit codes, one line for bad input, and nothing written by a mistake."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from app import __version__, places, start
from app.__main__ import main
from tests.staircase import ROOT

TIMELINE = {"edition": "2024", "events": [{"kind": "received", "on": "2026-11-23"}]}


STANDINGS = ("running", "due_today", "overdue", "met", "late")
FIELDS: dict[str, tuple[type, ...]] = {
    # what whoever reads the output of `clocks` may count on: every field of every clock, and what it can be
    "key": (str,),
    "stage": (int,),
    "clause": (str,),
    "started": (str, type(None)),
    "due": (str,),
    "original_due": (str,),
    "extended_to": (str, type(None)),
    "promised": (str, type(None)),
    "due_if_on_time": (str,),
    "stopped": (str, type(None)),
    "projected": (bool,),
    "overtaken": (bool,),
    "standing": (str,),
    "working_days_left": (int, type(None)),
    "late_by": (int,),
    "notes": (list,),
    "days": (list,),
}
DATES = ("started", "due", "original_due", "extended_to", "promised", "due_if_on_time", "stopped")
CLOCKS = {
    "2020": ["stage1.acknowledge", "stage1.respond", "stage2.respond"],
    "2022": ["stage1.acknowledge", "stage1.respond", "stage2.respond"],
    "2024": ["stage1.acknowledge", "stage1.respond", "stage2.acknowledge", "stage2.respond"],
}
WHOLE = [
    # an extended answer at stage 1, and a request for stage 2 that waits
    {"kind": "received", "on": "2026-09-01"},
    {"kind": "logged", "on": "2026-09-02"},
    {"kind": "acknowledged", "on": "2026-09-03", "stage": 1},
    {"kind": "extended", "on": "2026-09-14", "until": "2026-09-21", "reason": "for readers"},
    {"kind": "responded", "on": "2026-09-18"},
    {"kind": "escalation_requested", "on": "2026-10-01"},
]


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


@pytest.mark.parametrize("events", [TIMELINE["events"], WHOLE], ids=["received today", "at stage 2"])
@pytest.mark.parametrize("edition", CLOCKS)
def test_every_field_of_every_clock_is_there_with_its_type(
    edition: str, events: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "timeline.json"
    file.write_text(json.dumps({"edition": edition, "events": events}), encoding="utf-8")
    assert main(["clocks", str(file), "--today", "2026-11-23"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert list(out) == ["edition", "today", "clocks", "calendar", "periods", "updates", "findings"]
    assert (out["edition"], out["today"]) == (edition, "2026-11-23")
    asked = 2 if events is WHOLE else 1
    assert [clock["key"] for clock in out["clocks"]] == [key for key in CLOCKS[edition] if key[5] <= str(asked)]
    for clock in out["clocks"]:
        _is_a_clock(clock)
    if events is WHOLE:
        respond = next(clock for clock in out["clocks"] if clock["key"] == "stage1.respond")
        assert (respond["extended_to"], respond["due"], respond["standing"]) == ("2026-09-21", "2026-09-21", "met")


def _is_a_clock(clock: dict[str, Any]) -> None:
    assert set(clock) == set(FIELDS)
    for key, kinds in FIELDS.items():
        assert type(clock[key]) in kinds, key
    for key in DATES:
        assert clock[key] is None or dt.date.fromisoformat(clock[key]).isoformat() == clock[key]
    assert clock["key"].startswith(f"stage{clock['stage']}.")
    assert clock["clause"]
    assert clock["standing"] in STANDINGS
    assert (clock["working_days_left"] is None) is (clock["stopped"] is not None)
    assert clock["late_by"] >= 0
    assert clock["projected"] is (clock["started"] is None)
    assert all(type(note) is str for note in clock["notes"])
    assert clock["days"]
    for day in clock["days"]:
        assert set(day) == {"date", "n", "why"}
        assert type(day["date"]) is str
        assert type(day["n"]) in (int, type(None))
        assert type(day["why"]) is str
        assert day["n"] is not None or day["why"]  # a day that is skipped says why
    assert (clock["days"][0]["n"], clock["days"][-1]["date"]) == (0, clock["due"])


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b"[]", b"{}", b'{"events": 3}', b"[" + b"1," * 25_000_000]
)
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


def test_a_proclaimed_holiday_can_be_given_with_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Received Mon 23 Nov 2026: with Thu 26 Nov closed day 5 is Tue 1 Dec, with Christmas worked nothing else moves."""
    file = tmp_path / "timeline.json"
    file.write_text(json.dumps(TIMELINE), encoding="utf-8")
    options = ["--extra-holiday", "26 11 2026", "--working-instead", "2026-12-25"]
    assert main(["clocks", str(file), *options]) == 0
    acknowledge, respond = json.loads(capsys.readouterr().out)["clocks"]
    assert (acknowledge["due"], respond["due"]) == ("2026-12-01", "2026-12-15")
    with pytest.raises(SystemExit, match="2"):
        main(["clocks", str(file), "--extra-holiday", "26 13 2026"])
    assert capsys.readouterr().err.count("\n") == 1


def test_a_timeline_that_is_not_there_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clocks", "nowhere.json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_number_of_five_thousand_digits_is_one_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "timeline.json"
    file.write_text('{"events": [{"kind": "received", "on": ' + "9" * 5000 + "}]}", encoding="utf-8")
    assert main(["clocks", str(file)]) == 2
    assert capsys.readouterr().err == f"casebook: {file}: This is no timeline: a number in it has too many digits.\n"


def test_a_folder_whose_name_is_too_long_for_the_disk_is_one_line_and_exit_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["due", "--book", "x" * 300]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to write to")
@pytest.mark.parametrize("arguments", [["clocks", "-"], ["--version"], ["--help"], ["due", "--help"], ["nonsense"]])
def test_an_output_that_cannot_be_written_is_one_line_and_exit_2(arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = _casebook(arguments, full)
    assert done.returncode == 2
    assert done.stderr.startswith("casebook: ")
    assert done.stderr.count("\n") == 1
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        assert _casebook(["clocks", "nowhere.json"], subprocess.PIPE, full).returncode == 2


def test_whoever_reads_only_the_first_line_is_told_nothing_of_it(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = _casebook(["clocks", "-"], writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def _casebook(arguments: list[str], stdout: Any, stderr: Any = subprocess.PIPE) -> subprocess.CompletedProcess[str]:  # noqa: ANN401 - as subprocess takes them
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "app", *arguments],
        input=json.dumps(TIMELINE),
        stdout=stdout,
        stderr=stderr,
        cwd=ROOT,
        text=True,
        check=False,
    )


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


@pytest.mark.parametrize("today", ["1990-01-05", "2023-12-31", "2040-01-01", "2041-01-01"])
def test_a_sample_for_a_year_that_cannot_be_is_refused_and_nothing_is_left(
    today: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    for folder in (there, tmp_path / "not there" / "yet"):
        assert main(["sample", str(folder), "--today", today]) == 2
        said = "casebook: The sample book can be made for a day of the years 2024 to 2039.\n"
        assert capsys.readouterr() == ("", said)
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


@pytest.mark.parametrize("today", ["2024-01-01", "2039-12-31"])
def test_a_sample_is_made_for_the_first_and_the_last_day_that_can_be(
    today: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sample", str(tmp_path / "book"), "--today", today]) == 0
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["book", "book/casebook.db"]
    assert main(["check", "--book", str(tmp_path / "book")]) == 0


@pytest.mark.parametrize("arguments", [["due", "--today", "31 2 2026"], ["nonsense"], ["clocks"], ["--nonsense"]])
def test_a_slip_of_the_finger_is_one_line_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("broken", ["{}/\u200bBook", "“{}/Book”", "{}/Book\ufeff", "{}/\u2060Book"])
def test_a_copied_path_makes_no_book_in_a_folder_that_only_looks_the_same(
    broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--book", broken.format(tmp_path)]) == 2
    assert "Type the folder anew, in straight quotation marks." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_really_called_so_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a\u200bb").mkdir()
    assert main(["--book", str(tmp_path / "a\u200bb"), "due"]) == 2
    assert "There is no book in" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--book", " "], ["--book names no folder. Name one, or leave the option out for your own book."]),
        (["due"], []),
    ],
    ids=["a window was asked for", "a command was typed"],
)
def test_without_a_terminal_a_window_says_why_no_window_opens(
    arguments: list[str], told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows gives the program that opens windows neither output nor input; what runs at night must not wait."""
    said: list[str] = []
    monkeypatch.setattr(start, "tell_alone", said.append)
    monkeypatch.setattr(places, "data", lambda: tmp_path / "none")
    monkeypatch.setattr(sys, "argv", ["Casebook.exe", *arguments])
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    assert main(arguments) == 2
    assert said == told


def test_without_a_terminal_a_command_is_carried_out_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    assert main(["sample", str(tmp_path / "book"), "--today", "2026-11-23"]) == 0
    assert main(["check", "--book", str(tmp_path / "book")]) == 0
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0


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
        cwd=ROOT,
        env={**os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
