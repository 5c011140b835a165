"""Links: other complaints of the same person or home, and those that the officer ties together (2022 Code 5.4).

A fault that keeps coming back is seen only where the older reports are looked at too.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.casework.cases import CaseRecords, case_records
from app.casework.desks import Desk
from app.casework.settings import actor
from app.casework.texts import POINT_LENGTH, tidy, tidy_line, too_long
from app.models import registers
from app.models.journals import records
from app.models.registers import Listed, searchable
from app.rules.dates import long_date
from app.rules.names import same_person, surname
from app.rules.problems import Problem, Refused


@dataclass(frozen=True)
class OtherCase:
    """Another case, as a line names it."""

    case_id: int
    reference: str
    who: str
    where: str
    words: str
    """'2026/003, Mr D. Dunmore, received on Monday 23 November 2026, closed'."""


@dataclass(frozen=True)
class Link:
    """Another case that was tied to this one, and why."""

    other: OtherCase
    why: str


def link_case(desk: Desk, case_id: int, other: int, why: str) -> int:
    """Tie another case to this one; both show it. Raises Refused, or NoSuchCase."""
    case, why = case_records(desk, case_id), tidy(why)
    found = next((one for one in _others(desk, case, ()) if one.case_id == other), None)
    problems = list(too_long("why", "The reason", why, POINT_LENGTH))
    if not why:
        problems.append(Problem("why", "Enter what the two have to do with each other."))
    if found is None:
        problems.append(Problem("other", "Choose another case of this book."))
    elif any(link.other.case_id == other for link in links(desk, case)):
        problems.append(Problem("other", f"{found.reference} is linked with this case already."))
    if problems or found is None:
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        body, sentence = {"case": other, "why": why}, f"Linked with {found.reference} ({found.who}): {why}"
        return work.append(case_id, "linked", on=desk.today(), sentence=sentence, body=body)


def links(desk: Desk, case: CaseRecords) -> tuple[Link, ...]:
    """The cases tied to this one, from whichever side it was done."""
    mine = {int(one.body["case"]): str(one.body["why"]) for one in case.standing if one.kind == "linked"}
    with desk.book.reading() as session:
        said = records(session, kinds=("linked",))
    theirs = {one.case_id: str(one.body["why"]) for one in said if one.body.get("case") == case.case_id}
    from_there = {number: why for number, why in theirs.items() if number and _still_linked(desk, number, case.case_id)}
    whys = {**from_there, **mine}
    others = {one.case_id: one for one in _others(desk, case, ())} if whys else {}
    return tuple(Link(others[number], whys[number]) for number in sorted(whys) if number in others)


def same_home(desk: Desk, case: CaseRecords) -> tuple[OtherCase, ...]:
    """Other cases at the same home, or of the same person, the newest first.

    The postcode alone does not make a home: all the residents of an almshouse share it.
    """
    person = case.facts("person")
    home = str(person["address"]).split("\n", maxsplit=1)[0]
    by_name = [one for one in _others(desk, case, (surname(case.who),)) if same_person(one.who, case.who)]
    at_home = _others(desk, case, tuple(filter(None, (home, str(person["postcode"]))))) if home else []
    by_home = [one for one in at_home if _folded(one.where) == _folded(home)]
    found = {one.case_id: one for one in (*by_name, *by_home)}
    return tuple(found[number] for number in sorted(found, reverse=True))


def case_with_reference(desk: Desk, case: CaseRecords, reference: str) -> OtherCase | None:
    """The other case that has this reference; None where there is none."""
    wanted = tidy_line(reference)
    return next((one for one in _others(desk, case, (wanted,)) if one.reference == wanted), None) if wanted else None


def _still_linked(desk: Desk, number: int, to: int) -> bool:
    """Whether a link from another case was not struck out since."""
    standing = case_records(desk, number).standing
    return any(one.kind == "linked" and one.body.get("case") == to for one in standing)


def _others(desk: Desk, case: CaseRecords, words: tuple[str, ...]) -> list[OtherCase]:
    """The other cases that hold these words, as they are searched."""
    wanted = [searchable(word).split(" | ")[0] for word in words]
    with desk.book.reading() as session:
        found = registers.listed(session, wanted)
    return [_other(row) for row in found if row.id != case.case_id]


def _other(row: Listed) -> OtherCase:
    closed = f", closed on {long_date(row.closed_on)}" if row.closed_on else ""
    words = f"{row.reference}, {row.name}, received on {long_date(row.received_on)}{closed}"
    return OtherCase(row.id, row.reference, row.name, row.address.split("\n")[0], words)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
