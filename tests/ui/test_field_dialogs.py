"""Dialogs of fields: what is to be put right stands above them and beside each, and nothing typed is lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.casework.guides import Field
from app.rules.problems import Problem, Refused, UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.field_dialogs import FieldDialog, access_keys
from app.ui.fields import LineField
from tests.ui.conftest import Show, Unnamed

NAME, STREET = Field("name", "Name", "line"), Field("street", "Street", "line")


class Addressed(FieldDialog):
    """Two lines and two buttons."""

    def __init__(self) -> None:
        super().__init__("Address", "Who it goes to")
        self.name, self.street = LineField(NAME), LineField(STREET)
        self.leave, self.save = quiet_button("&Cancel", self.reject), primary_button("&Save", self.accept)
        self.fill(self.summary, self.name, self.street)
        self.add_foot(self.leave, self.save)
        self.take_fields(self.name, self.street)


@pytest.fixture
def dialog(qtbot: QtBot, show: Show) -> Addressed:
    made = Addressed()
    qtbot.addWidget(made)
    show(made)
    made.name.set_value("Mr Dunmore")
    return made


def test_each_problem_stands_beside_its_field_and_the_first_has_the_focus(dialog: Addressed) -> None:
    dialog.show_problems((Problem("street", "Enter the street."), Problem("name", "Enter the name in full.")))
    assert (dialog.name.problem(), dialog.street.problem()) == ("Enter the name in full.", "Enter the street.")
    assert len(dialog.summary.links) == 2
    assert dialog.name.edit.hasFocus()
    assert dialog.name.value() == "Mr Dunmore"


def test_what_was_put_right_goes(dialog: Addressed) -> None:
    dialog.show_problems((Problem("street", "Enter the street."),))
    dialog.street.set_value("14 Chapel Row")
    dialog.show_problems(())
    assert (dialog.street.problem(), dialog.summary.isVisible()) == ("", False)
    assert dialog.street.edit.hasFocus()  # where she was


def test_a_line_of_the_summary_goes_to_its_field(dialog: Addressed, qtbot: QtBot) -> None:
    dialog.show_problems((Problem("name", "Enter the name."), Problem("street", "Enter the street.")))
    link = dialog.summary.links[1]
    link.setFocus()
    dialog.summary.chosen.emit("street")
    qtbot.waitUntil(dialog.street.edit.hasFocus)


@pytest.mark.parametrize(
    ("refusal", "beside"),
    [(Refused((Problem("name", "Enter the name."),)), "Enter the name."), (UserError("The disk is full."), "")],
)
def test_a_refusal_is_told_with_its_problems_or_by_itself(dialog: Addressed, refusal: UserError, beside: str) -> None:
    dialog.show_refusal(refusal)
    assert dialog.name.problem() == beside
    assert refusal.sentence in dialog.summary.accessibleName()


def test_no_field_has_the_access_key_of_a_button(dialog: Addressed, unnamed: Unnamed) -> None:
    keys = [access_keys([words]) for words in (dialog.name.label.text(), dialog.street.label.text())]
    assert keys == [{"n"}, {"t"}]  # the street's first is that of Save
    assert unnamed(dialog) == []


def test_the_access_keys_of_texts() -> None:
    assert access_keys(["&Print…", "Su&pport", "Pre&View", "Bed && Breakfast", "Close"]) == {"p", "v"}
