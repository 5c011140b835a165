"""Letters on a case: begun from its facts, written, checked, issued into the book, and marked as posted.

Issuing freezes the letter: its bytes, their digest, and every text as it was. Posting, and nothing else, is what stops
the clock: the date that counts is the date sent.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from textwrap import shorten

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.frozen_letters import frozen_draft, frozen_facts, posting_of, sent_entry
from app.casework.kept_drafts import Changes, changes_between, changes_from, changes_of, copies_for
from app.casework.letter_bases import basis_problems, ground_problems, not_taken_problems
from app.casework.letter_facts import facts_of, landlord_of, letter_rule
from app.casework.letter_flags import DIFFERED, differences, letter_flags
from app.casework.letter_kinds import KINDS, POSTED_AS
from app.casework.letter_matters import basis
from app.casework.letter_reasons import WITHOUT, reason_problems, reasons_kept, suggestions_for, with_reasons
from app.casework.letter_subjects import subject_records
from app.casework.letter_wordings import wording_of
from app.casework.logos import letterhead
from app.casework.outlooks import closed_problems, entry_problems
from app.casework.postings import effect, gone_sentence, keep_interval, sent_body, sent_sentence
from app.casework.settings import actor, missing_for_letters, read_settings
from app.casework.texts import POINT_LENGTH, past_date_problems, tidy_line
from app.casework.ways_to_send import way_problems, way_words
from app.letters.checks import approve, notices, shortcomings, statements, unmet
from app.letters.drafts import Copy, Draft, Landlord, as_json, compose
from app.letters.hints import Hint, Measures, hints_of, measures_of
from app.letters.layouts import preview_pdf, to_pdf
from app.letters.shortfalls import Shortfall
from app.models import journals
from app.models.journals import Record
from app.models.tables import Document, DraftText
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused, UserError
from app.rules.provisions import LetterRule


class NoSuchLetter(UserError):
    """Casebook cannot write this letter under the edition of this case."""


@dataclass(frozen=True)
class OpenLetter:
    """A letter on the desk: the draft, what it must say, and on whose paper."""

    case_id: int
    rule: LetterRule
    draft: Draft
    composed: Draft
    """The draft as the case alone makes it, to see what the officer changed and to put a part back."""
    landlord: Landlord
    seal: str
    lacking: tuple[Problem, ...]
    """What Settings must hold before any letter can go."""
    sample: bool
    continued: bool
    """Whether it is a draft kept from before."""
    issued: int | None = None
    """The number of this letter where it stands issued already."""

    def problems(self) -> tuple[Problem, ...]:
        """What is missing, in plain words; the letter cannot be issued until there is nothing."""
        return (*self.lacking, *unmet(self.draft, self.rule, self.landlord))

    def suggestions(self) -> tuple[Problem, ...]:
        """What the Code says a letter should, but need not, have; with the reason where she gave one."""
        return suggestions_for(self.draft, self.rule)

    def notices(self) -> tuple[Problem, ...]:
        """What is worth another look; it stops nothing."""
        return notices(self.draft)

    def shortfalls(self) -> tuple[Shortfall, ...]:
        """The same, each with its name and the key of its reason; a letter is issued with a reason for each."""
        return shortcomings(self.draft, self.rule)

    def reading(self) -> tuple[Measures, tuple[Hint, ...]]:
        """How the letter reads, and what would make it read more easily; it stops nothing."""
        return measures_of(self.draft), hints_of(self.draft)

    def unexplained(self) -> tuple[Problem, ...]:
        """What of that wants a reason yet."""
        return reason_problems(self.draft, self.rule)

    def explained(self, reasons: Mapping[str, str]) -> OpenLetter:
        """The same letter with reasons for what it does not do, by the keys of `shortfalls`."""
        return replace(self, draft=with_reasons(self.draft, reasons))

    def preview(self) -> bytes:
        """The exact PDF: byte for byte the one that would be issued, or the same page stamped as a draft."""
        return preview_pdf(self.draft, self.rule, self.landlord, self.seal, sample=self.sample)

    def changed_texts(self) -> dict[str, str]:
        """The parts that are no longer what Casebook composed; only these are kept as a draft."""
        return dict(self.changes().texts)

    def changes(self) -> Changes:
        """All that is no longer as Casebook composed it."""
        return changes_between(self.composed, self.draft)

    def written(self, key: str, text: str) -> OpenLetter:
        """The same letter with another text in one part."""
        return replace(self, draft=self.draft.with_text(key, text))

    def with_below(self, enclosures: tuple[str, ...], copies: tuple[Copy, ...]) -> OpenLetter:
        """The same letter with other enclosures, and copies to others."""
        return replace(self, draft=replace(self.draft, enclosures=enclosures, copies=copies))


def open_letter(desk: Desk, case_id: int, kind: str, stage: int) -> OpenLetter:
    """Begin a letter from the case, or go on with the draft that was kept.

    Only what she changed was kept; the rest is composed anew, so that a date corrected since is right in it. Raises
    NoSuchLetter where Casebook cannot write such a letter under the edition of the case.
    """
    case = subject_records(desk, case_id)
    rule = letter_rule(desk, case.edition, kind, stage)
    if rule is None:
        raise NoSuchLetter(
            f"Casebook cannot write this letter under the {case.edition.short_name}. "
            "Write it yourself, then record that it was sent."
        )
    if stage > case.stage:
        raise NoSuchLetter(f"Stage {stage} was not asked for yet. Record that first, then write the letter.")
    settings = read_settings(desk)
    facts = facts_of(desk, case, kind, stage)
    wording = wording_of(desk, case.edition, rule, stage)
    composed = compose(rule, wording, facts, landlord_of(settings))
    composed = replace(composed, copies=copies_for(case, facts.addressee, desk.today()))
    kept = _kept(desk, case_id, kind, stage)
    with desk.book.reading() as session:
        seal = journals.seal(session)
    issued = _issued(case, rule)
    return OpenLetter(
        case_id=case_id,
        rule=rule,
        draft=kept.made_in(composed) if kept else composed,
        composed=composed,
        landlord=letterhead(desk),
        seal=seal,
        lacking=missing_for_letters(settings),
        sample=desk.sample,
        continued=kept is not None,
        issued=issued.seq if issued else None,
    )


def keep_draft(desk: Desk, letter: OpenLetter) -> None:
    """Keep what she has written so far; it is offered again after a stop of any kind.

    A letter that was issued meanwhile is no draft any more, and none is left of it.
    """
    if _issued(subject_records(desk, letter.case_id), letter.rule) is not None:
        return
    with desk.book.writing(actor(desk)) as work:
        work.save_draft(letter.case_id, letter.rule.kind, letter.rule.stage, letter.changes().as_text())


def discard_draft(desk: Desk, letter: OpenLetter) -> None:
    """Throw a draft away."""
    with desk.book.writing(actor(desk)) as work:
        work.drop_draft(letter.case_id, letter.rule.kind, letter.rule.stage)


def issue_problems(desk: Desk, letter: OpenLetter) -> tuple[Problem, ...]:
    """What stands against issuing a letter: what it lacks, what wants a reason yet, and what the record says."""
    case = subject_records(desk, letter.case_id)
    problems = [*letter.problems(), *reason_problems(letter.draft, letter.rule)]
    problems += _twice(case, letter.rule) or _outdated(desk, case, letter)
    problems += not_taken_problems(case, letter.rule.kind, letter.rule.stage)
    problems += ground_problems(desk, case, letter.rule.kind)
    if case.file_closed and not KINDS[letter.rule.kind].anytime:
        problems.append(Problem("", "This case is closed. Open it again first, then write the letter."))
    return tuple(problems)


def issue(desk: Desk, letter: OpenLetter) -> int:
    """Issue a letter: its PDF goes into the book as it is. Returns the letter's number.

    Raises Refused with what is missing, with what the Code advises and no reason stands against, and where the same
    letter stands issued already or the record has changed since it was opened; and Incomplete from the check.
    """
    problems = issue_problems(desk, letter)
    if problems:
        raise Refused(problems)
    pdf = to_pdf(
        approve(letter.draft, letter.rule, letter.landlord), letter.landlord, letter.seal, sample=letter.sample
    )
    sentence = f"{letter.rule.name} issued, dated {long_date(letter.draft.facts.dated)}."
    with desk.book.writing(actor(desk)) as work:
        body = {
            "letter_kind": letter.rule.kind,
            "stage": letter.rule.stage,
            "document": work.keep(pdf, "application/pdf"),
            "stated": statements(letter.draft),
            "draft": json.loads(as_json(letter.draft)),
            "landlord": json.loads(json.dumps(asdict(replace(letter.landlord, logo=None)), default=dt.date.isoformat)),
            "own": letter.changes().own(),
            "seal": letter.seal,
        }
        without = reasons_kept(letter.draft, letter.rule)
        body |= {WITHOUT: without} if without else {}
        dated = letter.draft.facts.dated
        number = work.append(letter.case_id, "letter_issued", on=dated, sentence=sentence, body=body)
        work.drop_draft(letter.case_id, letter.rule.kind, letter.rule.stage)
    return number


def mark_posted(  # noqa: PLR0913 - which letter, and the three things that are asked of its going
    desk: Desk, case_id: int, letter_id: int, on: dt.date | str | None, by: str, *, proof: str = ""
) -> int:
    """Record that an issued letter was sent; what that writes follows from its kind. Raises Refused.

    `proof` is the reference of a certificate of posting, or the number of a signed-for letter.

    The clock that waits for it stops on that date: the date sent counts, not the date on the letter (2024 Code 6.2,
    6.3). An extension moves a date only where it went in time; a refusal moves none.
    """
    case = subject_records(desk, case_id)
    record = next((record for record in case.standing if record.seq == letter_id), None)
    if record is None or record.kind != "letter_issued":
        raise Refused((Problem("", "That letter was withdrawn. Look at the case's letters again."),))
    kind, stage = record.body["letter_kind"], record.body["stage"]
    problems = [*_posting_problems(desk, case, record, on), *way_problems(case, by, proof)]
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    rule = case.edition.letter(kind, stage)
    name = rule.name if rule else "Letter"
    differed = differences(desk, kind, frozen_facts(record), facts_of(desk, case, kind, stage, on))
    with desk.book.writing(actor(desk)) as work:
        how, proof = way_words(case, by), tidy_line(proof)
        body = sent_body(record, how) | ({DIFFERED: list(differed)} if differed else {})
        body |= {"proof": proof} if proof else {}
        sentence = sent_sentence(name, record, on, how, proof)
        number = work.append(case_id, POSTED_AS[kind], on=on, sentence=sentence, body=body)
        keep_interval(work, case, record, on)
    return number


def withdraw(desk: Desk, case_id: int, letter_id: int) -> tuple[str, int]:
    """Strike out an issued letter that has not gone, to be written anew; returns its kind and stage. Raises Refused.

    What she wrote in it herself is kept as a draft of the new one; the rest is composed from the record as it is now.
    """
    case = subject_records(desk, case_id)
    letter = next((record for record in case.unposted if record.seq == letter_id), None)
    if letter is None:
        raise Refused((Problem("", gone_sentence(case, letter_id)),))
    why = ("Withdrawn before it went, to be written anew.", *letter_flags(desk, case, letter))
    reason = shorten(" ".join(why), POINT_LENGTH, placeholder=" …")
    kind, stage = letter.body["letter_kind"], letter.body["stage"]
    written = frozen_draft(letter)
    changes = changes_of(written, letter.body["own"])
    with desk.book.writing(actor(desk)) as work:  # both or neither: her words are not lost with the letter
        body = {"corrects": letter_id, "reason": reason}
        work.append(case_id, "voided", on=desk.today(), sentence=f"Struck out: {letter.sentence}", body=body)
        if changes:
            work.save_draft(case_id, kind, stage, changes.as_text())
    return kind, stage


def posting_effect(desk: Desk, case_id: int, letter_id: int, on: dt.date | None = None) -> str:
    """What it does to the clocks to mark an issued letter as posted, in sentences; with a day, the dates that follow.

    'This stops the stage 1 acknowledgement clock and starts the 10-working-day stage 1 response clock.' Empty for a
    letter that does not stand in the case.
    """
    case = subject_records(desk, case_id)
    record = next((record for record in case.standing if record.seq == letter_id), None)
    if record is None or record.kind != "letter_issued":
        return ""
    return effect(desk, case, record, on)


def letter_pdf(desk: Desk, digest: str) -> bytes:
    """The bytes of an issued letter, exactly as they were issued. Raises NoSuchLetter if the book has lost them."""
    with desk.book.reading() as session:
        document = session.get(Document, digest)
        if document is None:
            raise NoSuchLetter("This letter is missing from the book. Check your records (Help menu).")
        if hashlib.sha256(document.bytes).hexdigest() != digest:
            raise NoSuchLetter("This letter is not as it was issued: it is damaged. Check your records (Help menu).")
        return document.bytes


def _posting_problems(desk: Desk, case: CaseRecords, letter: Record, on: dt.date | str | None) -> list[Problem]:
    """What stands against an issued letter having gone on a day."""
    problems = [*past_date_problems("on", "The date of posting", on, desk.today())]
    problems += () if KINDS[letter.body["letter_kind"]].anytime else closed_problems(case)
    if posting_of(case, letter.seq) is not None:
        problems.append(Problem("", "That letter is marked as posted. Correct its date on the case's history."))
    if problems or not isinstance(on, dt.date):
        return problems
    if on < letter.on:
        return [Problem("on", f"The letter is dated {long_date(letter.on)}, so it cannot have gone before.")]
    kind, stage = letter.body["letter_kind"], letter.body["stage"]
    problems += not_taken_problems(case, kind, stage, on) or basis_problems(case, letter)
    problems += ground_problems(desk, case, kind)
    return problems or list(entry_problems(desk, case, sent_entry(case, letter, on)))


def _kept(desk: Desk, case_id: int, kind: str, stage: int) -> Changes | None:
    with desk.book.reading() as session:
        draft = session.get(DraftText, (case_id, kind, stage))
        return changes_from(draft.text) if draft else None


def _issued(case: CaseRecords, rule: LetterRule) -> Record | None:
    """The letter of this kind and stage that stands issued; one for an earlier plan or refusal is another letter."""
    rests_on = basis(case, rule.kind, rule.stage) if KINDS[rule.kind].again else None
    after = rests_on.seq if rests_on else 0
    alike = (rule.kind, rule.stage)
    return next(
        (
            record
            for record in reversed(case.standing)
            if record.kind == "letter_issued"
            and (record.body["letter_kind"], record.body["stage"]) == alike
            and record.seq > after
        ),
        None,
    )


def _twice(case: CaseRecords, rule: LetterRule) -> list[Problem]:
    """The same letter is not sent twice by mistake; the first can be struck out on the case's history."""
    first = _issued(case, rule)
    if first is None:
        return []
    dated = long_date(first.on)
    return [Problem("", f"{rule.name} was issued already, dated {dated}. Post that, or strike it out first.")]


def _outdated(desk: Desk, case: CaseRecords, letter: OpenLetter) -> list[Problem]:
    """A letter says what the record says on the day it is issued, not what it said when the letter was opened."""
    facts = facts_of(desk, case, letter.rule.kind, letter.rule.stage)
    if (letter.draft.facts, letter.landlord) == (facts, letterhead(desk)):
        return []
    sentence = "The case, the settings or the date changed since this letter was opened. Keep it, and open it again."
    return [Problem("", sentence)]
