"""Other formats: Braille, audio, translation, easy read, e-mail, where the resident's adjustments ask for them.

The book has a letter's page alone; somebody else makes the other format, from a work order. The letter is not complete
until that has gone too, or is recorded as no longer wanted: the landlord makes reasonable adjustments and keeps a
record of them (2024 Code 5.10). That does not end where the case is closed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_facts, letter_of, posting_of
from app.casework.letter_subjects import subject_records, subjects_numbered
from app.casework.settings import actor
from app.casework.texts import LINE_LENGTH, past_date_problems, tidy_line, too_long
from app.models.journals import Record, records
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused
from app.rules.words import capital

SENT = "format_sent"
"""The entry that says that a letter went in another format too."""

DROPPED = "format_dropped"
"""The entry that says that a letter is no longer wanted in another format."""

EMAIL = "email"

BY_EMAIL = "e-mail to "
"""How the record of a posting by e-mail begins."""

_LANGUAGES = (
    "Albanian|Arabic|Bengali|Bulgarian|Cantonese|Chinese|Dari|Farsi|French|German|Greek|Gujarati|Hindi|Hungarian|"
    "Italian|Kurdish|Lithuanian|Mandarin|Pashto|Persian|Polish|Portuguese|Punjabi|Romanian|Russian|Somali|Spanish|"
    "Tamil|Tigrinya|Turkish|Ukrainian|Urdu|Vietnamese|Welsh|Yoruba"
)


@dataclass(frozen=True)
class Format:
    """One other format of a letter: its name, the words by which an adjustment asks for it, and what its maker does."""

    key: str
    name: str
    """'Braille', as a label; in a sentence with 'in' or 'as' before it."""
    words: str
    """'in Braille': how a letter goes."""
    asked: re.Pattern[str]
    order: str
    """What whoever makes it is told."""


def _format(key: str, name: str, words: str, asked: str, order: str) -> Format:
    return Format(key, name, words, re.compile(asked, re.IGNORECASE), order)


FORMATS = {
    one.key: one
    for one in (
        _format(
            "braille",
            "Braille",
            "in Braille",
            r"\bbrail+e\b",
            "Put the whole letter into Braille, word for word, with its headings, dates, sums and telephone numbers.",
        ),
        _format(
            "audio",
            "Audio",
            "as a recording",
            r"\baudio\b|\brecordings? of (?:the |your )?letters?\b|\bon (?:a )?(?:cd|tape|usb)\b|\btalking letters?\b",
            "Read the whole letter aloud, word for word, and say each heading, date, sum and telephone number clearly.",
        ),
        _format(
            "translation",
            "Translation",
            "in translation",
            rf"\btranslat|\b(?:letters?|write|written|writing)\b.*\bin (?:{_LANGUAGES})\b",
            "Translate the whole letter. Leave names, addresses, telephone numbers, dates and sums as they are.",
        ),
        _format(
            "easy_read",
            "Easy read",
            "in easy read",
            r"\beasy[- ]?read\b",
            "Write the letter anew in easy read, with pictures. Leave no decision, date, sum or right out of it.",
        ),
        _format(
            EMAIL,
            "E-mail",
            "by e-mail",
            r"\be-?mail",
            "Send the letter as a PDF by e-mail, to the address on record.",
        ),
    )
}
"""The formats besides paper and large print, which Casebook sets itself."""

_REFUSES = re.compile(r"\b(?:no|not|never|without|nor|don't|cannot|can't)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Outstanding:
    """One letter and the formats of it that are still to go."""

    case: CaseRecords
    letter: Record
    formats: tuple[Format, ...]


def wanted_formats(adjustments: Iterable[str]) -> tuple[str, ...]:
    """The keys of the formats that adjustments ask for; one that says 'no e-mail' asks for none."""
    asked = [one for one in adjustments if not _REFUSES.search(one)]
    return tuple(key for key, one in FORMATS.items() if any(one.asked.search(text) for text in asked))


def outstanding_formats(case: CaseRecords, letter: Record) -> tuple[Format, ...]:
    """The formats in which an issued letter is still to go, as the resident's adjustments asked when it was written."""
    wanted = wanted_formats(frozen_facts(letter).adjustments)
    settled = (one.body for one in case.standing if one.kind in (SENT, DROPPED))
    done = {body["format"] for body in settled if body["of_letter"] == letter.seq}
    sent = posting_of(case, letter.seq)
    if sent is not None and str(sent.body.get("how", "")).startswith(BY_EMAIL):
        done.add(EMAIL)
    return tuple(FORMATS[key] for key in wanted if key not in done)


