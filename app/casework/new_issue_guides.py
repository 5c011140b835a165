"""The guide of a new issue: what they raised, the questions that decide where it goes, and how it came."""

from __future__ import annotations

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import CHECK, YES_NO, Answers, Caution, Field, Guide, Option, Step, advised, visible_fields
from app.casework.intakes import HOW, WHOSE
from app.casework.new_issues import NewIssue, answered_on, issue_problems, joins, raise_issue
from app.casework.quoted_fields import QUOTED
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.words import capital


def new_issue_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Something new that they raised, and whether it is taken in here."""
    case = case_records(desk, case_id)
    steps = (_issue_step(), _came_step(desk, case), _questions_step(case))

    def problems(key: str, answers: Answers) -> tuple[Problem, ...]:
        step = next(one for one in steps if one.key == key)
        shown = {field.key for field in visible_fields(step, answers)}
        return tuple(one for one in issue_problems(desk, case, issue_of(answers)) if one.field in shown)

    def act(answers: Answers) -> str:
        number = raise_issue(desk, case_id, issue_of(answers))
        if number == case_id:
            return "It is taken in as a point of this complaint."
        return f"It is complaint {case_records(desk, number).reference}, and linked with this one. Acknowledge it."

    guide = Guide(
        key="new_issue",
        title="They raised something new",
        steps=steps,
        first="issue",
        following=lambda key, _: {"issue": "came", "came": "questions", "questions": CHECK}[key],
        problems=problems,
        finish="Record it",
    )
    return CaseForm(guide, act)


def issue_of(answers: Answers) -> NewIssue:
    """The new issue that the answers describe."""

    def text(key: str) -> str:
        return str(answers.get(key) or "").strip()

    return NewIssue(
        text=text("text"),
        whose=text("whose"),
        raised_on=answers.get("raised_on"),
        how=text("how"),
        heard_by=text("heard_by"),
        related=text("related"),
        delays=text("delays"),
        outcomes=tuple(answers.get("outcomes") or ()),
        hazard=text("hazard"),
        hazard_action=text("hazard_action"),
    )


def _issue_step() -> Step:
    return Step(
        key="issue",
        title="What they raised",
        question="What did they raise?",
        fields=(
            Field("text", "What it is", "lines", f"{QUOTED}: “You reported the leak and nobody came.”"),
            Field(
                "whose",
                "Whose responsibility is it?",
                "choice",
                options=tuple(Option(key, capital(words)) for key, words in WHOSE.items()),
                initial="to_check",
            ),
            Field("outcomes", "What they want done about it", "list", f"One a line. {QUOTED}.", optional=True),
        ),
    )


def _came_step(desk: Desk, case: CaseRecords) -> Step:
    return Step(
        key="came",
        title="How it came",
        question="When and how did they raise it?",
        fields=(
            Field("raised_on", "Day on which they raised it", "date", initial=desk.today()),
            Field(
                "how",
                "How it reached you",
                "choice",
                options=tuple(Option(key, capital(words)) for key, words in HOW.items()),
                initial="phone",
            ),
            Field("heard_by", "Who heard it first", "line", optional=True),
            Field("hazard", "Could it be a danger to health or safety?", "yes_no", options=YES_NO),
            Field(
                "hazard_action",
                "Who was told of the danger, and when",
                "line",
                optional=True,
                shown=lambda answers: answers.get("hazard") == "yes",
            ),
        ),
        advice=lambda answers: _hazard_advice(desk, case, answers),
    )


def _hazard_advice(desk: Desk, case: CaseRecords, answers: Answers) -> str:
    """A prompt where the words may mean danger: nobody waits for the complaint with that."""
    found = desk.hazards.found_in(str(answers.get("text") or ""))
    if not found and answers.get("hazard") != "yes":
        return ""
    mentioned = f"They mention: {', '.join(found)}. " if found else ""
    there = "A possible hazard is open on this case already; this one has its own date beside it. "
    already = there if case.hazard_pressing and answers.get("hazard") == "yes" else ""
    return Caution(f"{mentioned}{already}Tell whoever does repairs now; do not wait for the complaint.")


def _questions_step(case: CaseRecords) -> Step:
    """The three questions; whether stage 1 was answered the record knows."""
    answered = answered_on(case)
    known = "Stage 1 has not been answered yet."
    if answered is not None:
        known = f"Stage 1 was answered on {long_date(answered)}, so this cannot be taken in any more."
    return Step(
        key="questions",
        title="Where it goes",
        question="Does it belong to this complaint?",
        help=known,
        clause=clause_beside(case.edition, "new_issue", "questions"),
        fields=(
            Field("related", "Has it to do with this complaint?", "yes_no", options=YES_NO),
            Field("delays", "Would it hold the answer up unreasonably?", "yes_no", options=YES_NO),
        ),
        advice=lambda answers: _outcome_advice(case, answers),
    )


def _outcome_advice(case: CaseRecords, answers: Answers) -> str:
    issue = issue_of(answers)
    if issue.related not in ("yes", "no") or issue.delays not in ("yes", "no"):
        return ""
    if joins(case, issue):
        decided = ""
        if case.last("decided") is not None:
            decided = Caution("The decision is then incomplete, until this point is decided too.")
        return advised(("It is taken in as a point more of this complaint. Its dates do not move.", decided))
    own = "It becomes a complaint of its own, received on the day on which they raised it, and linked with this one."
    return advised((own, "Tell the resident so."))


def _blocked(_desk: Desk, case: CaseRecords) -> str:
    if case.file_closed:
        return "This case is closed. Log what they raised as a new complaint."
    return ""


NEW_ISSUE = Deed(
    key="new_issue",
    verb="They raised something new…",
    group="taking",
    form=new_issue_form,
    blocked=_blocked,
)
