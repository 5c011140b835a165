"""Many entries at once are what they would be one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.books import Work, book_in_memory
from app.models.checks import check_book
from app.models.journals import Writing, records
from app.models.many_entries import OF_THE_OPENED, append_all
from tests.models.ledgers import everything

NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 23)
PERSON = dict.fromkeys(("name", "address", "postcode", "phone", "email"), "x")


def case(reference: str) -> list[Writing]:
    """The least of which a case is made."""
    return [
        Writing(0, "opened", DAY, "Opened.", {"reference": reference}),
        Writing(OF_THE_OPENED, "received", DAY, "Received.", {}),
        Writing(OF_THE_OPENED, "person", DAY, "Person.", PERSON),
        Writing(OF_THE_OPENED, "edition", DAY, "Edition.", {"edition": "2024"}),
    ]


def one_by_one(work: Work, writings: Sequence[Writing]) -> None:
    """The same entries as a verb writes them."""
    opened = 0
    for each in writings:
        belongs = opened if each.case_id == OF_THE_OPENED else each.case_id
        seq = work.append(belongs, each.kind, on=each.on, sentence=each.sentence, body=each.body)
        opened = seq if each.case_id == 0 else opened


def test_the_chain_and_the_register_are_what_they_are_entry_by_entry() -> None:
    many, single = book_in_memory(lambda: NOW), book_in_memory(lambda: NOW)
    with many.writing("Anne") as work:
        assert append_all(work, [*case("A"), *case("B")]) == list(range(1, 9))
    with single.writing("Anne") as work:
        one_by_one(work, [*case("A"), *case("B")])
    assert everything(many) == everything(single)
    assert check_book(many).findings == ()


def test_entries_of_cases_that_are_there_go_on_from_them() -> None:
    book = book_in_memory(lambda: NOW)
    with book.writing("Anne") as work:
        append_all(work, case("A"))
        work.append(None, "note_of_the_book", on=DAY, sentence="Between.")
        append_all(work, [Writing(1, "voided", DAY, "Struck out.", {"corrects": 1, "reason": "x"})])
        assert append_all(work, []) == []
    with book.reading() as session:
        assert [(one.seq, one.case_id) for one in records(session)][-2:] == [(5, None), (6, 1)]
    assert check_book(book).findings == ()


words = st.text(max_size=12)
days = st.dates(dt.date(2020, 1, 1), dt.date(2026, 11, 23))
REQUEST = {"outcome": "request", "name": "x", "address": "", "phone": "", "matter": "A tap"}
later = st.one_of(
    st.builds(lambda on, said: Writing(OF_THE_OPENED, "closed", on, said, {"reason": said}), days, words),
    st.builds(lambda on, said: Writing(OF_THE_OPENED, "received", on, said, {"words": said}), days, words),
    st.builds(lambda on, name: Writing(OF_THE_OPENED, "person", on, name, {**PERSON, "name": name}), days, words),
    st.builds(lambda on, said: Writing(OF_THE_OPENED, "request", on, said, REQUEST), days, words),
    st.builds(lambda at: Writing(OF_THE_OPENED, "voided", DAY, "Struck out.", {"corrects": at}), st.integers(1, 12)),
)


@given(st.lists(st.lists(later, max_size=4), max_size=4), st.lists(later, max_size=4))
@settings(max_examples=20)
def test_whatever_is_written_many_at_once_is_what_it_is_entry_by_entry(
    made: list[list[Writing]], after: list[Writing]
) -> None:
    many, single = book_in_memory(lambda: NOW), book_in_memory(lambda: NOW)
    writings = [each for number, more in enumerate(made) for each in (*case(f"C-{number}"), *more)]
    with many.writing("Anne") as work:
        append_all(work, writings)
    with single.writing("Anne") as work:
        one_by_one(work, writings)
    there = [Writing(1, each.kind, each.on, each.sentence, each.body) for each in (after if made else [])]
    for book, write in ((many, append_all), (single, one_by_one)):
        with book.writing("Anne") as work:
            write(work, there)
    assert everything(many) == everything(single)
    assert check_book(many).findings == check_book(single).findings == ()
