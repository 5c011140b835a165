"""The guide that closes a contact which is no complaint: one question, how it ended."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Step
from app.casework.requests import RequestRow, close_request


def request_closing_form(desk: Desk, row: RequestRow) -> CaseForm:
    """How a contact ended."""
    hint = "For example: the tap was mended on 26 November."
    step = Step("closing", "Closing", "How did it end?", (Field("outcome", "How did it end?", "lines", hint),))

    def act(answers: Answers) -> str:
        close_request(desk, row.request_id, str(answers.get("outcome") or ""))
        return f"{row.what} from {row.name}: closed."

    return CaseForm(one_step("closing", "Close it", step, "Close it"), act)
