"""Checking the book, for the window and the command line: is everything as it was written?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from app.casework.desks import Desk
from app.casework.recounts import recount
from app.models import registers
from app.models.checks import SHARES, CheckResult, Finding, check_book, told
from app.models.courses import Course, Stopped, Tell
from app.models.seals import Judgement, judge
from app.models.tables import Complaint

__all__ = ["CheckResult", "Finding", "Judgement", "Stopped", "Tell", "audit", "judged"]


def audit(desk: Desk, tell: Tell = lambda _done, _of: None) -> CheckResult:
    """Verify everything in the book; findings are sentences, and nothing is mended.

    That a case is under an edition of the Code that this program has not is a finding too: it could not be counted.
    `tell` is told how much is done, and of how much; it may raise Stopped.
    """
    course = Course(SHARES, tell)
    result = check_book(desk.book.whole, course)
    checks: Mapping[str, Callable[[Session], Iterator[str | Finding]]] = {
        "editions": lambda session: _editions(desk, session),
        "clocks": lambda session: recount(desk, session, course.step),
    }
    with desk.book.whole.reading() as session:
        more = tuple(found for name, check in checks.items() for found in told(name, check, session, course))
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
