"""Merges: the newer complaint goes on within the older, with its points and what helps the resident.

Received on Monday 23 November 2026, and again on Wednesday 25 November by the same resident about the same leak.
"""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.cases import CaseRecords, case_records, open_cases
from app.casework.contacts import Agreement, agree_contact, agreed_contact
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.files import CaseFile, case_file
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.intakes import Point
from app.casework.letters import issue, open_letter
from app.casework.merges import Pair, merge, pair_problems, pairs
from app.casework.representations import Member, add_member, members, record_representation, representations
from app.casework.restrictions import lift_restriction, restrict, restrictions, review_restriction
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.answered_cases import received_case, records, twin_case
from tests.casework.cases import MR_D, Case, a_case, called, refused
from tests.casework.people_cases import DAUGHTER, RESTRICTION

WHY = "Both are about the one leak."


def older_of(case: Case) -> CaseRecords:
    return pairs(case.desk, records(case))[0].older


def file_of(case: Case, number: int) -> CaseFile:
    return case_file(case.desk, number)


def test_the_older_goes_on_with_the_points_of_both(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    older = older_of(case)
    assert merge(case.desk, case.id, older.case_id, WHY) == older.case_id
    kept = file_of(case, older.case_id)
    assert kept.points == (*MR_D.points, Point("The stain on your ceiling is spreading.", "ours"))
    assert kept.outcomes == (*MR_D.outcomes, "Paint the ceiling.")
    assert kept.received_on == dt.date(2026, 11, 23)
    assert (kept.large_print, kept.adjustments) == (True, ("Ring in the mornings.",))
    assert [one.case_id for one in open_cases(case.desk)] == [older.case_id]
    assert check_book(case.desk.book).sound


def test_each_says_so_in_its_history(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    older = older_of(case)
    merge(case.desk, case.id, older.case_id, WHY)
    assert case.line("merged").sentence == f"Merged into 2026/001, which takes over point 1: {WHY}"
    assert case.line("closed").sentence == "Closed on Wednesday 25 November 2026: It goes on within 2026/001."
    assert records(case).facts("merged")["into"] == older.case_id
    history = {line.kind: line for line in reversed(file_of(case, older.case_id).history)}
    assert history["linked"].sentence == "Linked with 2026/002, which goes on within this complaint."
    assert history["defined"].detail == f"Reason: 2026/002 goes on within this complaint. {WHY}"


def test_the_newer_has_no_clock_left_that_runs(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    merge(case.desk, case.id, older_of(case).case_id, WHY)
    assert case.file.clocks == ()
    assert records(case).waiting == ()
    strike_out(case.desk, case.id, case.line("closed").seq, "It was another leak.")
    assert [clock.key for clock in records(case).waiting] == ["stage1.acknowledge", "stage1.respond"]


def test_which_one_goes_on_does_not_depend_on_the_page(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    older = older_of(case)
    assert merge(case.desk, older.case_id, case.id, WHY) == older.case_id
    assert case.file.closed_on is not None


def test_a_danger_goes_over_with_its_own_day(desk: Desk, settings: Settings) -> None:
    first = received_case(desk)
    case = a_case(first.desk).received("2026-11-25", hazard="yes")
    merge(case.desk, case.id, first.id, WHY)
    kept = file_of(case, first.id)
    assert kept.hazard_pressing
    assert next(line for line in kept.history if line.kind == "hazard").on == dt.date(2026, 11, 25)


def test_a_point_that_both_have_stands_once(desk: Desk, settings: Settings) -> None:
    first = received_case(desk)
    case = a_case(first.desk).received("2026-11-25")
    merge(case.desk, case.id, first.id, WHY)
    assert file_of(case, first.id).points == MR_D.points


def test_only_open_complaints_of_the_same_resident_or_home_are_offered(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    person = called("Mrs E. Vale", address="2 Drove Road\nWells", postcode="BA5 3YY")
    stranger = a_case(case.desk).received("2026-11-25", person=person)
    assert len(pairs(case.desk, records(case))) == 1
    assert pairs(stranger.desk, records(stranger)) == ()
    with refused(case.desk) as said:
        merge(case.desk, case.id, stranger.id, WHY)
    assert said == {"other": "Choose an open complaint of the same resident or home."}


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1_001])
def test_a_merge_has_its_reason(desk: Desk, settings: Settings, reason: str) -> None:
    case = twin_case(desk)
    with refused(case.desk) as said:
        merge(case.desk, case.id, older_of(case).case_id, reason)
    assert list(said) == ["reason"]


def sentences(case: Case) -> list[str]:
    """What stands against merging a case with the other of its pair."""
    return [one.sentence for one in pair_problems(pairs(case.desk, records(case))[0])]


def test_nothing_stands_against_two_that_run(desk: Desk, settings: Settings) -> None:
    assert sentences(twin_case(desk)) == []


def test_one_that_was_answered_stays_apart(desk: Desk, settings: Settings) -> None:
    """A point cannot be taken in once the answer went (2024 Code 6.8)."""
    first = received_case(desk).responded("2026-11-25")
    case = a_case(first.desk).received("2026-11-26")
    said = ["2026/001 was answered on Wednesday 25 November 2026, so the two stay apart. Link them."]
    assert sentences(case) == said
    with refused(case.desk) as problems:
        merge(case.desk, case.id, first.id, WHY)
    assert problems == {"other": said[0]}


def test_a_letter_that_lies_here_is_settled_first(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    issue(case.desk, open_letter(case.desk, case.id, "acknowledgement", 1))
    assert sentences(case) == ["A letter of 2026/002 is issued and not posted. Post it, or strike it out first."]


def test_two_dangers_each_keep_their_own_day(desk: Desk, settings: Settings) -> None:
    first = a_case(desk).received("2026-11-23", hazard="yes")
    case = a_case(first.desk).received("2026-11-25", hazard="yes")
    record_hazard_action(case.desk, case.id, HazardAction(dt.date(2026, 11, 25), "Told the warden.", "no"))
    merge(case.desk, case.id, first.id, WHY)
    kept = file_of(case, first.id).hazards
    assert [one.date.due.isoformat() if one.date else "" for one in kept] == ["2026-12-07", "2026-12-09"]
    assert "Told the warden." in kept[1].text
    assert "Told the warden." not in kept[0].text


def test_a_closed_one_is_not_offered(desk: Desk, settings: Settings) -> None:
    first = received_case(desk).responded("2026-11-25").closed("2026-11-25")
    case = a_case(first.desk).received("2026-11-26")
    assert pairs(case.desk, records(case)) == ()
    pair = Pair(case_records(case.desk, first.id), records(case))
    assert pair_problems(pair)[0].sentence == "2026/001 is closed already."
    assert pair.words == "2026/002 goes on within 2026/001"


def test_who_acts_or_complains_with_them_and_what_holds_for_contact_go_over(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    older = older_of(case).case_id
    wednesday = dt.date(2026, 11, 25)
    record_representation(case.desk, case.id, DAUGHTER)
    add_member(case.desk, case.id, Member("Mr P. Arden", "3 Chapel Row\nWells", "BA5 2XX"))
    seq = restrict(case.desk, case.id, RESTRICTION)
    lift_restriction(case.desk, case.id, restrict(case.desk, case.id, RESTRICTION), wednesday, "It was no use.")
    review = ("Calls are taken on any morning.", dt.date(2027, 3, 1))
    review_restriction(case.desk, case.id, seq, "He rings less.", review)
    agree_contact(case.desk, older, dt.date(2026, 11, 24), Agreement("phone", 2, "weeks"))
    agree_contact(case.desk, case.id, wednesday, Agreement("email", 1, "weeks"))
    merge(case.desk, case.id, older, WHY)
    kept = case_records(case.desk, older)
    assert [(one.name, one.scope, one.proof) for one in representations(kept)] == [
        (DAUGHTER.name, DAUGHTER.scope, DAUGHTER.proof)
    ]
    assert [(one.name, one.postcode) for one in members(kept)] == [("Mr P. Arden", "BA5 2XX")]
    (stands,) = restrictions(kept)
    assert (stands.limit, stands.review_on, stands.lifted_on) == (*review, None)
    agreed = agreed_contact(case.desk, kept)
    assert agreed is not None
    assert (agreed.on, agreed.agreement) == (wednesday, Agreement("email", 1, "weeks"))
    assert check_book(case.desk.book).sound


def test_what_the_older_has_of_the_same_people_and_agreed_later_stays(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    older = older_of(case).case_id
    for number in (older, case.id):
        record_representation(case.desk, number, DAUGHTER)
        add_member(case.desk, number, Member("Mr P. Arden"))
    agree_contact(case.desk, older, dt.date(2026, 11, 25), Agreement("phone"))
    agree_contact(case.desk, case.id, dt.date(2026, 11, 24), Agreement("email"))
    merge(case.desk, case.id, older, WHY)
    kept = case_records(case.desk, older)
    assert (len(representations(kept)), len(members(kept))) == (1, 1)
    agreed = agreed_contact(case.desk, kept)
    assert agreed is not None
    assert agreed.agreement.method == "phone"
