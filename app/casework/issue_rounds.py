"""Issuing many: what is half written and what each still lacks; those that lack nothing, issued one after the other.

Only a letter that she began, and so has seen, is issued this way, never one that Casebook could compose and nobody
wrote. Each is opened, checked and frozen as by itself, and what is issued when she stops it stays issued.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.casework.desks import Desk
from app.casework.letter_subjects import subject_records
from app.casework.letters import issue, issue_problems, open_letter
from app.casework.post_rounds import Going
from app.casework.questions import DraftRow, half_written
from app.letters.marks import unmarked
from app.rules.problems import UserError

Which = tuple[int, str, int]
"""A letter to be issued: its case, kind and stage."""

NOT_WRITTEN = "Nobody has written this letter yet. Open it, read it, and issue it there."
CHANGED = "Something was recorded on this case since you last wrote in it. Open it and read it once more first."
BREAKS_OFF = "It breaks off at “{}”. Open it and finish that sentence first."

_ENDS = (*".!?:;…)”\"'", "\N{RIGHT SINGLE QUOTATION MARK}")
"""What a finished sentence can end with; a point of a list needs none of them."""

_ITEM = re.compile(r"(?:-|\d{1,3}\.) ")

_TAIL = 5
"""How many of the last words are shown of a sentence that breaks off."""


@dataclass(frozen=True)
class HalfWritten:
    """One letter that is being written, and what stands against issuing it."""

    which: Which
    name: str
    """'Stage 1 acknowledgement'."""
    who: str
    reference: str
    saved_at: dt.datetime
    missing: tuple[str, ...]
    """What it lacks, and what else stands against issuing it, in sentences; nothing for a letter that is complete."""
    doubts: tuple[str, ...] = ()
    """Why it should be read once more, though nothing stands against issuing it."""

    @property
    def complete(self) -> bool:
        """Whether it lacks nothing, and is as she left it."""
        return not self.missing and not self.doubts


@dataclass(frozen=True)
class IssueRound:
    """What came of issuing many letters."""

    issued: tuple[int, ...]
    """The numbers of the letters."""
    left: tuple[tuple[Which, str], ...]
    """Those that were not issued, each with why, in a sentence."""
    stopped: bool
    """Whether it was stopped before the last of them."""


def half_written_letters(desk: Desk, going: Going = lambda _done, _count: True) -> tuple[HalfWritten, ...]:
    """Every letter that is being written, the one that was begun longest ago first; those looked at before a stop."""
    drafts = sorted(half_written(desk), key=lambda draft: draft.saved_at)
    found: list[HalfWritten] = []
    for done, draft in enumerate(drafts):
        if not going(done, len(drafts)):
            return tuple(found)
        found.append(_looked_at(desk, draft))
    going(len(drafts), len(drafts))
    return tuple(found)


def issue_all(desk: Desk, wanted: Sequence[Which], going: Going = lambda _done, _count: True) -> IssueRound:
    """Issue these letters, in order; one of which no draft was kept is not issued."""
    issued: list[int] = []
    left: list[tuple[Which, str]] = []
    for done, which in enumerate(wanted):
        if not going(done, len(wanted)):
            return IssueRound(tuple(issued), tuple(left), stopped=True)
        try:
            letter = open_letter(desk, *which)
            if letter.continued or letter.issued is not None:  # of one that is issued already, issuing says so
                issued.append(issue(desk, letter))
            else:
                left.append((which, NOT_WRITTEN))
        except UserError as refusal:
            left.append((which, refusal.sentence))
    going(len(wanted), len(wanted))
    return IssueRound(tuple(issued), tuple(left), stopped=False)


def _looked_at(desk: Desk, draft: DraftRow) -> HalfWritten:
    which = draft.case_id, draft.kind, draft.stage
    case = subject_records(desk, draft.case_id)
    rule = case.edition.letter(draft.kind, draft.stage)
    doubts = [CHANGED] if any(record.recorded_at > draft.saved_at for record in case.records) else []
    try:
        letter = open_letter(desk, *which)
        missing = tuple(one.sentence for one in issue_problems(desk, letter))
        doubts += [BREAKS_OFF.format(tail) for text in letter.changed_texts().values() if (tail := broken_off(text))]
    except UserError as refusal:
        missing = (refusal.sentence,)
    return HalfWritten(
        which=which,
        name=rule.name if rule else "Letter",
        who=draft.who,
        reference=case.reference,
        saved_at=draft.saved_at,
        missing=missing,
        doubts=tuple(doubts),
    )


def broken_off(text: str) -> str:
    """The last words of a text whose last sentence has no end; empty where it has one, or ends in a list."""
    last = next((line.strip() for line in reversed(unmarked(text).split("\n")) if line.strip()), "")
    if not last or last.endswith(_ENDS) or _ITEM.match(last):
        return ""
    return " ".join(last.split()[-_TAIL:])
