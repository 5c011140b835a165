"""Drafts: kept every few seconds, again after the disk refused, and never where there is nothing to keep."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.casework.letters import OpenLetter, keep_draft, open_letter
from app.rules.problems import UserError
from app.ui import letter_drafts
from app.ui.letter_drafts import DraftKeeper
from tests.ui.letters import ACK, a_desk


class Writing:
    """A letter on a desk, and its keeper."""

    def __init__(self) -> None:
        self.desk, self.case_id = a_desk()
        self.letter: OpenLetter | None = self.read()
        self.keeper = DraftKeeper(self.desk, lambda: self.letter)
        self.keeper.begin(self.read())

    def read(self) -> OpenLetter:
        return open_letter(self.desk, self.case_id, *ACK)

    def write(self, text: str) -> None:
        assert self.letter is not None
        self.letter = self.letter.written("received", text)
        self.keeper.typed()


@pytest.fixture
def writing() -> Writing:
    return Writing()


def test_what_was_typed_is_in_the_book_after_a_pause(
    qtbot: QtBot, writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_drafts, "SOON", 20)
    with qtbot.waitSignal(writing.keeper.kept):
        writing.write("My own words.")
    assert writing.read().changed_texts() == {"received": "My own words."}
    assert not writing.keeper.pending()


@pytest.mark.usefixtures("qtbot")
def test_a_letter_looked_at_and_left_is_no_draft(writing: Writing) -> None:
    assert writing.keeper.keep()
    assert not writing.read().continued


@pytest.mark.usefixtures("qtbot")
def test_a_letter_put_back_in_full_is_no_draft_any_more(writing: Writing) -> None:
    composed = writing.read().composed.part("received").text
    writing.write("My own words.")
    writing.keeper.keep()
    writing.write(composed)
    assert writing.keeper.keep()
    assert not writing.read().continued


def test_a_full_disk_is_told_and_tried_again(qtbot: QtBot, writing: Writing, monkeypatch: pytest.MonkeyPatch) -> None:
    full = [True]

    def keep(desk: object, letter: OpenLetter) -> None:
        if full:
            raise UserError("The disk is full. Make room, then do it again.")
        keep_draft(writing.desk, letter)

    monkeypatch.setattr(letter_drafts, "keep_draft", keep)
    monkeypatch.setattr(letter_drafts, "AGAIN", 20)
    writing.write("My own words.")
    with qtbot.waitSignal(writing.keeper.failed, check_params_cb=lambda sentence: "disk is full" in sentence):
        assert not writing.keeper.keep()
    full.clear()
    qtbot.waitUntil(lambda: not writing.keeper.pending())
    assert writing.read().changed_texts() == {"received": "My own words."}


@pytest.mark.usefixtures("qtbot")
def test_once_put_down_there_is_nothing_to_keep(writing: Writing) -> None:
    writing.write("My own words.")
    writing.keeper.stop()
    writing.letter = None
    assert writing.keeper.keep()
    assert not writing.read().continued


def test_what_is_typed_is_kept_also_while_she_types_on(
    qtbot: QtBot, writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_drafts, "SOON", 60)
    for count in range(1, 21):
        writing.write("x" * count)
        qtbot.wait(10)
    kept = writing.read().changed_texts()
    assert set(kept.get("received", "")) == {"x"}
