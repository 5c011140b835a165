"""When a backup is due, what the list says, and whether a copy has left this PC of late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import places
from app.casework import backups
from app.casework.backups import (
    COPIED,
    CannotBackUp,
    copy_backup,
    is_due,
    late_notice,
    made_words,
    make_backup,
    said_moment,
    said_time,
    shelf,
    stick_notice,
)
from app.casework.desks import Desk, lay_desk, open_desk
from app.casework.intakes import log_complaint
from app.casework.milestones import add_note
from app.casework.questions import case_list
from app.casework.settings import read_settings, save_settings
from app.models.backups import back_up, backups_folder
from app.models.books import book_in_memory
from app.models.journals import records_of_no_case
from tests.casework.cases import MONDAY, MR_D, NOW, on, st_annes
from tests.disks import fill, small_disk
from tests.models.ledgers import break_in

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a book in a folder and a case in it."""
    made = open_desk(tmp_path / "Book", places.resources(), lambda: MONDAY, lambda: NOW)
    save_settings(made, st_annes(read_settings(made)))
    log_complaint(made, MR_D)
    yield made
    made.book.close()


def write(desk: Desk, words: str = "He rang again.") -> None:
    add_note(desk, case_of(desk), MONDAY, words)


def case_of(desk: Desk) -> int:
    return case_list(desk)[0].case_id


# when one is due


def test_a_book_without_a_backup_is_due_one_and_then_none_until_something_changes(desk: Desk) -> None:
    assert is_due(desk, NOW)
    make_backup(desk, NOW)
    assert not is_due(desk, NOW)
    assert not is_due(desk, NOW, closing=True)
    write(desk)
    assert is_due(desk, NOW, closing=True)
    make_backup(desk, NOW)
    assert not is_due(desk, NOW, closing=True)


def test_while_it_is_open_a_changed_book_has_a_backup_of_the_day_and_of_the_last_hours(desk: Desk) -> None:
    make_backup(desk, NOW)
    write(desk)
    assert not is_due(desk, NOW + HOUR)
    assert is_due(desk, NOW + 4 * HOUR)
    assert is_due(desk, NOW.replace(hour=0, minute=1) + 24 * HOUR)


def test_a_letter_that_is_half_written_is_a_change(desk: Desk) -> None:
    make_backup(desk, NOW)
    with desk.book.writing("Anne Clerk") as work:
        work.save_draft(case_of(desk), "response", 1, "{}")
    assert is_due(desk, NOW, closing=True)


def test_a_clock_that_was_set_back_does_not_put_backups_off(desk: Desk) -> None:
    make_backup(desk, NOW + 1000 * HOUR)
    write(desk)
    assert is_due(desk, NOW)


def test_a_backup_that_is_gone_or_damaged_is_made_anew(desk: Desk) -> None:
    made = make_backup(desk, NOW)
    made.path.write_bytes(b"")
    assert is_due(desk, NOW, closing=True)
    made.path.unlink()
    assert is_due(desk, NOW, closing=True)


def test_the_sample_an_empty_book_one_to_read_and_one_in_memory_need_none(desk: Desk, tmp_path: Path) -> None:
    assert not is_due(replace(desk, sample=True), NOW, closing=True)
    empty = open_desk(tmp_path / "Empty", places.resources(), lambda: MONDAY, lambda: NOW)
    assert not is_due(empty, NOW, closing=True)
    empty.book.close()
    in_memory = lay_desk(book_in_memory(lambda: NOW), places.resources(), lambda: MONDAY)
    log_complaint(in_memory, MR_D)
    assert not is_due(in_memory, NOW, closing=True)
    in_memory.book.close()
    desk.book.read_only = True
    assert not is_due(desk, NOW, closing=True)


def test_a_past_day_on_the_screen_does_not_change_what_is_backed_up(desk: Desk) -> None:
    past = on(desk, "2026-12-01").as_known_on(dt.date(2026, 11, 1))
    made = make_backup(past, NOW)
    assert not is_due(desk, NOW, closing=True)
    assert shelf(past)[0].backup.path == made.path


# what is kept and said


def test_older_backups_are_thinned_by_days(desk: Desk) -> None:
    for day in range(30):
        write(desk, f"Day {day}.")
        make_backup(desk, NOW + day * 24 * HOUR)
    kept = shelf(desk)
    assert len(kept) < 13
    assert [row.backup.made_at for row in kept[:7]] == [NOW + day * 24 * HOUR for day in range(29, 22, -1)]


def test_the_backups_of_a_day_stay_for_that_day(desk: Desk) -> None:
    first = make_backup(desk, NOW)
    write(desk, "A note.")
    second = make_backup(desk, NOW + HOUR / 30)
    assert [row.backup.path for row in shelf(desk)] == [second.path, first.path]
    write(desk, "The next day.")
    third = make_backup(desk, NOW + 24 * HOUR)
    assert [row.backup.path for row in shelf(desk)] == [third.path, second.path]


