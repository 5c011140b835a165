"""What happens on a case after it was logged: events that move the clocks, notes, hazards, closing.

A letter that Casebook printed is marked as posted in `letters`. Here is what came about elsewhere: a letter written by
hand, a request for stage 2 on the telephone, an answer that a trustee sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.casework.cases import CaseRecords, case_records
from app.casework.completions import told_problems
from app.casework.corrections import DATED
from app.casework.definitions import texts_of
from app.casework.desks import Desk
from app.casework.hazard_actions import hazard_problems
from app.casework.intakes import logged_sentence
from app.casework.objections import Objection, objection_problems
from app.casework.outlooks import closed_problems, entry_problems
from app.casework.promises import promise_problems
from app.casework.refusal_letters import UNTOLD, refused_problems, told_on
from app.casework.settings import actor, read_settings
from app.casework.stage_people import Considerer, assignment, conflict_problems, person_problems
from app.casework.stages import final_stage, last_stage_sentence
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, by_way, past_date_problems, stopped, tidy, tidy_line, too_long
from app.models.books import Work
from app.rules.dates import long_date
from app.rules.problems import Problem, Refused
from app.rules.timelines import Entry
from app.rules.updates import interval_problems, interval_words
from app.rules.words import listed, uncapital

EVENTS = {
    "logged": "Complaint logged",
    "acknowledged": "Acknowledgement sent",
    "extended": "Extension notice sent",
    "responded": "Response sent",
    "escalation_requested": "Next stage asked for",
    "updates_agreed": "Updates agreed with the resident",
    "updated": "Resident told of progress",
    "occurred": "What is complained of happened",
    "aware": "The resident learnt of it",
}
"""The events that can be recorded by hand, and what to call them."""

OF_THE_MATTER = ("occurred", "aware")
"""Events of what is complained of."""

OF_THE_COMPLAINT = ("logged", *OF_THE_MATTER)
"""Events of the complaint as a whole: they belong to no stage, and each happened once."""


BESIDE_THE_DATE = ("person", "post", "two_people", "conflict", "conflict_words", "resolution", "words", "tried")
"""Fields of a request for the next stage whose problems do not keep its date from being looked at."""


def countable_kinds(desk: Desk, case: CaseRecords) -> tuple[str, ...]:
    """The events that this case can have: the last stage has no next one, and logging counts in some editions only."""
    last = case.stage >= final_stage(case.edition, read_settings(desk), case.stage)
    logging = case.stage == 1 and case.edition.counts("logged")
    left_out = {*(["escalation_requested"] if last else []), *([] if logging else ["logged"])}
    left_out |= set() if case.edition.intervals else {"updates_agreed", "updated"}
    left_out |= set(OF_THE_MATTER) - {start for rule in case.edition.periods for start in rule.starts}
    left_out |= {kind for kind in OF_THE_COMPLAINT if case.last(kind) is not None}
    return tuple(kind for kind in EVENTS if kind not in left_out)


@dataclass(frozen=True)
class Milestone:
    """One event of a case, as it was typed."""

    kind: str
    on: dt.date | str | None
    stage: int = 1
    how: str = ""
    """How it went out or came in: 'by second class post', 'by telephone'."""
    until: dt.date | str | None = None
    """For an extension: the new date for the answer."""
    reason: str = ""
    """For an extension: why more time is needed."""
    good_reason: str = ""
    """For an extension past the ordinary limit: the good reason that the notice gave."""
    person: str = ""
    """For a request for the next stage: who will deal with it."""
    considerer: Considerer = field(default_factory=Considerer)
    """For a request for the next stage: the same person, with what they declared."""
    words: str = ""
    """For a request for the next stage: what the resident said; never required (2024 Code 6.12)."""
    points: tuple[int, ...] = ()
    """For a request for the next stage: the numbers of the points it is about; empty for all of them."""
    texts: tuple[str, ...] = ()
    """The words of those points, taken from the definition when it is recorded: their numbers can change."""
    unwanted: tuple[str, ...] = ()
    """For a request for the next stage: the outcomes, in their words, that are no longer wanted there."""
    tried: str = ""
    """For a request for the next stage: what was tried to find out what is still wrong."""
    panel: bool = False
    """For an extension: whether it is for convening a panel."""
    agreed: str = ""
    """For an extension: whether the resident agreed to it: 'yes', 'no', or empty."""
    objection: Objection = field(default_factory=Objection)
    """For an extension that they did not agree to: what they said against it."""
    every: int = 0
    """For an agreement on updates: how often, in `unit`."""
    unit: str = ""
    """For an agreement on updates: days, working_days, weeks or months."""

    def entry(self, seq: int) -> Entry | None:
        """What the clocks would read of it under this number; None while it has no date."""
        if not isinstance(self.on, dt.date):
            return None
        return Entry(
            seq=seq,
            kind=self.kind,
            on=self.on,
            stage=self.stage,
            until=self.until if isinstance(self.until, dt.date) else None,
            good_reason=self.good_reason,
            panel=self.panel,
            agreed=self.agreed,
            every=self.every,
            unit=self.unit,
        )

    def body(self) -> dict[str, object]:
        """What the journal keeps of it beside its date; what does not belong to its kind is left out."""
        body: dict[str, object] = {"stage": self.stage, "how": tidy_line(self.how)}
        if isinstance(self.until, dt.date):
            body |= {"until": self.until.isoformat(), "notice_reason": tidy(self.reason)}
            body |= {"good_reason": tidy(self.good_reason), "panel": self.panel, "agreed": self.agreed}
            body |= self.objection.body()
        if self.kind == "updates_agreed":
            body |= {"every": self.every, "unit": self.unit}
        if self.kind == "escalation_requested":
            body |= {"words": tidy(self.words), "points": list(self.points), "tried": tidy(self.tried)}
            body |= {"texts": list(self.texts)} if self.texts else {}
            body |= {"unwanted": list(self.unwanted)} if self.unwanted else {}
        return body

    @property
    def considers(self) -> Considerer:
        """Who will deal with the stage that is asked for."""
        return replace(self.considerer, name=self.considerer.name or self.person, stage=self.stage)


def milestone_problems(desk: Desk, case: CaseRecords, milestone: Milestone) -> tuple[Problem, ...]:
    """What must be put right before an event can be recorded."""
    what = f"The {uncapital(DATED[milestone.kind])}"
    found = [
        *past_date_problems("on", what, milestone.on, desk.today()),
        *too_long("how", "This", milestone.how, NAME_LENGTH),
        *too_long("reason", "The reason", milestone.reason, TEXT_LENGTH),
        *too_long("words", "This", milestone.words, TEXT_LENGTH),
        *too_long("tried", "This", milestone.tried, TEXT_LENGTH),
    ]
    found += closed_problems(case)
    if milestone.kind == "logged" and not case.edition.counts("logged"):
        found.append(Problem("", f"Under the {case.edition.short_name} nothing is counted from the day of logging."))
    if milestone.kind == "extended":
        found += (*_extension_problems(milestone), *objection_problems(milestone.objection, desk.today()))
    if milestone.kind == "updates_agreed":
        found += interval_problems(milestone.every, milestone.unit)
    if milestone.kind in OF_THE_COMPLAINT:
        found += _once_problems(case, milestone.kind)
    if milestone.kind == "escalation_requested":
        found += _escalation_problems(desk, case, milestone)
    elif milestone.stage > case.stage:
        found.append(Problem("", f"Stage {milestone.stage} was not asked for yet. Record that first."))
    found += refused_problems(case, milestone.kind, milestone.stage, milestone.on)
    entry = milestone.entry(case.next_seq)
    if entry is not None and all(problem.field in BESIDE_THE_DATE for problem in found):
        found += entry_problems(desk, case, entry)
    return tuple(found)


def _once_problems(case: CaseRecords, kind: str) -> list[Problem]:
    """What happened once is recorded once; another date for it is a correction."""
    found = case.last(kind)
    if found is None:
        return []
    sentence = f"That is recorded already, for {long_date(found.on)}. Correct its date on the case's history."
    return [Problem("", sentence)]


def record_milestone(desk: Desk, case_id: int, milestone: Milestone) -> int:
    """Record an event that moves the clocks; returns the entry's number. Raises Refused."""
    case = case_records(desk, case_id)
    problems = milestone_problems(desk, case, milestone)
    if problems or not isinstance(milestone.on, dt.date):
        raise Refused(problems)
    asked = milestone.kind == "escalation_requested"
    assigned = assignment(desk, case, milestone.considers) if asked else ()
    written = replace(milestone, texts=texts_of(case, milestone.points)) if asked else milestone
    with desk.book.writing(actor(desk)) as work:
        seq = write_milestone(work, case_id, written, milestone.on)
        for entered in assigned:
            entered.write(work, case, desk.today())
    return seq


