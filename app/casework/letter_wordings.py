"""The words of the landlord's letters: those that ship, with what she has changed of them in Settings.

What she changes is a fact of the book: each change is an entry of the journal. What the Code demands stays demanded: a
wording with which a sample letter would not be complete is not kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.casework.desks import Desk
from app.casework.letter_facts import shelf_of
from app.casework.logos import letterhead
from app.casework.settings import actor
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, too_long
from app.letters.checks import unmet
from app.letters.drafts import compose
from app.letters.facts import Landlord
from app.letters.layouts import preview_pdf
from app.letters.own_wordings import OwnWording, changed_since, own_from, with_own, word_problems
from app.letters.sample_facts import known_in, sample_facts
from app.letters.wordings import Wording
from app.models.registers import setting_of, settings_of
from app.rules.editions import Edition
from app.rules.problems import Problem, Refused
from app.rules.provisions import LetterRule

_KEY = "wording:"
"""What the settings begin with that hold her words: 'wording:2024:acknowledgement:1'."""

SEAL = "0000-00000000"
"""The seal of a sample letter, which stands in no book."""


@dataclass(frozen=True)
class WordedLetter:
    """A letter whose words can be changed: its edition, what the Code demands of it, and the words that ship."""

    edition: Edition
    rule: LetterRule
    shipped: Wording

    @property
    def key(self) -> str:
        """By which it is told from the others: '2024:acknowledgement:1'."""
        return f"{self.edition.key}:{self.rule.kind}:{self.rule.stage}"

    @property
    def name(self) -> str:
        """'Stage 1 acknowledgement, Code of 2024'."""
        return f"{self.rule.name}, {self.edition.short_name}"


def worded_letters(desk: Desk) -> tuple[WordedLetter, ...]:
    """The letters whose words can be changed, those of the newest edition first."""
    shelf = shelf_of(desk)
    return tuple(
        WordedLetter(edition, rule, shelf.wording(rule, edition.key, rule.stage))
        for edition in reversed(desk.editions.all)
        for rule in edition.letters
        if shelf.has_words(rule.kind, rule.stage)
    )


def own_wording(desk: Desk, letter: WordedLetter) -> OwnWording:
    """What of a letter is hers; empty where it is as it ships."""
    with desk.book.reading() as session:
        kept = setting_of(session, _KEY + letter.key)
    return own_from(kept) if kept else OwnWording()


def own_keys(desk: Desk) -> frozenset[str]:
    """The letters of which something is hers, by `WordedLetter.key`."""
    with desk.book.reading() as session:
        kept = settings_of(session).items()
    return frozenset(key.removeprefix(_KEY) for key, value in kept if key.startswith(_KEY) and value)


def wording_of(desk: Desk, edition: Edition, rule: LetterRule, stage: int) -> Wording:
    """The words that a letter of a case is composed from: hers where she has some, else those that ship."""
    shipped = shelf_of(desk).wording(rule, edition.key, stage)
    general = edition.letter(rule.kind, stage) or rule
    return with_own(shipped, own_wording(desk, WordedLetter(edition, general, shipped)))


def outdated_letters(desk: Desk) -> tuple[WordedLetter, ...]:
    """Her letters of which the words that ship are others now than when she wrote hers."""
    mine = own_keys(desk)
    hers = (letter for letter in worded_letters(desk) if letter.key in mine)
    return tuple(letter for letter in hers if changed_since(letter.shipped, own_wording(desk, letter)))


def keep_wording(desk: Desk, letter: WordedLetter, own: OwnWording) -> None:
    """Keep her words for a letter; all of them as they ship puts it back. Raises Refused."""
    problems = wording_problems(desk, letter, own)
    if problems:
        raise Refused(problems)
    if own == own_wording(desk, letter):
        return
    what = "changed" if own else "put back as it ships"
    with desk.book.writing(actor(desk)) as work:
        body = {"values": {_KEY + letter.key: own.as_kept() if own else None}}
        work.append(None, "setting", on=desk.today(), sentence=f"Wording {what}: {letter.name}.", body=body)


def usable_names(desk: Desk, letter: WordedLetter) -> frozenset[str]:
    """What may stand in braces in a letter: the names that it can have words for."""
    return known_in(letter.rule, letter.shipped, letter.edition.key, letterhead(desk))


def wording_problems(desk: Desk, letter: WordedLetter, own: OwnWording) -> tuple[Problem, ...]:
    """What must be put right before her words are kept, each beside the part that it is in."""
    found = [*too_long("title", "The title", own.title, NAME_LENGTH)]
    for key, part in own.parts.items():
        found += too_long(key, "The heading", part.heading, NAME_LENGTH)
        found += too_long(key, "This part", "\n".join(part.says), TEXT_LENGTH)
    found += word_problems(letter.shipped, own, usable_names(desk, letter))
    return tuple(found) or tuple(dict.fromkeys(_dropped(letter, own, letterhead(desk))))


def sample_pdf(desk: Desk, letter: WordedLetter, own: OwnWording) -> bytes:
    """A sample letter in her words, as it would print."""
    landlord = letterhead(desk)
    facts = sample_facts(letter.rule, letter.shipped, letter.edition.key)[0]
    draft = compose(letter.rule, with_own(letter.shipped, own), facts, landlord)
    return preview_pdf(draft, letter.rule, landlord, SEAL, sample=True)


def _dropped(letter: WordedLetter, own: OwnWording, landlord: Landlord) -> Iterator[Problem]:
    """What sample letters lack in her words that they have as they ship: the words of a fact that must be said."""
    theirs = with_own(letter.shipped, own)
    for facts in sample_facts(letter.rule, letter.shipped, letter.edition.key):
        before, after = (
            unmet(compose(letter.rule, words, facts, landlord), letter.rule, landlord)
            for words in (letter.shipped, theirs)
        )
        for problem in after:
            if problem not in before:
                yield Problem(problem.field, f"A sample letter in these words is not complete. {problem.sentence}")
