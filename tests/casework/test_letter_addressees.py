"""Letters to somebody other than whoever complained."""

from __future__ import annotations

from dataclasses import replace

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.letter_addressees import addressed, answers_to
from app.casework.letter_facts import facts_of
from app.casework.letter_plans import plan_letter
from app.casework.letters import issue, open_letter
from app.casework.settings import Settings
from app.letters.checks import approve
from app.letters.layouts import to_pdf
from tests.casework.cases import Case
from tests.casework.letter_cases import day_of, running
from tests.letters.cases import facts
from tests.letters.pages import page_texts

TO_STAFF = {
    "to": "staff",
    "to_name": "Mr T. Webb",
    "to_salutation": "Mr Webb",
    "to_address": "The Lodge\nWells",
    "to_postcode": "BA5 3ZZ",
    "findings": "The call of 3 November was not passed on.",
}


def invited(desk: Desk, **changes: str) -> Case:
    """A case of 2022 in which a member of staff is asked for their side of it."""
    case = running("2022")(desk)
    day = day_of("2022").replace(day=day_of("2022").day + 1)
    plan_letter(case.desk, case.id, "invitation_to_comment", 1, {**TO_STAFF, "reply_by": day, **changes})
    return case


def test_a_letter_to_staff_has_their_address_and_nothing_of_the_residents(desk: Desk, settings: Settings) -> None:
    """2022 Code 4.12; what a resident told of their health is for nobody who does not need it."""
    case = invited(desk)
    letter = open_letter(case.desk, case.id, "invitation_to_comment", 1)
    said = letter.draft.facts
    assert (said.addressee, said.salutation, said.postcode) == ("Mr T. Webb", "Mr Webb", "BA5 3ZZ")
    assert said.address == ("The Lodge", "Wells")
    assert (said.adjustments, said.large_print, letter.draft.copies) == ((), False, ())
    assert letter.problems() == ()
    pdf = to_pdf(approve(letter.draft, letter.rule, letter.landlord), letter.landlord, letter.seal)
    paper = " ".join(page_texts(pdf))
    for private in ("Dunmore", "14 Chapel Row", "hearing", "Ring in the mornings"):
        assert private not in paper
    assert "Dear Mr Webb" in paper


def test_a_letter_to_the_resident_has_theirs(desk: Desk, settings: Settings) -> None:
    case = invited(desk, to="resident")
    assert open_letter(case.desk, case.id, "invitation_to_comment", 1).draft.facts.addressee == "Mr D. Dunmore"
    records = case_records(case.desk, case.id)
    assert "to_name" not in answers_to(records, "invitation_to_comment", 1)
    assert facts_of(case.desk, records, "progress_update", 1).addressee == "Mr D. Dunmore"
    assert answers_to(records, "progress_update", 1) == {}


def test_what_an_address_lacks_is_asked_for_before_the_letter_can_go(desk: Desk, settings: Settings) -> None:
    case = invited(desk)
    letter = open_letter(case.desk, case.id, "invitation_to_comment", 1)
    half = addressed(letter.draft.facts, {"to_name": "Mr T. Webb"})
    lacking = replace(letter, draft=replace(letter.draft, facts=half))
    assert [problem.field for problem in lacking.problems()] == ["address", "postcode"]
    assert half.salutation == "Mr T. Webb"
    assert issue(case.desk, letter.explained({one.key: "Nothing." for one in letter.shortfalls()}))


def test_a_letter_that_names_nobody_is_the_residents() -> None:
    assert addressed(facts(), {"reply_by": "2026-12-01"}) == facts()
