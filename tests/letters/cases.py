"""The cases that the letter tests write about. Everything in them is invented; Wells has no such almshouses."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from app import places
from app.letters.asks import Ask, asked_facts
from app.letters.drafts import Draft, Facts, Landlord, Ombudsman, compose
from app.letters.matters import (
    DecisionFacts,
    EscalationFacts,
    ExtensionFacts,
    PointAnswer,
    RefusalFacts,
    RemedyLine,
)
from app.letters.shelves import Shelf
from app.rules.editions import Editions
from app.rules.provisions import LetterRule
from app.rules.reading import read_editions

EDITIONS = ("2020", "2022", "2024")
WORDED = ("2022", "2024")
"""Those of them that have words of their own for the acknowledgement."""

SHELF = Shelf(places.resources() / "letters", EDITIONS[::-1])
SEAL = "4812-9f3ac1d2"
OMBUDSMAN = Ombudsman(
    name="Housing Ombudsman Service",
    phone="0300 111 3000",
    website="www.housing-ombudsman.org.uk",
    address=("PO Box 1484", "Unit D", "Preston", "PR2 0ET"),
    checked_on=dt.date(2026, 11, 21),
)
LANDLORD = Landlord(
    name="St Anne's Almshouses",
    registration="Registered charity 200000",
    address=("1 Chapel Row", "Wells", "BA5 2XX"),
    phone="01749 000000",
    email="clerk@stannes.example",
    website="www.stannes.example",
    officer="Anne Clerk",
    officer_post="Clerk to the trustees",
    resident_word="resident",
    ombudsman=OMBUDSMAN,
)
FACTS = Facts(
    reference="2026/031",
    stage=1,
    edition_key="2024",
    edition_name="Housing Ombudsman Complaint Handling Code (statutory), 2024",
    addressee="Mr D. Dunmore",
    salutation="Mr Dunmore",
    address=("14 Chapel Row", "WELLS"),
    postcode="BA5 2XX",
    dated=dt.date(2026, 11, 25),
    received_on=dt.date(2026, 11, 20),
    received_how="by telephone",
    points=(
        ("You reported the leaking radiator several times and nobody acted on it.", "ours"),
        ("You were told each time that someone would come, and nobody came.", "ours"),
        ("Your carpet is now damp and smells.", "to_check"),
    ),
    outcomes=("Replace the radiator.", "Tell you why nobody came.", "Clean or replace the carpet."),
    questions=(),
    adjustments=(),
    large_print=False,
    representative="",
    handler="Anne Clerk",
    handler_post="Clerk to the trustees",
    handler_phone="01749 000000",
    respond_by=dt.date(2026, 12, 9),
    hazard_note="",
    repair_note="The repair goes ahead at the same time.",
)
ESCALATION = EscalationFacts(dt.date(2026, 12, 14), "You still have not told me why nobody came.")
REFUSAL = RefusalFacts(
    ground="time_limit",
    reasons="The gutter was cleared in 2024, and you wrote to us about it this month.",
    policy_reference="section 4, paragraph 2",
    why_fair="Nothing stood in the way of telling us sooner.",
    evidence="Our job sheet of 3 May 2024, which you signed.",
    circumstances="You told us that you were well at the time, and had help with letters.",
    discretion="We asked whether the damp is still there. It is not.",
    instead="You can ask your insurer about the wallpaper.",
    occurred_on=dt.date(2024, 5, 3),
    aware_on=dt.date(2024, 5, 20),
    accept_months=12,
)
EXTENSION = ExtensionFacts(
    until=dt.date(2026, 12, 18),
    instead_of=dt.date(2026, 12, 9),
    reasons="The surveyor has to take up the floor.\nHe can come on 11 December 2026.",
    longest=10,
    interval="every 2 weeks",
)
DECISION = DecisionFacts(
    answers=(
        PointAnswer(
            FACTS.points[0][0],
            "upheld",
            reasons="Our repairs book has your four calls, and no job was raised for any of them.",
            relied_on="Our repairs policy, section 3.",
        ),
        PointAnswer(FACTS.points[1][0], "partly", reasons="Somebody came on 6 November, and found nobody at home."),
        PointAnswer(
            FACTS.points[2][0],
            "not_upheld",
            reasons="The carpet was damp before.\n\nThe photographs that you sent us show it in May.",
            relied_on="Section 11 of the Landlord and Tenant Act 1985.",
        ),
    ),
    remedies=(
        RemedyLine("acknowledge", "Four calls about a cold home were not passed on."),
        RemedyLine("apologise", "We are sorry that nobody acted on your calls."),
        RemedyLine("act_on_delay", "Replace the radiator", "Hodge and Son", dt.date(2026, 12, 18)),
        RemedyLine(
            "pay",
            "For the heater that you had to run",
            "The clerk",
            dt.date(2026, 12, 23),
            5000,
            "quantifiable_loss",
            "Twenty nights at £2.50 a night.",
        ),
        RemedyLine("pay", "For your time and trouble", "The clerk", dt.date(2026, 12, 23), 7550, "time_and_trouble"),
    ),
    heads=(
        ("Payments fixed by law", 0),
        ("Losses that can be reckoned", 5000),
        ("Time and trouble", 7550),
        ("Distress and inconvenience", 0),
    ),
    factors=(("How long it went on", "From 2 October to 25 November."), ("How often it happened", "Four calls")),
    impact="You were cold for seven weeks, and slept in the front room.",
    evidence_landlord="Our repairs book, and what the plumber told us",
    evidence_resident="Your letter, and your photographs of May",
    resident_comment="You told us that the carpet was dry in April.",
    lessons=("Every call about heat is now a job on the same day.",),
    window=20,
    ombudsman_months=12,
    was_due=dt.date(2026, 12, 9),
)
OPEN_STEP = RemedyLine("act_on_delay", "Send you the plumber's report", "The clerk", dt.date(2026, 12, 30))
SECOND = replace(
    DECISION,
    still_open=(OPEN_STEP,),
    fact_givers=("Anne Clerk",),
    lapses=("Our stage 1 response was due by Wednesday 9 December 2026. It went on Friday 11 December 2026.",),
    window=0,
    final=True,
    was_due=dt.date(2027, 1, 15),
)
NOTHING_WRONG = DecisionFacts(
    answers=tuple(PointAnswer(text, "not_upheld", reasons="It was done.") for text, _ in FACTS.points),
    heads=tuple((name, 0) for name, _ in DECISION.heads),
    evidence_landlord="Our repairs book",
    window=20,
    ombudsman_months=12,
)
"""Every point refused: nothing to put right, and nothing to weigh."""

NINE_POINTS = tuple(
    (f"On {day} October the heating went off at night, and the emergency number was not answered.", "ours")
    for day in range(2, 11)
)
MADE_UP_LETTER = """
[[letter]]
kind = "acknowledgement"
stage = 1
name = "First letter"

