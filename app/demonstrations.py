"""The main job without a screen: on a sample book, from the call to the posted letter, with pictures to look at."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from app import places
from app.book_commands import countdown_lines
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.intakes import Intake, Person, Point, log_complaint
from app.casework.letters import issue, letter_pdf, mark_posted, open_letter
from app.casework.samples import write_sample
from app.rules.dates import long_date
from app.rules.problems import UserError
from app.rules.triage import Contact
from app.start import application
from app.ui.doors import Door
from app.ui.offices import Office
from app.ui.themes import Theme

WIDTH, HEIGHT = 1366, 768


def demonstrate(folder: Path, today: dt.date) -> str:
    """Do the main job on a fresh sample book; returns what there is to say, and leaves pictures and letter in a folder.

    The book itself is in a temporary folder and is gone afterwards. Raises UserError where the folder cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be made: {places.trouble(error)}. Name one in which you may write."
        ) from None
    with tempfile.TemporaryDirectory() as book:
        desk = write_sample(Path(book) / "book", places.resources(), today)
        theme = Theme(application(), places.resources() / "fonts", "light")
        theme.set_scheme("light")
        door = Door(theme)
        office = Office(door, desk)
        door.window.resize(WIDTH, HEIGHT)
        door.window.show()
        lines = _do_the_job(desk, office, folder)
        door.window.close()
    return "\n".join([*lines, "", f"The pictures and the letter are in {folder.resolve()}"])


def call(today: dt.date) -> Intake:
    """An invented call: a leak reported several times, nobody came, the carpet is damp; no word of "complaint"."""
    return Intake(
        person=Person("Mr D. Fernsby", "Mr Fernsby", "16 Chapel Row\nWells", "BA5 2XX", "01632 960120"),
        received_on=today,
        first_heard_by="the clerk",
        points=(
            Point("You reported the leaking radiator several times and nobody acted on it.", "ours"),
            Point("You were told each time that somebody would come, and nobody came.", "ours"),
            Point("Your carpet is now damp and smells."),
        ),
        outcomes=("The radiator replaced.", "To be told why nobody came."),
        hazard="yes",
        contact=Contact(asked="no", unhappy="yes", matter="reported_before", work_open="yes"),
        outcome="complaint_and_request",
    )


def _do_the_job(desk: Desk, office: Office, folder: Path) -> list[str]:
    case_id = log_complaint(desk, call(desk.today()))
    office.routes.changed.emit("The complaint is logged.")
    office.window.show_page("today")
    _picture(office, folder / "today.png")
    lines = [f"Today is {long_date(desk.today())}. What is due:", "", *countdown_lines(due_list(desk)), ""]
    letter_id = issue(desk, open_letter(desk, case_id, "acknowledgement", 1))
    mark_posted(desk, case_id, letter_id, desk.today(), "second")
    office.routes.changed.emit("The acknowledgement is posted.")
    office.show_case(case_id)
    _picture(office, folder / "case.png")
    issued = next(record for record in case_records(desk, case_id).standing if record.seq == letter_id)
    (folder / "acknowledgement.pdf").write_bytes(letter_pdf(desk, issued.body["document"]))
    mine = tuple(row for row in due_list(desk) if row.case_id == case_id)
    return [*lines, "After its acknowledgement was posted today:", "", *countdown_lines(mine)]


def _picture(office: Office, path: Path) -> None:
    application().processEvents()
    if not office.window.grab().save(str(path)):
        raise UserError(f"The picture {path} cannot be written. Name a folder in which you may write.")
