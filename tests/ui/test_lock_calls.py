"""Calls to lock go from window to window, and nobody hears their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import places
from app.ui.lock_calls import FILE, LockCall


def test_the_other_window_hears_it_once_and_the_caller_does_not(qtbot: QtBot) -> None:
    one, other = LockCall(), LockCall()
    own: list[bool] = []
    one.heard.connect(lambda: own.append(True))
    for _ in range(2):
        with qtbot.waitSignal(other.heard):
            one.give()
    qtbot.wait(50)
    assert own == []
    assert (places.preferences().parent / FILE).stat().st_mode & 0o077 == 0


def test_a_file_that_was_put_in_its_place_is_watched_on(qtbot: QtBot) -> None:
    one, file = LockCall(), places.preferences().parent / FILE
    for word in ("aa", "bb"):
        new = file.with_suffix(".new")
        new.write_text(word, encoding="ascii")
        with qtbot.waitSignal(one.heard):
            new.replace(file)


def test_stopped_it_hears_nobody(qtbot: QtBot) -> None:
    one, other = LockCall(), LockCall()
    heard: list[bool] = []
    other.heard.connect(lambda: heard.append(True))
    other.stop()
    one.give()
    qtbot.wait(50)
    assert heard == []


def test_where_nothing_can_be_kept_each_window_is_locked_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    monkeypatch.setattr(places, "preferences", lambda: tmp_path / "file" / "window.ini")
    one = LockCall()
    one.give()
    one.stop()
