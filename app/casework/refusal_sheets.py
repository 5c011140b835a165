"""The sheet on which a refusal is decided: what its answers come to, and the steps that ask for them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.casework.cases import CaseRecords
from app.casework.clauses import clause_beside
from app.casework.desks import Desk
from app.casework.guides import YES_NO, Answers, Field, Option, Step
from app.casework.quoted_fields import TO_THEM
from app.casework.refusal_facts import ANOTHER, earlier_of, likely_earlier, matter_of
from app.casework.refusals import FAIR, WORDS, Refusal, asks_why_fair
from app.rules.dates import long_date
from app.rules.exclusions import DATES, REASONS, TIME_LIMIT, Exclusion, Matter, Reason, exclusion
from app.rules.provisions import GroundRule, QuestionRule

FACTS = "facts."
"""What the step of each ground's own questions begins with; its key follows."""

AGAINST = "against."
"""What the step of the reasons against each ground begins with."""

MOST_OFFERED = 20
"""How many earlier cases are offered; another one is named by its reference."""

DISCRETION = "What did you weigh before deciding whether to take it all the same?"


@dataclass(frozen=True)
class RefusalSheet:
    """A case as it stands while a refusal is decided."""

    desk: Desk
    case: CaseRecords
    matter: Matter
    earlier: tuple[CaseRecords, ...]
    """The cases that may have dealt with the matter."""

    def ground(self, answers: Answers) -> GroundRule | None:
        """The ground that was chosen."""
        return self.case.edition.ground(str(answers.get("ground") or ""))

    def refusal(self, answers: Answers) -> Refusal:
        """The decision that the answers describe."""
        keys = ("circumstances", "discretion", "reasons", "evidence", "instead")
        words = {key: str(answers.get(key) or "") for key in keys}
        if answers.get("decision") == "accept":
            words["reasons"] = str(answers.get("accepting") or "")
        ground = self.ground(answers)
        asked = [question.key for question in ground.questions] if ground else []
        return Refusal(
            ground=ground.key if ground else "",
            answers={key: answers.get(key) for key in (*asked, "earlier_other")},
            weighed={key: str(answers.get(f"weighed_{key}") or "") for key in REASONS},
            on=answers.get("on"),
            **words,
        )

    def found(self, answers: Answers) -> Exclusion | None:
        """What stands for and against refusing, by the answers so far; None while there is no ground."""
        ground, given = self.ground(answers), self.refusal(answers).answers
        if ground is None:
            return None
        asks = any(question.answer == "case" for question in ground.questions)
        earlier = earlier_of(self.desk, self.case, given) if asks else None
        return exclusion(self.case.edition, ground, given, self.matter, earlier)

    def against(self, answers: Answers) -> tuple[Reason, ...]:
        """The reasons against refusing, by the answers so far."""
        found = self.found(answers)
        return found.against if found else ()


def refusal_sheet(desk: Desk, case: CaseRecords) -> RefusalSheet:
    """The sheet of a case."""
    return RefusalSheet(desk, case, matter_of(desk, case), likely_earlier(desk, case)[:MOST_OFFERED])


def refusal_steps(sheet: RefusalSheet) -> tuple[Step, ...]:
    """Every step of the decision; each ground of the edition has one of its own."""
    return (
        _ground_step(sheet),
        *(_facts_step(sheet, ground) for ground in sheet.case.edition.grounds),
        *(_against_step(sheet, ground) for ground in sheet.case.edition.grounds),
        _circumstances_step(sheet),
        _decision_step(sheet),
        _accepting_step(sheet),
        *_refusing_steps(sheet),
    )


def _clause(sheet: RefusalSheet, step: str) -> str:
    return clause_beside(sheet.case.edition, "refuse", step)


