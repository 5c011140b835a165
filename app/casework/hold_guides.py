"""The guides of what is kept past its time: to hold the records of a file, to end that, and to erase a file."""

from __future__ import annotations

from app.casework.case_guides import CaseForm, one_step
from app.casework.cases import CaseRecords
from app.casework.deeds import Deed
from app.casework.desks import Desk
from app.casework.guides import CHECK, Answers, Caution, Field, Guide, Option, Step
from app.casework.holds import WHYS, hold_records, holds, release_records
from app.casework.letter_subjects import subject_records
from app.casework.old_erasures import old_log_of
from app.casework.retentions import (
    BACKUPS,
    STAYS,
    OldFile,
    erase_file,
    erasure_of,
    erasure_problems,
    mentions,
    old_file,
)
from app.rules.dates import long_date
from app.rules.problems import Problem
from app.rules.words import listed

NAMELESS = "What you write here stays in the book. Leave names out of it."


def hold_form(desk: Desk, case_id: int, _of: str = "") -> CaseForm:
    """Why the records of a file are to be kept past their time."""
    step = Step(
        key="hold",
        title="The hold",
        question="Why are these records to be kept, however old they get?",
        help="They cannot be erased until you say that this has ended.",
        fields=(
            Field("why", "Why", "choice", options=tuple(Option(key, words) for key, words in WHYS.items())),
            Field("words", "More about it", "lines", "For example: the Ombudsman's reference.", optional=True),
            Field("on", "Since when?", "date", initial=desk.today()),
        ),
    )

    def act(answers: Answers) -> str:
        hold_records(desk, case_id, str(answers.get("why") or ""), str(answers.get("words") or ""), answers.get("on"))
        return "The records are held."

    return CaseForm(one_step("hold", "Keep these records", step, "Keep them"), act)


def release_form(desk: Desk, case_id: int, of: str = "") -> CaseForm:
    """What ended, so that the records need not be kept for it any longer; `of` is the hold's number, or the first's."""
    standing = holds(subject_records(desk, case_id).standing)
    hold = next((one for one in standing if str(one.seq) == of), standing[0] if standing else None)
    step = Step(
        key="release",
        title="The end of it",
        question="What has ended?",
        help=hold.sentence if hold else "",
        fields=(
            Field("words", "What ended", "lines", "For example: the Ombudsman's final decision came."),
            Field("on", "When?", "date", initial=desk.today()),
        ),
    )

    def act(answers: Answers) -> str:
        seq = hold.seq if hold else 0
        release_records(desk, case_id, seq, str(answers.get("words") or ""), answers.get("on"))
        return "The records are no longer held."

    return CaseForm(one_step("release", "They need not be kept for it", step, "Record it"), act)


def erasing_form(desk: Desk, case_id: int) -> CaseForm:
    """What goes and what stays; then why it is erased, and all once more before it is done."""
    file = old_file(desk, case_id)
    order = ("what", "why", CHECK)

    def problems(step: str, answers: Answers) -> tuple[Problem, ...]:
        found = erasure_problems(file, str(answers.get("reason") or ""), _sooner(answers), desk.today())
        wanted = {"what": ("", "sure"), "why": ("reason", "sooner")}.get(step, ())
        sure = () if answers.get("sure") else (Problem("sure", "Tick that you have looked at what goes, or cancel."),)
        return tuple(problem for problem in (*found, *sure) if problem.field in wanted)

    def act(answers: Answers) -> str:
        return erase_file(desk, case_id, str(answers.get("reason") or ""), _sooner(answers))

    steps = (_what_step(desk, file), _why_step(desk, file))
    guide = Guide(
        key="erase",
        title="Erase this file",
        steps=steps,
        first="what",
        following=lambda step, _answers: order[order.index(step) + 1],
        problems=problems,
        finish="Erase it for good",
    )
    return CaseForm(guide, act)


def _what_step(desk: Desk, file: OldFile) -> Step:
    erasure, named = erasure_of(desk, file.case_id), mentions(desk, file.case_id)
    letters = len(erasure.documents)
    held = f"It may not be erased yet. {' '.join(file.held)}" if file.held else ""
    count = f"{erasure.entries} entries and {letters} letter{'' if letters == 1 else 's'} or other documents go."
    links = len(erasure.also)
    linked = f"So do {links} links to it in other files." if links > 1 else "So does the link to it in another file."
    log = old_log_of(desk, file.case_id)
    from_log = log.sentence if log is not None else ""
    others = f"These files name it, and go on doing so: {listed(named)}." if named else ""
    told = Caution(held or " ".join(filter(None, (count, linked if links else "", STAYS, others, BACKUPS, from_log))))
    return Step(
        key="what",
        title="What goes",
        question=f"Erase {file.name}?",
        help=f"Closed on {long_date(file.closed_on)}. It was to be kept until {long_date(file.keep_until)}.",
        fields=(Field("sure", "I have looked at what goes, and nobody needs it", "tick"),),
        advice=lambda _answers: told,
    )


def _why_step(desk: Desk, file: OldFile) -> Step:
    early = not file.due(desk.today())
    return Step(
        key="why",
        title="Why",
        question="Why is it erased?",
        fields=(
            Field("reason", "Why", "lines", f"For example: its time in our retention schedule is over. {NAMELESS}"),
            Field(
                "sooner",
                f"Why before {long_date(file.keep_until)}",
                "lines",
                f"For example: the person asked for it, and nothing speaks against it. {NAMELESS}",
                shown=lambda _answers: early,
            ),
        ),
    )


def _sooner(answers: Answers) -> str:
    return str(answers.get("sooner") or "")


def _not_held(_desk: Desk, case: CaseRecords) -> str:
    return "" if holds(case.standing) else "These records are not held for anything."


HOLD = Deed("hold", "Keep these records longer…", "record", hold_form)
RELEASE = Deed("release", "They need not be kept longer…", "record", release_form, _not_held)
