"""The journal: an append-only chain of entries, each sealed by the hash of the one before.

The hash covers the digest of what was written, not the writing itself, so that a lawful erasure can empty an entry's
words and leave the chain whole. The recipe is numbered: a book made by an older recipe is verified by that recipe.

Recipe 1: SHA-256 over these, each followed by a line feed: "casebook 1", seq, case number or "-", kind, date in law,
moment recorded, actor, digest of the words, hash of the entry before. The digest of the words is SHA-256 over the
sentence, a line feed, and the body.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, func, select, text
from sqlalchemy.orm import Session

from app.models.damages import damaged
from app.models.tables import Journal
from app.rules.timelines import Entry

RECIPE = 1
RECIPES = (1,)
"""Those that this program can verify."""
SEAL_DIGITS = 8
ERASED = "erased"
"""The kind of an entry that says that the words of a case were lawfully erased (see `erasures`)."""
KNOWN_UNTIL = "known_until"
"""In the info of a session that reads a book of the past: the first moment of which it knows nothing (see `pasts`)."""
AS_IT_IS = {"casebook_as_it_is": True}
"""For a question that a session of the past puts to the book as it is today."""


@dataclass(frozen=True)
class Record:
    """One entry of the journal, read out of the book."""

    seq: int
    case_id: int | None
    kind: str
    on: dt.date
    recorded_at: dt.datetime
    actor: str
    sentence: str
    text: str
    """The body as it is written in the book, in JSON."""

    @cached_property
    def body(self) -> Mapping[str, Any]:
        """The facts of the entry; read when they are asked for, and then once. Raises Damaged where they are not."""
        try:
            found: Mapping[str, Any] = json.loads(self.text)
        except (ValueError, TypeError) as error:
            raise damaged() from error
        if not isinstance(found, dict):
            raise damaged()
        return found

    @property
    def corrects(self) -> int | None:
        """The entry that this one strikes out, if any."""
        found = self.body.get("corrects")
        return int(found) if found is not None else None

    def entry(self) -> Entry:
        """What the clocks need of it."""
        return self._entry

    @cached_property
    def _entry(self) -> Entry:
        body = self.body
        until, promised = body.get("until"), body.get("promised")
        return Entry(
            seq=self.seq,
            kind=self.kind,
            on=self.on,
            stage=int(body.get("stage", 1)),
            until=dt.date.fromisoformat(until) if until else None,
            good_reason=str(body.get("good_reason", "")),
            panel=bool(body.get("panel", False)),
            agreed=str(body.get("agreed", "")),
            promised=dt.date.fromisoformat(promised) if promised else None,
            every=int(body.get("every", 0)),
            unit=str(body.get("unit", "")),
            unknown=str(body.get("unknown", "")),
            corrects=self.corrects,
            recorded_at=self.recorded_at,
        )


@dataclass(frozen=True)
class Writing:
    """What a verb writes: one entry that has no number yet."""

    case_id: int | None
    kind: str
    on: dt.date
    sentence: str
    body: Mapping[str, Any]


def append(session: Session, writing: Writing, recorded_at: dt.datetime, actor: str) -> int:
    """Write one entry at the end of the journal; returns its number.

    An entry with `case_id` 0 opens a new case, which takes the entry's own number as its own.
    """
    last = session.scalars(select(Journal).order_by(Journal.seq.desc()).limit(1)).first()
    seq = last.seq + 1 if last else 1
    body = json.dumps(writing.body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    row = Journal(
        seq=seq,
        case_id=seq if writing.case_id == 0 else writing.case_id,
        kind=writing.kind,
        happened_on=writing.on,
        recorded_at=recorded_at,
        actor=actor,
        sentence=writing.sentence,
        body=body,
        body_digest=digest_of_words(writing.sentence, body),
        prev=last.hash if last else "",
        recipe=RECIPE,
    )
    row.hash = hash_of(row)
    session.add(row)
    session.flush()
    return seq


def digest_of_words(sentence: str, body: str) -> str:
    """The digest of an entry's words, which the chain covers."""
    return hashlib.sha256(f"{sentence}\n{body}".encode()).hexdigest()


class Line(NamedTuple):
    """What the hash of an entry covers, as it will stand in the file, for one that is not in the book yet."""

    seq: int
    case_id: int | None
    kind: str
    happened_on: str
    recorded_at: str
    actor: str
    body_digest: str
    prev: str
    recipe: int


def hash_of(row: Journal | Row[Any] | Line) -> str:
    """The hash of an entry by its recipe. Raises KeyError for a recipe that this program does not know."""
    return {1: _first_recipe}[row.recipe](row)


def _first_recipe(row: Journal | Row[Any] | Line) -> str:
    on, moment = row.happened_on, row.recorded_at
    parts = (
        "casebook 1",
        row.seq,
        row.case_id if row.case_id is not None else "-",
        row.kind,
        on if isinstance(on, str) else on.isoformat(),
        moment if isinstance(moment, str) else moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        row.actor,
        row.body_digest,
        row.prev,
    )
    return hashlib.sha256("".join(f"{part}\n" for part in parts).encode()).hexdigest()


def seal(session: Session) -> str:
    """The seal: the last entry's number and the first digits of its hash, like 4812-9f3ac1d2; 0-0 for an empty book.

    Printed in the foot of every letter, so that letters in residents' hands bear witness to the journal.
    """
    seq, digest = last_entry(session)
    return f"{seq}-{digest[:SEAL_DIGITS]}" if seq else "0-0"


