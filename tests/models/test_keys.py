"""Keys: what opens a closed book, however it is typed, and what a key file that was altered may not do."""

from __future__ import annotations

import json
import os
import string
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import keys
from app.models.keys import (
    ALPHABET,
    FILE,
    LONGEST_FILE,
    PASSPHRASE,
    RECOVERY,
    KeyFile,
    KeyFileDamaged,
    WrongPassphrase,
    key_file_bytes,
    key_file_from,
    new_raw_key,
    new_recovery_code,
    read_key_file,
    write_key_file,
)

RAW = bytes(range(32))
PHRASE, CODE = "Café near the gate", "7K2M-0000-1111-ABCD-EFGH-JKMN-PQRS"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


def made() -> KeyFile:
    return KeyFile().with_wrap(PASSPHRASE, PHRASE, RAW).with_wrap(RECOVERY, CODE, RAW)


def test_a_key_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read_key_file(tmp_path) is None
    write_key_file(tmp_path, made())
    again = read_key_file(tmp_path)
    assert again is not None
    assert again.open_with(PASSPHRASE, PHRASE) == again.open_with(RECOVERY, CODE) == RAW
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    if os.name == "posix":
        assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_the_file_holds_neither_key_nor_passphrase_nor_code() -> None:
    kept = key_file_bytes(made())
    for secret in (RAW, RAW.hex().encode(), PHRASE.encode(), CODE.encode(), CODE.replace("-", "").encode()):
        assert secret not in kept


def test_another_passphrase_leaves_the_recovery_code_as_it_was() -> None:
    changed = made().with_wrap(PASSPHRASE, "another one", RAW)
    assert changed.open_with(PASSPHRASE, "another one") == changed.open_with(RECOVERY, CODE) == RAW
    with pytest.raises(WrongPassphrase, match="Caps Lock"):
        changed.open_with(PASSPHRASE, PHRASE)


def test_an_accent_typed_as_one_character_or_as_two_is_the_same() -> None:
    assert made().open_with(PASSPHRASE, "Cafe\u0301 near the gate") == RAW


@pytest.mark.parametrize("wrong", ["", " ", "café near the gate", "Café near the gate ", CODE])
def test_what_is_not_the_passphrase_is_told_in_a_sentence(wrong: str) -> None:
    with pytest.raises(WrongPassphrase, match="not the passphrase of this book"):
        made().open_with(PASSPHRASE, wrong)


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("0", "O"),
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("1", "I"),
        f"  {CODE}\n",
    ],
)
def test_a_recovery_code_is_taken_however_it_is_typed(typed: str) -> None:
    assert made().open_with(RECOVERY, typed) == RAW


def test_a_code_that_is_not_right_says_how_to_type_it() -> None:
    with pytest.raises(WrongPassphrase, match="28 letters and digits"):
        made().open_with(RECOVERY, CODE[:-1])


def test_new_codes_and_keys_are_never_the_same_and_have_no_letter_that_can_be_misread() -> None:
    codes = {new_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(code) for code in codes} == {34}
    assert set("".join(codes)) - {"-"} <= set(ALPHABET)
    assert not set(ALPHABET) & set("ILOU" + string.ascii_lowercase)
    assert len({new_raw_key() for _ in range(200)}) == 200
    assert len(new_raw_key()) == 32


@given(st.binary(max_size=400))
def test_any_bytes_are_a_key_file_or_are_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(KeyFileDamaged, match="restore the newest backup"):
        key_file_from(content)


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_key_file_with_one_byte_changed_opens_the_book_or_is_refused(at: int, value: int) -> None:
    changed = bytearray(key_file_bytes(KeyFile().with_wrap(PASSPHRASE, PHRASE, RAW).with_wrap(RECOVERY, CODE, RAW)))
    changed[at % len(changed)] = value
    with suppress(KeyFileDamaged, WrongPassphrase):
        assert key_file_from(bytes(changed)).open_with(PASSPHRASE, PHRASE) == RAW


@pytest.mark.parametrize("cost", [0, -1, 3, 2**30, 2**19, "65536", 65536.0, None, True])
def test_a_cost_that_was_altered_is_not_believed(cost: object) -> None:
    kept = json.loads(key_file_bytes(made()))
    kept["wraps"][PASSPHRASE]["cost"] = cost
    read = key_file_from(json.dumps(kept).encode())
    assert read.damaged == (PASSPHRASE,)
    assert read.open_with(RECOVERY, CODE) == RAW
    with pytest.raises(WrongPassphrase, match="use the recovery sheet"):
        read.open_with(PASSPHRASE, PHRASE)
    kept["wraps"][RECOVERY]["cost"] = cost
    with pytest.raises(KeyFileDamaged):
        key_file_from(json.dumps(kept).encode())


