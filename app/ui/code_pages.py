"""The Code: an edition's clauses, time limits and the rest, in parts; the landlord's own limits are set here."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QWidget

from app.casework.case_guides import CaseForm
from app.casework.code_limits import time_limits
from app.casework.codes import IN_MONTHS, TITLES, Part, clauses_part, code_parts, edition_choices, edition_today
from app.casework.desks import Desk
from app.casework.house_rule_guides import changing_form, dropping_form, house_rule_form
from app.casework.house_rules import clock_name
from app.casework.settings import read_settings
from app.casework.submissions import SUBMITTED, submission_form, submission_view
from app.rules.editions import Edition
from app.rules.words import capital
from app.ui.buttons import link_button, quiet_button
from app.ui.case_dialogs import CaseFormDialog
from app.ui.code_limits import LimitRow, keep_name
from app.ui.code_sides import CodeSide
from app.ui.find_boxes import FindBox
from app.ui.focuses import order_tabs, tab_stops
from app.ui.labels import Words, announce
from app.ui.pages import Page, PageHead
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.passages import RowList
from app.ui.routes import Routes
from app.ui.themes import spaced, units

ROOM_FOR_SIDE = 104
"""Width in grid units from which editions and contents stand at the side; below it they are menus."""

WIDTH = 104
"""Characters that the page has room for at most: the clause at the side, and a line of text."""

FIND = "Find a clause by number or words"

PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
"""Keys that scroll the page, wherever the focus is."""


class CodePage(Page):
    """One edition at a time, one part of it at a time."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("code", parent)
        self._desk, self._routes = desk, routes
        self.edition, self.part = edition_today(desk), next(iter(TITLES))
        self.side = CodeSide()
        self.side.editions.asked.connect(self.show_edition)
        self.side.contents.asked.connect(self.show_part)
        self.head = PageHead("The Code")
        self.finder = FindBox("code.find")
        self.finder.setPlaceholderText(FIND)
        self.finder.setAccessibleName(FIND)
        self.finder.textChanged.connect(self._look_for)
        self.edition_menu = quiet_button("Edition…", lambda: self.side.editions.offer(self.edition_menu), "edition")
        self.part_menu = quiet_button("Contents…", lambda: self.side.contents.offer(self.part_menu), "contents")
        for widget in (self.edition_menu, self.part_menu, self.finder):
            self.head.add(widget)
        self.pane = ReadingColumn("The Code", WIDTH)
        self.lead = Words("", tone="quiet")
        self.rows = RowList()
        self._beside: bool | None = None
        self._lay_out()

    def ask(self) -> None:
        """Asks for the part that is shown again; the focus and the place on the page are kept."""
        focused, scrolled = self._focused(), self.pane.verticalScrollBar().value()
        self._show()
        if focused:
            stops = [self.rows.findChild(QWidget, name) for name in (focused, keep_name(focused))]
            again = next((stop for stop in stops if stop is not None), next(iter(self.rows.rows), self.finder))
            again.setFocus()
        QTimer.singleShot(0, self.pane, partial(self.pane.verticalScrollBar().setValue, scrolled))

    def show_edition(self, key: str) -> None:
        """Shows another edition, the same part of it where it has one."""
        self.edition = key
        self._show()
        self._to_top()

    def show_part(self, key: str) -> None:
        """Shows another part, from its top; what was looked for is put away."""
        self.part = key
        self.finder.blockSignals(True)
        self.finder.clear()
        self.finder.blockSignals(False)
        self._show()
        self._to_top()

    def look_here(self) -> bool:
        """Ctrl+F: the clauses are looked through here."""
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The side where it is shown, the head with its search, and what is read."""
        return (*([self.side] if self.side.isVisible() else []), self.head, self.rows)

    def dress(self) -> None:
        """Makes menus of the side where there is no room for it."""
        beside = self.width() >= units(ROOM_FOR_SIDE)
        focus = self.focusWidget()
        left = focus is not None and (focus in (self.edition_menu, self.part_menu) or self.side.isAncestorOf(focus))
        if beside != self._beside:
            self._beside = beside
            self.side.setVisible(beside)
            self.edition_menu.setVisible(not beside)
            self.part_menu.setVisible(not beside)
            if left:  # what had the focus went out of sight
                (self.side.contents.buttons[self.part] if beside else self.part_menu).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new width."""
        self.dress()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down scroll, from wherever the focus is."""
        if event.key() in PAGES:
            self.pane.verticalScrollBar().triggerAction(PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keep_limit(self, clock: str) -> None:
        """Asks for the landlord's own limit, and keeps it."""
        self._fill_in(house_rule_form(self._desk, clock), clock_name(self._desk.editions, clock))

    def change_limit(self, clock: str, since: dt.date | None) -> None:
        """Asks for another figure in the place of one of the landlord's own limits."""
        self._fill_in(changing_form(self._desk, clock, since), clock_name(self._desk.editions, clock))

    def drop_limit(self, clock: str, since: dt.date | None) -> None:
        """Asks why one of the landlord's own limits no longer holds, and removes it."""
        self._fill_in(dropping_form(self._desk, clock, since), clock_name(self._desk.editions, clock))

    def record_submission(self) -> None:
        """Asks when the yearly submission was sent."""
        self._fill_in(submission_form(self._desk), read_settings(self._desk).landlord)

    def _fill_in(self, form: CaseForm, subject: str) -> None:
        dialog = CaseFormDialog(form, capital(subject), self)
        if dialog.exec():
            self._routes.changed.emit(dialog.said)
        dialog.window.deleteLater()

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        spaced(whole, gap=0)
        whole.addWidget(self.side)
        whole.addWidget(self.pane, 1)
        for part in (self.head, self.lead, self.rows):
            self.pane.column.addWidget(part)
        self.pane.column.addStretch(1)

    def _show(self) -> None:
        """Shows the part that was chosen, or what was looked for in the clauses."""
        edition = self._desk.editions.named(self.edition)
        parts = {part.key: part for part in code_parts(self._desk, edition)}
        if self.part not in parts:
            self.part = next(iter(parts))
        find = self.finder.text().strip()
        part = clauses_part(edition, find) if find else parts[self.part]
        choices = edition_choices(self._desk)
        self.side.editions.show_entries([(one.key, one.name, one.since) for one in choices], self.edition)
        self.side.contents.show_entries([(one.key, one.title, "") for one in parts.values()], part.key)
        since = next(one.since for one in choices if one.key == self.edition)
        self.head.set_words(part.title, f"{edition.short_name}. {since}.")
        self.edition_menu.setAccessibleName(f"Edition: {edition.short_name} is shown")
        self.part_menu.setAccessibleName(f"Contents: {part.title} is shown")
        self.lead.setText(part.lead)
        self.lead.setVisible(bool(part.lead))
        self._fill(edition, part)

    def _fill(self, edition: Edition, part: Part) -> None:
        old, self.rows = self.rows, RowList()
        self.rows.setAccessibleName(part.title)
        if part.key == "about" and edition.to_be_confirmed:
            confirm = edition.to_be_confirmed
            self.rows.add(NoticePanel("amber", f"{capital(confirm.rstrip('.'))}.", "To be confirmed"))
        if part.key == "limits":
            self._add_limits(edition)
        if part.folded:
            self.rows.add_folds(part.groups)
        for group in () if part.folded else part.groups:
            self.rows.add_groups((group,))
            if group.heading == IN_MONTHS:
                self._add_submission(edition)
        self.rows.finish()
        self.pane.column.replaceWidget(old, self.rows)
        old.hide()
        old.deleteLater()
        order_tabs([self.finder, *tab_stops(self.rows)])
        self.rows.show()  # at once: what is not shown yet cannot take the focus back

    def _add_limits(self, edition: Edition) -> None:
        self.rows.add_heading("In working days")
        for limit in time_limits(self._desk, edition):
            row = LimitRow(limit)
            row.keep_asked.connect(self.keep_limit)
            row.change_asked.connect(self.change_limit)
            row.drop_asked.connect(self.drop_limit)
            self.rows.add_row(row)

    def _add_submission(self, edition: Edition) -> None:
        view = submission_view(self._desk, edition)
        if view is None:
            return
        verbs = {"record": SUBMITTED, "settings": "Open Settings"}
        panel = NoticePanel("plain", view.sentence, "Your yearly submission", verbs.get(view.act, ""))
        panel.button.setObjectName("submission")
        if view.act == "record":
            panel.chosen.connect(self.record_submission)
        else:
            panel.chosen.connect(partial(self._routes.place_asked.emit, "settings"))
        if view.counted:
            link = link_button("Show working", self._routes.submission_working_asked.emit, "submission.working")
            link.setAccessibleName("Show working: your yearly submission")
            panel.add_link(link)
        self.rows.add(panel)

    def _look_for(self, text: str) -> None:
        """Shows the clauses that hold what is typed, and says how many they are."""
        self.part = "clauses" if text.strip() else self.part
        self._show()
        if text.strip():
            announce(self, self.lead.text())

    def _to_top(self) -> None:
        self.pane.verticalScrollBar().setValue(0)

    def _focused(self) -> str:
        """The name of what has the focus among what is read; "" where the focus is elsewhere."""
        focus = self.window().focusWidget()
        return focus.objectName() if focus is not None and self.rows.isAncestorOf(focus) else ""
