"""Packed files: none is unpacked further than a log can be large."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.incoming import zipped_parts
from app.incoming.sheets import Unreadable
from app.incoming.zipped_parts import Parts
from tests.incoming.books import packed


def test_a_bomb_stays_packed(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "bomb.xlsx", {"xl/workbook.xml": "0" * 300_000_000})
    assert bomb.stat().st_size < 1_000_000
    with pytest.raises(Unreadable, match="leaves it packed"):
        Parts(bomb)


def test_a_part_that_is_larger_than_it_says_is_damage(tmp_path: Path) -> None:
    path = packed(tmp_path / "lie.xlsx", {"a.xml": "x" * 5_000})
    content = path.read_bytes()
    path.write_bytes(content.replace((5_000).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    parts = Parts(path)
    with pytest.raises(Unreadable, match="damaged"):
        parts.measure()
    parts.close()


def test_many_small_parts_are_a_bomb_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped_parts, "MOST_PARTS", 10)
    with pytest.raises(Unreadable, match="leaves it packed"):
        Parts(packed(tmp_path / "many.xlsx", {f"{number}.xml": "x" for number in range(11)}))


def test_a_document_type_is_refused_so_that_no_entity_can_grow(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>'
    parts = Parts(packed(tmp_path / "laughs.xlsx", {"a.xml": laughs}))
    with pytest.raises(Unreadable, match="damaged"):
        parts.walk("a.xml", lambda _tag, _given: None)
    parts.close()


def test_what_is_no_packed_file_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(Unreadable, match="damaged"):
        Parts(path)


def test_a_part_is_gone_through_without_its_prefixes(tmp_path: Path) -> None:
    parts = Parts(packed(tmp_path / "a.xlsx", {"a.xml": '<x:a xmlns:x="urn:x"><x:b>word</x:b></x:a>'}))
    heard: list[str] = []
    parts.measure()
    parts.walk("a.xml", lambda tag, _given: heard.append(tag), heard.append, lambda tag: heard.append(f"/{tag}"))
    parts.close()
    assert heard == ["a", "b", "word", "/b", "/a"]
