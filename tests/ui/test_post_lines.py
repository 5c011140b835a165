"""The lines of Letters to post: all that is to be known of a letter, in words and for a screen reader."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from app.casework.other_formats import FORMATS
from app.casework.post_hints import PostHint
from app.casework.questions import PostRow
from app.ui.labels import Words
from app.ui.post_lines import FormatLine, PostLine, formats_words, other_date
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed

MONDAY = dt.date(2026, 11, 23)
ROW = PostRow(
    letter_id=7,
    case_id=1,
    reference="2026/001",
    who="Mr D. Dunmore",
    name="Stage 1 acknowledgement",
    kind="acknowledgement",
    stage=1,
    dated=MONDAY,
    digest="0" * 64,
    hint=PostHint("It is too late for the post.", "too late for the post", late=True),
    formats=(FORMATS["braille"], FORMATS["easy_read"]),
    copies=("Mrs S. Hale", "Mr Reed"),
)
LATER = dt.date(2026, 11, 25)


def test_it_says_what_is_to_be_known_before_it_goes(qtbot: QtBot, unnamed: Unnamed) -> None:
    line = PostLine(ROW, LATER)
    qtbot.addWidget(line)
    assert line.accessibleName() == (
        "Stage 1 acknowledgement to Mr D. Dunmore, 2026/001. Dated Monday 23 November 2026, not yet posted. "
        "It is too late for the post. "
        "It is dated Monday 23 November 2026, and the day it goes is what counts. Withdraw it to date it anew. "
        "Copies to Mrs S. Hale and Mr Reed. "
        "Asked for in Braille and in easy read as well, which has not gone yet: the letter is not complete without it."
    )
    assert line.format.text() == "It went in another format…"
    assert unnamed(line) == []


def test_a_letter_of_which_nothing_is_to_be_known_has_no_notes(qtbot: QtBot) -> None:
    plain = PostRow(7, 1, "2026/001", "Mr D", "Letter", "refusal", 1, MONDAY, "0" * 64)
    line = PostLine(plain, MONDAY)
    qtbot.addWidget(line)
    assert line.notes.isHidden()
    assert line.beside.isHidden()
    assert (other_date(plain, MONDAY), formats_words(plain)) == ("", "")


def test_a_letter_that_went_on_paper_says_what_is_still_to_go(qtbot: QtBot, unnamed: Unnamed) -> None:
    line = FormatLine(PostRow(7, 1, "2026/001", "Mr D", "Letter", "response", 1, MONDAY, "0", formats=ROW.formats[:1]))
    qtbot.addWidget(line)
    assert line.accessibleName() == "Letter to Mr D, 2026/001. Went on paper; still to go in Braille."
    assert line.format.text() == "It went in Braille…"
    assert unnamed(line) == []


@pytest.mark.parametrize(("percent", "width"), [(100, 1142), (100, 760), (100, 420), (200, 1366), (200, 800)])
def test_every_part_stands_within_the_line(qtbot: QtBot, theme: Theme, percent: int, width: int) -> None:
    theme.set_percent(percent)
    for line in (PostLine(ROW, LATER), FormatLine(ROW)):
        qtbot.addWidget(line)
        line.resize(width, 400)
        line.show()
        qtbot.wait(1)
        shown = [part for part in line.parts() if part.isVisible()]
        assert all(part.geometry().right() <= line.width() for part in shown)
        assert [one.text() for one in line.findChildren(Words) if "not complete" in one.text()]
