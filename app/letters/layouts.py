"""Layouts: an approved letter as the PDF that is printed, and any draft as the same pages with a stamp.

The same letter always gives the same bytes, so what is kept in the book is what was previewed.
"""

from __future__ import annotations

from app import places
from app.letters import bodies, letterheads
from app.letters.checks import Approved, Incomplete, approve
from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.return_sheets import draw_return_sheet
from app.letters.styles import FOOT, Setting
from app.paper.flows import closely, stack
from app.paper.sheets import Sheets
from app.paper.typefaces import typefaces
from app.rules.provisions import LetterRule

SAMPLE = "SAMPLE – do not post"  # noqa: RUF001 - an en dash, as British printing has it
DRAFT = "DRAFT – not complete"  # noqa: RUF001 - the same

AIRS = (0.85, 0.7)
"""How much of the space between paragraphs a letter keeps where that saves a page; less would be a wall of text."""


def to_pdf(approved: Approved, landlord: Landlord, seal: str, *, sample: bool = False) -> bytes:
    """The letter as it is printed, on the letterhead it was approved on.

    Raises ValueError for another letterhead: the Ombudsman's details were checked against the first.
    """
    if approved.landlord != landlord:
        raise ValueError("The letter was approved on another letterhead. Approve it again.")
    return _pdf(approved.draft, landlord, seal, (SAMPLE,) if sample else ())


def preview_pdf(draft: Draft, rule: LetterRule, landlord: Landlord, seal: str, *, sample: bool = False) -> bytes:
    """The letter as it stands: byte for byte what is printed, or stamped as a draft while something is unmet."""
    try:
        return to_pdf(approve(draft, rule, landlord), landlord, seal, sample=sample)
    except Incomplete:
        return _pdf(draft, landlord, seal, ((SAMPLE,) if sample else ()) + (DRAFT,))


def _pdf(draft: Draft, landlord: Landlord, seal: str, stamps: tuple[str, ...]) -> bytes:
    setting = Setting(draft, landlord, typefaces(places.resources() / "fonts"), seal, stamps)
    sheets = Sheets(f"{draft.title}, {draft.facts.reference}", landlord.name, draft.facts.dated)
    letterheads.stamp(sheets, setting, spoken=True)
    letterheads.head(sheets, setting)
    top = letterheads.address_and_references(sheets, setting)
    slabs = bodies.body(setting, sheets.root)
    later = letterheads.next_top(setting)
    pages = closely(slabs, FOOT - top, FOOT - later, AIRS)
    for number, page in enumerate(pages, 1):
        if number > 1:
            letterheads.stamp(sheets, setting, spoken=False)
            letterheads.next_head(sheets, setting)
        else:
            letterheads.fold_marks(sheets, setting)
        stack(sheets, page, setting.left, top if number == 1 else later)
        letterheads.foot(sheets, setting, number, len(pages))
        sheets.showPage()
    draw_return_sheet(sheets, setting, len(pages))
    return sheets.finish()
