"""The register: always what the journal says, and the index that lists and search stand on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from app.models import journals, registers
from app.models.books import Book
from app.models.damages import Damaged
from app.models.journals import records
from app.models.registers import differences, fold_case, folded_settings, searchable, standing_records
from app.models.tables import Complaint, Letter, Request, Setting
from tests.models.ledgers import DAY, NOW, OFFICER, issue_letter, meddle, open_case

LATER = dt.date(2026, 11, 24)
AFTER = LATER + dt.timedelta(days=1)


def complaint(book: Book, case_id: int) -> Complaint:
    with book.reading() as session:
        return session.get_one(Complaint, case_id)


def test_a_case_is_in_the_register_when_its_writing_ends(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work, representative={"name": "Ms P. Quill"})
    row = complaint(book, case_id)
    assert (row.reference, row.edition, row.received_on, row.closed_on) == ("2026/001", "2024", DAY, None)
    assert (row.name, row.postcode, row.representative) == ("Mr D. Dunmore", "BA5 2XX", "Ms P. Quill")


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_half_a_case_is_not_in_the_register(book: Book, kept: int) -> None:
    with book.writing(OFFICER) as work:
        open_case(work)
    with book.reading() as session:
        assert fold_case(records(session)[:kept]) == ()


def test_the_last_standing_entry_of_a_kind_is_what_the_register_says(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work)
        work.append(case_id, "received", on=LATER, sentence="Corrected.", body={"corrects": 2})
    assert complaint(book, case_id).received_on == LATER


def test_striking_out_a_correction_brings_the_first_entry_back(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work)
        work.append(case_id, "received", on=LATER, sentence="Corrected.", body={"corrects": 2})
        work.append(case_id, "voided", on=LATER, sentence="Struck out.", body={"corrects": 5})
    assert complaint(book, case_id).received_on == DAY
    with book.reading() as session:
        assert [record.seq for record in standing_records(records(session, case_id))] == [1, 2, 3, 4]


def test_of_a_date_corrected_twice_the_last_correction_stands_alone(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work)
        work.append(case_id, "received", on=LATER, sentence="Corrected.", body={"corrects": 2})
        work.append(case_id, "received", on=dt.date(2026, 11, 20), sentence="Again.", body={"corrects": 5})
    with book.reading() as session:
        standing = [record.seq for record in standing_records(records(session, case_id)) if record.kind == "received"]
    assert standing == [6]
    assert complaint(book, case_id).received_on == dt.date(2026, 11, 20)


def test_a_case_that_was_struck_out_altogether_leaves_the_register_with_its_letters(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work)
        issue_letter(work, case_id)
    with book.writing(OFFICER) as work:
        work.append(case_id, "voided", on=DAY, sentence="Struck out.", body={"corrects": 1})
    with book.reading() as session:
        assert session.scalars(select(Complaint)).all() == []
        assert differences(session) == []


def test_closing_and_striking_out_the_closing(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work)
        work.append(case_id, "closed", on=LATER, sentence="Closed.")
    assert complaint(book, case_id).closed_on == LATER
    with book.writing(OFFICER) as work:
        work.append(case_id, "voided", on=LATER, sentence="Struck out.", body={"corrects": 5})
    assert complaint(book, case_id).closed_on is None


def test_a_letter_is_posted_by_the_entry_that_names_it(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work)
        letter = issue_letter(work, case_id)
    with book.reading() as session:
        assert session.get_one(Letter, letter).posted_on is None
    with book.writing(OFFICER) as work:
        work.append(case_id, "acknowledged", on=DAY, sentence="By hand.", body={"stage": 1})
    with book.reading() as session:
        assert session.get_one(Letter, letter).posted_on is None
    with book.writing(OFFICER) as work:
        work.append(case_id, "acknowledged", on=LATER, sentence="Sent.", body={"letter": letter})
    with book.reading() as session:
        assert session.get_one(Letter, letter).posted_on == LATER


def test_a_letter_struck_out_leaves_the_register_and_its_bytes_stay_in_the_book(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work)
        letter = issue_letter(work, case_id)
        work.append(case_id, "voided", on=DAY, sentence="Struck out.", body={"corrects": letter})
    with book.reading() as session:
        assert session.scalars(select(Letter)).all() == []
    with book.writing(OFFICER) as work:
        assert work.keep(b"%PDF- a letter", "application/pdf")


def test_a_contact_is_a_request_and_no_complaint(book: Book) -> None:
    body = {"outcome": "service_request", "name": "Mrs E. Vale", "address": "", "phone": "", "matter": "A tap drips."}
    with book.writing(OFFICER) as work:
        request = work.append(0, "request", on=DAY, sentence="A tap drips.", body=body)
        work.append(request, "closed", on=LATER, sentence="Mended.")
    with book.reading() as session:
        row = session.get_one(Request, request)
        assert (row.outcome, row.received_on, row.closed_on, row.matter) == (
            "service_request",
            DAY,
            LATER,
            "A tap drips.",
        )
        assert session.scalars(select(Complaint)).all() == []


def test_a_setting_has_its_last_value_and_others_keep_theirs(book: Book) -> None:
    for values in ({"a": "é", "b": [1, 2]}, {"a": None}):
        with book.writing(OFFICER) as work:
            work.append(None, "setting", on=DAY, sentence="Settings.", body={"values": values})
    with book.reading() as session:
        assert {row.key: row.value for row in session.scalars(select(Setting))} == {"a": "null", "b": "[1, 2]"}
        assert folded_settings(session) == {"a": "null", "b": "[1, 2]"}


def test_a_setting_is_read_as_it_stands(book: Book) -> None:
    with book.writing(OFFICER) as work:
        work.append(None, "setting", on=DAY, sentence="Settings.", body={"values": {"a": [1], "b": None}})
    with book.reading() as session:
        assert registers.settings_of(session) == {"a": [1], "b": None}
        assert (registers.setting_of(session, "a"), registers.setting_of(session, "c")) == ([1], None)


def test_open_cases_and_cases_with_post_are_told_by_their_numbers(book: Book) -> None:
    with book.writing(OFFICER) as work:
        first, second, third = (open_case(work, f"2026/00{n}") for n in (1, 2, 3))
        issue_letter(work, third)
        letter = issue_letter(work, first)
        work.append(first, "acknowledged", on=DAY, sentence="Sent.", body={"letter": letter})
        work.append(second, "closed", on=LATER, sentence="Closed.")
    with book.reading() as session:
        assert registers.open_cases(session) == [first, third]
        assert registers.cases_with_post(session) == [third]


@pytest.mark.parametrize(
    ("day", "open_then"), [(DAY - dt.timedelta(days=1), []), (DAY, [1, 5]), (LATER, [1, 5]), (AFTER, [1])]
)
def test_a_case_is_open_on_a_day_from_its_receipt_to_its_closing(
    book: Book, day: dt.date, open_then: list[int]
) -> None:
    with book.writing(OFFICER) as work:
        assert [open_case(work, f"2026/00{n}") for n in (1, 2)] == [1, 5]
        work.append(5, "closed", on=LATER, sentence="Closed.")
    with book.reading() as session:
        assert registers.open_on(session, day) == open_then


def test_cases_are_listed_by_the_words_they_hold(book: Book) -> None:
    with book.writing(OFFICER) as work:
        first = open_case(work, "2026/001")
        second = open_case(work, "2026/002", name="Mrs E. Vale")
        work.append(first, "closed", on=LATER, sentence="Closed.")
    with book.reading() as session:
        assert [row.id for row in registers.listed(session)] == [first, second]
        assert [row.id for row in registers.listed(session, ["vale", "ba52xx"])] == [second]
        assert registers.listed(session, ["vale", "dunmore%"]) == []
        (row,) = registers.listed(session, ["2026/001"])
    assert row == registers.Listed(first, "2026/001", "Mr D. Dunmore", "14 Chapel Row\nWells", DAY, LATER)


def test_open_contacts_are_counted_and_all_are_listed(book: Book) -> None:
    body = {"outcome": "in_hand", "name": "Mrs E. Vale", "address": "", "phone": "", "matter": "A tap drips."}
    with book.writing(OFFICER) as work:
        numbers = [work.append(0, "request", on=DAY, sentence="Asked.", body=body) for _ in range(3)]
        work.append(numbers[1], "closed", on=LATER, sentence="Done.")
    with book.reading() as session:
        assert registers.open_requests(session) == 2
        assert [row.id for row in registers.rows(session, Request)] == numbers


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (registers.open_cases, "complaint_open"),
        (registers.open_requests, "request_open"),
        (registers.cases_with_post, "letter_to_post"),
        (lambda session: journals.records_of_cases(session, [1, 2]), "journal_of_case"),
        (lambda session: journals.records_of_no_case(session, ["voided"]), "journal_of_"),
        (lambda session: journals.written_after(session, 7), "INTEGER PRIMARY KEY"),
        (journals.last_entry, "SCAN journal"),  # from its end, where it stops at once
        (journals.recorded_later, "journal_of_moment"),
    ],
)
def test_what_is_open_is_found_without_looking_at_what_is_closed(
    book: Book, ask: Callable[[Session], object], index: str
) -> None:
    asked: list[tuple[str, Any]] = []
    with book.reading() as session:
        session.info[journals.KNOWN_UNTIL] = NOW if ask is journals.recorded_later else None

        @event.listens_for(session.connection(), "before_cursor_execute")
        def _note(*told: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
            asked.append(told[2:4])

        ask(session)
        ((sql, values),) = asked
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
    assert index in " ".join(row.detail for row in plan)


def test_making_a_register_row_anew_changes_nothing(book: Book) -> None:
    with book.writing(OFFICER) as work:
        case_id = open_case(work)
        issue_letter(work, case_id)
    with book.writing(OFFICER) as work:
        registers.refresh_case(work.session, case_id)
        registers.refresh_settings(work.session)
    with book.reading() as session:
        assert differences(session) == []


@pytest.mark.parametrize(
    "typed", ["dunmore", "ba5 2xx", "ba52xx", "14 chapel row wells", "01749000014", "01749 000 014".replace(" ", "")]
)
def test_text_is_found_in_any_case_and_without_its_spaces(typed: str) -> None:
    assert typed in searchable("Mr D. DUNMORE", "14 Chapel Row\nWells", "BA5 2XX", "01749 000014")


def test_letters_are_folded_as_their_language_folds_them() -> None:
    assert "strasse" in searchable("Große STRASSE")
    assert "strasse" in searchable("Große Straße")


def test_a_setting_that_cannot_be_read_is_damage_and_no_fault_of_hers(book: Book) -> None:
    meddle(book, "DROP TABLE setting", "CREATE TABLE setting (key, value)")
    meddle(book, "INSERT INTO setting VALUES ('landlord', '2026-02-30'), ('officer', NULL)")
    with book.reading() as session:
        with pytest.raises(Damaged, match="Check your records"):
            registers.setting_of(session, "landlord")
        with pytest.raises(Damaged, match="Check your records"):
            registers.settings_of(session)
