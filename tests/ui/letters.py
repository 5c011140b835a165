"""A letter on the desk, for tests of the letter's windows. Mr Dunmore and his radiator are invented."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QMessageBox

from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.letters import OpenLetter, issue, letter_pdf, open_letter
from app.models.tables import Document
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes

ACK = ("acknowledgement", 1)


def a_desk(day: Day | None = None) -> tuple[Desk, int]:
    """A desk with one case, to be acknowledged; and the case's number."""
    day = day or Day(dt.date(2026, 11, 23))
    desk = st_annes(empty_desk(day))
    return desk, log_complaint(desk, mr_dunmore(day))


def a_letter() -> OpenLetter:
    """The acknowledgement as Casebook composes it: nothing is missing."""
    desk, case_id = a_desk()
    return open_letter(desk, case_id, *ACK)


def issued_letter(day: Day | None = None) -> tuple[Desk, int, int]:
    """A desk, a case, and its acknowledgement, issued and not posted."""
    desk, case_id = a_desk(day)
    return desk, case_id, issue(desk, open_letter(desk, case_id, *ACK))


def documents(desk: Desk) -> list[bytes]:
    """Every letter that the book keeps."""
    with desk.book.reading() as session:
        digests = [row.digest for row in session.query(Document).all()]
    return [letter_pdf(desk, digest) for digest in digests]


def press(box: QMessageBox, words: str) -> None:
    """Presses the button with these words."""
    next(button for button in box.buttons() if button.text() == words).click()