def write_milestone(work: Work, case_id: int, milestone: Milestone, on: dt.date) -> int:
    """Write an event that was found in order, together with what else is written; returns the entry's number."""
    return work.append(case_id, milestone.kind, on=on, sentence=_sentence(milestone, on), body=milestone.body())


def add_note(desk: Desk, case_id: int, on: dt.date | str | None, text: str) -> int:
    """Write a note on a case: a call, a visit, what was found. Raises Refused, or NoSuchCase."""
    case_records(desk, case_id)
    text = tidy(text)
    problems = [
        *past_date_problems("on", "The date of the note", on, desk.today()),
        *too_long("text", "The note", text, TEXT_LENGTH),
    ]
    if not text:
        problems.append(Problem("text", "Enter what happened or was said."))
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        return work.append(case_id, "note", on=on, sentence=f"Note: {text}")


def close_case(desk: Desk, case_id: int, on: dt.date | str | None, reason: str, told: str = "") -> int:
    """Close a case. Its lateness stays in the record. Raises Refused, also while an answer is still due.

    `told` says how they know of what is done, where a letter said that they would be told and none has told them.
    """
    case = case_records(desk, case_id)
    reason = tidy(reason)
    problems = list(past_date_problems("on", "The date of closing", on, desk.today()))
    problems += too_long("reason", "The reason", reason, TEXT_LENGTH)
    if not reason:
        problems.append(Problem("reason", "Enter why the case can be closed."))
    problems += closing_problems(case)
    problems += told_problems(desk, case, told)
    if isinstance(on, dt.date) and not problems:
        problems += _day_problems(case, on)
    if problems or not isinstance(on, dt.date):
        raise Refused(tuple(problems))
    with desk.book.writing(actor(desk)) as work:
        sentence = f"Closed on {long_date(on)}: {reason}"
        body = {"reason": reason}
        if tidy(told):
            sentence = f"{stopped(sentence)} Told that it is done: {stopped(tidy(told))}"
            body["told"] = tidy(told)
        return work.append(case_id, "closed", on=on, sentence=sentence, body=body)


