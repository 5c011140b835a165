"""Merges: two complaints of one resident about one matter become one, with the dates of the older.

The newer one is closed and names the older, which takes over its points, its outcomes, what helps the resident, who
acts or complains with them, and what holds for contact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.casework.cases import CaseRecords, case_records
from app.casework.definitions import correction_of, definition_now, kept_beside
from app.casework.desks import Desk
from app.casework.intakes import Definition, define, needs_sentence
from app.casework.links import same_home
from app.casework.new_issues import answered_on
from app.casework.promises import open_promises
from app.casework.reported_hazards import ACTION, HAZARD, Hazard
from app.casework.representations import members, representations
from app.casework.restrictions import restrictions
from app.casework.settings import actor
from app.casework.texts import POINT_LENGTH, tidy, too_long
from app.models.books import Work
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.names import same_person
from app.rules.problems import Problem, Refused
from app.rules.words import listed


@dataclass(frozen=True)
class Pair:
    """Two complaints that may be one: the older stays, the newer goes on within it."""

    older: CaseRecords
    newer: CaseRecords

    @property
    def words(self) -> str:
        """What becomes of them: '2026/002 goes on within 2026/001'."""
        return f"{self.newer.reference} goes on within {self.older.reference}"


def pairs(desk: Desk, case: CaseRecords) -> tuple[Pair, ...]:
    """The open complaints at the same home or of the same person, each with this one."""
    others = (case_records(desk, one.case_id) for one in same_home(desk, case))
    return tuple(_pair(case, other) for other in others if not other.file_closed)


def pair_problems(pair: Pair) -> tuple[Problem, ...]:
    """What stands against making one of two complaints."""
    older, newer = pair.older, pair.newer
    found = [f"{one.reference} is closed already." for one in (older, newer) if one.file_closed]
    for one in (older, newer):
        answered = answered_on(one)
        if answered is not None:
            found.append(f"{one.reference} was answered on {long_date(answered)}, so the two stay apart. Link them.")
        if one.refused is not None:
            found.append(f"{one.reference} was not accepted, so the two stay apart.")
    if newer.unposted:
        found.append(f"A letter of {newer.reference} is issued and not posted. Post it, or strike it out first.")
    if open_promises(newer):
        found.append(f"A promise of {newer.reference} is still to be kept. Settle that first.")
    return tuple(Problem("other", sentence) for sentence in found)


def merge(desk: Desk, case_id: int, other_id: int, reason: str) -> int:
    """Make one of two complaints; returns the number of the one that goes on. Raises Refused.

    Which of them goes on is not chosen: the resident's first day counts (2024 Code 6.2), so it is the older.
    """
    case, reason = case_records(desk, case_id), tidy(reason)
    pair = next((one for one in pairs(desk, case) if other_id in (one.older.case_id, one.newer.case_id)), None)
    problems = list(too_long("reason", "The reason", reason, POINT_LENGTH))
    if pair is None or other_id == case_id:
        problems.append(Problem("other", "Choose an open complaint of the same resident or home."))
    else:
        problems += pair_problems(pair)
    if not reason:
        problems.append(Problem("reason", "Enter why the two are one matter; it stays in both histories."))
    if problems or pair is None:
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        _bring_over(desk, work, pair, reason)
        _close(desk, work, pair, reason)
    return pair.older.case_id


def _bring_over(desk: Desk, work: Work, pair: Pair, reason: str) -> None:
    older, newer = pair.older, pair.newer
    why = f"{newer.reference} goes on within this complaint. {reason}"
    link = f"Linked with {newer.reference}, which goes on within this complaint."
    body = {"case": newer.case_id, "why": f"It goes on within this complaint. {reason}"}
    work.append(older.case_id, "linked", on=desk.today(), sentence=link, body=body)
    new = _together(definition_now(older), definition_now(newer))
    define(desk, work, older.case_id, new, kept_beside(older, new).body() | correction_of(older.last("defined"), why))
    for hazard in newer.pressing_hazards:
        _bring_hazard(work, pair, hazard)
    _needs(desk, work, pair)
    for record in _with_them(pair):
        found = {key: value for key, value in record.body.items() if key not in ("corrects", "reason")}
        body = found | _in_place_of(pair, record)
        seq = work.append(older.case_id, record.kind, on=record.on, sentence=record.sentence, body=body)
        if record.kind == "restricted":
            _reviews(work, pair, record, seq)


def _bring_hazard(work: Work, pair: Pair, hazard: Hazard) -> None:
    """A hazard that is still to be investigated, with its own day and with what was done about it so far."""
    said = hazard.report
    body = {key: value for key, value in said.body.items() if key not in ("corrects", "reason")}
    body.setdefault("about", f"As reported in {pair.newer.reference}")
    seq = work.append(pair.older.case_id, HAZARD, on=said.on, sentence=said.sentence, body=body)
    for one in hazard.actions:
        done = {key: value for key, value in one.body.items() if key not in ("corrects", "reason")}
        work.append(pair.older.case_id, ACTION, on=one.on, sentence=one.sentence, body=done | {"hazard": seq})


def _with_them(pair: Pair) -> Iterator[Record]:
    """What the newer one has of those who act or complain with the resident, and of contact, and the older has not."""
    older, newer = pair.older, pair.newer
    acting = [one.name for one in representations(older)]
    there = [older.who, *(one.name for one in members(older))]
    lifted = {one.seq for one in restrictions(newer) if one.lifted_on is not None}
    agreed = older.last("contact_agreed")
    for record in newer.standing:
        named = str(record.body.get("name", ""))
        if (
            (record.kind == "representation" and not any(same_person(named, name) for name in acting))
            or (record.kind == "member" and not any(same_person(named, name) for name in there))
            or (record.kind == "restricted" and record.seq not in lifted)
            or (record.kind == "contact_agreed" and (agreed is None or record.on > agreed.on))
        ):
            yield record


def _in_place_of(pair: Pair, record: Record) -> dict[str, object]:
    """What was agreed about contact last holds, in place of what the older one had."""
    old = pair.older.last("contact_agreed") if record.kind == "contact_agreed" else None
    reason = f"{pair.newer.reference} goes on within this complaint."
    return correction_of(old, reason) if old is not None else {}


def _reviews(work: Work, pair: Pair, restriction: Record, seq: int) -> None:
    """The reviews of a restriction that goes over, of its new number: what they made of it holds."""
    for one in pair.newer.standing:
        if one.kind == "restriction_reviewed" and one.body["restriction"] == restriction.seq:
            body = {**one.body, "restriction": seq}
            work.append(pair.older.case_id, one.kind, on=one.on, sentence=one.sentence, body=body)


def _together(first: Definition, second: Definition) -> Definition:
    """What both say, each thing once, the older's first."""
    known = {point.text for point in first[0]}
    points = (*first[0], *(point for point in second[0] if point.text not in known))
    outcomes = (*first[1], *(one for one in second[1] if one not in first[1]))
    questions = (*first[2], *(one for one in second[2] if one not in first[2]))
    return points, outcomes, questions


