"""Sections: what a case page shows under its tabs beside story, points and letters, as lines with what can be done.

The windows lay out what stands here and know nothing of what it means: a new section is a function, and a line in
`SECTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable

from app.casework.cases import CaseRecords, case_records
from app.casework.decision_sections import decision_section
from app.casework.desks import Desk
from app.casework.extension_sections import extension_section
from app.casework.hold_sections import holds_section
from app.casework.new_issue_sections import new_issue_section
from app.casework.page_sections import PARTS, STATES, Offer, Section, SectionLine
from app.casework.people_sections import (
    contacts_section,
    helps_section,
    links_section,
    restrictions_section,
    speakers_section,
)
from app.casework.refusal_sections import refusal_section
from app.casework.righting_sections import lessons_section, righting_section
from app.casework.stage_sections import considerers_section

__all__ = ["PARTS", "SECTIONS", "STATES", "Offer", "Section", "SectionLine", "sections", "sections_of"]

SECTIONS: tuple[Callable[[Desk, CaseRecords], Section | None], ...] = (
    refusal_section,
    considerers_section,
    decision_section,
    extension_section,
    new_issue_section,
    righting_section,
    lessons_section,
    speakers_section,
    helps_section,
    contacts_section,
    links_section,
    restrictions_section,
    holds_section,
)
"""The sections in the order of the page; None where a section has nothing to say of a case."""


def sections_of(desk: Desk, case_id: int) -> tuple[Section, ...]:
    """The sections of a case by its number. Raises NoSuchCase."""
    return sections(desk, case_records(desk, case_id))


def sections(desk: Desk, case: CaseRecords) -> tuple[Section, ...]:
    """The sections of a case; of a case as it was known then, without anything to be done."""
    found = [section for make in SECTIONS if (section := make(desk, case)) is not None]
    return tuple(found) if desk.known_on is None else tuple(_as_known(section) for section in found)


def _as_known(section: Section) -> Section:
    lines = tuple(SectionLine(line.words, line.detail, line.state) for line in section.lines)
    return Section(section.key, section.part, section.title, lines, (), section.empty)
