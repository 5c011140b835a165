"""The sheet that an event is written on: what its answers come to, and what it would do, before it is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.guides import Answers, Caution, advised
from app.casework.milestones import OF_THE_COMPLAINT, Milestone, milestone_problems
from app.casework.objections import Objection, objection_of
from app.casework.outlooks import beside_outlook, entry_problems, outlook
from app.casework.texts import past_date_problems, whole_number
from app.rules.clocks import Clock
from app.rules.extensions import Extended, agreement_wanted, objection_told, ordinary_limit
from app.rules.problems import UserError
from app.rules.provisions import ClockRule
from app.rules.timelines import Entry
from app.rules.updates import LONGEST, interval_problems

MOST_OF_A_UNIT = max(LONGEST.values())
"""More than this no interval has, in whatever it is counted."""


@dataclass(frozen=True)
class EventSheet:
    """The sheet that an event is written on: the case as it stands, and the stage meant unless one is chosen."""

    desk: Desk
    case: CaseRecords
    stage: int

    def milestone(self, kind: str, answers: Answers) -> Milestone:
        """The event that the answers describe."""
        asked = kind == "escalation_requested"
        stage = 1 if kind in OF_THE_COMPLAINT else int(answers.get("stage") or self.stage)
        stage = self.case.stage + 1 if asked else stage
        extends, agrees = kind == "extended", kind == "updates_agreed"
        return Milestone(
            kind=kind,
            on=answers.get("on"),
            stage=stage,
            how=str(answers.get("how") or ""),
            until=answers.get("until") if extends else None,
            reason=str(answers.get("reason") or "") if extends else "",
            good_reason=str(answers.get("good_reason") or "") if extends and self.wants_reason(answers) else "",
            panel=extends and self.wants_panel(answers) and answers.get("panel") == "yes",
            agreed=str(answers.get("agreed") or "") if extends and self.wants_agreement(answers) else "",
            objection=objection_of(answers) if extends and self.wants_agreement(answers) else Objection(),
            every=whole_number(str(answers.get("every") or ""), MOST_OF_A_UNIT) if agrees else 0,
            unit=str(answers.get("unit") or "") if agrees else "",
        )

    def entry(self, kind: str, answers: Answers) -> Entry | None:
        """The entry that the answers come to; None while its date cannot be right."""
        event = self.milestone(kind, answers)
        entry = event.entry(self.case.next_seq)
        wanting = kind == "extended" and entry is not None and entry.until is None
        if wanting or entry is None or past_date_problems("", "It", entry.on, self.desk.today()):
            return None
        return None if kind == "updates_agreed" and interval_problems(entry.every, entry.unit) else entry

    def rule(self, kind: str, stage: int) -> ClockRule | None:
        """The time limit that an event of this kind belongs to."""
        stops = "responded" if kind == "extended" else kind
        return next((rule for rule in self.case.edition.clocks if (rule.stage, rule.stops) == (stage, stops)), None)

    def clock(self, answers: Answers) -> Clock | None:
        """The clock of the answer that an extension is about."""
        rule = self.rule("extended", int(answers.get("stage") or self.stage))
        return next((clock for clock in self.case.clocks if rule and clock.key == rule.key), None)

    def limit(self, answers: Answers) -> dt.date | None:
        """The last day to which an extension may run without anything that lets it go beyond."""
        clock = self.clock(answers)
        return ordinary_limit(clock.rule, clock.original_due, self.desk.workdays) if clock else None

    def past_limit(self, answers: Answers) -> bool:
        """Whether the new date goes past that day."""
        until, limit = answers.get("until"), self.limit(answers)
        return isinstance(until, dt.date) and limit is not None and until > limit

    def wants_reason(self, answers: Answers) -> bool:
        """Whether the new date counts only with a good reason."""
        clock = self.clock(answers)
        return self.past_limit(answers) and clock is not None and clock.rule.beyond == "good_reason"

    def wants_panel(self, answers: Answers) -> bool:
        """Whether the new date counts only where a panel has to be convened."""
        clock = self.clock(answers)
        return self.past_limit(answers) and clock is not None and clock.rule.beyond == "panel"

    def wants_agreement(self, answers: Answers) -> bool:
        """Whether the edition wants both sides to agree to a new date so late."""
        clock, until = self.clock(answers), answers.get("until")
        if clock is None or not isinstance(until, dt.date) or until <= clock.due:
            return False
        answer = Extended(clock.counted_from, clock.original_due, clock.stopped)
        if objection_told(clock.rule):
            return True
        try:
            return agreement_wanted(clock.rule, answer, until, self.desk.workdays)
        except UserError:  # a year beyond the calendar, which the form refuses by itself
            return False

    def advice(self, kind: str, answers: Answers) -> str:
        """What recording this would do to the clocks, the periods in months and the updates."""
        entry = self.entry(kind, answers)
        if entry is None:
            return ""
        if against := self._against(self.milestone(kind, answers), entry):
            return Caution("\n".join(against))
        told = outlook(self.desk, self.case, entry)
        return advised((*told, *beside_outlook(self.desk, self.case, entry)))

    def _against(self, event: Milestone, entry: Entry) -> tuple[str, ...]:
        """Why what is typed cannot be recorded, so that nothing is promised; what is not typed yet is left out."""
        named = [problem for problem in milestone_problems(self.desk, self.case, event) if not problem.field]
        dated = entry_problems(self.desk, self.case, entry)
        return tuple(dict.fromkeys(problem.sentence for problem in (*named, *dated)))
