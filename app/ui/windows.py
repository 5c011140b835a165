"""The main window: a sidebar of places, the page that is shown, and a status line. It knows no case and no book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.actions import build
from app.ui.day_pickers import ShutDays
from app.ui.focuses import enter_pane
from app.ui.labels import announce
from app.ui.pages import Page, PageFrame
from app.ui.panels import NoticePanel
from app.ui.place_bars import PLACES, PlaceBar
from app.ui.shortcuts import ShortcutsDialog
from app.ui.sized_dialogs import within_screen
from app.ui.themes import SCHEMES, Theme, spaced, units

WIDTH, HEIGHT = 168, 104
"""The size asked for, in grid units; never more than the screen has."""

ROOM_FOR_SIDE = 112
"""Width in grid units from which the places stand at the side; below it they are a row along the top."""

READ_ONLY = "Read only"
LOOK_AGAIN = "Look again"
SAMPLE_NOTICE = "SAMPLE: these residents are invented. Letters are marked SAMPLE and are not for posting."

Slots = Mapping[str, Callable[[], object]]


class MainWindow(QMainWindow):
    """Casebook's window. Pages are made when they are first shown."""

    closing = Signal()
    """The window is about to close, and may: the moment for a backup."""

    def __init__(
        self,
        pages: Mapping[str, Callable[[], Page]],
        theme: Theme,
        slots: Slots,
        *,
        sample: bool = False,
        first: str = "today",
    ) -> None:
        """`slots` has what the window cannot do by itself: case.log, find, letter.write, book.check and so on."""
        super().__init__()
        self.shut_days: ShutDays = lambda _first, _last: {}
        self._makers, self._theme, self._sample = dict(pages), theme, sample
        self._pages: dict[str, Page] = {}
        self._wraps: dict[str, PageFrame] = {}
        self._shown: list[str] = []
        self._under: dict[str, str] = {}
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes; False keeps it open."""
        self.bar = PlaceBar([place for place in PLACES if place.name in pages])
        self.bar.asked.connect(self.show_page)
        self.sample_notice = NoticePanel("amber", SAMPLE_NOTICE)
        self.read_notice = NoticePanel("amber", button=LOOK_AGAIN)
        self.read_notice.button.setObjectName("look_again")
        self.read_notice.hide()
        self._stack = QStackedWidget()
        self._lay_out()
        self.actions_by_id = build(self, {**self._own_slots(), **slots})
        self.set_landlord("")
        self._tick_theme()
        theme.changed.connect(self._tick_theme)
        self.resize(self.sizeHint())
        self.show_page(first)

    def show_page(self, name: str, under: str = "") -> None:
        """Shows a page; `under` is the place in the sidebar that it belongs to when it has none of its own."""
        page = self.page(name)
        if not self._shown or self._shown[-1] != name:
            self._shown.append(name)
        self._under[name] = under or self._under.get(name, name)
        self.bar.choose(self._under[name])
        self._stack.setCurrentWidget(self._wraps[name])
        if page.stale:
            page.refresh()

    def go_to(self, name: str) -> None:
        """Shows a place that was asked for by key or menu, and puts the focus in it."""
        self.show_page(name)
        enter_pane(self.page(name))

    def begin_at(self, name: str) -> None:
        """Shows a page with which going back ends."""
        self._shown.clear()
        self.show_page(name)

    def forget_pages(self) -> None:
        """Lets every page go: another book stands behind the window, and nothing on them is of it."""
        for name in tuple(self._pages):
            self._pages.pop(name).hide()
            frame = self._wraps.pop(name)
            self._stack.removeWidget(frame)
            frame.deleteLater()
        self._under.clear()

    def go_back(self) -> None:
        """Shows the page that was shown before."""
        if len(self._shown) > 1:
            self._shown.pop()
            self.show_page(self._shown[-1])

    def page(self, name: str) -> Page:
        """A page by its name, made if it has not been shown yet. Raises KeyError for a name there is not."""
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            self._wraps[name] = PageFrame(self._pages[name])
            self._stack.addWidget(self._wraps[name])
        return self._pages[name]

    def made(self, name: str) -> Page | None:
        """A page by its name, if it has been shown already."""
        return self._pages.get(name)

    def current(self) -> str:
        """The name of the page that is shown."""
        return self._shown[-1]

    def records_changed(self) -> None:
        """Something was written: the page that is shown asks again, the others when they are next shown."""
        for name, page in tuple(self._pages.items()):  # a case that is gone leads to another page
            if name == self.current():
                page.refresh()
            else:
                page.mark_stale()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Says in the sidebar how many things wait at each place."""
        self.bar.set_counts(counts)

    def set_landlord(self, name: str) -> None:
        """Says whose book this is, in the sidebar and the title."""
        title = f"Casebook - {name}" if name else "Casebook"
        marks = filter(None, ("SAMPLE" if self._sample else "", "" if self.read_notice.isHidden() else READ_ONLY))
        self.setWindowTitle(" - ".join((*marks, title)))
        self._landlord = name
        self.bar.set_landlord(name)

    def set_sample(self, *, sample: bool) -> None:
        """Says that the residents are invented, where they are."""
        self._sample = sample
        self.sample_notice.setVisible(sample)

    def set_read_only(self, sentence: str, button: str = LOOK_AGAIN) -> None:
        """Says above every page and in the title that nothing can be recorded here, and why; what its button does."""
        self.read_notice.set_text(sentence)
        self.read_notice.button.setText(button)
        self.read_notice.button.setAccessibleName(f"{button}: {sentence}")
        self.read_notice.show()
        self.set_landlord(self._landlord)

    def set_seal(self, text: str) -> None:
        """Shows the seal of the book and where the book is, small, at the foot of the sidebar."""
        self.bar.set_foot(text)

    def announce(self, text: str) -> None:
        """Says what happened: in the status line, where it stays until the next, and to a screen reader."""
        self.statusBar().showMessage(text)
        self.statusBar().setToolTip(text)  # a narrow window cuts a long sentence
        announce(self, text)

    def next_pane(self, step: int = 1) -> None:
        """Moves the focus to the next pane, to the control that last had it there."""
        told = [] if self.read_notice.isHidden() else [self.read_notice]
        panes = [*told, self.bar, *self.page(self.current()).panes()]
        focus = QApplication.focusWidget()
        here = next((at for at, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        enter_pane(panes[(here + step) % len(panes)])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks whether it may, and says so before it closes."""
        event.ignore()  # an error while asking must not close it
        if self.may_close():
            self.closing.emit()
            event.accept()
            super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the places along the top where the side has no room."""
        self.dress()
        super().resizeEvent(event)

    def dress(self) -> None:
        """Fits itself to width and text size."""
        beside = self.width() >= units(ROOM_FOR_SIDE)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.bar.stand(beside)

    def sizeHint(self) -> QSize:
        """Roomy, and no larger than the screen."""
        return within_screen(self, WIDTH, HEIGHT, (1, 5))

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        spaced(column, gap=0)
        column.addWidget(self.read_notice)
        column.addWidget(self.sample_notice)
        self.sample_notice.setVisible(self._sample)
        middle = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, middle)
        spaced(self._box, gap=0)
        self._box.addWidget(self.bar)
        self._box.addWidget(self._stack, 1)
        column.addWidget(middle, 1)
        self.setCentralWidget(whole)
        if (own := self.layout()) is not None:
            own.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # what has no room scrolls
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setAccessibleName("What happened last")

    def _own_slots(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "file.quit": self.close,
            "page.back": self.go_back,
            "pane.next": self.next_pane,
            "pane.previous": lambda: self.next_pane(-1),
            "text.larger": self._theme.larger,
            "text.smaller": self._theme.smaller,
            "text.reset": lambda: self._theme.set_percent(100),
            "help.keys": lambda: ShortcutsDialog(self).exec(),
        }
        for place in PLACES:
            own[f"page.{place.name}"] = partial(self.go_to, place.name)
        for scheme in SCHEMES:
            own[f"theme.{scheme}"] = partial(self._theme.set_scheme, scheme)
        return own

    def _tick_theme(self) -> None:
        self.actions_by_id[f"theme.{self._theme.scheme}"].setChecked(True)
