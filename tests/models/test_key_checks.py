"""The check of the key file: damage to what opens a closed book shows while the book is still open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models import keys
from app.models.books import Book, open_book
from app.models.checks import check_book
from app.models.keys import FILE, PASSPHRASE, RECOVERY
from app.models.protections import change_passphrase, change_recovery_code, protect
from tests.models.ledgers import full_book, now
from tests.models.test_protections import CLOSED, PHRASE, opened


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A closed book."""
    monkeypatch.setattr(keys, "COST", keys.LEAST_COST)
    made = open_book(tmp_path, now)
    full_book(made)
    protect(made, PHRASE, CLOSED)
    yield made
    made.close()


def damage(folder: Path, *ways: str) -> None:
    kept = json.loads((folder / FILE).read_bytes())
    for way in ways:
        kept["wraps"][way]["wrapped"] = kept["wraps"][way]["wrapped"][::-1]
    (folder / FILE).write_text(json.dumps(kept, indent=1), encoding="utf-8")


def found(book: Book) -> list[str]:
    return [f"{one.sentence} {one.advice}" for one in check_book(book).findings]


def test_a_key_file_that_is_whole_is_looked_at_and_nothing_is_said(book: Book) -> None:
    result = check_book(book)
    assert result.sound
    assert "keys" in result.looked


def test_a_damaged_recovery_wrap_asks_for_a_new_sheet_and_that_mends_it(book: Book, tmp_path: Path) -> None:
    damage(tmp_path, RECOVERY)
    [said] = found(book)
    assert "recovery sheet opens is damaged" in said
    assert "make a new recovery sheet" in said
    opened(tmp_path).close()  # the passphrase opens it all the same
    code = change_recovery_code(book)
    assert found(book) == []
    opened(tmp_path, code, RECOVERY).close()


def test_a_damaged_passphrase_wrap_asks_for_the_passphrase_anew(book: Book, tmp_path: Path) -> None:
    damage(tmp_path, PASSPHRASE)
    [said] = found(book)
    assert "set the passphrase again" in said
    change_passphrase(book, PHRASE)
    assert found(book) == []
    opened(tmp_path).close()


@pytest.mark.parametrize("content", [b"", b"not a key file", None])
def test_a_key_file_that_opens_nothing_or_is_gone_can_be_made_anew_while_the_book_is_open(
    book: Book, tmp_path: Path, content: bytes | None
) -> None:
    if content is None:
        (tmp_path / FILE).unlink()
    else:
        (tmp_path / FILE).write_bytes(content)
    [said] = found(book)
    assert "put it right before you close it" in said
    change_passphrase(book, PHRASE)
    change_recovery_code(book)
    assert found(book) == []
    opened(tmp_path).close()


def test_damage_beside_the_wraps_is_named_too(book: Book, tmp_path: Path) -> None:
    content = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(content.replace(b'"format"', b'"fOrmat"'))
    [said] = found(book)
    assert "opens the book all the same" in said
    opened(tmp_path).close()


def test_a_plain_book_has_no_key_file_to_look_at(tmp_path: Path) -> None:
    plain = open_book(tmp_path / "plain", now)
    assert "keys" not in check_book(plain).looked
    plain.close()
