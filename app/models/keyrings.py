"""Keyrings: where she wants it, this PC keeps the key of her book with the passwords that it keeps for her anyway.

Windows, macOS and most Linux desktops have such a place, which opens when she logs in; some PCs have none. What is kept
there is the raw key, under a name that says nothing of whose book it is.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.rules.problems import UserError

SERVICE = "Casebook"
NOWHERE = (
    "This PC has no safe place of its own for a key (a keyring, or Windows' Credential Manager), so Casebook cannot "
    "remember it here. Type the passphrase each time; nothing else changes."
)


class NoKeyring(UserError):
    """This PC has no safe place for a key."""


def can_remember() -> bool:
    """Whether this PC has a safe place for a key. It is asked, so it may take a tenth of a second."""
    import keyring  # noqa: PLC0415 - only where a book is closed

    try:
        return bool(keyring.get_keyring().priority >= 1)
    except Exception:  # noqa: BLE001 - each system has errors of its own, and each of them means no
        return False


def remember(folder: Path, raw: bytes) -> None:
    """Keep the key of the book in a folder on this PC. Raises NoKeyring where it cannot be kept."""
    import keyring  # noqa: PLC0415 - as above

    try:
        keyring.set_password(SERVICE, _name(folder), raw.hex())
    except Exception as error:  # as above
        raise NoKeyring(NOWHERE) from error
    if recall(folder) != raw:
        raise NoKeyring(NOWHERE)


def recall(folder: Path) -> bytes | None:
    """The key of the book in a folder, where this PC remembers it."""
    import keyring  # noqa: PLC0415 - as above

    try:
        return bytes.fromhex(keyring.get_password(SERVICE, _name(folder)) or "") or None
    except Exception:  # noqa: BLE001 - as above
        return None


def forget(folder: Path) -> None:
    """Keep the key no longer. What was never kept is no trouble."""
    import keyring  # noqa: PLC0415 - as above

    try:
        keyring.delete_password(SERVICE, _name(folder))
    except Exception:  # noqa: BLE001 - as above
        return


def _name(folder: Path) -> str:
    return f"Book {hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"
