"""Books of the past: what was recorded later is not there, whoever asks and however; and nothing can be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event, exists, func, select
from sqlalchemy.orm import Session, aliased

from app.models import journals, registers
from app.models.books import Book, book_in_memory
from app.models.pasts import PastBook, PastIsWritten
from app.models.tables import Complaint, Document, DraftText, Journal, Letter, Request, Setting
from tests.models.ledgers import DAY, OFFICER, everything, full_book, issue_letter, open_case

A_DAY = dt.timedelta(days=1)
TUESDAY, WEDNESDAY = DAY + A_DAY, DAY + 2 * A_DAY
MOMENT = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)


class Hands:
    """The hands of a clock that a test moves on."""

    moment = MOMENT


@pytest.fixture
def hands() -> Hands:
    """Half past ten on Monday 23 November 2026."""
    return Hands()


@pytest.fixture
def whole(hands: Hands) -> Iterator[Book]:
    """A book with eight entries of Monday, and of Wednesday another case, a letter, a setting and a draft."""
    book = book_in_memory(lambda: hands.moment)
    case_id, _ = full_book(book)
    hands.moment = MOMENT + dt.timedelta(days=2)
    with book.writing(OFFICER) as work:
        work.append(case_id, "person", on=WEDNESDAY, sentence="Anew.", body={"corrects": 5, **PERSON_ANEW})
        work.append(case_id, "closed", on=WEDNESDAY, sentence="Closed.")
        issue_letter(work, open_case(work, "2026/002"), b"%PDF- later")
        work.append(None, "setting", on=WEDNESDAY, sentence="Settings.", body={"values": {"a": 2, "b": 3}})
        work.save_draft(case_id, "acknowledgement", 1, "{}")
        work.append(0, "request", on=WEDNESDAY, sentence="Asked.", body=REQUEST)
    yield book
    book.close()


PERSON_ANEW = {
    "name": "Mrs A. Dunmore",
    "address": "2 Drove Road\nWells",
    "postcode": "BA5 2XX",
    "phone": "",
    "email": "",
    "representative": None,
}
REQUEST = {"outcome": "in_hand", "name": "Mrs E. Vale", "address": "", "phone": "", "matter": "A tap drips."}


@pytest.mark.parametrize(
    ("ask", "then"),
    [
        (lambda session: session.scalar(select(func.max(Journal.seq))), 8),
        (lambda session: session.scalar(select(func.count()).select_from(Journal)), 8),
        (lambda session: session.scalar(select(func.count(Journal.seq))), 8),
        (lambda session: session.scalar(select(func.count()).where(Journal.kind == "received")), 1),
        (lambda session: session.scalar(select(func.max(aliased(Journal).seq))), 8),
        (lambda session: len(session.scalars(select(Journal)).all()), 8),
        (lambda session: session.get(Journal, 9), None),
        (lambda session: session.scalar(select(exists().where(Journal.seq == 9))), False),
        (lambda session: session.scalars(select(DraftText)).all(), []),
        (lambda session: session.get(DraftText, (2, "acknowledgement", 1)), None),
        (lambda session: len(journals.records(session)), 8),
        (lambda session: list(journals.faults(session)), []),
        (lambda session: journals.seal(session).split("-")[0], "8"),
        (lambda session: session.scalar(select(func.count()).select_from(Document)), 2),
    ],
)
def test_what_was_recorded_later_is_not_there_however_it_is_asked_for(
    whole: Book, ask: Callable[[Session], object], then: object
) -> None:
    for day in (DAY, TUESDAY):
        with PastBook(whole, day).reading() as session:
            assert ask(session) == then


def test_the_last_day_of_a_book_is_the_whole_of_it_without_the_drafts(whole: Book) -> None:
    found = []
    for book in (PastBook(whole, WEDNESDAY), whole):
        with book.reading() as session:
            found.append((journals.records(session), registers.settings_of(session), listed(session)))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "ask",
    [
        lambda session: session.get(Complaint, 2),
        lambda session: session.scalars(select(Letter)).all(),
        lambda session: session.scalar(select(func.count()).where(Request.closed_on.is_(None))),
        lambda session: session.scalars(select(Setting.value)).all(),
        lambda session: session.execute(select(Journal).join(Complaint, Complaint.id == Journal.case_id)).all(),
        lambda session: session.scalars(select(Journal.seq).where(Journal.case_id.in_(select(Complaint.id)))).all(),
    ],
)
def test_the_register_of_today_is_not_to_be_asked_for_the_past(whole: Book, ask: Callable[[Session], object]) -> None:
    with PastBook(whole, DAY).reading() as session, pytest.raises(TypeError, match="asks the register of today"):
        ask(session)


def test_nothing_can_be_written_and_it_says_what_to_do(whole: Book) -> None:
    before = everything(whole)
    past: Book = PastBook(whole, DAY)
    with pytest.raises(PastIsWritten) as caught, past.writing(OFFICER):
        pass
    assert caught.value.sentence == (
        "This is the book as it was known on Monday 23 November 2026. Nothing can be recorded in it. "
        "Go back to today, then do this."
    )
    assert everything(whole) == before


def test_a_session_of_the_past_cannot_change_the_book_either(whole: Book) -> None:
    before = everything(whole)
    with PastBook(whole, DAY).reading() as session:
        session.add(DraftText(case_id=2, kind="response", stage=1, text="{}", saved_at=MOMENT))
        with pytest.raises(Exception, match="readonly"):
            session.flush()
    assert everything(whole) == before


def test_closing_a_book_of_the_past_leaves_the_book_open(whole: Book) -> None:
    past = PastBook(whole, DAY)
    past.close()
    assert (past.path, past.known_on) == (whole.path, DAY)
    assert [entries(book) for book in (past, whole, past, past.whole, whole.whole)] == [8, 17, 8, 17, 17]


def test_whoever_checks_the_file_of_a_book_of_the_past_gets_the_whole_of_it(whole: Book) -> None:
    connection = PastBook(whole, DAY).raw()
    assert connection.execute("SELECT count(*) FROM journal").fetchone()[0] == 17
    connection.close()


def test_an_entry_that_was_recorded_with_a_clock_put_back_counts_from_the_day_that_it_says(
    whole: Book, hands: Hands
) -> None:
    hands.moment = MOMENT
    with whole.writing(OFFICER) as work:
        work.append(2, "note", on=DAY, sentence="The PC's clock was wrong.")
    with PastBook(whole, DAY).reading() as session:
        assert [record.seq for record in journals.records(session)][-2:] == [8, 18]


# the register of the past


def entries(book: Book) -> int:
    """How many entries there are to read."""
    with book.reading() as session:
        return len(journals.records(session))


def listed(session: Session) -> list[tuple[Any, ...]]:
    return [(row.id, row.reference, row.name, row.closed_on) for row in registers.listed(session)]


def test_the_register_of_the_past_is_what_the_journal_said_then(whole: Book) -> None:
    first, second = 2, 11
    with PastBook(whole, TUESDAY).reading() as session:
        assert listed(session) == [(first, "2026/001", "Mr D. Dunmore", None)]
        assert registers.settings_of(session) == {"a": 1, "landlord": "St Anne's"}
        assert (registers.setting_of(session, "a"), registers.setting_of(session, "b")) == (1, None)
        assert registers.rows(session, Request) == []
        assert registers.open_requests(session) == 0
    with PastBook(whole, WEDNESDAY).reading() as session:
        assert listed(session) == [
            (first, "2026/001", "Mrs A. Dunmore", WEDNESDAY),
            (second, "2026/002", "Mr D. Dunmore", None),
        ]
        assert registers.open_requests(session) == 1


def test_the_past_is_searched_by_what_was_known_then(whole: Book) -> None:
    found = {}
    for day in (TUESDAY, WEDNESDAY):
        with PastBook(whole, day).reading() as session:
            found[day] = [row.id for row in registers.listed(session, ["chapel"])]
    assert found == {TUESDAY: [2], WEDNESDAY: [11]}


def test_a_case_that_may_have_been_open_then_is_among_the_open_ones_to_look_at(whole: Book) -> None:
    with whole.reading() as session:
        assert registers.open_cases(session) == [11]
        assert registers.cases_with_post(session) == [11]
        assert journals.recorded_later(session) == frozenset()
    with PastBook(whole, DAY).reading() as session:
        assert {2, 11} <= set(registers.open_cases(session))
        assert {2, 11} <= set(registers.cases_with_post(session))
        assert journals.recorded_later(session) == {2, 11, 17}
    with PastBook(whole, WEDNESDAY).reading() as session:
        assert registers.open_cases(session) == [11]


def test_what_was_open_on_a_day_is_told_as_it_was_known(whole: Book) -> None:
    """The first case was closed on Wednesday, the day on which the second was logged as received on Monday."""
    found = {}
    for known in (DAY, WEDNESDAY):
        with PastBook(whole, known).reading() as session:
            found[known] = [registers.open_on(session, day) for day in (DAY, WEDNESDAY, WEDNESDAY + A_DAY)]
    assert found == {DAY: [[2], [2], [2]], WEDNESDAY: [[2, 11], [2, 11], [11]]}
    with whole.reading() as session:
        assert [registers.open_on(session, day) for day in (DAY, WEDNESDAY, WEDNESDAY + A_DAY)] == found[WEDNESDAY]


@pytest.mark.parametrize(
    "ask",
    [
        journals.last_entry,
        lambda session: journals.records(session, 2),
        lambda session: journals.records_of_no_case(session, ["setting"]),
        lambda session: journals.records_of_cases(session, [2]),
        lambda session: journals.written_after(session, 7),
    ],
)
def test_one_case_of_the_past_is_found_without_looking_at_every_moment(
    whole: Book, ask: Callable[[Session], object]
) -> None:
    asked: list[tuple[str, Any]] = []
    with PastBook(whole, DAY).reading() as session:
        connection = session.connection()

        @event.listens_for(connection, "before_cursor_execute")
        def _note(*told: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
            asked.append(told[2:4])

        ask(session)
        ((sql, values),) = asked
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
    assert "journal_of_moment" not in " ".join(row.detail for row in plan)
