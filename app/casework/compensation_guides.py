"""The guides of the compensation tables: a row added, a row changed, a row taken out, each with the reason."""

from __future__ import annotations

from dataclasses import fields, replace

from app.casework.case_guides import CaseForm, one_step
from app.casework.compensation_tables import (
    GUIDANCE,
    TABLES,
    TypedBand,
    band_problems,
    band_words,
    drop_band,
    keep_band,
    shipped_guidance,
)
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Option, Step
from app.rules.compensations import PER, Band
from app.rules.pounds import pounds
from app.rules.problems import Problem
from app.rules.provisions import NamedRule
from app.rules.words import capital

ANY = "any"
"""The answer that a row is for any head of compensation."""

ONCE = "once"
"""The answer that a sum is paid once."""


def adding_form(desk: Desk, table: str) -> CaseForm:
    """A new row of a table."""
    return _band_form(desk, table, None)


def changing_form(desk: Desk, table: str, band: Band) -> CaseForm:
    """A row of a table as it should be."""
    return _band_form(desk, table, band)


def removing_form(desk: Desk, table: str, band: Band) -> CaseForm:
    """Why a row of a table no longer holds."""
    step = Step(
        key="removing",
        title="Removing it",
        question="Why does this no longer hold?",
        help=f"“{band_words(band)}”",
        clause="It stays in the journal; what was offered by it stays as it was.",
        fields=(Field("reason", "Reason", "lines", "For example: The policy of May 2027 has another sum."),),
    )

    def act(answers: Answers) -> str:
        drop_band(desk, table, band, str(answers.get("reason") or ""))
        return f"The row is taken out of {TABLES[table]}."

    return CaseForm(one_step("removing_band", "Take out a row", step, "Take it out"), act)


def _band_form(desk: Desk, table: str, old: Band | None) -> CaseForm:
    step = Step(
        key="band",
        title="The sum",
        question=f"What does {TABLES[table]} give?",
        clause="It is no rule. It stands beside the sum that you type when you put something right.",
        help=f"To be confirmed: {shipped_guidance(desk).to_be_confirmed}." if table == GUIDANCE else "",
        fields=_fields(desk, old),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return band_problems(desk, table, _typed(answers), str(answers.get("reason") or ""), old)

    def act(answers: Answers) -> str:
        keep_band(desk, table, _typed(answers), str(answers.get("reason") or ""), old)
        return f"The row is kept in {TABLES[table]}."

    title = f"{'Change' if old else 'Add'} a row"
    return CaseForm(one_step("band", title, step, "Keep it", problems), act)


def _fields(desk: Desk, old: Band | None) -> tuple[Field, ...]:
    options = (Option(ANY, "Any of them"), *(Option(rule.key, rule.name) for rule in _heads(desk)))
    per = tuple(Option(key or ONCE, capital(words.strip()) or "Once") for key, words in PER.items())
    return (
        Field("head", "Which kind of payment it is for", "choice", options=options, initial=(old and old.head) or ANY),
        Field(
            "words", "What it is for", "line", "For example: An answer that was late.", initial=old.words if old else ""
        ),
        Field("low", "The sum, or the least, in pounds", "line", initial=_pounds(old.low) if old else ""),
        Field(
            "high",
            "The most, in pounds",
            "line",
            "Leave it empty where there is one sum.",
            optional=True,
            initial=_pounds(old.high) if old and old.high is not None else "",
        ),
        Field("per", "How often", "choice", options=per, initial=(old and old.per) or ONCE),
        Field(
            "source",
            "Where it stands",
            "line",
            "For example: Policy of May 2026, page 4.",
            initial=old.source if old else "",
        ),
        Field("since", "From which day it holds", "date", optional=True, initial=old.since if old else None),
        Field("reason", "Why the table changes", "line", "For example: The trustees approved it on 4 May 2026."),
    )


def _heads(desk: Desk) -> tuple[NamedRule, ...]:
    """The heads of compensation of the newest edition that names them."""
    return next(edition.compensation for edition in reversed(desk.editions.all) if edition.compensation)


def _typed(answers: Answers) -> TypedBand:
    """The row that the answers describe."""
    texts = {one.name: str(answers.get(one.name) or "") for one in fields(TypedBand) if one.name != "since"}
    head, per = ("" if texts[key] == nothing else texts[key] for key, nothing in (("head", ANY), ("per", ONCE)))
    return replace(TypedBand(**texts), head=head, per=per, since=answers.get("since") or None)


def _pounds(pence: int) -> str:
    return pounds(pence).removeprefix("£")
