"""A part of a letter's wording, to be said otherwise."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.letters.own_wordings import own_part, runs
from app.ui.wording_parts import YOURS, WordingPart
from tests.letters.cases import SHELF, acknowledgement
from tests.ui.conftest import Unnamed

SHIPPED = SHELF.wording(acknowledgement("2024"), "2024", 1)


def made(qtbot: QtBot, key: str) -> WordingPart:
    part = next(one for one in SHIPPED.parts if one.key == key)
    box = WordingPart(part, acknowledgement("2024").part(key), SHIPPED)
    qtbot.addWidget(box)
    box.show_words(None)
    box.show()
    return box


def test_it_shows_each_text_with_when_it_is_said(qtbot: QtBot, unnamed: Unnamed) -> None:
    box = made(qtbot, "outcomes")
    assert box.texts[0].accessibleDescription() == "Said where they said what they would like."
    assert box.texts[1].words().startswith("You have not told us yet")
    assert box.own() is None
    assert unnamed(box) == []


def test_what_is_written_is_hers_and_is_shown_again(qtbot: QtBot) -> None:
    box = made(qtbot, "outcomes")
    with qtbot.waitSignal(box.changed):
        box.texts[1].selectAll()
        box.texts[1].insert("Tell us.")
    box.heading.setText("Your wishes")
    own = box.own()
    assert own is not None
    assert (own.heading, own.says[1]) == ("Your wishes", "Tell us.")
    again = made(qtbot, "outcomes")
    again.show_words(own)
    assert again.own() == own


def test_words_of_another_form_stay_hers_until_the_part_is_written_anew(qtbot: QtBot) -> None:
    box = made(qtbot, "outcomes")
    made_then = own_part(box.part, "Old heading", [run.say for run in runs(box.part)])
    assert made_then is not None
    older = replace(made_then, says=("My words.",), paragraphs=(0,), instead_of=("Old", "", "Shipped then."))
    box.show_words(older)
    assert box.theirs.text() == f"{YOURS}\nOld heading\n\nMy words."
    assert box.own() == older
    box.texts[0].insert("New. ")
    own = box.own()
    assert own is not None
    assert own.says[0].startswith("New. ")
