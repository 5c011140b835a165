"""Keyrings: this PC remembers the key where it has a place for it, and says so where it has none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import PasswordDeleteError

from app.models.keyrings import NoKeyring, can_remember, forget, recall, remember

RAW = bytes(range(32))


class Drawer(KeyringBackend):
    """A PC's place for keys, as long as the test lasts."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def drawer() -> Iterator[Drawer]:
    before, made = keyring.get_keyring(), Drawer()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_key_is_remembered_for_its_book_alone_and_forgotten(tmp_path: Path) -> None:
    assert can_remember()
    assert recall(tmp_path) is None
    remember(tmp_path, RAW)
    assert recall(tmp_path) == RAW
    assert recall(tmp_path / "another") is None
    forget(tmp_path)
    forget(tmp_path)
    assert recall(tmp_path) is None


def test_its_name_says_nothing_of_whose_book_it_is(tmp_path: Path, drawer: Drawer) -> None:
    remember(tmp_path / "St Anne's", RAW)
    [(service, name)] = drawer.kept
    assert service == "Casebook"
    assert "Anne" not in name
    assert str(tmp_path) not in name


@pytest.mark.parametrize("none", [fail.Keyring, null.Keyring])
def test_where_this_pc_has_no_place_for_it_that_is_said(tmp_path: Path, none: type[KeyringBackend]) -> None:
    keyring.set_keyring(none())
    assert not can_remember()
    assert recall(tmp_path) is None
    forget(tmp_path)
    with pytest.raises(NoKeyring, match="no safe place of its own"):
        remember(tmp_path, RAW)


def test_what_is_no_key_is_none(tmp_path: Path, drawer: Drawer) -> None:
    remember(tmp_path, RAW)
    drawer.kept = dict.fromkeys(drawer.kept, "not hexadecimal")
    assert recall(tmp_path) is None
