"""The Code page: each edition in parts, found by words and numbers, and the landlord's own limits set on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.casework.codes import TITLES
from app.casework.desks import Desk, lay_desk
from app.casework.house_rules import read_house_rules
from app.casework.settings import read_settings, save_settings
from app.models.books import book_in_memory
from app.rules.house_rules import HouseRule
from app.ui.buttons import Button
from app.ui.code_limits import LimitRow
from app.ui.code_pages import CodePage
from app.ui.form_dialogs import FormDialog
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.passages import PassageRow
from app.ui.routes import Routes
from app.ui.themes import Theme
from tests.invented_codes import resources_with_2031
from tests.ui.conftest import Drive, Show, Unnamed
from tests.ui.desks import Day, empty_desk, st_annes

WIDE, HIGH = 1130, 700
POLICY = "Complaints policy of May 2026, 4.2."


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = st_annes(empty_desk(Day()))
    yield desk
    desk.book.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A desk with an invented edition beside the real ones."""
    day = Day()
    book = book_in_memory(day.now)
    yield st_annes(lay_desk(book, resources_with_2031(tmp_path), day.today))
    book.close()


def shown(desk: Desk, show: Show) -> CodePage:
    page = CodePage(desk, Routes())
    page.resize(WIDE, HIGH)
    show(page)
    return page


@pytest.fixture
def page(desk: Desk, show: Show) -> CodePage:
    return shown(desk, show)


def said(page: QWidget) -> list[str]:
    return [words.text() for words in page.findChildren(Words) if words.isVisible()]


def limit(page: CodePage, key: str) -> LimitRow:
    return next(row for row in page.rows.findChildren(LimitRow) if row.limit.key == key)


def fill_in(**values: Any) -> Any:  # noqa: ANN401 - what a field of the form answers
    def act(dialog: FormDialog) -> None:
        for key, value in values.items():
            box = dialog.findChild(QWidget, key)
            box.set_value(value)  # type: ignore[union-attr]  # a field of the form
        dialog.next.click()

    return act


def test_it_begins_with_the_edition_in_force(page: CodePage, unnamed: Unnamed) -> None:
    assert (page.edition, page.part) == ("2024", "about")
    words = said(page)
    assert "About this edition" in words
    assert "Code of 2024. In force from Monday 1 April 2024." in words
    assert any(text.startswith("“an expression of dissatisfaction, however made, about the standard") for text in words)
    panels = [one for one in page.rows.findChildren(NoticePanel) if one.isVisible()]
    assert panels[0].accessibleName().startswith("To be confirmed ")
    assert unnamed(page) == []


@pytest.mark.parametrize("part", TITLES)
def test_every_part_is_there_and_everything_has_a_name(page: CodePage, part: str, unnamed: Unnamed) -> None:
    page.side.contents.buttons[part].click()
    assert page.part == part
    assert TITLES[part] in said(page)
    assert page.side.contents.buttons[part].chosen()
    assert unnamed(page) == []


@pytest.mark.parametrize("edition", ["2020", "2022", "2024"])
def test_every_edition_can_be_looked_at(page: CodePage, desk: Desk, edition: str) -> None:
    page.side.editions.buttons[edition].click()
    assert desk.editions.named(edition).name in said(page)


def test_another_edition_shows_the_same_part_where_it_has_one(page: CodePage) -> None:
    page.show_part("remedies")
    page.show_edition("2022")
    assert page.part == "remedies"
    page.show_edition("2020")  # what is known of it names no remedies
    assert page.part == "about"


def test_clauses_are_found_while_one_types_and_all_come_back(page: CodePage, desk: Desk) -> None:
    page.show_part("limits")
    page.finder.setFocus()
    QTest.keyClicks(page.finder, "6.13")
    assert [row.passage.mark for row in page.rows.findChildren(PassageRow) if row.isVisible()] == ["6.13"]
    assert page.finder.hasFocus()
    QTest.keyClick(page.finder, Qt.Key.Key_Escape)
    assert len(page.rows.rows) == len(desk.editions.named("2024").clauses)
    QTest.keyClicks(page.finder, "zeppelin")
    assert any(text.startswith("No clause of the Code of 2024 has “zeppelin”.") for text in said(page))
    page.show_part("letters")
    assert page.finder.text() == ""


