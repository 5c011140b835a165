"""Sections of what is kept past its time: the holds on a case, and the list of old files to look through."""

from __future__ import annotations

from app.casework.case_guides import CaseForm
from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.hold_guides import erasing_form, hold_form, release_form
from app.casework.holds import holds
from app.casework.page_sections import Offer, Section, SectionLine
from app.casework.retentions import OldFile, old_files, years_kept
from app.rules.dates import long_date

WAITS = "It cannot be erased until that has ended."
NOTHING_OLD = "No closed file is older than that."


def holds_section(_desk: Desk, case: CaseRecords) -> Section | None:
    """Why the records of a case are kept; None where nothing holds them."""
    found = holds(case.standing)
    lines = tuple(
        SectionLine(one.sentence, offers=(Offer("release", "That has ended…", str(one.seq)),)) for one in found
    )
    return Section("holds", "answer", "Why these records are kept", lines) if lines else None


def old_files_section(desk: Desk) -> Section:
    """The closed files whose time is over, each with what can be done."""
    years = years_kept(desk)
    lines = tuple(_line(one) for one in old_files(desk))
    title = f"Closed {years} year{'' if years == 1 else 's'} ago or longer"
    return Section("old_files", "answer", title, lines, (), NOTHING_OLD)


def old_file_form(desk: Desk, deed: str, of: str) -> CaseForm:
    """The form of what can be done about an old file. Raises KeyError, or Refused for a file that there is not."""
    case_id, _, within = of.partition(":")
    if deed == "erase":
        return erasing_form(desk, int(case_id))
    return {"hold": hold_form, "release": release_form}[deed](desk, int(case_id), within)


def _line(file: OldFile) -> SectionLine:
    of = str(file.case_id)
    why = " ".join((*file.held, WAITS)) if file.held else ""
    detail = f"Closed on {long_date(file.closed_on)}. Kept until {long_date(file.keep_until)}. {why}"
    held = (Offer("release", "That has ended…", of),) if file.ends else ()
    erase = () if file.held else (Offer("erase", "Erase it…", of),)
    offers = (*held, Offer("hold", "Keep it longer…", of), *erase)
    return SectionLine(file.name, detail.strip(), "stopped" if file.held else "open", offers)
