"""What is done about a hazard: told is not investigated, each hazard has its own, and none is left at the closing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.cases import NoSuchCase, case_records
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.hazard_actions import HazardAction, hazard_problems, record_hazard_action
from app.casework.milestones import close_case
from app.casework.new_issues import NewIssue, raise_issue
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, Case, a_case, on, refused

THURSDAY = dt.date(2026, 11, 26)
GAS = "There is a smell of gas in the hall."
NAMED = "There is a smell of gas in the hall"
"""The same within a sentence."""


def two_hazards(desk: Desk) -> Case:
    """One reported with the complaint on Monday the 23rd, another raised on Thursday while that one is open."""
    case = a_case(desk).received(MONDAY, hazard="yes")
    case.desk = on(desk, THURSDAY)
    issue = NewIssue(
        GAS, "ours", THURSDAY, how="phone", heard_by="the warden", related="yes", delays="no", hazard="yes"
    )
    raise_issue(case.desk, case.id, issue)
    return case


def rows(case: Case) -> list[tuple[str, str]]:
    found = [row for row in due_list(case.desk) if row.clock.startswith("hazard")]
    return [(row.due.isoformat(), row.step.of if row.step else "") for row in found]


def test_only_its_investigation_takes_the_pressure_off_a_hazard(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, hazard="yes")
    before = case.file
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "Told the warden.", "no"))
    told = case.file
    record_hazard_action(desk, case.id, HazardAction(MONDAY, "The plumber made it safe.", "yes", "the plumber"))
    after = case.file
    pressing = [file.hazard_pressing for file in (before, told, after)]
    assert pressing == [True, True, False]
    assert after.hazards[0].text.endswith("Monday 23 November 2026, by the plumber: The plumber made it safe.")
    sentences = [line.sentence for line in after.history if line.kind == "hazard_action"]
    assert sorted(sentences) == [
        "About the hazard: Told the warden.",
        "The hazard was investigated by the plumber: The plumber made it safe.",
    ]
    with refused(desk) as said:
        record_hazard_action(desk, case.id, HazardAction(MONDAY, " ", ""))
    assert said == {
        "action": "Enter what was done: who was told, or what was found.",
        "investigated": "Say whether the hazard was investigated. To tell somebody is not enough.",
    }


@pytest.mark.parametrize("number", [999, 0, -1])
def test_an_action_on_no_case_is_refused(desk: Desk, settings: Settings, number: int) -> None:
    with pytest.raises(NoSuchCase):
        record_hazard_action(desk, number, HazardAction(MONDAY, "He rang.", "no"))


def test_each_hazard_has_its_own_date_and_is_ended_by_its_own_investigation(desk: Desk, settings: Settings) -> None:
    """Awareness is day 0: ten working days from Mon 23 November is Mon 7 December, from Thu 26 it is Thu 10."""
    case = two_hazards(desk)
    first, second = case_records(desk, case.id).hazards
    assert (first.key, second.key) == ("hazard", f"hazard:{second.seq}")
    assert rows(case) == [("2026-12-07", str(first.seq)), ("2026-12-10", str(second.seq))]
    with refused(case.desk) as said:
        record_hazard_action(case.desk, case.id, HazardAction(THURSDAY, "Made safe.", "yes", "the plumber"))
    assert said == {"hazard": "More than one possible hazard is open. Choose which of them it was about."}
    done = HazardAction(THURSDAY, "The gas was turned off.", "yes", "the gas people", second.seq)
    record_hazard_action(case.desk, case.id, done)
    assert rows(case) == [("2026-12-07", str(first.seq))]
    assert [one.pressing for one in case.file.hazards] == [True, False]
    assert NAMED in case.file.hazards[1].text
    record_hazard_action(case.desk, case.id, HazardAction(THURSDAY, "Made safe.", "yes", "the plumber"))
    assert rows(case) == []
    assert check_book(case.desk.book).sound


def test_what_names_no_hazard_is_of_the_one_reported_last_before(desk: Desk, settings: Settings) -> None:
    """As in a book from before hazards were told apart."""
    case = two_hazards(desk)
    with case.desk.book.writing("Anne Clerk") as work:
        body = {"action": "Made safe.", "investigated": True}
        work.append(case.id, "hazard_action", on=THURSDAY, sentence="The hazard was investigated.", body=body)
    first, second = case_records(case.desk, case.id).hazards
    assert (first.pressing, second.pressing) == (True, False)


def answered(desk: Desk) -> Case:
    return a_case(desk).received(MONDAY, hazard="yes").acknowledged("2026-11-24").responded("2026-11-27")


def test_a_case_does_not_close_with_a_hazard_that_nobody_looked_at(desk: Desk, settings: Settings) -> None:
    """As with a promise: what was never looked at is not over because the letter went."""
    case = answered(desk)
    record_hazard_action(case.desk, case.id, HazardAction(MONDAY, "Told the warden.", "no"))
    with refused(case.desk) as said:
        close_case(case.desk, case.id, case.desk.today(), "Done.")
    assert said == {
        "": "A possible hazard “You reported the leaking radiator several times and nobody came. Your…” was reported "
        "on Monday 23 November 2026 and is not recorded as investigated. Have it "
        "investigated and record by whom and when, or that it was found to be none; then close the case."
    }
    assert case.file.close_blocked == said[""]


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("yes", "The hazard was investigated by Webb & Sons: The pipe leaks."),
        ("none", "It was found no hazard by Webb & Sons: The pipe leaks."),
    ],
)
def test_it_closes_once_somebody_looked_whatever_they_found(
    desk: Desk, settings: Settings, outcome: str, sentence: str
) -> None:
    case = answered(desk)
    typed = HazardAction(dt.date(2026, 11, 27), "The pipe leaks.", outcome)
    with refused(case.desk) as said:
        record_hazard_action(case.desk, case.id, typed)
    assert said == {"by": "Enter who investigated it: a name, or the firm."}
    record_hazard_action(case.desk, case.id, replace(typed, by="Webb & Sons"))
    assert case.line("hazard_action").sentence == sentence
    assert hazard_problems(case_records(case.desk, case.id)) == ()
    close_case(case.desk, case.id, case.desk.today(), "Done.")
    assert case.file.closed_on is not None
