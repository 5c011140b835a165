"""Milestones: events that move the clocks, notes, hazards, closing. Every date was counted by hand on a calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import NoSuchCase, case_records
from app.casework.corrections import correct_date, strike_out
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.milestones import (
    Milestone,
    add_note,
    close_case,
    countable_kinds,
    record_milestone,
)
from app.casework.settings import Settings, read_settings, save_settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, OFFICER, REVIEWER, Case, a_case, name_reviewers, on, refused, st_annes

FRIDAY = dt.date(2026, 11, 20)
LONG = "x" * 20_001


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Received on Friday 20 November; today is Monday 23 November."""
    return a_case(desk).received(FRIDAY)


@pytest.fixture
def answered(desk: Desk, settings: Settings) -> Case:
    """Received on Monday 2 November, acknowledged on Tuesday 3, answered on Tuesday 10."""
    return a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10")


def test_an_acknowledgement_written_by_hand_starts_the_response_clock(case: Case) -> None:
    case.acknowledged(MONDAY)
    assert case.clock("stage1.acknowledge").countdown == "done in time"
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 7)
    assert case.line("acknowledged").sentence == "Stage 1 acknowledgement sent on Monday 23 November 2026 by post."


def test_one_sent_after_the_fifth_day_is_late_by_the_days_after_it(desk: Desk, settings: Settings) -> None:
    """Received on Monday 9 November: due on Monday 16, sent on Wednesday 18."""
    case = a_case(desk).received("2026-11-09").acknowledged("2026-11-18")
    assert case.clock("stage1.acknowledge").countdown == "done, 2 working days late"
    respond = case.clock("stage1.respond")
    assert respond.due == dt.date(2026, 12, 2)
    assert respond.notes == (
        "The step before was late. Had it been taken on its last day, this date would be Monday 30 November 2026.",
    )


def test_one_sent_on_the_last_day_is_in_time(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-09").acknowledged("2026-11-16")
    assert case.clock("stage1.acknowledge").countdown == "done in time"


def test_an_extension_in_time_moves_the_answer(case: Case) -> None:
    """Acknowledged on Monday 23 November: due on Monday 7 December; ten more working days end on Monday 21."""
    case.acknowledged(MONDAY).extended("2026-12-07", "2026-12-21")
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 21)
    assert case.clock("stage1.respond").original_due == dt.date(2026, 12, 7)
    assert "new date Monday 21 December 2026. The surveyor is ill." in case.line("extended").sentence


@pytest.mark.parametrize(
    ("sent", "until", "reason", "why"),
    [
        ("2026-12-08", "2026-12-21", "", "It does not count: it went out after Monday 7 December 2026"),
        ("2026-12-07", "2026-12-22", "", "It does not count: Monday 21 December 2026, 10 working days after"),
        ("2026-12-07", "2026-12-07", "", "It does not count: that is no later than Monday 7 December 2026"),
    ],
)
def test_an_extension_that_does_not_count_is_recorded_and_says_why(
    case: Case, sent: str, until: str, reason: str, why: str
) -> None:
    case.acknowledged(MONDAY).extended(sent, until, reason)
    respond = case.clock("stage1.respond")
    assert respond.due == dt.date(2026, 12, 7)
    assert why in respond.notes[0]


def test_an_extension_past_the_limit_counts_with_a_good_reason(case: Case) -> None:
    case.acknowledged(MONDAY).extended("2026-12-07", "2027-01-15", "The surveyor's report is awaited.")
    assert case.clock("stage1.respond").due == dt.date(2027, 1, 15)
    assert case.line("extended").detail == "Good reason for going past the limit: The surveyor's report is awaited."


def test_stage_2_is_acknowledged_and_answered_on_its_own_clocks(answered: Case) -> None:
    """Asked for on Thursday 12 November: acknowledge by Thursday 19; acknowledged on Monday 16: answer in 20 days.

    Tue 17 to Fri 20 are days 1 to 4, the three weeks to Friday 11 December make 19, Monday 14 December is day 20.
    """
    answered.asked_for(2, "2026-11-12")
    assert answered.clock("stage2.acknowledge").due == dt.date(2026, 11, 19)
    answered.acknowledged("2026-11-16", stage=2)
    assert answered.clock("stage2.respond").due == dt.date(2026, 12, 14)
    assert answered.file.people == ((1, OFFICER), (2, REVIEWER))
    assert answered.line("assigned").sentence == f"Stage 2 is dealt with by {REVIEWER}."


# refusals


