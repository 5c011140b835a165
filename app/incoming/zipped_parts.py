"""The parts of a packed workbook: each is unpacked once and counted before anything is made of it.

A file of a few kilobytes can be packed so that it fills any memory. So nothing of it is read by another library before
every part was unpacked here, piece by piece, and found to be of a size that a log can have.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.parsers import expat

from app.incoming.sheets import ADVICE, MOST_UNPACKED, Unreadable

PIECE = 1 << 16
MOST_PARTS = 5_000
BOMB = (
    "Unpacked, this workbook would be larger than any log of complaints is, so Casebook leaves it packed. If it should "
    "be a log, copy its rows into a new workbook and bring that in."
)
DAMAGED = f"This workbook is damaged. {ADVICE}"

Begin = Callable[[str, Mapping[str, str]], None]
Letters = Callable[[str], None]
End = Callable[[str], None]


class Parts:
    """A packed workbook, open to be looked through."""

    def __init__(self, path: Path) -> None:
        """Raises Unreadable for a file that is damaged, or far too large once unpacked."""
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable(DAMAGED) from error
        infos = self._zip.infolist()
        self.names = frozenset(info.filename for info in infos)
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
            self.close()
            raise Unreadable(BOMB)

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def measure(self) -> None:
        """Unpack every part once, to see that none is larger than it says. Raises Unreadable."""
        left = MOST_UNPACKED
        for info in self._zip.infolist():
            if info.flag_bits & 1:
                raise Unreadable(locked_sentence())
            try:
                with self._zip.open(info) as part:
                    while piece := part.read(PIECE):
                        left -= len(piece)
                        if left < 0:
                            raise Unreadable(BOMB)
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
                raise Unreadable(DAMAGED) from error

    def walk(self, name: str, begin: Begin, letters: Letters | None = None, end: End | None = None) -> None:
        """Go through the XML of a part once; the names of elements are without their prefixes. Raises Unreadable."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = lambda tag, given: begin(tag.rpartition(":")[2], given)
        if letters is not None:
            parser.CharacterDataHandler = letters
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        try:
            with self._zip.open(name) as part:
                while piece := part.read(PIECE):
                    parser.Parse(piece, False)
                parser.Parse(b"", True)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError) as error:
            raise Unreadable(DAMAGED) from error


def locked_sentence() -> str:
    """What is said of a file with a password."""
    return (
        "This workbook has a password, so Casebook cannot read it. Open it in Excel, take the password off "
        "(File, Info, Protect Workbook), save it, and bring that in."
    )


def _refuse_doctype(*_given: object) -> None:
    raise Unreadable(DAMAGED)
