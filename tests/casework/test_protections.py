"""Closing the book: what a passphrase must be, what the journal says of it, and what opens it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from app.casework.backups import make_backup
from app.casework.desks import Desk
from app.casework.protections import (
    KIND,
    PASSPHRASE,
    RECOVERY,
    WrongPassphrase,
    change_passphrase,
    close_book,
    finish_protection,
    has_passphrase,
    is_closed,
    is_remembered,
    keep_sheet,
    key_from,
    key_from_either,
    new_recovery_code,
    open_for_good,
    passphrase_problems,
    prove,
    recovery_code_to_print,
    recovery_sheet,
    remember,
    remembered,
    sheet_lacks_name,
    sheet_notice,
)
from app.models import keys
from app.models.backups import FOLDER, read_key_file
from app.models.checks import check_book
from app.models.journals import records_of_no_case
from app.models.protections import NOTE, CannotProtect
from app.reports.recovery_sheets import RecoverySheet
from app.rules.problems import Refused
from tests.models.test_keyrings import Drawer
from tests.ui.desks import Day, desk_on_disk, empty_desk, st_annes

PHRASE, OTHER = "four short words here", "another good passphrase"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = st_annes(desk_on_disk(tmp_path, Day()))
    yield made
    made.book.close()


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    before, made = keyring.get_keyring(), Drawer()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.mark.parametrize(
    ("passphrase", "again", "field", "words"),
    [
        ("", "", "passphrase", "at least 12 letters"),
        ("eleven char", "eleven char", "passphrase", "at least 12 letters"),
        ("aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "passphrase", "soon guessed"),
        ("AaAaBbBbAaAaBb", "AaAaBbBbAaAaBb", "passphrase", "soon guessed"),
        ("x" * 1001, "x" * 1001, "passphrase", "at most 1000"),
        (PHRASE, PHRASE.upper(), "again", "not what you typed above"),
        (PHRASE, f"{PHRASE} ", "again", "not what you typed above"),
    ],
)
def test_what_is_no_passphrase_is_refused_in_a_sentence(
    desk: Desk, passphrase: str, again: str, field: str, words: str
) -> None:
    with pytest.raises(Refused) as refusal:
        close_book(desk, passphrase, again)
    [problem] = refusal.value.problems
    assert problem.field == field
    assert words in problem.sentence
    assert not has_passphrase(desk)


def test_four_short_words_will_do() -> None:
    assert passphrase_problems(PHRASE, PHRASE) == ()


def test_the_journal_says_what_was_done_and_never_what_the_secret_is(desk: Desk) -> None:
    code = close_book(desk, PHRASE, PHRASE).code
    change_passphrase(desk, OTHER, OTHER)
    second = new_recovery_code(desk)
    open_for_good(desk)
    with desk.book.reading() as session:
        found = records_of_no_case(session, (KIND,))
    assert [record.body["what"] for record in found] == ["closed", "passphrase", "recovery_sheet", "opened"]
    assert {record.actor for record in found} == {"Anne Clerk"}
    written = " ".join(record.sentence + record.text for record in found)
    for secret in (PHRASE, OTHER, code, second):
        assert secret not in written
    assert check_book(desk.book).sound


def test_the_passphrase_or_the_code_opens_it(desk: Desk, tmp_path: Path) -> None:
    assert not is_closed(tmp_path)
    code = close_book(desk, PHRASE, PHRASE).code
    assert is_closed(tmp_path)
    assert key_from(tmp_path, PASSPHRASE, PHRASE) == key_from(tmp_path, RECOVERY, code) == desk.book.key
    assert key_from_either(tmp_path, code.lower()) == key_from_either(tmp_path, PHRASE) == desk.book.key
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        key_from_either(tmp_path, OTHER)
    prove(desk, PHRASE)
    with pytest.raises(WrongPassphrase):
        prove(desk, OTHER)


def test_a_new_sheet_can_be_printed_with_the_day_and_whose_it_is(desk: Desk) -> None:
    code = close_book(desk, PHRASE, PHRASE).code
    assert recovery_sheet(desk, code).startswith(b"%PDF-")


def test_a_plain_book_and_one_in_no_file_have_nothing_to_prove(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotProtect, match="has no passphrase"):
        key_from(tmp_path, PASSPHRASE, PHRASE)
    memory = empty_desk(Day())
    for act in (lambda: close_book(memory, PHRASE, PHRASE), lambda: prove(memory, PHRASE)):
        with pytest.raises(CannotProtect):
            act()
    memory.book.close()


def test_this_pc_remembers_the_key_until_it_is_told_not_to_or_it_opens_nothing(
    desk: Desk, tmp_path: Path, drawer: Drawer
) -> None:
    close_book(desk, PHRASE, PHRASE)
    assert not is_remembered(desk)
    remember(desk, wanted=True)
    assert is_remembered(desk)
    assert remembered(tmp_path) == desk.book.key
    remember(desk, wanted=False)
    assert remembered(tmp_path) is None
    remember(desk, wanted=True)
    open_for_good(desk)
    assert drawer.kept == {}
    close_book(desk, PHRASE, PHRASE)
    drawer.kept = {("Casebook", name): "00" * 32 for name in ("a",)}
    remember(desk, wanted=True)
    drawer.kept = dict.fromkeys(drawer.kept, "00" * 32)
    assert remembered(tmp_path) is None


def test_what_was_left_to_do_after_a_stop_is_done(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / NOTE).touch()
    (tmp_path / keys.FILE).write_bytes(b"opens nothing")
    finish_protection(desk)
    assert not (tmp_path / NOTE).exists()
    assert not (tmp_path / keys.FILE).exists()


def test_the_copies_that_stay_plain_after_a_stop_are_told(desk: Desk, tmp_path: Path) -> None:
    assert finish_protection(desk) == ""
    close_book(desk, PHRASE, PHRASE)
    room = tmp_path / FOLDER
    room.mkdir(exist_ok=True)
    left = room / "Replaced 2026-11-20 0900.db"
    left.write_bytes(keys.PLAIN + bytes(4000))
    (tmp_path / NOTE).touch()
    said = finish_protection(desk)
    assert str(left) in said
    assert "anybody can read them" in said
    assert finish_protection(desk) == ""


def test_today_asks_for_the_sheet_until_it_is_kept_and_not_of_a_plain_book(desk: Desk, tmp_path: Path) -> None:
    assert sheet_notice(desk) == ""
    code = close_book(desk, PHRASE, PHRASE).code
    assert "neither printed nor saved" in sheet_notice(desk)
    change_passphrase(desk, OTHER, OTHER)
    assert sheet_notice(desk)
    keep_sheet(desk)
    assert sheet_notice(desk) == ""
    change_passphrase(desk, PHRASE, PHRASE)
    assert sheet_notice(desk) == ""
    assert key_from(tmp_path, RECOVERY, code) == desk.book.key
    new_recovery_code(desk, "7K2M-09QX-WE4T-ABCD-8HJN-PQRS-Z1Y3")
    assert sheet_notice(desk) == ""
    new_recovery_code(desk)
    assert sheet_notice(desk)
    open_for_good(desk)
    assert sheet_notice(desk) == ""


def test_it_is_asked_again_at_the_next_start_and_where_a_backup_was_restored(desk: Desk, tmp_path: Path) -> None:
    """What is not known of a code goes with its key file."""
    close_book(desk, PHRASE, PHRASE)
    backup = make_backup(desk, Day().now())
    kept = read_key_file(backup.path)
    assert kept is not None
    assert kept.sheet_waits
    keep_sheet(desk)
    kept = read_key_file(make_backup(desk, Day().now() + dt.timedelta(minutes=2)).path)
    assert kept is not None
    assert not kept.sheet_waits


def test_a_key_file_that_cannot_be_written_does_not_spoil_the_sheet(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_book(desk, PHRASE, PHRASE)

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keys, "write_key_file", full)
    keep_sheet(desk)
    assert sheet_notice(desk)


def _said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> RecoverySheet:
    """What is typeset as the recovery sheet of a book as it is now."""
    found: list[RecoverySheet] = []

    def typeset(sheet: RecoverySheet) -> bytes:
        found.append(sheet)
        return b""

    monkeypatch.setattr("app.reports.recovery_sheets.recovery_sheet_pdf", typeset)
    recovery_sheet(desk, recovery_code_to_print())
    return found[0]


def test_only_a_sheet_that_follows_another_speaks_of_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    close_book(desk, PHRASE, PHRASE)
    assert _said(desk, monkeypatch).first
    keep_sheet(desk)
    assert not _said(desk, monkeypatch).first
    new_recovery_code(desk, recovery_code_to_print())
    assert not _said(desk, monkeypatch).first
    open_for_good(desk)
    close_book(desk, PHRASE, PHRASE)
    assert not _said(desk, monkeypatch).first, "a backup from before still opens with the sheet of its day"


def test_a_sheet_without_the_landlords_name_can_be_made_anew_once_settings_has_it(tmp_path: Path) -> None:
    desk = desk_on_disk(tmp_path / "new", Day())
    assert not sheet_lacks_name(desk)
    close_book(desk, PHRASE, PHRASE)
    assert not sheet_lacks_name(desk), "there is no name to print yet"
    st_annes(desk)
    assert sheet_lacks_name(desk)
    new_recovery_code(desk, recovery_code_to_print())
    assert not sheet_lacks_name(desk)
    desk.book.close()
