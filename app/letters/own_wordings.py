"""Own wordings: what a landlord says otherwise than the letters that ship, in the places where they say it.

A letter keeps its parts, and each part its conditions: the words in them may be others. What is hers stands beside what
it was written in place of, so that a later Casebook whose own words are others can say so, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import groupby
from typing import Any

from app.letters.asks import TEXT_KINDS
from app.letters.condition_words import AND
from app.letters.phrases import CONDITIONS, LISTS, PHRASES
from app.letters.placeholders import placeholder_problems
from app.letters.wordings import PartWording, Sentence, Wording
from app.rules.problems import Problem

TITLE, ROWS_HEADING = "title", "rows_heading"
"""The fields of a letter's heads, beside the keys of its parts."""


@dataclass(frozen=True)
class Run:
    """Sentences of one paragraph under the same condition, as one text."""

    paragraph: int
    when: str
    say: str


@dataclass(frozen=True)
class OwnPart:
    """A part in her words, and what it was written in place of."""

    heading: str
    says: tuple[str, ...]
    """The words of each run of the part, in order."""
    paragraphs: tuple[int, ...]
    """Which runs are one paragraph: those of one number."""
    instead_of: tuple[str, ...]
    """The heading, and the condition and words of each run, of the shipped part as it was then."""


@dataclass(frozen=True)
class OwnWording:
    """What of a letter is hers."""

    title: str = ""
    """Empty for the title that ships."""
    title_instead_of: str = ""
    rows_heading: str = ""
    parts: Mapping[str, OwnPart] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is hers."""
        return bool(self.title or self.rows_heading or self.parts)

    def as_kept(self) -> dict[str, Any]:
        """As the book keeps it; `own_from` reads it back."""
        return asdict(self)


def own_from(kept: Mapping[str, Any]) -> OwnWording:
    """What of a letter is hers, as the book kept it."""
    parts = {
        key: OwnPart(part["heading"], *(tuple(part[of]) for of in ("says", "paragraphs", "instead_of")))
        for key, part in kept.get("parts", {}).items()
    }
    heads = {key: str(kept.get(key, "")) for key in ("title", "title_instead_of", "rows_heading")}
    return OwnWording(**heads, parts=parts)


def runs(part: PartWording) -> tuple[Run, ...]:
    """The words of a part as they are written anew: one text for what is said under one condition."""
    found: list[Run] = []
    for number, paragraph in enumerate(part.paragraphs):
        for when, sentences in groupby(paragraph, key=lambda sentence: sentence.when):
            found.append(Run(number, when, " ".join(sentence.say for sentence in sentences)))
    return tuple(found) or (Run(0, "", ""),)


def shipped_words(part: PartWording) -> tuple[str, ...]:
    """A shipped part as it is kept beside what is written in its place."""
    return (part.heading, *(text for run in runs(part) for text in (run.when, run.say)))


def own_part(part: PartWording, heading: str, says: Sequence[str]) -> OwnPart | None:
    """A part in these words, a text for each of its runs; None where they are those that ship."""
    shipped = runs(part)
    if len(says) != len(shipped):
        raise ValueError(f"Part “{part.key}” has {len(shipped)} texts; {len(says)} were given.")
    if (heading, *says) == (part.heading, *(run.say for run in shipped)):
        return None
    return OwnPart(heading, tuple(says), tuple(run.paragraph for run in shipped), shipped_words(part))


def whens(part: OwnPart) -> tuple[str, ...]:
    """The condition of each run of her words."""
    return part.instead_of[1::2]


def with_own(wording: Wording, own: OwnWording) -> Wording:
    """A wording with her words in it. A part that ships in another form now keeps hers, said as it always was.

    What cannot be said any more, because Casebook no longer knows a name or a condition in it, is said as it ships.
    """
    wrong = {problem.field for problem in word_problems(wording, own)}
    own = replace(own, parts={key: part for key, part in own.parts.items() if key not in wrong})
    return replace(
        wording,
        title=own.title or wording.title,
        rows_heading=own.rows_heading or wording.rows_heading,
        parts=tuple(_with_own(part, own.parts.get(part.key)) for part in wording.parts),
    )


def changed_since(wording: Wording, own: OwnWording) -> tuple[str, ...]:
    """What ships otherwise now than when she wrote hers: the keys of parts, and `TITLE`."""
    parts = {part.key: part for part in wording.parts}
    found = [TITLE] if own.title and own.title_instead_of not in ("", wording.title) else []
    found += [key for key, one in own.parts.items() if key not in parts or one.instead_of != shipped_words(parts[key])]
    return tuple(found)


def known_names(wording: Wording) -> frozenset[str]:
    """What may stand in braces in a letter: what every letter knows, and what this one asks for."""
    return frozenset(PHRASES) | {ask.key for ask in wording.asks}


def word_problems(wording: Wording, own: OwnWording, usable: Collection[str] = ()) -> tuple[Problem, ...]:
    """What must be put right in her words by themselves: names that there are not, and heads left empty.

    Where it is known which names a letter has words for at all, the others are refused too.
    """
    known = frozenset(usable) or known_names(wording)
    conditions = {*CONDITIONS, *(condition for ask in wording.asks for condition in ask.conditions)}
    lists = LISTS | {ask.key for ask in wording.asks if ask.kind in TEXT_KINDS}
    found = [
        Problem(key, "A title and a heading have no braces. Write plain words.")
        for key, text in ((TITLE, own.title), (ROWS_HEADING, own.rows_heading))
        if set(text) & set("{}")
    ]
    headed = {part.key: part.heading for part in wording.parts}
    for key, part in own.parts.items():
        if headed.get(key) and not part.heading.strip():
            found.append(Problem(key, f"Enter a heading for “{headed[key]}”."))
        if set(part.heading) & set("{}"):
            found.append(Problem(key, "A heading has no braces. Write plain words."))
        named = (one.removeprefix("not ") for when in whens(part) if when for one in when.split(AND))
        if odd := [one for one in named if one not in conditions]:
            found.append(Problem(key, f"Casebook no longer knows “{odd[0]}”. Put this part back as it ships."))
        found += [Problem(key, said) for say in part.says for said in placeholder_problems(say, known, lists)]
    return tuple(dict.fromkeys(found))


def _with_own(part: PartWording, own: OwnPart | None) -> PartWording:
    if own is None:
        return part
    rows: list[list[Sentence]] = []
    at: dict[int, int] = {}
    for number, when, say in zip(own.paragraphs, whens(own), own.says, strict=True):
        for extra, text in enumerate(filter(None, (one.strip() for one in say.split("\n\n")))):
            if extra or number not in at:
                rows.append([])
            at[number] = len(rows) - 1
            rows[-1].append(Sentence(text, when))
    return replace(part, heading=own.heading, paragraphs=tuple(map(tuple, rows)))
