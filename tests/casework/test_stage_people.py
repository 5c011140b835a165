"""Who may consider a stage: identity and not spelling, a doubt that she can settle, and conflicts of interest."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.earlier_parts import considered
from app.casework.independent_facts import Independent
from app.casework.independents import keep_independent
from app.casework.milestones import Milestone, record_milestone
from app.casework.representations import Member, Representation, add_member, record_representation
from app.casework.settings import Settings
from app.casework.stage_changes import Reassignment, reassign
from app.casework.stage_people import (
    Bar,
    Considerer,
    available,
    bars,
    conflict_problems,
    declared,
    doubtful,
    person_problems,
    planned,
)
from app.models.checks import check_book
from tests.casework.answered_cases import decided, received_case, records
from tests.casework.cases import OFFICER, REVIEWER, Case, on, refused
from tests.casework.escalated_cases import (
    CHAIR,
    MEMBER,
    MINUTES,
    OUTSIDER,
    answered_case,
    case_about_officer,
    third_stage_case,
    with_plan,
)

DAY = dt.date(2026, 12, 14)


def asked(case: Case, name: str, **more: object) -> None:
    person = Considerer(name, **more)  # type: ignore[arg-type]
    record_milestone(case.desk, case.id, Milestone("escalation_requested", DAY, 2, considerer=person))


@pytest.mark.parametrize(
    "name",
    ["Anne Clerk", "ANNE CLERK", "Anne Clerk.", "Mrs Anne Clerk", "Clerk, Anne", "Miss Anne Clerk MBE", "anne clérk"],
)
def test_the_same_person_under_another_spelling_is_refused_at_stage_2(
    desk: Desk, settings: Settings, name: str
) -> None:
    """2024 Code 6.13: identity, not spelling; to say that they are two people does not help."""
    case = answered_case(desk)
    with refused(case.desk) as said:
        asked(case, name, two_people=True)
    same = "" if name == OFFICER else " is Anne Clerk, who"
    assert said == {"person": f"{name}{same} dealt with stage 1, so somebody else must take this stage."}


def test_a_brother_of_the_officer_is_somebody_else(desk: Desk, settings: Settings) -> None:
    """Two first names that have nothing in common are two people, though their letter and their surname are one."""
    case = answered_case(desk)
    asked(case, "Alan Clerk")
    assert case.file.people == ((1, OFFICER), (2, "Alan Clerk"))


@pytest.mark.parametrize("name", ["A. Clerk", "Mrs Clerk", "Ann Clerk", "Ms A. M. Clerk", "Anne Clark"])
def test_a_name_that_looks_the_same_is_refused_until_they_are_said_to_be_two(
    desk: Desk, settings: Settings, name: str
) -> None:
    case = answered_case(desk)
    with refused(case.desk) as said:
        asked(case, name)
    looks = f"{name} looks like Anne Clerk, who dealt with stage 1."
    assert said == {"two_people": f"{looks} Name somebody else, or say that they are two people."}
    asked(case, name, two_people=True)
    assert case.file.people == ((1, OFFICER), (2, name))
    assert case.line("two_people").sentence == f"{name} and Anne Clerk, who dealt with stage 1, are two people."
    assert doubtful(case.desk, records(case), 2, name) == ""  # it is not asked again
    assert check_book(case.desk.book).sound


def test_who_was_told_apart_in_the_plan_is_not_in_doubt(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    keep_independent(desk, Independent("Ann Clerk", "", "outside", two_people=(OFFICER,)), MINUTES)
    assert "Ann Clerk" in {one.name for one in available(case.desk, records(case), 2)[0]}
    assert doubtful(case.desk, records(case), 2, "A. Clerk")


def test_the_resident_and_whoever_acts_for_them_consider_nothing(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    with refused(case.desk) as said:
        asked(case, "Mr D. Dunmore")
    assert said == {"person": "Mr D. Dunmore made the complaint, so somebody else must take this stage."}
    assert doubtful(case.desk, records(case), 2, "David Dunmore").endswith("who made the complaint.")


@pytest.mark.parametrize(
    ("ends", "why"), [(None, "acts for the resident"), (dt.date(2026, 12, 11), "acted for the resident")]
)
def test_whoever_is_recorded_as_acting_considers_nothing_even_once_that_ended(
    desk: Desk, settings: Settings, ends: dt.date | None, why: str
) -> None:
    case = answered_case(desk)
    daughter = Representation("Miss Jane Fell", "talk", ends=ends)
    record_representation(case.desk, case.id, daughter)
    with refused(case.desk) as said:
        asked(case, "Jane Fell", two_people=True)
    assert said == {"person": f"Jane Fell is Miss Jane Fell, who {why}, so somebody else must take this stage."}


def test_whoever_complains_too_considers_nothing(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    add_member(case.desk, case.id, Member("Mr Paul Orchard"))
    with refused(case.desk) as said:
        asked(case, "Mr Paul Orchard")
    together = "Mr Paul Orchard complains together with the resident"
    assert said == {"person": f"{together}, so somebody else must take this stage."}


def test_who_had_begun_once_is_barred_though_they_had_not_begun_the_second_time(desk: Desk, settings: Settings) -> None:
    """2024 Code 6.13: what they considered the first time is not forgotten."""
    case = received_case(desk)
    changes = ((CHAIR.name, "no"), ("Mr W. Arden", "yes"), (CHAIR.name, "no"), ("Mr T. Reeve", "no"))
    for name, began in changes:
        reassign(case.desk, case.id, Reassignment(Considerer(name), "Somebody is ill.", began))
    assert considered(records(case), 2) == {CHAIR.name: 1, "Mr T. Reeve": 1}
    case.desk = on(case.responded("2026-12-04").desk, "2026-12-14")
    with refused(case.desk) as said:
        asked(case, CHAIR.name)
    assert said == {"person": f"{CHAIR.name} dealt with stage 1, so somebody else must take this stage."}


def test_the_officer_takes_no_later_stage_whoever_took_the_first(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    reassign(case.desk, case.id, Reassignment(Considerer("Mr W. Arden"), "He knows the roof.", "no"))
    found = records(case)
    assert considered(found, 2) == {"Mr W. Arden": 1}
    assert [bar for bar in bars(case.desk, found, 2) if bar.name == OFFICER] == [
        Bar(OFFICER, "is the complaints officer")
    ]


def test_who_had_begun_and_who_decided_considered_the_stage(desk: Desk, settings: Settings) -> None:
    case = decided(received_case(desk))
    reassign(case.desk, case.id, Reassignment(Considerer("Mr W. Arden"), "She is ill.", "yes"))
    assert considered(records(case), 2) == {OFFICER: 1, "Mr W. Arden": 1}
    assert considered(records(case), 1) == {}


def test_whoever_considered_stage_1_or_2_considers_no_third(desk: Desk, settings: Settings) -> None:
    """2022 Code 5.12 and 5.17."""
    with_plan(desk, OUTSIDER)
    case = third_stage_case(desk)
    free, against = available(case.desk, records(case), 3)
    assert free == (OUTSIDER,)
    assert against == (f"{REVIEWER} dealt with stage 2.",)
    for name, stage in ((OFFICER, 1), ("The Revd Canon H Price", 2)):
        with refused(case.desk) as said:
            request = Milestone("escalation_requested", case.desk.today(), 3, considerer=Considerer(name))
            record_milestone(case.desk, case.id, request)
        assert f"dealt with stage {stage}, so somebody else must take this stage." in said["person"]


def test_whom_it_is_about_considers_no_stage(desk: Desk, settings: Settings) -> None:
    case = case_about_officer(desk)
    problems = person_problems(case.desk, records(case), Considerer("Mrs Anne Clerk", 1))
    assert "is who the complaint is about" in problems[0].sentence
    free, _ = available(case.desk, records(case), 2)
    assert CHAIR not in free


def test_nobody_is_asked_for_and_the_free_ones_are_named(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    (problem,) = person_problems(case.desk, records(case), Considerer("", 2))
    assert problem.sentence == f"Enter who will deal with stage 2. In Settings you named: {REVIEWER}."
    problems = person_problems(case.desk, records(case), Considerer("x" * 121, 2, "x" * 121))
    assert [problem.field for problem in problems] == ["person", "post"]


def test_post_and_role_come_from_the_plan(desk: Desk, settings: Settings) -> None:
    with_plan(desk, OUTSIDER)
    case = answered_case(desk)
    asked(case, "Tom Reeve")
    assigned = records(case).last("assigned")
    assert assigned is not None
    assert (assigned.body["post"], assigned.body["role"]) == ("Independent adjudicator", "outside")
    assert planned(case.desk, "mr tom reeve") == OUTSIDER
    assert planned(case.desk, "Nobody") is None
    assert declared(records(case), 2, "Tom Reeve") is None


def test_the_member_responsible_takes_a_stage_only_with_the_conflict_resolved(desk: Desk, settings: Settings) -> None:
    with_plan(desk, MEMBER)
    case = answered_case(desk)
    for conflict in ("", "none"):
        with refused(case.desk) as said:
            asked(case, MEMBER.name, conflict=conflict)
        assert said["conflict"].startswith(f"{MEMBER.name} is the member responsible for complaints.")
    with refused(case.desk) as said:
        asked(case, MEMBER.name, conflict="yes")
    assert set(said) == {"conflict_words", "resolution"}
    asked(case, MEMBER.name, conflict="yes", conflict_words="Leads on complaints", resolution="The chair reports.")
    found = declared(records(case), 2, MEMBER.name)
    assert found is not None
    assert found.sentence.endswith("Leads on complaints. How it is dealt with: The chair reports.")


def test_what_is_declared_is_kept_with_the_stage(desk: Desk, settings: Settings) -> None:
    case = answered_case(desk)
    asked(case, REVIEWER, conflict="none")
    found = declared(case_records(case.desk, case.id), 2, REVIEWER)
    assert found is not None
    assert found.body == {"stage": 2, "name": REVIEWER, "conflict": "", "resolution": ""}


def test_what_is_too_long_is_named(desk: Desk, settings: Settings) -> None:
    long = Considerer(REVIEWER, 2, conflict="yes", conflict_words="x" * 20_001, resolution="x" * 20_001)
    assert {one.field for one in conflict_problems(desk, long)} == {"conflict_words", "resolution"}
    assert conflict_problems(desk, replace(long, conflict_words="Kin.", resolution="Steps aside.")) == ()