@pytest.mark.parametrize(
    ("milestone", "said_instead"),
    [
        (
            Milestone("acknowledged", dt.date(2026, 11, 19)),
            {
                "on": "The acknowledgement on Thursday 19 November 2026 is before the complaint was received on "
                "Friday 20 November 2026. Check both dates."
            },
        ),
        (
            Milestone("responded", dt.date(2026, 11, 1)),
            {
                "on": "The response on Sunday 1 November 2026 is before the complaint was received on "
                "Friday 20 November 2026. Check both dates."
            },
        ),
        (
            Milestone("acknowledged", dt.date(2026, 11, 24)),
            {"on": "The date of the acknowledgement must be today or in the past. Today is Monday 23 November 2026."},
        ),
        (Milestone("responded", None), {"on": "Enter the date of the response, for example 27 3 2026."}),
        (
            Milestone("responded", "soon"),
            {"on": "There is no date “soon”. Enter a day, a month and a year."},
        ),
        (
            Milestone("acknowledged", MONDAY, how="x" * 500),
            {"how": "This has 500 characters; there is room for 120. Shorten it."},
        ),
        (
            Milestone("extended", MONDAY),
            {
                "until": "Enter the new date that the notice gave.",
                "reason": "Enter the reason that the notice gave for needing more time.",
            },
        ),
        (
            Milestone("extended", MONDAY, until="next year", reason="Ill."),
            {"until": "Enter the new date that the notice gave."},
        ),
        (
            Milestone("extended", MONDAY, until=dt.date(2026, 12, 21), reason=LONG),
            {"reason": "The reason has 20,001 characters; there is room for 20,000. Shorten it."},
        ),
        (
            Milestone("responded", MONDAY, stage=2),
            {"": "Stage 2 was not asked for yet. Record that first."},
        ),
        (
            Milestone("escalation_requested", MONDAY, stage=1, person=REVIEWER),
            {"": "The complaint is at stage 1, so stage 2 is the next."},
        ),
        (
            Milestone("escalation_requested", MONDAY, stage=2),
            {"person": f"Enter who will deal with stage 2. In Settings you named: {REVIEWER}."},
        ),
        (
            Milestone("escalation_requested", MONDAY, stage=2, person="x" * 121),
            {"person": "The name has 121 characters; there is room for 120. Shorten it."},
        ),
    ],
)
def test_an_event_that_cannot_be_is_refused_beside_its_field(
    case: Case, milestone: Milestone, said_instead: dict[str, str]
) -> None:
    with refused(case.desk) as said:
        record_milestone(on(case.desk, MONDAY), case.id, milestone)
    assert said == said_instead


def test_a_new_date_beyond_the_calendar_is_refused_and_the_lists_still_open(case: Case) -> None:
    """A year mistyped as 2206 must not take the Today page away."""
    case.acknowledged(MONDAY)
    for year in (2041, 2206, 9999):
        milestone = Milestone(
            "extended", MONDAY, until=dt.date(year, 12, 21), reason="The surveyor is ill.", good_reason="Very ill."
        )
        with refused(case.desk) as said:
            record_milestone(case.desk, case.id, milestone)
        assert list(said) == ["until"]
        assert said["until"].endswith("Check the year.")
    assert len(due_list(case.desk)) == 1


@pytest.mark.parametrize("person", [OFFICER, "anne clerk", "  ANNE  CLERK "])
def test_who_considered_stage_1_does_not_consider_stage_2(answered: Case, person: str) -> None:
    """2024 Code 6.13."""
    milestone = Milestone("escalation_requested", dt.date(2026, 11, 12), 2, person=person)
    with refused(answered.desk) as said:
        record_milestone(on(answered.desk, MONDAY), answered.id, milestone)
    assert list(said) == ["person"]
    assert said["person"].endswith("dealt with stage 1, so somebody else must take this stage.")


def test_the_2024_code_has_no_third_stage(answered: Case) -> None:
    """2024 Code 5.3."""
    answered.asked_for(2, "2026-11-12").acknowledged("2026-11-16", stage=2).responded("2026-11-20", stage=2)
    with refused(answered.desk) as said:
        answered.asked_for(3, "2026-11-23", "Mrs J. Hale")
    assert said == {"": "The Code of 2024 has 2 stages, and the last was reached."}


@pytest.fixture
def third_stage(desk: Desk, settings: Settings) -> str:
    """Why the landlord has a third stage, as Settings say."""
    why = "A panel with two residents on it hears what the trustees could not settle."
    save_settings(desk, replace(settings, third_stage=why))
    return why


