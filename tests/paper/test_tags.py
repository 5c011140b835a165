"""The structure that a screen reader follows."""

from __future__ import annotations

from app.paper.tags import Element, Mark, Structure


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
