"""Which column of an old log holds what, as it is chosen."""

from __future__ import annotations

from app.ui.column_choices import AS_TEXT, ColumnChoices
from tests.casework.logs import DAMP, source
from tests.ui.conftest import Show, Unnamed


def test_what_was_guessed_is_chosen_and_one_meaning_is_in_one_column(show: Show, unnamed: Unnamed) -> None:
    made = source(DAMP)
    choices = ColumnChoices(made)
    show(choices)
    assert choices.columns() == made.headings.columns
    heard: list[bool] = []
    choices.changed.connect(lambda: heard.append(True))
    other = choices.boxes[0]
    other.setCurrentIndex(other.findData("name"))
    assert choices.columns()["name"] == 0
    assert choices.boxes[2].currentText() == AS_TEXT
    assert heard == [True]
    assert unnamed(choices) == []
    assert choices.boxes[4].accessibleName() == ("What the column Complaint, for example Damp in the bedroom holds")
