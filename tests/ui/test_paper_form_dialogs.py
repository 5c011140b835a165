"""The dialog of the blank forms: what is chosen is shown as it is printed; what is lacking is said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.paper_form_dialogs import PaperFormDialog
from app.ui.pdf_views import PdfDialog
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, empty_desk, st_annes


def test_enter_shows_the_form_that_is_chosen(show: Show, drive: Drive) -> None:
    dialog = PaperFormDialog(st_annes(empty_desk(Day())))
    show(dialog)
    seen: list[QWidget] = []
    act: Callable[[], object] = dialog.entered
    drive(act, seen.append)
    assert [type(one) for one in seen] == [PdfDialog]
    assert seen[0].windowTitle().startswith("Complaint form")


def test_what_settings_lack_is_said_and_nothing_is_shown(show: Show) -> None:
    dialog = PaperFormDialog(empty_desk(Day()))
    show(dialog)
    dialog.show_form()
    assert "Settings do not say" in dialog.summary.accessibleName()
