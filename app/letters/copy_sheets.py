"""Address sheets: what goes in front of a copy of a letter, with its address where the window shows it.

The letter itself was frozen when it was issued and is printed again as it is; so a copy to whoever acts for the
resident needs a sheet, or a label on a plain envelope, that says where it goes.
"""

from __future__ import annotations

from dataclasses import replace

from app import places
from app.letters import letterheads
from app.letters.drafts import Copy, Draft
from app.letters.facts import Landlord
from app.letters.styles import Setting
from app.paper.flows import kept, paragraph, spaced, stack
from app.paper.lines import Span
from app.paper.sheets import Sheets
from app.paper.typefaces import typefaces
from app.rules.dates import long_date

TITLE = "A copy of a letter for you"


def copy_sheet_pdf(draft: Draft, copy: Copy, landlord: Landlord, *, stamps: tuple[str, ...] = ()) -> bytes:
    """The sheet for one copy of a letter: the letterhead, the address of the copy, and what it is a copy of."""
    facts = replace(draft.facts, addressee=copy.name, address=copy.address, postcode=copy.postcode)
    setting = Setting(replace(draft, facts=facts), landlord, typefaces(places.resources() / "fonts"), "", stamps)
    sheets = Sheets(f"{TITLE}, {facts.reference}", landlord.name, facts.dated)
    letterheads.stamp(sheets, setting, spoken=True)
    letterheads.head(sheets, setting)
    top = letterheads.address_and_references(sheets, setting)
    style, column = setting.text, setting.column
    slabs = kept(paragraph(setting.title.spans(TITLE), setting.title, column, sheets.root.add("H1")))
    for text in _sentences(draft):
        slabs += spaced(paragraph((Span(text),), style, column, sheets.root.add("P")), style.leading * 0.6)
    letterheads.fold_marks(sheets, setting)
    stack(sheets, slabs, setting.left, top)
    sheets.showPage()
    return sheets.finish()


def _sentences(draft: Draft) -> tuple[str, ...]:
    facts = draft.facts
    about = f"This is a copy of our letter to {facts.addressee}, dated {long_date(facts.dated)}: {draft.title}."
    return (about, f"Its pages follow. Quote {facts.reference} when you get in touch with us about it.")
