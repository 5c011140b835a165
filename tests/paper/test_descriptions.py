"""What a document says of itself."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

from app.paper.descriptions import description

MADE = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def test_the_description_is_sound_xml_whatever_the_names_are() -> None:
    packet = description("Rose & <Crown>", "A > B", "Casebook", "reportlab", MADE).decode()
    root = ET.fromstring(packet.replace("\ufeff", ""))  # noqa: S314 - our own words
    texts = {element.tag.rpartition("}")[2]: element.text for element in root.iter() if element.text}
    listed = [element.text for element in root.iter() if element.tag.endswith("}li") and (element.text or "").strip()]
    assert listed[:3] == ["Rose & <Crown>", "A > B", "en-GB"]
    assert (texts["CreateDate"], texts["ModifyDate"]) == ("2026-11-23T12:00:00+00:00",) * 2
    assert (texts["CreatorTool"], texts["Producer"]) == ("Casebook", "reportlab")


def test_it_names_the_standards_that_are_kept() -> None:
    packet = description("", "", "", "", MADE).decode()
    for said in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert said in packet
