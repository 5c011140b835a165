"""Seal boxes: what a seal that was typed in shows, and what is no seal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.casework.audits import Judgement
from app.rules.problems import UserError
from app.ui.seal_boxes import SealBox
from tests.ui.conftest import Show, Unnamed


def judge(typed: str) -> Judgement:
    """'true' is true, 'wrong' is not, anything else is no seal."""
    if typed not in {"true", "mistyped", "rewritten"}:
        raise UserError("That is not a seal.")
    return Judgement(typed, typed, f"It is {typed}.", "Do this.")


@pytest.mark.parametrize(("typed", "tone"), [("true", "green"), ("mistyped", "amber"), ("rewritten", "red")])
def test_what_it_shows_is_said_in_its_tone(show: Show, unnamed: Unnamed, typed: str, tone: str) -> None:
    box, told = SealBox("Why.", judge), list[str]()
    box.judged.connect(lambda: told.append(box.found.verdict if box.found else ""))
    show(box)
    assert unnamed(box) == []
    box.compare.setFocus()
    assert not box.entered()
    box.seal.focus_first()
    QTest.keyClicks(box.seal.edit, typed)
    QTest.keyClick(box.seal.edit, Qt.Key.Key_Return)
    assert (box.judgement.tone(), box.judgement.text(), told) == (tone, "Do this.", [typed])
    box.begin_anew()
    assert box.found is None
    assert not box.judgement.isVisible()
    assert box.seal.edit.text() == ""


def test_a_seal_that_was_not_true_is_not_forgotten_until_a_true_one_is_typed(show: Show) -> None:
    box = SealBox("Why.", judge)
    show(box)
    for typed, found in (("rewritten", "rewritten"), ("", "rewritten"), ("mistyped", "mistyped"), ("4812", "mistyped")):
        box.seal.set_value(typed)
        box.compare.click()
        assert box.found is not None
        assert (box.found.verdict, box.judgement.isVisible()) == (found, True)
    box.seal.set_value("true")
    box.compare.click()
    assert box.found is not None
    assert box.found.true
    box.begin_anew()
    assert box.found is None


def test_what_is_no_seal_takes_away_what_was_said_before(show: Show) -> None:
    box, refused = SealBox("Why.", judge), list[str]()
    box.refused.connect(lambda error: refused.append(error.sentence))
    show(box)
    box.seal.set_value("true")
    QTest.mouseClick(box.compare, Qt.MouseButton.LeftButton)
    box.seal.set_value("4812")
    box.compare_seal()
    assert refused == ["That is not a seal."]
    assert box.found is None
    assert not box.judgement.isVisible()
