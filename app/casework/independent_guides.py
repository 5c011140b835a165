"""The guides of the independence plan, for Settings: somebody who can take a stage is added, changed or taken off."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.clauses import clause_beside
from app.casework.desks import Desk
from app.casework.guides import YES_NO, Answers, Field, Option, Step
from app.casework.independent_facts import ROLES, Independent
from app.casework.independents import (
    drop_independent,
    independent_problems,
    keep_independent,
    looks_like,
    read_plan,
)
from app.rules.problems import Problem
from app.rules.words import listed

PLAN = (
    "Two people or more: one in case a complaint is about you or you are away, another for the stage after. "
    "None of them takes two stages of one complaint."
)
"""What the plan is for, above its form."""

HINTS = {
    "trustee": "With no part in the first answer.",
    "chair": "Keep the chair free, if you can, for complaints about you.",
    "sister_charity": "The clerk or a trustee of another charity, as agreed with it.",
    "outside": "Their answer stands within your stages, not beside them.",
    "staff": "Who does not report to whoever takes stage 1.",
}


def adding_form(desk: Desk) -> CaseForm:
    """Somebody else who can take a stage."""
    return _person_form(desk, Independent())


def changing_form(desk: Desk, name: str) -> CaseForm:
    """What is known of somebody who can take a stage."""
    found = next((one for one in read_plan(desk) if one.name == name), Independent(name))
    return _person_form(desk, found, was=name)


def dropping_form(desk: Desk, name: str) -> CaseForm:
    """Why somebody can no longer take a stage."""
    step = Step(
        key="dropping",
        title="Taking them off",
        question=f"Why can {name} no longer take a stage?",
        clause="It stays in the journal. A stage that they have stays theirs until you give it to somebody else.",
        fields=(Field("reason", "Reason", "lines", hint="For example: Retired as a trustee in May 2026."),),
    )

    def act(answers: Answers) -> str:
        drop_independent(desk, name, str(answers.get("reason") or ""))
        return f"{name} is taken off who can take a stage."

    return CaseForm(one_step("drop_independent", "Take off the plan", step, "Take them off"), act)


def _person_form(desk: Desk, old: Independent, was: str = "") -> CaseForm:
    def made(answers: Answers) -> Independent:
        name = str(answers.get("name") or "")
        apart = looks_like(desk, name, was) if answers.get("two_people") is True else ()
        return Independent(
            name=name,
            post=str(answers.get("post") or ""),
            phone=str(answers.get("phone") or ""),
            role=str(answers.get("role") or ""),
            member_responsible=answers.get("member_responsible") == "yes",
            two_people=tuple(dict.fromkeys((*(old.two_people if name == old.name else ()), *apart))),
        )

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        found = independent_problems(desk, made(answers), str(answers.get("reason") or ""), was)
        unsaid = answers.get("member_responsible") not in ("yes", "no")
        said = (Problem("member_responsible", "Say whether they are the member responsible for complaints."),)
        return (*found, *(said if unsaid else ()))

    def act(answers: Answers) -> str:
        person = made(answers)
        keep_independent(desk, person, str(answers.get("reason") or ""), was)
        return f"{person.name} can take a stage."

    question = f"What is {was} to the landlord?" if was else "Who can take a stage?"
    step = Step(
        key="person",
        title="The person",
        question=question,
        clause=clause_beside(desk.editions.all[-1], "escalate", "plan"),
        help=PLAN,
        fields=_fields(desk, old, was),
        advice=lambda answers: _doubt(desk, str(answers.get("name") or ""), was),
    )
    title = "Change the plan" if was else "Add to the plan"
    return CaseForm(one_step("independent", title, step, "Keep it", problems), act)


def _fields(desk: Desk, old: Independent, was: str) -> tuple[Field, ...]:
    roles = tuple(Option(key, name, HINTS[key]) for key, name in ROLES.items())
    told = bool(old.role)
    return (
        Field("name", "Name", "line", "As letters are to give it, with the first name in full.", initial=old.name),
        Field("post", "Post", "line", "“Chair of the trustees”.", optional=True, initial=old.post),
        Field(
            "phone",
            "Telephone",
            "line",
            "Letters that they sign give it. Leave it empty, and they give the landlord's.",
            optional=True,
            initial=old.phone,
        ),
        Field("role", "What they are to the landlord", "choice", options=roles, initial=old.role),
        Field(
            "member_responsible",
            "Are they the member responsible for complaints?",
            "yes_no",
            "They can take a stage only with that recorded as a conflict, and resolved.",
            YES_NO,
            initial=("yes" if old.member_responsible else "no") if told else "",
        ),
        Field(
            "two_people",
            "They are two people",
            "tick",
            "Tick this only if you know both of them.",
            shown=lambda answers: bool(_doubt(desk, str(answers.get("name") or ""), was)),
        ),
        Field("reason", "Where that was decided", "line", "For example: Trustees' minutes of 3 March 2026."),
    )


def _doubt(desk: Desk, name: str, was: str) -> str:
    alike = looks_like(desk, name, was)
    return f"{name} looks like {listed(alike)}. If they are the same person, leave it." if alike else ""
