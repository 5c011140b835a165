"""Second windows: what is started, from the tree and frozen alike."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import app
from app.ui import second_windows
from app.ui.second_windows import _start, command, show_to_read
from tests.ui.desks import Day, desk_on_disk, empty_desk


def test_it_starts_casebook_on_the_same_book_to_read_only(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(words: list[str]) -> bool:
        started.append(words)
        return True

    monkeypatch.setattr(second_windows, "_start", start)
    desk, window = desk_on_disk(tmp_path / "Book", Day()), QWidget()
    qtbot.addWidget(window)
    assert show_to_read(desk, window)
    day = ["--today", "2026-11-23"] if "--today" in started[0] else []
    assert started == [[sys.executable, "-m", "app", "--read-only", "--book", str(tmp_path / "Book"), *day]]
    desk.book.close()


def test_what_is_started_stands_where_the_program_is(qtbot: QtBot, tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    code = f"import app, pathlib; path = pathlib.Path({str(told)!r}); path.write_text(app.__file__)"
    assert _start([sys.executable, "-c", code])
    qtbot.waitUntil(lambda: told.exists() and told.read_text(encoding="utf-8") == app.__file__, timeout=20_000)
    assert not _start([str(tmp_path / "no such program")])


def test_a_frozen_program_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/casebook/casebook")
    assert command(tmp_path) == ["/opt/casebook/casebook", "--read-only", "--book", str(tmp_path)]


def test_a_book_in_memory_cannot_be_shown_twice(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_windows, "_start", lambda _words: pytest.fail("nothing is to be started"))
    window = QWidget()
    qtbot.addWidget(window)
    assert not show_to_read(empty_desk(Day()), window)
