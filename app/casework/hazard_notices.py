"""What is said of each possible hazard of a case: what was done about it, and by when it is investigated."""

from __future__ import annotations

from dataclasses import dataclass

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.reported_hazards import Hazard
from app.casework.side_dates import HazardView, hazard_view
from app.casework.texts import stopped
from app.letters.matters import OpenHazard
from app.models.journals import Record
from app.rules.dates import long_date
from app.rules.words import capital


@dataclass(frozen=True)
class HazardNotice:
    """One possible hazard, in words."""

    seq: int
    """Its number."""
    key: str
    """The key of its date: 'hazard', 'hazard:214'."""
    heading: str
    """'A possible hazard “There is a smell of gas in the hall” was reported.'."""
    words: str
    """What was done about it, and by when it is investigated."""
    named: str
    """What it is, as it follows 'the hazard': ' “There is a smell of gas in the hall”'."""
    pressing: bool
    """Whether it is still to be investigated; that somebody was told does not end it."""
    date: HazardView | None = None
    """By when it is investigated; None where no date runs."""

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.heading} {self.words}"


def hazard_notices(desk: Desk, case: CaseRecords) -> tuple[HazardNotice, ...]:
    """What is to be said of each possible hazard of a case, those that press first."""
    views = ((one, hazard_view(desk.hazards, desk.workdays, one, desk.today())) for one in case.hazards)
    found = [_notice(hazard, view) for hazard, view in views]
    return tuple(sorted(found, key=lambda one: not one.pressing))


def open_hazards(desk: Desk, case: CaseRecords) -> tuple[OpenHazard, ...]:
    """What may be a danger and is still to be looked into, as a letter of today says it. Raises BeyondCalendar."""
    views = ((one, hazard_view(desk.hazards, desk.workdays, one, desk.today())) for one in case.pressing_hazards)
    return tuple(OpenHazard(hazard.about, view.due if view else None) for hazard, view in views)


def _notice(hazard: Hazard, view: HazardView | None) -> HazardNotice:
    about = stopped(hazard.about) if hazard.short.endswith("…") and hazard.about else ""
    done = hazard.investigation
    if done is not None:
        none = done.body.get("found") == "none"
        end = "found to be none." if none else "investigated."
        heading = f"A possible hazard{hazard.named} was reported and {end}"
        words = f"{about} {_on_its_day(done)}".strip()
        return HazardNotice(hazard.seq, hazard.key, heading, words, hazard.named, pressing=False, date=view)
    heading = f"A possible hazard{hazard.named} was reported."
    told = hazard.report.body["action"]
    acted = _on_its_day(hazard.actions[-1]) if hazard.actions else ""
    words = " ".join(filter(None, (about, stopped(capital(told)) if told else "", acted, _due(view))))
    return HazardNotice(hazard.seq, hazard.key, heading, words, hazard.named, pressing=True, date=view)


def _due(view: HazardView | None) -> str:
    if view is None:
        return "Start on it now; the complaint does not hold it up."
    overdue = view.standing.word == "overdue"
    was = f"was due by {long_date(view.due)}: {view.countdown}"
    due = was if overdue else f"is due by {long_date(view.due)}"
    return (
        f"If it could be a significant hazard, the investigation {due}. "
        "Start it now; the complaint does not hold it up."
    )


def _on_its_day(acted: Record) -> str:
    """What was done about a hazard, and when."""
    by = f", by {acted.body['by']}" if acted.body.get("by") else ""
    return f"{long_date(acted.on)}{by}: {stopped(str(acted.body['action']))}"
