"""Greyings: while a book is only read, whatever would record something is grey and says why.

What is typed in on a page shows only: it can be read and copied, and reached by Tab and by a screen reader.

On a page everything is grey but what only shows, prints or saves, which is named here: a button that is new and not
named is grey rather than a promise that is not kept. In a dialog, what records is named. The book refuses all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.actions import block
from app.ui.buttons import Button
from app.ui.fields import FieldBox
from app.ui.pages import Page
from app.ui.windows import MainWindow

ACTS = (
    "case.log",
    "letter.write",
    "file.backups",
    "book.bring_in",
    "book.bring_back",
    "book.old",
    "book.passphrase",
    "book.show",
    "book.export",
)
"""What the menus offer and would record something, or belongs to the book itself and not to a copy."""

NOT_FROM_HERE = (
    "This window only shows the book. A copy of everything is made in the window in which the book is worked with."
)
WHY: Mapping[str, str] = {"book.export": NOT_FROM_HERE, "ExportDialog": NOT_FROM_HERE}
"""Why something is grey that records nothing: who may look does not take away all that residents told, in plain."""

EVERYWHERE = ("working.*", "submission.working", "open.*", "pdf.*", "past.*", "Show working", "Calendar")
"""What only shows something, on whatever page it stands."""

SHOWS: Mapping[str, tuple[str, ...]] = {
    "today": ("today.diary", "Open Settings", "See what to send", "Look at them"),
    "cases": ("Show all cases",),
    "post": ("print", "labels", "order.*", "Go to Today"),
    "requests": ("requests.case",),
    "calendar": ("calendar.*",),
    "code": ("edition", "contents", "confirm.*"),
    "settings": ("put_back", "ruler_page"),
    "case": ("what_if", "more", "copy.*", "Go to Cases"),
    "letter": ("toggle", "save_draft", "print", "save_copy", "later", "to_case", "undo", "redo", "To the cases"),
}
"""What stays on a page, by the page: the name of a button, or its words where it has none."""

RECORDS: Mapping[str, tuple[str, ...]] = {
    "DisclosureDialog": ("handed",),
    "IssueDialog": ("issue",),
    "PostDialog": ("record",),
    "PostRoundDialog": ("record",),
    "IssueRoundDialog": ("issue",),
    "AmendmentDialog": ("confirm",),
    "BackupsDialog": ("make", "restore", "copy", "export"),
    "BringBackDialog": ("go",),
    "ExportDialog": ("go",),
    "RestoreDialog": ("restore",),
    "WordingDialog": ("save", "put_back"),
    "BringInDialog": ("go",),
    "MoveDialog": ("move",),
}
"""What would record something in a dialog, by its class: one may be open when the book is taken over."""


class Greying(QObject):
    """Keeps one window, and every dialog of it, to what only shows."""

    def __init__(self, window: MainWindow, reason: str) -> None:
        super().__init__(window)
        self._window, self._reason = window, reason
        for name in ACTS:
            block(window.actions_by_id[name], WHY.get(name, reason))
        for part in window.findChildren(QWidget):
            self._look_at(part)
        if (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)

    def stop(self) -> None:
        """Look no more."""
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button that comes into view is grey if it records something, and a field shows only."""
        if event.type() == QEvent.Type.Show and isinstance(watched, Button | FieldBox):
            self._look_at(watched)
        return super().eventFilter(watched, event)

    def _look_at(self, part: QWidget) -> None:
        if isinstance(part, Button) and _is_below(part, self._window) and records(part):
            part.grey_for_good(WHY.get(type(part.window()).__name__, self._reason))
        elif isinstance(part, FieldBox) and _is_below(part, self._window) and stands_on_a_page(part):
            part.only_show(self._reason)


def records(button: Button) -> bool:
    """Whether a button would record something in the book."""
    name, above = button.objectName() or button.text().replace("&", ""), button.parentWidget()
    while above is not None:
        if isinstance(above, QDialog):
            return _is_one_of(name, RECORDS.get(type(above).__name__, ()))
        if isinstance(above, Page):
            return not _is_one_of(name, (*EVERYWHERE, *SHOWS.get(above.objectName(), ())))
        above = above.parentWidget()
    return False


def stands_on_a_page(field: FieldBox) -> bool:
    """Whether a field is a page's own, and what is typed in it would be saved; a dialog's may be asked for to show."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, QDialog | Page):
        above = above.parentWidget()
    return isinstance(above, Page)


def _is_one_of(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _is_below(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget is in a window, or in a dialog of it."""
    above: QWidget | None = widget
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window
