"""The entries of one case that is brought in: what the old log holds, and what it does not, in the book's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from textwrap import shorten
from typing import Any

from app.casework.desks import Desk
from app.casework.import_marks import ENTRIES, OTHER_REFERENCE
from app.casework.import_plans import Planned
from app.casework.intakes import Person, Point, logged_sentence
from app.casework.old_rows import OldRow
from app.casework.settings import Settings, actor_of
from app.casework.texts import POINT_LENGTH, stopped, tidy_line
from app.incoming.values import read_how, read_pence
from app.models.journals import Writing
from app.models.many_entries import OF_THE_OPENED
from app.rules.dates import long_date
from app.rules.pounds import pounds
from app.rules.timelines import NOT_KNOWN
from app.rules.triage import Contact

OLD_ROW = "old_row"
"""The kind of entry that keeps the row of the old log as it stood there."""
_NO_CONTACT = asdict(Contact())
"""What triage knows of a contact that nobody put through it."""
NOT_SAID = "The old log does not say what it was about."


@dataclass(frozen=True)
class Batch:
    """What the cases of one import have in common."""

    number: int
    """The entry of the import."""
    file: str
    sheet: str
    settings: Settings

    @property
    def log(self) -> str:
        """'“Complaints 2023.xlsx”, sheet “Log”'."""
        return f"“{self.file}”{f', sheet “{self.sheet}”' if self.sheet else ''}"


def entries_of(desk: Desk, planned: Planned, reference: str, batch: Batch) -> tuple[Writing, ...]:
    """Every entry of a case that is brought in, the opening first."""
    row, today = planned.row, desk.today()
    others = (
        *_events(desk, planned),
        Writing(OF_THE_OPENED, "person", today, f"Complainant: {row.name}.", _person(row)),
        _defined(row, today),
        *_needs(row, today),
        *_assigned(planned, batch, today),
        *_unknown(planned, today),
        _source(planned, today),
        *_closing(planned, today),
    )
    return (_opening(row, reference, batch, today, 1 + len(others)), *others)


def _opening(row: OldRow, reference: str, batch: Batch, today: dt.date, entries: int) -> Writing:
    was = f" There it was {row.reference}." if row.reference else ""
    sentence = f"Brought in as {reference} from the old log {batch.log}, row {row.number}.{was}"
    body: Mapping[str, Any] = {
        "reference": reference,
        "outcome": "complaint",
        "job": "",
        "triage": _NO_CONTACT,
        "request": None,
        "import": batch.number,
        "row": row.number,
        ENTRIES: entries,
        OTHER_REFERENCE: row.reference,
    }
    return Writing(0, "opened", today, sentence, body)


def _events(desk: Desk, planned: Planned) -> Iterator[Writing]:
    for event in planned.timeline.events:
        body: dict[str, Any] = {"stage": event.stage, "how": ""}
        day = long_date(event.on)
        if event.kind == "received":
            how = read_how(planned.row.text("how"))
            words = planned.row.text("what")
            said = f"Received on {day}, as the old log says."
            yield Writing(OF_THE_OPENED, event.kind, event.on, said, {"how": how, "first_heard_by": "", "words": words})
            yield _governed(desk, planned)
        elif event.kind == "logged":
            yield Writing(OF_THE_OPENED, event.kind, event.on, logged_sentence(event.on), {"stage": 1})
        elif event.kind == "extended" and event.until is not None:
            body |= {"until": event.until.isoformat(), "notice_reason": "", "good_reason": ""}
            body |= {"panel": False, "agreed": ""}
            said = f"Stage {event.stage} extension notice sent on {day}; new date {long_date(event.until)}."
            yield Writing(OF_THE_OPENED, event.kind, event.on, said, body)
        elif event.kind == "escalation_requested":
            body |= {"words": "", "points": [], "tried": ""}
            said = f"Stage {event.stage} was asked for on {day}."
            yield Writing(OF_THE_OPENED, event.kind, event.on, said, body)
        else:
            what = {"acknowledged": "acknowledgement", "responded": "response"}[event.kind]
            said = f"Stage {event.stage} {what} sent on {day}."
            yield Writing(OF_THE_OPENED, event.kind, event.on, said, body)


def _governed(desk: Desk, planned: Planned) -> Writing:
    """The edition of its day of receipt (2024 Code 5.6, 6.2; 2022 Code 4.1)."""
    received, edition = planned.row.received, planned.edition
    reason = "in force when the complaint was received"
    if desk.editions.predates(received):
        reason = "the first there was; none was in force when the complaint was received"
    body = {"edition": edition.key, "reason": reason}
    return Writing(OF_THE_OPENED, "edition", received, f"Handled under the {edition.short_name}, {reason}.", body)


def _person(row: OldRow) -> dict[str, Any]:
    person = Person(
        name=row.name,
        address=row.text("address"),
        postcode=row.text("postcode"),
        phone=row.text("phone"),
        email=row.text("email"),
    )
    return {**vars(person), "representative": None}  # in parts that are texts: nothing to go down into


def _defined(row: OldRow, today: dt.date) -> Writing:
    about = tidy_line(row.text("what") or row.text("category") or row.text("notes")) or NOT_SAID
    wanted = tidy_line(row.text("wanted"))
    body = {
        "points": [vars(Point(shorten(about, POINT_LENGTH, placeholder="…")))],
        "outcomes": [shorten(wanted, POINT_LENGTH, placeholder="…")] if wanted else [],
        "questions": [],
    }
    return Writing(OF_THE_OPENED, "defined", today, "What it was about was taken from the old log.", body)


def _needs(row: OldRow, today: dt.date) -> Iterator[Writing]:
    if needs := row.text("needs"):
        body = {"large_print": False, "adjustments": [], "vulnerabilities": needs}
        said = "What the old log says of adjustments and vulnerability was taken over."
        yield Writing(OF_THE_OPENED, "adjusted", today, said, body)


def _assigned(planned: Planned, batch: Batch, today: dt.date) -> Iterator[Writing]:
    """Who dealt with it, where the log says; of an open one, the officer, who has it now."""
    handler, stage = planned.row.text("handler"), planned.timeline.stage
    if handler:
        body = {"stage": stage, "name": handler, "post": ""}
        yield Writing(OF_THE_OPENED, "assigned", today, f"Stage {stage} is dealt with by {handler}.", body)
    elif not planned.timeline.closed:
        body = {"stage": stage, "name": batch.settings.officer, "post": batch.settings.officer_post}
        said = f"Stage {stage} is dealt with by {actor_of(batch.settings)}."
        yield Writing(OF_THE_OPENED, "assigned", today, said, body)


def _unknown(planned: Planned, today: dt.date) -> Iterator[Writing]:
    for one in planned.timeline.unknown:
        yield Writing(OF_THE_OPENED, NOT_KNOWN, today, one.sentence, {"stage": one.stage, "unknown": one.kind})


def _source(planned: Planned, today: dt.date) -> Writing:
    """The row as it stands, with what was made of nothing else, and what is in doubt."""
    row, pence = planned.row, None
    outcome = " ".join(filter(None, map(row.text, ("outcome", "outcome_2", "outcome_3"))))
    if row.text("compensation"):
        pence = read_pence(row.text("compensation"))
    told = [f"The outcome in the old log: {stopped(tidy_line(outcome))}" if outcome else ""]
    told.append(f"Compensation in the old log: {pounds(pence)}." if pence is not None else "")
    told += [*row.left_out, *planned.timeline.told, *planned.timeline.also]
    said = " ".join(filter(None, [*told, f"Row {row.number} of the old log, as it stands there:"]))
    body = {"words": row.source, "row": row.number, "outcome": outcome, "compensation_pence": pence}
    return Writing(OF_THE_OPENED, OLD_ROW, today, said, body)


def _closing(planned: Planned, today: dt.date) -> Iterator[Writing]:
    made = planned.timeline
    if made.closed:
        body = {"reason": made.closed_words, "day_known": made.closed_on is not None}
        yield Writing(OF_THE_OPENED, "closed", made.closed_on or today, made.closed_words, body)
