"""What a working says of itself, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.rules.standings import Standing
from app.rules.workings import DUE, FIRST_DUE, UNMOVED, Authority, Line, Move, Printing, Working
from tests.rules.cases import WORKDAYS

RECEIVED, DUE_ON = dt.date(2026, 11, 20), dt.date(2026, 11, 27)
ACKNOWLEDGE = Working(
    key="stage1.acknowledge",
    title="Stage 1 acknowledgement",
    headline="Acknowledge by Friday 27 November 2026",
    due=DUE_ON,
    event="complaint received",
    counted="5 working days after Friday 20 November 2026 (complaint received).",
    days=WORKDAYS.counted(RECEIVED, DUE_ON, "complaint received"),
    authorities=(Authority("Code 6.2", "Acknowledge it.", "must", "5 working days from receipt"),),
    edition="The Code of 2024.",
    printing=Printing("St Anne's Almshouses", dt.date(2026, 11, 23), "12-9f3ac1d2"),
    reference="2026/031",
    clause="6.2",
    calendar="England 1990-2040, 25dcbd6f",
    confirmed_to=2028,
    standing=Standing("running", 4, 0),
    countdown="4 working days left",
)
EXTENDED = replace(ACKNOWLEDGE, original=dt.date(2026, 11, 25))


def line(working: Working, label: str) -> tuple[str, ...]:
    return next((found.sentences for found in working.account() if found.label == label), ())


def test_the_account_says_everything_but_the_days_in_the_order_of_reading() -> None:
    assert ACKNOWLEDGE.account() == (
        Line("Day 0", ("Friday 20 November 2026: complaint received.",)),
        Line("How it is counted", (ACKNOWLEDGE.counted,)),
        Line("The rule", ("Code 6.2 (must; 5 working days from receipt): Acknowledge it.",)),
        Line("What moved it", (UNMOVED,)),
        Line("Edition", ("The Code of 2024.",)),
        Line("Bank holidays", ("Calendar: England 1990-2040, 25dcbd6f.",)),
        Line("As it stands", ("On Monday 23 November 2026: 4 working days left. Seal of the book: 12-9f3ac1d2.",)),
    )


def test_what_moved_it_and_what_is_to_be_known_is_said_where_there_is_anything() -> None:
    working = replace(
        EXTENDED,
        moves=(Move("A notice gave another date.", DUE_ON, DUE_ON), Move("Another did not count.", counts=False)),
        notes=("The step before was late.",),
        cautions=("Plain days may be meant.",),
        to_be_confirmed=("the number follows from the order",),
    )
    assert line(working, "How it is counted")[1] == "Originally due by Wednesday 25 November 2026."
    assert line(working, "What moved it") == ("A notice gave another date.", "Another did not count.")
    assert line(working, "To note") == ("The step before was late.", "Plain days may be meant.")
    assert line(working, "To be confirmed") == ("The number follows from the order.",)


def test_a_date_extended_to_itself_has_no_other_original() -> None:
    assert line(replace(ACKNOWLEDGE, original=DUE_ON), "How it is counted") == (ACKNOWLEDGE.counted,)


def test_each_day_is_counted_or_skipped_with_its_reason() -> None:
    first, saturday, *_, due = ACKNOWLEDGE.days
    assert (ACKNOWLEDGE.label(first), ACKNOWLEDGE.remark(first)) == ("Day 0", "complaint received")
    assert (ACKNOWLEDGE.label(saturday), ACKNOWLEDGE.remark(saturday)) == ("not counted", "Saturday")
    assert (ACKNOWLEDGE.label(due), ACKNOWLEDGE.remark(due)) == ("Day 5", DUE)
    wednesday = EXTENDED.days[5]
    assert (EXTENDED.label(wednesday), EXTENDED.remark(wednesday)) == ("Day 3", FIRST_DUE)
    assert ACKNOWLEDGE.day_nought == RECEIVED


def test_a_count_of_no_days_is_due_on_no_day_of_its_list() -> None:
    same = replace(ACKNOWLEDGE, due=RECEIVED, days=ACKNOWLEDGE.days[:1])
    assert same.remark(same.days[0]) == "complaint received"


@pytest.mark.parametrize(("year", "beyond"), [(2026, False), (2025, True)])
def test_a_count_beyond_the_published_years_says_that_it_may_move(year: int, beyond: bool) -> None:  # noqa: FBT001 - an expected value
    working = replace(ACKNOWLEDGE, confirmed_to=year)
    assert working.beyond_confirmed is beyond
    assert (working.unsettled in line(working, "Bank holidays")) is beyond
    if beyond:
        assert working.unsettled == (
            "England's bank holidays are published to the end of 2025. This count goes beyond that: the date may still "
            "move."
        )


def test_months_take_no_notice_of_bank_holidays() -> None:
    months = replace(ACKNOWLEDGE, calendar="", confirmed_to=0)
    assert line(months, "Bank holidays") == ("Bank holidays and weekends count like any other day.",)
    assert months.unsettled == ""


def test_what_was_done_is_said_with_how_it_went() -> None:
    done = replace(ACKNOWLEDGE, done="Stage 1 acknowledgement sent Tuesday 24 November 2026", countdown="done in time")
    (said,) = line(done, "As it stands")
    assert said == (
        "On Monday 23 November 2026. Stage 1 acknowledgement sent Tuesday 24 November 2026: done in time. "
        "Seal of the book: 12-9f3ac1d2."
    )
    silent = replace(ACKNOWLEDGE, countdown="")
    assert line(silent, "As it stands") == ("On Monday 23 November 2026. Seal of the book: 12-9f3ac1d2.",)


def test_where_a_limit_stands_is_its_clause_or_another_source() -> None:
    assert ACKNOWLEDGE.standing_words == "4 working days left · Code 6.2"
    elsewhere = replace(ACKNOWLEDGE, clause="", authorities=(Authority("SI 2025/1042", "Investigate it."),))
    assert elsewhere.standing_words == "4 working days left · SI 2025/1042"
    assert elsewhere.authorities[0].sentence == "SI 2025/1042: Investigate it."


def test_the_whole_can_be_copied_as_text() -> None:
    lines = EXTENDED.text().split("\n")
    assert lines[:3] == ["2026/031: Acknowledge by Friday 27 November 2026", "4 working days left · Code 6.2", ""]
    assert "Edition: The Code of 2024." in lines
    assert lines[-8:] == [
        "Friday 20 November 2026\tDay 0\tcomplaint received",
        "Saturday 21 November 2026\tnot counted\tSaturday",
        "Sunday 22 November 2026\tnot counted\tSunday",
        "Monday 23 November 2026\tDay 1",
        "Tuesday 24 November 2026\tDay 2",
        "Wednesday 25 November 2026\tDay 3\tthe date before it was extended",
        "Thursday 26 November 2026\tDay 4",
        "Friday 27 November 2026\tDay 5\tdue by the end of this day",
    ]
    assert replace(EXTENDED, reference="").text().startswith("Acknowledge by ")
