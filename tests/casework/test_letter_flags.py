"""Flags on issued letters: each thing that the record no longer says, before a letter goes and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.corrections import change_definition, correct_date, strike_out
from app.casework.desks import Desk
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.intakes import Person, Point, Representative
from app.casework.letter_flags import flags_if_posted
from app.casework.letters import issue, open_letter
from app.casework.milestones import Milestone, record_milestone
from app.casework.particulars import Needs, change_needs, change_person
from app.casework.questions import letters_to_post
from app.casework.settings import Settings, save_settings
from tests.casework.cases import MONDAY, MR_D, Case, a_case, on
from tests.casework.matters import REFUSED, decided, entered, newest, paid, planned, remedied, weighed

WHY = "It was mistyped."
TUESDAY = dt.date(2026, 11, 24)
DEFINITION = (MR_D.points, MR_D.outcomes, ())


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Received on Friday 20 November; the letter is issued on Monday 23 November and has not gone."""
    return a_case(desk).received("2026-11-20").issued(MONDAY)


def flags(case: Case) -> tuple[str, ...]:
    return case.file.letters[0].flags


def now_called(case: Case, representative: Representative | None = None, **changes: str) -> None:
    person: Person = replace(MR_D.person, **changes)
    change_person(case.desk, case.id, person, representative, WHY)


def now_received(case: Case, day: str) -> None:
    correct_date(case.desk, case.id, case.line("received").seq, dt.date.fromisoformat(day), WHY)


def test_a_letter_that_says_what_the_record_says_has_no_flag(case: Case) -> None:
    assert flags(case) == ()
    assert flags(case.posted(MONDAY)) == ()


@pytest.mark.parametrize(
    ("change", "flag"),
    [
        (
            lambda case: now_received(case, "2026-11-19"),
            (
                "It says the complaint was received on Friday 20 November 2026; "
                "the record now says Thursday 19 November 2026."
            ),
        ),
        (
            lambda case: now_called(case, address="41 Chapel Row\nWells"),
            "It is addressed to 14 Chapel Row; the record now says 41 Chapel Row.",
        ),
        (
            lambda case: now_called(case, postcode="BA5 2XY"),
            "It is addressed to 14 Chapel Row, Wells, BA5 2XX; the record now says 14 Chapel Row, Wells, BA5 2XY.",
        ),
        (
            lambda case: now_called(case, address="", postcode=""),
            "It is addressed to 14 Chapel Row, Wells, BA5 2XX; the record now says nothing.",
        ),
        (
            lambda case: now_called(case, address="Flat 2\n14 Chapel Row\nWells"),
            "It is addressed to 14 Chapel Row; the record now says Flat 2, 14 Chapel Row.",
        ),
        (
            lambda case: now_called(case, name="Mr D. Dunmoor"),
            "It is addressed to Mr D. Dunmore; the record now says Mr D. Dunmoor.",
        ),
        (
            lambda case: now_called(case, salutation="Dr {Dunmore}"),
            "It greets Mr Dunmore; the record now says Dr {Dunmore}.",
        ),
        (
            lambda case: now_called(case, Representative("Ms P. Quill")),
            "It names nobody as representative; the record now names Ms P. Quill.",
        ),
        (
            lambda case: change_definition(case.desk, case.id, ((Point("Another."),), *DEFINITION[1:]), WHY),
            "It gives the points complained of as they were; the record has changed since.",
        ),
        (
            lambda case: change_definition(case.desk, case.id, (MR_D.points, (), ("Which radiator?",)), WHY),
            "It gives the outcomes wanted and the questions to ask as they were; the record has changed since.",
        ),
        (
            lambda case: change_needs(case.desk, case.id, Needs(large_print=True), WHY),
            "It is in ordinary print; the record now asks for large print.",
        ),
        (
            lambda case: change_needs(case.desk, case.id, Needs(adjustments=("Ring first.",)), WHY),
            "It gives the adjustments agreed as they were; the record has changed since.",
        ),
    ],
)
def test_before_it_goes_each_thing_that_differs_is_named(
    case: Case, change: Callable[[Case], object], flag: str
) -> None:
    change(case)
    assert flags(case) == (flag,)
    assert letters_to_post(case.desk)[0].flags == (flag,)


def test_large_print_that_is_no_longer_asked_for_is_named(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, large_print=True).issued(MONDAY)
    change_needs(desk, case.id, Needs(), WHY)
    assert flags(case) == ("It is in large print; the record no longer asks for that.",)


