"""A seal from a posted letter, typed in: it finds out a cut tail and a journal written anew, and forgives a slip."""

from __future__ import annotations

import pytest

from app.models import journals
from app.models.books import Book
from app.models.checks import check_book
from app.models.seals import Judgement, judge, read_seal
from app.rules.problems import Refused
from tests.models.ledgers import DAY, OFFICER, break_in, everything, full_book


@pytest.fixture
def seal(book: Book) -> str:
    """The seal of a book of eight entries, as a letter that was posted then bears it."""
    full_book(book)
    return check_book(book).seal


def judged(book: Book, typed: str) -> Judgement:
    with book.reading() as session:
        return judge(session, typed)


def note(book: Book, words: str = "He rang again.") -> None:
    with book.writing(OFFICER) as work:
        work.append(2, "note", on=DAY, sentence=words)


def rewrite(book: Book, first: int) -> None:
    """Writes the journal anew from an entry on, as somebody would who knows how: the chain is whole afterwards."""
    rows = everything(book)["journal"]
    break_in(book, f"DELETE FROM journal WHERE seq >= {first}")  # noqa: S608 - our own damage
    with book.writing("Somebody Else") as work:
        for row in rows[first - 1 :]:
            work.append(row[1], row[2], on=DAY, sentence=f"{row[6]} Nothing else.", body={"letter": 6})


def test_the_seal_of_the_last_entry_and_of_an_earlier_one_are_true(book: Book, seal: str) -> None:
    found = judged(book, seal)
    assert (found.verdict, found.seal, found.advice) == ("true", seal, "")
    assert found.sentence.endswith("Nothing was recorded after it.")
    note(book)
    assert judged(book, seal).sentence == (
        "This seal is true. Entry 8 and all 7 entries before it are as they were when the letter was printed. "
        "1 entry was recorded after it."
    )


@pytest.mark.parametrize(("number", "words"), [(1, "Entry 1 is as it was"), (2, "Entry 2 and the entry before it are")])
def test_it_speaks_of_what_comes_before_as_there_is_of_it(book: Book, seal: str, number: int, words: str) -> None:
    del seal
    digits = everything(book)["journal"][number - 1][10][:8]
    assert words in judged(book, f"{number}-{digits}").sentence


def test_it_may_be_typed_as_people_type(book: Book, seal: str) -> None:
    number, _, digits = seal.partition("-")
    for typed in (
        f" Seal {seal.upper()}. ",
        f"{number} - {digits}",
        f"{number}\u2013{digits}",
        f"seal:{number}-{digits}",
    ):
        assert judged(book, typed).true
    assert read_seal("48l2-9f3acld2") == (4812, "9f3ac1d2")
    assert read_seal("481O-9f3ac1dO") == (4810, "9f3ac1d0")


@pytest.mark.parametrize(
    "typed", ["", "4812", "4812-9f3ac1d", "4812-9f3ac1d22", "x-9f3ac1d2", "0-12345678", "-", "4812-9f3ac1dz"]
)
def test_what_is_no_seal_is_refused_with_where_it_stands(book: Book, seal: str, typed: str) -> None:
    del seal
    with pytest.raises(Refused) as caught:
        judged(book, typed)
    (problem,) = caught.value.problems
    assert problem.field == "seal"
    assert "smallest print at the foot" in problem.sentence


def test_a_cut_tail_is_found_out_though_the_check_finds_the_rest_sound(book: Book, seal: str) -> None:
    break_in(book, "DELETE FROM journal WHERE seq = 8")
    assert check_book(book).sound
    found = judged(book, seal)
    assert found.verdict == "cut"
    assert found.sentence == (
        "The journal ends at entry 7, and this letter was printed after entry 8: entry 8 is missing from its end."
    )
    assert "restored from a backup" in found.advice


def test_a_tail_cut_by_several_names_them_all(book: Book, seal: str) -> None:
    break_in(book, "DELETE FROM journal WHERE seq > 6", "UPDATE letter SET posted_on = NULL")
    assert "entries 7 to 8 are missing" in judged(book, seal).sentence


def test_a_cut_tail_that_was_written_over_is_found_out(book: Book, seal: str) -> None:
    break_in(book, "DELETE FROM journal WHERE seq = 8")
    note(book, "He did not ring.")
    assert check_book(book).sound
    assert judged(book, seal).verdict == "rewritten"


def test_a_journal_that_was_wholly_written_anew_is_found_out(book: Book, seal: str) -> None:
    rewrite(book, 7)
    with book.reading() as session:
        assert list(journals.faults(session)) == []
    found = judged(book, seal)
    assert found.verdict == "rewritten"
    assert "Entry 8 is not the entry that was there" in found.sentence


def test_the_right_last_hash_over_a_changed_entry_does_not_make_a_seal_true(book: Book, seal: str) -> None:
    break_in(book, "UPDATE journal SET sentence = 'Nothing was said.' WHERE seq = 3")
    found = judged(book, seal)
    assert found.verdict == "rewritten"
    assert "The words of entry 3 were changed" in found.sentence


def test_what_was_damaged_after_the_letter_does_not_make_its_seal_untrue(book: Book, seal: str) -> None:
    note(book)
    break_in(book, "UPDATE journal SET sentence = 'Nothing was said.' WHERE seq = 9")
    assert judged(book, seal).true


def test_a_digit_mistyped_two_that_changed_places_and_the_wrong_number_are_taken_for_slips(
    book: Book, seal: str
) -> None:
    number, _, digits = seal.partition("-")
    other = "0" if digits[3] != "0" else "1"
    at = next(at for at in range(7) if digits[at] != digits[at + 1])
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    for typed in (f"{number}-{digits[:3]}{other}{digits[4:]}", f"{number}-{swapped}", f"5-{digits}", f"88-{digits}"):
        found = judged(book, typed)
        assert found.verdict == "mistyped"
        assert found.advice.startswith("Look at the letter again")
    assert "entry 8" in judged(book, f"5-{digits}").sentence


def test_an_empty_book_has_lost_what_a_letter_bears_witness_to(book: Book) -> None:
    assert judged(book, "8-12345678").sentence.startswith("The journal is empty")
