"""New issues: what a resident raises while a complaint runs, which joins it or becomes a complaint of its own.

It joins where it is related, stage 1 is not answered yet, and it would not hold the answer up unreasonably (2024 Code
6.8; 2022 Code 5.7). Otherwise it is a new complaint, received on the day on which it was raised.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.casework.cases import CaseRecords, case_records
from app.casework.definitions import correction_of, definition_now, kept_beside
from app.casework.desks import Desk
from app.casework.intakes import (
    HOW,
    WHOSE,
    Intake,
    Person,
    Point,
    Representative,
    define,
    enter_complaint,
    intake_problems,
    next_reference,
    note_hazard,
    tidied,
)
from app.casework.outlooks import closed_problems
from app.casework.settings import Settings, actor, actor_of, read_settings
from app.casework.texts import LINE_LENGTH, POINT_LENGTH, past_date_problems, tidy_line, tidy_list, too_long
from app.models.books import Work
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused


@dataclass(frozen=True)
class NewIssue:
    """Something new that a resident raised, as it was typed."""

    text: str = ""
    whose: str = "to_check"
    raised_on: dt.date | str | None = None
    how: str = "phone"
    heard_by: str = ""
    related: str = ""
    """Whether it has to do with this complaint: 'yes' or 'no'."""
    delays: str = ""
    """Whether to take it in would hold the answer up unreasonably: 'yes' or 'no'."""
    outcomes: tuple[str, ...] = ()
    """What they want done about it."""
    hazard: str = ""
    """'yes' where it could be a hazard in the home."""
    hazard_action: str = ""


def answered_on(case: CaseRecords) -> dt.date | None:
    """The day on which stage 1 was answered; None while it was not."""
    return min((one.on for one in case.standing if _answers(one.kind, one.body.get("stage", 1))), default=None)


def joins(case: CaseRecords, issue: NewIssue) -> bool:
    """Whether an issue is taken into the complaint; else it becomes one of its own."""
    runs = case.stage == 1 and answered_on(case) is None and case.refused is None
    return runs and (issue.related, issue.delays) == ("yes", "no")


def issue_problems(desk: Desk, case: CaseRecords, issue: NewIssue) -> tuple[Problem, ...]:
    """What must be put right before a new issue can be recorded."""
    found = [
        *closed_problems(case),
        *past_date_problems("raised_on", "The day on which they raised it", issue.raised_on, desk.today()),
        *too_long("text", "This", issue.text, POINT_LENGTH),
        *too_long("heard_by", "This", issue.heard_by, LINE_LENGTH),
        *too_long("hazard_action", "This", issue.hazard_action, LINE_LENGTH),
    ]
    if isinstance(issue.raised_on, dt.date) and issue.raised_on < case.received_on():
        received = long_date(case.received_on())
        found.append(
            Problem("raised_on", f"The complaint was received on {received}. What was said before is no news.")
        )
    if not issue.text:
        found.append(Problem("text", "Enter what they raised, as the letter will say it."))
    if issue.whose not in WHOSE:
        found.append(Problem("whose", "Say whose responsibility it is; it can still be to be checked."))
    if issue.how not in HOW:
        found.append(Problem("how", "Choose how it reached you."))
    if issue.hazard not in ("yes", "no"):
        found.append(Problem("hazard", "Say whether it could be a danger to health or safety."))
    if issue.related not in ("yes", "no"):
        found.append(Problem("related", "Say whether it has to do with this complaint."))
    if issue.delays not in ("yes", "no"):
        found.append(Problem("delays", "Say whether to take it in would hold the answer up unreasonably."))
    for number, outcome in enumerate(issue.outcomes, 1):
        found += too_long("outcomes", f"Outcome {number}", outcome, POINT_LENGTH)
    return tuple(found)


def raise_issue(desk: Desk, case_id: int, issue: NewIssue) -> int:
    """Record what a resident raised: a point more of this case, or a new case. Returns the number of the case it is in.

    All of it is one transaction. Raises Refused.
    """
    case, issue = case_records(desk, case_id), _tidied(issue)
    problems = issue_problems(desk, case, issue)
    if problems or not isinstance(issue.raised_on, dt.date):
        raise Refused(problems)
    if joins(case, issue):
        with desk.book.writing(actor(desk)) as work:
            _join(desk, work, case, issue, issue.raised_on)
        return case_id
    intake = _intake(case, issue)
    problems = tuple(_beside(one) for one in intake_problems(intake, desk.today()))
    if problems:
        raise Refused(problems)
    settings = read_settings(desk)
    with desk.book.writing(actor_of(settings)) as work:
        return _open(desk, work, case, (issue, intake), settings)


def _join(desk: Desk, work: Work, case: CaseRecords, issue: NewIssue, raised_on: dt.date) -> None:
    """The issue as a point more of the complaint's definition, with the outcomes wanted of it."""
    points, outcomes, questions = definition_now(case)
    more = tuple(outcome for outcome in issue.outcomes if outcome not in outcomes)
    new = ((*points, Point(issue.text, issue.whose)), (*outcomes, *more), questions)
    number = len(new[0])
    danger = " It may be a hazard." if issue.hazard == "yes" else ""
    sentence = (
        f"Something new was raised on {long_date(raised_on)}, and taken in as point {number}: {issue.text}{danger}"
    )
    work.append(case.case_id, "issue_raised", on=raised_on, sentence=sentence, body=_body(issue, None))
    why = f"Taken in, as raised on {long_date(raised_on)}: point {number}."
    define(desk, work, case.case_id, new, kept_beside(case, new).body() | correction_of(case.last("defined"), why))
    if issue.hazard == "yes":
        note_hazard(work, case.case_id, raised_on, issue.hazard_action, {"about": issue.text})


