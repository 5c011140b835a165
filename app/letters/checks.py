"""Checks: what a draft must still say before it may be printed, each thing named in a sentence with what to do.

`approve` is the only maker of an `Approved`, and `app.letters.layouts.to_pdf` takes nothing else; so a letter that
lacks something the Code demands cannot be printed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import InitVar, dataclass

from app import places
from app.letters.drafts import Draft
from app.letters.facts import Facts, Landlord
from app.letters.figures import other_date, other_sum
from app.letters.needs import NEEDED
from app.letters.windows import WINDOWS, address_block
from app.letters.words import points_named, sentence
from app.paper.characters import named, tidy
from app.paper.typefaces import Typefaces, typefaces
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.problems import Problem, UserError
from app.rules.provisions import LetterRule, PartRule

_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
    | {"\u2010": "-", "\u2011": "-"}
)
"""Quotes and hyphens that a word processor shapes as it likes."""

_GAP = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
_OF_POINTS = frozenset({"points", "findings"})
"""Needs that no letter meets while the complaint has no point."""

_OF_MONEY = frozenset({"remedies", "total", "steps", "findings", "acknowledged"})
"""Needs whose part says no sum but those of the record."""

_FIRST = {
    "refusal": ("refusal", "Record first that the complaint is not taken, on which ground and why."),
    "escalation_refusal": ("refusal", "Record first that it is not taken to the next stage, on which ground and why."),
    "extension": ("extension", "Plan the extension first: the new date, and why you need longer."),
    "extension_not_agreed": ("extension", "Plan the extension first: the new date, and why you need longer."),
    "response": ("decision", "Decide the answer first: no point has a finding yet."),
}
"""What must be on the record before a kind of letter can say it: the matter among the facts, and what to do."""

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
    problems = [*_unsettled(draft)]
    if problems:  # what else is missing follows from that
        return tuple(problems)
    problems += _addressed(draft.facts, landlord, faces)
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
    days["requested"] = facts.escalation.requested_on if facts.escalation else None
    return {key: day.isoformat() for key, day in days.items() if day is not None}


def _unsettled(draft: Draft) -> Iterator[Problem]:
    """What the officer must do on the case before this letter has anything to say."""
    matter, what = _FIRST.get(draft.kind, ("", ""))
    decision = draft.facts.decision
    if matter and getattr(draft.facts, matter) is None:
        yield Problem("matter", what)
    elif matter == "decision" and decision is not None and (open_points := decision.undecided):
        if len(open_points) == len(decision.answers):
            yield Problem("matter", what)
        else:
            have = "has" if len(open_points) == 1 else "have"
            yield Problem("matter", f"Decide the answer first: {points_named(open_points)} {have} no finding.")
    for line in (*decision.remedies, *decision.still_open) if decision is not None else ():
        if line.unapproved:
            said = f"{pounds(line.pence)} is more than you may offer by yourself. Record its approval first."
            yield Problem("matter", said)


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
    text, needs = _text(draft, part.key), set(part.needs)
    if not text.strip() or (needs & _OF_POINTS and not draft.facts.points):
        yield Problem(part.key, part.missing)
        return
    wrong = [*_wrong_figures(text, part, draft.facts)]
    if wrong:
        yield from wrong
        return
    needed = [one for need in part.needs for one in NEEDED[need](draft.facts, landlord, part)]
    missing = _missing(text, [words for words, _ in needed])
    yield from (Problem(part.key, said) for number, (_, said) in enumerate(needed) if number in missing)
    if "findings" in needs and not missing:
        yield from _unreasoned(text, part, draft.facts)


def _wrong_figures(text: str, part: PartRule, facts: Facts) -> Iterator[Problem]:
    """A date or a sum in a part that is bound to another."""
    known, own = _known_days(facts), tuple(facts.texts())
    right = facts.respond_by
    if "respond_by" in part.needs and right and (other := other_date(text, known, own)):
        said = f"The letter says {long_date(other)}; the answer is due by {long_date(right)}."
        yield Problem(part.key, f"{said} Write {long_date(right)} in its place.")
    decision = facts.decision
    if decision is None:
        return
    promised = {day for line in (*decision.remedies, *decision.still_open) for day in (line.by, line.done_on)}
    if "steps" in part.needs and (other := other_date(text, known | promised, own)):
        said = f"The letter says {long_date(other)}; nothing that you promise has that date."
        yield Problem(part.key, f"{said} Write the right date in its place, or change the promise on the case.")
    sums = {decision.total, *(line.pence for line in (*decision.remedies, *decision.still_open))}
    sums |= {pence for _, pence in decision.heads}
    if _OF_MONEY & set(part.needs) and (odd := other_sum(text, sums, own)) is not None:
        instead = f"the payments come to {pounds(decision.total)} in all" if decision.total else "no payment is decided"
        said = f"The letter says {pounds(odd)}; {instead}."
        yield Problem(part.key, f"{said} Write the right sum in its place, or change what puts it right on the case.")


def _known_days(facts: Facts) -> set[dt.date | None]:
    """The days that a letter has cause to name anywhere."""
    days = {facts.respond_by, facts.received_on, facts.dated}
    days |= {facts.escalation.requested_on} if facts.escalation else set()
    days |= {facts.extension.instead_of} if facts.extension else set()
    return days | ({facts.decision.was_due} if facts.decision else set())


def _unreasoned(text: str, part: PartRule, facts: Facts) -> Iterator[Problem]:
    """Points whose finding stands in the letter with no word of why behind it."""
    answers = facts.decision.answers if facts.decision else ()
    whole = _compared(text)
    heads = [_compared(f"{sentence(one.text)} {one.found}") for one in answers]
    places = sorted((whole.find(head), number) for number, head in enumerate(heads))
    for (start, number), (end, _) in zip(places, [*places[1:], (len(whole), 0)], strict=True):
        behind = re.sub(r"\b\d{1,3}\.$", "", whole[start + len(heads[number]) : end].strip())
        if not behind.strip():
            yield Problem(part.key, f"The letter gives no reason for what you found on point {number + 1}. Say why.")


def _missing(text: str, wanted: Sequence[str]) -> set[int]:
    """Which of these words do not stand in the text, by their places in the list.

    The longest are looked for first and taken out as they are found: a point 'The leak' is not there because another
    point says 'The leak in the kitchen', and words that are wanted twice stand there twice.
    """
    rest, missing = _compared(text), set()
    for number in sorted(range(len(wanted)), key=lambda number: len(wanted[number]), reverse=True):
        before, found, after = rest.partition(_compared(wanted[number]))
        if not found:
            missing.add(number)
        rest = f"{before}\n{after}" if found else rest
    return missing


def _gaps(draft: Draft) -> Iterator[Problem]:
    """Places that still wait for words. Brackets within what somebody said or wrote on the case are theirs."""
    own = {" ".join(words.split()) for words in draft.facts.texts()}
    quoting = [words for words in own if re.search(r"[\[\]{}]", words)]
    for part in draft.parts:
        text = " ".join(part.text.split())
        theirs = [one.span() for words in quoting for one in re.finditer(re.escape(words), text)]
        gaps = [one for one in _GAP.finditer(text) if not _within(one.span(), theirs)]
        for gap in dict.fromkeys(one.group() for one in gaps):
            yield Problem(part.key, f"“{gap}” still stands in the letter. Write the right words in its place.")


def _within(gap: tuple[int, int], theirs: Sequence[tuple[int, int]]) -> bool:
    """Whether both ends of a gap lie in somebody's own words; one that only ends in them is still a gap."""
    return all(any(start <= place < end for start, end in theirs) for place in (gap[0], gap[1] - 1))


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


def _a_year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
