"""Checks of what the book keeps: letters and files, drafts, the seals on letters, and what belongs to nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.models import registers
from app.models.digests import DIGEST
from app.models.drafts import NO_DIGEST, draft_digest
from app.models.findings import Finding, Found
from app.models.registers import SENT
from app.models.seals import SEAL
from app.models.tables import Document, Journal

MEDIA = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/plain",
    "text/csv",
    "application/json",
    "application/octet-stream",
)
"""The kinds of file that a book keeps."""

LOGO = "Choose it again in Settings."
NAMED = re.compile(rf"(?<![0-9a-f]){DIGEST.pattern}(?![0-9a-f])")


def document_faults(session: Session) -> Found:
    """The letters and files that are not what they were, and those that are gone."""
    for document in session.scalars(select(Document).execution_options(yield_per=50)):
        if hashlib.sha256(document.bytes).hexdigest() != document.digest:
            yield f"The document {document.digest[:12]} is not what it was when it was kept."
        elif document.media not in MEDIA:
            yield f"The document {document.digest[:12]} is called “{document.media}”; the book keeps no such file."
    kept = set(session.scalars(select(Document.digest)))
    for seq, _case_id, body in _issued(session):
        if body.get("document") not in kept:
            yield f"The letter of entry {seq} is missing from the book."
    logo = registers.setting_of(session, "logo") or ""
    if logo and logo not in kept:
        yield Finding("documents", "The logo of the letterhead is missing from the book.", LOGO)


def draft_faults(session: Session) -> Found:
    """The letters and guides that were begun, and are not as they were kept."""
    drafts = session.execute(text("SELECT case_id, kind, stage, text, saved_at, digest FROM draft"))
    for case_id, kind, stage, words, saved_at, digest in drafts:
        if digest not in (NO_DIGEST, draft_digest((case_id, kind, stage), words, saved_at)):
            yield f"The draft of a letter ({kind}, stage {stage}) in case {case_id} is not as it was kept."
    begun = session.execute(text("SELECT case_id, guide, answers, saved_at, digest FROM begun"))
    for case_id, guide, answers, saved_at, digest in begun:
        if digest not in (NO_DIGEST, draft_digest((case_id, guide), answers, saved_at)):
            yield f"What was begun in the guide “{guide}” of case {case_id} is not as it was kept."


def seal_faults(session: Session) -> Found:
    """The letters whose seal is not that of the journal at the moment when they were issued."""
    hashes: dict[int, str] = {row.seq: row.hash for row in session.execute(select(Journal.seq, Journal.hash))}
    for seq, _case_id, body in _issued(session):
        printed = body.get("seal", "0-0")
        found = SEAL.fullmatch(printed)
        number, digits = (int(found[1]), found[2]) if found else (0, "")
        if printed == "0-0":
            continue
        if not number < seq or not digits or not hashes.get(number, "").startswith(digits):
            yield (
                f"The letter of entry {seq} is printed with the seal {printed}, "
                "and the journal holds no such entry before it."
            )


def orphans(session: Session) -> Found:
    """What belongs to nothing: files that no entry names, postings of no letter, drafts of cases that are not there."""
    named = {digest for body in session.scalars(select(Journal.body)) for digest in NAMED.findall(body)}
    for digest in session.scalars(select(Document.digest)):
        if digest not in named:
            yield f"The book keeps the file {digest[:12]}, and no entry says what it is."
    letters = {seq: case_id for seq, case_id, _body in _issued(session)}
    for row in session.execute(select(Journal.seq, Journal.case_id, Journal.body).where(Journal.kind.in_(SENT))):
        letter = json.loads(row.body).get("letter") if row.body else None
        if letter is not None and letters.get(letter, 0) != row.case_id:
            yield f"Entry {row.seq} says that the letter of entry {letter} went, and its case has no such letter."
    cases = set(session.scalars(select(Journal.case_id).distinct())) | {0}
    for table, what in (("draft", "a letter is being written"), ("begun", "a guide was begun")):
        for (case_id,) in session.execute(text(f"SELECT DISTINCT case_id FROM {table}")):  # noqa: S608 - one of two names
            if case_id not in cases:
                yield f"In case {case_id} {what}, and there is no such case in the book."


def _issued(session: Session) -> Iterator[tuple[int, int | None, dict[str, Any]]]:
    """Every letter that was issued, struck out or not, with its case and body; those that were erased are none."""
    query = select(Journal.seq, Journal.case_id, Journal.body).where(
        Journal.kind == "letter_issued", Journal.body != ""
    )
    for row in session.execute(query.order_by(Journal.seq)):
        yield row.seq, row.case_id, json.loads(row.body)
