"""Across rooms: the main job, walked through the real windows by keyboard alone.

The complaint is the Code's own case study B, alternative A, with an invented resident. The dates were counted by hand
on a calendar of November and December 2026:

    Mon 23 Nov received: Tue 24 (1), Wed 25 (2), Thu 26 (3), Fri 27 (4), Mon 30 (5): acknowledge by Monday 30 November;
    from there Tue 1 Dec (1) ... Fri 4 (4), Mon 7 (5) ... Fri 11 (9), Mon 14 (10): answer by Monday 14 December.
    Sent Tue 24 Nov: Wed 25 (1), Thu 26, Fri 27 (3), Mon 30 (4), Tue 1 Dec (5), Wed 2, Thu 3, Fri 4 (8), Mon 7 (9),
    Tue 8 (10): answer by Tuesday 8 December. A letter dated and sent on Mon 23 Nov would promise Monday 7 December.
    Fri 20 Nov received: Mon 23 (1), Tue 24 (2), Wed 25 (3), Thu 26 (4), Fri 27 (5): acknowledge by Friday 27 November.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.casework.audits import audit
from app.casework.due_lists import due_list
from app.casework.files import CaseFile, case_file
from app.casework.letters import letter_pdf
from app.casework.questions import case_list
from app.ui.doors import Door
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_pages import StepPage
from app.ui.offices import Office
from app.ui.themes import Theme
from app.ui.working_dialogs import WorkingDialog
from tests.ui.conftest import Drive, Unnamed
from tests.ui.desks import Day, desk_on_disk, st_annes

Key = Qt.Key
PRESSED = 150
"""Milliseconds after which a button pressed by its access key has been pressed."""

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
POINTS = (
    "You reported the leaking radiator several times and nobody acted on it.",
    "You were told each time that somebody would come, and nobody came.",
    "Your carpet is now damp and smells.",
)


class Walk:
    """One officer at one keyboard."""

    def __init__(self, folder: Path, theme: Theme, drive: Drive) -> None:
        self.day, self.folder, self.theme, self._drive = Day(), folder, theme, drive
        self.office = self.open()

    def open(self) -> Office:
        """Start Casebook on the book in the folder."""
        door = Door(self.theme)
        office = Office(door, desk_on_disk(self.folder, self.day))
        door.window.resize(1366, 768)
        door.window.show()
        door.window.activateWindow()
        QTest.qWaitForWindowActive(door.window)
        return office

    def through(self, opens: Callable[[], object], act: Callable[[Any], object]) -> None:
        """Open a dialog and act in it, once it has the keyboard."""

        def once_active(dialog: QDialog) -> None:
            QTest.qWaitForWindowActive(dialog)
            act(dialog)

        self._drive(opens, once_active)
        self.office.window.activateWindow()
        QTest.qWaitForWindowActive(self.office.window)

    def focus(self) -> QWidget:
        """What has the keyboard."""
        window = QApplication.activeModalWidget() or self.office.window
        return window.focusWidget() or window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, once the screen has settled."""
        QApplication.processEvents()
        window = self.focus().window()
        if not window.isActiveWindow():
            window.activateWindow()
            QTest.qWaitForWindowActive(window)
        QTest.keyClick(self.focus(), key, modifier)
        if modifier == ALT:
            QTest.qWait(PRESSED)

    def write(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus(), text)

    def tab_to(self, target: QWidget) -> None:
        """Press Tab until a control, or something in it, has the focus."""
        for _ in range(120):
            focus = self.focus()
            if focus is target or target.isAncestorOf(focus):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {target.objectName() or target}")

    def named(self, name: str) -> QWidget:
        """The control of this name that can be seen."""
        found = [widget for widget in self.office.window.findChildren(QWidget, name) if widget.isVisible()]
        assert found, f"there is no {name} to be seen"
        return found[0]

    def file(self) -> CaseFile:
        """The case, as it stands."""
        return case_file(self.office.desk, case_list(self.office.desk, "Dunmore")[0].case_id)


@pytest.fixture
def walk(qtbot: QtBot, theme: Theme, drive: Drive, tmp_path: Path) -> Iterator[Walk]:
    begun = Walk(tmp_path / "book", theme, drive)
    st_annes(begun.office.desk)
    begun.office.routes.changed.emit("")
    yield begun
    begun.office.window.close()


