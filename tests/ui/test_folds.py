"""Folds: a heading that opens and closes by mouse and key, and makes what stands under it only once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.folds import Fold, FoldButton
from app.ui.labels import Words
from tests.ui.conftest import Unnamed


@pytest.fixture
def made() -> list[QWidget]:
    """What was made under the fold."""
    return []


@pytest.fixture
def fold(qtbot: QtBot, made: list[QWidget]) -> Fold:
    def make() -> QWidget:
        made.append(Words("Set out each point."))
        return made[-1]

    fold = Fold(FoldButton("Stage 1 response", "Every complaint", 12), make)
    qtbot.addWidget(fold)
    fold.show()
    return fold


def test_nothing_is_made_before_it_is_opened(fold: Fold, made: list[QWidget], unnamed: Unnamed) -> None:
    assert made == []
    assert fold.button.accessibleName() == "Stage 1 response, 12. Every complaint. Closed"
    assert unnamed(fold) == []


def test_it_opens_and_closes_and_makes_its_inside_once(fold: Fold, made: list[QWidget]) -> None:
    fold.button.click()
    assert made[0].isVisible()
    assert fold.button.accessibleName().endswith("Open")
    fold.button.click()
    assert not made[0].isVisible()
    fold.button.click()
    assert made[0].isVisible()
    assert len(made) == 1


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        ([Qt.Key.Key_Return], True),
        ([Qt.Key.Key_Enter, Qt.Key.Key_Space], False),
        ([Qt.Key.Key_Right], True),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], True),
        ([Qt.Key.Key_Right, Qt.Key.Key_Left], False),
    ],
)
def test_keys_do_it_too(fold: Fold, keys: list[Qt.Key], opened: bool) -> None:  # noqa: FBT001
    for key in keys:
        QTest.keyClick(fold.button, key)
    assert fold.button.isChecked() is opened


def test_it_is_drawn_with_the_mouse_over_it(qtbot: QtBot, fold: Fold) -> None:
    QTest.mouseMove(fold.button)
    assert not fold.button.grab().isNull()
