"""What an exported book says of itself to people."""

from __future__ import annotations

import datetime as dt

from app.casework.export_words import TABLES, Facts, counted, readme, schema
from app.models import exports

FACTS = Facts("St Anne's Almshouses", dt.date(2026, 11, 23), "Casebook 1.0", "8-12345678", 1, 0, 8, 1)


def test_every_table_and_every_column_has_its_words_and_no_other() -> None:
    assert set(TABLES) == set(exports.TABLES)
    for table, (words, columns) in TABLES.items():
        assert words.endswith(".")
        assert set(columns) == set(exports.columns_of(table))
    assert "`happened_on`" in schema()


def test_the_readme_says_that_anybody_can_read_it() -> None:
    text = readme(FACTS)
    assert "Anybody who has this folder can read it." in text
    assert "was sound" in text
    assert "SAMPLE" not in text


def test_what_is_not_sound_a_sample_or_closed_is_said() -> None:
    facts = Facts("", FACTS.on, "Casebook 1.0", "0-0", 0, 0, 0, 0, closed_with_passphrase=True, sample=True, unsound=2)
    text = readme(facts)
    assert "NOT sound" in text
    assert "SAMPLE" in text
    assert "This folder is not" in text
    assert "The complaints record of the landlord" in text


def test_things_are_counted_in_words() -> None:
    assert [counted(1, "entry", "entries"), counted(2, "entry", "entries"), counted(0, "letter")] == [
        "1 entry",
        "2 entries",
        "0 letters",
    ]
