"""Where things are: in the tree, in an installed wheel, in a frozen program, and on the officer's disk."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from app import places


def test_in_the_tree_the_resources_are_beside_the_app() -> None:
    assert places.resources() == Path(places.__file__).resolve().parent.parent / "resources"
    assert (places.resources() / "codes" / "2024.toml").is_file()


def test_in_a_wheel_the_resources_are_inside_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "app" / "resources"
    (installed / "codes").mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(tmp_path / "app" / "places.py"))
    assert places.resources() == installed.resolve()


def test_in_a_frozen_program_the_resources_are_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "codes").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.resources() == tmp_path / "resources"


def test_a_program_without_its_resources_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(FileNotFoundError, match="resources"):
        places.resources()


def test_no_test_can_reach_the_real_book(home: Path) -> None:
    for place in (places.data(), places.sample(), places.logs(), places.preferences()):
        assert home in place.parents


def test_the_sample_book_is_beside_the_real_one_and_never_inside_it() -> None:
    assert places.sample().parent == places.data().parent
    assert places.sample() != places.data()


def test_asking_where_things_are_makes_no_folder() -> None:
    asked = (places.data().parent, places.logs(), places.preferences().parent)
    assert [place for place in asked if place.exists()] == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileExistsError(17, "File exists"), "there is a file where the folder should be"),
        (NotADirectoryError(20, "Not a directory"), "there is a file where the folder should be"),
        (PermissionError(13, "Permission denied"), "you may not write there"),
        (FileNotFoundError(2, "No such file"), "it is not there"),
        (OSError(28, "No space left on device"), "the disk or stick is full"),
    ],
)
def test_why_a_folder_cannot_be_used_is_said_in_plain_words(error: OSError, words: str) -> None:
    assert places.trouble(error) == words


@pytest.mark.skipif(os.name == "nt", reason="on Windows the profile's folder keeps others out")
def test_what_an_older_casebook_left_open_to_others_is_shut(tmp_path: Path) -> None:
    book = tmp_path / "on a stick"
    for folder in (book, places.data(), places.logs(), places.preferences().parent):
        folder.mkdir(parents=True)
        folder.chmod(0o755)
    ours = (book / "casebook.db", book / "casebook.key", places.logs() / "casebook.log", places.preferences())
    theirs = book / "recipes.txt"
    for file in (*ours, theirs):
        file.write_bytes(b"x")
        file.chmod(0o644)
    places.keep_private(book)
    assert {file.stat().st_mode & 0o777 for file in ours} == {0o600}
    assert {folder.stat().st_mode & 0o777 for folder in (places.data(), places.data().parent)} == {0o700}
    assert (theirs.stat().st_mode & 0o777, book.stat().st_mode & 0o777) == (0o644, 0o755)


def of_windows(kind: type[OSError], number: int, windows: int, name: str = "x") -> OSError:
    """An error as Python has it on Windows."""
    error = kind(number, "said by Windows", name)
    error.winerror = windows  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (of_windows(PermissionError, 13, 32), "another program has it open"),
        (of_windows(PermissionError, 13, 33), "another program has it open"),
        (of_windows(PermissionError, 13, 21), "the disk or stick was taken out"),
        (of_windows(PermissionError, 13, 19), "it may only be read, not written"),
        (of_windows(PermissionError, 13, 5), "you may not write there"),
        (of_windows(FileNotFoundError, 2, 53), "the network folder does not answer"),
        (of_windows(FileNotFoundError, 2, 3), "it is not there"),
        (of_windows(OSError, 28, 112), "the disk or stick is full"),
    ],
)
def test_windows_says_the_same_by_numbers_of_its_own(error: OSError, words: str) -> None:
    assert places.trouble(error) == words


@pytest.mark.parametrize(
    "error",
    [
        of_windows(FileNotFoundError, 2, 3, "x" * 250),
        of_windows(OSError, 22, 206),
        OSError(errno.ENAMETOOLONG, "File name too long"),
    ],
)
def test_a_path_that_is_too_long_is_said_to_be_and_not_to_be_missing(error: OSError) -> None:
    assert places.is_too_long(error)
    assert "too long for this PC" in places.trouble(error)
    assert not places.is_too_long(FileNotFoundError(2, "No such file", "x" * 250))
