"""Letter starts: what the answer to a letter's question begins with, taken from the case.

The vocabulary is `app.letters.asks.STARTS`. What the case does not know begins empty, and whatever it begins with can
be written over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.contacts import METHODS
from app.casework.desks import Desk
from app.casework.intakes import Representative
from app.casework.letter_contradictions import missed_clocks, missed_what
from app.casework.particulars import needs_of, person_of
from app.casework.promises import Promise, promises_made, with_sum
from app.casework.representations import Representation, representations
from app.casework.restrictions import Restriction, restrictions
from app.models.journals import Record
from app.rules.clocks import Clock
from app.rules.updates import ONE, after_interval, interval_words
from app.rules.words import uncapital


def started(desk: Desk, case: CaseRecords, start: str, stage: int, of: str) -> Any:  # noqa: ANN401 - as fields have it
    """What one answer begins with: a text, a day, or a list; None where the case does not know it.

    `of` says of what within the case the letter is: the number of a promise, of a restriction, of a representation, of
    a letter that went.
    """
    return STARTED[start](desk, case, stage, of) if start else None


Start = Callable[[Desk, CaseRecords, int, str], Any]

JOINED = "merged"
"""In the entry of a new issue: that it joined the complaint."""


def _promise(say: Callable[[Promise], Any], *, kept: bool = False) -> Start:
    """Something of the promise that is named; without a name, of the first that is late or put off, or else open.

    Of those that were kept, it is the last.
    """

    def start(desk: Desk, case: CaseRecords, _stage: int, of: str) -> Any:  # noqa: ANN401 - whatever it says
        made = promises_made(case)
        if of:
            chosen = [one for one in made if str(one.seq) == of]
        elif kept:
            chosen = sorted((one for one in made if one.done_on), key=_done, reverse=True)
        else:
            chosen = sorted((one for one in made if one.open), key=lambda one: not one.put_off(desk.today()))
        return say(chosen[0]) if chosen else None

    return start


def _done(promise: Promise) -> tuple[dt.date, int]:
    return promise.done_on or dt.date.min, promise.seq


def _letter(say: Callable[[CaseRecords, Record], Any]) -> Start:
    """Something of the letter that is named; without a name, of the last that went."""

    def start(_desk: Desk, case: CaseRecords, _stage: int, of: str) -> Any:  # noqa: ANN401 - whatever it says
        went = [one for one in case.standing if one.kind == "letter_issued" and one not in case.unposted]
        letter = next((one for one in went if str(one.seq) == of), went[-1] if went and not of else None)
        return say(case, letter) if letter is not None else None

    return start


def _missed(say: Callable[[Clock], Any], what: str = "") -> Start:
    """Something of the date that was missed first of those that still wait: of all, or of one of `MISSED`."""

    def start(desk: Desk, case: CaseRecords, _stage: int, _of: str) -> Any:  # noqa: ANN401 - whatever it says
        missed = missed_clocks(desk, case, what)
        return say(missed[0]) if missed else None

    return start


def _raised(say: Callable[[Record], Any]) -> Start:
    """Something of the new issue that is named, or of the last."""

    def start(_desk: Desk, case: CaseRecords, _stage: int, of: str) -> Any:  # noqa: ANN401 - whatever it says
        raised = [one for one in case.standing if one.kind == "issue_raised"]
        found = next((one for one in raised if str(one.seq) == of), raised[-1] if raised else None)
        return say(found) if found is not None else None

    return start


def _represented(say: Callable[[Representative], str]) -> Start:
    """Something of whoever acts for them, as their particulars have it."""

    def start(_desk: Desk, case: CaseRecords, _stage: int, _of: str) -> str:
        acting = person_of(case)[1]
        return say(acting) if acting is not None else ""

    return start


def _limit(say: Callable[[Restriction], Any]) -> Start:
    def start(_desk: Desk, case: CaseRecords, _stage: int, of: str) -> Any:  # noqa: ANN401 - whatever it says
        standing = restrictions(case)
        limit = next((one for one in standing if str(one.seq) == of), standing[-1] if standing else None)
        return say(limit) if limit is not None else None

    return start


def _acting(say: Callable[[Representation], Any]) -> Start:
    def start(desk: Desk, case: CaseRecords, _stage: int, of: str) -> Any:  # noqa: ANN401 - whatever it says
        acting = [one for one in representations(case) if not one.ended(desk.today())]
        found = next((one for one in acting if str(one.seq) == of), acting[-1] if acting else None)
        return say(found) if found is not None else None

    return start


def _named(_desk: Desk, case: CaseRecords, _stage: int, _of: str) -> str:
    """Who acts for them: on record with a scope, or as the intake named them."""
    acting = representations(case)
    return acting[-1].name if acting else str((case.facts("person").get("representative") or {}).get("name", ""))


def _answer_due(desk: Desk, case: CaseRecords, stage: int, _of: str) -> dt.date | None:
    """The date in force for the answer; none where it has passed, for a new one has to be given then."""
    clock = case.answer_clock(stage)
    return clock.due if clock is not None and clock.stopped is None and clock.due >= desk.today() else None


def _agreed(case: CaseRecords, stage: int) -> Mapping[str, Any]:
    agreed = [one.body for one in case.standing if one.kind == "updates_agreed" and one.body.get("stage") == stage]
    return agreed[-1] if agreed else {}


def _interval(_desk: Desk, case: CaseRecords, stage: int, _of: str) -> str:
    body = _agreed(case, stage)
    return interval_words(int(body["every"]), str(body["unit"])) if body.get("unit") in ONE else ""


def _way(_desk: Desk, case: CaseRecords, _stage: int, _of: str) -> str:
    agreed = case.last("contact_agreed")
    return METHODS.get(str(agreed.body["method"]), "") if agreed is not None else ""


def _next_update(desk: Desk, case: CaseRecords, stage: int, _of: str) -> dt.date | None:
    """The day after one more interval from today, as agreed; none where nothing is agreed."""
    body = _agreed(case, stage)
    unit = str(body.get("unit"))
    return after_interval(desk.today(), int(body["every"]), unit, desk.workdays) if unit in ONE else None


def _why(record: Record) -> str:
    """Why a new issue went where it went, as a letter says it: the questions that decided it."""
    body = record.body
    if body["outcome"] == JOINED:
        return "It has to do with your complaint, and it does not hold the answer up."
    reasons = (
        ("It has nothing to do with your first complaint.", body["related"] == "no"),
        ("We had answered your first complaint already.", body["answered"] == "yes"),
        ("It would have held up the answer to your first complaint.", body["delays"] == "yes"),
    )
    return " ".join(words for words, holds in reasons if holds)


def _letter_name(case: CaseRecords, letter: Record) -> str:
    """'stage 1 acknowledgement', for the middle of a sentence."""
    rule = case.edition.letter(letter.body["letter_kind"], letter.body["stage"])
    return uncapital(rule.name) if rule is not None else ""


def _what(promise: Promise) -> str:
    """What was promised, with its sum where it is paid."""
    return with_sum("We will pay you", promise.pence, promise.what)


def _kept_what(promise: Promise) -> str:
    """What was done, with its sum where it was paid."""
    return with_sum("We paid you", promise.pence, promise.what)


def _moved_reason(promise: Promise) -> str:
    return promise.moves[-1].reason if promise.moves else ""


def _was(promise: Promise) -> dt.date | None:
    return promise.moves[-1].was if promise.moves else promise.by


STARTED: Mapping[str, Start] = {
    "acknowledgement_missed_on": _missed(lambda clock: clock.due, "acknowledgement"),
    "agreed_interval": _interval,
    "agreed_way": _way,
    "answer_due": _answer_due,
    "answer_missed_on": _missed(lambda clock: clock.due, "answer"),
    "address": lambda _desk, case, _stage, _of: str(case.facts("person").get("address", "")),
    "addressee": lambda _desk, case, _stage, _of: str(case.facts("person").get("name", "")),
    "adjustments": lambda _desk, case, _stage, _of: needs_of(case).adjustments,
    "adjustment_review": lambda _desk, case, _stage, _of: needs_of(case).review_on,
    "issue": _raised(lambda one: str(one.body.get("text", ""))),
    "issue_becomes": _raised(lambda one: "joins" if one.body["outcome"] == JOINED else "own"),
    "issue_raised_on": _raised(lambda one: one.on),
    "issue_why": _raised(_why),
    "kept_done_on": _promise(lambda one: one.done_on, kept=True),
    "kept_evidence": _promise(lambda one: one.evidence, kept=True),
    "kept_sort": _promise(lambda one: "payment" if one.pence else "other", kept=True),
    "kept_what": _promise(_kept_what, kept=True),
    "letter_date": _letter(lambda _, letter: letter.on),
    "letter_name": _letter(_letter_name),
    "limit": _limit(lambda one: one.limit),
    "limit_behaviour": _limit(lambda one: one.behaviour),
    "limit_equality": _limit(lambda one: one.equality),
    "limit_evidence": _limit(lambda one: one.evidence),
    "limit_open": _limit(lambda one: one.open),
    "limit_proportion": _limit(lambda one: one.proportion),
    "limit_review": _limit(lambda one: one.review_on),
    "limit_starts": _limit(lambda one: one.starts),
    "matter": lambda _desk, case, _stage, _of: str(case.facts("request").get("matter", "")),
    "missed_what": _missed(missed_what),
    "moved_reason": _promise(_moved_reason),
    "next_update": _next_update,
    "postcode": lambda _desk, case, _stage, _of: str(case.facts("person").get("postcode", "")),
    "promise_by": _promise(lambda one: one.by if one.moves else None),
    "promise_was": _promise(_was),
    "promise_what": _promise(_what),
    "promise_who": _promise(lambda one: one.who),
    "representative": _named,
    "representative_address": _represented(lambda one: one.address),
    "representative_ends": _acting(lambda one: one.ends),
    "representative_postcode": _represented(lambda one: one.postcode),
    "representative_scope": _acting(lambda one: one.scope),
    "today": lambda desk, _case, _stage, _of: desk.today(),
}
"""What each start is."""
