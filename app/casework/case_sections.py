"""Sections: what a case page shows under its tabs beside story, points and letters, as lines with what can be done.

The windows lay out what stands here and know nothing of what it means: a new section is a function, and a line in
`SECTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk

STATES = ("", "done", "open", "soon", "late", "stopped")
"""How the thing of a line stands; empty where it is no matter of being done."""

PARTS = ("answer", "contact")
"""The tabs under which sections stand: what was decided and promised; the people and the contacts with them."""


@dataclass(frozen=True)
class Offer:
    """A button beside a line or in the head of a section: a deed, and of what."""

    deed: str
    verb: str
    of: str = ""


@dataclass(frozen=True)
class SectionLine:
    """One thing of a section."""

    words: str
    detail: str = ""
    state: str = ""
    """A word of `STATES`."""
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class Section:
    """One section of the case page."""

    key: str
    part: str
    """A word of `PARTS`."""
    title: str
    lines: tuple[SectionLine, ...] = ()
    offers: tuple[Offer, ...] = ()
    """What can be done about the section as a whole."""
    empty: str = ""
    """What stands there while it has no lines: a sentence that teaches."""


SECTIONS: tuple[Callable[[Desk, CaseRecords], Section | None], ...] = ()
"""The sections in the order of the page; None where a section has nothing to say of a case."""


def sections(desk: Desk, case: CaseRecords) -> tuple[Section, ...]:
    """The sections of a case; of a case as it was known then, without anything to be done."""
    found = [section for make in SECTIONS if (section := make(desk, case)) is not None]
    return tuple(found) if desk.known_on is None else tuple(_as_known(section) for section in found)


def _as_known(section: Section) -> Section:
    lines = tuple(SectionLine(line.words, line.detail, line.state) for line in section.lines)
    return Section(section.key, section.part, section.title, lines, (), section.empty)
