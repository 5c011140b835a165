"""The words of a status."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.incoming.statuses import Status, read_status


@pytest.mark.parametrize(
    ("text", "state"),
    [("Closed", "closed"), ("Resolved at stage 1", "closed"), ("OPEN", "open"), ("In progress", "open"),
     ("Closed - reopened", "open"), ("Resolved; re-opened 3/4/24", "open"), ("Reopened", "open"),
     ("Closed, reopened, closed again", ""), ("Closed, not reopened", ""), ("Closed (to be reopened?)", ""),
     ("Reopened?", ""), ("Partly closed", ""), ("Not closed", ""), ("With surveyor", "")],
)  # fmt: skip
def test_a_status_is_closed_or_open_or_not_told(text: str, state: str) -> None:
    assert read_status(text).state == state


@pytest.mark.parametrize(
    ("text", "on"),
    [("Reopened 3/4/24", dt.date(2024, 4, 3)), ("Closed 1/3/24, re-opened on 3 April 2024", dt.date(2024, 4, 3)),
     ("Closed 1/3/24, reopened", None), ("Reopened 3/4/24 or 4/4/24", None)],
)  # fmt: skip
def test_the_day_of_a_reopening_is_the_one_named_after_it(text: str, on: dt.date | None) -> None:
    status = read_status(text)
    assert (status.again, status.on) == (True, on)


def test_the_day_of_a_closing_may_stand_with_it() -> None:
    assert read_status("Closed 12/4/24").on == dt.date(2024, 4, 12)
    assert read_status("Closed 12/4/24 (letter 10/4/24)").on is None


def test_what_may_be_reopened_is_not_reopened_yet() -> None:
    assert read_status("Closed, may be reopened") == Status(perhaps=True)
    assert read_status("Closed, never reopened") == Status()


@pytest.mark.parametrize(
    ("text", "state", "ombudsman"),
    [("With HOS", "open", True), ("Ombudsman", "open", True), ("Referred to the Ombudsman's office", "open", True),
     ("Open - with LGSCO", "open", True), ("Closed, now with HOS", "closed", True), ("Not with Ombudsman", "", False),
     ("HOS: no maladministration", "", False), ("Ombudsman details given", "", False), ("With HO", "", False)],
)  # fmt: skip
def test_what_is_with_the_ombudsman_is_open(text: str, state: str, *, ombudsman: bool) -> None:
    status = read_status(text)
    assert (status.state, status.ombudsman) == (state, ombudsman)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert read_status(text).state in {"closed", "open", ""}
