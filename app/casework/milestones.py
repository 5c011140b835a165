"""What happens on a case after it was logged: events that move the clocks, notes, hazards, closing.

A letter that Casebook printed is marked as posted in `letters`. Here is what came about elsewhere: a letter written by
hand, a request for stage 2 on the telephone, an answer that a trustee sent.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.outlooks import closed_problems, entry_problems
from app.casework.settings import actor, read_settings
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused
from app.rules.timelines import Entry

EVENTS = {
    "logged": "Complaint logged",
    "acknowledged": "Acknowledgement sent",
    "extended": "Extension notice sent",
    "responded": "Response sent",
    "escalation_requested": "Next stage asked for",
}
"""The events that can be recorded by hand, and what to call them."""


def countable_kinds(case: CaseRecords) -> tuple[str, ...]:
    """The events that this case can have: the last stage has no next one, and logging counts in some editions only."""
    last = case.stage >= case.edition.most_stages
    counts_logging = any("logged" in (rule.starts, rule.stops) for rule in case.edition.clocks)
    left_out = {*(["escalation_requested"] if last else []), *([] if counts_logging else ["logged"])}
    return tuple(kind for kind in EVENTS if kind not in left_out)


@dataclass(frozen=True)
class Milestone:
    """One event of a case, as it was typed."""

    kind: str
    on: dt.date | str | None
    stage: int = 1
    how: str = ""
    """How it went out or came in: 'by second class post', 'by telephone'."""
    until: dt.date | str | None = None
    """For an extension: the new date for the answer."""
    reason: str = ""
    """For an extension: why more time is needed."""
    good_reason: str = ""
    """For an extension past the ordinary limit: the good reason that the notice gave."""
    person: str = ""
    """For a request for the next stage: who will deal with it."""


def milestone_problems(desk: Desk, case: CaseRecords, milestone: Milestone) -> tuple[Problem, ...]:
    """What must be put right before an event can be recorded."""
    what = f"The date of “{EVENTS[milestone.kind].lower()}”"
    found = [
        *past_date_problems("on", what, milestone.on, desk.today()),
        *too_long("how", "This", milestone.how, NAME_LENGTH),
        *too_long("reason", "The reason", milestone.reason, TEXT_LENGTH),
        *too_long("person", "The name", milestone.person, NAME_LENGTH),
    ]
    found += closed_problems(case)
    if milestone.kind == "logged" and "logged" not in countable_kinds(case):
        found.append(Problem("", f"Under the {case.edition.short_name} nothing is counted from the day of logging."))
    if milestone.kind == "extended":
        found += _extension_problems(milestone)
    if milestone.kind == "escalation_requested":
        found += _escalation_problems(desk, case, milestone)
    elif milestone.stage > case.stage:
        found.append(Problem("", f"Stage {milestone.stage} was not asked for yet. Record that first."))
    if not found and isinstance(milestone.on, dt.date):
        until = milestone.until if isinstance(milestone.until, dt.date) else None
        entry = Entry(
            seq=case.next_seq,
            kind=milestone.kind,
            on=milestone.on,
            stage=milestone.stage,
            until=until,
            good_reason=milestone.good_reason,
        )
        found += entry_problems(desk, case, entry)
    return tuple(found)


def record_milestone(desk: Desk, case_id: int, milestone: Milestone) -> int:
    """Record an event that moves the clocks; returns the entry's number. Raises Refused."""
    case = case_records(desk, case_id)
    problems = milestone_problems(desk, case, milestone)
    if problems or not isinstance(milestone.on, dt.date):
        raise Refused(problems)
    body: dict[str, object] = {"stage": milestone.stage, "how": tidy_line(milestone.how)}
    if isinstance(milestone.until, dt.date):
        body |= {"until": milestone.until.isoformat(), "notice_reason": tidy(milestone.reason)}
        body["good_reason"] = tidy(milestone.good_reason)
    sentence = _sentence(milestone, milestone.on)
    with desk.book.writing(actor(desk)) as work:
        seq = work.append(case_id, milestone.kind, on=milestone.on, sentence=sentence, body=body)
        if milestone.kind == "escalation_requested":
            person = tidy_line(milestone.person)
            sentence = f"Stage {milestone.stage} is dealt with by {person}."
            body = {"stage": milestone.stage, "name": person, "post": ""}
            work.append(case_id, "assigned", on=desk.today(), sentence=sentence, body=body)
    return seq


def add_note(desk: Desk, case_id: int, on: dt.date | str | None, text: str) -> int:
    """Write a note on a case: a call, a visit, what was found. Raises Refused, or NoSuchCase."""
    case_records(desk, case_id)
    text = tidy(text)
    problems = [
        *past_date_problems("on", "The date of the note", on, desk.today()),
        *too_long("text", "The note", text, TEXT_LENGTH),
    ]
    if not text:
        problems.append(Problem("text", "Enter what happened or was said."))
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "note", on=on, sentence=f"Note: {text}")


