"""The cases that the letter tests write about. Everything in them is invented; Wells has no such almshouses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

from app import places
from app.letters.drafts import Draft, Facts, Landlord, Ombudsman, compose
from app.letters.wordings import read_wording
from app.rules.editions import LetterRule
from app.rules.reading import read_editions

EDITIONS = ("2022", "2024")
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
    wording = read_wording(places.resources() / "letters", edition, "acknowledgement", 1)
    return compose(acknowledgement(edition), wording, facts(edition_key=edition, **changes), landlord)
