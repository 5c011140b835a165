"""Copies: the book copied by SQLite itself into one file, which is read again before it gets the name of a backup.

A copy is written where nothing looks for it and gets its name only when it was opened and found to be the book. So a
full disk, a stick that is pulled out or a stop in the middle leaves nothing behind that could be taken for a backup.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import platform
import re
import shutil
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DatabaseError

from app import places, systems
from app.models import keys, upgrades
from app.models.backup_files import BOOK, BadBackup, Contents, Manifest, pack, unpack
from app.models.contents import contents_of
from app.models.disks import disk_sentence
from app.models.engines import unlock
from app.models.findings import Finding
from app.models.wipes import settle
from app.rules.problems import UserError

FOLDER = "Backups"
ENDING = ".casebook"
WORKING = ".being written "
"""Begins the name of a folder in which a backup is written; one that is left from a stop is cleared away later."""
LEFT_BEHIND = dt.timedelta(hours=6)
"""After which such a folder was left by a stop, where nothing better is known of whoever made it."""
NO_LONGER_HELD = dt.timedelta(days=7)
"""After which the process that made one is not that any more: another has its number."""
REPLACED = "Replaced"
"""Begins the names of the files of a book that was replaced and could not be opened."""
BEFORE_RESTORE, BEFORE_UPGRADE = "before restore", "before upgrade from version"
NAME = re.compile(
    r"Casebook (?P<day>\d{4}-\d\d-\d\d) (?P<time>\d{4}) (?P<seal>\d+-[0-9a-f]+)(?: (?P<kind>before [a-z0-9 ]+))?"
    rf"{re.escape(ENDING)}",
    re.ASCII,
)
WHOSE = re.compile(
    rf"{re.escape(WORKING)}(?P<name>[0-9a-f]{{4}})(?P<machine>[0-9a-f]{{8}})-(?P<process>\d{{1,9}})-", re.ASCII
)
"""How the name of such a folder begins: with the PC and the process that made it."""
_ONE_AT_A_TIME = threading.Lock()
_ROOMS: set[str] = set()
"""The names of those that this very process has."""


class CannotBackUp(UserError):
    """No backup could be made. The book is as it was."""


@dataclass(frozen=True)
class Source:
    """How the book that is copied is closed: its raw key, and the folder that holds its key file."""

    key: bytes | None
    folder: Path | None
    kind: str = ""
    """Why it is copied, where this is no ordinary day."""
    name: str = ""
    """What the copy is to be called; else its moment and seal say that."""


@dataclass(frozen=True)
class Written:
    """A copy that has its name."""

    path: Path
    manifest: Manifest
    trouble: str
    """What is wrong with the book itself, which the copy shows as it is; empty where nothing is."""


def write_copy(
    raw: Any,  # noqa: ANN401 - the driver's connection has no type of its own
    source: Source,
    folder: Path,
    now: dt.datetime,
    verify: Callable[[Path, Path], str],
) -> Written:
    """A copy of the book behind the driver's connection, of whatever version. Raises CannotBackUp.

    `verify` opens what was written, in a folder that is given to it, and says what is wrong with the book in it; it
    raises BadBackup where the copy is not what was to be written.
    """
    try:
        with _ONE_AT_A_TIME:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            clear_left_behind(folder, now)
            with working_room(folder) as room:
                return _written(raw, source, room, now, verify)
    except OSError as error:
        raise CannotBackUp(_not_made(folder, places.trouble(error))) from error
    except (driver.Error, DatabaseError) as error:
        raise CannotBackUp(_not_made(folder, disk_sentence(error) or str(error))) from error
    except (BadBackup, keys.KeyFileDamaged) as error:
        raise CannotBackUp(_not_made(folder, error.sentence)) from error


def back_up_first(raw: Any, path: Path, key: bytes | None, now: dt.datetime, version: int) -> Written:  # noqa: ANN401 - as above
    """A backup of a book of this version, before a step that changes it. Raises CannotBackUp."""

    def opens(begun: Path, room: Path) -> str:
        manifest = unpack(begun, room)
        found = bring_up(room / BOOK, key, manifest, begun)
        return found.sentence if found else ""

    source = Source(key, path.parent, f"{BEFORE_UPGRADE} {version}")
    return write_copy(raw, source, path.parent / FOLDER, now, opens)


def name_of(manifest: Manifest) -> str:
    """The name of a backup: the day and time on this PC, and the seal. Casebook 2026-11-22 0731 4812-9f3ac1d2."""
    kind = f" {manifest.kind}" if manifest.kind else ""
    return f"Casebook {manifest.made_at.astimezone():%Y-%m-%d %H%M} {manifest.contents.seal}{kind}{ENDING}"


@contextlib.contextmanager
def working_room(folder: Path | None = None) -> Iterator[Path]:
    """A folder that only this user can read, gone at the end; in the PC's temporary place unless one is named."""
    name, machine = _this_pc()
    room = Path(tempfile.mkdtemp(prefix=f"{WORKING}{name}{machine}-{os.getpid()}-", dir=folder))
    _ROOMS.add(room.name)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
        _ROOMS.discard(room.name)


