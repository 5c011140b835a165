"""Courses: each look tells its share of the whole, and a stop is heard in the middle of one long question."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.models.books import book_in_memory
from app.models.checks import SHARES, check_book
from app.models.courses import SCALE, Course, Stopped
from tests.models.ledgers import full_book, now

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000) SELECT count(*) FROM n"


def test_each_look_has_its_share_and_what_is_done_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    course = Course({"a": 1, "b": 3}, lambda done, of: told.append((done, of)))
    course.begin("a")
    course.step(1, 2)
    course.begin("unknown")
    course.begin("b")
    course.step(2, 4)
    course.step(4, 4)
    assert [done for done, _of in told] == [0, SCALE // 2, SCALE, SCALE, SCALE * 5 // 2, SCALE * 4]
    assert {of for _done, of in told} == {SCALE * 4}


def test_a_check_tells_how_far_it_is_and_finds_what_it_found_without() -> None:
    book = book_in_memory(now)
    full_book(book)
    told: list[int] = []
    result = check_book(book, Course(SHARES, lambda done, _of: told.append(done)))
    assert result == check_book(book)
    assert told == sorted(told)
    assert len(set(told)) > 5
    book.close()


def test_a_stop_is_heard_between_two_looks_and_in_the_middle_of_one() -> None:
    book = book_in_memory(now)
    full_book(book)

    def enough(done: int, of: int) -> None:
        if done > of // 3:
            raise Stopped("Enough.")

    with pytest.raises(Stopped):
        check_book(book, Course(SHARES, enough))
    heard: list[int] = []

    def soon(_done: int, _of: int) -> None:
        heard.append(1)
        if len(heard) > 3:
            raise Stopped("Enough.")

    course = Course({}, soon)
    with book.reading() as session:
        with course.watching(session), pytest.raises(Exception, match="interrupted"):
            session.execute(text(LONG)).all()
        assert course.stopped
        assert session.scalar(text("SELECT 1")) == 1  # it goes on to serve others
    with pytest.raises(Stopped):
        course.begin("next")
    assert check_book(book).sound
    book.close()
