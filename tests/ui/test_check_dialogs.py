"""Check my records, in its window: it says what it looked at, what it found and what to do, and judges a typed seal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.casework.audits import Stopped
from app.casework.desks import Desk
from app.ui import check_dialogs, errands
from app.ui.check_dialogs import MOST, CheckDialog
from tests.models.ledgers import break_in
from tests.ui.conftest import Drive, Unnamed
from tests.ui.desks import Day, desk_on_disk, empty_desk, st_annes
from tests.ui.lives import holds, words_of

Opened = Callable[[Desk], CheckDialog]


@pytest.fixture
def desk() -> Desk:
    return st_annes(empty_desk(Day()))


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def open_it(desk: Desk) -> CheckDialog:
        dialog = CheckDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_it


def words_in(dialog: CheckDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def lost_phone(desk: Desk) -> None:
    with desk.book.writing("nobody") as work:
        work.session.execute(text("DELETE FROM setting WHERE key = 'phone'"))


def test_sound_records_say_so_with_what_was_looked_at_and_the_seal(
    desk: Desk, opened: Opened, unnamed: Unnamed
) -> None:
    dialog = opened(desk)
    holds(words_in(dialog), "Your records are sound", "2 entries and 0 letters", "The journal", "Seal of the book: 2-")
    assert "What to do" not in words_in(dialog)
    assert unnamed(dialog) == []


def test_a_finding_stands_first_with_what_to_do(desk: Desk, opened: Opened) -> None:
    lost_phone(desk)
    shown = words_in(opened(desk))
    holds(
        shown, "not as it was written", "The register has lost setting phone", "What to do: The journal, which counts"
    )
    assert shown.index("setting phone") < shown.index("What was looked at")


def test_hundreds_of_findings_do_not_fill_the_window_and_are_all_on_the_page(desk: Desk, opened: Opened) -> None:
    with desk.book.writing("nobody") as work:
        for number in range(60):
            work.session.execute(text("INSERT INTO setting VALUES (:key, '1')"), {"key": f"planted{number:02}"})
    dialog = opened(desk)
    holds(words_in(dialog), "planted00", f"And {60 - MOST} more.")
    assert "planted59" not in words_in(dialog)
    assert "planted59" in dialog.sheet.text()


def test_a_true_seal_is_said_to_be_true(desk: Desk, opened: Opened) -> None:
    dialog = opened(desk)
    seal = words_in(dialog).partition("Seal of the book: ")[2].partition(".\n")[0].rstrip(".")
    dialog.seal.set_value(f" seal {seal.upper()} ")
    dialog.compare.click()
    assert dialog.judgement.tone() == "green"
    holds(words_in(dialog), "This seal is true. Entry 2 and the entry before it are as they were")


def test_a_cut_tail_is_found_out_by_a_seal_and_stands_on_the_page(desk: Desk, opened: Opened) -> None:
    seal = opened(desk).sheet.printing.seal
    break_in(desk.book, "DELETE FROM journal WHERE seq = 2")
    dialog = opened(desk)
    dialog.seal.set_value(seal)
    assert dialog.entered() is False  # the box has no focus: Enter is for the button that has it
    dialog.seal.edit.returnPressed.emit()
    assert (dialog.judgement.tone(), dialog.verdict.tone()) == ("red", "red")
    assert "Your records are sound" not in words_in(dialog)
    holds(words_in(dialog), "The journal ends at entry 1", "entry 2 is missing from its end", "keep a copy of the book")
    holds(dialog.sheet.text(), f"The seal {seal} was typed in. The journal ends at entry 1")


def test_what_is_no_seal_is_said_beside_the_box(desk: Desk, opened: Opened) -> None:
    dialog = opened(desk)
    dialog.seal.set_value("4812")
    dialog.compare.click()
    assert "It stands in the smallest print" in dialog.seal.problem()
    assert not dialog.judgement.isVisibleTo(dialog)


def test_it_can_be_copied_printed_and_saved(desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    lost_phone(desk)
    dialog = opened(desk)
    pages: list[bytes] = []

    def take(pdf: bytes, *_: object) -> str:
        pages.append(pdf)
        return "there.pdf"

    for name in ("print_pdf", "save_copy"):
        monkeypatch.setattr(check_dialogs, name, take)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.sheet.text()
    dialog.print.click()
    dialog.save.click()
    assert "there.pdf" in dialog.said.text()
    assert pages[0] == pages[1]
    holds(
        words_of(pages[0]), "Something in your records", "lost setting phone", "What to do: The journal, which counts"
    )


def test_a_check_that_takes_long_can_be_stopped_and_then_shows_nothing(
    tmp_path: Path, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "AT_ONCE", 20)  # a slow PC shows first that it is checking
    big = st_annes(desk_on_disk(tmp_path, Day()))
    seen: list[str] = []
    drive(lambda: check_dialogs.check_records(big), lambda dialog: seen.append(words_in(dialog)))
    assert "Your records are sound" in seen[0]

    def stop(*_: object) -> None:
        raise Stopped("You stopped it.")

    monkeypatch.setattr(check_dialogs, "run_told", stop)
    check_dialogs.check_records(big)
    big.book.close()
