"""Letters to post: each with its way to the paper, to the posting and to the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.intakes import log_complaint
from app.casework.letters import issue, keep_draft, mark_posted, open_letter
from app.casework.other_formats import record_format
from app.casework.particulars import Needs, change_needs
from app.casework.steps import NextStep
from app.ui.issue_round_dialogs import IssueRoundDialog
from app.ui.pdf_views import PdfDialog
from app.ui.post_pages import NONE_TICKED, LettersToPostPage
from app.ui.post_round_dialogs import PostRoundDialog
from app.ui.preferences import Preferences
from app.ui.print_jobs import NEVER, WHEN_DUPLEX
from app.ui.print_round_dialogs import PrintRoundDialog
from app.ui.routes import Routes
from app.ui.stale_notices import WITHDRAWN
from app.ui.themes import Theme
from tests.ui.conftest import Drive
from tests.ui.desks import Day, empty_desk, mr_dunmore, st_annes
from tests.ui.letters import press

MONDAY = dt.date(2026, 11, 23)


@pytest.fixture
def day() -> Day:
    return Day(MONDAY)


@pytest.fixture
def desk(day: Day) -> Desk:
    return st_annes(empty_desk(day))


def issued(desk: Desk, day: Day) -> tuple[int, int]:
    """A case with an acknowledgement that was issued and not posted: the case and the letter."""
    case_id = log_complaint(desk, replace(mr_dunmore(day), hazard="no"))
    return case_id, issue(desk, open_letter(desk, case_id, "acknowledgement", 1))


def page_of(qtbot: QtBot, desk: Desk, width: int = 1142) -> tuple[LettersToPostPage, Routes]:
    routes = Routes()
    page = LettersToPostPage(desk, routes)
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    qtbot.wait(1)
    return page, routes


def test_a_letter_waits_with_its_name_its_date_and_whom_it_is_to(qtbot: QtBot, desk: Desk, day: Day) -> None:
    issued(desk, day)
    page, _ = page_of(qtbot, desk)
    (line,) = page.lines
    assert line.accessibleName() == (
        "Stage 1 acknowledgement to Mr D. Dunmore, 2026/001. Dated Monday 23 November 2026, not yet posted. "
        "To reach Mr D. Dunmore by Monday 30 November 2026, post it by Thursday 26 November 2026, first class; or by "
        "Tuesday 24 November 2026, second class."
    )
    assert not page.empty.isVisible()


def test_posting_asks_for_the_step_and_the_line_opens_the_case(qtbot: QtBot, desk: Desk, day: Day) -> None:
    case_id, letter_id = issued(desk, day)
    page, routes = page_of(qtbot, desk)
    (line,) = page.lines
    with qtbot.waitSignal(routes.step_asked) as step:
        QTest.keyClick(line.post, Qt.Key.Key_Return)
    assert step.args == [case_id, NextStep("post", "I posted this", "acknowledgement", 1, letter_id)]
    with qtbot.waitSignal(routes.case_asked) as case:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert case.args == [case_id]


def test_the_letter_is_opened_as_it_was_issued(qtbot: QtBot, desk: Desk, day: Day, drive: Drive) -> None:
    issued(desk, day)
    page, _ = page_of(qtbot, desk)
    (line,) = page.lines
    seen: list[Any] = []
    drive(lambda: QTest.mouseClick(line.open, Qt.MouseButton.LeftButton), seen.append)
    assert isinstance(seen[0], PdfDialog)
    assert seen[0].windowTitle() == "Stage 1 acknowledgement, Mr D. Dunmore"


def test_a_letter_that_the_book_has_lost_is_told_in_words(qtbot: QtBot, desk: Desk, day: Day) -> None:
    issued(desk, day)
    page, _ = page_of(qtbot, desk)
    page.show_letter(replace(page.lines[0].row, digest="0" * 64))
    assert page.trouble.isVisible()
    assert "missing from the book" in page.trouble.text()
    page.refresh()
    assert not page.trouble.isVisible()


def test_a_posted_letter_goes_from_the_list_and_the_focus_stays_on_the_page(qtbot: QtBot, desk: Desk, day: Day) -> None:
    case_id, letter_id = issued(desk, day)
    page, _ = page_of(qtbot, desk)
    page.lines[0].post.setFocus()
    mark_posted(desk, case_id, letter_id, day.date, "second")
    page.refresh()
    assert page.lines == []
    assert page.empty.isVisible()
    assert page.window().focusWidget() is page.empty.button


def test_an_empty_page_teaches_and_leads_to_today(qtbot: QtBot, desk: Desk) -> None:
    page, routes = page_of(qtbot, desk)
    with qtbot.waitSignal(routes.place_asked) as asked:
        QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["today"]


def large_print_asked(desk: Desk, case_id: int) -> None:
    change_needs(desk, case_id, Needs(large_print=True), "She rang again.")


def test_a_letter_that_is_out_of_date_says_so_in_its_line(
    qtbot: QtBot, desk: Desk, day: Day, unnamed: Callable[[QWidget], list[str]]
) -> None:
    case_id, _ = issued(desk, day)
    page, _ = page_of(qtbot, desk)
    assert not page.lines[0].stale.isVisible()
    large_print_asked(desk, case_id)
    page.refresh()
    (line,) = page.lines
    said = "It is in ordinary print; the record now asks for large print."
    assert line.stale.isVisible()
    assert line.stale.text() == said
    assert line.accessibleName().endswith(f"second class. {said}")
    assert unnamed(page) == []


def test_it_is_withdrawn_once_she_has_said_so_and_leads_to_the_letter(
    qtbot: QtBot, desk: Desk, day: Day, drive: Drive
) -> None:
    case_id, _ = issued(desk, day)
    large_print_asked(desk, case_id)
    page, routes = page_of(qtbot, desk)
    drive(page.lines[0].stale.button.click, lambda box: press(box, "&Keep it"))
    page.refresh()
    assert len(page.lines) == 1
    said: list[str] = []
    routes.changed.connect(said.append)
    with qtbot.waitSignal(routes.letter_asked) as asked:
        drive(page.lines[0].stale.button.click, lambda box: press(box, "&Withdraw it"))
    assert asked.args == [case_id, "acknowledgement", 1]
    assert said == [WITHDRAWN]
    page.refresh()
    assert page.lines == []


def test_a_letter_that_went_meanwhile_is_told(qtbot: QtBot, desk: Desk, day: Day, drive: Drive) -> None:
    case_id, letter_id = issued(desk, day)
    large_print_asked(desk, case_id)
    page, _ = page_of(qtbot, desk)
    mark_posted(desk, case_id, letter_id, day.date, "hand")
    drive(page.lines[0].stale.button.click, lambda box: press(box, "&Withdraw it"))
    assert page.trouble.text().startswith("That letter went on Monday 23 November 2026 by hand delivery.")


def test_everything_has_a_name(qtbot: QtBot, desk: Desk, day: Day, unnamed: Callable[[QWidget], list[str]]) -> None:
    issued(desk, day)
    page, _ = page_of(qtbot, desk)
    assert unnamed(page) == []


@pytest.mark.parametrize(("percent", "width"), [(100, 1142), (100, 620), (200, 1366), (200, 800)])
def test_nothing_scrolls_sideways(qtbot: QtBot, desk: Desk, theme: Theme, percent: int, width: int) -> None:
    theme.set_percent(percent)
    case_id, _ = issued(desk, Day(MONDAY))
    large_print_asked(desk, case_id)
    page, _ = page_of(qtbot, desk, width)
    assert page.pane.horizontalScrollBar().maximum() == 0
    (line,) = page.lines
    assert all(part.geometry().right() <= line.width() for part in line.parts() if part.isVisible())


# several at once


def two(desk: Desk, day: Day) -> tuple[int, int]:
    """Two letters that wait: their numbers."""
    (_, first), (_, second) = issued(desk, day), issued(desk, day)
    return first, second


def test_all_are_ticked_to_begin_with_and_the_buttons_say_how_many(qtbot: QtBot, desk: Desk, day: Day) -> None:
    two(desk, day)
    page, _ = page_of(qtbot, desk)
    assert page.all.box.isChecked()
    assert page.print.text() == "&Print 2 letters…"
    page.lines[0].tick.click()
    assert (page.all.box.isChecked(), page.print.text()) == (False, "&Print 1 letter…")
    page.refresh()
    assert [line.tick.isChecked() for line in page.lines] == [False, True]  # what she chose stays chosen
    page.all.box.click()
    assert len(page.chosen()) == 2
    page.all.box.click()
    assert page.chosen() == ()
    assert page.print.toolTip() == NONE_TICKED
    page.print_chosen()  # nothing is opened
    page.label_chosen()
    page.post_chosen()


def test_the_ticked_ones_are_posted_together(qtbot: QtBot, desk: Desk, day: Day, drive: Drive) -> None:
    first, second = two(desk, day)
    page, routes = page_of(qtbot, desk)
    page.lines[0].tick.click()

    def record(dialog: PostRoundDialog) -> None:
        dialog.by.set_value("second")
        dialog.record.click()

    with qtbot.waitSignal(routes.changed) as changed:
        drive(page.posted.click, record)
    assert changed.args == ["1 letter is recorded as sent on Monday 23 November 2026 by second class post."]
    page.refresh()
    assert [line.row.letter_id for line in page.lines] == [first]
    assert second != first


def test_what_the_printer_did_not_take_stays_ticked(qtbot: QtBot, desk: Desk, day: Day, drive: Drive) -> None:
    first, second = two(desk, day)
    page, _ = page_of(qtbot, desk)

    def half(dialog: PrintRoundDialog) -> None:
        dialog.taken = frozenset({first})
        dialog.leave.click()

    drive(page.print.click, half)
    assert [row.letter_id for row in page.chosen()] == [second]
    page.all.box.click()

    def whole(dialog: PrintRoundDialog) -> None:
        dialog.taken = frozenset({first, second})
        dialog.leave.click()

    drive(page.print.click, whole)
    assert len(page.chosen()) == 2  # all printed: the next thing is to post them


def test_labels_are_made_of_the_ticked_ones(qtbot: QtBot, desk: Desk, day: Day, drive: Drive) -> None:
    two(desk, day)
    page, _ = page_of(qtbot, desk)
    page.lines[0].tick.click()
    said: list[str] = []
    drive(page.labels.click, lambda dialog: said.append(dialog.told.text()))
    assert said[0].startswith("1 label on 1 sheet.")


def test_where_each_letter_begins_is_kept_for_the_next_time(
    qtbot: QtBot, desk: Desk, day: Day, drive: Drive, tmp_path: Path
) -> None:
    two(desk, day)
    path = tmp_path / "window.ini"
    page = LettersToPostPage(desk, Routes(), preferences=Preferences(path))
    qtbot.addWidget(page)
    page.show()
    said: list[str] = []

    def choose(dialog: PrintRoundDialog) -> None:
        said.append(dialog.fresh.value())
        dialog.fresh.set_value(NEVER)
        dialog.leave.click()

    drive(page.print.click, choose)
    for preferences in (Preferences(path), None):
        again = LettersToPostPage(desk, Routes(), preferences=preferences)
        qtbot.addWidget(again)
        again.show()
        drive(again.print.click, choose)
    assert said == [WHEN_DUPLEX, NEVER, WHEN_DUPLEX]
    path.write_text("fresh=sometimes\n", encoding="utf-8")
    spoilt = LettersToPostPage(desk, Routes(), preferences=Preferences(path))
    qtbot.addWidget(spoilt)
    assert spoilt._fresh == WHEN_DUPLEX


# half written


def half_write(desk: Desk, day: Day) -> int:
    case_id = log_complaint(desk, replace(mr_dunmore(day), hazard="no"))
    letter = open_letter(desk, case_id, "acknowledgement", 1)
    keep_draft(desk, letter.written("received", f"{letter.draft.part('received').text}\n\nThank you."))
    return case_id


def test_half_written_letters_are_counted_and_those_complete_are_issued(
    qtbot: QtBot, desk: Desk, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, routes = page_of(qtbot, desk)
    assert not page.drafts.isVisible()
    half_write(desk, day)
    page.refresh()
    assert page.drafts.isVisible()
    assert page.drafts.text() == "1 letter is half written."

    monkeypatch.setattr(IssueRoundDialog, "exec", lambda dialog: (dialog.gather(), dialog.issue.click()))
    with qtbot.waitSignal(routes.changed) as changed:
        page.drafts.button.click()
    assert changed.args == ["1 letter was issued and waits in Letters to post."]
    page.refresh()
    assert len(page.lines) == 1
    assert not page.drafts.isVisible()


def test_a_half_written_letter_is_opened_from_there(
    qtbot: QtBot, desk: Desk, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = half_write(desk, day)
    page, routes = page_of(qtbot, desk)

    monkeypatch.setattr(IssueRoundDialog, "exec", lambda dialog: (dialog.gather(), dialog.lines[0].open.click()))
    with qtbot.waitSignal(routes.letter_asked) as asked:
        page.drafts.button.click()
    assert asked.args == [case_id, "acknowledgement", 1]


# other formats


def test_a_letter_asked_for_in_braille_stays_until_it_has_gone(
    qtbot: QtBot, desk: Desk, day: Day, drive: Drive, unnamed: Callable[[QWidget], list[str]]
) -> None:
    intake = replace(mr_dunmore(day), hazard="no", adjustments=("Letters in Braille.",))
    case_id = log_complaint(desk, intake)
    letter_id = issue(desk, open_letter(desk, case_id, "acknowledgement", 1))
    page, routes = page_of(qtbot, desk)
    seen: list[Any] = []
    drive(page.lines[0].order.click, seen.append)
    assert seen[0].windowTitle() == "Work order 2026/001"
    mark_posted(desk, case_id, letter_id, day.date, "hand")
    page.refresh()
    assert page.lines == []
    assert not page.empty.isVisible()
    assert unnamed(page) == []
    (line,) = page.format_lines
    with qtbot.waitSignal(routes.step_asked) as step:
        line.format.click()
    asked = NextStep("deed", "It went in another format", "send_format", 1, of=str(letter_id))
    assert step.args == [case_id, asked]
    with qtbot.waitSignal(routes.step_asked) as step:
        line.unwanted.click()
    unwanted = NextStep("deed", "It is no longer wanted", "drop_format", 1, of=str(letter_id))
    assert step.args == [case_id, unwanted]
    record_format(desk, case_id, letter_id, "braille", on=day.date)
    page.show_order(line.row)
    assert "nothing to order" in page.trouble.text()
    page.refresh()
    assert page.format_lines == []
    assert page.empty.isVisible()