_AS_WRITTEN = text(
    "SELECT seq, case_id, kind, happened_on, recorded_at, actor, sentence, body, body_digest, prev, hash, recipe "
    "FROM journal WHERE :until IS NULL OR seq <= :until ORDER BY seq"
)


def faults(session: Session, until: int | None = None) -> Iterator[str]:
    """What is wrong with the chain, up to an entry or to its end, a sentence each; nothing when it is whole.

    The columns are read as they stand in the file: a date is hashed as it is written, not as it is understood.
    """
    prev, expected = "", 1
    emptied: list[tuple[int, int | None]] = []
    for row in session.execute(_AS_WRITTEN, {"until": until}, execution_options={"yield_per": 500}):
        if row.seq != expected:
            yield f"Entries {expected} to {row.seq - 1} of the journal are missing."
        if row.prev != prev:
            yield f"Entry {row.seq} does not follow the entry before it."
        if not row.body and not row.sentence:
            emptied.append((row.seq, row.case_id))
        elif row.body_digest != digest_of_words(row.sentence, row.body):
            yield f"The words of entry {row.seq} were changed after it was written."
        if row.recipe not in RECIPES or row.hash != hash_of(row):
            yield f"Entry {row.seq} was changed after it was written."
        prev, expected = row.hash, row.seq + 1
    if emptied:
        stones = session.execute(select(Journal.seq, Journal.case_id, Journal.body).where(Journal.kind == ERASED))
        yield from _unlawful(emptied, stones.all())


def _unlawful(emptied: Sequence[tuple[int, int | None]], stones: Sequence[Row[int, int | None, str]]) -> Iterator[str]:
    """The entries without words that no tombstone names."""
    lawful = {(stone.case_id, stone.seq) for stone in stones}
    also = {seq: stone.seq for stone in stones for seq in json.loads(stone.body)["also"]}
    for seq, case_id in emptied:
        if also.get(seq, 0) < seq and not any(case == case_id and seq < stone for case, stone in lawful):
            yield f"The words of entry {seq} are gone, and no record says that they were erased."


def last_entry(session: Session) -> tuple[int, str]:
    """The number and the hash of the last entry; 0 and no hash for an empty book."""
    last = session.execute(select(Journal.seq, Journal.hash).order_by(Journal.seq.desc()).limit(1)).first()
    return (last.seq, str(last.hash or "")) if last else (0, "")  # in a damaged book it can be nothing, or no text


def holds(session: Session, seq: int, digest: str) -> bool:
    """Whether the entry of this number has this hash: then every entry before it is what it was, too."""
    return seq == 0 or session.scalar(select(Journal.hash).where(Journal.seq == seq)) == digest


def written_after(session: Session, seq: int) -> frozenset[int | None]:
    """The cases of which there are entries after this one; None stands for entries of no case."""
    return frozenset(session.scalars(select(Journal.case_id).where(Journal.seq > seq)))


def recorded_later(session: Session) -> frozenset[int]:
    """The cases of which something was recorded after what a session knows; none for one that knows everything."""
    until = session.info.get(KNOWN_UNTIL)
    if until is None:
        return frozenset()
    found = session.scalars(select(Journal.case_id).where(Journal.recorded_at >= until), execution_options=AS_IT_IS)
    return frozenset(case_id for case_id in found if case_id is not None)


def records(session: Session, case_id: int | None = None, kinds: Iterable[str] = ()) -> tuple[Record, ...]:
    """Entries in the order of writing: of one case, of some kinds, or all."""
    query = _of_kinds(_QUERY, kinds)
    if case_id is not None:
        query = query.where(Journal.case_id == case_id)
    return tuple(_record(row) for row in session.execute(query.order_by(Journal.seq)))


def records_of_no_case(session: Session, kinds: Iterable[str] = ()) -> tuple[Record, ...]:
    """Entries that belong to the whole book and to no case, in the order of writing: settings, the calendar."""
    query = _of_kinds(_QUERY, kinds).where(Journal.case_id.is_(None))
    return tuple(_record(row) for row in session.execute(query.order_by(Journal.seq)))


def records_of_cases(session: Session, case_ids: Collection[int]) -> dict[int, tuple[Record, ...]]:
    """Every entry of some cases, by case, each in the order of writing; one question to the book for all.

    The numbers go as one list in JSON: however many they are, the book looks up these cases and no other.
    """
    found: dict[int, list[Record]] = {case_id: [] for case_id in case_ids}
    if not found:
        return {}
    wanted = func.json_each(json.dumps(list(found))).table_valued("value")
    query = _QUERY.where(Journal.case_id.in_(select(wanted.c.value)))
    for row in session.execute(query.order_by(Journal.case_id, Journal.seq)):
        found[row.case_id].append(_record(row))
    return {case_id: tuple(rows) for case_id, rows in found.items()}


_QUERY = select(
    Journal.seq,
    Journal.case_id,
    Journal.kind,
    Journal.happened_on,
    Journal.recorded_at,
    Journal.actor,
    Journal.sentence,
    Journal.body,
).where(Journal.body != "")
"""Columns, not objects: a list of cases reads thousands of entries and changes none. What was erased is left out."""


def _of_kinds(query: Select[*tuple[Any, ...]], kinds: Iterable[str]) -> Select[*tuple[Any, ...]]:
    wanted = tuple(kinds)
    return query.where(Journal.kind.in_(wanted)) if wanted else query


def _record(row: Row[*tuple[Any, ...]]) -> Record:
    """A row of _QUERY, whose columns stand in the order of a record's."""
    return Record(*row)
