"""The working of a review: the day that was chosen, told without a name."""

from __future__ import annotations

from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.reckonings import Basis
from app.casework.review_workings import review_working
from app.casework.reviews import reviews_of
from app.casework.settings import Settings
from app.casework.workings import printing_of
from tests.casework.people_cases import talked


def test_it_says_how_the_day_comes_about_and_where_that_stands(desk: Desk, settings: Settings) -> None:
    case = talked(desk)
    found = case_records(desk, case.id)
    basis = Basis(found.edition, desk.calendar, printing_of(desk), found.reference)
    (word,) = reviews_of(desk, found)
    made = review_working(word, basis, "5.9")
    assert made.headline == "Word to them, as agreed by Monday 7 December 2026"
    assert made.counted == "Contact by telephone, every 2 weeks, as agreed on Monday 23 November 2026."
    assert (made.where, made.countdown, made.days[-1].date) == ("Code 5.9", "10 working days left", word.due)
    assert review_working(word, basis, "").where == "What was said"
