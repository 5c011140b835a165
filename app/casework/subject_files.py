"""Subject files: all that is held about one person in the files that are theirs, or in which they appear.

Of a file that is theirs, everything; of a file that is about somebody else, what names them, and that says so. Whoever
else is named is told to the officer, with each place, so that she sees what she may have to take out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.exports import letter_path
from app.casework.histories import history
from app.casework.letter_copies import issued_copies
from app.casework.letter_subjects import is_request, subject_records
from app.casework.subject_searches import WHOLE_BOOK, Found, names_in, names_them, strings_of, texts_in
from app.casework.subject_words import fact_words
from app.models.journals import Record, records, records_of_no_case
from app.models.registers import standing_records
from app.models.tables import Begun, Document, DraftText
from app.reports.disclosures import HeldEntry, HeldFile, HeldLetter
from app.rules.dates import long_date, read_date
from app.rules.file_names import TakenNames
from app.rules.named_people import others_named, speaks_of
from app.rules.names import OTHER, likeness
from app.rules.problems import UserError
from app.rules.words import capital, listed

ISSUED = "letter_issued"
NO_FACTS = frozenset(("document", "draft", "landlord", "seal", "corrects", "letter", "values", "refused", "hazard"))
"""Keys of an entry that are no words about anybody: what a letter was made of is in the letter."""

TO_THEM = {
    "complains too": "you complained together with somebody",
    "complains": "you complained",
    "acts for": "you act for",
    "considers": "you considered",
    "told you of it": "you told us of it",
    "asked": "you asked",
    "is named": "you are named",
}
"""The beginnings of what somebody is in a file, as the officer reads it and as they do."""

WITHDRAWN = "It was taken back before it was posted. Its words are in the file."
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)")
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


@dataclass
class Gathered:
    """What was found about one person, as it is handed over."""

    name: str
    names: tuple[str, ...]
    files: list[HeldFile] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    """The path in the folder, by digest, of each letter and file."""
    others: dict[str, dict[str, None]] = field(default_factory=dict)
    """Whoever else is named, with each place."""


def gather(desk: Desk, name: str, chosen: Sequence[Found]) -> Gathered:
    """Everything about one person in the files that she says are about them."""
    written = dict.fromkeys(one for found in chosen for one in found.names)
    gathered = Gathered(name, tuple(one for one in written if one != name))
    taken = TakenNames()
    for found in chosen:
        _Reading(desk, gathered, found, taken).read()
    return gathered


class _Reading:
    """One file, read for one person."""

    def __init__(self, desk: Desk, gathered: Gathered, found: Found, taken: TakenNames) -> None:
        self._desk, self._gathered, self._found, self._taken = desk, gathered, found, taken
        self._names = (gathered.name, *gathered.names)
        self._subject = subject_records(desk, found.number) if found.number != WHOLE_BOOK else None

    def read(self) -> None:
        """Put what the file holds about them among what was gathered."""
        found, subject = self._found, self._subject
        with self._desk.book.whole.reading() as session:
            recorded = records(session, found.number) if subject else records_of_no_case(session)
            shown = [one for one in recorded if found.theirs or names_them(one, self._names)]
            standing = {one.seq for one in standing_records(recorded)}
            issued = [one for one in shown if one.kind == ISSUED]
            for one in issued:
                self._take_letter(one, letter_path(self._desk, session, one, withdrawn=one.seq not in standing))
            self._keep_files(session, shown)
            unsent = tuple(self._unsent(session)) if subject else ()
        letters = [self._letter(one, standing=one.seq in standing) for one in issued]
        held = HeldFile(
            heading=self._heading,
            role=capital(listed([_to_them(role) for role in found.roles]) or "you are named in it"),
            partial="" if len(shown) == len(recorded) else _part(len(shown), len(recorded)),
            entries=self._entries(shown, recorded),
            letters=tuple(sorted(letters, key=lambda one: one.dated)),
            unsent=unsent,
        )
        self._gathered.files.append(held)

    @property
    def _heading(self) -> str:
        if self._subject is None:
            return "Settings of the book"
        return f"{'Contact' if is_request(self._subject) else 'Complaint'} {self._subject.reference}"

    def _entries(self, shown: Sequence[Record], recorded: Sequence[Record]) -> tuple[HeldEntry, ...]:
        standing = {one.seq for one in standing_records(recorded)}
        reasons = {one.corrects: one for one in recorded if one.corrects is not None}
        details = _details(self._subject, recorded)
        made = []
        for record in shown:
            facts = tuple(dict.fromkeys((*filter(None, details.get(record.seq, "").split("\n")), *_facts(record))))
            struck = _struck(record, standing, reasons.get(record.seq))
            made.append(HeldEntry(record.seq, record.on, record.sentence, facts, struck))
            self._note_others(record)
        return tuple(made)

    def _note_others(self, record: Record) -> None:
        """Whoever else an entry names; of a letter its words tell that, and not what it was made of."""
        place = f"{self._found.reference or 'settings'}, entry {record.seq}"
        texts = (record.sentence,) if record.kind == ISSUED else texts_in(record)
        for text in texts:
            self._others(text, place)
        for _, name in names_in(record) if record.kind != ISSUED else ():
            if all(likeness(name, one) == OTHER for one in self._names) and " " in name.strip():
                self._gathered.others.setdefault(name, {})[place] = None

    def _others(self, text: str, place: str) -> None:
        for name in others_named(text, self._names):
            self._gathered.others.setdefault(name, {})[place] = None

    def _take_letter(self, record: Record, path: str) -> None:
        digest = str(record.body.get("document", ""))
        if digest not in self._gathered.documents:
            self._gathered.documents[digest] = self._taken.take(path, ".pdf")

    def _letter(self, record: Record, *, standing: bool) -> HeldLetter:
        text = self._text(record) if standing else ""
        name = record.sentence.partition(" issued")[0]
        self._others(text, f"{self._found.reference}, {name} of {long_date(record.on)}")
        file = self._gathered.documents[str(record.body.get("document", ""))]
        return HeldLetter(name, record.on, file, text, "" if standing else WITHDRAWN)

    def _text(self, record: Record) -> str:
        try:
            text = issued_copies(self._desk, self._found.number, record.seq).text()
        except UserError:
            return ""
        return "\n".join(line for line in text.split("\n") if line.strip("-"))

    def _keep_files(self, session: Session, shown: Sequence[Record]) -> None:
        """Every other file that the entries name goes with it."""
        named = {digest for one in shown if one.kind != ISSUED for digest in _DIGEST.findall(one.text)}
        for digest in sorted(named & set(session.scalars(select(Document.digest)))):
            if digest not in self._gathered.documents:
                self._gathered.documents[digest] = self._taken.take(f"Files/{digest[:12]}", "")

    def _unsent(self, session: Session) -> Iterator[tuple[str, str]]:
        """Letters and forms that were begun: they are held too, though they are no record."""
        number = self._found.number
        for draft in session.scalars(select(DraftText).where(DraftText.case_id == number)):
            yield from self._begun(f"A letter being written: {_words(draft.kind)}", draft.text)
        for begun in session.scalars(select(Begun).where(Begun.case_id == number)):
            yield from self._begun(f"A form being filled in: {_words(begun.guide.partition(':')[0])}", begun.answers)

    def _begun(self, name: str, kept: str) -> Iterator[tuple[str, str]]:
        texts = [one for one in strings_of(kept) if " " in one.strip()]
        if self._found.theirs or any(speaks_of(text, one) for text in texts for one in self._names):
            for text in texts:
                self._others(text, f"{self._found.reference}, {name[0].lower()}{name[1:]}")
            yield name, "\n".join(texts)


def _to_them(role: str) -> str:
    """What somebody is in a file, said to them: 'complains' is 'you complained'."""
    for ours, theirs in TO_THEM.items():
        if role.startswith(ours):
            return f"{theirs}{role.removeprefix(ours)}"
    return role


def _part(shown: int, recorded: int) -> str:
    return f"Only what names you is here: {shown} of {recorded} entries. The rest of this file is about somebody else."


def _details(subject: CaseRecords | None, recorded: Sequence[Record]) -> Mapping[int, str]:
    """What the history of a case says beside each sentence."""
    if subject is None or is_request(subject):
        return {one.seq: str(one.body.get("words", "")) for one in recorded}
    return {line.seq: line.detail for line in history(subject)}


def _struck(record: Record, standing: set[int], by: Record | None) -> str:
    if record.seq in standing or record.kind == "voided" or by is None:
        return ""
    return f"Corrected later by entry {by.seq}, on {long_date(by.on)}."


def _facts(record: Record) -> Iterator[str]:
    """What was kept with an entry beside its sentence, a line each: 'phone: 01749 000014'."""
    if record.kind != ISSUED:
        for key, value in record.body.items():
            yield from _said(key, value)


def _said(key: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if key in NO_FACTS or value in (None, "", False, 0) or value in ([], {}):
        return
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _said(f"{key} {name}", one)
    elif isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from _said(f"{key} {number}" if len(value) > 1 else key, one)
    else:
        said = "yes" if value is True else ", ".join(str(value).split("\n"))
        if _DAY.fullmatch(said):
            said = long_date(read_date(said))
        yield fact_words(key, said)


def _words(key: str) -> str:
    return key.replace("_", " ").replace(".", " ")
