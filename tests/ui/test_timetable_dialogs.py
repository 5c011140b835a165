"""What if? Supposed in one step or by a form, changed, removed; the table follows; nothing is stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casework.cases import case_records
from app.casework.intakes import log_complaint
from app.casework.milestones import Milestone
from app.casework.suppositions import Moved
from app.ui.form_dialogs import FormDialog
from app.ui.labels import Words
from app.ui.themes import Theme
from app.ui.timetable_dialogs import NOT_STORED, TimetableDialog, differing
from app.ui.working_dialogs import WorkingDialog
from tests.case_desks import INTAKE, MONDAY, CaseDesk, case_desk
from tests.models.ledgers import everything
from tests.ui.conftest import Drive, Show, Unnamed

LATER = dt.date(2027, 1, 20)


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path)


@pytest.fixture
def dialog(at_hand: CaseDesk, show: Show) -> TimetableDialog:
    made = TimetableDialog(at_hand.desk, at_hand.case_id)
    show(made)
    return made


def changes(dialog: TimetableDialog) -> list[str]:
    return [line.row.change for line in dialog.lines]


def fill(dialog: FormDialog, **answers: object) -> None:
    for key, value in answers.items():
        dialog.page.boxes[key].set_value(value)  # type: ignore[union-attr]  # a form of one page
    dialog.go_on()


def test_it_begins_with_the_dates_as_they_stand(dialog: TimetableDialog, unnamed: Unnamed) -> None:
    assert changes(dialog) == ["same", "same"]
    assert not dialog.hint.isHidden()
    assert not dialog.again.isEnabled()
    assert dialog.presets["acknowledged"].hasFocus()
    assert NOT_STORED in [words.text() for words in dialog.findChildren(Words)]
    assert dialog.windowTitle().startswith("What if? - ")
    assert dialog.heading.text() == "The dates now and then"
    assert unnamed(dialog) == []


def test_one_press_supposes_what_is_asked_most(dialog: TimetableDialog, at_hand: CaseDesk) -> None:
    before = everything(at_hand.desk.book)
    QTest.keyClick(dialog.presets["acknowledged"], Qt.Key.Key_Return)
    assert changes(dialog) == ["met", "earlier"]
    assert dialog.presets["acknowledged"].hasFocus()
    assert [line.words for line in dialog.suppositions] == ["Stage 1 acknowledgement sent on Monday 23 November 2026"]
    dialog.presets["responded"].click()
    assert changes(dialog) == ["met", "met"]
    assert dialog.hint.isHidden()
    dialog.again.click()
    assert changes(dialog) == ["same", "same"]
    assert everything(at_hand.desk.book) == before


def test_an_extension_by_so_many_days_is_supposed_by_a_form(dialog: TimetableDialog, drive: Drive) -> None:
    drive(dialog.presets["extended"].click, lambda form: fill(form, days="7"))
    assert changes(dialog) == ["same", "later", "new"]
    assert dialog.lines[1].row.difference == "7 working days later"


def test_the_next_stage_is_supposed_on_a_day_and_seen_from_then(dialog: TimetableDialog, drive: Drive) -> None:
    drive(dialog.presets["escalation_requested"].click, lambda form: fill(form, on=LATER))
    assert changes(dialog)[2:4] == ["new", "new"]
    titles = [words.text() for words in dialog.head.findChildren(Words) if words.text()]
    assert titles == ["As it stands on Monday 23 November 2026", "As it would be on Wednesday 20 January 2027"]
    assert dialog.lines[0].now.caption.text() == titles[0]
    assert titles[1] in dialog.lines[0].accessibleName()
    assert "before stage 1 was answered" in dialog.oddities.text()


def test_a_form_that_is_given_up_supposes_nothing(dialog: TimetableDialog, drive: Drive) -> None:
    drive(dialog.presets["event"].click, lambda form: form.reject())
    assert dialog.supposed == ()


def test_a_supposition_is_changed_in_its_form(dialog: TimetableDialog, drive: Drive) -> None:
    dialog.suppose(Milestone("acknowledged", MONDAY))
    drive(dialog.suppositions[0].change.click, lambda form: fill(form, on=dt.date(2026, 12, 2)))
    assert dialog.supposed == (Milestone("acknowledged", dt.date(2026, 12, 2)),)
    assert changes(dialog)[0] == "late"
    assert dialog.focusWidget() is dialog.suppositions[0].change
    drive(dialog.suppositions[0].change.click, lambda form: form.reject())
    assert len(dialog.supposed) == 1


def test_another_day_that_is_changed_to_another_entry_takes_its_place(
    dialog: TimetableDialog, at_hand: CaseDesk, drive: Drive
) -> None:
    """Two entries on another day; the second, changed to name the first's entry, stands alone and has the focus."""
    at_hand.did("acknowledged", MONDAY)
    by_kind = {one.kind: one.seq for one in case_records(at_hand.desk, at_hand.case_id).standing}
    thursday, friday = dt.date(2026, 11, 19), dt.date(2026, 11, 20)
    dialog.suppose(Moved(by_kind["received"], thursday))
    dialog.suppose(Moved(by_kind["acknowledged"], friday))
    drive(dialog.suppositions[1].change.click, lambda form: fill(form, entry=str(by_kind["received"])))
    assert dialog.supposed == (Moved(by_kind["received"], friday),)
    assert dialog.focusWidget() is dialog.suppositions[0].change


