"""Logos: the picture on the letterhead, chosen or taken off in Settings and kept in the book.

It is kept by its digest like every document, so an old letter's picture stays in the book when another is chosen.
"""

from __future__ import annotations

from pathlib import Path

from app.casework.desks import Desk
from app.casework.letter_facts import landlord_of
from app.casework.settings import Settings, actor, read_settings
from app.letters.facts import Landlord
from app.letters.logos import MOST_BYTES, Picture, Unusable, kept_logo, read_picture
from app.letters.rulers import ruler_pdf
from app.models.tables import Document
from app.rules.problems import Problem, Refused

KEY = "logo"
_UNREAD = "The file cannot be read: {}. Choose it again, or copy it to another folder first."


def choose_logo(desk: Desk, path: Path) -> None:
    """Put the picture in a file on the letterhead. Raises Refused with what is wrong with the file."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # a film chosen by mistake is not read to its end
        picture = read_picture(content)
    except OSError as error:
        raise Refused((Problem(KEY, _UNREAD.format(error.strerror or type(error).__name__)),)) from None
    except Unusable as refusal:
        raise Refused((Problem(KEY, str(refusal)),)) from None
    with desk.book.writing(actor(desk)) as work:
        body = {"values": {KEY: work.keep(picture.png, "image/png")}}
        work.append(None, "setting", on=desk.today(), sentence="A logo was put on the letterhead.", body=body)


def remove_logo(desk: Desk) -> None:
    """Take the picture off the letterhead; letters that were issued with it keep it."""
    if not read_settings(desk).logo:
        return
    with desk.book.writing(actor(desk)) as work:
        sentence = "The logo was taken off the letterhead."
        work.append(None, "setting", on=desk.today(), sentence=sentence, body={"values": {KEY: ""}})


def logo_of(desk: Desk, settings: Settings) -> Picture | None:
    """The picture on the letterhead; None where there is none."""
    if not settings.logo:
        return None
    with desk.book.reading() as session:
        document = session.get(Document, settings.logo)
        return kept_logo(document.bytes) if document is not None else None


def letterhead(desk: Desk) -> Landlord:
    """The landlord as the paper of its letters shows it now, with its picture."""
    settings = read_settings(desk)
    return landlord_of(settings, logo_of(desk, settings))


def ruler_page(desk: Desk) -> bytes:
    """The page that shows in millimetres where the window of the landlord's envelopes lies."""
    return ruler_pdf(letterhead(desk), desk.today())
