"""Text as people type and paste it."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.casework.texts import (
    address_problems,
    by_way,
    email_problem,
    past_date_problems,
    postcode_problem,
    stopped,
    tidy,
    tidy_line,
    tidy_list,
    tidy_postcode,
    too_long,
    whole_number,
)
from tests.casework.cases import MONDAY

NOTHING = [
    "",
    "   ",
    "\t\r\n",
    "\u00a0\u00a0",
    "\u2003\u3000",
    "\u200b",
    "\ufeff \u200b",
    "\u2060",
    "\u200e\u200f",
    "\u00ad",
    "\x00\x07",
    "\ue000",
]


@pytest.mark.parametrize("typed", NOTHING, ids=ascii)
def test_what_nobody_can_see_is_nothing(typed: str) -> None:
    assert tidy(typed) == ""
    assert tidy_line(typed) == ""
    assert tidy_list((typed, "Mend it.", typed)) == ("Mend it.",)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\td", "a\nb\nc d"),
        ("  two \n lines  ", "two\n lines"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("bell\x07 and null\x00", "bell and null"),
        ("left\u2028behind", "leftbehind"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("שלום \u200fabc", "שלום \u200fabc"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("'); DROP TABLE journal; --", "'); DROP TABLE journal; --"),
    ],
    ids=ascii,
)
def test_text_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_tidying_twice_changes_nothing_more() -> None:
    typed = " a\r\n\u200b b \x00 Zoe\u0308 \u2003 "
    assert tidy(tidy(typed)) == tidy(typed)
    assert tidy_line(tidy_line(typed)) == tidy_line(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ba52xx", "BA5 2XX"),
        ("BA5 2XX", "BA5 2XX"),
        (" b a5\u00a02x x ", "BA5 2XX"),
        ("m11ae", "M1 1AE"),
        ("sw1a1aa", "SW1A 1AA"),
        ("Wells", "Wells"),
        ("BA5", "BA5"),
        ("", ""),
    ],
)
def test_a_postcode_is_put_in_its_form(typed: str, kept: str) -> None:
    assert tidy_postcode(typed) == kept


@pytest.mark.parametrize("typed", ["", "BA5 2XX", "SW1A 1AA", "M1 1AE"])
def test_a_postcode_that_can_be_one_is_no_problem(typed: str) -> None:
    assert postcode_problem("postcode", typed) == ()


@pytest.mark.parametrize("typed", ["BA5", "Wells", "12345", "BA5 2XXX", "B\u0410 52X"])
def test_a_postcode_that_cannot_be_one_is_named(typed: str) -> None:
    (problem,) = postcode_problem("postcode", typed)
    assert (problem.field, problem.sentence) == (
        "postcode",
        f"“{typed}” is not a full postcode. Enter one like BA5 2XX.",
    )


def test_a_page_pasted_as_a_postcode_does_not_fill_the_window() -> None:
    (problem,) = postcode_problem("postcode", "x" * 10_000)
    assert len(problem.sentence) < 100


@pytest.mark.parametrize("typed", ["", "d@dunmore.example", "a.b+c@d-e.co.uk"])
def test_an_email_address_that_can_be_one_is_no_problem(typed: str) -> None:
    assert email_problem("email", typed) == ()


@pytest.mark.parametrize("typed", ["d", "d@dunmore", "@dunmore.example", "d dunmore@dunmore.example", "a@b@c.d"])
def test_an_email_address_that_cannot_be_one_is_named(typed: str) -> None:
    (problem,) = email_problem("email", typed)
    assert problem.sentence == "Enter the whole e-mail address, like name@example.org, or leave it empty."


def test_an_address_of_six_lines_fits_and_one_of_nine_does_not() -> None:
    assert address_problems("address", "\n".join("123456")) == ()
    (problem,) = address_problems("address", "\n".join("123456789"))
    assert problem.sentence == (
        "The address has 9 lines; an envelope shows 6 above the postcode. Join or leave out some."
    )


def test_a_line_too_long_for_an_envelope_is_named_by_its_number() -> None:
    (problem,) = address_problems("address", f"14 Chapel Row\n{'Long ' * 20}\nWells")
    assert problem.sentence == "Line 2 of the address is too long for an envelope. Split it, or leave something out."


def test_text_is_too_long_from_one_character_more_than_there_is_room_for() -> None:
    assert too_long("words", "This", "x" * 1000, 1000) == ()
    (problem,) = too_long("words", "This", "x" * 1001, 1000)
    assert problem.sentence == "This has 1,001 characters; there is room for 1,000. Shorten it."


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (None, "Enter the date received, for example 27 3 2026."),
        ("31 2 2026", "There is no date “31 2 2026”. Enter a day, a month and a year."),
        ("x" * 500, f"There is no date “{'x' * 30}”. Enter a day, a month and a year."),
        (
            dt.date(2026, 11, 24),
            "The date received must be today or in the past. Today is Monday 23 November 2026.",
        ),
        (dt.date(1989, 12, 31), "The date received must be in 1990 or later. Check the year."),
        (dt.date(26, 11, 23), "The date received must be in 1990 or later. Check the year."),
    ],
    ids=ascii,
)
def test_a_date_that_cannot_be_is_named(day: dt.date | str | None, sentence: str) -> None:
    (problem,) = past_date_problems("received_on", "The date received", day, MONDAY)
    assert (problem.field, problem.sentence) == ("received_on", sentence)


@pytest.mark.parametrize("day", [MONDAY, dt.date(2026, 11, 22), dt.date(1990, 1, 1)])
def test_today_and_the_past_are_no_problem(day: dt.date) -> None:
    assert past_date_problems("received_on", "The date received", day, MONDAY) == ()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", 0),
        ("ten", 0),
        ("-3", 0),
        ("2.5", 0),
        ("\u0663", 0),  # a three of another script
        ("\u00b2", 0),
        ("0", 0),
        ("000", 0),
        ("1", 1),
        (" 12 ", 12),
        ("0000012", 12),
        ("250", 250),
        ("251", 0),
        ("1000", 0),
        ("9" * 5_000, 0),
        ("0" * 5_000 + "7", 7),
    ],
    ids=lambda value: ascii(value)[:12],
)
def test_a_whole_number_is_read_as_it_was_typed(typed: str, number: int) -> None:
    assert whole_number(typed, 250) == number


@pytest.mark.parametrize(("words", "said"), [("Mend it", "Mend it."), ("Mend it.", "Mend it."), ("Why?", "Why?")])
def test_words_that_others_follow_end_as_a_sentence_does(words: str, said: str) -> None:
    assert stopped(words) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("by telephone", " by telephone"),
        ("at the office.", " at the office"),
        ("Ms Vale rang", " (Ms Vale rang)"),
        ("she told the warden.", " (she told the warden)"),
        ("bynow", " (bynow)"),
    ],
)
def test_how_something_was_said_reads_on_or_is_set_apart(typed: str, said: str) -> None:
    assert by_way(typed) == said


GONE = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")


@given(st.text(max_size=40) | st.text("ab \n\t\r\u00a0\u200b\u0301e", max_size=12))
def test_of_any_text_no_control_character_is_left_and_no_other_is_lost(typed: str) -> None:
    lines = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept = [char for char in lines if char == "\n" or unicodedata.category(char) not in GONE]
    seen = any(unicodedata.category(char)[0] not in "CZ" for char in kept)
    assert tidy(typed) == ("\n".join(line.rstrip() for line in "".join(kept).split("\n")).strip() if seen else "")
