"""The dialog of Everything about this person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intakes import log_complaint
from app.ui.disclosure_dialogs import NOTHING, DisclosureDialog
from app.ui.form_dialogs import FormDialog
from app.ui.guide_pages import StepPage
from app.ui.labels import Words
from app.ui.routes import Routes
from tests.ui.conftest import Drive, Show, Unnamed
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes

DAY = Day()


@pytest.fixture
def desk() -> Desk:
    """A desk with a case of Mr D. Dunmore and one of Mrs S. Dunmore."""
    made = st_annes(empty_desk(DAY))
    intake = mr_dunmore(DAY)
    log_complaint(made, intake)
    log_complaint(made, replace(intake, person=replace(intake.person, name="Mrs S. Dunmore")))
    return made


def dialog_of(desk: Desk, show: Show, tmp_path: Path, name: str = "Mr D. Dunmore") -> DisclosureDialog:
    dialog = DisclosureDialog(desk, Routes(), name)
    show(dialog)
    dialog.where.folder = tmp_path / "out"
    return dialog


def test_it_asks_which_of_those_found_are_this_person(desk: Desk, show: Show, tmp_path: Path, unnamed: Unnamed) -> None:
    dialog = dialog_of(desk, show, tmp_path)
    assert dialog.found[0].who == "Mr D. Dunmore"
    assert dialog.ticks[0].value()
    assert not any(tick.value() for tick in dialog.ticks[1:])
    assert unnamed(dialog) == []


def test_it_makes_the_folder_of_what_is_ticked(desk: Desk, show: Show, tmp_path: Path) -> None:
    dialog = dialog_of(desk, show, tmp_path)
    dialog.write()
    assert "Nothing was handed over yet." in dialog.said.text()
    assert (tmp_path / "out/To hand over/Everything held about Mr D. Dunmore.pdf").is_file()
    assert (tmp_path / "out/For you only/READ THIS FIRST.txt").is_file()


def test_nothing_is_made_while_nothing_is_ticked(desk: Desk, show: Show, tmp_path: Path) -> None:
    dialog = dialog_of(desk, show, tmp_path, "")
    assert not dialog.go.isEnabled()
    dialog.name.set_value("Dr Zebedee")
    dialog.entered()
    assert NOTHING in [words.text() for words in dialog.list.findChildren(Words)]
    assert not dialog.go.isEnabled()
    dialog.name.set_value("")
    dialog.search()
    assert "Enter the name" in dialog.summary.accessibleName()


def test_another_name_forgets_what_was_found(desk: Desk, show: Show, tmp_path: Path) -> None:
    dialog = dialog_of(desk, show, tmp_path)
    dialog.name.set_value("Mrs S. Dunmore")
    assert dialog.chosen() == ()
    assert not dialog.go.isEnabled()
    dialog.entered()
    assert dialog.found[0].who == "Mrs S. Dunmore"
    assert "Mrs S. Dunmore" in dialog.folder.name


def test_the_handing_over_is_recorded_on_the_case(desk: Desk, show: Show, tmp_path: Path, drive: Drive) -> None:
    dialog = dialog_of(desk, show, tmp_path)

    def fill(form: QWidget) -> None:
        assert isinstance(form, FormDialog)
        assert isinstance(form.page, StepPage)
        form.page.boxes["how"].set_value("by post")
        form.go_on()

    drive(dialog.record_handing, fill)
    assert dialog.said.text() == "It is recorded on 1 file that it was handed over."
    newest = case_file(desk, dialog.found[0].number).history[0]
    assert newest.kind == "handed_over"
    assert "handed over to Mr D. Dunmore on Monday 23 November 2026, by post." in newest.sentence
