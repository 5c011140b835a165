"""Certificates of a rehearsal: one page for the board, which says that a backup was restored and what was found.

It names no resident and no case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.paper.flows import Column, Slab, Style, kept, listed, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.blank_forms import beside
from app.reports.frames import Frame, pages_of, printed
from app.rules.workings import Printing

TITLE, HEADING, LINE, TEXT = Style(23, 28, bold=True), Style(14, 18.5, bold=True), Style(14, 19.5), Style(12.5, 17)
INDENT, GAP = 62 * MM, 14.0
WHY = (
    "A backup that was never restored is only a hope. So this one was put back as it would be after a theft or a "
    "broken disk: in a place of its own, where it was opened and checked. The file itself was checked, every entry "
    "with the one before it, every list against the entries, and every letter and file against its fingerprint. The "
    "records in use were not touched."
)
SIGNED = ("Complaints officer", "Noted by the board on")


@dataclass(frozen=True)
class Certificate:
    """Everything that stands on one certificate."""

    printing: Printing
    line: str
    """What is read out to the board."""
    rows: tuple[tuple[str, str], ...]
    findings: tuple[str, ...]


def certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as a PDF. The same certificate gives the same bytes."""
    frame = Frame("Rehearsal of a restore", "Rehearsal of a restore", certificate.printing)
    sheets = frame.sheets()
    slabs = _slabs(certificate, Column(frame.width, frame.faces), sheets.root)
    return printed(frame, sheets, pages_of(frame, slabs))


def _slabs(certificate: Certificate, column: Column, root: Element) -> list[Slab]:
    title = "Our complaint records can be restored"
    if certificate.findings:
        title = "Our complaint records: a backup is not sound"
    slabs = kept(paragraph(TITLE.spans(title), TITLE, column, root.add("H1")))
    slabs += spaced(paragraph((Span(certificate.line),), LINE, column, root.add("P")), 10)
    slabs += _heading("What was checked", column, root)
    items, narrow = root.add("L"), replace(column, indent=INDENT)
    for label, value in certificate.rows:
        slabs += spaced(_row(label, value, narrow, items.add("LI")), 3)
    if certificate.findings:
        slabs += _heading("What was found", column, root)
        slabs += _listed(certificate.findings, column, root)
    slabs += _heading("Why this is done", column, root)
    slabs += spaced(paragraph((Span(WHY),), TEXT, column, root.add("P")), 3)
    return [*slabs, *_signed(column, root)]


def _row(label: str, value: str, column: Column, item: Element) -> list[Slab]:
    return listed(Span(label, bold=True), (Span(value),), TEXT, column, item)


def _heading(text: str, column: Column, root: Element) -> list[Slab]:
    return kept(spaced(paragraph(HEADING.spans(text), HEADING, column, root.add("H2")), 14))


def _listed(sentences: Sequence[str], column: Column, root: Element) -> list[Slab]:
    items, narrow = root.add("L"), replace(column, indent=7 * MM)
    return [
        slab
        for sentence in sentences
        for slab in spaced(listed("•", (Span(sentence),), TEXT, narrow, items.add("LI")), 3)
    ]


def _signed(column: Column, root: Element) -> list[Slab]:
    """Lines to sign on."""
    return kept([slab for label in SIGNED for slab in spaced([beside(label, TEXT, column, root, INDENT)], GAP)])
