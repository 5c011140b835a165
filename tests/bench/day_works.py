"""A day of work, act by act, through the verbs that the windows use: the same each time, so each moment has its book.

Each act is one verb, and so one transaction. Nothing is carried from one to the next but what is in the book: a process
that takes over in the middle of the day finds the cases there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from app.casework.begun_guides import forget_begun, keep_begun
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.files import CaseFile, case_file
from app.casework.intakes import Intake, Person, Point, log_complaint
from app.casework.letters import issue, keep_draft, mark_posted, open_letter, withdraw
from app.casework.milestones import Milestone, add_note, close_case, record_milestone
from app.casework.questions import case_list
from app.casework.requests import RequestIntake, close_request, log_request, request_list
from app.casework.settings import read_settings, save_settings
from app.rules.triage import Contact

DAY = dt.date(2026, 11, 23)
CALLERS = ("Mr N. Inkpen", "Mrs O. Trott", "Miss W. Yeo", "Mr L. Sealy")
"""Invented."""

Act = Callable[[Desk], object]


def acts() -> tuple[Act, ...]:
    """The whole day."""
    found: list[Act] = []
    for number, who in enumerate(CALLERS):
        found += [
            *(partial(_begin, text=text) for text in ("The lift", "The lift stood", "The lift stood still.")),
            partial(_log, who=who, number=number),
            lambda desk: forget_begun(desk, 0, "case.log"),
            partial(_note, who=who),
            *(partial(_write, who=who, words=words) for words in ("Thank", "Thank you", "Thank you for ringing.")),
            partial(_issue, who=who),
            partial(_withdraw, who=who),
            partial(_issue, who=who),
            partial(_post, who=who),
            partial(_strike_note, who=who),
            partial(_extend, who=who),
            partial(_request, number=number),
            partial(_close_request, number=number),
            partial(_telephone, number=number),
        ]
    return (*found, _answer_and_close)


def _begin(desk: Desk, text: str) -> None:
    keep_begun(desk, 0, "case.log", {"words": text})


def _log(desk: Desk, who: str, number: int) -> None:
    person = Person(who, who.replace("  ", " "), f"{number + 20} Chapel Row\nWells", "BA5 2XX", "01632 960150")
    points = (Point("The lift stood still for a week.", "ours"), Point("Nobody answered the telephone.", "ours"))
    contact = Contact(asked="yes", work_open="no")
    intake = Intake(person, DAY, first_heard_by="the clerk", points=points, outcomes=("It runs.",), contact=contact)
    log_complaint(desk, intake)


def _note(desk: Desk, who: str) -> None:
    add_note(desk, _case(desk, who).case_id, DAY, "Rang again at noon, and was told when the engineer comes.")


def _write(desk: Desk, who: str, words: str) -> None:
    letter = open_letter(desk, _case(desk, who).case_id, "acknowledgement", 1)
    text = letter.composed.part("received").text
    keep_draft(desk, letter.written("received", f"{text}\n\n{words}"))


def _issue(desk: Desk, who: str) -> None:
    issue(desk, open_letter(desk, _case(desk, who).case_id, "acknowledgement", 1))


def _withdraw(desk: Desk, who: str) -> None:
    case = _case(desk, who)
    withdraw(desk, case.case_id, case.letters[-1].letter_id)


def _post(desk: Desk, who: str) -> None:
    case = _case(desk, who)
    mark_posted(desk, case.case_id, case.letters[-1].letter_id, DAY, "second")


def _strike_note(desk: Desk, who: str) -> None:
    case = _case(desk, who)
    note = next(line for line in case.history if line.kind == "note")
    strike_out(desk, case.case_id, note.seq, "That was another resident.")


def _extend(desk: Desk, who: str) -> None:
    until = desk.workdays.after(DAY, 20)
    reason = "The lift company's engineer can only report next week."
    extension = Milestone("extended", DAY, 1, "by post", until=until, reason=reason)
    record_milestone(desk, _case(desk, who).case_id, extension)


def _request(desk: Desk, number: int) -> None:
    contact = Contact(asked="no", unhappy="no", wants="repair")
    matter, following = "The kitchen tap drips.", desk.workdays.after(DAY, 3)
    who, where = f"Mrs V. Pell {number}", "12 Chapel Row\nWells"
    log_request(desk, RequestIntake("service_request", DAY, who, where, "01632 960113", matter, contact, following))


def _close_request(desk: Desk, number: int) -> None:
    row = next(one for one in request_list(desk) if one.name == f"Mrs V. Pell {number}")
    close_request(desk, row.request_id, "The plumber came, and it drips no more.")


def _telephone(desk: Desk, number: int) -> None:
    save_settings(desk, replace(read_settings(desk), phone=f"01632 96020{number}"))


def _answer_and_close(desk: Desk) -> None:
    close_case(desk, _case(desk, "Mrs G. Nwosu").case_id, DAY, "The second charge was returned.")


def _case(desk: Desk, who: str) -> CaseFile:
    return case_file(desk, next(row.case_id for row in case_list(desk) if row.who == who))
