"""The intake guide: from a telephone call to a logged complaint, one question a step.

Its first questions are the triage (2024 Code 1.3 to 1.6): nobody has to say "complaint", and a contact that is none is
recorded all the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from app.casework.clauses import clause_beside
from app.casework.desks import Desk
from app.casework.guides import CHECK, YES_NO, Answers, Caution, Field, Guide, Step
from app.casework.intakes import (
    Intake,
    Person,
    Point,
    Representative,
    intake_problems,
    log_complaint,
    tidied,
)
from app.casework.quoted_fields import QUOTED
from app.casework.requests import OUTCOMES, WATCHED, RequestIntake, log_request, request_problems
from app.casework.triage_guides import contact_of, following_triage, found_out, governing, triage_problems, triage_steps
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.problems import Problem
from app.rules.triage import is_complaint

INTAKE = "intake"
"""The key of the guide, under which what is typed into it is kept."""


def intake_guide(desk: Desk, officer: str = "") -> Guide:
    """The intake guide for today, with the clauses of the edition in force."""
    edition = desk.editions.in_force_on(desk.today())
    return Guide(
        key=INTAKE,
        title="New complaint",
        steps=(*triage_steps(desk, edition, officer), *_case_steps(desk, edition), _request_step(desk)),
        first="contact",
        following=lambda step, answers: _following(desk, step, answers),
        problems=lambda step, answers: _problems(desk, step, answers),
        finish="Log this complaint",
    )


def intake_of(desk: Desk, answers: Answers) -> Intake:
    """The complaint that the answers describe, tidied."""
    text = _reader(answers)
    represented = answers.get("represented") == "yes"
    return tidied(
        Intake(
            person=Person(**{key: text(key) for key in Person.__dataclass_fields__}),
            received_on=answers.get("received_on"),
            received_how=text("received_how"),
            logged_on=answers.get("logged_on") if governing(desk, answers).counts("logged") else None,
            first_heard_by=text("first_heard_by"),
            words=text("words"),
            points=tuple(Point(point, whose or "to_check") for point, whose in answers.get("points") or ()),
            outcomes=tuple(answers.get("outcomes") or ()),
            questions=tuple(answers.get("questions") or ()),
            representative=Representative(**{key: text(f"rep_{key}") for key in Representative.__dataclass_fields__})
            if represented
            else None,
            large_print=bool(answers.get("large_print")),
            adjustments=tuple(answers.get("adjustments") or ()),
            vulnerabilities=text("vulnerabilities"),
            hazard=text("hazard"),
            hazard_about=text("hazard_about"),
            hazard_action=text("hazard_action"),
            job=text("job") if answers.get("work_open") == "yes" else "",
            contact=contact_of(desk, answers),
            outcome=found_out(desk, answers),
            came_from=int(answers.get("came_from") or 0),
        )
    )


def request_of(desk: Desk, answers: Answers) -> RequestIntake:
    """The contact, where it is no complaint."""
    text = _reader(answers)
    return RequestIntake(
        outcome=found_out(desk, answers),
        received_on=answers.get("received_on"),
        name=text("request_name"),
        address=text("request_address"),
        phone=text("request_phone"),
        matter=text("request_matter"),
        contact=contact_of(desk, answers),
        review_on=answers.get("request_review_on") if _watched(desk, answers) else None,
    )


def finish_intake(desk: Desk, answers: Answers) -> tuple[str, int]:
    """Write down what the guide found: ("complaint", case) or ("request", contact). Raises Refused."""
    if is_complaint(found_out(desk, answers)):
        return "complaint", log_complaint(desk, intake_of(desk, answers))
    return "request", log_request(desk, request_of(desk, answers))


def _reader(answers: Answers) -> Callable[[str], str]:
    return lambda key: str(answers.get(key) or "")


def _following(desk: Desk, step: str, answers: Answers) -> str:
    if step in ("asked", "unhappy", "matter", "wants"):
        return following_triage(desk, step, answers)
    fixed = {"contact": "asked", "who": "what", "hazard": "needs", "needs": CHECK, "request": ""}
    if step == "work":
        return "who" if is_complaint(found_out(desk, answers)) else "request"
    if step == "what":
        return "hazard"
    return fixed[step]


def _problems(desk: Desk, step: str, answers: Answers) -> tuple[Problem, ...]:
    """What is wrong on one step: choices not made, and those problems of the whole that belong on its page."""
    whole = request_problems(request_of(desk, answers), desk.today())
    if step != "request":
        whole = intake_problems(intake_of(desk, answers), desk.today())
    return (*triage_problems(desk, step, answers), *(problem for problem in whole if problem.field in _FIELDS[step]))


_FIELDS: dict[str, tuple[str, ...]] = {
    "contact": ("received_on", "received_how", "first_heard_by", "logged_on"),
    "asked": (),
    "unhappy": (),
    "matter": (),
    "wants": (),
    "work": ("job",),
    "who": (
        *Person.__dataclass_fields__,
        *(f"rep_{key}" for key in Representative.__dataclass_fields__),
    ),
    "what": ("words", "points", "outcomes", "questions"),
    "hazard": ("hazard_action",),
    "needs": ("adjustments", "vulnerabilities"),
    "request": ("request_name", "request_address", "request_phone", "request_matter", "request_review_on"),
    CHECK: (),
}


def _case_steps(desk: Desk, edition: Edition) -> tuple[Step, ...]:
    return (
        Step(
            "who",
            "Who",
            "Who is complaining?",
            (*person_fields(), *representative_fields()),
            clause=clause_beside(edition, "people", "representation"),
        ),
        Step(
            "what",
            "What is wrong",
            "What are they unhappy about, and what do they want?",
            _definition_fields(),
            clause="Together, the points and the wishes are the complaint's definition.",
            advice=lambda answers: _hazard_prompt(desk, answers),
        ),
        Step(
            "hazard",
            "Hazard",
            "Could this be a hazard in the home?",
            _hazard_fields(),
            clause=f"{desk.hazards.source}, beside the complaint. To be confirmed: {desk.hazards.to_be_confirmed}.",
            advice=lambda answers: _hazard_prompt(desk, answers),
        ),
        Step(
            "needs",
            "What would help",
            "What would make this easier for them?",
            needs_fields(),
            clause=clause_beside(edition, "people", "adjustments"),
        ),
    )


def _definition_fields() -> tuple[Field, ...]:
    spoken = f"One a line. {QUOTED}: “You reported the leak and nobody came.”"
    asked = "Anything unclear, to ask in the letter"
    return (
        Field("points", "Points complained of", "points", hint=spoken),
        Field("outcomes", "What they want done", "list", hint=f"One a line. {QUOTED}.", optional=True),
        Field("questions", asked, "list", hint=f"As a whole question. {QUOTED}.", optional=True),
        Field("words", "What they said, in their own words", "lines", optional=True),
    )


def _hazard_fields() -> tuple[Field, ...]:
    return (
        Field(
            "hazard",
            "Could it be a danger to health or safety?",
            "yes_no",
            hint="Damp, mould, a leak, no heating, electrics, gas, fire, falls.",
            options=YES_NO,
        ),
        Field(
            "hazard_about",
            "What may be dangerous",
            "line",
            hint="In a few words: damp in the bedroom. Left empty, it goes by the points complained of.",
            optional=True,
            shown=lambda answers: answers.get("hazard") == "yes",
        ),
        Field(
            "hazard_action",
            "Who was told of it, and when",
            "line",
            optional=True,
            shown=lambda answers: answers.get("hazard") == "yes",
        ),
    )


def _hazard_prompt(desk: Desk, answers: Answers) -> str:
    """A prompt where the words may mean danger, with the date that runs beside the complaint."""
    texts = [str(answers.get("words") or ""), *(point for point, _ in answers.get("points") or ())]
    found = desk.hazards.found_in(*texts)
    if not found and answers.get("hazard") != "yes":
        return ""
    received = answers.get("received_on")
    by = desk.hazards.investigate_by(received, desk.workdays) if isinstance(received, dt.date) else None
    mentioned = f"They mention: {', '.join(found)}. " if found else ""
    due = f"If it could be a significant hazard, the investigation is due by {long_date(by)}. " if by else ""
    return Caution(f"{mentioned}{due}Tell whoever does repairs now; do not wait for the complaint.")


def person_fields() -> tuple[Field, ...]:
    """Who is complaining, and whether somebody acts for them."""
    return (
        Field("name", "Full name", "line"),
        Field(
            "salutation",
            "How should letters address them?",
            "line",
            hint="Mr Dunmore, for “Dear Mr Dunmore”. Left empty, the full name is used.",
            optional=True,
        ),
        Field("address", "Address", "lines", hint="One line for each line of the envelope.", optional=True),
        Field("postcode", "Postcode", "line", optional=True),
        Field("phone", "Telephone", "line", optional=True),
        Field("email", "E-mail", "line", optional=True),
        Field(
            "represented",
            "Does somebody act for them?",
            "yes_no",
            hint="A relative, friend or adviser. Nobody needs a signed form to start with.",
            options=YES_NO,
            initial="no",
        ),
    )


def representative_fields() -> tuple[Field, ...]:
    """Who acts for them, once somebody does."""

    def shown(answers: Answers) -> bool:
        return answers.get("represented") == "yes"

    fields: tuple[tuple[str, str, str], ...] = (
        ("rep_name", "Representative's full name", "line"),
        ("rep_relation", "Who they are to the resident", "line"),
        ("rep_address", "Representative's address", "lines"),
        ("rep_postcode", "Representative's postcode", "line"),
        ("rep_phone", "Representative's telephone", "line"),
        ("rep_email", "Representative's e-mail", "line"),
        ("rep_authority", "What shows that they may act", "line"),
    )
    return tuple(Field(key, label, kind, optional=key != "rep_name", shown=shown) for key, label, kind in fields)


def needs_fields() -> tuple[Field, ...]:
    """What would make it easier for them."""
    return (
        Field("large_print", "Letters in large print", "tick", optional=True),
        Field(
            "adjustments",
            "Other adjustments",
            "list",
            hint=f"“Ring in the mornings.” “Letters in Braille.” {QUOTED}.",
            optional=True,
        ),
        Field(
            "vulnerabilities",
            "Anything that makes them vulnerable, as far as they told you",
            "lines",
            hint="Kept on this PC, and never printed in a letter.",
            optional=True,
        ),
    )


REVIEW_AFTER = 10
"""Working days after which a request is looked at again, unless she says otherwise: a suggestion, of no Code."""


def _watched(desk: Desk, answers: Answers) -> bool:
    return found_out(desk, answers) in WATCHED


def _request_step(desk: Desk) -> Step:
    def advice(answers: Answers) -> str:
        found = OUTCOMES.get(found_out(desk, answers), "")
        return (
            f"{found}. Not a complaint so far. Tell them what happens next, and that they can complain at any time."
            if found
            else ""
        )

    return Step(
        "request",
        "Record the contact",
        "Who told you, and what happens next?",
        (
            Field("request_name", "Full name", "line"),
            Field("request_address", "Address", "lines", optional=True),
            Field("request_phone", "Telephone", "line", optional=True),
            Field("request_matter", "What they told you, and what happens next", "lines"),
            Field(
                "request_review_on",
                "When do you look at it again?",
                "date",
                hint="Today reminds you. The Code has requests reviewed, and leaves the interval to you.",
                initial=desk.workdays.after(desk.today(), REVIEW_AFTER),
                optional=True,
                shown=lambda answers: _watched(desk, answers),
            ),
        ),
        advice=advice,
        ending="Record it",
    )
