"""Desks that are only read: what was confirmed is shown, and no verb records anything."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from app import places
from app.casework.case_deeds import offered_deeds
from app.casework.desks import Desk, open_desk
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.questions import case_list
from app.casework.read_desks import NOTHING_RECORDED, close_untouched, give_way, look_again, open_to_read
from app.rules.problems import UserError
from tests.casework.cases import MONDAY, NOW
from tests.ui.desks import Day, mr_dunmore, st_annes


@pytest.fixture
def writer(tmp_path: Path) -> Desk:
    desk = st_annes(open_desk(tmp_path / "Book", places.resources(), lambda: MONDAY, lambda: NOW))
    log_complaint(desk, mr_dunmore(Day(MONDAY)))
    return desk


def test_nothing_can_be_recorded_and_every_deed_says_why(writer: Desk, tmp_path: Path) -> None:
    desk = open_to_read(tmp_path / "Book", places.resources(), lambda: MONDAY, lambda: NOW)
    case_id = case_list(desk)[0].case_id
    assert desk.read_only
    assert not writer.read_only
    assert {one.blocked for one in offered_deeds(desk, case_id)} == {NOTHING_RECORDED}
    with pytest.raises(UserError, match="read only"):
        add_note(desk, case_id, MONDAY, "He rang.")
    assert desk.as_known_on(MONDAY).read_only
    close_untouched(desk)
    writer.book.close()


def test_it_is_looked_at_again(writer: Desk, tmp_path: Path) -> None:
    desk = open_to_read(tmp_path / "Book", places.resources(), lambda: MONDAY, lambda: NOW)
    log_complaint(writer, mr_dunmore(Day(MONDAY)))
    assert len(case_list(desk)) == 1
    look_again(desk, tmp_path / "Book", lambda: NOW)
    assert len(case_list(desk)) == 2
    close_untouched(desk)
    writer.book.close()


def test_a_book_that_is_given_up_is_read_from_a_copy_or_not_written_at_all(writer: Desk, tmp_path: Path) -> None:
    folder = (tmp_path / "Book").rename(tmp_path / "Elsewhere")
    give_way(writer, lambda: NOW)
    assert writer.read_only
    folder.rename(tmp_path / "Book")
    give_way(writer, lambda: NOW)
    assert writer.book.path is not None
    assert writer.book.path.parent != tmp_path / "Book"
    assert len(case_list(writer)) == 1
    with pytest.raises(UserError, match="read only"):
        add_note(writer, case_list(writer)[0].case_id, MONDAY, "He rang.")
    close_untouched(writer)
    assert not writer.book.path.exists()


def test_a_desk_that_cannot_be_laid_leaves_no_copy_behind(
    writer: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "temporary"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    with pytest.raises(UserError):
        open_to_read(tmp_path / "Book", tmp_path / "no resources", lambda: MONDAY, lambda: NOW)
    assert list(aside.iterdir()) == []
