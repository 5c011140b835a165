"""Questions: what is due and in which order, which cases there are, what is to post, what is half written."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.intakes import Representative
from app.casework.letters import keep_draft, open_letter
from app.casework.questions import book_seal, case_list, counts, half_written, letters_to_post
from app.casework.requests import RequestIntake, close_request, log_request
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, a_case, called, on
from tests.casework.righted_cases import FRIDAY, MEND, answered

# finding a case


@pytest.mark.parametrize(
    "typed",
    [
        "dunmore",
        "DUNMORE",
        "mr d. dunmore",
        "dunmore chapel",
        "Chapel Row",
        "wells 14",
        "BA5 2XX",
        "ba52xx",
        "BA52XX",
        "ba5",
        "2026/001",
        "001",
        "01749 000014",
        "01749000014",
        "0174 9000 014",
        "d.dunmore@dunmore.example",
        "@dunmore",
        "  dunmore  ",
        "quill",
        "",
        "   ",
    ],
)
def test_a_case_is_found_by_what_she_knows_of_it(desk: Desk, settings: Settings, typed: str) -> None:
    a_case(desk).received(MONDAY, representative=Representative("Ms P. Quill"))
    assert [row.who for row in case_list(desk, typed)] == ["Mr D. Dunmore"]


@pytest.mark.parametrize(
    "typed", ["dunmoor", "dunmore frome", "BA5 2XY", "2026/002", "01749 000015", "%", "_", "' OR 1"]
)
def test_a_case_is_not_found_by_what_it_does_not_hold(desk: Desk, settings: Settings, typed: str) -> None:
    a_case(desk).received(MONDAY)
    assert case_list(desk, typed) == ()


def test_only_the_cases_that_match_are_listed(desk: Desk, settings: Settings) -> None:
    a_case(desk).received(MONDAY, person=called("Mrs E. Vale", phone="01749 000099"))
    a_case(desk).received(MONDAY)
    assert [row.who for row in case_list(desk, "vale")] == ["Mrs E. Vale"]
    assert [row.who for row in case_list(desk, "chapel row")] == ["Mrs E. Vale", "Mr D. Dunmore"]


def test_a_case_that_is_answered_says_what_was_promised_and_is_due(desk: Desk, settings: Settings) -> None:
    """Promised by Friday 4 December 2026; on Monday the 7th that is one working day late."""
    case = answered(desk, MEND)
    (row,) = case_list(on(case.desk, "2026-12-07"), "")
    assert (row.next_words, row.next_due) == ("What was promised: 1 working day late", FRIDAY)


def test_open_cases_come_first_the_soonest_on_top_and_closed_ones_last(desk: Desk, settings: Settings) -> None:
    done = a_case(desk).received("2026-11-02", person=called("Done")).acknowledged("2026-11-03")
    done.responded("2026-11-10").closed("2026-11-20")
    a_case(desk).received(MONDAY, person=called("New"))
    waits = a_case(desk).received("2026-11-02", person=called("Answered")).acknowledged("2026-11-03")
    waits.responded("2026-11-10")
    a_case(desk).received("2026-11-13", person=called("Late"))
    rows = [(row.who, row.stage_words, row.next_words, row.next_due, row.closed) for row in case_list(desk)]
    assert rows == [
        ("Late", "Stage 1", "Stage 1 acknowledgement: 1 working day late", dt.date(2026, 11, 20), False),
        ("New", "Stage 1", "Stage 1 acknowledgement: 5 working days left", dt.date(2026, 11, 30), False),
        ("Answered", "Stage 1", "Answered", None, False),
        ("Done", "Closed", "Closed", None, True),
    ]


# post and drafts


def test_letters_to_post_come_oldest_first_and_go_when_posted(desk: Desk, settings: Settings) -> None:
    first = a_case(desk).received(MONDAY, person=called("First")).issued(MONDAY)
    a_case(desk).received(MONDAY, person=called("Second")).issued(MONDAY)
    rows = letters_to_post(desk)
    assert [(row.who, row.name, row.kind, row.stage) for row in rows] == [
        ("First", "Stage 1 acknowledgement", "acknowledgement", 1),
        ("Second", "Stage 1 acknowledgement", "acknowledgement", 1),
    ]
    assert rows[0].digest == first.file.letters[0].digest
    assert counts(desk)["post"] == 2
    first.posted(MONDAY)
    assert [row.who for row in letters_to_post(desk)] == ["Second"]


def test_half_written_letters_are_offered_with_whose_they_are(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    assert half_written(desk) == ()
    keep_draft(desk, open_letter(desk, case.id, "acknowledgement", 1).written("received", "Half"))
    (row,) = half_written(desk)
    assert (row.case_id, row.kind, row.stage, row.who) == (case.id, "acknowledgement", 1, "Mr D. Dunmore")
    assert row.saved_at == dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)


def test_open_contacts_are_counted(desk: Desk, settings: Settings) -> None:
    number = log_request(desk, RequestIntake("in_hand", MONDAY, "Mrs E. Vale", matter="A tap drips."))
    assert counts(desk)["requests"] == 1
    close_request(desk, number, "Mended.")
    assert counts(desk)["requests"] == 0


def test_a_request_that_is_to_be_looked_at_presses_today(desk: Desk, settings: Settings) -> None:
    number = log_request(
        desk, RequestIntake("in_hand", MONDAY, "Mrs E. Vale", matter="A tap.", review_on=dt.date(2026, 12, 7))
    )
    assert counts(desk)["today"] == 0
    assert counts(on(desk, "2026-12-07"))["today"] == 1
    close_request(desk, number, "Mended.")
    assert counts(on(desk, "2026-12-07"))["today"] == 0


def test_asking_changes_nothing(desk: Desk, settings: Settings) -> None:
    a_case(desk).received(MONDAY, hazard="yes")
    seal = book_seal(desk)
    due_list(desk), case_list(desk), letters_to_post(desk), half_written(desk), counts(desk)
    assert book_seal(desk) == seal == check_book(desk.book).seal
