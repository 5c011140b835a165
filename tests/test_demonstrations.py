"""The main job without a screen: what it says, and what it leaves to look at."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.demonstrations import demonstrate
from app.rules.problems import UserError

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_it_does_the_main_job_and_leaves_pictures_and_the_letter(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "shown"
    for _ in range(2):  # into a folder that is not there, and into one that is full
        said = demonstrate(folder, dt.date(2026, 11, 23))
    assert "Acknowledge by Monday 30 November 2026 - 5 working days left. Mr D. Fernsby" in said
    assert "Answer by Monday 7 December 2026 - 10 working days left. Mr D. Fernsby" in said
    assert str(folder) in said
    for name in ("today.png", "case.png"):
        assert QImage(str(folder / name)).size().toTuple() == (1366, 768)
    text = PdfReader(BytesIO((folder / "acknowledgement.pdf").read_bytes())).pages[0].extract_text()
    assert "Dear Mr Fernsby" in text
    assert "do not post" in text


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="may write"):
        demonstrate(tmp_path / "file" / "shown", dt.date(2026, 11, 23))
