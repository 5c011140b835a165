"""The guides of who considers a stage: somebody else takes it, it is about the officer, facts supplied, a conflict."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.definitions import definition_now
from app.casework.desks import Desk
from app.casework.guides import CHECK, YES_NO, Answers, Field, Guide, Option, Step
from app.casework.person_sheets import DECLARED, WHO, PersonSheet
from app.casework.settings import read_settings
from app.casework.stage_changes import (
    Reassignment,
    Subject,
    about_blocked,
    about_officer,
    declare_conflict,
    facts_blocked,
    possible_subjects,
    reassign,
    reassign_blocked,
    reassignment_problems,
    subject_problems,
    supply_facts,
    taken_away,
    takes_point,
)
from app.casework.stage_people import Considerer, conflict_problems, planned
from app.casework.texts import tidy_line
from app.rules.problems import Problem


def reassign_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Somebody else deals with the stage that the case is at, and why."""
    case = case_records(desk, case_id)
    holder = case.people.get(case.stage, "")
    sheet = PersonSheet(desk, case, case.stage)

    def made(answers: Answers) -> Reassignment:
        return Reassignment(sheet.person(answers), str(answers.get("reason") or ""), str(answers.get("began") or ""))

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        if step not in ("why", WHO):
            return sheet.problems(step, answers)
        keys = ("reason", "began", "") if step == "why" else ("person", "post", "two_people")
        found = reassignment_problems(desk, case, made(answers))
        return sheet.beside([one for one in found if one.field in keys], answers)

    def act(answers: Answers) -> str:
        reassign(desk, case_id, made(answers))
        return f"{sheet.name(answers)} deals with stage {case.stage} from now on."

    guide = Guide(
        key="reassign",
        title="Somebody else deals with it",
        steps=(_why(case, holder), *sheet.steps()),
        first="why",
        following=lambda step, answers: WHO if step == "why" else sheet.following(step, answers),
        problems=problems,
        finish="Put them down for it",
    )
    return CaseForm(guide, act)


def about_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """The complaint is about somebody who deals with it, and who takes it instead."""
    case = case_records(desk, case_id)
    people = possible_subjects(desk, case)
    sheet = PersonSheet(desk, case, case.stage)

    def who(answers: Answers) -> str:
        return str(answers.get("about") or "") if len(people) > 1 else "".join(people)

    def made(answers: Answers) -> Subject:
        return _subject(case, answers, who(answers), sheet.person(answers))

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        if step not in ("about", WHO):
            return sheet.problems(step, answers)
        keys = ("on", "words", "point", "about", "") if step == "about" else ("person", "post", "two_people")
        found = subject_problems(desk, case, made(answers))
        return sheet.beside([one for one in found if one.field in keys], answers)

    def following(step: str, answers: Answers) -> str:
        if step == "about":
            return WHO if taken_away(case, who(answers)) else CHECK
        return sheet.following(step, answers)

    def act(answers: Answers) -> str:
        about_officer(desk, case_id, made(answers))
        taken = f" {sheet.name(answers)} considers stage {case.stage}." if taken_away(case, who(answers)) else ""
        added = " What they said of them is a point of the complaint." if _point_of(case, answers) else ""
        return f"It is recorded that the complaint is about {who(answers)}.{taken}{added}"

    guide = Guide(
        key="about_officer",
        title="About whoever deals with it",
        steps=(_about(desk, case, people), *sheet.steps()),
        first="about",
        following=following,
        problems=problems,
        finish="Record it",
    )
    return CaseForm(guide, act)


