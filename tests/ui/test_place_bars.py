"""The bar of places: counts, the seal, and lying along the top in large text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.labels import Words
from app.ui.place_bars import PLACES, PlaceBar
from app.ui.themes import Theme, units
from tests.ui.conftest import Unnamed


def a_bar(qtbot: QtBot) -> PlaceBar:
    bar = PlaceBar(PLACES)
    qtbot.addWidget(bar)
    bar.resize(units(28), units(90))
    bar.show()
    return bar


def test_a_place_is_asked_for_and_marked(qtbot: QtBot, unnamed: Unnamed) -> None:
    bar = a_bar(qtbot)
    with qtbot.waitSignal(bar.asked) as caught:
        bar.buttons["post"].click()
    assert caught.args == ["post"]
    bar.choose("post")
    assert [name for name, button in bar.buttons.items() if button.chosen()] == ["post"]
    assert unnamed(bar) == []


def test_counts_stand_beside_their_places(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    bar.set_counts({"today": 7, "post": 0})
    assert bar.buttons["today"].accessibleName() == "Today, 7"
    assert bar.buttons["post"].accessibleName() == "Letters to post, 0"
    assert bar.buttons["settings"].accessibleName() == "Settings"


def test_it_says_whose_book_it_is_and_the_seal(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    bar.set_landlord("St Anne's Almshouses")
    bar.set_foot("Seal 4812-9f3ac1d2")
    assert bar._landlord.isVisible()
    assert bar._foot.isVisible()


def test_along_the_top_the_places_stand_in_a_row_and_come_back(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    bar.set_foot("Seal 4812-9f3ac1d2")
    bar.stand(False)
    bar.resize(units(160), units(8))
    qtbot.waitUntil(lambda: len({button.y() for button in bar.buttons.values()}) == 1)
    assert not bar._foot.isVisible()
    bar.stand(True)
    bar.resize(units(28), units(90))
    qtbot.waitUntil(lambda: len({button.x() for button in bar.buttons.values()}) == 1)
    assert bar._foot.isVisible()


def test_the_places_keep_their_size_and_colour_however_often_they_move(qtbot: QtBot, theme: Theme) -> None:
    bar = PlaceBar(PLACES)
    qtbot.addWidget(bar)
    bar.show()
    theme.set_scheme("dark")
    for beside in (False, True, False, True):
        theme.larger()
        bar.stand(beside)
        for words in bar.buttons["today"].findChildren(Words):
            size, shade = words.font().pointSizeF(), words.palette().windowText().color()
            words.dress()
            assert (words.font().pointSizeF(), words.palette().windowText().color()) == (size, shade)


def test_places_that_have_no_room_in_one_row_go_on_below_and_can_all_be_seen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar, page = PlaceBar(PLACES), QWidget()
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addWidget(page, 1)
    bar.stand(False)
    window.resize(units(90), units(90))
    window.show()
    qtbot.waitUntil(lambda: len({button.y() for button in bar.buttons.values()}) > 1)
    for button in bar.buttons.values():
        assert bar.rect().contains(QRect(button.mapTo(bar, QPoint(0, 0)), button.size()))
    assert page.height() > bar.height()
