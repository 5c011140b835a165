"""Contacts that are no complaint: recorded all the same, closed once, and turned into a complaint at any time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intake_guides import finish_intake, intake_guide
from app.casework.requests import (
    OUTCOMES,
    WATCHED,
    Chase,
    RequestIntake,
    chase_request,
    close_request,
    log_request,
    prefilled,
    pressing_requests,
    request_history,
    request_list,
    requests_notice,
    review_request,
)
from app.casework.settings import Settings
from app.models.checks import check_book
from app.rules.triage import Contact
from tests.casework.cases import MONDAY, a_case, on, refused

TAP = RequestIntake(
    "service_request",
    dt.date(2026, 11, 20),
    "Mrs E. Vale",
    "12 Chapel Row\nWells",
    "01749 000012",
    "The kitchen tap drips.\nThe plumber comes on Thursday.",
    Contact(asked="no", unhappy="no", wants="repair"),
)


def test_a_contact_is_recorded_with_what_was_said(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, TAP)
    (row,) = request_list(desk)
    assert (row.request_id, row.what, row.received_on, row.closed_on) == (
        number,
        "Service request",
        dt.date(2026, 11, 20),
        None,
    )
    assert (row.name, row.address, row.phone, row.matter) == (TAP.name, TAP.address, TAP.phone, TAP.matter)
    assert request_history(desk, number) == ("Service request from Mrs E. Vale, received on Friday 20 November 2026.",)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_kind_of_contact_has_a_name_for_the_list(desk: Desk, settings: Settings, outcome: str) -> None:
    log_request(desk, RequestIntake(outcome, MONDAY, "Mrs E. Vale", matter="She said so."))
    assert request_list(desk)[0].what == OUTCOMES[outcome]


def test_open_contacts_come_first_and_then_the_newest(desk: Desk, settings: Settings) -> None:
    numbers = [
        log_request(desk, RequestIntake("in_hand", dt.date(2026, 11, day), f"Person {day}", matter="It."))
        for day in (18, 20, 19)
    ]
    close_request(desk, numbers[1], "Mended.")
    assert [row.name for row in request_list(desk)] == ["Person 19", "Person 18", "Person 20"]
    assert request_list(desk)[2].closed_on == MONDAY
    assert request_history(desk, numbers[1])[-1] == "Closed: Mended."
    assert check_book(desk.book).sound


def test_whoever_chose_to_complain_stands_above_all_others_even_where_it_was_closed(
    desk: Desk, settings: Settings
) -> None:
    """2024 Code 1.3: the complaint waits for nothing."""
    first, second, third = (log_request(desk, replace(TAP, name=name)) for name in ("Mr A", "Mr B", "Mr C"))
    review_request(desk, second, "It waits.", dt.date(2026, 12, 1))
    close_request(desk, first, "Mended.")
    chase_request(desk, first, chased(unhappy="yes", choice="yes", offered_how="phone"))
    later = on(desk, "2026-12-02")
    assert [row.request_id for row in request_list(later)] == [second, first, third]
    assert [row.presses for row in request_list(later)] == [True, True, False]


def test_text_is_tidied(desk: Desk, settings: Settings) -> None:
    log_request(desk, RequestIntake("in_hand", MONDAY, " Mrs  E.\nVale ", " 1 Row \r\nWells ", " 01 ", " It. \r\n"))
    (row,) = request_list(desk)
    assert (row.name, row.address, row.phone, row.matter) == ("Mrs E. Vale", "1 Row\nWells", "01", "It.")


@pytest.mark.parametrize(
    ("changes", "said_instead"),
    [
        ({"name": " \u200b"}, {"request_name": "Enter the name of the person who told you."}),
        ({"matter": "\n"}, {"request_matter": "Enter what they told you, and what happens next."}),
        (
            {"received_on": dt.date(2026, 11, 24)},
            {"received_on": "The date must be today or in the past. Today is Monday 23 November 2026."},
        ),
        ({"received_on": None}, {"received_on": "Enter the date, for example 27 3 2026."}),
        (
            {"name": "x" * 121},
            {"request_name": "The name has 121 characters; there is room for 120. Shorten it."},
        ),
        (
            {"phone": "x" * 10_000},
            {"request_phone": "The telephone number has 10,000 characters; there is room for 120. Shorten it."},
        ),
        (
            {"address": "\n".join("123456789")},
            {
                "request_address": "The address has 9 lines; an envelope shows 6 above the postcode. "
                "Join or leave out some."
            },
        ),
        (
            {"matter": "x" * 20_001},
            {"request_matter": "This has 20,001 characters; there is room for 20,000. Shorten it."},
        ),
    ],
)
def test_a_contact_that_cannot_be_recorded_is_refused(
    desk: Desk, settings: Settings, changes: dict[str, object], said_instead: dict[str, str]
) -> None:
    with refused(desk) as said:
        log_request(desk, RequestIntake(**{**TAP.__dict__, **changes}))
    assert said == said_instead


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (" \n", "Enter how it ended."),
        ("x" * 20_001, "This has 20,001 characters; there is room for 20,000. Shorten it."),
    ],
    ids=["nothing", "too long"],
)
def test_how_it_ended_must_be_said(desk: Desk, settings: Settings, outcome: str, sentence: str) -> None:
    number = log_request(desk, TAP)
    with refused(desk) as said:
        close_request(desk, number, outcome)
    assert said == {"outcome": sentence}


def test_a_contact_is_closed_once(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, TAP)
    close_request(desk, number, "Mended.")
    with refused(desk) as said:
        close_request(desk, number, "Mended.")
    assert said == {"": "There is no such open contact. Look at the list again."}


def test_a_complaint_cannot_be_closed_as_if_it_were_a_mere_contact(desk: Desk, settings: Settings) -> None:
    """Closing a complaint has conditions of its own, and this is no way round them."""
    case = a_case(desk).received(MONDAY)
    for wrong in (case.id, 999):
        with refused(desk):
            close_request(desk, wrong, "Done.")
    assert case.file.closed_on is None


def test_a_contact_becomes_a_complaint_without_typing_it_again(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, TAP)
    answers = {
        **prefilled(desk, number),
        "received_on": MONDAY,
        "received_how": "phone",
        "work_open": "no",
        "points": (("The tap still drips.", "ours"),),
        "hazard": "no",
        "represented": "no",
    }
    guide = intake_guide(desk, settings.officer)
    assert [guide.problems(step, answers) for step in guide.path(answers)] == [()] * len(guide.path(answers))
    kind, case_id = finish_intake(desk, answers)
    assert (kind, case_id != number) == ("complaint", True)
    (row,) = request_list(desk)
    assert (row.closed_on, row.stands.became) == (MONDAY, (case_id,))
    assert request_history(desk, number)[1:] == (
        "Became complaint 2026/001.",
        "Closed: It became complaint 2026/001.",
    )
    assert check_book(desk.book).sound
    assert prefilled(desk, 999) == {}


def test_the_offer_of_complaining_stands_in_the_history_with_its_day_and_way(desk: Desk, settings: Settings) -> None:
    """2024 Code 1.3: whoever is unhappy was offered the choice; when, how, and what they answered."""
    contact = Contact("no", "yes", "in_hand", choice="no", offered_on="2026-11-23", offered_how="phone")
    number = log_request(desk, RequestIntake("in_hand", MONDAY, "Mr A. Reed", matter="The noise.", contact=contact))
    (said,) = request_history(desk, number)
    assert said == (
        "Already in hand from Mr A. Reed, received on Monday 23 November 2026. "
        "Offered the choice of complaining on Monday 23 November 2026 by telephone: they did not want to."
    )


def chased(**changes: object) -> Chase:
    """Mrs Vale asked after her tap, and is content."""
    return Chase(**{"on": MONDAY, "by": "Mrs E. Vale", "words": "When does he come?", "unhappy": "no", **changes})  # type: ignore[arg-type]


def test_being_asked_after_is_counted_and_stays_in_the_history(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, TAP)
    chase_request(desk, number, chased())
    chase_request(desk, number, chased(unhappy="yes", choice="no", offered_how="phone", words="Still nobody."))
    (row,) = request_list(desk)
    assert (row.stands.chases, row.stands.wants_complaint, row.stands.unhappy_on) == (2, None, MONDAY)
    _, first, second = request_history(desk, number)
    assert first == "Mrs E. Vale asked after it on Monday 23 November 2026: When does he come?"
    assert second == (
        "Mrs E. Vale asked after it on Monday 23 November 2026: Still nobody. They are unhappy with how it goes. "
        "Offered the choice of complaining on Monday 23 November 2026 by telephone: they did not want to."
    )


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"on": dt.date(2026, 11, 24)}, {"on"}),
        ({"on": dt.date(2026, 11, 19)}, {"on"}),
        ({"on": "soon"}, {"on"}),
        ({"by": " ", "words": "\n"}, {"by", "words"}),
        ({"by": "x" * 121, "words": "x" * 20_001}, {"by", "words"}),
        ({"unhappy": ""}, {"unhappy"}),
        ({"unhappy": "yes"}, {"choice", "offered_how"}),
        ({"unhappy": "yes", "choice": "no", "offered_how": "by pigeon"}, {"offered_how"}),
    ],
)
def test_a_chase_says_who_when_what_and_whether_they_are_unhappy(
    desk: Desk, settings: Settings, changes: dict[str, object], fields: set[str]
) -> None:
    number = log_request(desk, TAP)
    with refused(desk) as said:
        chase_request(desk, number, chased(**changes))
    assert set(said) == fields


def test_what_is_no_request_cannot_be_asked_after_or_reviewed(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    for number in (case.id, 999):
        with refused(desk) as said:
            chase_request(desk, number, chased())
        assert said == {"": "There is no such open contact. Look at the list again."}
        with refused(desk):
            review_request(desk, number, "It waits.", dt.date(2026, 12, 7))


def test_a_request_is_looked_at_again_by_its_day_and_today_says_so(desk: Desk, settings: Settings) -> None:
    """2024 Code 1.4: requests are watched and reviewed; the interval is the landlord's own."""
    number = log_request(desk, replace(TAP, review_on=dt.date(2026, 12, 7)))
    assert pressing_requests(desk) == ()
    assert pressing_requests(on(desk, "2026-11-27")) == ()
    assert [row.request_id for row in pressing_requests(on(desk, "2026-11-30"))] == [number]
    assert requests_notice(on(desk, "2026-12-07")) == ""  # it has a row of its own
    states = {day: request_list(on(desk, day))[0].review for day in ("2026-11-23", "2026-12-01", "2026-12-08")}
    assert states == {"2026-11-23": "soon", "2026-12-01": "soon", "2026-12-08": "late"}
    later = on(desk, "2026-12-08")
    review_request(later, number, "The plumber waits for a part.", dt.date(2027, 1, 4))
    assert pressing_requests(later) == ()
    assert request_list(later)[0].review == "open"
    assert request_history(later, number)[-1] == (
        "Looked at again: The plumber waits for a part. Next on Monday 4 January 2027."
    )
    another = log_request(desk, replace(TAP, name="Mr O. Quill", review_on=dt.date(2026, 12, 1)))
    due = on(desk, "2027-01-05")
    assert [row.request_id for row in pressing_requests(due)] == [another, number]
    close_request(due, number, "Mended.")
    assert [row.request_id for row in pressing_requests(due)] == [another]
    assert check_book(desk.book).sound


