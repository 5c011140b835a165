"""The section of the case page about more time: what is planned, each notice that went, and whether it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.letter_offers import tell
from app.casework.objections import objection_told
from app.casework.page_sections import Offer, Section, SectionLine
from app.casework.planned_extensions import planned_record
from app.models.journals import Record
from app.rules.clocks import Clock
from app.rules.dates import long_date
from app.rules.updates import interval_words
from app.rules.words import SOON

AGREED = {"yes": "The resident agrees to the new date.", "no": "The resident does not agree to the new date."}


def extension_section(desk: Desk, case: CaseRecords) -> Section | None:
    """More time at each stage that the case reached; None where the edition knows no more time."""
    clocks = [clock for stage in range(1, case.stage + 1) if (clock := case.answer_clock(stage)) is not None]
    if all(clock.rule.longest_extension is None for clock in clocks):
        return None
    lines = [line for clock in clocks for line in _lines(desk, case, clock)]
    open_still = case.stage == clocks[-1].stage and clocks[-1].stopped is None
    can = open_still and not case.file_closed and case.refused is None
    return Section(
        key="extension",
        part="answer",
        title="More time",
        lines=tuple(lines),
        offers=(Offer("extend", "Take longer…"), *tell(desk, case, "missed_deadline", "Apologise…")) if can else (),
        empty="No more time was taken. A notice has to go before the date that it extends, with the reason.",
    )


def _lines(desk: Desk, case: CaseRecords, clock: Clock) -> Iterator[SectionLine]:
    for notice in clock.notices:
        state = "stopped" if not notice.counts else "open" if notice.wants_agreement else "done"
        yield SectionLine(f"Stage {clock.stage}: {notice.sentence}", state=state)
    planned = planned_record(case, clock.stage)
    if planned is not None:
        yield _planned(desk, clock, planned)


def _planned(desk: Desk, clock: Clock, planned: Record) -> SectionLine:
    """What is planned moves nothing while its notice has not gone, and nothing any more once the date has passed."""
    until = long_date(dt.date.fromisoformat(planned.body["until"]))
    left = desk.workdays.between(desk.today(), clock.due)
    late = desk.today() > clock.due
    gone = f"Its notice did not go by {long_date(clock.due)}, so the date has not moved."
    words = gone if late else f"Its notice has to go by {long_date(clock.due)}; until then the date has not moved."
    return SectionLine(
        f"Stage {clock.stage}: more time until {until} is planned. {words}",
        _detail(planned),
        "late" if late else "soon" if left <= SOON else "open",
        (Offer("extend", "Change…"),),
    )


def _detail(planned: Record) -> str:
    body = planned.body
    good = f"Good reason: {body['good_reason']}" if body["good_reason"] else ""
    panel = "For convening a panel." if body["panel"] else ""
    every = f"Updates {interval_words(body['every'], body['unit'])}." if body["every"] else ""
    return "\n".join(
        filter(None, (body["notice_reason"], good, panel, AGREED.get(body["agreed"], ""), objection_told(body), every))
    )