def test_a_third_stage_is_only_for_a_landlord_that_says_why(desk: Desk, settings: Settings) -> None:
    """2022 Code 5.17."""
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-14").responded("2023-06-20")
    case.asked_for(2, "2023-06-22").responded("2023-07-03", stage=2)
    with refused(desk) as said:
        case.asked_for(3, "2023-07-05", "Mrs J. Hale")
    ends = "Under the Code of 2022 a complaint ordinarily ends with stage 2 (Code 5.17)."
    put_right = "If your landlord has justified a stage 3, write in Settings why, then record this."
    assert said == {"": f"{ends} {put_right}"}
    assert "escalation_requested" not in countable_kinds(case.desk, case_records(desk, case.id))
    save_settings(desk, replace(settings, third_stage="A panel with residents on it."))
    assert "escalation_requested" in countable_kinds(case.desk, case_records(desk, case.id))
    case.asked_for(3, "2023-07-05", "Mrs J. Hale")
    save_settings(desk, settings)
    assert case.file.stage == 3
    assert "escalation_requested" not in countable_kinds(case.desk, case_records(desk, case.id))


def test_the_2024_code_has_no_third_stage_whatever_settings_say(desk: Desk, third_stage: str) -> None:
    case = a_case(desk).received("2026-10-01").acknowledged("2026-10-02").responded("2026-10-05")
    case.asked_for(2, "2026-10-06").acknowledged("2026-10-07", stage=2).responded("2026-10-12", stage=2)
    assert "escalation_requested" not in countable_kinds(case.desk, case_records(desk, case.id))
    with refused(desk) as said:
        case.asked_for(3, "2026-11-23", "Mrs J. Hale")
    assert said == {"": "The Code of 2024 has 2 stages, and the last was reached."}


def test_the_2022_code_may_have_a_third_stage_and_nobody_considers_a_complaint_twice(
    desk: Desk, third_stage: str
) -> None:
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-14").responded("2023-06-20")
    case.asked_for(2, "2023-06-22").responded("2023-07-03", stage=2)
    for person in (OFFICER, REVIEWER):
        with refused(desk):
            case.asked_for(3, "2023-07-05", person)
    case.asked_for(3, "2023-07-05", "Mrs J. Hale")
    assert case.file.stage == 3


def test_a_stage_is_asked_for_once_and_none_is_skipped(desk: Desk, third_stage: str) -> None:
    case = a_case(on(desk, "2023-06-12")).received("2023-06-12").acknowledged("2023-06-14").responded("2023-06-20")
    with refused(desk) as said:
        case.asked_for(3, "2023-06-22")
    assert said == {"": "The complaint is at stage 1, so stage 2 is the next."}
    case.asked_for(2, "2023-06-22")
    with refused(desk) as said:
        case.asked_for(2, "2023-06-23", "Mrs J. Hale")
    assert said == {"": "The complaint is at stage 2, so stage 3 is the next."}


def test_an_event_of_stage_2_cannot_come_before_stage_2_was_asked_for(answered: Case) -> None:
    answered.asked_for(2, "2026-11-12")
    with refused(answered.desk) as said:
        answered.acknowledged("2026-11-11", stage=2)
    assert list(said) == ["on"]


# notes and hazards


def test_a_note_of_what_came_before_the_complaint_stands_in_nobodys_way(case: Case) -> None:
    """Three calls in October are why this is a complaint; an acknowledgement can be recorded all the same."""
    add_note(case.desk, case.id, dt.date(2026, 10, 5), "He rang the contractor.\nNobody came.")
    case.acknowledged(MONDAY)
    assert case.line("note").on == dt.date(2026, 10, 5)
    assert case.line("note").sentence == "Note: He rang the contractor.\nNobody came."


@pytest.mark.parametrize(
    ("day", "text", "said_instead"),
    [
        (MONDAY, " \u200b ", {"text": "Enter what happened or was said."}),
        (None, "x", {"on": "Enter the date of the note, for example 27 3 2026."}),
        (
            dt.date(2026, 11, 24),
            "x",
            {"on": "The date of the note must be today or in the past. Today is Monday 23 November 2026."},
        ),
        (MONDAY, LONG, {"text": "The note has 20,001 characters; there is room for 20,000. Shorten it."}),
    ],
    ids=["nothing", "no date", "tomorrow", "too long"],
)
def test_a_note_that_cannot_be_is_refused(
    desk: Desk, settings: Settings, day: dt.date | None, text: str, said_instead: dict[str, str]
) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        add_note(desk, case.id, day, text)
    assert said == said_instead


