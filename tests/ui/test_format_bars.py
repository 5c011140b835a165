"""The bar over the parts: it does to the box that was written in last what its buttons say."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.format_bars import NOWHERE, WRITE_FIRST, FormatBar
from app.ui.rich_boxes import RichBox
from tests.ui.conftest import Unnamed


@pytest.fixture
def bar(qtbot: QtBot) -> FormatBar:
    bar = FormatBar()
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.fixture
def box(qtbot: QtBot, bar: FormatBar) -> RichBox:
    box = RichBox()
    qtbot.addWidget(box)
    box.entered.connect(lambda: bar.serve(box))
    box.show()
    box.set_text("One two")
    return box


def test_without_a_box_it_says_what_to_do_first(bar: FormatBar, unnamed: Unnamed) -> None:
    assert not bar.bold.isEnabled()
    assert bar.bold.accessibleDescription() == NOWHERE
    assert unnamed(bar) == []


def test_it_serves_the_box_that_the_caret_came_into(bar: FormatBar, box: RichBox, qtbot: QtBot) -> None:
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(lambda: bar.edit() is box)
    box.selectAll()
    bar.bold.click()
    assert box.text() == "**One two**"
    assert bar.bold.isChecked()
    bar.bullets.click()
    assert box.text() == "- **One two**"
    assert (bar.bullets.isChecked(), bar.numbers.isChecked()) == (True, False)
    bar.undo.click()
    bar.undo.click()
    assert box.text() == "One two"
    assert not bar.undo.isEnabled()
    bar.redo.click()
    assert box.text() == "**One two**"


def test_the_standard_paragraphs_are_offered_by_name(bar: FormatBar, box: RichBox, qtbot: QtBot) -> None:
    bar.serve(box)
    bar.set_standards(("Keys & doors", "Heating"))
    actions = [action for action in bar.standards_menu().actions() if action.text()]
    assert [action.text() for action in actions] == ["Keys && doors", "Heating", WRITE_FIRST]
    with qtbot.waitSignal(bar.standard_asked, check_params_cb=lambda name: name == "Keys & doors"):
        actions[0].trigger()
    with qtbot.waitSignal(bar.standard_asked, check_params_cb=lambda name: name == ""):
        actions[-1].trigger()


def test_a_box_that_went_is_served_no_more(bar: FormatBar, box: RichBox) -> None:
    bar.serve(box)
    bar.serve(None)
    box.set_text("Other")
    assert not bar.redo.isEnabled()