def test_a_stricter_limit_is_kept_and_stands_beside_the_codes(page: CodePage, desk: Desk, drive: Drive) -> None:
    page.show_part("limits")
    answers = {"working_days": "10", "from_origin": True, "reason": POLICY}
    page._routes.changed.connect(lambda _sentence: page.refresh())
    changed: list[str] = []
    page._routes.changed.connect(changed.append)
    drive(limit(page, "stage1.respond").keep.click, fill_in(**answers))
    assert read_house_rules(desk) == (HouseRule("stage1.respond", 10, from_origin=True),)
    assert changed == ["Own limit set for the stage 1 response: 10 working days from receipt."]
    row = limit(page, "stage1.respond")
    assert len(row.limit.own) == 1
    assert row.limit.length == "10 working days"
    assert "Your own limit: 10 working days from receipt." in row.accessibleName()


def test_a_laxer_one_is_refused_until_it_is_explained(page: CodePage, desk: Desk, drive: Drive) -> None:
    page.show_part("limits")

    def act(dialog: FormDialog) -> None:
        fill_in(working_days="25", reason=POLICY)(dialog)
        assert "Explain why your policy gives longer." in " ".join(said(dialog))
        assert dialog.isVisible()
        fill_in(explanation="The trustees meet once a month.")(dialog)

    drive(limit(page, "stage2.respond").keep.click, act)
    assert read_house_rules(desk)[0].explanation == "The trustees meet once a month."
    page.refresh()
    assert "a departure from the Code. The Code's date still counts." in limit(page, "stage2.respond").accessibleName()


def test_a_limit_is_removed_with_a_reason_and_the_focus_stays_there(page: CodePage, desk: Desk, drive: Drive) -> None:
    page.show_part("limits")
    drive(limit(page, "stage1.respond").keep.click, fill_in(working_days="8", reason=POLICY))
    page.refresh()
    row = limit(page, "stage1.respond")
    row.drops[0].setFocus()
    drive(row.drops[0].click, fill_in(reason="The policy follows the Code now."))
    page.refresh()
    assert read_house_rules(desk) == ()
    assert page.window().focusWidget() is limit(page, "stage1.respond").keep


def test_a_newer_policy_stands_below_the_older_and_each_is_changed_by_itself(
    page: CodePage, desk: Desk, drive: Drive
) -> None:
    page.show_part("limits")
    january, june = dt.date(2026, 1, 1), dt.date(2026, 6, 1)
    for figure, since in (("8", january), ("9", june)):
        drive(limit(page, "stage1.respond").keep.click, fill_in(working_days=figure, reason=POLICY, since=since))
        page.refresh()
    assert [(rule.working_days, rule.since) for rule in read_house_rules(desk)] == [(8, january), (9, june)]
    words = said(limit(page, "stage1.respond"))
    begun = [f"{day} 2026 on" for day in ("Thursday 1 January", "Monday 1 June")]
    assert [any(one in text for text in words) for one in begun] == [True, True]
    drive(limit(page, "stage1.respond").changes[0].click, fill_in(working_days="7", reason=POLICY))
    page.refresh()
    assert [(rule.working_days, rule.since) for rule in read_house_rules(desk)] == [(7, january), (9, june)]
    drive(limit(page, "stage1.respond").drops[1].click, fill_in(reason="It was typed wrongly."))
    assert [(rule.working_days, rule.since) for rule in read_house_rules(desk)] == [(7, january)]


def test_escape_keeps_nothing(page: CodePage, desk: Desk, drive: Drive) -> None:
    page.show_part("limits")
    drive(limit(page, "stage1.respond").keep.click, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert read_house_rules(desk) == ()


def test_the_yearly_submission_is_recorded_here(
    page: CodePage, desk: Desk, drive: Drive, qtbot: QtBot, unnamed: Unnamed
) -> None:
    page.show_part("limits")

    def panel() -> NoticePanel:
        return next(one for one in page.rows.findChildren(NoticePanel) if one.isVisible())

    with qtbot.waitSignal(page._routes.place_asked) as asked:
        panel().button.click()
    assert asked.args == ["settings"]
    assert panel().findChild(Button, "submission.working") is None
    save_settings(desk, replace(read_settings(desk), year_end="31 July", submitted_on=dt.date(2026, 1, 20)))
    page.refresh()
    assert panel().text() == "For the year that ended on Friday 31 July 2026 yours is due by Sunday 31 January 2027."
    link = panel().findChild(Button, "submission.working")
    assert link is not None
    with qtbot.waitSignal(page._routes.submission_working_asked):
        QTest.keyClick(link, Qt.Key.Key_Return)
    assert unnamed(page) == []
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Tab)
    assert panel().button.hasFocus()
    drive(panel().button.click, fill_in(on=dt.date(2026, 11, 20)))
    page.refresh()
    assert panel().text().endswith("yours was sent on Friday 20 November 2026.")
    assert not panel().button.isVisible()
    assert panel().findChild(Button, "submission.working") is not None


