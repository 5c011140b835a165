"""Everything about one person: what they may ask for of what is held about them, made into a folder to hand over.

The folder has two parts: what is handed over, and what is for the officer alone, the list of whoever else is named in
it. Nothing is left out in silence: what to take out is her decision, and she reads it first. That it was handed over
is recorded on each file that it came from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.casework.desks import Desk
from app.casework.export_words import counted
from app.casework.letters import letter_pdf
from app.casework.settings import actor
from app.casework.subject_files import Gathered, gather
from app.casework.subject_searches import WHOLE_BOOK, Found
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.casework.workings import printing_of
from app.models.export_manifests import Tell
from app.models.exports import Packing
from app.models.whole_folders import whole_folder
from app.reports.disclosures import Disclosure, disclosure_pdf
from app.rules.dates import long_date
from app.rules.file_names import safe_name
from app.rules.problems import Problem, Refused

HANDED_OVER = "handed_over"
"""The kind of entry that says that somebody got everything that is held about them."""

TO_HAND_OVER, FOR_YOU = "To hand over", "For you only"
READ_FIRST = "READ THIS FIRST.txt"
NOBODY = "No other person was found by name. Read everything all the same: somebody may be meant without a name."


@dataclass(frozen=True)
class Made:
    """The folder that was made."""

    folder: Path
    files: int
    letters: int
    others: tuple[str, ...]

    @property
    def words(self) -> str:
        """What she is told of it."""
        named = len(self.others)
        others = f"{named} {'name' if named == 1 else 'names'} of other people {'is' if named == 1 else 'are'} in it"
        return (
            f"It is in {self.folder}, with {counted(self.letters, 'letter or other file', 'letters and other files')}. "
            f"Nothing was handed over yet. Read “{READ_FIRST}” in the folder “{FOR_YOU}” first: "
            f"{others if self.others else 'no other name was found in it'}."
        )


@dataclass(frozen=True)
class HandingOver:
    """How it was handed over, as it was typed."""

    name: str
    to: str = ""
    on: dt.date | str | None = None
    how: str = ""
    left_out: str = ""
    """What was taken out before; empty where nothing was."""


def folder_for(desk: Desk, name: str) -> str:
    """What the folder is called, unless she says otherwise: 'Everything about Mr D. Dunmore 2026-11-23'."""
    return f"Everything about {safe_name(name, 'a person')} {desk.today().isoformat()}"


def others_in(desk: Desk, name: str, chosen: Sequence[Found]) -> Mapping[str, tuple[str, ...]]:
    """Whoever else is named in what would be handed over, with each place."""
    return {other: tuple(places) for other, places in sorted(gather(desk, name, chosen).others.items())}


def make_disclosure(
    desk: Desk, name: str, chosen: Sequence[Found], folder: Path, tell: Tell = lambda _done, _total: None
) -> Made:
    """Write everything about one person into a new folder. Raises Refused, CannotWrite and Stopped.

    Nothing is recorded by that: it was not handed over yet.
    """
    if not chosen:
        raise Refused((Problem("found", "Tick at least one file that is about this person."),))
    gathered = gather(desk, name, chosen)
    total = len(gathered.documents) + 2
    path = desk.book.path
    with whole_folder(folder, not_within=path.parent if path else None) as part:
        packing = Packing(part, tell, total=total)
        report = Disclosure(printing_of(desk), name, gathered.names, tuple(gathered.files))
        packing.put(f"{TO_HAND_OVER}/{safe_name(report.title, 'Report')}.pdf", disclosure_pdf(report))
        packing.step()
        for digest, where in gathered.documents.items():
            packing.put(f"{TO_HAND_OVER}/{where}", letter_pdf(desk, digest))
            packing.step()
        packing.put(f"{FOR_YOU}/{READ_FIRST}", _read_first(desk, gathered).encode())
        packing.step()
    return Made(folder, len(gathered.files), len(gathered.documents), tuple(sorted(gathered.others)))


def _read_first(desk: Desk, gathered: Gathered) -> str:
    """What she reads before she hands anything over: who else is named, and where."""
    others = [
        f"{name}\n" + "\n".join(f"   {place}" for place in places) for name, places in sorted(gathered.others.items())
    ]
    parts = (
        f"Everything about {gathered.name}, made on {long_date(desk.today())}",
        (
            f"This file is for you. Do not hand it over. What is in the folder “{TO_HAND_OVER}” is complete: nothing "
            "was left out of it. Before it goes, read all of it."
        ),
        (
            "OTHER PEOPLE WHO ARE NAMED IN IT\n\nDecide of each whether it may be handed over, has to be blacked out, "
            "or needs their consent. The numbers are those of the entries in the PDF. People who deal with complaints "
            "for you are among them."
        ),
        "\n\n".join(others) or NOBODY,
        (
            "WHAT THIS LIST CANNOT SEE\n\nSomebody who is meant and not named, such as “the lady next door”; a name "
            "that is spelt in an unusual way; handwriting and pictures; and what is kept outside Casebook, such as "
            "e-mails."
        ),
        (
            "WHEN IT HAS GONE\n\nRecord it in Casebook: Case menu, Everything about a person, “It was handed over”. "
            "Then delete this folder. It is not closed to anybody who can use this PC."
        ),
    )
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts) + "\r\n"


def handing_problems(desk: Desk, chosen: Sequence[Found], handing: HandingOver) -> tuple[Problem, ...]:
    """What must be put right before it can be recorded that it was handed over."""
    found = [
        *past_date_problems("on", "The day on which it was handed over", handing.on, desk.today()),
        *too_long("to", "The name", handing.to, NAME_LENGTH),
        *too_long("how", "This", handing.how, NAME_LENGTH),
        *too_long("left_out", "This", handing.left_out, TEXT_LENGTH),
    ]
    if not tidy_line(handing.to):
        found.append(Problem("to", "Enter to whom it was handed over."))
    if not tidy_line(handing.how):
        found.append(Problem("how", "Enter how it went: by hand, by post, by e-mail."))
    if not [one for one in chosen if one.number != WHOLE_BOOK]:
        found.append(Problem("found", "Tick at least one file that is about this person."))
    return tuple(found)


def record_handing_over(desk: Desk, chosen: Sequence[Found], handing: HandingOver) -> tuple[int, ...]:
    """Record on each file that what is held about somebody was handed over; the entries' numbers. Raises Refused."""
    problems = handing_problems(desk, chosen, handing)
    if problems or not isinstance(handing.on, dt.date):
        raise Refused(problems)
    to, how, left_out = tidy_line(handing.to), tidy_line(handing.how), tidy(handing.left_out)
    numbers = [one.number for one in chosen if one.number != WHOLE_BOOK]
    sentence = f"What is held about {handing.name} was handed over to {to} on {long_date(handing.on)}, {how}."
    sentence += f" Taken out before: {left_out}" if left_out else " Nothing was taken out before."
    body = {"name": handing.name, "to": to, "how": how, "left_out": left_out, "files": numbers}
    with desk.book.writing(actor(desk)) as work:
        return tuple(
            work.append(number, HANDED_OVER, on=handing.on, sentence=sentence, body=body) for number in numbers
        )
