"""Checks: what a draft must still say before it may be printed, each thing named in a sentence with what to do.

`approve` is the only maker of an `Approved`, and `app.letters.layouts.to_pdf` takes nothing else; so a letter that
lacks something the Code demands cannot be printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import InitVar, dataclass
from pathlib import Path

from app import places
from app.letters.bare_findings import bare_findings
from app.letters.bound_figures import wrong_elsewhere
from app.letters.bound_parts import part_problems
from app.letters.drafts import Draft
from app.letters.empty_assurances import empty_assurances
from app.letters.enclosures import below_problems, unaddressed_copies
from app.letters.facts import Facts, Landlord
from app.letters.gaps import gaps
from app.letters.hints import HARD_WORDS, read_hard_words
from app.letters.nameless_sheets import naming_problems
from app.letters.shortfalls import Shortfall, shortfalls
from app.letters.staff_names import UNNAMED, read_names
from app.letters.third_persons import third_persons
from app.letters.unsettled_matters import unsettled, waiting_parts
from app.letters.watchwords import OUTDATED, TENANCY, outdated, read_watchlist, tenancy_words
from app.letters.windows import WINDOWS, address_block
from app.paper.characters import named
from app.paper.typefaces import Typefaces, typefaces
from app.rules.dates import long_date
from app.rules.problems import Problem, UserError
from app.rules.provisions import LetterRule

_MOST_NAMED = 5
"""Unprintable characters named in one sentence; a page pasted in another script has dozens."""

_APPROVE = object()
"""Known to `approve` alone."""


class Incomplete(UserError):
    """The letter does not yet say all that it must; each problem says what to put in."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.sentence for problem in problems), problems)


@dataclass(frozen=True)
class Approved:
    """A letter that says all it must, on this letterhead. Only `approve` makes one."""

    draft: Draft
    landlord: Landlord
    made_by: InitVar[object]

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _APPROVE:
            raise TypeError("Only approve() makes an Approved.")


def unmet(draft: Draft, rule: LetterRule, landlord: Landlord) -> tuple[Problem, ...]:
    """Everything that stops this letter from being printed, in the order of the letter; empty for nothing."""
    faces, words = typefaces(places.resources() / "fonts"), places.resources() / "letters"
    problems, waiting = [*unsettled(draft)], waiting_parts(draft, rule)
    problems += _addressed(draft.facts, landlord, faces)
    for part in rule.parts:
        if part.demanded and part.key not in waiting:
            problems += part_problems(draft, part, landlord)
    problems += (one for one in (*wrong_elsewhere(draft, rule), *gaps(draft)) if one.field not in waiting)
    problems += empty_assurances(draft)
    problems += outdated(draft, landlord, words)
    problems += tenancy_words(draft, landlord, words)
    problems += _unchecked(draft, rule, landlord)
    problems += _characters(draft, landlord, faces)
    problems += below_problems(draft, faces)
    problems += naming_problems(draft)
    return tuple(dict.fromkeys(problems))


def shortcomings(draft: Draft, rule: LetterRule) -> tuple[Shortfall, ...]:
    """What the Code advises and the letter does not do. It stops no letter for which a reason is given."""
    return shortfalls(draft, rule, places.resources() / "letters")


def advice(draft: Draft, rule: LetterRule) -> tuple[Problem, ...]:
    """The same, each beside the part in which it is put right."""
    return tuple(Problem(one.part, one.sentence) for one in shortcomings(draft, rule))


def notices(draft: Draft) -> tuple[Problem, ...]:
    """What is worth another look, each beside its part. It stops nothing, and wants no reason."""
    return (*third_persons(draft), *bare_findings(draft), *unaddressed_copies(draft))


def approve(draft: Draft, rule: LetterRule, landlord: Landlord) -> Approved:
    """The letter as one that may be printed. Raises Incomplete with everything that is unmet."""
    if problems := unmet(draft, rule, landlord):
        raise Incomplete(problems)
    return Approved(draft, landlord, _APPROVE)


