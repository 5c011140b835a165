"""A time limit on the Code page, with the landlord's own beside it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.casework.code_limits import LimitView, OwnView
from app.ui.code_limits import ANOTHER, NO_OWN, LimitRow, keep_name
from app.ui.labels import Words
from app.ui.themes import units
from tests.ui.conftest import Unnamed

FACTS = (("Starts", "When the acknowledgement is sent"), ("Stops", "When the answer is sent"))


def limit(*own: OwnView, confirm: str = "") -> LimitView:
    return LimitView("stage1.respond", "6.3", "Stage 1 response", "10 working days", FACTS, confirm, own)


def row(qtbot: QtBot, view: LimitView, width: float = 110) -> LimitRow:
    made = LimitRow(view)
    qtbot.addWidget(made)
    made.resize(units(width), units(30))
    made.show()
    return made


def seen(made: LimitRow) -> list[str]:
    return [words.text() for words in made.findChildren(Words) if words.isVisible()]


def test_it_says_what_the_code_gives(qtbot: QtBot, unnamed: Unnamed) -> None:
    made = row(qtbot, limit())
    assert seen(made) == [
        "6.3",
        "Stage 1 response: 10 working days",
        *(text for fact in FACTS for text in fact),
        NO_OWN,
    ]
    assert unnamed(made) == []
    assert made.drops == []


def test_a_limit_of_ones_own_can_be_set(qtbot: QtBot) -> None:
    made = row(qtbot, limit())
    assert made.keep.accessibleName() == "Set your own limit… Stage 1 response"
    with qtbot.waitSignal(made.keep_asked) as caught:
        made.keep.click()
    assert caught.args == ["stage1.respond"]


def test_each_that_is_there_can_be_changed_and_removed(qtbot: QtBot, unnamed: Unnamed) -> None:
    june = dt.date(2026, 6, 1)
    newer = OwnView("stricter", "Your own limit: 9 working days.", "", june)
    made = row(qtbot, limit(OwnView("stricter", "Your own limit: 8 working days.", ""), newer))
    assert seen(made)[-2:] == ["Your own limit: 8 working days.", "Your own limit: 9 working days."]
    assert [button.text() for button in (*made.changes, made.keep)] == ["Change…", "Change…", ANOTHER]
    said = [button.accessibleName() for button in made.drops]
    begun = "for complaints received from Monday 1 June 2026 on"
    assert said == ["Remove your own limit: Stage 1 response", f"Remove your own limit: Stage 1 response, {begun}"]
    assert unnamed(made) == []
    for since, change, drop in zip((None, june), made.changes, made.drops, strict=True):
        with qtbot.waitSignal(made.change_asked) as changed:
            change.click()
        with qtbot.waitSignal(made.drop_asked) as dropped:
            drop.click()
        assert changed.args == dropped.args == ["stage1.respond", since]
        assert [keep_name(one.objectName()) for one in (change, drop, made.keep)] == ["keep.stage1.respond"] * 3


def test_a_departure_is_said_in_words_with_its_explanation(qtbot: QtBot) -> None:
    own = OwnView("laxer", "Your policy gives 25 working days, a departure.", "Why: The trustees meet monthly.")
    made = row(qtbot, limit(own))
    assert [own.sentence, own.explanation] == seen(made)[-2:]
    assert own.sentence in made.accessibleName()


def test_enter_shows_why_it_is_to_be_confirmed(qtbot: QtBot) -> None:
    made = row(qtbot, limit(confirm="the figure was recollected"))
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert "The figure was recollected." in seen(made)


@pytest.mark.parametrize(("width", "beside"), [(130, True), (60, False)])
def test_the_landlords_own_stands_beside_where_there_is_room(qtbot: QtBot, width: float, beside: bool) -> None:  # noqa: FBT001
    made = row(qtbot, limit(), width)
    facts = next(words for words in made.findChildren(Words) if words.text() == FACTS[0][1])

    def stands_beside() -> bool:
        where = made.keep.mapTo(made, made.keep.rect().topLeft())
        return where.x() > facts.mapTo(made, facts.rect().topLeft()).x()

    qtbot.waitUntil(lambda: stands_beside() is beside)
