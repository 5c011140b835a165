"""The next step of a case: the one thing that is waiting for the officer, and the verb on its button."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.letter_facts import POSTED_AS, letter_rule
from app.rules.clocks import Clock


@dataclass(frozen=True)
class NextStep:
    """What to do next. `key` is one of write, post, record, hazard, ask; `verb` is the button's text."""

    key: str
    verb: str
    kind: str
    """For write and post: the kind of letter. For record: the event to record."""
    stage: int
    letter_id: int | None = None
    """For post: the issued letter."""


def next_step(desk: Desk, case: CaseRecords, drafts: Collection[tuple[str, int]]) -> NextStep | None:
    """The next step of an open case; None for a closed one.

    `drafts` are the letters being written, each as its kind and stage.
    """
    if case.file_closed:
        return None
    if not case.waiting:
        return NextStep("ask", "Close the case", "closed", case.stage)
    return _step_for(desk, case, case.waiting[0], drafts)


def _step_for(desk: Desk, case: CaseRecords, clock: Clock, drafts: Collection[tuple[str, int]]) -> NextStep:
    stage = clock.stage
    for kind, event in POSTED_AS.items():
        if clock.rule.stops == event:
            unposted = _unposted(case, kind, stage)
            if unposted is not None:
                return NextStep("post", "I posted this", kind, stage, unposted)
            if letter_rule(desk, case.edition, kind, stage) is not None:
                verb = "Finish" if (kind, stage) in drafts else "Write"
                return NextStep("write", f"{verb} the {kind}", kind, stage)
    what = {"acknowledged": "acknowledgement", "responded": "response"}[clock.rule.stops]
    return NextStep("record", f"Record the {what}", clock.rule.stops, stage)


def _unposted(case: CaseRecords, kind: str, stage: int) -> int | None:
    for record in case.unposted:
        if (record.body["letter_kind"], record.body["stage"]) == (kind, stage):
            return record.seq
    return None
