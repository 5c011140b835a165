"""Job previews: a whole print job on the screen before it goes to a printer, page by page, with its empty pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.post_rounds import Sheaf
from app.ui.buttons import primary_button, quiet_button
from app.ui.flows import Flow
from app.ui.labels import Words
from app.ui.pdf_views import HEIGHT, WIDTH, PdfPages, PdfView
from app.ui.print_jobs import Documents, Step
from app.ui.sized_dialogs import SizedDialog
from app.ui.themes import spaced

EMPTY = "An empty page, so that the next begins on a fresh sheet"
BOTH_SIDES = (
    "With the empty pages that are put in when printing on both sides. A printer set to one side prints none of them."
)


class JobPages(PdfPages):
    """The pages of a job in order, empty ones as well; few of its PDFs are open at a time."""

    def __init__(self, sheaves: Sequence[Sheaf], steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheaves, self._steps, self._documents = tuple(sheaves), tuple(steps), Documents(sheaves)
        self._document = self._documents.of(0)  # whose sheet is the size of all
        self._fit()

    def page_count(self) -> int:
        """How many pages the printer is sent."""
        return len(self._steps)

    def page_name(self, page: int) -> str:
        """Whose page it is: 'Stage 1 acknowledgement to Mr D. Dunmore, page 2'; or that it is an empty one."""
        number, within = self._steps[page]
        return EMPTY if within is None else f"{self._sheaves[number].name}, page {within + 1}"

    def page_text(self, page: int) -> str:
        """The words of a page, counted from 0, after whose it is."""
        number, within = self._steps[page]
        if within is None:
            return EMPTY
        text = self._documents.of(number).getAllText(within).text().replace("\r\n", "\n")
        return f"{self.page_name(page)}. {text}"

    def drawn(self, page: int, size: QSize) -> QImage:
        """A page as a picture; an empty one has nothing on it."""
        number, within = self._steps[page]
        if within is not None:
            return self._documents.of(number).render(within, size)
        picture = QImage(size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        return picture


class JobPreviewDialog(SizedDialog):
    """The whole job as it will be printed. Accepted, it is to be printed; it prints and records nothing itself."""

    wants = (WIDTH, HEIGHT)

    def __init__(
        self, sheaves: Sequence[Sheaf], steps: Sequence[Step], note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What will be printed")
        self.pages = JobPages(sheaves, steps)
        self.view = PdfView("The pages as they print", self.pages)
        self.whose, self.note = Words("", bold=True), Words(note, "small", "quiet")
        self.note.setVisible(bool(note))
        self.print = primary_button("&Print…", self.accept, "print")
        self.leave = quiet_button("&Back", self.reject, "back")
        column = QVBoxLayout(self)
        spaced(column, (2, 2, 2, 2), 1)
        column.addWidget(self.whose)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)
        buttons = Flow()
        for button in (self.leave, self.print):
            buttons.add(button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(buttons)
        column.addLayout(foot)
        self.view.page_shown.connect(self._name)
        self.resize(self.sizeHint())
        self._name(0)
        self.view.area.setFocus(Qt.FocusReason.TabFocusReason)

    def entered(self) -> bool:
        """Enter prints."""
        self.accept()
        return True

    def _name(self, page: int) -> None:
        self.whose.setText(self.pages.page_name(page))
