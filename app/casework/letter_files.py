"""Letter files: what a page that shows a letter says of the file that the letter belongs to, a case or a contact."""

from __future__ import annotations

from dataclasses import dataclass

from app.casework.desks import Desk
from app.casework.files import LetterView, letter_views
from app.casework.letter_subjects import is_request, subject_records


@dataclass(frozen=True)
class LetterFile:
    """What a page that shows a letter says of the file that it belongs to."""

    case_id: int
    reference: str
    who: str
    edition_name: str
    letters: tuple[LetterView, ...]
    request: bool
    """Whether it is a contact that is no complaint."""


def letter_file(desk: Desk, number: int) -> LetterFile:
    """What a page says of the file that a letter belongs to. Raises NoSuchCase."""
    subject = subject_records(desk, number)
    return LetterFile(
        case_id=number,
        reference=subject.reference,
        who=subject.who,
        edition_name=subject.edition.name,
        letters=letter_views(desk, subject),
        request=is_request(subject),
    )
