"""Needs: for each fact that a part of a letter can be bound to hold, the words that must stand there.

The vocabulary is `app.rules.vocabularies.NEEDS`. Beside the words stands the sentence that says what to do where they
are missing. A fact that the case does not have demands nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from app.letters.facts import Facts, Landlord
from app.letters.matters import ACKNOWLEDGED
from app.letters.part_phrases import checked_sentences
from app.letters.words import sentence
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.provisions import PartRule
from app.rules.words import working_days

Needed = tuple[str, str]
"""Words that must stand in a part, and the sentence that says what to do when they do not."""

NOWHERE = "\0"
"""Words that no text has, so that the sentence beside them stands until the case has something to say."""


def _listed(what: str, instead: str) -> Callable[[int, str], Needed]:
    """The sentence for one thing of a numbered list that is not in the letter."""

    def need(number: int, text: str) -> Needed:
        words = " ".join(text.split())
        return text, f"{what} {number}, “{words}”, is not in the letter. Put it back, or {instead}."

    return need


def _points(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    need = _listed("Point", "change the point on the case")
    return [need(number, text) for number, text, _ in facts.numbered]


def _left(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    """What a later stage does not look at again is said, so that nobody waits for an answer to it."""
    left = facts.part.left if facts.part else ()
    said = "The letter does not say that point {}, “{}”, is not looked at again. Put it back."
    return [(text, said.format(number, " ".join(text.split()))) for number, text in left]


def _checked(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    """What came of a check that a letter promised to tell of (2024 Code 5.7)."""
    said = "A letter promised to tell them whose this is, and this one does not: “{}” Put it in."
    return [(one, said.format(one)) for one in (checked_sentences(facts.decision) if facts.decision else ())]


def _outcomes(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    need = _listed("Outcome", "change what is wanted on the case")
    return [need(number, text) for number, text in enumerate(facts.outcomes, 1)]


def _unrealistic(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    """Why each outcome cannot be had that is marked so on the case."""
    texts = [" ".join(why.split()) for _, why in facts.unrealistic]
    return [
        (why, f"“{part.name}” does not say “{why}”. Put it in, or change that outcome on the case.") for why in texts
    ]


def idle(part: PartRule, facts: Facts) -> bool:
    """Whether a part is about something that this case does not have, so that nobody need say anything there."""
    return "unrealistic" in part.needs and not facts.unrealistic


def _questions(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    need = _listed("Question", "take the question off the case")
    return [need(number, text) for number, text in enumerate(facts.questions, 1)]


def _adjustments(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    need = _listed("Adjustment", "change the adjustment on the case")
    return [need(number, text) for number, text in enumerate(facts.adjustments, 1)]


def _dated(words: str, part: PartRule) -> Needed:
    return words, f"“{part.name}” does not give the date {words}. Write it there in full."


def _received(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    return [_dated(long_date(facts.received_on), part)]


def _requested(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    return [_dated(long_date(facts.escalation.requested_on), part)] if facts.escalation else []


def _overturned(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    """After a refusal that was overturned, that there was one."""
    if facts.overturned is None:
        return []
    refused = long_date(facts.overturned.refused_on)
    return [(refused, f"“{part.name}” does not say that you refused at first, on {refused}, and why that changed.")]


def _late(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    """Where an acknowledgement comes late, by when it was due."""
    if facts.acknowledge_by is None or not facts.acknowledged_late:
        return []
    due = long_date(facts.acknowledge_by)
    return [(due, f"“{part.name}” does not say that this comes late. Say that it was due by {due}, and apologise.")]


def _respond_by(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    return [_dated(long_date(facts.respond_by), part)] if facts.respond_by else []


def _handler(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    if not facts.handler.strip():
        return [(NOWHERE, part.missing)]
    return [(facts.handler, f"“{part.name}” does not name {facts.handler}. Put the name in.")]


def _ombudsman(_: Facts, landlord: Landlord, part: PartRule) -> list[Needed]:
    details = landlord.ombudsman
    lines = [("telephone number", details.phone), ("website", details.website)]
    lines += [("address", line) for line in details.address]
    return [
        (words, f"The Ombudsman's {what} is not complete in “{part.name}”. Put “{words}” in.") for what, words in lines
    ]


def _findings(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    """Each point with what was found of it behind it, so that no finding can stand under another point."""
    needed = []
    for number, one in facts.decision.numbered if facts.decision else ():
        point = sentence(one.text)
        said = f"The letter does not answer point {number}, “{point}”, as it was decided: “{one.found}”"
        needed.append((f"{point} {one.found}", f"{said} Write that behind the point, or change the decision."))
    return needed


def _relied_on(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    answers = facts.decision.answers if facts.decision else ()
    texts = dict.fromkeys(" ".join(one.relied_on.split()) for one in answers)
    return [
        (text, f"“{part.name}” does not name “{text}”. Put it in, or change the decision.") for text in texts if text
    ]


def _remedies(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    needed = []
    for line in facts.decision.offered_before if facts.decision else ():
        what = " ".join(line.what.split())
        needed.append((what, f"What was offered before, “{what}”, is not in the letter. Put it back."))
    for line in facts.decision.offers if facts.decision else ():
        what, paid = " ".join(line.what.split()), pounds(line.pence)
        instead = "or change it under what puts it right"
        needed.append((what, f"What puts it right, “{what}”, is not in the letter. Put it back, {instead}."))
        if line.pence:
            needed.append((paid, f"The letter does not give {paid} for “{what}”. Put the sum in, {instead}."))
    return needed


def _acknowledged(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    lines = [line for line in facts.decision.remedies if line.kind == ACKNOWLEDGED] if facts.decision else []
    words = [" ".join(line.what.split()) for line in lines]
    return [(what, f"“{part.name}” does not say “{what}”. Put it in, or change what puts it right.") for what in words]


def _total(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    total = facts.decision.total_in_all if facts.decision else 0
    said = f"“{part.name}” does not give {pounds(total)}, the sum of all payments. Write it there."
    return [(pounds(total), said)] if total else []


def _steps(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    lines = (*facts.decision.steps, *facts.decision.still_open) if facts.decision else ()
    days = [(long_date(line.by), " ".join(line.what.split())) for line in lines if line.by]
    return [
        (day, f"“{part.name}” does not give {day} as the date for “{what}”. Write it there in full.")
        for day, what in days
    ]


def _window(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    days = facts.decision.window if facts.decision else 0
    said = f"“{part.name}” does not give the {working_days(days)} that your policy gives. Put them in."
    return [(working_days(days), said)] if days else []


def _good_reason(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    plan = facts.extension
    if plan is None or not plan.beyond or plan.panel:
        return []
    reason = " ".join(plan.good_reason.split())
    if not reason:
        return [(NOWHERE, f"The new date is past {working_days(plan.longest)} more. Give the good reason for it.")]
    return [(reason, f"“{part.name}” does not give the good reason for so late a date. Put it in: “{reason}”")]


def _interval(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    interval = facts.extension.interval if facts.extension else ""
    said = f"“{part.name}” does not say that they hear from you {interval}, as was agreed. Put it in."
    return [(interval, said)] if interval else []


def _policy_reference(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    where = facts.refusal.policy_reference.strip() if facts.refusal else ""
    return (
        [(where, f"“{part.name}” does not say where it stands in your policy: “{where}”. Put it in.")] if where else []
    )


NEEDED: Mapping[str, Callable[[Facts, Landlord, PartRule], list[Needed]]] = {
    "received": _received,
    "requested": _requested,
    "overturned": _overturned,
    "late": _late,
    "points": _points,
    "left": _left,
    "checked": _checked,
    "outcomes": _outcomes,
    "unrealistic": _unrealistic,
    "questions": _questions,
    "adjustments": _adjustments,
    "handler": _handler,
    "respond_by": _respond_by,
    "ombudsman": _ombudsman,
    "findings": _findings,
    "relied_on": _relied_on,
    "acknowledged": _acknowledged,
    "remedies": _remedies,
    "total": _total,
    "steps": _steps,
    "window": _window,
    "good_reason": _good_reason,
    "interval": _interval,
    "policy_reference": _policy_reference,
}
"""The closed vocabulary of `PartRule.needs`."""


def needed_of_case(facts: Facts, part: PartRule) -> list[Needed]:
    """What a part is bound to hold of the case; the landlord's own paper has nothing to do with it."""
    nobody = cast("Landlord", None)  # the Ombudsman's details alone ask the landlord's paper
    return [one for need in part.needs if need != "ombudsman" for one in NEEDED[need](facts, nobody, part)]
