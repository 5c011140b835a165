"""Deeds: what can be done about a case, each in the officer's words, with its form, or why it cannot be done yet.

The windows offer what stands here and know nothing of what it does: a new guide is a module with its form, and a line
in `DEEDS`.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.casework.begun_guides import begun_guides
from app.casework.case_guides import CaseForm
from app.casework.cases import case_records, cases_numbered
from app.casework.closing_guides import LESSON, REOPEN
from app.casework.contact_guides import AGREE_CONTACT, LOG_CONTACT
from app.casework.decision_guides import DECIDE, DECIDE_AGAIN, TYPE_IN_DECISION
from app.casework.deeds import GROUPS, Deed
from app.casework.desks import Desk
from app.casework.escalation_guides import ESCALATE
from app.casework.extension_answer_guides import ANSWER_EXTENSION
from app.casework.extension_guides import EXTEND
from app.casework.format_guides import DROP_FORMAT, SEND_FORMAT
from app.casework.hold_guides import HOLD, RELEASE
from app.casework.letter_plan_guides import LETTER_DEEDS
from app.casework.link_guides import LINK_CASE
from app.casework.merge_guides import MERGE
from app.casework.new_issue_guides import NEW_ISSUE
from app.casework.particular_guides import ADJUST
from app.casework.promise_guides import DROP_PROMISE, KEEP_PROMISE, MOVE_PROMISE
from app.casework.read_desks import NOTHING_RECORDED
from app.casework.refusal_guides import OVERTURNED, REFUSAL_TOLD, REFUSE, REFUSE_FURTHER
from app.casework.remedy_guides import ADD_REMEDY, APPROVE_REMEDY
from app.casework.representation_guides import MEMBER, REPRESENT, UNREPRESENT
from app.casework.restriction_guides import LIFT_RESTRICTION, RESTRICT, REVIEW_RESTRICTION
from app.casework.stage_change_guides import ABOUT_OFFICER, DECLARE_CONFLICT, REASSIGN, SUPPLY_FACTS
from app.casework.weighing_guides import WEIGH

__all__ = ["DEEDS", "GROUPS", "BegunDeed", "Deed", "OfferedDeed", "begun_deeds", "deed", "deed_form", "offered_deeds"]


@dataclass(frozen=True)
class OfferedDeed:
    """A deed as the menu of one case offers it."""

    key: str
    verb: str
    group: str
    blocked: str


DEEDS: tuple[Deed, ...] = (
    NEW_ISSUE,
    REFUSE,
    REFUSE_FURTHER,
    OVERTURNED,
    REFUSAL_TOLD,
    DECIDE,
    TYPE_IN_DECISION,
    DECIDE_AGAIN,
    EXTEND,
    ANSWER_EXTENSION,
    ESCALATE,
    ABOUT_OFFICER,
    REASSIGN,
    SUPPLY_FACTS,
    DECLARE_CONFLICT,
    WEIGH,
    ADD_REMEDY,
    APPROVE_REMEDY,
    KEEP_PROMISE,
    MOVE_PROMISE,
    DROP_PROMISE,
    LESSON,
    REOPEN,
    REPRESENT,
    UNREPRESENT,
    MEMBER,
    ADJUST,
    LOG_CONTACT,
    AGREE_CONTACT,
    SEND_FORMAT,
    DROP_FORMAT,
    LINK_CASE,
    RESTRICT,
    REVIEW_RESTRICTION,
    LIFT_RESTRICTION,
    MERGE,
    HOLD,
    RELEASE,
    *LETTER_DEEDS,
)
"""Everything that can be done about a case beyond its letters and corrections, in the order of the menu."""


def deed(key: str) -> Deed:
    """The deed with this key. Raises KeyError for one that there is not."""
    return {one.key: one for one in DEEDS}[key]


def offered_deeds(desk: Desk, case_id: int) -> tuple[OfferedDeed, ...]:
    """What the menu of a case offers, with the reason where something cannot be done now. Raises NoSuchCase."""
    case = case_records(desk, case_id)
    order = list(GROUPS)
    found = (one for one in DEEDS if one.listed and one.fits(desk, case))
    only_read = NOTHING_RECORDED if desk.read_only else ""
    offered = (OfferedDeed(one.key, one.verb, one.group, only_read or one.blocked(desk, case)) for one in found)
    return tuple(sorted(offered, key=lambda one: order.index(one.group)))


@dataclass(frozen=True)
class BegunDeed:
    """A deed that was begun on a case and not finished."""

    case_id: int
    key: str
    of: str
    verb: str
    who: str

    @property
    def sentence(self) -> str:
        """'You were in the middle of “Not accept it”, Mr D. Dunmore. What you typed is kept.'."""
        return f"You were in the middle of “{self.verb.rstrip('…')}”, {self.who}. What you typed is kept."


def begun_deeds(desk: Desk) -> tuple[BegunDeed, ...]:
    """The deeds that were begun, the newest first; of a closed case as well, which may be about to be opened again."""
    begun = [one for one in begun_guides(desk) if one.case_id]
    known = {one.key: one for one in DEEDS}
    with desk.book.reading() as session:
        cases = cases_numbered(desk, session, sorted({one.case_id for one in begun}))
    who = {case.case_id: case.who for case in cases}
    found = ((one, *one.guide.partition(":")) for one in begun if one.case_id in who)
    return tuple(
        BegunDeed(one.case_id, key, of, known[key].verb, who[one.case_id]) for one, key, _, of in found if key in known
    )


def deed_form(desk: Desk, case_id: int, key: str, of: str = "") -> CaseForm:
    """The form of a deed for a case. Raises NoSuchCase, or KeyError."""
    return deed(key).form(desk, case_id, of)
