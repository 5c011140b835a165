"""The landlord's own time limits, kept as facts of the book: stricter ones, and departures from the Code.

A time limit can have several, each from its own day on, and each holds under every edition that has that limit. They
are kept under one setting, each change an entry of the journal with its reason; how one is counted with stands in
`app.rules.house_rules`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.casework.calendars import day_problems
from app.casework.desks import Desk
from app.casework.house_rule_facts import KEY, as_kept, house_rules_from
from app.casework.settings import actor
from app.casework.texts import TEXT_LENGTH, tidy, tidy_line, too_long
from app.models.registers import setting_of
from app.rules.dates import long_date
from app.rules.editions import Edition, Editions
from app.rules.house_rules import HouseRule, changes_nothing, counts_from_origin, departs, house_rule_problems
from app.rules.problems import Problem, Refused
from app.rules.provisions import ClockRule
from app.rules.words import listed, uncapital
from app.rules.words import working_days as in_words


@dataclass(frozen=True)
class Judgement:
    """What the landlord's figure is under some editions: 'stricter', 'same' or 'laxer', and a sentence that says so."""

    verdict: str
    editions: tuple[str, ...]
    """Their names, oldest first."""
    sentence: str


def read_house_rules(desk: Desk) -> tuple[HouseRule, ...]:
    """The landlord's own limits as they stand, by their time limits and then by their beginnings."""
    with desk.book.reading() as session:
        return house_rules_from(setting_of(session, KEY) or [])


def keep_house_rule(desk: Desk, house: HouseRule, reason: str) -> None:
    """Keep a limit of the landlord's own, in place of one that began on the same day. Raises Refused.

    One with another beginning stays: it is for the complaints received from then on, until the next one begins.
    """
    house, reason = _tidied(house, desk.editions), tidy(reason)
    problems = keeping_problems(desk, house, reason)
    if problems:
        raise Refused(problems)
    others = [rule for rule in read_house_rules(desk) if not rule.same_place(house)]
    rules = tuple(sorted((*others, house), key=lambda rule: (rule.clock, rule.begins)))
    _write(desk, rules, kept_sentence(house, desk.editions), reason)


def drop_house_rule(desk: Desk, clock: str, reason: str, since: dt.date | None = None) -> None:
    """Give up the limit of the landlord's own that began on a day, or was always so. Raises Refused.

    An earlier one then stands for its complaints too; where there is none, the Code's alone counts.
    """
    reason = tidy(reason)
    rules = read_house_rules(desk)
    left = tuple(rule for rule in rules if (rule.clock, rule.since) != (clock, since))
    problems = list(_reason_problems(reason, "Enter why this limit is given up."))
    if left == rules:
        problems.append(Problem("", "There is no limit of your own to remove here. Look at the Code page again."))
    if problems:
        raise Refused(tuple(problems))
    name, begun = clock_name(desk.editions, clock), f", {since_words(since)}," if since else ""
    _write(desk, left, f"Own limit for the {name}{begun} removed.", reason)


def keeping_problems(desk: Desk, house: HouseRule, reason: str) -> tuple[Problem, ...]:
    """What must be put right before a limit of the landlord's own can be kept, under every edition that has it."""
    found = [*house_rule_faults(house, desk.editions, read_house_rules(desk))]
    found += too_long("explanation", "The explanation", house.explanation, TEXT_LENGTH)
    found += _reason_problems(reason, "Enter where your policy says so.")
    found += since_problems(desk, house.since)
    return tuple(found)


def since_problems(desk: Desk, since: dt.date | str | None) -> list[Problem]:
    """What must be put right in the day from which a policy says so; it can be left out, and it can be to come."""
    return (
        [] if since is None else day_problems("since", "the day from which your policy says so", since, desk.workdays)
    )


def house_rule_faults(house: HouseRule, editions: Editions, others: Sequence[HouseRule] = ()) -> tuple[Problem, ...]:
    """What is wrong with a house rule beside the others that stand.

    An edition under which it changes nothing is no fault of it.
    """
    having = _having(editions, house.clock)
    bearing = [edition for edition in having if verdict(house, edition.clock(house.clock)) != "same"]
    for edition in reversed(bearing or having or editions.all):
        problems = house_rule_problems(house, edition, others)
        if problems:
            return problems
    return ()


