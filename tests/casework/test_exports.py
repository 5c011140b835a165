"""Exporting everything, and the way back: lossless, whatever was typed."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import places
from app.casework.audits import audit
from app.casework.book_imports import bring_back
from app.casework.desks import Desk, lay_desk
from app.casework.exports import Stopped, export_everything, export_warning, folder_name, place_warning
from app.casework.questions import book_seal
from app.models import exports, whole_folders
from app.models.books import Work, book_in_memory
from app.models.whereabouts import Danger
from app.models.whole_folders import CannotWrite
from app.rules.file_names import may_be_read
from tests.casework.cases import MONDAY, NOW
from tests.casework.lives import Life
from tests.models.ledgers import DAY, PERSON, everything, full_book

NASTY = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ("=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1", "a\r\nb", '"', "\x00", "\u2028", "CON", "../..", "\ufeff")
)


@cache
def _laid() -> Desk:
    return lay_desk(book_in_memory(lambda: NOW), places.resources(), lambda: MONDAY)


@contextmanager
def desks() -> Iterator[tuple[Desk, Desk, Path]]:
    """Two empty books on desks, and a folder."""
    one, other = book_in_memory(lambda: NOW), book_in_memory(lambda: NOW)
    with TemporaryDirectory() as folder:
        yield replace(_laid(), book=one), replace(_laid(), book=other), Path(folder)
    one.close()
    other.close()


def comes_back(desk: Desk, empty: Desk, folder: Path) -> None:
    """What is exported and brought into an empty book is the same book: every table, byte for byte."""
    export_everything(desk, folder / "out")
    bring_back(empty, folder / "out")
    assert everything(empty.book) == everything(desk.book)
    assert book_seal(empty) == book_seal(desk)
    assert audit(empty).findings == audit(desk).findings


entries = st.tuples(st.sampled_from(("note", "setting", "case", "letter", "draft", "begun")), NASTY, NASTY, st.binary())


@given(st.lists(entries, max_size=12))
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_typed_comes_back_to_the_last_byte(typed: list[tuple[str, str, str, bytes]]) -> None:
    with desks() as (desk, empty, folder):
        for entry in typed:
            with desk.book.writing("Anne Clerk") as work:
                _type(work, *entry)
        comes_back(desk, empty, folder)


def _type(work: Work, what: str, one: str, other: str, content: bytes) -> None:
    number = work.append(None, "note", on=DAY, sentence=one, body={"words": other})
    if what == "setting":
        work.append(None, "setting", on=DAY, sentence=one, body={"values": {other: one}})
    if what in ("case", "letter"):
        case_id = work.append(0, "opened", on=DAY, sentence=one, body={"reference": f"{number} {other}"})
        work.append(case_id, "received", on=DAY, sentence=one, body={"how": "phone"})
        work.append(case_id, "edition", on=DAY, sentence=one, body={"edition": "2024"})
        work.append(case_id, "person", on=DAY, sentence=one, body={**PERSON, "name": one, "address": other})
    if what == "letter":
        kept = work.keep(b"%PDF-" + content, "application/pdf")
        body = {"letter_kind": other, "stage": 1, "document": kept}
        work.append(case_id, "letter_issued", on=DAY, sentence=one, body=body)
    if what == "draft":
        work.save_draft(number, one, 1, other)
    if what == "begun":
        work.keep_begun(number, one, other)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_life_of_cases_comes_back(seed: int) -> None:
    with desks() as (_, empty, folder):
        life = Life(_laid(), dt.date(2026, 3, 2), seed)
        assert len(list(life.days(60))) == 60
        comes_back(life.desk, empty, folder)
        life.desk.book.close()


def test_an_empty_book_comes_back() -> None:
    with desks() as (desk, empty, folder):
        comes_back(desk, empty, folder)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with a case and its letter."""
    full_book(desk.book)
    return desk


