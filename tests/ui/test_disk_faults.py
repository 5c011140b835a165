"""Across rooms: the disk fails while a letter is written and while a deed is recorded; what she typed stays.

Through the real window, with a book in a file: a file that may not grow is a full disk, and a folder that is moved away
is a stick that was pulled out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.casework.begun_guides import begun_guide
from app.casework.case_guides import note_form
from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intakes import log_complaint
from app.casework.letters import open_letter
from app.casework.questions import case_list
from app.models.checks import check_book
from app.ui import guide_dialogs
from app.ui.case_dialogs import CaseFormDialog
from app.ui.doors import Door
from app.ui.guide_keepers import GuideKeeper
from app.ui.guide_pages import StepPage
from app.ui.letter_pages import LetterPage
from app.ui.offices import Office
from app.ui.themes import Theme
from tests.models.bad_disks import LONG as SHORT
from tests.models.bad_disks import no_growth
from tests.ui.conftest import Drive
from tests.ui.desks import Day, desk_on_disk, mr_dunmore, st_annes
from tests.ui.letters import ACK, press

Fault = Callable[[Desk], AbstractContextManager[None]]


def full(desk: Desk) -> AbstractContextManager[None]:
    """The disk is full."""
    return no_growth(desk.book)


@contextmanager
def gone(desk: Desk) -> Iterator[None]:
    """The folder is not there for a while."""
    assert desk.book.path is not None
    folder = desk.book.path.parent
    aside = folder.rename(folder.with_name("pulled out"))
    try:
        yield
    finally:
        aside.rename(folder)


LONG = SHORT * 10
"""More than the pages that a book has free."""


@pytest.fixture(params=[(full, "The disk is full."), (gone, "is not in")], ids=["full", "gone"])
def trouble(request: pytest.FixtureRequest) -> tuple[Fault, str]:
    """What befalls the disk, and what is said of it."""
    found: tuple[Fault, str] = request.param
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = st_annes(desk_on_disk(tmp_path / "book", Day()))
    log_complaint(desk, mr_dunmore(Day()))
    yield desk
    assert check_book(desk.book).sound
    desk.book.close()


@pytest.fixture
def case_id(desk: Desk) -> int:
    return case_list(desk)[0].case_id


def notes(desk: Desk, case_id: int) -> list[str]:
    return [line.sentence for line in case_file(desk, case_id).history if line.kind == "note"]


def test_a_letter_being_written_stays_on_the_screen_and_is_kept_once_the_disk_is_back(
    desk: Desk, case_id: int, theme: Theme, qtbot: QtBot, trouble: tuple[Fault, str]
) -> None:
    fault, said = trouble
    office = Office(Door(theme), desk)
    qtbot.addWidget(office.window)
    office.window.show()
    office.write_letter(case_id, *ACK)
    page = office.window.page("letter")
    assert isinstance(page, LetterPage)
    page.editor.boxes["received"].edit.setPlainText(LONG)
    with fault(desk):
        assert not page.keep()
        assert said in page.notice.text()
        assert page.editor.boxes["received"].text().strip() == LONG.strip()
    assert page.keep()
    assert not page.notice.isVisible()
    assert open_letter(desk, case_id, *ACK).changed_texts()["received"].strip() == LONG.strip()
    office.window.close()


def test_a_deed_that_the_disk_refuses_stays_in_its_dialog_and_is_recorded_once(
    desk: Desk, case_id: int, qtbot: QtBot, trouble: tuple[Fault, str]
) -> None:
    fault, said = trouble
    dialog = CaseFormDialog(note_form(desk, case_id), "Mr D. Dunmore")
    dialog.window.keep_with(GuideKeeper(desk, "note", case_id, dialog.window))
    qtbot.addWidget(dialog.window)
    dialog.window.show()
    page = dialog.window.page
    assert isinstance(page, StepPage)
    page.boxes["text"].set_value(LONG.strip()[:1900])
    with fault(desk):
        dialog.window.go_on()
        assert dialog.window.isVisible()
        assert any(said in problem.sentence for problem in page.problems())
        assert page.boxes["text"].value() == LONG.strip()[:1900]
    assert notes(desk, case_id) == []
    dialog.window.go_on()
    assert not dialog.window.isVisible()
    assert len(notes(desk, case_id)) == 1


def test_leaving_for_later_what_the_disk_does_not_take_says_so_and_stays(  # noqa: PLR0913, PLR0917 - the fixtures
    desk: Desk, case_id: int, qtbot: QtBot, drive: Drive, trouble: tuple[Fault, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fault, said = trouble
    dialog = CaseFormDialog(note_form(desk, case_id), "Mr D. Dunmore").window
    dialog.keep_with(GuideKeeper(desk, "note", case_id, dialog))
    qtbot.addWidget(dialog)
    dialog.show()
    assert isinstance(dialog.page, StepPage)
    dialog.page.boxes["text"].set_value(LONG)
    told: list[str] = []
    monkeypatch.setattr(guide_dialogs, "tell", lambda sentence, _parent: told.append(sentence))
    with fault(desk):
        drive(dialog.cancel.click, lambda box: press(box, "Keep it for &later"))
        assert dialog.isVisible()
    assert said in told[0]
    drive(dialog.cancel.click, lambda box: press(box, "Keep it for &later"))
    assert not dialog.isVisible()
    begun = begun_guide(desk, case_id, "note")
    assert begun is not None
    assert begun.answers["text"].strip() == LONG.strip()
