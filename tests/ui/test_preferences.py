"""How the window looks is remembered, and a spoilt file does no harm."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.preferences import Preferences
from app.ui.themes import Theme


def test_the_look_is_remembered(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 480)
    theme.set_scheme("dark")
    theme.set_percent(150)
    Preferences(tmp_path / "window.ini").keep(theme, window)
    kept = Preferences(tmp_path / "window.ini")
    assert (kept.scheme, kept.percent) == ("dark", 150)
    other = QWidget()
    qtbot.addWidget(other)
    kept.restore(other)
    assert other.size().toTuple() == (640, 480)


def test_where_each_letter_begins_is_remembered(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "window.ini")
    assert kept.fresh == ""
    kept.keep_fresh("never")
    assert Preferences(tmp_path / "window.ini").fresh == "never"


def test_nothing_kept_is_the_ordinary_look(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("percent=large\ngeometry=3\n", encoding="utf-8")
    for name in ("window.ini", "none.ini"):
        kept = Preferences(tmp_path / name)
        assert (kept.scheme, kept.percent) == ("system", 100)
        kept.restore(QWidget())


def test_when_the_window_locks_itself_is_remembered_and_is_15_minutes_else(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "window.ini")
    assert kept.lock_after == 15
    for minutes in (5, 0, 60):
        kept.keep_lock_after(minutes)
        assert Preferences(tmp_path / "window.ini").lock_after == minutes
    (tmp_path / "spoilt.ini").write_text("lock_after=999999\nleft_plain_on=soon\n", encoding="utf-8")
    spoilt = Preferences(tmp_path / "spoilt.ini")
    assert (spoilt.lock_after, spoilt.left_plain_on) == (15, None)


def test_a_recommendation_that_was_left_comes_again_after_30_days(tmp_path: Path) -> None:
    kept, day = Preferences(tmp_path / "window.ini"), dt.date(2026, 11, 23)
    assert kept.recommends_passphrase(day)
    kept.leave_plain(day)
    again = Preferences(tmp_path / "window.ini")
    assert not again.recommends_passphrase(day + dt.timedelta(days=29))
    assert again.recommends_passphrase(day + dt.timedelta(days=30))
