"""Issuing: the answers checked once more before a letter is frozen, and the frozen letter waiting to be posted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.files import LetterView
from app.casework.letters import OpenLetter
from app.casework.post_hints import PostHint
from app.letters.drafts import Copy
from app.rules.dates import long_date
from app.rules.words import listed
from app.ui.buttons import primary_button, quiet_button
from app.ui.case_words import breakable
from app.ui.flows import Flow, SideBySide
from app.ui.labels import Words
from app.ui.pages import PageHead
from app.ui.pane_dialogs import PaneDialog
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.pdf_views import PdfView
from app.ui.stale_notices import StaleNotice
from app.ui.themes import spaced, units

WIDTH, HEIGHT = 92, 76
"""The size that the dialog asks for, in grid units; never more than the screen has."""

BESIDE = 100
"""Grid units from which the page stands beside what is to be done with it."""

PAGE_SHARE = 0.8
"""How much of the height the page has where it stands below what is to be done with it."""

FREEZES = (
    "The letter goes into the book exactly as the preview shows it, and can no longer be changed. "
    "No clock stops yet: that is done by the day you post it."
)
EFFECT = "What saying that you posted it does"
SAMPLE = "This is the sample book. The letter is marked SAMPLE and is not for posting."


def answers(letter: OpenLetter) -> tuple[tuple[str, str], ...]:
    """What is looked at once more before a letter is issued: each with what the letter says."""
    facts = letter.draft.facts
    rows = [
        ("To", facts.addressee),
        ("Address", "\n".join((*facts.address, facts.postcode))),
        ("Greeting", f"Dear {facts.salutation}"),
        ("Dated", long_date(facts.dated)),
        ("Answer promised by", long_date(facts.respond_by) if facts.respond_by else "No answer is promised"),
        ("Signed by", ", ".join(filter(None, (facts.handler, facts.handler_post)))),
        ("Size of print", "Large" if facts.large_print else "Ordinary"),
        ("Enclosed", "\n".join(letter.draft.enclosures) or "Nothing"),
        ("Copies to", "\n".join(map(_copied, letter.draft.copies)) or "Nobody"),
    ]
    given = dict(letter.draft.reasons)
    rows += [(f"Not done, and why: {one.name}", given.get(one.key, "")) for one in letter.shortfalls()]
    return tuple(rows)


class IssueDialog(PaneDialog):
    """Check your answers: accepted, the letter may be issued. It records nothing itself."""

    wants = (WIDTH, HEIGHT)
    gap = 1.5

    def __init__(self, letter: OpenLetter, parent: QWidget | None = None) -> None:
        super().__init__("Issue the letter", ReadingColumn("Check your answers"), parent)
        whose = Words(f"{letter.rule.name}, {letter.draft.facts.reference}", tone="quiet")
        rows = [_answer(label, answer) for label, answer in answers(letter)]
        notices = [NoticePanel("plain", FREEZES, "What issuing does")]
        if letter.sample:
            notices.append(NoticePanel("amber", SAMPLE))
        self.fill(Words("Check before you issue", "title"), whose, *rows, *notices)
        self.issue = primary_button("&Issue this letter", self.accept, "issue")
        self.leave = quiet_button("&Go back and change it", self.reject, "go_back")
        self.change_asked = False
        """Whether she wants to change why the letter does not do what the Code advises."""
        self.reasons = quiet_button("Change the &reasons…", self._change, "change_reasons")
        self.reasons.setVisible(bool(letter.shortfalls()))
        self.add_foot(self.reasons, self.leave, self.issue)
        self.leave.setFocus(Qt.FocusReason.TabFocusReason)

    def _change(self) -> None:
        self.change_asked = True
        self.reject()


def _copied(copy: Copy) -> str:
    """Who gets a copy, and that it cannot be posted where there is no address for it."""
    return copy.name if copy.address or copy.postcode else f"{copy.name}: no address, so it cannot be posted"


def _answer(label: str, answer: str) -> QWidget:
    row = SideBySide(48, 1)
    for words, share in ((Words(label, tone="quiet"), 2), (Words(answer), 3)):
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.add(words, share)
    return row


class IssuedLetter(QWidget):
    """A letter that is issued: what is to be done with it now, and the page."""

    print_asked = Signal()
    save_asked = Signal()
    post_asked = Signal()
    leave_asked = Signal()
    case_asked = Signal()
    withdraw_asked = Signal()
    tray_asked = Signal()
    """Show Letters to post, where the work order for another format is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHead("")
        self.notice = NoticePanel("green")
        self.stale = StaleNotice("&Withdraw it and write it anew…")
        self.stale.withdraw_asked.connect(self.withdraw_asked)
        self.post = primary_button("I &posted this…", self.post_asked.emit, "post")
        self.print = quiet_button("P&rint…", self.print_asked.emit, "print")
        self.save = quiet_button("&Save a copy…", self.save_asked.emit, "save_copy")
        self.later = quiet_button("&Later", self.leave_asked.emit, "later")
        self.case = quiet_button("&To the case", self.case_asked.emit, "to_case")
        self.effect_head, self.steps = Words(EFFECT, bold=True), Words("")
        self.hint, self.formats = NoticePanel("plain"), NoticePanel("amber", button="To Letters to p&ost")
        self.formats.chosen.connect(self.tray_asked)
        self.later_words = Words("Later leaves it in Letters to post.", "small", "quiet")
        self.view = PdfView("The issued letter")
        self._lay_out()

    def show_letter(self, issued: LetterView, who: str, effect: str, pdf: bytes, hint: PostHint | None = None) -> None:
        """Shows an issued letter; `effect` says what posting it will do, and `hint` by when to post it."""
        self.head.set_words(f"{issued.name} for {who}", f"Dated {long_date(issued.dated)} · seal {issued.seal}")
        posted = issued.posted_on
        if posted is not None:
            went = f"It went on {long_date(posted)} by {issued.posted_how}."
            self.notice.set_text(breakable("\n".join((went, *issued.kept_flags))))
            self.steps.setText("This is the letter as it went, byte for byte.")
        else:
            self.notice.set_text("It can no longer be changed. Print it, post it, then say so here.", "It is issued.")
            self.steps.setText(effect)
        self.stale.show_flags(issued.flags, gone=posted is not None)
        self._show_hints(issued, hint if posted is None else None)
        for part in (self.effect_head, self.post, self.later, self.later_words):
            part.setVisible(posted is None)
        self.case.setVisible(posted is not None)
        self.view.show_pdf(pdf)

    def panes(self) -> tuple[QWidget, ...]:
        """What is to be done, and the page."""
        return (self.todo, self.view)

    def _show_hints(self, issued: LetterView, hint: PostHint | None) -> None:
        """By when to post it, and in which other formats it is still to go."""
        self.hint.set_tone("amber" if hint is not None and hint.late else "plain")
        self.hint.set_text(hint.sentence if hint is not None else "", "When to post it")
        self.hint.setVisible(hint is not None)
        ways = listed([one.words for one in issued.formats])
        self.formats.set_text(f"Asked for {ways} as well, which has not gone yet.", "Not complete")
        self.formats.setVisible(bool(issued.formats))

    def dress(self) -> None:
        """Fits itself to width and text size: the page beside what is to be done, or below it in the same scroll."""
        beside = self.width() >= units(BESIDE)
        self.view.setMinimumHeight(0 if beside else round(self.height() * PAGE_SHARE))
        if beside == (self._box.indexOf(self.view) >= 0):
            return
        if beside:
            self.todo.column.removeWidget(self.view)
            self._box.addWidget(self.view, 1)
        else:
            self._box.removeWidget(self.view)
            self.todo.column.addWidget(self.view)
        self.view.show()
        for words in self.view.findChildren(Words):
            words.dress()  # a new house takes its font away

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new size."""
        super().resizeEvent(event)
        self.dress()

    def _lay_out(self) -> None:
        self._box = QHBoxLayout(self)
        spaced(self._box, (0, 0, 1, 1), 0)
        self.todo = ReadingColumn("What to do with the letter", None)
        column = self.todo.column
        spaced(column, gap=2)
        buttons = Flow()
        for button in (self.post, self.print, self.save, self.later, self.case):
            buttons.add(button)
        words = QVBoxLayout()
        spaced(words, gap=0.5)
        words.addWidget(self.effect_head)
        words.addWidget(self.steps)
        column.addWidget(self.head)
        column.addWidget(self.stale)
        column.addWidget(self.notice)
        column.addWidget(self.formats)
        column.addLayout(words)
        column.addWidget(self.hint)
        column.addWidget(buttons)
        column.addWidget(self.later_words)
        column.addStretch(1)
        self._box.addWidget(self.todo, 1)
        self._box.addWidget(self.view, 1)
