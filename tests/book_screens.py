"""Pictures of what is done with the whole book, for `tests.screens`; alone: `python -m tests.book_screens DIR`.

Backups, restoring, a rehearsal, the check, bringing in, exporting, what is held of a person, old records, the handover,
moving, and what is shown where the book does not open.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import text

from app import places
from app.casework.audits import audit
from app.casework.backups import make_backup
from app.casework.book_places import Danger
from app.casework.desks import Desk
from app.casework.exports import export_everything
from app.casework.handovers import TITLE, handover
from app.casework.intakes import log_complaint
from app.casework.lost_books import LostBook, trouble_of
from app.casework.milestones import add_note
from app.casework.protections import close_book
from app.casework.questions import case_list
from app.casework.restores import rehearse_backup
from app.casework.samples import write_sample
from app.models import keys
from app.models.damages import damaged
from app.models.keys import KeyFileDamaged
from app.rules.problems import UserError
from app.start import application
from app.ui.backup_choices import BackupChoiceDialog
from app.ui.backup_dialogs import BackupsDialog
from app.ui.bring_back_dialogs import BringBackDialog
from app.ui.bring_in_dialogs import BringInDialog
from app.ui.check_dialogs import CheckDialog
from app.ui.disclosure_dialogs import DisclosureDialog
from app.ui.errands import Course, ProgressDialog, WaitDialog
from app.ui.export_dialogs import ExportDialog
from app.ui.move_dialogs import MoveDialog
from app.ui.new_folders import free_folder
from app.ui.old_file_dialogs import OldFilesDialog
from app.ui.panels import SETTLED
from app.ui.pdf_views import PdfDialog
from app.ui.rehearsal_dialogs import RehearsalDialog
from app.ui.restore_dialogs import RestoreDialog
from app.ui.routes import Routes
from app.ui.themes import Theme
from app.ui.trouble_dialogs import KeyFileDialog, TroubleDialog
from tests.bench.old_logs import written
from tests.casework.cases import on
from tests.casework.logs import DOUBTFUL
from tests.casework.test_retentions import SIX_YEARS, closed
from tests.incoming.books import workbook
from tests.ui.desks import Day, desk_on_disk, empty_desk, mr_dunmore, st_annes

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 20, 7, 31, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 11, 23, 16, 5, tzinfo=dt.UTC)
PHRASE = "four short words here"
LOOKS = (("light", "light", 100), ("dark", "dark", 100), ("large", "light", 200))


def book_dialogs() -> Iterator[tuple[str, QWidget]]:
    """Each with the name of its picture."""
    usual, keys.COST = keys.COST, keys.LEAST_COST
    with tempfile.TemporaryDirectory(prefix="Casebook ") as made:
        room = Path(made)
        desk = write_sample(room / "Book", places.resources(), TODAY)
        for scenes in (_backups, _checks, _in_and_out, _others):
            yield from scenes(desk, room)
        desk.book.close()
        yield from _troubles(room)
    keys.COST = usual


def _backups(desk: Desk, room: Path) -> Iterator[tuple[str, QWidget]]:
    empty = st_annes(desk_on_disk(room / "Empty", Day()))
    yield "dialog-backups-empty", BackupsDialog(empty, Routes())
    empty.book.close()
    first = make_backup(desk, NOW)
    add_note(desk, case_list(desk)[0].case_id, TODAY, "He rang again.")
    make_backup(desk, LATER)
    (first.path.parent / "Casebook 2026-11-01 0900 3-aaaaaaaa.casebook").write_bytes(b"half a zip")
    backups = BackupsDialog(desk, Routes())
    yield "dialog-backups", backups
    backups.make_now()
    yield "dialog-backups-made", backups
    yield "dialog-restore", RestoreDialog(desk, first.path)
    yield "dialog-rehearsal", RehearsalDialog(rehearse_backup(desk, first.path, LATER))
    own = st_annes(desk_on_disk(room / "Own", Day()))
    log_complaint(own, mr_dunmore(Day()))
    close_book(own, PHRASE, PHRASE)
    shut = make_backup(own, NOW)
    own.book.close()
    asking = RestoreDialog(desk, shut.path)
    yield "dialog-restore-closed", asking
    asking.secret.set_value("not this")
    asking.try_secret()
    yield "dialog-restore-wrong", asking


def _checks(desk: Desk, room: Path) -> Iterator[tuple[str, QWidget]]:
    sound = CheckDialog(desk)
    yield "dialog-check", sound
    sound.seal.set_value(audit(desk).seal)
    sound.box.compare_seal()
    QTest.qWait(SETTLED * 2)
    yield "dialog-check-seal", sound
    bad = write_sample(room / "Bad", places.resources(), TODAY)
    with bad.book.writing("nobody") as work:
        work.session.execute(text("DELETE FROM setting WHERE key = 'phone'"))
        work.session.execute(text("UPDATE draft SET text = 'changed'"))
    yield "dialog-check-findings", CheckDialog(bad)
    bad.book.close()
    course = Course()
    course.tell(420, 1000)
    going = ProgressDialog("Checking your records…", course)
    going.look()
    yield "dialog-progress", going
    yield "dialog-wait", WaitDialog("Restoring the backup into a temporary place, and checking it…")


def _in_and_out(desk: Desk, room: Path) -> Iterator[tuple[str, QWidget]]:
    own = st_annes(desk_on_disk(room / "In", Day()))
    bringing = BringInDialog(own)
    yield "dialog-bring-in", bringing
    log = room / "Complaints log 2021 to 2023.xlsx"
    if not log.exists():
        written(log, 40)
    bringing.take_file(log)
    yield "dialog-bring-in-columns", bringing
    bringing.work_out()
    QTest.qWait(SETTLED * 2)
    yield "dialog-bring-in-plan", bringing
    bringing.take_file(workbook(room / "Panel log.xlsx", DOUBTFUL))
    bringing.work_out()
    QTest.qWait(SETTLED * 2)
    yield "dialog-bring-in-doubts", bringing
    own.book.close()
    export = ExportDialog(desk)
    export.where.folder = room / "Casebook export 2026-11-23"
    export.where.say_place()
    yield "dialog-export", export
    export.write()
    export.pane.verticalScrollBar().setValue(0)
    yield "dialog-export-done", export
    yield from _exports(desk, room)
    person = DisclosureDialog(desk, Routes(), "Mr D. Dunmore")
    yield "dialog-person", person
    nobody = DisclosureDialog(desk, Routes())
    nobody.name.set_value("Dr Zebedee")
    nobody.search()
    yield "dialog-person-nobody", nobody


def _exports(desk: Desk, room: Path) -> Iterator[tuple[str, QWidget]]:
    """An exported folder that is brought back."""
    full = st_annes(desk_on_disk(room / "Full", Day()))
    log_complaint(full, mr_dunmore(Day()))
    export_everything(full, room / "Old export")
    fresh = desk_on_disk(room / "Fresh", Day())
    back = BringBackDialog(fresh)
    yield "dialog-bring-back", back
    back.look(room / "Old export")
    yield "dialog-bring-back-empty", back
    back.reject()
    apart = BringBackDialog(full)
    apart.look(room / "Old export")
    apart.box.seal.set_value(audit(desk).seal)
    apart.box.compare_seal()
    QTest.qWait(SETTLED * 2)
    yield "dialog-bring-back-seal", apart
    apart.pane.verticalScrollBar().setValue(apart.pane.verticalScrollBar().maximum())
    yield "dialog-bring-back-apart", apart
    apart.where.folder = room / "OneDrive" / "Casebook book St Anne's Almshouses"
    apart.where.say_place()
    apart.pane.verticalScrollBar().setValue(apart.pane.verticalScrollBar().maximum())
    yield "dialog-bring-back-onedrive", apart
    apart.where.folder = free_folder(room, "Casebook book St Anne's Almshouses")
    apart.box.begin_anew()
    apart.bring_it_in()
    yield "dialog-bring-back-done", apart
    journal = room / "Old export" / "Tables" / "journal.json"
    journal.write_bytes(journal.read_bytes().replace(b"Dunmore", b"Dunmoor"))
    apart.reject()
    refused = BringBackDialog(fresh)
    refused.look(room / "Old export")
    yield "dialog-bring-back-refused", refused
    refused.reject()
    shutil.rmtree(room / "Old export")
    for book in (full, fresh):
        book.book.close()


def _others(desk: Desk, room: Path) -> Iterator[tuple[str, QWidget]]:
    old = empty_desk(Day())
    st_annes(old)
    closed(old)
    closed(old, "Mr D. Dunmore")
    yield "dialog-old-records", OldFilesDialog(on(old, SIX_YEARS), Routes())
    yield "dialog-old-records-none", OldFilesDialog(desk, Routes())
    yield "dialog-handover", PdfDialog(handover(desk), TITLE)
    yield "dialog-move", MoveDialog(desk, Danger("synced", "OneDrive"))
    yield "dialog-move-network", MoveDialog(replace(desk), Danger("network", ""))
    del room


def _troubles(room: Path) -> Iterator[tuple[str, QWidget]]:
    """The book that does not open."""
    lost = LostBook(room / "Book")
    path = lost.folder / "casebook.db"
    sentence = f"The book {path} is damaged and cannot be opened. Nothing was changed. Keep this file aside."
    for name, error in {
        "damaged": damaged(sentence),
        "disk": UserError("The disk is full. Nothing was changed. Make room, then do it again."),
    }.items():
        yield f"dialog-trouble-{name}", TroubleDialog(lost, trouble_of(lost.folder, error))
    shut = LostBook(room / "Own")
    yield "dialog-trouble-key", TroubleDialog(shut, trouble_of(shut.folder, KeyFileDamaged("It cannot be read.")))
    mending = KeyFileDialog(shut)
    mending.secret.set_value("not this")
    mending.try_it()
    yield "dialog-key-file", mending
    yield "dialog-backup-choice", BackupChoiceDialog(lost)
    yield "dialog-backup-choice-none", BackupChoiceDialog(LostBook(room / "In"))
    newest = next(row.backup.path for row in lost.shelf() if not row.backup.trouble)
    yield "dialog-restore-lost", RestoreDialog(lost, newest)


def main(folder: Path, draw: Callable[[QWidget, Path], object]) -> None:
    """Draw all of it into a folder, in each look."""
    folder.mkdir(parents=True, exist_ok=True)
    app: QApplication = application()
    theme = Theme(app, places.resources() / "fonts", "light")
    for look, scheme, percent in LOOKS:
        theme.set_scheme(scheme)
        theme.set_percent(percent)
        for name, widget in book_dialogs():
            draw(widget, folder / f"{name}-{look}.png")
        for window in QApplication.topLevelWidgets():
            window.hide()
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures are in {folder}\n")


if __name__ == "__main__":
    from tests.screens import picture

    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens"), picture)
