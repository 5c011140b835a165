"""Prints: an exact PDF on paper, or saved as a copy where this PC has no printer.

On paper each page is a picture of at most 300 dots to the inch. What the book keeps is always the PDF itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget

from app import systems
from app.rules.problems import UserError
from app.ui.file_dialogs import file_to_save
from app.ui.lent_copies import lend
from app.ui.question_boxes import ask

MOST_DOTS = 300
"""Dots to the inch: a letter needs no more, and a picture four times as large would only be slow."""

POINTS = 72
"""To the inch."""

RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}
"""Names that Windows keeps for itself, whatever ending they have."""

NO_PRINTER = (
    "This PC has no printer that Casebook can use. Save a copy and print it elsewhere, "
    "or open it in another program. To add a printer, use this PC's own settings."
)


class Unreadable(UserError):
    """This letter cannot be shown: its file is damaged. Check your records (Help menu)."""


def opened(pdf: bytes, parent: QObject | None = None) -> QPdfDocument:
    """A PDF opened from its bytes. Raises Unreadable."""
    document = QPdfDocument(parent) if parent is not None else QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.error() != QPdfDocument.Error.None_ or document.pageCount() < 1:
        raise Unreadable("This letter cannot be shown: its file is damaged. Check your records (Help menu).")
    return document


def print_pdf(
    pdf: bytes, title: str, parent: QWidget | None = None, saved: Callable[[], object] = lambda: None
) -> bool:
    """Asks for a printer and prints; answers whether it went to the printer. `title` names it in the print queue.

    `saved` is told where this PC has no printer and a copy was saved instead.
    """
    if not QPrinterInfo.availablePrinterNames():
        if _without_printer(pdf, title, parent):
            saved()
        return False
    document = opened(pdf)
    printer = a4_printer(title, lying=_lies(document))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print {title}")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, document.pageCount())
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    if not paint(document, printer):
        say(parent, title, "The printer did not take it. Check that it is on and connected, then print again.")
        return False
    return True


def a4_printer(title: str = "", *, lying: bool = False) -> QPrinter:
    """A printer set to whole sheets of A4, upright or lying; what is printed has its own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    ways = QPageLayout.Orientation
    printer.setPageOrientation(ways.Landscape if lying else ways.Portrait)
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def paint(document: QPdfDocument, printer: QPrinter) -> bool:
    """Puts the pages that were asked for on a printer, in their exact size; False where it does not take them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        for at, page in enumerate(_pages(document, printer) * copies):
            if at and not printer.newPage():
                return False
            paint_page(document, page, printer, painter)
    finally:
        painter.end()
        QGuiApplication.restoreOverrideCursor()
    return True


def documents() -> Path:
    """Where files are saved unless she says otherwise: her documents, or her own folder where this PC has none."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def save_copy(pdf: bytes, title: str, parent: QWidget | None = None) -> Path | None:
    """Asks where, and saves the very bytes; answers the file, or None where none was saved."""
    return save_file(pdf, title, "PDF (*.pdf)", parent)


def save_file(content: bytes, title: str, kind: str, parent: QWidget | None = None) -> Path | None:
    """The same for a file of any kind, as a file dialog names it: 'PDF (*.pdf)'."""
    ending = kind.partition("*")[2].rstrip(")")
    wanted = str(documents() / file_name(title, ending))
    chosen = file_to_save(parent, "Save a copy", wanted, kind)
    if chosen is None:
        return None
    path = with_ending(chosen, ending)
    if path != chosen and path.exists() and not _may_replace(path, parent):
        return None  # the file dialog asked about the name as it was typed, without its ending
    try:
        write_whole(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        advice = "If it is open in another program, close it there; or choose another name or folder. Then save again."
        say(parent, title, f"The copy could not be saved as {path}: {reason}. {advice}")
        return None
    return path


def with_ending(path: Path, ending: str) -> Path:
    """A path that ends as its kind of file does, whatever was typed: 'letter' and 'letter.pdf' become 'letter.pdf'."""
    return path if path.name.casefold().endswith(ending.casefold()) else path.with_name(f"{path.name}{ending}")


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all: half a copy is never left, and an older one stays until the new one is there.

    Raises OSError.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        systems.put_in_place(beside, path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def free_path(folder: Path, title: str, ending: str) -> Path:
    """A path in a folder where there is no file yet: 'letter.pdf', else 'letter (2).pdf'."""
    path, number = folder / file_name(title, ending), 2
    while path.exists():
        path = folder / file_name(title, f" ({number}){ending}")
        number += 1
    return path


def _may_replace(path: Path, parent: QWidget | None) -> bool:
    replace = "&Replace it"
    return ask(parent, "Save a copy", f"{path.name} is there already. Replace it?", (replace, "&Keep it")) == replace


def open_elsewhere(pdf: bytes, title: str, parent: QWidget | None = None) -> bool:
    """Opens a copy in the program that this PC shows PDFs with; the copy is thrown away when Casebook closes."""
    path = lend(pdf, file_name(title))
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return True
    say(parent, title, "This PC has no program that shows PDFs. Save a copy, and open it on another PC.")
    return False


def file_name(title: str, ending: str = ".pdf") -> str:
    """A title as the name of a file, on every system: 'Stage 1 acknowledgement 2026-031.pdf'."""
    plain = re.sub(r"[^\w .,()'-]+", "-", title).strip(" .-")[:100].strip(" .-") or "Letter"
    first = plain.partition(".")[0].strip().upper()
    return f"{'Letter ' if first in RESERVED else ''}{plain}{ending}"


def say(parent: QWidget | None, title: str, sentence: str) -> None:
    """Says in a box what happened and what to do."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.addButton("&Close", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def _without_printer(pdf: bytes, title: str, parent: QWidget | None) -> bool:
    """Says that there is none, with what can be done instead; whether a copy was saved."""
    box = QMessageBox(parent)
    box.setWindowTitle(f"Print {title}")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(NO_PRINTER)
    save = box.addButton("&Save a copy…", QMessageBox.ButtonRole.AcceptRole)
    elsewhere = box.addButton("&Open it", QMessageBox.ButtonRole.ActionRole)
    close = box.addButton("&Close", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(close)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if chosen is save:
        return save_copy(pdf, title, parent) is not None
    if chosen is elsewhere:
        open_elsewhere(pdf, title, parent)
    return False


def _lies(document: QPdfDocument) -> bool:
    """Whether its pages lie: wider than tall."""
    page = document.pagePointSize(0)
    return page.width() > page.height()


def _pages(document: QPdfDocument, printer: QPrinter) -> list[int]:
    """The numbers, from 0, of the pages that were asked for."""
    last = document.pageCount()
    if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return list(range(last))
    return list(range(printer.fromPage() - 1, min(printer.toPage() or last, last)))


def paint_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    """Puts one page on the sheet that the printer is at, in its exact size."""
    inches = document.pagePointSize(page) / POINTS
    dots = min(MOST_DOTS, printer.resolution())
    picture = document.render(page, QSize(round(inches.width() * dots), round(inches.height() * dots)))
    on_paper = QRectF(0, 0, inches.width() * printer.resolution(), inches.height() * printer.resolution())
    painter.drawImage(on_paper, picture)