def clear_left_behind(folder: Path, now: dt.datetime) -> None:
    """Clear away what a stop left: at once where its process is known to have ended, else after some hours.

    What a Casebook that runs has made stays. The clock of the disk need not agree with that of this PC.
    """
    for path in folder.glob(f"{WORKING}*"):
        if path.name in _ROOMS:
            continue
        with contextlib.suppress(OSError):
            held = _is_held(path.name)
            age = abs(now - dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC))
            if held is False or age >= (NO_LONGER_HELD if held else LEFT_BEHIND):
                shutil.rmtree(path, ignore_errors=True)


def _is_held(name: str) -> bool | None:
    """Whether the process that made such a folder runs; None where that cannot be told.

    Two PCs may have one name: a folder in use is left by all of that name, and cleared at once on its own PC alone.
    """
    found, (here, machine) = WHOSE.match(name), _this_pc()
    if found is None or found["name"] != here:
        return None
    process = int(found["process"])
    if process != os.getpid() and systems.runs(process):
        return True
    return False if found["machine"] == machine else None


def _this_pc() -> tuple[str, str]:
    """Digits of the name of this PC, and of what is its own alone, as far as a PC says that."""
    name = platform.node().encode()
    return hashlib.sha256(name).hexdigest()[:4], hashlib.sha256(name + uuid.getnode().to_bytes(8)).hexdigest()[:8]


def put_down(begun: Path, path: Path) -> None:
    """Give a file that is whole its name, and have the name on the disk too."""
    systems.put_in_place(begun, path)
    settle(path.parent)


def bring_up(copy: Path, key: bytes | None, manifest: Manifest, path: Path) -> Finding | None:
    """Make sure that the copy is what its list says, and bring it up to this version; a finding where it cannot be."""
    raw = driver.connect(str(copy.absolute()), isolation_level=None)
    try:
        unlock(raw, key)
        raw.execute("PRAGMA trusted_schema = OFF")
        try:
            marked = raw.execute("PRAGMA application_id").fetchone()[0]
        except driver.DatabaseError as error:
            raise _unopened(path, closed=manifest.closed) from error
        if marked != upgrades.APPLICATION_ID:
            raise BadBackup(f"{path.name} holds no book of Casebook's. Nothing was changed. Choose another backup.")
        upgrades.refuse_newer(raw)
        if upgrades.parts_of(raw) != upgrades.parts(upgrades.STEPS[: upgrades.version_of(raw)]):
            return Finding("guards", "The tables and guards in it are not those that Casebook makes.")
        if contents_of(raw) != manifest.contents:
            raise BadBackup(f"{path.name} holds another book than it says. Nothing was changed. Choose another backup.")
        upgrades.upgrade(raw)
    except driver.DatabaseError as error:
        return Finding("file", f"The book in it could not be read to the end: {type(error).__name__}.")
    finally:
        raw.close()
    return None


def _unopened(path: Path, *, closed: bool) -> UserError:
    if closed:
        return keys.Closed(
            f"That passphrase does not open the backup {path.name}. Give the one that the book had when it was made."
        )
    return BadBackup(f"{path.name} holds no book that can be opened. Nothing was changed. Choose another backup.")


def _written(
    raw: Any,  # noqa: ANN401 - as above
    source: Source,
    room: Path,
    now: dt.datetime,
    verify: Callable[[Path, Path], str],
) -> Written:
    copy, begun = room / BOOK, room / f"begun{ENDING}"
    contents = _copied(raw, copy, source.key)
    key_file = None
    if source.key is not None and source.folder is not None:
        key_file = keys.belonging(source.folder).read_bytes()
    manifest = Manifest(now, source.kind, key_file is not None, contents, {})
    pack(begun, copy, key_file, manifest)
    systems.take_away(copy)
    trouble = verify(begun, room)
    path = room.parent / (source.name or name_of(manifest))
    if source.name and path.exists():
        raise FileExistsError(path)
    put_down(begun, path)
    return Written(path, manifest, trouble)


def _copied(raw: Any, copy: Path, key: bytes | None) -> Contents:  # noqa: ANN401 - the driver's own
    """Copy the book by SQLite's own backup, which is right while it is written in; what is in the copy."""
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    target = driver.connect(str(copy.absolute()), isolation_level=None)
    try:
        unlock(target, key)
        raw.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        return contents_of(target)
    finally:
        target.close()


def _not_made(folder: Path, why: str) -> str:
    reason = why if why.endswith(".") else f"{why}."
    return (
        f"No backup could be made in {folder}: {reason} Your book is as it was, and nothing in it is lost. "
        "Put that right, or choose another place, then make the backup again."
    )
