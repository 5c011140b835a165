"""Staff names: everybody who works for the landlord, or is to consider a stage, as the record names them.

Letters are held to these under an edition that does not have staff named (2022 Code 4.9). Some are names of posts,
such as 'The clerk'; whether a letter means a person is for the letter to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.independents import read_plan
from app.casework.promises import promises_made
from app.casework.settings import Settings

NAMED_IN = {"assigned": "name", "decided": "by", "facts_supplied": "by", "lesson": "who"}
"""Which entries of a case name somebody who works for the landlord, and under which word."""


def staff_of(desk: Desk, case: CaseRecords, settings: Settings) -> tuple[str, ...]:
    """Everybody who is known from Settings, the plan for later stages and this case, each once, in that order."""
    return tuple(dict.fromkeys(filter(None, (" ".join(name.split()) for name in _named(desk, case, settings)))))


def _named(desk: Desk, case: CaseRecords, settings: Settings) -> Iterator[str]:
    yield settings.officer
    yield from (one.name for one in read_plan(desk))
    for record in case.standing:
        if record.kind in NAMED_IN:
            yield str(record.body.get(NAMED_IN[record.kind], ""))
    yield from (promise.who for promise in promises_made(case))
