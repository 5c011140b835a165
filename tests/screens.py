"""Pictures of every page, dialog step and letter, to be looked at: `python -m tests.screens DIR`.

Each is drawn light, dark, and light with 200 % text at 1366 x 768, on the sample book of Monday 23 November 2026; some
besides on an empty book and with long names. Nothing is asserted here: it is for eyes.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import clock, places
from app.casework.calendar_guides import adding_form, closure_form
from app.casework.calendars import ADD, Amendment
from app.casework.closures import ClosureEntry, add_closure
from app.casework.codes import TITLES
from app.casework.desks import Desk, open_desk
from app.casework.diaries import MONTH, WEEK, diary_pdf, span_of
from app.casework.files import case_file
from app.casework.guides import CHECK, Guide
from app.casework.holiday_drills import drill
from app.casework.house_rule_guides import house_rule_form
from app.casework.house_rules import keep_house_rule
from app.casework.intake_guides import intake_guide
from app.casework.intakes import Intake, Person, Point, log_complaint
from app.casework.known_days import known_day_form
from app.casework.letters import open_letter
from app.casework.milestones import Milestone
from app.casework.post_rounds import sheaves
from app.casework.presets import presets
from app.casework.questions import PostRow, case_list, letters_to_post
from app.casework.samples import write_sample
from app.casework.settings import read_settings, save_settings
from app.casework.standard_paragraph_guides import adding_paragraph_form
from app.casework.submissions import submission_form
from app.casework.workings import slip, submission_working, working_of
from app.rules.house_rules import HouseRule
from app.start import application
from app.ui.calendar_dialogs import AmendmentDialog, DrillDialog
from app.ui.case_dialogs import CaseFormDialog
from app.ui.check_dialogs import CheckDialog
from app.ui.code_pages import CodePage
from app.ui.diary_dialogs import DiaryDialog
from app.ui.doors import Door
from app.ui.form_dialogs import FormDialog
from app.ui.guide_dialogs import GuideDialog
from app.ui.help_dialogs import about_dialog, where_dialog
from app.ui.issue_round_dialogs import IssueRoundDialog
from app.ui.job_previews import BOTH_SIDES, JobPreviewDialog
from app.ui.label_dialogs import LabelDialog
from app.ui.letter_issues import IssueDialog
from app.ui.letter_pages import LetterPage
from app.ui.letter_reasons import ReasonsDialog
from app.ui.offices import Office
from app.ui.post_dialogs import PostDialog
from app.ui.post_round_dialogs import PostRoundDialog
from app.ui.print_jobs import WHEN_DUPLEX, plan
from app.ui.print_round_dialogs import PrintRoundDialog
from app.ui.prints import opened
from app.ui.shortcuts import ShortcutsDialog
from app.ui.themes import Theme
from app.ui.timetable_dialogs import TimetableDialog
from app.ui.wording_dialogs import WordingDialog
from app.ui.working_dialogs import WorkingDialog
from tests.book_screens import book_dialogs
from tests.letters.cases import LETTERS_OF, written
from tests.letters.pages import printed
from tests.pass_screens import passphrases

TODAY = dt.date(2026, 11, 23)
SIZE = QSize(1366, 768)
SHEET = QSize(827, 1169)
LOOKS = (("light", "light", 100), ("dark", "dark", 100), ("large", "light", 200))

MOURNING = Amendment(ADD, dt.date(2026, 12, 2), "Day of mourning", "Proclaimed this morning.", TODAY)

SUPPOSED = (
    Milestone("acknowledged", TODAY),
    Milestone("extended", TODAY, until=dt.date(2026, 12, 31)),
    Milestone("escalation_requested", dt.date(2027, 1, 20), 2),
)

FAULTS = {
    "updates": "",
    "representative": "",
    "contact": "Canon Hugh Price will respond to you by 15 December 2026. [how often]",
    "questions": "In order to commence our investigation of this informal complaint it was decided that prior to the "
    "works we require additional particulars from you, and we will endeavour to expedite them once they were received. "
    "A designated person can refer you after eight weeks.",
}
"""What stands in a letter that is stopped."""

ANSWERS = {
    "received_on": TODAY,
    "received_how": "phone",
    "first_heard_by": "the warden",
    "asked": "no",
    "unhappy": "yes",
    "matter": "reported_before",
    "work_open": "yes",
    "job": "5512",
    "name": "Mr D. Dunmore",
    "salutation": "Mr Dunmore",
    "address": "14 Chapel Row\nWells",
    "postcode": "BA5 2XX",
    "phone": "01632 960109",
    "represented": "yes",
    "rep_name": "Mrs S. Dunmore",
    "rep_relation": "daughter",
    "points": (
        ("You reported the leaking radiator several times and nobody acted on it.", "ours"),
        ("Your carpet is now damp and smells.", "to_check"),
    ),
    "outcomes": ("The radiator replaced.", "To be told why nobody came."),
    "hazard": "yes",
    "hazard_action": "the plumber was rung at 10am",
    "large_print": True,
    "adjustments": ("Ring in the mornings.",),
}


def main(folder: Path) -> None:
    """Draw everything into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    theme = Theme(app, places.resources() / "fonts", "light")
    with tempfile.TemporaryDirectory() as made:
        sample = write_sample(Path(made) / "sample", places.resources(), TODAY)
        long_names(sample)
        closures(sample)
        own_limits(sample)
        empty = open_desk(Path(made) / "empty", places.resources(), lambda: TODAY, clock.now)
        from tests.read_screens import place_windows, read_windows  # noqa: PLC0415 - it draws with what stands here

        for look, scheme, percent in LOOKS:
            theme.set_scheme(scheme)
            theme.set_percent(percent)
            placed = chain(read_windows(theme, Path(made) / "sample"), place_windows(theme, sample), book_dialogs())
            for name, widget in chain(windows(theme, sample, empty), dialogs(sample), passphrases(theme), placed):
                picture(widget, folder / f"{name}-{look}.png")
        letters(sample, folder)
        reports(sample, folder)
        sample.book.close()
        empty.book.close()
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures are in {folder}\n")


