"""Books of the past: an open book, read as it was known at the end of a day, and not written in.

It is the same file. Every question to the journal, whoever puts it, leaves out what was recorded later; there are no
drafts, which are no facts; and a question put straight to the register, whose rows are those of today, is refused, so
that nothing that came later slips in unseen: `registers` answers it from what was known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, cast

from sqlalchemy import ClauseElement, event, false, true
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.util import find_tables

from app.models.books import Book
from app.models.journals import AS_IT_IS, KNOWN_UNTIL
from app.models.tables import Begun, Complaint, DraftText, Journal, Letter, Request, Setting
from app.rules.dates import long_date
from app.rules.moments import end_of
from app.rules.problems import UserError

OF_TODAY = frozenset(table.__tablename__ for table in (Complaint, Letter, Request, Setting))


def _tables_in(statement: ClauseElement) -> set[str]:
    """The names of the tables that a question asks, wherever in it they stand."""
    found = find_tables(statement, check_columns=True, include_joins=True, include_aliases=True, include_selects=True)
    return {getattr(table, "name", "") for table in found}


class PastIsWritten(UserError):
    """What was known on a past day cannot be changed."""


class PastBook(Book):
    """A book as it was known at the end of a day."""

    known_on: dt.date

    def __init__(self, book: Book, known_on: dt.date) -> None:
        self._whole = book
        self.path = book.path
        self.known_on = known_on

    @property
    def whole(self) -> Book:
        """The book with everything that is in it today."""
        return self._whole

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that can only read, and knows only what was recorded by the end of the day."""
        until = end_of(self.known_on)
        # "IS TRUE" keeps SQLite from walking all moments in their order to find the few entries of one case
        known = with_loader_criteria(Journal, (Journal.recorded_at < until).is_(true()), include_aliases=True)
        no_drafts = [with_loader_criteria(table, false(), include_aliases=True) for table in (DraftText, Begun)]

        def leave_out(state: ORMExecuteState) -> None:
            if not state.is_select or AS_IT_IS.items() <= state.execution_options.items():
                return
            asked = _tables_in(cast("ClauseElement", state.statement)) & OF_TODAY
            if asked:
                raise TypeError(f"a session of the past asks the register of today: {', '.join(sorted(asked))}")
            state.statement = state.statement.options(known, *no_drafts)

        with self._whole.reading() as session:
            session.info[KNOWN_UNTIL] = until
            event.listen(session, "do_orm_execute", leave_out)
            yield session

    def writing(self, actor: str) -> NoReturn:  # noqa: ARG002 - whoever it is
        """Refuse. Raises PastIsWritten."""
        raise PastIsWritten(
            f"This is the book as it was known on {long_date(self.known_on)}. Nothing can be recorded in it. "
            "Go back to today, then do this."
        )

    def raw(self) -> Any:  # noqa: ANN401 - a raw DB-API connection has no type of its own
        """The driver's own connection, which knows the whole book."""
        return self._whole.raw()

    def close(self) -> None:
        """Do nothing: the book itself stays open."""