[[letter.part]]
key = "bus_fares"
name = "Your bus fares"
missing = "Say that the resident's bus fares are paid, and to which sum."
clause = "6.2"
force = "must"

[[letter.part]]
key = "ombudsman"
name = "The Housing Ombudsman"
missing = "Give the Housing Ombudsman's contact details."
clause = "3.7"
force = "must"
needs = ["ombudsman"]

[[letter.part]]
key = "respond_by"
name = "When they will have an answer"
missing = "Give the date by which the resident will have an answer."
clause = "6.3"
force = "practice"
needs = ["respond_by"]

[[letter.part]]
key = "friends"
name = "Bringing a friend"
missing = "Say that the resident may bring a friend."
clause = "3.6"
force = "should"

[[letter.part]]
key = "contact"
name = "Keeping in touch"
missing = "Say how, and how often, you will be in touch."
clause = "5.9"
force = "must"

[[letter.part]]
key = "handler"
name = "Who is dealing with it"
missing = "Name the person who is dealing with the complaint."
clause = ""
force = "practice"
needs = ["handler"]

[[letter.part]]
key = "understanding"
name = "The complaint as we understand it"
missing = "Set out how you understand the complaint."
clause = "5.6"
force = "must"
needs = ["points"]

[[letter.part]]
key = "received"
name = "What we received, and when"
missing = "Say that the complaint was received, and on which date."
clause = "6.2"
force = "must"
needs = ["received"]
"""


@cache
def acknowledgement(edition: str) -> LetterRule:
    """What an edition demands of the stage 1 acknowledgement."""
    rule = read_editions(places.resources() / "codes").named(edition).letter("acknowledgement", 1)
    assert rule is not None
    return rule


def facts(**changes: Any) -> Facts:  # noqa: ANN401 - any field of Facts
    """The facts of the usual case, with these changes."""
    return replace(FACTS, **changes)


def draft(edition: str = "2024", landlord: Landlord = LANDLORD, **changes: Any) -> Draft:  # noqa: ANN401 - the same
    """The acknowledgement of the usual case, with these changes to its facts."""
    rule = acknowledgement(edition)
    wording = SHELF.wording(rule, edition, 1)
    return compose(rule, wording, facts(edition_key=edition, **changes), landlord)


LETTERS_OF = tuple(
    (edition.key, rule.kind, rule.stage)
    for edition in read_editions(places.resources() / "codes").all
    for rule in edition.letters
    if SHELF.has_words(rule.kind, rule.stage)
)
"""Every letter that Casebook writes: its edition, its kind and its stage; 0 for one that goes at any."""


@cache
def letter_rule(edition: str, kind: str, stage: int) -> LetterRule:
    """What an edition demands of a letter."""
    rule = read_editions(places.resources() / "codes").named(edition).letter(kind, stage)
    assert rule is not None
    return rule


DECIDES = ("response", "remedy", "action_completed", "invitation_to_comment")
"""The kinds of letter that speak of what was decided and promised."""


def matter_facts(kind: str, stage: int) -> Facts:
    """The facts of the usual case with the matter of a kind of letter."""
    late = kind == "response" and stage > 1
    return facts(
        stage=stage or (2 if kind == "escalation_refusal" else 1),
        respond_by={"response": None, "refusal": None, "escalation_refusal": None}.get(kind, FACTS.respond_by)
        if "extension" not in kind
        else EXTENSION.until,
        escalation=ESCALATION if stage > 1 or kind == "escalation_refusal" else None,
        refusal=REFUSAL if "refusal" in kind else None,
        extension=(replace(EXTENSION, panel=True, longest=0, beyond=True) if stage == 3 else EXTENSION)
        if "extension" in kind
        else None,
        decision=(SECOND if late else DECISION) if kind in DECIDES else None,
        questions=("On which day was it?",) if kind in ("acknowledgement", "clarification") else (),
        adjustments=("Ring in the mornings.",) if kind in ("acknowledgement", "adjustment") else (),
        unrealistic=((FACTS.outcomes[2], "The carpet is your own."),) if kind == "acknowledgement" else (),
        hazard_note="",
        repair_note="",
    )


ANSWERED = {
    "line": "The plumber comes first.",
    "lines": "The plumber looked at the radiator.",
    "date": dt.date(2026, 12, 4),
    "list": ("The plumber looked at the radiator.", "He ordered a new valve."),
    "yes_no": "yes",
}
"""What the officer answers to the questions that a letter asks of its own, by the kind of the question."""


def answers_to(asks: Sequence[Ask]) -> dict[str, Any]:
    """An answer to each question of a letter, the first option of those that have some."""
    return {ask.key: ask.options[0][0] if ask.kind == "choice" else ANSWERED[ask.kind] for ask in asks}


def written(
    edition: str,
    kind: str,
    stage: int,
    landlord: Landlord = LANDLORD,
    **changes: Any,  # noqa: ANN401 - any field of Facts
) -> Draft:
    """A letter of the usual case as Casebook composes it; what only the officer can say is filled in."""
    rule = letter_rule(edition, kind, stage)
    wording = SHELF.wording(rule, edition, stage)
    asked = asked_facts(wording.asks, answers_to(wording.asks)) if wording.asks else None
    known = replace(matter_facts(kind, stage), edition_key=edition, asked=asked)
    letter = compose(rule, wording, replace(known, **changes), landlord)
    for part in letter.parts:
        if "[what you object to" in part.text:
            gap = "[what you object to, in your own words]"
            letter = letter.with_text(part.key, part.text.replace(gap, "“It has been long enough.”"))
    return letter


def made_up_edition(folder: Path) -> Editions:
    """The shipped editions in a folder, and one that is nothing but a TOML file more: it came into force in November.

    It has other limits, and demands another acknowledgement: in another order, with a part that nobody has words for.
    """
    shutil.copytree(places.resources() / "codes", folder, dirs_exist_ok=True)
    tables = re.split(r"(?m)^(?=\[)", (folder / "2024.toml").read_text(encoding="utf-8"))
    text = "".join(table for table in tables if not table.startswith("[[letter"))
    text = re.sub(r"(?m)^(key|name|short_name) = .*$", r'\1 = "made-up"', text, count=3)
    text = re.sub(r"(?m)^in_force = .*$", "in_force = 2026-11-01", text, count=1)
    for key, days in (("acknowledge", 3), ("respond", 7)):
        text = re.sub(rf'(?s)(key = "stage1.{key}".*?working_days = )\d+', rf"\g<1>{days}", text, count=1)
    (folder / "made-up.toml").write_text(text + MADE_UP_LETTER, encoding="utf-8")
    return read_editions(folder)
