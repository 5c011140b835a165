"""Checks: what a draft must still say before it may be printed, each thing named in a sentence with what to do.

`approve` is the only maker of an `Approved`, and `app.letters.layouts.to_pdf` takes nothing else; so a letter that
lacks something the Code demands cannot be printed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import InitVar, dataclass

from app import places
from app.letters.drafts import Draft
from app.letters.facts import Facts, Landlord
from app.letters.windows import WINDOWS, address_block
from app.paper.characters import named, tidy
from app.paper.typefaces import Typefaces, typefaces
from app.rules.dates import MONTHS, long_date
from app.rules.problems import Problem, UserError
from app.rules.provisions import LetterRule, PartRule

Needed = tuple[str, str]
"""Words that must stand in a part, and the sentence that says what to do when they do not."""

_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
    | {"\u2010": "-", "\u2011": "-"}
)
"""Quotes and hyphens that a word processor shapes as it likes."""

_GAP = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
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
    faces = typefaces(places.resources() / "fonts")
    problems = [*_addressed(draft.facts, landlord, faces)]
    for part in rule.parts:
        if part.demanded:
            problems += _part_problems(draft, part, landlord)
    problems += _gaps(draft)
    problems += _characters(draft, landlord, faces)
    return tuple(problems)


def advice(draft: Draft, rule: LetterRule, landlord: Landlord | None = None) -> tuple[Problem, ...]:
    """What the Code advises and the letter does not say, and details that want checking; none of it stops a letter."""
    given = [
        Problem(part.key, part.missing)
        for part in rule.parts
        if not part.demanded and not _text(draft, part.key).strip()
    ]
    if landlord and _a_year_before(draft.facts.dated) > landlord.ombudsman.checked_on:
        checked = long_date(landlord.ombudsman.checked_on)
        sentence = f"The Ombudsman's details were last checked on {checked}. Check them again, and say so in Settings."
        given.append(Problem("ombudsman", sentence))
    return tuple(given)


def approve(draft: Draft, rule: LetterRule, landlord: Landlord) -> Approved:
    """The letter as one that may be printed. Raises Incomplete with everything that is unmet."""
    if problems := unmet(draft, rule, landlord):
        raise Incomplete(problems)
    return Approved(draft, landlord, _APPROVE)


def statements(draft: Draft) -> dict[str, str]:
    """The dates that the letter states, for the book: a later correction of one of them can then name the letter."""
    facts = draft.facts
    days = {"received": facts.received_on, "respond_by": facts.respond_by, "dated": facts.dated}
    return {key: day.isoformat() for key, day in days.items()}


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


def _part_problems(draft: Draft, part: PartRule, landlord: Landlord) -> Iterator[Problem]:
    """What one demanded part lacks."""
    text = _text(draft, part.key)
    needed = [one for need in part.needs for one in _NEEDS[need](draft.facts, landlord, part)]
    if not text.strip() or ("points" in part.needs and not draft.facts.points):
        yield Problem(part.key, part.missing)
        return
    if "respond_by" in part.needs and (other := _other_date(text, draft.facts)):
        right = long_date(draft.facts.respond_by)
        sentence = f"The letter says {long_date(other)}; the answer is due by {right}. Write {right} in its place."
        yield Problem(part.key, sentence)
        return
    missing = _missing(text, [words for words, _ in needed])
    yield from (Problem(part.key, sentence) for words, sentence in needed if words in missing)


def _missing(text: str, wanted: list[str]) -> set[str]:
    """Which of these words do not stand in the text.

    The longest are looked for first and taken out as they are found: a point 'The leak' is not there because another
    point says 'The leak in the kitchen'.
    """
    rest, missing = _compared(text), set()
    for words in sorted(wanted, key=len, reverse=True):
        before, found, after = rest.partition(_compared(words))
        if not found:
            missing.add(words)
        rest = f"{before}\n{after}"
    return missing


def _listed(what: str, instead: str) -> Callable[[int, str], Needed]:
    """The sentence for one thing of a numbered list that is not in the letter."""

    def need(number: int, text: str) -> Needed:
        words = " ".join(text.split())
        return text, f"{what} {number}, “{words}”, is not in the letter. Put it back, or {instead}."

    return need


def _points(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    need = _listed("Point", "change the point on the case")
    return [need(number, text) for number, (text, _) in enumerate(facts.points, 1)]


def _outcomes(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    need = _listed("Outcome", "change what is wanted on the case")
    return [need(number, text) for number, text in enumerate(facts.outcomes, 1)]


def _questions(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    need = _listed("Question", "take the question off the case")
    return [need(number, text) for number, text in enumerate(facts.questions, 1)]


def _adjustments(facts: Facts, _: Landlord, __: PartRule) -> list[Needed]:
    need = _listed("Adjustment", "change the adjustment on the case")
    return [need(number, text) for number, text in enumerate(facts.adjustments, 1)]


def _received(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    day = long_date(facts.received_on)
    return [(day, f"“{part.name}” does not give the date {day}. Write it there in full.")]


def _respond_by(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    day = long_date(facts.respond_by)
    return [(day, f"“{part.name}” does not give the date {day}. Write it there in full.")]


def _handler(facts: Facts, _: Landlord, part: PartRule) -> list[Needed]:
    if not facts.handler.strip():
        return [("\0", part.missing)]  # no text has this character, so the sentence stands until the case has a name
    return [(facts.handler, f"“{part.name}” does not name {facts.handler}. Put the name in.")]


def _ombudsman(_: Facts, landlord: Landlord, part: PartRule) -> list[Needed]:
    details = landlord.ombudsman
    lines = [("telephone number", details.phone), ("website", details.website)]
    lines += [("address", line) for line in details.address]
    return [
        (words, f"The Ombudsman's {what} is not complete in “{part.name}”. Put “{words}” in.") for what, words in lines
    ]


_NEEDS: Mapping[str, Callable[[Facts, Landlord, PartRule], list[Needed]]] = {
    "received": _received,
    "points": _points,
    "outcomes": _outcomes,
    "questions": _questions,
    "adjustments": _adjustments,
    "handler": _handler,
    "respond_by": _respond_by,
    "ombudsman": _ombudsman,
}
"""The closed vocabulary of `PartRule.needs`: for each fact, the words that must stand in the part."""


def _gaps(draft: Draft) -> Iterator[Problem]:
    """Places that still wait for words. Brackets within what the resident said are the resident's."""
    facts = draft.facts
    own = [text for text, _ in facts.points] + [*facts.outcomes, *facts.questions, *facts.adjustments]
    for part in draft.parts:
        text = " ".join(part.text.split())
        for words in own:
            text = text.replace(" ".join(words.split()), " ")
        for gap in dict.fromkeys(_GAP.findall(text)):
            yield Problem(part.key, f"“{gap}” still stands in the letter. Write the right words in its place.")


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


def _text(draft: Draft, key: str) -> str:
    return next((part.text for part in draft.parts if part.key == key), "")


def _compared(text: str) -> str:
    """A text as it is compared: whitespace, case, and the shapes of quotes and hyphens make no difference."""
    return " ".join(tidy(text).translate(_ALIKE).casefold().split())


def _other_date(text: str, facts: Facts) -> dt.date | None:
    """A date in the part that is neither the day the answer is due nor another day the letter has cause to name."""
    for day in _dates(text):
        if day not in {facts.respond_by, facts.received_on, facts.dated}:
            return day
    return None


def _dates(text: str) -> Iterator[dt.date]:
    """The dates in a text, in words or in figures, where there are such days."""
    found = [(day, MONTHS.index(month.capitalize()) + 1, year) for day, month, year in _DATE.findall(tidy(text))]
    for day, month, year in [*found, *_NUMBERS.findall(text)]:
        try:
            yield dt.date(int(year), int(month), int(day))
        except ValueError:
            continue


def _a_year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
