"""What tries a built program says what went wrong, and touches nobody's own book."""

from __future__ import annotations

import os
import sys
from pathlib import Path

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
