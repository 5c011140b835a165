"""The triage steps of the intake guide: is this a complaint, and does work go on beside it?

Nobody has to say "complaint" (2024 Code 1.3); a first report is a request (1.4); unhappiness with how a report was
answered is a complaint, and the job goes on (1.5). What the answers come to is decided in `app.rules.triage`, under
the edition in force on the day it was received.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.clauses import clause_beside
from app.casework.desks import Desk
from app.casework.guides import YES_NO, Answers, Field, Option, Step
from app.casework.intakes import HOW
from app.casework.offers import OFFERED_HOW, offer_problems
from app.casework.request_follow_ups import origin, origin_sentence
from app.rules.editions import Edition
from app.rules.problems import Problem
from app.rules.triage import Contact, choice_is_asked, is_complaint, outcome
from app.rules.words import capital


def governing(desk: Desk, answers: Answers) -> Edition:
    """The edition of the day it was received; of today while that day is not a date."""
    received = answers.get("received_on")
    return desk.editions.in_force_on(received if isinstance(received, dt.date) else desk.today())


def contact_of(desk: Desk, answers: Answers) -> Contact:
    """The triage answers; without a choice that was answered and is no longer asked."""
    contact = Contact(**{key: str(answers.get(key) or "") for key in Contact.__dataclass_fields__})
    if choice_is_asked(contact, governing(desk, answers)):
        return contact
    return replace(contact, choice="", offered_on="", offered_how="")


def found_out(desk: Desk, answers: Answers) -> str:
    """What the contact is by these answers; empty while they do not settle it."""
    return outcome(contact_of(desk, answers), governing(desk, answers))


def triage_steps(desk: Desk, edition: Edition, officer: str) -> tuple[Step, ...]:
    """The steps from the contact to what it is, with the clauses of an edition."""
    return (
        Step(
            "contact",
            "How it reached you",
            "When and how did it reach you?",
            _contact_fields(desk, officer),
            clause=clause_beside(edition, "intake", "contact"),
            advice=lambda answers: _origin_advice(desk, answers),
        ),
        Step(
            "asked",
            "Asked to complain?",
            "Did they ask to complain, in any words?",
            (Field("asked", "Did they ask to complain?", "yes_no", options=YES_NO),),
            clause=clause_beside(edition, "intake", "asked"),
        ),
        _unhappy_step(edition),
        _matter_step(desk, edition),
        _wants_step(edition),
        _work_step(desk),
    )


def _contact_fields(desk: Desk, officer: str) -> tuple[Field, ...]:
    received = "The day on which anybody acting for you was first told. For example, 27 3 2026."
    how = tuple(Option(key, capital(words)) for key, words in HOW.items())
    heard = "A warden, trustee or contractor counts."
    logged = Field(
        "logged_on",
        "Date it was logged as a complaint",
        "date",
        hint="As your complaints log has it: this Code counts the answer from it. Leave it empty if you do not know.",
        optional=True,
        shown=lambda answers: governing(desk, answers).counts("logged"),
    )
    return (
        Field("received_on", "Date received", "date", hint=received, initial=desk.today()),
        logged,
        Field("received_how", "How it reached you", "choice", options=how, initial="phone"),
        Field("first_heard_by", "Who first heard it", "line", hint=heard, initial=officer, optional=True),
    )


def _origin_advice(desk: Desk, answers: Answers) -> str:
    """Where it comes of a service request: which day is the one of receipt (2024 Code 1.5)."""
    with desk.book.reading() as session:
        request = origin(session, int(answers.get("came_from") or 0))
    if request is None:
        return ""
    return (
        f"{origin_sentence(request)} The complaint is received on the day on which they said that they were unhappy, "
        "not on that day. The request is kept with its history, and its work goes on."
    )


def _unhappy_step(edition: Edition) -> Step:
    question = "Are they unhappy with something you, or somebody acting for you, did or did not do?"
    hint = "A first report of something to mend, without blame, is a request. Reporting it again is not."
    label = "Are they unhappy with how they were treated or answered?"
    field = Field("unhappy", label, "yes_no", hint=hint, options=YES_NO)
    return Step("unhappy", "Unhappy?", question, (field,), clause=clause_beside(edition, "intake", "unhappy"))


def _wants_step(edition: Edition) -> Step:
    options = (
        Option("repair", "Something mended, or a service"),
        Option("neighbour", "Something done about a neighbour"),
        Option("other", "Something else"),
    )
    field = Field("wants", "What do they want?", "choice", options=options)
    return Step(
        "wants", "What they want", "What do they want?", (field,), clause=clause_beside(edition, "intake", "wants")
    )


def _matter_step(desk: Desk, edition: Edition) -> Step:
    return Step(
        "matter",
        "What about",
        "What are they unhappy about?",
        (
            Field(
                "matter",
                "What are they unhappy about?",
                "choice",
                options=(
                    Option("reported_before", "They told us before, and it was not dealt with", "Or nobody came."),
                    Option("slip", "A slip today", "Somebody was late, or missed an appointment this once."),
                    Option("in_hand", "A matter we are working on, and keeping them told about"),
                    Option("survey", "Something they wrote in a survey"),
                    Option("other", "Anything else that we did or did not do"),
                ),
            ),
            Field(
                "put_right",
                "Was it explained and put right at once, and are they satisfied?",
                "yes_no",
                options=YES_NO,
                shown=lambda answers: _asked(desk, "put_right", answers),
            ),
            Field(
                "choice",
                "You offered them the choice of complaining. Do they want to?",
                "yes_no",
                hint="Offer it now if you have not.",
                options=YES_NO,
                shown=lambda answers: _asked(desk, "choice", answers),
            ),
            *_offer_fields(desk),
        ),
        clause=clause_beside(edition, "intake", "matter"),
    )


def _offer_fields(desk: Desk) -> tuple[Field, ...]:
    """When and how the choice of complaining was offered."""

    def shown(answers: Answers) -> bool:
        return _asked(desk, "offered_on", answers)

    how = tuple(Option(key, capital(words)) for key, words in OFFERED_HOW.items())
    return (
        Field("offered_on", "On which day did you offer it?", "date", initial=desk.today(), shown=shown),
        Field("offered_how", "How did you offer it?", "choice", options=how, shown=shown),
    )


def _work_step(desk: Desk) -> Step:
    return Step(
        "work",
        "Work still to do",
        "Is a repair, or other work, still to be done?",
        (
            Field("work_open", "Is there work still to be done?", "yes_no", options=YES_NO),
            Field(
                "job",
                "Reference of the job",
                "line",
                optional=True,
                shown=lambda answers: answers.get("work_open") == "yes",
            ),
        ),
        clause="The complaint never holds up the work, nor the work the complaint.",
        advice=lambda answers: _finding(desk, answers),
    )


def _finding(desk: Desk, answers: Answers) -> str:
    """What the triage came to, in a sentence with its clauses."""
    found = found_out(desk, answers)
    if not answers.get("work_open") or not is_complaint(found):
        return ""
    rule = governing(desk, answers).outcome(found)
    doubt = ", to be confirmed" if rule and rule.to_be_confirmed else ""
    clauses = f" (Code {rule.clause}{doubt})" if rule else ""
    goes_on = ", and the work goes on" if found == "complaint_and_request" else ""
    return f"This is a complaint{goes_on}{clauses}. Tell them that you are treating it as one."


def following_triage(desk: Desk, step: str, answers: Answers) -> str:
    """Which step follows a triage step."""
    contact = contact_of(desk, answers)
    if step == "asked":
        return "work" if contact.asked == "yes" else "unhappy"
    if step == "unhappy":
        return "wants" if contact.unhappy == "no" else "matter"
    if step == "wants":
        return "request"
    settled = found_out(desk, answers)
    return "work" if is_complaint(settled) or not settled else "request"


def _asked(desk: Desk, key: str, answers: Answers) -> bool:
    """Whether a triage question is on the page with these answers."""
    if key == "put_right":
        return answers.get("matter") == "slip"
    if key in ("choice", "offered_on", "offered_how"):
        return choice_is_asked(contact_of(desk, answers), governing(desk, answers))
    return True


def triage_problems(desk: Desk, step: str, answers: Answers) -> tuple[Problem, ...]:
    """The choices of a step that were not made yet, and an offer that cannot have been made so."""
    missing = tuple(
        Problem(key, sentence)
        for key, sentence in _CHOICES.get(step, {}).items()
        if _asked(desk, key, answers) and not answers.get(key)
    )
    if step != "matter":
        return missing
    return (*missing, *offer_problems(contact_of(desk, answers), answers.get("received_on"), desk.today()))


_CHOICES = {
    "asked": {"asked": "Say whether they asked to complain, in any words."},
    "unhappy": {"unhappy": "Say whether they are unhappy with something you did or did not do."},
    "matter": {
        "matter": "Choose what they are unhappy about.",
        "put_right": "Say whether it was put right at once and they are satisfied.",
        "choice": "Offer them the choice of complaining, and say what they answered.",
        "offered_on": "Enter the day on which you offered the choice, for example 27 3 2026.",
        "offered_how": "Choose how you offered it.",
    },
    "wants": {"wants": "Choose what they want."},
    "work": {"work_open": "Say whether a repair, or other work, is still to be done."},
    "who": {"represented": "Say whether somebody acts for them."},
    "hazard": {"hazard": "Say whether this could be a hazard in the home."},
}
