"""Which column of an old log holds what, as it is chosen."""

from __future__ import annotations

from app.casework.import_plans import Source
from app.incoming.sheets import MOST_COLUMNS
from app.ui.column_choices import AS_TEXT, ColumnChoices
from tests.casework.logs import DAMP, source
from tests.incoming.books import sheet_of
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


def test_a_wide_sheet_is_mapped_to_its_last_column(show: Show) -> None:
    """A housing system exports a column for everything; the date received may be the last of them."""
    headings = [f"Field {number}" for number in range(MOST_COLUMNS - 2)] + ["Tenant", "Date received"]
    sheet = sheet_of(headings, ["x"] * (MOST_COLUMNS - 1) + ["1/5/24"])
    choices = ColumnChoices(Source.of("wide.csv", "", sheet))
    show(choices)
    assert choices.columns() == {"name": MOST_COLUMNS - 2, "received": MOST_COLUMNS - 1}
    assert len(choices.boxes) == MOST_COLUMNS
    assert len({id(box.model()) for box in choices.boxes.values()}) == 1


def test_a_column_without_a_heading_is_shown_wherever_it_first_holds_anything(show: Show) -> None:
    rows = [["1/5/24", "Mr A", ""] for _ in range(100)]
    sheet = sheet_of(["Date rec'd", "Tenant", ""], *rows, ["1/5/24", "Mr A", "upheld"])
    choices = ColumnChoices(Source.of("log.csv", "", sheet))
    show(choices)
    assert choices.boxes[2].accessibleName() == "What the column Column C, for example upheld holds"
