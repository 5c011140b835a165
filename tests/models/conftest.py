"""A book for the tests of the book."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.models.books import Book, book_in_memory
from tests.models.ledgers import now


@pytest.fixture
def book() -> Iterator[Book]:
    """An empty book in memory, in which everything is typed at the same moment."""
    made = book_in_memory(now)
    yield made
    made.close()