def read_word_lists(folder: Path) -> None:
    """Read the lists of words that letters are held to. Raises EditionError, which names the file and the key."""
    for name in (OUTDATED, TENANCY):
        read_watchlist(folder / name)
    read_names(folder / UNNAMED)
    read_hard_words(folder / HARD_WORDS)


def statements(draft: Draft) -> dict[str, str]:
    """The dates that the letter states, for the book: a later correction of one of them can then name the letter."""
    facts = draft.facts
    days = {"received": facts.received_on, "respond_by": facts.respond_by, "dated": facts.dated}
    days["requested"] = facts.escalation.requested_on if facts.escalation else None
    return {key: day.isoformat() for key, day in days.items() if day is not None}


def _addressed(facts: Facts, landlord: Landlord, faces: Typefaces) -> Iterator[Problem]:
    """Whether the letter will reach somebody: name, address, postcode, salutation, and an address that fits."""
    wanted = (
        ("addressee", facts.addressee, "Enter the name of the person that the letter is for."),
        ("salutation", facts.salutation, "Enter how to address them, for example Mr Dunmore."),
        ("address", "".join(facts.address), "Enter the address that the letter goes to."),
        ("postcode", facts.postcode, "Enter the postcode. It stands alone on the last line of the address."),
    )
    yield from (Problem(field, sentence) for field, text, sentence in wanted if not text.strip())
    window = WINDOWS[landlord.window]
    count = len(address_block(facts, window, faces).lines)
    if count > window.most_lines:
        place = "stand beside the date" if landlord.window == "none" else "fit the envelope window"
        sentence = (
            f"The name and address take {count} lines; {window.most_lines} {place}. "
            "Shorten the address, or put two of its lines on one."
        )
        yield Problem("address", sentence)


def _unchecked(draft: Draft, rule: LetterRule, landlord: Landlord) -> Iterator[Problem]:
    """Whether the Ombudsman's details that the letter gives were looked at within a year."""
    checked = landlord.ombudsman.checked_on
    given = any("ombudsman" in part.needs for part in rule.parts)
    if given and _a_year_before(draft.facts.dated) > checked:
        when = f"were last checked on {long_date(checked)}" if checked > dt.date.min else "were never checked"
        what_to_do = "Look at the Ombudsman's website, then say in Settings that you checked them."
        yield Problem("ombudsman_details", f"The Ombudsman's details {when}. {what_to_do}")


def _characters(draft: Draft, landlord: Landlord, faces: Typefaces) -> Iterator[Problem]:
    """Characters that neither typeface can print, by the field that they are in."""
    facts = draft.facts
    fields = {
        "addressee": ("The name", facts.addressee),
        "address": ("The address", "\n".join(facts.address)),
        "postcode": ("The postcode", facts.postcode),
        "salutation": ("The greeting", facts.salutation),
        "reference": ("The reference", facts.reference),
        "handler": ("The signature", f"{facts.handler}\n{facts.handler_post}\n{facts.handler_phone}"),
        "landlord": ("The letterhead", _letterhead(landlord)),
        "title": ("The title, a heading or the close", f"{draft.title}\n{draft.rows_heading}\n{draft.closing}"),
    }
    parts = [(part.key, f"“{part.heading or draft.title}”", f"{part.heading}\n{part.text}") for part in draft.parts]
    for field, what, text in [*((key, *value) for key, value in fields.items()), *parts]:
        if odd := faces.unprintable(text):
            names = ", ".join(named(one) for one in odd[:_MOST_NAMED])
            more = f", and {len(odd) - _MOST_NAMED} more" if len(odd) > _MOST_NAMED else ""
            sentence = (
                f"{what} has what the letter cannot print: {names}{more}. Write it in the Latin alphabet, or in words."
            )
            yield Problem(field, sentence)


def _letterhead(landlord: Landlord) -> str:
    words = (landlord.name, landlord.registration, *landlord.address, landlord.phone, landlord.email, landlord.website)
    return "\n".join(words)


def _a_year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
