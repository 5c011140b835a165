"""Across rooms: Mr D's complaint from the telephone call to the corrected date, through the verbs alone.

It is case study B, alternative A, of the Code's own guide: a radiator has leaked for months, he has reported it
several times, nobody came, and the carpet under it smells damp. He never says "complaint". The dates were counted by
hand on a calendar of November and December 2026, in which England has no bank holiday before Christmas:

    Mo Tu We Th Fr      Mon 23 Nov is day 0: Tue 24, Wed 25, Thu 26, Fri 27, Mon 30 is day 5.
    23 24 25 26 27      From Mon 30 Nov: Dec 1 2 3 4, 7 8 9 10 11, Mon 14 is day 10.
    30  1  2  3  4      From Tue 24 Nov: Nov 25 26 27, 30, Dec 1 2 3 4, 7, Tue 8 is day 10.
     7  8  9 10 11      From Fri 20 Nov: Mon 23, 24, 25, 26, Fri 27 is day 5.
    14 15 16 17 18
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from app import places
from app.casework.corrections import correct_date
from app.casework.desks import Desk, open_desk
from app.casework.due_lists import due_list
from app.casework.files import CaseFile, ClockView, case_file
from app.casework.intake_guides import finish_intake, intake_guide
from app.casework.letters import issue, keep_draft, letter_pdf, mark_posted, open_letter
from app.casework.questions import half_written
from app.casework.settings import Settings, read_settings, save_settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, NOW, OFFICER, REVIEWER, name_reviewers, on, refused, st_annes

ANSWERS: dict[str, Any] = {
    "received_on": MONDAY,
    "received_how": "phone",
    "first_heard_by": OFFICER,
    "asked": "no",
    "unhappy": "yes",
    "matter": "reported_before",
    "work_open": "yes",
    "job": "5512",
    "name": "Mr D. Dunmore",
    "salutation": "Mr Dunmore",
    "address": "14 Chapel Row\nWells",
    "postcode": "ba52xx",
    "phone": "01749 000014",
    "email": "",
    "represented": "no",
    "points": (
        ("You reported the leaking radiator several times and nobody came.", "ours"),
        ("You were told each time that someone would come.", "ours"),
        ("Your carpet is damp and smells.", "to_check"),
    ),
    "outcomes": ("Mend the radiator.", "Dry or replace the carpet."),
    "questions": (),
    "words": "It has leaked for months.",
    "hazard": "yes",
    "hazard_action": "",
    "large_print": False,
    "adjustments": (),
    "vulnerabilities": "",
}


def clock(file: CaseFile, key: str) -> ClockView:
    return next(one for one in file.clocks if one.key == key)


def printed(pdf: bytes) -> str:
    """The text of a PDF, with its line ends as spaces."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def working(view: ClockView) -> list[tuple[int, int | None, str]]:
    return [(day.date.day, day.n, day.why) for day in view.days]


@pytest.fixture
def case_id(desk: Desk, settings: Settings) -> int:
    """Mr D's call, taken down with the guide."""
    guide = intake_guide(desk, settings.officer)
    assert guide.path(ANSWERS) == (
        "contact",
        "asked",
        "unhappy",
        "matter",
        "work",
        "who",
        "what",
        "hazard",
        "needs",
        "check",
    )
    assert [guide.problems(step, ANSWERS) for step in guide.path(ANSWERS)] == [()] * 10
    said = guide.step("work").advice
    assert said is not None
    assert said(ANSWERS) == (
        "This is a complaint, and the work goes on (Code 1.3, 1.5). Tell them that you are treating it as one."
    )
    prompt = guide.step("what").advice
    assert prompt is not None
    assert prompt(ANSWERS) == (
        "They mention: damp, leaking. If it could be a significant hazard, the investigation is due by "
        "Monday 7 December 2026. Tell whoever does repairs now; do not wait for the complaint."
    )
    kind, number = finish_intake(desk, ANSWERS)
    assert kind == "complaint"
    return number


def test_it_is_on_today_with_two_countdowns_and_their_working(desk: Desk, case_id: int) -> None:
    acknowledge, hazard, respond = due_list(desk)
    assert hazard.headline == "Investigate the possible hazard by Monday 7 December 2026"
    assert acknowledge.headline == "Acknowledge by Monday 30 November 2026"
    assert acknowledge.countdown == "5 working days left"
    assert (acknowledge.clause, acknowledge.group) == ("6.2", "week")
    assert acknowledge.step is not None
    assert acknowledge.step.verb == "Write the acknowledgement"
    assert respond.headline == "Answer by Monday 14 December 2026"
    assert (respond.projected, respond.clause) == (True, "6.3")
    file = case_file(desk, case_id)
    assert file.edition_key == "2024"
    assert working(clock(file, "stage1.acknowledge")) == [
        (23, 0, "complaint received"),
        (24, 1, ""),
        (25, 2, ""),
        (26, 3, ""),
        (27, 4, ""),
        (28, None, "Saturday"),
        (29, None, "Sunday"),
        (30, 5, ""),
    ]


