"""Approvals: somebody else let the officer offer it, whoever they are by name, and on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.approvals import Approval, approve_remedy, doubted_approver
from app.casework.desks import Desk
from app.casework.independent_facts import Independent
from app.casework.independents import keep_independent
from app.casework.remedies import add_remedy
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, OFFICER, REVIEWER, refused
from tests.casework.righted_cases import PAY, first, records, righted, unapproved


@pytest.mark.parametrize(
    ("by", "day", "said"),
    [
        ("", MONDAY, {"approved_by": "Enter who approved the sum."}),
        (
            OFFICER.upper(),
            MONDAY,
            {"approved_by": "It is more than you may offer by yourself. Enter who else approved it."},
        ),
        (REVIEWER, None, {"approved_on": "Enter the date of the approval, for example 27 3 2026."}),
    ],
)
def test_an_approval_names_somebody_else_and_a_day(
    desk: Desk, settings: Settings, by: str, day: dt.date | None, said: dict[str, str]
) -> None:
    case = unapproved(desk)
    with refused(desk) as found:
        approve_remedy(desk, case.id, first(case).seq, Approval(by, day))
    assert found == said
    if by or day is None:
        with refused(desk) as found:
            add_remedy(desk, case.id, replace(PAY, approved_by=by, approved_on=day))
        assert found == said


@pytest.mark.parametrize(
    ("by", "what"),
    [
        ("Miss Anne Clerk", "It is more than you may offer by yourself. Enter who else approved it."),
        ("Clerk, Anne", "It is more than you may offer by yourself. Enter who else approved it."),
        ("ANNE CLERK", "It is more than you may offer by yourself. Enter who else approved it."),
    ],
)
def test_the_officer_approves_no_sum_of_her_own_under_another_spelling(
    desk: Desk, settings: Settings, by: str, what: str
) -> None:
    case = unapproved(desk)
    with refused(desk) as said:
        approve_remedy(desk, case.id, first(case).seq, Approval(by, MONDAY, two_people=True))
    assert said["approved_by"].startswith(what)
    assert first(case).awaits_approval


def test_a_sum_is_approved_by_the_officer_s_brother(desk: Desk, settings: Settings) -> None:
    """Alan Clerk and Anne Clerk are two people, and nobody is asked whether they are."""
    case = unapproved(desk)
    approve_remedy(desk, case.id, first(case).seq, Approval("Alan Clerk", MONDAY))
    assert first(case).approved_by == "Alan Clerk"
    assert case.line("remedy_approved").sentence.startswith("£100 approved by Alan Clerk on Monday 23 November 2026")


@pytest.mark.parametrize("by", ["A Clerk", "Miss Clerk", "Ann Clerk", "Anne Clark"])
def test_who_only_looks_like_the_officer_approves_it_once_that_is_said(desk: Desk, settings: Settings, by: str) -> None:
    case = unapproved(desk)
    with refused(desk) as said:
        approve_remedy(desk, case.id, first(case).seq, Approval(by, MONDAY))
    looks = f"{by} looks like Anne Clerk, who offers it."
    assert said == {"two_people": f"{looks} Enter who else approved it, or say that they are two people."}
    approve_remedy(desk, case.id, first(case).seq, Approval(by, MONDAY, two_people=True))
    assert first(case).approved_by == by
    told = f"{by} and Anne Clerk, who is the complaints officer, are two people."
    assert case.line("two_people").sentence == told
    assert doubted_approver(desk, records(case), by) == ""  # it is not asked again
    assert check_book(desk.book).sound


def test_the_same_holds_where_the_sum_is_approved_as_it_is_added(desk: Desk, settings: Settings) -> None:
    case = unapproved(desk)
    typed = replace(PAY, approved_by="A Clerk", approved_on=MONDAY)
    with refused(desk) as said:
        add_remedy(desk, case.id, typed)
    assert set(said) == {"two_people"}
    righted(desk, replace(typed, two_people=True))


def test_who_the_plan_tells_apart_is_in_no_doubt(desk: Desk, settings: Settings) -> None:
    case = unapproved(desk)
    keep_independent(desk, Independent("A Clerk", "Chair", "chair", two_people=(OFFICER,)), "Minutes of 2 March.")
    approve_remedy(desk, case.id, first(case).seq, Approval("A Clerk", MONDAY))
    assert first(case).approved_by == "A Clerk"
