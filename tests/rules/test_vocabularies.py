"""The closed vocabularies: nothing twice, and what belongs together stays together."""

from __future__ import annotations

import pytest

from app.rules import vocabularies
from tests.rules.cases import EDITIONS

LISTS = [name for name in vars(vocabularies) if name.isupper()]


@pytest.mark.parametrize("name", LISTS)
def test_no_word_is_in_a_vocabulary_twice_or_empty(name: str) -> None:
    words = list(getattr(vocabularies, name))
    assert words
    assert len(set(words)) == len(words)
    assert all(word == word.strip().lower() != "" for word in words)


def test_the_events_are_those_of_the_clocks_and_the_others() -> None:
    assert set(vocabularies.KINDS).isdisjoint(vocabularies.OTHER_KINDS)
    assert (*vocabularies.KINDS, *vocabularies.OTHER_KINDS) == vocabularies.EVENTS
    assert set(vocabularies.CLOCKS.values()) <= set(vocabularies.KINDS)


def test_every_step_of_a_guide_is_named_once() -> None:
    for steps in vocabularies.GUIDE_STEPS.values():
        assert len(set(steps)) == len(steps)


def test_every_question_to_the_book_is_put_by_some_clause() -> None:
    put = {key for edition in EDITIONS.all for clause in edition.clauses for key in clause.evidence}
    assert put == set(vocabularies.EVIDENCE)


def test_every_question_of_a_ground_is_asked_by_some_edition() -> None:
    asked = {one.key for edition in EDITIONS.all for ground in edition.grounds for one in ground.questions}
    assert asked == set(vocabularies.QUESTIONS)