def test_the_letter_says_what_the_code_demands_and_is_kept_byte_for_byte(desk: Desk, case_id: int) -> None:
    letter = open_letter(desk, case_id, "acknowledgement", 1)
    assert letter.problems() == ()
    previewed = letter.preview()
    issue(desk, letter)
    (kept,) = case_file(desk, case_id).letters
    pdf = letter_pdf(desk, kept.digest)
    assert pdf == previewed
    assert hashlib.sha256(pdf).hexdigest() == kept.digest
    text = printed(pdf)
    for words in (
        "St Anne's Almshouses",
        "Mr D. Dunmore",
        "14 Chapel Row",
        "BA5 2XX",
        "2026/001",
        "Dear Mr Dunmore",
        "Monday 23 November 2026",
        "by telephone",
        "stage 1",
        "The work goes ahead at the same time (our job 5512).",
        "Your carpet is damp and smells.",
        "Dry or replace the carpet.",
        "checking point 3",
        "may speak for you",
        "by Monday 7 December 2026",  # ten working days, were it posted on the day it is dated
        "0300 111 3000",
        "PO Box 1484",
        "Anne Clerk",
        letter.seal,
    ):
        assert words.casefold() in text.casefold(), words


def test_posting_stops_one_clock_and_starts_the_other_from_the_date_posted(desk: Desk, case_id: int) -> None:
    number = issue(desk, open_letter(desk, case_id, "acknowledgement", 1))
    assert clock(case_file(desk, case_id), "stage1.acknowledge").stopped is None
    tuesday = on(desk, "2026-11-24")
    mark_posted(tuesday, case_id, number, dt.date(2026, 11, 24), "second")
    file = case_file(tuesday, case_id)
    assert clock(file, "stage1.acknowledge").countdown == "done in time"
    respond = clock(file, "stage1.respond")
    assert (respond.started, respond.due, respond.projected) == (
        dt.date(2026, 11, 24),
        dt.date(2026, 12, 8),
        False,
    )
    assert respond.headline == "Answer by Tuesday 8 December 2026"
    assert respond.countdown == "10 working days left"
    assert file.letters[0].posted_on == dt.date(2026, 11, 24)


def test_correcting_the_date_received_recounts_everything_and_flags_the_letter(desk: Desk, case_id: int) -> None:
    number = issue(desk, open_letter(desk, case_id, "acknowledgement", 1))
    tuesday = on(desk, "2026-11-24")
    mark_posted(tuesday, case_id, number, dt.date(2026, 11, 24), "second")
    received = next(line for line in case_file(desk, case_id).history if line.kind == "received")
    corrected = correct_date(tuesday, case_id, received.seq, dt.date(2026, 11, 20), "The warden was told on Friday.")
    file = case_file(tuesday, case_id)
    acknowledge = clock(file, "stage1.acknowledge")
    assert (acknowledge.due, acknowledge.countdown) == (dt.date(2026, 11, 27), "done in time")
    assert clock(file, "stage1.respond").due == dt.date(2026, 12, 8)  # counted from the posting, which stands
    assert file.received_on == dt.date(2026, 11, 20)
    old = next(line for line in file.history if line.seq == received.seq)
    new = next(line for line in file.history if line.seq == corrected)
    assert (old.struck_by, old.on) == (corrected, MONDAY)
    assert new.sentence == "Date received corrected from Monday 23 November 2026 to Friday 20 November 2026."
    assert new.detail == "Reason: The warden was told on Friday."
    assert file.letters[0].flags[0] == (
        "It says the complaint was received on Monday 23 November 2026; the record now says Friday 20 November 2026."
    )
    assert "Friday 4 December 2026" in file.hazards[0].text  # day 10 from the Friday, no longer Monday 7 December
    assert check_book(desk.book).sound


def test_after_a_stop_everything_is_there_and_the_half_written_letter_is_offered(tmp_path: Path) -> None:
    def opened() -> Desk:
        return open_desk(tmp_path, places.resources(), lambda: MONDAY, lambda: NOW)

    desk = opened()
    save_settings(desk, st_annes(read_settings(desk)))
    name_reviewers(desk, REVIEWER)
    _, case_id = finish_intake(desk, ANSWERS)
    letter = open_letter(desk, case_id, "acknowledgement", 1)
    keep_draft(desk, letter.written("received", "Thank you for ringing. We received your complaint on"))
    desk.book.close()
    desk = opened()
    (row,) = half_written(desk)
    assert (row.case_id, row.kind, row.stage, row.who) == (case_id, "acknowledgement", 1, "Mr D. Dunmore")
    again = open_letter(desk, case_id, "acknowledgement", 1)
    assert again.continued
    assert again.draft.part("received").text == "Thank you for ringing. We received your complaint on"
    assert [problem.field for problem in again.problems()] == ["received"]
    with refused(desk):
        issue(desk, again)
    assert due_list(desk)[0].step is not None
    assert [row.step.verb for row in due_list(desk) if row.step] == [
        "Finish the acknowledgement",
        "Record what was done",
    ]
    assert check_book(desk.book).sound
    desk.book.close()