def test_a_note_of_ten_thousand_characters_is_kept_to_the_last(case: Case) -> None:
    add_note(on(case.desk, MONDAY), case.id, MONDAY, "y" * 10_000)
    assert case.line("note").sentence == f"Note: {'y' * 10_000}"


@pytest.mark.parametrize("number", [999, 0, -1])
def test_a_note_on_no_case_is_refused(desk: Desk, settings: Settings, number: int) -> None:
    for write in (add_note, close_case):
        with pytest.raises(NoSuchCase):
            write(desk, number, MONDAY, "He rang.")


# closing


def test_a_case_whose_answer_is_out_can_be_closed_and_leaves_the_list(answered: Case) -> None:
    answered.closed("2026-11-20")
    assert (answered.file.closed_on, due_list(answered.desk)) == (dt.date(2026, 11, 20), ())
    assert answered.line("closed").sentence == "Closed on Friday 20 November 2026: Everything promised was done."
    assert check_book(answered.desk.book).sound


def test_a_case_is_not_closed_while_an_answer_is_due(case: Case) -> None:
    with refused(case.desk) as said:
        case.closed(MONDAY)
    assert said == {"": "The stage 1 response has not been sent. Send it, then close the case."}
    case.acknowledged(MONDAY)
    with refused(case.desk) as said:
        case.closed(MONDAY)
    assert said == {"": "The stage 1 response has not been sent. Send it, then close the case."}


def test_nor_while_stage_2_is_due(answered: Case) -> None:
    answered.asked_for(2, "2026-11-12")
    with refused(answered.desk) as said:
        answered.closed(MONDAY)
    assert said == {"": "The stage 2 response has not been sent. Send it, then close the case."}


@pytest.mark.parametrize(
    ("day", "reason", "said_instead"),
    [
        (MONDAY, "  ", {"reason": "Enter why the case can be closed."}),
        (MONDAY, LONG, {"reason": "The reason has 20,001 characters; there is room for 20,000. Shorten it."}),
        (None, "Done.", {"on": "Enter the date of closing, for example 27 3 2026."}),
        (
            dt.date(2026, 11, 9),
            "Done.",
            {"on": "The answer went on Tuesday 10 November 2026, so the case was not closed before that."},
        ),
    ],
    ids=["no reason", "too long", "no date", "before the answer"],
)
def test_a_closing_that_cannot_be_is_refused(
    answered: Case, day: dt.date | None, reason: str, said_instead: dict[str, str]
) -> None:
    with refused(answered.desk) as said:
        close_case(on(answered.desk, MONDAY), answered.id, day, reason)
    assert said == said_instead


def test_a_case_is_closed_once_and_nothing_is_recorded_on_a_closed_one(answered: Case) -> None:
    answered.closed("2026-11-20")
    with refused(answered.desk) as said:
        answered.closed("2026-11-20")
    assert said == {"": "This case is closed already."}
    with refused(answered.desk) as said:
        answered.asked_for(2, MONDAY)
    assert said == {"": "This case is closed. Open it again first, then record what happened."}
    strike_out(answered.desk, answered.id, answered.line("closed").seq, "She wants stage 2.")
    answered.asked_for(2, MONDAY)
    assert answered.file.stage == 2


