"""The office: puts the desk, the window and its pages together, and answers what the pages ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.casework.book_places import danger
from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.intake_guides import finish_intake, intake_guide
from app.casework.protections import has_passphrase
from app.casework.questions import book_seal, counts
from app.casework.read_desks import NOTHING_RECORDED, close_untouched
from app.casework.requests import is_open, prefilled, request_list
from app.casework.settings import read_settings
from app.casework.shut_days import shut_days
from app.casework.steps import NextStep
from app.casework.workings import submission_working, working_of
from app.ui.backup_rounds import BackupRounds
from app.ui.book_acts import ACTS, Counter
from app.ui.calendar_pages import CalendarPage
from app.ui.case_lists import CasesPage
from app.ui.case_pages import CasePage
from app.ui.case_steps import perform_step
from app.ui.code_pages import CodePage
from app.ui.diary_dialogs import DiaryDialog
from app.ui.doors import Door
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_keepers import GuideKeeper
from app.ui.letter_drafts import may_lose
from app.ui.letter_pages import LetterPage
from app.ui.move_dialogs import MoveDialog
from app.ui.pages import Page
from app.ui.paper_form_dialogs import PaperFormDialog
from app.ui.passphrase_dialogs import print_sheet, renew
from app.ui.passphrase_pages import PassphrasePage
from app.ui.post_pages import LettersToPostPage
from app.ui.preferences import Preferences
from app.ui.request_pages import RequestsPage
from app.ui.routes import Routes
from app.ui.screen_locks import ScreenLock
from app.ui.settings_pages import SettingsPage
from app.ui.today_pages import TodayPage
from app.ui.working_dialogs import WorkingDialog

MINUTE = 60_000


class Office(QObject):
    """One desk behind one window."""

    def __init__(self, door: Door, desk: Desk, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.desk, self.window, self.routes = desk, door.window, Routes()
        self._preferences = preferences
        self._day = desk.today()
        self._open, self._only_shown = True, desk.read_only
        self.moved: Path | None = None
        """The folder in which a book is to be opened once this window is closed: it was moved, or is another one."""
        self.screen_lock = ScreenLock(desk, self.window, self.keep_writing, preferences)
        self.backups = self._rounds()
        self._wire()
        self.window.shut_days = partial(shut_days, desk)
        self.window.set_sample(sample=desk.sample)
        self._midnight = QTimer(self)
        self._midnight.setInterval(MINUTE)
        self._midnight.timeout.connect(self.turn_the_day)
        self._midnight.start()
        door.open(self)
        self._frame()

    def make(self, page: str) -> Page:
        """A page by its name."""
        makers: dict[str, Callable[[Desk, Routes], Page]] = {
            "today": TodayPage,
            "cases": CasesPage,
            "post": partial(LettersToPostPage, preferences=self._preferences),
            "requests": RequestsPage,
            "calendar": CalendarPage,
            "code": CodePage,
            "settings": SettingsPage,
            "case": CasePage,
            "letter": LetterPage,
            "passphrase": partial(PassphrasePage, preferences=self._preferences),
        }
        return makers[page](self.desk, self.routes)

    def act(self, action: str) -> None:
        """Do what was chosen from a menu or by a key."""
        acts: dict[str, Callable[[], object]] = {
            "diary": self._show_diary,
            "forms": self._show_forms,
            "case.log": self.take_in,
            "find": self._look,
            "letter.write": self._next_letter,
            "case.what_if": self._what_if,
            "case.known": self._as_known,
            "file.backups": self._show_backups,
            "book.lock": self.screen_lock.lock,
        }
        if action in acts:
            acts[action]()
        else:
            ACTS[action](Counter(self.desk, self.routes, self.window, self._preferences))

    def close(self) -> None:
        """Keep what is half written and close the book; once is enough."""
        if self._open:
            self.keep_writing()
            self._midnight.stop()
            self.backups.stop()
            self.screen_lock.stop()
            close_untouched(self.desk) if self.desk.read_only else self.desk.book.close()
            self._open = False

    def stop_backups(self) -> None:
        """Make no backup any more; one that is being made is waited for."""
        self.backups.stop()

    def move_book(self) -> None:
        """Offer to move the book out of a folder that is no place for it; once it is moved, the window closes.

        Whoever opened the window opens it again where `moved` says.
        """
        found = danger(self.desk)
        if found is None or not self._nothing_unkept():
            return
        self.backups.stop()
        dialog = MoveDialog(self.desk, found, self.window)
        dialog.exec()
        self.moved = dialog.moved
        dialog.deleteLater()
        if self.moved is None:
            self.backups = self._rounds()
            return
        self.window.may_close = lambda: True
        self.window.close()

    def open_other(self, folder: Path) -> None:
        """Close the window, unless something typed would be lost; whoever opened it opens the book in this folder."""
        if self.may_close():
            self.moved = folder
            self.window.may_close = lambda: True
            self.window.close()

    def _rounds(self) -> BackupRounds:
        """The backups that are made by themselves, and told of in the window for as long as it is there."""
        return BackupRounds(self.desk, self._tell, self)

    def _tell(self, sentence: str) -> None:
        if isValid(self.window):  # a backup can be done when the window is gone
            self.window.announce(sentence)

    def keep_writing(self) -> bool:
        """Keep a half-written letter; False where the book would not take it."""
        page = self.window.made("letter")
        return not isinstance(page, LetterPage) or page.keep()

    def may_close(self) -> bool:
        """Keep a half-written letter and make a backup; where that fails, whether she would rather close anyway."""
        return self._only_shown or (self._nothing_unkept() and self.backups.may_close(self.window))

    def _nothing_unkept(self) -> bool:
        """Keep what is half written; where that fails, whether she would rather go on without it."""
        settings = self.window.made("settings")
        if isinstance(settings, SettingsPage) and not settings.may_close():
            return False
        if not self.keep_writing():
            page = self._letter_page()
            if not may_lose(page.keeper.refusal, self.window):
                return False
            page.put_down()
        return True

    def show_case(self, case_id: int) -> None:
        """Show one case; or the list of contacts, where the number is that of a contact that is no complaint."""
        if case_id in {row.request_id for row in request_list(self.desk)}:
            self.window.show_page("requests")
            return
        self._case_page().show_case(case_id)
        self.window.show_page("case", under="cases")

    def write_letter(self, case_id: int, kind: str, stage: int) -> None:
        """Open a letter for writing."""
        if not self._may_record():
            return
        self._letter_page().open(case_id, kind, stage)
        self.window.show_page("letter", under="cases")

    def take_in(self, answers: Mapping[str, Any] | None = None) -> tuple[str, int] | None:
        """Lead through the intake guide; what came of it, ("complaint", case) or ("request", contact), or None."""
        if not self._may_record():
            return None
        made: list[tuple[str, int]] = []

        def finish(answers: Mapping[str, Any]) -> tuple[()]:
            made.append(finish_intake(self.desk, answers))
            return ()

        guide = intake_guide(self.desk, read_settings(self.desk).officer)
        dialog = GuideDialog(guide, answers, self.window, on_finish=finish)
        if answers is None:  # what a contact says already is not mixed with what was begun
            dialog.keep_with(GuideKeeper(self.desk, guide.key, parent=dialog))
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
        """Take in a complaint out of a contact; each says what the other is, and work that goes on keeps it open."""
        taken = self.take_in(prefilled(self.desk, request_id))
        if taken is not None and taken[0] == "complaint":
            stays = "stays open" if is_open(self.desk, request_id) else "is closed"
            self.routes.changed.emit(f"The complaint is logged; what it came of {stays}.")

    def turn_the_day(self) -> None:
        """Past midnight, or after the PC slept, every countdown is asked for again."""
        if self.desk.today() != self._day:
            self._day = self.desk.today()
            self.window.records_changed()
            self._frame()

    def recommend_passphrase(self) -> None:
        """At the first start, and kindly again after a while: a page that recommends a passphrase."""
        wanted = self._preferences is not None and self._preferences.recommends_passphrase(self.desk.today())
        if wanted and not self.desk.sample and not self.desk.read_only and not has_passphrase(self.desk):
            self.window.show_page("passphrase", under="today")

    def renew_passphrase(self) -> None:
        """After the recovery sheet was used: a new passphrase, and a new sheet."""
        renew(self.desk, self.window)

    def _session_ends(self, session: QSessionManager) -> None:
        """She logs out or the PC is shut down: that waits, where it can, for a letter that the book would not take."""
        if not session.allowsInteraction():
            self.keep_writing()
            self.backups.make_last(None)
            return
        if not self.may_close():
            session.cancel()
        session.release()

    def _case_page(self) -> CasePage:
        return cast("CasePage", self.window.page("case"))

    def _letter_page(self) -> LetterPage:
        return cast("LetterPage", self.window.page("letter"))

    def _wire(self) -> None:
        routes = self.routes
        self.window.may_close = self.may_close
        self.screen_lock.by_sheet.connect(self.renew_passphrase)
        self.window.closing.connect(self.close)
        cast("QApplication", QApplication.instance()).commitDataRequest.connect(self._session_ends)
        routes.case_asked.connect(self.show_case)
        routes.letter_asked.connect(self.write_letter)
        routes.step_asked.connect(self._do_step)
        routes.log_asked.connect(self.take_in)
        routes.request_complaint.connect(self.turn_into_complaint)
        routes.working_asked.connect(self._show_working)
        routes.submission_working_asked.connect(self._show_submission_working)
        routes.diary_asked.connect(self._show_diary)
        routes.place_asked.connect(self.window.show_page)
        routes.details_asked.connect(self._show_details)
        routes.find_asked.connect(self._find)
        routes.planner_asked.connect(self._show_planner)
        routes.back_asked.connect(self.window.go_back)
        routes.changed.connect(self._changed)
        routes.backups_asked.connect(partial(self.act, "file.backups"))
        routes.bring_back_asked.connect(partial(self.act, "book.bring_back"))
        routes.open_asked.connect(self.open_other)
        routes.restored.connect(self._restored)
        routes.move_asked.connect(self.move_book)
        routes.sheet_asked.connect(partial(print_sheet, self.desk, self.routes, self.window))

    def _show_details(self) -> None:
        self.window.show_page("settings")
        cast("SettingsPage", self.window.page("settings")).show_details()

    def _changed(self, sentence: str) -> None:
        self.window.records_changed()
        self._frame()
        self.window.announce(sentence)

    def _restored(self, sentence: str) -> None:
        """A backup stands in the place of the book: nothing that was shown is of it."""
        page = self.window.made("letter")
        if isinstance(page, LetterPage):
            page.put_down()
        self.window.forget_pages()
        self.window.begin_at("today")
        self._changed(sentence)
        self.recommend_passphrase()  # what came in may be plain, and has people in it

    def _frame(self) -> None:
        """What the window's frame says of the book: whose it is, how much waits, and its seal."""
        self.window.set_landlord(read_settings(self.desk).landlord)
        self.window.set_counts(counts(self.desk))
        self.window.set_seal(f"Seal {book_seal(self.desk)}")

    def _may_record(self) -> bool:
        """Whether anything can be recorded; where it cannot, that is said."""
        if self.desk.read_only:
            self.window.announce(NOTHING_RECORDED)
        return not self.desk.read_only

    def _do_step(self, case_id: int, step: NextStep) -> None:
        if self._may_record():
            perform_step(self.desk, self.routes, self.window, case_id, step)

    def _show_working(self, case_id: int, key: str) -> None:
        dialog = WorkingDialog(working_of(self.desk, case_id, key), self.window)
        dialog.exec()
        dialog.deleteLater()

    def _show_submission_working(self) -> None:
        working = submission_working(self.desk)
        if working is not None:
            dialog = WorkingDialog(working, self.window)
            dialog.exec()
            dialog.deleteLater()

    def _show_diary(self) -> None:
        dialog = DiaryDialog(self.desk, self.window)
        dialog.exec()
        dialog.deleteLater()

    def _show_forms(self) -> None:
        dialog = PaperFormDialog(self.desk, self.window)
        dialog.exec()
        dialog.deleteLater()

    def _show_backups(self) -> None:
        self.keep_writing()  # what is half written belongs into a backup
        ACTS["file.backups"](Counter(self.desk, self.routes, self.window, self._preferences))

    def _what_if(self) -> None:
        page = self._case_in_view("Open a case first: Ctrl+T then asks what would be due on it, if something were so.")
        if page is not None and self._is_of_today(page):
            page.what_if()

    def _as_known(self) -> None:
        page = self._case_in_view("Open a case first: Ctrl+Shift+K then shows it as it was known on a past day.")
        if page is not None:
            page.ask_known()

    def _next_letter(self) -> None:
        """Ctrl+L: the letter that the case in view needs next; or a word about where to look."""
        page = self._case_in_view("Open a case first: Ctrl+L writes the letter that the case in view needs next.")
        if page is None or page.case_id is None or not self._is_of_today(page):
            return
        step = case_file(self.desk, page.case_id).step
        if step is None or step.key not in ("write", "post"):
            self.window.announce("No letter that Casebook writes is waiting on this case.")
        else:
            self._do_step(page.case_id, step)

    def _case_in_view(self, otherwise: str) -> CasePage | None:
        """The page of the case in view; where there is none, this is said."""
        page = self.window.made("case") if self.window.current() == "case" else None
        if isinstance(page, CasePage) and page.case_id is not None:
            return page
        self.window.announce(otherwise)
        return None

    def _is_of_today(self, page: CasePage) -> bool:
        """Whether the case is shown as it is; where it is not, the way back is said."""
        if page.known_on() is None:
            return True
        self.window.announce("This is the case as it was known then. Press Esc to go back to today first.")
        return False

    def _look(self) -> None:
        """Ctrl+F: the page's own find box where it has one, else the one for cases."""
        page = self.window.made(self.window.current())
        if page is None or not page.look_here():
            self._find()

    def _show_planner(self) -> None:
        self.window.show_page("calendar")
        cast("CalendarPage", self.window.page("calendar")).show_planner()

    def _find(self, text: str = "") -> None:
        self.window.show_page("cases")
        cast("CasesPage", self.window.page("cases")).look_for(text)
