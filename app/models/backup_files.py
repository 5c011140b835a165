"""The file of a backup: a zip that holds the book, its key file where it is closed, and a list of what must be in it.

A backup may come from a stick, from a successor, or from somebody who means harm. So nothing in it is believed: only
the three names that we write are taken out, each to a place that we choose, no more bytes of it than the file itself
has, and every digest is worked out again.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from app import __version__
from app.models import keys
from app.models.digests import DIGEST, digest_of
from app.rules.problems import UserError

BOOK, MANIFEST = "casebook.db", "manifest.json"
NAMES = frozenset({BOOK, keys.FILE, MANIFEST})
FORMAT = 1
MOST_MANIFEST = 8_000_000
"""Bytes: room for the digests of 120,000 documents, which is six a day for half a century."""
PART = 1_000_000
"""Bytes that are read in one go, and never more, whatever a file says of itself."""
LAST = 70_000
"""Bytes at the end of a zip in which its end is looked for."""


class BadBackup(UserError):
    """The file is no backup of Casebook's, or no longer what was written."""


@dataclass(frozen=True)
class Contents:
    """What is in a book, in figures and digests: no fact of any case."""

    seal: str
    last_hash: str
    state: str
    """A digest of everything that changes: the last entry, what is half written and what was begun."""
    version: int
    entries: int
    cases: int
    open_cases: int
    requests: int
    letters: int
    last_recorded_at: str
    """The moment of the last entry in UTC, in ISO; empty for an empty book."""
    documents: tuple[str, ...]
    """The digest of every document, in order."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    made_at: dt.datetime
    kind: str
    closed: bool
    contents: Contents
    digests: Mapping[str, str]
    """SHA-256 of each of the other files in it."""


def pack(path: Path, book: Path, key_file: bytes | None, manifest: Manifest) -> None:
    """Write a backup from a copy of the book, and have it on the disk. Raises OSError where the disk will not."""
    digests: dict[str, str] = {}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            with book.open("rb") as source, archive.open(_entry(BOOK, manifest), "w", force_zip64=True) as target:
                digests[BOOK] = digest_of(source, target)
            if key_file is not None:
                digests[keys.FILE] = hashlib.sha256(key_file).hexdigest()
                archive.writestr(_entry(keys.FILE, manifest), key_file)
            archive.writestr(_entry(MANIFEST, manifest), _manifest_bytes(manifest, digests))
        file.flush()
        os.fsync(file.fileno())


def read_manifest(path: Path) -> Manifest:
    """What a backup says of itself; nothing else in it is looked at. Raises BadBackup."""
    with _opened(path) as archive:
        return _manifest_in(archive, path)


def read_key_file(path: Path) -> keys.KeyFile | None:
    """The key file in a backup; None where it is of a book that is not closed. Raises BadBackup, KeyFileDamaged."""
    with _opened(path) as archive:
        if keys.FILE not in archive.namelist():
            return None
        return keys.key_file_from(_content(archive, keys.FILE, keys.LONGEST_FILE, path))


def unpack(path: Path, folder: Path) -> Manifest:
    """Take the book, and its key file if any, out of a backup into an empty folder, and check every byte of both.

    Raises BadBackup; whoever made the folder clears it away.
    """
    with _opened(path) as archive:
        manifest = _manifest_in(archive, path)
        if {*manifest.digests, MANIFEST} != set(archive.namelist()):
            raise _bad(path, "what is in it is not what its list names")
        for name, digest in manifest.digests.items():
            with _from_zip(path), archive.open(name) as source, _made(folder / name) as target:
                found = digest_of(source, target)
            if found != digest:
                raise _bad(path, "it was changed or damaged since it was written")
    return manifest


def _entry(name: str, manifest: Manifest) -> zipfile.ZipInfo:
    moment = manifest.made_at
    entry = zipfile.ZipInfo(name, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
    entry.external_attr = 0o600 << 16
    return entry


def _manifest_bytes(manifest: Manifest, digests: Mapping[str, str]) -> bytes:
    kept = {
        "format": FORMAT,
        "casebook": __version__,
        "made_at": manifest.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "kind": manifest.kind,
        "closed": manifest.closed,
        "files": digests,
        "book": asdict(manifest.contents),
    }
    return json.dumps(kept, indent=1).encode()


class _Bounded(io.BufferedReader):
    """A file of which no more is read at once than a backup needs, whatever lengths are written in it."""

    def read(self, size: int | None = -1, /) -> bytes:
        """As ever, but never more than PART. Raises BadZipFile for more."""
        wanted = LAST if size is None or size < 0 else size
        if wanted > PART:
            raise zipfile.BadZipFile("a length in the file is not to be believed")
        return super().read(wanted)


class _Opened:
    """A zip that was looked over: nothing in it but what we write, as we write it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def __enter__(self) -> zipfile.ZipFile:
        """Open it. Raises BadBackup."""
        try:
            if not self._path.is_file():
                raise _bad(self._path, "it is not there" if not self._path.exists() else "it is a folder, or no file")
            self._file = _Bounded(io.FileIO(self._path))
            archive = zipfile.ZipFile(self._file)
            size = self._path.stat().st_size
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, UnicodeError) as error:
            self._close()
            raise _bad(self._path, "it is not whole, or it is another kind of file") from error
        except OSError as error:
            self._close()
            raise _bad(self._path, "it cannot be read from its disk or stick") from error
        names = archive.namelist()
        if len(names) != len(set(names)) or not {BOOK, MANIFEST} <= set(names) <= NAMES:
            self._close()
            raise _bad(self._path, "there is something else in it than Casebook puts into a backup")
        if not all(_is_plain(entry, size) for entry in archive.infolist()):
            self._close()
            raise _bad(self._path, "it was not written as Casebook writes a backup")
        return archive

    def __exit__(self, *_error: object) -> None:
        """Close the file."""
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()


