"""Many entries at once: what an old log brings in, and what takes it out again, written in one go.

What is written is what `Work.append` would write entry by entry; it only asks the book less often.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import delete, insert

from app.models.books import Work
from app.models.journals import RECIPE, Writing, digest_of_words, hash_of, last_entry, records_of_cases
from app.models.registers import fold_case
from app.models.tables import Complaint, Journal, Letter, Request

OF_THE_OPENED = -1
"""For an entry among many: that it belongs to the case that was opened last among them."""
AT_ONCE = 500
"""Cases whose rows are made in one go."""


def append_all(work: Work, writings: Sequence[Writing]) -> list[int]:
    """Write many entries of cases at the end of the journal, with the register's rows; returns their numbers.

    An entry with `case_id` 0 opens a new case, as with `Work.append`; those after it with `OF_THE_OPENED` belong to it.
    """
    work.session.flush()
    seq, prev = last_entry(work.session)
    opened, rows = 0, []
    for writing in writings:
        seq += 1
        opened = seq if writing.case_id == 0 else opened
        body = json.dumps(writing.body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        row = Journal(
            seq=seq,
            case_id=opened if writing.case_id in (0, OF_THE_OPENED) else writing.case_id,
            kind=writing.kind,
            happened_on=writing.on,
            recorded_at=work.now,
            actor=work.actor,
            sentence=writing.sentence,
            body=body,
            body_digest=digest_of_words(writing.sentence, body),
            prev=prev,
            recipe=RECIPE,
        )
        prev = row.hash = hash_of(row)
        rows.append(row)
    columns = [column.key for column in Journal.__table__.columns]
    if rows:
        work.session.execute(insert(Journal), [{key: getattr(row, key) for key in columns} for row in rows])
    _refresh(work, sorted({row.case_id for row in rows if row.case_id is not None}))
    return [row.seq for row in rows]


def _refresh(work: Work, case_ids: Sequence[int]) -> None:
    """Make the register's rows of these cases anew from the journal."""
    session = work.session
    for at in range(0, len(case_ids), AT_ONCE):
        chunk = case_ids[at : at + AT_ONCE]
        found = records_of_cases(session, chunk)
        for table, column in ((Letter, Letter.case_id), (Complaint, Complaint.id), (Request, Request.id)):
            session.execute(delete(table).where(column.in_(chunk)), execution_options={"synchronize_session": False})
        session.expunge_all()  # the session knows nothing of the rows that went
        made = [fold_case(case) for case in found.values()]
        session.add_all([rows[0] for rows in made if rows])
        session.flush()  # a letter comes after the file that it belongs to
        session.add_all([letter for rows in made for letter in rows[1:]])
        session.flush()
        session.expunge_all()
