"""The section of new issues: what was raised, where it went and why; nothing where nothing was raised."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.merges import merge, pairs
from app.casework.new_issue_sections import new_issue_section
from app.casework.new_issues import NewIssue, raise_issue
from app.casework.settings import Settings
from tests.casework.answered_cases import received_case, records, twin_case

ISSUE = NewIssue(
    text="The gate squeaks.",
    whose="ours",
    raised_on=dt.date(2026, 11, 24),
    related="yes",
    delays="no",
    hazard="no",
)


def test_where_nothing_was_raised_there_is_no_section(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    assert new_issue_section(case.desk, records(case)) is None


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({}, "It has to do with this complaint, and does not hold the answer up."),
        ({"related": "no"}, "A complaint of its own, because it has nothing to do with this complaint."),
        ({"delays": "yes"}, "A complaint of its own, because it would have held the answer up."),
    ],
)
def test_each_issue_says_where_it_went_and_why(
    desk: Desk, settings: Settings, changes: dict[str, str], detail: str
) -> None:
    case = received_case(desk)
    raise_issue(case.desk, case.id, replace(ISSUE, **changes))  # type: ignore[arg-type]  # fields of text
    section = new_issue_section(case.desk, records(case))
    assert section is not None
    (line,) = section.lines
    assert line.words.startswith("Something new was raised on Tuesday 24 November 2026")
    assert line.detail == detail
    assert [offer.deed for offer in section.offers] == ["new_issue"]


def test_what_was_merged_says_into_which(desk: Desk, settings: Settings) -> None:
    case = twin_case(desk)
    merge(case.desk, case.id, pairs(case.desk, records(case))[0].older.case_id, "It is one leak.")
    section = new_issue_section(case.desk, records(case))
    assert section is not None
    assert [line.words for line in section.lines] == ["Merged into 2026/001, which takes over point 1: It is one leak."]
    assert section.offers == ()
