"""The guides of what puts it right: to add a remedy, line by line, and to record the approval of a sum.

What is offered is set beside the landlord's own policy and the Ombudsman's guidance; neither decides it.
"""

from __future__ import annotations

from dataclasses import fields, replace

from app.casework.approvals import approval_problems, approve_remedy, doubted_approver, later_problems
from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.compensation_tables import GUIDANCE, POLICY, band_words, bands_for, shipped_guidance
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.earlier_weighings import earlier_offers, offer_line
from app.casework.guides import CHECK, YES_NO, Answers, Caution, Field, Guide, Option, Step
from app.casework.promises import Promise, promises_made
from app.casework.quoted_fields import TO_THEM
from app.casework.remedies import (
    PAY,
    RECKONED,
    Remedy,
    add_remedy,
    beyond_authority,
    head_rules,
    offered_before,
    offered_in_all,
    raises_offer,
    remedy_problems,
    remedy_rules,
    weighed,
)
from app.casework.remedy_sums import NO_SUM, sum_advice
from app.casework.settings import read_settings
from app.casework.stage_people import subjects
from app.casework.texts import tidy_line
from app.casework.weighing_guides import RIGHTING, borrowed, closed_reason, confirm_words, of_step
from app.rules.names import SAME, likeness
from app.rules.pounds import pounds
from app.rules.problems import Problem
from app.rules.provisions import NamedRule

DATES = ("by", "done_on", "approved_on")
"""The answers of a remedy that are dates."""


def remedy_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """What puts it right: of which kind, what exactly, for a payment how much and why, who does it and by when."""
    case = case_records(desk, case_id)
    steps = (
        _kind_step(desk, case),
        _what_step(desk, case),
        _money_step(desk, case),
        _more_step(case),
        _approval_step(desk, case),
        _promise_step(desk, case),
    )

    def act(answers: Answers) -> str:
        remedy = _remedy(answers)
        waits = beyond_authority(desk, case_records(desk, case_id), remedy) and not remedy.approved_by.strip()
        add_remedy(desk, case_id, remedy)
        return "It is recorded. The sum waits for approval; no date waits for that." if waits else "It is recorded."

    guide = Guide(
        key="add_remedy",
        title="Add something to put it right",
        steps=steps,
        first="kind",
        following=lambda step, answers: _following(desk, case, step, _remedy(answers)),
        problems=lambda step, answers: of_step(steps, step, remedy_problems(desk, case, _remedy(answers))),
        finish="Add it",
    )
    return CaseForm(guide, act)


def _following(desk: Desk, case: CaseRecords, step: str, remedy: Remedy) -> str:
    """The next page: of a payment how much, why more than before, and who approved it, each where that is asked."""
    wanted = {
        "kind": True,
        "what": True,
        "money": remedy.pays,
        "more": raises_offer(case, remedy),
        "approval": beyond_authority(desk, case, remedy),
        "promise": True,
    }
    left = list(wanted)[list(wanted).index(step) + 1 :]
    return next((key for key in left if wanted[key]), CHECK)


