"""Our faults: a log line without personal data, told once a kind."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app import errors
from app.rules.editions import Editions

MOMENT = dt.datetime(2026, 11, 23, 10, 42, tzinfo=dt.UTC)


def fault() -> BaseException:
    try:
        Editions(())
    except ValueError as error:
        return ValueError("Mrs Okafor").with_traceback(error.__traceback__)
    raise AssertionError


def test_the_log_names_the_place_and_never_the_message(tmp_path: Path) -> None:
    told = errors.report(fault(), tmp_path, MOMENT)
    line = (tmp_path / "casebook.log").read_text(encoding="utf-8")
    assert line == told.note
    assert line.startswith("2026-11-23T10:42:00Z Casebook ")
    assert "ValueError" in line
    assert "app/rules/editions.py" in line
    assert "Okafor" not in line
    assert told.kind == errors.kind_of(fault())


@pytest.mark.parametrize(
    ("file", "places"),
    [
        (str(Path("app", "ui", "windows.py")), ("app/ui/windows.py:1 in <module>",)),
        (str(Path("docx", "api.py")), ()),
        ("__main__.py", ()),
        (str(Path(errors.__file__).parent / "places.py"), ("app/places.py:1 in <module>",)),
    ],
    ids=["ours", "a library's", "the beginning", "ours, not frozen"],
)
def test_a_frozen_program_names_its_places_too(file: str, places: tuple[str, ...]) -> None:
    """Its modules have no folder: they are known by their names in the tree."""
    with pytest.raises(ZeroDivisionError) as caught:
        exec(compile("1 / 0", file, "exec"), {})  # noqa: S102 - our own line, with a file name to be asked for
    assert errors.places_of(caught.value) == places


def test_an_error_from_elsewhere_has_no_place_of_ours() -> None:
    assert errors.kind_of(ValueError()) == "ValueError at no place of ours"


def test_a_long_log_is_halved(tmp_path: Path) -> None:
    log = tmp_path / "casebook.log"
    log.write_text("old\n" * (errors.MOST_LOG_BYTES // 4 + 10), encoding="utf-8")
    errors.write_log(fault(), tmp_path, MOMENT)
    assert log.stat().st_size < errors.MOST_LOG_BYTES
    assert log.read_text(encoding="utf-8").endswith("\n")
    assert "ValueError" in log.read_text(encoding="utf-8").splitlines()[-1]


def test_a_log_that_cannot_be_written_makes_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert errors.write_log(fault(), tmp_path / "file", MOMENT) is None
