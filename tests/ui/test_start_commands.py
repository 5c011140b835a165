"""Start commands: the line that opens another book is understood by a shell, and by Windows."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path, PureWindowsPath
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from app import systems
from app.ui.start_commands import IN_A_TERMINAL, IN_WINDOWS, StartCommand, start_command
from tests.ui.conftest import Show, Unnamed


@pytest.mark.parametrize("name", ["Book", "St Anne's Almshouses", 'A "good" book', "Cost $5 `now`!", "a\\b"])
def test_a_shell_understands_it_whatever_the_folder_is_called(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems, "on_windows", lambda: False)
    folder = Path("Anne Clerk") / name
    assert shlex.split(start_command(folder)) == ["casebook", "--book", str(folder)]


def test_it_names_the_program_that_was_built_by_its_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows no folder of programs is searched for it."""
    monkeypatch.setattr(systems, "on_windows", lambda: True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", r"Programs\Casebook\Casebook.exe")
    folder = cast("Path", PureWindowsPath(r"Anne\St Anne's"))
    assert start_command(folder) == f'"{sys.executable}" --book "{folder}"'


@pytest.mark.parametrize("windows", [True, False])
def test_it_says_where_to_paste_it_and_is_copied_unbroken(
    show: Show, unnamed: Unnamed, monkeypatch: pytest.MonkeyPatch, *, windows: bool
) -> None:
    monkeypatch.setattr(systems, "on_windows", lambda: windows)
    command = StartCommand()
    show(command)
    command.show_for(Path("Casebook/Casebook book"))
    assert (IN_WINDOWS if windows else IN_A_TERMINAL) in command.how.text()
    command.copy.click()
    assert QApplication.clipboard().text() == command.text() == 'casebook --book "Casebook/Casebook book"'
    assert command.copied.text() == "Copied."
    assert unnamed(command) == []
