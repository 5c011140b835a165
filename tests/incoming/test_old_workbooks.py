"""Old workbooks are read where nothing else can be harmed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from app.incoming.old_workbooks import REFUSED, SHEETS, hand_over, read_old
from app.incoming.sheets import Unreadable
from tests.incoming.books import OLD_XLS


def test_an_old_workbook_is_read_by_a_second_process() -> None:
    assert read_old(OLD_XLS)["Old log"].rows[1].cells == ("C9", dt.date(2019, 3, 10), "Mr D. Dunmore")


def test_one_that_wants_all_the_memory_there_is_harms_nobody(tmp_path: Path) -> None:
    """A cell in the last row and column that the format can name: of 4,294,967,296 cells, a process ends.

    The record of a number is its kind, 0x027E, and its length, 10, then its row and its column.
    """
    content = OLD_XLS.read_bytes()
    cell = bytes((0x7E, 0x02, 10, 0, 1, 0, 1, 0))
    assert content.count(cell) == 1
    path = tmp_path / "far.xls"
    path.write_bytes(content.replace(cell, bytes((0x7E, 0x02, 10, 0, 0xFF, 0xFF, 0xFF, 0xFF))))
    with pytest.raises(Unreadable):
        read_old(path)


def test_one_that_is_read_for_ever_is_damaged() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read_old(OLD_XLS, patience=0)


class Pipe:
    """What was handed over."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    def send(self, what: object) -> None:
        self.sent.append(what)

    def close(self) -> None:
        self.sent.append(None)


def test_what_is_handed_over_are_sheets_or_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.incoming.old_workbooks._hold_back", lambda: None)
    pipe = Pipe()
    hand_over(str(OLD_XLS), pipe)  # type: ignore[arg-type]  # it only sends and closes
    assert pipe.sent[0][0] == SHEETS
    locked = tmp_path / "locked.xls"
    locked.write_bytes("EncryptedPackage".encode("utf-16-le"))
    hand_over(str(locked), pipe)  # type: ignore[arg-type]  # as above
    assert pipe.sent[2][0] == REFUSED
    assert "has a password" in pipe.sent[2][1]
