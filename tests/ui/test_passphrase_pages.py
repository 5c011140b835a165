"""The page of the first start: it recommends a passphrase, can be left, and comes again kindly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.protections import close_book, open_for_good
from app.models import keys
from app.ui import passphrase_pages
from app.ui.doors import Door
from app.ui.offices import Office
from app.ui.passphrase_pages import PassphrasePage
from app.ui.preferences import ASK_AGAIN, Preferences
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed
from tests.ui.desks import Day, desk_on_disk, st_annes

PHRASE = "four short words here"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a passphrase takes no time in tests."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, day: Day, tmp_path: Path) -> Iterator[Office]:
    desk = st_annes(desk_on_disk(tmp_path / "book", day))
    made = Office(Door(theme), desk, Preferences(tmp_path / "window.ini"))
    made.window.show()
    yield made
    made.close()
    made.window.may_close = lambda: True
    made.window.close()


def page_of(office: Office) -> PassphrasePage:
    page = office.window.page("passphrase")
    assert isinstance(page, PassphrasePage)
    return page


def test_it_is_shown_first_and_can_be_left_for_today(office: Office, day: Day, unnamed: Unnamed) -> None:
    office.recommend_passphrase()
    assert office.window.current() == "passphrase"
    assert unnamed(page_of(office)) == []
    page_of(office).later.click()
    assert office.window.current() == "today"
    office.recommend_passphrase()
    assert office.window.current() == "today"
    day.date += ASK_AGAIN
    office.recommend_passphrase()
    assert office.window.current() == "passphrase"
    page_of(office).refresh()
    assert "You left this on Monday 23 November 2026." in page_of(office).left.text()


def test_a_book_that_came_in_plain_is_asked_about(office: Office) -> None:
    office.routes.restored.emit("The book is back: 12 complaints.")
    assert office.window.current() == "passphrase"
    page_of(office).later.click()
    office.routes.restored.emit("The book is back: 12 complaints.")
    assert office.window.current() == "today"


def test_who_is_not_to_be_asked_again_is_not(office: Office, day: Day) -> None:
    office.recommend_passphrase()
    page_of(office).never.click()
    day.date += dt.timedelta(days=4000)
    office.recommend_passphrase()
    assert office.window.current() == "today"


def test_a_book_that_is_closed_is_not_asked_about(office: Office) -> None:
    close_book(office.desk, PHRASE, PHRASE)
    office.recommend_passphrase()
    assert office.window.current() == "today"
    open_for_good(office.desk)
    office.recommend_passphrase()
    assert office.window.current() == "passphrase"


def test_with_a_passphrase_set_it_goes_to_today(office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def close(desk: Desk, _parent: QWidget, _preferences: Preferences | None) -> None:
        close_book(desk, PHRASE, PHRASE)

    office.recommend_passphrase()
    monkeypatch.setattr(passphrase_pages, "show_passphrase", lambda *_: None)
    page_of(office).set.click()
    assert office.window.current() == "passphrase"
    monkeypatch.setattr(passphrase_pages, "show_passphrase", close)
    page_of(office).set.click()
    qtbot.waitUntil(lambda: office.window.current() == "today")
    assert "closed with a passphrase" in office.window.statusBar().currentMessage()


def test_before_anything_is_in_the_book_an_export_can_be_brought_back(
    qtbot: QtBot, theme: Theme, day: Day, tmp_path: Path
) -> None:
    """A passphrase is an entry in the journal, and an export comes only into a book that has none."""
    made = Office(Door(theme), desk_on_disk(tmp_path / "new", day), Preferences(tmp_path / "window.ini"))
    made.window.show()
    made.recommend_passphrase()
    page = page_of(made)
    asked: list[str] = []
    made.routes.bring_back_asked.disconnect()
    made.routes.bring_back_asked.connect(lambda: asked.append("asked"))
    assert page.back.isVisible()
    page.back.click()
    assert asked == ["asked"]
    st_annes(made.desk)
    page.refresh()
    assert not page.back.isVisible()
    made.close()
    made.window.may_close = lambda: True
    made.window.close()
