"""The issued letters of a case."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.casework.files import LetterView
from app.casework.other_formats import FORMATS
from app.ui.buttons import Button
from app.ui.case_letters import NO_LETTERS, LetterPanel, LettersSection
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from tests.case_desks import MONDAY
from tests.ui.conftest import Unnamed

LETTER = LetterView(
    letter_id=3,
    name="Stage 1 acknowledgement",
    stage=1,
    dated=MONDAY,
    posted_on=None,
    posted_how="",
    digest="ab" * 32,
    seal="12-abcd",
    flags=("It promises an answer by Monday.",),
)


def test_a_letter_says_its_dates_its_seal_and_its_flags(qtbot: QtBot, unnamed: Unnamed) -> None:
    panel = LetterPanel(LETTER)
    qtbot.addWidget(panel)
    said = " ".join(label.text() for label in panel.findChildren(Words))
    assert "Dated Monday 23 November 2026 · not posted yet" in said
    assert "Seal 12-abcd" in said
    flags = [notice.text() for notice in panel.findChildren(NoticePanel)]
    assert flags == ["The stage 1 acknowledgement promises an answer by Monday."]
    assert unnamed(panel) == []


def test_the_digest_can_be_read_whole_and_copied(qtbot: QtBot) -> None:
    panel = LetterPanel(LETTER)
    qtbot.addWidget(panel)
    assert panel.digest.text() == "ab" * 32
    assert panel.digest.isReadOnly()
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == "ab" * 32
    assert panel.copied.text() == "Copied."


def test_the_newest_letter_stands_first_and_opens(qtbot: QtBot) -> None:
    shown: list[LetterView] = []
    section = LettersSection((LETTER, replace(LETTER, letter_id=9)), shown.append)
    qtbot.addWidget(section)
    assert [panel.letter.letter_id for panel in section.panels] == [9, 3]
    section.panels[0].open.click()
    assert [letter.letter_id for letter in shown] == [9]


def test_a_case_without_letters_says_what_belongs_here(qtbot: QtBot) -> None:
    section = LettersSection((), lambda _letter: None)
    qtbot.addWidget(section)
    assert [label.text() for label in section.findChildren(Words)] == [NO_LETTERS]


def test_a_letter_that_went_and_was_wrong_is_corrected_by_another(qtbot: QtBot, unnamed: Unnamed) -> None:
    gone = replace(LETTER, posted_on=MONDAY, posted_how="second class post", proof="2-3487-1", correctable=True)
    section = LettersSection((gone, LETTER), lambda _letter: None)
    qtbot.addWidget(section)
    newest, oldest = section.panels
    assert newest.findChild(Button, "wrong.3") is None  # one that has not gone is withdrawn instead
    wrong = oldest.findChild(Button, "wrong.3")
    assert wrong is not None
    with qtbot.waitSignal(section.wrong_asked) as asked:
        wrong.click()
    assert asked.args == [3]
    assert any("proof of posting 2-3487-1" in label.text() for label in oldest.findChildren(Words))
    assert unnamed(section) == []


def test_a_letter_that_is_still_to_go_in_another_format_says_so(qtbot: QtBot) -> None:
    panel = LetterPanel(replace(LETTER, flags=(), formats=(FORMATS["braille"],)))
    qtbot.addWidget(panel)
    (notice,) = panel.findChildren(NoticePanel)
    assert notice.text() == "Asked for in Braille as well, which has not gone yet."