def _ground_step(sheet: RefusalSheet) -> Step:
    stage = sheet.case.stage
    options = tuple(Option(ground.key, ground.name, ground.says) for ground in sheet.case.edition.grounds)
    whole = stage == 1
    return Step(
        key="ground",
        title="The ground",
        question="What could stand against taking it?" if whole else f"What could stand against stage {stage}?",
        clause=_clause(sheet, "ground" if whole else "further"),
        help="Nothing is refused by rule of thumb, and never several at once: this is about this one complaint.",
        fields=(Field("ground", "Ground", "choice", options=options),),
    )


def _facts_step(sheet: RefusalSheet, ground: GroundRule) -> Step:
    confirm = f" To be confirmed: {ground.to_be_confirmed}." if ground.to_be_confirmed else ""
    number = f"Code {ground.clause}: " if ground.clause else ""
    asked = [question for question in ground.questions if question.key not in WORDS]
    fields = tuple(field for question in asked for field in _question_fields(sheet, question))
    return Step(
        key=f"{FACTS}{ground.key}",
        title="The facts",
        question=fields[0].label if len(fields) == 1 else f"{ground.name}: what are the facts?",
        clause=f"{number}{ground.says}{confirm}",
        help=ground.caution,
        fields=fields,
        advice=lambda answers: _said_of_facts(sheet, {**answers, "ground": ground.key}),
    )


def _question_fields(sheet: RefusalSheet, question: QuestionRule) -> tuple[Field, ...]:
    """What a question of a ground is answered in; one about a case has a line for a case that is not offered."""
    kinds = {"text": "line", "case": "choice"}
    field = Field(question.key, question.ask, kinds.get(question.answer, question.answer), optional=question.optional)
    if question.answer == "yes_no":
        return (replace(field, options=YES_NO),)
    if question.answer == "date":
        kind = next((kind for kind, key in DATES.items() if key == question.key), "")
        recorded = sheet.case.last(kind)
        return (replace(field, initial=recorded.on if recorded else None),)
    if question.answer != "case":
        return (field,)
    options = (*(_case_option(one) for one in sheet.earlier), Option(ANOTHER, "Another one", "Type its reference."))
    typed = Field(
        "earlier_other",
        "Which one",
        "line",
        hint="Its reference, or what you have of it where it is older than this book.",
        shown=lambda answers: answers.get(question.key) == ANOTHER,
    )
    return (replace(field, options=options, initial="" if sheet.earlier else ANOTHER), typed)


def _case_option(case: CaseRecords) -> Option:
    points = case.facts("defined").get("points") or [{"text": ""}]
    came = f"Received on {long_date(case.received_on())}. {points[0]['text']}"
    return Option(str(case.case_id), f"{case.reference} · {case.who}", came)


def _said_of_facts(sheet: RefusalSheet, answers: Answers) -> str:
    """What the facts come to as they are typed: that the ground cannot be used, or by how much it came too late."""
    found = sheet.found(answers)
    if found is None:
        return ""
    return "\n".join(problem.sentence for problem in found.barred) or found.beyond


def _against_step(sheet: RefusalSheet, ground: GroundRule) -> Step:
    """What speaks against refusing on a ground, each with a box for how it was weighed.

    What the record says of it stands above its box; what follows from an answer is said below them all.
    """
    edition = sheet.case.edition
    known = {one.key: one.sentence for one in exclusion(edition, ground, {}, sheet.matter).against}

    def stands(key: str, answers: Answers) -> bool:
        return any(reason.key == key for reason in sheet.against(answers))

    def box(key: str, name: str) -> Field:
        hint = known.get(key, "By what you answered: it is said below.")
        return Field(f"weighed_{key}", name, "lines", hint, shown=lambda answers: stands(key, answers))

    def followed(answers: Answers) -> str:
        return "\n".join(reason.sentence for reason in sheet.against(answers) if reason.key not in known)

    return Step(
        key=f"{AGAINST}{ground.key}",
        title="What speaks against it",
        question="What speaks against refusing it?",
        clause=_clause(sheet, "against"),
        help="Say of each how you weighed it: the Housing Ombudsman will ask. Where it should be taken after all, say "
        "that two steps further on.",
        fields=tuple(box(key, name) for key, name in REASONS.items()),
        advice=followed,
    )


