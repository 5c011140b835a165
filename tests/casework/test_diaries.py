"""The diary out of the book: every date that is to be kept, once, and nobody named who was not asked for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import icalendar
import pytest

from app.casework.closures import ClosureEntry, add_closure
from app.casework.desks import Desk
from app.casework.diaries import MONTH, WEEK, day_problems, diary, diary_ics, diary_pdf, diary_title, span_of
from app.casework.house_rules import keep_house_rule
from app.casework.milestones import Milestone, record_milestone
from app.casework.remedies import add_remedy
from app.casework.settings import Settings, save_settings
from app.casework.workings import working_of, workings_of
from app.models.books import book_in_memory
from app.reports.diary_entries import DiaryEntry
from app.rules.house_rules import HouseRule
from tests.casework.cases import MONDAY, NOW, Case, a_case, on
from tests.casework.righted_cases import FRIDAY, MEND, answered, of_first
from tests.letters.pages import page_texts

EVER = (dt.date.min, dt.date.max)


def kept(desk: Desk) -> list[tuple[str, str, str]]:
    return [(entry.date.isoformat(), entry.what, entry.clause) for entry in diary(desk, *EVER)]


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received(MONDAY)


def test_the_running_clock_and_the_projected_one_are_in_it(case: Case) -> None:
    assert kept(case.desk) == [("2026-11-30", "Acknowledge", "Code 6.2"), ("2026-12-14", "Answer", "Code 6.3")]
    first, then = diary(case.desk, *EVER)
    assert (first.reference, first.title) == ("2026/001", "Stage 1 acknowledgement")
    assert (first.projected, then.projected) == (False, True)


def test_every_other_kind_of_date_is_in_it_too(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 8), "Policy 4.2")
    save_settings(desk, replace(settings, year_end="31 August"))
    case = a_case(desk).received(MONDAY, hazard="yes").acknowledged(MONDAY)
    record_milestone(case.desk, case.id, Milestone("updates_agreed", MONDAY, every=2, unit="weeks", how="by telephone"))
    assert kept(case.desk) == [
        ("2026-02-28", "Annual submission to the Ombudsman", ""),  # overdue, of the year before
        ("2026-12-03", "Answer, own limit", "Code 6.3"),
        ("2026-12-07", "Investigate the hazard", "SI 2025/1042, regulation 6"),
        ("2026-12-07", "Answer", "Code 6.3"),
        ("2026-12-07", "Update", "Code 5.9"),
        ("2027-02-28", "Annual submission to the Ombudsman", ""),
    ]


def test_what_the_resident_has_time_for_is_no_date_of_the_landlords(case: Case) -> None:
    record_milestone(case.desk, case.id, Milestone("occurred", dt.date(2026, 3, 2)))
    case.acknowledged("2026-11-24").responded("2026-11-24")
    assert kept(case.desk) == []


def test_a_submission_that_was_sent_is_not_in_it(desk: Desk, settings: Settings) -> None:
    save_settings(desk, replace(settings, year_end="31 August", submitted_on=MONDAY))
    assert kept(desk) == []


def test_only_the_dates_asked_for_are_in_it(case: Case) -> None:
    day = dt.date(2026, 11, 30)
    assert [entry.date for entry in diary(case.desk, day, day)] == [day]
    assert diary(case.desk, MONDAY, dt.date(2026, 11, 29)) == ()


def test_nobody_is_named_unless_asked_for(case: Case) -> None:
    assert "Dunmore" not in repr(diary(case.desk, *EVER))
    assert "Dunmore" not in diary_ics(case.desk, *EVER).decode()
    assert [entry.who for entry in diary(case.desk, *EVER, names=True)] == ["Mr D. Dunmore"] * 2
    assert "Dunmore" in diary_ics(case.desk, *EVER, names=True).decode()


def test_a_date_keeps_its_identity_when_it_moves_and_however_often_it_is_exported(case: Case) -> None:
    before = diary(case.desk, *EVER)
    assert all(re.fullmatch(r"[0-9a-f]{8}-\d+-stage1\.\w+@casebook", entry.uid) for entry in before)
    assert len({entry.uid for entry in before}) == 2
    case.acknowledged("2026-11-24")
    (after,) = diary(case.desk, *EVER, names=True)
    assert (after.uid, after.date) == (before[1].uid, dt.date(2026, 12, 8))


def test_a_dates_identity_is_made_of_the_key_of_its_working(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 8), "Policy 4.2")
    case = a_case(desk).received(MONDAY, hazard="yes").acknowledged(MONDAY)
    record_milestone(case.desk, case.id, Milestone("updates_agreed", MONDAY, every=2, unit="weeks", how="by telephone"))
    keys = {entry.uid.removesuffix("@casebook").split("-", 2)[2] for entry in diary(case.desk, *EVER)}
    assert keys == {"stage1.respond", "own:stage1.respond", "updates:1", "hazard"}
    assert keys < workings_of(case.desk, case.id).keys()


def test_two_books_share_no_identity(case: Case) -> None:
    later = book_in_memory(lambda: NOW + dt.timedelta(hours=1))
    other = replace(case.desk, book=later)
    a_case(other).received(MONDAY)
    assert not {entry.uid for entry in diary(case.desk, *EVER)} & {entry.uid for entry in diary(other, *EVER)}
    later.close()


def test_the_calendar_file_is_stamped_with_the_books_last_entry_and_grows_with_it(case: Case) -> None:
    first = icalendar.Calendar.from_ical(diary_ics(case.desk, *EVER)).walk("VEVENT")
    assert first[0].decoded("dtstamp") == NOW
    assert diary_ics(case.desk, *EVER) == diary_ics(on(case.desk, dt.date(2026, 11, 26)), *EVER)
    case.acknowledged("2026-11-24")
    (then,) = icalendar.Calendar.from_ical(diary_ics(case.desk, *EVER)).walk("VEVENT")
    assert then.decoded("sequence") > first[0].decoded("sequence")


def test_an_empty_book_gives_an_empty_calendar(desk: Desk) -> None:
    assert diary_ics(desk, *EVER).startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"VEVENT" not in diary_ics(desk, *EVER)


def test_a_week_and_a_month_are_named_for_their_days(case: Case) -> None:
    week, month = span_of(case.desk, WEEK, dt.date(2026, 11, 26)), span_of(case.desk, MONTH, dt.date(2026, 11, 26))
    assert (week.first, week.last) == (MONDAY, dt.date(2026, 11, 29))
    assert (diary_title(week), diary_title(month)) == ("Diary week of 23 November 2026", "Diary November 2026")
    assert [entry.what for entry in month.entries] == ["Acknowledge"]
    assert "Week of Monday 23 November 2026" in " ".join(page_texts(diary_pdf(week))).replace("\u00a0", " ")
    assert "1 date on open cases" in " ".join(page_texts(diary_pdf(month)))


def test_a_february_of_four_whole_weeks_is_still_a_month(case: Case) -> None:
    assert diary_title(span_of(case.desk, MONTH, dt.date(2027, 2, 10))) == "Diary February 2027"


def test_what_is_late_stands_on_the_sheets_of_now_and_later_but_not_of_a_week_that_is_over(case: Case) -> None:
    def late(desk: Desk, day: str) -> tuple[DiaryEntry, ...]:
        return span_of(desk, WEEK, dt.date.fromisoformat(day)).late

    then = on(case.desk, "2026-12-02")
    assert [entry.what for entry in late(then, "2026-12-07")] == ["Acknowledge"]
    assert late(then, "2026-12-02") == ()  # it was due on the Monday of this very week, and stands there
    assert late(then, "2026-11-23") == ()
    assert late(case.desk, "2026-12-07") == ()  # today it is not late yet


def test_a_date_that_has_passed_is_late_from_the_next_day(case: Case) -> None:
    assert [entry.late for entry in diary(on(case.desk, "2026-11-30"), *EVER)] == [False, False]
    assert [entry.late for entry in diary(on(case.desk, "2026-12-01"), *EVER)] == [True, False]
    assert diary_ics(on(case.desk, "2026-12-01"), *EVER) == diary_ics(case.desk, *EVER)


def test_bank_holidays_and_the_offices_closures_are_named(desk: Desk, settings: Settings) -> None:
    add_closure(desk, ClosureEntry("Christmas", dt.date(2026, 12, 24), dt.date(2027, 1, 1)))
    closed = span_of(desk, WEEK, dt.date(2026, 12, 25)).closed
    assert closed == {dt.date(2026, 12, 24): "Office closed: Christmas", dt.date(2026, 12, 25): "Christmas Day"}


def test_a_day_beyond_the_calendar_or_none_at_all_is_refused_in_a_sentence(desk: Desk) -> None:
    def sentence(day: dt.date | str | None) -> str:
        (problem,) = day_problems(desk, day)
        assert problem.field == "day"
        return problem.sentence

    assert day_problems(desk, MONDAY) == ()
    assert sentence(dt.date(9999, 12, 31)) == "The calendar has the years 1990 to 2040. Check the year."
    assert sentence("32 11 2026").startswith("There is no date “32 11 2026”. Enter a day ")
    assert sentence(None).startswith("Enter a day ")


def test_a_diary_can_be_looked_at_as_it_was_known_then(case: Case) -> None:
    then = on(case.desk, dt.date(2026, 12, 7)).as_known_on(MONDAY)
    assert diary(then, *EVER) == diary(case.desk, *EVER)
    assert span_of(then, WEEK, dt.date(2026, 12, 7)).late == ()
    assert diary_ics(then, *EVER) == diary_ics(case.desk, *EVER)


def test_a_promise_stands_in_the_diary_without_what_was_promised(desk: Desk, settings: Settings) -> None:
    case = answered(desk)
    (entry,) = diary(case.desk, FRIDAY, FRIDAY)
    assert (entry.what, entry.title, entry.clause) == ("Do what was promised", "Stage 1 promise", "Code 7.3")
    assert entry.uid.endswith(f"-{case.id}-promise:{of_first(case)}@casebook")
    assert b"radiator" not in diary_ics(case.desk, FRIDAY, FRIDAY, names=True)


def test_under_2020_a_promise_stands_in_the_diary_without_a_clause(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2021-02-08", logged="2026-11-23")
    add_remedy(desk, case.id, MEND)
    assert [entry.clause for entry in diary(desk, FRIDAY, FRIDAY) if entry.title == "Stage 1 promise"] == [""]
    assert working_of(desk, case.id, f"promise:{of_first(case)}").where == "What was promised"
