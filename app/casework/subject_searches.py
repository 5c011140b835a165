"""Subject searches: every file in which somebody appears, as whom, and by which of their names.

Who is who stays with the officer: names that may be one person's are shown with what they are and where they live, and
she says which of them are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.casework.cases import NoSuchCase
from app.casework.desks import Desk
from app.casework.letter_subjects import subject_records
from app.casework.texts import NAME_LENGTH, tidy_line, too_long
from app.models.journals import Record, records, records_of_no_case
from app.models.registers import rows
from app.models.tables import Complaint, Journal, Request
from app.rules.named_people import speaks_of
from app.rules.names import OTHER, SAME, likeness, surname
from app.rules.problems import Problem, Refused
from app.rules.words import capital, listed

WHOLE_BOOK = 0
"""The number under which what belongs to no case is found: settings, and the people in them."""

NAMED = ("name", "by", "representative", "decided_by", "person", "officer", "considerer", "handler", "addressee", "who")
"""Facts of an entry that are the name of somebody."""

THEIRS = ("person", "member", "request")
"""Kinds of entry whose name says whose file it is."""

MOST_QUOTES = 3
LONGEST_QUOTE = 160


@dataclass(frozen=True)
class Found:
    """One file in which somebody appears."""

    number: int
    reference: str
    who: str
    """Whose file it is."""
    where: str
    roles: tuple[str, ...]
    """What they are in it, each in words: 'complains', 'acts for Mrs Hale'."""
    names: tuple[str, ...]
    """Their names as they are written there."""
    certain: bool
    """Whether the name is certainly the one that was asked for."""
    theirs: bool
    """Whether the file is about them; else they only appear in it, and the rest is about somebody else."""
    entries: int
    """How many of its entries name them."""
    quotes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The file in a line: '2026/003: Mr D. Dunmore, 14 Chapel Row, complains'."""
        place = ", ".join(filter(None, (*self.names[:2], self.where if self.theirs else "")))
        what = listed(self.roles) or "is named in what was recorded"
        whose = "" if self.theirs or not self.who else f" (the file of {self.who})"
        return f"{self.reference or 'In no case'}{whose}: {f'{place},' if place else 'somebody of this name'} {what}"


def search_problems(name: str) -> tuple[Problem, ...]:
    """What must be put right before somebody can be searched for."""
    name = tidy_line(name)
    if not surname(name):
        return (Problem("name", "Enter the name of the person, with the surname."),)
    return tuple(too_long("name", "The name", name, NAME_LENGTH))


def find_person(desk: Desk, name: str) -> tuple[Found, ...]:
    """Every file in which a name, or one that may be the same person's, appears; their own first. Raises Refused."""
    problems = search_problems(name)
    if problems:
        raise Refused(problems)
    name = tidy_line(name)
    found = [one for number in _numbers(desk, name) if (one := _in_file(desk, number, name)) is not None]
    settings = _in_settings(desk, name)
    found += [settings] if settings else []
    return tuple(sorted(found, key=lambda one: (not one.theirs, not one.certain, one.number or 10**9)))


def names_in(record: Record) -> Iterator[tuple[str, str]]:
    """Each name that an entry has as a fact, with the fact that it is."""
    yield from _named(record.body)


def texts_in(record: Record) -> Iterator[str]:
    """Everything that somebody typed and an entry keeps, its sentence first."""
    yield record.sentence
    yield from _strings(record.body)


def names_them(record: Record, names: Sequence[str]) -> bool:
    """Whether an entry speaks of somebody who bears one of these names."""
    return any(speaks_of(text, name) for text in texts_in(record) for name in names)


def _numbers(desk: Desk, name: str) -> list[int]:
    """The files that may have somebody in them: by the lists, and by every word that was recorded."""
    with desk.book.whole.reading() as session:
        listed_here = {row.id: (row.name, row.representative) for row in rows(session, Complaint)}
        listed_here |= {row.id: (row.name, "") for row in rows(session, Request)}
        spoken = set[int]()
        entries = select(Journal.case_id, Journal.sentence, Journal.body).where(Journal.case_id.is_not(None))
        for case_id, sentence, body in session.execute(entries.execution_options(yield_per=500)):
            if case_id is not None and case_id not in spoken and _may_speak_of(f"{sentence}\n{body}", name):
                spoken.add(case_id)
    by_name = {number for number, names in listed_here.items() if any(likeness(one, name) != OTHER for one in names)}
    return sorted((by_name | spoken) & listed_here.keys())


