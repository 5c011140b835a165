"""PDF views: the exact pages of a letter on the screen, as they will lie on paper; and a dialog that prints them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.casework.letter_copies import LetterCopies
from app.ui.buttons import focus_ring, link_button, primary_button, quiet_button
from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.letter_copies import offer_copies
from app.ui.prints import opened, print_pdf, save_copy
from app.ui.sized_dialogs import SizedDialog
from app.ui.themes import colours, spaced, units

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""How large a page may be, in widths of the view."""

WIDEST = 100
"""Grid units that a page takes at most when it fits the width: about as large as the sheet itself."""

GAP = 1.5
"""Grid units round and between the pages."""

PAPER = QColor("#ffffff")
"""Paper is white in a dark room too: this is what the printer will do."""

KEPT = 12
"""How many pages are kept as pictures: a job of a thousand pages that is gone through must not fill the memory."""

WIDTH, HEIGHT = 104, 100
"""The size that the dialog asks for, in grid units; never more than the screen has."""


class PdfPages(QWidget):
    """The pages of a PDF below each other. New bytes take the place of the old ones without a flicker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._pictures: dict[int, QImage] = {}
        self._sheet = QSize(1, 1)
        self._width = units(60)

    def show_pdf(self, pdf: bytes) -> None:
        """Shows another PDF. Raises Unreadable."""
        old, self._document = self._document, opened(pdf, self)
        if old is not None:
            old.deleteLater()
        self._fit()

    def set_page_width(self, width: int) -> None:
        """Shows the pages this many pixels wide."""
        if width != self._width:
            self._width = max(width, 1)
            self._fit()

    def page_count(self) -> int:
        """How many pages there are."""
        return 0 if self._document is None else self._document.pageCount()

    def page_text(self, page: int) -> str:
        """The words of a page, counted from 0."""
        if self._document is None or page >= self.page_count():
            return ""
        return self._document.getAllText(page).text().replace("\r\n", "\n")

    def page_top(self, page: int) -> int:
        """Where a page begins, in pixels from the top, with the gap above it."""
        return page * (self._sheet.height() + units(GAP))

    def page_at(self, y: int) -> int:
        """The page at so many pixels from the top."""
        return max(0, min(y // (self._sheet.height() + units(GAP)), self.page_count() - 1))

    def sizeHint(self) -> QSize:
        """All pages, and the gaps round them."""
        return QSize(self._sheet.width() + 2 * units(GAP), self.page_top(self.page_count()) + units(GAP))

    def dress(self) -> None:
        """Keeps the gaps on the grid."""
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the pages that can be seen, each with a quiet edge."""
        painter = QPainter(self)
        for page in range(self.page_count()):
            where = self._where(page)
            if where.intersects(event.rect()):
                painter.fillRect(where, PAPER)
                painter.drawImage(where, self._picture(page))
                painter.setPen(QPen(colours().tone("rim"), 1))
                painter.drawRect(where.adjusted(-1, -1, 0, 0))
        painter.end()

    def _fit(self) -> None:
        self._pictures.clear()
        if self._document is not None:
            points = self._document.pagePointSize(0)
            self._sheet = QSize(self._width, round(self._width * points.height() / points.width()))
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def _where(self, page: int) -> QRect:
        left = max(units(GAP), (self.width() - self._sheet.width()) // 2)
        return QRect(left, self.page_top(page) + units(GAP), self._sheet.width(), self._sheet.height())

    def _picture(self, page: int) -> QImage:
        """A page as a picture, as sharp as this screen."""
        if page not in self._pictures:
            while len(self._pictures) >= KEPT:
                self._pictures.pop(next(iter(self._pictures)))  # the one that was drawn first
            self._pictures[page] = self.drawn(page, self._sheet * self.devicePixelRatioF())
        return self._pictures[page]

    def drawn(self, page: int, size: QSize) -> QImage:
        """A page as a picture of so many dots."""
        return self._document.render(page, size) if self._document is not None else QImage()


class PdfArea(QScrollArea):
    """The pages, to be scrolled; takes the focus, so that the keyboard can do so too."""

    resized = Signal()
    """There is another width for the pages."""
    key_pressed = Signal(str)
    """'+', '-' or '0': larger, smaller, or the whole width."""
    focus_moved = Signal()
    """The focus came or went."""

    def __init__(self, pages: PdfPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width must not depend on the height
        self.setWidget(pages)

    def minimumSizeHint(self) -> QSize:
        """Enough to read a few lines in."""
        return QSize(units(24), units(16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow and page keys move, Home and End go to the ends, plus, minus and 0 change the size."""
        bar = self.verticalScrollBar()
        if event.text() in {"+", "=", "-", "0"} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.key_pressed.emit(event.text().replace("=", "+"))
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says that there is another width."""
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Says that the focus came."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the focus went."""
        super().focusOutEvent(event)
        self.focus_moved.emit()


class PdfView(QWidget):
    """The exact PDF, fitted to the width, with the page it is at and buttons to go through it and to enlarge it."""

    page_shown = Signal(int)
    """Another page is shown, counted from 0."""

    def __init__(
        self, name: str = "The letter as it prints", pages: PdfPages | None = None, parent: QWidget | None = None
    ) -> None:
        """`pages` are what is shown, where that is not one PDF."""
        super().__init__(parent)
        self._zoom, self._shown = 0, 0
        self.pages = pages or PdfPages()
        self.area = PdfArea(self.pages)
        self.area.setAccessibleName(name)
        self.area.setObjectName("pdf")
        self.where = Words("", "small", "quiet", wrap=False)
        self.previous = link_button("Page before", lambda: self.go_to_page(self.page() - 1), "pdf.previous")
        self.next = link_button("Next page", lambda: self.go_to_page(self.page() + 1), "pdf.next")
        self.smaller = link_button("Smaller", lambda: self.zoom(-1), "pdf.smaller")
        self.larger = link_button("Larger", lambda: self.zoom(1), "pdf.larger")
        column = QVBoxLayout(self)
        spaced(column, (0.5, 0, 0.5, 0.5), 1)
        bar = Flow(2)
        for part in (self.where, self.previous, self.next, self.smaller, self.larger):
            bar.add(part)
        column.addWidget(bar)
        column.addWidget(self.area, 1)
        self.area.resized.connect(self._fit)
        self.area.key_pressed.connect(self._key)
        self.area.focus_moved.connect(self.update)
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())
        self._follow()

    def show_pdf(self, pdf: bytes) -> None:
        """Shows a PDF and stays where the reader was. Raises Unreadable."""
        at = self.area.verticalScrollBar().value()
        self.pages.show_pdf(pdf)
        self._fit()
        self.area.verticalScrollBar().setValue(at)
        self._follow()

    def page(self) -> int:
        """The page that is shown, counted from 0: the one across the middle of the view."""
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        return self.pages.page_at(middle)

    def page_count(self) -> int:
        """How many pages there are."""
        return self.pages.page_count()

    def go_to_page(self, page: int) -> None:
        """Shows a page, counted from 0, from its top."""
        self.area.verticalScrollBar().setValue(self.pages.page_top(page))
        self._follow(max(0, min(page, self.page_count() - 1)))

    def zoom(self, step: int) -> None:
        """Larger or smaller by a step; 0 goes back to the whole width."""
        self._zoom = max(0, min(self._zoom + step, len(ZOOMS) - 1)) if step else 0
        page = self.page()
        self._fit()
        self.go_to_page(page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the ring round the pages while they have the focus."""
        if self.area.hasFocus():
            edge = units(0.5)
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.area.geometry().adjusted(-edge, -edge, edge, edge)), "accent")
            painter.end()

    def _fit(self) -> None:
        room = min(self.area.viewport().width() - 2 * units(GAP), units(WIDEST))
        self.pages.set_page_width(round(room * ZOOMS[self._zoom]))
        self._follow()

    def _key(self, key: str) -> None:
        self.zoom({"+": 1, "-": -1}.get(key, 0))

    def _follow(self, page: int | None = None) -> None:
        """Brings the words and buttons up to the page that is shown."""
        at, count = self.page() if page is None else page, self.page_count()
        self.where.setText(f"Page {at + 1} of {count}" if count else "")
        self.previous.block("" if at > 0 else "This is the first page.")
        self.next.block("" if at + 1 < count else "This is the last page.")
        self.smaller.block("" if self._zoom else "The page fits the width now.")
        self.larger.block("" if self._zoom + 1 < len(ZOOMS) else "This is the largest size.")
        self.area.setAccessibleDescription(f"{self.where.text()}. {self.pages.page_text(at)}" if count else "")
        if at != self._shown:
            self._shown = at
            self.page_shown.emit(at)


class PdfDialog(SizedDialog):
    """A letter in a window of its own, to be looked at, printed, or saved as a copy."""

    wants = (WIDTH, HEIGHT)

    def __init__(
        self, pdf: bytes, title: str, parent: QWidget | None = None, copies: LetterCopies | None = None
    ) -> None:
        """`copies` are the other forms in which a letter can be saved; without them it is saved as the PDF alone."""
        super().__init__(parent)
        self._pdf, self._title, self._copies = pdf, title, copies
        self.setWindowTitle(title)
        self.view = PdfView(title)
        self.save = quiet_button("&Save a copy…", self.save_copies, "save")
        self.print = primary_button("&Print…", self.print_it, "print")
        self.leave = quiet_button("&Close", self.accept, "close")
        column = QVBoxLayout(self)
        spaced(column, (2, 2, 2, 2), 1.5)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        spaced(foot, gap=1)
        foot.addStretch(1)
        for button in (self.leave, self.save, self.print):
            foot.addWidget(button)
        column.addLayout(foot)
        self.resize(self.sizeHint())
        self.view.show_pdf(pdf)
        self.view.area.setFocus(Qt.FocusReason.TabFocusReason)

    def print_it(self) -> bool:
        """Asks for a printer and prints; answers whether it went there."""
        return print_pdf(self._pdf, self._title, self, self.saved)

    def save_copies(self) -> None:
        """Saves it as the PDF, or offers a letter's other forms as well."""
        if self._copies is None:
            if save_copy(self._pdf, self._title, self) is not None:
                self.saved()
        else:
            offer_copies(self._copies, self.save, self)

    def saved(self) -> None:
        """A copy of it was saved."""
