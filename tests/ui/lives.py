"""One complaint lived through in the real windows: the day turned, guides filled in, letters written and posted.

Everything is done as the officer does it, by the buttons and menus that she has; what cannot be done there fails.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.casework.files import CaseFile, ClockView, case_file
from app.casework.letters import letter_pdf
from app.casework.questions import case_list
from app.models.checks import check_book
from app.ui.case_heads import Act
from app.ui.case_pages import PACK, CasePage
from app.ui.case_views import CaseView
from app.ui.doors import Door
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_pages import StepPage
from app.ui.letter_issues import IssueDialog
from app.ui.letter_pages import LetterPage
from app.ui.letter_reasons import ReasonsDialog
from app.ui.offices import Office
from app.ui.pdf_views import PdfDialog
from app.ui.post_dialogs import PostDialog
from app.ui.themes import Theme
from app.ui.today_lines import CaseLine
from tests.ui.conftest import Drive
from tests.ui.desks import Day, empty_desk, st_annes

Answers = Mapping[str, Any]


def day(text: str) -> dt.date:
    """A date, from '2026-11-23'."""
    return dt.date.fromisoformat(text)


def holds(text: str, *wanted: str) -> None:
    """Everything that is wanted stands in a text."""
    for one in wanted:
        assert one in text, f"{one!r} is not in {text!r}"


def words_of(pdf: bytes) -> str:
    """Everything that a printed page says, in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def decision(known_on: str, *findings: tuple[str, str], **more: Any) -> Answers:  # noqa: ANN401 - whatever a field takes
    """What is typed into the guide of a decision: what each point came to and why."""
    points = {
        key: value
        for number, (finding, reasons) in enumerate(findings, 1)
        for key, value in ((f"finding.{number}", finding), (f"reasons.{number}", reasons))
    }
    whole = {
        "conflict": "no",
        "evidence_landlord": "The job log, which has no visit.",
        "evidence_resident": "Four photographs.",
        "resident_commented": "yes",
        "known_on": day(known_on),
    }
    return {**whole, **points, **more}


def payment(what: str, head: str, pounds: str, by: str, **more: Any) -> Answers:  # noqa: ANN401 - whatever a field takes
    """What is typed to offer a sum."""
    whole = {"remedy": "pay", "what": what, "head": head, "sum": pounds, "done": "no", "by": day(by), "agreed": "asked"}
    return {**whole, **more}


def fill_in(dialog: GuideDialog, answers: Answers) -> None:
    """Answers each page of a guide and goes on, to its end; every answer has a box that can be seen."""
    left = set(answers)
    while dialog.isVisible():
        at, page = dialog.at(), dialog.page
        left -= answer_page(dialog, answers)
        dialog.go_on()
        refused = page.problems() if isinstance(page, StepPage) else ()
        assert not dialog.isVisible() or dialog.at() != at, (at, refused, advice_of(dialog))
    assert left == set(), f"nothing asked for {sorted(left)}"


def answer_page(dialog: GuideDialog, answers: Answers) -> set[str]:
    """Answers what is on the page and can be seen; the keys that it asked for."""
    asked = set()
    for key, box in dialog.page.boxes.items() if isinstance(dialog.page, StepPage) else ():
        if key in answers and not box.isHidden():
            box.set_value(answers[key])
            asked.add(key)
    return asked


def kept_back(dialog: GuideDialog, answers: Answers) -> str:
    """Answers the page and tries to go on: what keeps her back."""
    assert answer_page(dialog, answers) == set(answers)
    at = dialog.at()
    dialog.go_on()
    assert dialog.isVisible()
    assert dialog.at() == at
    assert isinstance(dialog.page, StepPage)
    return " ".join(problem.sentence for problem in dialog.page.problems())


def advice_of(dialog: GuideDialog) -> str:
    """What the page that is shown advises."""
    return dialog.page.advice.text() if isinstance(dialog.page, StepPage) else ""


AGAIN = {"keep": "anew", "offers": "stands"}
"""At a later stage: what was weighed before is weighed anew, and what was offered stands."""


