"""How a letter reads, beside it: folded away, and each hint a way to its part."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.letters.hints import Hint, Measures
from app.ui.labels import Words
from app.ui.letter_hints import FOOT, NOTHING, ReadingHints, summary
from app.ui.sentence_buttons import SentenceButton
from tests.ui.conftest import Unnamed

MEASURES = Measures(sentences=10, words=100, syllables=140, longest=18)
HINTS = (Hint("reasons", "“commence” can be plainer: start."), Hint("remedy", "Make two of it."))


@pytest.fixture
def reading(qtbot: QtBot) -> ReadingHints:
    reading = ReadingHints()
    qtbot.addWidget(reading)
    reading.show_hints(MEASURES, HINTS)
    reading.show()
    return reading


def opened(reading: ReadingHints) -> list[SentenceButton]:
    assert reading.fold is not None
    reading.fold.button.setChecked(True)
    return reading.findChildren(SentenceButton)


def test_it_says_in_a_line_how_the_letter_reads() -> None:
    assert summary(MEASURES) == "For readers of about 10 and over. 10 words a sentence, 18 in the longest."
    assert "1 word a sentence" in summary(Measures(1, 1, 1, 1))


def test_it_is_folded_until_it_is_asked_for(reading: ReadingHints, unnamed: Unnamed) -> None:
    assert reading.fold is not None
    assert reading.fold.inside is None
    assert reading.fold.button.accessibleName().startswith("How it reads, 2. For readers of about")
    assert reading.stops() == [reading.fold.button]
    lines = opened(reading)
    assert [line.text() for line in lines] == [hint.sentence for hint in HINTS]
    assert reading.stops() == [reading.fold.button, *lines]
    assert unnamed(reading) == []


def test_a_hint_goes_to_its_part_by_key(reading: ReadingHints, qtbot: QtBot) -> None:
    line = opened(reading)[0]
    with qtbot.waitSignal(reading.asked, check_params_cb=lambda part: part == "reasons"):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_it_stays_open_and_keeps_the_focus_as_she_writes(reading: ReadingHints, qtbot: QtBot) -> None:
    opened(reading)
    assert reading.fold is not None
    reading.activateWindow()
    reading.fold.button.setFocus()
    before = reading.fold
    reading.show_hints(MEASURES, HINTS)
    assert reading.fold is before
    reading.show_hints(MEASURES, HINTS[:1])
    assert reading.fold is not before
    assert reading.fold.button.isChecked()
    assert reading.focusWidget() is reading.fold.button


def test_nothing_to_better_is_said_and_an_empty_letter_is_not_measured(reading: ReadingHints) -> None:
    opened(reading)
    reading.show_hints(MEASURES, ())
    assert {NOTHING, FOOT} <= {words.text() for words in reading.findChildren(Words)}
    reading.show_hints(Measures(), ())
    assert reading.isHidden()
    assert reading.stops() == []
