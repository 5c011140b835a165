"""Keys: what opens a book that is closed with a passphrase.

The book is encrypted with a raw key of 256 random bits, which nobody ever sees. Beside the book lies a key file that
holds the raw key twice, each time wrapped (RFC 3394) with a key made by scrypt: once from the passphrase, once from the
recovery code that is printed for somebody whom the landlord trusts. So a new passphrase does not touch the book, and a
file that is stolen is of no use without one of the two. The key file holds no fact of any case.

Each wrap has a check beside it, so that damage to the one that is never used is noticed before it is needed. A file in
which one of the two is damaged opens with the other; one of an older Casebook has no checks, and opens as it did.

Whether anybody has the recovery sheet is said here, too: it is true of this one code, and goes wherever the key file
goes, into backups and with a book that is moved or restored.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from app import systems
from app.models.wipes import settle
from app.rules.problems import UserError

FILE = "casebook.key"
BOOK = "casebook.db"
"""The book beside it."""
KEPT = f"{FILE}.for-"
"""Begins the name of the key file of a book in whose place another one is being put; the book's first bytes end it."""
PLAIN = b"SQLite format 3\x00"
"""How a book begins that is not closed."""
RAW_BYTES = 32
FORMAT = 1
COST = 2**16
"""What scrypt takes: 64 MB and some 0.2 s for each try, on the PC of the officer and on that of a thief."""
LEAST_COST, MOST_COST = 2**4, 2**18
BLOCK, LANES = 8, 1
CHECK_DIGITS = 16
WRAP_NAMES = frozenset({"salt", "cost", "wrapped", "check"})
NAMES = frozenset({"format", "sheet", "wraps"})
NOT_KEPT = "not kept"
"""Stands in a key file as `sheet` until its recovery sheet is printed or saved. An older Casebook does not look."""
LONGEST_FILE = 10_000
"""Bytes; a key file is a tenth of that."""
LEAST_LETTERS = 12
"""In a passphrase: four short words have more."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that could be read as a digit."""
MISREAD = str.maketrans("OIL", "011")
CODE_LETTERS, GROUP = 28, 4
"""28 letters of 5 bits: no machine tries them all."""

PASSPHRASE, RECOVERY = "passphrase", "recovery"
ONE_WRAP = re.compile(rb'"(passphrase|recovery)": (\{[^{}]*\})')
"""A wrap in a key file, where damage elsewhere in it leaves no JSON that could be read."""


class Closed(UserError):
    """The book is closed with a passphrase, and nobody gave it."""


class WrongPassphrase(UserError):
    """That does not open this book."""


class KeyFileDamaged(UserError):
    """The key file beside the book cannot be read."""


class KeyFileUnread(KeyFileDamaged):
    """The key file is there, and the disk does not give what is in it: it may be whole."""


@dataclass(frozen=True)
class Wrap:
    """The raw key, wrapped with what somebody knows or holds."""

    salt: bytes
    cost: int
    wrapped: bytes
    check: str = ""
    """The digest of the others as they were written; empty in a key file of an older Casebook, which has none."""

    def digest(self, way: str) -> str:
        """What the check of this wrap must be."""
        told = f"{FORMAT} {way} {self.salt.hex()} {self.cost} {self.wrapped.hex()}"
        return hashlib.sha256(told.encode()).hexdigest()[:CHECK_DIGITS]

    def is_damaged(self, way: str) -> bool:
        """Whether it is not what it was when it was written, as far as can be told."""
        return bool(self.check) and self.check != self.digest(way)


