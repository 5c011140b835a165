"""The letter editor: what she writes, what is missing and the exact page, always of one and the same letter."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.letter_editors import LetterEditor
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed
from tests.ui.letters import a_letter

A_PAGE_OF_WORDS = ("Words and more words, as people write them. " * 12 + "\n\n") * 19

POMPOUS = (
    "It was decided that in order to commence the works prior to the aforementioned inspection being undertaken by the "
    "contractors, additional particulars will be required from yourself. It was noted. It was regretted that it was "
    "not done. We will endeavour to expedite. Prior to this it was requested that you commence forthwith. "
)


@pytest.fixture
def editor(qtbot: QtBot) -> LetterEditor:
    editor = LetterEditor()
    qtbot.addWidget(editor)
    editor.resize(1142, 640)
    editor.show()
    editor.show_letter(a_letter())
    return editor


def test_every_part_has_a_box_in_the_order_of_the_letter(editor: LetterEditor, unnamed: Unnamed) -> None:
    letter = a_letter()
    assert list(editor.boxes) == [part.key for part in letter.draft.parts]
    assert editor.address.lines.text() == "Mr D. Dunmore\n14 Chapel Row\nWells\nBA5 2XX"
    assert editor.checklist.heading.text() == "Nothing is missing."
    assert unnamed(editor) == []


def test_the_page_follows_a_moment_after_the_last_key(editor: LetterEditor, qtbot: QtBot) -> None:
    before = editor.pdf()
    with qtbot.waitSignal(editor.judged):
        QTest.keyClicks(editor.boxes["received"].edit, "Good morning. ")
        assert editor.pdf() == before
    letter = editor.letter()
    assert letter is not None
    assert letter.draft.part("received").text.startswith("Good morning. ")
    assert editor.pdf() == letter.preview() != before


def test_what_is_missing_is_stamped_listed_and_shown_beside_the_part(editor: LetterEditor, qtbot: QtBot) -> None:
    editor.boxes["outcomes"].edit.setPlainText("")
    editor.judge()
    assert "DRAFT" in editor.preview.pages.page_text(0)
    (line,) = editor.checklist.lines
    assert line.text() == "Set out the outcomes that the resident wants."
    assert editor.boxes["outcomes"].edit.property("wrong") == "true"
    editor.activateWindow()
    line.click()
    qtbot.waitUntil(editor.boxes["outcomes"].edit.hasFocus)


def test_what_only_settings_or_the_case_can_mend_goes_there(editor: LetterEditor, qtbot: QtBot) -> None:
    letter = a_letter()
    facts = replace(letter.draft.facts, postcode="")
    editor.show_letter(replace(letter, draft=replace(letter.draft, facts=facts)))
    with qtbot.waitSignal(editor.place_asked, check_params_cb=lambda place: place == "case"):
        editor.checklist.lines[0].click()
    with qtbot.waitSignal(editor.place_asked, check_params_cb=lambda place: place == "case"):
        editor.address.change.click()


def test_a_case_changed_meanwhile_renews_what_she_did_not_touch(editor: LetterEditor) -> None:
    editor.boxes["questions"].edit.setPlainText("My own question.")
    letter = a_letter()
    newer = letter.composed.with_text("handler", "Canon H. Price is dealing with it.")
    editor.renew(replace(letter, draft=newer, composed=newer))
    assert editor.boxes["handler"].text() == "Canon H. Price is dealing with it."
    assert editor.boxes["questions"].text() == "My own question."
    shown = editor.letter()
    assert shown is not None
    assert shown.draft.part("questions").text == "My own question."


def test_words_made_bold_are_still_what_the_code_demands(editor: LetterEditor, qtbot: QtBot) -> None:
    edit = editor.boxes["understanding"].edit
    editor.activateWindow()
    editor.focus_part("understanding")
    qtbot.waitUntil(lambda: editor.bar.edit() is edit)
    edit.selectAll()
    editor.bar.bold.click()
    editor.judge()
    letter = editor.letter()
    assert letter is not None
    assert "**" in letter.draft.part("understanding").text
    assert letter.problems() == ()


def test_enclosures_and_copies_are_of_the_letter_and_stay_hers(editor: LetterEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.edited):
        editor.below.enclosures.set_value(("Our complaint form",))
    editor.below.copies.set_value(("Mrs S. Dunmore, 2 High Street, Wells",))
    editor.judge()
    (line,) = editor.checklist.lines
    assert "Enter the postcode" in line.text()
    editor.activateWindow()
    line.click()
    qtbot.waitUntil(editor.below.copies.controls()[0].hasFocus)
    editor.renew(a_letter())
    letter = editor.letter()
    assert letter is not None
    assert letter.draft.enclosures == ("Our complaint form",)
    assert [copy.name for copy in letter.draft.copies] == ["Mrs S. Dunmore"]


def test_in_a_narrow_window_the_page_is_behind_a_button(editor: LetterEditor, qtbot: QtBot, theme: Theme) -> None:
    theme.set_percent(200)
    qtbot.waitUntil(lambda: not editor.beside())
    assert not editor.preview.isVisible()
    assert editor.checklist.isVisible()
    editor.set_previewing(True)
    assert editor.preview.isVisible()
    assert not editor.parts.isVisible()
    editor.boxes["outcomes"].edit.setPlainText("")
    editor.judge()
    editor.set_previewing(False)
    assert editor.checklist.lines[0].isVisible()
    sizes = {words.font().pointSizeF() for words in (editor.checklist.heading, editor.address.lines)}
    assert sizes == {QApplication.font().pointSizeF()}


def test_the_caret_of_a_long_part_stays_in_sight(editor: LetterEditor, qtbot: QtBot) -> None:
    edit = editor.boxes["received"].edit
    editor.activateWindow()
    edit.setPlainText(A_PAGE_OF_WORDS)
    editor.focus_part("received")
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: editor.parts.verticalScrollBar().value() > edit.height() / 2)
    at = edit.mapTo(editor.parts.viewport(), edit.cursorRect().center())
    assert editor.parts.viewport().rect().contains(at)


def test_ten_thousand_characters_stay_quick(editor: LetterEditor) -> None:
    """A key is in the box at once; the page is set within a blink. The limits are generous: machines are busy."""
    edit = editor.boxes["received"].edit
    edit.setPlainText(A_PAGE_OF_WORDS)
    assert len(A_PAGE_OF_WORDS) > 10_000
    editor.judge()
    begun = time.perf_counter()
    for _ in range(10):
        QTest.keyClick(edit, Qt.Key.Key_X)
    typed = time.perf_counter()
    editor.judge()
    assert (typed - begun) / 10 < 0.1
    assert time.perf_counter() - typed < 1


def test_a_copy_without_an_address_leads_to_the_list_it_is_in(editor: LetterEditor, qtbot: QtBot) -> None:
    editor.below.copies.set_value(("Mrs S. Dunmore",))
    editor.judge()
    (line,) = editor.checklist.lines
    assert line.text().startswith("The copy to Mrs S. Dunmore has no address, so it cannot be posted.")
    editor.activateWindow()
    line.click()
    qtbot.waitUntil(editor.below.copies.controls()[0].hasFocus)


@pytest.mark.parametrize("emptied", range(6))
def test_what_is_missing_is_never_cut_through_a_line(editor: LetterEditor, qtbot: QtBot, emptied: int) -> None:
    for box in list(editor.boxes.values())[:emptied]:
        box.edit.setPlainText("")
    editor.judge()
    QApplication.processEvents()
    shown, checks = editor._scroll.height(), editor.checklist
    qtbot.waitUntil(lambda: shown >= checks.height() or editor._scroll.height() in checks.line_ends())
    if editor._scroll.height() >= checks.heightForWidth(checks.width()):
        assert not editor._scroll.verticalScrollBar().isVisible()


def test_another_letter_is_shown_from_the_top(editor: LetterEditor) -> None:
    for box in editor.boxes.values():
        box.edit.setPlainText("")
    editor.judge()
    QApplication.processEvents()
    bar = editor._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value()
    letter = editor.letter()
    editor.put_down()
    assert letter is not None
    editor.show_letter(letter)
    assert bar.value() == 0


def test_how_it_reads_is_scrolled_to_when_it_is_unfolded_and_cut_through_no_line(
    editor: LetterEditor, qtbot: QtBot
) -> None:
    editor.boxes["received"].edit.setPlainText(POMPOUS)
    editor.judge()
    QApplication.processEvents()
    checks = editor.checklist
    assert checks.reading.fold is not None
    checks.reading.fold.button.click()
    bar = editor._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == checks.reading.y() > 0)
    qtbot.waitUntil(lambda: bar.value() + editor._scroll.height() in checks.line_ends())
