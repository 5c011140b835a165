"""The guides that change who is complaining, who acts for them, and what helps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Step
from app.casework.intake_guides import needs_fields, person_fields, representative_fields
from app.casework.intakes import Person, Representative
from app.casework.particulars import Needs, change_needs, change_person, needs_of, person_of

REASON = Field("reason", "Why it changes", "lines", hint="It stays in the history beside the old version.")


def person_form(desk: Desk, case_id: int) -> CaseForm:
    """Who is complaining and who acts for them, as it should be."""
    person, representative = person_of(case_records(desk, case_id))
    known = asdict(person) | {"represented": "yes" if representative else "no"}
    known |= {f"rep_{key}": value for key, value in asdict(representative or Representative()).items()}
    fields = (*_filled(person_fields(), known), *_filled(representative_fields(), known), REASON)
    step = Step("person", "Who is complaining", "Who is complaining, and who acts for them?", fields)

    def act(answers: Answers) -> str:
        text = _reader(answers)
        acting = Representative(**{key: text(f"rep_{key}") for key in Representative.__dataclass_fields__})
        changed = Person(**{key: text(key) for key in Person.__dataclass_fields__})
        change_person(desk, case_id, changed, acting if answers.get("represented") == "yes" else None, text("reason"))
        return "The particulars are changed; the old ones stay in the history."

    return CaseForm(one_step("person", "Change name, address or representative", step, "Change them"), act)


def needs_form(desk: Desk, case_id: int) -> CaseForm:
    """What helps them, as it should be."""
    case = case_records(desk, case_id)
    known = asdict(needs_of(case))
    passed = isinstance(known["review_on"], dt.date) and known["review_on"] <= desk.today()
    known |= {"review_on": None} if passed else {}
    reason = replace(REASON, hint="“Reviewed: it still helps.” It stays in the history beside the old version.")
    fields = (*_filled((*needs_fields(), *_record_fields()), known), reason)
    beside = clause_beside(case.edition, "people", "adjustments")
    step = Step("needs", "What would help", "What makes this easier for them?", fields, beside)

    def act(answers: Answers) -> str:
        needs = Needs(
            bool(answers.get("large_print")),
            tuple(answers.get("adjustments") or ()),
            str(answers.get("vulnerabilities") or ""),
            str(answers.get("disclosed") or ""),
            answers.get("review_on"),
        )
        change_needs(desk, case_id, needs, str(answers.get("reason") or ""))
        return "The adjustments are changed; letters from now on follow them."

    return CaseForm(one_step("needs", "Change adjustments", step, "Change them"), act)


def _adjustments_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    return needs_form(desk, case_id)


ADJUST = Deed("adjust", "Review adjustments and disabilities…", "people", _adjustments_form)


def _record_fields() -> tuple[Field, ...]:
    """What is kept of adjustments beside the adjustments themselves (2024 Code 5.10)."""
    told = "Only what they told you. Kept on this PC, and never printed in a letter."
    return (
        Field("disclosed", "Disabilities that they told you of", "lines", hint=told, optional=True),
        Field("review_on", "When do you ask again whether this still helps?", "date", optional=True),
    )


def _filled(fields: tuple[Field, ...], known: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields with what is known already typed in."""
    return tuple(replace(field, initial=known[field.key]) for field in fields)


def _reader(answers: Answers) -> Callable[[str], str]:
    return lambda key: str(answers.get(key) or "")
