"""The settings page: the landlord as letters show it, who takes each stage, the envelope, the Ombudsman's details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.guides import Field, Option
from app.casework.setting_lists import setting_form, setting_sections
from app.casework.settings import Settings, read_settings, save_settings
from app.rules.dates import long_date
from app.rules.problems import Problem, UserError
from app.rules.words import listed
from app.ui.actions import MENU_KEYS
from app.ui.buttons import primary_button, quiet_button
from app.ui.case_dialogs import CaseFormDialog
from app.ui.case_sections import PartSections
from app.ui.fields import FieldBox
from app.ui.focuses import bring_into_sight
from app.ui.forms import field_box
from app.ui.guide_keepers import GuideKeeper
from app.ui.labels import SectionHeading
from app.ui.letterhead_panels import LetterheadPanel
from app.ui.pages import Page, PageHead
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.question_boxes import ask
from app.ui.routes import Routes
from app.ui.term_fields import TERM_FIELDS
from app.ui.themes import spaced
from app.ui.wording_panels import WordingPanel

PAPER = "Paper"
SECTIONS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        "The landlord, as letters show it",
        (
            Field("landlord", "Name of the landlord", "line"),
            Field("registration", "Registration", "line", hint="“Registered charity 200000”, or the company number."),
            Field("address", "Address", "lines", hint="One line for each line of the letterhead."),
            Field("postcode", "Postcode", "line"),
            Field("phone", "Telephone", "line", hint="At which residents can reach you."),
            Field("email", "E-mail", "line", optional=True),
            Field("website", "Website", "line", optional=True),
        ),
    ),
    (
        "Who deals with complaints",
        (
            Field("officer", "Your name", "line", hint="Letters name you, and the history says who wrote what."),
            Field("officer_post", "Your post", "line", hint="“Clerk to the trustees”."),
            Field(
                "authority",
                "The most that you may offer by yourself",
                "line",
                hint="In pounds. Above it, an offer waits for whoever approves it. Left empty, there is no limit.",
                optional=True,
            ),
        ),
    ),
    ("Your own words in letters", TERM_FIELDS),
    (
        PAPER,
        (
            Field(
                "window",
                "Envelopes",
                "choice",
                options=(
                    Option("dl", "DL with a window", "A4 folded in three."),
                    Option("c5", "C5 with a window", "A4 folded once."),
                    Option("none", "No window"),
                ),
            ),
            Field(
                "across",
                "Move the address right, in mm",
                "line",
                hint="For a window that lies elsewhere: 2, or -2 to the left. The ruler page below shows how far.",
                optional=True,
            ),
            Field("down", "Move the address down, in mm", "line", hint="2, or -2 up.", optional=True),
            Field("fold_marks", "Print fold marks", "tick", optional=True),
        ),
    ),
    (
        "Your landlord under the Code",
        (
            Field("homes", "How many homes", "line", hint="In figures: 34.", optional=True),
            Field(
                "year_end",
                "Financial year ends on",
                "line",
                hint="Day and month: 31 March. Then Casebook can say by when the yearly submission is due.",
                optional=True,
            ),
            Field(
                "submitted_on",
                "Last yearly submission sent on",
                "date",
                hint="To the Ombudsman. Today reminds you until it is sent.",
                optional=True,
            ),
            Field(
                "submitted_for",
                "It was for the year that ended on",
                "date",
                hint="Leave it empty where that was the last year to end before it was sent.",
                optional=True,
            ),
            Field(
                "third_stage",
                "Why you have a third stage",
                "lines",
                hint="Older editions allow one only where the landlord says why. Leave it empty if you have none.",
                optional=True,
            ),
            Field(
                "escalation_days",
                "Working days to ask for the next stage",
                "line",
                hint="After an answer, as your policy has it: 20. A later request is considered all the same.",
                optional=True,
            ),
            Field(
                "keep_years",
                "Years to keep a closed case",
                "line",
                hint="In figures, as your retention schedule has it. Left empty: 6 years. Nothing is erased by itself.",
                optional=True,
            ),
        ),
    ),
    (
        "The Housing Ombudsman's details",
        (
            Field("ombudsman_phone", "Telephone", "line"),
            Field("ombudsman_website", "Website", "line"),
            Field("ombudsman_address", "Name and address", "lines"),
            Field("ombudsman_checked_on", "Checked on", "date", hint="Look at its website once a year."),
        ),
    ),
)

UNSAVED = "What you changed here is not saved yet. Save it, or put it back as it was."
SAVE, DROP, STAY = "&Save", "&Don't save", "S&tay"


SHORT_LIST = 2
"""So many settings are named when they are saved; the journal names them all."""


def saved_words(names: Sequence[str]) -> str:
    """What was saved, short enough for the status line: 'Saved: the telephone number'."""
    if not names:
        return "Nothing was changed."
    more = len(names) - SHORT_LIST
    told = (*names[:SHORT_LIST], f"{more} more") if more > 1 else names
    return f"Saved: {listed(told)}."


class SettingsPage(Page):
    """Everything that letters need to know of the landlord. What is typed is written only by Save."""

    def __init__(self, desk: Desk, routes: Routes, parent: QWidget | None = None) -> None:
        super().__init__("settings", parent)
        self._desk, self._routes = desk, routes
        self.boxes: dict[str, FieldBox] = {}
        self._shown = Settings()
        self._loaded = False
        self.lists = PartSections(())
        self.wordings = WordingPanel(desk)
        self.wordings.changed.connect(routes.changed.emit)
        self.letterhead = LetterheadPanel(desk)
        self.letterhead.changed.connect(routes.changed.emit)
        self.head = PageHead("Settings", "They are part of your records: every change is in the journal.")
        self.save = primary_button("&Save", self.write, "save")
        self.undo = quiet_button("&Put back", self._put_back, "put_back")
        self.head.add(self.undo)
        self.head.add(self.save)
        self.problems = NoticePanel("red", "")
        self.problems.hide()
        self.unsaved_notice = NoticePanel("plain", UNSAVED)
        self.unsaved_notice.hide()
        self.checked = quiet_button("I checked them today", self.check_details, "checked_today")
        self.checked.setAccessibleName("I checked the Ombudsman's details today")
        self._lay_out()

    def ask(self) -> None:
        """Show the settings as they stand, unless something here was typed and not yet saved."""
        if self.unsaved():
            return
        self._show_lists()
        self.wordings.ask()
        self.letterhead.show_logo()
        self._shown = read_settings(self._desk)
        self._loaded = True
        for key, box in self.boxes.items():
            box.set_value(getattr(self._shown, key))
        self._show_problems(())
        self._note_change()

    def unsaved(self) -> bool:
        """Whether something was changed here and not saved."""
        return self._loaded and self._typed() != self._shown

    def write(self) -> bool:
        """Save what was changed, or show what to put right; whether it was saved."""
        try:
            names = save_settings(self._desk, self._changed())
        except UserError as refusal:
            self._show_problems(refusal.problems or (Problem("", refusal.sentence),))
            return False
        self._put_back()
        self._routes.changed.emit(saved_words(names))
        return True

    def show_details(self) -> None:
        """Shows the Ombudsman's details, with the focus on what says that they were checked."""
        bring_into_sight(self.checked)
        self.checked.setFocus(Qt.FocusReason.OtherFocusReason)

    def check_details(self) -> None:
        """Records that the Ombudsman's details were checked today; whatever else was typed here stays as it is."""
        today = self._desk.today()
        try:
            save_settings(self._desk, replace(read_settings(self._desk), ombudsman_checked_on=today))
        except UserError as refusal:
            self._show_problems(refusal.problems or (Problem("", refusal.sentence),))
            return
        self._shown = replace(self._shown, ombudsman_checked_on=today)
        self.boxes["ombudsman_checked_on"].set_value(today)
        self._note_change()
        self._routes.changed.emit(f"The Ombudsman's details were checked on {long_date(today)}.")

    def may_close(self) -> bool:
        """Before the window closes: asks what becomes of changes that are not saved; whether it may close."""
        if not self.unsaved():
            return True
        answer = ask(self.window(), "Settings", "Save the settings you changed?", (SAVE, DROP, STAY), SAVE)
        if answer == DROP:
            self._put_back()
        if answer == STAY or (answer == SAVE and not self.write()):
            self._routes.place_asked.emit("settings")
            return False
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: on the way back it says what is not saved yet."""
        self.unsaved_notice.setVisible(self.unsaved())
        super().hideEvent(event)

    def change_list(self, key: str, of: str) -> None:
        """Fills in the form of a list; what is typed is kept until it is recorded. The rest of the page stays."""
        dialog = CaseFormDialog(setting_form(self._desk, key, of), read_settings(self._desk).landlord, self)
        dialog.window.keep_with(GuideKeeper(self._desk, ":".join(filter(None, (key, of))), parent=dialog.window))
        changed = dialog.exec()
        dialog.window.deleteLater()
        if changed:
            self._show_lists()
            self._routes.changed.emit(dialog.said)

    def _show_lists(self) -> None:
        """Makes the lists anew, and puts the focus back on the button that it was on."""
        focus = self.window().focusWidget()
        name = focus.objectName() if focus is not None and self.lists.isAncestorOf(focus) else ""
        fresh = PartSections(setting_sections(self._desk))
        fresh.deed_asked.connect(self.change_list)
        self._body.replaceWidget(self.lists, fresh)
        self.lists.hide()
        self.lists.deleteLater()
        self.lists = fresh
        if name and (again := fresh.findChild(QWidget, name)) is not None:
            again.setFocus()

    def _typed(self) -> Settings:
        return replace(self._shown, **{key: box.value() for key, box in self.boxes.items()})

    def _changed(self) -> Settings:
        """The settings as they stand in the book now, with what was typed here; the rest may have moved on since."""
        typed = {key: box.value() for key, box in self.boxes.items()}
        mine = {key: value for key, value in typed.items() if value != getattr(self._shown, key)}
        return replace(read_settings(self._desk), **mine)

    def _put_back(self) -> None:
        self._loaded = False
        self.ask()

    def _note_change(self) -> None:
        reason = "" if self.unsaved() else "Nothing was changed."
        if reason:
            self.unsaved_notice.hide()
        self.save.block(reason)
        self.undo.block(reason)
        self.letterhead.note_unsaved(unsaved=not reason)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        by_field = {problem.field: problem.sentence for problem in reversed(problems)}
        for key, box in self.boxes.items():
            box.show_problem(by_field.get(key, ""))
        self.problems.set_text("\n".join(problem.sentence for problem in problems), "To put right")
        self.problems.setVisible(bool(problems))
        if problems:
            self.unsaved_notice.hide()
        first = next((box for key, box in self.boxes.items() if key in by_field), None)
        if first is not None:
            first.focus_first()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, gap=1)
        top = QVBoxLayout()
        spaced(top, (3, 2, 3, 0), 2)
        top.addWidget(self.head)
        top.addWidget(self.unsaved_notice)
        column.addLayout(top)
        reading = ReadingColumn("Settings")
        self._body = body = QVBoxLayout()
        spaced(body, gap=3)
        body.addWidget(self.problems)  # scrolls along: in large text, two panels above would leave no room to type in
        taken = {*MENU_KEYS, "s", "p"}
        for title, fields in SECTIONS:
            body.addWidget(SectionHeading(title))
            for field in fields:
                box = field_box(field)
                box.take_access_key(taken)
                box.changed.connect(self._note_change)
                self.boxes[field.key] = box
                body.addWidget(box)
            if title == PAPER:
                body.addWidget(self.letterhead)
        checked = QHBoxLayout()
        checked.addWidget(self.checked)
        checked.addStretch(1)
        body.addLayout(checked)
        body.addWidget(SectionHeading("Letters: your wording"))
        body.addWidget(self.wordings)
        body.addWidget(self.lists)
        body.addStretch(1)
        reading.column.addLayout(body)
        column.addWidget(reading, 1)
