"""Exporting everything: the whole book as a folder that anybody can read without Casebook, and that can come back.

Nobody is held here: what was recorded leaves in open formats, with the letters under names that can be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from app import __version__
from app.casework import export_words
from app.casework.audits import audit
from app.casework.desks import Desk
from app.casework.export_words import counted
from app.casework.letter_subjects import subjects_numbered
from app.casework.settings import read_settings
from app.models.export_manifests import Stopped, Tell, verify
from app.models.exports import Contents, Exported, close, pack
from app.models.journals import Record, records, seal
from app.models.tables import Complaint, Document, Journal, Letter, Request
from app.models.whereabouts import danger_of
from app.models.whole_folders import whole_folder
from app.rules.file_names import safe_name
from app.rules.problems import UserError
from app.rules.words import capital

__all__ = ["Export", "Stopped", "export_everything", "export_warning", "folder_name", "place_warning"]

LONGEST_LETTER = 90
"""Characters of the name of a letter, which begins with its day."""

MADE_BY = f"Casebook {__version__}"


@dataclass(frozen=True)
class Export:
    """An export that was made: where, how much is in it, and what was said of the book."""

    folder: Path
    complaints: int
    entries: int
    documents: int
    seal: str
    warning: str

    @property
    def words(self) -> str:
        """What she is told of it."""
        return (
            f"Everything is in {self.folder}: {counted(self.complaints, 'complaint')}, "
            f"{counted(self.entries, 'entry', 'entries')} and "
            f"{counted(self.documents, 'letter or other file', 'letters and other files')}, under the seal "
            f"{self.seal}. README.txt in it says what is what. {self.warning}"
        )


def folder_name(desk: Desk) -> str:
    """What the folder of an export is called, unless she says otherwise: 'Casebook export 2026-11-23'."""
    return f"Casebook export {desk.today().isoformat()}"


def export_warning(desk: Desk) -> str:
    """What she should know before it is made: that it is plain, and where it should not lie."""
    closed = desk.book.whole.key is not None
    return f"{export_words.CLOSED_BUT_PLAIN if closed else export_words.PLAIN} {export_words.KEEP_SAFE}"


def place_warning(folder: Path) -> str:
    """Why a folder that holds personal data in plain should not lie there; empty where nothing speaks against it."""
    danger = danger_of(folder.absolute())
    if danger is None:
        return ""
    if danger.name:
        return (
            f"This place is copied to the internet by {danger.name}. What is written there leaves this PC, and "
            "other people may be able to open it. Choose another place."
        )
    where = "open to everybody who uses this PC" if danger.kind == "shared" else "on another PC"
    return f"This place is {where}, so other people may be able to open what is written there. Choose another place."


def export_everything(desk: Desk, folder: Path, tell: Tell = lambda _done, _total: None) -> Export:
    """Write everything into a folder that is new or empty; it is there when it is whole, and else nothing is.

    Raises CannotWrite with a sentence where the disk does not take it, and Stopped where `tell` does.
    """
    book = desk.book.whole
    with whole_folder(folder, not_within=book.path.parent if book.path else None) as part:
        try:
            facts = _facts(desk, tell)
            texts = {"README.txt": export_words.readme(facts), "SCHEMA.md": export_words.schema()}
            contents = Contents(letter_paths(desk), texts, MADE_BY, desk.today().isoformat())
            made = pack(book, part, contents, tell)
        except DatabaseError as error:
            raise UserError(
                "The book is damaged and cannot be read to the end. Nothing was written. Check your records (Help "
                "menu), and go back to a backup."
            ) from error
        close(part, made.manifest)
        verify(part, made.manifest, tell)
    return _export(desk, folder, made)


def letter_paths(desk: Desk) -> dict[str, str]:
    """Where each document goes, by its digest and without its ending: a folder a case, the letter's day and name."""
    with desk.book.whole.reading() as session:
        issued = records(session, kinds=("letter_issued",))
        standing = set(session.scalars(select(Letter.id)))
        logos = records(session, kinds=("setting",))
        paths: dict[str, str] = {}
        for record in issued:
            path = letter_path(desk, session, record, withdrawn=record.seq not in standing)
            paths.setdefault(str(record.body.get("document", "")), path)
    for record in logos:
        logo = record.body.get("values", {}).get("logo")
        if logo:
            paths.setdefault(str(logo), "Files/Logo of the letterhead")
    return paths


def letter_path(desk: Desk, session: Session, record: Record, *, withdrawn: bool) -> str:
    """Where a letter goes, without its ending: 'Letters/2026-001 Mr D. Dunmore/2026-11-24 Stage 1 acknowledgement'."""
    try:
        subject = next(iter(subjects_numbered(desk, session, (record.case_id or 0,))), None)
    except UserError:  # under an edition of the Code that is not here; the letter goes all the same
        subject = None
    kind, stage = str(record.body.get("letter_kind", "letter")), record.body.get("stage", 1)
    rule = subject.edition.letter(kind, stage) if subject else None
    whose = safe_name(f"{subject.reference} {subject.who}", "Case") if subject else f"Case {record.case_id}"
    name = rule.name if rule else capital(kind.replace("_", " "))
    said = f"{record.on.isoformat()} {name}{' (withdrawn)' if withdrawn else ''}"
    return f"Letters/{whose}/{safe_name(said, 'Letter', LONGEST_LETTER)}"


def _facts(desk: Desk, tell: Tell) -> export_words.Facts:
    """What README.txt says of the book."""
    with desk.book.whole.reading() as session:
        complaints, requests, entries, documents = (
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Complaint, Request, Journal, Document)
        )
        sealed = seal(session)
    return export_words.Facts(
        read_settings(desk).landlord,
        desk.today(),
        MADE_BY,
        sealed,
        complaints,
        requests,
        entries,
        documents,
        closed_with_passphrase=desk.book.whole.key is not None,
        sample=desk.sample,
        unsound=len(audit(desk, tell).findings),
    )


def _export(desk: Desk, folder: Path, made: Exported) -> Export:
    rows = made.manifest.rows
    warning = " ".join(filter(None, (export_warning(desk), place_warning(folder))))
    return Export(folder, rows["complaint"], rows["journal"], made.documents, made.manifest.seal, warning)
