"""The guides of other formats: that a letter went in Braille or as a recording too, or is no longer wanted so."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords
from app.casework.clauses import clause_beside
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.frozen_letters import letter_of
from app.casework.guides import Answers, Field, Option, Step
from app.casework.letter_subjects import subject_records
from app.casework.other_formats import drop_format, outstanding_formats, record_format

COMPLETE = "A letter is complete when it has gone in the format that they asked for as well. No clock stops here."
STAYS = "This is about this one letter. If they want no more letters so, change their adjustments on the case as well."


def format_form(desk: Desk, case_id: int, of: str) -> CaseForm:
    """A letter that went in another format; `of` is the letter's number."""
    case, letter_id = subject_records(desk, case_id), _number(of)
    how = Field("how", "Who made it, and how it went", "line", "For example: by the county's library", optional=True)
    went = Field("on", "When did it go?", "date", initial=desk.today())
    step = _step(case, letter_id, "In which format did the letter go?", (went, how), COMPLETE)

    def act(answers: Answers) -> str:
        key, how = str(answers.get("format") or ""), str(answers.get("how") or "")
        record_format(desk, case_id, letter_id, key, on=answers.get("on"), how=how)
        return "The other format is recorded as sent."

    return CaseForm(one_step("format_sent", "Sent in another format", step, "Record it"), act)


def unwanted_form(desk: Desk, case_id: int, of: str) -> CaseForm:
    """A letter that they no longer want in another format; `of` is the letter's number."""
    case, letter_id = subject_records(desk, case_id), _number(of)
    why = Field("reason", "Who said so, and why", "line", "For example: he rang, his daughter has read it to him")
    said = Field("on", "When was that said?", "date", initial=desk.today())
    step = _step(case, letter_id, "Which format is no longer wanted?", (said, why), STAYS)

    def act(answers: Answers) -> str:
        key, reason = str(answers.get("format") or ""), str(answers.get("reason") or "")
        drop_format(desk, case_id, letter_id, key, on=answers.get("on"), reason=reason)
        return "The other format is recorded as no longer wanted."

    return CaseForm(one_step("format_dropped", "No longer wanted in another format", step, "Record it"), act)


def _number(of: str) -> int:
    return int(of) if of.isdecimal() else 0


def _step(case: CaseRecords, letter_id: int, question: str, fields: tuple[Field, ...], help_words: str) -> Step:
    """Which of the formats that are still to go it is about, and what else is asked of it."""
    return Step(
        key="format",
        title="The format",
        question=question,
        fields=(_format_field(case, letter_id), *fields),
        clause=clause_beside(case.edition, "people", "adjustments"),
        help=help_words,
    )


def _format_field(case: CaseRecords, letter_id: int) -> Field:
    options = _options(case, letter_id)
    return Field("format", "Format", "choice", options=options, initial=options[0].key if len(options) == 1 else None)


def _options(case: CaseRecords, letter_id: int) -> tuple[Option, ...]:
    letter = letter_of(case, letter_id)
    found = outstanding_formats(case, letter) if letter is not None else ()
    return tuple(Option(one.key, one.name) for one in found)


SEND_FORMAT = Deed("send_format", "It went in another format…", "record", format_form, listed=False)
DROP_FORMAT = Deed("drop_format", "It is no longer wanted in another format…", "record", unwanted_form, listed=False)
