"""Decision forms: the blank form on which somebody writes their decision by hand, a block a point, and signs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.paper.flows import Column, Slab, Style, kept, paragraph, spaced
from app.paper.lines import Span
from app.paper.sheets import MM
from app.paper.tags import Element
from app.reports.blank_forms import beside, choices, ruled

TITLE, HEADING = Style(21, 25, bold=True), Style(14, 18, bold=True)
TEXT, LABEL = Style(11.5, 15.5), Style(11.5, 15.5, bold=True)

FINDINGS = (
    "Upheld: the landlord got this wrong.",
    "Upheld in part: the landlord got some of it wrong.",
    "Not upheld: the landlord did what it should have done.",
    "In other words, which stand under the reasons.",
)
CONFLICT = ("I have no conflict of interest, real or seeming.", "I have one, and this is how it is dealt with:")
HEARD = ("I heard the resident, or they had the chance to put their side.", "Not yet: please arrange it.")
REASONS, RELIED, REMEDY, FEW = 8, 2, 4, 2
"""How many lines to write on there are for each."""

SIGNED = 44 * MM
"""Where the line of a signature begins."""


@dataclass(frozen=True)
class Asked:
    """One point to be decided, with what was found about it before."""

    title: str
    text: str
    found: str = ""


def decision_form(stage: int, considerer: str, points: Sequence[Asked], column: Column, root: Element) -> list[Slab]:
    """The whole form; each point begins with its own text, so that no page needs another."""
    slabs = kept(paragraph(TITLE.spans(f"Decision at stage {stage}"), TITLE, column, root.add("H1")))
    told = f"To be filled in by {considerer}. What is written here is typed into Casebook as it stands, as yours."
    slabs += spaced(paragraph((Span(told),), TEXT, column, root.add("P")), 4)
    slabs += _ticked("Conflict of interest", CONFLICT, column, root) + ruled("", FEW, TEXT, column, root)
    slabs += _ticked("The resident's side", HEARD, column, root)
    slabs += spaced(ruled("The evidence that I looked at, from both sides", REMEDY, TEXT, column, root), 12)
    for point in points:
        slabs += _point(point, column, root)
    return slabs + _signature(stage, considerer, column, root)


def _point(point: Asked, column: Column, root: Element) -> list[Slab]:
    slabs = kept(spaced(paragraph(HEADING.spans(point.title), HEADING, column, root.add("H2")), 18))
    slabs += kept(paragraph((Span(point.text),), TEXT, column, root.add("P")))
    if point.found:
        slabs += kept(spaced(paragraph((Span(f"Before: {point.found}"),), TEXT, column, root.add("P")), 2))
    slabs += spaced(choices(FINDINGS, TEXT, column, root), 5)
    slabs += spaced(ruled("My reasons", REASONS, TEXT, column, root), 7)
    slabs += spaced(ruled("Law, policy and good practice that I relied on", RELIED, TEXT, column, root), 7)
    return slabs + spaced(ruled("What puts it right: what, by whom and by when", REMEDY, TEXT, column, root), 7)


def _ticked(heading: str, words: Sequence[str], column: Column, root: Element) -> list[Slab]:
    slabs = kept(spaced(paragraph(HEADING.spans(heading), HEADING, column, root.add("H2")), 14))
    return slabs + choices(words, TEXT, column, root)


def _signature(stage: int, considerer: str, column: Column, root: Element) -> list[Slab]:
    slabs = kept(spaced(paragraph(HEADING.spans("My decision"), HEADING, column, root.add("H2")), 18))
    free = "I had no part in an earlier stage of it." if stage > 1 else "I have no part in what it is about."
    said = f"This is my own decision. {free}"
    slabs += kept(paragraph((Span(said),), TEXT, column, root.add("P")))
    slabs += kept(spaced(paragraph((Span("Name: ", bold=True), Span(considerer)), TEXT, column, root.add("P")), 4))
    labels = ("I knew my answer on", "Signature", "Date")
    return slabs + kept([beside(label, LABEL, column, root, SIGNED) for label in labels])
