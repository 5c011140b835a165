"""The band across a sheet that says what a document is not."""

from __future__ import annotations

import datetime as dt
import io

import pypdf
import pytest

from app import places
from app.paper.sheets import MM, Sheets
from app.paper.stamps import stamp
from app.paper.typefaces import typefaces

FACES = typefaces(places.resources() / "fonts")
SPAN = (20 * MM, 170 * MM)


def stamped(*stamps: str, spoken: bool = True) -> tuple[str, int]:
    """The words on a stamped sheet, and how many elements of it are read aloud."""
    sheets = Sheets("A title", "St Anne's Almshouses", dt.date(2026, 11, 23))
    stamp(sheets, stamps, SPAN, FACES, spoken=spoken)
    sheets.showPage()
    spoken_aloud = len(sheets.root.children)
    return pypdf.PdfReader(io.BytesIO(sheets.finish())).pages[0].extract_text().replace("\u00a0", " "), spoken_aloud


def test_stamps_stand_in_one_band() -> None:
    assert " ".join(stamped("SAMPLE", "DRAFT")[0].split()) == "SAMPLE · DRAFT"


def test_nothing_is_stamped_without_a_stamp() -> None:
    assert stamped() == ("", 0)


@pytest.mark.parametrize("spoken", [True, False])
def test_a_stamp_is_read_aloud_where_that_is_asked(*, spoken: bool) -> None:
    assert stamped("SAMPLE", spoken=spoken)[1] == int(spoken)
