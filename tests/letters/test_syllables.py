"""How many syllables a word has."""

from __future__ import annotations

import pytest

from app.letters.syllables import syllables_in

COUNTED = {
    1: "we the called make makes homes house while rule rules stage change changed asked does days say quite clothes "
    "once twice since here were these free see their heard year wrote writes tried friend through strength",
    2: "letter complaint answer answered wanted needed received houses table little people reason stages pages changes "
    "sorry weekly special procures plumber because before details website working saying player question safely "
    "statement careful useful homeless finished happened almshouse money payment repair boiler kitchen issue someone "
    "agreed fortnight being business service office advice science quiet Wednesday replied carried every rhythm",
    3: "policy Ombudsman resident decision telephone maintenance procedure period actual video agreement surveyor "
    "appointment outstanding consider completely nobody anyone area idea evidence family several adjustments",
    4: "radiator investigate apologise contribution independent situation criticism January experience possibility "
    "responsible reasonable circumstances compensation reimbursement vulnerable",
    5: "investigation immediately unfortunately representative",
}


@pytest.mark.parametrize(("count", "words"), COUNTED.items())
def test_nineteen_words_in_twenty_are_counted_right(count: int, words: str) -> None:
    each = words.split()
    right = [word for word in each if syllables_in(word) == count]
    assert len(right) >= 0.95 * len(each) - 1, sorted(set(each) - set(right))


def test_no_word_has_none() -> None:
    assert syllables_in("hmm") == syllables_in("") == 1


def test_a_possessive_is_as_long_as_its_word() -> None:
    assert syllables_in("plumber's") == syllables_in("plumber")
