"""Retention: which closed files need not be kept any longer, what holds one back, and how one is lawfully erased.

No law gives a number of years. Six is what the sector's schedules keep a closed complaint for, as long as a claim in
contract can be brought (Limitation Act 1980, section 5); the landlord's own number is a setting. Nothing is erased by
itself: there is a list to look through, and each erasure is an entry of the journal with its reason.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.casework.desks import Desk
from app.casework.holds import holds
from app.casework.import_marks import ROW
from app.casework.old_erasures import old_log_of
from app.casework.requests import OUTCOMES
from app.casework.settings import actor, read_settings
from app.casework.texts import POINT_LENGTH, tidy, too_long
from app.models import journals, registers
from app.models.erasures import Erasure, erase, what_goes, wipe
from app.models.registers import standing_records
from app.models.tables import Complaint, Request
from app.rules.dates import long_date
from app.rules.months import YEAR, months_after
from app.rules.problems import Problem, Refused

YEARS = 6
"""After the closing, where the landlord has not set its own number."""

ERASED = "The file is erased. That it was is in the journal."
LAST_TRACES = "Its last traces go when Casebook is closed: make some room on the disk, then close it."
STAYS = (
    "That there was such a file stays in the book, with the days on which it was opened and closed, and what kind of "
    "thing was recorded on which day. Names, addresses, words and letters go, and cannot be brought back."
)
BACKUPS = (
    "Backups that were made before still hold it. Those beside the book are thinned out, the oldest after two years or "
    "more; so are the files there whose names begin “Replaced”. Copies on sticks, and folders that you exported, hold "
    "it until you delete them."
)


@dataclass(frozen=True)
class OldFile:
    """A closed file, and until when it is kept."""

    case_id: int
    reference: str
    """Empty for a contact that is no complaint."""
    what: str
    """'Complaint', or which kind of contact it was."""
    who: str
    closed_on: dt.date
    keep_until: dt.date
    held: tuple[str, ...] = ()
    """Why it may not be erased, a sentence each."""
    ends: bool = False
    """Whether something of that is a hold that can be ended."""

    @property
    def name(self) -> str:
        """'2019/004, Mr D. Dunmore', or 'Service request, Mr D. Dunmore'."""
        return f"{self.reference or self.what}, {self.who}"

    def due(self, today: dt.date) -> bool:
        """Whether its time is over."""
        return self.keep_until <= today


def years_kept(desk: Desk) -> int:
    """How many years a closed file is kept."""
    return read_settings(desk).years_kept or YEARS


def old_files(desk: Desk) -> tuple[OldFile, ...]:
    """The closed files whose time is over, with what holds one back, the one that was closed first first."""
    years, today = years_kept(desk), desk.today()
    with desk.book.reading() as session:
        found = [one for one in _closed(session, years) if one.due(today)]
        return tuple(sorted((_with_holds(session, one) for one in found), key=lambda one: (one.closed_on, one.case_id)))


def old_file(desk: Desk, case_id: int) -> OldFile:
    """One closed file. Raises Refused for one that is open, or that there is not."""
    with desk.book.reading() as session:
        found = next((one for one in _closed(session, years_kept(desk)) if one.case_id == case_id), None)
        if found is None:
            raise Refused(
                (Problem("", "Only a closed file can be erased. Close it first, or look at the list again."),)
            )
        return _with_holds(session, found)


def mentions(desk: Desk, case_id: int) -> tuple[str, ...]:
    """The other files whose history names this one's reference, and keeps doing so."""
    reference = old_file(desk, case_id).reference
    if not reference:
        return ()
    with desk.book.reading() as session:
        links = set(_links_to(session, case_id))
        said = re.compile(rf"(?<!\d){re.escape(reference)}(?!\d)")
        cases = {
            one.case_id
            for one in journals.records(session)
            if one.case_id not in (case_id, None) and one.seq not in links and said.search(one.sentence + one.text)
        }
        names = {row.id: row.reference for row in registers.rows(session, Complaint)}
    return tuple(sorted(names[number] for number in cases if number in names))


def erasure_of(desk: Desk, case_id: int) -> Erasure:
    """What would be erased with a file."""
    with desk.book.reading() as session:
        return what_goes(session, case_id, _links_to(session, case_id))


