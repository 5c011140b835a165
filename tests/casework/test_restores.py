"""Before a backup is restored she sees what she would get; afterwards the book is that one, and the other is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import places
from app.casework.audits import audit
from app.casework.backups import make_backup, said_moment, shelf
from app.casework.desks import SAMPLE_MARK, Desk, open_desk
from app.casework.due_lists import due_list
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.protections import close_book
from app.casework.questions import case_list
from app.casework.restores import (
    REHEARSED,
    Closed,
    coming_back,
    foresee,
    is_closed_backup,
    key_of_backup,
    rehearse_backup,
    restore_backup,
)
from app.casework.retentions import erase_file
from app.casework.settings import read_settings, save_settings
from app.models import keys
from app.models.backups import back_up
from app.models.journals import records_of_no_case
from app.models.keys import WrongPassphrase
from app.models.restores import CannotRestore, Ways
from tests.casework.cases import MONDAY, MR_D, NOW, a_case, called, on, st_annes
from tests.models.ledgers import break_in, meddle
from tests.reports.papers import said

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
PHRASE = "four short words here"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


def laid(folder: Path, landlord: str = "St Anne's Almshouses") -> Desk:
    made = open_desk(folder, places.resources(), lambda: MONDAY, lambda: NOW)
    save_settings(made, replace(st_annes(read_settings(made)), landlord=landlord))
    log_complaint(made, MR_D)
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a book in a folder and a case in it."""
    made = laid(tmp_path / "Book")
    yield made
    made.book.close()


def log_another(desk: Desk) -> None:
    log_complaint(desk, replace(MR_D, person=called("Ms B. Other")))


def test_what_is_in_it_and_what_would_be_gone_is_shown_first(desk: Desk) -> None:
    made = make_backup(desk, NOW)
    log_another(desk)
    before = audit(desk).entries
    found = foresee(desk, made.path)
    assert found.standing == "earlier"
    assert found.may
    assert found.troubles == ()
    assert found.has[0].startswith("1 case, open; ")
    assert found.has[1] == f"Last entry: {said_moment(NOW)}."
    assert "were written since" in found.differs[0]
    assert found.differs[1] == "Cases that are not in it: 2026/002 Ms B. Other."
    assert audit(desk).entries == before


def test_a_backup_that_brings_erased_words_back_says_so_first(desk: Desk) -> None:
    """Once it is restored nothing in the book tells any more that they were to be gone."""
    case = a_case(desk).received("2026-11-20", person=called("Ms B. Other"))
    case.issued(MONDAY).posted(MONDAY).responded("2026-11-27").closed("2026-11-30")
    before = make_backup(desk, NOW)
    later = on(desk, dt.date(2032, 11, 30))
    erase_file(later, case.id, "Its time in our retention schedule is over.")
    after = make_backup(desk, NOW + DAY)
    words = (
        "Case 2026/002 was erased on Tuesday 30 November 2032; this backup still holds it. Erase it again afterwards."
    )
    assert foresee(later, before.path).differs[0] == words
    assert not any("erased" in line for line in foresee(later, after.path).differs)
    folder = before.path.parent.parent
    assert coming_back(folder, before.path, NOW, Ways()) == (words,)
    assert coming_back(folder, after.path, NOW, Ways()) == ()
    assert coming_back(folder / "nowhere", before.path, NOW, Ways()) == ()


def test_a_backup_of_this_moment_changes_nothing(desk: Desk) -> None:
    found = foresee(desk, make_backup(desk, NOW).path)
    assert found.standing == "same"
    assert "nothing would be gained or lost" in found.differs[0]


def test_a_restored_book_is_the_one_of_then_and_everything_is_asked_anew(desk: Desk) -> None:
    made = make_backup(desk, NOW)
    log_another(desk)
    assert len(due_list(desk)) > 1
    done = restore_backup(desk, made.path, NOW + HOUR)
    assert [row.who for row in case_list(desk)] == ["Mr D. Dunmore"]
    assert {row.who for row in due_list(desk)} == {"Mr D. Dunmore"}
    assert audit(desk).sound
    assert "1 case and" in done.said
    assert "What it replaced is kept: " in done.said
    kept = shelf(desk)[0]
    assert kept.kind == "Before a restore"
    found = foresee(desk, kept.backup.path)
    assert found.standing == "later"
    assert found.differs[1] == "Cases that would come back: 2026/002 Ms B. Other."
    restore_backup(desk, kept.backup.path, NOW + 2 * HOUR)
    assert len(case_list(desk)) == 2
    add_note(desk, case_list(desk)[0].case_id, MONDAY, "She rang.")
    assert audit(desk).sound


def test_a_backup_from_which_the_book_parted_is_told(desk: Desk) -> None:
    made = make_backup(desk, NOW)
    log_another(desk)
    other = make_backup(desk, NOW + DAY)
    restore_backup(desk, made.path, NOW + 2 * DAY)
    add_note(desk, case_list(desk)[0].case_id, MONDAY, "Another way.")
    found = foresee(desk, other.path)
    assert found.standing == "apart"
    assert "It began as your book did" in found.differs[0]
    assert "Cases that would come back: 2026/002 Ms B. Other." in found.differs


