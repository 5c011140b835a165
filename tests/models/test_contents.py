"""What is in a book, in figures, asked without SQLAlchemy: the same as the book itself says."""

from __future__ import annotations

from app.models.backups import contents_of_book, state_of
from app.models.books import Book, book_in_memory
from app.models.journals import last_entry, seal
from tests.models.ledgers import OFFICER, full_book, now


def test_an_empty_book_has_nothing_in_it(book: Book) -> None:
    found = contents_of_book(book)
    assert (found.seal, found.entries, found.last_recorded_at, found.documents) == ("0-0", 0, "", ())


def test_the_figures_are_those_of_the_book(book: Book) -> None:
    full_book(book)
    found = contents_of_book(book)
    with book.reading() as session:
        assert (found.seal, found.last_hash) == (seal(session), last_entry(session)[1])
    assert (found.entries, found.cases, found.open_cases, found.letters, found.requests) == (8, 1, 1, 1, 0)
    assert found.last_recorded_at == "2026-11-23T10:30:00Z"
    assert len(found.documents) == 1


def test_the_state_changes_with_every_entry_and_with_what_is_half_written(book: Book) -> None:
    states = [state_of(book)]
    full_book(book)
    states.append(state_of(book))
    with book.writing(OFFICER) as work:
        work.save_draft(2, "response", 1, "{}")
    states.append(state_of(book))
    with book.writing(OFFICER) as work:
        work.keep_begun(2, "extension", "{}")
    states.append(state_of(book))
    assert len(set(states)) == 4
    with book.writing(OFFICER) as work:
        work.drop_draft(2, "response", 1)
        work.forget_begun(2, "extension")
    assert state_of(book) == states[1] == state_of(book)


def test_two_books_of_the_same_acts_are_of_one_state(book: Book) -> None:
    other = book_in_memory(now)
    full_book(book)
    full_book(other)
    assert state_of(book) == state_of(other)
    other.close()
