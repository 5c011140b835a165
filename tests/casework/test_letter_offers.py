"""Letters that are offered where what they are about stands, and only where they can be written."""

from __future__ import annotations

from app.casework.case_sections import sections_of
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.letter_offers import tell
from app.casework.page_sections import Offer
from app.casework.settings import Settings
from tests.casework.cases import Case
from tests.casework.letter_cases import overdue, running


def offered(case: Case) -> dict[str, Offer]:
    """Every letter that the page offers on a line or under a section."""
    found = [one for section in sections_of(case.desk, case.id) for one in section.offers]
    found += [one for section in sections_of(case.desk, case.id) for line in section.lines for one in line.offers]
    return {one.deed: one for one in found if one.deed.startswith("write_")}


def test_each_letter_is_offered_on_the_line_that_it_is_about(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    found = offered(case)
    wanted = {
        "action_completed",
        "action_update",
        "remedy",
        "new_issue",
        "contact_restriction",
        "adjustment",
        "authority_request",
    }
    assert set(found) == {f"write_{kind}" for kind in wanted}
    assert found["write_contact_restriction"].of == str(case.line("restricted").seq)
    assert found["write_new_issue"].of == str(case.line("issue_raised").seq)
    assert found["write_authority_request"].of == str(case.line("representation").seq)
    assert all(one.verb.endswith("…") for one in found.values())


def test_an_answer_that_is_overdue_offers_the_apology(desk: Desk, settings: Settings) -> None:
    assert "write_missed_deadline" in offered(overdue("2024")(desk))


def test_a_letter_that_the_edition_does_not_know_is_not_offered(desk: Desk, settings: Settings) -> None:
    """The Code of 2020, as far as it is known, asks for no letter about what was promised."""
    assert offered(running("2020")(desk)) == {}


def test_a_letter_that_cannot_be_begun_is_not_offered(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    records = case_records(case.desk, case.id)
    assert tell(case.desk, records, "feedback_survey", "Ask…") == ()
    assert tell(case.desk, records, "remedy", "Confirm…", "7") == (Offer("write_remedy", "Confirm…", "7"),)
