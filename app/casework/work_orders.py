"""Work orders gathered from the book: which letter, in which format, for whom, and by when."""

from __future__ import annotations

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_draft, letter_of, posting_of
from app.casework.letter_subjects import subject_records
from app.casework.letters import NoSuchLetter
from app.casework.other_formats import EMAIL, outstanding_formats, wanted_formats
from app.casework.post_hints import clock_of
from app.casework.settings import read_settings
from app.casework.ways_to_send import email_of
from app.casework.workings import printing_of
from app.models.journals import Record
from app.reports.work_orders import Task, WorkOrder, work_order_pdf
from app.rules.dates import long_date

GONE = "The letter went on paper on {}. The other format is wanted as soon as it can be made."
NO_DATE = "As soon as it can be made: the letter is complete only when this has gone too."


def work_order(desk: Desk, case_id: int, letter_id: int) -> bytes:
    """The work order for the formats of a letter that are still to go, as a PDF. Raises NoSuchLetter."""
    return work_order_pdf(work_order_of(desk, case_id, letter_id))


def work_order_title(desk: Desk, case_id: int) -> str:
    """What the work order is called, for its file and the printer: 'Work order 2026/031'."""
    return f"Work order {subject_records(desk, case_id).reference}"


def work_order_of(desk: Desk, case_id: int, letter_id: int) -> WorkOrder:
    """Everything that stands on it. Raises NoSuchLetter where the letter is withdrawn, or no format of it is to go."""
    case = subject_records(desk, case_id)
    letter = letter_of(case, letter_id)
    if letter is None:
        raise NoSuchLetter("That letter was withdrawn. Look at the case's letters again.")
    formats = outstanding_formats(case, letter)
    if not formats:
        raise NoSuchLetter("This letter has gone in every format that was asked for. There is nothing to order.")
    draft, settings = frozen_draft(letter), read_settings(desk)
    rule = case.edition.letter(letter.body["letter_kind"], letter.body["stage"])
    asked = tuple(one for one in draft.facts.adjustments if wanted_formats((one,)))
    return WorkOrder(
        printing=printing_of(desk),
        reference=case.reference,
        resident=draft.facts.addressee,
        address=(*draft.facts.address, draft.facts.postcode),
        letter=rule.name if rule else "Letter",
        dated=letter.on,
        seal=letter.body["seal"],
        tasks=tuple(Task(one.name, _order(case, one.key, one.order)) for one in formats),
        asked=asked,
        due=_due(desk, case, letter),
        officer=", ".join(filter(None, (settings.officer, settings.officer_post))),
        reached=" · ".join(filter(None, (settings.phone, settings.email))),
    )


def _order(case: CaseRecords, key: str, order: str) -> str:
    if key != EMAIL:
        return order
    address = email_of(case)
    return f"{order} It is {address}." if address else f"{order} None is on record yet: ask for it first."


def _due(desk: Desk, case: CaseRecords, letter: Record) -> tuple[str, ...]:
    """By when it is wanted: the date that the letter itself has, or as soon as can be."""
    sent, clock = posting_of(case, letter.seq), clock_of(case, letter.body["letter_kind"], letter.body["stage"])
    if sent is not None:
        return (GONE.format(long_date(sent.on)),)
    if clock is None:
        return (NO_DATE,)
    try:
        ready = desk.workdays.working_day_before(clock.due, desk.posts.kinds[0].working_days)
    except ValueError:
        ready = clock.due
    by = f"With the resident by {long_date(clock.due)}, the last day for this letter under the Code."
    if ready < desk.today():
        return (by, "That leaves no time for the post. If it cannot be made by then, the letter goes on paper first.")
    return (by, f"Ready to post by {long_date(ready)}. If it cannot be made by then, the letter goes on paper first.")
