"""The recovery sheet on the screen: it is not left by mistake, and a file of it is not to stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.casework import protections
from app.casework.desks import Desk
from app.casework.protections import close_book, keep_sheet, key_from, sheet_notice
from app.models import keys
from app.models.keys import RECOVERY, WrongPassphrase
from app.models.protections import CannotProtect
from app.ui import passphrase_dialogs, sheet_dialogs
from app.ui.pdf_views import PdfDialog
from app.ui.sheet_dialogs import SheetDialog
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, desk_on_disk, st_annes

PHRASE = "four short words here"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return st_annes(desk_on_disk(tmp_path / "book", Day()))


def test_the_code_is_shown_although_the_sheet_cannot_be_set(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The book is closed by then, and the code stands nowhere else."""
    code = close_book(desk, PHRASE, PHRASE).code
    told: list[str] = []

    def fault(_desk: object, _code: str) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(protections, "recovery_sheet", fault)
    monkeypatch.setattr(sheet_dialogs, "ask", lambda _parent, _title, text, _answers: told.append(text))
    with pytest.raises(ZeroDivisionError):
        sheet_dialogs.show_sheet(desk, code)
    assert code in told[0]
    desk.book.close()


def test_the_sheet_is_shown_as_it_prints_with_what_to_do_with_it(desk: Desk, show: Show) -> None:
    code = close_book(desk, PHRASE, PHRASE).code
    dialog: QDialog = SheetDialog(desk, code)
    show(dialog)
    assert isinstance(dialog, SheetDialog)
    dialog.kept = True
    assert isinstance(dialog, PdfDialog)
    assert code.split("-")[0] in dialog.view.pages.page_text(0)
    assert dialog.windowTitle() == "Recovery sheet"
    desk.book.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """What was asked before the sheet was left; the answer is the last of them, until `answer` names another."""
    told: list[tuple[str, tuple[str, ...]]] = []

    def ask(_parent: object, _title: str, text: str, answers: tuple[str, ...]) -> str:
        told.append((text, answers))
        return answers[-1]

    monkeypatch.setattr(sheet_dialogs, "ask", ask)
    return told


def _opens(folder: Path, code: str) -> bool:
    try:
        key_from(folder, RECOVERY, code)
    except WrongPassphrase:
        return False
    return True


def test_esc_does_not_take_a_sheet_away_that_was_neither_printed_nor_saved(
    desk: Desk, show: Show, asked: list[tuple[str, tuple[str, ...]]]
) -> None:
    dialog = SheetDialog(desk, close_book(desk, PHRASE, PHRASE).code)
    show(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.leave.click()
    dialog.close()
    assert dialog.isVisible()
    assert ["not shown again" in text and "nobody can open this book" in text for text, _ in asked] == [True] * 3
    dialog.kept = True
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    desk.book.close()


@pytest.mark.parametrize("way", ["printed", "saved", "noted", "left"])
def test_the_chairs_sheet_opens_the_book_until_there_is_another(
    desk: Desk, tmp_path: Path, drive: Drive, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The recovery code opened the book; she chooses a new passphrase, and has the new sheet or has it not."""
    folder, old, new = tmp_path / "book", close_book(desk, PHRASE, PHRASE).code, "7K2M-09QX-WE4T-ABCD-8HJN-PQRS-Z1Y3"
    monkeypatch.setattr(protections, "recovery_code_to_print", lambda: new)
    monkeypatch.setattr("app.ui.pdf_views.print_pdf", lambda *_: True)
    monkeypatch.setattr("app.ui.pdf_views.save_copy", lambda *_: tmp_path / "sheet.pdf")
    keep_sheet(desk)
    answer = sheet_dialogs.HAVE if way == "noted" else sheet_dialogs.LEAVE
    monkeypatch.setattr(sheet_dialogs, "ask", lambda *_: answer)

    def act(dialog: SheetDialog) -> None:
        assert _opens(folder, old)
        assert not _opens(folder, new)
        if way == "printed":
            dialog.print.click()
        elif way == "saved":
            dialog.save.click()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    drive(lambda: passphrase_dialogs._replace_sheet(desk, None), act)
    assert (_opens(folder, old), _opens(folder, new)) == ((True, False) if way == "left" else (False, True))
    desk.book.close()


def test_a_sheet_that_the_key_file_does_not_take_says_that_the_one_before_still_opens(
    desk: Desk, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = close_book(desk, PHRASE, PHRASE).code
    keep_sheet(desk)
    told: list[str] = []

    def full() -> None:
        raise CannotProtect("The key file cannot be written.")

    monkeypatch.setattr("app.ui.pdf_views.print_pdf", lambda *_: True)
    monkeypatch.setattr(sheet_dialogs, "say", lambda _parent, _title, text: told.append(text))
    dialog = SheetDialog(desk, code, None, full)
    show(dialog)
    dialog.print.click()
    assert "the one before still does" in told[0]
    assert not dialog.kept
    dialog.kept = True
    desk.book.close()


SAVED = Path("sheet.pdf")


@pytest.mark.parametrize("way", ["printed", "saved", "saved for want of a printer", "noted", "left"])
def test_today_asks_for_the_first_sheet_until_it_is_printed_or_saved(
    desk: Desk, drive: Drive, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    code = close_book(desk, PHRASE, PHRASE).code
    assert "neither printed nor saved" in sheet_notice(desk)
    instead = way == "saved for want of a printer"

    def print_pdf(_pdf: bytes, _title: str, _parent: object, saved: Callable[[], object]) -> bool:
        saved() if instead else None
        return not instead

    monkeypatch.setattr("app.ui.pdf_views.print_pdf", print_pdf)
    monkeypatch.setattr("app.ui.pdf_views.save_copy", lambda *_: SAVED)
    answer = sheet_dialogs.HAVE if way == "noted" else sheet_dialogs.LEAVE
    monkeypatch.setattr(sheet_dialogs, "ask", lambda *_: answer)

    def act(dialog: SheetDialog) -> None:
        if way in ("printed", "saved for want of a printer"):
            dialog.print.click()
        elif way == "saved":
            dialog.save.click()
        dialog.reject()

    drive(lambda: sheet_dialogs.show_sheet(desk, code), act)
    assert bool(sheet_notice(desk)) == (way == "left")
    desk.book.close()


def test_a_file_of_the_sheet_is_to_be_printed_and_deleted(
    desk: Desk, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code beside the book, or in the backups of the PC, would open what the passphrase closes."""
    monkeypatch.setattr("app.ui.pdf_views.save_copy", lambda *_: SAVED)
    dialog = SheetDialog(desk, close_book(desk, PHRASE, PHRASE).code)
    show(dialog)
    assert not dialog.in_file.isVisible()
    dialog.save.click()
    assert dialog.in_file.isVisible()
    assert "Print it, then delete the file" in dialog.in_file.text()
    assert "nor in backups of this PC" in dialog.in_file.text()
    desk.book.close()