def old_case(desk: Desk) -> int:
    """A complaint of 2023, which the Code of 2022 governs."""
    held = next((row.case_id for row in case_list(desk, "Old Case")), 0)
    person = Person("Mr O. Old-Case", "Mr Old-Case", "3 Chapel Row\nWells", "BA5 2XX")
    points = (Point("Nobody answered my letters about the gutter.", "ours"),)
    late = replace(desk, today=lambda: dt.date(2023, 2, 7))
    intake = Intake(person, dt.date(2023, 2, 6), points=points, outcomes=("Clear the gutter.",))
    return held or log_complaint(late, intake)


def long_names(desk: Desk) -> None:
    """One more case, with everything as long as it may be."""
    name = "The Honourable Mrs Wilhelmina Featherstonehaugh-Cholmondeley of Much Wenlock and Little Snoring"
    log_complaint(
        desk,
        Intake(
            Person(name, "", "The Old Gatehouse Cottage Behind the Almshouses\n1 Long Lane\nWells", "BA5 2XX"),
            TODAY,
            points=tuple(Point(f"Point {n}: the gate was spoken of at length.") for n in range(1, 13)),
            outcomes=("Everything put right. " * 8,),
        ),
    )


def own_limits(desk: Desk) -> None:
    """Stricter limits and a departure of the landlord's own, and its year end, of which Today speaks."""
    policy = "Complaints policy of May 2026, 4.2."
    begun = dt.date(2026, 5, 1)
    keep_house_rule(desk, HouseRule("stage1.respond", 9, since=dt.date(2026, 1, 1)), "Policy of 2026, 4.2.")
    keep_house_rule(desk, HouseRule("stage1.respond", 10, from_origin=True, since=begun), policy)
    keep_house_rule(desk, HouseRule("stage2.respond", 25, explanation="Our trustees meet once a month."), policy)
    save_settings(desk, replace(read_settings(desk), year_end="30 June", homes="34"))


def closures(desk: Desk) -> None:
    """One more closure of the office, of which Today and the calendar speak; the sample has that of Christmas."""
    add_closure(desk, ClosureEntry("Training", dt.date(2026, 12, 7), dt.date(2026, 12, 8)))


def windows(theme: Theme, sample: Desk, empty: Desk) -> Iterator[tuple[str, QWidget]]:
    """The main window on each of its pages."""
    for desk, names in (
        (sample, ("today", "cases", "post", "requests", "calendar", "settings")),
        (empty, ("today", "cases", "post", "calendar")),
    ):
        office = Office(Door(theme), desk)
        office.window.resize(SIZE)
        office.window.show()
        for name in names:
            office.window.show_page(name)
            yield f"page-{name}{'' if desk is sample else '-empty'}", office.window
        if desk is sample:
            yield from _code_windows(office)
            yield from _case_windows(office)
        office._midnight.stop()
        office.window.closing.disconnect(office.close)
        office.window.close()
        office.window.deleteLater()


