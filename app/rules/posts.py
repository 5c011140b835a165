"""Posts: when a letter can be expected to arrive, by the kind of post that it goes by.

The Code counts the day on which a letter goes; but a resident who is told of a new date should have heard of it before
the old one has passed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.rules.tables import record_with, refuse_unknown, tables_of, value_of
from app.rules.workdays import Workdays


@dataclass(frozen=True)
class PostKind:
    """One kind of post, and on which working day after posting a letter by it can be expected."""

    key: str
    name: str
    working_days: int

    def arrives(self, posted_on: dt.date, workdays: Workdays) -> dt.date:
        """The day on which a letter posted on a day can be expected. Raises BeyondCalendar."""
        return workdays.after(posted_on, self.working_days)

    def post_by(self, due: dt.date, workdays: Workdays) -> dt.date:
        """The last working day on which a letter can be posted to be expected by a day. Raises BeyondCalendar.

        A letter posted on the weekend after it is expected on the same day; but no box is emptied then.
        """
        return workdays.working_day_before(workdays.working_day_before(due, 0), self.working_days)

    @property
    def short(self) -> str:
        """'first class'."""
        return self.name.removesuffix(" post")


@dataclass(frozen=True)
class Posts:
    """The kinds of post, quickest first, with where their times come from."""

    source: str
    to_be_confirmed: str
    checked_on: dt.date
    kinds: tuple[PostKind, ...]


def read_posts(path: Path) -> Posts:
    """The times of the post from their file. Raises EditionError, which names the file and the key."""
    tables = tables_of(path)
    refuse_unknown(tables, {"posts"}, path.name)
    row = value_of(tables, "posts", dict, path.name)
    return record_with(Posts, PostKind, "kind", row, f"{path.name} [posts]")
