"""The structure that a screen reader follows."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from app.paper.tags import Element, Mark, Structure, metadata


def test_content_is_numbered_page_by_page_and_owned_by_its_element() -> None:
    structure = Structure()
    title = structure.root.add("H1")
    text = structure.root.add("P")
    assert [structure.mark(0, title), structure.mark(0, text), structure.mark(1, text)] == [0, 1, 0]
    assert title.children == [Mark(0, 0)]
    assert text.children == [Mark(0, 1), Mark(1, 0)]


def test_elements_stand_in_reading_order() -> None:
    table = Element("Table")
    head = table.add("TR").add("TH", "Row")
    assert head.scope == "Row"
    assert [child.role for child in table.children if isinstance(child, Element)] == ["TR"]


def test_the_description_is_sound_xml_whatever_the_names_are() -> None:
    packet = metadata("Rose & <Crown>", "A > B").makeContent(None).decode()
    root = ET.fromstring(packet.replace("\ufeff", ""))  # noqa: S314 - our own words
    texts = [element.text for element in root.iter() if element.text and element.text.strip()]
    assert texts == ["Rose & <Crown>", "A > B", "en-GB", "1"]
