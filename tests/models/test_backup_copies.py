"""Copies: named by their moment and seal once they were opened; a place to work in goes whatever happens."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.models.backup_copies import (
    ENDING,
    NAME,
    WORKING,
    CannotBackUp,
    Source,
    back_up_first,
    clear_left_behind,
    name_of,
    put_down,
    working_room,
    write_copy,
)
from app.models.backup_files import BadBackup, Manifest, read_manifest
from app.models.backups import contents_of_book
from app.models.books import Book
from tests.models.ledgers import NOW, full_book


def test_a_copy_has_the_day_the_time_of_this_pc_and_the_seal_in_its_name(book: Book) -> None:
    full_book(book)
    manifest = Manifest(NOW, "", closed=False, contents=contents_of_book(book), digests={})
    here = NOW.astimezone()
    assert name_of(manifest) == f"Casebook {here:%Y-%m-%d} {here:%H%M} {manifest.contents.seal}{ENDING}"
    for kind in ("", "before restore", "before upgrade from version 2"):
        named = NAME.fullmatch(name_of(replace(manifest, kind=kind)))
        assert named is not None
        assert (named["seal"], named["kind"] or "") == (manifest.contents.seal, kind)


def test_what_was_verified_gets_its_name_and_what_is_wrong_with_it_is_handed_on(book: Book, tmp_path: Path) -> None:
    full_book(book)
    seen: list[str] = []

    def verify(begun: Path, room: Path) -> str:
        seen.extend(path.name for path in tmp_path.iterdir())
        assert begun.parent == room
        return "Something is wrong."

    raw = book.raw()
    written = write_copy(raw.driver_connection, Source(None, None), tmp_path, NOW, verify)
    raw.close()
    assert [name.startswith(WORKING) for name in seen] == [True]
    assert written.trouble == "Something is wrong."
    assert [path.name for path in tmp_path.iterdir()] == [written.path.name]


def test_what_was_not_verified_gets_none(book: Book, tmp_path: Path) -> None:
    def refuse(_begun: Path, _room: Path) -> str:
        raise BadBackup("It is not what was written.")

    raw = book.raw()
    with pytest.raises(CannotBackUp, match=r"It is not what was written\. Your book is as it was"):
        write_copy(raw.driver_connection, Source(None, None), tmp_path, NOW, refuse)
    raw.close()
    assert list(tmp_path.iterdir()) == []


def test_before_an_upgrade_a_copy_is_made_beside_the_book(book: Book, tmp_path: Path) -> None:
    full_book(book)
    raw = book.raw()
    written = back_up_first(raw.driver_connection, tmp_path / "casebook.db", None, NOW, 2)
    raw.close()
    assert written.path.parent == tmp_path / "Backups"
    assert read_manifest(written.path).kind == "before upgrade from version 2"
    assert written.trouble == ""


def test_a_place_to_work_in_is_private_and_goes(tmp_path: Path) -> None:
    def fail(room: Path) -> None:
        (room / "half").write_bytes(b"half")
        assert os.name == "nt" or room.stat().st_mode & 0o077 == 0
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), working_room(tmp_path) as room:
        fail(room)
    assert list(tmp_path.iterdir()) == []


def test_what_a_stop_left_goes_when_it_is_old_or_from_a_clock_that_was_wrong(tmp_path: Path) -> None:
    ages = {"young": 1, "old": 7, "of tomorrow": -24}
    for name, hours in ages.items():
        left = tmp_path / f"{WORKING}{name}"
        left.mkdir()
        moment = (NOW - dt.timedelta(hours=hours)).timestamp()
        os.utime(left, (moment, moment))
    clear_left_behind(tmp_path, NOW)
    assert [path.name for path in tmp_path.iterdir()] == [f"{WORKING}young"]


def test_a_folder_that_is_in_use_stays_however_old_it_looks_and_whatever_the_clocks_say(tmp_path: Path) -> None:
    with working_room(tmp_path) as room:
        made = dt.datetime.fromtimestamp(room.stat().st_mtime, dt.UTC)
        for now in (made.replace(microsecond=0), made - dt.timedelta(hours=1), made + dt.timedelta(days=30)):
            clear_left_behind(tmp_path, now)  # the clock of Casebook has whole seconds; that of a server may be ahead
            assert room.is_dir()
    assert list(tmp_path.iterdir()) == []


MAKES_ONE = """
import sys, time
from pathlib import Path
from app.models.backup_copies import working_room
with working_room(Path(sys.argv[1])) as room:
    print(room.name, flush=True)
    time.sleep(60)
"""


def test_what_another_casebook_has_stays_and_goes_at_once_when_that_was_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", MAKES_ONE, str(tmp_path)], stdout=subprocess.PIPE) as other:  # noqa: S603 - our own
        assert other.stdout is not None
        room = tmp_path / other.stdout.readline().decode().strip()
        moment = (NOW - dt.timedelta(hours=7)).timestamp()
        os.utime(room, (moment, moment))
        clear_left_behind(tmp_path, NOW)
        stayed = room.is_dir()
        other.kill()
        other.wait()
    os.utime(room, (NOW.timestamp(), NOW.timestamp()))
    clear_left_behind(tmp_path, NOW)
    assert (stayed, room.exists()) == (True, False)


def test_of_a_process_on_another_pc_nothing_is_known_but_the_age(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(platform, "node", lambda: "ELSEWHERE")
        elsewhere.setattr(os, "getpid", lambda: 999_999_999)
        with working_room(tmp_path) as room:
            left = tmp_path / room.name.replace("-999999999-", "-999999998-")
            left.mkdir()
    for hours, stays in ((1, True), (-1, True), (7, False)):
        moment = (NOW - dt.timedelta(hours=hours)).timestamp()
        os.utime(left, (moment, moment))
        clear_left_behind(tmp_path, NOW)
        assert left.exists() == stays


def test_the_number_of_a_process_is_anothers_in_the_end(tmp_path: Path) -> None:
    with working_room(tmp_path) as room:
        left = tmp_path / f"{room.name.replace(f'-{os.getpid()}-', f'-{os.getppid()}-')}"
        left.mkdir()
        for days, stays in ((1, True), (8, False)):
            moment = (NOW - dt.timedelta(days=days)).timestamp()
            os.utime(left, (moment, moment))
            clear_left_behind(tmp_path, NOW)
            assert left.exists() == stays


def test_a_file_that_is_whole_takes_its_name_at_once(tmp_path: Path) -> None:
    (tmp_path / "begun").write_bytes(b"new")
    (tmp_path / "there").write_bytes(b"old")
    put_down(tmp_path / "begun", tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == b"new"
    assert not (tmp_path / "begun").exists()
