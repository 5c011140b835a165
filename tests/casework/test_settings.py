"""Settings: facts of the book, each change an entry of the journal."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest

from app.casework.desks import Desk
from app.casework.independent_facts import Independent
from app.casework.independents import keep_independent, read_plan
from app.casework.letter_facts import landlord_of
from app.casework.settings import (
    NAMES,
    Settings,
    actor,
    missing_for_letters,
    read_settings,
    save_settings,
)
from app.models.checks import check_book
from app.models.journals import records
from tests.casework.cases import OFFICER, a_case, refused, st_annes
from tests.models.ledgers import everything


def written(desk: Desk) -> list[tuple[str, str, object]]:
    """Who changed which settings, as the journal has it."""
    with desk.book.reading() as session:
        return [(one.actor, one.sentence, one.body["values"]) for one in records(session, kinds=("setting",))]


def test_before_anything_is_set_the_ombudsmans_details_are_there_and_nothing_else(desk: Desk) -> None:
    settings = read_settings(desk)
    assert settings.ombudsman_phone == "0300 111 3000"
    assert settings.ombudsman_address.split("\n")[0] == "Housing Ombudsman Service"
    assert settings.ombudsman_checked_on == dt.date(2026, 11, 21)
    assert (settings.landlord, settings.officer) == ("", "")
    assert actor(desk) == "The complaints officer"
    assert written(desk) == []


def test_what_was_saved_is_read_back(desk: Desk, settings: Settings) -> None:
    assert settings == st_annes(settings)
    assert actor(desk) == OFFICER


def test_every_setting_has_a_name_for_the_journal() -> None:
    assert list(NAMES) == [field.name for field in fields(Settings)]


def test_only_what_changed_is_journalled(desk: Desk, settings: Settings) -> None:
    changed = save_settings(desk, replace(settings, phone="01749 000001", window="c5", officer="Anne  Clerk "))
    assert changed == ("the telephone number", "the envelope")
    assert written(desk)[-1] == (
        OFFICER,
        "Settings changed: the telephone number and the envelope.",
        {"phone": "01749 000001", "window": "c5"},
    )
    assert read_settings(desk) == replace(settings, phone="01749 000001", window="c5")


def test_saving_what_is_there_writes_nothing(desk: Desk, settings: Settings) -> None:
    before = everything(desk.book)
    assert save_settings(desk, settings) == ()
    assert everything(desk.book) == before


def test_a_new_officer_signs_from_then_on_and_old_entries_keep_their_hand(desk: Desk, settings: Settings) -> None:
    save_settings(desk, replace(settings, officer="Beth Reeve"))
    assert actor(desk) == "Beth Reeve"
    assert [who for who, _, _ in written(desk)] == [OFFICER, OFFICER, "Beth Reeve"]


def test_text_is_tidied_as_it_is_saved(desk: Desk, settings: Settings) -> None:
    typed = replace(
        settings,
        landlord=" St  Anne's\nAlmshouses ",
        address=" 1 Chapel Row \r\nWells ",
        postcode="ba52xx",
    )
    save_settings(desk, typed)
    assert read_settings(desk) == settings


def test_an_almshouse_has_its_own_words_and_the_officers_come_first(desk: Desk, settings: Settings) -> None:
    assert settings.terms["rent_word"] == "rent"
    save_settings(desk, replace(settings, almshouse=True, resident_word=" almsperson "))
    kept = read_settings(desk)
    assert (kept.almshouse, kept.terms["resident_word"]) == (True, "almsperson")
    assert kept.terms["rent_word"] == "weekly maintenance contribution"
    landlord = landlord_of(kept)
    assert (landlord.almshouse, landlord.home_word, landlord.officer_word) == (True, "almshouse", "clerk")


@pytest.mark.parametrize("name", ["H. Price", "canon h price", "  H   PRICE "])
def test_who_can_consider_the_next_stage_does_not_become_the_officer(desk: Desk, settings: Settings, name: str) -> None:
    with refused(desk) as said:
        save_settings(desk, replace(settings, officer=name))
    first = "Canon H. Price is among those who can consider a complaint besides the officer."
    assert said == {"officer": f"{first} Take that entry off the list first."}


def test_an_officer_who_only_looks_like_them_is_told_apart_first(desk: Desk, settings: Settings) -> None:
    with refused(desk) as said:
        save_settings(desk, replace(settings, officer="Harriet Price"))
    first = "Canon H. Price, who can consider a complaint besides the officer, looks like Harriet Price."
    assert said["officer"].startswith(first)
    canon = Independent("Canon Henry Price", "", "trustee")
    keep_independent(desk, canon, "Minutes of 3 March 2026.", was="Canon H. Price")
    assert save_settings(desk, replace(settings, officer="Harriet Price")) == ("the officer",)


def test_an_old_book_s_names_for_stage_2_are_the_plan_and_no_setting(desk: Desk, settings: Settings) -> None:
    """The list is kept in one place. A book from before there was a plan is read as it was left."""
    assert [one.name for one in read_plan(desk)] == ["Canon H. Price"]
    assert not hasattr(read_settings(desk), "stage2_people")
    assert save_settings(desk, replace(settings, homes="34")) == ("the number of homes",)
    assert [one.name for one in read_plan(desk)] == ["Canon H. Price"]
    assert check_book(desk.book).sound


LONG = "x" * 10_000


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("landlord", "", "Enter the landlord's name, as it is to stand on letters."),
        ("landlord", " \u200b ", "Enter the landlord's name, as it is to stand on letters."),
        ("officer", "  ", "Enter the officer's name, as it is to stand on letters."),
        ("landlord", LONG, "The landlord's name has 10,000 characters; there is room for 120. Shorten it."),
        ("officer", LONG, "The officer's name has 10,000 characters; there is room for 120. Shorten it."),
        ("registration", LONG, "The registration has 10,000 characters; there is room for 120. Shorten it."),
        ("phone", LONG, "The telephone number has 10,000 characters; there is room for 120. Shorten it."),
        ("website", LONG, "The website has 10,000 characters; there is room for 120. Shorten it."),
        ("officer_post", LONG, "The officer's post has 10,000 characters; there is room for 120. Shorten it."),
        ("resident_word", LONG, "The word for residents has 10,000 characters; there is room for 120. Shorten it."),
        (
            "ombudsman_phone",
            LONG,
            "The Ombudsman's telephone has 10,000 characters; there is room for 120. Shorten it.",
        ),
        (
            "ombudsman_website",
            LONG,
            "The Ombudsman's website has 10,000 characters; there is room for 120. Shorten it.",
        ),
        ("address", "\n".join("123456789"), "The address has 9 lines; an envelope shows 6 above the postcode."),
        ("ombudsman_address", LONG, "Line 1 of the address is too long for an envelope."),
        ("postcode", "Wells", "“Wells” is not a full postcode. Enter one like BA5 2XX."),
        ("email", "clerk", "Enter the whole e-mail address, like name@example.org, or leave it empty."),
        ("email", f"{LONG}@x.example", "The e-mail address has 10,010 characters; there is room for 120. Shorten it."),
        ("window", "a4", "Choose the envelope that you post letters in."),
        ("ombudsman_phone", "", "Letters give the Ombudsman's telephone and address. Enter both."),
        ("year_end", "the spring", "Enter the day and month on which your financial year ends, for example 31 March."),
        ("homes", "about 30", "Enter the number of homes in figures, for example 34, or leave it empty."),
        ("homes", "0", "Enter the number of homes in figures, for example 34, or leave it empty."),
        ("homes", "1000000", "Enter the number of homes in figures, for example 34, or leave it empty."),
        ("escalation_days", "a month", "Enter the working days in figures, for example 20, or leave it empty."),
        ("escalation_days", "-5", "Enter the working days in figures, for example 20, or leave it empty."),
        ("escalation_days", "261", "Enter the working days in figures, for example 20, or leave it empty."),
        ("third_stage", "x" * 20_001, "This has 20,001 characters; there is room for 20,000. Shorten it."),
        (
            "submitted_on",
            dt.date(2026, 11, 24),
            "The day of the last yearly submission must be today or in the past. Today is Monday 23 November 2026.",
        ),
        ("submitted_on", "the spring", "There is no date “the spring”. Enter a day, a month and a year."),
        (
            "ombudsman_checked_on",
            None,
            "Enter the day the Ombudsman's details were checked, for example 27 3 2026.",
        ),
        (
            "ombudsman_checked_on",
            dt.date(2026, 11, 24),
            (
                "The day the Ombudsman's details were checked must be today or in the past. "
                "Today is Monday 23 November 2026."
            ),
        ),
    ],
)
def test_what_cannot_stand_on_a_letter_is_refused_beside_its_field(
    desk: Desk, settings: Settings, field: str, value: object, sentence: str
) -> None:
    with refused(desk) as said:
        save_settings(desk, replace(settings, **{field: value}))  # type: ignore[arg-type]  # one field after the other
    assert list(said) == [field]
    assert said[field].startswith(sentence)


def test_what_is_said_of_the_landlord_is_kept_tidily(desk: Desk, settings: Settings) -> None:
    said = replace(
        settings,
        homes="1,034",
        year_end="31/3/26",
        third_stage=" A panel hears it.\r\nIt has residents on it. ",
        submitted_on=dt.date(2026, 9, 1),
    )
    assert save_settings(desk, said) == (
        "the number of homes",
        "the end of the financial year",
        "the day of the last yearly submission",
        "why there is a third stage",
    )
    kept = read_settings(desk)
    assert (kept.homes, kept.number_of_homes, kept.year_end) == ("1,034", 1034, "31 March")
    assert kept.third_stage == "A panel hears it.\nIt has residents on it."
    assert kept.submitted_on == dt.date(2026, 9, 1)
    with refused(desk) as pasted:
        save_settings(desk, replace(kept, homes="9" * 5_000, escalation_days="9" * 5_000))
    assert sorted(pasted) == ["escalation_days", "homes"]
    with refused(desk) as early:
        save_settings(desk, replace(kept, submitted_for=dt.date(2026, 9, 1)))
    sent = "The submission was sent on Tuesday 1 September 2026, so the year that it was for ended before that."
    assert early == {"submitted_for": sent}
    with refused(desk) as to_come:
        save_settings(desk, replace(kept, submitted_for=dt.date(2027, 3, 31)))
    assert list(to_come) == ["submitted_for"]
    named = save_settings(desk, replace(kept, submitted_for=dt.date(2025, 3, 31)))
    assert named == ("the year of the last yearly submission",)
    save_settings(desk, replace(read_settings(desk), homes="", submitted_on=None))
    assert read_settings(desk).submitted_for is None  # it goes with the day
    assert (read_settings(desk).number_of_homes, read_settings(desk).submitted_on) == (None, None)


@pytest.mark.parametrize(("typed", "kept", "days"), [(" 20 ", "20", 20), ("0", "", 0), ("", "", 0)])
def test_the_time_to_ask_for_the_next_stage_is_a_number_of_working_days(
    desk: Desk, settings: Settings, typed: str, kept: str, days: int
) -> None:
    save_settings(desk, replace(settings, escalation_days=typed))
    assert (read_settings(desk).escalation_days, read_settings(desk).escalation_window) == (kept, days)


def test_letters_need_four_things(desk: Desk, settings: Settings) -> None:
    assert missing_for_letters(settings) == ()
    bare = missing_for_letters(Settings())
    assert [problem.field for problem in bare] == ["settings"] * 4
    assert [problem.sentence for problem in bare] == [
        "Letters need the landlord's name. Enter it in Settings.",
        "Letters need the landlord's address. Enter it in Settings.",
        "Letters need a telephone number at which you can be reached. Enter it in Settings.",
        "Letters need your name. Enter it in Settings.",
    ]


def test_a_complaint_can_be_taken_before_anything_is_set(desk: Desk) -> None:
    """A telephone call does not wait for a letterhead."""
    case = a_case(desk).received("2026-11-23")
    assert case.line("received").actor == "The complaints officer"
