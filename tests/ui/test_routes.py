"""Routes carry what a page asks for."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.routes import Routes


def test_a_route_carries_its_case(qtbot: QtBot) -> None:
    routes = Routes()
    with qtbot.waitSignal(routes.letter_asked) as asked:
        routes.letter_asked.emit(7, "acknowledgement", 1)
    assert asked.args == [7, "acknowledgement", 1]
