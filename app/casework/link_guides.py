"""The guide that ties another case to this one: which, and why."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Option, Step
from app.casework.links import case_with_reference, link_case, links, same_home
from app.casework.questions import case_list
from app.rules.problems import Problem, Refused

MOST = 8
"""How many cases are offered by name; any other is named by its reference."""

ANOTHER = "another"


def link_form(desk: Desk, case_id: int, of: str = "") -> CaseForm:
    """Another case, and what the two have to do with each other."""
    case = case_records(desk, case_id)
    linked = {link.other.case_id for link in links(desk, case)}
    near = [one for one in same_home(desk, case) if one.case_id not in linked][:MOST]
    options = (*(Option(str(one.case_id), one.words, one.where) for one in near), Option(ANOTHER, "Another case"))

    def named(answers: Answers) -> bool:
        return not near or answers.get("other") == ANOTHER

    chosen = of if of in {option.key for option in options} else None
    choice = Field("other", "Which case", "choice", options=options, initial=chosen)
    step = Step(
        key="linked",
        title="The other case",
        question="Which other case is this one linked with?",
        fields=(
            *((choice,) if near else ()),
            Field("reference", "Its reference", "line", hint="For example 2026/003.", shown=named),
            Field("why", "What they have to do with each other", "lines", hint="The same leak as in spring."),
        ),
        clause=clause_beside(case.edition, "people", "linked"),
    )

    def act(answers: Answers) -> str:
        link_case(
            desk, case_id, _other(desk, case, answers, by_reference=named(answers)), str(answers.get("why") or "")
        )
        return "The two cases are linked."

    return CaseForm(one_step("link_case", "Link with another case", step, "Link them"), act)


def _other(desk: Desk, case: CaseRecords, answers: Answers, *, by_reference: bool) -> int:
    if not by_reference:
        return int(answers.get("other") or -1)
    found = case_with_reference(desk, case, str(answers.get("reference") or ""))
    if found is None:
        sentence = "There is no other case with that reference. Look for it in Cases; it is written like 2026/003."
        raise Refused((Problem("reference", sentence),))
    return found.case_id


def _no_other(desk: Desk, _case: CaseRecords) -> str:
    """Why no case can be linked: there is no other."""
    return "" if len(case_list(desk)) > 1 else "There is no other case in this book to link it with."


LINK_CASE = Deed("link_case", "Link with another case…", "people", link_form, blocked=_no_other)
