"""What the case page shows of its people, and how each of it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.case_deeds import DEEDS
from app.casework.case_sections import sections
from app.casework.cases import case_records
from app.casework.contacts import Contact, log_contact
from app.casework.desks import Desk
from app.casework.intakes import Representative
from app.casework.links import link_case
from app.casework.page_sections import STATES, Section
from app.casework.particulars import Needs, change_needs
from app.casework.representations import Member, add_member, end_representation, record_representation
from app.casework.requests import RequestIntake, log_request
from app.casework.restrictions import ALWAYS_OPEN, lift_restriction
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.people_cases import DAUGHTER, neighboured, represented, restricted, talked


def section(case: Case, key: str, desk: Desk | None = None) -> Section | None:
    at = desk or case.desk
    return next((one for one in sections(at, case_records(at, case.id)) if one.key == key), None)


def said(case: Case, key: str, desk: Desk | None = None) -> list[tuple[str, str]]:
    found = section(case, key, desk)
    assert found is not None
    assert found.part == "contact"
    deeds = {one.key for one in DEEDS}
    for line in found.lines:
        assert line.state in STATES
        assert {offer.deed for offer in line.offers} <= deeds
    assert {offer.deed for offer in found.offers} <= deeds
    return [(line.words, line.state) for line in found.lines]


def test_a_bare_case_shows_what_could_be_recorded_and_nothing_more(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    for key in ("speakers", "contacts", "links"):
        assert said(case, key) == []
        found = section(case, key)
        assert found is not None
        assert found.empty.endswith(".")
    assert section(case, "helps") is None
    assert section(case, "restrictions") is None


def test_whoever_speaks_for_them_is_shown_until_their_day_has_gone(desk: Desk, settings: Settings) -> None:
    case = represented(desk)
    record_representation(desk, case.id, replace(DAUGHTER, name="Mr T. Advice", scope="talk", proof=""))
    add_member(desk, case.id, Member("Mrs E. Vale", "12 Chapel Row\nWells", "BA5 2XX"))
    assert said(case, "speakers") == [
        ("Mrs S. Dunmore speaks for them in everything.", ""),
        ("Mr T. Advice asks and answers for them; they decide themselves.", "open"),
        ("Mrs E. Vale complains together with Mr D. Dunmore.", ""),
    ]
    record_representation(desk, case.id, replace(DAUGHTER, ends=dt.date(2026, 12, 4)))
    words = "Mrs S. Dunmore speaks for them in everything until Friday 4 December 2026."
    assert (words, "soon") in said(case, "speakers")
    ended = ("Mrs S. Dunmore spoke for them until Friday 4 December 2026: ended.", "stopped")
    assert ended in said(case, "speakers", on(desk, "2026-12-05"))
    newest = case.line("representation").seq
    end_representation(desk, case.id, newest, MONDAY, "He speaks for himself.")
    assert ("Mrs S. Dunmore spoke for them until Monday 23 November 2026: ended.", "stopped") in said(
        case, "speakers", on(desk, "2026-11-24")
    )


def test_a_representative_of_whom_nothing_more_is_known_is_shown_as_such(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, representative=Representative("Mrs S. Dunmore", "daughter"))
    assert said(case, "speakers") == [
        ("Mrs S. Dunmore acts for them; how far, and until when, is not recorded yet.", "open")
    ]


def test_adjustments_are_reviewed_by_their_day(desk: Desk, settings: Settings) -> None:
    """2024 Code 5.10: kept, and reviewed."""
    case = a_case(desk).received(MONDAY, large_print=True)
    assert said(case, "helps") == [("Adjustments: No day is set for looking at it again.", "")]
    needs = Needs(adjustments=("Ring first.",), disclosed="He is deaf in one ear.", review_on=dt.date(2027, 3, 1))
    change_needs(desk, case.id, needs, "He told us.")
    assert said(case, "helps") == [
        ("Adjustments: To be reviewed by Monday 1 March 2027.", "open"),
        ("Disabilities that they told you of", ""),
    ]
    assert said(case, "helps", on(desk, "2027-02-20"))[0][1] == "soon"
    assert said(case, "helps", on(desk, "2027-03-02"))[0] == (
        "Adjustments: It was to be reviewed by Monday 1 March 2027.",
        "late",
    )


def test_contacts_stand_under_what_was_agreed(desk: Desk, settings: Settings) -> None:
    case = talked(desk)
    assert said(case, "contacts") == [
        ("Contact by telephone, every 2 weeks. The next word is due by Monday 7 December 2026.", "open"),
        ("Telephone call to Mr D. Dunmore on Monday 23 November 2026.", ""),
    ]
    assert said(case, "contacts", on(desk, "2026-12-04"))[0][1] == "soon"
    assert said(case, "contacts", on(desk, "2026-12-08"))[0] == (
        "Contact by telephone, every 2 weeks. The next word was due by Monday 7 December 2026.",
        "late",
    )
    for number in range(12):
        log_contact(desk, case.id, Contact(MONDAY, "email", "in", "Mr D. Dunmore", f"E-mail {number}."))
    assert said(case, "contacts")[-1] == ("The earlier ones, 1 in number, are in the history.", "")
    assert len(said(case, "contacts")) == 1 + 12 + 1


def test_other_cases_of_the_home_are_hinted_at_until_they_are_linked(desk: Desk, settings: Settings) -> None:
    case = neighboured(desk)
    hint = "2026/001, Mrs J. Dunmore, received on Monday 23 November 2026."
    assert said(case, "links") == [(f"At the same home or of the same person: {hint}", "")]
    found = section(case, "links")
    assert found is not None
    link_case(desk, case.id, int(found.lines[0].offers[0].of), "The same leak.")
    assert said(case, "links") == [(hint, "")]


def test_a_case_shows_the_request_that_it_came_of_with_its_history(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, RequestIntake("in_hand", MONDAY, "Mr D. Dunmore", matter="The radiator."))
    case = a_case(desk).received(MONDAY, came_from=number)
    found = section(case, "links")
    assert found is not None
    assert found.lines[0].words == "It came of the service request received on Monday 23 November 2026."
    assert found.lines[0].detail.split("\n") == [
        "Already in hand from Mr D. Dunmore, received on Monday 23 November 2026.",
        "Became complaint 2026/001.",
        "Closed: It became complaint 2026/001.",
    ]


def test_a_restriction_shows_its_review_and_always_what_stays_open(desk: Desk, settings: Settings) -> None:
    case = restricted(desk)
    words = "From Monday 30 November 2026: Calls are taken on Tuesdays from 10 to 12."
    assert said(case, "restrictions") == [(words, "open")]
    assert said(case, "restrictions", on(desk, "2027-02-02")) == [(words, "late")]
    found = section(case, "restrictions")
    assert found is not None
    assert found.lines[0].detail.endswith(ALWAYS_OPEN)
    deeds = ["write_contact_restriction", "review_restriction", "lift_restriction"]
    assert [offer.deed for offer in found.lines[0].offers] == deeds
    lift_restriction(desk, case.id, case.line("restricted").seq, MONDAY, "It is over.")
    assert said(case, "restrictions") == [
        ("Lifted on Monday 23 November 2026: Calls are taken on Tuesdays from 10 to 12.", "stopped")
    ]


def test_of_a_past_day_nothing_is_offered(desk: Desk, settings: Settings) -> None:
    case = restricted(desk)
    past = desk.as_known_on(MONDAY)
    for one in sections(past, case_records(past, case.id)):
        assert one.offers == ()
        assert all(line.offers == () for line in one.lines)
