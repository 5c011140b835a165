"""Begun guides: what was typed into a guide that is not finished, kept so that no stop of any kind loses it.

Nothing of it is a fact of the case: it goes when the guide is finished or thrown away, and is in no journal.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.casework.desks import Desk
from app.casework.guides import Answers
from app.casework.settings import actor
from app.models.tables import Begun

NO_CASE = 0
"""The case of a guide that belongs to none, such as that of a new complaint."""


@dataclass(frozen=True)
class Place:
    """Where in a guide she was."""

    at: str = ""
    """The step that was shown; empty for what an earlier Casebook kept."""
    done: frozenset[str] = frozenset()
    """The steps that she had gone on from."""


NOWHERE = Place()


@dataclass(frozen=True)
class BegunGuide:
    """One guide that was begun and not finished."""

    case_id: int
    guide: str
    """The key of the guide, and of what within the case: 'decide', 'keep_promise:214'."""
    answers: Answers
    saved_at: dt.datetime
    """When it was last kept, in UTC."""
    place: Place


def keep_begun(desk: Desk, case_id: int, guide: str, answers: Answers, place: Place = NOWHERE) -> None:
    """Keep what is typed so far and the step that is shown, in place of what was kept before."""
    kept = {key: _kept(value) for key, value in answers.items()}
    text = json.dumps([kept, place.at, sorted(place.done)], ensure_ascii=False)
    with desk.book.writing(actor(desk)) as work:
        work.keep_begun(case_id, guide, text)


def forget_begun(desk: Desk, case_id: int, guide: str) -> None:
    """Forget what was begun: it was recorded, or thrown away. Writes nothing where nothing was kept."""
    if begun_guide(desk, case_id, guide) is not None:
        with desk.book.writing(actor(desk)) as work:
            work.forget_begun(case_id, guide)


def begun_guide(desk: Desk, case_id: int, guide: str) -> BegunGuide | None:
    """What was begun in one guide of a case; None where nothing was."""
    return next((one for one in begun_guides(desk, case_id) if one.guide == guide), None)


def begun_guides(desk: Desk, case_id: int | None = None) -> tuple[BegunGuide, ...]:
    """Everything that was begun, the newest first; of one case, or of all."""
    query = select(Begun).order_by(Begun.saved_at.desc(), Begun.guide)
    if case_id is not None:
        query = query.where(Begun.case_id == case_id)
    with desk.book.reading() as session:
        return tuple(_begun(row) for row in session.scalars(query))


def _begun(row: Begun) -> BegunGuide:
    kept = json.loads(row.answers)
    typed, at, done = kept if isinstance(kept, list) else (kept, "", ())  # before it knew the step: the answers alone
    answers = {key: _again(value) for key, value in typed.items()}
    return BegunGuide(row.case_id, row.guide, answers, row.saved_at, Place(at, frozenset(done)))


def _kept(value: Any) -> Any:  # noqa: ANN401 - whatever a field of a guide holds
    """An answer as JSON has it: a date is an object, so that no text can be taken for one."""
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    return [_kept(one) for one in value] if isinstance(value, tuple | list) else value


def _again(value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, dict):
        return dt.date.fromisoformat(value["date"])
    return tuple(_again(one) for one in value) if isinstance(value, list) else value