def _code_windows(office: Office) -> Iterator[tuple[str, QWidget]]:
    """The Code, part by part, with a limit of the landlord's own and a departure; and the edition before."""
    page = office.window.page("code")
    assert isinstance(page, CodePage)
    office.window.show_page("code")
    for part in TITLES:
        page.show_part(part)
        yield f"page-code-{part}", office.window
    page.finder.setText("extension")
    yield "page-code-find", office.window
    page.show_edition("2022")
    page.show_part("limits")
    yield "page-code-limits-2022", office.window


def _case_windows(office: Office) -> Iterator[tuple[str, QWidget]]:
    for who in ("dunmore", "okafor", "brandt", "lindqvist", "featherstonehaugh", "castellanos", "ashworth"):
        office.show_case(_case(office.desk, who))
        yield f"page-case-{who}", office.window
    for who, day in (("castellanos", dt.date(2026, 10, 27)), ("okafor", dt.date(2026, 11, 5))):
        office.show_case(_case(office.desk, who))
        office._case_page().show_known(day)
        yield f"page-case-known-{who}", office.window
    for who in ("dunmore", "whitlock", "featherstonehaugh"):
        office.write_letter(_case(office.desk, who), "acknowledgement", 1)
        QApplication.processEvents()
        yield f"page-letter-{who}", office.window
    yield from _gate_windows(office)


def _gate_windows(office: Office) -> Iterator[tuple[str, QWidget]]:
    """A letter under the Code of 2022 that is stopped, with how it reads unfolded; and the reasons that it wants."""
    office.write_letter(old_case(office.desk), "acknowledgement", 1)
    editor = cast("LetterPage", office.window.page("letter")).editor
    for key, text in FAULTS.items():
        editor.boxes[key].edit.setPlainText(text)
    editor.judge()
    QApplication.processEvents()
    yield "page-letter-stopped", office.window
    fold = editor.checklist.reading.fold
    assert fold is not None
    fold.button.setChecked(True)
    for _ in range(8):
        QApplication.processEvents()
    editor._scroll.verticalScrollBar().setValue(editor._scroll.verticalScrollBar().maximum())
    yield "page-letter-reading", office.window
    letter = editor.letter()
    assert letter is not None
    yield "dialog-reasons", ReasonsDialog(letter)
    why = {one.key: "It does not apply here." for one in letter.shortfalls()}
    yield "dialog-issue-reasons", IssueDialog(letter.explained(why))
    editor.put_down()


