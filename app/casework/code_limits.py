"""The time limits of an edition in words, each with the landlord's own limit or departure beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.codes import force_words
from app.casework.desks import Desk
from app.casework.house_rules import counted_words, read_house_rules, verdict
from app.rules.editions import Edition
from app.rules.house_rules import HouseRule
from app.rules.provisions import ClockRule
from app.rules.words import uncapital
from app.rules.words import working_days as in_words

HAPPENS = {
    "received": "the complaint is received",
    "logged": "the complaint is logged",
    "acknowledged": "the acknowledgement is sent",
    "extended": "the extension notice is sent",
    "escalation_requested": "the stage is asked for",
    "responded": "the answer is sent",
}
"""Each event that a clock starts or stops at, in words."""


@dataclass(frozen=True)
class OwnView:
    """What the landlord's own policy gives for a time limit: 'stricter', 'same' or 'laxer', and in words."""

    verdict: str
    sentence: str
    explanation: str
    since: dt.date | None = None
    """The day from which the policy says so; with the time limit it tells one from another."""


@dataclass(frozen=True)
class LimitView:
    """One time limit in working days, in words."""

    key: str
    clause: str
    name: str
    length: str
    """'10 working days'."""
    facts: tuple[tuple[str, str], ...]
    """What starts it, what stops it, how long it can be extended and who agrees to that: labels and words."""
    confirm: str
    own: tuple[OwnView, ...] = ()
    """What the landlord's policy gives, the oldest first."""

    @property
    def spoken(self) -> str:
        """The whole limit in sentences, for a screen reader."""
        facts = " ".join(f"{label}: {words}." for label, words in self.facts)
        own = "".join(f" {one.sentence} {one.explanation}".rstrip() for one in self.own)
        confirm = f" To be confirmed: {self.confirm}." if self.confirm else ""
        return f"{self.name}, {self.clause}: {self.length}. {facts}{own}{confirm}"


def time_limits(desk: Desk, edition: Edition) -> tuple[LimitView, ...]:
    """The time limits in working days, in the order of the edition."""
    house = read_house_rules(desk)
    return tuple(
        LimitView(
            key=rule.key,
            clause=rule.clause,
            name=rule.name,
            length=in_words(rule.working_days),
            facts=_facts(rule, edition),
            confirm=rule.to_be_confirmed,
            own=tuple(_own(one, rule) for one in house if one.clock == rule.key),
        )
        for rule in edition.clocks
    )


def _facts(rule: ClockRule, edition: Edition) -> tuple[tuple[str, str], ...]:
    agreement = _agreement(rule)
    reading = "The words leave open that plain days are meant; cases show that date as a caution"
    return (
        ("Starts", _starts(rule, edition)),
        ("Stops", f"When {HAPPENS[rule.stops]}"),
        ("Longest extension", _extension(rule)),
        *([("Agreement", agreement)] if agreement else []),
        *([("Reading", reading)] if rule.calendar_reading else []),
    )


def _starts(rule: ClockRule, edition: Edition) -> str:
    said = f"When {HAPPENS[rule.starts]}"
    if rule.or_starts:
        said += f"; where that is not recorded, when {HAPPENS[rule.or_starts]}"
    if rule.or_no_later_than:
        cap = edition.clock(rule.or_no_later_than).name
        said += f", and no later than the last day for the {uncapital(cap)}"
    return said


def _extension(rule: ClockRule) -> str:
    if rule.longest_extension is None:
        return "None"
    clause = f" (Code {rule.extension_clause})"
    beyond = "convening a panel" if rule.beyond == "panel" else "a good reason that is given"
    if rule.longest_extension == 0:
        return f"Only for {beyond}{clause}"
    return f"{in_words(rule.longest_extension)} after the original date; longer only for {beyond}{clause}"


def _agreement(rule: ClockRule) -> str:
    wanted = []
    if rule.agree_beyond_total is not None:
        wanted.append(f"where it comes to more than {in_words(rule.agree_beyond_total)} in all")
    if rule.agree_beyond_extension is not None:
        wanted.append(f"where it runs more than {in_words(rule.agree_beyond_extension)} past the original date")
    both = f"Both sides {force_words(rule.agreement_force)} agree {' or '.join(wanted)} (Code {rule.agreement_clause})"
    details = f"A resident who does not agree is given the Ombudsman's details (Code {rule.disagreement_clause})"
    return ". ".join(filter(None, (both if wanted else "", details if rule.disagreement_clause else "")))


def _own(house: HouseRule, rule: ClockRule) -> OwnView:
    figure, judged = counted_words(house, in_words(house.working_days)), verdict(house, rule)
    said = {
        "stricter": f"Your own limit: {figure}. The earlier of the two dates is the one to work to.",
        "same": f"Your own limit: {figure}. That is what this edition gives.",
        "laxer": f"Your policy gives {figure}, a departure from the Code. The Code's date still counts.",
    }
    explanation = f"Why: {house.explanation}" if judged == "laxer" and house.explanation else ""
    return OwnView(judged, said[judged], explanation, house.since)
