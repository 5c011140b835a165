"""PDF views: the exact pages, gone through by key and by button, and spoken to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.letter_copies import LetterCopies
from app.ui import pdf_views
from app.ui.pdf_views import PdfDialog, PdfView
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed
from tests.ui.letters import a_letter


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return a_letter().preview()


@pytest.fixture
def view(qtbot: QtBot, pdf: bytes) -> PdfView:
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(560, 500)
    view.show()
    view.show_pdf(pdf)
    return view


def test_the_page_fits_the_width_and_says_where_it_is(view: PdfView) -> None:
    assert view.where.text() == "Page 1 of 2"
    assert view.area.horizontalScrollBar().maximum() == 0
    assert view.pages.width() <= view.area.viewport().width()


def test_the_words_of_the_page_are_told_to_a_screen_reader(view: PdfView) -> None:
    assert "We have received your complaint" in view.area.accessibleDescription()
    view.next.click()
    assert view.area.accessibleDescription().startswith("Page 2 of 2. ")
    assert "Yours sincerely" in view.area.accessibleDescription()


def test_buttons_and_keys_go_through_the_pages(view: PdfView) -> None:
    assert not view.previous.isEnabled()
    assert view.previous.toolTip() == "This is the first page."
    view.next.click()
    assert view.page() == 1
    QTest.keyClick(view.area, Qt.Key.Key_Home)
    assert view.page() == 0
    QTest.keyClick(view.area, Qt.Key.Key_PageDown)
    assert view.area.verticalScrollBar().value() > 0
    QTest.keyClick(view.area, Qt.Key.Key_End)
    assert view.page() == 1
    assert not view.next.isEnabled()


def test_plus_minus_and_nought_change_the_size(view: PdfView) -> None:
    fitted = view.pages.width()
    QTest.keyClick(view.area, Qt.Key.Key_Plus)
    assert view.pages.width() > fitted * 1.2
    QTest.keyClick(view.area, Qt.Key.Key_Minus)
    assert view.pages.width() == fitted
    for _ in pdf_views.ZOOMS:
        view.larger.click()
    assert view.larger.toolTip() == "This is the largest size."
    QTest.keyClick(view.area, Qt.Key.Key_0)
    assert view.pages.width() == fitted


def test_new_bytes_leave_the_reader_where_she_was(view: PdfView, pdf: bytes) -> None:
    view.next.click()
    at = view.area.verticalScrollBar().value()
    view.show_pdf(pdf)
    assert view.area.verticalScrollBar().value() == at


def test_the_page_is_drawn_white_with_ink_in_the_dark_too(view: PdfView, theme: Theme) -> None:
    theme.set_scheme("dark")
    picture = view.pages.grab().toImage()
    lights = [picture.pixelColor(x, 60).lightness() for x in range(0, picture.width(), 3)]
    assert max(lights) == 255
    assert min(lights) < 120


def test_a_dialog_prints_and_saves_the_bytes_it_shows(
    qtbot: QtBot, pdf: bytes, monkeypatch: pytest.MonkeyPatch, unnamed: Unnamed
) -> None:
    asked: list[tuple[str, bytes, str]] = []
    monkeypatch.setattr(pdf_views, "print_pdf", lambda pdf, title, *_: asked.append(("print", pdf, title)))
    monkeypatch.setattr(pdf_views, "save_copy", lambda pdf, title, *_: asked.append(("save", pdf, title)))
    dialog = PdfDialog(pdf, "Stage 1 acknowledgement")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.print.click()
    dialog.save.click()
    assert asked == [("print", pdf, "Stage 1 acknowledgement"), ("save", pdf, "Stage 1 acknowledgement")]
    assert unnamed(dialog) == []


def test_a_letter_is_offered_in_its_other_forms_as_well(
    qtbot: QtBot, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(pdf_views, "offer_copies", lambda copies, *_: offered.append(copies.title))
    copies = LetterCopies("Stage 1 acknowledgement 2026/001", lambda: pdf, lambda: b"", lambda: "")
    dialog = PdfDialog(pdf, "Stage 1 acknowledgement", None, copies)
    qtbot.addWidget(dialog)
    dialog.save.click()
    assert offered == ["Stage 1 acknowledgement 2026/001"]