def _opened(path: Path) -> _Opened:
    return _Opened(path)


def _is_plain(entry: zipfile.ZipInfo, size: int) -> bool:
    """Whether a file in the zip is stored as it is: then it cannot be larger than the zip."""
    stored = entry.compress_type == zipfile.ZIP_STORED and entry.file_size == entry.compress_size <= size
    return stored and not entry.flag_bits & 0x1


class _from_zip:  # noqa: N801 - reads as a word in a with statement
    """Tell what a zip's reader finds wrong as something about the backup."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Raise BadBackup for what is wrong with the file; the trouble of our own disk goes on as it is."""
        senseless = isinstance(error, OSError) and error.errno == errno.EINVAL  # it leads to before its own beginning
        if senseless or isinstance(
            error, zipfile.BadZipFile | EOFError | NotImplementedError | RuntimeError | ValueError
        ):
            raise _bad(self._path, "it was changed or damaged since it was written") from error


def _made(path: Path) -> IO[bytes]:
    """A new file that only this user can read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _content(archive: zipfile.ZipFile, name: str, most: int, path: Path) -> bytes:
    with _from_zip(path):
        if archive.getinfo(name).file_size > most:
            raise _bad(path, "its list of contents is longer than any could be")
        parts = []
        with archive.open(name) as source:
            while part := source.read(PART):
                parts.append(part)
        return b"".join(parts)
    raise AssertionError  # pragma: no cover - the with statement returns or raises


def _manifest_in(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        kept = json.loads(_content(archive, MANIFEST, MOST_MANIFEST, path).decode("utf-8"))
        if kept["format"] != FORMAT:
            raise _newer(path) if _is_later(kept["format"]) else _bad(path, "its list of contents cannot be read")
        return _manifest(kept)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise _bad(path, "its list of contents cannot be read") from error


def _manifest(kept: Mapping[str, object]) -> Manifest:
    """A manifest as it was kept. Raises ValueError, KeyError or TypeError for one that we did not write."""
    book, files = kept["book"], kept["files"]
    if not isinstance(book, dict) or not isinstance(files, dict) or not set(files) <= NAMES - {MANIFEST}:
        raise TypeError(book)
    documents = book.pop("documents")
    numbers = ("version", "entries", "cases", "open_cases", "requests", "letters")
    if not all(DIGEST.fullmatch(digest) for digest in (*documents, *files.values())):
        raise ValueError("digest")
    if not all(type(book[name]) is int and 0 <= book[name] < 2**63 for name in numbers):
        raise ValueError("number")
    made_at = dt.datetime.fromisoformat(str(kept["made_at"]))
    if made_at.utcoffset() != dt.timedelta(0):
        raise ValueError(made_at)
    seal, last_hash, state, last = (
        str(book[name])[:100] for name in ("seal", "last_hash", "state", "last_recorded_at")
    )
    if last:
        dt.datetime.fromisoformat(last)
    figures: dict[str, int] = {name: book[name] for name in numbers}
    contents = Contents(
        seal=seal, last_hash=last_hash, state=state, last_recorded_at=last, documents=tuple(documents), **figures
    )
    return Manifest(made_at, str(kept["kind"])[:100], keys.FILE in files, contents, dict(files))


def _is_later(number: object) -> bool:
    return isinstance(number, int) and number > FORMAT


def _newer(path: Path) -> BadBackup:
    return BadBackup(
        f"The backup {path.name} was made by a newer Casebook. Nothing was changed. "
        "Install the newer Casebook, then use it again."
    )


def _bad(path: Path, why: str) -> BadBackup:
    return BadBackup(
        f"{path.name} cannot be used as a backup: {why}. Nothing was changed. "
        "Choose another backup, on this PC or on the stick."
    )
