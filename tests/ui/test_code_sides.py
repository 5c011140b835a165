"""The side of the Code page: editions and contents as lists, and the same as menus."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.code_sides import ChoiceList, CodeSide
from tests.ui.conftest import Unnamed

ENTRIES = (("2024", "Code of 2024", "In force from Monday 1 April 2024"), ("2022", "Code of 2022 & more", ""))


def a_list(qtbot: QtBot) -> ChoiceList:
    made = ChoiceList("Edition", "edition")
    qtbot.addWidget(made)
    made.show_entries(ENTRIES, "2024")
    made.show()
    return made


def test_one_is_chosen_and_another_can_be_asked_for(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    assert [key for key, button in made.buttons.items() if button.chosen()] == ["2024"]
    assert made.buttons["2024"].toolTip() == "In force from Monday 1 April 2024"
    with qtbot.waitSignal(made.asked) as caught:
        made.buttons["2022"].click()
    assert caught.args == ["2022"]


def test_buttons_that_are_there_already_stay(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    before = made.buttons["2022"]
    made.show_entries(ENTRIES, "2022")
    assert made.buttons["2022"] is before
    assert before.chosen()
    made.show_entries(ENTRIES[:1], "2024")
    assert list(made.buttons) == ["2024"]


def test_the_menu_says_the_same(qtbot: QtBot) -> None:
    made = a_list(qtbot)
    menu = made.menu(made)
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("Code of 2024", True),
        ("Code of 2022 && more", False),
    ]
    with qtbot.waitSignal(made.asked) as caught:
        menu.actions()[1].trigger()
    assert caught.args == ["2022"]


def test_both_lists_stand_in_the_side(qtbot: QtBot, unnamed: Unnamed) -> None:
    side = CodeSide()
    qtbot.addWidget(side)
    side.editions.show_entries(ENTRIES, "2024")
    side.contents.show_entries((("clauses", "Clauses", ""),), "clauses")
    side.show()
    assert side.sizeHint().width() == side.width()
    assert unnamed(side) == []