def incomplete_letters(desk: Desk) -> tuple[Outstanding, ...]:
    """The letters that have gone on paper and not yet in the format that was asked for, of closed cases as well."""
    with desk.book.reading() as session:
        asked = records(session, kinds=("adjusted",))
        numbers = {one.case_id for one in asked if wanted_formats(one.body.get("adjustments", ()))}
        cases = subjects_numbered(desk, session, sorted(number for number in numbers if number is not None))
    found = []
    for case in cases:
        for letter in case.standing:
            if letter.kind == "letter_issued" and posting_of(case, letter.seq) is not None:
                left = outstanding_formats(case, letter)
                found += [Outstanding(case, letter, left)] if left else []
    return tuple(found)


def record_format(  # noqa: PLR0913 - which letter, which format, and the two things asked of its going
    desk: Desk, case_id: int, letter_id: int, key: str, *, on: dt.date | str | None, how: str = ""
) -> int:
    """Record that a letter went in another format too; returns the entry's number. Raises Refused, or NoSuchCase.

    No clock stops: the day that counts is the day on which the letter itself went.
    """
    case, letter = _lying(desk, case_id, letter_id)
    problems = [
        *past_date_problems("on", "The day it went", on, desk.today()),
        *too_long("how", "This", tidy_line(how), LINE_LENGTH),
        *_key_problems(case, letter, key),
    ]
    if isinstance(on, dt.date) and on < letter.on:
        problems.append(Problem("on", f"The letter is dated {long_date(letter.on)}, so it cannot have gone before."))
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    said = f" {capital(tidy_line(how).rstrip('.'))}." if tidy_line(how) else ""
    sentence = f"{_name(case, letter)} sent {FORMATS[key].words} on {long_date(on)}.{said}"
    body = {"format": key, "of_letter": letter_id, "how": tidy_line(how)}
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, SENT, on=on, sentence=sentence, body=body)


def drop_format(  # noqa: PLR0913 - which letter, which format, and the two things asked of it
    desk: Desk, case_id: int, letter_id: int, key: str, *, on: dt.date | str | None, reason: str
) -> int:
    """Record that a letter is no longer wanted in another format, and why; returns the entry's number. Raises Refused.

    Their adjustments stay as they are: later letters go in that format until those are changed.
    """
    case, letter = _lying(desk, case_id, letter_id)
    reason = tidy_line(reason)
    problems = [
        *past_date_problems("on", "The day it was said", on, desk.today()),
        *too_long("reason", "The reason", reason, LINE_LENGTH),
        *_key_problems(case, letter, key),
    ]
    if not reason:
        problems.append(Problem("reason", "Enter who said that it is no longer wanted, and why."))
    if isinstance(on, dt.date) and on < letter.on:
        problems.append(Problem("on", f"The letter is dated {long_date(letter.on)}. Enter that day or a later one."))
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    words = FORMATS[key].words
    sentence = f"{_name(case, letter)} no longer wanted {words}, from {long_date(on)}. {capital(reason.rstrip('.'))}."
    body = {"format": key, "of_letter": letter_id, "reason": reason}
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, DROPPED, on=on, sentence=sentence, body=body)


def _lying(desk: Desk, case_id: int, letter_id: int) -> tuple[CaseRecords, Record]:
    """The file and its issued letter. Raises Refused where the letter was withdrawn."""
    case = subject_records(desk, case_id)
    letter = letter_of(case, letter_id)
    if letter is None:
        raise Refused((Problem("", "That letter was withdrawn. Look at the case's letters again."),))
    return case, letter


def _key_problems(case: CaseRecords, letter: Record, key: str) -> tuple[Problem, ...]:
    """A format that was not asked for, or is settled already, cannot be recorded."""
    if key in {one.key for one in outstanding_formats(case, letter)}:
        return ()
    return (Problem("format", "Choose a format that is still to go."),)


def _name(case: CaseRecords, letter: Record) -> str:
    rule = case.edition.letter(letter.body["letter_kind"], letter.body["stage"])
    return rule.name if rule else "Letter"