def test_every_table_is_there_as_csv_and_json_with_the_same_rows(full: Desk, tmp_path: Path) -> None:
    export_everything(full, tmp_path / "out")
    for table in exports.TABLES:
        rows = json.loads((tmp_path / "out/Tables" / f"{table}.json").read_text(encoding="utf-8"))
        with (tmp_path / "out/Tables" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            cells = list(csv.DictReader(file))
        assert len(rows) == len(cells) == json.loads((tmp_path / "out/export.json").read_text())["rows"][table]
        for row, line in zip(rows, cells, strict=True):
            assert list(line.values()) == ["" if value is None else str(value) for value in row.values()]


def test_a_letter_has_a_name_that_can_be_read_and_its_very_bytes(full: Desk, tmp_path: Path) -> None:
    export_everything(full, tmp_path / "out")
    letter = tmp_path / "out/Letters/2026-001 Mr D. Dunmore/2026-11-23 Stage 1 acknowledgement.pdf"
    assert letter.read_bytes() == b"%PDF- a letter"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_harmless_in_csv_and_exact_in_json(
    desk: Desk, tmp_path: Path, start: str
) -> None:
    formula = f'{start}HYPERLINK("http://x.example")'
    with desk.book.writing("Anne Clerk") as work:
        work.append(None, "note", on=DAY, sentence=formula, body={})
    export_everything(desk, tmp_path / "out")
    with (tmp_path / "out/Tables/journal.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["sentence"] == f"'{formula}"
    assert json.loads((tmp_path / "out/Tables/journal.json").read_text(encoding="utf-8"))[0]["sentence"] == formula


def test_the_readme_tells_a_layman_what_it_is_and_where_it_should_not_lie(full: Desk, tmp_path: Path) -> None:
    export_everything(full, tmp_path / "out")
    text = (tmp_path / "out/README.txt").read_bytes().decode()
    for words in ("St Anne's", "Complaints: 1\r\n", "OneDrive", "Anybody who has this folder can read it.", "8-"):
        assert words in text
    assert "—" not in text


def test_every_column_of_every_table_is_explained(full: Desk, tmp_path: Path) -> None:
    export_everything(full, tmp_path / "out")
    told = (tmp_path / "out/SCHEMA.md").read_text(encoding="utf-8")
    for table in exports.TABLES:
        part = told.partition(f"## {table}\n")[2].partition("\n## ")[0]
        for column in exports.columns_of(table):
            assert f"- `{column}`: " in part


def test_the_export_of_a_closed_book_says_that_it_is_plain(full: Desk, tmp_path: Path) -> None:
    full.book.key = b"k" * 32
    assert "This folder is not: anybody who has it can read it." in export_warning(full)
    export_everything(full, tmp_path / "out")
    assert "closed with a passphrase. This folder is not" in (tmp_path / "out/README.txt").read_text(encoding="utf-8")


def test_no_name_leaves_the_folder_or_is_one_that_windows_refuses(desk: Desk, tmp_path: Path) -> None:
    for number, name in enumerate(("../../x", "CON", "con", "A" * 300, "a" * 300, "x:y|z", "Reed.", "REED")):
        with desk.book.writing("Anne Clerk") as work:
            _type(work, "letter", name, f"{name}/../..", bytes([number]))
    export_everything(desk, tmp_path / "deep" / "out")
    paths = [path.relative_to(tmp_path / "deep/out").as_posix() for path in (tmp_path / "deep/out").rglob("*.*")]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]
    assert all(may_be_read(path) and len(path) < 180 for path in paths)
    assert len({path.casefold() for path in paths}) == len(paths)
    assert sum(path.endswith(".pdf") for path in paths) == 8


@pytest.mark.parametrize("there", ["a file", "a full folder", "the book's folder"])
def test_it_is_written_nowhere_but_in_a_new_or_empty_folder(full: Desk, tmp_path: Path, there: str) -> None:
    target = tmp_path / "out"
    if there == "a file":
        target.write_text("mine")
    elif there == "a full folder":
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    else:
        full.book.path = tmp_path / "out" / "casebook.db"
        target = tmp_path / "out" / "new"
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CannotWrite, match="Nothing was written"):
        export_everything(full, target)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_filled(full: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    export_everything(full, tmp_path / "out")
    assert (tmp_path / "out/export.json").is_file()


def test_stopping_leaves_nothing(full: Desk, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        assert done <= total
        if done > total // 2:
            raise Stopped("You stopped it.")

    with pytest.raises(Stopped):
        export_everything(full, tmp_path / "out", stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("after", [0, 3, 9, 99])
def test_a_full_disk_is_a_sentence_and_nothing_is_left(
    full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    with monkeypatch.context() as patch:
        _break(patch, OSError(errno.ENOSPC, "broken"), after)
        with pytest.raises(CannotWrite, match=r"not enough room.*Nothing was left there"):
            export_everything(full, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    export_everything(full, tmp_path / "out")  # it carries on when there is room


def test_a_stick_that_was_pulled_is_a_sentence(full: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, OSError(errno.EIO, "broken"), 4)
    monkeypatch.setattr(
        "app.models.whole_folders.shutil.rmtree", lambda *_, **__: None
    )  # nor can anything be taken away
    with pytest.raises(CannotWrite, match=r"cannot be reached any more.*delete .*out \(not finished\)"):
        export_everything(full, tmp_path / "out")
    (left,) = tmp_path.iterdir()
    assert "Delete it" in (left / whole_folders.NOT_FINISHED).read_text()


def _break(patch: pytest.MonkeyPatch, error: OSError, after: int) -> None:
    """Lets so many files reach the disk; then nothing more does."""
    reached = []

    def reach(handle: int) -> None:
        reached.append(handle)
        if len(reached) > after:
            raise error

    def never(_target: Path, _part: Path) -> None:
        raise error

    patch.setattr("app.models.exports.os.fsync", reach)
    patch.setattr(whole_folders, "_finish", never)


def test_what_an_earlier_crash_left_is_cleared_and_nothing_else(full: Desk, tmp_path: Path) -> None:
    left = tmp_path / "out (not finished)"
    left.mkdir()
    (left / "holiday.jpg").write_text("hers")
    with pytest.raises(CannotWrite, match="in the way"):
        export_everything(full, tmp_path / "out")
    (left / whole_folders.NOT_FINISHED).write_text("left")
    export_everything(full, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such marks")
def test_nobody_else_who_uses_this_pc_can_read_it(full: Desk, tmp_path: Path) -> None:
    export_everything(full, tmp_path / "out")
    for path in (tmp_path / "out", *(tmp_path / "out").rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_folder_of_the_cloud_is_warned_of_by_name(full: Desk, tmp_path: Path) -> None:
    assert place_warning(tmp_path) == ""
    (tmp_path / "OneDrive").mkdir()
    made = export_everything(full, tmp_path / "OneDrive" / "out")
    assert "copied to the internet by OneDrive" in made.words


@pytest.mark.parametrize(
    ("kind", "where"), [("network", "on another PC"), ("shared", "open to everybody who uses this PC")]
)
def test_a_place_that_others_can_look_into_is_warned_of_for_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, where: str
) -> None:
    monkeypatch.setattr("app.casework.exports.danger_of", lambda _folder: Danger(kind, ""))
    assert place_warning(tmp_path).startswith(f"This place is {where}, so other people may be able")


def test_it_is_called_for_its_day(desk: Desk) -> None:
    assert folder_name(desk) == "Casebook export 2026-11-23"
