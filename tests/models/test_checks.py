"""Check my records: what was done to the book behind Casebook's back is named; in a whole one, nothing is."""

from __future__ import annotations

import pytest

from app.models.books import Book
from app.models.checks import check_book
from tests.models.ledgers import GUARDS, break_in, everything, findings, full_book, meddle


def test_a_whole_book_is_sound_and_the_check_says_what_it_looked_at(book: Book) -> None:
    full_book(book)
    result = check_book(book)
    last = everything(book)["journal"][-1]
    assert (result.entries, result.documents, result.seal) == (8, 1, f"8-{last[10][:8]}")
    assert result.sound
    assert result.findings == ()


def test_an_empty_book_is_sound(book: Book) -> None:
    result = check_book(book)
    assert (result.entries, result.documents, result.seal, result.sound) == (0, 0, "0-0", True)


def test_breaking_in_and_changing_nothing_is_not_reported(book: Book) -> None:
    full_book(book)
    break_in(book)
    assert findings(book) == []


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("sentence", "'Nothing was said.'", "The words of entry 8 were changed after it was written."),
        ("body", '\'{"how":"letter"}\'', "The words of entry 8 were changed after it was written."),
        ("body", "'{'", "The words of entry 8 were changed after it was written."),
        ("happened_on", "'2026-11-30'", "Entry 8 was changed after it was written."),
        ("recorded_at", "'2026-11-22T09:00:00Z'", "Entry 8 was changed after it was written."),
        ("actor", "'Somebody Else'", "Entry 8 was changed after it was written."),
        ("kind", "'hazard_action'", "Entry 8 was changed after it was written."),
        ("case_id", "NULL", "Entry 8 was changed after it was written."),
        ("body_digest", "'0'", "The words of entry 8 were changed after it was written."),
        ("prev", "'0'", "Entry 8 does not follow the entry before it."),
        ("hash", "'0'", "Entry 8 was changed after it was written."),
    ],
)
def test_a_changed_entry_is_named(book: Book, column: str, value: str, sentence: str) -> None:
    full_book(book)
    break_in(book, f"UPDATE journal SET {column} = {value} WHERE seq = 8")  # noqa: S608 - our own damage
    assert ("journal", sentence) in findings(book)


def test_an_entry_whose_recipe_was_changed_is_named_and_the_check_goes_on(book: Book) -> None:
    full_book(book)
    break_in(book, "UPDATE journal SET recipe = 9 WHERE seq = 1")
    assert findings(book) == [("journal", "Entry 1 was changed after it was written.")]


def test_a_changed_entry_in_the_middle_shows_there_and_not_at_every_later_one(book: Book) -> None:
    full_book(book)
    break_in(book, "UPDATE journal SET actor = 'Somebody Else' WHERE seq = 1")
    assert findings(book) == [("journal", "Entry 1 was changed after it was written.")]


def test_a_changed_entry_with_a_hash_to_match_breaks_the_chain_after_it(book: Book) -> None:
    full_book(book)
    break_in(book, "UPDATE journal SET hash = 'made anew' WHERE seq = 7")
    assert ("journal", "Entry 8 does not follow the entry before it.") in findings(book)


def test_entries_cut_out_of_the_middle_are_named(book: Book) -> None:
    full_book(book)
    break_in(book, "DELETE FROM journal WHERE seq IN (6, 7)")
    found = findings(book)
    assert ("journal", "Entries 6 to 7 of the journal are missing.") in found
    assert ("journal", "Entry 8 does not follow the entry before it.") in found
    assert ("register", "The register holds letter 6, of which the journal knows nothing.") in found


def test_entries_cut_out_and_the_rest_renumbered_are_found(book: Book) -> None:
    full_book(book)
    break_in(book, "DELETE FROM journal WHERE seq = 7", "UPDATE journal SET seq = 7 WHERE seq = 8")
    found = findings(book)
    assert ("journal", "Entry 7 does not follow the entry before it.") in found
    assert ("journal", "Entry 7 was changed after it was written.") in found


def test_a_cut_tail_changes_the_seal_which_letters_in_residents_hands_still_bear(book: Book) -> None:
    full_book(book)
    seal = check_book(book).seal
    break_in(book, "DELETE FROM journal WHERE seq = 8")
    result = check_book(book)
    assert result.seal.startswith("7-")
    assert result.seal != seal