def test_an_event_that_is_moved_onto_anothers_stage_takes_its_place(dialog: TimetableDialog, drive: Drive) -> None:
    answered, asked = Milestone("responded", MONDAY), Milestone("escalation_requested", LATER, 2)
    at_two = Milestone("responded", dt.date(2027, 2, 1), 2)
    for one in (answered, asked, at_two):
        dialog.suppose(one)
    drive(dialog.suppositions[2].change.click, lambda form: fill(form, stage="1"))
    assert dialog.supposed == (asked, replace(at_two, stage=1))
    assert dialog.focusWidget() is dialog.suppositions[1].change


def test_what_cannot_be_worked_out_is_not_supposed(
    dialog: TimetableDialog, monkeypatch: pytest.MonkeyPatch, at_hand: CaseDesk
) -> None:
    def fails(*_asked: object) -> None:
        raise RuntimeError("the calendar is gone")

    with monkeypatch.context() as patched:
        patched.setattr("app.ui.timetable_dialogs.timetable", fails)
        with pytest.raises(RuntimeError, match="is gone"):
            dialog.suppose(Milestone("acknowledged", MONDAY))
    assert (dialog.supposed, changes(dialog)) == ((), ["same", "same"])


def test_a_recorded_event_is_supposed_on_another_day(dialog: TimetableDialog, drive: Drive) -> None:
    drive(dialog.presets["moved"].click, lambda form: fill(form, on=dt.date(2026, 11, 20)))
    assert isinstance(dialog.supposed[0], Moved)
    assert changes(dialog) == ["earlier", "earlier"]


def test_removing_leaves_the_focus_on_the_next(dialog: TimetableDialog) -> None:
    dialog.suppose(Milestone("acknowledged", MONDAY))
    dialog.suppose(Milestone("responded", MONDAY))
    dialog.suppositions[0].remove.click()
    assert len(dialog.supposed) == 1
    assert dialog.suppositions[0].remove.hasFocus()
    dialog.suppositions[0].remove.click()
    assert dialog.presets["acknowledged"].hasFocus()


