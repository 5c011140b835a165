"""The list of steps: ticks for what is done, and the way back to it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.guide_sides import GuideSide
from app.ui.themes import Theme, units
from tests.ui.conftest import Stray, Unnamed

TITLES = (("why", "Why more time"), ("date", "The new date"), ("check", "Check your answers"))


def test_done_steps_can_be_gone_to_and_later_ones_not_yet(qtbot: QtBot, unnamed: Unnamed, stray: Stray) -> None:
    side = GuideSide("Extend stage 1", "Miss R. Adeyemi · 2026/027")
    qtbot.addWidget(side)
    side.show_steps(TITLES, "date", {"why"}, {"why", "date"})
    assert side.steps() == (
        ("why", "Why more time", True),
        ("date", "The new date", True),
        ("check", "Check your answers", False),
    )
    assert side.button("why").accessibleName() == "Why more time, done"
    assert side.button("date").chosen()
    assert unnamed(side) == []
    assert stray() == []
    with qtbot.waitSignal(side.asked) as caught:
        side.button("why").click()
    assert caught.args == ["why"]


def test_the_list_changes_with_the_path(qtbot: QtBot) -> None:
    side = GuideSide("Extend stage 1")
    qtbot.addWidget(side)
    side.show_steps(TITLES, "why", set(), {"why"})
    side.show_steps((TITLES[0], ("request", "A service request")), "why", set(), {"why"})
    assert [key for key, _title, _open in side.steps()] == ["why", "request"]


def test_its_width_follows_the_text(qtbot: QtBot, theme: Theme) -> None:
    side = GuideSide("Extend stage 1")
    qtbot.addWidget(side)
    theme.set_percent(200)
    assert side.width() == side.sizeHint().width() == units(31)
