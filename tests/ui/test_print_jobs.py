"""Print jobs: each letter on sheets of its own, and a clear sentence when the printer goes half-way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.casework.post_rounds import Sheaf
from app.ui.print_jobs import ALWAYS, NEVER, WHEN_DUPLEX, Printed, begins_fresh, plan, print_sheaves, told
from app.ui.prints import a4_printer, opened
from tests.ui.letters import a_letter


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return a_letter().preview()


def sheaves(pdf: bytes, count: int = 3) -> tuple[Sheaf, ...]:
    return tuple(Sheaf(number, f"Letter {number}", pdf) for number in range(1, count + 1))


def to_file(path: Path) -> QPrinter:
    printer = a4_printer("Letters")
    printer.setResolution(36)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@given(st.lists(st.integers(1, 7), min_size=1, max_size=12))
def test_printed_on_both_sides_every_letter_begins_on_the_front_of_a_sheet(pages: list[int]) -> None:
    steps = plan(pages, fresh=True)
    fronts = {number: at for at, (number, page) in enumerate(steps) if page == 0}
    assert all(at % 2 == 0 for at in fronts.values())
    assert [step for step in steps if step[1] is not None] == list(plan(pages, fresh=False))
    assert steps[-1][1] is not None  # no empty page at the end
    assert len(steps) - sum(pages) == sum(count % 2 for count in pages[:-1])


@pytest.mark.usefixtures("qtbot")
def test_empty_pages_follow_what_was_chosen_and_how_the_printer_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = to_file(tmp_path / "out.pdf")  # which has one side alone
    assert [begins_fresh(one, printer) for one in (WHEN_DUPLEX, ALWAYS, NEVER)] == [False, True, False]
    monkeypatch.setattr(type(printer), "duplex", lambda _: QPrinter.DuplexMode.DuplexLongSide)
    assert [begins_fresh(one, printer) for one in (WHEN_DUPLEX, ALWAYS, NEVER)] == [True, True, False]


def test_all_letters_are_one_job_and_progress_is_told(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    pages, seen = opened(pdf).pageCount(), list[tuple[int, int]]()

    def going(done: int, count: int) -> bool:
        seen.append((done, count))
        return True

    printed = print_sheaves(sheaves(pdf), to_file(tmp_path / "out.pdf"), fresh=False, going=going)
    assert printed.complete
    assert seen == [(at, 3 * pages) for at in range(3 * pages + 1)]
    assert opened((tmp_path / "out.pdf").read_bytes()).pageCount() == 3 * pages
    assert told(printed, sheaves(pdf)) == ("All 3 were sent to the printer. When they are in the post, say so here.")


def test_she_stops_it_and_is_told_where(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    pages = opened(pdf).pageCount()
    came = print_sheaves(
        sheaves(pdf), to_file(tmp_path / "out.pdf"), fresh=False, going=lambda done, _count: done < pages + 1
    )
    assert came == Printed(1, 3, stopped=True)
    assert told(came, sheaves(pdf)) == (
        "You stopped it. 1 of 3 was sent to the printer whole; look at the last of them. To go on, print again from "
        "“Letter 2”: what is left stays ticked. Nothing was recorded as posted."
    )


def test_a_printer_that_goes_half_way_is_told_and_nothing_is_lost(
    qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cable is pulled in the second letter."""
    pages, calls = opened(pdf).pageCount(), list[int]()

    def new_page(_printer: QPrinter) -> bool:
        calls.append(1)
        return len(calls) <= pages

    printer = to_file(tmp_path / "out.pdf")
    monkeypatch.setattr(type(printer), "newPage", new_page)
    came = print_sheaves(sheaves(pdf), printer, fresh=False)
    assert (came.done, came.complete) == (1, False)
    said = told(came, sheaves(pdf))
    assert said.startswith("The printer stopped at “Letter 2”. Look at its paper and its connection.")
    assert said.endswith("Nothing was recorded as posted.")


def test_a_printer_in_error_is_told(qtbot: QtBot, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = to_file(tmp_path / "out.pdf")
    monkeypatch.setattr(type(printer), "printerState", lambda _: QPrinter.PrinterState.Error)
    came = print_sheaves(sheaves(pdf), printer, fresh=False)
    assert came.done == 0
    assert "Nothing was sent to the printer whole." in told(came, sheaves(pdf))


@pytest.mark.qt_log_ignore(".*")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    came = print_sheaves(sheaves(pdf), to_file(tmp_path / "no such folder" / "out.pdf"), fresh=False)
    assert came.trouble == "The printer did not take it. Check that it is on and connected."


def test_a_damaged_letter_stops_the_job_before_it_begins(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    damaged = (*sheaves(pdf), Sheaf(9, "Letter 9", b"no letter"))
    came = print_sheaves(damaged, to_file(tmp_path / "out.pdf"), fresh=False)
    assert (came.done, "damaged" in came.trouble) == (0, True)
    assert not (tmp_path / "out.pdf").exists()
