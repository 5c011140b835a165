"""What came of a request is read out of its entries: reviews, chases, the complaint that it became."""

from __future__ import annotations

import datetime as dt

from app.casework.desks import Desk
from app.casework.request_follow_ups import FollowUp, follow_up, follow_ups, origin, origin_sentence
from app.casework.requests import Chase, RequestIntake, chase_request, log_request, review_request
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case

TAP = RequestIntake("service_request", MONDAY, "Mrs E. Vale", matter="The tap drips.", review_on=dt.date(2026, 12, 7))


def test_the_newest_review_counts_and_chases_are_counted(desk: Desk, settings: Settings) -> None:
    first, second = log_request(desk, TAP), log_request(desk, TAP)
    review_request(desk, first, "It waits.", dt.date(2026, 12, 14))
    chase_request(desk, first, Chase(MONDAY, "Mrs E. Vale", "When?", "no"))
    with desk.book.reading() as session:
        found = follow_ups(session)
        assert found == {
            first: FollowUp(dt.date(2026, 12, 14), 1),
            second: FollowUp(dt.date(2026, 12, 7)),
        }
        assert follow_up(session, first) == found[first]


def test_where_a_complaint_came_from_is_known_on_both_sides(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, TAP)
    case = a_case(desk).received(MONDAY, came_from=number)
    with desk.book.reading() as session:
        assert follow_up(session, number).became == (case.id,)
        request = origin(session, number)
        assert request is not None
        assert origin_sentence(request) == "It came of the service request received on Monday 23 November 2026."
        assert (origin(session, 0), origin(session, case.id)) == (None, None)


def test_a_request_of_an_older_book_has_no_day_of_review(desk: Desk, settings: Settings) -> None:
    body = {"outcome": "in_hand", "name": "Mr A", "address": "", "phone": "", "matter": "Noise.", "triage": {}}
    with desk.book.writing("Anne Clerk") as work:
        number = work.append(0, "request", on=MONDAY, sentence="Already in hand from Mr A.", body=body)
    with desk.book.reading() as session:
        assert follow_up(session, number) == FollowUp()
