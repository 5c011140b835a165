"""The journal: what may be written in it, how it is sealed, and what refuses to be done to it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import select

from app.models import journals
from app.models.books import Book
from app.models.damages import Damaged
from app.models.journals import Record
from app.models.tables import Journal
from app.rules.timelines import Entry
from tests.models.ledgers import DAY, NOW, OFFICER, everything, full_book, meddle, open_case

COLUMNS = "seq, case_id, kind, happened_on, recorded_at, actor, sentence, body, body_digest, prev, hash, recipe"


def test_an_entry_is_read_back_as_it_was_written(book: Book) -> None:
    with book.writing(OFFICER) as work:
        body = {
            "until": "2026-12-22",
            "stage": 2,
            "reason": "Ärger & <b>€</b> 🏠",
            "good_reason": "a panel",
            "corrects": 7,
        }
        work.append(0, "extended", on=DAY, sentence="A notice — «sent».", body=body)
    with book.reading() as session:
        (record,) = journals.records(session)
    assert (record.seq, record.case_id, record.kind, record.on) == (1, 1, "extended", DAY)
    assert (record.recorded_at, record.actor, record.sentence) == (NOW, OFFICER, "A notice — «sent».")
    assert record.body == body
    entry = record.entry()
    assert (entry.stage, entry.until, entry.good_reason, entry.corrects) == (2, dt.date(2026, 12, 22), "a panel", 7)


def test_every_fact_that_a_clock_reads_comes_out_of_the_body(book: Book) -> None:
    facts = {"until": "2026-12-22", "stage": 3, "good_reason": "ill", "panel": True, "agreed": "yes"}
    with book.writing(OFFICER) as work:
        work.append(0, "extended", on=DAY, sentence="A notice.", body=facts)
        work.append(1, "updates_agreed", on=DAY, sentence="Agreed.", body={"every": 2, "unit": "weeks", "corrects": 1})
    with book.reading() as session:
        entries = [record.entry() for record in journals.records(session)]
    assert entries == [
        Entry(
            seq=1,
            kind="extended",
            on=DAY,
            stage=3,
            until=dt.date(2026, 12, 22),
            good_reason="ill",
            panel=True,
            agreed="yes",
            recorded_at=NOW,
        ),
        Entry(seq=2, kind="updates_agreed", on=DAY, every=2, unit="weeks", corrects=1, recorded_at=NOW),
    ]


def test_a_body_is_read_when_it_is_asked_for_and_then_once(book: Book) -> None:
    full_book(book)
    with book.reading() as session:
        record = journals.records(session)[0]
    assert "body" not in vars(record)
    assert record.body is record.body
    assert record.entry() is record.entry()
    assert record.body == json.loads(record.text)


def test_an_entry_without_words_of_its_own_is_of_stage_1_and_corrects_nothing(book: Book) -> None:
    with book.writing(OFFICER) as work:
        work.append(0, "received", on=DAY, sentence="Received.")
    with book.reading() as session:
        entry = journals.records(session)[0].entry()
    assert (entry.stage, entry.until, entry.good_reason, entry.corrects) == (1, None, "", None)
    assert entry.recorded_at == NOW


def test_a_case_has_the_number_of_the_entry_that_opened_it(book: Book) -> None:
    case_id, _ = full_book(book)
    with book.reading() as session:
        kinds = [record.kind for record in journals.records(session, case_id)]
        notes = [record.sentence for record in journals.records(session, case_id, kinds=("note",))]
    assert case_id == 2
    assert kinds == ["opened", "received", "edition", "person", "letter_issued", "acknowledged", "note"]
    assert notes == ["Note: he rang."]


def test_the_hashes_are_those_of_recipe_1_worked_out_by_hand(book: Book) -> None:
    """An auditor with the recipe in the module's docstring and a SHA-256 program gets the same chain."""
    full_book(book)
    prev = ""
    for row in everything(book)["journal"]:
        seq, case_id, kind, happened_on, recorded_at, actor, sentence, body, digest, before, sealed, recipe = row
        words = hashlib.sha256((sentence + "\n" + body).encode("utf-8")).hexdigest()
        case = "-" if case_id is None else str(case_id)
        lines = ["casebook 1", str(seq), case, kind, happened_on, recorded_at, actor, words, prev]
        assert (digest, before, recipe) == (words, prev, 1)
        assert sealed == hashlib.sha256("".join(line + "\n" for line in lines).encode("utf-8")).hexdigest()
        prev = sealed


