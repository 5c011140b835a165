"""The section of the case page about new issues: what was raised meanwhile, and where it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.letter_offers import tell
from app.casework.page_sections import Offer, Section, SectionLine
from app.rules.words import listed


def new_issue_section(desk: Desk, case: CaseRecords) -> Section | None:
    """What was raised while the complaint ran, and what it was merged with; None where nothing was."""
    lines = tuple(_lines(desk, case))
    if not lines:
        return None
    can = not case.file_closed
    return Section(
        key="new_issue",
        part="answer",
        title="New issues",
        lines=lines,
        offers=(Offer("new_issue", "They raised something new…"),) if can else (),
    )


def _lines(desk: Desk, case: CaseRecords) -> Iterator[SectionLine]:
    for record in case.standing:
        if record.kind == "issue_raised":
            told = tell(desk, case, "new_issue", "Tell them…", str(record.seq))
            yield SectionLine(record.sentence, _why(record.body), "done", told)
    if case.merged is not None:
        yield SectionLine(case.merged.sentence, state="stopped")


def _why(body: Mapping[str, Any]) -> str:
    """Why it went where it went: the questions that decided it."""
    if body["outcome"] == "merged":
        return "It has to do with this complaint, and does not hold the answer up."
    reasons = {
        "it has nothing to do with this complaint": body["related"] == "no",
        "stage 1 had been answered": body["answered"] == "yes",
        "it would have held the answer up": body["delays"] == "yes",
    }
    said = listed([words for words, holds in reasons.items() if holds])
    return f"A complaint of its own, because {said}." if said else "A complaint of its own."
