"""A section of the case page: lines about one side of a case, each with how it stands and what can be done about it.

Which sections there are stands in `case_sections`; the module of a capability makes its own.
"""

from __future__ import annotations

from dataclasses import dataclass

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
