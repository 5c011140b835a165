"""The Code as its page shows it: an edition in parts, each a list of passages, all of it from the edition's data.

No figure and no clause is written here: an edition with other numbers shows its own. What of an edition still wants
confirming goes with the passage that it stands in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.casework.desks import Desk
from app.casework.settings import read_settings
from app.casework.stages import final_stage
from app.casework.word_forms import stems
from app.rules.dates import long_date
from app.rules.editions import Edition
from app.rules.periods import STARTS
from app.rules.provisions import (
    ANY_STAGE,
    Clause,
    EscalationRule,
    GroundRule,
    IntervalRule,
    LetterRule,
    NamedRule,
    PartRule,
    PeriodRule,
    Wrinkle,
)
from app.rules.words import capital, listed, working_days

TITLES = {
    "about": "About this edition",
    "clauses": "Clauses",
    "limits": "Time limits",
    "refusing": "Grounds for refusing",
    "remedies": "Putting things right",
    "letters": "What letters say",
    "wrinkles": "Unclear places",
}
"""The parts of the page, by their keys, in their order."""

FORCES = {"practice": "Casebook's own demand"}
"""The forces that want other words than their own."""


IN_MONTHS = "In months"
NO_FIGURE = "Settings have no figure of your policy's."
LETTERS = "Only what is a “should” can be left out; without the rest Casebook approves no letter."
WRINKLES = "Where the Code is unclear, or at odds with itself, and how Casebook reads it."


@dataclass(frozen=True)
class EditionChoice:
    """One edition that can be looked at."""

    key: str
    name: str
    since: str
    """'In force from Friday 1 April 2022 to Sunday 31 March 2024'."""


@dataclass(frozen=True)
class Passage:
    """One thing that an edition says: at its side the clause and its force, then what it says, then smaller words."""

    key: str
    mark: str = ""
    """The clause, or the label of a fact: '6.2', 'Source'."""
    force: str = ""
    title: str = ""
    words: tuple[str, ...] = ()
    small: str = ""
    confirm: str = ""
    """Why it still wants confirming; empty where it does not."""

    @property
    def spoken(self) -> str:
        """The whole passage in sentences, for a screen reader."""
        confirm = f"To be confirmed: {self.confirm}" if self.confirm else ""
        said = (", ".join(filter(None, (self.mark, self.force))), self.title, *self.words, self.small, confirm)
        return " ".join(f"{part.rstrip('.')}." for part in said if part)


@dataclass(frozen=True)
class Group:
    """Passages under a heading."""

    heading: str
    passages: tuple[Passage, ...]
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One part of the page."""

    key: str
    groups: tuple[Group, ...]
    lead: str = ""
    """A quiet line above it all."""
    folded: bool = False
    """Whether only the headings are shown until one is opened."""

    @property
    def title(self) -> str:
        """Its title, as the list of contents has it."""
        return TITLES[self.key]


def edition_choices(desk: Desk) -> tuple[EditionChoice, ...]:
    """Every edition, the newest first."""
    oldest_first = desk.editions.all
    ends = [later.in_force - dt.timedelta(days=1) for later in oldest_first[1:]]
    since = [f"In force from {long_date(one.in_force)}" for one in oldest_first]
    until = [f"{begun} to {long_date(end)}" for begun, end in zip(since, ends, strict=False)]
    words = (*until, since[-1])
    found = [EditionChoice(one.key, one.short_name, said) for one, said in zip(oldest_first, words, strict=True)]
    return tuple(reversed(found))


def edition_today(desk: Desk) -> str:
    """The key of the edition that governs a complaint received today."""
    return desk.editions.in_force_on(desk.today()).key


def code_parts(desk: Desk, edition: Edition) -> tuple[Part, ...]:
    """The parts of an edition that hold something, in their order."""
    letters = tuple(_letter_group(rule) for rule in edition.letters)
    parts = (
        about_part(desk, edition),
        clauses_part(edition),
        limits_part(edition, read_settings(desk).escalation_window),
        Part("refusing", _groups(("", [_ground(rule) for rule in edition.grounds]))),
        Part(
            "remedies",
            _groups(
                ("Ways of putting things right", [_named("remedy", rule) for rule in edition.remedies]),
                ("What a remedy is weighed by", [_named("factor", rule) for rule in edition.factors]),
                ("Heads of compensation", [_named("compensation", rule) for rule in edition.compensation]),
            ),
        ),
        Part("letters", letters, LETTERS, folded=True),
        Part("wrinkles", _groups(("", [_wrinkle(wrinkle) for wrinkle in edition.wrinkles])), WRINKLES),
    )
    return tuple(part for part in parts if part.groups or part.key == "limits")


