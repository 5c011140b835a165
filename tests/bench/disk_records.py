"""What a program asks of the disk, taken down as it asks: every writing, every sync, every name given and taken away.

`strace` takes it down (Linux). What is done through memory maps is not seen: SQLite maps only the index of its log,
which it makes anew whenever a book is opened after an accident.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "openat,open,creat,close,write,pwrite64,ftruncate,truncate,fsync,fdatasync,rename,renameat,renameat2,unlink,"
    "unlinkat,lseek,sendfile,copy_file_range,dup,dup2,dup3,link,linkat"
)
LONGEST = 4_000_000
"""Bytes of one writing that are taken down; a longer one ends the record with an error."""

TOLD = "told "
"""What the program writes to its standard error, with a number, once something is done."""

_LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+|\?)")
_UNFINISHED = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(eq=False)
class Content:
    """One file, whatever it is called: what the disk is known to have, and what it was told since."""

    synced: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Each a place and the bytes that went there, or a length to which it was cut and None."""
    live: bytearray = field(default_factory=bytearray)
    """What every program sees."""


@dataclass(frozen=True)
class Write:
    """Bytes put into a file; `data` None cuts it to `at` bytes."""

    of: Content
    at: int
    data: bytes | None


@dataclass(frozen=True)
class Sync:
    """A file that must now be on the disk as it is."""

    of: Content


@dataclass(frozen=True)
class Names:
    """A change of names in a folder: `gone` is not there any more, `new` is the name of a file."""

    folder: str
    gone: str = ""
    new: str = ""
    of: Content | None = None


@dataclass(frozen=True)
class FolderSync:
    """A folder whose names must now be on the disk as they are."""

    folder: str


@dataclass(frozen=True)
class Told:
    """The program said that something is done."""

    number: int


Event = Write | Sync | Names | FolderSync | Told


@dataclass(frozen=True)
class Record:
    """What was taken down of one run."""

    before: dict[str, Content]
    """The files that were there before, by their names; they are taken as synced."""
    events: tuple[Event, ...]


