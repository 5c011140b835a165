"""What an issued letter says wrongly, and its withdrawal once she has said so."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.files import case_file
from app.ui.stale_notices import AGREE, KEEP, StaleNotice, withdraw_letter
from tests.ui.conftest import Drive, Unnamed
from tests.ui.letters import ACK, issued_letter, press


def test_each_thing_has_its_line_and_nothing_is_shown_where_there_is_nothing(qtbot: QtBot, unnamed: Unnamed) -> None:
    notice = StaleNotice()
    qtbot.addWidget(notice)
    assert not notice.isVisible()
    notice.show_flags(("It greets nobody.", "It is in large print."), "Write it anew.")
    assert notice.isVisible()
    assert notice.text() == "It greets nobody.\nIt is in large print.\n\nWrite it anew."
    assert notice.button.isVisible()
    assert unnamed(notice) == []
    notice.show_flags(("It greets nobody.",), gone=True)
    assert not notice.button.isVisible()
    notice.show_flags((), "Write it anew.")
    assert not notice.isVisible()


def test_a_letter_is_withdrawn_only_once_she_has_said_so(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id, letter_id = issued_letter()
    parent = QWidget()
    qtbot.addWidget(parent)
    answers = []
    for words in (KEEP, AGREE):
        drive(
            lambda: answers.append(withdraw_letter(desk, case_id, letter_id, parent)),
            lambda box, words=words: press(box, words),
        )
    assert answers == [None, ACK]
    assert case_file(desk, case_id).letters == ()
