"""Today: what is due on every open case, soonest first, each with the one thing to do next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.backups import late_notice, stick_notice
from app.casework.begun_guides import NO_CASE, begun_guide
from app.casework.book_places import Danger, danger, is_averted
from app.casework.case_deeds import BegunDeed, begun_deeds
from app.casework.desks import Desk
from app.casework.due_lists import GROUPS, REQUEST, DueRow, due_list
from app.casework.intake_guides import INTAKE
from app.casework.planners import planner_notice
from app.casework.protections import sheet_notice
from app.casework.questions import DraftRow, case_list, half_written
from app.casework.requests import requests_notice
from app.casework.settings import missing_for_letters, read_settings
from app.casework.steps import NextStep
from app.casework.submissions import SUBMITTED, SubmissionNotice, submission_form, submission_notice
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.ui.buttons import link_button, primary_button, quiet_button
from app.ui.case_dialogs import CaseFormDialog
from app.ui.find_boxes import FindBox
from app.ui.labels import SectionHeading
from app.ui.pages import Page, PageHead
from app.ui.panels import EmptyState, NoticePanel, ReadingColumn
from app.ui.routes import Routes
from app.ui.themes import spaced
from app.ui.today_lines import CaseLine, by_case

TITLES = {
    "late": "Late",
    "today": "Today",
    "week": "Within a week",
    "later": "Later",
    "waiting": "Waiting for somebody",
}
"""The heading of each group."""

FIRST_LETTER = (
    "Every letter says who the landlord is and who is writing: name, address, telephone number and you. "
    "Enter them once, in Settings."
)
FIRST_COMPLAINT = (
    "When somebody says that they are unhappy, log it here, even if they never use the word complaint. Casebook "
    "counts the working days under the Code, shows on this page what is due and by when, and helps with the letters."
)
BRING_BACK = "Bring back a book that was exported…"
INTAKE_BEGUN = "You were in the middle of a new complaint. What you typed is kept."
ALL_ANSWERED = "No case is open. The closed ones are under Cases, and each can still be read and printed."


def draft_sentence(draft: DraftRow) -> str:
    """'You were writing the stage 1 acknowledgement to Mr T. Whitlock.'."""
    stop = "" if draft.who.endswith(".") else "."
    return f"You were writing the stage {draft.stage} {draft.kind} to {draft.who}{stop}"


def _empty_state(*, any_cases: bool) -> EmptyState:
    if any_cases:
        return EmptyState("met", "Nothing is due", ALL_ANSWERED, "Log a complaint")
    return EmptyState("today", "No complaints yet", FIRST_COMPLAINT, "Log the first complaint")


class TodayPage(Page):
    """The page that the day begins with."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("today", parent)
        self._desk, self._routes = desk, routes
        self._danger = danger(desk)
        self.head = PageHead("Today")
        self.finder = FindBox("today.find")
        self.finder.returnPressed.connect(self._look_for)
        self.diary = quiet_button("Diary…", routes.diary_asked.emit, "today.diary")
        self.new = primary_button("New complaint", routes.log_asked.emit, "today.new")
        self.head.add(self.finder)
        self.head.add(self.diary)
        self.head.add(self.new)
        self.pane = ReadingColumn("What is due", None)
        self.lines: list[CaseLine] = []
        self.notices: list[NoticePanel] = []
        self.empty: EmptyState | None = None
        self._body = QWidget()
        column = QVBoxLayout(self)
        spaced(column, gap=0)
        column.addWidget(self.pane)
        self.pane.column.addWidget(self.head)
        self.pane.column.addWidget(self._body)
        self.pane.column.addStretch(1)

    def ask(self) -> None:
        """Asks what is due; the focus and the place on the page are kept."""
        rows = by_case(due_list(self._desk))
        focused, scrolled = self._focused(), self.pane.verticalScrollBar().value()
        self.head.set_words("Today", long_date(self._desk.today()))
        self._begin_anew()
        self._add_notices()
        for group in GROUPS:
            self._add_group(group, [case for case in rows if case[0].group == group])
        if not rows:
            self._add_empty(any_cases=bool(case_list(self._desk)))
        self._body.show()  # at once: what is not shown yet cannot take the focus back
        self._return_to(focused, scrolled)

    def record_submission(self) -> None:
        """Asks when the yearly submission to the Ombudsman was sent."""
        dialog = CaseFormDialog(submission_form(self._desk), read_settings(self._desk).landlord, self)
        if dialog.exec():
            self._routes.changed.emit(dialog.said)
        dialog.window.deleteLater()

    def panes(self) -> tuple[QWidget, ...]:
        """The head with its search, and the list."""
        return (self.head, self._body)

    def _begin_anew(self) -> None:
        old, self._body = self._body, QWidget()
        self.lines, self.notices, self.empty = [], [], None
        self._column = QVBoxLayout(self._body)
        spaced(self._column, gap=0)
        self.pane.column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()

    def _add_notices(self) -> None:
        self._add_notices_of_safety()
        missing = missing_for_letters(read_settings(self._desk))
        drafts = half_written(self._desk)
        if missing:
            self._add_notice(self._settings_notice(missing))
        for draft in drafts:
            self._add_notice(self._draft_notice(draft))
        for begun in begun_deeds(self._desk):
            self._add_notice(self._begun_notice(begun))
        if begun_guide(self._desk, NO_CASE, INTAKE) is not None:
            self._add_notice(self._begun_intake_notice())
        closed = planner_notice(self._desk)
        if closed:
            self._add_notice(self._closure_notice(closed))
        if requests := requests_notice(self._desk):
            self._add_notice(self._requests_notice(requests))
        copied_away = self._danger is not None and self._danger.kind == "synced" and not self._desk.read_only
        if backups := late_notice(self._desk) or ("" if copied_away else stick_notice(self._desk)):
            self._add_notice(self._backups_notice(backups))
        if (due := submission_notice(self._desk)) is not None:
            self._add_notice(self._submission_notice(due))

    def _add_notices_of_safety(self) -> None:
        """Where the book lies, and whether it can still be opened when the passphrase is forgotten."""
        found = self._danger
        if found is not None and not is_averted(self._desk, found) and not self._desk.read_only:
            self._add_notice(self._place_notice(found))
        if unprinted := sheet_notice(self._desk):
            self._add_notice(self._sheet_notice(unprinted))

    def _add_notice(self, notice: NoticePanel) -> None:
        self.notices.append(notice)
        holder = QVBoxLayout()
        spaced(holder, (0, 1, 0, 0), 0)
        holder.addWidget(notice)
        self._column.addLayout(holder)

    def _place_notice(self, found: Danger) -> NoticePanel:
        notice = NoticePanel("amber", found.sentence, "Where your book lies", "Move it for me…")
        notice.button.setObjectName("move_book")
        notice.button.setAccessibleName(f"Move it for me: {found.sentence}")
        notice.chosen.connect(self._routes.move_asked)
        return notice

    def _sheet_notice(self, sentence: str) -> NoticePanel:
        notice = NoticePanel("amber", sentence, "The recovery sheet", "Print the recovery sheet…")
        notice.button.setObjectName("sheet")
        notice.button.setAccessibleName(f"Print the recovery sheet: {sentence}")
        notice.chosen.connect(self._routes.sheet_asked)
        return notice

    def _settings_notice(self, missing: Sequence[Problem]) -> NoticePanel:
        text = missing[0].sentence if len(missing) == 1 else FIRST_LETTER
        notice = NoticePanel("amber", text, "Before the first letter", "Open Settings")
        notice.chosen.connect(partial(self._routes.place_asked.emit, "settings"))
        return notice

    def _closure_notice(self, sentence: str) -> NoticePanel:
        notice = NoticePanel("plain", sentence, button="See what to send")
        notice.button.setAccessibleName(f"See what to send: {sentence}")
        notice.chosen.connect(self._routes.planner_asked)
        return notice

    def _requests_notice(self, sentence: str) -> NoticePanel:
        notice = NoticePanel("plain", sentence, button="Look at them")
        notice.button.setAccessibleName(f"Look at them: {sentence}")
        notice.chosen.connect(partial(self._routes.place_asked.emit, "requests"))
        return notice

    def _backups_notice(self, sentence: str) -> NoticePanel:
        notice = NoticePanel("amber", sentence, button="Backups…")
        notice.button.setAccessibleName(f"Backups: {sentence}")
        notice.chosen.connect(self._routes.backups_asked)
        return notice

    def _submission_notice(self, due: SubmissionNotice) -> NoticePanel:
        notice = NoticePanel("amber" if due.overdue else "plain", due.sentence, due.heading, SUBMITTED)
        notice.button.setObjectName("submission")
        notice.chosen.connect(self.record_submission)
        link = link_button("Show working", self._routes.submission_working_asked.emit, "submission.working")
        link.setAccessibleName(f"Show working: {due.heading}")
        notice.add_link(link)
        return notice

    def _draft_notice(self, draft: DraftRow) -> NoticePanel:
        sentence = draft_sentence(draft)
        notice = NoticePanel("plain", sentence, button="Go on with it")
        notice.button.setAccessibleName(f"Go on with it: {sentence}")
        notice.chosen.connect(partial(self._routes.letter_asked.emit, draft.case_id, draft.kind, draft.stage))
        return notice

    def _begun_intake_notice(self) -> NoticePanel:
        notice = NoticePanel("plain", INTAKE_BEGUN, button="Go on with it")
        notice.button.setAccessibleName(f"Go on with it: {INTAKE_BEGUN}")
        notice.chosen.connect(self._routes.log_asked.emit)
        return notice

    def _begun_notice(self, begun: BegunDeed) -> NoticePanel:
        notice = NoticePanel("plain", begun.sentence, button="Go on with it")
        notice.button.setAccessibleName(f"Go on with it: {begun.sentence}")
        step = NextStep("deed", begun.verb, begun.key, 0, of=begun.of)
        notice.chosen.connect(partial(self._routes.step_asked.emit, begun.case_id, step))
        return notice

    def _add_group(self, group: str, cases: Sequence[Sequence[DueRow]]) -> None:
        if not cases:
            return
        self._column.addWidget(SectionHeading(TITLES[group], len(cases)))
        for rows in cases:
            line = CaseLine(rows)
            case_id = rows[0].case_id
            line.setObjectName(f"case.{case_id}")
            request = rows[0].step is not None and rows[0].step.key == REQUEST
            opens = partial(self._routes.place_asked.emit, "requests") if request else None
            line.opened.connect(opens or partial(self._routes.case_asked.emit, case_id))
            line.step_chosen.connect(partial(self._routes.step_asked.emit, case_id))
            line.working_asked.connect(partial(self._routes.working_asked.emit, case_id))
            self.lines.append(line)
            self._column.addWidget(line)

    def _add_empty(self, *, any_cases: bool) -> None:
        self.empty = _empty_state(any_cases=any_cases)
        self.empty.chosen.connect(self._routes.log_asked.emit)
        if not any_cases:
            self.empty.add_link(link_button(BRING_BACK, self._routes.bring_back_asked.emit, "today.bring_back"))
        self._column.addWidget(self.empty)

    def _focused(self) -> str:
        """The name of what has the focus in the list; "" where the focus is elsewhere."""
        focus = self.window().focusWidget()
        return focus.objectName() if focus is not None and self._body.isAncestorOf(focus) else ""

    def _return_to(self, focused: str, scrolled: int) -> None:
        """Puts the focus back on the line that had it, or else at the head, and scrolls back once all has its size."""
        if focused:
            again = self._body.findChild(QWidget, focused) or (self.lines[0] if self.lines else self.new)
            again.setFocus()
        QTimer.singleShot(0, self.pane, partial(self.pane.verticalScrollBar().setValue, scrolled))

    def _look_for(self) -> None:
        self._routes.find_asked.emit(self.finder.text().strip())
        self.finder.clear()
