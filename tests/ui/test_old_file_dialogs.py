"""Old records in their window: listed, held, erased; and a page that shows what was erased goes back to the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.casework.questions import case_list
from app.casework.settings import read_settings, save_settings
from app.ui.doors import Door
from app.ui.guide_dialogs import GuideDialog
from app.ui.offices import Office
from app.ui.old_file_dialogs import OldFilesDialog
from app.ui.routes import Routes
from app.ui.themes import Theme
from tests.casework.cases import on, st_annes
from tests.casework.test_retentions import SIX_YEARS, WHY, closed
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, empty_desk

Do = Callable[[QWidget], None]


def test_a_file_is_held_and_another_erased(show: Show, theme: Theme, drive: Drive) -> None:
    desk = empty_desk(Day())
    save_settings(desk, st_annes(read_settings(desk)))
    first, second = closed(desk), closed(desk, "Mr D. Dunmore")
    later = on(desk, SIX_YEARS)
    office = Office(Door(theme), replace(later, book=desk.book))
    office.window.closing.disconnect(office.close)
    show(office.window)
    office.show_case(first.id)
    dialog = OldFilesDialog(later, office.routes, office.window)
    show(dialog)
    assert dialog.focusWidget() is dialog.list.buttons[0]

    def keep(window: QWidget) -> None:
        assert isinstance(window, GuideDialog)
        window.page.boxes["why"].set_value("court")  # type: ignore[union-attr]  # a page of fields
        window._answer("why", "court")
        window.go_on()

    drive(lambda: dialog.perform("hold", str(second.id)), keep)
    assert dialog.said.text() == "The records are held."

    def erase(window: QWidget) -> None:
        assert isinstance(window, GuideDialog)
        window._answer("sure", True)
        window.go_on()
        window._answer("reason", WHY)
        window.go_on()
        window.go_on()

    drive(lambda: dialog.perform("erase", str(first.id)), erase)
    assert dialog.said.text() == "The file is erased. That it was is in the journal."
    assert [row.case_id for row in case_list(later, "")] == [second.id]
    assert office.window.current() == "cases"
    dialog.perform("erase", str(first.id))
    assert dialog.said.text().startswith("Only a closed file can be erased.")
    office._midnight.stop()


def test_with_nothing_old_the_focus_is_on_close(show: Show) -> None:
    dialog = OldFilesDialog(empty_desk(Day()), Routes())
    show(dialog)
    assert dialog.focusWidget() is dialog.leave
    assert dt.date(2026, 11, 23) == Day().date
