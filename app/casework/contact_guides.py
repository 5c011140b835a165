"""The guides of contacts: a call, visit or e-mail, and how and how often they are to be reached."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import case_records
from app.casework.clauses import clause_beside
from app.casework.contacts import CONTACTS, METHODS, Agreement, Contact, agree_contact, log_contact
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import Answers, Field, Option, Step
from app.casework.texts import whole_number
from app.rules.updates import LONGEST
from app.rules.words import capital


def contact_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """A call, a visit, a letter or an e-mail, either way."""
    case = case_records(desk, case_id)
    step = Step(
        key="contact",
        title="The contact",
        question="Who was in touch with whom, and what was said?",
        fields=(
            Field("on", "Date", "date", initial=desk.today()),
            Field("how", "What it was", "choice", options=_options(CONTACTS)),
            Field("way", "Who got in touch", "choice", options=(Option("in", "They did"), Option("out", "You did"))),
            Field("who", "With whom", "line", initial=case.who),
            Field("words", "What was said", "lines", hint="What was promised belongs here too."),
        ),
        clause=clause_beside(case.edition, "people", "contact"),
        help="If they ask for the next stage, in any words, record that as an event as well.",
    )

    def act(answers: Answers) -> str:
        text = {key: str(answers.get(key) or "") for key in ("how", "way", "who", "words")}
        log_contact(desk, case_id, Contact(answers.get("on"), **text))
        return "The contact is in the record."

    return CaseForm(one_step("log_contact", "Log a contact", step, "Log it"), act)


def agreement_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """How, and how often, they are to be reached."""
    case = case_records(desk, case_id)
    known = case.facts("contact_agreed")
    units = tuple(Option(unit, capital(unit.replace("_", " "))) for unit in LONGEST)
    step = Step(
        key="contact_agreed",
        title="What was agreed",
        question="How, and how often, do they want to hear from you?",
        fields=(
            Field("on", "Date on which it was agreed", "date", initial=desk.today()),
            Field("method", "How", "choice", options=_options(METHODS), initial=known.get("method")),
            Field(
                "unit",
                "How often, counted in",
                "choice",
                options=(*units, Option("none", "No interval", "Whenever there is something to say.")),
                initial=(known.get("unit") or "none") if known else None,
            ),
            Field(
                "every",
                "Every",
                "line",
                hint="A number: 2 for every two weeks.",
                initial=str(known.get("every") or "") if known else "",
                shown=lambda answers: (answers.get("unit") or "none") != "none",
            ),
        ),
        clause=clause_beside(case.edition, "people", "contact_agreed"),
        help="News of a late answer that is agreed at an interval is recorded as an event, which reminds you.",
    )

    def act(answers: Answers) -> str:
        unit = str(answers.get("unit") or "unsaid")
        every = whole_number(str(answers.get("every") or ""), max(LONGEST.values()))
        found = Agreement(str(answers.get("method") or ""), every, "" if unit == "none" else unit)
        agree_contact(desk, case_id, answers.get("on"), found)
        return "What was agreed about contact is recorded."

    return CaseForm(one_step("agree_contact", "Agree how to keep in touch", step, "Record it"), act)


LOG_CONTACT = Deed("log_contact", "Log a call, visit or e-mail…", "people", contact_form)
AGREE_CONTACT = Deed("agree_contact", "Agree how to keep in touch…", "people", agreement_form)


def _options(words: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, capital(said)) for key, said in words.items())
