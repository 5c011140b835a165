"""A text with marks as a document, and back: nothing that the book keeps is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from app.letters.marks import unmarked
from app.letters.passages import passages
from app.ui.rich_texts import MOST_HTML, Spacing, text_in, text_of, write_text

pytestmark = pytest.mark.usefixtures("qapp")

LETTER = (
    "Hello **bold** there.\n\nThis:\n\n- one\n- two **x**\n1. You rang\u00a0twice.\nWe agree.\n2. No.\n\nTel: 1\nWeb: 2"
)


def through(text: str) -> str:
    document = QTextDocument()
    write_text(QTextCursor(document), text, Spacing())
    return text_of(document)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Words.",
        "One.\n\nTwo.",
        LETTER,
        "3. x\n4. y",
        "1. x\n3. y\n4. z",
        "1. a\n- b\n2. c",
        r"I said \*\*now\*\* and <b>so</b> & \\*.",
    ],
)
def test_a_text_is_read_back_the_same(text: str) -> None:
    assert through(text) == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("ab*\\ -1.\n"), max_size=25))
def test_whatever_is_written_prints_the_same(text: str) -> None:
    once = through(text)
    assert through(once) == once
    assert words(once) == words(text)


def words(text: str) -> str:
    return " ".join(" ".join(unmarked(one.text) for one in passages(text)).split())


def test_a_list_with_one_line_end_before_it_is_a_list(qtbot: QtBot) -> None:
    del qtbot
    assert through("This:\n- a\n- b") == "This:\n\n- a\n- b"


def pasted(html: str = "", text: str = "") -> str:
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    return text_in(source)


def test_formatted_text_keeps_what_is_bold_and_its_lists_and_nothing_else() -> None:
    html = "<p><b>Bold</b> <i>no</i></p><ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><img src='picture.png'>"
    assert pasted(html, "the plain words") == "**Bold** no\n\n- a\n- b\n1. c"


def test_unformatted_or_endless_text_is_taken_as_plain_words() -> None:
    assert pasted("<i>x</i>", "the plain **words**") == r"the plain \*\*words\*\*"
    assert pasted("<b>" + "x" * MOST_HTML, "short") == "short"


def test_bullets_that_a_word_processor_drew_are_items() -> None:
    assert pasted(text="\u00b7\tone\r\n\u2022 two") == "- one\n- two"
    assert pasted(text="half \ud83d") == "half "
