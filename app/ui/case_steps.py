"""The next step of a case, done: the letter opened, the posting recorded, the event recorded, the case closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.due_lists import REQUEST
from app.casework.files import case_file
from app.casework.request_guides import request_review_form
from app.casework.requests import request_list
from app.casework.steps import NextStep
from app.ui.case_dialogs import CaseDialogs, CaseFormDialog
from app.ui.post_dialogs import PostDialog
from app.ui.routes import Routes


def perform_step(desk: Desk, routes: Routes, parent: QWidget | None, case_id: int, step: NextStep) -> bool:
    """Does the next step of a case, or leads to where it is done; whether something was recorded here."""
    if step.key == "write":
        routes.letter_asked.emit(case_id, step.kind, step.stage)
        return False
    if step.key == "post":
        return post_letter(desk, routes, parent, case_id, step.letter_id)
    if step.key == REQUEST:
        return look_at_request(desk, routes, parent, case_id)
    file = case_file(desk, case_id)
    dialogs = CaseDialogs(desk, routes, parent, case_id, f"{file.person.name} · {file.reference}")
    asked: dict[str, Callable[[], bool]] = {
        "deed": lambda: dialogs.do_deed(step.kind, step.of),
        "note": dialogs.add_note,
        "hazard": lambda: dialogs.record_hazard_action(step.of),
        "ask": dialogs.close_case,
    }
    return asked.get(step.key, lambda: dialogs.record_event(step.kind, step.stage))()


def look_at_request(desk: Desk, routes: Routes, parent: QWidget | None, request_id: int) -> bool:
    """Asks how a service request stands and when it is looked at again; whether that was recorded."""
    row = next((one for one in request_list(desk) if one.request_id == request_id and one.closed_on is None), None)
    if row is None:
        routes.place_asked.emit("requests")
        return False
    dialog = CaseFormDialog(request_review_form(desk, row), row.name, parent)
    recorded = dialog.exec()
    dialog.window.deleteLater()
    if recorded:
        routes.changed.emit(dialog.said)
    return recorded


def post_letter(desk: Desk, routes: Routes, parent: QWidget | None, case_id: int, letter_id: int | None) -> bool:
    """Asks when and how a letter went, and records it, or leads to writing it anew; whether anything was recorded."""
    if letter_id is None:
        raise ValueError(f"The letter to post of case {case_id} has no number.")
    dialog = PostDialog(desk, case_id, letter_id, parent)
    posted = bool(dialog.exec())
    dialog.deleteLater()
    if posted:
        routes.changed.emit(dialog.sentence)
    if dialog.anew is not None:
        routes.letter_asked.emit(case_id, *dialog.anew)
    return posted