def dialogs(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """Every step of the intake guide, and the other dialogs."""
    yield from _steps("intake", intake_guide(desk, "Anne Clerk"), ANSWERS)
    okafor = case_file(desk, _case(desk, "okafor"))
    yield "dialog-working", WorkingDialog(working_of(desk, okafor.case_id, okafor.clocks[-1].key))
    yield "dialog-working-hazard", WorkingDialog(working_of(desk, _case(desk, "dunmore"), "hazard"))
    if (yearly := submission_working(desk)) is not None:
        yield "dialog-working-submission", WorkingDialog(yearly)
    diary = DiaryDialog(desk)
    yield "dialog-diary", diary
    diary.day.set_value("32 11 2026")
    diary.print_sheet()
    yield "dialog-diary-problem", diary
    brandt = case_file(desk, _case(desk, "brandt"))
    yield "dialog-post", PostDialog(desk, brandt.case_id, brandt.letters[0].letter_id)
    waiting = letters_to_post(desk)
    yield "dialog-post-round", PostRoundDialog(desk, waiting)
    yield "dialog-print-round", PrintRoundDialog(desk, waiting, WHEN_DUPLEX)
    yield "dialog-print-preview", _preview(desk, waiting)
    yield "dialog-issue-round", IssueRoundDialog(desk)
    yield "dialog-labels", LabelDialog(desk, waiting)
    yield "dialog-holiday", AmendmentDialog(desk, adding_form(desk))
    yield "dialog-drill", DrillDialog(desk, drill(desk, MOURNING), "&Add the bank holiday")
    yield "dialog-closure", CaseFormDialog(closure_form(desk), "Closures of your office").window
    yield "dialog-house-rule", CaseFormDialog(house_rule_form(desk, "stage2.respond"), "Stage 2 response").window
    yield "dialog-submission", CaseFormDialog(submission_form(desk), "St Anne's Almshouses").window
    yield from _what_if(desk)
    yield "dialog-wording", WordingDialog(desk)
    yield "dialog-standard-paragraph", CaseFormDialog(adding_paragraph_form(desk), "St Anne's Almshouses").window
    yield "dialog-records", CheckDialog(desk)
    yield "dialog-where", where_dialog(desk)
    yield "dialog-about", about_dialog(desk)
    yield "dialog-keys", ShortcutsDialog()


def _preview(desk: Desk, rows: Sequence[PostRow]) -> JobPreviewDialog:
    """The job of all letters that wait, as it is printed on both sides."""
    found, _ = sheaves(desk, rows)
    return JobPreviewDialog(found, plan([opened(one.pdf).pageCount() for one in found], fresh=True), BOTH_SIDES)


def _what_if(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """What if? With nothing supposed, with several things, with what cannot be; and the forms that it asks in."""
    for who in ("dunmore", "castellanos", "featherstonehaugh"):
        dialog = TimetableDialog(desk, _case(desk, who))
        dialog.resize(SIZE - QSize(0, 40))
        yield f"dialog-what-if-{who}", dialog
        for one in SUPPOSED:
            dialog.suppose(one)
        dialog.pane.ensureWidgetVisible(dialog.heading)
        yield f"dialog-what-if-{who}-supposed", dialog
    for preset in presets(desk, _case(desk, "dunmore")):
        if preset.opens is not None:
            yield f"dialog-what-if-form-{preset.key}", FormDialog(preset.opens(()).guide)
    yield "dialog-known", FormDialog(known_day_form(desk, _case(desk, "okafor")))


def _steps(name: str, guide: Guide, answers: dict[str, object]) -> Iterator[tuple[str, QWidget]]:
    dialog = GuideDialog(guide, answers, subtitle="St Anne's Almshouses")
    for step in guide.path(dialog.answers()):
        yield f"dialog-{name}-{step}", dialog
        if step != CHECK:
            dialog.go_on()
    dialog.deleteLater()


def picture(widget: QWidget, path: Path) -> None:
    """Draw a widget as it would stand on the screen."""
    if isinstance(widget, QDialog):
        widget.show()
    for _ in range(8):  # what is laid out anew for its width has those above it laid out anew
        QApplication.processEvents()
    widget.grab().save(str(path))


def letters(desk: Desk, folder: Path) -> None:
    """The letters: of the sample, stamped as a draft, and every kind of every edition in both prints; each page."""
    for who in ("dunmore", "featherstonehaugh"):
        _pages(open_letter(desk, _case(desk, who), "acknowledgement", 1).preview(), folder, f"letter-{who}")
    person = Person("Mrs L. Print", "Mrs Print", "2 Chapel Row\nWells", "BA5 2XX")
    points, outcomes = (Point("The print was too small.", "ours"),), ("Larger print.",)
    intake = Intake(person, TODAY, points=points, outcomes=outcomes, large_print=True)
    large = open_letter(desk, log_complaint(desk, intake), "acknowledgement", 1)
    _pages(large.preview(), folder, "letter-large-print")
    for edition, kind, stage in LETTERS_OF:
        for look, large_print in (("", False), ("-large", True)):
            pdf = printed(written(edition, kind, stage, large_print=large_print))
            _pages(pdf, folder, f"letter-{kind}-{edition}-{stage}{look}")


def reports(desk: Desk, folder: Path) -> None:
    """The slip of a working, and a week and a month of the diary."""
    _pages(slip(working_of(desk, _case(desk, "okafor"), "stage1.respond")), folder, "slip")
    for kind in (WEEK, MONTH):
        _pages(diary_pdf(span_of(desk, kind, TODAY)), folder, f"diary-{kind}")


def _pages(pdf: bytes, folder: Path, name: str) -> None:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    for page in range(document.pageCount()):
        size = document.pagePointSize(page)
        sides = SHEET.transposed() if size.width() > size.height() else SHEET
        sheet = QImage(sides, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)  # a page is drawn without its paper
        painter = QPainter(sheet)
        painter.drawImage(0, 0, document.render(page, sides))
        painter.end()
        sheet.save(str(folder / f"{name}-{page + 1}.png"))
    document.close()


def _case(desk: Desk, who: str) -> int:
    return case_list(desk, who)[0].case_id


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens"))