class Life:
    """One officer, one book, one complaint."""

    def __init__(self, drive: Drive, theme: Theme, today: str) -> None:
        self.day, self._drive = Day(day(today)), drive
        door = Door(theme)
        self.office = Office(door, st_annes(empty_desk(self.day)))
        self.desk = self.office.desk
        self.case_id = 0
        door.window.resize(1366, 768)
        door.window.show()
        self.office.routes.changed.emit("")

    def turn_to(self, date: str) -> None:
        """Another day begins."""
        assert day(date) >= self.day.date
        self.day.date = day(date)
        self.office.turn_the_day()

    def end(self) -> None:
        """The book is sound after all of it."""
        found = check_book(self.desk.book)
        assert found.sound, found
        self.office.window.close()

    # what she does

    def log(self, answers: Answers) -> None:
        """A call comes, and she takes it in."""
        self._drive(lambda: self.office.act("case.log"), lambda dialog: fill_in(dialog, answers))
        self.case_id = max(line.case_id for line in case_list(self.desk))

    def does(self, verb: str, answers: Answers, first: Callable[[GuideDialog], object] = lambda _dialog: None) -> None:
        """Choose from the menu "More" and fill in what it asks, after what is done in the dialog first."""
        act = self.act(verb)
        assert act.blocked == "", act.blocked

        def fill(dialog: GuideDialog) -> None:
            first(dialog)
            fill_in(dialog, answers)

        self._drive(act.do, fill)

    def step(self, verb: str, answers: Answers) -> None:
        """Press the one button of the next step and fill in what it asks."""
        button = self._button("step", verb)
        self._drive(button.click, lambda dialog: fill_in(dialog, answers))

    def presses(self, name: str, answers: Answers) -> None:
        """Press a button of a section or a notice, by its name, and fill in what it asks."""
        button = self._button(name)
        self._drive(button.click, lambda dialog: fill_in(dialog, answers))

    def issues(self, verb: str, parts: Mapping[str, str] | None = None) -> str:
        """Go from the next step to the letter, put words into its parts, issue it; what the printed page says."""
        self._button("step", verb).click()
        page = self.office.window.page("letter")
        assert isinstance(page, LetterPage)
        for key, text in (parts or {}).items():
            page.editor.boxes[key].edit.replace_all(text)
        page.editor.judge()
        letter = page.editor.letter()
        assert letter is not None
        assert letter.problems() == (), letter.problems()
        assert page.issue.isEnabled()
        self._drive(page.issue.click, _issue)
        return words_of(letter_pdf(self.desk, self.file.letters[-1].digest))

    def posts(self, by: str = "second") -> None:
        """Press "I posted this" on the case, on the day it is."""

        def post(dialog: PostDialog) -> None:
            dialog.by.set_value(by)
            dialog.record.click()
            assert not dialog.isVisible(), dialog.summary.accessibleName()

        self._drive(self._button("step", "I posted this").click, post)

    def sends(self, verb: str, parts: Mapping[str, str] | None = None, *, by: str = "second") -> str:
        """Write the next letter, issue and post it on one day; what the printed page says."""
        said = self.issues(verb, parts)
        self.posts(by)
        return said

    def tells_that_it_is_done(self) -> str:
        """Write what a letter said would be told once it is done, issue and post it; what the printed page says."""
        self.step("Tell them that it is done", {})
        return self.sends("Finish the letter that something is done")

    def pack(self) -> str:
        """Open the pack for whoever considers it; what its pages say."""
        said: list[str] = []

        def read(dialog: PdfDialog) -> None:
            assert dialog.print.isEnabled()
            said.append(words_of(dialog._pdf))

        act = self.act(PACK)
        assert act.blocked == "", act.blocked
        self._drive(act.do, read)
        return said[0]

    # what she sees

    def act(self, verb: str) -> Act:
        """What the menu "More" offers by these words, with why it cannot be done now."""
        return next(one for one in self.page.acts() if one.text.startswith(verb))

    @property
    def page(self) -> CasePage:
        """The page of the case: the one that she is looking at, which must be up to date by itself, or come to."""
        page = self.office.window.page("case")
        assert isinstance(page, CasePage)
        if (self.office.window.current(), page.case_id, page.stale) != ("case", self.case_id, False):
            self.office.show_case(self.case_id)
        return page

    @property
    def file(self) -> CaseFile:
        """The case as its page shows it."""
        return case_file(self.desk, self.case_id)

    def clock(self, key: str) -> ClockView:
        """A clock of the case: 'stage1.respond'."""
        return next(clock for clock in self.file.clocks if clock.key == key)

    def seen(self) -> str:
        """Everything that the page of the case says, under all its tabs."""
        return words_in(self.page.view)

    def part(self, part: str) -> str:
        """What the page says under one tab: 'story', 'answer', 'contact'."""
        view = self.page.view
        assert isinstance(view, CaseView)
        return words_in(view.sections[part])

    def today(self) -> str:
        """What Today says of the case, as it is read out."""
        self.office.window.go_to("today")
        self._settle()
        lines = self.office.window.page("today").findChildren(CaseLine, f"case.{self.case_id}")
        return " | ".join(line.accessibleName() for line in lines)

    def next_step(self) -> str:
        """What the button of the next step says."""
        page = self.page
        self._settle()
        button = page.findChild(QPushButton, "step")
        return button.text().replace("&", "") if button is not None else ""

    def _button(self, name: str, verb: str = "") -> QPushButton:
        page = self.page
        self._settle()
        button = page.findChild(QPushButton, name)
        assert button is not None, f"there is no button {name}"
        assert button.isEnabled(), button.toolTip()
        assert button.text().replace("&", "").startswith(verb), f"{button.text()}, not {verb}"
        return button

    def _settle(self) -> None:
        """Views that were taken off the page are gone."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words_in(widget: QWidget | None) -> str:
    """What the labels below a widget say."""
    assert widget is not None
    return " ".join(label.text() for label in widget.findChildren(QLabel)).replace("\u200b", "")


def _issue(dialog: IssueDialog | ReasonsDialog) -> None:
    """Says yes; where the letter leaves out what the Code advises, says why first, and then yes."""
    if isinstance(dialog, ReasonsDialog):
        for box in dialog.boxes.values():
            box.set_value("It was said when we met.")
        QTimer.singleShot(0, _say_yes)
        dialog.go_on.click()
    else:
        dialog.issue.click()


def _say_yes() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, IssueDialog)
    dialog.issue.click()