def old_format(content: bytes) -> bytes:
    """A key file as it was before there were checks in it."""
    kept = json.loads(content)
    for wrap in kept["wraps"].values():
        del wrap["check"]
    return json.dumps(kept, indent=1).encode()


def test_a_key_file_of_an_older_casebook_opens_and_gets_its_check_with_the_next_passphrase() -> None:
    old = key_file_from(old_format(key_file_bytes(made())))
    assert (old.damaged, old.whole) == ((), True)
    assert old.open_with(PASSPHRASE, PHRASE) == old.open_with(RECOVERY, CODE) == RAW
    changed = key_file_from(key_file_bytes(old.with_wrap(PASSPHRASE, "another one", RAW)))
    assert changed.wraps[PASSPHRASE].check
    assert not changed.wraps[RECOVERY].check  # it may have been damaged before: nothing vouches for it
    assert changed.open_with(RECOVERY, CODE) == RAW


def test_every_changed_byte_of_a_wrap_is_noticed_and_the_other_one_still_opens() -> None:
    content = key_file_bytes(made())
    begins, between = content.index(b'"salt"'), content.index(b'"recovery"')
    for at in range(begins, between):
        if content[at : at + 1] in b" \n":
            continue
        changed = bytearray(content)
        changed[at] ^= 0x01
        read = key_file_from(bytes(changed))
        assert PASSPHRASE in read.damaged or not read.whole, at
        assert read.open_with(RECOVERY, CODE) == RAW, at


def test_a_damaged_wrap_says_that_it_is_not_the_passphrase_that_is_wrong() -> None:
    kept = json.loads(key_file_bytes(made()))
    kept["wraps"][RECOVERY]["wrapped"] = "00" + kept["wraps"][RECOVERY]["wrapped"][2:]
    read = key_file_from(json.dumps(kept).encode())
    assert read.damaged == (RECOVERY,)
    with pytest.raises(WrongPassphrase, match="print a new recovery sheet"):
        read.open_with(RECOVERY, CODE)
    assert read.with_wrap(PASSPHRASE, "another one", RAW).damaged == (RECOVERY,)
    assert read.with_wrap(RECOVERY, CODE, RAW).damaged == ()


def test_a_key_file_of_a_casebook_to_come_is_not_believed() -> None:
    content = old_format(key_file_bytes(made())).replace(b'"format": 1', b'"format": 2')
    with pytest.raises(KeyFileDamaged):
        key_file_from(content)


def test_a_file_that_is_too_long_or_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(key_file_bytes(made()) + b" " * LONGEST_FILE)
    with pytest.raises(KeyFileDamaged):
        read_key_file(tmp_path)
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    with pytest.raises(KeyFileDamaged, match="cannot be read"):
        read_key_file(tmp_path)


def test_a_key_file_that_cannot_be_written_whole_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    write_key_file(tmp_path, made())
    before = (tmp_path / FILE).read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_key_file(tmp_path, made().with_wrap(PASSPHRASE, "another one", RAW))
    assert (tmp_path / FILE).read_bytes() == before


def test_whether_anybody_has_the_sheet_goes_with_the_code_and_not_with_the_passphrase() -> None:
    waits = replace(made(), sheet_waits=True)
    assert key_file_from(key_file_bytes(waits)).sheet_waits
    assert key_file_from(key_file_bytes(waits.with_wrap(PASSPHRASE, "another one", RAW))).sheet_waits
    assert not key_file_from(key_file_bytes(made())).sheet_waits
    assert b"sheet" not in key_file_bytes(made())  # as an older Casebook has it


@pytest.mark.parametrize(("old", "new"), [("not kept", "nox kept"), ('"sheet"', '"sheex"')])
def test_what_is_said_of_the_sheet_is_not_altered_unseen(old: str, new: str) -> None:
    content = key_file_bytes(replace(made(), sheet_waits=True)).replace(old.encode(), new.encode())
    read = key_file_from(content)
    assert not read.whole
    assert read.open_with(PASSPHRASE, PHRASE) == read.open_with(RECOVERY, CODE) == RAW
