"""Looking into an exported book before it is brought in: what it holds, what is wrong with it, and whether it is true.

A folder in which everything was changed, with every digest, fits together all the same: only the seal of a letter that
somebody outside the office has can show that. So the book is made once aside, from the journal, and can be asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from app import places
from app.casework.audits import Judgement, audit, judged
from app.casework.book_imports import OF_ITS_KEY, SHARES, Means, aside, fill, is_export
from app.casework.desks import SAMPLE_MARK, Desk
from app.casework.lost_books import LostBook
from app.casework.restores import contents_words, room_beside
from app.models import registers
from app.models.backup_copies import clear_left_behind, working_room
from app.models.backups import contents_of_book
from app.models.courses import Course, Tell
from app.models.export_loads import no_trust
from app.models.export_manifests import FILE, Manifest, NotAnExport
from app.models.seals import CUT, MISTYPED, TRUE
from app.models.upgrades import STEPS
from app.rules.dates import long_date
from app.rules.problems import UserError

LONGEST_NAME = 60
"""Characters of what a folder says of itself by itself; a name is shorter."""

ADVICE = {
    TRUE: "So far the folder is the record that this letter came from.",
    CUT: (
        "If the folder was exported before this letter was printed, that is as it should be: take the seal of an "
        "earlier letter. If it was exported later, something was cut off: do not bring it in, and tell whoever gave "
        "it to you."
    ),
    MISTYPED: "Look at the letter again and type the seal once more. If it does stand there so, do not bring it in.",
}
FORGED = (
    "Either the letter is of another book, or the folder was written anew after it was exported. Do not bring it in. "
    "Keep it as it is, and tell whoever is responsible for the record."
)


@dataclass
class Preview:
    """An exported book that was made aside and checked. Whoever has one closes it, and nothing of it is left."""

    folder: Path
    manifest: Manifest
    landlord: str
    has: tuple[str, ...]
    """What is in it, a sentence each."""
    troubles: tuple[str, ...]
    """What a check of it found, a sentence each: it was so when it was exported."""
    sample: bool
    """Whether it is a sample book, as its journal has it."""
    desk: Desk
    held: ExitStack

    def judged(self, typed: str) -> Judgement:
        """Hold a seal that was typed in from a posted letter against it. Raises Refused for what is no seal."""
        found = judged(self.desk, typed)
        sentence = found.sentence
        if found.verdict == CUT:
            until, after = self.manifest.rows["journal"], found.seal.partition("-")[0]
            sentence = f"The folder goes up to entry {until}, and this letter was printed after entry {after}."
        return replace(found, sentence=sentence, advice=ADVICE.get(found.verdict, FORGED))

    def close(self) -> None:
        """Take away what was made aside."""
        self.held.close()


def exported_at(chosen: Path) -> Path:
    """The exported folder that is meant: the one chosen, the one that it lies in, or the only one within it."""
    if is_export(chosen) or not chosen.is_dir():
        return chosen
    if is_export(chosen.parent):
        return chosen.parent
    try:
        within = [one for one in chosen.iterdir() if is_export(one)]
    except OSError:
        return chosen
    return within[0] if len(within) == 1 else chosen


def look_into(book: Desk | LostBook, folder: Path, means: Means, tell: Tell = lambda _done, _total: None) -> Preview:
    """Make an exported book aside, check all of it, and say what is in it. Raises NotAnExport, and what `tell` raises.

    It is made beside the book that is here, on its disk and as private, and nothing else is written.
    """
    course = Course(SHARES, tell)
    with ExitStack() as stack:
        try:
            place = _room(book)
            if place is not None:
                clear_left_behind(place, means.now())
            room = stack.enter_context(working_room(place))
        except OSError as error:
            raise UserError(
                f"There is no place in which the folder can be looked into: {places.trouble(error)}. Make room on this "
                "PC, then do it again."
            ) from error
        desk = aside(means, room)
        stack.callback(desk.book.close)
        manifest = fill(desk, folder, course)
        course.begin("check")
        found = [one for one in audit(desk, course.step).findings if one.check not in OF_ITS_KEY]
        with no_trust(), desk.book.reading() as session:
            landlord = str(registers.setting_of(session, "landlord") or "")
            sample = registers.setting_of(session, SAMPLE_MARK) is not None
            has = tuple(_has(desk, manifest, landlord, sample=sample))
        troubles = tuple(one.sentence for one in found)
        return Preview(folder, manifest, landlord, has, troubles, sample, desk, stack.pop_all())


def no_export(folder: Path) -> NotAnExport:
    """The refusal of a folder that is something else, with what it may be, or that cannot be looked into."""
    try:
        (folder / FILE).exists()
    except OSError as error:
        return NotAnExport(
            f"{folder} cannot be read: {places.trouble(error)}. Nothing was brought in. Copy it where you may read it, "
            "or ask whoever gave it to you."
        )
    return NotAnExport(
        f"{folder} is no export of a Casebook book: there is no {FILE} in it. Nothing was brought in. Choose the "
        "folder that Export everything made; its name usually begins “Casebook export”. A file that ends in .casebook "
        "is a backup: that is restored."
    )


def _room(book: Desk | LostBook) -> Path | None:
    return book.room() if isinstance(book, LostBook) else room_beside(book)


def _has(desk: Desk, manifest: Manifest, landlord: str, *, sample: bool) -> Iterator[str]:
    if sample:
        yield "It is a sample book: everybody in it is invented."
    yield f"It is the book of {landlord}." if landlord else "It does not say whose book it is."
    yield from contents_words(contents_of_book(desk.book))
    newer = "" if manifest.book_version == len(STEPS) else f", which becomes version {len(STEPS)}"
    yield f"Exported {_made(manifest)}. Seal {manifest.seal}; book version {manifest.book_version}{newer}."


def _made(manifest: Manifest) -> str:
    """'on Monday 23 November 2026 by Casebook 1.4', as the folder itself says."""
    try:
        day = f"on {long_date(dt.date.fromisoformat(manifest.made_on))}"
    except ValueError:
        day = "on a day that it does not say"
    maker = " ".join(manifest.made_by.split())[:LONGEST_NAME]
    return f"{day} by {maker}" if maker else day
