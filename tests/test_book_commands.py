"""Commands that work on a book, without a command line around them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from app import book_commands, clock
from app.__main__ import DONE, main
from app.rules.problems import UserError
from app.ui.locks import BookInUse, take
from tests.models.ledgers import break_in

TODAY = dt.date(2026, 11, 23)


def test_the_sample_is_made_and_opened_again(tmp_path: Path) -> None:
    said = book_commands.sample(tmp_path / "book", TODAY)
    assert "Monday 23 November 2026" in said
    desk = book_commands.open_existing(tmp_path / "book", TODAY, clock.now)
    try:
        lines = book_commands.due(desk, as_json=False).splitlines()
        assert len(lines) >= 12
        assert book_commands.check(desk, as_json=False)[1]
    finally:
        desk.book.close()


def test_an_empty_book_has_nothing_due(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        book_commands.open_existing(tmp_path, TODAY, clock.now)


def test_a_day_that_may_be_proclaimed_is_tried_on_a_book_without_changing_it(tmp_path: Path) -> None:
    """Of the sample's open dates those after Thursday 26 November 2026 come a working day later, the others stay."""
    book_commands.sample(tmp_path / "book", TODAY)
    desk = book_commands.open_existing(tmp_path / "book", TODAY, clock.now)
    try:
        seal = book_commands.check(desk, as_json=True)
        plain = {
            (row["reference"], row["what"]): row["due"] for row in json.loads(book_commands.due(desk, as_json=True))
        }
        closed = book_commands.supposing(desk, [dt.date(2026, 11, 26)], [])
        moved = {
            (row["reference"], row["what"]): row["due"] for row in json.loads(book_commands.due(closed, as_json=True))
        }
        promises = {key for key in moved if key[1].endswith("your letter's promise")}  # they stay where they are
        assert plain.keys() == moved.keys() - promises
        assert any(moved[key] > plain[key] for key in plain)
        assert all(moved[key] == plain[key] for key in plain if plain[key] < "2026-11-26")
        assert book_commands.supposing(desk, [], []) is desk
        assert book_commands.check(desk, as_json=True) == seal
    finally:
        desk.book.close()


def test_a_seal_from_a_posted_letter_is_judged_with_the_check(tmp_path: Path) -> None:
    book_commands.sample(tmp_path / "book", TODAY)
    desk = book_commands.open_existing(tmp_path / "book", TODAY, clock.now)
    try:
        seal = json.loads(book_commands.check(desk, as_json=True)[0])["seal"]
        said, sound = book_commands.check(desk, as_json=False, seal=seal)
        assert sound
        assert f"Seal {seal}: This seal is true." in said
        said, sound = book_commands.check(desk, as_json=False, seal="999-9f3ac1d2")
        assert not sound
        assert said.startswith("The book is sound.")
        assert "are missing from its end" in said
        told, sound = book_commands.check(desk, as_json=True, seal="999-9f3ac1d2")
        assert (json.loads(told)["judged"]["verdict"], sound) == ("cut", False)
        with pytest.raises(UserError, match="That is not a seal"):
            book_commands.check(desk, as_json=False, seal="9f3ac1d2")
    finally:
        desk.book.close()


def test_a_finding_says_what_to_do_and_a_damaged_book_is_called_damaged(tmp_path: Path) -> None:
    book_commands.sample(tmp_path / "book", TODAY)
    desk = book_commands.open_existing(tmp_path / "book", TODAY, clock.now)
    try:
        words = "replace(body, 'reference', 'refeqence')"
        break_in(desk.book, f"UPDATE journal SET body = {words} WHERE kind = 'opened'")  # noqa: S608 - our own damage
        said, sound = book_commands.check(desk, as_json=False)
        assert not sound
        assert "was changed after it was written" not in said.splitlines()[-1]
        assert "Restore the newest backup" in said or "restore the newest backup" in said
        told = json.loads(book_commands.check(desk, as_json=True)[0])
        assert all(finding["advice"] for finding in told["findings"])
        with pytest.raises(UserError, match="The book is damaged"):
            book_commands.due(desk, as_json=False)
    finally:
        desk.book.close()


@pytest.mark.parametrize("command", [["due", "--today", "2026-11-23"], ["check"], ["backup", "OUT"], ["export", "OUT"]])
def test_a_book_that_is_open_elsewhere_is_read_from_a_copy(tmp_path: Path, command: list[str]) -> None:
    """Another PC's log and memory cannot be shared: not one byte of its folder may change."""
    book = tmp_path / "book"
    book_commands.sample(book, TODAY)
    asked = ["--book", str(book), *(str(tmp_path / "out") if word == "OUT" else word for word in command)]
    lock = take(book)
    before = {path: path.read_bytes() for path in book.rglob("*") if path.is_file()}
    moments = {path: path.stat().st_mtime_ns for path in before}
    assert main(asked) == DONE
    assert {path: path.read_bytes() for path in book.rglob("*") if path.is_file()} == before
    assert {path: path.stat().st_mtime_ns for path in before} == moments
    lock.release()


def test_a_book_that_nobody_has_open_is_held_while_a_command_looks_at_it(tmp_path: Path) -> None:
    book_commands.sample(tmp_path / "book", TODAY)
    with book_commands.looking_at(tmp_path / "book", TODAY, clock.now) as desk:
        assert not desk.read_only
        with pytest.raises(BookInUse):
            take(tmp_path / "book")
    take(tmp_path / "book").release()
