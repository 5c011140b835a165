"""New books for tests: made once, and from then on poured from memory to memory with SQLite's own backup.

A test that needs a book with nothing in it, or with the same case in it as the test before, does not wait until it is
made again, entry by entry. What is poured is the book to the last byte, so the test can tell no difference.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from app.models.books import Book, book_in_memory
from app.models.engines import set_up
from app.models.journals import last_entry

T = TypeVar("T")

_FREE: list[Engine] = []
"""Engines whose book was closed. The next book takes one over with the SQL that it has learnt to say."""

_DONE: dict[tuple[Hashable, ...], tuple[Any, Any]] = {}
"""What was done before: the book afterwards, and what the act answered."""


class _Lent(Book):
    """A book on an engine that was used before and will be again."""

    def close(self) -> None:
        super().close()
        _FREE.append(self._engine)


def new_book(now: Callable[[], dt.datetime]) -> Book:
    """A book in memory with nothing in it, as `book_in_memory` makes it."""
    engine = _FREE.pop() if _FREE else _new_engine()
    lent = engine.raw_connection()
    try:
        _empty().backup(lent.driver_connection)
    finally:
        lent.close()
    return _Lent(engine, None, now)


def once(act: Callable[[], T], book: Book, *of: Hashable) -> T:
    """What an act answers, done in this book; where the same was done in the same book before, poured in and not done.

    `of` is what the act depends on besides the book: which act it is, and on which day. A book in a file is no book of
    memory: in that the act is done each time.
    """
    if book.path is not None:
        return act()
    with book.reading() as session:
        begun = (last_entry(session), *of)
    if begun in _DONE:
        kept, answer = _DONE[begun]
        _pour(kept, book)
    else:
        answer = act()
        _DONE[begun] = (_poured(book), answer)
    return answer  # type: ignore[no-any-return]  # of this act, and so of its kind


def _poured(book: Book) -> Any:  # noqa: ANN401 - a raw DB-API connection has no type of its own
    """All that is in a book, kept in memory."""
    kept = driver.connect(":memory:", check_same_thread=False)
    lent = book.raw()
    try:
        lent.driver_connection.backup(kept)
    finally:
        lent.close()
    return kept


def _pour(kept: Any, book: Book) -> None:  # noqa: ANN401 - the same
    """Put what was kept into a book, in place of all that is in it."""
    lent = book.raw()
    try:
        kept.backup(lent.driver_connection)
    finally:
        lent.close()


@cache
def _empty() -> Any:  # noqa: ANN401 - the same
    book = book_in_memory(lambda: dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC))
    try:
        return _poured(book)
    finally:
        book.close()


def _new_engine() -> Engine:
    engine = create_engine("sqlite+pysqlite://", module=driver, poolclass=StaticPool)
    set_up(engine, None)
    return engine