def test_lateness_survives_closing(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-12").responded("2026-11-16").closed("2026-11-20")
    late = case.clock("stage1.acknowledge")
    assert (late.standing.word, late.standing.late_by) == ("late", 3)  # due on Monday 9; Tue 10, Wed 11, Thu 12
    strike_out(case.desk, case.id, case.line("closed").seq, "She rang again.")
    assert case.clock("stage1.acknowledge").standing == late.standing


def test_text_in_an_event_is_tidied(case: Case) -> None:
    milestone = Milestone("acknowledged", MONDAY, how="  by\nhand ")
    record_milestone(on(case.desk, MONDAY), case.id, milestone)
    assert case.line("acknowledged").sentence == "Stage 1 acknowledgement sent on Monday 23 November 2026 by hand."
    with refused(case.desk):
        record_milestone(on(case.desk, MONDAY), case.id, replace(milestone, on=dt.date(2026, 11, 19)))


def test_an_answer_without_an_acknowledgement_leaves_nothing_waiting(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-13")  # to be acknowledged by Friday 20 November
    record_milestone(desk, case.id, Milestone("responded", dt.date(2026, 11, 18)))
    assert [row.group for row in due_list(desk)] == ["waiting"]
    acknowledge = case.clock("stage1.acknowledge")
    assert (acknowledge.stopped, acknowledge.standing.word) == (None, "overdue")
    assert "The answer went without it" in acknowledge.notes[0]
    close_case(desk, case.id, MONDAY, "She is content.")
    assert case.clock("stage1.acknowledge").standing.word == "overdue"


def test_a_case_is_not_closed_over_a_letter_that_was_not_posted(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY).issued(MONDAY)
    record_milestone(desk, case.id, Milestone("responded", MONDAY))
    with refused(desk) as said:
        close_case(desk, case.id, MONDAY, "Done.")
    assert said[""].startswith("A letter is issued and not posted.")


def test_the_day_of_logging_is_recorded_where_the_edition_counts_from_it(desk: Desk, settings: Settings) -> None:
    new = a_case(desk).received(MONDAY)
    assert "logged" not in countable_kinds(desk, case_records(desk, new.id))
    old = a_case(desk).received("2023-06-09", logged=MONDAY)
    assert "logged" in countable_kinds(desk, case_records(desk, old.id))
    record_milestone(desk, old.id, Milestone("logged", dt.date(2023, 6, 12)))
    assert old.clock("stage1.respond").started == dt.date(2023, 6, 12)
    assert old.clock("stage1.respond").due == dt.date(2023, 6, 26)


def test_the_day_of_logging_is_recorded_once_and_at_the_first_stage(desk: Desk, settings: Settings) -> None:
    old = a_case(desk).received("2023-06-09", logged=MONDAY)
    later = a_case(desk).received("2023-06-09", logged=MONDAY).responded("2023-06-20").asked_for(2, "2023-06-22")
    assert "logged" not in countable_kinds(desk, case_records(desk, later.id))
    record_milestone(desk, old.id, Milestone("logged", dt.date(2023, 6, 12)))
    assert "logged" not in countable_kinds(desk, case_records(desk, old.id))
    with refused(desk) as said:
        record_milestone(desk, old.id, Milestone("logged", dt.date(2023, 6, 13)))
    assert said[""].startswith("That is recorded already, for Monday 12 June 2023.")


def test_the_day_of_logging_means_nothing_under_the_code_of_2024_and_a_slip_is_struck_out(
    desk: Desk, settings: Settings
) -> None:
    new = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        record_milestone(desk, new.id, Milestone("logged", MONDAY))
    assert said[""].startswith("Under the Code of 2024 nothing is counted from the day of logging")
    old = a_case(desk).received("2023-06-09", logged=MONDAY)
    record_milestone(desk, old.id, Milestone("logged", dt.date(2023, 6, 12)))
    strike_out(desk, old.id, old.line("logged").seq, "Another case.")
    assert old.clock("stage1.respond").started is None


def test_who_took_stage_1_before_settings_had_a_name_is_named_then_and_takes_no_stage_2(desk: Desk) -> None:
    case = a_case(desk).received("2026-11-02")
    save_settings(desk, st_annes(read_settings(desk)))
    name_reviewers(desk, REVIEWER)
    assert case.file.people == ((1, OFFICER),)
    save_settings(desk, replace(read_settings(desk), officer="Mrs N. Ew"))
    record_milestone(desk, case.id, Milestone("acknowledged", dt.date(2026, 11, 3)))
    record_milestone(desk, case.id, Milestone("responded", dt.date(2026, 11, 10)))
    for name in (OFFICER, f"{OFFICER}.", OFFICER.upper()):
        with refused(desk) as said:
            record_milestone(desk, case.id, Milestone("escalation_requested", MONDAY, 2, person=name))
        assert "dealt with stage 1" in said["person"]
    assert check_book(desk.book).sound


def test_on_a_closed_case_nothing_that_a_clock_counts_is_taken_away_or_moved_past_the_closing(
    desk: Desk, settings: Settings
) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10").closed("2026-11-12")
    with refused(desk) as said:
        strike_out(desk, case.id, case.line("responded").seq, "It never went.")
    assert "closed" in said[""]
    with refused(desk) as said:
        correct_date(desk, case.id, case.line("responded").seq, dt.date(2026, 11, 13), "Friday.")
    assert "closed on Thursday 12 November 2026" in said["on"]
    strike_out(desk, case.id, case.line("closed").seq, "Too early.")
    strike_out(desk, case.id, case.line("responded").seq, "It never went.")
    assert case.clock("stage1.respond").stopped is None