def test_where_the_book_is_not_sound_nothing_is_thrown_away_and_it_is_said(desk: Desk) -> None:
    make_backup(desk, NOW)
    break_in(desk.book, "UPDATE journal SET sentence = 'Never.' WHERE seq = 1")
    made = make_backup(desk, NOW + HOUR)
    assert len(shelf(desk)) == 2
    assert "Check my records" in made_words(made)


def test_the_list_says_when_how_large_and_whether_it_was_checked(desk: Desk) -> None:
    made = make_backup(desk, NOW)
    back_up(desk.book, backups_folder(desk.book), NOW - HOUR, "before restore")
    back_up(desk.book, backups_folder(desk.book), NOW - 2 * HOUR, "before upgrade from version 2")
    (made.path.parent / "Casebook 2020-01-02 0304 9-aaaaaaaa.casebook").write_bytes(b"nothing")
    rows = shelf(desk)
    assert [row.kind for row in rows] == ["", "Before a restore", "Before upgrade from version 2", ""]
    assert [row.checked for row in rows] == ["When it was made"] * 3 + ["Cannot be read"]
    assert rows[0].made == said_moment(NOW)
    assert rows[0].size.endswith(" KB")
    assert made_words(made) == f"A backup was made and checked: {made.path.name.removesuffix('.casebook')}."


def test_times_are_said_as_people_say_them() -> None:
    def at(hour: int) -> str:
        return said_time(dt.datetime(2026, 11, 23, hour, 5).astimezone())

    assert [at(hour) for hour in (0, 9, 12, 13, 23)] == ["12:05am", "9:05am", "12:05pm", "1:05pm", "11:05pm"]


# the stick


def test_a_copy_on_a_stick_is_checked_and_stands_in_the_journal(desk: Desk, tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick") as stick:
        done = copy_backup(desk, stick, NOW)
        assert done.backup.path.parent == stick
        assert done.elsewhere
        assert "keep it somewhere else" in done.said
    with desk.book.reading() as session:
        (record,) = records_of_no_case(session, kinds=(COPIED,))
    assert record.body == {"seal": done.backup.seal}
    assert record.on == MONDAY


def test_a_copy_on_the_same_disk_is_made_and_does_not_count(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "same").mkdir()
    done = copy_backup(desk, tmp_path / "same", NOW)
    assert not done.elsewhere
    assert "same disk" in done.said
    assert stick_notice(on(desk, "2026-12-20"))


@pytest.mark.parametrize("name", ["Book", "Book/Backups", "nowhere"])
def test_where_the_book_lies_and_where_nothing_is_no_copy_goes(desk: Desk, tmp_path: Path, name: str) -> None:
    make_backup(desk, NOW)
    with pytest.raises(CannotBackUp, match=r"[Cc]hoose a folder"):
        copy_backup(desk, tmp_path / name, NOW)


def test_a_full_stick_is_said_and_nothing_is_recorded(desk: Desk, tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick") as stick:
        fill(stick)
        with pytest.raises(CannotBackUp, match="is full"):
            copy_backup(desk, stick, NOW)
    with desk.book.reading() as session:
        assert records_of_no_case(session, kinds=(COPIED,)) == ()


def test_after_fourteen_days_without_a_copy_there_is_a_reminder(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stick_notice(on(desk, "2026-12-06")) == ""
    assert "No copy of your book has left this PC yet." in stick_notice(on(desk, "2026-12-07"))
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(backups, "on_another_disk", lambda _desk, _folder: True)
    copy_backup(on(desk, "2026-12-07"), tmp_path / "stick", NOW)
    assert stick_notice(on(desk, "2026-12-20")) == ""
    told = stick_notice(on(desk, "2026-12-21"))
    assert "since Monday 7 December 2026" in told
    assert "USB stick" in told
    assert stick_notice(replace(on(desk, "2026-12-21"), sample=True)) == ""


def test_a_book_that_went_on_without_backups_is_told(desk: Desk) -> None:
    assert late_notice(desk) == ""
    make_backup(desk, NOW)
    assert late_notice(on(desk, "2026-12-20")) == ""
    write(desk)
    assert late_notice(on(desk, "2026-11-24")) == ""
    assert "Monday 23 November 2026" in late_notice(on(desk, "2026-11-25"))
    assert late_notice(replace(on(desk, "2026-11-25"), sample=True)) == ""


def test_an_empty_book_is_reminded_of_nothing(tmp_path: Path) -> None:
    empty = open_desk(tmp_path / "Empty", places.resources(), lambda: MONDAY, lambda: NOW)
    assert (stick_notice(empty), late_notice(empty)) == ("", "")
    empty.book.close()
