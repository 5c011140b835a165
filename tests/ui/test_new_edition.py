"""Across rooms: an edition that is nothing but one TOML file more goes through every screen with its own figures.

It came into force on 1 November 2026. It wants an acknowledgement within 3 working days and an answer within 7 of
that, gives 9 months for complaining, and has another acknowledgement to write. Counted on a calendar, from Monday 23
November 2026: day 3 is Thursday 26 November; 7 working days after that is Monday 7 December; 7 after Monday 23 November
itself is Wednesday 2 December, and the longest extension, 4 working days more, Tuesday 8 December.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import places
from app.casework.desks import Desk, open_desk
from app.casework.diaries import diary, diary_ics, diary_pdf, span_of
from app.casework.event_guides import event_form
from app.casework.guides import CHECK
from app.casework.house_rules import keep_house_rule
from app.casework.intakes import log_complaint
from app.casework.milestones import Milestone, record_milestone
from app.casework.workings import slip, workings_of
from app.rules.house_rules import HouseRule
from app.ui.code_pages import CodePage
from app.ui.diary_dialogs import DiaryDialog
from app.ui.doors import Door
from app.ui.guide_dialogs import GuideDialog
from app.ui.letter_pages import LetterPage
from app.ui.offices import Office
from app.ui.themes import Theme
from app.ui.timetable_dialogs import TimetableDialog
from app.ui.working_dialogs import WorkingDialog
from tests.letters.cases import made_up_edition
from tests.ui.desks import Day, mr_dunmore, st_annes

MONDAY = dt.date(2026, 11, 23)


def resources_with_it(folder: Path) -> Path:
    """Casebook's resources with one file more among the editions; no other file differs."""
    made = folder / "resources"
    shutil.copytree(places.resources(), made)
    made_up_edition(made / "codes")
    path = made / "codes" / "made-up.toml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r'(?s)(key = "accept".*?months = )\d+', r"\g<1>9", text, count=1)
    text = re.sub(r'(?s)(key = "stage1.respond".*?longest_extension = )\d+', r"\g<1>4", text, count=1)
    path.write_text(text, encoding="utf-8")
    changed = {one.name for one in (made / "codes").iterdir()} - {
        one.name for one in (places.resources() / "codes").iterdir()
    }
    assert changed == {"made-up.toml"}
    return made


@pytest.fixture
def day() -> Day:
    return Day(MONDAY)


@pytest.fixture
def desk(tmp_path: Path, day: Day) -> Iterator[Desk]:
    made = st_annes(open_desk(tmp_path / "book", resources_with_it(tmp_path), day.today, day.now))
    yield made
    made.book.close()


@pytest.fixture
def case_id(desk: Desk, day: Day) -> int:
    return log_complaint(desk, mr_dunmore(day))


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, desk: Desk, case_id: int) -> Iterator[Office]:
    assert case_id
    made = Office(Door(theme), desk)
    made.window.show()
    yield made
    made.window.may_close = lambda: True
    made.close()
    made.window.close()


def words(window: QWidget) -> str:
    """Everything that a window says."""
    QApplication.processEvents()
    return " ".join(label.text() for label in window.findChildren(QLabel))


def test_today_and_the_case_count_with_its_figures(office: Office, case_id: int) -> None:
    today = words(office.window)
    assert "Acknowledge by Thursday 26 November 2026" in today
    assert "answer by Monday 7 December 2026" in today
    office.show_case(case_id)
    assert "Acknowledge by Thursday 26 November 2026" in words(office.window)
    for place in ("cases", "post", "requests", "calendar", "settings", "code", "today"):
        office.window.show_page(place)
        assert office.window.current() == place


def test_its_own_acknowledgement_is_written_and_asks_for_what_nobody_has_words_for(
    office: Office, case_id: int
) -> None:
    office.write_letter(case_id, "acknowledgement", 1)
    page = office.window.page("letter")
    assert isinstance(page, LetterPage)
    said = words(page)
    assert "Your bus fares" in said
    letter = page.editor.letter()
    assert letter is not None
    assert [problem.sentence for problem in letter.problems()] == [
        "Say that the resident's bus fares are paid, and to which sum."
    ]


def test_the_code_page_shows_its_figures(office: Office) -> None:
    office.window.show_page("code")
    page = office.window.page("code")
    assert isinstance(page, CodePage)
    page.show_edition("made-up")
    page.show_part("limits")
    said = words(page)
    assert "3 working days" in said
    assert "7 working days" in said


def test_every_working_of_its_dates_has_its_slip(desk: Desk, case_id: int, qtbot: QtBot) -> None:
    record_milestone(desk, case_id, Milestone("occurred", dt.date(2026, 2, 23)))
    record_milestone(desk, case_id, Milestone("acknowledged", MONDAY))
    made = workings_of(desk, case_id)
    assert {"stage1.acknowledge", "stage1.respond", "period:accept"} <= made.keys()
    assert made["stage1.respond"].days[-1].date == dt.date(2026, 12, 2)
    assert made["period:accept"].days[-1].date == MONDAY
    for working in made.values():
        assert slip(working).startswith(b"%PDF")
        dialog = WorkingDialog(working)
        qtbot.addWidget(dialog)
        dialog.show()


def test_every_event_is_recorded_under_it(desk: Desk, case_id: int, qtbot: QtBot) -> None:
    record_milestone(desk, case_id, Milestone("acknowledged", MONDAY))
    guide = event_form(desk, case_id).guide
    for option in guide.step("what").fields[0].options:
        dialog = GuideDialog(guide, {"event": option.key})
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.go_on()
    extended = event_form(desk, case_id, "extended", 1).guide.step("extended")
    assert "No later than Tuesday 8 December 2026" in extended.clause
    assert guide.path({"event": "responded"})[-1] == CHECK


def test_a_limit_of_ones_own_is_judged_by_it(desk: Desk, case_id: int, office: Office) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 5), "Policy of 2026, section 4.")
    record_milestone(desk, case_id, Milestone("acknowledged", MONDAY))
    office.routes.changed.emit("Changed.")
    office.show_case(case_id)
    assert "Monday 30 November 2026" in words(office.window)  # five working days after Monday 23 November


def test_the_other_windows_open_on_a_case_of_it(desk: Desk, case_id: int, qtbot: QtBot) -> None:
    for dialog in (TimetableDialog(desk, case_id), DiaryDialog(desk)):
        qtbot.addWidget(dialog)
        dialog.show()
    assert "Thursday 26 November 2026" in words(dialog_of(TimetableDialog(desk, case_id), qtbot))
    entries = diary(desk, MONDAY, dt.date(2026, 12, 31))
    assert dt.date(2026, 11, 26) in {entry.date for entry in entries}
    assert b"20261126" in diary_ics(desk, MONDAY, dt.date(2026, 12, 31))
    assert diary_pdf(span_of(desk, "month", MONDAY)).startswith(b"%PDF")


def dialog_of(dialog: TimetableDialog, qtbot: QtBot) -> TimetableDialog:
    """A dialog that goes with the test."""
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_slip_in_the_file_is_named_with_file_and_key(tmp_path: Path, day: Day) -> None:
    resources = resources_with_it(tmp_path)
    path = resources / "codes" / "made-up.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("working_days", "workng_days", 1), encoding="utf-8")
    with pytest.raises(Exception, match=r"made-up\.toml .*workng_days"):
        open_desk(tmp_path / "book", resources, day.today, day.now)
