"""The cases that the letter tests write about. Everything in them is invented; Wells has no such almshouses."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from app import places
from app.letters.drafts import Draft, Facts, Landlord, Ombudsman, compose
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
