"""Terms: the landlord's own words for people, homes and money, and what stands where it has chosen none.

An almshouse charity has residents by a letter of appointment, who pay a weekly maintenance contribution; a letter that
speaks of their tenancy or their rent is wrong there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One thing that landlords call by different names."""

    name: str
    """Within a sentence: 'the word for rent'."""
    ordinary: str
    almshouse: str

    def suggested(self, *, almshouse: bool) -> str:
        """The word where the landlord has chosen none."""
        return self.almshouse if almshouse else self.ordinary


TERMS: Mapping[str, Term] = {
    "resident_word": Term("the word for residents", "resident", "resident"),
    "officer_word": Term("the word for the complaints officer", "complaints officer", "clerk"),
    "warden_word": Term("the word for who looks after the homes", "housing officer", "warden"),
    "board_word": Term("the word for those who govern", "board", "trustees"),
    "home_word": Term("the word for a home", "home", "almshouse"),
    "rent_word": Term("the word for rent", "rent", "weekly maintenance contribution"),
    "agreement_word": Term("the word for the agreement", "tenancy agreement", "letter of appointment"),
}
"""By the name of the setting, which is the placeholder's too."""

_PEOPLE = re.compile(r"person\b(?!.*person\b)")


def plural(word: str) -> str:
    """More than one of them: 'residents', 'almspeople', 'beneficiaries', 'letters of appointment'."""
    head, of, rest = word.strip().partition(" of ")
    if _PEOPLE.search(head):
        return f"{_PEOPLE.sub('people', head)}{of}{rest}"
    if re.search(r"[^aeiou]y$", head):
        return f"{head[:-1]}ies{of}{rest}"
    if re.search(r"(s|x|ch|sh)$", head) and head:
        return f"{head if head.endswith('s') else f'{head}es'}{of}{rest}"
    return f"{head}s{of}{rest}" if head else ""