def test_what_settings_say_of_who_deals_with_it_is_compared(case: Case, settings: Settings) -> None:
    save_settings(case.desk, replace(settings, phone="01749 000009"))
    assert flags(case) == ("It gives 01749 000000 as the number to ring; Settings now say 01749 000009.",)


def test_what_was_done_about_a_danger_since_is_named_and_struck_out_named_too(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes").issued(MONDAY)
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "The plumber was rung.", "no"))
    assert flags(case) == ("It does not say that the possible danger was acted on; the record now does.",)
    other = a_case(desk).received(MONDAY, hazard="yes")
    number = record_hazard_action(desk, other.id, HazardAction(MONDAY, "The plumber was rung.", "no"))
    other.issued(MONDAY)
    assert flags(other) == ()
    strike_out(desk, other.id, number, WHY)
    assert flags(other) == ("It says that the possible danger was acted on; the record no longer does.",)


def test_a_date_received_under_another_code_names_the_code(desk: Desk, settings: Settings) -> None:
    case = a_case(on(desk, "2024-04-02")).received("2024-04-01").issued("2024-04-02")
    now_received(case, "2024-03-28")
    assert flags(case)[:2] == (
        "It says the complaint was received on Monday 1 April 2024; the record now says Thursday 28 March 2024.",
        "It was written under the Code of 2024; the case is now under the Code of 2022.",
    )


def test_a_flag_goes_when_the_date_is_put_back(case: Case) -> None:
    for day in ("2026-11-19", "2026-11-20"):
        now_received(case, day)
    assert flags(case) == ()


# the answer that it promises


def test_a_letter_left_lying_promises_another_date_than_the_code_would(case: Case) -> None:
    """Written on Monday 23 November for Monday 7 December; on the Wednesday, day 10 is Wednesday 9 December."""
    case.desk = on(case.desk, "2026-11-25")
    assert flags(case) == (
        (
            "It promises an answer by Monday 7 December 2026; if it goes on Wednesday 25 November 2026, "
            "the Code's date is Wednesday 9 December 2026. The earlier of the two binds you."
        ),
    )


def test_the_day_supposed_in_the_dialog_is_what_is_counted_from(case: Case) -> None:
    desk, number = on(case.desk, "2026-11-25"), case.file.letters[0].letter_id
    assert flags_if_posted(desk, case.id, number, MONDAY) == ()
    promised, dated = flags_if_posted(desk, case.id, number, TUESDAY)
    assert "if it goes on Tuesday 24 November 2026, the Code's date is Tuesday 8 December 2026." in promised
    assert dated == (
        "It is dated Monday 23 November 2026 but went on Tuesday 24 November 2026; the day it went counts."
    )


def test_a_letter_that_does_not_stand_or_has_gone_is_not_asked_about(case: Case) -> None:
    number = case.file.letters[0].letter_id
    assert flags_if_posted(case.desk, case.id, 999) == ()
    case.posted("2026-11-25")
    assert flags_if_posted(case.desk, case.id, number) == ()


def test_once_it_went_the_promise_is_held_against_the_clock(case: Case) -> None:
    case.posted("2026-11-25")
    assert flags(case) == (
        (
            "It promises an answer by Monday 7 December 2026; the Code's date is Wednesday 9 December 2026. "
            "The earlier of the two binds you."
        ),
        "It is dated Monday 23 November 2026 but went on Wednesday 25 November 2026; the day it went counts.",
    )


def test_an_answer_promised_too_late_is_flagged_with_the_codes_date(desk: Desk, settings: Settings) -> None:
    """Under the Code of 2022 the answer counts from logging, here recorded as Monday 12 June 2023 once it went."""
    monday = on(desk, "2023-06-12")
    save_settings(monday, replace(settings, ombudsman_checked_on=dt.date(2023, 6, 1)))
    case = a_case(monday).received("2023-06-09", logged="2023-06-12").issued("2023-06-14").posted("2023-06-14")
    record_milestone(case.desk, case.id, Milestone("logged", dt.date(2023, 6, 12)))
    assert flags(case) == (
        (
            "It promises an answer by Wednesday 28 June 2023; the Code's date is Monday 26 June 2023. "
            "Answer by the Code's date."
        ),
    )


# after it went


def test_what_it_said_wrongly_when_it_went_stays_told(case: Case) -> None:
    now_called(case, name="Mr D. Dunmoor", address="41 Chapel Row\nWells")
    change_needs(case.desk, case.id, Needs(large_print=True), WHY)
    before = flags(case)
    assert len(before) == 3
    case.posted(MONDAY)
    assert flags(case) == before
    change_needs(case.desk, case.id, Needs(), "No longer.")
    assert flags(case) == before
    posting = case.line("acknowledged")
    correct_date(on(case.desk, TUESDAY), case.id, posting.seq, TUESDAY, WHY)
    assert set(before) <= set(flags(case))


