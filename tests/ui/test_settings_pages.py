"""The settings page: what is typed is written by Save alone, and every problem stands beside its field."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.casework.settings import read_settings
from app.ui.routes import Routes
from app.ui.settings_pages import SettingsPage
from tests.ui.conftest import Unnamed
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
    assert page.boxes["stage2_people"].value() == ("Canon H. Price",)
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


def test_a_problem_stands_beside_its_field_and_nothing_is_lost(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.boxes["postcode"].set_value("Wells")
    page.boxes["stage2_people"].set_value(("Anne Clerk",))
    page.boxes["website"].set_value("www.stannes.example")
    page.save.click()
    assert "full postcode" in page.boxes["postcode"].problem()
    assert "another person" in page.boxes["stage2_people"].problem()
    assert page.boxes["website"].value() == "www.stannes.example"
    assert read_settings(page._desk).website == ""
    assert page.problems.isVisible()


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
