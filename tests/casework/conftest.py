"""A desk for the casework tests: a book in memory, on Monday 23 November 2026, with an invented landlord's settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from app import places
from app.casework.desks import Desk, lay_desk
from app.casework.settings import Settings, read_settings, save_settings
from app.models.books import book_in_memory
from tests.casework.cases import MONDAY, NOW, REVIEWER, name_reviewers, st_annes


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An empty book on the desk, on Monday 23 November 2026."""
    book = book_in_memory(lambda: NOW)
    yield replace(_laid(), book=book)
    book.close()


@pytest.fixture
def settings(desk: Desk) -> Settings:
    """The settings of St Anne's Almshouses, saved in the book."""
    save_settings(desk, st_annes(read_settings(desk)))
    name_reviewers(desk, REVIEWER)
    return read_settings(desk)


@cache
def _laid() -> Desk:
    """The Code and the calendar, read once."""
    return lay_desk(book_in_memory(lambda: NOW), places.resources(), lambda: MONDAY)