def test_what_changes_after_it_went_is_no_fault_of_the_letter(case: Case, settings: Settings) -> None:
    case.posted(MONDAY)
    change_definition(case.desk, case.id, ((Point("Another."),), (), ()), WHY)
    change_needs(case.desk, case.id, Needs(large_print=True), WHY)
    save_settings(case.desk, replace(settings, phone="01749 000009"))
    assert flags(case) == ()


def test_the_day_received_and_where_it_went_are_held_against_the_record_for_good(case: Case) -> None:
    case.posted(MONDAY)
    now_called(case, address="41 Chapel Row\nWells")
    now_received(case, "2026-11-19")
    assert [flag.split(";")[0] for flag in flags(case)] == [
        "It says the complaint was received on Friday 20 November 2026",
        "It is addressed to 14 Chapel Row",
    ]


def test_asking_writes_nothing(case: Case) -> None:
    next_seq = case_records(case.desk, case.id).next_seq
    flags(case)
    assert case_records(case.desk, case.id).next_seq == next_seq


# the letters that end the other guides


def the_letter(case: Case, kind: str, stage: int = 1) -> tuple[str, ...]:
    """The flags of a letter that is issued today."""
    issue(case.desk, open_letter(case.desk, case.id, kind, stage))
    return case.file.letters[-1].flags


def answered(case: Case, day: str) -> None:
    decided(case, day)
    weighed(case, day)
    remedied(case, day)
    paid(case, day, 7500)
    assert the_letter(case, "response") == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda case: decided(case, MONDAY, evidence_resident="Your photographs, and your letter."),
            ("It gives what was decided as it was; the record has changed since.",),
        ),
        (
            lambda case: paid(case, MONDAY, 2500),
            ("It gives what puts it right as it was; the record has changed since.",),
        ),
        (
            lambda case: change_definition(case.desk, case.id, ((Point("Another."),), *DEFINITION[1:]), WHY),
            (
                "It gives the points complained of as they were; the record has changed since.",
                "It gives what was decided as it was; the record has changed since.",
            ),
        ),
        (
            lambda case: change_definition(case.desk, case.id, (MR_D.points, (), ()), WHY),
            ("It gives the outcomes wanted as they were; the record has changed since.",),
        ),
    ],
)
def test_an_answer_that_has_not_gone_is_held_against_the_decision(
    desk: Desk, settings: Settings, change: Callable[[Case], object], said: tuple[str, ...]
) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    answered(case, "2026-11-23")
    change(case)
    assert flags_of_last(case) == said


def flags_of_last(case: Case) -> tuple[str, ...]:
    return case.file.letters[-1].flags


