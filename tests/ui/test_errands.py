"""Errands: what takes seconds is done in the background, and what comes of it comes back here."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.audits import Stopped, Tell
from app.rules.problems import UserError
from app.ui.errands import Errand, ProgressDialog, WaitDialog, run, run_told
from tests.ui.conftest import Drive, Show


def test_what_is_quick_shows_no_window(qtbot: QtBot) -> None:
    assert run(None, "A moment…", lambda: 7) == 7


def test_what_takes_longer_says_so_and_cannot_be_closed_before(
    show: Show, drive: Drive, unnamed: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    window, go = QWidget(), threading.Event()
    show(window)

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, WaitDialog)
        assert dialog.words.text() == "Making a backup…"
        assert unnamed(dialog) == []
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        assert dialog.isVisible()
        go.set()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    assert drive(lambda: run(window, "Making a backup…", lambda: go.wait(20)), look) is True


def test_what_tells_how_far_it_is_gets_a_bar_that_fills(
    show: Show, drive: Drive, unnamed: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    window, go = QWidget(), threading.Event()
    show(window)

    def work(tell: Tell) -> str:
        tell(1, 4)
        go.wait(20)
        return "done"

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, ProgressDialog)
        assert unnamed(dialog) == []
        qtbot.waitUntil(lambda: (dialog.bar.value(), dialog.bar.maximum()) == (250, 1000))
        go.set()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    assert drive(lambda: run_told(window, "Checking…", work), look) == "done"
    assert run_told(window, "Checking…", lambda _tell: 7) == 7


def test_it_can_be_stopped_and_the_window_lives_meanwhile(show: Show, drive: Drive, qtbot: QtBot) -> None:
    window = QWidget()
    show(window)
    pause = threading.Event()

    def work(tell: Tell) -> None:
        for done in range(100_000):
            tell(done, 100_000)
            pause.wait(0.005)

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, ProgressDialog)
        qtbot.waitUntil(lambda: dialog.bar.value() > 0)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.stop.isEnabled()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    def stopped() -> None:
        with pytest.raises(Stopped, match="Nothing was changed"):
            run_told(window, "Checking…", work)

    drive(stopped, look)


def test_what_was_refused_is_raised_here(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise UserError("The stick is full.")

    with pytest.raises(UserError, match="stick is full"):
        run(None, "A moment…", refuse)


def test_it_is_told_when_it_is_done(qtbot: QtBot) -> None:
    errand = Errand(lambda: "made")
    with qtbot.waitSignal(errand.done):
        errand.start()
    assert errand.wait()
    assert errand.result() == "made"