def approval_form(desk: Desk, case_id: int, of: str = "") -> CaseForm:
    """Who approved a sum that waits for approval, and when; without a number, of one that waits."""
    case = case_records(desk, case_id)
    waiting = tuple(one for one in promises_made(case) if one.awaits_approval)
    promise = next((one for one in promises_made(case) if str(one.seq) == of), None)
    if promise is None and len(waiting) == 1:
        promise = waiting[0]

    def meant(answers: Answers) -> Promise | None:
        chosen = str(answers.get("which") or "")
        return promise or next((one for one in waiting if str(one.seq) == chosen), None)

    which = Field("which", "Which sum", "choice", options=tuple(map(_waiting_option, waiting)))
    step = Step(
        key="approved",
        title="The approval",
        question=f"Who approved the {pounds(promise.pence)}?" if promise else "Who approved the sum?",
        clause=clause_beside(case.edition, "remedy", "approval"),
        help=f"“{promise.what}”" if promise else "",
        fields=(
            *((which,) if promise is None and waiting else ()),
            Field("approved_by", "Who approved it", "line"),
            _two_people(desk, case),
            Field("approved_on", "Date of the approval", "date", initial=desk.today()),
        ),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        one = meant(answers)
        unsaid = (Problem("which", "Choose the sum that was approved."),) if one is None and waiting else ()
        later = later_problems(case, one, tidy_line(str(answers.get("approved_by") or ""))) if one else ()
        return (*unsaid, *approval_problems(desk, case, _remedy(answers).approval), *later)

    def act(answers: Answers) -> str:
        one = meant(answers)
        approve_remedy(desk, case_id, one.seq if one else -1, _remedy(answers).approval)
        return "The approval is recorded."

    return CaseForm(one_step("approve_remedy", "Record the approval", step, "Record it", problems), act)


def _waiting_option(promise: Promise) -> Option:
    return Option(str(promise.seq), f"{pounds(promise.pence)}: {promise.short}")


def _kind_step(desk: Desk, case: CaseRecords) -> Step:
    rules, whose = remedy_rules(desk, case.edition)
    weigh_first, before = "", (offer_line(desk, case, one) for one in earlier_offers(case))
    if weighed(case, case.stage) is None:
        weigh_first = "What puts it right follows from the effect it had. Weigh the effect on them first, if you can."
    return Step(
        key="kind",
        title="What kind",
        question="What will put it right?",
        clause=clause_beside(case.edition, "remedy", "kind"),
        help="\n".join((*borrowed(case, whose, "kinds"), *before)),
        fields=(Field("remedy", "What kind of thing", "choice", options=_options(rules)),),
        advice=lambda _: weigh_first,
    )


def _what_step(desk: Desk, case: CaseRecords) -> Step:
    asks = {rule.key: rule.asks for rule in remedy_rules(desk, case.edition)[0]} | {PAY: NO_SUM}

    def advice(answers: Answers) -> str:
        said = sum_advice(str(answers.get("what") or "")) if answers.get("remedy") == PAY else ""
        return Caution(said) if said else asks.get(str(answers.get("remedy") or ""), "")

    return Step(
        key="what",
        title="What exactly",
        question="What exactly will be done, or was done?",
        clause=clause_beside(case.edition, "remedy", "what"),
        fields=(Field("what", "What exactly", "lines", f"Promise what can be kept. {TO_THEM}"),),
        advice=advice,
    )


def _money_step(desk: Desk, case: CaseRecords) -> Step:
    rules, whose = head_rules(desk, case.edition)
    return Step(
        key="money",
        title="The payment",
        question="How much is it, and for what?",
        clause=clause_beside(case.edition, "remedy", "money"),
        help=" ".join((*borrowed(case, whose, "heads of compensation"), *confirm_words(rules))),
        fields=(
            Field("head", "What it is for", "choice", options=_options(rules)),
            Field("sum", "The sum in pounds", "line", "For example 250 or 1,250.50."),
            Field(
                "reckoning",
                "How it is worked out",
                "lines",
                f"What it cost them and what shows it, or the weeks and the sum a week. {TO_THEM}",
                shown=_is_loss,
            ),
            Field(
                "basis",
                "How you came to it",
                "lines",
                f"The weeks and the sum a week, or the row of your policy. {TO_THEM}",
                optional=True,
                shown=lambda answers: not _is_loss(answers),
            ),
            Field(
                "paid",
                "How it is paid",
                "line",
                "To the resident, and not set against rent that is owed unless they ask for that.",
                optional=True,
            ),
        ),
        advice=lambda answers: _beside(desk, case, _remedy(answers)),
    )


def _more_step(case: CaseRecords) -> Step:
    return Step(
        key="more",
        title="Why more",
        question="Why is more offered now than at the stage before?",
        clause=clause_beside(case.edition, "remedy", "more"),
        help=f"Before this stage was asked for, {pounds(offered_before(case))} was offered in all. If this takes the "
        "place of that, record first that the earlier sum is no longer owed.",
        fields=(Field("why_more", "Why", "lines", "Nobody should have to go on to get what was due at first."),),
    )


def _approval_step(desk: Desk, case: CaseRecords) -> Step:
    most = read_settings(desk).authority_pence or 0

    def advice(answers: Answers) -> str:
        in_all = pounds(offered_in_all(case) + _remedy(answers).pence)
        return f"With this, {in_all} is offered on this complaint. By yourself you may offer {pounds(most)}."

    return Step(
        key="approval",
        title="Approval",
        question="Who approved it, and when?",
        clause=clause_beside(case.edition, "remedy", "approval"),
        help="Leave both empty while you wait: it is recorded as waiting for approval, and no date waits with it.",
        fields=(
            Field("approved_by", "Who approved it", "line", optional=True),
            _two_people(desk, case),
            Field("approved_on", "Date of the approval", "date", optional=True),
        ),
        advice=advice,
    )


def _two_people(desk: Desk, case: CaseRecords) -> Field:
    """Asked only where a name looks like the officer's."""
    return Field(
        "two_people",
        "They are two people",
        "tick",
        "Tick this only if whoever approved it is not you. It is kept in the history.",
        shown=lambda answers: bool(doubted_approver(desk, case, str(answers.get("approved_by") or ""))),
    )


def _promise_step(desk: Desk, case: CaseRecords) -> Step:
    def is_done(answers: Answers) -> bool:
        return answers.get("done") == "yes"

    agreed = (Option("yes", "Yes"), Option("no", "No"), Option("asked", "They were asked and have not answered"))
    return Step(
        key="promise",
        title="Who and by when",
        question="Who sees to it, and by when?",
        clause=clause_beside(case.edition, "remedy", "promise"),
        fields=(
            Field("who", "Who sees to it", "line", "A person or a firm.", initial=_usual_owner(desk, case)),
            Field("done", "Was it done already?", "yes_no", options=YES_NO),
            Field("by", "By which day", "date", "A working day.", shown=lambda answers: answers.get("done") == "no"),
            Field("done_on", "Date on which it was done", "date", shown=is_done),
            Field(
                "evidence", "What shows that it was done", "lines", "A photograph, a receipt, a call.", shown=is_done
            ),
            Field("agreed", "Did the resident agree to it?", "choice", options=agreed),
        ),
    )


def _usual_owner(desk: Desk, case: CaseRecords) -> str:
    """The officer sees to most; nobody is named for a complaint about her (2024 Code 5.8)."""
    officer = read_settings(desk).officer
    return "" if any(likeness(name, officer) == SAME for name in subjects(case)) else officer


def _beside(desk: Desk, case: CaseRecords, remedy: Remedy) -> str:
    """What a sum is set beside: the two tables, and what is offered in all."""
    policy, guidance = bands_for(desk, POLICY, remedy.head), bands_for(desk, GUIDANCE, remedy.head)
    own = [f"Your own policy: {band_words(band)}." for band in policy]
    lines = own or ["Your own policy's sums are not in Settings yet."]
    lines += [f"The Ombudsman: {band_words(band)}." for band in guidance]
    lines.append(f"Of the Ombudsman's guidance to be confirmed: {shipped_guidance(desk).to_be_confirmed}.")
    if remedy.pence:
        lines.append(f"With this, {pounds(offered_in_all(case) + remedy.pence)} is offered on this complaint in all.")
    return "\n".join(lines)


def _remedy(answers: Answers) -> Remedy:
    """The remedy that the answers describe."""
    typed = {one.name: answers.get(one.name) for one in fields(Remedy)}
    texts = {key: str(value or "") for key, value in typed.items() if key not in (*DATES, "two_people")}
    if not _is_loss(answers):
        texts["reckoning"] = str(answers.get("basis") or "")
    by, done_on, approved_on = (typed[key] or None for key in DATES)
    apart = answers.get("two_people") is True
    return replace(Remedy(), **texts, by=by, done_on=done_on, approved_on=approved_on, two_people=apart)


def _is_loss(answers: Answers) -> bool:
    return answers.get("head") == RECKONED


def _options(rules: tuple[NamedRule, ...]) -> tuple[Option, ...]:
    return tuple(Option(rule.key, rule.name, rule.asks) for rule in rules)


ADD_REMEDY = Deed("add_remedy", "Add something to put it right…", RIGHTING, remedy_form, closed_reason)
APPROVE_REMEDY = Deed(
    "approve_remedy",
    "Record the approval of a sum…",
    RIGHTING,
    approval_form,
    closed_reason,
    fits=lambda _desk, case: any(one.awaits_approval for one in promises_made(case)),
)