def test_one_chain_is_pinned_so_that_the_recipe_cannot_change_unnoticed(book: Book) -> None:
    with book.writing(OFFICER) as work:
        work.append(0, "note", on=DAY, sentence="Note: he rang.", body={"b": 2, "a": "é"})
    words = 'Note: he rang.\n{"a":"é","b":2}'
    digest = hashlib.sha256(words.encode()).hexdigest()
    chained = f"casebook 1\n1\n1\nnote\n2026-11-23\n2026-11-23T10:30:00Z\nAnne Clerk\n{digest}\n\n"
    with book.reading() as session:
        row = session.scalars(select(Journal)).one()
        assert row.hash == hashlib.sha256(chained.encode()).hexdigest()


def test_the_seal_is_the_last_number_and_the_first_digits_of_its_hash(book: Book) -> None:
    with book.reading() as session:
        assert journals.seal(session) == "0-0"
    full_book(book)
    last = everything(book)["journal"][-1]
    with book.reading() as session:
        assert journals.seal(session) == f"8-{last[10][:8]}"


def test_the_seal_changes_with_every_entry(book: Book) -> None:
    seals = set()
    for _ in range(3):
        with book.writing(OFFICER) as work:
            work.append(None, "note", on=DAY, sentence="The same words each time.")
        with book.reading() as session:
            seals.add(journals.seal(session))
    assert len(seals) == 3


def test_a_recipe_that_this_program_does_not_know_is_not_guessed(book: Book) -> None:
    full_book(book)
    with book.reading() as session:
        row = session.scalars(select(Journal)).first()
        assert row is not None
        row.recipe = 2
        with pytest.raises(KeyError):
            journals.hash_of(row)
        session.expunge_all()


def test_many_cases_are_read_with_one_question_each_in_the_order_of_writing(book: Book) -> None:
    with book.writing(OFFICER) as work:
        cases = [open_case(work, f"2026/{n:03}") for n in range(40)]
        for case_id in (*cases, *reversed(cases)):
            work.append(case_id, "note", on=DAY, sentence=f"Of {case_id}.")
    wanted = [cases[30], 999, cases[2]]
    with book.reading() as session:
        found = journals.records_of_cases(session, wanted)
        assert list(found) == wanted
        assert found[999] == ()
        for case_id in (cases[30], cases[2]):
            assert found[case_id] == journals.records(session, case_id)
            assert [record.kind for record in found[case_id]][-2:] == ["note", "note"]
        assert journals.records_of_cases(session, []) == {}


def test_entries_of_the_whole_book_are_read_without_those_of_cases(book: Book) -> None:
    case_id, _ = full_book(book)
    with book.writing(OFFICER) as work:
        work.append(None, "voided", on=DAY, sentence="Struck out.", body={"corrects": 1})
        work.append(case_id, "voided", on=DAY, sentence="Struck out.", body={"corrects": 8})
    with book.reading() as session:
        assert [record.seq for record in journals.records_of_no_case(session)] == [1, 9]
        assert [record.seq for record in journals.records_of_no_case(session, kinds=("voided",))] == [9]