def erase_file(desk: Desk, case_id: int, reason: str, sooner: str = "") -> str:
    """Erase a file lawfully; returns what to tell of it. `sooner` says why before its time, if it is.

    Raises Refused for a file that is open, held, or not old enough without a reason.
    """
    file, reason, sooner = old_file(desk, case_id), tidy(reason), tidy(sooner)
    problems = erasure_problems(file, reason, sooner, desk.today())
    if problems:
        raise Refused(problems)
    kept = {
        "reference": file.reference,
        "what": file.what,
        "closed_on": file.closed_on.isoformat(),
        "keep_until": file.keep_until.isoformat(),
        "reason": reason,
        "sooner": sooner,
    }
    came_from = old_log_of(desk, case_id)
    if came_from is not None:
        kept[ROW] = str(came_from.row)
    which = f"case {file.reference}" if file.reference else f"contact {case_id} ({file.what.lower()})"
    early = f" That is before {long_date(file.keep_until)}: {sooner}" if sooner and not file.due(desk.today()) else ""
    sentence = f"The words of {which}, closed on {long_date(file.closed_on)}, were erased: {reason}{early}"
    with desk.book.writing(actor(desk)) as work:
        erase(work, erasure_of(desk, case_id), on=desk.today(), sentence=sentence, kept=kept)
    return ERASED if wipe(desk.book) else f"{ERASED} {LAST_TRACES}"


def erasure_problems(file: OldFile, reason: str, sooner: str, today: dt.date) -> tuple[Problem, ...]:
    """What keeps a file from being erased."""
    found = [Problem("", f"{sentence} End that first.") for sentence in file.held]
    found += too_long("reason", "The reason", reason, POINT_LENGTH)
    found += too_long("sooner", "The reason", sooner, POINT_LENGTH)
    if not reason:
        found.append(Problem("reason", "Enter why it is erased: for example, that its time in your schedule is over."))
    if not file.due(today) and not sooner:
        sentence = f"It is kept until {long_date(file.keep_until)}. Enter why it is lawful to erase it before that."
        found.append(Problem("sooner", sentence))
    if {file.who.casefold()} & {reason.casefold(), sooner.casefold()} or _names(file, reason) or _names(file, sooner):
        found.append(Problem("reason", "What you write here stays. Leave the person's name out of it."))
    return tuple(found)


def _names(file: OldFile, words: str) -> bool:
    """Whether words name whose file it is; titles and initials alone do not."""
    parts = [part for part in re.findall(r"[^\W\d_]{3,}", file.who) if part.casefold() not in ("mrs", "miss", "the")]
    return any(re.search(rf"\b{re.escape(part)}\b", words, re.IGNORECASE) for part in parts)


def _closed(session: Session, years: int) -> list[OldFile]:
    found = [
        OldFile(row.id, row.reference, "Complaint", row.name, row.closed_on, _until(row.closed_on, years))
        for row in registers.rows(session, Complaint)
        if row.closed_on is not None
    ]
    return found + [
        OldFile(
            row.id, "", OUTCOMES.get(row.outcome, "Contact"), row.name, row.closed_on, _until(row.closed_on, years), ()
        )
        for row in registers.rows(session, Request)
        if row.closed_on is not None
    ]


def _until(closed_on: dt.date, years: int) -> dt.date:
    return months_after(closed_on, YEAR * years)


def _with_holds(session: Session, file: OldFile) -> OldFile:
    standing = standing_records(journals.records(session, file.case_id))
    standing_holds = holds(standing)
    held = [one.sentence for one in standing_holds]
    linked = {int(one.body["case"]) for one in standing if one.kind == "linked"}
    linked |= {one.case_id for one in _linking(session, file.case_id) if one.case_id}
    still_open = {row.id: row.reference for row in registers.rows(session, Complaint) if row.closed_on is None}
    held += [f"It is linked with {still_open[one]}, which is open." for one in sorted(linked & still_open.keys())]
    return replace(file, held=tuple(held), ends=bool(standing_holds))


def _linking(session: Session, case_id: int) -> list[journals.Record]:
    return [one for one in journals.records(session, kinds=("linked",)) if one.body.get("case") == case_id]


def _links_to(session: Session, case_id: int) -> list[int]:
    """The entries of other files that say no more than that they are linked with this one."""
    return [one.seq for one in _linking(session, case_id) if one.case_id != case_id]
