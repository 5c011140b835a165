"""Checking the book, for the window and the command line: is everything as it was written?"""

from __future__ import annotations

from app.casework.desks import Desk
from app.models.checks import CheckResult, Finding, check_book

__all__ = ["CheckResult", "Finding", "audit"]


def audit(desk: Desk) -> CheckResult:
    """Verify everything in the book; findings are sentences, and nothing is mended."""
    return check_book(desk.book.whole)
