"""Envelope labels: the kind of sheet, the first free label, and what is told of them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from app.casework.questions import letters_to_post
from app.letters.drafts import Copy
from app.ui import label_dialogs
from app.ui.label_dialogs import LabelDialog
from app.ui.pdf_views import PdfDialog
from tests.ui.conftest import Drive, Unnamed
from tests.ui.test_print_round_dialogs import desk_with


def dialog_of(qtbot: QtBot, count: int, *copies: Copy) -> LabelDialog:
    desk = desk_with(count, *copies)
    dialog = LabelDialog(desk, letters_to_post(desk))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_begins_with_the_commonest_sheet_and_counts(qtbot: QtBot, unnamed: Unnamed) -> None:
    dialog = dialog_of(qtbot, 3, Copy("Mrs S. Hale", ("2 Mill Lane",), "BA5 3YY"))
    assert dialog.sheet.value() == "21"
    assert dialog.told.text().startswith("6 labels on 1 sheet. Print in actual size")
    dialog.start.set_value("18")
    assert dialog.told.text().startswith("6 labels on 2 sheets.")
    dialog.copies.box.click()
    assert dialog.told.text().startswith("3 labels on 1 sheet.")
    assert unnamed(dialog) == []


@pytest.mark.parametrize("typed", ["0", "22", "", "three", "-1"])
def test_a_label_that_the_sheet_does_not_have_is_asked_for_again(qtbot: QtBot, typed: str) -> None:
    dialog = dialog_of(qtbot, 1)
    dialog.start.set_value(typed)
    dialog.preview.click()
    assert dialog.start.problem() == "Enter a number from 1 to 21: the first label on the sheet that is still there."
    assert dialog.start.value() == typed
    dialog.start.set_value("4")
    assert dialog.start.problem() == ""


def test_what_is_shown_printed_and_saved_is_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, drive: Drive
) -> None:
    dialog, seen = dialog_of(qtbot, 2), list[bytes]()
    monkeypatch.setattr(label_dialogs, "print_pdf", lambda pdf, *_: seen.append(pdf))
    monkeypatch.setattr(label_dialogs, "save_copy", lambda pdf, *_: seen.append(pdf))
    shown: list[Any] = []
    drive(dialog.preview.click, shown.append)
    dialog.print.click()
    dialog.save.click()
    assert isinstance(shown[0], PdfDialog)
    assert seen[0] == seen[1]
    assert "Mr D. Dunmore 1" in PdfReader(io.BytesIO(seen[0])).pages[0].extract_text()