@pytest.mark.parametrize(
    ("words", "next_on", "fields"),
    [
        ("It waits.", None, {"next_on"}),
        ("It waits.", MONDAY, {"next_on"}),
        ("It waits.", dt.date(2028, 11, 23), {"next_on"}),
        (" ", dt.date(2026, 12, 7), {"words"}),
        ("x" * 20_001, "32 1 2027", {"words", "next_on"}),
    ],
)
def test_a_review_says_how_it_stands_and_when_next(
    desk: Desk, settings: Settings, words: str, next_on: dt.date | str | None, fields: set[str]
) -> None:
    number = log_request(desk, TAP)
    with refused(desk) as said:
        review_request(desk, number, words, next_on)
    assert set(said) == fields


def test_a_day_of_review_that_cannot_be_is_refused_at_intake(desk: Desk, settings: Settings) -> None:
    with refused(desk) as said:
        log_request(desk, replace(TAP, review_on=MONDAY))
    assert said == {
        "request_review_on": "The day on which you look at it again must be after today. "
        "Today is Monday 23 November 2026."
    }
    assert set(WATCHED) <= set(OUTCOMES)


def test_it_becomes_a_complaint_of_the_day_on_which_they_were_unhappy_and_keeps_its_history(
    desk: Desk, settings: Settings
) -> None:
    """2024 Code 1.5: the complaint does not wait for the job, and the job goes on.

    Asked for on Friday 20 November, unhappy on Wednesday 25 November: acknowledged within five working days of that, by
    Wednesday 2 December.
    """
    number = log_request(desk, TAP)
    desk = on(desk, "2026-11-26")
    words = "Nobody came on Thursday, and nobody rang."
    said = dt.date(2026, 11, 25)
    chase_request(desk, number, chased(on=said, unhappy="yes", choice="yes", offered_how="phone", words=words))
    assert request_list(desk)[0].stands.wants_complaint == said
    assert requests_notice(desk) == (
        "Mrs E. Vale chose to complain on Wednesday 25 November 2026, and no complaint is logged yet. "
        "Its days are running."
    )
    known = prefilled(desk, number)
    assert known["received_on"] == said
    assert "Nobody came on Thursday, and nobody rang." in str(known["words"])
    guide = intake_guide(desk, settings.officer)
    advice = guide.step("contact").advice
    assert advice is not None
    assert advice(known).startswith("It came of the service request received on Friday 20 November 2026. The complaint")
    assert advice({}) == ""
    more = {"received_how": "phone", "work_open": "yes", "points": (("Nobody came.", "ours"),), "hazard": "no"}
    _, case_id = finish_intake(desk, {**known, **more, "represented": "no"})
    file = case_file(desk, case_id)
    assert file.received_on == said
    assert {clock.key: clock.due for clock in file.clocks}["stage1.acknowledge"] == dt.date(2026, 12, 2)
    opened = next(line for line in file.history if line.kind == "opened")
    assert "It came of the service request received on Friday 20 November 2026." in opened.sentence
    (row,) = request_list(desk)
    assert (row.closed_on, row.stands.became, row.stands.wants_complaint) == (None, (case_id,), None)
    assert requests_notice(desk) == ""
    assert request_history(desk, number)[-1] == "Became complaint 2026/001; the work goes on, so this stays open."
    assert check_book(desk.book).sound


def test_a_closed_request_becomes_a_complaint_all_the_same_and_a_wrong_number_stops_nothing(
    desk: Desk, settings: Settings
) -> None:
    number = log_request(desk, TAP)
    close_request(desk, number, "Mended.")
    chase_request(desk, number, chased(unhappy="yes", choice="yes", offered_how="in_person", words="It drips again."))
    case = a_case(desk).received(MONDAY, came_from=number, outcome="complaint_and_request")
    assert request_history(desk, number)[-1] == "Became complaint 2026/001."
    other = a_case(desk).received(MONDAY, came_from=case.id)
    assert "It came of" not in other.line("opened").sentence