def about_part(desk: Desk, edition: Edition) -> Part:
    """What the edition is, where it was read and when, what a complaint is, and how many stages there are."""
    whole = (
        Passage("name", "Name", words=(edition.name,)),
        Passage("in_force", "In force", words=(f"From {long_date(edition.in_force)}.",)),
        *([Passage("applies_to", "Governs", words=(edition.applies_to,))] if edition.applies_to else []),
        Passage("source", "Source", words=(edition.source,)),
        Passage("checked_on", "Checked", words=(f"On {long_date(edition.checked_on)}.",)),
    )
    numbers = edition.definition_clause.split(", ")
    definition = Passage(
        "definition",
        edition.definition_clause,
        words=(f"“{edition.definition}”",),
        confirm="; ".join(filter(None, (edition.clause(one).to_be_confirmed for one in numbers))),
    )
    stages = Passage(
        "stages",
        edition.stages.clause,
        title=_how_many_stages(edition),
        words=tuple(filter(None, (edition.stages.says, _further_stage(desk, edition)))),
        confirm=edition.stages.to_be_confirmed,
    )
    return Part(
        "about",
        (
            Group("This edition", whole),
            Group("What a complaint is, word for word", (definition,)),
            Group("Stages", (stages,)),
        ),
    )


def clauses_part(edition: Edition, find: str = "") -> Part:
    """The clauses by section: all, or those that have each word of `find`, in whatever form, or as their number."""
    wanted = find.casefold().split()
    found = [clause for clause in edition.clauses if _holds(edition, clause, wanted)]
    named = {section.number: f"{section.number}. {section.name}" for section in edition.sections}
    numbers = dict.fromkeys(clause.section for clause in found)
    groups = _groups(
        *((named.get(number, ""), [_clause(one) for one in found if one.section == number]) for number in numbers)
    )
    return Part("clauses", groups, _counted(edition, found, " ".join(find.split())))


def limits_part(edition: Edition, own_days: int = 0) -> Part:
    """What is counted in months, the updates, and how long the next stage can be asked for by the policy.

    What is counted in working days by the Code itself is asked of `time_limits`. `own_days` is the landlord's own
    figure for asking for the next stage; 0 where it has none.
    """
    return Part(
        "limits",
        _groups(
            (IN_MONTHS, [_period(rule) for rule in edition.periods]),
            ("Updates", [_interval(rule) for rule in edition.intervals]),
            ("Asking for the next stage", [_escalation(edition.escalation, own_days)] if edition.escalation else []),
        ),
    )


def force_words(force: str) -> str:
    """How strongly something is demanded, as the page says it."""
    return FORCES.get(force, force)


def _groups(*found: tuple[str, Sequence[Passage]]) -> tuple[Group, ...]:
    """Groups of what there is; a heading without passages is left out."""
    return tuple(Group(heading, tuple(passages)) for heading, passages in found if passages)


def _how_many_stages(edition: Edition) -> str:
    stages = edition.stages
    if stages.fewest == stages.most:
        return f"{stages.most} stages, no more and no fewer"
    ordinary = f"{stages.ordinary} stage{'' if stages.ordinary == 1 else 's'} at the most"
    return ordinary if stages.ordinary == stages.most else f"{ordinary}, or {stages.most} where the landlord says why"


def _further_stage(desk: Desk, edition: Edition) -> str:
    """Whether this landlord has the stage beyond the ordinary ones; nothing where the edition knows none."""
    if edition.stages.ordinary == edition.stages.most:
        return ""
    last = final_stage(edition, read_settings(desk), 1)
    if last > edition.stages.ordinary:
        return f"Settings say why you have a stage {last}, so a complaint under this edition can go there."
    return f"Settings do not say why you would have one more, so stage {last} is your last under this edition."


