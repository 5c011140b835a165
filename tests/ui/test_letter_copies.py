"""Saving a letter: three ways, each its own kind of file, never over another in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.casework.letter_copies import LetterCopies
from app.casework.letters import NoSuchLetter
from app.ui.letter_copies import AS_PDF, AS_TEXT, AS_WORD, copies_menu, save_as
from tests.ui.conftest import Drive
from tests.ui.letters import press

COPIES = LetterCopies("Stage 1 acknowledgement 2026/031", lambda: b"%PDF", lambda: b"PK", lambda: "COPY\nDear Mr D\n")


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    asked: list[str] = []

    def choose(_parent: object, _title: str, wanted: str, kind: str) -> tuple[str, str]:
        asked.append(f"{Path(wanted).name} {kind}")
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return asked


@pytest.mark.parametrize(
    ("way", "saved"),
    [
        (AS_PDF, ("letter.pdf", b"%PDF")),
        (AS_WORD, ("letter.docx", b"PK")),
        (AS_TEXT, ("letter.txt", b"\xef\xbb\xbfCOPY\r\nDear Mr D\r\n")),
    ],
)
def test_each_way_saves_its_kind_of_file(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str, saved: tuple[str, bytes]
) -> None:
    name, content = saved
    asked = choosing(monkeypatch, tmp_path / "letter")  # typed without an ending
    assert save_as(way, COPIES, None) == tmp_path / name
    assert (tmp_path / name).read_bytes() == content
    assert asked[0].startswith(f"Stage 1 acknowledgement 2026-031{Path(name).suffix} ")


def test_a_file_that_is_there_is_not_replaced_in_silence(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drive: Drive
) -> None:
    """The file dialog asked about 'letter', which is not there; 'letter.pdf' is."""
    choosing(monkeypatch, tmp_path / "letter")
    old = tmp_path / "letter.pdf"
    old.write_bytes(b"hers")
    said: list[str] = []

    def keep(box: QMessageBox) -> None:
        said.append(box.text())
        press(box, "&Keep it")

    assert drive(lambda: save_as(AS_PDF, COPIES, None), keep) is None
    assert said == ["letter.pdf is there already. Replace it?"]
    assert old.read_bytes() == b"hers"
    assert drive(lambda: save_as(AS_PDF, COPIES, None), lambda box: press(box, "&Replace it")) == old
    assert old.read_bytes() == b"%PDF"
    assert list(tmp_path.iterdir()) == [old]


def test_a_letter_that_the_book_has_lost_is_told(qtbot: QtBot, drive: Drive) -> None:
    def lost() -> bytes:
        raise NoSuchLetter("This letter is missing from the book. Check your records (Help menu).")

    said: list[str] = []
    lost_one = LetterCopies("A letter", lost, lost, lambda: "")
    assert drive(lambda: save_as(AS_PDF, lost_one, None), lambda box: said.append(box.text())) is None
    assert said == ["This letter is missing from the book. Check your records (Help menu)."]


def test_the_menu_offers_the_three_ways(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = copies_menu(COPIES, parent)
    assert [action.text() for action in menu.actions()] == [AS_PDF, AS_WORD, AS_TEXT]
    assert menu.accessibleName() == "Save a copy as"
