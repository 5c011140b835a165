"""Corrections: the old entry stays, struck out, and everything that follows from it is read anew."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.case_guides import striking_form
from app.casework.contacts import Agreement, agree_contact, agreed_contact
from app.casework.corrections import change_definition, correct_date, strike_out
from app.casework.decisions import decide, decision_of
from app.casework.desks import Desk
from app.casework.fulfilments import keep_promise
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.histories import HistoryLine
from app.casework.intakes import Point
from app.casework.merges import merge, pairs
from app.casework.milestones import Milestone, record_milestone
from app.casework.new_issues import NewIssue, raise_issue
from app.casework.representations import end_representation, representations
from app.casework.settings import Settings
from app.casework.stage_people import Considerer
from app.models.checks import check_book
from tests.casework.answered_cases import decided_case, decision_for, records, twin_case
from tests.casework.cases import MONDAY, OFFICER, REVIEWER, Case, a_case, on, refused
from tests.casework.people_cases import represented
from tests.casework.righted_cases import first, righted

FRIDAY = dt.date(2026, 11, 20)
WHY = "The warden was told on Friday."


def line(case: Case, seq: int) -> HistoryLine:
    return next(one for one in case.file.history if one.seq == seq)


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    """Received on Monday 23 November."""
    return a_case(desk).received(MONDAY)


@pytest.fixture
def escalated(desk: Desk, settings: Settings) -> Case:
    """Answered at stage 1, and stage 2 asked for on Thursday 12 November."""
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10")
    return case.asked_for(2, "2026-11-12")


# dates


def test_a_corrected_date_leaves_the_old_entry_struck_out_with_the_reason(desk: Desk, case: Case) -> None:
    old = case.line("received").seq
    new = correct_date(desk, case.id, old, FRIDAY, f"  {WHY} ")
    assert (line(case, old).on, line(case, old).struck_by) == (MONDAY, new)
    assert (line(case, new).on, line(case, new).struck_by) == (FRIDAY, None)
    assert line(case, new).detail == f"Reason: {WHY}"
    assert line(case, new).actor == OFFICER
    assert case.clock("stage1.acknowledge").due == dt.date(2026, 11, 27)  # Friday 20: Mon 23, 24, 25, 26, Fri 27
    assert check_book(desk.book).sound


def test_a_date_can_be_corrected_again_and_only_the_last_one_counts(desk: Desk, case: Case) -> None:
    second = correct_date(desk, case.id, case.line("received").seq, FRIDAY, WHY)
    correct_date(desk, case.id, second, dt.date(2026, 11, 19), "It was Thursday.")
    assert case.file.received_on == dt.date(2026, 11, 19)
    assert case.clock("stage1.acknowledge").due == dt.date(2026, 11, 26)
    standing = [one for one in case.file.history if one.kind == "received" and one.struck_by is None]
    assert len(standing) == 1


def test_a_date_can_be_corrected_to_a_later_one(desk: Desk, settings: Settings) -> None:
    """Received on Thursday as it was typed, and on Friday in truth; logged on Monday."""
    case = a_case(desk).received("2026-11-19", logged=MONDAY, hazard="yes")
    correct_date(desk, case.id, case.line("received").seq, FRIDAY, WHY)
    assert case.file.received_on == FRIDAY
    assert case.clock("stage1.acknowledge").due == dt.date(2026, 11, 27)


def test_the_day_of_typing_is_no_date_in_law(desk: Desk, settings: Settings) -> None:
    """Typed in on Thursday, and in truth received on Monday: nothing stands in the way."""
    case = a_case(on(desk, "2026-11-19")).received("2026-11-19")
    correct_date(desk, case.id, case.line("received").seq, MONDAY, WHY)
    assert case.clock("stage1.acknowledge").due == dt.date(2026, 11, 30)


def test_an_old_case_typed_in_late_keeps_the_dates_it_had(desk: Desk, settings: Settings) -> None:
    """Received under the 2022 Code on Thursday 28 March 2024, though first typed in as of 2 April.

    Good Friday and Easter Monday are no working days: Tue 2 April (1) to Mon 8 (5); Tue 9 (1) to Mon 22 April (10).
    """
    case = a_case(desk).received("2024-04-02", logged=MONDAY)
    correct_date(desk, case.id, case.line("received").seq, dt.date(2024, 3, 28), WHY)
    assert case.file.edition_key == "2022"
    assert case.clock("stage1.acknowledge").due == dt.date(2024, 4, 8)
    assert case.clock("stage1.respond").due == dt.date(2024, 4, 22)


def test_the_hazards_date_moves_with_the_date_received(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes")
    assert "Monday 7 December 2026" in case.file.hazards[0].text
    correct_date(desk, case.id, case.line("received").seq, FRIDAY, WHY)
    assert "Friday 4 December 2026" in case.file.hazards[0].text  # Mon 23 is day 1, Fri 4 December day 10
    assert case.file.hazard_pressing


def test_a_corrected_extension_keeps_its_new_date_and_its_good_reason(desk: Desk, settings: Settings) -> None:
    """Acknowledged on Tuesday 3 November, so due on Tuesday 17; ten more working days make Tuesday 1 December."""
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03")
    case.extended("2026-11-16", "2026-12-04", "A panel of trustees had to be convened.")
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 4)
    correct_date(case.desk, case.id, case.line("extended").seq, dt.date(2026, 11, 17), "It went on Tuesday.")
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 4)
    correct_date(case.desk, case.id, case.line("extended").seq, dt.date(2026, 11, 18), "On Wednesday, too late.")
    assert case.clock("stage1.respond").due == dt.date(2026, 11, 17)


def test_a_posted_letter_stays_posted_when_its_date_is_corrected(desk: Desk, case: Case) -> None:
    case.issued(MONDAY).posted("2026-11-24")
    correct_date(case.desk, case.id, case.line("acknowledged").seq, MONDAY, "The Monday collection took it.")
    assert case.file.letters[0].posted_on == MONDAY
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 7)
    assert check_book(desk.book).sound


def test_a_letter_cannot_have_gone_before_its_date_by_correction_either(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(FRIDAY).issued(MONDAY).posted("2026-11-24")
    with refused(desk) as said:
        correct_date(case.desk, case.id, case.line("acknowledged").seq, dt.date(2026, 11, 22), "On Sunday.")
    assert said == {"on": "The letter is dated Monday 23 November 2026, so it cannot have gone before."}


@pytest.mark.parametrize(
    ("on", "reason", "said_instead"),
    [
        (
            dt.date(2026, 11, 24),
            WHY,
            {"on": "Date received must be today or in the past. Today is Monday 23 November 2026."},
        ),
        (dt.date(1989, 1, 1), WHY, {"on": "Date received must be in 1990 or later. Check the year."}),
        (None, WHY, {"on": "Enter date received, for example 27 3 2026."}),
        ("yesterday", WHY, {"on": "There is no date “yesterday”. Enter a day, a month and a year."}),
        (MONDAY, WHY, {"on": "That is the date it has already: Monday 23 November 2026."}),
        (FRIDAY, " \n ", {"reason": "Enter the reason for the correction; it stays beside the old entry."}),
        (
            FRIDAY,
            "x" * 10_000,
            {"reason": "The reason has 10,000 characters; there is room for 1,000. Shorten it."},
        ),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    desk: Desk, case: Case, on: dt.date | str | None, reason: str, said_instead: dict[str, str]
) -> None:
    with refused(desk) as said:
        correct_date(desk, case.id, case.line("received").seq, on, reason)
    assert said == said_instead


def test_an_acknowledgement_cannot_be_corrected_to_before_the_receipt(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").acknowledged(MONDAY)
    with refused(desk) as said:
        correct_date(case.desk, case.id, case.line("acknowledged").seq, dt.date(2026, 11, 19), WHY)
    assert said == {
        "on": "The acknowledgement on Thursday 19 November 2026 is before the complaint was received on "
        "Friday 20 November 2026. Check both dates."
    }


def test_an_entry_that_is_struck_out_cannot_be_corrected(desk: Desk, case: Case) -> None:
    old = case.line("received").seq
    correct_date(desk, case.id, old, FRIDAY, WHY)
    with refused(desk) as said:
        correct_date(desk, case.id, old, dt.date(2026, 11, 19), WHY)
    assert said == {"": "That entry was struck out already. Correct the entry that took its place."}


@pytest.mark.parametrize("kind", ["person", "edition", "defined", "assigned"])
def test_only_entries_with_a_date_in_law_can_be_corrected(desk: Desk, case: Case, kind: str) -> None:
    with refused(desk) as said:
        correct_date(desk, case.id, case.line(kind).seq, FRIDAY, WHY)
    assert said == {"": "That entry cannot be corrected in this way."}


def test_an_entry_of_another_case_cannot_be_corrected_from_here(desk: Desk, case: Case) -> None:
    other = a_case(desk).received(MONDAY)
    with refused(desk):
        correct_date(desk, case.id, other.line("received").seq, FRIDAY, WHY)


# editions


@pytest.mark.parametrize(
    ("received", "corrected", "before", "after"),
    [
        ("2024-04-02", "2024-03-28", "2024", "2022"),
        ("2024-03-28", "2024-04-02", "2022", "2024"),
        ("2022-04-01", "2022-03-31", "2022", "2020"),
    ],
)
@pytest.mark.usefixtures("settings")
def test_a_date_received_under_another_edition_moves_the_case_there(
    desk: Desk, received: str, corrected: str, before: str, after: str
) -> None:
    case = a_case(desk).received(received, logged=MONDAY)
    assert case.file.edition_key == before
    first = case.line("edition").seq
    correct_date(desk, case.id, case.line("received").seq, dt.date.fromisoformat(corrected), WHY)
    assert case.file.edition_key == after
    assert line(case, first).struck_by == case.line("edition").seq
    assert case.line("edition").sentence == (
        f"Now handled under the Code of {after}, in force on the corrected date of receipt."
    )
    assert check_book(desk.book).sound


def test_and_back_again(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2024-04-02", logged=MONDAY)
    for day in ("2024-03-28", "2024-04-03"):
        correct_date(desk, case.id, case.line("received").seq, dt.date.fromisoformat(day), WHY)
    assert case.file.edition_key == "2024"
    assert len([one for one in case.file.history if one.kind == "edition" and one.struck_by is None]) == 1


def test_before_any_edition_the_first_governs_and_the_journal_says_why(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2022-04-01", logged=MONDAY)
    correct_date(desk, case.id, case.line("received").seq, dt.date(2019, 5, 1), WHY)
    assert case.line("edition").sentence == (
        "Now handled under the Code of 2020, the first there was; none was in force on the corrected date of receipt."
    )


def test_within_one_edition_the_case_stays_where_it_is(desk: Desk, case: Case) -> None:
    correct_date(desk, case.id, case.line("received").seq, FRIDAY, WHY)
    assert [one.kind for one in case.file.history].count("edition") == 1


# striking out


def test_what_did_not_happen_is_struck_out_and_its_clock_runs_again(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(FRIDAY).acknowledged(MONDAY)
    assert case.clock("stage1.acknowledge").stopped == MONDAY
    old = case.line("acknowledged").seq
    new = strike_out(case.desk, case.id, old, "It is still on my desk.")
    assert case.clock("stage1.acknowledge").stopped is None
    assert (line(case, old).struck_by, line(case, new).detail) == (new, "Reason: It is still on my desk.")
    assert line(case, new).sentence.startswith("Struck out: Stage 1 acknowledgement sent on Monday 23 November 2026")
    assert check_book(desk.book).sound


def test_what_did_not_happen_does_not_come_back_with_an_older_date(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(FRIDAY).acknowledged(MONDAY)
    corrected = correct_date(case.desk, case.id, case.line("acknowledged").seq, dt.date(2026, 11, 21), "Saturday.")
    assert case.clock("stage1.acknowledge").stopped == dt.date(2026, 11, 21)
    strike_out(case.desk, case.id, corrected, "It never went.")
    assert case.clock("stage1.acknowledge").stopped is None
    assert check_book(desk.book).sound


def test_a_wrong_correction_is_corrected_again(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(FRIDAY).acknowledged(MONDAY)
    wrong = correct_date(case.desk, case.id, case.line("acknowledged").seq, dt.date(2026, 11, 21), "Saturday.")
    correct_date(case.desk, case.id, wrong, MONDAY, "It was Monday after all.")
    assert case.clock("stage1.acknowledge").stopped == MONDAY


@pytest.mark.parametrize("kind", ["received", "opened", "edition", "person", "defined", "assigned"])
def test_what_makes_the_case_cannot_be_struck_out(desk: Desk, case: Case, kind: str) -> None:
    with refused(desk) as said:
        strike_out(desk, case.id, case.line(kind).seq, "A slip.")
    assert said == {"": "That entry cannot be corrected in this way."}


def test_a_reason_is_wanted_for_striking_out(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(FRIDAY).acknowledged(MONDAY)
    with refused(desk) as said:
        strike_out(case.desk, case.id, case.line("acknowledged").seq, "\u200b ")
    assert said == {"reason": "Enter the reason for the correction; it stays beside the old entry."}


def test_an_entry_is_struck_out_once(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(FRIDAY).acknowledged(MONDAY)
    old = case.line("acknowledged").seq
    strike_out(case.desk, case.id, old, "A slip.")
    with refused(desk):
        strike_out(case.desk, case.id, old, "A slip.")


def test_a_posted_letter_is_struck_out_after_its_posting_and_not_before(desk: Desk, case: Case) -> None:
    case.issued(MONDAY).posted(MONDAY)
    letter = case.line("letter_issued").seq
    with refused(desk) as said:
        strike_out(desk, case.id, letter, "To the wrong address.")
    assert said == {"": "That letter was posted. Strike out its posting first."}
    strike_out(desk, case.id, case.line("acknowledged").seq, "It was not posted.")
    assert [view.posted_on for view in case.file.letters] == [None]
    strike_out(desk, case.id, letter, "To the wrong address.")
    assert [view.posted_on for view in case.file.letters] == []
    case.issued(MONDAY)  # a new one can be issued in its place
    assert [view.posted_on for view in case.file.letters] == [None]
    assert check_book(desk.book).sound


def test_a_stage_that_was_not_asked_for_is_dealt_with_by_nobody(desk: Desk, escalated: Case) -> None:
    assert (escalated.file.stage, escalated.file.people) == (2, ((1, OFFICER), (2, REVIEWER)))
    strike_out(desk, escalated.id, escalated.line("escalation_requested").seq, "She only asked what stage 2 is.")
    assert (escalated.file.stage, escalated.file.people) == (1, ((1, OFFICER),))
    escalated.asked_for(2, "2026-11-16", "Mrs J. Hale")
    assert escalated.file.people == ((1, OFFICER), (2, "Mrs J. Hale"))


def test_a_corrected_request_that_was_none_is_struck_out_whole(desk: Desk, escalated: Case) -> None:
    request = escalated.line("escalation_requested").seq
    corrected = correct_date(desk, escalated.id, request, dt.date(2026, 11, 13), "On Friday.")
    assert list(escalated.file.people) == [(1, OFFICER), (2, REVIEWER)]
    strike_out(desk, escalated.id, corrected, "She only asked what stage 2 is.")
    assert escalated.file.stage == 1
    assert list(escalated.file.people) == [(1, OFFICER)]


def test_a_stage_with_entries_of_its_own_is_struck_out_after_them(desk: Desk, escalated: Case) -> None:
    escalated.acknowledged("2026-11-16", stage=2)
    request = escalated.line("escalation_requested").seq
    with refused(desk) as said:
        strike_out(escalated.desk, escalated.id, request, "She did not ask.")
    assert said[""].startswith("Stage 2 has entries of its own. Strike them out first: Stage 2 acknowledgement sent")
    assert escalated.file.stage == 2


# the definition


def test_a_new_definition_stands_beside_the_old_one_struck_out(desk: Desk, case: Case) -> None:
    old = case.line("defined").seq
    points = (Point(" The radiator  leaks. ", "ours"), Point("  "), Point("Nobody rang back.", "shared"))
    new = change_definition(desk, case.id, (points, (" ", "Ring back."), ()), "She explained it again.")
    assert case.file.points == (Point("The radiator leaks.", "ours"), Point("Nobody rang back.", "shared"))
    assert (case.file.outcomes, case.file.questions) == (("Ring back.",), ())
    assert line(case, old).struck_by == new
    assert line(case, new).sentence == "Complaint defined anew: 2 points, 1 outcome wanted."
    assert line(case, new).detail == "Reason: She explained it again."


def test_each_version_of_the_definition_takes_the_place_of_the_one_before(desk: Desk, case: Case) -> None:
    for n in range(3):
        change_definition(desk, case.id, ((Point(f"Version {n}."),), (), ()), "It changed.")
    assert case.file.points == (Point("Version 2."),)
    assert len([one for one in case.file.history if one.kind == "defined" and one.struck_by is None]) == 1


def test_an_empty_definition_and_no_reason_are_refused_together(desk: Desk, case: Case) -> None:
    with refused(desk) as said:
        change_definition(desk, case.id, ((Point(" "),), (), ()), "")
    assert said == {
        "points": "Enter at least one point: what are they unhappy about?",
        "reason": "Enter the reason for the correction; it stays beside the old entry.",
    }


def test_an_issued_letter_keeps_the_points_as_they_were(desk: Desk, case: Case) -> None:
    case.issued(MONDAY)
    digest = case.file.letters[0].digest
    change_definition(desk, case.id, ((Point("Something else."),), (), ()), "She explained it again.")
    assert case.file.letters[0].digest == digest


def test_no_correction_leads_a_date_beyond_the_calendar(desk: Desk, settings: Settings) -> None:
    """Twelve months from 20 December 2039 are inside the calendar, twelve from any day of 2040 are outside."""
    agreed_on, told_on = dt.date(2039, 12, 20), dt.date(2040, 2, 1)
    case = a_case(desk).received("2039-12-19").acknowledged("2039-12-20")
    agreed = Milestone("updates_agreed", agreed_on, every=12, unit="months")
    seq = record_milestone(case.desk, case.id, agreed)
    case.responded("2040-01-05")
    record_milestone(on(case.desk, told_on), case.id, Milestone("updated", told_on))
    then = on(case.desk, told_on)
    with refused(then) as said:
        strike_out(then, case.id, case.line("responded").seq, "It was another letter.")
    assert "2041 is outside the years" in said[""]
    strike_out(then, case.id, case.line("updated").seq, "It was another letter.")
    strike_out(then, case.id, case.line("responded").seq, "It was another letter.")
    with refused(then) as said:
        correct_date(then, case.id, seq, dt.date(2040, 1, 10), "It was agreed later.")
    assert "2041 is outside the years" in said["on"]
    assert case.file.updates[0].next_due == dt.date(2040, 12, 20)


# what took the place of something else


def test_a_second_decision_that_was_a_slip_gives_the_first_one_back(desk: Desk, settings: Settings) -> None:
    case = decided_case(desk)
    earlier = case.line("decided").seq
    second = decision_for(case, evidence_landlord="The job log alone.")
    decide(case.desk, case.id, second, "It was read again.")
    strike_out(case.desk, case.id, case.line("decided").seq, "That was for another case.")
    assert case.line("decided").seq == earlier
    stands = decision_of(records(case), 1)
    assert stands is not None
    assert stands.evidence_landlord == "The job log, and what the warden says."
    strike_out(case.desk, case.id, earlier, "It is not decided at all.")
    assert decision_of(records(case), 1) is None
    assert check_book(case.desk.book).sound


def test_an_agreement_on_contact_gives_the_earlier_one_back_whatever_its_dates_were(desk: Desk, case: Case) -> None:
    later = on(desk, "2026-11-26")
    agree_contact(desk, case.id, MONDAY, Agreement("phone", 2, "weeks"))
    agree_contact(later, case.id, dt.date(2026, 11, 25), Agreement("email", 1, "weeks"))
    corrected = correct_date(later, case.id, case.line("contact_agreed").seq, dt.date(2026, 11, 26), "On Thursday.")
    strike_out(later, case.id, corrected, "She said nothing of the kind.")
    agreed = agreed_contact(desk, records(case))
    assert agreed is not None
    assert (agreed.on, agreed.agreement.method) == (MONDAY, "phone")


def test_somebody_whose_time_did_not_end_acts_again(desk: Desk, settings: Settings) -> None:
    case = represented(desk)
    (acting,) = representations(records(case))
    end_representation(desk, case.id, acting.seq, MONDAY, "He said so.")
    assert representations(records(case))[0].ends == MONDAY
    strike_out(desk, case.id, case.line("representation").seq, "He spoke of somebody else.")
    assert representations(records(case)) == (acting,)


# what was raised, told apart, merged


@pytest.mark.parametrize(
    ("related", "stays"),
    [
        ("yes", "The point that it became stays in the complaint: change what the complaint is about as well."),
        ("no", "The complaint that it became stays."),
    ],
)
def test_what_was_raised_is_struck_out_and_what_it_became_stays(
    desk: Desk, case: Case, related: str, stays: str
) -> None:
    text = "The boiler man did not come either."
    issue = NewIssue(text, "ours", MONDAY, related=related, delays="no", hazard="no")
    number = raise_issue(desk, case.id, issue)
    seq = case.line("issue_raised").seq
    assert striking_form(desk, case.id, seq).guide.steps[0].help.endswith(stays)
    new = strike_out(desk, case.id, seq, "A neighbour said it.")
    assert line(case, new).sentence.endswith(stays)
    assert line(case, seq).struck_by == new
    there = Case(desk)
    there.id = number
    assert Point(text, "ours") in there.file.points
    assert check_book(desk.book).sound


def test_two_people_are_told_apart_no_more_once_the_stage_was_not_asked_for(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-02").acknowledged("2026-11-03").responded("2026-11-10")
    asked_on = dt.date(2026, 11, 12)
    namesake = Considerer("A. Clerk", two_people=True)
    asked = Milestone("escalation_requested", asked_on, 2, "by post", considerer=namesake)
    case.desk = on(desk, asked_on)
    record_milestone(case.desk, case.id, asked)
    case.line("two_people")
    strike_out(case.desk, case.id, case.line("escalation_requested").seq, "She only asked what stage 2 is.")
    assert "two_people" not in {one.kind for one in records(case).standing}
    record_milestone(case.desk, case.id, asked)
    strike_out(case.desk, case.id, case.line("two_people").seq, "It is she after all.")
    assert "two_people" not in {one.kind for one in records(case).standing}


@pytest.mark.parametrize("kind", ["merged", "closed"])
def test_a_merge_that_was_a_slip_goes_with_its_closing(desk: Desk, settings: Settings, kind: str) -> None:
    case = twin_case(desk)
    merge(case.desk, case.id, pairs(case.desk, records(case))[0].older.case_id, "Both are about the one leak.")
    strike_out(case.desk, case.id, case.line(kind).seq, "It was another leak.")
    found = records(case)
    assert not found.file_closed
    assert not {"merged", "closed"} & {one.kind for one in found.standing}
    assert [clock.key for clock in found.waiting] == ["stage1.acknowledge", "stage1.respond"]
    case.acknowledged("2026-11-26").responded("2026-11-27").closed("2026-11-27")
    assert records(case).merged is None
    assert check_book(case.desk.book).sound


# promises and hazards


def test_what_was_promised_was_not_done_before_the_complaint_by_correction_either(
    desk: Desk, settings: Settings
) -> None:
    case = righted(desk)
    keep_promise(desk, case.id, first(case).seq, MONDAY, "A photograph.")
    with refused(desk) as said:
        correct_date(desk, case.id, case.line("promise_kept").seq, FRIDAY, "It was Friday.")
    assert said == {
        "on": "The complaint was received on Monday 23 November 2026. Check the date it was done.",
    }


def test_the_hazard_that_came_with_the_complaint_moves_and_a_later_one_stays(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes")
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "Made safe.", "yes", "the plumber"))
    later = dt.date(2026, 11, 26)
    then = on(desk, later)
    issue = NewIssue("There is a smell of gas.", "ours", later, related="yes", delays="no", hazard="yes")
    raise_issue(then, case.id, issue)
    correct_date(then, case.id, case.line("received").seq, FRIDAY, WHY)
    assert sorted(one.on for one in records(case).standing if one.kind == "hazard") == [FRIDAY, later]
    assert records(case).hazard_pressing