def record_hazard_action(desk: Desk, case_id: int, on: dt.date | str | None, action: str) -> int:
    """Record what was done about a possible hazard: who was told, or what was found. Raises Refused, or NoSuchCase."""
    case_records(desk, case_id)
    action = tidy(action)
    problems = [
        *past_date_problems("on", "The date", on, desk.today()),
        *too_long("action", "This", action, TEXT_LENGTH),
    ]
    if not action:
        problems.append(Problem("action", "Enter what was done: who was told, or what was found."))
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        body = {"action": action}
        return work.append(case_id, "hazard_action", on=on, sentence=f"About the hazard: {action}", body=body)


def close_case(desk: Desk, case_id: int, on: dt.date | str | None, reason: str) -> int:
    """Close a case. Its lateness stays in the record. Raises Refused, also while an answer is still due."""
    case = case_records(desk, case_id)
    reason = tidy(reason)
    problems = list(past_date_problems("on", "The date of closing", on, desk.today()))
    problems += too_long("reason", "The reason", reason, TEXT_LENGTH)
    if not reason:
        problems.append(Problem("reason", "Enter why the case can be closed."))
    if case.file_closed:
        problems.append(Problem("", "This case is closed already."))
    waiting = case.waiting
    if waiting:
        what = waiting[-1].rule.name.lower()
        problems.append(Problem("", f"The {what} has not been sent. Send it, then close the case."))
    if case.unposted:
        sentence = "A letter is issued and not posted. Say that you posted it, or strike it out, then close the case."
        problems.append(Problem("", sentence))
    if isinstance(on, dt.date) and not problems:
        problems += _closing_problems(case, on)
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        sentence = f"Closed on {long_date(on)}: {reason}"
        return work.append(case_id, "closed", on=on, sentence=sentence, body={"reason": reason})


def _closing_problems(case: CaseRecords, on: dt.date) -> list[Problem]:
    """A case is not closed before its last answer went."""
    answered = max((clock.stopped for clock in case.clocks if clock.stopped), default=on)
    if on >= answered:
        return []
    return [Problem("on", f"The answer went on {long_date(answered)}, so the case was not closed before that.")]


def _extension_problems(milestone: Milestone) -> list[Problem]:
    found = []
    if not isinstance(milestone.until, dt.date):
        found.append(Problem("until", "Enter the new date that the notice gave."))
    if not milestone.reason.strip():
        found.append(Problem("reason", "Enter the reason that the notice gave for needing more time."))
    return found


def _escalation_problems(desk: Desk, case: CaseRecords, milestone: Milestone) -> list[Problem]:
    """The next stage must exist, and nobody considers a complaint twice (2024 Code 5.3, 6.13; 2022 Code 5.12, 5.17)."""
    if milestone.stage > case.edition.most_stages:
        most = case.edition.most_stages
        return [Problem("", f"The {case.edition.short_name} has {most} stages, and the last was reached.")]
    if milestone.stage != case.stage + 1:
        return [Problem("", f"The complaint is at stage {case.stage}, so stage {case.stage + 1} is the next.")]
    person = tidy_line(milestone.person)
    if not person:
        people = read_settings(desk).stage2_people
        named = f" In Settings you named: {', '.join(people)}." if people else ""
        return [Problem("person", f"Enter who will deal with stage {milestone.stage}.{named}")]
    before = {_letters(name): stage for stage, name in case.people.items() if stage < milestone.stage}
    if _letters(person) in before:
        stage = before[_letters(person)]
        return [Problem("person", f"{person} dealt with stage {stage}, so somebody else must take this stage.")]
    return []


def _letters(name: str) -> str:
    """A name without its stops and spaces: 'Anne Clerk.' is Anne Clerk."""
    return "".join(filter(str.isalnum, name.casefold()))


def _sentence(milestone: Milestone, on: dt.date) -> str:
    how = f" {tidy_line(milestone.how)}" if milestone.how.strip() else ""
    day = long_date(on)
    if milestone.kind == "escalation_requested":
        return f"Stage {milestone.stage} was asked for on {day}{how}."
    if milestone.kind == "extended" and isinstance(milestone.until, dt.date):
        new = long_date(milestone.until)
        return f"Stage {milestone.stage} extension notice sent on {day}{how}; new date {new}. {tidy(milestone.reason)}"
    if milestone.kind == "logged":
        return f"Logged at stage 1 on {day}."
    what = {"acknowledged": "acknowledgement", "responded": "response"}[milestone.kind]
    return f"Stage {milestone.stage} {what} sent on {day}{how}."
