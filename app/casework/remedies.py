"""Putting it right: the effect on the resident weighed, and what is offered and done because of it, line by line.

A remedy reflects the effect that the fault had (2024 Code 7.2; 2022 Code 6.2, 6.4) and says what will be done and by
when (7.3; 6.5). It can be offered at any stage. No clock waits for it, nor for the approval of its sum.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.casework.approvals import Approval, apart_from_officer, approval_problems
from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.fulfilments import by_problems, keeping_problems
from app.casework.outlooks import closed_problems
from app.casework.promises import KEPT, REMEDY, Promise, promises_made
from app.casework.remedy_sums import payment_problems, unpaid_problems
from app.casework.settings import actor, read_settings
from app.casework.sums import pence_of
from app.casework.texts import (
    NAME_LENGTH,
    POINT_LENGTH,
    TEXT_LENGTH,
    stopped,
    tidy,
    tidy_line,
    too_long,
)
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.pounds import pounds
from app.rules.problems import Problem, Refused
from app.rules.provisions import NamedRule
from app.rules.words import uncapital

PAY = "pay"
"""The kind of remedy that is a sum of money."""

RECKONED = "quantifiable_loss"
"""The head of compensation that has to be reckoned."""

OFFERS, STANDS, CHANGES = "offers", "stands", "changes"
"""In the body of a weighing at a later stage: what becomes of what was offered before; that it stands, or changes."""

AGREED = {"yes": "The resident agreed.", "no": "The resident did not agree.", "asked": "The resident was asked."}
"""What the resident said of it."""


@dataclass(frozen=True)
class Weighing:
    """The effect on the resident, by the factors of the edition and in words."""

    factors: Mapping[str, str] = field(default_factory=dict)
    impact: str = ""
    offers: str = ""
    """At a later stage: whether what was offered before stands; `STANDS`, `CHANGES`, or empty where nothing was."""


@dataclass(frozen=True)
class Remedy:
    """One thing that puts it right, as it was typed; a sum is text in pounds."""

    remedy: str = ""
    what: str = ""
    who: str = ""
    agreed: str = ""
    done: str = ""
    """Whether it was done already: 'yes' or 'no'."""
    by: dt.date | str | None = None
    done_on: dt.date | str | None = None
    evidence: str = ""
    head: str = ""
    sum: str = ""
    reckoning: str = ""
    paid: str = ""
    """How it is paid: 'to your bank account; not set against the rent'."""
    why_more: str = ""
    approved_by: str = ""
    approved_on: dt.date | str | None = None
    two_people: bool = False
    """Whether the officer says that whoever approved it only looks like her by name."""

    @property
    def approval(self) -> Approval:
        """Who approved its sum, and when."""
        return Approval(self.approved_by, self.approved_on, self.two_people)

    @property
    def pays(self) -> bool:
        """Whether it is a payment."""
        return self.remedy == PAY

    @property
    def pence(self) -> int:
        """Its sum; 0 where it is no payment, or none was typed that can be read."""
        found = pence_of(self.sum) if self.pays else 0
        return found if isinstance(found, int) else 0


def remedy_rules(desk: Desk, edition: Edition) -> tuple[tuple[NamedRule, ...], str]:
    """The kinds of remedy, and whose they are where the edition itself is not known to name them; else empty."""
    return _own_or_next(desk, edition, lambda one: one.remedies)


def factor_rules(desk: Desk, edition: Edition) -> tuple[tuple[NamedRule, ...], str]:
    """The factors that a remedy is weighed by, and whose they are where the edition is not known to name them."""
    return _own_or_next(desk, edition, lambda one: one.factors)


def head_rules(desk: Desk, edition: Edition) -> tuple[tuple[NamedRule, ...], str]:
    """The heads of compensation, and whose they are where the edition is not known to name them."""
    return _own_or_next(desk, edition, lambda one: one.compensation)


def weigh(desk: Desk, case_id: int, weighing: Weighing) -> int:
    """Record the effect on the resident, in place of what was written at this stage before. Raises Refused."""
    case = case_records(desk, case_id)
    problems = weighing_problems(desk, case, weighing)
    if problems:
        raise Refused(problems)
    factors = {key: said for key, text in weighing.factors.items() if (said := tidy(text))}
    body: dict[str, object] = {"stage": case.stage, "factors": factors, "impact": tidy(weighing.impact)}
    if (before := weighed(case, case.stage)) is not None:
        body |= {"corrects": before.seq, "reason": "The effect was weighed anew."}
    kept = {STANDS: " What was offered before stands.", CHANGES: " What was offered before does not all stand."}
    body |= {OFFERS: weighing.offers} if weighing.offers in kept else {}
    said = stopped(tidy(weighing.impact)) if weighing.offers in kept else tidy(weighing.impact)
    sentence = f"The effect on the resident at stage {case.stage}: {said}{kept.get(weighing.offers, '')}"
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "weighed", on=desk.today(), sentence=sentence, body=body)


def weighing_problems(desk: Desk, case: CaseRecords, weighing: Weighing) -> tuple[Problem, ...]:
    """What must be put right before the effect on the resident is recorded: it has to be said in words."""
    found = [*closed_problems(case)]
    if not tidy(weighing.impact):
        found.append(Problem("impact", "Say in your own words what it did to the resident."))
    found += too_long("impact", "This", tidy(weighing.impact), TEXT_LENGTH)
    for rule in factor_rules(desk, case.edition)[0]:
        found += too_long(rule.key, "This", tidy(weighing.factors.get(rule.key, "")), TEXT_LENGTH)
    return tuple(found)


def weighed(case: CaseRecords, stage: int) -> Record | None:
    """The effect on the resident as it was last weighed at a stage; None where it was not."""
    found = (record for record in reversed(case.standing) if record.kind == "weighed" and record.body["stage"] == stage)
    return next(found, None)


def add_remedy(desk: Desk, case_id: int, remedy: Remedy) -> int:
    """Record something that puts it right, a promise from then on; returns its number. Raises Refused, or NoSuchCase.

    What was done already is recorded as promised and done in one.
    """
    case = case_records(desk, case_id)
    problems = remedy_problems(desk, case, remedy)
    if problems:
        raise Refused(problems)
    body, said = _body(desk, case, remedy), _sentence(desk, case, remedy)
    apart = apart_from_officer(desk, case, remedy.approval) if beyond_authority(desk, case, remedy) else ()
    with desk.book.writing(actor(desk)) as work:
        for entered in apart:
            entered.write(work, case, desk.today())
        seq = work.append(case_id, REMEDY, on=desk.today(), sentence=said, body=body)
        if remedy.done == "yes" and isinstance(remedy.done_on, dt.date):
            shown = tidy(remedy.evidence)
            sentence = f"Done on {long_date(remedy.done_on)}. Shown by: {shown}"
            body = {"promise": seq, "evidence": shown}
            work.append(case_id, KEPT, on=remedy.done_on, sentence=sentence, body=body)
    return seq


def remedy_problems(desk: Desk, case: CaseRecords, remedy: Remedy) -> tuple[Problem, ...]:
    """What must be put right before something is promised."""
    kinds = {rule.key for rule in remedy_rules(desk, case.edition)[0]}
    found = [*closed_problems(case)]
    if remedy.remedy not in kinds:
        found.append(Problem("remedy", "Choose what kind of thing puts it right."))
    if not tidy(remedy.what):
        found.append(Problem("what", "Say exactly what will be done, or was done."))
    found += too_long("what", "This", tidy(remedy.what), POINT_LENGTH)
    found += _money_problems(desk, case, remedy) if remedy.pays else unpaid_problems(tidy(remedy.what))
    if not tidy_line(remedy.who):
        found.append(Problem("who", "Enter who sees to it."))
    found += too_long("who", "The name", tidy_line(remedy.who), NAME_LENGTH)
    if remedy.agreed not in AGREED:
        found.append(Problem("agreed", "Say whether the resident agreed to it."))
    return (*found, *_when_problems(desk, case, remedy))


def offered_in_all(case: CaseRecords) -> int:
    """The sum in pence of everything offered on a case and not given up, at whatever stage."""
    return sum(promise.pence for promise in promises_made(case) if promise.dropped_on is None)


def offered_before(case: CaseRecords) -> int:
    """What the stages before this one had offered when this one was asked for."""
    asked = [one.seq for one in case.standing if one.kind == "escalation_requested" and one.body["stage"] == case.stage]
    begun = max(asked, default=0)
    return sum(one.pence for one in promises_made(case) if one.stage < case.stage and _stood(one, begun))


def raises_offer(case: CaseRecords, remedy: Remedy) -> bool:
    """Whether a payment makes the whole offer more than it was before this stage was asked for.

    What an earlier stage offered counts on, beside the new sum, until it is recorded as no longer owed.
    """
    return case.stage > 1 and remedy.pays and offered_in_all(case) + remedy.pence > offered_before(case)


def beyond_authority(desk: Desk, case: CaseRecords, remedy: Remedy) -> bool:
    """Whether a payment takes what is offered on the case beyond what the officer may offer by herself.

    Everything offered on the case is counted together, so that a sum cannot be parted to pass.
    """
    most = read_settings(desk).authority_pence
    return most is not None and remedy.pays and remedy.pence > 0 and offered_in_all(case) + remedy.pence > most


def _stood(promise: Promise, begun: int) -> bool:
    """Whether a promise was still owed when an entry was written."""
    return promise.dropped_seq is None or promise.dropped_seq > begun


def _money_problems(desk: Desk, case: CaseRecords, remedy: Remedy) -> list[Problem]:
    heads = {rule.key for rule in head_rules(desk, case.edition)[0]}
    found = [] if remedy.head in heads else [Problem("head", "Choose what the payment is for.")]
    pence = pence_of(remedy.sum)
    if isinstance(pence, str):
        found.append(Problem("sum", pence))
    elif pence == 0:
        found.append(
            Problem("sum", "A payment of nothing is none. Enter the sum, or choose another way to put it right.")
        )
    if remedy.pence:
        worked_out = ("reckoning" if remedy.head == RECKONED else "basis", tidy(remedy.reckoning))
        why_more = tidy(remedy.why_more) if raises_offer(case, remedy) else ""
        found += payment_problems(remedy.pence, tidy(remedy.what), worked_out, why_more)
    if remedy.head == RECKONED and not tidy(remedy.reckoning):
        found.append(Problem("reckoning", "Enter how the loss is worked out: what it cost, and what shows it."))
    found += too_long("reckoning", "This", tidy(remedy.reckoning), TEXT_LENGTH)
    found += too_long("paid", "This", tidy_line(remedy.paid), NAME_LENGTH)
    if raises_offer(case, remedy):
        if not tidy(remedy.why_more):
            found.append(Problem("why_more", "Enter why more is offered now than at the stage before."))
        found += too_long("why_more", "This", tidy(remedy.why_more), TEXT_LENGTH)
    if beyond_authority(desk, case, remedy) and (tidy_line(remedy.approved_by) or remedy.approved_on is not None):
        found += approval_problems(desk, case, remedy.approval)
    return found


def _when_problems(desk: Desk, case: CaseRecords, remedy: Remedy) -> tuple[Problem, ...]:
    if remedy.done == "yes":
        return keeping_problems(desk, case, remedy.done_on, remedy.evidence)
    if remedy.done == "no":
        return by_problems(desk, "by", remedy.by)
    return (Problem("done", "Say whether it was done already."),)


def _body(desk: Desk, case: CaseRecords, remedy: Remedy) -> dict[str, object]:
    """What the journal keeps of it; what does not belong to it is empty."""
    beyond, pays = beyond_authority(desk, case, remedy), remedy.pays
    by, approved = remedy.by if remedy.done == "no" else None, remedy.approved_on if beyond else None
    return {
        "stage": case.stage,
        "remedy": remedy.remedy,
        "what": tidy(remedy.what),
        "who": tidy_line(remedy.who),
        "by": by.isoformat() if isinstance(by, dt.date) else None,
        "agreed": remedy.agreed,
        "head": remedy.head if pays else "",
        "pence": remedy.pence,
        "reckoning": tidy(remedy.reckoning) if pays else "",
        "paid": tidy_line(remedy.paid) if pays else "",
        "why_more": tidy(remedy.why_more) if raises_offer(case, remedy) else "",
        "needs_approval": beyond,
        "authority": read_settings(desk).authority_pence,
        "approved_by": tidy_line(remedy.approved_by) if beyond else "",
        "approved_on": approved.isoformat() if isinstance(approved, dt.date) else None,
    }


def _sentence(desk: Desk, case: CaseRecords, remedy: Remedy) -> str:
    """'Putting it right, make a payment: £100. We will pay …'."""
    name = {rule.key: rule.name for rule in remedy_rules(desk, case.edition)[0]}[remedy.remedy]
    what = stopped(tidy(remedy.what))
    sum_ = f"{pounds(remedy.pence)}. " if remedy.pays else ""
    by = f" by {long_date(remedy.by)}" if remedy.done == "no" and isinstance(remedy.by, dt.date) else ""
    waits = ""
    if beyond_authority(desk, case, remedy):
        waits = (
            f" Approved by {tidy_line(remedy.approved_by)}."
            if tidy_line(remedy.approved_by)
            else " Waits for approval."
        )
    seen = f"{tidy_line(remedy.who)} sees to it{by}." if remedy.done == "no" else f"By {tidy_line(remedy.who)}."
    return f"Putting it right, {uncapital(name)}: {sum_}{what} {seen}{waits}"


def _own_or_next(
    desk: Desk, edition: Edition, named: Callable[[Edition], tuple[NamedRule, ...]]
) -> tuple[tuple[NamedRule, ...], str]:
    """What an edition names; where it is not known to name any, what the next one does, and which that is."""
    if named(edition):
        return named(edition), ""
    editions = desk.editions.all
    later = [one for one in editions if one.in_force > edition.in_force]
    earlier = [one for one in reversed(editions) if one.in_force < edition.in_force]
    found = next((one for one in (*later, *earlier) if named(one)), edition)
    return named(found), found.short_name
