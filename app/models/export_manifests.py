"""Export manifests: what `export.json` says of an exported book, and whether the folder still holds exactly that.

A folder that comes back in may have been altered, or made to do harm. Nothing in it is followed out of it, no more of a
file is read than the manifest says it has, and what does not fit is refused with a sentence.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from app import places
from app.rules.file_names import may_be_read
from app.rules.problems import UserError

FORMAT, FORMAT_VERSION = "casebook-export", 1
FILE = "export.json"
LARGEST_MANIFEST = 64_000_000
"""Bytes; an export of 200,000 letters says less."""

LARGEST_FILE = 4_000_000_000
CHUNK = 1_000_000
DIGITS = 64
NOTHING = "Nothing was brought in."

Tell = Callable[[int, int], None]
"""Is told how much is done, and of how much; it may raise Stopped."""


class NotAnExport(UserError):
    """The folder is no export of a book, or is not what it was when it was made."""


class Stopped(UserError):
    """She stopped it before it was done."""


@dataclass(frozen=True)
class ExportedFile:
    """One file of an export: where it is in the folder, how long it is, and its SHA-256."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True)
class Manifest:
    """What an export says of itself."""

    made_by: str
    made_on: str
    book_version: int
    seal: str
    last_hash: str
    sample: bool
    rows: Mapping[str, int]
    """How many rows each table has."""
    files: tuple[ExportedFile, ...]

    def written(self) -> bytes:
        """The text of `export.json`."""
        told = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "made_by": self.made_by,
            "made_on": self.made_on,
            "book_version": self.book_version,
            "seal": self.seal,
            "last_hash": self.last_hash,
            "sample": self.sample,
            "rows": dict(self.rows),
            "files": [{"path": one.path, "bytes": one.size, "sha256": one.digest} for one in self.files],
        }
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def refused(why: str) -> NotAnExport:
    """The refusal to bring a folder in: what is wrong with it, and that nothing was done."""
    return NotAnExport(f"{why} {NOTHING} Use the folder as Casebook made it, or make the export again.")


def read_manifest(folder: Path) -> Manifest:
    """What the folder says of itself. Raises NotAnExport for one that is no export or one of a newer Casebook."""
    if not folder.is_dir() or not (folder / FILE).is_file():
        raise NotAnExport(f"{folder} is no export of a Casebook book: there is no {FILE} in it. {NOTHING}")
    with opened_within(folder, FILE) as file:
        text = file.read(LARGEST_MANIFEST + 1)
    if len(text) > LARGEST_MANIFEST:
        raise refused(f"{FILE} is larger than that of any export.")
    try:
        told = json.loads(text, parse_constant=_no_number)
        if told["format"] != FORMAT:
            raise refused(f"{FILE} is not that of an export of Casebook.")
        if told["format_version"] != FORMAT_VERSION:
            raise NotAnExport(f"This export was made by a newer Casebook. {NOTHING} Install that, and try again.")
        return _manifest(told)
    except (ValueError, TypeError, LookupError, RecursionError, AttributeError):
        raise refused(f"{FILE} cannot be read: it was altered or cut short.") from None


def _manifest(told: Mapping[str, Any]) -> Manifest:
    files = tuple(ExportedFile(_text(one, "path"), _count(one, "bytes"), _text(one, "sha256")) for one in told["files"])
    for one in files:
        if not may_be_read(one.path):
            raise refused(f"{FILE} names a file that may not be in an export: {one.path[:80]!r}.")
    if len({one.path.casefold() for one in files}) != len(files):
        raise refused(f"{FILE} names a file twice.")
    if any(len(one.digest) != DIGITS or one.size > LARGEST_FILE for one in files):
        raise refused(f"{FILE} says of a file what cannot be.")
    return Manifest(
        made_by=_text(told, "made_by"),
        made_on=_text(told, "made_on"),
        book_version=_count(told, "book_version"),
        seal=_text(told, "seal"),
        last_hash=_text(told, "last_hash"),
        sample=told["sample"] is True,
        rows={table: _count(told["rows"], table) for table in told["rows"]},
        files=files,
    )


def _text(of: Mapping[str, Any], key: str) -> str:
    if not isinstance(of[key], str):
        raise TypeError(key)
    return str(of[key])


def _count(of: Mapping[str, Any], key: str) -> int:
    if type(of[key]) is not int or of[key] < 0:
        raise TypeError(key)
    return int(of[key])


def _no_number(word: str) -> None:
    raise ValueError(word)


def verify(folder: Path, manifest: Manifest, tell: Tell) -> None:
    """Read every file that the manifest names and compare it. Raises NotAnExport for the first that differs."""
    total = sum(one.size for one in manifest.files)
    done = 0
    for one in manifest.files:
        for chunk in chunks_of(folder, one):
            done += len(chunk)
            tell(done, total)


def chunks_of(folder: Path, one: ExportedFile) -> Iterator[bytes]:
    """The bytes of a file, piece by piece; no more of it than the manifest says. Raises NotAnExport if they differ."""
    digest, left = hashlib.sha256(), one.size
    with opened_within(folder, one.path) as file:
        while chunk := file.read(min(CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                break
            digest.update(chunk)
            yield chunk
    if left or digest.hexdigest() != one.digest:
        raise altered(one.path)


def altered(path: str) -> NotAnExport:
    """The refusal of a file that is not what it was."""
    return refused(f"“{path}” is not what it was when the export was made.")


def opened_within(folder: Path, path: str) -> IO[bytes]:
    """A file of the folder, to be read; never one that a link, a pipe or a device stands for. Raises NotAnExport."""
    place = folder
    try:
        for part in path.split("/"):
            place = place / part
            if stat.S_ISLNK(place.lstat().st_mode):
                raise refused(f"“{path}” is a link to another place.")
        if not stat.S_ISREG(place.lstat().st_mode):
            raise refused(f"“{path}” is no file.")
        if not place.resolve().is_relative_to(folder.resolve()):
            raise refused(f"“{path}” leads out of the folder.")
        return os.fdopen(os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)), "rb")
    except FileNotFoundError:
        raise refused(f"“{path}” is missing.") from None
    except OSError as error:
        raise refused(f"“{path}” cannot be read: {places.trouble(error)}.") from None