@dataclass(frozen=True)
class KeyFile:
    """What lies beside a closed book: its raw key, wrapped with the passphrase and with the recovery code."""

    wraps: Mapping[str, Wrap] = field(default_factory=dict)
    whole: bool = True
    """Whether the file, apart from its wraps, could be read as it was written."""
    sheet_waits: bool = False
    """Whether nobody has the recovery sheet: it was neither printed nor saved, as far as Casebook knows."""

    @property
    def damaged(self) -> tuple[str, ...]:
        """The ways that are damaged, or gone: what was to open the book by them may not."""
        return tuple(way for way in _WRONG if way not in self.wraps or self.wraps[way].is_damaged(way))

    def open_with(self, way: str, secret: str) -> bytes:
        """The raw key. Raises WrongPassphrase with a sentence where the passphrase or the code is not the right one."""
        from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap  # noqa: PLC0415 - closed books

        wrap = self.wraps.get(way)
        if wrap is None:
            raise WrongPassphrase(_WAY_DAMAGED[way])
        try:
            return aes_key_unwrap(_stretched(way, secret, wrap), wrap.wrapped)
        except (InvalidUnwrap, ValueError):  # a wrap that was cut short is none
            raise WrongPassphrase((_WAY_DAMAGED if way in self.damaged else _WRONG)[way]) from None

    def with_wrap(self, way: str, secret: str, raw: bytes, cost: int = 0) -> KeyFile:
        """The same, with the raw key wrapped anew with another passphrase or another recovery code."""
        from cryptography.hazmat.primitives.keywrap import aes_key_wrap  # noqa: PLC0415 - as above

        begun = Wrap(secrets.token_bytes(16), cost or COST, b"")
        made = replace(begun, wrapped=aes_key_wrap(_stretched(way, secret, begun), raw))
        return KeyFile({**self.wraps, way: replace(made, check=made.digest(way))}, sheet_waits=self.sheet_waits)


_WRONG = {
    PASSPHRASE: "That is not the passphrase of this book. Look whether Caps Lock is on, then type it again. "
    "If it is forgotten, use the recovery sheet.",
    RECOVERY: "That is not the recovery code of this book. Type all 28 letters and digits as they are on the sheet. "
    "A sheet that was printed before the last one no longer opens it.",
}
_WAY_DAMAGED = {
    PASSPHRASE: "What the passphrase opens is damaged in the key file beside this book, so it cannot open it, even if "
    "it is right. Nothing is lost: use the recovery sheet, then set the passphrase again.",
    RECOVERY: "What the recovery code opens is damaged in the key file beside this book, so it cannot open it, even if "
    "it is right. Nothing is lost: use the passphrase, then print a new recovery sheet.",
}


def is_closed(path: Path) -> bool:
    """Whether the file of a book is encrypted: a plain one says in its first bytes what it is.

    The file itself is asked and not the key file beside it: those two cannot be changed in one instant, and whatever
    happens between the two, the book opens. An empty file, or none, is not closed.
    """
    try:
        with path.open("rb") as file:
            first = file.read(len(PLAIN))
    except OSError:
        return False
    return bool(first) and first != PLAIN


def new_raw_key() -> bytes:
    """A key for a book, by chance."""
    return secrets.token_bytes(RAW_BYTES)


