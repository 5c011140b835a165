"""Tables into data: what fits is read, and what does not is named with its place and key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.rules.problems import UserError
from app.rules.tables import (
    EditionError,
    no_twins,
    one_of,
    record_from,
    record_with,
    refuse_unknown,
    rows_of,
    tables_of,
    value_of,
)


@dataclass(frozen=True)
class Room:
    """A table with two keys."""

    name: str
    beds: int = 1


@dataclass(frozen=True)
class House:
    """A table with tables in it, and a key of every kind."""

    name: str
    built: dt.date
    rooms: tuple[Room, ...]
    floors: int | None = None
    listed: bool = False
    keepers: tuple[str, ...] = ()


WHOLE: dict[str, Any] = {
    "name": "Almshouse",
    "built": dt.date(1604, 5, 1),
    "room": [{"name": "Hall", "beds": 2}, {"name": "Loft"}],
}


def test_a_table_becomes_a_record() -> None:
    assert record_from(Room, {"name": "Hall", "beds": 2}, "there") == Room("Hall", 2)
    assert record_from(Room, {"name": "Hall"}, "there") == Room("Hall", 1)


def test_a_table_with_tables_in_it_becomes_a_record_that_holds_records() -> None:
    house = record_with(House, Room, "room", {**WHOLE, "keepers": ["A", "B"], "floors": 2, "listed": True}, "there")
    rooms = (Room("Hall", 2), Room("Loft", 1))
    assert house == House("Almshouse", dt.date(1604, 5, 1), rooms, 2, listed=True, keepers=("A", "B"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"nmae": "x"}, "there: “nmae” is not known; one of built, floors, keepers, listed, name, room is wanted."),
        ({"rooms": []}, "there: “rooms” is not known"),
        ({"room": None}, "there: “room” is missing."),
        ({"name": None}, "there: “name” is missing."),
        ({"name": 7}, "there: “name” is not of the right kind: 7."),
        ({"built": dt.datetime(1604, 5, 1, tzinfo=dt.UTC)}, "there: “built” is not of the right kind"),
        ({"floors": "2"}, "there: “floors” is not of the right kind: '2'."),
        ({"floors": True}, "there: “floors” is not of the right kind: True."),
        ({"floors": 2.0}, "there: “floors” is not of the right kind: 2.0."),
        ({"listed": 1}, "there: “listed” is not of the right kind: 1."),
        ({"keepers": "A"}, "there: “keepers” is not of the right kind: 'A'."),
        ({"keepers": ["A", 1]}, r"there: “keepers” is not of the right kind: \['A', 1\]."),
        ({"room": {}}, "there: “room” is not a list."),
        ({"room": ["Hall"]}, "there: “room” is not a list of tables."),
        ({"room": [{"name": "Hall"}, {"bed": 1}]}, r"there \[\[room\]\] 2: “bed” is not known"),
        ({"room": [{"beds": 1}]}, r"there \[\[room\]\] 1: “name” is missing."),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(wrong: dict[str, object], sentence: str) -> None:
    row = {key: value for key, value in {**WHOLE, **wrong}.items() if value is not None}
    with pytest.raises(EditionError, match=f"^{sentence}"):
        record_with(House, Room, "room", row, "there")


@pytest.mark.parametrize(
    ("kind", "wrong", "sentence"),
    [
        (str, 7, "“it” is not text."),
        (int, "7", "“it” is not a whole number."),
        (int, True, "“it” is not a whole number."),
        (bool, 1, "“it” is not true or false."),
        (dt.date, "2026-11-23", "“it” is not a date."),
        (dt.date, dt.datetime(2026, 11, 23, tzinfo=dt.UTC), "“it” is not a date."),
        (dict, [], "“it” is not a table."),
        (list, {}, "“it” is not a list."),
    ],
)
def test_a_value_of_another_kind_is_named(kind: type, wrong: object, sentence: str) -> None:
    with pytest.raises(EditionError, match=f"^there: {sentence}"):
        value_of({"it": wrong}, "it", kind, "there")


def test_a_value_is_had_or_is_missing() -> None:
    assert value_of({"it": 7}, "it", int, "there") == 7
    with pytest.raises(EditionError, match=r"^there: “it” is missing\. Put that right"):
        value_of({}, "it", int, "there")


def test_the_rows_of_a_list_know_their_places() -> None:
    assert rows_of({"room": [{}, {"name": "x"}]}, "room", "f.toml") == [
        ({}, "f.toml [[room]] 1"),
        ({"name": "x"}, "f.toml [[room]] 2"),
    ]


@pytest.mark.parametrize(
    ("refuse", "sentence"),
    [
        (lambda: refuse_unknown(["a", "c"], ["a", "b"], "there"), "there: “c” is not known; one of a, b is wanted."),
        (lambda: one_of("c", ["b", "a"], "there"), "there: “c” is not known; one of a, b is wanted."),
        (lambda: no_twins("room", ["a", "b", "c", "b", "a"], "f.toml"), "f.toml: room b is there twice."),
    ],
)
def test_what_is_unknown_or_there_twice_is_refused(refuse: Callable[[], None], sentence: str) -> None:
    with pytest.raises(
        EditionError, match=f"^{sentence} Put that right in the file, or install Casebook again.$"
    ) as said:
        refuse()
    assert isinstance(said.value, UserError)  # so it is told in a window, or in one line with exit code 2


def test_what_is_known_and_there_once_passes() -> None:
    refuse_unknown(["a"], ["a", "b"], "there")
    one_of("a", ["a"], "there")
    no_twins("room", ["a", "b"], "there")


def test_a_file_is_parsed_and_what_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_text('name = "Hall"\n', encoding="utf-8")
    assert tables_of(path) == {"name": "Hall"}
    for wrong in (b"name =\n", b"\xff\xfe\x00", b"name = 1\nname = 2\n"):
        path.write_bytes(wrong)
        with pytest.raises(EditionError, match=r"^f\.toml: "):
            tables_of(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EditionError, match=r"^none\.toml cannot be read: No such file or directory\. Put that right"):
        tables_of(tmp_path / "none.toml")

    def locked(_path: Path, **_how: str) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", locked)
    with pytest.raises(EditionError, match=r"^f\.toml cannot be read: Permission denied\. Put that right in the file"):
        tables_of(tmp_path / "f.toml")
