"""The office: puts the desk, the window and its pages together, and answers what the pages ask for.

The window is painted first and the book opened after it, so that she sees something at once. That is why the pages,
and through them the database, are imported in functions here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.ui.labels import Words
from app.ui.pages import Page
from app.ui.routes import Routes
from app.ui.themes import Theme, spaced
from app.ui.windows import MainWindow

if TYPE_CHECKING:
    from app.casework.desks import Desk
    from app.casework.steps import NextStep
    from app.ui.case_pages import CasePage
    from app.ui.letter_pages import LetterPage

MINUTE = 60_000


class OpeningPage(Page):
    """What the window shows until the book is open."""

    def __init__(self) -> None:
        super().__init__("opening")
        column = QVBoxLayout(self)
        spaced(column, (4, 4, 4, 4), 2)
        self.words = Words("Opening your book…", "title")
        column.addWidget(self.words)
        column.addStretch(1)

    def ask(self) -> None:
        """There is nothing to ask yet."""


class Office(QObject):
    """One open window with its desk."""

    def __init__(self, theme: Theme, *, sample: bool = False) -> None:
        super().__init__()
        self.routes = Routes()
        self._desk: Desk | None = None
        self.window = MainWindow(self._makers(), theme, self._slots(), sample=sample, first="opening")
        self.window.bar.setEnabled(False)
        self.window.closing.connect(self.close)
        self._wire()
        self._shown_for = ""
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._turn_the_day)

    @property
    def desk(self) -> Desk:
        """The desk; it is there once the book is open."""
        if self._desk is None:
            raise RuntimeError("the book is not open yet")
        return self._desk

    def move_in(self, desk: Desk, notice: str = "") -> None:
        """The book is open: show what is due today. `notice` is said in the status line."""
        self._desk = desk
        self._shown_for = desk.today().isoformat()
        self.window.bar.setEnabled(True)
        self.window.show_page("today")
        self._frame()
        self._clock.start()
        if notice:
            self.window.announce(notice)

    def close(self) -> None:
        """Keep what is half written and close the book."""
        if self._desk is not None:
            self.keep_writing()
            self._clock.stop()
            self._desk.book.close()
            self._desk = None

    def keep_writing(self) -> None:
        """Keep a half-written letter, where there is one."""
        if self._desk is not None and self.window.current() == "letter":
            cast("LetterPage", self.window.page("letter")).keep()

    def show_case(self, case_id: int) -> None:
        """Show one case."""
        page = cast("CasePage", self.window.page("case"))
        page.show_case(case_id)
        self.window.show_page("case", under="cases")

    def write_letter(self, case_id: int, kind: str, stage: int) -> None:
        """Open a letter for writing."""
        page = cast("LetterPage", self.window.page("letter"))
        page.open(case_id, kind, stage)
        self.window.show_page("letter", under="cases")

    def take_in(self, answers: Mapping[str, Any] | None = None) -> tuple[str, int] | None:
        """Lead through the intake guide; what came of it, ("complaint", case) or ("request", contact), or None."""
        from app.casework.intake_guides import finish_intake, intake_guide
        from app.casework.settings import read_settings
        from app.ui.guide_dialogs import GuideDialog

        made: list[tuple[str, int]] = []

        def finish(answers: Mapping[str, Any]) -> tuple[()]:
            made.append(finish_intake(self.desk, answers))
            return ()

        guide = intake_guide(self.desk, read_settings(self.desk).officer)
        dialog = GuideDialog(guide, answers, self.window, on_finish=finish)
        dialog.exec()
        dialog.deleteLater()
        if not made:
            return None
        kind, number = made[-1]
        self.routes.changed.emit("The complaint is logged." if kind == "complaint" else "The contact is recorded.")
        if kind == "complaint":
            self.show_case(number)
        else:
            self.window.show_page("requests")
        return made[-1]

    def turn_into_complaint(self, request_id: int) -> None:
        """Take in a complaint out of a contact, and close the contact with a word of it."""
        from app.casework.requests import close_request, prefilled

        taken = self.take_in(prefilled(self.desk, request_id))
        if taken is not None and taken[0] == "complaint":
            close_request(self.desk, request_id, "It became a complaint.")
            self.routes.changed.emit("The complaint is logged, and the contact closed.")

    def _makers(self) -> dict[str, Callable[[], Page]]:
        return {
            "opening": OpeningPage,
            "today": partial(self._make, "today_pages", "TodayPage"),
            "cases": partial(self._make, "case_lists", "CasesPage"),
            "post": partial(self._make, "post_pages", "LettersToPostPage"),
            "requests": partial(self._make, "request_pages", "RequestsPage"),
            "settings": partial(self._make, "settings_pages", "SettingsPage"),
            "case": partial(self._make, "case_pages", "CasePage"),
            "letter": partial(self._make, "letter_pages", "LetterPage"),
        }

    def _make(self, module: str, page: str) -> Page:
        from importlib import import_module

        made: Page = getattr(import_module(f"app.ui.{module}"), page)(self.desk, self.routes)
        return made

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "case.log": self._when_open(self.take_in),
            "find": self._when_open(self._find),
            "letter.write": self._when_open(self._next_letter),
            "book.check": self._when_open(partial(self._help, "check_records")),
            "help.where": self._when_open(partial(self._help, "where_is_my_data")),
            "help.about": self._when_open(partial(self._help, "about")),
        }

    def _when_open(self, act: Callable[[], object]) -> Callable[[], object]:
        """A key pressed while the book is still being opened does nothing."""
        return lambda: act() if self._desk is not None else None

    def _help(self, what: str) -> None:
        from app.ui import help_dialogs

        getattr(help_dialogs, what)(self.desk, self.window)

    def _wire(self) -> None:
        routes = self.routes
        routes.case_asked.connect(self.show_case)
        routes.letter_asked.connect(self.write_letter)
        routes.step_asked.connect(self._do_step)
        routes.log_asked.connect(self.take_in)
        routes.request_complaint.connect(self.turn_into_complaint)
        routes.working_asked.connect(self._show_working)
        routes.place_asked.connect(self.window.show_page)
        routes.find_asked.connect(self._find)
        routes.back_asked.connect(self.window.go_back)
        routes.changed.connect(self._changed)

    def _changed(self, sentence: str) -> None:
        self.window.records_changed()
        self._frame()
        self.window.announce(sentence)

    def _frame(self) -> None:
        """What the window's frame says of the book: whose it is, how much waits, and its seal."""
        from app.casework.questions import book_seal, counts
        from app.casework.settings import read_settings

        self.window.set_landlord(read_settings(self.desk).landlord)
        self.window.set_counts(counts(self.desk))
        self.window.set_seal(f"Seal {book_seal(self.desk)}")

    def _do_step(self, case_id: int, step: NextStep) -> None:
        from app.ui.case_steps import perform_step

        perform_step(self.desk, self.routes, self.window, case_id, step)

    def _show_working(self, case_id: int, key: str) -> None:
        from app.casework.files import case_file
        from app.ui.working_dialogs import WorkingDialog

        file = case_file(self.desk, case_id)
        view = next(view for view in file.clocks if view.key == key)
        WorkingDialog(view, file.reference, self.window).exec()

    def _next_letter(self) -> None:
        """Ctrl+L: the letter that the case in view needs next; or a word about where to look."""
        from app.casework.files import case_file

        page = self.window.page("case") if self.window.current() == "case" else None
        case_id = cast("CasePage", page).case_id if page is not None else None
        if case_id is None:
            self.window.announce("Open a case first: Ctrl+L writes the letter that the case in view needs next.")
            return
        step = case_file(self.desk, case_id).step
        if step is None or step.key not in ("write", "post"):
            self.window.announce("No letter that Casebook writes is waiting on this case.")
        else:
            self._do_step(case_id, step)

    def _find(self, text: str = "") -> None:
        from app.ui.case_lists import CasesPage

        self.window.show_page("cases")
        cast("CasesPage", self.window.page("cases")).find(text)

    def _turn_the_day(self) -> None:
        """Past midnight, or after the PC slept, every countdown is asked for again."""
        if self._desk is not None and self._desk.today().isoformat() != self._shown_for:
            self._shown_for = self._desk.today().isoformat()
            self.window.records_changed()
            self._frame()
