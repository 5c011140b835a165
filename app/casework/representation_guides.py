"""The guides of those who act for the person complaining, and of those who complain with them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Option, Step
from app.casework.representations import (
    SCOPES,
    Member,
    Representation,
    add_member,
    end_representation,
    record_representation,
    representations,
)
from app.rules.names import same_person
from app.rules.words import capital

MEANWHILE = "Nothing waits for the proof: acknowledge the complaint, start on it, and ask for the proof meanwhile."


def representation_form(desk: Desk, case_id: int, of: str = "") -> CaseForm:
    """What somebody may do for the person complaining; of one that is recorded, as it stands."""
    case = case_records(desk, case_id)
    known = _known(case, of)
    step = Step(
        key="representation",
        title="Who speaks for them",
        question="Who speaks for them, and how far?",
        fields=_representation_fields(known),
        clause=clause_beside(case.edition, "people", "representation"),
        help=f"{MEANWHILE} Their address stands with the person's particulars.",
        advice=lambda answers: _advice(desk, answers),
    )

    def act(answers: Answers) -> str:
        record_representation(desk, case_id, _representation(answers))
        return "Who speaks for them is recorded."

    return CaseForm(one_step("represent", "Who speaks for them", step, "Record it"), act)


def representation_end_form(desk: Desk, case_id: int, of: str) -> CaseForm:
    """From when somebody acts no longer."""
    found = next((one for one in representations(case_records(desk, case_id)) if str(one.seq) == of), None)
    name = found.name if found else "this person"
    step = Step(
        key="ended",
        title="Speaking for them no longer",
        question=f"Until when did {name} speak for them?",
        fields=(
            Field("on", "The last day", "date", initial=desk.today()),
            Field("reason", "Why they act no longer", "lines", hint="For example: He wishes to speak for himself."),
        ),
        clause="The entry stays in the history. Letters written after that day do not name them.",
    )

    def act(answers: Answers) -> str:
        end_representation(desk, case_id, int(of or -1), answers.get("on"), str(answers.get("reason") or ""))
        return f"It is recorded until when {name} spoke for them."

    return CaseForm(one_step("unrepresent", "Speaking for them no longer", step, "Record it"), act)


def member_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Somebody who complains together with them."""
    case = case_records(desk, case_id)
    step = Step(
        key="member",
        title="Who complains too",
        question="Who complains together with them?",
        fields=(
            Field("name", "Full name", "line"),
            Field("address", "Address", "lines", hint="One line for each line of the envelope.", optional=True),
            Field("postcode", "Postcode", "line", optional=True),
        ),
        clause=clause_beside(case.edition, "people", "member"),
        help=f"Letters go to {case.who}. Add each of the others, so that nobody is forgotten in the answer.",
    )

    def act(answers: Answers) -> str:
        name, address, postcode = (str(answers.get(key) or "") for key in ("name", "address", "postcode"))
        add_member(desk, case_id, Member(name, address, postcode))
        return "Who complains too is recorded."

    return CaseForm(one_step("member", "Somebody complains too", step, "Add them"), act)


REPRESENT = Deed("represent", "Record who speaks for them…", "people", representation_form)
UNREPRESENT = Deed("unrepresent", "Speaks for them no longer…", "people", representation_end_form, listed=False)
MEMBER = Deed("member", "Add somebody who complains too…", "people", member_form)


def _known(case: CaseRecords, of: str) -> Representation:
    """The representation asked for, or a new one of the representative whose particulars the case has."""
    found = next((one for one in representations(case) if str(one.seq) == of), None)
    if found is not None:
        return found
    person = case.facts("person").get("representative") or {}
    name, proof = str(person.get("name", "")), str(person.get("authority", ""))
    taken = any(same_person(name, one.name) for one in representations(case))
    return Representation("" if taken else name, proof="" if taken else proof)


def _representation_fields(known: Representation) -> tuple[Field, ...]:
    scopes = tuple(Option(key, capital(words)) for key, words in SCOPES.items())
    forms = "Signed form of 3 May, power of attorney. Leave it empty while you ask for it."
    return (
        Field("name", "Full name", "line", initial=known.name),
        Field("scope", "What they may do", "choice", options=scopes, initial=known.scope or None),
        Field("proof", "What shows it", "line", hint=forms, initial=known.proof, optional=True),
        Field("ends", "The last day on which they act, if there is one", "date", initial=known.ends, optional=True),
        Field("accompanies", "They come with them to meetings and visits", "tick", initial=known.accompanies),
    )


def _representation(answers: Answers) -> Representation:
    return Representation(
        name=str(answers.get("name") or ""),
        scope=str(answers.get("scope") or ""),
        proof=str(answers.get("proof") or ""),
        ends=answers.get("ends"),
        accompanies=bool(answers.get("accompanies")),
    )


def _advice(desk: Desk, answers: Answers) -> str:
    ends: Any = answers.get("ends")
    if isinstance(ends, dt.date) and ends < desk.today():
        return "That day has gone, so they will be shown as acting no longer."
    return MEANWHILE if answers.get("scope") and not answers.get("proof") else ""
