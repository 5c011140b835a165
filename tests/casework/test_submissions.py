"""The yearly submission: six months after the financial year's end under the Code of 2024, for a small landlord."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.desks import Desk, lay_desk
from app.casework.settings import Settings, read_settings, save_settings
from app.casework.submissions import (
    record_submission,
    submission_due,
    submission_form,
    submission_notice,
    submission_standing,
    submission_view,
)
from app.models.books import book_in_memory
from app.models.journals import records
from tests.casework.cases import MONDAY, NOW, on, refused
from tests.invented_codes import resources_with_2031


@pytest.fixture
def march(desk: Desk, settings: Settings) -> Desk:
    """A landlord whose year ends on 31 March: on 23 November 2026, its submission was due on 30 September."""
    save_settings(desk, replace(settings, year_end="31/3", homes="34"))
    return desk


def test_it_is_counted_from_the_year_end_last_passed(march: Desk) -> None:
    period = submission_due(march)
    assert period is not None
    assert (period.counts.on, period.ends, period.stopped) == (dt.date(2026, 3, 31), dt.date(2026, 9, 30), None)


def test_without_a_year_end_nothing_is_due(desk: Desk, settings: Settings) -> None:
    assert submission_due(desk) is None
    assert submission_notice(desk) is None


def test_a_large_landlord_has_another_date(march: Desk) -> None:
    save_settings(march, replace(read_settings(march), homes="1,000"))
    assert submission_due(march) is None
    view = submission_view(march, march.editions.named("2024"))
    assert view is not None
    assert view.sentence == (
        "Settings say that you have 1,000 homes, and this date is for landlords with under 1,000 homes. "
        "Look for yours on the Ombudsman's page."
    )
    assert view.act == ""


def test_which_landlord_is_large_is_the_editions_word(tmp_path: Path, settings: Settings) -> None:
    """The invented edition has 500 homes and two months."""
    book = book_in_memory(lambda: NOW)
    desk = on(lay_desk(book, resources_with_2031(tmp_path), lambda: MONDAY), "2031-11-24")
    save_settings(desk, replace(settings, year_end="30 September", homes="499"))
    period = submission_due(desk)
    assert period is not None
    assert period.ends == dt.date(2031, 11, 30)
    save_settings(desk, replace(settings, year_end="30 September", homes="500"))
    assert submission_due(desk) is None
    book.close()


def test_a_landlord_that_does_not_say_how_many_homes_counts_as_small(march: Desk) -> None:
    save_settings(march, replace(read_settings(march), homes=""))
    assert submission_due(march) is not None


def test_an_edition_that_knows_no_submission_gives_no_date(march: Desk) -> None:
    assert submission_due(on(march, "2023-06-12")) is None


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-07-31", ""),
        (
            "2026-08-01",
            "It is due by Wednesday 30 September 2026, for the year that ended on Tuesday 31 March 2026.",
        ),
        (
            "2026-09-30",
            "It is due by Wednesday 30 September 2026, for the year that ended on Tuesday 31 March 2026.",
        ),
        (
            "2026-10-01",
            "It was due by Wednesday 30 September 2026, for the year that ended on Tuesday 31 March 2026.",
        ),
    ],
)
def test_today_speaks_of_it_sixty_days_before(march: Desk, today: str, said: str) -> None:
    notice = submission_notice(on(march, today))
    if not said:
        assert notice is None
        return
    assert notice is not None
    assert notice.heading == "Annual submission to the Ombudsman"
    assert notice.sentence.startswith(f"{said} To be confirmed: ")
    assert notice.overdue is ("was due" in said)


def test_once_sent_nothing_more_is_said_until_the_next_year(march: Desk) -> None:
    late = on(march, "2026-10-12")
    assert submission_form(late).act({"on": dt.date(2026, 10, 5)}) == (
        "Annual submission to the Ombudsman: recorded as sent."
    )
    assert read_settings(march).submitted_on == dt.date(2026, 10, 5)
    assert submission_notice(late) is None
    period = submission_due(late)
    assert period is not None
    assert period.stopped == dt.date(2026, 10, 5)
    assert period.over(dt.date(2026, 10, 12))
    with march.book.reading() as session:
        last = records(session, kinds=("setting",))[-1]
    assert last.sentence == "Yearly submission to the Ombudsman sent on Monday 5 October 2026."
    assert submission_notice(on(march, "2027-08-02")) is not None


@pytest.mark.parametrize(
    ("today", "sent", "words"),
    [
        ("2026-09-28", None, "2 days left"),
        ("2026-09-29", None, "1 day left"),
        ("2026-09-30", None, "due today"),
        ("2026-10-01", None, "overdue"),
        ("2026-12-01", "2026-09-30", "in time"),
        ("2026-12-01", "2026-10-01", "late"),
    ],
)
def test_how_it_stands_is_said_in_days(march: Desk, today: str, sent: str | None, words: str) -> None:
    if sent:
        record_submission(on(march, today), dt.date.fromisoformat(sent))
    period = submission_due(on(march, today))
    assert period is not None
    assert submission_standing(period, dt.date.fromisoformat(today)) == words


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (None, "Enter the date it was sent, for example 27 3 2026."),
        (dt.date(2026, 12, 1), "The date it was sent must be today or in the past. Today is Monday 23 November 2026."),
        (
            dt.date(2026, 3, 31),
            "The year ended on Tuesday 31 March 2026, so what was sent for it went after that.",
        ),
    ],
)
def test_a_day_that_cannot_be_is_refused(march: Desk, day: dt.date | None, sentence: str) -> None:
    with refused(march) as said:
        record_submission(march, day)
    assert said == {"on": sentence}


def test_the_form_says_which_year_it_is_for(march: Desk, desk: Desk) -> None:
    form = submission_form(march)
    assert form.guide.title == "Annual submission to the Ombudsman"
    assert form.guide.step("submission").help == "For the year that ended on Tuesday 31 March 2026."


def test_the_code_page_says_how_it_stands(desk: Desk, settings: Settings) -> None:
    new = desk.editions.named("2024")
    view = submission_view(desk, new)
    assert view is not None
    assert view.act == "settings"
    save_settings(desk, replace(settings, year_end="31 March"))
    view = submission_view(desk, new)
    assert view is not None
    assert view.sentence.endswith("yours is due by Wednesday 30 September 2026.")
    assert view.act == "record"
    record_submission(desk, dt.date(2026, 9, 1))
    view = submission_view(desk, new)
    assert view is not None
    assert view.sentence.endswith("yours was sent on Tuesday 1 September 2026.")
    assert submission_view(desk, desk.editions.named("2022")) is None
