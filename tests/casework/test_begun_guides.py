"""What was begun in a guide comes back as it was typed, and goes when it is finished or thrown away."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from app.casework.begun_guides import NO_CASE, Place, begun_guide, begun_guides, forget_begun, keep_begun
from app.casework.desks import Desk
from app.casework.questions import book_seal
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import MONDAY, NOW, a_case

TYPED: dict[str, Any] = {
    "on": MONDAY,
    "day": "31 Feb",
    "until": None,
    "reason": "The wall\nis wet. “Truly”",
    "large_print": True,
    "outcomes": ("Mend it.", "Say sorry."),
    "points": (("The leak", "ours"), ("The smell", "to_check")),
}


def test_it_comes_back_as_it_was_typed(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    keep_begun(desk, case.id, "decide", TYPED)
    begun = begun_guide(desk, case.id, "decide")
    assert begun
    assert (begun.answers, begun.saved_at) == (TYPED, NOW)
    assert begun_guide(desk, case.id, "extend") is None


def test_only_the_last_is_kept_of_each_guide(desk: Desk, settings: Settings) -> None:
    keep_begun(desk, NO_CASE, "intake", {"name": "Mr"})
    keep_begun(desk, NO_CASE, "intake", {"name": "Mr Dunmore"})
    keep_begun(desk, 7, "decide", {})
    assert [(one.case_id, one.guide) for one in begun_guides(desk)] == [(7, "decide"), (0, "intake")]
    assert [one.answers for one in begun_guides(desk, NO_CASE)] == [{"name": "Mr Dunmore"}]


def test_the_step_that_was_shown_and_those_she_went_on_from_come_back(desk: Desk, settings: Settings) -> None:
    keep_begun(desk, NO_CASE, "intake", {"name": "Mr"}, Place("what", frozenset({"who", "contact"})))
    begun = begun_guide(desk, NO_CASE, "intake")
    assert begun
    assert begun.place == Place("what", frozenset({"who", "contact"}))


def test_what_an_earlier_casebook_kept_comes_back_without_a_step(desk: Desk, settings: Settings) -> None:
    with desk.book.writing("Anne Clerk") as work:
        work.keep_begun(NO_CASE, "intake", '{"name": "Mr", "on": {"date": "2026-11-23"}}')
    begun = begun_guide(desk, NO_CASE, "intake")
    assert begun
    assert (begun.answers, begun.place) == ({"name": "Mr", "on": MONDAY}, Place())


def test_it_is_no_fact_and_leaves_nothing_when_it_goes(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    seal = book_seal(desk)
    keep_begun(desk, case.id, "decide", TYPED)
    assert book_seal(desk) == seal
    assert check_book(desk.book).sound
    forget_begun(desk, case.id, "decide")
    forget_begun(desk, case.id, "decide")
    assert begun_guides(desk) == ()


def test_of_a_past_day_nothing_was_begun(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    keep_begun(desk, case.id, "decide", TYPED)
    assert begun_guides(desk.as_known_on(MONDAY - dt.timedelta(days=1))) == ()


@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.text(max_size=5),
        st.one_of(st.none(), st.booleans(), st.text(), st.dates(), st.lists(st.text()).map(tuple)),
        max_size=4,
    )
)
def test_whatever_is_typed_comes_back(desk: Desk, answers: dict[str, Any]) -> None:
    """One desk for all of the examples: each takes the place of the one before."""
    keep_begun(desk, 1, "any", answers)
    assert [one.answers for one in begun_guides(desk)] == [answers]
