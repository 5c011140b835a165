"""Issuing many: all that lack nothing, the others named, and a stop keeps what is done."""

from __future__ import annotations

import pytest

from app.casework.desks import Desk
from app.casework.issue_rounds import issue_all
from app.casework.questions import letters_to_post
from app.models.checks import check_book
from tests.casework.cases import MONDAY, a_case, on


def cases(desk: Desk, count: int) -> list[tuple[int, str, int]]:
    return [(a_case(desk).received(MONDAY).id, "acknowledgement", 1) for _ in range(count)]


@pytest.mark.usefixtures("settings")
def test_all_are_issued_in_order_and_progress_is_told(desk: Desk) -> None:
    wanted, told = cases(desk, 4), list[tuple[int, int]]()

    def going(done: int, count: int) -> bool:
        told.append((done, count))
        return True

    came = issue_all(on(desk, MONDAY), wanted, going)
    assert (len(came.issued), came.left, came.stopped) == (4, (), False)
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert [row.case_id for row in letters_to_post(desk)] == [case for case, _, _ in wanted]
    assert check_book(desk.book).sound


@pytest.mark.usefixtures("settings")
def test_a_stop_keeps_what_is_issued_and_issues_no_more(desk: Desk) -> None:
    came = issue_all(desk, cases(desk, 4), lambda done, _count: done < 2)
    assert (len(came.issued), came.stopped) == (2, True)
    assert len(letters_to_post(desk)) == 2


@pytest.mark.usefixtures("settings")
def test_what_cannot_be_issued_is_named_with_why(desk: Desk) -> None:
    wanted = cases(desk, 2)
    came = issue_all(desk, [wanted[0], wanted[0], wanted[1]])
    assert len(came.issued) == 2
    ((which, sentence),) = came.left
    assert which == wanted[0]
    assert "was issued already" in sentence
