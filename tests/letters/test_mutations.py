"""Across rooms: whatever is taken out of a letter that the shelf has words for, the gate names it, and nothing else.

Every letter of every edition is here as soon as it has words: see `tests.letters.cases.LETTERS_OF`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app import places
from app.letters.checks import shortcomings, unmet
from app.letters.drafts import Draft
from app.letters.hints import MOST_ON_AVERAGE, hints_of, measures_of
from app.letters.needs import NEEDED, idle
from app.letters.watchwords import tenancy_words
from app.rules.problems import Problem
from app.rules.provisions import LetterRule, PartRule
from tests.letters.cases import LANDLORD, LETTERS_OF, SHELF, letter_rule, written

EACH = pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
ALMSHOUSE = replace(
    LANDLORD,
    almshouse=True,
    officer_word="clerk",
    warden_word="warden",
    board_word="trustees",
    home_word="almshouse",
    rent_word="weekly maintenance contribution",
    agreement_word="letter of appointment",
)


def whole(edition: str, kind: str, stage: int) -> tuple[Draft, LetterRule]:
    """A letter as it is composed, with words in the parts that the shelf leaves to the officer."""
    letter, rule = written(edition, kind, stage), letter_rule(edition, kind, stage)
    for part in rule.parts:
        if not part.demanded and not letter.part(part.key).text:
            letter = letter.with_text(part.key, "We say so here.")
    return letter, rule


def bound(letter: Draft, part: PartRule) -> Iterator[str]:
    """The words that a part is bound to hold, as they stand in it."""
    for need in part.needs:
        for words, _ in NEEDED[need](letter.facts, LANDLORD, part):
            if words in letter.part(part.key).text:
                yield words


@EACH
def test_a_letter_as_composed_stops_for_nothing_and_wants_no_reason(edition: str, kind: str, stage: int) -> None:
    letter, rule = whole(edition, kind, stage)
    assert unmet(letter, rule, LANDLORD) == ()
    assert shortcomings(letter, rule) == ()


@EACH
def test_each_part_that_is_emptied_or_not_there_is_named_and_no_other(edition: str, kind: str, stage: int) -> None:
    letter, rule = whole(edition, kind, stage)
    for part in rule.parts:
        without = replace(letter, parts=tuple(one for one in letter.parts if one.key != part.key))
        for lacking in (letter.with_text(part.key, ""), letter.with_text(part.key, " \n\t"), without):
            stops = unmet(lacking, rule, LANDLORD)
            wants = tuple((one.key, one.sentence, one.clause) for one in shortcomings(lacking, rule))
            if part.demanded:
                assert (stops, wants) == ((Problem(part.key, part.missing),), ())
            elif idle(part, letter.facts):
                assert (stops, wants) == ((), ())
            else:
                assert (stops, wants) == ((), ((part.key, part.missing, part.clause),))


@EACH
def test_whatever_a_part_is_bound_to_hold_is_missed_in_that_part(edition: str, kind: str, stage: int) -> None:
    letter, rule = whole(edition, kind, stage)
    for part in rule.parts:
        for words in bound(letter, part):
            text = re.sub(re.escape(words), "something", letter.part(part.key).text, flags=re.IGNORECASE)
            stops = unmet(letter.with_text(part.key, text), rule, LANDLORD)
            assert {problem.field for problem in stops} == ({part.key} if part.demanded else set()), (part.key, words)


@EACH
def test_a_letter_of_an_almshouse_has_no_word_of_tenancy(edition: str, kind: str, stage: int) -> None:
    letter = written(edition, kind, stage, ALMSHOUSE)
    assert list(tenancy_words(letter, ALMSHOUSE, places.resources() / "letters")) == []


@EACH
def test_shipped_letters_have_sentences_of_twenty_words_or_fewer_on_average(
    edition: str, kind: str, stage: int
) -> None:
    measures = measures_of(written(edition, kind, stage))
    assert 0 < measures.words_a_sentence <= MOST_ON_AVERAGE
    assert measures.reading_age <= 12


@EACH
def test_shipped_letters_have_no_hard_word_and_no_long_sentence(edition: str, kind: str, stage: int) -> None:
    said = [hint.sentence for hint in hints_of(written(edition, kind, stage))]
    assert [one for one in said if "can be plainer" in one or "Make two" in one] == []


def test_every_letter_that_has_words_is_held_to_this() -> None:
    """A wording that no edition asks for would be held to nothing."""
    kinds = {kind for _, kind, _ in LETTERS_OF}
    files = {path.stem.split("-")[0] for path in SHELF.folder.glob("*/*.toml")}
    assert files <= kinds
