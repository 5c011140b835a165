"""What the words and figures of an edition may be: closed vocabularies, clauses that there are, nothing twice.

Each check raises EditionError with the file, the rule and the key.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from app.rules.editions import Edition
from app.rules.provisions import ANY_STAGE, ClockRule, GroundRule, IntervalRule, LetterRule, NamedRule, PeriodRule
from app.rules.tables import EditionError, no_twins, one_of
from app.rules.vocabularies import (
    ANSWERS,
    BEYOND,
    CLAUSE_FORCES,
    CLOCKS,
    COMPENSATION,
    EVENTS,
    EVIDENCE,
    FACTORS,
    FORCES,
    FORMS,
    GROUNDS,
    GUIDE_STEPS,
    INTERVALS,
    KINDS,
    LETTER_KINDS,
    NEEDS,
    OUTCOMES,
    PART_FORCES,
    PERIOD_STARTS,
    PERIODS,
    QUESTIONS,
    REMEDIES,
    UPDATES_WHEN,
)


def check(edition: Edition, name: str) -> None:
    """Everything that an edition must be; `name` is its file. Raises EditionError."""
    for one in (
        _stages,
        _clauses,
        _clocks,
        _periods,
        _intervals,
        _escalation,
        _grounds,
        _named,
        _letters,
        _triage,
        _guides,
        _wrinkles,
    ):
        one(edition, name)


def _stages(edition: Edition, name: str) -> None:
    stages, where = edition.stages, f"{name} [stages]"
    if not 1 <= stages.fewest <= stages.most:
        raise EditionError(f"{where}: “fewest” and “most” do not go together.")
    if not stages.fewest <= stages.ordinary <= stages.most:
        raise EditionError(f"{where}: “ordinary” is not between “fewest” and “most”.")
    if stages.clause:
        _clause(stages.clause, edition, where)


def _clauses(edition: Edition, name: str) -> None:
    sections = [str(section.number) for section in edition.sections] or ["0"]
    no_twins("section", sections, name)
    for section in edition.sections:
        _said({"name": section.name}, f"{name} section {section.number}")
    no_twins("clause", [clause.number for clause in edition.clauses], name)
    for clause in edition.clauses:
        where = f"{name} clause {clause.number}"
        _said({"number": clause.number, "says": clause.says}, where)
        for word in re.split(r" [+/] ", clause.force):
            one_of(word, CLAUSE_FORCES, f"{where} (force)")
        one_of(clause.form, ("", *FORMS), f"{where} (form)")
        one_of(str(clause.section), sections, f"{where} (section)")
        _each(clause.evidence, EVIDENCE, f"{where} (evidence)")
    where = f"{name} [definition]"
    _said({"text": edition.definition}, where)
    _clause(edition.definition_clause, edition, where)


def _clocks(edition: Edition, name: str) -> None:
    no_twins("clock", [rule.key for rule in edition.clocks], name)
    for number, rule in enumerate(edition.clocks):
        where = f"{name} clock {rule.key}"
        _said({"name": rule.name, "verb": rule.verb}, where)
        _stage(rule.stage, edition, where)
        one_of(rule.key, [f"stage{rule.stage}.{word}" for word in CLOCKS], f"{where} (key)")
        one_of(rule.starts, KINDS, f"{where} (starts)")
        one_of(rule.or_starts, ("", *KINDS), f"{where} (or_starts)")
        one_of(rule.stops, [CLOCKS[rule.key.partition(".")[2]]], f"{where} (stops)")
        earlier = [other.key for other in edition.clocks[:number] if other.stage == rule.stage]
        if rule.or_no_later_than:
            one_of(rule.or_no_later_than, earlier, f"{where} (or_no_later_than: an earlier clock)")
        if rule.working_days < 1:
            raise EditionError(f"{where} (working_days): a number of working days is less than 1.")
        _clause(rule.clause, edition, where)
        _extension(rule, edition, where)


def _extension(rule: ClockRule, edition: Edition, where: str) -> None:
    one_of(rule.beyond, BEYOND, f"{where} (beyond)")
    one_of(rule.agreement_force, FORCES, f"{where} (agreement_force)")
    limits = {"agree_beyond_total": rule.agree_beyond_total, "agree_beyond_extension": rule.agree_beyond_extension}
    agreed = {key: days for key, days in limits.items() if days is not None}
    numbers = {"agreement_clause": rule.agreement_clause, "disagreement_clause": rule.disagreement_clause}
    clauses = {key: number for key, number in numbers.items() if number}
    if rule.longest_extension is None:
        for key in (*agreed, *clauses):
            raise EditionError(f"{where}: “{key}” has no meaning without “longest_extension”.")
        return
    for key, days in {"longest_extension": rule.longest_extension, **agreed}.items():
        if days < 0:
            raise EditionError(f"{where} ({key}): a number of working days is less than 0.")
    _clause(rule.extension_clause, edition, where, "extension_clause")
    one_of(rule.stops, ["responded"], f"{where} (longest_extension: only an answer can be extended)")
    if agreed and not rule.agreement_clause:
        raise EditionError(f"{where}: “agreement_clause” is missing.")
    for key, number in clauses.items():
        _clause(number, edition, where, key)


def _periods(edition: Edition, name: str) -> None:
    no_twins("period", [rule.key for rule in edition.periods], name)
    for rule in edition.periods:
        where = f"{name} period {rule.key}"
        one_of(rule.key, PERIODS, f"{where} (key)")
        _said({"name": rule.name, "says": rule.says, "starts": " ".join(rule.starts)}, where)
        _each(rule.starts, PERIOD_STARTS, f"{where} (starts)")
        one_of(rule.stops, ("", *EVENTS), f"{where} (stops)")
        if rule.months < 1:
            raise EditionError(f"{where} (months): a number of months is less than 1.")
        _under_homes(rule, where)
        if not rule.source.strip():
            _clause(rule.clause, edition, f"{where}, which has no source")
        elif rule.clause:
            _clause(rule.clause, edition, where)


def _under_homes(rule: PeriodRule, where: str) -> None:
    """Only what a landlord does once a year is asked of some landlords and not of others."""
    if rule.under_homes is None:
        return
    if "year_end" not in rule.starts:
        raise EditionError(f"{where}: “under_homes” has no meaning without “year_end” in “starts”.")
    if rule.under_homes < 2:  # noqa: PLR2004 - every landlord has a home
        raise EditionError(f"{where} (under_homes): a number of homes is less than 2.")


def _intervals(edition: Edition, name: str) -> None:
    no_twins("interval", [rule.key for rule in edition.intervals], name)
    for rule in edition.intervals:
        where = f"{name} interval {rule.key}"
        one_of(rule.key, INTERVALS, f"{where} (key)")
        _said({"name": rule.name, "says": rule.says}, where)
        one_of(rule.when, UPDATES_WHEN, f"{where} (when)")
        one_of(rule.force, FORCES, f"{where} (force)")
        _clause_or_why(rule, edition, where)


def _escalation(edition: Edition, name: str) -> None:
    rule, where = edition.escalation, f"{name} [escalation]"
    if rule is not None:
        _said({"says": rule.says}, where)
        one_of(rule.force, CLAUSE_FORCES, f"{where} (force)")
        _clause(rule.clause, edition, where)


def _grounds(edition: Edition, name: str) -> None:
    no_twins("ground", [rule.key for rule in edition.grounds], name)
    for rule in edition.grounds:
        where = f"{name} ground {rule.key}"
        one_of(rule.key, GROUNDS, f"{where} (key)")
        _said({"name": rule.name, "says": rule.says}, where)
        _clause_or_why(rule, edition, where)
        no_twins("question", [question.key for question in rule.questions], where)
        for question in rule.questions:
            there = f"{where} question {question.key}"
            one_of(question.key, QUESTIONS, f"{there} (key)")
            one_of(question.answer, ANSWERS, f"{there} (answer)")
            one_of(question.bars, ("", "yes", "no") if question.answer == "yes_no" else ("",), f"{there} (bars)")
            _said({"ask": question.ask}, there)


def _named(edition: Edition, name: str) -> None:
    lists = {
        "remedy": (edition.remedies, REMEDIES),
        "factor": (edition.factors, FACTORS),
        "compensation": (edition.compensation, COMPENSATION),
    }
    for what, (rules, known) in lists.items():
        no_twins(what, [rule.key for rule in rules], name)
        for rule in rules:
            where = f"{name} {what} {rule.key}"
            one_of(rule.key, known, f"{where} (key)")
            _said({"name": rule.name}, where)
            _clause_or_why(rule, edition, where)


def _letters(edition: Edition, name: str) -> None:
    no_twins("letter", [f"{letter.kind} {letter.stage}" for letter in edition.letters], name)
    for letter in edition.letters:
        where = f"{name} letter {letter.kind}"
        one_of(letter.kind, LETTER_KINDS, f"{where} (kind)")
        _said({"name": letter.name}, where)
        if letter.stage != ANY_STAGE:
            _stage(letter.stage, edition, where)
        _parts(letter, edition, where)


def _parts(letter: LetterRule, edition: Edition, where: str) -> None:
    no_twins("part", [part.key for part in letter.parts], where)
    for part in letter.parts:
        there = f"{where} {part.key}"
        _said({"key": part.key, "name": part.name, "missing": part.missing}, there)
        one_of(part.force, PART_FORCES, f"{there} (force)")
        _each(part.needs, NEEDS, f"{there} (needs)")
        if part.clause or part.force != "practice":
            _clause(part.clause, edition, there)


def _triage(edition: Edition, name: str) -> None:
    no_twins("triage", [rule.outcome for rule in edition.triage], name)
    for rule in edition.triage:
        where = f"{name} triage {rule.outcome}"
        one_of(rule.outcome, OUTCOMES, f"{where} (outcome)")
        _clause(rule.clause, edition, where)


def _guides(edition: Edition, name: str) -> None:
    no_twins("guide", [f"{rule.guide} {rule.step}" for rule in edition.guides], name)
    numbers = {clause.number for clause in edition.clauses}
    for rule in edition.guides:
        where = f"{name} guide {rule.guide}"
        one_of(rule.guide, GUIDE_STEPS, f"{where} (guide)")
        one_of(rule.step, GUIDE_STEPS[rule.guide], f"{where} (step)")
        one_of(rule.clause, numbers, f"{where} {rule.step} (clause)")  # one alone, to be shown beside the step


def _wrinkles(edition: Edition, name: str) -> None:
    no_twins("wrinkle", [wrinkle.key for wrinkle in edition.wrinkles], name)
    for wrinkle in edition.wrinkles:
        where = f"{name} wrinkle {wrinkle.key}"
        _said({"key": wrinkle.key, "says": wrinkle.says, "reads": wrinkle.reads}, where)
        if wrinkle.clause:
            _clause(wrinkle.clause, edition, where)


def _clause_or_why(rule: IntervalRule | GroundRule | NamedRule, edition: Edition, where: str) -> None:
    """A clause, or where none is known the word that it wants confirming."""
    if rule.clause or not rule.to_be_confirmed:
        _clause(rule.clause, edition, where)


def _stage(stage: int, edition: Edition, where: str) -> None:
    one_of(str(stage), [str(one) for one in range(1, edition.most_stages + 1)], f"{where} (stage)")


def _clause(numbers: str, edition: Edition, where: str, key: str = "clause") -> None:
    """One clause, or several with commas between them; at least one is named."""
    known = {clause.number for clause in edition.clauses}
    _each(numbers.split(", "), known, f"{where} ({key})")


def _each(words: Iterable[str], known: Collection[str], where: str) -> None:
    for word in words:
        one_of(word, known, where)


def _said(texts: Mapping[str, str], where: str) -> None:
    """Each text says something."""
    for key, text in texts.items():
        if not text.strip():
            raise EditionError(f"{where}: “{key}” is empty.")