def _may_speak_of(text: str, name: str) -> bool:
    """A quick look: in JSON a line feed is written as a letter, which would hide the word after it."""
    return speaks_of(text.replace("\\n", "\n").replace("\\t", "\t"), name)


def _in_file(desk: Desk, number: int, name: str) -> Found | None:
    try:
        subject = subject_records(desk, number)
    except NoSuchCase:  # struck out, or not to be read
        return None
    with desk.book.whole.reading() as session:
        recorded = records(session, number)
    kept = _roles(recorded, name, subject.who)
    naming = [one for one in recorded if names_them(one, (name, *kept.names))]
    if not kept.names and not naming:
        return None
    quotes = tuple(_quote(one, (name, *kept.names)) for one in naming)
    return Found(
        number=number,
        reference=subject.reference,
        who=subject.who,
        where=subject.where,
        roles=kept.roles,
        names=kept.names,
        certain=any(likeness(one, name) == SAME for one in kept.names),
        theirs=kept.theirs,
        entries=len(naming),
        quotes=() if kept.theirs else tuple(dict.fromkeys(quotes))[:MOST_QUOTES],
    )


def _in_settings(desk: Desk, name: str) -> Found | None:
    """What names somebody outside every case: the plan of those who consider complaints, the officer."""
    with desk.book.whole.reading() as session:
        naming = [one for one in records_of_no_case(session) if names_them(one, (name,))]
    if not naming:
        return None
    quotes = tuple(dict.fromkeys(_quote(one, (name,)) for one in naming))[:MOST_QUOTES]
    roles = ("is named in the settings of the book",)
    return Found(WHOLE_BOOK, "", "", "", roles, (), certain=False, theirs=False, entries=len(naming), quotes=quotes)


@dataclass(frozen=True)
class _Roles:
    roles: tuple[str, ...]
    names: tuple[str, ...]
    theirs: bool


def _roles(recorded: Sequence[Record], name: str, who: str) -> _Roles:
    """As whom somebody appears in a file, and by which names."""
    roles: dict[str, None] = {}
    names: dict[str, None] = {}
    theirs = False
    for record in recorded:
        for fact, said in names_in(record) if record.kind != "letter_issued" else ():
            if likeness(said, name) != OTHER:
                names[said] = None
                theirs |= record.kind in THEIRS and fact == "name"
                roles[_role(record, fact, who)] = None
    return _Roles(tuple(roles), tuple(names), theirs)


def _role(record: Record, fact: str, who: str) -> str:
    """As whom an entry names somebody."""
    if record.kind == "person":
        return "complains" if fact == "name" else f"acts for {who}"
    known = {
        "member": "complains too",
        "request": "told you of it",
        "representation": f"acts for {who}",
        "assigned": f"considers stage {record.body.get('stage', 1)}",
        "chased": "asked after it",
    }
    return known.get(record.kind, "is named in what was recorded")


def _named(value: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        if value and key in NAMED:
            yield key, value
    elif isinstance(value, dict):
        for name, one in value.items():
            under = "representative" if key == "representative" and name == "name" else str(name)
            yield from _named(one, under)
    elif isinstance(value, list):
        for one in value:
            yield from _named(one, key)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def strings_of(text: str) -> tuple[str, ...]:
    """Every text in a piece of JSON; the text itself where it is none."""
    try:
        return tuple(_strings(json.loads(text)))
    except ValueError:
        return (text,)


def _quote(record: Record, names: Sequence[str]) -> str:
    """The first text of an entry that names them, shortened about the name."""
    for text in texts_in(record):
        if any(speaks_of(text, name) for name in names):
            line = " ".join(text.split())
            return capital(line) if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()}…"
    return ""