def test_what_cannot_be_is_said_and_the_second_column_is_empty(dialog: TimetableDialog) -> None:
    dialog.suppose(Milestone("escalation_requested", LATER, 2))
    dialog.suppose(Milestone("acknowledged", dt.date(2027, 1, 21), 2))
    dialog.suppositions[0].remove.click()
    assert not dialog.problems.isHidden()
    assert dialog.problems.text() == "Stage 2 was not asked for. Suppose that it is asked for first."
    assert changes(dialog) == ["", ""]
    dialog.suppositions[0].remove.click()
    assert dialog.problems.isHidden()


def test_another_edition_is_named(dialog: TimetableDialog, at_hand: CaseDesk) -> None:
    received = case_records(at_hand.desk, at_hand.case_id).last("received")
    assert received
    dialog.suppose(Moved(received.seq, dt.date(2023, 6, 1)))
    assert dialog.governed.text() == "The Code of 2022 would apply."


def test_how_many_dates_differ_is_said_to_whoever_does_not_see(dialog: TimetableDialog) -> None:
    assert differing(dialog.told) == "No date would differ."
    dialog.suppose(Milestone("acknowledged", MONDAY))
    assert differing(dialog.told) == "2 dates would differ."
    dialog.suppose(Milestone("acknowledged", dt.date(2026, 11, 30)))
    assert differing(dialog.told) == "1 date would differ."
    dialog.suppose(Milestone("acknowledged", dt.date(2020, 1, 1)))
    assert "before the complaint was received" in differing(dialog.told)


def test_what_cannot_be_supposed_is_grey_and_says_why(at_hand: CaseDesk, show: Show) -> None:
    at_hand.did("acknowledged", MONDAY)
    dialog = TimetableDialog(at_hand.desk, at_hand.case_id)
    show(dialog)
    grey = dialog.presets["acknowledged"]
    assert not grey.isEnabled()
    assert grey.toolTip().startswith("The stage 1 acknowledgement was sent")
    assert dialog.presets["responded"].hasFocus()
    dialog.suppose(Milestone("responded", MONDAY))
    dialog.start_again()
    assert dialog.presets["responded"].hasFocus()


def test_the_working_of_a_supposed_date_is_shown(dialog: TimetableDialog, drive: Drive) -> None:
    dialog.suppose(Milestone("acknowledged", MONDAY))
    titles: list[str] = []

    def read(shown: WorkingDialog) -> None:
        titles.append(shown.windowTitle())

    drive(dialog.lines[1].working.click, read)
    assert titles[0].startswith("Working: Stage 1 response, supposed")


def test_the_keyboard_alone_reaches_everything(dialog: TimetableDialog) -> None:
    dialog.suppose(Milestone("acknowledged", MONDAY))
    dialog.suppositions[0].change.setFocus()
    walked = []
    for _ in range(14):
        focus = QApplication.focusWidget()
        walked.append(focus.objectName() or focus.accessibleName() if focus else "")
        QTest.keyClick(focus or dialog, Qt.Key.Key_Tab)
    assert walked[1].startswith("Remove Stage 1 acknowledgement")
    assert walked[2:8] == [
        "if.acknowledged",
        "if.responded",
        "if.extended",
        "if.escalation_requested",
        "if.event",
        "if.moved",
    ]
    assert walked[8:13] == [
        "date.stage1.acknowledge",
        "working.stage1.acknowledge",
        "working.stage1.respond",
        "again",
        "close",
    ]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_twice_the_text_scrolls_down_and_never_sideways(at_hand: CaseDesk, show: Show, theme: Theme) -> None:
    theme.set_percent(200)
    person = replace(INTAKE.person, name=f"The Honourable Mrs {'Featherstonehaugh' * 5}")
    dialog = TimetableDialog(at_hand.desk, log_complaint(at_hand.desk, replace(INTAKE, person=person)))
    dialog.resize(1340, 690)
    show(dialog)
    dialog.suppose(Milestone("extended", MONDAY, until=dt.date(2026, 12, 31)))
    assert dialog.pane.horizontalScrollBar().maximum() == 0
    assert dialog.pane.verticalScrollBar().maximum() > 0
