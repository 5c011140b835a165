"""The section "Not accepted": what was decided and why, whether the resident was told, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.page_sections import Offer, Section, SectionLine
from app.casework.refusal_letters import TOLD, refusal_letter, refused_on, told_on
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.exclusions import TIME_LIMIT, accept_period
from app.rules.words import uncapital

KINDS = ("refused", "overturned", "accepted", TOLD)
SAID = {
    "circumstances": "What is particular to it",
    "discretion": "Whether to take it all the same",
    "evidence": "The evidence held",
    "instead": "Where they can take it instead",
}
"""What a refusal says beside its reasons, as the section heads it."""


def refusal_section(_desk: Desk, case: CaseRecords) -> Section | None:
    """What was refused, overturned or taken on discretion; None on a case of which none of that was ever considered."""
    told = [record for record in case.standing if record.kind in KINDS]
    if not told:
        return None
    lines: list[SectionLine] = []
    for record in reversed(told):
        if record.kind == "refused":
            lines += _refusal_lines(case, record)
        elif record.kind != TOLD:
            lines.append(SectionLine(record.sentence, state="done"))
    title = "Not accepted" if case.refused else "Whether to accept it"
    return Section("refusal", "answer", title, tuple(lines))


def _refusal_lines(case: CaseRecords, record: Record) -> Iterator[SectionLine]:
    body, ground = record.body, case.edition.ground(record.body["ground"])
    why = f"{uncapital(ground.name)}. " if ground else ""
    stands = case.refused == record
    offers = (Offer("overturned", "It was overturned…"),) if stands else ()
    said = f"{refused_on(record)}: {why}{body['reasons']}"
    yield SectionLine(said, "" if stands else "Overturned since.", "stopped" if stands else "", offers)
    if not stands:
        return
    yield from _told_line(case)
    inside = _inside_now(case, record)
    if inside:
        yield SectionLine(inside, "A refusal as too late does not stand then. Take it up again.", "late")
    for one in body["against"]:
        yield SectionLine(one["reason"], f"Weighed: {one['weighed']}")
    for key, heading in SAID.items():
        if body[key]:
            yield SectionLine(heading, body[key])


def _told_line(case: CaseRecords) -> Iterator[SectionLine]:
    """Whether the resident was told in writing, and what to do where they were not."""
    told = told_on(case)
    if told is not None:
        yield SectionLine(f"The resident was told why on {long_date(told)}.", state="done")
    elif refusal_letter(case) is not None:
        yield SectionLine("The letter that says why is issued. Post it, and say that you did.", state="open")
    else:
        offer = Offer(TOLD, "It has gone…")
        how = "Write it here; or record that one which Casebook did not print has gone."
        yield SectionLine("The letter that says why is still to go.", how, "open", (offer,))


def _inside_now(case: CaseRecords, record: Record) -> str:
    """That a complaint refused as too late came in time after all, as its dates stand now; empty where it did not."""
    if record.body["ground"] != TIME_LIMIT:
        return ""
    days = {f"{kind}_on": found.on for kind in ("occurred", "aware") if (found := case.last(kind)) is not None}
    period = accept_period(case.edition, days, case.received_on())
    if period is None or case.received_on() > period.ends:
        return ""
    return f"By the dates as they are recorded now it came in time: the months end on {long_date(period.ends)}."
