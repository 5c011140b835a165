"""The guides of the standard paragraphs: one added, one changed, one taken out."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Step
from app.casework.standard_paragraphs import (
    StandardParagraph,
    drop_paragraph,
    keep_paragraph,
    paragraph_problems,
    standard_paragraphs,
)
from app.letters.marks import unmarked
from app.letters.placeholders import in_words
from app.letters.terms import TERMS
from app.rules.problems import Problem

BRACES = "What stands in braces is filled from the case when you put the paragraph in: {handler}, {landlord_phone}."


COMMON = (
    "reference",
    "received_on",
    "points",
    "handler",
    "handler_post",
    "handler_phone",
    "landlord",
    "landlord_phone",
    "ombudsman",
    "ombudsman_phone",
    "ombudsman_website",
    "ombudsman_address",
    *TERMS,
)
"""Names of what every letter has words for."""


def adding_paragraph_form(desk: Desk, _of: str = "") -> CaseForm:
    """A new paragraph."""
    return _form(desk, StandardParagraph("", ""))


def changing_paragraph_form(desk: Desk, name: str) -> CaseForm:
    """A paragraph as it should be."""
    old = next((one for one in standard_paragraphs(desk) if one.name == name), StandardParagraph(name, ""))
    return _form(desk, old)


def dropping_paragraph_form(desk: Desk, name: str) -> CaseForm:
    """A paragraph to take out."""
    old = next((one for one in standard_paragraphs(desk) if one.name == name), StandardParagraph(name, ""))
    step = Step(
        key="dropping",
        title="Taking it out",
        question=f"Take “{name}” out?",
        help=unmarked(old.text),
        clause="Letters that have it keep it, and it stays in the journal.",
    )

    def act(_answers: Answers) -> str:
        drop_paragraph(desk, name)
        return f"The paragraph “{name}” is taken out."

    return CaseForm(one_step("dropping_paragraph", "Take out a paragraph", step, "Take it out"), act)


def _form(desk: Desk, old: StandardParagraph) -> CaseForm:
    step = Step(
        key="paragraph",
        title="The paragraph",
        question="What do you write often?",
        clause=BRACES,
        help=f"What every letter knows: {in_words(COMMON)}.",
        fields=(
            Field("name", "Name", "line", "By which you find it: How to reach us.", initial=old.name),
            Field("text", "Paragraph", "rich", "Ctrl+B makes words bold.", initial=old.text),
        ),
    )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        return paragraph_problems(desk, _typed(answers), old.name)

    def act(answers: Answers) -> str:
        typed = _typed(answers)
        keep_paragraph(desk, typed, old.name)
        return f"The paragraph “{typed.name.strip()}” is kept."

    title = "Change a paragraph" if old.name else "Add a paragraph"
    return CaseForm(one_step("paragraph", title, step, "Keep it", problems), act)


def _typed(answers: Answers) -> StandardParagraph:
    return StandardParagraph(str(answers.get("name") or ""), str(answers.get("text") or ""))