def _needs(desk: Desk, work: Work, pair: Pair) -> None:
    """What helps them stands on both; the older keeps its own and gains the newer's."""
    mine, theirs = pair.older.facts("adjusted"), pair.newer.facts("adjusted")
    more = [one for one in theirs.get("adjustments", ()) if one not in mine.get("adjustments", ())]
    large = bool(theirs.get("large_print")) and not mine.get("large_print")
    if not more and not large:
        return
    adjustments = (*mine.get("adjustments", ()), *more)
    body = {
        **mine,
        "large_print": bool(mine.get("large_print")) or large,
        "adjustments": list(adjustments),
        "vulnerabilities": mine.get("vulnerabilities") or theirs.get("vulnerabilities", ""),
    }
    old = pair.older.last("adjusted")
    reason = f"{pair.newer.reference} goes on within this complaint."
    sentence = needs_sentence(large_print=bool(body["large_print"]), adjustments=adjustments)
    body |= correction_of(old, reason)
    work.append(pair.older.case_id, "adjusted", on=desk.today(), sentence=sentence, body=body)


def _close(desk: Desk, work: Work, pair: Pair, reason: str) -> None:
    older, newer, today = pair.older, pair.newer, desk.today()
    texts = [f"point {number}" for number in range(1, len(definition_now(newer)[0]) + 1)]
    said = f"Merged into {older.reference}, which takes over {listed(texts)}: {reason}"
    work.append(newer.case_id, "merged", on=today, sentence=said, body={"into": older.case_id, "reason": reason})
    why = f"It goes on within {older.reference}."
    work.append(
        newer.case_id, "closed", on=today, sentence=f"Closed on {long_date(today)}: {why}", body={"reason": why}
    )


def _pair(case: CaseRecords, other: CaseRecords) -> Pair:
    older, newer = sorted((case, other), key=lambda one: (one.received_on(), one.case_id))
    return Pair(older, newer)
