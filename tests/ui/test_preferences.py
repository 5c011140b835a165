"""How the window looks is remembered, and a spoilt file does no harm."""

from __future__ import annotations

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
