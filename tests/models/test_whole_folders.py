"""Whole folders: there when everything is in them, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.whole_folders import NOT_FINISHED, CannotWrite, make_private, whole_folder


def test_a_folder_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "new" / "out") as part:
        (part / "a.txt").write_text("a")
        assert not (tmp_path / "new" / "out").exists()
        assert (part / NOT_FINISHED).is_file()
    assert [path.name for path in (tmp_path / "new" / "out").iterdir()] == ["a.txt"]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["out"]


def test_whatever_goes_wrong_it_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(KeyError), whole_folder(tmp_path / "out") as part:
        dict[int, int]()[(part / "a.txt").write_text("a")]
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="you may not write there"), whole_folder(tmp_path / "out"):
        raise PermissionError(13, "no")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_the_same_name_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    hers = tmp_path / "out (not finished)"
    hers.mkdir()
    (hers / "a.txt").write_text("hers")
    with pytest.raises(CannotWrite, match="in the way"), whole_folder(tmp_path / "out"):
        pass
    assert (hers / "a.txt").read_text() == "hers"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    with pytest.raises(CannotWrite, match="not a folder"), whole_folder(tmp_path / "out"):
        pass


def test_a_whole_disk_is_not_written_on() -> None:
    with pytest.raises(CannotWrite, match="Nothing was written"), whole_folder(Path("/")):
        pass


def test_an_empty_folder_that_was_there_stays_where_it_cannot_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()

    def refuse(_part: Path, _target: Path) -> None:
        raise PermissionError(13, "no")

    with pytest.raises(CannotWrite), whole_folder(tmp_path / "out"):
        monkeypatch.setattr(Path, "replace", refuse)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_folders_made_on_the_way_are_private(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b")
    assert (tmp_path / "a").is_dir()
    assert (tmp_path / "a" / "b").is_dir()