def take_the_call(walk: Walk, dialog: GuideDialog) -> None:
    """Answer the intake guide as the call goes, with the keyboard alone."""

    def box(key: str) -> QWidget:
        assert isinstance(dialog.page, StepPage)
        return dialog.page.boxes[key]

    assert dialog.at() == "contact"
    walk.press(Key.Key_Return)
    assert dialog.at() == "asked"
    walk.press(Key.Key_Down)
    walk.press(Key.Key_Space)
    walk.press(Key.Key_Return)
    for step in ("unhappy", "matter", "work"):
        assert dialog.at() == step
        walk.press(Key.Key_Space)
        if step == "work":
            assert isinstance(dialog.page, StepPage)
            assert "This is a complaint, and the work goes on (Code 1.3, 1.5)." in dialog.page.advice.text()
        walk.press(Key.Key_Return)
    assert dialog.at() == "who"
    for text in ("Mr D. Dunmore", "Mr Dunmore", None, "ba5 2xx", "01632 960109"):
        if text is None:
            walk.write("14 Chapel Row")
            walk.press(Key.Key_Return)
            walk.write("Wells")
        else:
            walk.write(text)
        walk.press(Key.Key_Tab)
    walk.press(Key.Key_N, ALT)
    assert dialog.at() == "what"
    for point in POINTS:
        walk.write(point)
        walk.press(Key.Key_Return)
    walk.tab_to(box("outcomes"))
    walk.write("The radiator replaced.")
    walk.press(Key.Key_N, ALT)
    assert dialog.at() == "hazard"
    assert isinstance(dialog.page, StepPage)
    assert "damp" in dialog.page.advice.text()
    assert "Monday 7 December 2026" in dialog.page.advice.text()
    walk.press(Key.Key_Space)
    walk.press(Key.Key_Return)
    assert dialog.at() == "needs"
    walk.press(Key.Key_N, ALT)
    assert dialog.at() == "check"
    walk.press(Key.Key_Return)


def test_the_main_job(walk: Walk, qtbot: QtBot, unnamed: Unnamed) -> None:
    log_the_call(walk, unnamed)
    write_the_acknowledgement(walk, qtbot, unnamed)
    stop_and_start_again(walk, killed=True)
    post_it_on_tuesday(walk)
    correct_the_day_of_receipt(walk, unnamed)
    stop_and_start_again(walk, killed=False)
    assert audit(walk.office.desk).sound


def log_the_call(walk: Walk, unnamed: Unnamed) -> None:
    """Steps 1 and 2: Ctrl+N, the guide, and the case on Today with two countdowns that show their working."""
    walk.through(lambda: walk.press(Key.Key_N, CTRL), lambda dialog: take_the_call(walk, dialog))
    file = walk.file()
    assert [point.text for point in file.points] == list(POINTS)
    assert file.person.postcode == "BA5 2XX"
    assert file.hazard_pressing
    walk.press(Key.Key_1, CTRL)
    running, hazard, projected = due_list(walk.office.desk)
    assert hazard.headline == "Investigate the possible hazard by Monday 7 December 2026"
    assert f"{running.headline} - {running.countdown}" == "Acknowledge by Monday 30 November 2026 - 5 working days left"
    assert f"{projected.headline}" == "Answer by Monday 14 December 2026"
    line = walk.named(f"case.{file.case_id}")
    assert "Acknowledge by Monday 30 November 2026 - 5 working days left" in line.accessibleName()
    assert "by Monday 14 December 2026" in line.accessibleName()
    assert unnamed(walk.office.window) == []
    shown = [working(walk, file.case_id, key) for key in ("stage1.acknowledge", "stage1.respond")]
    assert "Monday 23 November 2026" in shown[0]
    assert "Saturday" in shown[0]
    assert "6.2" in shown[0]
    assert "6.3" in shown[1]


def working(walk: Walk, case_id: int, key: str) -> str:
    """What "Show working" shows of a clock."""
    said: list[str] = []
    walk.through(
        lambda: walk.office.routes.working_asked.emit(case_id, key), lambda dialog: said.append(copied(dialog))
    )
    return said[0]


def copied(dialog: QDialog) -> str:
    """The text that a dialog's Copy gives."""
    assert isinstance(dialog, WorkingDialog)
    dialog.copy_text()
    return QGuiApplication.clipboard().text()


def write_the_acknowledgement(walk: Walk, qtbot: QtBot, unnamed: Unnamed) -> None:
    """Step 3: the letter is prefilled; what is missing is named; the preview is what is issued."""
    walk.office.show_case(walk.file().case_id)
    walk.press(Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: walk.office.window.current() == "letter")
    page = walk.office._letter_page()
    letter = page.editor.letter()
    assert letter is not None
    assert letter.problems() == ()
    assert page.issue.isEnabled()
    assert unnamed(walk.office.window) == []
    part = page.editor.boxes["responsibility"].edit
    walk.tab_to(part)
    walk.press(Key.Key_A, CTRL)
    walk.press(Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.issue.isEnabled())
    letter = page.editor.letter()
    assert letter is not None
    assert [problem.field for problem in letter.problems()] == ["responsibility"]
    assert "which you are still checking" in letter.problems()[0].sentence
    walk.write("We are checking all three points, and will tell you in our answer.")
    qtbot.waitUntil(page.issue.isEnabled)
    page.keep()


