"""The letter page: a letter is written, issued and marked as posted here. Nothing typed on it is ever lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.files import LetterView
from app.casework.letter_copies import draft_copies, issued_copies
from app.casework.letter_files import LetterFile, letter_file
from app.casework.letters import OpenLetter, discard_draft, issue, letter_pdf, open_letter, posting_effect
from app.casework.post_hints import letter_hint
from app.casework.standard_paragraphs import standard_paragraphs, words_of
from app.rules.problems import UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.case_dialogs import CaseDialogs
from app.ui.labels import announce
from app.ui.letter_checklists import DEED, DETAILS
from app.ui.letter_copies import offer_copies
from app.ui.letter_drafts import DraftKeeper
from app.ui.letter_editors import LetterEditor
from app.ui.letter_issues import IssueDialog, IssuedLetter
from app.ui.letter_reasons import ReasonsDialog
from app.ui.pages import Page, PageHead
from app.ui.panels import NoticePanel
from app.ui.post_dialogs import PostDialog
from app.ui.prints import print_pdf
from app.ui.question_boxes import ask
from app.ui.routes import Routes
from app.ui.stale_notices import WITHDRAWN, withdraw_letter
from app.ui.themes import spaced

NOT_KEPT = "What you typed is still here, but it could not be kept in the book."
MISSING_FIRST = "Something is missing. Look at the list of what is missing; each line goes to where it is put right."
UNTOUCHED = "Nothing of yours is in this letter yet: it is as Casebook composed it."


def _which(letter: OpenLetter) -> tuple[int, str, int]:
    return letter.case_id, letter.rule.kind, letter.rule.stage


class LetterPage(Page):
    """One letter of one case."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("letter", parent)
        self._desk, self._routes = desk, routes
        self._asked: tuple[int, str, int] | None = None
        self._issued: LetterView | None = None
        self._pdf, self._just_opened = b"", False
        self._name, self._title_words, self._under_title, self._status = "", "", "", ""
        self.editor, self.issued = LetterEditor(), IssuedLetter()
        self.keeper = DraftKeeper(desk, self.editor.letter, self)
        self.head = PageHead("")
        self.throw = quiet_button("&Throw this draft away…", self.throw_away, "throw_away")
        self.toggle = quiet_button("Show the p&review", self._toggle, "toggle")
        self.save = quiet_button("Save a cop&y…", self.save_copies, "save_draft")
        self.issue = primary_button("&Issue the letter…", self.issue_letter, "issue")
        self.notice = NoticePanel("red")
        self.nothing = NoticePanel("plain", "Open a case to write a letter.", "No letter is open", "To the cases")
        self._aside = QWidget()
        self._lay_out()
        self._connect()
        self._show_only(self._aside)

    def open(self, case_id: int, kind: str, stage: int) -> None:
        """Shows a letter: to be written, or issued already. A letter that cannot be kept is not put away for it."""
        if not self.keep():
            return
        self._asked, self._issued = (case_id, kind, stage), None
        self.editor.set_previewing(False)
        self.notice.hide()
        self.refresh()
        self._just_opened = True
        self._begin_writing()

    def ask(self) -> None:
        """Asks for the letter again; what is being typed stands."""
        if self._asked is None:
            return
        case_id, kind, stage = self._asked
        try:
            letter, case = open_letter(self._desk, case_id, kind, stage), letter_file(self._desk, case_id)
            issued = next((one for one in case.letters if one.letter_id == letter.issued), None)
            if issued is not None:
                self._show_issued(issued, case)
            else:
                self._show_draft(letter, case)
        except UserError as refusal:
            self._show_nothing(refusal.sentence)

    def keep(self) -> bool:
        """Keeps what is typed, at once; False where the book would not take it."""
        return self.keeper.keep()

    def put_down(self) -> None:
        """Holds no letter any more: it is issued, thrown away, or closed without being kept."""
        self.editor.put_down()
        self.keeper.stop()
        self.notice.hide()

    def throw_away(self) -> None:
        """Throws the draft away, once she has said so."""
        letter = self.editor.letter()
        if letter is None or not self._may_throw_away():
            return
        try:
            discard_draft(self._desk, letter)
        except UserError as refusal:
            self._show_notice(refusal.sentence, "The draft could not be thrown away.")
            return
        self.put_down()
        self._routes.case_asked.emit(letter.case_id)
        self._routes.changed.emit("The draft was thrown away. The letter is as Casebook composes it.")

    def issue_letter(self) -> None:
        """Issues the letter, once its answers are checked."""
        self.ask()  # the date of today, and the case as it is now
        self.editor.judge()
        letter = self.editor.letter()
        if letter is None or self._issued is not None or letter.problems():
            return
        letter = self._checked(letter)
        if letter is None:
            return
        try:
            issue(self._desk, letter)
        except UserError as refusal:
            self._show_notice(refusal.sentence, "The letter was not issued.")
            return
        self.put_down()
        self._routes.changed.emit(f"{letter.rule.name} issued. It waits in Letters to post.")
        self.refresh()
        self.issued.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def post_letter(self) -> None:
        """Asks when and how the letter went."""
        if self._asked is None or self._issued is None:
            return
        case_id = self._asked[0]
        dialog = PostDialog(self._desk, case_id, self._issued.letter_id, self)
        recorded, withdrawn, sentence = dialog.exec(), dialog.anew is not None, dialog.sentence
        dialog.deleteLater()
        if withdrawn:
            self._write_anew()
        elif recorded:
            self._routes.changed.emit(sentence)
            self._routes.case_asked.emit(case_id)

    def save_copies(self) -> None:
        """Offers the letter, or its draft, as a PDF, a Word document or plain text."""
        letter = self.editor.letter()
        try:
            if self._issued is not None and self._asked is not None:
                copies, button = issued_copies(self._desk, self._asked[0], self._issued.letter_id), self.issued.save
                offer_copies(copies, button, self)
            elif letter is not None:
                offer_copies(draft_copies(letter), self.save, self)
        except UserError as refusal:
            self._show_notice(refusal.sentence, "The copy could not be made.")

    def withdraw_letter(self) -> None:
        """Strikes out a letter that has not gone, and begins it anew from the record as it is now."""
        if self._asked is None or self._issued is None:
            return
        try:
            anew = withdraw_letter(self._desk, self._asked[0], self._issued.letter_id, self)
        except UserError as refusal:
            self._routes.changed.emit(refusal.sentence)  # it went, or is withdrawn: the page shows which
            return
        if anew is not None:
            self._write_anew()

    def panes(self) -> tuple[QWidget, ...]:
        """The head, and the panes of what is shown."""
        if not self.editor.isHidden():
            return (self.head, *self.editor.panes())
        return self.issued.panes() if not self.issued.isHidden() else (self.nothing,)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown, or the window is closed: keep what is typed."""
        self.keep()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Puts the caret in a letter that was opened before the page was shown."""
        super().showEvent(event)
        self._begin_writing()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, gap=0)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        spaced(top, (3, 2, 3, 1), 1)
        for part in (self.throw, self.save, self.toggle, self.issue):
            self.head.add(part)
        top.addWidget(self.head)
        top.addWidget(self.notice)
        column.addWidget(self._top)
        for view, share in ((self.editor, 1), (self.issued, 1), (self._aside, 0)):
            column.addWidget(view, share)
        column.addStretch(0)
        inner = QVBoxLayout(self._aside)
        spaced(inner, (3, 2, 3, 2))
        inner.addWidget(self.nothing)
        self.notice.hide()

    def _connect(self) -> None:
        self.editor.edited.connect(self._typed)
        self.editor.judged.connect(self._follow)
        self.editor.dressed.connect(self._follow_width)
        self.editor.place_asked.connect(self._leave_for)
        self.editor.bar.standard_asked.connect(self._insert_standard)
        self.keeper.kept.connect(self._kept)
        self.keeper.failed.connect(lambda sentence: self._show_notice(f"{NOT_KEPT} {sentence}", "Draft not kept"))
        self.issued.print_asked.connect(lambda: print_pdf(self._pdf, self._name, self))
        self.issued.save_asked.connect(self.save_copies)
        self.issued.tray_asked.connect(lambda: self._routes.place_asked.emit("post"))
        self.issued.post_asked.connect(self.post_letter)
        self.issued.leave_asked.connect(self._routes.back_asked)
        self.issued.withdraw_asked.connect(self.withdraw_letter)
        self.issued.case_asked.connect(lambda: self._leave_for("case"))
        self.nothing.chosen.connect(lambda: self._routes.place_asked.emit("cases"))

    def _show_draft(self, letter: OpenLetter, case: LetterFile) -> None:
        shown = self.editor.letter()
        self._name_letter(letter.rule.name, case)
        if shown is None or _which(shown) != _which(letter):
            self._say("Your draft, as you left it" if letter.continued and letter.changes() else "")
            self.keeper.begin(letter)
            self.editor.show_letter(letter)
        else:
            self._say(self._status)
            self.editor.renew(letter)
        self.editor.bar.set_standards(tuple(one.name for one in standard_paragraphs(self._desk)))
        self._show_only(self.editor)
        self._follow()

    def _show_issued(self, issued: LetterView, case: LetterFile) -> None:
        self.put_down()
        self._issued, self._pdf = issued, letter_pdf(self._desk, issued.digest)
        self._name_letter(issued.name, case)
        effect = posting_effect(self._desk, case.case_id, issued.letter_id)
        hint = letter_hint(self._desk, case.case_id, issued.letter_id)
        self.issued.show_letter(issued, case.who, effect, self._pdf, hint)
        self.issued.case.setText("&To the request" if case.request else "&To the case")
        self._show_only(self.issued)

    def _show_nothing(self, sentence: str) -> None:
        self.nothing.set_text(sentence, "There is no letter to write here")
        self._show_only(self._aside)

    def _show_only(self, part: QWidget) -> None:
        for one in (self.editor, self.issued, self._aside):
            one.setVisible(one is part)
        self._top.setVisible(part is self.editor)

    def _name_letter(self, name: str, case: LetterFile) -> None:
        self._name = f"{name} {case.reference}"
        self._title_words = f"{name} to {case.who}" if case.who else name
        self._under_title = f"{case.reference} · {case.edition_name}"

    def _show_notice(self, sentence: str, heading: str) -> None:
        self.notice.set_text(sentence, heading)
        self.notice.show()
        announce(self, f"{heading} {sentence}")

    def _typed(self) -> None:
        self.keeper.typed()
        self._say("")

    def _kept(self) -> None:
        self.notice.hide()
        self._say("Draft kept")

    def _say(self, status: str) -> None:
        """Says in the quiet line under the title how it stands with the draft."""
        self._status = status
        self.head.set_words(self._title_words, " · ".join(filter(None, (self._under_title, status))))

    def _follow(self) -> None:
        """Brings the buttons up to the letter as it stands."""
        letter = self.editor.letter()
        if letter is None:
            return
        missing = letter.problems()
        self.issue.block(MISSING_FIRST if missing else "")
        self.throw.block("" if letter.changes() or letter.continued else UNTOUCHED)

    def _toggle(self) -> None:
        self.editor.set_previewing(not self.editor.previewing())
        if self.editor.previewing():
            self.editor.preview.area.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.editor.focus_part()

    def _follow_width(self) -> None:
        """Offers the page behind a button where there is no room for it beside the parts."""
        self.toggle.setVisible(not self.editor.beside())
        self.toggle.setText("&Back to writing" if self.editor.previewing() else "Show the p&review")
        self.head.dress()

    def _insert_standard(self, name: str) -> None:
        """Puts a standard paragraph where the caret is; without a name, goes to where they are written."""
        letter, edit = self.editor.letter(), self.editor.bar.edit()
        if not name:
            self._leave_for("settings")
        elif letter is not None and edit is not None:
            try:
                edit.insert_apart(words_of(self._desk, name, letter.draft, letter.landlord))
            except UserError as refusal:
                self._show_notice(refusal.sentence, "It was not put in.")
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_anew(self) -> None:
        self._issued, self._just_opened = None, True
        self._routes.changed.emit(WITHDRAWN)
        self.refresh()
        self._begin_writing()

    def _begin_writing(self) -> None:
        """Puts the caret in the first part, once, when the page can be seen."""
        if self._just_opened and self.isVisible():
            self._just_opened = False
            if not self.editor.isHidden():
                self.editor.focus_part()
            elif not self.issued.isHidden():
                self.issued.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_for(self, place: str) -> None:
        if place == DETAILS:
            self._routes.details_asked.emit()
        elif place == "settings":
            self._routes.place_asked.emit("settings")
        elif place.startswith(DEED):
            self._do_deed(place.removeprefix(DEED))
        elif self._asked is not None:
            self._routes.case_asked.emit(self._asked[0])

    def _do_deed(self, key: str) -> None:
        """Records on the case what the letter waits for, and comes back to the letter as it then is."""
        letter = self.editor.letter()
        if letter is not None:
            who = f"{letter.draft.facts.addressee} · {letter.draft.facts.reference}"
            CaseDialogs(self._desk, self._routes, self, letter.case_id, who).do_deed(key)

    def _checked(self, letter: OpenLetter) -> OpenLetter | None:
        """The letter once its reasons are given and its answers checked; None where she goes back to it."""
        explained = self._explained(letter) if letter.unexplained() else letter
        while explained is not None:
            dialog = IssueDialog(explained, self)
            accepted, change = dialog.exec() == QDialog.DialogCode.Accepted, dialog.change_asked
            dialog.deleteLater()
            if not change:
                return explained if accepted else None
            explained = self._explained(explained)
        return None

    def _explained(self, letter: OpenLetter) -> OpenLetter | None:
        """The letter with why it does not do what the Code advises, kept with the draft; None where she goes back."""
        dialog = ReasonsDialog(letter, self)
        accepted, reasons = dialog.exec() == QDialog.DialogCode.Accepted, dialog.reasons()
        dialog.deleteLater()
        letter = letter.explained(reasons)
        self.editor.show_letter(letter)
        self.keep()
        return letter if accepted else None

    def _may_throw_away(self) -> bool:
        text = "What you have written in this letter is thrown away. The case itself is not changed."
        throw = "&Throw away"
        return ask(self, "Throw this draft away", text, (throw, "&Keep writing")) == throw
