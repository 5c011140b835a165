"""Extensions: which notices move the date of an answer, and why the others do not.

A notice counts only if it went out on or before the date that it extends and before the answer, gives a later date, and
stays within the edition's ordinary limit or has what lets it go beyond: a good reason that it gives, or a panel that
has to be convened. Where an edition wants both sides to agree, a notice without that still counts, and it is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.rules.dates import long_date
from app.rules.provisions import ClockRule
from app.rules.timelines import Entry
from app.rules.workdays import Workdays


@dataclass(frozen=True)
class Notice:
    """One extension notice: when it went, the date that it gave, whether that counts, and why."""

    sent: dt.date
    until: dt.date | None
    counts: bool
    sentence: str
    instead_of: dt.date
    """The date in force when it went, which it was to move."""
    seq: int = 0
    """The number of its entry."""
    wants_agreement: bool = False
    """Whether the edition wants both sides to agree to so long an extension, and it is not recorded that they did."""


@dataclass(frozen=True)
class Extended:
    """An answer's date with its notices: what it was counted from, what it was, and what it became."""

    counted_from: dt.date
    original: dt.date
    answered: dt.date | None
    """When the answer went; a notice after that extends nothing."""
    notices: tuple[Notice, ...] = ()

    @property
    def to(self) -> dt.date | None:
        """The date to which notices that count have moved it; None where none has."""
        return max((notice.until for notice in self.notices if notice.counts and notice.until), default=None)

    @property
    def due(self) -> dt.date:
        """The date in force."""
        return self.to or self.original


def extend(rule: ClockRule, stand: Sequence[Entry], answer: Extended, workdays: Workdays) -> Extended:
    """Judge every extension notice of a stage in the order in which they went. Raises BeyondCalendar."""
    if rule.longest_extension is None:
        return answer
    sent = [entry for entry in stand if (entry.kind, entry.stage) == ("extended", rule.stage)]
    for entry in sorted(sent, key=lambda entry: (entry.on, entry.until or entry.on, entry.seq)):
        answer = replace(answer, notices=(*answer.notices, _judged(rule, entry, answer, workdays)))
    return answer


def ordinary_limit(rule: ClockRule, original: dt.date, workdays: Workdays) -> dt.date | None:
    """The last day to which an answer may ordinarily be extended; None where the edition knows no extension."""
    return None if rule.longest_extension is None else workdays.after(original, rule.longest_extension)


def objection_told(rule: ClockRule) -> bool:
    """Whether the edition says what a resident is told who does not agree, however long the extension is."""
    thresholds = (rule.agree_beyond_total, rule.agree_beyond_extension)
    return bool(rule.disagreement_clause) and thresholds == (None, None)


def agreement_wanted(rule: ClockRule, answer: Extended, until: dt.date, workdays: Workdays) -> bool:
    """Whether the edition wants both sides to agree to a new date so late."""
    total, more = rule.agree_beyond_total, rule.agree_beyond_extension
    beyond_total = total is not None and workdays.between(answer.counted_from, until) > total
    return beyond_total or (more is not None and workdays.between(answer.original, until) > more)


def _judged(rule: ClockRule, entry: Entry, answer: Extended, workdays: Workdays) -> Notice:
    new = entry.until
    sent = f"A notice of {long_date(entry.on)} gave {long_date(new) if new else 'no date'} as the new date"
    against = _against(rule, entry, answer, workdays)
    if new is None or against:
        said = f"{sent}. It does not count: {against}."
        return Notice(entry.on, new, counts=False, sentence=said, instead_of=answer.due, seq=entry.seq)
    said = f"{sent}, instead of {long_date(answer.due)} (Code {rule.extension_clause})."
    said = " ".join(filter(None, (said, _let_beyond(rule, entry, answer, workdays))))
    wanted = agreement_wanted(rule, answer, new, workdays)
    refused = entry.agreed == "no" and bool(rule.disagreement_clause)
    if wanted or refused:
        said = f"{said} {_agreement(rule, entry)}"
    open_still = wanted and entry.agreed != "yes"
    return Notice(
        sent=entry.on,
        until=new,
        counts=True,
        sentence=said,
        instead_of=answer.due,
        seq=entry.seq,
        wants_agreement=open_still,
    )


def _against(rule: ClockRule, entry: Entry, answer: Extended, workdays: Workdays) -> str:
    """Why a notice does not count, for the end of a sentence; empty where it does."""
    new, due = entry.until, answer.due
    if new is None:
        return "an extension has to say by when the answer will come"
    if answer.answered is not None and entry.on > answer.answered:
        return f"the answer had gone on {long_date(answer.answered)}"
    if entry.on > due:
        return f"it went out after {long_date(due)}, the date it was to extend"
    if new <= due:
        return f"that is no later than {long_date(due)}"
    return _too_far(rule, entry, answer, workdays)


def _too_far(rule: ClockRule, entry: Entry, answer: Extended, workdays: Workdays) -> str:
    limit = ordinary_limit(rule, answer.original, workdays)
    if limit is None or entry.until is None or entry.until <= limit:
        return ""
    longest = f"{long_date(limit)}, {rule.longest_extension} working days after the original date, is the limit"
    if rule.beyond == "panel" and not entry.panel:
        only = f"at stage {rule.stage} more time is only for convening a panel"
        return f"{longest}, and {only}" if rule.longest_extension else only
    if rule.beyond == "good_reason" and not entry.good_reason.strip():
        return f"{longest} unless a good reason is given, and none was"
    return ""


def _let_beyond(rule: ClockRule, entry: Entry, answer: Extended, workdays: Workdays) -> str:
    """What lets a notice that counts go past the ordinary limit; empty where it stays within."""
    limit = ordinary_limit(rule, answer.original, workdays)
    if limit is None or entry.until is None or entry.until <= limit:
        return ""
    if rule.beyond == "panel":
        return "It counts because a panel has to be convened."
    past = f"It goes past {long_date(limit)}, {rule.longest_extension} working days after the original date"
    reason = " ".join(entry.good_reason.split())
    return f"{past}, for the good reason that was given: {reason}{'' if reason.endswith(('.', '!', '?')) else '.'}"


def _agreement(rule: ClockRule, entry: Entry) -> str:
    """What to say of the resident's agreement, where an edition wants it."""
    if entry.agreed == "yes":
        return f"The resident agreed to it ({rule.agreement_clause})."
    details = f"the Ombudsman's details, so that they can dispute the plan or its dates ({rule.disagreement_clause})"
    if entry.agreed == "no":
        clause = f" ({rule.agreement_clause})" if rule.agreement_clause else ""
        return f"The resident did not agree to it{clause}: give them {details}."
    both = f"For so long an extension both sides {rule.agreement_force} agree ({rule.agreement_clause})"
    return f"{both}, and no agreement is recorded. Ask the resident; if they do not agree, give them {details}."
