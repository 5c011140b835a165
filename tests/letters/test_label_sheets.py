"""Label sheets: every address on its own label, clear of the edges, in a size that can be read."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import places
from app.letters.label_sheets import EDGE, LEADING, TINIEST, LabelSheet, fitted, labels_pdf, read_label_sheets
from app.paper.sheets import MM
from app.paper.typefaces import typefaces
from app.rules.tables import EditionError

SHIPPED = places.resources() / "labels" / "sheets.toml"
DAY = dt.date(2026, 11, 23)
MR_D = ("Mr D. Dunmore", "14 Chapel Row", "WELLS", "BA5 2XX")
KINDS = read_label_sheets(SHIPPED).sheets
FACES = typefaces(places.resources() / "fonts")


def pdf_of(addresses: Sequence[tuple[str, ...]], sheet: LabelSheet, start: int = 1) -> bytes:
    return labels_pdf(addresses, sheet, start, author="St Anne's", dated=DAY)


def placed(pdf: bytes) -> list[tuple[int, str, float, float]]:
    """Each line of text with its page and its place in millimetres from the top left."""
    found: list[tuple[int, str, float, float]] = []
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages):

        def see(text: str, _cm: object, tm: list[float], _font: object, _size: object, number: int = number) -> None:
            if text.strip():
                found.append((number, text.strip(), tm[4] / MM, 297 - tm[5] / MM))

        page.extract_text(visitor_text=see)
    return found


@pytest.mark.parametrize("sheet", KINDS, ids=lambda sheet: sheet.key)
def test_the_labels_of_a_sheet_lie_on_it_and_do_not_overlap(sheet: LabelSheet) -> None:
    assert sheet.count == int(sheet.key)
    assert sheet.step_across >= sheet.width
    assert sheet.step_down >= sheet.height
    x, y = sheet.corner(sheet.count - 1)
    assert x + sheet.width <= 210
    assert y + sheet.height <= 297
    assert abs(sheet.left - (210 - x - sheet.width)) < 1  # as much is left at the right as at the left
    assert abs(sheet.top - (297 - y - sheet.height)) < 1.5


@pytest.mark.parametrize("sheet", KINDS, ids=lambda sheet: sheet.key)
def test_every_line_stands_within_its_own_label(sheet: LabelSheet) -> None:
    addresses = [(f"Person {number}", *MR_D[1:]) for number in range(sheet.count + 1)]
    lines = placed(pdf_of(addresses, sheet))
    for number in range(sheet.count + 1):
        page, place = divmod(number, sheet.count)
        x, y = sheet.corner(place)
        ((_, _, across, down),) = [line for line in lines if line[:2] == (page, f"Person {number}")]
        assert across == pytest.approx(x + EDGE, abs=0.1)
        assert y + EDGE < down < y + sheet.height - EDGE
    assert len(lines) == 4 * (sheet.count + 1)


def test_a_sheet_that_was_begun_goes_on_at_its_first_free_label() -> None:
    sheet = KINDS[0]
    lines = placed(pdf_of([MR_D, MR_D], sheet, sheet.count))
    assert [(page, round(x - EDGE, 1)) for page, text, x, _ in lines if text == MR_D[0]] == [
        (0, round(sheet.corner(sheet.count - 1)[0], 1)),
        (1, round(sheet.corner(0)[0], 1)),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Mr X",),
        MR_D,
        tuple(f"Line {number} of a very long address indeed, in the county" for number in range(12)),
        ("Ms Featherstonehaugh-Cholmondeley-Marjoribanks of Wooton under Edge", "1 A", "B", "BA5 2XX"),
        ("W" * 120, "Wells"),
    ],
)
def test_an_address_of_any_length_fits_its_label(texts: tuple[str, ...]) -> None:
    for sheet in KINDS:
        width, height = (sheet.width - 2 * EDGE) * MM, (sheet.height - 2 * EDGE) * MM
        lines, size = fitted(texts, width, height, FACES)
        assert size >= TINIEST
        assert all(line.width <= width for line in lines)
        assert len(lines) * size * LEADING <= height + size or size == TINIEST


def test_an_ordinary_address_has_the_size_that_machines_read() -> None:
    _, size = fitted(MR_D, (63.5 - 2 * EDGE) * MM, (38.1 - 2 * EDGE) * MM, FACES)
    assert size == 12


def test_the_same_labels_are_the_same_bytes() -> None:
    assert pdf_of([MR_D], KINDS[0]) == pdf_of([MR_D], KINDS[0])


def test_a_slip_in_the_file_stops_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "sheets.toml"
    path.write_text("[labels]\nsource = 3", encoding="utf-8")
    with pytest.raises(EditionError, match=r"sheets\.toml"):
        read_label_sheets(path)
