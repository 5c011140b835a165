"""What cannot be what Casebook wrote is called damage, with what to do, wherever in the book it shows."""

from __future__ import annotations

import pytest

from app.models import journals
from app.models.books import Book, CannotOpen
from app.models.damages import Damaged
from app.models.tables import Complaint
from tests.models.ledgers import break_in, full_book


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET happened_on = '2026-1x-23' WHERE seq = 3",
        "UPDATE journal SET recorded_at = '2026-11-23T' WHERE seq = 3",
        "UPDATE journal SET body = '{\"a' WHERE seq = 3",
    ],
)
def test_a_damaged_entry_is_called_damaged(book: Book, statement: str) -> None:
    full_book(book)
    break_in(book, statement)
    with pytest.raises(Damaged, match="Check your records"), book.reading() as session:
        [record.body for record in journals.records(session)]


def test_text_that_is_no_text_is_called_damaged(book: Book) -> None:
    full_book(book)
    break_in(book, "UPDATE complaint SET name = CAST(x'ff41' AS TEXT)")
    with pytest.raises((Damaged, CannotOpen), match="damaged"), book.reading() as session:
        session.get_one(Complaint, 2)