def test_what_is_decided_or_done_after_an_answer_went_is_no_fault_of_it(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    answered(case, "2026-11-23")
    case.posted(MONDAY)
    paid(case, MONDAY, 2500)
    promise = newest(case, "remedy").seq
    entered(case, "promise_kept", MONDAY, {"promise": promise, "evidence": "A receipt."})
    assert flags_of_last(case) == ()


def test_a_letter_is_held_to_no_more_than_its_kind_says(desk: Desk, settings: Settings) -> None:
    """An extension notice says nothing of outcomes, adjustments or who speaks for whom."""
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    planned(case, MONDAY)
    assert the_letter(case, "extension") == ()
    change_definition(case.desk, case.id, (MR_D.points, (), ("Which radiator?",)), WHY)
    change_needs(case.desk, case.id, Needs(adjustments=("Ring first.",)), WHY)
    assert flags_of_last(case) == ()


def test_an_extension_that_was_planned_anew_is_named(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    planned(case, MONDAY)
    assert the_letter(case, "extension") == ()
    planned(case, MONDAY, until="2026-12-16")
    assert flags_of_last(case) == ("It gives the extension as it was; the record has changed since.",)


def test_a_notice_left_lying_past_the_date_that_it_extends_says_that_it_extends_nothing(
    desk: Desk, settings: Settings
) -> None:
    """Acknowledged on Monday 23 November, so due by Monday 7 December; on the 8th it is too late."""
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    planned(case, MONDAY)
    assert the_letter(case, "extension") == ()
    case.desk = on(case.desk, "2026-12-08")
    (flag,) = flags_of_last(case)
    assert flag.startswith(
        "It gives Friday 18 December 2026 as the new date; the Code's date is Monday 7 December 2026."
    )
    assert "It does not count: it went out after Monday 7 December 2026" in flag


def test_a_refusal_that_was_overturned_before_it_went_is_named(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20")
    number = entered(case, "refused", MONDAY, REFUSED)
    assert the_letter(case, "refusal") == ()
    body = {"refused": number, "stage": 1, "by": "landlord", "reference": "", "reason": "We were wrong."}
    entered(case, "overturned", MONDAY, body)
    assert flags_of_last(case) == ("It gives the refusal as it was; the record has changed since.",)


def test_the_day_on_which_a_stage_was_asked_for_is_held_against_the_record_for_good(
    desk: Desk, settings: Settings
) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY).responded("2026-12-01").asked_for(2, "2026-12-03")
    assert the_letter(case, "acknowledgement", 2) == ()
    case.posted("2026-12-03")
    correct_date(case.desk, case.id, case.line("escalation_requested").seq, dt.date(2026, 12, 2), WHY)
    assert flags_of_last(case)[0] == (
        "It says stage 2 was asked for on Thursday 3 December 2026; the record now says Wednesday 2 December 2026."
    )


# what nothing can be done about any more


def left_lying(desk: Desk) -> Case:
    """A notice dated Friday 27 November, posted on Monday 30 November 2026; the answer is due by 7 December."""
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    planned(case, "2026-11-27")
    the_letter(case, "extension")
    return case.posted("2026-11-30")


DATED = "It is dated Friday 27 November 2026 but went on Monday 30 November 2026; the day it went counts."


def test_a_notice_that_lay_over_the_weekend_is_flagged_while_its_answer_is_due(desk: Desk, settings: Settings) -> None:
    letter = left_lying(desk).file.letters[-1]
    assert (letter.flags, letter.kept_flags) == ((DATED,), ())


def test_once_the_answer_has_gone_or_the_case_is_closed_the_record_keeps_it_and_nothing_asks(
    desk: Desk, settings: Settings
) -> None:
    case = left_lying(desk).responded("2026-12-14")
    letter = case.file.letters[-1]
    assert (letter.flags, letter.kept_flags) == ((), (DATED,))
    letter = case.closed("2026-12-15").file.letters[-1]
    assert (letter.flags, letter.kept_flags) == ((), (DATED,))


def test_a_wrong_address_of_an_answer_is_flagged_until_the_case_is_closed(desk: Desk, settings: Settings) -> None:
    """Its day cannot be mended once it went; that it went to the wrong house can."""
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    decided(case, MONDAY)
    weighed(case, MONDAY)
    remedied(case, MONDAY)
    the_letter(case, "response")
    case.posted(TUESDAY)
    now_called(case, address="41 Chapel Row\nWells")
    letter = case.file.letters[-1]
    assert letter.flags == ("It is addressed to 14 Chapel Row; the record now says 41 Chapel Row.",)
    assert letter.kept_flags == (
        "It is dated Monday 23 November 2026 but went on Tuesday 24 November 2026; the day it went counts.",
    )


def test_an_acknowledgement_that_lies_past_its_day_does_not_say_that_it_is_late(case: Case) -> None:
    """Written in time; by Friday 27 November it was to go (2024 Code 6.2)."""
    case.desk = on(case.desk, "2026-11-27")
    assert not any("comes late" in flag for flag in flags(case))
    case.desk = on(case.desk, "2026-11-30")
    assert "It does not say that it comes late; it was due by Friday 27 November 2026." in flags(case)
    case.posted("2026-11-30")
    assert not any("comes late" in flag for flag in flags(case))


def test_an_answer_that_lies_past_a_promise_is_flagged(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    decided(case, MONDAY)
    weighed(case, MONDAY)
    remedied(case, MONDAY, by="2026-11-27")
    assert the_letter(case, "response") == ()
    case.desk = on(case.desk, "2026-11-30")
    assert flags_of_last(case) == ("It promises “Replace the radiator” by Friday 27 November 2026, which has gone.",)


def test_a_refusal_that_was_overturned_after_the_acknowledgement_was_written_is_named(case: Case) -> None:
    number = entered(case, "refused", MONDAY, REFUSED)
    body = {"refused": number, "stage": 1, "by": "landlord", "reference": "", "reason": "We were wrong."}
    entered(case, "overturned", MONDAY, body)
    assert flags(case) == ("It does not say of the refusal that came first what the record now says.",)