def closing_problems(case: CaseRecords) -> tuple[Problem, ...]:
    """Why a case cannot be closed, on whatever day: it is closed, or something is still to be done."""
    problems = []
    if case.file_closed:
        problems.append(Problem("", "This case is closed already."))
    if case.waiting:
        what = case.waiting[-1].rule.name.lower()
        problems.append(Problem("", f"The {what} has not been sent. Send it, then close the case."))
    if case.unposted:
        sentence = "A letter is issued and not posted. Say that you posted it, or strike it out, then close the case."
        problems.append(Problem("", sentence))
    elif case.refused is not None and told_on(case) is None:
        problems.append(Problem("", UNTOLD))
    return (*problems, *promise_problems(case), *hazard_problems(case))


def _day_problems(case: CaseRecords, on: dt.date) -> list[Problem]:
    """A case is not closed before its last answer went, or before it was refused."""
    if case.refused is not None and on < case.refused.on:
        return [Problem("on", f"It was refused on {long_date(case.refused.on)}, so not closed before that.")]
    answered = max((clock.stopped for clock in case.clocks if clock.stopped), default=on)
    if on >= answered:
        return []
    return [Problem("on", f"The answer went on {long_date(answered)}, so the case was not closed before that.")]


def _extension_problems(milestone: Milestone) -> list[Problem]:
    found = []
    if not isinstance(milestone.until, dt.date):
        found.append(Problem("until", "Enter the new date that the notice gave."))
    if not milestone.reason.strip():
        found.append(Problem("reason", "Enter the reason that the notice gave for needing more time."))
    return found


def _escalation_problems(desk: Desk, case: CaseRecords, milestone: Milestone) -> list[Problem]:
    """The next stage must exist, and nobody considers a complaint twice (2024 Code 5.3, 6.13; 2022 Code 5.12, 5.17)."""
    settings = read_settings(desk)
    last = final_stage(case.edition, settings, case.stage)
    if case.stage >= last:
        return [Problem("", last_stage_sentence(case.edition, last))]
    if milestone.stage != case.stage + 1:
        return [Problem("", f"The complaint is at stage {case.stage}, so stage {case.stage + 1} is the next.")]
    known = range(1, len(case.facts("defined")["points"]) + 1)
    if not set(milestone.points) <= set(known):
        return [Problem("", "The points of the complaint were changed meanwhile. Look at them again.")]
    person = milestone.considers
    return [*person_problems(desk, case, person), *(conflict_problems(desk, person) if person.name.strip() else ())]


def points_said(points: Sequence[int]) -> str:
    """'point 2', 'points 1 and 3'."""
    return f"point{'' if len(points) == 1 else 's'} {listed([str(one) for one in points])}"


def _sentence(milestone: Milestone, on: dt.date) -> str:
    how = by_way(milestone.how)
    day = long_date(on)
    if milestone.kind == "escalation_requested":
        some = f", about {points_said(milestone.points)} alone" if milestone.points else ""
        named = listed([f"“{one.removesuffix('.')}”" for one in milestone.unwanted])
        less = f" No longer wanted there: {named}." if named else ""
        return f"Stage {milestone.stage} was asked for on {day}{how}{some}.{less}"
    if milestone.kind == "extended" and isinstance(milestone.until, dt.date):
        new = long_date(milestone.until)
        return f"Stage {milestone.stage} extension notice sent on {day}{how}; new date {new}. {tidy(milestone.reason)}"
    plain = {
        "logged": logged_sentence(on),
        "occurred": f"What is complained of happened on {day}.",
        "aware": f"The resident learnt of it on {day}.",
        "updated": f"The resident was told of progress on {day}{how}.",
    }
    if milestone.kind in plain:
        return plain[milestone.kind]
    if milestone.kind == "updates_agreed":
        return f"Agreed with the resident on {day}{how}: an update {interval_words(milestone.every, milestone.unit)}."
    what = {"acknowledged": "acknowledgement", "responded": "response"}[milestone.kind]
    return f"Stage {milestone.stage} {what} sent on {day}{how}."
