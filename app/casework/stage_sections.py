"""The section *Who considers it*: each stage with its person, what they are, their conflict, and the facts supplied."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.independent_facts import role_words
from app.casework.page_sections import Offer, Section, SectionLine
from app.casework.settings import read_settings
from app.casework.stage_changes import about_blocked, facts_blocked, reassign_blocked
from app.casework.stage_people import declared
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.names import SAME, likeness


def considerers_section(desk: Desk, case: CaseRecords) -> Section | None:
    """Who considers each stage of a case."""
    lines = [*_about_lines(case)]
    for stage, name in sorted(case.people.items()):
        lines.append(_stage_line(desk, case, stage, name))
        lines += _facts_lines(case, stage)
    about = () if about_blocked(desk, case) else (Offer("about_officer", "It is about one of them…"),)
    return Section(
        "considerers",
        "answer",
        "Who considers it",
        tuple(lines),
        about,
        "Nobody is put down for this complaint yet. Enter your name in Settings.",
    )


def _stage_line(desk: Desk, case: CaseRecords, stage: int, name: str) -> SectionLine:
    every = _assigned(case, stage)
    assigned = every[-1]
    said = [role_words(str(assigned.body.get("post", "")), str(assigned.body.get("role", "")))]
    conflict = declared(case, stage, name)
    officer = read_settings(desk).officer
    asked = conflict is not None or likeness(name, officer) == SAME
    said.append(
        _conflict_words(conflict) if conflict else "" if asked else "Not asked yet about a conflict of interest"
    )
    before = [one.body["name"] for one in every if one.body["name"] != name]
    said += [f"Before: {', '.join(before)}"] if before else []
    return SectionLine(
        words=f"Stage {stage}: {name or 'nobody named yet'}",
        detail=" · ".join(filter(None, said)),
        state="" if asked else "open",
        offers=_offers(desk, case, stage, asked=asked) if name else (),
    )


def _assigned(case: CaseRecords, stage: int) -> list[Record]:
    return [one for one in case.standing if one.kind == "assigned" and one.body["stage"] == stage]


def _offers(desk: Desk, case: CaseRecords, stage: int, *, asked: bool) -> tuple[Offer, ...]:
    declare = () if asked else (Offer("declare_conflict", "Record what they declared…", f"stage {stage}"),)
    if stage != case.stage:
        return declare
    supply = () if facts_blocked(desk, case) else (Offer("supply_facts", "Facts you supplied…"),)
    other = () if reassign_blocked(desk, case) else (Offer("reassign", "Somebody else…"),)
    return (*declare, *supply, *other)


def _conflict_words(record: Record) -> str:
    conflict, resolution = record.body["conflict"], record.body["resolution"]
    return (
        f"Conflict declared: {conflict} · dealt with: {resolution}" if conflict else "Declared no conflict of interest"
    )


def _facts_lines(case: CaseRecords, stage: int) -> Iterator[SectionLine]:
    for record in case.standing:
        if record.kind == "facts_supplied" and record.body["stage"] == stage:
            by = f"Facts for stage {stage}, supplied by {record.body['by']} on {long_date(record.on)}"
            yield SectionLine(by, record.body["text"])


def _about_lines(case: CaseRecords) -> Iterator[SectionLine]:
    for record in case.standing:
        if record.kind == "about_officer":
            yield SectionLine(f"The complaint is about {record.body['name']}", record.body["words"])
