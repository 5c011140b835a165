"""The guide of more time: whether it was told, the new date with its count, the reasons, agreement, and updates.

It shows the original date, the longest ordinary one and the date in force, and does not pretend: a notice that goes
after the date extends nothing, and then the guide offers what can still be done.
"""

from __future__ import annotations

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.event_sheets import MOST_OF_A_UNIT, EventSheet
from app.casework.extension_steps import extension_steps
from app.casework.guides import CHECK, Answers, Guide, visible_fields
from app.casework.milestones import Milestone
from app.casework.objections import objection_problems
from app.casework.planned_extensions import (
    Extension,
    agreed_updates,
    plan_extension,
    reason_problems,
    record_sent,
    sent_problems,
    until_problems,
)
from app.casework.texts import TEXT_LENGTH, past_date_problems, tidy, too_long, whole_number
from app.casework.told_delays import record_told_delay
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.updates import interval_problems


def extend_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """More time for the answer of the stage that the case is at."""
    case = case_records(desk, case_id)
    sheet = EventSheet(desk, case, case.stage)
    steps = extension_steps(sheet)

    def problems(key: str, answers: Answers) -> tuple[Problem, ...]:
        shown = {field.key for one in steps if one.key == key for field in visible_fields(one, answers)}
        return tuple(one for one in _problems(sheet, answers) if one.field in shown)

    guide = Guide(
        key="extend",
        title=f"Take longer at stage {case.stage}",
        steps=steps,
        first="told",
        following=lambda key, answers: _following(sheet, key, answers),
        problems=problems,
        finish="Record it",
    )
    return CaseForm(guide, lambda answers: _act(sheet, answers))


def extension_of(sheet: EventSheet, answers: Answers) -> Extension:
    """The extension that the answers describe, with what was agreed about updates."""
    agreed = answers.get("updates") == "yes"
    notice = sheet.milestone("extended", {**answers, "on": sheet.desk.today()})
    return Extension(
        stage=notice.stage,
        until=notice.until,
        reason=notice.reason,
        good_reason=notice.good_reason,
        panel=notice.panel,
        agreed=notice.agreed,
        objection=notice.objection,
        every=whole_number(str(answers.get("every") or ""), MOST_OF_A_UNIT) if agreed else 0,
        unit=str(answers.get("unit") or "") if agreed else "",
    )


def _following(sheet: EventSheet, key: str, answers: Answers) -> str:
    updates = "updates" if sheet.case.edition.intervals else CHECK
    if key == "told":
        return "late" if answers.get("told") == "late" else "date"
    if key == "why":
        return "agreed" if sheet.wants_agreement(answers) else updates
    return {"date": "why", "agreed": updates, "late": updates, "updates": CHECK}[key]


def _problems(sheet: EventSheet, answers: Answers) -> tuple[Problem, ...]:
    """What is to be put right in all of it, each thing beside its field."""
    told, found = str(answers.get("told") or ""), list[Problem]()
    clock = sheet.case.answer_clock(sheet.stage)
    if told not in ("plan", "sent", "late") or clock is None:
        return (Problem("told", "Say whether the resident has been told of the new date already."),)
    if told == "late":
        found += _late_problems(sheet.desk, answers)
    elif told == "sent":
        found += sent_problems(sheet.desk, sheet.case, sheet.milestone("extended", answers))
    else:
        extension = extension_of(sheet, answers)
        found += until_problems(sheet.desk, clock, extension.until)
        found += reason_problems(sheet.desk, clock, extension)
        found += objection_problems(extension.objection, sheet.desk.today())
    return (*found, *_update_problems(sheet, answers))


def _late_problems(desk: Desk, answers: Answers) -> tuple[Problem, ...]:
    words = tidy(str(answers.get("said") or ""))
    found = list(past_date_problems("said_on", "The day on which you told them", answers.get("said_on"), desk.today()))
    if not words:
        found.append(Problem("said", "Enter what you told them: the apology, and when the answer will come."))
    return (*found, *too_long("said", "This", words, TEXT_LENGTH))


def _update_problems(sheet: EventSheet, answers: Answers) -> tuple[Problem, ...]:
    if not sheet.case.edition.intervals:
        return ()
    if answers.get("updates") not in ("yes", "no"):
        return (Problem("updates", "Say whether you have agreed with them how often they hear from you."),)
    extension = extension_of(sheet, answers)
    return interval_problems(extension.every, extension.unit) if answers.get("updates") == "yes" else ()


def _act(sheet: EventSheet, answers: Answers) -> str:
    desk, case = sheet.desk, sheet.case
    extension, told = extension_of(sheet, answers), answers.get("told")
    if told == "late":
        on = answers.get("said_on")
        record_told_delay(desk, case.case_id, on, str(answers.get("said") or ""), agreed_updates(extension, on))
        return "What you told them is recorded. The date has not moved: send the answer as soon as you can."
    if told == "sent":
        sent = sheet.milestone("extended", answers)
        record_sent(desk, case.case_id, sent, _with_notice(extension, sent))
        return "The extension notice is recorded."
    plan_extension(desk, case.case_id, extension)
    clock = case.answer_clock(extension.stage)
    by = f" by {long_date(clock.due)}" if clock else ""
    return f"More time is planned. It counts once its notice has gone, which is to be{by}."


def _with_notice(extension: Extension, sent: Milestone) -> Milestone | None:
    """What was agreed about updates, on the day of the notice that says it."""
    return agreed_updates(extension, sent.on)


def _blocked(_desk: Desk, case: CaseRecords) -> str:
    clock = case.answer_clock(case.stage)
    if case.file_closed:
        return "This case is closed. Open it again first, if it is to go on."
    if case.refused is not None:
        return "This was not accepted, so no answer is due that could take longer."
    if clock is not None and clock.stopped is not None:
        return f"The answer of stage {case.stage} went on {long_date(clock.stopped)}. There is nothing to extend."
    return ""


def _fits(_desk: Desk, case: CaseRecords) -> bool:
    clock = case.answer_clock(case.stage)
    return clock is not None and clock.rule.longest_extension is not None


EXTEND = Deed(
    key="extend",
    verb="Take longer…",
    group="answering",
    form=extend_form,
    blocked=_blocked,
    fits=_fits,
)
