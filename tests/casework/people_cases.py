"""Cases with people about them, for the tests of representations, contacts, links and restrictions. All invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.casework.contacts import Agreement, Contact, agree_contact, log_contact
from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.holds import hold_records
from app.casework.intakes import Representative
from app.casework.representations import Representation, record_representation
from app.casework.restrictions import Restriction, restrict
from tests.casework.cases import MONDAY, Case, a_case, called
from tests.casework.kept_cases import keeping

DAUGHTER = Representation("Mrs S. Dunmore", "all", "signed form of 3 May", accompanies=True)
RESTRICTION = Restriction(
    behaviour="Forty calls in the night of 3 November.",
    evidence="The list of calls of that night.",
    limit="Calls are taken on Tuesdays from 10 to 12.",
    open="By letter at any time; the repairs number for emergencies.",
    proportion="A letter of 5 November asked him not to ring at night.",
    protected="yes",
    equality="He does not sleep well; a neighbour may ring for him.",
    decided_by="Anne Clerk",
    starts=dt.date(2026, 11, 30),
    review_on=dt.date(2027, 2, 1),
)


@keeping
def represented(desk: Desk) -> Case:
    """A case with a daughter who acts, and whose form was shown."""
    case = a_case(desk).received(MONDAY, representative=Representative("Mrs S. Dunmore", "daughter"))
    record_representation(case.desk, case.id, DAUGHTER)
    return case


@keeping
def restricted(desk: Desk) -> Case:
    """A case in which contact is restricted."""
    case = a_case(desk).received(MONDAY)
    restrict(case.desk, case.id, RESTRICTION)
    return case


@keeping
def held(desk: Desk) -> Case:
    """A case whose records the Ombudsman may ask for."""
    case = a_case(desk).received(MONDAY)
    hold_records(case.desk, case.id, "ombudsman", "", MONDAY)
    return case


@keeping
def brailled(desk: Desk) -> Case:
    """A letter went on paper to somebody who asked for Braille and easy read as well."""
    asked = ("Letters in Braille.", "Easy read.")
    return a_case(desk).received("2026-11-20", adjustments=asked).issued(MONDAY).posted(MONDAY)


@keeping
def talked(desk: Desk) -> Case:
    """A case with a call and an agreement on contact."""
    case = a_case(desk).received(MONDAY)
    agree_contact(case.desk, case.id, MONDAY, Agreement("phone", 2, "weeks"))
    log_contact(case.desk, case.id, Contact(MONDAY, "phone", "out", "Mr D. Dunmore", "I rang to say who I am."))
    return case


@keeping
def neighboured(desk: Desk) -> Case:
    """A case beside an older one of the same home, and one of elsewhere."""
    a_case(desk).received(MONDAY, person=called("Mrs J. Dunmore"))
    a_case(desk).received(MONDAY, person=called("Mr E. Reed", address="2 Garden Court\nWells", postcode="BA5 1AA"))
    return a_case(desk).received(MONDAY)


def last_of(kind: str) -> Any:  # noqa: ANN401 - a function of a Case, as the deed walks take one
    """Of the newest standing entry of a kind."""
    return lambda case: str(case.line(kind).seq)


TYPED: dict[str, Any] = {
    "on": MONDAY,
    "name": "Mrs S. Dunmore",
    "proof": "signed form of 3 May",
    "ends": dt.date(2027, 3, 31),
    "accompanies": True,
    "address": "14 Chapel Row\nWells",
    "postcode": "BA5 2XX",
    "starts": dt.date(2026, 11, 30),
    "review_on": dt.date(2027, 2, 1),
    "every": "2",
    "reference": "2026/002",
    "large_print": True,
    "adjustments": ("Ring in the mornings.",),
    "who": "Mr D. Dunmore",
    "decided_by": "Anne Clerk",
}


def typed(field: Field) -> Any:  # noqa: ANN401 - whatever the field holds
    """What is typed into the guides of people."""
    return TYPED.get(field.key, "He said so on the telephone.")