def _open(desk: Desk, work: Work, case: CaseRecords, raised: tuple[NewIssue, Intake], settings: Settings) -> int:
    """The issue as a complaint of its own, received on the day on which it was raised; both name each other."""
    issue, intake = raised
    raised_on = issue.raised_on if isinstance(issue.raised_on, dt.date) else desk.today()
    reference = next_reference(work, desk.today())
    number = enter_complaint(desk, work, intake, raised_on, settings)
    said = f"Something new was raised on {long_date(raised_on)}, and became complaint {reference}: {issue.text}"
    body = _body(issue, number, answered=answered_on(case) is not None)
    work.append(case.case_id, "issue_raised", on=raised_on, sentence=said, body=body)
    there = f"Linked with {reference}: raised on {long_date(raised_on)} while this complaint ran."
    here = f"Linked with {case.reference}: it was raised while that complaint ran."
    why = "Raised while the other complaint ran."
    work.append(case.case_id, "linked", on=desk.today(), sentence=there, body={"case": number, "why": why})
    work.append(number, "linked", on=desk.today(), sentence=here, body={"case": case.case_id, "why": why})
    return number


def _intake(case: CaseRecords, issue: NewIssue) -> Intake:
    """The new complaint: of the same person, with what helps them, as it was raised."""
    person, needs = case.facts("person"), case.facts("adjusted")
    acting = person.get("representative")
    return tidied(
        Intake(
            person=Person(**{key: person[key] for key in Person.__dataclass_fields__}),
            representative=Representative(**acting) if acting else None,
            received_on=issue.raised_on,
            received_how=issue.how,
            first_heard_by=issue.heard_by,
            words=issue.text,
            points=(Point(issue.text, issue.whose),),
            outcomes=issue.outcomes,
            large_print=bool(needs.get("large_print", False)),
            adjustments=tuple(needs.get("adjustments", ())),
            vulnerabilities=str(needs.get("vulnerabilities", "")),
            hazard=issue.hazard,
            hazard_action=issue.hazard_action,
        )
    )


def _body(issue: NewIssue, number: int | None, *, answered: bool = False) -> dict[str, object]:
    return {
        "text": issue.text,
        "whose": issue.whose,
        "related": issue.related,
        "answered": "yes" if answered else "no",
        "delays": issue.delays,
        "outcome": "merged" if number is None else "new_case",
        "case": number,
        "hazard": issue.hazard,
        "hazard_action": issue.hazard_action,
        "how": issue.how,
        "heard_by": issue.heard_by,
    }


def _answers(kind: str, stage: object) -> bool:
    return kind == "responded" and stage == 1


def _beside(problem: Problem) -> Problem:
    """A problem of the new complaint, beside the field of this form that it comes from; else of the whole."""
    fields = {"received_on": "raised_on", "received_how": "how", "first_heard_by": "heard_by", "points": "text"}
    own = {"hazard_action", "outcomes"}
    field = fields.get(problem.field, problem.field if problem.field in own else "")
    return replace(problem, field=field)


def _tidied(issue: NewIssue) -> NewIssue:
    return replace(
        issue,
        text=tidy_line(issue.text),
        heard_by=tidy_line(issue.heard_by),
        hazard_action=tidy_line(issue.hazard_action) if issue.hazard == "yes" else "",
        outcomes=tidy_list(issue.outcomes),
    )
