"""Job previews: every page that the printer is sent, in order, the empty ones too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.post_rounds import Sheaf
from app.letters.copy_sheets import copy_sheet_pdf
from app.letters.drafts import Copy
from app.ui.job_previews import BOTH_SIDES, EMPTY, JobPreviewDialog
from app.ui.pdf_views import KEPT
from app.ui.print_jobs import plan
from app.ui.prints import opened
from tests.letters.cases import LANDLORD, draft
from tests.ui.conftest import Unnamed
from tests.ui.letters import a_letter


@pytest.fixture(scope="module")
def sheaves() -> tuple[Sheaf, ...]:
    """An address sheet of one page before each of two letters of two."""
    sheet = copy_sheet_pdf(draft(), Copy("Mrs S. Hale", ("2 Mill Lane", "Wells"), "BA5 3YY"), LANDLORD)
    letter = a_letter().preview()
    return tuple(Sheaf(at, name, pdf) for at in (1, 2) for name, pdf in (("Sheet", sheet), ("Letter", letter)))


def dialog_of(qtbot: QtBot, sheaves: tuple[Sheaf, ...], *, fresh: bool = True) -> JobPreviewDialog:
    counts = [opened(sheaf.pdf).pageCount() for sheaf in sheaves]
    dialog = JobPreviewDialog(sheaves, plan(counts, fresh=fresh), BOTH_SIDES if fresh else "")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_page_is_there_in_order_with_the_empty_ones(
    qtbot: QtBot, sheaves: tuple[Sheaf, ...], unnamed: Unnamed
) -> None:
    dialog = dialog_of(qtbot, sheaves)
    names = [dialog.pages.page_name(page) for page in range(dialog.pages.page_count())]
    once = ["Sheet, page 1", EMPTY, "Letter, page 1", "Letter, page 2"]
    assert names == [*once, *once]
    assert dialog.note.isVisible()
    assert dialog.pages.page_text(1) == EMPTY
    assert "Mrs S. Hale" in dialog.pages.page_text(4)
    assert dialog.view.where.text() == "Page 1 of 8"
    assert unnamed(dialog) == []


def test_it_says_whose_page_is_shown(qtbot: QtBot, sheaves: tuple[Sheaf, ...]) -> None:
    dialog = dialog_of(qtbot, sheaves)
    assert dialog.whose.text() == "Sheet, page 1"
    dialog.view.next.click()
    assert dialog.whose.text() == EMPTY
    assert dialog.view.area.accessibleDescription() == f"Page 2 of 8. {EMPTY}"
    QTest.keyClick(dialog.view.area, Qt.Key.Key_End)
    assert dialog.whose.text() == "Letter, page 2"


def test_an_empty_page_has_nothing_on_it(qtbot: QtBot, sheaves: tuple[Sheaf, ...]) -> None:
    pages = dialog_of(qtbot, sheaves).pages
    size = QSize(60, 80)
    empty, full = pages.drawn(1, size), pages.drawn(0, size)
    assert {empty.pixelColor(x, y).alpha() for x in range(60) for y in range(80)} == {0}
    assert full.size() == size


def test_one_sided_there_are_no_empty_pages_and_no_word_of_them(qtbot: QtBot, sheaves: tuple[Sheaf, ...]) -> None:
    dialog = dialog_of(qtbot, sheaves, fresh=False)
    assert dialog.pages.page_count() == 6
    assert not dialog.note.isVisible()


def test_going_through_a_long_job_keeps_few_pictures(qtbot: QtBot, sheaves: tuple[Sheaf, ...]) -> None:
    dialog = dialog_of(qtbot, sheaves * 5)
    for page in range(dialog.pages.page_count()):
        dialog.pages._picture(page)
    assert len(dialog.pages._pictures) <= KEPT


def test_enter_goes_on_to_the_printer_and_esc_back(qtbot: QtBot, sheaves: tuple[Sheaf, ...]) -> None:
    dialog = dialog_of(qtbot, sheaves)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == JobPreviewDialog.DialogCode.Accepted
    dialog = dialog_of(qtbot, sheaves)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == JobPreviewDialog.DialogCode.Rejected
