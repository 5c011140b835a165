"""Hints: how a letter reads, for whoever writes it. They stop nothing.

A sentence that is long, a sentence that does not say who does a thing, a hard word that has a plainer one; and for the
whole letter the age at which it can be read: the Flesch-Kincaid grade level, which is a school year in America, and
five years more (Kincaid and others, 1975).

    grade = 0.39 x words a sentence + 11.8 x syllables a word - 15.59

What a resident said stays as they said it, and is neither faulted nor counted; nor are addresses and numbers to ring.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app import places
from app.letters.drafts import Draft
from app.letters.passages import is_row
from app.letters.quotations import BLANK, blanked, of_the_resident, own_words, sentences_of
from app.letters.syllables import syllables_in
from app.rules.tables import EditionError, refuse_unknown, tables_of, value_of

HARD_WORDS = "hard_words.toml"

LONG = 25
"""More words than this make a sentence long; the government's own writers keep to it."""

MOST_ON_AVERAGE = 20
"""Words a sentence that a letter is held to on average."""

MOST_SHOWN = 5
"""Words of a sentence that are enough to know it by."""

_WORD = re.compile(r"[A-Za-z£0-9][\w'£.,/-]*\w|[A-Za-z0-9]")
_LABEL = re.compile(r"^(?:Telephone|Website|Post|E-mail|Address): ")
_YOUNGEST, _GRADE_TO_AGE = 5, 5

_BE = r"(?:am|is|are|was|were|be|been|being|'re|'s|get|gets|got|getting)"
_MADE = (
    "begun bought broken brought built caught chosen cut done drawn driven eaten fallen fed felt found forgotten given "
    "gone heard held hidden hit hurt kept known laid led left lent let lit lost made meant met paid put read ridden "
    "rung said seen sent set shown shut sold sought spent spoken stolen struck taken taught told thought thrown torn "
    "understood upheld withdrawn worn written"
)
_PARTICIPLE = (
    rf"(?:{'|'.join(sorted(set(_MADE.split()) - {'gone', 'got'}))}|[a-z]{{2,}}(?<!ne)(?<!fe)(?<!spe)(?<!inde)ed)"
)
_ADJECTIVES = (
    "agreed bound closed concerned delighted disabled done entitled finished interested involved left let limited "
    "located pleased prepared related retired satisfied set supposed tired unused used worried advised"
)
"""Participles that say how something is, and not what somebody did to it: 'you are entitled'."""

_PASSIVE = re.compile(
    rf"\b\w*{_BE} (?:(?:not|also|now|still|then|never|always|only|already|just|soon|[a-z]+ly) ){{0,2}}"
    rf"({_PARTICIPLE})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Hint:
    """One thing that would make a part read more easily."""

    part: str
    sentence: str


@dataclass(frozen=True)
class Measures:
    """What the words of a text come to."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    longest: int = 0

    @property
    def words_a_sentence(self) -> float:
        """The average; nought for no words."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def reading_age(self) -> int:
        """The age in years at which most can read it: Flesch-Kincaid grade level and five; 0 for no words."""
        if not self.words:
            return 0
        grade = 0.39 * self.words_a_sentence + 11.8 * self.syllables / self.words - 15.59
        return max(round(grade) + _GRADE_TO_AGE, _YOUNGEST)

    def with_(self, other: Measures) -> Measures:
        """Both together."""
        return Measures(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            max(self.longest, other.longest),
        )


def hints_of(draft: Draft) -> tuple[Hint, ...]:
    """What would make a letter read more easily, by the hard words that ship."""
    return hints_for(draft, places.resources() / "letters")


def hints_for(draft: Draft, folder: Path) -> tuple[Hint, ...]:
    """What would make a letter read more easily, part by part; `folder` has the letters' data."""
    hard, own = read_hard_words(folder / HARD_WORDS), of_the_resident(draft.facts)
    return tuple(Hint(part.key, said) for part in draft.parts for said in dict.fromkeys(_of_text(part.text, own, hard)))


def measures_of(draft: Draft) -> Measures:
    """What the words of a letter come to, without what the resident said."""
    whole, own = Measures(), of_the_resident(draft.facts)
    for part in draft.parts:
        whole = whole.with_(measures_in(part.text, own))
    return whole


def measures_in(text: str, own: Iterable[str] = ()) -> Measures:
    """What the words of a text come to."""
    whole = Measures()
    for sentence in _sentences(text, own):
        words = words_in(sentence)
        heard = sum(_heard(word) for word in words)
        whole = whole.with_(Measures(1, len(words), heard, len(words)))
    return whole


def words_in(sentence: str) -> tuple[str, ...]:
    """The words of a sentence; a date, a sum and a time are one word to each figure."""
    return tuple(_WORD.findall(sentence))


def is_passive(sentence: str) -> str:
    """The words of a sentence that do not say who does it, 'was repaired'; empty for none."""
    for match in _PASSIVE.finditer(sentence):
        behind = sentence[match.end() :]
        if match[1].casefold() not in _ADJECTIVES.split() and not re.match(
            r" by (?!(?:\d|\w+day\b|the end\b))", behind
        ):
            return match[0]
    return ""


@cache
def read_hard_words(path: Path) -> Mapping[str, str]:
    """Hard words, each with plainer ones. Raises EditionError, which names the file and the key."""
    tables = tables_of(path)
    refuse_unknown(tables, {"words"}, path.name)
    words = value_of(tables, "words", dict, path.name)
    for word, plainer in words.items():
        if not isinstance(plainer, str) or not plainer.strip() or word != word.casefold():
            raise EditionError(f"{path.name}: “{word}” has no plainer words, or has a capital.")
    return {own_words(word): str(plainer) for word, plainer in words.items()}


def _of_text(text: str, own: tuple[str, ...], hard: Mapping[str, str]) -> Iterator[str]:
    for sentence in _sentences(text, own):
        words = words_in(sentence)
        if len(words) > LONG:
            yield f"This sentence has {len(words)} words: {_known_by(sentence)} Make two of it."
        if passive := is_passive(sentence):
            yield f"“{passive}” does not say who does it: {_known_by(sentence)} Say who, if you can."
        for match in _pattern(tuple(hard)).finditer(sentence):
            yield f"“{match[0]}” can be plainer: {hard[match[0].casefold()]}."


def _sentences(text: str, own: Iterable[str]) -> Iterator[str]:
    """The sentences of a text that are the landlord's; lines that are only looked up are none."""
    own = tuple(own)
    for sentence in sentences_of(
        "\n".join(line for line in text.split("\n") if not _LABEL.match(line) and not is_row(line))
    ):
        left = blanked(sentence, own)
        if words_in(left.replace(BLANK, " ")):
            yield left.replace(BLANK, "")


def _heard(word: str) -> int:
    """A figure is as long as it is spoken at the least: two to a number."""
    return sum(syllables_in(each) if each.isalpha() else 2 for each in re.findall(r"[A-Za-z']+|\d+", word)) or 1


def _known_by(sentence: str) -> str:
    words = sentence.split()
    return f"“{' '.join(words[:MOST_SHOWN])} …”" if len(words) > MOST_SHOWN else f"“{sentence}”"


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    each = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, each))})(?![\w-])", re.IGNORECASE)
