"""Commands that work on a book, without a command line around them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app import book_commands, clock
from app.rules.problems import UserError

TODAY = dt.date(2026, 11, 23)


def test_the_sample_is_made_and_opened_again(tmp_path: Path) -> None:
    said = book_commands.sample(tmp_path / "book", TODAY)
    assert "Monday 23 November 2026" in said
    desk = book_commands.open_existing(tmp_path / "book", TODAY, clock.now)
    try:
        lines = book_commands.due(desk, as_json=False).splitlines()
        assert len(lines) >= 12
        assert book_commands.check(desk, as_json=False)[1]
    finally:
        desk.book.close()


def test_an_empty_book_has_nothing_due(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        book_commands.open_existing(tmp_path, TODAY, clock.now)
