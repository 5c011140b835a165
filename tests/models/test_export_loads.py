"""Export loads: a book made again, or nothing. What is refused, and in which words, is in the tests of casework."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.books import Book, book_in_memory
from app.models.checks import check_book
from app.models.export_loads import columns_at, load
from app.models.export_manifests import ExportedFile, Manifest, NotAnExport
from app.models.exports import TABLES, Contents, pack
from app.models.upgrades import STEPS
from tests.models.ledgers import everything, full_book, now


def silent(_done: int, _total: int) -> None:
    """Is told how far it is, and says nothing."""


def packed(book: Book, folder: Path) -> Manifest:
    full_book(book)
    return pack(book, folder, Contents({}, {}, "Casebook", "2026-11-23"), silent).manifest


def test_the_book_is_the_same(book: Book, tmp_path: Path) -> None:
    manifest = packed(book, tmp_path)
    other = book_in_memory(now)
    seen: list[int] = []
    with other.writing("") as work:
        load(work.session, tmp_path, manifest, silent, also=lambda _session, number: seen.append(number))
    assert everything(other) == everything(book)
    assert check_book(other).findings == check_book(book).findings
    assert seen == [2]
    other.close()


def test_the_columns_of_a_version_are_known() -> None:
    assert set(columns_at(len(STEPS))) == set(TABLES)
    assert columns_at(1)["begun"] == ()
    assert [name for name, _, _ in columns_at(3)["draft"]][-1] == "saved_at"


@given(st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_byte_that_is_changed_is_refused_and_nothing_is_written(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Even where the list of files says the same as the file: the chain, the register or the digests tell."""
    folder = tmp_path_factory.mktemp("packed")
    book, other = book_in_memory(now), book_in_memory(now)
    manifest = packed(book, folder)
    one = data.draw(st.sampled_from([file for file in manifest.files if file.path.endswith((".json", ".pdf"))]))
    content = bytearray((folder / one.path).read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    (folder / one.path).write_bytes(content)
    says = ExportedFile(one.path, len(content), hashlib.sha256(content).hexdigest())
    files = tuple(says if file == one else file for file in manifest.files)
    try:
        with other.writing("") as work:
            load(work.session, folder, replace(manifest, files=files), silent)
    except NotAnExport:
        assert not any(everything(other).values())
    else:
        assert everything(other) == everything(book)  # a space between two values, or the case of a digit of \\u00e4
    book.close()
    other.close()
