"""Whether a case out of an old log is closed."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.desks import Desk
from app.casework.import_entries import OLD_ROW
from app.casework.old_closings import Closing, closing_of
from app.casework.old_rows import OldRow
from app.casework.settings import Settings
from tests.casework.logs import DAMP, only, planned, row

CLOSED_ON = dt.date(2024, 5, 20)


def ended(status: str = "", undated: str = "", *, keep_open: bool = False, reopened: str = "", **days: str) -> Closing:
    """How a case with these days ended."""
    days |= {"reopened": reopened} if reopened else {}
    read = {key: dt.date.fromisoformat(day) for key, day in days.items()}
    texts = {"status": status} if status else {}
    return closing_of(OldRow(2, texts, read, frozenset(undated.split())), 1, keep_open=keep_open)


@pytest.mark.parametrize(
    ("keep_open", "status", "undated", "closed", "on"),
    [
        (False, "", "", True, "2024-05-17"),
        (True, "", "", False, None),
        (False, "Open", "", False, None),
        (True, "Closed", "", True, None),
        (True, "", "closed", True, None),
        (False, "With the surveyor", "", True, "2024-05-17"),
    ],
)
def test_whether_an_answered_case_is_closed(
    *, keep_open: bool, status: str, undated: str, closed: bool, on: str | None
) -> None:
    closing = ended(status, undated, keep_open=keep_open, responded_1="2024-05-17")
    assert (closing.closed, closing.on) == (closed, dt.date.fromisoformat(on) if on else None)


def test_the_closing_says_what_is_the_logs_and_what_was_chosen() -> None:
    """The entry stays for good: it must not say of the log what only her own choice says."""
    chosen = "chose that what was answered is closed"
    assert chosen in ended(responded_1="2024-05-17").words
    assert chosen in ended(undated="responded_1").words
    assert "says that it is over" not in ended(undated="responded_1").words
    assert chosen not in ended("Closed", responded_1="2024-05-17").words
    assert "says that it is over" in ended("Closed").words


@pytest.mark.parametrize(
    ("status", "reopened", "closed", "told"),
    [
        ("Closed", "", True, ""),
        ("Closed, not reopened", "", True, ""),
        ("Reopened 3/6/24", "", False, "reopened on Monday 3 June 2024. So it is open."),
        ("Closed - reopened", "", False, "and says that it was reopened, and not when. So it is open."),
        ("Reopened 1/5/24", "", True, "reopened on Wednesday 1 May 2024, before that. So it is closed."),
        ("Reopened 20/5/24", "", False, "reopened on Monday 20 May 2024, the same day. So it is open."),
        ("", "2024-06-03", False, "reopened on Monday 3 June 2024. So it is open."),
        ("Closed", "2024-06-03", False, "So it is open."),
        ("Open", "", True, "and its status is “Open”. So it is closed on that day."),
        ("Closed (may be reopened)", "", True, "its status is “Closed (may be reopened)”."),
    ],
)
def test_a_day_of_closing_holds_until_the_case_was_reopened(
    status: str, reopened: str, *, closed: bool, told: str
) -> None:
    closing = ended(status, responded_1="2024-05-17", closed="2024-05-20", reopened=reopened)
    assert (closing.closed, closing.on) == (closed, CLOSED_ON if closed else None)
    assert bool(closing.told) is bool(told)
    assert told in " ".join(closing.told)


def test_a_day_of_closing_that_stands_in_the_status_is_one() -> None:
    assert ended("Closed 20/5/24", responded_1="2024-05-17").on == CLOSED_ON
    assert ended("Closed 21/5/24", responded_1="2024-05-17", closed="2024-05-20").on == CLOSED_ON


def test_reopened_without_a_day_of_closing_is_open() -> None:
    assert not ended(undated="closed reopened", responded_1="2024-05-17").closed
    assert "reopened" in ended(reopened="2024-06-03", responded_1="2024-05-17").told[0]


def test_a_stage_that_was_asked_for_without_its_day_and_not_answered_keeps_it_open() -> None:
    assert not ended(undated="requested_2", responded_1="2024-05-17").closed
    assert ended("Closed", undated="requested_2", responded_1="2024-05-17").closed
    assert ended(undated="requested_2 responded_2", responded_1="2024-05-17").closed


def test_what_is_in_doubt_is_told_before_and_kept_with_the_case(desk: Desk, settings: Settings) -> None:
    again = [*DAMP]
    again[row(status="x").index("x")] = "Reopened"
    plan = planned(desk, again)
    assert plan.to_look_at == "1 of those added holds something that you should look at (row 2)."
    assert (plan.doubts[0].number, plan.doubts[0].who) == (2, "Mr D. Dunmore, C-1")
    assert "says that it was reopened, and not when. So it is open." in plan.doubts[0].why
    assert plan.still_open.startswith("1 case of these would be open.")
    file = only(desk, again)
    assert file.closed_on is None
    assert "not when. So it is open." in next(line.sentence for line in file.history if line.kind == OLD_ROW)


def test_what_is_with_the_ombudsman_is_open_and_says_so() -> None:
    closing = ended("With HOS", responded_1="2024-05-17")
    assert not closing.closed
    assert closing.told == (
        "Its status is “With HOS”, and the log does not say that it is closed. So it is open, until you close it.",
    )
    (told,) = ended("With HOS", closed="2024-05-20", responded_1="2024-05-17").told
    assert told.endswith("its status is “With HOS”. So it is closed on that day.")
    assert ended("With HOS", "closed", responded_1="2024-05-17").told


@pytest.mark.parametrize(
    ("status", "said"), [("With legal", True), ("HOS: no maladministration", True), ("Part closed", True),
                         ("Answered", False), ("Stage 2 response sent", False), ("Not upheld", False), ("", False)]
)  # fmt: skip
def test_a_status_that_says_neither_is_named_where_the_case_is_closed_all_the_same(status: str, *, said: bool) -> None:
    closing = ended(status, responded_1="2024-05-17")
    assert closing.closed
    assert [each.startswith(f"Its status is “{status}”") for each in closing.told] == [True] * said
    assert not ended(status, responded_1="2024-05-17", keep_open=True).told
