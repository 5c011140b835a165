"""The small guides of a case page: a note, a correction, closing.

Each is a step table together with the verb that it ends in. Recording an event is in `event_guides`, the
complaint's definition in `definition_guides`, what was done about a hazard in `hazard_guides`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.casework.cases import CaseRecords, case_records
from app.casework.clauses import clause_beside
from app.casework.completions import untold, untold_words
from app.casework.corrections import DATED, VOIDABLE, correct_date, strike_out, what_stays
from app.casework.desks import Desk
from app.casework.governing_editions import edition_if_received, stays_sentence
from app.casework.guides import Answers, Field, Guide, Option, Step, advised
from app.casework.milestones import add_note, close_case
from app.casework.outlooks import outlook
from app.casework.settings import read_settings
from app.casework.stages import final_stage
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.timelines import Entry

TOLD = "How do they know that it is done?"
TOLD_HINT = "For example: She was told by telephone on 3 March."

Problems = Callable[[str, Answers], tuple[Problem, ...]]


@dataclass(frozen=True)
class CaseForm:
    """A guide of the case page, and the verb that it ends in."""

    guide: Guide
    act: Callable[[Answers], str]
    """Records what was answered, and says so in a sentence for the status line. Raises Refused."""
    opens: tuple[str, int] | None = None
    """The letter that is opened next, by its kind and stage."""


def note_form(desk: Desk, case_id: int) -> CaseForm:
    """What happened or was said."""
    step = Step(
        key="note",
        title="The note",
        question="What happened, or what was said?",
        fields=(
            Field("on", "Date of the note", "date", initial=desk.today()),
            Field("text", "Note", "lines", hint="A call, a visit, what was found. It stays in the history."),
        ),
    )

    def act(answers: Answers) -> str:
        add_note(desk, case_id, answers["on"], answers["text"])
        return "The note is in the history."

    return CaseForm(one_step("note", "Add a note", step, "Add the note"), act)


def closing_form(desk: Desk, case_id: int) -> CaseForm:
    """Why the case can be closed."""
    case = case_records(desk, case_id)
    left = untold(desk, case)
    step = Step(
        key="closing",
        title="Closing",
        question="Why can this case be closed?",
        clause=clause_beside(case.edition, "closing", "closing"),
        help=f"The resident can still {_still_open(desk, case)}, or write again: open the case again then, and go on.",
        fields=(
            Field("on", "Date of closing", "date", initial=desk.today()),
            Field("reason", "Why it can be closed", "lines", hint="For example: The boiler was replaced on 3 March."),
            *((Field("told", TOLD, "lines", f"{untold_words(left)} {TOLD_HINT}"),) if left else ()),
        ),
    )

    def act(answers: Answers) -> str:
        close_case(desk, case_id, answers["on"], answers["reason"], str(answers.get("told") or ""))
        return "The case is closed."

    return CaseForm(one_step("closing", "Close the case", step, "Close the case"), act)


def _still_open(desk: Desk, case: CaseRecords) -> str:
    """What the resident can still do about a case that is closed."""
    more = case.refused is None and case.stage < final_stage(case.edition, read_settings(desk), case.stage)
    return "ask for the next stage" if more else "go to the Housing Ombudsman"


def correction_form(desk: Desk, case_id: int, seq: int | None = None) -> CaseForm:
    """The right date of an entry; without `seq`, first which entry it is."""
    case = case_records(desk, case_id)
    choices = tuple(record for record in reversed(case.standing) if record.kind in DATED)

    def wanted(answers: Answers) -> Record | None:
        chosen = seq if seq is not None else int(answers.get("entry") or -1)
        return next((record for record in choices if record.seq == chosen), None)

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        missing = step == "which" and wanted(answers) is None
        return (Problem("entry", "Choose the entry whose date is wrong."),) if missing else ()

    def act(answers: Answers) -> str:
        record = wanted(answers)
        correct_date(desk, case_id, record.seq if record else -1, answers["on"], answers["reason"])
        return "The date is corrected; the old one stays in the history, struck out."

    def advice(answers: Answers) -> str:
        return _date_advice(desk, case, wanted(answers), answers)

    def following(step: str, answers: Answers) -> str:
        return _date_key(wanted(answers) or choices[0]) if step == "which" else ""

    steps: tuple[Step, ...] = (_right_date_step("date", advice, wanted({})),)
    if seq is None:
        steps = (_which_step(choices), *(_right_date_step(_date_key(one), advice, one) for one in choices))
    guide = Guide(
        key="correction",
        title="Correct a date",
        steps=steps,
        first=steps[0].key,
        following=following,
        problems=problems,
        finish="Correct the date",
    )
    return CaseForm(guide, act)


def striking_form(desk: Desk, case_id: int, seq: int) -> CaseForm:
    """Why an entry should not be there."""
    case = case_records(desk, case_id)
    record = next((record for record in case.standing if record.seq == seq and record.kind in VOIDABLE), None)
    moves: tuple[str, ...] = ()
    if record is not None:
        moves = outlook(desk, case, Entry(seq=case.next_seq, kind="voided", on=desk.today(), corrects=seq))
    of_it = (f"“{record.sentence}”", what_stays(record)) if record else ()
    step = Step(
        key="striking",
        title="Striking out",
        question="Why should this entry not be there?",
        help="\n\n".join(filter(None, [*of_it, "\n".join(moves)])),
        clause="The entry stays in the history, struck out, with your reason beside it.",
        fields=(Field("reason", "Reason", "lines", hint="For example: Entered on the wrong case."),),
    )

    def act(answers: Answers) -> str:
        strike_out(desk, case_id, seq, answers["reason"])
        return "The entry is struck out."

    return CaseForm(one_step("striking", "Strike out an entry", step, "Strike it out"), act)


def one_step(key: str, title: str, step: Step, finish: str, problems: Problems = lambda _step, _answers: ()) -> Guide:
    """A guide of one page."""
    return Guide(key, title, (step,), step.key, lambda _step, _answers: "", problems, finish)


def _which_step(choices: tuple[Record, ...]) -> Step:
    options = tuple(Option(str(record.seq), record.sentence, DATED[record.kind]) for record in choices)
    return Step(
        key="which",
        title="Which date",
        question="Which entry has the wrong date?",
        fields=(Field("entry", "Entry", "choice", options=options),),
    )


def _date_key(record: Record) -> str:
    return f"date.{record.seq}"


def _right_date_step(key: str, advice: Callable[[Answers], str], record: Record | None) -> Step:
    """What the date of an entry should be; where it was chosen on the step before, its box begins empty."""
    label = DATED[record.kind] if record else "The right date"
    return Step(
        key=key,
        title="The right date",
        question=f"{label}: what is the right one?" if record else "What is the right date?",
        help=f"“{record.sentence}”" if record else "",
        clause="The old date stays in the history, struck out. Every date that follows from it is counted anew.",
        fields=(
            Field("on", label, "date", initial=record.on if record and key == "date" else None),
            Field("reason", "Reason", "lines", hint="For example: The warden was told on the Friday."),
        ),
        advice=advice,
        advice_under="on",
    )


def _date_advice(desk: Desk, case: CaseRecords, record: Record | None, answers: Answers) -> str:
    """What the record says now, and what the date typed would do."""
    on = answers.get("on")
    if record is None:
        return ""
    said = f"The record says {long_date(record.on)}."
    if not isinstance(on, dt.date) or on == record.on:
        return said
    moved = replace(record.entry(), seq=case.next_seq, on=on, corrects=record.seq)
    edition, governed = case.edition, ""
    if record.kind == "received":
        edition, governed = edition_if_received(desk, case, on), stays_sentence(desk, case, on)
    if edition.key != case.edition.key:
        governed = f"The {edition.short_name} then applies."
    return advised([said, governed, *outlook(desk, case, moved, edition)])
