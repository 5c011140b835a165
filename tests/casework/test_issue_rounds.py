"""Issuing many: those she wrote and that lack nothing, the others named, and a stop keeps what is done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.issue_rounds import (
    BREAKS_OFF,
    CHANGED,
    NOT_WRITTEN,
    HalfWritten,
    broken_off,
    half_written_letters,
    issue_all,
)
from app.casework.letters import issue, keep_draft, open_letter
from app.casework.milestones import add_note
from app.casework.questions import letters_to_post
from app.models.checks import check_book
from tests.casework.cases import MONDAY, Case, a_case, on

THANKS = "\n\nThank you for ringing."


def written(desk: Desk, more: str = THANKS) -> Case:
    """A complaint whose acknowledgement she has begun."""
    case = a_case(desk).received(MONDAY)
    letter = open_letter(desk, case.id, "acknowledgement", 1)
    keep_draft(desk, letter.written("received", f"{letter.draft.part('received').text}{more}"))
    return case


def cases(desk: Desk, count: int) -> list[tuple[int, str, int]]:
    return [(written(desk).id, "acknowledgement", 1) for _ in range(count)]


@pytest.fixture
def monday(desk: Desk, settings: object) -> Desk:
    assert settings
    return on(desk, MONDAY)


def test_all_are_issued_in_order_and_progress_is_told(monday: Desk) -> None:
    wanted, told = cases(monday, 4), list[tuple[int, int]]()

    def going(done: int, count: int) -> bool:
        told.append((done, count))
        return True

    came = issue_all(monday, wanted, going)
    assert (len(came.issued), came.left, came.stopped) == (4, (), False)
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert [row.case_id for row in letters_to_post(monday)] == [case for case, _, _ in wanted]
    assert half_written_letters(monday) == ()
    assert check_book(monday.book).sound


def test_a_stop_keeps_what_is_issued_and_issues_no_more(monday: Desk) -> None:
    came = issue_all(monday, cases(monday, 4), lambda done, _count: done < 2)
    assert (len(came.issued), came.stopped) == (2, True)
    assert len(letters_to_post(monday)) == 2
    assert len(half_written_letters(monday)) == 2


def test_a_letter_that_nobody_wrote_is_never_issued(monday: Desk) -> None:
    """It is complete as Casebook composes it, and no eye has seen it."""
    case = a_case(monday).received(MONDAY)
    which = (case.id, "acknowledgement", 1)
    assert open_letter(monday, *which).problems() == ()
    came = issue_all(monday, [which])
    assert (came.issued, came.left) == ((), ((which, NOT_WRITTEN),))
    assert letters_to_post(monday) == ()


def test_what_cannot_be_issued_is_named_with_why(monday: Desk) -> None:
    wanted = cases(monday, 2)
    came = issue_all(monday, [wanted[0], wanted[0], wanted[1]])
    assert len(came.issued) == 2
    ((which, sentence),) = came.left
    assert which == wanted[0]
    assert "was issued already" in sentence


# what is half written


def looked_at(desk: Desk) -> HalfWritten:
    (one,) = half_written_letters(desk)
    return one


def test_each_is_listed_with_whose_it_is_and_whether_it_is_complete(monday: Desk) -> None:
    case = written(monday)
    one = looked_at(monday)
    assert one.which == (case.id, "acknowledgement", 1)
    assert (one.name, one.who, one.reference) == ("Stage 1 acknowledgement", "Mr D. Dunmore", case.file.reference)
    assert (one.missing, one.doubts, one.complete) == ((), (), True)


def test_what_a_letter_lacks_is_what_issuing_it_would_say(monday: Desk) -> None:
    case = a_case(monday).received(MONDAY)
    letter = open_letter(monday, case.id, "acknowledgement", 1)
    keep_draft(monday, letter.written("received", "We will answer by [date]."))
    one = looked_at(monday)
    assert one.missing
    assert not one.complete
    came = issue_all(monday, [one.which])
    assert came.issued == ()
    assert all(sentence in came.left[0][1] for sentence in one.missing[:1])


def test_one_on_which_something_was_recorded_since_is_to_be_read_once_more(
    monday: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = written(monday)
    later = looked_at(monday).saved_at + dt.timedelta(minutes=1)
    monkeypatch.setattr(monday.book, "_now", lambda: later)
    add_note(monday, case.id, MONDAY, "He rang: the plumber came after all.")
    one = looked_at(monday)
    assert (one.missing, one.doubts, one.complete) == ((), (CHANGED,), False)


def test_one_that_breaks_off_in_mid_sentence_is_not_taken_for_finished(monday: Desk) -> None:
    written(monday, "\n\nThank you for ringing me back on")
    one = looked_at(monday)
    assert one.missing == ()
    assert one.doubts == (BREAKS_OFF.format("for ringing me back on"),)


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("All is well.", ""),
        ("He said: “Yes.”", ""),
        ("**It is done.**", ""),
        ("We did this:\n\n- a new tap", ""),
        ("Please choose\n\n1. a new tap", ""),
        ("", ""),
        ("Thank you for", "Thank you for"),
        ("One. Two three four five six seven", "three four five six seven"),
    ],
)
def test_where_a_text_breaks_off(text: str, tail: str) -> None:
    assert broken_off(text) == tail


def test_looking_at_many_can_be_stopped(monday: Desk) -> None:
    cases(monday, 3)
    assert len(half_written_letters(monday, lambda done, _count: done < 2)) == 2


def test_a_letter_that_stands_issued_is_half_written_no_more(monday: Desk) -> None:
    case = written(monday)
    issue(monday, open_letter(monday, case.id, "acknowledgement", 1))
    assert half_written_letters(replace(monday)) == ()
