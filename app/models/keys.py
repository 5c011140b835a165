"""Keys: what opens a book that is closed with a passphrase.

The book is encrypted with a raw key of 256 random bits, which nobody ever sees. Beside the book lies a key file that
holds the raw key twice, each time wrapped (RFC 3394) with a key made by scrypt: once from the passphrase, once from the
recovery code that is printed for somebody whom the landlord trusts. So a new passphrase does not touch the book, and a
file that is stolen is of no use without one of the two. The key file holds no fact of any case.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.models.wipes import settle
from app.rules.problems import UserError

FILE = "casebook.key"
PLAIN = b"SQLite format 3\x00"
"""How a book begins that is not closed."""
RAW_BYTES = 32
FORMAT = 1
COST = 2**16
"""What scrypt takes: 64 MB and some 0.2 s for each try, on the PC of the officer and on that of a thief."""
LEAST_COST, MOST_COST = 2**4, 2**18
BLOCK, LANES = 8, 1
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


class Closed(UserError):
    """The book is closed with a passphrase, and nobody gave it."""


class WrongPassphrase(UserError):
    """That does not open this book."""


class KeyFileDamaged(UserError):
    """The key file beside the book cannot be read."""


@dataclass(frozen=True)
class Wrap:
    """The raw key, wrapped with what somebody knows or holds."""

    salt: bytes
    cost: int
    wrapped: bytes


@dataclass(frozen=True)
class KeyFile:
    """What lies beside a closed book: its raw key, wrapped with the passphrase and with the recovery code."""

    wraps: Mapping[str, Wrap] = field(default_factory=dict)

    def open_with(self, way: str, secret: str) -> bytes:
        """The raw key. Raises WrongPassphrase with a sentence where the passphrase or the code is not the right one."""
        from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap  # noqa: PLC0415 - closed books

        wrap = self.wraps[way]
        try:
            return aes_key_unwrap(_stretched(way, secret, wrap), wrap.wrapped)
        except InvalidUnwrap:
            raise WrongPassphrase(_WRONG[way]) from None

    def with_wrap(self, way: str, secret: str, raw: bytes, cost: int = 0) -> KeyFile:
        """The same, with the raw key wrapped anew with another passphrase or another recovery code."""
        from cryptography.hazmat.primitives.keywrap import aes_key_wrap  # noqa: PLC0415 - as above

        begun = Wrap(secrets.token_bytes(16), cost or COST, b"")
        wrapped = aes_key_wrap(_stretched(way, secret, begun), raw)
        return KeyFile({**self.wraps, way: Wrap(begun.salt, begun.cost, wrapped)})


_WRONG = {
    PASSPHRASE: "That is not the passphrase of this book. Look whether Caps Lock is on, then type it again. "
    "If it is forgotten, use the recovery sheet.",
    RECOVERY: "That is not the recovery code of this book. Type all 28 letters and digits as they are on the sheet. "
    "A sheet that was printed before the last one no longer opens it.",
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
    path = folder / FILE
    if not path.exists():
        return None
    try:
        with path.open("rb") as file:
            return key_file_from(file.read(LONGEST_FILE + 1))
    except OSError as error:
        raise KeyFileDamaged(_damaged(path)) from error


def key_file_from(content: bytes) -> KeyFile:
    """The key file that was kept as these bytes. Raises KeyFileDamaged."""
    try:
        kept = json.loads(content[: LONGEST_FILE + 1].decode("utf-8"))
        known = kept["format"] == FORMAT and len(content) <= LONGEST_FILE
        wraps = {way: _wrap(kept["wraps"][way]) for way in _WRONG}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeyFileDamaged(_damaged(Path(FILE))) from error
    if not known:
        raise KeyFileDamaged(_damaged(Path(FILE)))
    return KeyFile(wraps)


def key_file_bytes(keys: KeyFile) -> bytes:
    """A key file as it is kept."""
    wraps = {
        way: {"salt": wrap.salt.hex(), "cost": wrap.cost, "wrapped": wrap.wrapped.hex()}
        for way, wrap in keys.wraps.items()
    }
    return json.dumps({"format": FORMAT, "wraps": wraps}, indent=1).encode()


def write_key_file(folder: Path, keys: KeyFile) -> None:
    """Put a key file beside the book, whole or not at all: a book without its key file is lost."""
    path = folder / FILE
    begun = path.with_name(f"{FILE}.new")
    descriptor = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key_file_bytes(keys))
        file.flush()
        os.fsync(file.fileno())
    begun.replace(path)
    settle(folder)


def _wrap(kept: Mapping[str, object]) -> Wrap:
    """A wrap as it was kept. A cost that was altered must not eat the PC's memory: ValueError."""
    cost = kept["cost"]
    if not isinstance(cost, int) or not LEAST_COST <= cost <= MOST_COST or cost & (cost - 1):
        raise ValueError(cost)
    return Wrap(bytes.fromhex(str(kept["salt"])), cost, bytes.fromhex(str(kept["wrapped"])))


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
