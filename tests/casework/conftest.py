"""A desk for the casework tests: a book in memory, on Monday 23 November 2026, with an invented landlord's settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from app import places
from app.casework.desks import Desk, lay_desk
from app.casework.settings import Settings, read_settings, save_settings
from tests.casework.cases import MONDAY, NOW, REVIEWER, name_reviewers, st_annes
from tests.new_books import new_book, once


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An empty book on the desk, on Monday 23 November 2026."""
    book = new_book(lambda: NOW)
    yield replace(_laid(), book=book)
    book.close()


@pytest.fixture
def settings(desk: Desk) -> Settings:
    """The settings of St Anne's Almshouses, saved in the book."""
    once(lambda: _settle(desk), desk.book, "St Anne's")
    return read_settings(desk)


def _settle(desk: Desk) -> None:
    save_settings(desk, st_annes(read_settings(desk)))
    name_reviewers(desk, REVIEWER)


@cache
def _laid() -> Desk:
    """The Code and the calendar, read once."""
    return lay_desk(new_book(lambda: NOW), places.resources(), lambda: MONDAY)