def facts_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Facts that the officer gave to whoever considers the stage."""
    case = case_records(desk, case_id)
    holder = case.people.get(case.stage, "")
    step = Step(
        key="facts",
        title="The facts",
        question=f"What facts did you supply to {holder or 'whoever considers it'}?",
        clause=clause_beside(case.edition, "escalate", "facts"),
        help="Dates, papers, what was done and by whom. What follows from them is for whoever considers the stage.",
        fields=(
            Field("on", "Date on which you supplied them", "date", initial=desk.today()),
            Field("text", "The facts", "lines", hint="They are kept as supplied by you, and the pack shows them so."),
        ),
    )

    def act(answers: Answers) -> str:
        supply_facts(desk, case_id, answers["on"], answers["text"])
        return "The facts are recorded as supplied by you."

    return CaseForm(one_step("supply_facts", "Facts you supplied", step, "Record them"), act)


def conflict_form(desk: Desk, case_id: int, of: str = "") -> CaseForm:
    """What somebody declared who considers a stage: 'stage 2', or the one that the case is at."""
    case = case_records(desk, case_id)
    stage = int(of.removeprefix("stage ")) if of else case.stage
    name = case.people.get(stage, "")
    member = planned(desk, name)
    options = DECLARED[1:2] if member is not None and member.member_responsible else DECLARED[:2]

    def made(answers: Answers) -> Considerer:
        words, resolution = str(answers.get("conflict_words") or ""), str(answers.get("resolution") or "")
        conflict = str(answers.get("conflict") or "")
        return Considerer(name, stage, conflict=conflict, conflict_words=words, resolution=resolution)

    def problems(_step: str, answers: Answers) -> tuple[Problem, ...]:
        if not answers.get("conflict"):
            return (Problem("conflict", "Choose what they declared."),)
        return conflict_problems(desk, made(answers))

    def act(answers: Answers) -> str:
        declare_conflict(desk, case_id, made(answers))
        return f"What {name} declared is recorded."

    step = _declared(case, name, options)
    return CaseForm(one_step("declare_conflict", "Conflict of interest", step, "Record it", problems), act)


def _why(case: CaseRecords, holder: str) -> Step:
    return Step(
        key="why",
        title="Why",
        question=f"Why does somebody else deal with stage {case.stage}?",
        clause=clause_beside(case.edition, "escalate", "who" if case.stage > 1 else "who_first"),
        help="The time limits stay as they are.",
        fields=(
            Field("reason", "Reason", "lines", "For example: She is away until the New Year."),
            Field(
                "began",
                f"Had {holder or 'whoever had it'} begun to consider it?",
                "yes_no",
                "Whoever had begun may not consider a later stage.",
                YES_NO,
            ),
        ),
    )


def _about(desk: Desk, case: CaseRecords, people: tuple[str, ...]) -> Step:
    officer = read_settings(desk).officer
    options = tuple(Option(name, name, "You" if name == officer else f"Has stage {case.stage}") for name in people)
    which = Field("about", "Whom it is about", "choice", options=options)
    return Step(
        key="about",
        title="Whom it is about",
        question="What does the complaint say of whoever deals with it?",
        clause=clause_beside(case.edition, "escalate", "about"),
        help="Nobody judges a complaint about themselves. You can still supply facts, recorded as yours.",
        fields=(
            *((which,) if len(people) > 1 else ()),
            Field("on", "Date on which that was known", "date", initial=desk.today()),
            Field("words", "What they said", "lines", "In their words, if you have them.", optional=True),
            *_point_fields(case),
        ),
    )


def _point_fields(case: CaseRecords) -> tuple[Field, ...]:
    """Whether what they said becomes a point, so that the stage decides it; until stage 1 is answered."""

    def said(answers: Answers) -> bool:
        return takes_point(case) and bool(_one_line(answers))

    def among(answers: Answers) -> bool:
        return said(answers) and answers.get("as_point", True) is True

    tick = Field(
        "as_point",
        "Put it among the points of the complaint",
        "tick",
        "A point is decided and answered. Leave it out only where it is one already.",
        initial=True,
        shown=said,
    )
    hint = "Leave it empty to keep it as they said it."
    return (tick, Field("point", "The point, as the resident's", "line", hint, optional=True, shown=among))


def _subject(case: CaseRecords, answers: Answers, name: str, person: Considerer) -> Subject:
    words = str(answers.get("words") or "")
    return Subject(answers.get("on"), name, words, person, _point_of(case, answers))


def _point_of(case: CaseRecords, answers: Answers) -> str:
    """The point that what they said becomes; empty where it becomes none, or is one already."""
    text = tidy_line(str(answers.get("point") or "")) or _one_line(answers)
    known = {point.text for point in definition_now(case)[0]}
    wanted = takes_point(case) and _one_line(answers) and answers.get("as_point", True) is True
    return text if wanted and text not in known else ""


def _one_line(answers: Answers) -> str:
    return tidy_line(str(answers.get("words") or ""))


def _declared(case: CaseRecords, name: str, options: tuple[Option, ...]) -> Step:
    def has(answers: Answers) -> bool:
        return answers.get("conflict") == "yes"

    return Step(
        key="conflict",
        title="Conflict of interest",
        question=f"What did {name} declare?" if name else "What did they declare?",
        clause=clause_beside(case.edition, "escalate", "conflict"),
        fields=(
            Field("conflict", "What they declared", "choice", options=options),
            Field("conflict_words", "What the conflict is", "lines", "As they declared it.", shown=has),
            Field("resolution", "How it is dealt with", "lines", "Why they can take it all the same.", shown=has),
        ),
    )


def _conflict_blocked(_desk: Desk, case: CaseRecords) -> str:
    return "" if case.people.get(case.stage) else f"Nobody has stage {case.stage} yet."


ABOUT_OFFICER = Deed(
    "about_officer", "It is about you, or about who deals with it…", "answering", about_form, about_blocked
)
REASSIGN = Deed("reassign", "Somebody else deals with it…", "answering", reassign_form, reassign_blocked)
SUPPLY_FACTS = Deed("supply_facts", "Record facts you supplied…", "answering", facts_form, facts_blocked)
DECLARE_CONFLICT = Deed(
    "declare_conflict", "Record what they declared…", "answering", conflict_form, _conflict_blocked, listed=False
)
