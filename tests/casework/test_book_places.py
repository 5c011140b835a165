"""The place of the book: what is wrong with it is said, and a better one is not as bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places
from app.casework.book_places import CannotMove, better_places, danger, danger_in, first_plain, followed, move_to
from app.casework.desks import Desk, open_desk
from tests.casework.cases import MONDAY, NOW


def opened(folder: Path) -> Desk:
    return open_desk(folder, places.resources(), lambda: MONDAY, lambda: NOW)


def test_a_book_in_a_folder_that_is_copied_away_goes_to_a_better_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr("app.places.data", lambda: tmp_path / "Dropbox" / "Data" / "Book")
    desk = opened(tmp_path / "Dropbox" / "Book")
    found = danger(desk)
    assert found is not None
    assert "Dropbox copies to other computers" in found.sentence
    assert better_places(desk)[0] == tmp_path / "home" / "Casebook" / "Book"
    with pytest.raises(CannotMove, match="no better place"):
        move_to(desk, tmp_path / "Dropbox" / "Other")
    target = move_to(desk, better_places(desk)[0])
    assert followed(tmp_path / "Dropbox" / "Book") == target
    assert danger_in(target) is None
    again = opened(target)
    assert danger(again) is None
    again.book.close()


def test_a_folder_that_no_book_left_is_opened_itself(tmp_path: Path) -> None:
    assert followed(tmp_path) == tmp_path


def test_a_book_in_memory_lies_nowhere(desk: Desk) -> None:
    assert danger(desk) is None
    assert better_places(desk) == ()


def test_the_first_folder_that_nothing_copies_away_is_proposed(tmp_path: Path) -> None:
    synced, plain = tmp_path / "OneDrive" / "Documents", tmp_path / "Casebook"
    assert first_plain(synced, plain) == plain
    assert first_plain(plain, synced) == plain
    assert first_plain(synced, tmp_path / "Dropbox") == synced, "she is warned of it"
