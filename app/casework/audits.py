"""Checking the book, for the window and the command line: is everything as it was written?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from app.casework.desks import Desk
from app.casework.recounts import recount
from app.models import registers
from app.models.checks import CheckResult, Finding, check_book, told
from app.models.seals import Judgement, judge
from app.models.tables import Complaint

__all__ = ["CheckResult", "Finding", "Judgement", "audit", "judged"]


def audit(desk: Desk) -> CheckResult:
    """Verify everything in the book; findings are sentences, and nothing is mended.

    That a case is under an edition of the Code that this program has not is a finding too: it could not be counted.
    """
    result = check_book(desk.book.whole)
    checks: Mapping[str, Callable[[Session], Iterator[str | Finding]]] = {
        "editions": lambda session: _editions(desk, session),
        "clocks": lambda session: recount(desk, session),
    }
    with desk.book.whole.reading() as session:
        more = tuple(found for name, check in checks.items() for found in told(name, check, session))
    return replace(result, findings=(*result.findings, *more), looked=(*result.looked, *checks))


def judged(desk: Desk, typed: str) -> Judgement:
    """Hold a seal that was typed in from a posted letter against the journal. Raises Refused for what is no seal."""
    with desk.book.whole.reading() as session:
        return judge(session, typed)


def _editions(desk: Desk, session: Session) -> Iterator[str]:
    keys = {(row.reference, row.edition) for row in registers.rows(session, Complaint)}
    known = {edition.key for edition in desk.editions.all}
    for reference, key in sorted(keys):
        if key not in known:
            yield f"Case {reference} is under the edition “{key}” of the Code, which is not here."
