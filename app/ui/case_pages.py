"""The case page: one case in a reading column, its clocks, its story, and everything that can be done about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.casework.case_deeds import GROUPS, offered_deeds
from app.casework.case_sections import sections_of
from app.casework.cases import NoSuchCase
from app.casework.desks import Desk
from app.casework.files import CaseFile, LetterView, case_file
from app.casework.known_days import known_day, known_day_form
from app.casework.letter_copies import issued_copies
from app.casework.letters import letter_pdf
from app.casework.read_desks import NOTHING_RECORDED
from app.casework.side_dates import UpdateView
from app.casework.stage2_packs import pack_blocked, stage2_pack, stage2_pack_title
from app.casework.workings import working_of
from app.ui.case_dialogs import CaseDialogs
from app.ui.case_heads import Act, acts_menu
from app.ui.case_lines import Dated
from app.ui.case_steps import perform_step
from app.ui.case_views import CaseView
from app.ui.disclosure_dialogs import DisclosureDialog
from app.ui.form_dialogs import FormDialog
from app.ui.labels import announce
from app.ui.pages import Page
from app.ui.panels import EmptyState, ReadingColumn
from app.ui.past_bars import PastBar
from app.ui.pdf_views import PdfDialog
from app.ui.routes import Routes
from app.ui.stale_notices import WITHDRAWN, withdraw_letter
from app.ui.themes import spaced
from app.ui.timetable_dialogs import TimetableDialog
from app.ui.working_dialogs import WorkingDialog

WIDEST = 148
"""Characters that the whole page has room for at most."""

PACK = "Print the pack for whoever considers it…"
KNOWN, ABOUT = "As it was known on…", "Everything about this person…"
SHOWN = (PACK, KNOWN, ABOUT)
"""What only shows something, and can be done where nothing can be recorded."""
CLOSED = "This case is closed. Open it again first."


class CasePage(Page):
    """One case. `show_case` says which; until then it says where to find one."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("case", parent)
        self.case_id: int | None = None
        self.view: CaseView | None = None
        self._dialogs: CaseDialogs | None = None  # kept here: Qt does not keep what it calls
        self._desk, self._routes = desk, routes
        self._shown_desk = desk
        self.past = PastBar()
        self.past.hide()
        self.past.asked.connect(self.show_known)
        self.past.other_asked.connect(self.ask_known)
        self.past.back_asked.connect(self.back_to_today)
        self.pane = ReadingColumn("Case", WIDEST)
        self.empty = EmptyState(
            "cases", "No case is open", "Choose one in Today or in Cases, and it is shown here whole.", "Go to Cases"
        )
        self.empty.chosen.connect(lambda: routes.place_asked.emit("cases"))
        self.pane.column.addWidget(self.empty)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addWidget(self.past)
        layout.addWidget(self.pane, 1)

    def show_case(self, case_id: int) -> None:
        """Shows a case as it is, from the top if it is another than before. Raises NoSuchCase."""
        if case_id != self.case_id:
            file = case_file(self._desk, case_id)
            self._look_at(None)
            self.case_id = case_id
            self._drop_view()
            self._show(file)
            self.stale = False
            self._arrive()
        elif self.known_on() is not None:
            self.back_to_today()
        else:
            self.refresh()

    def ask(self) -> None:
        """Asks for the case again; the tab, the place on the page and the focus stay where they were."""
        if self.case_id is None:
            return
        try:
            file = case_file(self._shown_desk, self.case_id)
        except NoSuchCase:  # erased, or taken out with what it was brought in with
            self._put_away()
            return
        if file.known_on is not None:
            self.past.show_day(known_day(self._desk, self.case_id, file.known_on))
        part = self.view.part() if self.view else "story"
        scrolled = self.pane.verticalScrollBar().value()
        focused = self._focused()
        self._drop_view()
        self._show(file, part)
        if focused is not None:
            self._focus_again(focused)
        QTimer.singleShot(0, self.pane, lambda: self.pane.verticalScrollBar().setValue(scrolled))

    def panes(self) -> tuple[QWidget, ...]:
        """The bar of a past day, the head with the clocks, and the parts under the tabs."""
        if self.view is None:
            return (self,)
        past = (self.past,) if self.known_on() is not None else ()
        return (*past, self.view.top, self.view.parts)

    def known_on(self) -> dt.date | None:
        """The past day that the case is shown as it was known on; None while it is shown as it is."""
        return self._shown_desk.known_on

    def show_known(self, day: dt.date) -> None:
        """Shows the case as it was known at the end of a day. Raises NotYet, or NotYetInBook."""
        case_file(self._desk.as_known_on(day), self._file().case_id)
        self._look_at(day)
        self.refresh()
        announce(self, self.past.accessibleDescription())

    def ask_known(self) -> None:
        """Asks for a day, and shows the case as it was known then."""
        file = self._file()
        dialog = FormDialog(known_day_form(self._desk, file.case_id, file.known_on), parent=self)
        dialog.set_subject(f"{file.person.name} · {file.reference}")
        chosen = dialog.answers()["day"] if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            self.show_known(chosen)
            self.past.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def back_to_today(self) -> None:
        """Shows the case as it is."""
        self._look_at(None)
        self.refresh()
        self._focus_again("")
        announce(self, "This is the case as it is today.")

    def what_if(self) -> None:
        """Asks what would be if something were so; nothing of it is kept."""
        dialog = TimetableDialog(self._desk, self._file().case_id, self)
        dialog.exec()
        dialog.deleteLater()

    def more_menu(self, parent: QWidget) -> QMenu:
        """What else can be done about the case."""
        return acts_menu(self.acts(), parent)

    def acts(self) -> tuple[Act, ...]:
        """Everything that the menu "More" offers, with the reason where something cannot be done now."""
        found = self._acts()
        if not self._desk.read_only:
            return found
        return tuple(one if one.text in SHOWN else replace(one, blocked=NOTHING_RECORDED) for one in found)

    def _acts(self) -> tuple[Act, ...]:
        file = self._file()
        dialogs = self._dialogs_of(file)
        closed = CLOSED if file.closed_on else ""
        last = Act("Close the case…", dialogs.close_case, file.close_blocked)
        if file.closed_on:
            last = Act("Open the case again…", partial(dialogs.do_deed, "reopen"))
        pack = Act(PACK, self.show_pack, pack_blocked(self._desk, file.case_id), GROUPS["answering"])
        return (
            *self._deeds(dialogs),
            pack,
            Act("Record an event…", dialogs.record_event, closed),
            Act("Add a note…", dialogs.add_note),
            Act("Correct a date…", dialogs.correct_date),
            Act("Change points and outcomes…", dialogs.change_definition),
            Act("Change name, address or representative…", dialogs.change_person),
            Act("Change adjustments…", dialogs.change_needs),
            Act("Change the edition…", dialogs.change_edition, closed),
            Act(KNOWN, self.ask_known),
            Act(ABOUT, self.show_disclosure),
            last,
        )

    def _deeds(self, dialogs: CaseDialogs) -> tuple[Act, ...]:
        """What can be done about the case, in the menus of its parts."""
        return tuple(
            Act(one.verb, partial(dialogs.do_deed, one.key), one.blocked, GROUPS[one.group])
            for one in offered_deeds(self._desk, dialogs.case_id)
        )

    def show_working(self, view: Dated) -> None:
        """Shows how a date was counted, as it was known on the day that is shown."""
        dialog = WorkingDialog(working_of(self._shown_desk, self._file().case_id, view.key), self)
        dialog.exec()
        dialog.deleteLater()

    def show_pack(self) -> None:
        """Shows what somebody without a computer needs to consider the case, to be printed."""
        case_id = self._file().case_id
        dialog = PdfDialog(stage2_pack(self._desk, case_id), stage2_pack_title(self._desk, case_id), self)
        dialog.exec()
        dialog.deleteLater()

    def show_disclosure(self) -> None:
        """Asks for what is held about the person complaining, to be handed to them."""
        dialog = DisclosureDialog(self._desk, self._routes, self._file().person.name, self)
        dialog.exec()
        dialog.deleteLater()

    def show_letter(self, letter: LetterView) -> None:
        """Shows a letter as it was issued."""
        copies = issued_copies(self._shown_desk, self._file().case_id, letter.letter_id)
        title = f"{letter.name} · {self._file().reference}"
        dialog = PdfDialog(letter_pdf(self._desk, letter.digest), title, self, copies)
        dialog.exec()
        dialog.deleteLater()

    def mend_letter(self, letter: LetterView) -> None:
        """Withdraws a letter that has not gone, to be written anew; of one that has, a note says what was done."""
        file = self._file()
        if letter.posted_on is not None:
            self._dialogs_of(file).add_note()
            return
        anew = withdraw_letter(self._desk, file.case_id, letter.letter_id, self)
        if anew is not None:
            self._routes.changed.emit(WITHDRAWN)
            self._routes.letter_asked.emit(file.case_id, *anew)

    def do_step(self) -> None:
        """Does the next step."""
        file = self._file()
        if file.step is not None:
            perform_step(self._desk, self._routes, self, file.case_id, file.step)

    def _file(self) -> CaseFile:
        if self.view is None:
            raise RuntimeError("no case is shown")
        return self.view.file

    def _dialogs_of(self, file: CaseFile) -> CaseDialogs:
        subtitle = f"{file.person.name} · {file.reference}"
        return CaseDialogs(self._desk, self._routes, self, file.case_id, subtitle)

    def _record_update(self, view: UpdateView) -> None:
        """What was agreed on words of progress, or one that was given."""
        self._dialogs_of(self._file()).record_event("updates_agreed" if view.to_agree else "updated", view.stage)

    def _look_at(self, day: dt.date | None) -> None:
        """Takes the desk of a past day, or that of today."""
        self._shown_desk = self._desk if day is None else self._desk.as_known_on(day)
        self.past.setVisible(day is not None)

    def _offer(self, button: QWidget) -> None:
        self.more_menu(button).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show(self, file: CaseFile, part: str = "story") -> CaseView:
        self.view = view = CaseView(file, part, sections_of(self._shown_desk, file.case_id))
        view.step_asked.connect(self.do_step)
        view.more_asked.connect(self._offer)
        view.what_if_asked.connect(self.what_if)
        view.working_asked.connect(self.show_working)
        view.letter_asked.connect(self.show_letter)
        self._dialogs = dialogs = self._dialogs_of(file)
        view.deed_asked.connect(dialogs.do_deed)
        view.hazard_asked.connect(dialogs.record_hazard_action)
        view.update_asked.connect(self._record_update)
        view.mend_asked.connect(self.mend_letter)
        view.definition_asked.connect(dialogs.change_definition)
        view.person_asked.connect(dialogs.change_person)
        view.needs_asked.connect(dialogs.change_needs)
        view.correct_asked.connect(dialogs.correct_date)
        view.strike_asked.connect(dialogs.strike_out)
        self.empty.hide()
        self.pane.column.addWidget(view)
        view.show()
        return view

    def _put_away(self) -> None:
        """The case is in the book no longer: shows none, and leads to the others where it was being looked at."""
        self.case_id = None
        self._look_at(None)
        self._drop_view()
        self.empty.show()
        if self.isVisible():
            self._routes.place_asked.emit("cases")

    def _drop_view(self) -> None:
        if self.view is not None:
            self.pane.column.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
            self.view = None
            self.pane.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back from a past day."""
        if event.key() == Qt.Key.Key_Escape and self.known_on() is not None:
            self.back_to_today()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the focus, from wherever she comes."""
        super().showEvent(event)
        self._arrive()

    def _arrive(self) -> None:
        """Puts the focus on what had it here before, else on the next step."""
        last = self.focusWidget()
        if self.isVisible() and (last is None or not last.isVisible()):
            self._focus_again("")
        elif self.isVisible() and last is not None:
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> str | None:
        """The name of what has the focus in the case, if only once a dialog is closed; None where it is elsewhere."""
        focus = self.window().focusWidget()
        return focus.objectName() if focus is not None and self.pane.isAncestorOf(focus) else None

    def _focus_again(self, name: str) -> None:
        """Puts the focus on what bears this name; an entry that can no longer be changed gives it to the newest one."""
        if self.view is None:
            return
        of_story = name.startswith(("change.", "story."))
        stops = [self.view.findChild(QWidget, name) if name else None, self.view.story.lines[0] if of_story else None]
        for stop in (*stops, *(self.view.findChild(QWidget, other) for other in ("step", "more")), self.past.back):
            if stop is not None and stop.isEnabled() and stop.isVisibleTo(self):
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return
