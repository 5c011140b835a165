"""Text as people type and paste it: made tidy once, at the border, and checked with a sentence beside the field."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from app.rules.dates import EARLIEST, long_date
from app.rules.problems import Problem
from app.rules.words import uncapital

NAME_LENGTH = 120
LINE_LENGTH = 200
POINT_LENGTH = 1_000
TEXT_LENGTH = 20_000
ADDRESS_LINES = 6
ADDRESS_LINE_LENGTH = 60

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}")

READS_ON = frozenset(("by", "in", "on", "at", "over", "through", "via", "with", "from", "to"))
"""What words begin with that read on after a day."""


def tidy(text: str) -> str:
    """Text with its line ends, spaces and accents in one form, and without control characters.

    Text of which nothing can be seen (spaces of any width, marks without ink) is no text.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if not text.replace("\n", "").isprintable():  # most text is: an old log has a million letters of it
        text = _without_controls(text)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def _without_controls(text: str) -> str:
    kept = "".join(
        char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
    )
    return "" if all(unicodedata.category(char)[0] in "CZ" for char in kept) else kept


def stopped(words: str) -> str:
    """Words as a sentence ends, for one that others follow: 'Mend the radiator' becomes 'Mend the radiator.'."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def tidy_line(text: str) -> str:
    """Text on one line."""
    return " ".join(tidy(text).split())


def by_way(how: str) -> str:
    """How something was said or sent, after its day, in somebody's own words.

    ' by telephone' reads on; what does not is set apart: ' (Ms Vale rang)'.
    """
    said = tidy_line(how).removesuffix(".")
    reads_on = said.partition(" ")[0] in READS_ON
    return f" {said}" if reads_on else f" ({said})" if said else ""


def tidy_list(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts that say something, each tidied onto one line."""
    return tuple(line for line in map(tidy_line, texts) if line)


def tidy_postcode(text: str) -> str:
    """A postcode in capitals with its space: 'ba52xx' becomes 'BA5 2XX'. Anything else is left as it was typed."""
    packed = tidy_line(text).upper().replace(" ", "")
    spaced = f"{packed[:-3]} {packed[-3:]}"
    return spaced if _POSTCODE.fullmatch(spaced) else tidy_line(text)


def too_long(field: str, what: str, text: str, most: int) -> tuple[Problem, ...]:
    """A problem where a text is longer than there is room for."""
    if len(text) <= most:
        return ()
    return (Problem(field, f"{what} has {len(text):,} characters; there is room for {most:,}. Shorten it."),)


def postcode_problem(field: str, postcode: str) -> tuple[Problem, ...]:
    """A problem where a postcode was typed that cannot be one; none for an empty field."""
    if not postcode or _POSTCODE.fullmatch(postcode):
        return ()
    return (Problem(field, f"“{postcode[:20]}” is not a full postcode. Enter one like BA5 2XX."),)


def address_problems(field: str, address: str) -> tuple[Problem, ...]:
    """Problems with an address that an envelope cannot show."""
    lines = address.split("\n") if address else []
    if len(lines) > ADDRESS_LINES:
        return (
            Problem(
                field,
                f"The address has {len(lines)} lines; an envelope shows {ADDRESS_LINES} above the postcode. "
                "Join or leave out some.",
            ),
        )
    return tuple(
        Problem(field, f"Line {n} of the address is too long for an envelope. Split it, or leave something out.")
        for n, line in enumerate(lines, 1)
        if len(line) > ADDRESS_LINE_LENGTH
    )


def email_problem(field: str, email: str) -> tuple[Problem, ...]:
    """A problem where an e-mail address was typed that cannot be one; none for an empty field."""
    if len(email) > NAME_LENGTH:
        return too_long(field, "The e-mail address", email, NAME_LENGTH)
    if not email or re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        return ()
    return (Problem(field, "Enter the whole e-mail address, like name@example.org, or leave it empty."),)


def whole_number(text: str, most: int) -> int:
    """A whole number from 1 as it was typed or pasted; 0 where the text is none, or more than there can be."""
    digits = text.strip().lstrip("0")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(most)):
        return 0
    number = int(digits)
    return number if number <= most else 0


def past_date_problems(field: str, what: str, day: dt.date | str | None, today: dt.date) -> tuple[Problem, ...]:
    """Problems with a date that must be today or in the past, and not older than any complaint can be.

    `what` names it in the sentence: 'The date received'. Text is a date that could not be read.
    """
    if day is None:
        return (Problem(field, f"Enter {uncapital(what)}, for example 27 3 2026."),)
    if isinstance(day, str):
        return (Problem(field, f"There is no date “{tidy_line(day)[:30]}”. Enter a day, a month and a year."),)
    if day > today:
        return (Problem(field, f"{what} must be today or in the past. Today is {long_date(today)}."),)
    if day < EARLIEST:
        return (Problem(field, f"{what} must be in {EARLIEST.year} or later. Check the year."),)
    return ()
