"""What Settings says of the letters' wording."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.casework.letter_wordings import keep_wording, worded_letters
from app.letters.own_wordings import OwnWording
from app.ui.wording_panels import AS_SHIPPED, WordingPanel
from tests.ui.conftest import Unnamed
from tests.ui.desks import Day, empty_desk, st_annes


def test_it_names_her_letters_and_those_that_ship_otherwise_now(qtbot: QtBot, unnamed: Unnamed) -> None:
    desk = st_annes(empty_desk(Day()))
    panel = WordingPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    panel.ask()
    assert panel.words.text() == AS_SHIPPED
    assert unnamed(panel) == []
    letter = worded_letters(desk)[0]
    own = OwnWording(title="Hello", title_instead_of=letter.shipped.title)
    keep_wording(desk, letter, own)
    panel.ask()
    assert panel.words.text() == f"In your words: {letter.name}."
    assert panel.notice.isHidden()
    keep_wording(desk, letter, replace(own, title_instead_of="Old"))
    panel.ask()
    assert letter.name in panel.notice.text()