def test_a_backup_of_another_landlords_book_is_told(desk: Desk, tmp_path: Path) -> None:
    other = laid(tmp_path / "Other", "Longmead Trust")
    made = make_backup(other, NOW)
    other.book.close()
    found = foresee(desk, made.path)
    assert found.differs[0] == "It is the book of Longmead Trust. Yours is the book of St Anne's Almshouses."
    assert found.standing in ("other", "apart")


def test_the_sample_never_takes_the_place_of_a_real_book(desk: Desk) -> None:
    plain = make_backup(desk, NOW)
    with desk.book.writing("Anne Clerk") as work:
        work.append(None, "setting", on=MONDAY, sentence="Sample.", body={"values": {SAMPLE_MARK: True}})
    sample = make_backup(desk, NOW + DAY)
    assert "sample book" in foresee(desk, sample.path).differs[0]
    assert not foresee(desk, sample.path).may
    assert foresee(replace(desk, sample=True), sample.path).may
    assert not foresee(replace(desk, sample=True), plain.path).may


def test_what_is_wrong_with_a_backup_is_told_before(desk: Desk) -> None:
    break_in(desk.book, "UPDATE journal SET sentence = 'Never.' WHERE seq = 1")
    made = make_backup(desk, NOW)
    found = foresee(desk, made.path)
    assert "entry 1" in found.troubles[0]
    assert found.may
    with pytest.raises(CannotRestore, match="not as it was written"):
        restore_backup(desk, made.path, NOW)
    restore_backup(desk, made.path, NOW, although_damaged=True)


def test_a_backup_built_by_somebody_else_cannot_be_restored(desk: Desk) -> None:
    meddle(desk.book, "CREATE VIEW mine AS SELECT * FROM journal")
    made = make_backup(desk, NOW)
    found = foresee(desk, made.path)
    assert (found.may, found.has) == (False, ())
    assert "not those that Casebook makes" in found.troubles[0]


def test_where_a_restore_fails_the_book_is_open_as_it_was(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "no.casebook").write_bytes(b"nothing")
    with pytest.raises(Exception, match="cannot be used as a backup"):
        restore_backup(desk, tmp_path / "no.casebook", NOW)
    add_note(desk, case_list(desk)[0].case_id, MONDAY, "It goes on.")
    assert audit(desk).sound


def test_a_closed_backup_wants_its_passphrase_or_its_recovery_code(desk: Desk, tmp_path: Path) -> None:
    plain = make_backup(desk, NOW)
    code = close_book(desk, PHRASE, PHRASE).code
    made = back_up(desk.book, tmp_path / "stick", NOW)
    assert is_closed_backup(made.path)
    assert foresee(desk, made.path).may
    other = laid(tmp_path / "New")
    with pytest.raises(Closed):
        foresee(other, made.path)
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        key_of_backup(made.path, "something else")
    assert key_of_backup(made.path, code) == key_of_backup(made.path, PHRASE) == desk.book.key
    restore_backup(other, made.path, NOW, key_of_backup(made.path, PHRASE))
    assert other.book.key == desk.book.key
    assert audit(other).sound
    other.book.close()
    assert is_closed_backup(plain.path)  # it was remade closed when the book was


def test_a_closed_book_stays_closed_whatever_is_restored(desk: Desk, tmp_path: Path) -> None:
    made = back_up(desk.book, tmp_path / "stick", NOW)
    close_book(desk, PHRASE, PHRASE)
    key = desk.book.key
    done = restore_backup(desk, made.path, NOW)
    assert desk.book.key == key
    assert "no longer closed" not in done.said
    assert b"Dunmore" not in (tmp_path / "Book" / "casebook.db").read_bytes()
    assert audit(desk).sound


# rehearsal


def test_a_rehearsal_gives_a_line_for_the_board_and_stands_in_the_journal(desk: Desk) -> None:
    made = make_backup(desk, NOW)
    log_another(desk)
    found = rehearse_backup(desk, made.path, NOW + HOUR)
    assert found.rehearsal.sound
    assert f"(seal {made.seal}) was restored into a temporary place and checked. It held 1 case, " in found.line
    assert "Everything was there" in found.line
    with desk.book.reading() as session:
        (record,) = records_of_no_case(session, kinds=(REHEARSED,))
    assert record.sentence == found.line
    assert record.body["sound"]
    text = " ".join(said(found.pdf).split())
    assert "Our complaint records can be restored" in text
    assert "Dunmore" not in text
    assert len(case_list(desk)) == 2
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]


def test_a_rehearsal_of_what_is_damaged_says_so_and_claims_nothing(desk: Desk) -> None:
    break_in(desk.book, "UPDATE journal SET sentence = 'Never.' WHERE seq = 1")
    found = rehearse_backup(desk, make_backup(desk, NOW).path, NOW)
    assert not found.rehearsal.sound
    assert "It was not sound" in found.line
    text = " ".join(said(found.pdf).split())
    assert "a backup is not sound" in text
    assert "each verified" not in text