def test_page_keys_scroll_from_wherever_the_focus_is(page: CodePage, qtbot: QtBot) -> None:
    page.show_part("clauses")
    bar = page.pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    page.finder.setFocus()
    QTest.keyClick(page.finder, Qt.Key.Key_PageDown)
    below = bar.value()
    assert below > 0
    QTest.keyClick(page.finder, Qt.Key.Key_PageUp)
    assert bar.value() < below


def test_reading_on_scrolls_along(page: CodePage) -> None:
    page.show_part("clauses")
    page.rows.rows[0].setFocus()
    QTest.keyClick(page.rows.rows[0], Qt.Key.Key_End)
    last = page.rows.rows[-1]
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()


def test_asking_again_keeps_the_place_and_the_focus(page: CodePage, qtbot: QtBot) -> None:
    page.show_part("clauses")
    page.rows.rows[20].setFocus()
    name, scrolled = page.rows.rows[20].objectName(), page.pane.verticalScrollBar().value()
    page.refresh()
    focus = page.window().focusWidget()
    assert focus is not None
    assert focus.objectName() == name
    qtbot.waitUntil(lambda: page.pane.verticalScrollBar().value() == scrolled)


def test_in_large_text_menus_take_the_place_of_the_side(page: CodePage, theme: Theme, qtbot: QtBot) -> None:
    page.side.contents.buttons["clauses"].setFocus()
    page.side.contents.buttons["clauses"].click()
    theme.set_percent(200)
    qtbot.waitUntil(page.part_menu.isVisible)
    assert not page.side.isVisible()
    assert page.part_menu.hasFocus()
    assert page.part_menu.accessibleName() == "Contents: Clauses is shown"
    assert [pane is page.side for pane in page.panes()] == [False, False]
    menus: list[QMenu] = []
    for button in (page.edition_menu, page.part_menu):
        button.click()
        menus += [menu for menu in button.findChildren(QMenu) if menu.isVisible()]
        menus[-1].actions()[-1].trigger()
        menus[-1].close()
    assert (page.edition, page.part) == ("2020", "wrinkles")
    theme.set_percent(100)
    qtbot.waitUntil(page.side.isVisible)
    assert page.panes()[0] is page.side


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("part", ["about", "clauses", "limits", "wrinkles"])
def test_nothing_is_wider_than_the_page(page: CodePage, theme: Theme, part: str, percent: int) -> None:
    theme.set_percent(percent)
    page.resize(1330 if percent > 100 else WIDE, HIGH)
    page.show_part(part)
    QTest.qWait(20)
    assert page.pane.horizontalScrollBar().maximum() == 0
    for row in page.rows.rows:
        assert row.mapTo(page.pane.body, QPoint(row.width(), 0)).x() <= page.pane.viewport().width()


def test_an_edition_that_is_one_file_more_is_shown_and_takes_limits(other: Desk, show: Show, drive: Drive) -> None:
    """No Python knows of it: its numbers are its own."""
    page = shown(other, show)
    page.side.editions.buttons["2031"].click()
    edition = other.editions.named("2031")
    assert edition.definition in " ".join(said(page))
    for part in ("clauses", "refusing", "remedies", "wrinkles"):
        page.show_part(part)
        assert page.part == part
        assert page.rows.rows
    page.show_part("limits")
    assert [row.limit.length for row in page.rows.findChildren(LimitRow)] == [
        "2 working days",
        "3 working days",
        "7 working days",
        "12 working days",
    ]
    assert "Time limit to complain: 9 months" in said(page)
    drive(limit(page, "stage1.log").keep.click, fill_in(working_days="1", reason=POLICY))
    drive(
        limit(page, "stage1.respond").keep.click,
        fill_in(working_days="8", explanation="The old figure stands.", reason=POLICY),
    )
    page.refresh()
    own = [[one.verdict for one in row.limit.own] for row in page.rows.findChildren(LimitRow)]
    assert own == [["stricter"], [], ["laxer"], []]
    page.show_edition("2024")
    (respond,) = limit(page, "stage1.respond").limit.own
    assert respond.verdict == "stricter"
