"""The next step of a case: the one thing that is waiting for the officer, and the verb on its button."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.completions import COMPLETED, untold
from app.casework.decisions import decider, decision_problems
from app.casework.desks import Desk
from app.casework.escalations import escalation_blocked
from app.casework.letter_facts import letter_rule
from app.casework.letter_kinds import KINDS
from app.casework.letter_matters import basis
from app.casework.planned_extensions import planned_record
from app.casework.promises import Promise, open_promises
from app.casework.refusal_letters import TOLD, letter_kind, refusal_letter, told_on
from app.casework.reopenings import reopened_for
from app.casework.settings import read_settings
from app.casework.side_dates import window_of
from app.rules.clocks import Clock
from app.rules.workdays import BeyondCalendar

UPDATE = "progress_update"
"""The kind of letter that tells a resident how it goes."""


@dataclass(frozen=True)
class NextStep:
    """What to do next; `verb` is the button's text."""

    key: str
    """One of write, post, record, hazard, deed, note, ask, request."""
    verb: str
    kind: str
    """For write and post: the kind of letter. For record: the event to record. For a deed: its key."""
    stage: int
    letter_id: int | None = None
    """For post: the issued letter."""
    of: str = ""
    """For a deed and for a hazard: of what within the case."""


def next_step(desk: Desk, case: CaseRecords, drafts: Collection[tuple[str, int]]) -> NextStep | None:
    """The next step of an open case; None for a closed one.

    `drafts` are the letters being written, each as its kind and stage.
    """
    if case.file_closed:
        return None
    if not case.waiting and case.refused is not None and told_on(case) is None:
        return _step_to_tell(desk, case, drafts)
    if not case.waiting and (done := untold(desk, case)):
        return _told_step(desk, case, done[0], drafts)
    if not case.waiting and (left := open_promises(case)):
        return promise_step(left[0])
    if not case.waiting:
        return _answered_step(desk, case)
    return _step_for(desk, case, case.waiting[0], drafts)


def _answered_step(desk: Desk, case: CaseRecords) -> NextStep:
    """Once the answer is out: what the case was opened again for, what keeps it from being closed, then that it is."""
    opened = reopened_for(case)
    if opened is not None:
        return _reopened_step(desk, case, str(opened.body.get("purpose", "")))
    for hazard in case.pressing_hazards:
        return NextStep("hazard", "Record what was done", "hazard", case.stage, of=str(hazard.seq))
    return _asking_step(desk, case) or NextStep("ask", "Close the case", "closed", case.stage)


def _reopened_step(desk: Desk, case: CaseRecords, purpose: str) -> NextStep:
    """What a case was opened again for."""
    if purpose == "stage" and not escalation_blocked(desk, case):
        return NextStep("deed", f"They asked for stage {case.stage + 1}", "escalate", case.stage)
    deeds = {"righting": ("Say what puts it right", "add_remedy"), "issue": ("Record what is new", "new_issue")}
    if purpose in deeds:
        return NextStep("deed", *deeds[purpose], case.stage)
    return NextStep("note", "Write down what is done now", "note", case.stage)


def _asking_step(desk: Desk, case: CaseRecords) -> NextStep | None:
    """While the policy lets the resident ask for the next stage, that they do; closing waits in the menu till then."""
    try:
        window = window_of(desk, case)
    except BeyondCalendar:
        return None
    if window is None or case.refused is not None or window.over(desk.today()) or escalation_blocked(desk, case):
        return None
    return NextStep("deed", f"They asked for stage {window.stage}", "escalate", case.stage)


def promise_step(promise: Promise) -> NextStep:
    """The step that a promise waits for: that it is recorded as done."""
    return NextStep("deed", "Say that it is done", "keep_promise", promise.stage, of=str(promise.seq))


def _told_step(desk: Desk, case: CaseRecords, done: Promise, drafts: Collection[tuple[str, int]]) -> NextStep:
    """What a letter said would be told of is done: the letter that tells of it; or closing asks how they know."""
    which = (COMPLETED, case.stage)
    step = _letter_step(desk, case, which, drafts)
    if step is not None and (step.key == "post" or which in drafts):
        return step
    return NextStep("deed", "Tell them that it is done", f"write_{COMPLETED}", case.stage, of=str(done.seq))


