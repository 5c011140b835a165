"""Other formats: what an adjustment asks for, what is still to go, and that it went."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.contacts import Agreement, agree_contact
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.letters import mark_posted
from app.casework.milestones import close_case
from app.casework.other_formats import FORMATS, drop_format, record_format, wanted_formats
from app.casework.particulars import Needs, change_needs
from app.casework.questions import counts, formats_to_send, letters_to_post
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, Case, a_case, on, refused


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Letters in Braille.", ("braille",)),
        ("braile please", ("braille",)),
        ("Send letters as audio on a CD.", ("audio",)),
        ("Letters translated into Polish", ("translation",)),
        ("Write to her in Urdu.", ("translation",)),
        ("Easy-read letters with pictures", ("easy_read",)),
        ("E-mail instead of post.", ("email",)),
        ("by email and in easy read", ("easy_read", "email")),
        ("Ring in the mornings.", ()),
        ("An interpreter who speaks Polish at visits.", ()),
        ("Do not e-mail.", ()),
        ("Never send Braille; large print is enough.", ()),
    ],
)
def test_an_adjustment_in_her_own_words_is_understood(text: str, keys: tuple[str, ...]) -> None:
    assert wanted_formats((text,)) == keys


def test_every_format_says_how_it_goes_and_what_its_maker_does() -> None:
    assert all(one.words and one.order.endswith(".") for one in FORMATS.values())


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Mr Dunmore reads Braille."""
    return a_case(desk).received("2026-11-20", adjustments=("Letters in Braille.", "Ring first.")).issued(MONDAY)


def test_a_letter_is_not_complete_until_it_has_gone_in_braille_too(case: Case) -> None:
    (row,) = letters_to_post(case.desk)
    assert [one.key for one in row.formats] == ["braille"]
    assert formats_to_send(case.desk) == ()
    case.posted(MONDAY)
    assert letters_to_post(case.desk) == ()
    (left,) = formats_to_send(case.desk)
    assert (left.letter_id, left.posted_on, [one.key for one in left.formats]) == (row.letter_id, MONDAY, ["braille"])
    assert counts(case.desk)["post"] == 1
    assert case.file.letters[0].formats == row.formats
    record_format(case.desk, case.id, row.letter_id, "braille", on=MONDAY, how="made by the county library")
    assert formats_to_send(case.desk) == ()
    assert counts(case.desk)["post"] == 0
    assert case.line("format_sent").sentence == (
        "Stage 1 acknowledgement sent in Braille on Monday 23 November 2026. Made by the county library."
    )
    assert case.clock("stage1.acknowledge").stopped == MONDAY  # by the letter, and by nothing else
    assert check_book(case.desk.book).sound


def test_a_record_of_it_that_was_wrong_is_struck_out_and_it_is_to_go_again(case: Case) -> None:
    number = case.posted(MONDAY).file.letters[0].letter_id
    seq = record_format(case.desk, case.id, number, "braille", on=MONDAY)
    strike_out(case.desk, case.id, seq, "It is still at the library.")
    assert len(formats_to_send(case.desk)) == 1


def test_what_was_not_asked_for_or_cannot_have_been_is_refused(case: Case) -> None:
    number = case.file.letters[0].letter_id
    with refused(case.desk) as said:
        record_format(case.desk, case.id, number, "audio", on=MONDAY)
    assert said["format"] == "Choose a format that is still to go."
    with refused(case.desk) as said:
        record_format(case.desk, case.id, number, "braille", on=MONDAY.replace(day=20))
    assert said["on"].startswith("The letter is dated Monday 23 November 2026")
    with refused(case.desk) as said:
        record_format(case.desk, case.id, 999, "braille", on=MONDAY)
    assert "withdrawn" in said[""]


def test_a_letter_that_went_by_e_mail_needs_no_second_e_mail(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20", adjustments=("Letters by e-mail.",)).issued(MONDAY)
    agree_contact(case.desk, case.id, MONDAY, Agreement("email"))
    mark_posted(case.desk, case.id, case.file.letters[0].letter_id, MONDAY, "email")
    assert formats_to_send(case.desk) == ()


def test_what_was_asked_when_it_was_written_counts(case: Case) -> None:
    """A later change of the adjustments does not make an old letter complete, nor incomplete."""
    case.posted(MONDAY)
    change_needs(case.desk, case.id, Needs(adjustments=("Easy read.",)), "He asked.")
    (row,) = formats_to_send(case.desk)
    assert [one.key for one in row.formats] == ["braille"]


def test_one_whose_adjustments_were_taken_back_later_is_still_to_go(case: Case) -> None:
    case.posted(MONDAY)
    change_needs(case.desk, case.id, Needs(), "He rang.")
    assert len(formats_to_send(case.desk)) == 1


# until it has gone, or nobody wants it


def closed(desk: Desk) -> Case:
    """A complaint that was answered and closed, whose answers never went in Braille."""
    case = a_case(desk).received("2026-11-20", adjustments=("Letters in Braille.",)).issued(MONDAY).posted(MONDAY)
    case.responded("2026-11-27")
    case.desk = on(desk, "2026-11-30")
    close_case(case.desk, case.id, dt.date(2026, 11, 30), "All was put right.")
    return case


def test_closing_the_case_does_not_take_it_out_of_the_tray(desk: Desk, settings: Settings) -> None:
    case = closed(desk)
    (row,) = formats_to_send(case.desk)
    assert counts(case.desk)["post"] == 1
    record_format(case.desk, case.id, row.letter_id, "braille", on=dt.date(2026, 11, 30))
    assert formats_to_send(case.desk) == ()
    assert check_book(case.desk.book).sound


def test_what_is_no_longer_wanted_leaves_the_tray_and_the_history_says_why(desk: Desk, settings: Settings) -> None:
    case = closed(desk)
    (row,) = formats_to_send(case.desk)
    seq = drop_format(
        case.desk,
        case.id,
        row.letter_id,
        "braille",
        on=dt.date(2026, 11, 30),
        reason="his daughter has read it to him.",
    )
    assert formats_to_send(case.desk) == ()
    assert case.line("format_dropped").sentence == (
        "Stage 1 acknowledgement no longer wanted in Braille, from Monday 30 November 2026. "
        "His daughter has read it to him."
    )
    strike_out(case.desk, case.id, seq, "It was another letter.")
    assert len(formats_to_send(case.desk)) == 1


def test_that_it_is_no_longer_wanted_needs_a_reason_and_a_day(case: Case) -> None:
    number = case.file.letters[0].letter_id
    with refused(case.desk) as said:
        drop_format(case.desk, case.id, number, "braille", on=MONDAY, reason=" ")
    assert said["reason"] == "Enter who said that it is no longer wanted, and why."
    with refused(case.desk) as said:
        drop_format(case.desk, case.id, number, "audio", on=MONDAY, reason="He rang.")
    assert said["format"] == "Choose a format that is still to go."
    with refused(case.desk) as said:
        drop_format(case.desk, case.id, number, "braille", on=MONDAY.replace(day=20), reason="He rang.")
    assert "Monday 23 November 2026" in said["on"]
    with refused(case.desk) as said:
        drop_format(case.desk, case.id, 999, "braille", on=MONDAY, reason="He rang.")
    assert "withdrawn" in said[""]
