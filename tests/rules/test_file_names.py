"""File names that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.file_names import LONGEST, TakenNames, is_reserved, may_be_read, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stage 1 acknowledgement 2026/001", "Stage 1 acknowledgement 2026-001"),
        ("Mrs O'Hara-Nuñez", "Mrs O'Hara-Nuñez"),
        ("../../etc/passwd", "etc-passwd"),
        (r"C:\Windows\system32", "C-Windows-system32"),
        ("CON", "Letter CON"),
        ("nul.txt", "Letter nul.txt"),
        ("COM¹", "Letter COM¹"),
        ("Mr Smith. ", "Mr Smith"),
        ("", "Letter"),
        ("???", "Letter"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("=HYPERLINK(1)", "HYPERLINK(1)"),
        ("two\nlines\there", "two lines here"),
    ],
)
def test_a_text_is_a_name_that_windows_takes(text: str, name: str) -> None:
    assert safe_name(text, "Letter") == name


@given(st.text())
def test_whatever_is_typed_becomes_a_name_that_may_be_read_again(text: str) -> None:
    name = safe_name(text, "Letter")
    assert may_be_read(f"Letters/{name}.pdf")
    assert len(name) <= LONGEST + len("Letter ")
    assert not is_reserved(name)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../outside.pdf",
        "Letters/../../outside.pdf",
        "Letters//x.pdf",
        "./x.pdf",
        r"Letters\x.pdf",
        r"\\server\share\x.pdf",
        "C:/x.pdf",
        "C:x.pdf",
        "x.pdf:stream",
        "Letters/CON",
        "Letters/nul.pdf",
        "Letters/x.",
        "Letters/x ",
        "Letters/x\x00.pdf",
        "Letters/\u202efdp.x",
        "a/b/c/d.pdf",
        "Letters/e\u0301.pdf",
        "x" * 200,
    ],
)
def test_a_path_that_leads_elsewhere_or_is_read_differently_elsewhere_is_not_read(path: str) -> None:
    assert not may_be_read(path)


def test_no_two_names_are_one_file_where_capitals_do_not_count() -> None:
    names = TakenNames()
    assert names.take("Letters/Reed", ".pdf") == "Letters/Reed.pdf"
    assert names.take("Letters/REED", ".pdf") == "Letters/REED (2).pdf"
    assert names.take("Letters/reed", ".pdf") == "Letters/reed (3).pdf"
    assert names.take("Letters/Strauß", ".pdf") == "Letters/Strauß.pdf"
    assert names.take("Letters/STRAUSS", ".pdf") == "Letters/STRAUSS (2).pdf"
