"""Bring back an export: choose the folder, see what is in it and what is wrong with it, and make a book of it again.

Nothing is written before she has seen that. It goes into the open book where that has nothing in it, and else into a
folder of its own; it is never put over a book.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app import clock, places
from app.casework.audits import Judgement, Stopped
from app.casework.book_imports import BroughtBack, Means, bring_back, is_empty, is_export, is_free, make_book
from app.casework.book_previews import Preview, exported_at, look_into, no_export
from app.casework.desks import Desk
from app.casework.lost_books import LostBook
from app.casework.protections import has_passphrase
from app.rules.file_names import safe_name
from app.rules.problems import UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.errands import run_told
from app.ui.fact_lists import FactList
from app.ui.field_dialogs import FieldDialog
from app.ui.file_dialogs import folder_to_use
from app.ui.labels import Words, announce
from app.ui.locks import take
from app.ui.new_folders import NewFolder, breakable_path
from app.ui.panels import NoticePanel
from app.ui.question_boxes import ask
from app.ui.routes import Routes
from app.ui.seal_boxes import TONES, SealBox
from app.ui.start_commands import StartCommand

WIDTH, HEIGHT = 96, 96
"""The size asked for, in grid units; never more than the screen has."""

TITLE = "Bring back an export"
WHAT = (
    "Casebook makes the same book again from a folder that “Export everything” made: every case, entry, letter and "
    "draft. First you see what is in it. Nothing is written before you say so, and no book is written over."
)
CHOOSE = "Choose the exported folder"
LOOKING = "Looking through the exported folder, and checking what is in it…"
BRINGING = "Making the book again, and checking it…"
STOPPED = "You stopped it. Nothing was brought in."
SEALS = (
    "That everything in the folder fits together does not show that nobody wrote all of it anew. A posted letter can "
    "show it. Compare one before you bring the folder in, above all where somebody else gave it to you."
)
INTO_OPEN = "It comes into the book that is open, in which there is nothing yet."
INTO_PLACE = "It comes into the folder of your book, in which there is no book any more: {folder}"
BESIDE = "The book that is open has something in it, and stays as it is. This one becomes a book of its own."
BESIDE_SAMPLE = "It is the sample book, which does not become your own. It becomes a book in a folder of its own."
BESIDE_LOST = "What is in the folder of your book stays as it is. This one becomes a book in a folder of its own."
WRONG = "What is wrong with it"
AGREE, LEAVE = "&Bring it in", "&Leave it"
SURE_UNSOUND = "The book was not sound when it was exported, and will not be. Bring it in all the same?"
SURE_FALSE = "The seal that you typed is not in this folder. Bring it in all the same?"
NOW_KEEP = (
    "The exported folder is still there, and anybody can read it: delete it, or lock it away, once you do not need it."
)
OPEN, PLACE, APART = "open", "place", "apart"
"""Where it goes: into the open book, into the folder of one that is gone, or into a new folder."""
STILL_PLAIN = (
    "This book has no passphrase: whoever takes this PC, or gets a copy of the file, can read every case. Set one with "
    "File, Passphrase…"
)
OPENS = "The new book is in {folder}. It has no passphrase yet: open it, and set one with File, Passphrase."


class BringBackDialog(FieldDialog):
    """What is in an exported folder, and the button that makes a book of it. Esc leaves everything as it is."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, book: Desk | LostBook, parent: QWidget | None = None) -> None:
        """`book` is the one that is here: open at a desk, or one that does not open."""
        super().__init__(TITLE, TITLE, parent)
        self._book = book
        self.preview: Preview | None = None
        self.brought = ""
        """What to say, once it came into the book that is here."""
        self.made: Path | None = None
        """The folder of the new book, once it is there."""
        self.to_open: Path | None = None
        """The folder of the new book, where she wants it opened now."""
        self._goes = APART
        self._within: Path | None = None
        self.lead, self.chosen = Words(WHAT), Words("")
        self.choose = primary_button("Choose the exported &folder…", self.choose_folder, "choose_export")
        self.other = quiet_button("Another &folder…", self.choose_folder, "other_export")
        self.trouble = NoticePanel("red")
        self.has = FactList("What is in it")
        self.box = SealBox(SEALS, self._judged, {**TONES, "cut": "amber"})
        self.box.refused.connect(self.show_refusal)
        self.box.judged.connect(self._seal_compared)
        self.into = Words("")
        self.where = NewFolder(Path.home() / "Casebook", "Casebook book")
        self.done_panel, self.command = NoticePanel("green"), StartCommand()
        self.leave = quiet_button("&Close", self.reject, "close")
        self.go = primary_button("&Bring it in…", self.bring_it_in, "go")
        self.open_now = primary_button("&Open it now", self.open_it, "open")
        self._lay_out()
        self._show()
        self.choose.setFocus(Qt.FocusReason.TabFocusReason)

    def choose_folder(self) -> None:
        """Asks for the exported folder, and looks into it."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        beginning = str(self.preview.folder.parent if self.preview is not None else self._within or documents)
        chosen = folder_to_use(self, CHOOSE, beginning)
        if chosen is not None:
            self.look(chosen)

    def look(self, chosen: Path) -> None:
        """Looks into a folder, and says what is in it or what is wrong with it."""
        self._forget()
        folder = exported_at(chosen)
        self._within = folder.parent
        self.chosen.setText(breakable_path(folder))
        try:
            if not is_export(folder):
                raise no_export(folder)
            self.preview = run_told(self, LOOKING, partial(look_into, self._book, folder, self._means()))
        except Stopped:
            self.say(STOPPED)
        except UserError as refused:
            self.trouble.set_tone("red")
            self.trouble.set_text(breakable_path(refused.sentence), "This folder cannot be brought in")
        self._show()
        self.pane.verticalScrollBar().setValue(0)
        (self.other if self.preview is None else self.go).setFocus(Qt.FocusReason.TabFocusReason)
        if self.preview is None:
            self.pane.reveal_soon(self.trouble)

    def bring_it_in(self) -> None:
        """Makes the book, once she has said so where there is reason to ask."""
        if self.preview is None or not self._is_sure(self.preview):
            return
        try:
            done = self._brought(self.preview)
        except Stopped:
            self.say(STOPPED)
        except UserError as refused:
            self.say(breakable_path(refused.sentence), "red")
        else:
            self._show_done(done)

    def open_it(self) -> None:
        """The new book is opened, by whoever shows this dialog."""
        self.to_open = self.made
        self.accept()

    def entered(self) -> bool:
        """Enter in the box of the seal compares; it never brings anything in."""
        return self.preview is not None and self.box.entered()

    def done(self, answer: int) -> None:
        """Takes away what was looked into, however it is closed."""
        self._drop_preview()
        super().done(answer)

    def _brought(self, preview: Preview) -> BroughtBack:
        """Makes the book in the background. Raises UserError, and Stopped."""
        seen, folder = preview.manifest, preview.folder
        if isinstance(self._book, Desk) and self._goes == OPEN:
            desk = self._book
            desk.book.whole.ask_first()  # here: what it says where another has the book is said in windows
            return run_told(self, BRINGING, lambda tell: bring_back(desk, folder, tell, seen))
        means = self._means()
        if isinstance(self._book, LostBook) and self._goes == PLACE:
            place = self._book.folder  # which the window holds that says what is wrong with it
            return run_told(self, BRINGING, lambda tell: make_book(means, folder, place, tell, seen))
        target, held = self.where.folder, replace(means, hold=_held)
        return run_told(self, BRINGING, lambda tell: make_book(held, folder, target, tell, seen))

    def _is_sure(self, preview: Preview) -> bool:
        judged = self.box.found
        questions = [SURE_FALSE] if judged is not None and not judged.true else []
        questions += [SURE_UNSOUND] if preview.troubles else []
        return all(ask(self, TITLE, question, (AGREE, LEAVE)) == AGREE for question in questions)

    def _judged(self, typed: str) -> Judgement:
        if self.preview is None:
            raise UserError(f"{CHOOSE} first.")
        return self.preview.judged(typed)

    def _seal_compared(self) -> None:
        self.show_problems(())
        self.pane.reveal_soon(self.box.judgement)

    def _means(self) -> Means:
        if isinstance(self._book, Desk):
            return Means(self._book.resources, self._book.today, clock.now)
        return Means(places.resources(), clock.today, clock.now)

    def _forget(self) -> None:
        """Another folder is looked into: nothing of the one before is shown or kept."""
        self._drop_preview()
        self.said.hide()
        self.show_problems(())
        self.box.begin_anew()
        self.trouble.set_text("")

    def _drop_preview(self) -> None:
        if self.preview is not None:
            self.preview.close()
        self.preview = None

    def _show(self) -> None:
        found = self.preview
        looked = bool(self.chosen.text())
        for part, shown in ((self.chosen, looked), (self.other, looked), (self.lead, not looked)):
            part.setVisible(shown)
        self.choose.setVisible(not looked)
        self.has.show_lines(found.has if found else ())
        if found is not None:
            self.trouble.set_tone("amber")
            self.trouble.set_text("\n".join(found.troubles), WRONG if found.troubles else "")
            self._say_where(found)
        self.trouble.setVisible(bool(self.trouble.text()))
        for each in (self.box, self.into, self.go):
            each.setVisible(found is not None)
        self.where.setVisible(found is not None and self._goes == APART)

    def _say_where(self, found: Preview) -> None:
        """Says what it comes into, and names the new folder where it gets one."""
        self._goes = where_it_goes(self._book, found)
        self.where.set_name(safe_name(f"Casebook book {found.landlord}", "Casebook book"))
        if self._goes == OPEN:
            self.into.setText(INTO_OPEN)
        elif isinstance(self._book, LostBook):
            place = INTO_PLACE.format(folder=breakable_path(self._book.folder))
            self.into.setText(place if self._goes == PLACE else BESIDE_LOST)
        else:
            self.into.setText(BESIDE_SAMPLE if found.sample else BESIDE)

    def _show_done(self, done: BroughtBack) -> None:
        """It is there: what it is, and what to do now."""
        self._drop_preview()
        said = [done.words, NOW_KEEP]
        if self._goes == APART:
            self.made = self.where.folder
            said.insert(1, OPENS.format(folder=self.made))
            self.command.show_for(self.made)
        else:
            self.brought = done.words
            if isinstance(self._book, LostBook) or not has_passphrase(self._book):
                said.insert(1, STILL_PLAIN)
        self._show()
        for part in (self.chosen, self.other, self.said):
            part.hide()
        self.done_panel.set_tone("amber" if done.findings else "green")
        self.done_panel.set_text(breakable_path("\n\n".join(said)))
        self.done_panel.show()
        self.command.setVisible(self.made is not None)
        self.pane.verticalScrollBar().setValue(0)
        self.open_now.setVisible(self.made is not None)
        (self.open_now if self.made is not None else self.leave).setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, " ".join(said))

    def _lay_out(self) -> None:
        for words in (self.chosen, *self.done_panel.findChildren(Words)):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title = Words(TITLE, "title")
        self.fill(
            title,
            self.lead,
            self.chosen,
            self.summary,
            self.trouble,
            self.has,
            self.box,
            self.into,
            self.where,
            self.done_panel,
            self.command,
        )
        self.add_foot(self.leave, self.other, self.choose, self.go, self.open_now)
        self.where.chosen.connect(partial(self.pane.reveal_soon, self.where))
        self.take_fields(self.box.seal)
        for part in (self.done_panel, self.command, self.open_now):
            part.hide()


def _held(folder: Path) -> Callable[[], None]:
    """Holds the folder of a book that is being made; gives what lets it go. Raises BookInUse."""
    return take(folder).release


def where_it_goes(book: Desk | LostBook, found: Preview) -> str:
    """OPEN, PLACE or APART: a sample never becomes her own book, and nothing goes over what is there."""
    if found.sample:
        return APART
    if isinstance(book, LostBook):
        return PLACE if is_free(book.folder) else APART
    return OPEN if not book.read_only and is_empty(book) else APART


def bring_back_with(desk: Desk, routes: Routes, parent: QWidget | None) -> bool:
    """Shows the dialog, and has the window show the book that came in, or open the new one; whether it does."""
    dialog = BringBackDialog(desk, parent)
    dialog.exec()
    brought, to_open = dialog.brought, dialog.to_open
    dialog.deleteLater()
    if brought:
        routes.restored.emit(brought)
    elif to_open is not None:
        QTimer.singleShot(0, routes, partial(routes.open_asked.emit, to_open))  # once every dialog is closed
    return bool(brought) or to_open is not None
