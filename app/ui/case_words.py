"""The words of a case page that are put together from several facts: the line under the name, flags, who typed when."""

from __future__ import annotations

import datetime as dt
from textwrap import shorten

from app.casework.files import CaseFile, LetterView
from app.casework.histories import HistoryLine
from app.rules.dates import long_date, table_date
from app.rules.moments import day_of
from app.rules.words import uncapital

LONGEST_RUN = 24
"""Characters without a space after which a line may be broken."""

LONGEST_REASON = 80
"""Characters of a reason that the line under the name has room for; the history has it whole."""

MIDDAY = 12

IN_THEIR_WORDS = ("received", "escalation_requested", "about_officer")
"""The entries that keep what the resident said."""


def subtitle(file: CaseFile) -> str:
    """'2026/031 · Stage 1 · Code of 2024 · received Friday 20 November 2026 by telephone · large print'."""
    parts = (
        file.reference,
        file.brought_in,
        f"Stage {file.stage}",
        edition_words(file),
        f"received {long_date(file.received_on)} {file.received_how}".rstrip(),
        "large print" if file.large_print else "",
        f"closed {long_date(file.closed_on)}" if file.closed_on else "",
    )
    return " · ".join(filter(None, parts))


def edition_words(file: CaseFile) -> str:
    """'Code of 2024', or 'Code of 2022, chosen: our policy followed it until October'."""
    if not file.edition_chosen:
        return file.edition_name
    reason = shorten(file.edition_chosen, LONGEST_REASON, placeholder="…").removesuffix(".")
    return f"{file.edition_name}, chosen: {reason}"


def flag_sentences(letter: LetterView) -> tuple[str, ...]:
    """What a letter says that the record no longer says, the letter named: 'The stage 1 letter says …'."""
    name = f"The {uncapital(letter.name)}"
    return tuple(f"{name}{flag.removeprefix('It')}" if flag.startswith("It ") else flag for flag in letter.flags)


def letter_dates(letter: LetterView) -> str:
    """'Dated Tuesday 24 November 2026 · sent Wednesday 25 November 2026 by second class post'."""
    dated = f"Dated {long_date(letter.dated)}"
    if letter.posted_on is None:
        return f"{dated} · not posted yet"
    proof = f" · proof of posting {letter.proof}" if letter.proof else ""
    return f"{dated} · sent {long_date(letter.posted_on)} by {letter.posted_how}{proof}"


def clock_time(moment: dt.datetime) -> str:
    """The time on this PC's clock, as English readers write it: '10:42am'."""
    local = moment.astimezone()
    return f"{local.hour % MIDDAY or MIDDAY}:{local.minute:02}{'am' if local.hour < MIDDAY else 'pm'}"


def typed(line: HistoryLine) -> str:
    """Who typed an entry and when, on this PC's clock; the day only where it is not the date in law."""
    day = day_of(line.recorded_at)
    when = clock_time(line.recorded_at)
    return f"{line.actor}, {when}" if day == line.on else f"{line.actor}, typed {table_date(day)} at {when}"


def said(line: HistoryLine) -> str:
    """The words that were said, in quotation marks, or the reason for a correction as it stands."""
    quoted = line.kind in IN_THEIR_WORDS and line.detail and not line.detail.startswith("Reason: ")
    return f"“{line.detail}”" if quoted else line.detail


def struck(line: HistoryLine, by: HistoryLine | None) -> str:
    """Where to read why an entry is struck out; empty while it stands."""
    if line.struck_by is None:
        return ""
    if by is None:
        return "Struck out"
    day = table_date(day_of(by.recorded_at))
    return f"Struck out, see the entry typed {day} at {clock_time(by.recorded_at)}"


def breakable(text: str) -> str:
    """The text with places to break at in words too long for a line: an e-mail address, a web address."""
    words = (_broken(word) if len(word) > LONGEST_RUN else word for word in text.split(" "))
    return " ".join(words)


def _broken(word: str) -> str:
    pieces = [word[at : at + LONGEST_RUN] for at in range(0, len(word), LONGEST_RUN)]
    return "\u200b".join(pieces)