def stop_and_start_again(walk: Walk, *, killed: bool) -> None:
    """Step 6: closed, or stopped dead, everything confirmed is there, and the half-written letter is offered."""
    before = walk.file()
    old = walk.office
    if killed:
        old._midnight.stop()
        old.window.closing.disconnect(old.close)  # nothing is kept or closed in an orderly way
    old.window.close()
    walk.office = walk.open()
    assert walk.file().history == before.history
    assert walk.file().clocks == before.clocks
    if killed:
        notice = walk.office.window.page("today").findChildren(QWidget)
        words = [getattr(widget, "text", lambda: "")() for widget in notice]
        assert any("You were writing the stage 1 acknowledgement to Mr D. Dunmore" in str(word) for word in words)


def post_it_on_tuesday(walk: Walk) -> None:
    """Steps 3 and 4: go on with the draft, issue it, and on Tuesday say that it was posted."""
    case_id = walk.file().case_id
    walk.office.write_letter(case_id, "acknowledgement", 1)
    page = walk.office._letter_page()
    letter = page.editor.letter()
    assert letter is not None
    assert letter.draft.part("responsibility").text.startswith("We are checking all three points")
    preview = letter.preview()
    walk.through(lambda: walk.press(Key.Key_I, ALT), lambda dialog: issue_it(walk, dialog))
    (issued,) = walk.file().letters
    stored = letter_pdf(walk.office.desk, issued.digest)
    assert stored == preview
    assert hashlib.sha256(stored).hexdigest() == issued.digest
    read_the_letter(stored, issued.seal)
    walk.day.date = dt.date(2026, 11, 24)
    walk.office.turn_the_day()
    walk.office.show_case(case_id)
    walk.through(lambda: walk.office.act("letter.write"), lambda dialog: post_it(walk, dialog))
    acknowledge, respond = walk.file().clocks
    assert (acknowledge.stopped, acknowledge.countdown) == (dt.date(2026, 11, 24), "done in time")
    assert (respond.started, respond.due) == (dt.date(2026, 11, 24), dt.date(2026, 12, 8))
    assert respond.headline == "Answer by Tuesday 8 December 2026"
    assert respond.countdown == "10 working days left"
    sentences = [line.sentence for line in walk.file().history]
    assert "Stage 1 acknowledgement sent on Tuesday 24 November 2026 by second class post." in sentences


def issue_it(walk: Walk, dialog: QDialog) -> None:
    """Confirm the issue."""
    assert "Issue" in dialog.windowTitle()
    walk.press(Key.Key_I, ALT)


def post_it(walk: Walk, dialog: QDialog) -> None:
    """I posted this today, second class."""
    by = dialog.findChild(QWidget, "by")
    assert by is not None
    walk.tab_to(by)
    walk.press(Key.Key_Down)
    walk.press(Key.Key_Space)
    walk.press(Key.Key_R, ALT)


def read_the_letter(pdf: bytes, seal: str) -> None:
    """What the Code demands stands in the printed letter (2024: 3.6, 3.7, 5.6, 5.7, 5.10, 6.2, 6.3)."""
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    for wanted in (
        "Dear Mr Dunmore",
        "BA5 2XX",
        "Monday 23 November 2026",
        *POINTS,
        "The radiator replaced.",
        "We are checking all three points",
        "Anne Clerk",
        "Monday 7 December 2026",
        "Housing Ombudsman",
        "0300 111 3000",
        "PR2 0ET",
        "at any stage",
        seal,
    ):
        assert wanted in text, f"{wanted!r} is not in the letter"
    assert "do not post" not in text


def correct_the_day_of_receipt(walk: Walk, unnamed: Unnamed) -> None:
    """Step 5: received on Friday after all. The old entry stays, struck out; the letter that said Monday is flagged."""
    case_id = walk.file().case_id
    received = next(line for line in walk.file().history if line.kind == "received")
    walk.office.show_case(case_id)
    page = walk.office._case_page()

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, GuideDialog)
        for text in ("20", "11", "2026"):
            walk.press(Key.Key_A, CTRL)
            walk.write(text)
            walk.press(Key.Key_Tab)
        assert isinstance(dialog.page, StepPage)
        walk.tab_to(dialog.page.boxes["reason"])
        walk.write("He told the warden on Friday.")
        dialog.go_on()

    walk.through(lambda: page._dialogs_of(page._file()).correct_date(received.seq), correct)
    file = walk.file()
    acknowledge, respond = file.clocks
    assert acknowledge.due == dt.date(2026, 11, 27)
    assert acknowledge.standing.word == "met"
    assert respond.due == dt.date(2026, 12, 8)
    old = next(line for line in file.history if line.seq == received.seq)
    new = next(line for line in file.history if line.seq == old.struck_by)
    assert new.sentence == "Date received corrected from Monday 23 November 2026 to Friday 20 November 2026."
    assert new.detail == "Reason: He told the warden on Friday."
    (letter,) = file.letters
    assert letter.flags[0] == (
        "It says the complaint was received on Monday 23 November 2026; the record now says Friday 20 November 2026."
    )
    assert unnamed(walk.office.window) == []
