"""Targets: every reader of something that comes from outside, with sound inputs to begin from."""

from __future__ import annotations

import datetime as dt
import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app import places
from app.models import keys
from app.models.backups import back_up, read_backup
from app.models.books import FILE, open_book
from app.models.checks import check_book
from app.models.keys import KeyFile, key_file_bytes, key_file_from
from app.models.whereabouts import danger_of
from app.paper.picture_files import Unusable, read_picture
from app.rules.problems import UserError
from app.rules.reading import read_editions
from app.timeline_files import clocks_of
from tests.fuzz import sheets
from tests.models.ledgers import full_book, now

TODAY = dt.date(2026, 11, 23)
KEY = bytes(range(32))


@dataclass(frozen=True)
class Target:
    """One reader: the inputs to begin from, and what is done with one in a folder of its own.

    `allowed` are the errors that it tells in sentences; any other is a fault.
    """

    name: str
    seeds: Callable[[], tuple[bytes, ...]]
    read: Callable[[bytes, Path], object]
    allowed: tuple[type[BaseException], ...] = (UserError,)


def _book_seeds(key: bytes | None) -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as name:
        book = open_book(Path(name), now, key)
        full_book(book)
        book.close()
        return ((Path(name) / FILE).read_bytes(),)


def _read_book(content: bytes, folder: Path) -> None:
    (folder / FILE).write_bytes(content)
    _look_over(folder, None)


def _read_closed_book(content: bytes, folder: Path) -> None:
    (folder / FILE).write_bytes(content)
    _look_over(folder, KEY)


def _look_over(folder: Path, key: bytes | None) -> None:
    book = open_book(folder, now, key)
    try:
        check_book(book)
    finally:
        book.close()


def _backup_seeds() -> tuple[bytes, ...]:
    found = []
    for key in (None, KEY):
        with tempfile.TemporaryDirectory() as name:
            book = open_book(Path(name) / "Book", now, key)
            if key:
                keys.write_key_file(Path(name) / "Book", _key_file())
            full_book(book)
            found.append(back_up(book, Path(name) / "Backups", now()).path.read_bytes())
            book.close()
    return tuple(found)


def _read_backup(content: bytes, folder: Path) -> None:
    path = folder / "a.casebook"
    path.write_bytes(content)
    for key in (None, KEY):
        try:
            read_backup(path, key, folder)
        except UserError:
            continue


@cache
def _key_file() -> KeyFile:
    cost, keys.COST = keys.COST, keys.LEAST_COST
    try:
        return KeyFile().with_wrap(keys.PASSPHRASE, "four small words", KEY).with_wrap(keys.RECOVERY, "7K2M", KEY)
    finally:
        keys.COST = cost


def _read_key(content: bytes, _folder: Path) -> None:
    found = key_file_from(content)
    if max(wrap.cost for wrap in found.wraps.values()) <= keys.LEAST_COST:
        found.open_with(keys.PASSPHRASE, "four small words")


def _timeline_seeds() -> tuple[bytes, ...]:
    whole = {
        "edition": None,
        "events": [
            {"kind": "received", "on": "2026-03-02"},
            {"kind": "acknowledged", "on": "2026-03-05", "promised": "2026-03-19"},
            {"kind": "extended", "on": "2026-03-10", "until": "2026-03-30", "good_reason": "The surveyor is ill."},
            {"kind": "updates_agreed", "on": "2026-03-11", "every": 2, "unit": "weeks"},
            {"kind": "responded", "on": "2026-03-28"},
            {"kind": "escalation_requested", "on": "2026-04-02"},
            {"kind": "responded", "on": "2026-05-01", "stage": 2},
        ],
        "extra_holidays": ["2026-03-20"],
        "working_instead": ["2026-04-03"],
        "year_end": "2026-03-31",
    }
    short = {"edition": "2022", "events": [{"kind": "received", "on": "2022-03-02"}]}
    return tuple(json.dumps(one).encode() for one in (whole, short))


def _read_timeline(content: bytes, _folder: Path) -> object:
    return clocks_of(content.decode("utf-8", errors="replace"), TODAY, places.resources())


def _edition_seeds() -> tuple[bytes, ...]:
    return tuple((places.resources() / "codes" / f"{key}.toml").read_bytes() for key in ("2020", "2022", "2024"))


def _read_edition(content: bytes, folder: Path) -> None:
    (folder / "2099.toml").write_bytes(content)
    read_editions(folder)


def _picture_seeds() -> tuple[bytes, ...]:
    from PIL import Image, ImageOps  # noqa: PLC0415 - only this target draws

    found = []
    for kind, mode in (("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("GIF", "P"), ("TIFF", "RGB"), ("BMP", "RGB")):
        file = io.BytesIO()
        drawn = ImageOps.expand(Image.new("L", (320, 90), 0), 20, 255)
        drawn.convert(mode).save(file, kind)
        found.append(file.getvalue())
    return (*found, b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")


def _read_picture(content: bytes, _folder: Path) -> object:
    return read_picture(content)


def _read_place(content: bytes, folder: Path) -> object:
    said = content.decode("utf-8", errors="replace")
    return danger_of(folder, {"OneDrive": said}, lambda: said)


TARGETS = (
    Target("book", lambda: _book_seeds(None), _read_book),
    Target("closed_book", lambda: _book_seeds(KEY), _read_closed_book),
    Target("key", lambda: (key_file_bytes(_key_file()),), _read_key),
    Target("backup", _backup_seeds, _read_backup),
    Target("timeline", _timeline_seeds, _read_timeline),
    Target("edition", _edition_seeds, _read_edition),
    Target("picture", _picture_seeds, _read_picture, (UserError, Unusable)),
    Target("csv", sheets.csv_seeds, sheets.read_csv),
    Target("xlsx", sheets.xlsx_seeds, sheets.read_xlsx),
    Target("xlsx_sheet", sheets.sheet_seeds, sheets.read_sheet),
    Target("ods_content", sheets.ods_seeds, sheets.read_ods),
    Target("export", sheets.export_seeds, sheets.read_export),
    Target("mounts", lambda: (b"//server/share /mnt/share cifs rw 0 0\n",), _read_place),
)
