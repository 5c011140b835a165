"""The yearly submission: six months after the financial year's end under the Code of 2024, for a small landlord."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.desks import Desk, lay_desk
from app.casework.settings import Settings, read_settings, save_settings
from app.casework.submissions import (
    open_submissions,
    record_submission,
    submission_due,
    submission_edition,
    submission_form,
    submission_notice,
    submission_standing,
    submission_view,
)
from app.models.books import book_in_memory
from app.models.journals import records
from app.rules.periods import Period
from tests.casework.cases import MONDAY, NOW, on, refused
from tests.invented_codes import resources_with_2031


@pytest.fixture
def march(desk: Desk, settings: Settings) -> Desk:
    """A landlord whose year ends on 31 March, and that sent the submission for the year to March 2025.

    On 23 November 2026, the next one was due on 30 September.
    """
    save_settings(desk, replace(settings, year_end="31/3", homes="34", submitted_on=dt.date(2025, 9, 1)))
    return desk


@pytest.fixture
def behind(march: Desk) -> Desk:
    """The same landlord where nothing was ever sent."""
    save_settings(march, replace(read_settings(march), submitted_on=None))
    return march


def ends(periods: Sequence[Period]) -> list[tuple[str, str]]:
    """The year end and the last day of each."""
    return [(period.counts.on.isoformat(), period.ends.isoformat()) for period in periods]


def test_the_one_of_the_year_before_stays_open_when_the_next_year_ends(behind: Desk) -> None:
    older, newer = ("2025-03-31", "2025-09-30"), ("2026-03-31", "2026-09-30")
    assert ends(open_submissions(on(behind, "2026-03-31"))) == [("2024-03-31", "2024-09-30"), older]
    assert ends(open_submissions(on(behind, "2026-04-01"))) == [older, newer]
    assert ends(open_submissions(on(behind, "2027-03-31"))) == [older, newer]
    notice = submission_notice(on(behind, "2026-04-01"))
    assert notice is not None
    assert notice.overdue
    assert notice.sentence.startswith(
        "It was due by Tuesday 30 September 2025, for the year that ended on Monday 31 March"
    )


def test_one_sent_late_is_booked_to_its_own_year(behind: Desk) -> None:
    """Sent on 5 April 2026, but for the year to March 2025: this year's is still to come."""
    april = on(behind, "2026-04-05")
    record_submission(april, dt.date(2026, 4, 5))
    kept = read_settings(april)
    assert (kept.submitted_on, kept.submitted_for) == (dt.date(2026, 4, 5), dt.date(2025, 3, 31))
    with april.book.reading() as session:
        last = records(session, kinds=("setting",))[-1]
    assert last.body == {"values": {"submitted_on": "2026-04-05", "submitted_for": "2025-03-31"}}
    assert ends(open_submissions(april)) == [("2026-03-31", "2026-09-30")]
    assert submission_notice(april) is None  # far off yet
    due = submission_due(on(behind, "2026-08-02"))
    assert due is not None
    assert (due.counts.on, due.stopped) == (dt.date(2026, 3, 31), None)
    record_submission(on(behind, "2026-08-02"), dt.date(2026, 8, 1))
    assert open_submissions(on(behind, "2027-03-31")) == ()
    assert ends(open_submissions(on(behind, "2027-04-01"))) == [("2027-03-31", "2027-09-30")]


def test_what_was_kept_without_its_year_was_for_the_year_that_ended_last(march: Desk) -> None:
    for sent, wanted in (("2026-03-31", ["2026-03-31"]), ("2026-04-01", [])):
        save_settings(march, replace(read_settings(march), submitted_on=dt.date.fromisoformat(sent)))
        assert [end for end, _ in ends(open_submissions(march))] == wanted


def test_where_two_are_open_it_is_asked_which_was_sent(behind: Desk) -> None:
    form = submission_form(behind)
    step = form.guide.step("submission")
    assert step.help == ""
    assert [field.key for field in step.fields] == ["year", "on"]
    year = step.fields[0]
    assert [option.key for option in year.options] == ["2025-03-31", "2026-03-31"]
    assert [option.label for option in year.options] == ["Monday 31 March 2025", "Tuesday 31 March 2026"]
    assert [option.hint for option in year.options] == [
        "Due by Tuesday 30 September 2025.",
        "Due by Wednesday 30 September 2026. Nothing more is then asked for the year before.",
    ]
    assert year.initial == "2025-03-31"
    with refused(behind) as said:
        form.act({"year": "2026-03-31", "on": dt.date(2026, 3, 31)})
    assert list(said) == ["on"]
    form.act({"year": "2026-03-31", "on": dt.date(2026, 4, 5)})
    assert open_submissions(behind) == ()
    due = submission_due(behind)
    assert due is not None
    assert (due.counts.on, due.stopped) == (dt.date(2026, 3, 31), dt.date(2026, 4, 5))


def test_a_year_for_which_nothing_is_left_to_be_sent_is_refused(march: Desk) -> None:
    with refused(march) as said:
        record_submission(march, MONDAY, dt.date(2025, 3, 31))
    assert said == {"year": "Nothing is left to be sent for that year. Look at Today again."}


def test_before_the_code_that_asks_for_it_no_older_one_is_open(behind: Desk) -> None:
    """The Code of 2022 knew no submission, so none is wanted for the year to March 2023."""
    assert ends(open_submissions(on(behind, "2024-05-01"))) == [("2024-03-31", "2024-09-30")]


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
    older, newer = open_submissions(desk)  # what was due before the newest edition began is due under the older one
    assert ends((older, newer)) == [("2030-09-30", "2031-03-30"), ("2031-09-30", "2031-11-30")]
    assert [submission_edition(desk, one).key for one in (older, newer)] == ["2024", "2031"]
    record_submission(desk, dt.date(2031, 3, 2))
    settings = read_settings(desk)
    period = submission_due(desk)
    assert period is not None
    assert period.ends == dt.date(2031, 11, 30)
    save_settings(desk, replace(settings, homes="500"))
    assert open_submissions(desk) == ()
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
    assert last.sentence == (
        "Yearly submission to the Ombudsman sent on Monday 5 October 2026, "
        "for the year that ended on Tuesday 31 March 2026."
    )
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
    assert view.sentence.endswith("yours is due by Tuesday 30 September 2025.")
    record_submission(desk, dt.date(2025, 9, 1))
    view = submission_view(desk, new)
    assert view is not None
    assert view.sentence.endswith("yours is due by Wednesday 30 September 2026.")
    assert view.act == "record"
    record_submission(desk, dt.date(2026, 9, 1))
    view = submission_view(desk, new)
    assert view is not None
    assert view.sentence.endswith("yours was sent on Tuesday 1 September 2026.")
    assert submission_view(desk, desk.editions.named("2022")) is None
