"""Sample facts: the fullest case of each letter is complete in the words that ship."""

from __future__ import annotations

import pytest

from app.letters.checks import unmet
from app.letters.drafts import compose
from app.letters.sample_facts import sample_facts
from tests.letters.cases import LANDLORD, LETTERS_OF, SHELF, letter_rule


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_the_fullest_sample_of_each_letter_is_complete(edition: str, kind: str, stage: int) -> None:
    rule = letter_rule(edition, kind, stage)
    wording = SHELF.wording(rule, edition, stage)
    full, *others = sample_facts(rule, wording, edition)
    assert unmet(compose(rule, wording, full, LANDLORD), rule, LANDLORD) == ()
    assert others
