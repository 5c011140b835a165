"""Letters: your wording. One letter at a time, strict, with a sample beside it, and nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.letter_wordings import keep_wording, outdated_letters, own_keys, own_wording
from app.letters.own_wordings import OwnWording
from app.ui import wording_dialogs
from app.ui.themes import Theme
from app.ui.wording_dialogs import DROP, NOTHING, SHIPS, WordingDialog
from tests.ui.conftest import Stray, Unnamed
from tests.ui.desks import Day, empty_desk, st_annes

KEY = "2024:acknowledgement:1"


@pytest.fixture
def desk() -> Desk:
    return st_annes(empty_desk(Day()))


def made(qtbot: QtBot, desk: Desk, key: str = KEY) -> WordingDialog:
    dialog = WordingDialog(desk, key)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def write(dialog: WordingDialog, part: str, words: str, at: int = 0) -> None:
    dialog.parts[part].texts[at].selectAll()
    dialog.parts[part].texts[at].insert(words)


def test_a_letter_is_shown_as_it_ships(qtbot: QtBot, desk: Desk, unnamed: Unnamed) -> None:
    dialog = made(qtbot, desk)
    assert dialog.title.text() == "We have received your complaint"
    assert (dialog.save.isEnabled(), dialog.save.accessibleDescription()) == (False, NOTHING)
    assert dialog.back.accessibleDescription() == SHIPS
    assert "SAMPLE" in dialog.preview.pages.page_text(0)
    assert unnamed(dialog) == []


def test_her_words_are_saved_shown_in_the_sample_and_put_back(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = made(qtbot, desk)
    dialog.title.setText("Your complaint")
    write(dialog, "respond_by", "You hear from us by {respond_by}.")
    assert dialog.save.isEnabled()
    assert dialog.write()
    assert dialog.said == "Saved: Stage 1 acknowledgement, Code of 2024."
    assert own_keys(desk) == {KEY}
    assert dialog.choice.currentText().endswith("(yours)")
    assert "Your complaint" in dialog.preview.pages.page_text(0)
    monkeypatch.setattr(wording_dialogs, "ask", lambda *_: "&Put it back")
    dialog.put_back()
    assert own_keys(desk) == frozenset()
    assert dialog.title.text() == "We have received your complaint"


def test_saving_leaves_the_focus_where_it_was(qtbot: QtBot, desk: Desk) -> None:
    dialog = made(qtbot, desk)
    dialog.activateWindow()
    write(dialog, "respond_by", "You hear from us by {respond_by}.")
    dialog.parts["respond_by"].texts[0].setFocus()
    assert dialog.write()
    assert dialog.focusWidget() is dialog.parts["respond_by"].texts[0]
    write(dialog, "respond_by", "By {respond_by} you hear from us.")
    dialog.save.setFocus()
    dialog.save.click()
    assert dialog.focusWidget() is dialog.leave


def test_what_is_wrong_stands_in_its_part_and_nothing_is_saved(qtbot: QtBot, desk: Desk) -> None:
    dialog = made(qtbot, desk)
    write(dialog, "respond_by", "Soon, {naem}.")
    assert not dialog.write()
    assert "“{naem}” is not known." in dialog.parts["respond_by"].problem.text()
    write(dialog, "respond_by", "Soon.")
    assert not dialog.write()
    assert "not complete" in dialog.parts["respond_by"].problem.text()
    assert own_keys(desk) == frozenset()
    assert dialog.unsaved()


def test_another_letter_is_shown_after_asking(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = made(qtbot, desk)
    dialog.title.setText("Your complaint")
    monkeypatch.setattr(wording_dialogs, "ask", lambda *_: DROP)
    dialog.choice.setCurrentIndex(dialog.choice.findData("2024:response:1"))
    dialog.choice.activated.emit(dialog.choice.currentIndex())
    assert dialog.choice.currentData() == "2024:response:1"
    assert "respond_by" not in dialog.parts
    assert not dialog.unsaved()
    assert own_keys(desk) == frozenset()


def test_what_ships_otherwise_now_is_pointed_out_until_she_keeps_hers(qtbot: QtBot, desk: Desk) -> None:
    dialog = made(qtbot, desk)
    write(dialog, "respond_by", "You hear from us by {respond_by}.")
    dialog.title.setText("Your complaint")
    dialog.write()
    letter = dialog._letter
    assert letter is not None
    own = own_wording(desk, letter)
    older = replace(own.parts["respond_by"], instead_of=("Old", *own.parts["respond_by"].instead_of[1:]))
    keep_wording(desk, letter, replace(own, title_instead_of="Old", parts={"respond_by": older}))
    dialog = made(qtbot, desk)
    assert not dialog.notice.isHidden()
    assert "the title" in dialog.notice.text()
    assert not dialog.unsaved()
    dialog.notice.button.click()
    assert dialog.notice.isHidden()
    assert outdated_letters(desk) == ()
    assert own_wording(desk, letter) == own


def test_in_large_text_the_sample_is_behind_a_button(qtbot: QtBot, desk: Desk, theme: Theme) -> None:
    theme.set_percent(200)
    dialog = made(qtbot, desk)
    dialog.resize(1366, 728)
    assert not dialog.preview.isVisible()
    dialog.toggle.click()
    assert dialog.preview.isVisible()
    assert not dialog.reading.isVisible()


def test_nothing_flashes_as_a_window_of_its_own(qtbot: QtBot, desk: Desk, stray: Stray) -> None:
    dialog = made(qtbot, desk)
    dialog.choice.setCurrentIndex(3)
    dialog.choice.activated.emit(3)
    assert stray() == ["WordingDialog"]


def test_saving_what_ships_writes_nothing(qtbot: QtBot, desk: Desk) -> None:
    dialog = made(qtbot, desk)
    assert dialog.own() == OwnWording()
