"""A book for the tests of the book."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.models.books import Book
from tests.models.ledgers import now
from tests.new_books import new_book


@pytest.fixture
def book() -> Iterator[Book]:
    """An empty book in memory, in which everything is typed at the same moment."""
    made = new_book(now)
    yield made
    made.close()
