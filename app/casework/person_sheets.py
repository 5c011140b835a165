"""The sheet on which somebody is chosen to consider a stage: the plan without those barred, or a name; their conflict.

It makes the last steps of every guide that puts somebody down for a stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.casework.cases import CaseRecords
from app.casework.clauses import clause_beside
from app.casework.desks import Desk
from app.casework.guides import CHECK, Answers, Field, Option, Step
from app.casework.independent_facts import Independent
from app.casework.settings import read_settings
from app.casework.stage_people import (
    Considerer,
    available,
    conflict_problems,
    doubtful,
    person_problems,
    planned,
)
from app.casework.stages import final_stage
from app.rules.names import SAME, likeness
from app.rules.problems import Problem
from app.rules.words import listed

WHO, CONFLICT, MEMBER = "who", "conflict", "member"
"""The keys of the steps."""

SOMEBODY_ELSE = "somebody else"
"""The answer that asks for a name that the plan does not have."""

MEMBERS_CONFLICT = "Is the member of the governing body who is responsible for complaints."
DECLARED = (
    Option("none", "They have none", "They said so."),
    Option("yes", "They have one", "Real, or only as others may see it."),
    Option("unasked", "They were not asked yet", "Ask them before they begin. You can record their answer later."),
)
"""What somebody can have declared who is to consider a stage."""


@dataclass(frozen=True)
class PersonSheet:
    """The sheet for one stage of a case."""

    desk: Desk
    case: CaseRecords
    stage: int

    @cached_property
    def plan(self) -> tuple[Independent, ...]:
        """Who of the plan can be chosen."""
        return available(self.desk, self.case, self.stage)[0]

    def steps(self) -> tuple[Step, ...]:
        """Who, and what they declared; for the member responsible for complaints how their conflict is resolved."""
        return (self._who(), self._conflict(), self._member())

    def following(self, step: str, answers: Answers) -> str:
        """The step after one of these."""
        if step != WHO:
            return CHECK
        chosen = planned(self.desk, self.name(answers))
        return MEMBER if chosen is not None and chosen.member_responsible else CONFLICT

    def problems(self, step: str, answers: Answers) -> tuple[Problem, ...]:
        """What must be put right on one of these steps, beside its fields."""
        person = self.person(answers)
        if step == CONFLICT and not answers.get("conflict"):
            return (Problem("conflict", "Choose what they declared."),)
        if step != WHO:
            fields = {"conflict_words": "member_words", "resolution": "member_resolution"} if step == MEMBER else {}
            found = conflict_problems(self.desk, person)
            return tuple(replace(one, field=fields.get(one.field, one.field)) for one in found)
        return self.beside(person_problems(self.desk, self.case, person), answers)

    def beside(self, problems: Sequence[Problem], answers: Answers) -> tuple[Problem, ...]:
        """Problems with who it is, beside the field in which the name was given."""
        named = "other_person" if self._types_name(answers) else "person"
        fields = {"person": named, "post": "other_post"}
        return tuple(replace(one, field=fields.get(one.field, one.field)) for one in problems)

    def name(self, answers: Answers) -> str:
        """The name that was chosen or typed."""
        return str(answers.get("other_person" if self._types_name(answers) else "person") or "")

    def person(self, answers: Answers) -> Considerer:
        """Whom the answers describe."""
        member = self.following(WHO, answers) == MEMBER
        conflict = "yes" if member else str(answers.get("conflict") or "")
        words = str(answers.get("member_words" if member else "conflict_words") or "")
        typed = self._types_name(answers)
        return Considerer(
            name=self.name(answers),
            stage=self.stage,
            post=str(answers.get("other_post") or "") if typed else "",
            two_people=typed and answers.get("two_people") is True,
            conflict="" if conflict == "unasked" else conflict,
            conflict_words=words,
            resolution=str(answers.get("member_resolution" if member else "resolution") or ""),
        )

    def _types_name(self, answers: Answers) -> bool:
        return not self.plan or answers.get("person") == SOMEBODY_ELSE

    def _doubt(self, answers: Answers) -> str:
        return doubtful(self.desk, self.case, self.stage, self.name(answers)) if self._types_name(answers) else ""

    def _who(self) -> Step:
        options = tuple(Option(one.name, one.name, one.said) for one in self.plan)
        options += (Option(SOMEBODY_ELSE, "Somebody else"),)
        chosen = Field("person", "Who considers it", "choice", options=options, initial=options[0].key)
        return Step(
            key=WHO,
            title="Who considers it",
            question=f"Who considers stage {self.stage}?",
            clause=clause_beside(self.case.edition, "escalate", WHO if self.stage > 1 else "who_first"),
            help=self._help(),
            fields=(
                *((chosen,) if self.plan else ()),
                Field("other_person", "Their name", "line", shown=self._types_name),
                Field("other_post", "Their post", "line", "As letters give it.", optional=True, shown=self._types_name),
                Field(
                    "two_people",
                    "They are two people",
                    "tick",
                    "Tick this only if you know both of them. It is kept in the history.",
                    shown=lambda answers: bool(self._doubt(answers)),
                ),
            ),
            advice=self._advice,
        )

    def _help(self) -> str:
        against = available(self.desk, self.case, self.stage)[1]
        return f"From your plan these are not offered. {' '.join(against)}" if against else ""

    def _advice(self, answers: Answers) -> str:
        """Whom the name looks like, and who is then left of the plan for the stage after this one."""
        doubt, name = self._doubt(answers), self.name(answers)
        last = final_stage(self.case.edition, read_settings(self.desk), self.stage)
        if doubt or not name or self.stage >= last:
            return doubt
        later = available(self.desk, self.case, self.stage + 1)[0]
        left = [one.name for one in later if likeness(one.name, name) != SAME]
        return f"For stage {self.stage + 1} your plan then has {listed(left) if left else 'nobody'}."

    def _conflict(self) -> Step:
        def has(answers: Answers) -> bool:
            return answers.get("conflict") == "yes"

        return Step(
            key=CONFLICT,
            title="Conflict of interest",
            question="Have they a conflict of interest?",
            clause=clause_beside(self.case.edition, "escalate", CONFLICT),
            fields=(
                Field("conflict", "What they declared", "choice", options=DECLARED),
                Field("conflict_words", "What the conflict is", "lines", "As they declared it.", shown=has),
                Field("resolution", "How it is dealt with", "lines", "Why they can take it all the same.", shown=has),
            ),
        )

    def _member(self) -> Step:
        return Step(
            key=MEMBER,
            title="Conflict of interest",
            question="How is the conflict of the member responsible for complaints resolved?",
            clause=clause_beside(self.case.edition, "escalate", CONFLICT),
            help="Whoever answers to the governing body for how complaints are handled judges their own ground here.",
            fields=(
                Field("member_words", "What the conflict is", "lines", initial=MEMBERS_CONFLICT),
                Field("member_resolution", "How it is resolved", "lines", "Example: Another trustee reports on it."),
            ),
        )
