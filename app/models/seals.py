"""Seals: a posted letter bears witness to the journal, from outside the machine.

A chain in the same file cannot show that its end was cut off, or that all of it was written anew. The seal in the foot
of a letter can: it has the number of the last entry at that moment and the first digits of its hash, which covers every
entry before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import journals
from app.models.journals import SEAL_DIGITS
from app.models.tables import Journal
from app.rules.problems import Problem, Refused

SEAL = re.compile(rf"(\d{{1,9}})-([0-9a-f]{{{SEAL_DIGITS}}})", re.ASCII)
"""A seal as it is printed: 4812-9f3ac1d2."""

MISREAD = str.maketrans(
    {"o": "0", "l": "1", "i": "1", "|": "1", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2212": "-"}
)
"""What is taken for what, in the smallest print of a letter, and the strokes that a phone types."""

PAIR = 2
TRUE, CUT, REWRITTEN, MISTYPED = "true", "cut", "rewritten", "mistyped"

NO_SEAL = (
    "That is not a seal. It stands in the smallest print at the foot of the letter: a number, a stroke, and eight "
    "digits or letters from a to f, like 4812-9f3ac1d2. Type it as it stands there."
)
KEEP = (
    "Record nothing more, and keep a copy of the book as it is. If the book was restored from a backup, this is what "
    "was recorded after that backup: enter it again from the letters and papers that you have. "
    "If it was not, restore the newest backup (File menu, Backups…) and type the seal again; "
    "tell whoever is responsible for the record."
)
LOOK = "Look at the letter again and type the seal once more. If it does stand there so, "


@dataclass(frozen=True)
class Judgement:
    """What a seal that was typed in says of the book."""

    seal: str
    """The seal as it was understood."""
    verdict: str
    """'true', 'cut' (what came up to it is gone), 'rewritten', or 'mistyped'."""
    sentence: str
    advice: str = ""

    @property
    def true(self) -> bool:
        """Whether the journal is what it was when the letter was printed."""
        return self.verdict == TRUE


def read_seal(typed: str) -> tuple[int, str]:
    """The number and the digits of a seal, however it was typed. Raises Refused for what is no seal."""
    plain = re.sub(r"^seal|[\s.:]", "", typed.strip().lower()).translate(MISREAD)
    found = SEAL.fullmatch(plain)
    if found is None:
        raise Refused((Problem("seal", NO_SEAL),))
    return int(found[1]), found[2]


def judge(session: Session, typed: str) -> Judgement:
    """Hold a seal from a posted letter against the journal. Raises Refused for what is no seal.

    The whole chain is hashed again up to the entry: that its last hash is the right one says nothing of the others.
    """
    number, digits = read_seal(typed)
    seal = f"{number}-{digits}"
    last, _ = journals.last_entry(session)
    if number == 0:
        raise Refused((Problem("seal", NO_SEAL),))
    if number > last:
        return _cut(session, seal, last)
    there = session.scalar(select(Journal.hash).where(Journal.seq == number)) or ""
    if not there.startswith(digits):
        return _another(session, seal, there[:SEAL_DIGITS])
    broken = next((fault for fault in journals.faults(session, number)), "")
    if broken:
        sentence = f"The book has the entry of this seal, but what stands before it is not what it was: {broken}"
        return Judgement(seal, REWRITTEN, sentence, KEEP)
    return Judgement(seal, TRUE, f"This seal is true. {_unchanged(number)} {_since(last - number)}")


def _unchanged(number: int) -> str:
    if number == 1:
        return "Entry 1 is as it was when the letter was printed."
    before = "the entry" if number == PAIR else f"all {number - 1} entries"
    return f"Entry {number} and {before} before it are as they were when the letter was printed."


def _since(count: int) -> str:
    if not count:
        return "Nothing was recorded after it."
    return f"{count} {'entry was' if count == 1 else 'entries were'} recorded after it."


def _cut(session: Session, seal: str, last: int) -> Judgement:
    """A seal of an entry that the book has not."""
    number, digits = read_seal(seal)
    elsewhere = _with_digits(session, digits)
    if elsewhere is not None:
        return _slip(seal, f"Its digits are those of entry {elsewhere}: the number before the stroke may be mistyped.")
    gone = f"entry {number} is" if number == last + 1 else f"entries {last + 1} to {number} are"
    ends = f"The journal ends at entry {last}" if last else "The journal is empty"
    return Judgement(
        seal, CUT, f"{ends}, and this letter was printed after entry {number}: {gone} missing from its end.", KEEP
    )


def _another(session: Session, seal: str, there: str) -> Judgement:
    """A seal with other digits than its entry has."""
    number, digits = read_seal(seal)
    if _near(digits, there):
        return _slip(seal, f"It is all but that of entry {number}: a digit may be mistyped.")
    elsewhere = _with_digits(session, digits)
    if elsewhere is not None:
        return _slip(seal, f"Its digits are those of entry {elsewhere}: the number before the stroke may be mistyped.")
    sentence = (
        f"Entry {number} is not the entry that was there when this letter was printed: "
        "it, or something before it, was written anew since."
    )
    return Judgement(seal, REWRITTEN, sentence, KEEP)


def _slip(seal: str, why: str) -> Judgement:
    sentence = f"This seal is not in the book. {why}"
    return Judgement(seal, MISTYPED, sentence, f"{LOOK}the journal was changed after that letter. {KEEP}")


def _with_digits(session: Session, digits: str) -> int | None:
    """The entry whose hash begins with these digits."""
    return session.scalar(select(Journal.seq).where(Journal.hash.startswith(digits)).limit(1))


def _near(typed: str, there: str) -> bool:
    """Whether a seal is mistyped by one digit, or by two that changed places."""
    wrong = [at for at in range(len(there)) if typed[at] != there[at]] if len(there) == len(typed) else []
    swapped = len(wrong) == PAIR and wrong[1] == wrong[0] + 1
    return len(wrong) == 1 or (swapped and typed[wrong[0]] == there[wrong[1]] and typed[wrong[1]] == there[wrong[0]])
