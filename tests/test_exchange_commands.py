"""Carrying a book out and in from the command line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from app import book_commands, clock, places
from app.__main__ import BAD_INPUT, DONE, main
from app.casework.desks import open_desk
from app.exchange_commands import Place, export, import_path
from app.rules.problems import UserError
from app.ui.locks import take
from tests.models.ledgers import everything, full_book

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sample book."""
    folder = tmp_path_factory.mktemp("sample") / "book"
    book_commands.sample(folder, TODAY)
    return folder


def test_everything_goes_out_and_comes_back(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(sample), "export", str(tmp_path / "out")]) == DONE
    said = capsys.readouterr().out
    assert said.startswith(f"Everything is in {tmp_path / 'out'}: 12 complaints, ")
    assert "Anybody who has this folder can read it." in said
    assert main(["import", str(tmp_path / "out"), "--book", str(tmp_path / "new" / "book")]) == DONE
    assert "It was checked, and is sound." in capsys.readouterr().out
    one, other = (book_commands.open_existing(folder, TODAY, clock.now) for folder in (sample, tmp_path / "new/book"))
    assert everything(other.book) == everything(one.book)
    one.book.close()
    other.book.close()


def test_a_refused_folder_leaves_no_book(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = book_commands.open_existing(sample, TODAY, clock.now)
    export(desk, tmp_path / "out")
    desk.book.close()
    told = json.loads((tmp_path / "out/export.json").read_text(encoding="utf-8"))
    (tmp_path / "out/export.json").write_text(json.dumps(told | {"seal": "1-00000000"}), encoding="utf-8")
    assert main(["import", str(tmp_path / "out"), "--book", str(tmp_path / "new" / "book")]) == BAD_INPUT
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Nothing was brought in." in said
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_book_with_something_in_it_is_left_alone(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--book", str(sample), "export", str(tmp_path / "out")]) == DONE
    capsys.readouterr()
    assert main(["--book", str(sample), "import", str(tmp_path / "out")]) == BAD_INPUT
    assert "only be brought into an empty one" in capsys.readouterr().err


def test_a_folder_that_is_not_empty_is_one_line_and_exit_2(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["--book", str(sample), "export", str(tmp_path)]) == BAD_INPUT
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("path", ["gone", "."])
def test_what_is_no_export_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(UserError):
        import_path(Place(tmp_path / "book", TODAY, clock.now), tmp_path / path)
    assert list(tmp_path.iterdir()) == []


def test_an_export_is_not_brought_into_an_empty_book_that_a_window_has_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(tmp_path / "full", places.resources(), lambda: TODAY, clock.now)
    full_book(desk.book)
    export(desk, tmp_path / "out")
    desk.book.close()
    open_desk(tmp_path / "book", places.resources(), lambda: TODAY, clock.now).book.close()
    asked = ["--book", str(tmp_path / "book"), "import", str(tmp_path / "out")]
    lock = take(tmp_path / "book")
    assert main(asked) == BAD_INPUT
    assert "open in Casebook already" in capsys.readouterr().err
    lock.release()
    assert main(asked) == DONE


def test_an_export_is_not_brought_into_a_new_folder_that_a_window_has_open(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--book", str(sample), "export", str(tmp_path / "out")]) == DONE
    asked = ["--book", str(tmp_path / "book"), "import", str(tmp_path / "out")]
    lock = take(tmp_path / "book")
    assert main(asked) == BAD_INPUT
    assert "open in Casebook already" in capsys.readouterr().err
    lock.release()
    assert main(asked) == DONE
    assert [path.name for path in (tmp_path / "book").iterdir()] == ["casebook.db"]


@pytest.mark.parametrize("empty", [False, True])
def test_a_sample_never_becomes_her_own_book(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, empty: bool
) -> None:
    monkeypatch.setattr(places, "data", lambda: tmp_path / "Own")
    assert main(["--book", str(sample), "export", str(tmp_path / "out")]) == DONE
    if empty:
        open_desk(tmp_path / "Own", places.resources(), lambda: TODAY, clock.now).book.close()
    for asked in (
        ["import", str(tmp_path / "out")],
        ["--book", str(tmp_path / "Own"), "import", str(tmp_path / "out")],
    ):
        assert main(asked) == BAD_INPUT
        assert "never becomes your own book" in capsys.readouterr().err
    assert (tmp_path / "Own").exists() == empty
    assert main(["--book", str(tmp_path / "apart"), "import", str(tmp_path / "out")]) == DONE
    assert "It is a sample book" in capsys.readouterr().out


def test_an_old_log_is_not_brought_into_a_book_that_a_window_has_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book_commands.sample(tmp_path / "book", TODAY)
    log = tmp_path / "log.csv"
    log.write_text("Ref,Name,Date received\nC-1,Mr D. Dunmore,10.3.24\n", encoding="utf-8")
    asked = ["--book", str(tmp_path / "book"), "import", str(log)]
    lock = take(tmp_path / "book")
    assert main(asked) == BAD_INPUT
    assert "open in Casebook already" in capsys.readouterr().err
    assert main([*asked, "--dry-run"]) == DONE
    lock.release()
    assert main(asked) == DONE
    assert "1 case brought in." in capsys.readouterr().out
