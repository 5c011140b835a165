"""Handovers: what whoever takes the complaints over needs, gathered from the book for two printed pages."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.cases import read_open_cases
from app.casework.desks import Desk
from app.casework.due_lists import REQUEST, DueRow, due_list
from app.casework.independent_facts import Independent
from app.casework.independents import read_plan
from app.casework.questions import half_written, letters_to_post
from app.casework.settings import Settings, read_settings
from app.casework.workings import printing_of
from app.models.backups import Backup, CannotBackUp, backups_folder, backups_in
from app.reports.handovers import HandedCase, Handover, handover_pdf
from app.rules.dates import long_date
from app.rules.moments import day_of
from app.rules.words import said_projected

TITLE = "Handover"
MOST_THEN = 3
"""How many further dates of a case stand on paper; Casebook has the rest."""

BY_HAND = (
    "Who has the recovery sheet, and where the passphrase is kept",
    "Where the USB stick with the backups is, and the paper files",
    "Other things to know",
)
"""What Casebook cannot know."""

CLOSED, PLAIN = "It is closed with a passphrase.", "It is not closed with a passphrase: whoever has the PC can read it."


def handover(desk: Desk) -> bytes:
    """The handover as a PDF."""
    return handover_pdf(handover_of(desk))


def handover_of(desk: Desk) -> Handover:
    """Everything that stands on the handover, as things stand today."""
    settings, rows = read_settings(desk), due_list(desk)
    return Handover(
        printing=printing_of(desk),
        officer=settings.officer or "the complaints officer",
        cases=tuple(_cases(desk, rows)),
        others=tuple(_handed(f"{row.who}, {row.where}", [row]) for row in rows if _is_contact(row)),
        post=tuple(_post(desk)),
        people=tuple(_people(read_plan(desk), settings)),
        places=tuple(_places(desk)),
        by_hand=BY_HAND,
        first=tuple(_first(desk, settings)),
    )


def _is_contact(row: DueRow) -> bool:
    return row.step is not None and row.step.key == REQUEST


def _cases(desk: Desk, rows: tuple[DueRow, ...]) -> Iterator[HandedCase]:
    """Each open case with what is due on it, the most pressing first; the ones on which nothing is due come last."""
    due: dict[int, list[DueRow]] = {}
    for row in rows:
        if not _is_contact(row):
            due.setdefault(row.case_id, []).append(row)
    with desk.book.reading() as session:
        cases = {case.case_id: case for case in read_open_cases(desk, session)}
    for number in (*(one for one in due if one in cases), *(one for one in cases if one not in due)):
        case = cases[number]
        name = ", ".join(filter(None, (case.reference, case.who, case.where)))
        yield _handed(f"{name}. Stage {case.stage}.", due.get(number, []))


def _handed(name: str, rows: list[DueRow]) -> HandedCase:
    """The first is what comes next; dates that are not certain yet come after those that are."""
    said = [_said(row) for row in sorted(rows, key=lambda row: row.projected)]
    more = len(said) - 1 - MOST_THEN
    then = (*said[1 : 1 + MOST_THEN], f"{more} more") if more > 0 else tuple(said[1:])
    return HandedCase(name, said[0] if said else "Nothing is due", then)


def _said(row: DueRow) -> str:
    return said_projected(f"{row.headline}: {row.countdown}", projected=row.projected)


def _post(desk: Desk) -> Iterator[str]:
    for row in letters_to_post(desk):
        yield f"{row.name} to {row.who}, {row.reference}, dated {long_date(row.dated)}."
    for draft in half_written(desk):
        yield f"Half written: a letter to {draft.who}. It is kept, and Today offers it."


def _people(plan: tuple[Independent, ...], settings: Settings) -> Iterator[tuple[str, str]]:
    if not plan:
        yield "Stage 2", "Nobody is named who can take a stage instead of the officer. Settings asks for them."
    for one in plan:
        reached = f"telephone {one.phone}" if one.phone else ""
        yield one.name, ", ".join(filter(None, (one.said, reached))) or "can take a stage"
    ombudsman = settings.ombudsman_address.split("\n")[0]
    yield ombudsman, ", ".join(filter(None, (settings.ombudsman_phone, settings.ombudsman_website)))


def _places(desk: Desk) -> Iterator[tuple[str, str]]:
    path = desk.book.path
    if path is None:
        return
    yield "The book", f"{path.parent}. {CLOSED if desk.book.whole.key else PLAIN}"
    yield "Backups", _backups(desk)
    yield "The program", "Casebook. Help, “Where is my data?” opens the folder; Help, “Check my records” looks it over."


def _backups(desk: Desk) -> str:
    try:
        folder = backups_folder(desk.book.whole)
        found: tuple[Backup, ...] = backups_in(folder)
    except (CannotBackUp, OSError):
        found, folder = (), None
    if not found or folder is None:
        return "There is none yet. Make one now: File, “Backups…”."
    newest = max(found, key=lambda one: one.made_at)
    return f"{folder}. The newest is of {long_date(day_of(newest.made_at))}, seal {newest.seal}."


def _first(desk: Desk, settings: Settings) -> Iterator[str]:
    """What to do in the first week, in order."""
    yield "Open Casebook and look at Today: it says what is due, soonest first, and what to do about it."
    if letters_to_post(desk):
        yield "Post the letters that wait, and say in Casebook on which day they went: that is what stops a clock."
    name = settings.officer or "the officer"
    yield f"In Settings, put your name in place of {name}'s. Letters are signed with it from then on."
    yield "Nobody may answer stage 2 who dealt with stage 1. Casebook asks who takes it, and knows who did."
    if desk.book.whole.key:
        yield "Choose a passphrase of your own, and print a new recovery sheet for the chair: File, “Passphrase…”."
