"""What the stages before weighed and offered, shown to whoever takes the next one, to be kept or changed.

The last answer deals with the whole complaint (2024 Code 6.18, 6.19): what was weighed and offered before is looked at
again, and the letter says what of it stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Option, Step
from app.casework.promises import Promise, promises_made
from app.casework.remedies import CHANGES, OFFERS, STANDS, Weighing, factor_rules, head_rules, weighed
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.problems import Problem
from app.rules.words import uncapital

BEFORE, KEEP = "before", "keep"
"""The key of the step, and of the answer whether the effect is as it was weighed."""

SAME_EFFECT, ANEW = "same", "anew"


def earlier_weighing(case: CaseRecords) -> Record | None:
    """The effect on the resident as the last stage before this one weighed it; None where none did."""
    return next((found for stage in range(case.stage - 1, 0, -1) if (found := weighed(case, stage))), None)


def earlier_offers(case: CaseRecords) -> tuple[Promise, ...]:
    """Everything that was offered at the stages before this one, also what is done or no longer owed."""
    return tuple(one for one in promises_made(case) if one.stage < case.stage)


def before_step(desk: Desk, case: CaseRecords) -> Step | None:
    """What was weighed and offered before, and whether it stands; None where there was nothing."""
    record, offers = earlier_weighing(case), earlier_offers(case)
    if record is None and not offers:
        return None
    told = [*(_weighed_lines(desk, case, record) if record else ()), *(offer_line(desk, case, one) for one in offers)]
    return Step(
        key=BEFORE,
        title="What came before",
        question="Does what was weighed and offered before stand?",
        help="\n".join(told),
        fields=(*((_keep_field(case, record),) if record else ()), *((_offers_field(case),) if offers else ())),
    )


def before_problems(case: CaseRecords, answers: Answers) -> tuple[Problem, ...]:
    """What is still to be said of what came before."""
    found = []
    if earlier_weighing(case) and answers.get(KEEP) not in (SAME_EFFECT, ANEW):
        found.append(Problem(KEEP, "Say whether the effect on them is as it was weighed before."))
    if earlier_offers(case) and answers.get(OFFERS) not in (STANDS, CHANGES):
        found.append(Problem(OFFERS, "Say whether what was offered before stands."))
    return tuple(found)


def kept(case: CaseRecords, answers: Answers) -> Weighing | None:
    """The effect as it was weighed before, where it is kept so; None where it is weighed anew."""
    record = earlier_weighing(case)
    if record is None or answers.get(KEEP) != SAME_EFFECT:
        return None
    return Weighing(record.body["factors"], record.body["impact"], str(answers.get(OFFERS) or ""))


def offer_line(desk: Desk, case: CaseRecords, one: Promise) -> str:
    """'Offered at stage 1: £150, time and trouble. “For the weeks without heating.” It stands, by …'."""
    heads = {rule.key: rule.name for rule in head_rules(desk, case.edition)[0]}
    sum_ = f"{pounds(one.pence)}, {uncapital(heads.get(one.head, 'a payment'))}. " if one.pence else ""
    if one.dropped_on is not None:
        stands = "It is no longer owed."
    elif one.done_on is not None:
        stands = f"Done on {long_date(one.done_on)}."
    else:
        stands = f"It stands, by {long_date(one.by)}." if one.by else "It stands."
    return f"Offered at stage {one.stage}: {sum_}“{one.what}” {stands}"


def _weighed_lines(desk: Desk, case: CaseRecords, record: Record) -> tuple[str, ...]:
    factors: Mapping[str, str] = record.body["factors"]
    names = {rule.key: rule.name for rule in factor_rules(desk, case.edition)[0]}
    said = tuple(f"{names.get(key, key)}: {text}" for key, text in factors.items() if text)
    return (f"The effect on them, as stage {record.body['stage']} weighed it: “{record.body['impact']}”", *said)


def _keep_field(case: CaseRecords, record: Record) -> Field:
    now = weighed(case, case.stage)
    alike = now is not None and all(now.body[key] == record.body[key] for key in ("factors", "impact"))
    stage = record.body["stage"]
    options = (
        Option(SAME_EFFECT, f"As at stage {stage}", "The letter says it in the same words."),
        Option(ANEW, "Weigh it anew"),
    )
    initial = None if now is None else SAME_EFFECT if alike else ANEW
    return Field(KEEP, "The effect on them", "choice", options=options, initial=initial)


def _offers_field(case: CaseRecords) -> Field:
    now = weighed(case, case.stage)
    changes = "Record what is no longer owed, and add what is offered now. The letter says both."
    options = (
        Option(STANDS, "It stands", "More can be offered as well."),
        Option(CHANGES, "It changes, or not all of it stands", changes),
    )
    return Field(OFFERS, "What was offered", "choice", options=options, initial=now.body.get(OFFERS) if now else None)