def recorded(command: list[str], below: Path, cwd: Path) -> Record:
    """Runs a program and gives what it asked of the disk below a folder, in order.

    Raises CalledProcessError where the program fails.
    """
    files = [path for path in below.rglob("*") if path.is_file()]
    before = {str(path): Content(path.read_bytes(), live=bytearray(path.read_bytes())) for path in files}
    with tempfile.NamedTemporaryFile(prefix="strace-") as log:
        traced = ["strace", "-f", "-xx", "-s", str(LONGEST), "-e", f"trace={CALLS}", "-o", log.name, *command]
        subprocess.run(traced, check=True, cwd=cwd, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program
        with Path(log.name).open(encoding="ascii") as lines:
            return Record(before, tuple(_Reader(dict(before), str(below)).events(lines)))


@dataclass
class _Open:
    """An open file or folder, and where in it the next writing goes."""

    path: str
    of: Content | None
    at: int = 0
    appends: bool = False


class _Reader:
    """Reads what was taken down, and keeps which number is which file."""

    def __init__(self, names: dict[str, Content], below: str) -> None:
        self._names, self._below = names, below
        self._open: dict[int, _Open] = {}
        self._begun: dict[str, str] = {}

    def events(self, lines: Iterable[str]) -> Iterator[Event]:
        """What happened, call by call; a call that failed is none."""
        for line in lines:
            whole = self._whole(line.rstrip("\n"))
            match = _LINE.match(whole) if whole else None
            if match is None or match[4] == "?" or int(match[4]) < 0:
                continue
            call: Callable[[str, int], Iterator[Event]] | None = getattr(self, f"_{match[2]}", None)
            if call is not None:
                yield from call(match[3], int(match[4]))

    def _whole(self, line: str) -> str:
        """A call that was interrupted by another thread's, put together again."""
        if begun := _UNFINISHED.match(line):
            self._begun[begun[1]] = begun[2]
            return ""
        if resumed := _RESUMED.match(line):
            return f"{resumed[1]} {self._begun.pop(resumed[1], '')}{resumed[2]}"
        return line

    def _openat(self, said: str, number: int) -> Iterator[Event]:
        path = self._path(said, 0)
        self._open.pop(number, None)
        if not path.startswith(self._below):
            return
        flags = said.rpartition('"')[2]
        if "O_CREAT" in flags and path not in self._names:
            self._names[path] = Content()
            yield Names(_folder(path), new=path, of=self._names[path])
        of = self._names.get(path)
        if of is not None and "O_TRUNC" in flags and of.live:
            of.live.clear()
            yield Write(of, 0, None)
        self._open[number] = _Open(path, of, appends="O_APPEND" in flags)

    def _close(self, said: str, _answer: int) -> Iterator[Event]:
        self._open.pop(int(said), None)
        yield from ()

    def _lseek(self, said: str, answer: int) -> Iterator[Event]:
        if (there := self._open.get(_first(said))) is not None:
            there.at = answer
        yield from ()

    def _write(self, said: str, answer: int) -> Iterator[Event]:
        number = _first(said)
        there = self._open.get(number)
        if number == 2 and there is None:
            text = _bytes_in(said)[0].decode(errors="replace")
            yield from (Told(int(line.split()[1])) for line in text.splitlines() if line.startswith(TOLD))
        elif there is not None and there.of is not None:
            at = len(there.of.live) if there.appends else there.at
            there.at = at + answer
            yield self._put(there.of, at, _bytes_in(said)[0][:answer])

    def _pwrite64(self, said: str, answer: int) -> Iterator[Event]:
        there = self._open.get(_first(said))
        if there is not None and there.of is not None:
            yield self._put(there.of, int(said.rpartition(",")[2]), _bytes_in(said)[0][:answer])

    def _sendfile(self, said: str, answer: int) -> Iterator[Event]:
        into, source = (self._open.get(int(word)) for word in said.split(",")[:2])
        if into is not None and into.of is not None and answer:
            if source is None or source.of is None:
                raise RuntimeError("bytes came from a file that was not taken down")
            given = re.search(r"\[(\d+)\]", said)
            start = int(given[1]) if given else source.at
            at, into.at, source.at = into.at, into.at + answer, start + answer
            yield self._put(into.of, at, bytes(source.of.live[start : start + answer]))

    def _copy_file_range(self, said: str, answer: int) -> Iterator[Event]:
        words = said.split(",")
        yield from self._sendfile(f"{words[2]},{words[0]},NULL", answer)

    def _ftruncate(self, said: str, _answer: int) -> Iterator[Event]:
        there = self._open.get(_first(said))
        if there is not None and there.of is not None:
            yield self._cut(there.of, int(said.rpartition(",")[2]))

    def _fsync(self, said: str, _answer: int) -> Iterator[Event]:
        there = self._open.get(_first(said))
        if there is not None:
            yield Sync(there.of) if there.of is not None else FolderSync(there.path)

    _fdatasync = _fsync

    def _rename(self, said: str, _answer: int) -> Iterator[Event]:
        old, new = self._path(said, 0), self._path(said, 1)
        of = self._names.pop(old, None)
        if of is not None and new.startswith(self._below):
            self._names[new] = of
            yield Names(_folder(new), gone=old, new=new, of=of)
        elif old.startswith(self._below):  # a folder: its files are called otherwise now
            for path in [path for path in self._names if path.startswith(f"{old}/")]:
                moved = self._names[new + path[len(old) :]] = self._names.pop(path)
                yield Names(_folder(new), gone=path, new=new + path[len(old) :], of=moved)

    _renameat = _renameat2 = _rename

    def _unlink(self, said: str, _answer: int) -> Iterator[Event]:
        path = self._path(said, 0)
        if self._names.pop(path, None) is not None:
            yield Names(_folder(path), gone=path)

    _unlinkat = _unlink

    def _put(self, of: Content, at: int, data: bytes) -> Write:
        if len(of.live) < at:
            of.live.extend(bytes(at - len(of.live)))
        of.live[at : at + len(data)] = data
        return Write(of, at, data)

    def _cut(self, of: Content, length: int) -> Write:
        of.live[:] = of.live[:length].ljust(length, b"\0")
        return Write(of, length, None)

    def _path(self, said: str, which: int) -> str:
        """A path that a call names: by itself, or within a folder that is open."""
        path = _bytes_in(said)[which].decode(errors="surrogateescape")
        within = re.match(r"^(\d+),", said)
        there = self._open.get(int(within[1])) if within else None
        return path if path.startswith("/") or there is None else f"{there.path}/{path}"


def _first(said: str) -> int:
    return int(said.partition(",")[0])


def _bytes_in(said: str) -> list[bytes]:
    if any(cut for _, cut in _TEXT.findall(said)):
        raise RuntimeError("a writing was longer than is taken down")
    return [bytes.fromhex(text.replace("\\x", "")) for text, _ in _TEXT.findall(said)]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
