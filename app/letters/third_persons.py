"""Third persons: words of the landlord in a letter that speak of the resident as of somebody else. They stop nothing.

What is typed about a case is often about them ("He was cold for three weeks"); the letter says it to them. Where the
words name somebody else first, "he" is plainly that person, and where the letter is to somebody else, so is the
resident. What the resident said stays as they said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.letters.drafts import Draft
from app.letters.facts import Facts
from app.letters.quotations import compared, own_words, sentences_of
from app.rules.names import HERS, HIS, LETTERS_AFTER, SAME, TITLES, likeness, surname
from app.rules.problems import Problem

_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_THEY = re.compile(r"^(?:they|their|them)\b", re.IGNORECASE)
"""Only where a text begins with it: later on it may be the photographs."""

_RESIDENT = re.compile(r"\bthe (?:resident|tenant|complainant|leaseholder|almsperson)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_PEOPLE = (
    "plumber electrician engineer contractor surveyor operative roofer joiner builder fitter workman inspector warden "
    "officer clerk chair trustee manager caretaker cleaner gardener neighbour doctor nurse gp solicitor councillor "
    "colleague caller visitor son daughter wife husband partner mother father brother sister friend carer man woman "
    "child baby somebody someone nobody anybody anyone"
)
_SOMEBODY = re.compile(rf"\b(?:{'|'.join(_PEOPLE.split())})\b", re.IGNORECASE)
_TITLED = re.compile(
    rf"\b({'|'.join(sorted(map(str.capitalize, TITLES), key=len, reverse=True))})\.? (?:[A-Z][\w.'-]* ?)+"
)
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_MOST = 8
"""Words of a sentence that are enough to know it by."""


def third_persons(draft: Draft) -> tuple[Problem, ...]:
    """Each of the landlord's texts that speaks of the resident as of somebody else, beside the part that says it."""
    if not _to_the_resident(draft):
        return ()
    spoken = dict.fromkeys(filter(None, (_spoken(text, draft.facts) for text in _officers(draft.facts))))
    texts = {part.key: compared(part.text) for part in draft.parts}
    return tuple(
        Problem(key, _said(sentence))
        for key, text in texts.items()
        for sentence in spoken
        if sentence.casefold().rstrip(".") in text
    )


def _officers(facts: Facts) -> Iterator[str]:
    """Every text of the case that a letter says and the landlord wrote."""
    decision, refusal, extension = facts.decision, facts.refusal, facts.extension
    texts = [why for _, why in facts.unrealistic]
    if decision is not None:
        lines = (*decision.remedies, *decision.still_open, *decision.offered_before)
        texts += [text for one in decision.answers for text in (one.finding_words, one.reasons)]
        texts += [decision.evidence_landlord, decision.evidence_resident, decision.resident_comment, decision.impact]
        texts += [text for line in lines for text in (line.what, line.reckoning)]
        texts += [*(text for _, text in decision.factors), *decision.lessons]
    if refusal is not None:
        texts += [refusal.reasons, refusal.why_fair, refusal.evidence, refusal.circumstances, refusal.discretion]
        texts.append(refusal.instead)
    if extension is not None:
        texts += [extension.reasons, extension.good_reason]
    texts += list(facts.asked.texts()) if facts.asked is not None else []
    theirs = {*(text for text, _ in facts.points), *facts.outcomes, *facts.questions}
    theirs |= set(facts.part.texts()) if facts.part else set()
    yield from (text for text in texts if text.strip() and text not in theirs)


def _spoken(text: str, facts: Facts) -> str:
    """The first sentence of a text that speaks of the resident as of somebody else; empty for none."""
    another = False
    for number, sentence in enumerate(sentences_of(text)):
        said = _QUOTED.sub(" ", sentence)
        if _names_resident(said, facts):
            return sentence
        named = _another_at(said, facts)
        before = said if named is None else said[:named]  # "He rang the warden": he is not the warden
        if not another and (_PRONOUN.search(before) or (number == 0 and _THEY.search(before))):
            return sentence
        another = another or named is not None
    return ""


def _names_resident(sentence: str, facts: Facts) -> bool:
    """Whether a sentence has 'the resident', or the name of whoever the letter is to."""
    if _RESIDENT.search(sentence):
        return True
    mine = surname(facts.salutation) or surname(facts.addressee)
    named = re.search(rf"\b(?:{'|'.join(TITLES)})\.? (?:\w[\w.'-]* )*?{re.escape(mine)}\b", sentence, re.IGNORECASE)
    return bool(mine) and named is not None and _could_be(named[0], facts)


def _could_be(name: str, facts: Facts) -> bool:
    """Whether a title and a name can be those of whoever the letter is to: Mrs Dunmore is not Mr Dunmore."""
    first, own = ({word.strip(".").casefold() for word in text.split()} for text in (name, facts.salutation))
    return not ((first & HIS and own & HERS) or (first & HERS and own & HIS))


def _another_at(sentence: str, facts: Facts) -> int | None:
    """Where a sentence first names somebody, or says what somebody is, who is not the resident; None for nowhere."""
    found = [match.start() for match in _SOMEBODY.finditer(sentence)]
    names = [(match.start(), match[0].strip()) for one in (_TITLED, _FULL_NAME) for match in one.finditer(sentence)]
    for name in filter(None, facts.staff):
        names += [(match.start(), name) for match in re.finditer(rf"\b{re.escape(own_words(name))}\b", sentence)]
    mine = {word.casefold() for word in facts.addressee.split()} - TITLES - LETTERS_AFTER
    found += [
        start
        for start, name in names
        if likeness(name, facts.addressee) != SAME and not mine & {word.casefold() for word in name.split()[-1:]}
    ]
    return min(found, default=None)


def _to_the_resident(draft: Draft) -> bool:
    """Whether a letter is to whoever complained: not one that its own questions address to somebody else."""
    asked = draft.facts.asked
    return draft.kind != "third_party" and not (asked is not None and asked.word("to_name"))


def _said(sentence: str) -> str:
    words = sentence.split()
    known_by = sentence if len(words) <= _MOST else f"{' '.join(words[:_MOST])} …"
    return f"This may speak of the resident, and the letter is to them: “{known_by}” Write “you”, if it is."