def verdict(house: HouseRule, rule: ClockRule) -> str:
    """What the landlord's figure is beside the Code's: 'stricter', 'same' or 'laxer'."""
    if departs(house, rule):
        return "laxer"
    return "same" if changes_nothing(house, rule) else "stricter"


def judgements(house: HouseRule, editions: Editions) -> tuple[Judgement, ...]:
    """What a figure is under each edition that has the limit; editions of which the same is to be said go together."""
    alike: dict[tuple[str, int], list[Edition]] = {}
    for edition in _having(editions, house.clock):
        rule = edition.clock(house.clock)
        alike.setdefault((verdict(house, rule), rule.working_days), []).append(edition)
    return tuple(_judgement(key, days, found) for (key, days), found in alike.items())


def clock_name(editions: Editions, clock: str) -> str:
    """A time limit's name for the middle of a sentence, as the newest edition that has it says: 'stage 1 response'."""
    named = [edition.clock(clock).name for edition in _having(editions, clock)]
    return uncapital(named[-1]) if named else clock


def kept_sentence(house: HouseRule, editions: Editions) -> str:
    """What is kept, for the journal and the status line."""
    name, figure = clock_name(editions, house.clock), counted_words(house, in_words(house.working_days))
    verdicts = {judged.verdict for judged in judgements(house, editions)}
    if verdicts == {"same"}:
        return f"Back to the Code's own limit for the {name}: {figure}."
    if "laxer" in verdicts:
        return f"Departure from the Code recorded for the {name}: {figure}. {house.explanation}"
    return f"Own limit set for the {name}: {figure}."


def counted_words(house: HouseRule, figure: str) -> str:
    """A figure with what it counts from and since when, where the landlord says so: '10 working days from receipt'."""
    begun = "receipt" if house.clock.startswith("stage1.") else "the request for the stage"
    start = f" from {begun}" if house.from_origin else ""
    since = f" {since_words(house.since)}" if house.since else ""
    return f"{figure}{start}{since}"


def since_words(since: dt.date) -> str:
    """For which complaints a limit with a beginning is."""
    return f"for complaints received from {long_date(since)} on"


def starts_later(editions: Editions, clock: str) -> bool:
    """Whether some edition counts this limit from later than the receipt, or the request for the stage."""
    return any(not counts_from_origin(edition.clock(clock)) for edition in _having(editions, clock))


def _judgement(key: str, days: int, found: Sequence[Edition]) -> Judgement:
    names = tuple(edition.short_name for edition in found)
    figure, whose = in_words(days), "their" if len(names) > 1 else "its"
    said = {
        "stricter": f"stricter than {whose} {figure}. The earlier of the two dates is the one to work to.",
        "same": f"the same as {whose} own limit; it changes nothing there.",
        "laxer": f"longer than {whose} {figure}, so a departure. The Code's date still counts.",
    }
    return Judgement(key, names, f"{listed(names)}: {said[key]}")


def _having(editions: Editions, clock: str) -> tuple[Edition, ...]:
    """The editions that have a time limit, oldest first."""
    return tuple(edition for edition in editions.all if clock in {rule.key for rule in edition.clocks})


def _reason_problems(reason: str, sentence: str) -> tuple[Problem, ...]:
    if not reason:
        return (Problem("reason", sentence),)
    return too_long("reason", "This", reason, TEXT_LENGTH)


def _tidied(house: HouseRule, editions: Editions) -> HouseRule:
    """As it is kept: without an explanation where there is nothing to explain."""
    laxer = any(judged.verdict == "laxer" for judged in judgements(house, editions))
    return replace(house, explanation=tidy_line(house.explanation) if laxer else "")


def _write(desk: Desk, rules: Sequence[HouseRule], said: str, reason: str) -> None:
    with desk.book.writing(actor(desk)) as work:
        body = {"values": {KEY: as_kept(rules)}, "reason": reason}
        work.append(None, "setting", on=desk.today(), sentence=f"{said} {reason}", body=body)
