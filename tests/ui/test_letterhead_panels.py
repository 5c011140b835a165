"""The part of Settings on paper: the logo, seen as it will be printed, and the ruler page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.casework.logos import letterhead
from app.ui.letterhead_panels import CHOSEN, NONE, SAVE_FIRST, TAKEN_OFF, LetterheadPanel
from app.ui.pdf_views import PdfDialog
from app.ui.routes import Routes
from app.ui.settings_pages import SettingsPage
from tests.ui.conftest import Drive, Unnamed
from tests.ui.desks import Day, empty_desk, st_annes


@pytest.fixture
def panel(qtbot: QtBot) -> LetterheadPanel:
    made = LetterheadPanel(st_annes(empty_desk(Day())))
    qtbot.addWidget(made)
    made.show()
    return made


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """The file dialog answers with this file, or is closed."""
    answer = (str(path) if path else "", "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)


def logo(folder: Path) -> Path:
    path = folder / "logo.png"
    Image.new("RGB", (600, 300), "navy").save(path)
    return path


def test_a_logo_is_chosen_seen_and_taken_off(
    panel: LetterheadPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, unnamed: Unnamed
) -> None:
    assert panel.none.isVisible()
    assert panel.none.text() == NONE
    assert not panel.remove.isVisible()
    chosen(monkeypatch, logo(tmp_path))
    with qtbot.waitSignal(panel.changed) as changed:
        panel.choose.click()
    assert changed.args == [CHOSEN]
    assert panel.picture.isVisible()
    shown = panel.picture.pixmap()
    assert shown.width() == 2 * shown.height()
    assert letterhead(panel._desk).logo is not None
    assert unnamed(panel) == []
    with qtbot.waitSignal(panel.changed) as changed:
        panel.remove.click()
    assert changed.args == [TAKEN_OFF]
    assert panel.none.isVisible()
    assert letterhead(panel._desk).logo is None


def test_a_file_that_cannot_be_printed_is_refused_and_the_logo_stays(
    panel: LetterheadPanel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen(monkeypatch, logo(tmp_path))
    panel.choose.click()
    drawing = tmp_path / "logo.svg"
    drawing.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    chosen(monkeypatch, drawing)
    panel.choose.click()
    assert "save it as PNG" in panel.problem.text()
    assert panel.problem.isVisible()
    assert panel.picture.isVisible()
    chosen(monkeypatch, logo(tmp_path))
    panel.choose.click()
    assert not panel.problem.isVisible()


def test_no_file_chosen_changes_nothing(panel: LetterheadPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen(monkeypatch, None)
    panel.choose.click()
    assert letterhead(panel._desk).logo is None
    assert not panel.problem.isVisible()


def test_the_ruler_page_is_shown_to_be_printed_or_saved(panel: LetterheadPanel, drive: Drive) -> None:
    seen: list[tuple[type, str]] = []
    drive(panel.ruler.click, lambda shown: seen.append((type(shown), shown.windowTitle())))
    assert seen == [(PdfDialog, "Ruler page for your envelopes")]


def test_the_ruler_page_waits_for_what_is_not_saved(qtbot: QtBot) -> None:
    page = SettingsPage(st_annes(empty_desk(Day())), Routes())
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    assert page.letterhead.ruler.isEnabled()
    page.boxes["across"].set_value("2")
    assert not page.letterhead.ruler.isEnabled()
    assert page.letterhead.ruler.toolTip() == SAVE_FIRST
    assert page.write()
    assert page.letterhead.ruler.isEnabled()
    assert letterhead(page._desk).across == 2.0
    page.boxes["across"].set_value("20")
    assert not page.write()
    assert "5 mm at most" in page.boxes["across"].problem()
