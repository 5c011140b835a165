"""The settings page: what is typed is written by Save alone, and every problem stands beside its field."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.casework.settings import read_settings
from app.casework.submissions import record_submission
from app.rules.problems import UserError
from app.ui import settings_pages
from app.ui.routes import Routes
from app.ui.settings_pages import DROP, SAVE, STAY, SettingsPage, saved_words
from tests.ui.conftest import Drive, Unnamed
from tests.ui.desks import Day, empty_desk, st_annes


def made(qtbot: QtBot, *, filled: bool = True) -> SettingsPage:
    desk = empty_desk(Day())
    page = SettingsPage(st_annes(desk) if filled else desk, Routes())
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    return page


def test_it_shows_what_is_set_and_everything_has_a_name(qtbot: QtBot, unnamed: Unnamed) -> None:
    page = made(qtbot)
    assert page.boxes["landlord"].value() == "St Anne's Almshouses"
    assert "stage2_people" not in page.boxes  # the plan below is the one place where they stand
    assert page.boxes["ombudsman_phone"].value() == "0300 111 3000"
    assert not page.save.isEnabled()
    assert unnamed(page) == []


def test_saving_writes_what_was_changed_and_says_so(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.boxes["phone"].set_value("01632 960199")
    assert page.save.isEnabled()
    with qtbot.waitSignal(page._routes.changed) as changed:
        page.save.click()
    assert changed.args == ["Saved: the telephone number."]
    assert read_settings(page._desk).phone == "01632 960199"
    assert not page.save.isEnabled()


def test_of_many_settings_the_first_are_named_so_that_the_sentence_is_not_cut() -> None:
    assert saved_words(("a", "b", "c")) == "Saved: a, b and c."
    assert saved_words(("the name", "the address", "c", "d", "e")) == "Saved: the name, the address and 3 more."
    assert saved_words(()) == "Nothing was changed."


def test_a_problem_stands_beside_its_field_and_nothing_is_lost(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.boxes["postcode"].set_value("Wells")
    page.boxes["officer"].set_value("H. Price")
    page.boxes["website"].set_value("www.stannes.example")
    page.save.click()
    assert "full postcode" in page.boxes["postcode"].problem()
    assert page.boxes["website"].value() == "www.stannes.example"
    assert read_settings(page._desk).website == ""
    assert page.problems.isVisible()


def test_what_the_landlord_is_under_the_code_is_kept(qtbot: QtBot) -> None:
    page = made(qtbot)
    for key, value in (("homes", "34"), ("year_end", "31/3"), ("third_stage", "A panel with residents on it.")):
        page.boxes[key].set_value(value)
    page.boxes["escalation_days"].set_value("20")
    page.boxes["submitted_on"].set_value(dt.date(2026, 9, 1))
    page.boxes["submitted_for"].set_value(dt.date(2026, 9, 1))
    assert not page.write()
    assert "ended before that" in page.boxes["submitted_for"].problem()
    page.boxes["submitted_for"].set_value(dt.date(2025, 3, 31))
    assert page.write()
    kept = read_settings(page._desk)
    assert (kept.homes, kept.year_end, kept.submitted_on) == ("34", "31 March", dt.date(2026, 9, 1))
    assert kept.submitted_for == dt.date(2025, 3, 31)
    assert kept.third_stage == "A panel with residents on it."
    assert page.boxes["year_end"].value() == "31 March"
    assert (kept.escalation_days, kept.escalation_window) == ("20", 20)


def test_a_day_that_is_none_stands_beside_its_field(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.boxes["year_end"].set_value("the spring")
    page.boxes["homes"].set_value("some")
    assert not page.write()
    assert "for example 31 March" in page.boxes["year_end"].problem()
    assert "in figures" in page.boxes["homes"].problem()


def test_what_was_recorded_elsewhere_meanwhile_is_not_undone(qtbot: QtBot) -> None:
    """The submission is recorded on Today while something is typed here and not yet saved."""
    page = made(qtbot)
    page.boxes["phone"].set_value("01632 960199")
    record_submission(page._desk, dt.date(2026, 11, 20))
    page.refresh()
    assert page.write()
    kept = read_settings(page._desk)
    assert (kept.phone, kept.submitted_on) == ("01632 960199", dt.date(2026, 11, 20))
    assert page.boxes["submitted_on"].value() == dt.date(2026, 11, 20)


def test_what_is_being_typed_survives_a_refresh_and_can_be_put_back(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.boxes["landlord"].set_value("St Anne and St Joan")
    page.refresh()
    assert page.boxes["landlord"].value() == "St Anne and St Joan"
    page.undo.click()
    assert page.boxes["landlord"].value() == "St Anne's Almshouses"


def test_an_empty_book_asks_for_what_letters_need(qtbot: QtBot) -> None:
    page = made(qtbot, filled=False)
    page.boxes["phone"].set_value("01632 960100")
    page.save.click()
    assert "landlord's name" in page.boxes["landlord"].problem()
    assert "officer's name" in page.boxes["officer"].problem()


def test_what_is_not_saved_is_said_on_the_way_back(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.hide()
    page.show()
    assert not page.unsaved_notice.isVisible()
    page.boxes["phone"].set_value("01632 960199")
    assert page.unsaved()
    assert not page.unsaved_notice.isVisible()
    page.hide()
    page.show()
    assert page.unsaved_notice.isVisible()
    assert page.boxes["phone"].value() == "01632 960199"
    page.undo.click()
    assert not page.unsaved()
    assert not page.unsaved_notice.isVisible()


@pytest.mark.parametrize(
    ("answer", "may_close", "phone"),
    [(SAVE, True, "01632 960199"), (DROP, True, "01632 960100"), (STAY, False, "01632 960100")],
)
def test_closing_asks_what_becomes_of_changes(
    qtbot: QtBot,
    drive: Drive,
    answer: str,
    may_close: bool,  # noqa: FBT001
    phone: str,
) -> None:
    page = made(qtbot)
    assert page.may_close()
    page.boxes["phone"].set_value("01632 960199")

    def choose(box: QMessageBox) -> None:
        assert box.text() == "Save the settings you changed?"
        assert box.defaultButton().text() == SAVE
        next(button for button in box.buttons() if button.text() == answer).click()

    closing: list[bool] = []
    drive(lambda: closing.append(page.may_close()), choose)
    assert closing == [may_close]
    assert read_settings(page._desk).phone == phone
    assert page.unsaved() is not may_close


def test_settings_that_cannot_be_saved_keep_the_window_open_and_are_shown(qtbot: QtBot, drive: Drive) -> None:
    page = made(qtbot)
    page.boxes["postcode"].set_value("Wells")
    closing: list[bool] = []
    with qtbot.waitSignal(page._routes.place_asked) as asked:
        drive(lambda: closing.append(page.may_close()), lambda box: box.defaultButton().click())
    assert asked.args == ["settings"]
    assert closing == [False]
    assert "full postcode" in page.boxes["postcode"].problem()


def test_a_full_disk_is_told_on_the_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_anything: object) -> None:
        raise UserError("The disk is full. Make room on it, then do it again.")

    monkeypatch.setattr(settings_pages, "save_settings", full)
    page = made(qtbot)
    page.boxes["phone"].set_value("01632 960199")
    assert not page.write()
    assert "disk is full" in page.problems.text()


def test_one_press_says_that_the_ombudsmans_details_were_checked_and_leaves_the_rest(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.boxes["phone"].set_value("01632 960199")
    page.show_details()
    assert page.focusWidget() is page.checked
    with qtbot.waitSignal(page._routes.changed) as changed:
        page.checked.click()
    assert changed.args == ["The Ombudsman's details were checked on Monday 23 November 2026."]
    kept = read_settings(page._desk)
    assert (kept.ombudsman_checked_on, kept.phone) == (dt.date(2026, 11, 23), "01632 960100")
    assert page.boxes["phone"].value() == "01632 960199"
    assert page.save.isEnabled()
