"""What a letter is about: a complaint, or a contact that is none, with its letters from writing to posting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import NoSuchCase
from app.casework.desks import Desk
from app.casework.issue_rounds import half_written_letters, issue_all
from app.casework.letter_copies import issued_copies
from app.casework.letter_files import letter_file
from app.casework.letter_flags import flags_if_posted
from app.casework.letter_plan_guides import can_write, letter_form
from app.casework.letter_subjects import divided, is_request, subject_records
from app.casework.letters import NoSuchLetter, issue, letter_pdf, mark_posted, open_letter
from app.casework.other_formats import drop_format, record_format
from app.casework.post_hints import letter_hint
from app.casework.post_rounds import addresses, label_sheets, labels, mark_all_posted, sheaves
from app.casework.postings import dated_otherwise
from app.casework.questions import PostRow, counts, formats_to_send, half_written, letters_to_post
from app.casework.requests import RequestIntake, close_request, log_request, request_history
from app.casework.settings import Settings
from app.casework.work_orders import work_order_of, work_order_title
from app.models.checks import check_book
from app.rules.problems import Refused
from tests.casework.cases import MONDAY, a_case
from tests.letters.pages import page_texts

TAP = RequestIntake(
    "service_request", MONDAY, "Mrs E. Vale", "3 Mill Lane\nWells BA5 2ZZ", "01749 000003", "The tap in the bath drips."
)
KIND = "request_notice"
SAID = {"next_steps": "The plumber comes on 3 December, between 9 and 12."}


def answered(desk: Desk, number: int, **changes: str) -> dict[str, object]:
    """The answers as the form begins with them, and what is typed."""
    (step,) = letter_form(KIND, desk, number, "").guide.steps
    return {field.key: field.initial or "" for field in step.fields} | SAID | changes


def begun(desk: Desk, number: int) -> None:
    letter_form(KIND, desk, number, "").act(answered(desk, number, to_salutation="Mrs Vale"))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("typed", "lines", "postcode"),
    [
        ("3 Mill Lane\nWells\nBA5 2ZZ", "3 Mill Lane\nWells", "BA5 2ZZ"),
        ("3 Mill Lane, Wells ba52zz", "3 Mill Lane, Wells", "BA5 2ZZ"),
        ("3 Mill Lane\nWells", "3 Mill Lane\nWells", ""),
        ("BA5 2ZZ", "", "BA5 2ZZ"),
        ("", "", ""),
    ],
)
def test_a_postcode_at_the_end_of_an_address_is_known(typed: str, lines: str, postcode: str) -> None:
    assert divided(typed) == (lines, postcode)


def test_a_letter_about_a_request_says_what_was_asked_what_happens_and_how_to_complain(
    desk: Desk, settings: Settings
) -> None:
    number = log_request(desk, TAP)
    begun(desk, number)
    letter = open_letter(desk, number, KIND, 1)
    assert letter.problems() == ()
    issue(desk, letter)
    (view,) = letter_file(desk, number).letters
    text = text_of(letter_pdf(desk, view.digest))
    wanted = (
        "Dear Mrs Vale",
        "BA5 2ZZ",
        "The tap in the bath drips.",
        "The plumber comes on 3 December, between 9 and 12.",
        "you can make a complaint of it, now or later",
        settings.ombudsman_phone,
    )
    assert [words for words in wanted if words not in text] == []
    assert "Stage" not in text


def test_it_waits_in_the_tray_until_it_is_posted_and_stays_in_the_history(desk: Desk, settings: Settings) -> None:
    assert settings.officer
    number = log_request(desk, TAP)
    begun(desk, number)
    assert [(row.case_id, row.who) for row in half_written(desk)] == [(number, "Mrs E. Vale")]
    letter_id = issue(desk, open_letter(desk, number, KIND, 1))
    assert half_written(desk) == ()
    assert [(row.case_id, row.who) for row in letters_to_post(desk)] == [(number, "Mrs E. Vale")]
    assert counts(desk)["post"] == 1
    mark_posted(desk, number, letter_id, MONDAY, "second")
    assert letters_to_post(desk) == ()
    assert any("sent on Monday 23 November 2026" in line for line in request_history(desk, number))
    assert check_book(desk.book).sound


def test_one_that_was_closed_meanwhile_can_still_be_told(desk: Desk, settings: Settings) -> None:
    assert settings.officer
    number = log_request(desk, TAP)
    close_request(desk, number, "The tap was mended.")
    begun(desk, number)
    letter_id = issue(desk, open_letter(desk, number, KIND, 1))
    later = replace(desk, today=lambda: dt.date(2026, 11, 24))
    mark_posted(later, number, letter_id, dt.date(2026, 11, 24), "second")
    assert letters_to_post(desk) == ()


def test_what_is_not_answered_is_asked_for(desk: Desk, settings: Settings) -> None:
    assert settings.officer
    number = log_request(desk, replace(TAP, address="3 Mill Lane"))
    form = letter_form(KIND, desk, number, "")
    with pytest.raises(Refused) as refused:
        form.act(answered(desk, number, next_steps=""))
    assert {problem.field for problem in refused.value.problems} == {"to_postcode", "next_steps"}


def test_a_complaint_is_the_case_itself(desk: Desk, settings: Settings) -> None:
    assert settings.officer
    case = a_case(desk).received(MONDAY)
    assert not is_request(subject_records(desk, case.id))
    assert not letter_file(desk, case.id).request
    assert can_write(desk, case.id, "acknowledgement")


def test_there_is_no_file_of_a_number_that_nobody_has(desk: Desk) -> None:
    with pytest.raises(NoSuchCase):
        subject_records(desk, 4711)


# its letter on its whole way: printed, on a label, hinted at, ordered in no other format, posted with others, copied


@pytest.fixture
def waiting(desk: Desk, settings: Settings) -> PostRow:
    """The letter about the tap, which waits to be posted."""
    assert settings.officer
    number = log_request(desk, TAP)
    begun(desk, number)
    issue(desk, open_letter(desk, number, KIND, 1))
    return letters_to_post(desk)[0]


def test_it_is_listed_and_issued_with_the_others_that_are_half_written(desk: Desk, settings: Settings) -> None:
    assert settings.officer
    number = log_request(desk, TAP)
    begun(desk, number)
    (half,) = half_written_letters(desk)
    assert (half.which, half.who, half.reference, half.missing) == ((number, KIND, 1), "Mrs E. Vale", f"R{number}", ())
    came = issue_all(desk, [half.which])
    assert (len(came.issued), came.left) == (1, ())


def test_a_letter_that_says_what_the_record_says_is_not_out_of_date(desk: Desk, waiting: PostRow) -> None:
    assert waiting.flags == ()
    assert flags_if_posted(desk, waiting.case_id, waiting.letter_id, MONDAY) == ()


def test_it_is_printed_in_the_round_and_has_its_label(desk: Desk, waiting: PostRow) -> None:
    (sheaf,), left = sheaves(desk, (waiting,))
    assert (left, sheaf.pdf) == ((), letter_pdf(desk, waiting.digest))
    assert sheaf.name.endswith("to Mrs E. Vale")
    assert addresses(desk, (waiting,)) == (("Mrs E. Vale", "3 Mill Lane", "WELLS", "BA5 2ZZ"),)
    assert "3 Mill Lane" in text_of(labels(desk, (waiting,), label_sheets(desk).named("21"), 1))


def test_no_clock_waits_for_it_and_no_other_format_was_asked_for(desk: Desk, waiting: PostRow) -> None:
    where = waiting.case_id, waiting.letter_id
    assert (waiting.hint, letter_hint(desk, *where), waiting.formats) == (None, None, ())
    assert work_order_title(desk, waiting.case_id) == f"Work order {waiting.reference}"
    with pytest.raises(NoSuchLetter, match="every format"):
        work_order_of(desk, *where)
    with pytest.raises(Refused):
        record_format(desk, *where, "braille", on=MONDAY)
    with pytest.raises(Refused):
        drop_format(desk, *where, "braille", on=MONDAY, reason="She rang.")
    assert formats_to_send(desk) == ()


def test_it_is_posted_with_others_and_a_day_beside_its_date_is_told(desk: Desk, waiting: PostRow) -> None:
    case = a_case(desk).received(MONDAY)
    issue(desk, open_letter(desk, case.id, "acknowledgement", 1))
    tuesday = dt.date(2026, 11, 24)
    later = replace(desk, today=lambda: tuesday)
    assert dated_otherwise(later, waiting.case_id, waiting.letter_id, tuesday) == (
        "It is dated Monday 23 November 2026 and goes today. The day it goes counts; the story keeps both.",
    )
    rows = letters_to_post(later)
    went, left = mark_all_posted(later, rows, tuesday, "second", "batch 7")
    assert (len(went), left) == (2, ())
    assert any("Proof of posting: batch 7." in line for line in request_history(desk, waiting.case_id))
    assert check_book(desk.book).sound


def test_it_can_be_saved_in_every_form(desk: Desk, waiting: PostRow) -> None:
    copies = issued_copies(desk, waiting.case_id, waiting.letter_id)
    assert copies.title.endswith(waiting.reference)
    assert copies.pdf() == letter_pdf(desk, waiting.digest)
    assert "The tap in the bath drips." in copies.text()
    assert copies.word().startswith(b"PK")