def test_reordered_entries_are_found(book: Book) -> None:
    full_book(book)
    break_in(
        book,
        "UPDATE journal SET seq = 99 WHERE seq = 7",
        "UPDATE journal SET seq = 7 WHERE seq = 8",
        "UPDATE journal SET seq = 8 WHERE seq = 99",
    )
    named = [sentence for check, sentence in findings(book) if check == "journal"]
    assert "Entry 7 does not follow the entry before it." in named
    assert "Entry 7 was changed after it was written." in named
    assert "Entry 8 was changed after it was written." in named


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE complaint SET received_on = '2026-11-27', name = 'X' WHERE id = 2",
            "The register differs from the journal in complaint 2: received_on, name.",
        ),
        (
            "UPDATE complaint SET closed_on = '2026-11-27' WHERE id = 2",
            "The register differs from the journal in complaint 2: closed_on.",
        ),
        (
            "UPDATE letter SET posted_on = NULL WHERE id = 6",
            "The register differs from the journal in letter 6: posted_on.",
        ),
        (
            "UPDATE setting SET value = '\"Another\"' WHERE key = 'landlord'",
            "The register differs from the journal in setting landlord: value.",
        ),
        ("DELETE FROM setting WHERE key = 'a'", "The register has lost setting a, which the journal holds."),
        ("DELETE FROM letter WHERE id = 6", "The register has lost letter 6, which the journal holds."),
        (
            "INSERT INTO request VALUES (1, 'in_hand', '2026-11-23', NULL, 'X', '', '', 'planted')",
            "The register holds request 1, of which the journal knows nothing.",
        ),
        (
            "INSERT INTO setting VALUES ('window', '\"c5\"')",
            "The register holds setting window, of which the journal knows nothing.",
        ),
    ],
)
def test_a_register_row_changed_lost_or_planted_is_named(book: Book, statement: str, sentence: str) -> None:
    full_book(book)
    meddle(book, statement)
    assert findings(book) == [("register", sentence)]


def test_a_lost_case_is_named(book: Book) -> None:
    full_book(book)
    break_in(book, "DELETE FROM complaint WHERE id = 2")
    assert findings(book) == [("register", "The register has lost complaint 2, which the journal holds.")]


def test_a_letter_that_hangs_in_the_air_is_named(book: Book) -> None:
    full_book(book)
    break_in(book, "UPDATE letter SET case_id = 4711")
    found = findings(book)
    assert ("file", "A row of letter refers to something that is not there.") in found
    assert any(kind == "register" for kind, _ in found)


def test_a_changed_document_is_named_by_its_digest(book: Book) -> None:
    full_book(book)
    digest = everything(book)["document"][0][0]
    break_in(book, "UPDATE document SET bytes = CAST('another letter' AS BLOB)")
    assert findings(book) == [("documents", f"The document {digest[:12]} is not what it was when it was kept.")]


def test_a_lost_document_is_named_by_its_letter(book: Book) -> None:
    full_book(book)
    break_in(book, "DELETE FROM document")
    assert ("documents", "The letter of entry 6 is missing from the book.") in findings(book)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE document SET bytes = x'00'", "never changed"),
        ("DELETE FROM document", "never removed"),
        ("INSERT OR REPLACE INTO document SELECT digest, media, x'00' FROM document", "never replaced"),
    ],
)
def test_the_guards_refuse_to_change_a_document(book: Book, statement: str, refusal: str) -> None:
    full_book(book)
    before = everything(book)
    with pytest.raises(Exception, match=refusal):
        meddle(book, statement)
    assert everything(book) == before


@pytest.mark.parametrize("guard", GUARDS)
def test_a_missing_guard_is_named(book: Book, guard: str) -> None:
    full_book(book)
    meddle(book, f"DROP TRIGGER {guard}")
    ((check, sentence),) = findings(book)
    assert check == "guards"
    assert sentence == f"The guard “{guard.replace('_', ' ')}” is missing from the book."


def test_a_guard_that_was_made_toothless_is_named(book: Book) -> None:
    full_book(book)
    meddle(book, "DROP TRIGGER journal_is_not_changed")
    meddle(book, "CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal BEGIN SELECT 1; END")
    ((check, sentence),) = findings(book)
    assert check == "guards"
    assert "is not what it was" in sentence


def test_a_check_mends_nothing(book: Book) -> None:
    full_book(book)
    meddle(book, "DELETE FROM setting WHERE key = 'a'")
    before = everything(book)
    check_book(book)
    assert everything(book) == before
