"""Standard paragraphs: what the officer writes often, under a name, to be put into a letter where she wants it.

They are facts of the book like every setting: each change is an entry of the journal. Whatever stands in braces is
filled from the case as a paragraph is put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from app.casework.desks import Desk
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, tidy, tidy_line, too_long
from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.placeholders import filled, placeholder_problems
from app.models.registers import setting_of
from app.rules.problems import Problem, Refused

_KEY = "standard_paragraphs"
"""The setting that holds them."""


@dataclass(frozen=True)
class StandardParagraph:
    """Words under a name; a text with marks (`app.letters.marks`)."""

    name: str
    text: str


def standard_paragraphs(desk: Desk) -> tuple[StandardParagraph, ...]:
    """The standard paragraphs, by name."""
    with desk.book.reading() as session:
        kept = setting_of(session, _KEY)
    rows = (StandardParagraph(**row) for row in kept or [])
    return tuple(sorted(rows, key=lambda one: one.name.casefold()))


def keep_paragraph(desk: Desk, typed: StandardParagraph, instead_of: str = "") -> None:
    """Keep a paragraph, in place of the one of another name where there is one. Raises Refused."""
    problems = paragraph_problems(desk, typed, instead_of)
    if problems:
        raise Refused(problems)
    tidied = _tidied(typed)
    rows = [one for one in standard_paragraphs(desk) if one.name != instead_of]
    _write(desk, [*rows, tidied], f"Standard paragraph kept: {tidied.name}.")


def drop_paragraph(desk: Desk, name: str) -> None:
    """Take a paragraph out; letters that have it keep it. Raises Refused."""
    rows = [one for one in standard_paragraphs(desk) if one.name != name]
    if len(rows) == len(standard_paragraphs(desk)):
        raise Refused((Problem("", "That paragraph is not there any more. Look at the list again."),))
    _write(desk, rows, f"Standard paragraph taken out: {name}.")


def paragraph_problems(desk: Desk, typed: StandardParagraph, instead_of: str = "") -> tuple[Problem, ...]:
    """What must be put right before a paragraph is kept."""
    one = _tidied(typed)
    found = [*too_long("name", "The name", one.name, NAME_LENGTH), *too_long("text", "This", one.text, TEXT_LENGTH)]
    if not one.name:
        found.append(Problem("name", "Enter a name by which you will find it, for example: How to reach us."))
    if not one.text:
        found.append(Problem("text", "Write the paragraph."))
    others = [other.name.casefold() for other in standard_paragraphs(desk) if other.name != instead_of]
    if one.name.casefold() in others:
        found.append(Problem("name", f"There is a paragraph “{one.name}” already. Choose another name."))
    if instead_of and instead_of not in [other.name for other in standard_paragraphs(desk)]:
        found.append(Problem("", "That paragraph is not there any more. Look at the list again."))
    found += [Problem("text", sentence) for sentence in placeholder_problems(one.text)]
    return tuple(found)


def words_of(desk: Desk, name: str, draft: Draft, landlord: Landlord) -> str:
    """The words of a paragraph in a letter, with what stands in braces filled from it. Raises Refused."""
    text = next((one.text for one in standard_paragraphs(desk) if one.name == name), "")
    if not text:
        raise Refused((Problem("", f"The paragraph “{name}” was taken out. Choose another."),))
    return filled(text, draft.facts, landlord)


def _tidied(typed: StandardParagraph) -> StandardParagraph:
    return StandardParagraph(tidy_line(typed.name), tidy(typed.text))


def _write(desk: Desk, rows: Sequence[StandardParagraph], sentence: str) -> None:
    with desk.book.writing(actor(desk)) as work:
        body = {"values": {_KEY: [asdict(row) for row in rows]}}
        work.append(None, "setting", on=desk.today(), sentence=sentence, body=body)
