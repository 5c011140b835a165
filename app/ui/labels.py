"""Labels: plain words on the screen in one of a few sizes and tones, and sentences said to a screen reader."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.themes import colours, spaced

SIZES = {"title": 1.65, "heading": 1.15, "body": 1.0, "small": 0.9, "numeral": 1.9, "large_numeral": 2.8}
"""Each manner of words, as a share of the body size."""

BOLD = {"title", "heading", "numeral", "large_numeral"}


def announce(source: QObject, sentence: str) -> None:
    """Has a screen reader say a sentence; it is also to be seen somewhere, for those who have none."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, sentence))


def plain_tip(text: str) -> str:
    """A text as a tooltip shows it as it is: Qt would take one with a tag in it for markup."""
    return f"<qt>{escape(text)}</qt>" if "<" in text or "&lt;" in text else text


def with_access_key(label: str, taken: set[str]) -> str:
    """The label with an access key that is not taken yet, which is then taken; a plain label where none is left."""
    plain = label.replace("&", "&&")
    starts = [i for i, letter in enumerate(plain) if letter.isalnum() and (i == 0 or plain[i - 1] == " ")]
    for at in [*starts, *range(len(plain))]:
        letter = plain[at].lower()
        if letter.isalnum() and letter.isascii() and letter not in taken:
            taken.add(letter)
            return f"{plain[:at]}&{plain[at:]}"
    return plain


class Words(QLabel):
    """Plain text, never markup: what people typed can stand in it as it is. Wraps at the width it is given."""

    def __init__(
        self, text: str = "", size: str = "body", tone: str = "text", *, bold: bool = False, wrap: bool = True
    ) -> None:
        super().__init__(text)
        self._size, self._tone, self._bold = size, tone, bold or size in BOLD
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # inside a button Qt would take the button's
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred
        )
        self.dress()

    def set_tone(self, tone: str) -> None:
        """Puts the words in another colour of the palette: text, quiet, accent, red, amber or green."""
        self._tone = tone
        self.dress()

    def set_bold(self, bold: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Makes the words bold, or not."""
        self._bold = bold
        self.dress()

    def strike(self) -> None:
        """Draws a line through the words: an entry that has been corrected."""
        self.setProperty("struck", True)
        self.dress()

    def dress(self) -> None:
        """Takes its size and colour from the theme."""
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * SIZES[self._size])
        font.setBold(self._bold)
        font.setStrikeOut(bool(self.property("struck")))
        self.setFont(font)
        palette = QPalette(QApplication.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colours().tone(self._tone))
        self.setPalette(palette)


class SectionHeading(QWidget):
    """The heading of a group, with how many things are in it: 'Late 1'."""

    def __init__(self, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Words(text, "heading", wrap=False)
        self._count = Words("", "body", "quiet", wrap=False)
        row = QHBoxLayout(self)
        spaced(row, (0, 2, 0, 0.75), 1)
        row.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Says how many there are now; None says nothing."""
        self._count.setText("" if count is None else str(count))
        self.setAccessibleName(self._heading.text() if count is None else f"{self._heading.text()}, {count}")