def test_the_last_entry_vouches_for_all_before_it(book: Book) -> None:
    with book.reading() as session:
        assert journals.last_entry(session) == (0, "")
        assert journals.holds(session, 0, "")
    case_id, _ = full_book(book)
    with book.reading() as session:
        seq, digest = journals.last_entry(session)
    assert (seq, digest) == (8, everything(book)["journal"][-1][10])
    with book.writing(OFFICER) as work:
        work.append(case_id, "note", on=DAY, sentence="Later.")
    with book.reading() as session:
        assert journals.holds(session, seq, digest)
        assert not journals.holds(session, seq, digest[::-1])
        assert not journals.holds(session, 10, digest)


def test_what_was_written_after_an_entry_is_told_by_its_cases(book: Book) -> None:
    case_id, _ = full_book(book)
    with book.reading() as session:
        assert journals.written_after(session, 8) == frozenset()
        assert journals.written_after(session, 6) == {case_id}
        assert journals.written_after(session, 0) == {None, case_id}


WORDS = {
    "NEXT": "(SELECT max(seq) + 1 FROM journal)",
    "LAST": "(SELECT hash FROM journal ORDER BY seq DESC LIMIT 1)",
    "REST": "'note', '2026-11-23', '2026-11-23T10:30:00Z', 'X', 's', '{}', 'd'",
    "OLD": "(SELECT hash FROM journal WHERE seq = 3)",
    "ALL": COLUMNS,
}


def spelt_out(statement: str) -> str:
    """A statement with the words above in full."""
    return re.sub(r"\b(NEXT|LAST|REST|OLD|ALL)\b", lambda found: WORDS[found[0]], statement)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE journal SET sentence = 'Nothing happened.' WHERE seq = 3", "never changed"),
        ("UPDATE journal SET happened_on = '2026-11-30'", "never changed"),
        ("UPDATE OR REPLACE journal SET seq = 3 WHERE seq = 4", "never changed"),
        ("DELETE FROM journal WHERE seq = 3", "never shortened"),
        ("DELETE FROM journal", "never shortened"),
        ("INSERT OR REPLACE INTO journal SELECT ALL FROM journal WHERE seq = 3", "follows the one before"),
        ("REPLACE INTO journal SELECT ALL FROM journal WHERE seq = 8", "follows the one before"),
        ("INSERT INTO journal VALUES (NEXT + 1, 2, REST, LAST, 'h', 1)", "follows the one before"),
        ("INSERT INTO journal VALUES (0, 2, REST, LAST, 'h', 1)", "follows the one before"),
        ("INSERT INTO journal VALUES (NULL, 2, REST, LAST, 'h', 1)", "follows the one before"),
        ("INSERT INTO journal VALUES (NEXT, 2, REST, '', 'h', 1)", "follows the one before"),
        ("INSERT INTO journal VALUES (NEXT, 2, REST, 'another', 'h', 1)", "follows the one before"),
        ("INSERT OR REPLACE INTO journal VALUES (NEXT, 2, REST, LAST, OLD, 1)", "follows the one before"),
    ],
)
def test_the_guards_refuse_to_change_the_journal(book: Book, statement: str, refusal: str) -> None:
    full_book(book)
    before = everything(book)
    with pytest.raises(driver.DatabaseError, match=refusal):
        meddle(book, spelt_out(statement))
    assert everything(book) == before


def test_a_well_formed_entry_written_past_casebook_is_let_in_but_its_hash_gives_it_away(book: Book) -> None:
    """The guards cannot work out a SHA-256; that is what the check is for."""
    full_book(book)
    meddle(book, spelt_out("INSERT INTO journal VALUES (NEXT, NULL, REST, LAST, 'h', 1)"))
    with book.reading() as session:
        assert list(journals.faults(session)) == [
            "The words of entry 9 were changed after it was written.",
            "Entry 9 was changed after it was written.",
        ]


@pytest.mark.parametrize("text", ["null", "[]", "1.5", "", "{"])
def test_a_body_that_is_no_table_of_facts_is_damage(text: str) -> None:
    record = Record(1, 1, "note", DAY, NOW, "Anne Clerk", "A note.", text)
    with pytest.raises(Damaged, match="Check your records"):
        _ = record.body
