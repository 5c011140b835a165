"""Bringing a whole book back: an exported folder becomes the same book again, in a book with nothing in it.

What was exported may have been altered on the way. It is read to the end before anything is written, and again while
it is; then the book is checked, and kept only where it is what it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.audits import audit
from app.casework.cases import cases_numbered
from app.casework.desks import Desk
from app.casework.export_words import counted
from app.casework.trays import Tray
from app.models.export_loads import load
from app.models.export_manifests import FILE, Manifest, NotAnExport, Tell, read_manifest, verify
from app.models.tables import Begun, Complaint, Document, DraftText, Journal
from app.rules.problems import UserError

__all__ = ["BroughtBack", "NotAnExport", "bring_back", "is_export", "looked_through"]

NOT_EMPTY = (
    "This book has something in it already, and an exported book can only be brought into an empty one. Nothing was "
    "changed. Name a new folder for the book: casebook --book NEW-FOLDER import EXPORTED-FOLDER."
)


@dataclass(frozen=True)
class BroughtBack:
    """A book that was made again."""

    complaints: int
    entries: int
    documents: int
    seal: str
    sample: bool
    findings: tuple[str, ...] = ()
    """What a check of the book found: it was so when it was exported."""

    @property
    def words(self) -> str:
        """What she is told: how much it is, and how she can see for herself that it is all."""
        checked = " ".join(("It was checked, and this was found.", *self.findings))
        sample = " It is a sample book: everybody in it is invented." if self.sample else ""
        return (
            f"The book is back: {counted(self.complaints, 'complaint')}, {counted(self.entries, 'entry', 'entries')}, "
            f"{counted(self.documents, 'letter or other file', 'letters and other files')}. "
            f"{checked if self.findings else 'It was checked, and is sound.'} Its seal is {self.seal}. Compare that "
            f"with README.txt of the export, and with the foot of the last letter that was posted.{sample}"
        )


def is_export(path: Path) -> bool:
    """Whether a path is a folder that an exported book lies in."""
    return path.is_dir() and (path / FILE).exists()


def looked_through(folder: Path, tell: Tell = lambda _done, _total: None) -> Manifest:
    """What an exported folder says of itself, once each of its files was compared. Raises NotAnExport."""
    manifest = read_manifest(folder)
    verify(folder, manifest, tell)
    return manifest


def bring_back(desk: Desk, folder: Path, tell: Tell = lambda _done, _total: None) -> BroughtBack:
    """Make an empty book what the exported one was, to the last byte. Raises NotAnExport; nothing was written then."""
    _refuse_full(desk)
    manifest = looked_through(folder, tell)
    reading = replace(desk, tray=Tray())

    def read_case(session: Session, number: int) -> None:
        cases_numbered(reading, session, (number,))

    with desk.book.writing("") as work:
        load(work.session, folder, manifest, tell, also=read_case)
    rows = manifest.rows
    found = tuple(one.sentence for one in audit(desk).findings)
    return BroughtBack(rows["complaint"], rows["journal"], rows["document"], manifest.seal, manifest.sample, found)


def _refuse_full(desk: Desk) -> None:
    with desk.book.reading() as session:
        tables = (Journal, Document, Complaint, Begun, DraftText)
        if any(session.scalar(select(func.count()).select_from(table)) for table in tables):
            raise UserError(NOT_EMPTY)
