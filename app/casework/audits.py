"""Checking the book, for the window and the command line: is everything as it was written?"""

from __future__ import annotations

from dataclasses import replace

from app.casework.desks import Desk
from app.models import registers
from app.models.checks import CheckResult, Finding, check_book
from app.models.tables import Complaint

__all__ = ["CheckResult", "Finding", "audit"]


def audit(desk: Desk) -> CheckResult:
    """Verify everything in the book; findings are sentences, and nothing is mended.

    That a case is under an edition of the Code that this program has not is a finding too: it could not be counted.
    """
    result = check_book(desk.book.whole)
    with desk.book.whole.reading() as session:
        keys = {(row.reference, row.edition) for row in registers.rows(session, Complaint)}
    known = {edition.key for edition in desk.editions.all}
    missing = [
        Finding("editions", f"Case {reference} is under the edition “{key}” of the Code, which is not here.")
        for reference, key in sorted(keys)
        if key not in known
    ]
    return replace(result, findings=(*result.findings, *missing))