def _circumstances_step(sheet: RefusalSheet) -> Step:
    hint = (
        "Their health, their home, what went before, why they came when they did; and why it is fair to refuse in it."
    )
    label = "What is particular to this complaint, and how you weighed it"
    return Step(
        key="circumstances",
        title="Their circumstances",
        question="What is particular to this complaint, and how did you weigh it?",
        clause=_clause(sheet, "circumstances"),
        fields=(Field("circumstances", label, "lines", hint=f"{hint} {TO_THEM}"),),
    )


def _decision_step(sheet: RefusalSheet) -> Step:
    stage = sheet.case.stage
    refuse = "No, it is not accepted" if stage == 1 else f"No, it does not go to stage {stage}"
    accept = "Yes, it is accepted" if stage == 1 else f"Yes, it goes to stage {stage}"
    options = (Option("accept", accept), Option("refuse", refuse, "The letter says why, and that they can object."))

    def said(answers: Answers) -> str:
        found, ground = sheet.found(answers), sheet.ground(answers)
        if found is None or ground is None or ground.key != TIME_LIMIT:
            return ""
        return "\n".join(filter(None, (found.beyond, ground.caution)))

    return Step(
        key="decision",
        title="Taking it all the same",
        question="Will you take it all the same?",
        clause=_clause(sheet, "decision"),
        fields=(
            Field(
                "discretion",
                DISCRETION,
                "lines",
                TO_THEM,
                shown=lambda answers: answers.get("ground") == TIME_LIMIT,
            ),
            Field("decision", "Take it all the same?", "choice", options=options),
        ),
        advice=said,
    )


def _accepting_step(sheet: RefusalSheet) -> Step:
    return Step(
        key="accepting",
        title="Why it is taken",
        question="Why do you take it all the same?",
        clause=_clause(sheet, "decision"),
        fields=(
            Field("on", "Date of the decision", "date", initial=sheet.desk.today()),
            Field(
                "accepting", "Why it is taken", "lines", hint="For example: She was in hospital for most of the year."
            ),
        ),
        ending="Take it all the same",
    )


def _fair(sheet: RefusalSheet) -> str:
    """The question why it is fair, as the edition puts it."""
    asked = (one for ground in sheet.case.edition.grounds for one in ground.questions if one.key == FAIR)
    return next((one.ask for one in asked), "")


def _refusing_steps(sheet: RefusalSheet) -> tuple[Step, ...]:
    return (
        Step(
            key="reasons",
            title="The reasons",
            question="Why is it not accepted?",
            clause=_clause(sheet, "reasons"),
            fields=(
                Field("on", "Date of the decision", "date", initial=sheet.desk.today()),
                Field("reasons", "The reasons", "lines", hint=f"In plain words. {TO_THEM}"),
                Field(FAIR, _fair(sheet), "lines", TO_THEM, shown=lambda answers: asks_why_fair(sheet.ground(answers))),
            ),
        ),
        Step(
            key="evidence",
            title="The evidence",
            question="What do you hold that shows it?",
            clause=_clause(sheet, "evidence"),
            fields=(Field("evidence", "Evidence held", "lines", hint=f"What it is. {TO_THEM}"),),
        ),
        Step(
            key="instead",
            title="Where else",
            question="Where can they take the matter instead?",
            clause="The right to have the Housing Ombudsman look at the decision is in the letter by itself.",
            fields=(
                Field(
                    "instead",
                    "Where to take it",
                    "lines",
                    hint=f"A court, a solicitor, the council, the earlier case; or that you know of nowhere. {TO_THEM}",
                ),
            ),
        ),
    )
