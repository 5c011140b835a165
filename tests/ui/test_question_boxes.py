"""Question boxes: nothing is lost by a stray letter, and the answer that loses nothing is at hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.ui.question_boxes import QuestionBox, ask
from tests.ui.conftest import Drive, Show

ANSWERS = ("&Throw away", "&Keep writing")


def asked(drive: Drive, key: Qt.Key, modifier: Qt.KeyboardModifier, usual: str = "") -> str:
    """The answer that a key gives."""
    answers: list[str] = []

    def press(box: QMessageBox) -> None:
        QTest.qWaitForWindowActive(box)
        QTest.qWait(50)
        QTest.keyClick(box.focusWidget() or box, key, modifier)
        QTest.qWait(200)

    drive(lambda: answers.append(ask(None, "Letter", "It is not kept.", ANSWERS, usual)), press)
    return answers[0]


@pytest.mark.parametrize("key", ["t", "T", "k", "x", "1"])
def test_a_letter_alone_answers_nothing(show: Show, key: str) -> None:
    box = QuestionBox("Letter", "It is not kept.", ANSWERS, ANSWERS[-1], None)
    show(box)
    QTest.keyClicks(box.focusWidget() or box, key)
    QTest.qWait(150)
    assert box.isVisible()


@pytest.mark.parametrize(
    ("key", "modifier", "answer"),
    [
        (Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier, "&Throw away"),
        (Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier, "&Keep writing"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "&Keep writing"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "&Keep writing"),
    ],
)
@pytest.mark.usefixtures("qtbot")
def test_the_answers_have_their_keys(drive: Drive, key: Qt.Key, modifier: Qt.KeyboardModifier, answer: str) -> None:
    assert asked(drive, key, modifier) == answer


def test_another_answer_may_be_the_usual_one_and_esc_still_loses_nothing(qtbot: QtBot, drive: Drive) -> None:
    none = Qt.KeyboardModifier.NoModifier
    assert asked(drive, Qt.Key.Key_Return, none, "&Throw away") == "&Throw away"
    assert asked(drive, Qt.Key.Key_Escape, none, "&Throw away") == "&Keep writing"


def test_the_usual_answer_visibly_has_the_focus(show: Show) -> None:
    box = QuestionBox("Letter", "It is not kept.", ANSWERS, ANSWERS[-1], None)
    show(box)
    keep = box.defaultButton()
    assert box.focusWidget() is keep
    focused = keep.grab().toImage()
    keep.clearFocus()
    assert keep.grab().toImage() != focused
