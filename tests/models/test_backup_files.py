"""The file of a backup: nothing in it is believed, nothing of it is written outside, no more is read than it has."""

from __future__ import annotations

import io
import json
import os
import random
import stat
import struct
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import backup_files, keys
from app.models.backup_files import BOOK, MANIFEST, BadBackup, pack, read_key_file, read_manifest, unpack
from app.models.backups import back_up, read_backup
from app.models.books import Closed, open_book
from app.models.digests import digest_of
from app.models.keys import KeyFileDamaged
from app.models.upgrades import NewerBook
from app.rules.problems import UserError
from tests.models.ledgers import NOW, full_book, now


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup as Casebook writes it."""
    folder = tmp_path_factory.mktemp("good")
    book = open_book(folder / "Book", now)
    full_book(book)
    made = back_up(book, folder / "Backups", NOW)
    book.close()
    return made.path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to unpack into, three folders down, so that one could see what lands outside."""
    made = tmp_path / "a" / "b" / "into"
    made.mkdir(parents=True)
    return made


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(path: Path, parts: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_manifest(good: Path, path: Path, change: Callable[[Any], object]) -> Path:
    """The good backup with its list changed."""
    parts = parts_of(good)
    listed = json.loads(parts[MANIFEST])
    change(listed)
    return zipped(path, {**parts, MANIFEST: json.dumps(listed).encode()})


def refused(path: Path, folder: Path) -> str:
    """The sentence with which a file is refused, by the reader of lists and by whoever unpacks it."""
    outside = sorted(folder.parents[1].rglob("*"))
    with pytest.raises(BadBackup) as caught:
        unpack(path, folder)
    assert [each for each in sorted(folder.parents[1].rglob("*")) if each.parent != folder] == outside
    sentence = caught.value.sentence
    assert path.name in sentence or "cannot" in sentence
    assert "Nothing was changed." in sentence
    assert len(sentence) < 400
    return sentence


def test_a_backup_is_a_zip_that_any_program_opens(good: Path) -> None:
    parts = parts_of(good)
    assert set(parts) == {BOOK, MANIFEST}
    listed = json.loads(parts[MANIFEST])
    assert listed["format"] == 1
    assert listed["made_at"] == "2026-11-23T10:30:00Z"
    assert listed["book"]["seal"] in good.name
    assert len(listed["book"]["documents"]) == 1
    assert "Dunmore" not in str(listed)


def test_what_is_unpacked_is_what_was_packed_and_private(good: Path, folder: Path) -> None:
    manifest = unpack(good, folder)
    assert manifest == read_manifest(good)
    assert (folder / BOOK).read_bytes() == parts_of(good)[BOOK]
    if os.name != "nt":
        assert stat.S_IMODE((folder / BOOK).stat().st_mode) == 0o600
    assert read_key_file(good) is None


def test_a_backup_does_not_take_the_place_of_a_file(good: Path, folder: Path, tmp_path: Path) -> None:
    manifest = unpack(good, folder)
    there = tmp_path / "there"
    there.write_text("hers")
    with pytest.raises(FileExistsError):
        pack(there, folder / BOOK, None, manifest)
    assert there.read_text() == "hers"


OTHER_FILES = {
    "nothing": b"",
    "a text": b"Dear Mr Dunmore,\n" * 100,
    "zeros": b"\0" * 5000,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"x" * 500,
    "the end of a zip alone": b"PK\x05\x06" + b"\0" * 18,
    "the end of a zip that promises four gigabytes": b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 9, 9, 2**32 - 2, 0, 0),
    "a zip of the large kind that promises more": (
        b"PK\x06\x06" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, 9, 9, 2**40, 0)
        + b"PK\x06\x07" + struct.pack("<LQL", 0, 0, 1)
        + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 9, 9, 2**32 - 1, 2**32 - 1, 0)
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_another_kind_of_file_is_refused(kind: str, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "other.casebook"
    path.write_bytes(OTHER_FILES[kind])
    refused(path, folder)


def test_a_folder_is_refused_and_so_is_what_is_not_there(tmp_path: Path, folder: Path) -> None:
    assert "it is a folder" in refused(tmp_path / "a", folder)
    assert "it is not there" in refused(tmp_path / "nowhere.casebook", folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path, folder: Path) -> None:
    os.mkfifo(tmp_path / "pipe.casebook")
    assert "no file" in refused(tmp_path / "pipe.casebook", folder)


NAMES = [
    "../out.db",
    "/tmp/out.db",  # noqa: S108 - nothing is to be written there
    "..\\out.db",
    "C:\\out.db",
    "a/casebook.db",
    "CASEBOOK.DB",
    "casebook.db/",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_other_name_in_it_is_refused_and_nothing_is_written_outside(
    name: str, good: Path, tmp_path: Path, folder: Path
) -> None:
    parts = parts_of(good)
    more = refused(zipped(tmp_path / "more.casebook", {**parts, name: b"x"}), folder)
    instead = refused(zipped(tmp_path / "instead.casebook", {name: parts[BOOK], MANIFEST: parts[MANIFEST]}), folder)
    assert "something else in it" in more
    assert "something else in it" in instead or "cannot be used" in instead
    assert list(folder.iterdir()) == []


def test_the_same_name_twice_is_refused(good: Path, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "twice.casebook"
    parts = parts_of(good)
    with zipfile.ZipFile(path, "w") as archive:
        for name in (BOOK, MANIFEST):
            archive.writestr(name, parts[name])
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(BOOK, parts[BOOK])
    refused(path, folder)


def test_a_bomb_is_not_unpacked(tmp_path: Path, folder: Path, good: Path) -> None:
    """Packed files can be a thousand times what they take; ours are stored as they are."""
    bomb = {**parts_of(good), BOOK: b"\0" * 30_000_000}
    path = zipped(tmp_path / "bomb.casebook", bomb, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 100_000
    assert "not written as Casebook writes" in refused(path, folder)
    assert list(folder.iterdir()) == []


def test_a_list_of_many_megabytes_is_refused_without_reading_it(
    tmp_path: Path, folder: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_files, "MOST_MANIFEST", 100_000)
    path = zipped(tmp_path / "long.casebook", {**parts_of(good), MANIFEST: b"[" * 100_001})
    assert "longer than any could be" in refused(path, folder)


def test_a_hundred_thousand_files_in_it_take_no_memory(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "many.casebook"
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    central = entry * 100_000
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 0xFFFF, 0xFFFF, len(central), 0, 0)
    path.write_bytes(central + end)
    tracemalloc.start()
    refused(path, folder)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 1_000_000


def test_memory_stays_small_however_large_the_book_is(tmp_path: Path, folder: Path, good: Path) -> None:
    inside = tmp_path / "large"
    inside.write_bytes(os.urandom(20_000_000))
    path = tmp_path / "large.casebook"
    tracemalloc.start()
    pack(path, inside, None, read_manifest(good))
    unpack(path, folder)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (folder / BOOK).read_bytes() == inside.read_bytes()
    assert most < 8_000_000


LISTS: dict[str, bytes] = {
    "no JSON": b"not a list",
    "a list": b"[]",
    "a number": b"1",
    "nothing": b"{}",
    "deep": b"[" * 50_000,
    "no text": b"\xff\xfe\xfd",
    "a number of thousands of digits": b'{"format": ' + b"9" * 10_000 + b"}",
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_that_cannot_be_read_is_refused(kind: str, good: Path, tmp_path: Path, folder: Path) -> None:
    path = zipped(tmp_path / "bad.casebook", {**parts_of(good), MANIFEST: LISTS[kind]})
    assert "its list of contents cannot be read" in refused(path, folder)


CHANGES: dict[str, Callable[[Any], object]] = {
    "a wrong digest of the book": lambda listed: listed["files"].update({BOOK: "0" * 64}),
    "a digest that is none": lambda listed: listed["files"].update({BOOK: "x"}),
    "no digest of the book": lambda listed: listed["files"].clear(),
    "a digest of a file that is not there": lambda listed: listed["files"].update({keys.FILE: "0" * 64}),
    "a digest of a file elsewhere": lambda listed: listed["files"].update({"../out": "0" * 64}),
    "a count that is a text": lambda listed: listed["book"].update(cases="1"),
    "a count that is true": lambda listed: listed["book"].update(cases=True),
    "a count below nothing": lambda listed: listed["book"].update(cases=-1),
    "a count without end": lambda listed: listed["book"].update(cases=2**80),
    "a document without a digest": lambda listed: listed["book"].update(documents=[1]),
    "documents that are a number": lambda listed: listed["book"].update(documents=7),
    "no book": lambda listed: listed.pop("book"),
    "a moment that is none": lambda listed: listed.update(made_at="yesterday"),
    "a moment of no zone": lambda listed: listed.update(made_at="2026-11-23T10:30:00"),
    "a format before the first": lambda listed: listed.update(format=0),
    "a last entry of no moment": lambda listed: listed["book"].update(last_recorded_at="then"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_list_that_says_what_is_not_so_is_refused(kind: str, good: Path, tmp_path: Path, folder: Path) -> None:
    refused(with_manifest(good, tmp_path / "changed.casebook", CHANGES[kind]), folder)


FALSE: dict[str, Callable[[Any], object]] = {
    "more cases": lambda listed: listed["book"].update(cases=9),
    "another seal": lambda listed: listed["book"].update(seal="9-aaaaaaaa"),
    "another document": lambda listed: listed["book"].update(documents=["0" * 64]),
    "another state": lambda listed: listed["book"].update(state="0" * 64),
    "another version": lambda listed: listed["book"].update(version=1),
}


@pytest.mark.parametrize("kind", FALSE)
def test_figures_that_are_not_those_of_the_book_are_refused(kind: str, good: Path, tmp_path: Path) -> None:
    path = with_manifest(good, tmp_path / "false.casebook", FALSE[kind])
    with pytest.raises(BadBackup, match="another book than it says"):
        read_backup(path)


def test_a_backup_of_a_newer_casebook_is_refused_politely(good: Path, tmp_path: Path, folder: Path) -> None:
    path = with_manifest(good, tmp_path / "newer.casebook", lambda listed: listed.update(format=2))
    assert "Install the newer Casebook" in refused(path, folder)


def swapped(good: Path, path: Path, content: bytes) -> Path:
    """The good backup with another file for its book, and the right digest of that."""
    parts = parts_of(good)
    digest = digest_of(io.BytesIO(content))
    listed = json.loads(parts[MANIFEST])
    listed["files"][BOOK] = digest
    return zipped(path, {BOOK: content, MANIFEST: json.dumps(listed).encode()})


@pytest.mark.parametrize("content", [b"", b"not a book", b"\0" * 9000, b"SQLite format 3\0" + b"x" * 9000], ids=len)
def test_a_backup_of_something_else_than_a_book_is_refused(content: bytes, good: Path, tmp_path: Path) -> None:
    with pytest.raises(BadBackup, match="holds no book"):
        read_backup(swapped(good, tmp_path / "else.casebook", content))


def test_a_newer_book_in_a_backup_is_refused_politely(good: Path, tmp_path: Path) -> None:
    content = bytearray(parts_of(good)[BOOK])
    content[60:64] = (99).to_bytes(4)  # where SQLite keeps user_version
    with pytest.raises(NewerBook, match="newer Casebook"):
        read_backup(swapped(good, tmp_path / "newer.casebook", bytes(content)))


def test_a_closed_backup_that_is_not_closed_is_refused(good: Path, tmp_path: Path) -> None:
    key_file = keys.key_file_bytes(keys.KeyFile({}))
    path = with_manifest(
        zipped(tmp_path / "one", {**parts_of(good), keys.FILE: key_file}),
        tmp_path / "two",
        lambda listed: listed["files"].update({keys.FILE: digest_of(io.BytesIO(key_file))}),
    )
    with pytest.raises(Closed):
        read_backup(path)
    with pytest.raises(Closed, match="does not open"):
        read_backup(path, b"\0" * 32)
    with pytest.raises(KeyFileDamaged):
        read_key_file(path)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.9, 0.999])
def test_a_backup_that_is_cut_short_is_refused(share: float, good: Path, tmp_path: Path, folder: Path) -> None:
    content = good.read_bytes()
    path = tmp_path / "short.casebook"
    path.write_bytes(content[: int(len(content) * share)])
    refused(path, folder)


def test_one_byte_changed_anywhere_is_refused_or_says_nothing_else(good: Path, tmp_path: Path) -> None:
    """The book and the list are under digests; what is left are the zip's own words about times and programs."""
    content, facts = good.read_bytes(), read_backup(good)
    chance = random.Random(6)  # noqa: S311 - to find the same bytes again
    at = [chance.randrange(len(content)) for _ in range(60)] + [
        chance.randrange(len(content) - 400, len(content)) for _ in range(60)
    ]
    known = 0
    for place in at:
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(8)
        path = tmp_path / "changed.casebook"
        path.write_bytes(changed)
        try:
            found = read_backup(path)
        except UserError:
            known += 1
        else:
            assert (found.contents, found.sound) == (facts.contents, True)
    assert known > 60


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.dictionaries(st.text(min_size=1, max_size=8), st.binary(max_size=60), max_size=4),
    tail=st.binary(max_size=60),
)
def test_whatever_is_in_a_file_it_is_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, parts: dict[str, bytes], tail: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any") / "b" / "into"
    folder.mkdir(parents=True)
    path = folder.parents[1] / "any.casebook"
    try:
        zipped(path, parts)
    except (ValueError, IndexError, OSError):  # a name that the zip library itself does not take
        path.write_bytes(b"")
    with path.open("ab") as file:
        file.write(tail)
    refused(path, folder)


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a right on Windows")
def test_a_link_in_the_zip_is_a_name_like_any_other(good: Path, tmp_path: Path, folder: Path) -> None:
    path, parts = tmp_path / "link.casebook", parts_of(good)
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo(BOOK)
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr(MANIFEST, parts[MANIFEST])
    refused(path, folder)
    assert not any(each.is_symlink() for each in folder.iterdir())
