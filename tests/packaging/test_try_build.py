"""What tries a built program says what went wrong, and touches nobody's own book."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath
from typing import cast

import platformdirs
import platformdirs.windows
import pytest
import try_build
from try_build import TERMINAL, WINDOW, Build, WrongError, counting, main, tried

from tests.staircase import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="The programs that stand in for built ones are shell scripts.")


def build(folder: Path, script: str) -> Build:
    """A folder whose two programs are this shell script."""
    for name in (WINDOW, TERMINAL):
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    return Build(folder, folder)


def test_a_program_that_does_what_it_should_is_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = build(tmp_path, f'cd "{ROOT}" && exec "{sys.executable}" -m app "$@"')
    assert tried(ours, (counting,)) == []
    assert capsys.readouterr().out == "good   A timeline is counted without a book.\n"


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("echo A fault >&2; exit 1", "ended with 1 and not with 0:\nA fault"),
        ("echo '{\"clocks\": []}'", "list index out of range"),
        ("echo Hello", "Expecting value"),
        ("kill -9 $$", "ended with -9"),
        ("sleep 60", "did not end within 1 seconds"),
    ],
)
def test_what_went_wrong_is_said_and_counts(
    script: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(try_build, "PATIENCE", 1)
    monkeypatch.setattr(try_build, "TRIALS", (counting,))
    build(tmp_path, script.replace("sleep", "exec sleep"))
    assert main([str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert says in told
    assert told.endswith("1 of 1 went wrong: counting.\n")


def test_a_window_that_does_not_open_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(try_build, "OPENS_WITHIN", 0.2)
    with pytest.raises(WrongError, match="did not take hold"):
        try_build.window(build(tmp_path, "exit 0"))


def test_a_fault_in_the_log_is_found(tmp_path: Path) -> None:
    (tmp_path / "casebook.log").write_text("a fault\n", encoding="utf-8")
    said = build(tmp_path, "echo casebook: There is no book in; exit 2")
    with pytest.raises(WrongError, match="a fault"):
        try_build.mistakes(said)


@pytest.mark.parametrize("arguments", [[], ["nowhere"], ["a", "b"]])
def test_without_a_build_it_says_what_to_name(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_nobodys_own_folders_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    environment = Build(tmp_path, tmp_path).environment()
    assert {environment[name] for name in ("XDG_DATA_HOME", "HOME")} == {
        str(tmp_path / "XDG_DATA_HOME"),
        str(tmp_path / "home"),
    }
    assert "PYTHONPATH" not in environment


def test_on_windows_too_a_build_is_led_away_from_everybodys_own_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows is asked for those folders, and not the environment, unless it is told otherwise in just these words."""
    room = PureWindowsPath("C:/Temp/casebook-trial")
    environment = Build(tmp_path, cast("Path", room)).environment()
    for name in ("WIN_PD_OVERRIDE_LOCAL_APPDATA", "WIN_PD_OVERRIDE_APPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, environment[name])
    as_there = platformdirs.windows.Windows("Casebook", appauthor=False)
    for folder in (as_there.user_data_dir, as_there.user_log_dir, as_there.user_config_dir):
        assert PureWindowsPath(folder).is_relative_to(room)


def test_a_fault_in_the_log_of_whoever_tries_it_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is not led away would write there, where the trial does not look."""
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *_given, **_named: str(own))
    (own / "casebook.log").write_text("an old fault\n", encoding="utf-8")
    (tmp_path / "room").mkdir()
    said = build(tmp_path / "room", "echo casebook: There is no book in; exit 2")
    try_build.mistakes(said)
    (own / "casebook.log").write_text("an old fault\na new one\n", encoding="utf-8")
    with pytest.raises(WrongError, match="a new one"):
        try_build.mistakes(said)
