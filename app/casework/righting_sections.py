"""The sections of putting it right: the effect on the resident and what was promised, and what was learnt."""

from __future__ import annotations

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.lessons import LESSON, lessons
from app.casework.letter_offers import tell
from app.casework.page_sections import Offer, Section, SectionLine
from app.casework.promises import Promise, PromiseMove, PromiseView, promises, total
from app.casework.remedies import AGREED, head_rules, remedy_rules, weighed
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.words import uncapital

EMPTY = "Nothing is promised yet. What puts it right can be added at any time, and is then followed until it is done."
NO_LESSONS = "Nothing was recorded as learnt yet: would something keep this from happening to somebody else?"
STATES = {"done": "done", "dropped": "stopped", "late": "late", "soon": "soon", "open": "open"}
"""How a promise stands, in the words of a section."""

OTHERS = {
    "yes": "Others were affected",
    "no": "Nobody else was affected.",
    "look": "Others are still to be looked for.",
}
"""Whether others were affected."""


def righting_section(desk: Desk, case: CaseRecords) -> Section:
    """The effect on the resident at each stage, every promise with what can be done of it, and the sums in all."""
    views = promises(desk, case)
    stages = range(1, case.stage + 1)
    effects = [_effect(record) for stage in stages if (record := weighed(case, stage)) is not None]
    sums = [_sum(stage, pence) for stage in stages if (pence := total(case, stage))]
    weighs, adds = Offer("weigh", "Weigh the effect on them…"), Offer("add_remedy", "Add something to put it right…")
    offers = (weighs, adds, *tell(desk, case, "remedy", "Confirm it to them…"))
    return Section(
        key="righting",
        part="answer",
        title="Putting it right",
        lines=(*effects, *(_promise_line(desk, case, view) for view in views), *sums),
        offers=() if case.file_closed else offers,
        empty=EMPTY,
    )


def lessons_section(_desk: Desk, case: CaseRecords) -> Section:
    """What was learnt from the complaint beyond it."""
    return Section(
        key="lessons",
        part="answer",
        title="Lessons",
        lines=tuple(_lesson_line(record) for record in lessons(case)),
        offers=(Offer(LESSON, "What was learnt…"),),
        empty=NO_LESSONS,
    )


def _effect(record: Record) -> SectionLine:
    return SectionLine(f"The effect on them, stage {record.body['stage']}", record.body["impact"])


def _sum(stage: int, pence: int) -> SectionLine:
    return SectionLine(f"Offered at stage {stage} in all: {pounds(pence)}")


def _promise_line(desk: Desk, case: CaseRecords, view: PromiseView) -> SectionLine:
    promise = view.promise
    named = {rule.key: rule.name for rule in remedy_rules(desk, case.edition)[0]}
    heads = {rule.key: rule.name for rule in head_rules(desk, case.edition)[0]}
    sum_ = f"{pounds(promise.pence)}, {uncapital(heads.get(promise.head, ''))}: " if promise.pence else ""
    said = (
        f"{named.get(promise.remedy, promise.remedy)}, stage {promise.stage}. {_standing(view)}",
        f"{promise.who} sees to it." if promise.open else "",
        AGREED.get(promise.agreed, ""),
        *(_moved(move) for move in promise.moves),
        f"Shown by: {promise.evidence}" if promise.evidence else "",
        f"Worked out: {promise.reckoning}" if promise.reckoning else "",
        f"More than at the stage before, because: {promise.why_more}" if promise.why_more else "",
        _approval(promise),
    )
    return SectionLine(
        words=f"{sum_}{promise.what}",
        detail="\n".join(filter(None, said)),
        state=STATES[view.state],
        offers=() if case.file_closed else _offers(desk, case, promise),
    )


def _standing(view: PromiseView) -> str:
    """'By Monday 30 November 2026: 5 working days left.', 'Done on …', 'No longer owed: …'."""
    promise = view.promise
    if promise.dropped_on is not None:
        return f"No longer owed: {promise.why_dropped}"
    if promise.done_on is not None:
        in_time = f" It was promised by {long_date(promise.by)}: {view.countdown}." if promise.by else ""
        return f"Done on {long_date(promise.done_on)}.{in_time}"
    return f"By {long_date(promise.by)}: {view.countdown}." if promise.by else "No day is recorded for it."


def _moved(move: PromiseMove) -> str:
    before = f", not by {long_date(move.was)}" if move.was else ""
    return f"Put off on {long_date(move.on)} to {long_date(move.now)}{before}: {move.reason}"


def _approval(promise: Promise) -> str:
    if promise.awaits_approval:
        return "The sum waits for approval. No date waits with it."
    on = f" on {long_date(promise.approved_on)}" if promise.approved_on else ""
    return f"The sum was approved by {promise.approved_by}{on}." if promise.approved_by else ""


def _offers(desk: Desk, case: CaseRecords, promise: Promise) -> tuple[Offer, ...]:
    of = str(promise.seq)
    approve = (Offer("approve_remedy", "Record the approval…", of),) if promise.awaits_approval else ()
    if promise.done_on is not None:
        return (*tell(desk, case, "action_completed", "Tell them…", of), *approve)
    if not promise.open:
        return approve
    told = tell(desk, case, "action_update", "Tell them…", of) if promise.put_off(desk.today()) else ()
    return (
        *told,
        Offer("keep_promise", "It is done…", of),
        Offer("move_promise", "It will be later…", of),
        Offer("drop_promise", "It is no longer owed…", of),
        *approve,
    )


def _lesson_line(record: Record) -> SectionLine:
    body = record.body
    others = f"{OTHERS[body['others']]}: {body['others_words']}" if body["others_words"] else OTHERS[body["others"]]
    policy = f"What changes: {body['policy_words']}" if body["policy_words"] else "No policy changes."
    return SectionLine(body["text"], "\n".join((others, policy, f"{body['who']} sees to it.")))
