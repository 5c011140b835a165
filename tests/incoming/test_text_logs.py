"""CSV as programs write it: every encoding, separator and slip of the pen."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.incoming.sheets import Unreadable
from app.incoming.text_logs import WINDOWS, read_text_log, separator_of
from app.rules.problems import UserError

TABLE = "Ref,Tenant\r\nC-1,Zoë Ångström\r\n"


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("utf-32"),
    ],
)
def test_the_encoding_is_found_out(content: bytes) -> None:
    sheet = read_text_log(content)
    assert [row.cells for row in sheet.rows] == [("Ref", "Tenant"), ("C-1", "Zoë Ångström")]
    assert sheet.notes == ()


def test_what_is_not_unicode_is_read_as_windows_writes_it_and_that_is_said() -> None:
    sheet = read_text_log("Ref,Redress\nC-1,£50\n".encode("cp1252"))
    assert sheet.rows[1].cells == ("C-1", "£50")
    assert sheet.notes == (WINDOWS,)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(separator: str) -> None:
    text = "\n".join(separator.join(row) for row in (["Ref", "Date", "About"], ["C-1", "10.3.24", "Damp and mould"]))
    assert separator_of(text) == separator
    assert read_text_log(text.encode()).rows[1].cells == ("C-1", "10.3.24", "Damp and mould")


def test_commas_within_words_are_no_separator() -> None:
    text = "Ref;About\nC-1;Damp, mould, noise\nC-2;Lift\nC-3;Gate, again\n"
    assert separator_of(text) == ";"


def test_excels_own_line_about_the_separator_is_heeded_and_not_shown() -> None:
    sheet = read_text_log(b"sep=;\nRef;Tenant\nC-1;Mr A\n")
    assert [(row.number, row.cells) for row in sheet.rows] == [(1, ("Ref", "Tenant")), (2, ("C-1", "Mr A"))]


def test_rows_have_the_numbers_that_excel_shows_with_blank_rows_and_lines_within_a_cell() -> None:
    sheet = read_text_log(b'Ref,About\n\n"C-1","two\nlines, and a ""quote"""\n,\nC-2,x\n')
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Ref", "About")),
        (3, ("C-1", 'two\nlines, and a "quote"')),
        (5, ("C-2", "x")),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'Ref,About\nC-1,"' + b"x" * 10_000_000, "quotation mark"),
        (b"<html><table><tr><td>Ref</td></tr></table></html>", "web page"),
        (b"Ref,Tenant\x81\xff\0" * 50, "neither a workbook nor text"),
        (codecs.BOM_UTF16_LE + b"a\0b", "damaged"),
        (b"a\n" * 100_001, "more than a log has"),
        (b"," * 2_000 + b"x\n", "more than a log has"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_that_says_what_to_do(content: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_text_log(content)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    with suppress(UserError):
        read_text_log(content)
