"""Letter addressees: to whom a letter goes that is not to whoever complained, as its own questions were answered.

A member of staff is asked for their side of it, whoever acts for a resident for proof. Such a letter has the address
that was typed for it, and nothing of what helps the resident: not their adjustments, and not their print.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.letter_kinds import PLANNED
from app.casework.letter_matters import basis
from app.letters.facts import Facts

TO_NAME, TO_SALUTATION, TO_ADDRESS, TO_POSTCODE = "to_name", "to_salutation", "to_address", "to_postcode"
"""The asks whose answers say to whom a letter goes."""


def answers_to(case: CaseRecords, kind: str, stage: int) -> Mapping[str, Any]:
    """What was answered to a letter's own questions; nothing for a letter that has none."""
    plan = basis(case, kind, stage)
    return plan.body["answers"] if plan is not None and plan.kind == PLANNED else {}


def addressed(facts: Facts, answers: Mapping[str, Any]) -> Facts:
    """The facts of a letter to somebody else, where its answers name one; what they lack is empty, and is asked for."""
    if TO_NAME not in answers:
        return facts
    name = str(answers[TO_NAME])
    lines = (line.strip() for line in str(answers.get(TO_ADDRESS) or "").split("\n"))
    return replace(
        facts,
        addressee=name,
        salutation=str(answers.get(TO_SALUTATION) or name),
        address=tuple(filter(None, lines)),
        postcode=str(answers.get(TO_POSTCODE) or ""),
        adjustments=(),
        large_print=False,
        hazard_note="",
    )
