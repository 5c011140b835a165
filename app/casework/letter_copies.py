"""Copies of letters: a draft or an issued letter as a Word document, or as text for a screen reader or an e-mail.

The PDF that the book keeps is the letter. A copy says in its head that it is one, so that nobody posts it for the
letter, and a draft says that it is a draft.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_draft, frozen_landlord, letter_of, posting_of
from app.casework.letter_subjects import subject_records
from app.casework.letters import NoSuchLetter, OpenLetter, letter_pdf
from app.casework.logos import letterhead
from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.plain_copies import plain_copy
from app.letters.word_copies import word_copy
from app.models.journals import Record
from app.rules.dates import long_date

DRAFT = "DRAFT: not issued, and not for posting."
SAMPLE = "SAMPLE: everything here is invented. Not for posting."


@dataclass(frozen=True)
class LetterCopies:
    """One letter in every form in which it can be saved; each is made when it is asked for."""

    title: str
    """'Stage 1 acknowledgement 2026/031', for the file's name and the print queue; a draft's begins 'DRAFT'."""
    pdf: Callable[[], bytes]
    word: Callable[[], bytes]
    text: Callable[[], str]


def draft_copies(letter: OpenLetter) -> LetterCopies:
    """The copies of a letter that is being written."""
    mark = f"{SAMPLE} {DRAFT}" if letter.sample else DRAFT
    title = f"DRAFT {letter.rule.name} {letter.draft.facts.reference}"
    return _copies(title, letter.preview, (letter.draft, letter.landlord, mark))


def issued_copies(desk: Desk, case_id: int, letter_id: int) -> LetterCopies:
    """The copies of an issued letter, with the texts and the letterhead as they were. Raises NoSuchLetter."""
    case = subject_records(desk, case_id)
    letter = letter_of(case, letter_id)
    if letter is None:
        raise NoSuchLetter("That letter was withdrawn. Look at the case's letters again.")
    rule = case.edition.letter(letter.body["letter_kind"], letter.body["stage"])
    landlord = frozen_landlord(letter) or letterhead(desk)
    title = f"{rule.name if rule else 'Letter'} {case.reference}"

    def pdf() -> bytes:
        return letter_pdf(desk, letter.body["document"])

    mark = _mark(case, letter)
    mark = f"{SAMPLE} {mark}" if desk.sample else mark
    return _copies(title, pdf, (frozen_draft(letter), landlord, mark))


def _copies(title: str, pdf: Callable[[], bytes], said: tuple[Draft, Landlord, str]) -> LetterCopies:
    return LetterCopies(title, pdf, lambda: word_copy(*said), lambda: plain_copy(*said))


def _mark(case: CaseRecords, letter: Record) -> str:
    """What it is a copy of, and where the letter itself is."""
    sent = posting_of(case, letter.seq)
    went = f"sent on {long_date(sent.on)}" if sent is not None else "not posted yet"
    dated = f"COPY of the letter of {long_date(letter.on)}, {went}"
    return f"{dated}. The letter itself is the PDF sealed {letter.body['seal']}."
