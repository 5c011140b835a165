"""Many entries at once are what they would be one by one."""

from __future__ import annotations

import datetime as dt

from app.models.books import book_in_memory
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


def test_the_chain_and_the_register_are_what_they_are_entry_by_entry() -> None:
    many, single = book_in_memory(lambda: NOW), book_in_memory(lambda: NOW)
    with many.writing("Anne") as work:
        assert append_all(work, [*case("A"), *case("B")]) == list(range(1, 9))
    with single.writing("Anne") as work:
        opened = 0
        for each in [*case("A"), *case("B")]:
            belongs = 0 if each.case_id == 0 else opened
            seq = work.append(belongs, each.kind, on=each.on, sentence=each.sentence, body=each.body)
            opened = seq if each.case_id == 0 else opened
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