def update_step(desk: Desk, case: CaseRecords, stage: int, drafts: Collection[tuple[str, int]]) -> NextStep:
    """The step that a word of progress waits for: that its letter goes, or that it was given in another way."""
    which = (UPDATE, stage)
    if stage == case.stage and (step := _letter_step(desk, case, which, drafts)) is not None:
        begun = step.key == "post" or which in drafts
        return step if begun else NextStep("deed", "Tell them how it goes", f"write_{UPDATE}", stage)
    return NextStep("record", "Record the update", "updated", stage)


def _step_for(desk: Desk, case: CaseRecords, clock: Clock, drafts: Collection[tuple[str, int]]) -> NextStep:
    """What the clock that runs out first waits for: its letter, or what comes before that letter can be written."""
    stage, event = clock.stage, clock.rule.stops
    if event == "acknowledged" or _to_acknowledge(desk, case, stage):
        step = _letter_step(desk, case, ("acknowledgement", stage), drafts)
        return step or NextStep("record", "Record the acknowledgement", "acknowledged", stage)
    for kind in ("extension", "extension_not_agreed"):
        if _planned(case, kind, stage) and (step := _letter_step(desk, case, (kind, stage), drafts)) is not None:
            return step
    step = _letter_step(desk, case, ("response", stage), drafts)
    if step is not None and step.key == "write" and decision_problems(case, stage):
        theirs = decider(desk, case, stage) not in ("", read_settings(desk).officer)
        verb = "Type in the reviewer's decision" if theirs else "Decide the answer"
        return NextStep("deed", verb, "decide", stage)
    return step or NextStep("record", "Record the response", "responded", stage)


def _letter_step(
    desk: Desk, case: CaseRecords, which: tuple[str, int], drafts: Collection[tuple[str, int]]
) -> NextStep | None:
    """To write a letter of a kind and stage, or to post the one that is issued; None where Casebook writes none."""
    kind, stage = which
    unposted = _unposted(case, kind, stage)
    if unposted is not None:
        return NextStep("post", "I posted this", kind, stage, unposted)
    if letter_rule(desk, case.edition, kind, stage) is None:
        return None
    verb = "Finish" if which in drafts else "Write"
    return NextStep("write", f"{verb} the {KINDS[kind].noun}", kind, stage)


def _to_acknowledge(desk: Desk, case: CaseRecords, stage: int) -> bool:
    """Whether a stage is to be acknowledged for which the edition has no time limit (2022 Code 5.10)."""
    if any((rule.stage, rule.stops) == (stage, "acknowledged") for rule in case.edition.clocks):
        return False
    done = any(
        (one.kind in ("acknowledged", "decided") and int(one.body.get("stage", 1)) == stage)
        or (one.kind == "letter_issued" and (one.body["letter_kind"], one.body["stage"]) == ("response", stage))
        for one in case.standing
    )
    return not done and letter_rule(desk, case.edition, "acknowledgement", stage) is not None


def _planned(case: CaseRecords, kind: str, stage: int) -> bool:
    """Whether a letter about an extension is still to go: what is planned was not told, or no agreement was given."""
    plan = basis(case, kind, stage)
    if kind == "extension" or plan is None:
        return planned_record(case, stage) is not None
    posted = {one.body["letter"] for one in case.standing if "letter" in one.body}
    told = (one for one in case.standing if one.kind == "letter_issued" and one.seq in posted)
    since = min(case.numbers_of(plan))
    alike = any((one.body["letter_kind"], one.body["stage"]) == (kind, stage) and one.seq > since for one in told)
    return plan.body.get("agreed") == "no" and not alike


def _step_to_tell(desk: Desk, case: CaseRecords, drafts: Collection[tuple[str, int]]) -> NextStep:
    """The letter that tells the resident why it is not accepted; where Casebook writes none, that one has gone."""
    kind, letter = letter_kind(case.stage), refusal_letter(case)
    if letter is not None:
        return NextStep("post", "I posted this", letter.body["letter_kind"], letter.body["stage"], letter.seq)
    if letter_rule(desk, case.edition, kind, case.stage) is None:
        return NextStep("deed", "Record the letter", TOLD, case.stage)
    verb = "Finish" if (kind, case.stage) in drafts else "Write"
    return NextStep("write", f"{verb} the letter", kind, case.stage)


def _unposted(case: CaseRecords, kind: str, stage: int) -> int | None:
    for record in case.unposted:
        if (record.body["letter_kind"], record.body["stage"]) == (kind, stage):
            return record.seq
    return None
