"""Labels: plain words, tones, access keys, and headings with a count."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPalette
from pytestqt.qtbot import QtBot

from app.ui.colours import DARK
from app.ui.labels import SectionHeading, Words, announce, plain_tip, with_access_key
from app.ui.themes import Theme


def test_words_are_never_markup(qtbot: QtBot) -> None:
    words = Words("<b>Mrs O'Neil</b> & son")
    qtbot.addWidget(words)
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.text() == "<b>Mrs O'Neil</b> & son"


def test_words_follow_the_palette(qtbot: QtBot, theme: Theme) -> None:
    words = Words("2 working days late", tone="red")
    qtbot.addWidget(words)
    theme.set_scheme("dark")
    assert words.palette().color(QPalette.ColorRole.WindowText).name() == DARK.red


def test_words_can_change_tone_weight_and_be_struck_through(qtbot: QtBot) -> None:
    words = Words("Received on Monday")
    qtbot.addWidget(words)
    words.set_tone("quiet")
    words.set_bold(True)
    words.strike()
    assert words.font().bold()
    assert words.font().strikeOut()


@pytest.mark.parametrize(
    ("label", "taken", "answer"),
    [
        ("Date received", "", "&Date received"),
        ("Date received", "d", "Date &received"),
        ("Date received", "dr", "D&ate received"),
        ("R & D", "rd", "R && D"),
        ("£5", "", "£&5"),
    ],
)
def test_access_keys_prefer_the_start_of_a_word_that_is_free(label: str, taken: str, answer: str) -> None:
    keys = set(taken)
    assert with_access_key(label, keys) == answer
    assert len(keys) == len(taken) + answer.replace("&&", "").count("&")


def test_a_heading_says_its_count(qtbot: QtBot) -> None:
    heading = SectionHeading("Late", 1)
    qtbot.addWidget(heading)
    assert heading.accessibleName() == "Late, 1"
    heading.set_count(None)
    assert heading.accessibleName() == "Late"


def test_an_announcement_reaches_the_screen_reader(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words()
    qtbot.addWidget(words)
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    announce(words, "Letter saved.")
    assert heard == ["Letter saved."]


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("The stage 1 response has not been sent.", "The stage 1 response has not been sent."),
        ("“<b>Mend</b> it & paint” is open.", "<qt>“&lt;b&gt;Mend&lt;/b&gt; it &amp; paint” is open.</qt>"),
        ("5 & 6 are open.", "5 & 6 are open."),
    ],
)
def test_a_tooltip_shows_what_people_typed_as_it_is(text: str, tip: str) -> None:
    assert plain_tip(text) == tip
