"""Export manifests: what may be read of a folder that somebody else made."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.export_manifests import (
    FILE,
    ExportedFile,
    Manifest,
    NotAnExport,
    chunks_of,
    opened_within,
    read_manifest,
    verify,
)

ONE = ExportedFile("a.txt", 3, hashlib.sha256(b"abc").hexdigest())
MANIFEST = Manifest(
    "Casebook", "2026-11-23", 5, "8-12345678", "f" * 64, sample=False, rows={"journal": 8}, files=(ONE,)
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(MANIFEST.written())
    (tmp_path / "a.txt").write_bytes(b"abc")
    assert read_manifest(tmp_path) == MANIFEST
    steps: list[tuple[int, int]] = []
    verify(tmp_path, MANIFEST, lambda done, total: steps.append((done, total)))
    assert steps == [(3, 3)]


@pytest.mark.parametrize("content", [b"", b"ab", b"abcd", b"abd"])
def test_a_file_that_is_not_what_it_was_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(NotAnExport):
        list(chunks_of(tmp_path, ONE))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(NotAnExport, match="is no file"):
        opened_within(tmp_path, "a.txt")


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_it_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(NotAnExport):
        read_manifest(tmp_path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(("rows", "files", "seal", "book_version", "made_by", "last_hash"))), json_values)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_one_place_of_it_is_read_or_refused(tmp_path: Path, key: str, value: object) -> None:
    told = json.loads(MANIFEST.written()) | {key: value}
    (tmp_path / FILE).write_text(json.dumps(told), encoding="utf-8")
    with suppress(NotAnExport):
        assert isinstance(read_manifest(tmp_path), Manifest)