def _holds(edition: Edition, clause: Clause, wanted: Iterable[str]) -> bool:
    """Whether a number begins with, or the words have, each of these; 'extend' is had by 'extension' too."""
    longer = (rule.name for rule in edition.clocks if rule.extension_clause == clause.number)
    words = " ".join((clause.says, clause.limit, clause.force, *(f"extension {name}" for name in longer))).casefold()
    forms = stems(words)
    return all(
        clause.number.casefold().startswith(word) or word in words or forms >= (stems(word) or {word})
        for word in wanted
    )


def _counted(edition: Edition, found: Sequence[Clause], find: str) -> str:
    if find:
        if not found:
            like = f"Try fewer letters, or a number like {edition.definition_clause}."
            return f"No clause of the {edition.short_name} has “{find}”. {like}"
        return f"{len(found)} of {len(edition.clauses)} clauses have “{find}”."
    unsure = sum(bool(clause.to_be_confirmed) for clause in found)
    marked = f" {unsure} of them are marked “to be confirmed”." if unsure > 1 else ""
    return f"{len(found)} clauses, in our own words.{marked}"


def _clause(clause: Clause) -> Passage:
    return Passage(
        f"clause.{clause.number}",
        clause.number,
        clause.force,
        words=(clause.says,),
        small=capital(clause.limit),
        confirm=clause.to_be_confirmed,
    )


def _period(rule: PeriodRule) -> Passage:
    starts = listed([STARTS[event] for event in rule.starts], "or")
    whom = (f"For {rule.whom}.",) if rule.under_homes is not None else ()
    later = "; of these, the one that ends last counts" if len(rule.starts) > 1 else ""
    return Passage(
        f"period.{rule.key}",
        rule.clause,
        title=f"{rule.name}: {rule.months} month{'' if rule.months == 1 else 's'}",
        words=(rule.says, *whom, f"Runs from the day on which {starts}{later}."),
        small=f"Source: {rule.source}" if rule.source else "",
        confirm=rule.to_be_confirmed,
    )


def _interval(rule: IntervalRule) -> Passage:
    return Passage(
        f"interval.{rule.key}",
        rule.clause,
        force_words(rule.force),
        rule.name,
        (rule.says,),
        confirm=rule.to_be_confirmed,
    )


def _escalation(rule: EscalationRule, own_days: int) -> Passage:
    own = f"Your policy gives {working_days(own_days)} after the answer." if own_days else NO_FIGURE
    return Passage(
        "escalation",
        rule.clause,
        force_words(rule.force),
        "How long a resident has to ask for it",
        (rule.says, own),
        confirm=rule.to_be_confirmed,
    )


def _ground(rule: GroundRule) -> Passage:
    asked = tuple(f"{'May ask' if one.optional else 'Asks'}: {one.ask}" for one in rule.questions)
    return Passage(
        f"ground.{rule.key}",
        rule.clause,
        title=rule.name,
        words=tuple(filter(None, (rule.says, rule.caution))),
        small="\n".join(asked),
        confirm=rule.to_be_confirmed,
    )


def _named(kind: str, rule: NamedRule) -> Passage:
    return Passage(f"{kind}.{rule.key}", rule.clause, title=rule.name, words=(rule.asks,), confirm=rule.to_be_confirmed)


def _letter_group(rule: LetterRule) -> Group:
    stage = "" if rule.stage == ANY_STAGE or str(rule.stage) in rule.name else f" (stage {rule.stage})"
    passages = tuple(_letter_part(f"letter.{rule.kind}.{rule.stage}", part) for part in rule.parts)
    return Group(f"{rule.name}{stage}", passages, rule.when)


def _letter_part(letter: str, part: PartRule) -> Passage:
    return Passage(
        f"{letter}.{part.key}",
        part.clause,
        force_words(part.force),
        part.name,
        (part.missing,),
        confirm=part.to_be_confirmed,
    )


def _wrinkle(wrinkle: Wrinkle) -> Passage:
    return Passage(
        f"wrinkle.{wrinkle.key}",
        wrinkle.key,
        words=(wrinkle.says, f"Casebook's reading: {wrinkle.reads}"),
        small=f"Code {wrinkle.clause}" if wrinkle.clause else "",
        confirm=wrinkle.to_be_confirmed,
    )
