"""What the book keeps is what it was, and belongs to something: letters, files, drafts, seals and postings."""

from __future__ import annotations

import pytest

from app.models.books import Book
from tests.models.ledgers import DAY, OFFICER, break_in, findings, full_book, meddle


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE draft SET text = 'other words'",
            "The draft of a letter (acknowledgement, stage 1) in case 2 is not as it was kept.",
        ),
        (
            "UPDATE draft SET saved_at = '2026-11-23t10:30:00Z'",
            "The draft of a letter (acknowledgement, stage 1) in case 2 is not as it was kept.",
        ),
        ("UPDATE begun SET answers = '[]'", "What was begun in the guide “decide” of case 2 is not as it was kept."),
    ],
)
def test_a_draft_that_changed_is_named(book: Book, statement: str, sentence: str) -> None:
    full_book(book)
    with book.writing(OFFICER) as work:
        work.save_draft(2, "acknowledgement", 1, "my words")
        work.keep_begun(2, "decide", "[{}]")
    assert findings(book) == []
    meddle(book, statement)
    assert findings(book) == [("drafts", sentence)]


def test_a_draft_of_an_older_casebook_has_no_digest_and_is_no_finding(book: Book) -> None:
    full_book(book)
    with book.writing(OFFICER) as work:
        work.save_draft(2, "acknowledgement", 1, "my words")
    meddle(book, "UPDATE draft SET digest = ''")
    assert findings(book) == []


def test_drafts_of_no_case_are_named_and_a_guide_of_none_is_not(book: Book) -> None:
    full_book(book)
    with book.writing(OFFICER) as work:
        work.save_draft(77, "acknowledgement", 1, "my words")
        work.keep_begun(78, "decide", "[{}]")
        work.keep_begun(0, "case.log", "[{}]")
    assert findings(book) == [
        ("orphans", "In case 77 a letter is being written, and there is no such case in the book."),
        ("orphans", "In case 78 a guide was begun, and there is no such case in the book."),
    ]


def test_a_file_that_no_entry_names_is_named(book: Book) -> None:
    full_book(book)
    with book.writing(OFFICER) as work:
        digest = work.keep(b"%PDF- nobody's", "application/pdf")
    assert findings(book) == [("orphans", f"The book keeps the file {digest[:12]}, and no entry says what it is.")]


def test_a_posting_of_no_letter_is_named(book: Book) -> None:
    full_book(book)
    with book.writing(OFFICER) as work:
        work.append(2, "letter_posted", on=DAY, sentence="Sent.", body={"letter": 3})
    assert findings(book) == [
        ("orphans", "Entry 9 says that the letter of entry 3 went, and its case has no such letter.")
    ]


def test_a_letter_with_a_seal_that_the_journal_never_had_is_named(book: Book) -> None:
    full_book(book)
    with book.writing(OFFICER) as work:
        body = {"letter_kind": "response", "stage": 1, "document": work.keep(b"%PDF- 2", "application/pdf")}
        work.append(2, "letter_issued", on=DAY, sentence="Issued.", body={**body, "seal": "8-00000000"})
        work.append(2, "letter_issued", on=DAY, sentence="Issued.", body={**body, "seal": "none"})
        work.append(2, "letter_issued", on=DAY, sentence="Issued.", body={**body, "seal": "0-0"})
    said = "is printed with the seal {}, and the journal holds no such entry before it."
    assert findings(book) == [
        ("seals", f"The letter of entry 9 {said.format('8-00000000')}"),
        ("seals", f"The letter of entry 10 {said.format('none')}"),
    ]


def test_a_file_of_no_known_kind_is_named(book: Book) -> None:
    full_book(book)
    break_in(book, "UPDATE document SET media = 'application/pdg'")
    ((check, sentence),) = findings(book)
    assert check == "documents"
    assert "is called “application/pdg”" in sentence