def new_recovery_code() -> str:
    """A code for the recovery sheet, in groups of four that can be read out and typed: '7K2M-…'."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
    return "-".join(letters[at : at + GROUP] for at in range(0, CODE_LETTERS, GROUP))


def read_key_file(folder: Path) -> KeyFile | None:
    """The key file beside the book in a folder; None where the book is not closed with a passphrase.

    Raises KeyFileDamaged where it is there and says nothing that can be used.
    """
    path = belonging(folder)
    if not path.exists():
        return None
    try:
        with path.open("rb") as file:
            return key_file_from(file.read(LONGEST_FILE + 1))
    except OSError as error:
        raise KeyFileUnread(_damaged(path)) from error


def key_file_from(content: bytes) -> KeyFile:
    """The key file that was kept as these bytes. Raises KeyFileDamaged."""
    if len(content) > LONGEST_FILE:
        raise KeyFileDamaged(_damaged(Path(FILE)))
    try:
        kept = json.loads(content.decode("utf-8"))
        whole, said = kept["format"] == FORMAT, dict(kept["wraps"])
        sheet = kept.get("sheet", "")
        whole &= kept.keys() <= NAMES and sheet in ("", NOT_KEPT)
    except (ValueError, KeyError, TypeError, RecursionError):
        whole, said, sheet = False, _wraps_among(content), ""
    wraps = {}
    for way in _WRONG:
        with suppress(ValueError, KeyError, TypeError):
            wraps[way] = _wrap(said[way])
    if not whole:  # it may be of a Casebook to come: only what proves that it is of this format is believed
        wraps = {way: wrap for way, wrap in wraps.items() if wrap.check == wrap.digest(way)}
    if not wraps:
        raise KeyFileDamaged(_damaged(Path(FILE)))
    return KeyFile(wraps, whole, sheet == NOT_KEPT)


def key_file_bytes(keys: KeyFile) -> bytes:
    """A key file as it is kept."""
    wraps = {way: _kept(wrap) for way, wrap in keys.wraps.items()}
    sheet = {"sheet": NOT_KEPT} if keys.sheet_waits else {}
    return json.dumps({"format": FORMAT, **sheet, "wraps": wraps}, indent=1).encode()


def write_key_file(folder: Path, keys: KeyFile) -> None:
    """Put a key file beside the book, whole or not at all: a book without its key file is lost."""
    path = folder / FILE
    begun = path.with_name(f"{FILE}.new")
    descriptor = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key_file_bytes(keys))
        file.flush()
        os.fsync(file.fileno())
    systems.put_in_place(begun, path)
    settle(folder)


def belonging(folder: Path) -> Path:
    """The key file of the very book that is in a folder.

    A restore cannot change book and key file in one instant. Until the new book is there, the key file of the old one
    lies beside it under the first bytes of that: they are chance, and no other file has the same.
    """
    kept = folder / f"{KEPT}{_beginning(folder / BOOK)}"
    return kept if kept.exists() else folder / FILE


def keep_for_book(folder: Path, coming: Path) -> None:
    """Keep the key file of the book in a folder for as long as that is there: another one, `coming`, has its own."""
    first = _beginning(folder / BOOK)
    if not is_closed(folder / BOOK) or not (folder / FILE).exists() or first == _beginning(coming):
        return
    kept = folder / f"{KEPT}{first}"
    shutil.copyfile(folder / FILE, kept)
    with kept.open("rb+") as file:
        os.fsync(file.fileno())
    settle(folder)


def settle_kept(folder: Path) -> None:
    """After a restore that was stopped: the book that is there gets its own key file, and the other one goes."""
    kept = [path for path in folder.glob(f"{KEPT}*") if path.is_file()]
    if not kept or not _beginning(folder / BOOK):
        return
    own = belonging(folder)
    if own in kept:
        systems.put_in_place(own, folder / FILE)
        settle(folder)
    drop_kept(folder)


def drop_kept(folder: Path) -> None:
    """Remove the key file of the book that was there before; it lies among the backups, with that book."""
    for path in folder.glob(f"{KEPT}*"):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _beginning(book: Path) -> str:
    try:
        with book.open("rb") as file:
            return file.read(len(PLAIN)).hex()
    except OSError:
        return ""


def _wraps_among(content: bytes) -> dict[str, Mapping[str, object]]:
    """The wraps in a key file that is damaged elsewhere."""
    found: dict[str, Mapping[str, object]] = {}
    for way, wrap in ONE_WRAP.findall(content):
        with suppress(ValueError, RecursionError):
            found[way.decode()] = json.loads(wrap)
    return found


def _kept(wrap: Wrap) -> dict[str, object]:
    check = {"check": wrap.check} if wrap.check else {}
    return {"salt": wrap.salt.hex(), "cost": wrap.cost, "wrapped": wrap.wrapped.hex(), **check}


def _wrap(kept: Mapping[str, object]) -> Wrap:
    """A wrap as it was kept; ValueError for any other. A cost that was altered must not eat the PC's memory."""
    cost = kept["cost"]
    if not isinstance(cost, int) or not LEAST_COST <= cost <= MOST_COST or cost & (cost - 1):
        raise ValueError(cost)
    if not kept.keys() <= WRAP_NAMES:
        raise ValueError(kept)
    salt, wrapped = (bytes.fromhex(str(kept[name])) for name in ("salt", "wrapped"))
    return Wrap(salt, cost, wrapped, str(kept.get("check", "")))


def _stretched(way: str, secret: str, wrap: Wrap) -> bytes:
    """The key that a secret makes. However it was typed, the same words make the same key."""
    typed = unicodedata.normalize("NFKC", secret)
    if way == RECOVERY:
        typed = "".join(letter for letter in typed.upper().translate(MISREAD) if letter in ALPHABET)
    memory = 256 * BLOCK * wrap.cost
    return hashlib.scrypt(typed.encode(), salt=wrap.salt, n=wrap.cost, r=BLOCK, p=LANES, maxmem=memory, dklen=RAW_BYTES)


def _damaged(path: Path) -> str:
    return (
        f"The key file {path} cannot be read, and without it this book cannot be opened. Nothing was changed. "
        "Every backup holds a copy of it: restore the newest backup."
    )
