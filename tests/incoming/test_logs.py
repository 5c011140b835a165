"""Logs are opened by what is in them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.incoming import logs
from app.incoming.logs import MISNAMED, open_log
from app.incoming.sheets import Unreadable
from app.rules.problems import UserError
from tests.incoming.books import OLD_XLS, ods_row, packed, spreadsheet, workbook


def test_a_workbook_an_old_one_and_a_text_file_are_opened(tmp_path: Path) -> None:
    text = tmp_path / "log.csv"
    text.write_text("Ref,Tenant\nC-1,Mr A\n", encoding="utf-8")
    assert open_log(text).sheet().rows[1].cells == ("C-1", "Mr A")
    assert open_log(workbook(tmp_path / "a.xlsx", [["Ref"]], title="Log 2024")).sheets == ("Log 2024",)
    assert open_log(OLD_XLS).sheets == ("Old log",)
    assert len(open_log(text).digest) == 64


def test_a_text_file_named_as_a_workbook_is_read_and_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    path.write_text("Ref;Tenant\nC-1;Mr A\n", encoding="utf-8")
    sheet = open_log(path).sheet()
    assert (sheet.rows[1].cells, sheet.notes) == (("C-1", "Mr A"), (MISNAMED,))


def test_a_workbook_named_as_text_is_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Ref"]]).rename(tmp_path / "a.csv")
    assert open_log(path).sheet("Log").rows[0].cells == ("Ref",)


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "is empty"), (b"%PDF-1.7", "is a PDF"), (b"PK\x03\x04", "damaged")]
)
def test_what_is_no_log_is_a_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=says):
        open_log(path)


def test_a_file_that_is_not_there_a_folder_or_too_large_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreadable, match="it is not there"):
        open_log(tmp_path / "gone.csv")
    with pytest.raises(Unreadable, match="is a folder"):
        open_log(tmp_path)
    with pytest.raises(Unreadable, match="no file of that name"):
        open_log(Path("a\0b"))
    monkeypatch.setattr(logs, "MOST_BYTES", 10)
    path = packed(tmp_path / "a.xlsx", {"a": "b"})
    with pytest.raises(Unreadable, match="larger than"):
        open_log(path)


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    log = open_log(workbook(tmp_path / "a.xlsx", [["Ref"]], title="Log 2024"))
    with pytest.raises(Unreadable, match="It has: Log 2024"):
        log.sheet("2023")


@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    sound = data.draw(st.sampled_from(("xlsx", "ods")))
    if sound == "ods":
        content = bytearray(spreadsheet(folder / "a.ods", ods_row("Ref", "Date")).read_bytes())
    else:
        content = bytearray(workbook(folder / "a.xlsx", [["Ref", "Date"], ["C-1", "10.3.24"]]).read_bytes())
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=5)):
        content[at] = byte
    path = folder / "damaged"
    path.write_bytes(bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))]))
    with suppress(UserError):
        log = open_log(path)
        for name in log.sheets:
            log.sheet(name)
