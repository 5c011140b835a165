"""How each deed is walked: a case at which it can be done, and what is typed. All of it is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.casework.desks import Desk
from app.casework.guides import Field
from tests.casework.answered_cases import (
    IN_2022,
    case_of_2022,
    case_of_2022_running,
    decided_case,
    overdue_case,
    received_case,
    reviewed_case,
    told_case_of_2022,
    twin_case,
    types,
)
from tests.casework.cases import MONDAY, Case
from tests.casework.escalated_cases import answered_case, third_stage_case, with_member
from tests.casework.letter_cases import day_of, finished, overdue, running, tells
from tests.casework.people_cases import brailled, held, last_of, neighboured, represented, restricted, talked
from tests.casework.people_cases import typed as people
from tests.casework.refused_cases import BORNE_OUT, LATE, LATE_IN_2022, asked_case, case_in_2022, new_case, refused_case
from tests.casework.righted_cases import at_stage_2, closed_case, of_first, righted, typed, unapproved

Typed = Callable[[Field], Any]


@dataclass(frozen=True)
class DeedWalk:
    """One way of walking one deed."""

    key: str
    """The key of the deed."""
    case: Callable[[Desk], Case]
    """A case at which it can be done; the case's own desk has moved on to the day."""
    typed: Typed
    """What is typed into a field that is not a choice."""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Answers that are not varied."""
    of: Callable[[Case], str] = lambda _case: ""
    """Of what within the case."""


OFTEN = (
    "clarification",
    "progress_update",
    "new_issue",
    "invitation_to_comment",
    "third_party",
    "remedy",
    "action_update",
    "action_completed",
    "adjustment",
    "authority_request",
    "contact_restriction",
    "correction",
)
WRITTEN = {
    "2024": (*OFTEN, "exceptional_circumstances"),
    "2022": OFTEN,
    "2020": ("invitation_to_comment", "correction"),
}
"""The letters that are begun from the running case of each edition."""

WALKS: tuple[DeedWalk, ...] = (
    DeedWalk("new_issue", received_case, types(day=dt.date(2026, 11, 24)), {"how": "phone", "whose": "ours"}),
    DeedWalk("merge", twin_case, types(day=dt.date(2026, 11, 25))),
    DeedWalk("decide", received_case, types(day=dt.date(2026, 11, 24))),
    DeedWalk("decide", case_of_2022, types(day=dt.date(2023, 2, 8)), {"conflict": "no", "finding.2": "partly"}),
    DeedWalk("type_in_decision", reviewed_case, types(day=dt.date(2027, 1, 6)), {"finding.1": "upheld"}),
    DeedWalk("decide_again", decided_case, types(day=dt.date(2026, 12, 4)), {"conflict": "no"}),
    DeedWalk("extend", received_case, types(day=dt.date(2026, 11, 24), until=dt.date(2026, 12, 15), every="2")),
    DeedWalk("extend", received_case, types(day=dt.date(2026, 11, 24), until=dt.date(2027, 1, 15), every="2")),
    DeedWalk("extend", overdue_case, types(day=dt.date(2026, 12, 7), until=dt.date(2026, 12, 15), every="2")),
    DeedWalk("extend", case_of_2022_running, types(day=dt.date(2023, 2, 14), until=dt.date(2023, 3, 10), every="2")),
    DeedWalk("extension_answer", told_case_of_2022, types(day=dt.date(2023, 2, 15))),
    DeedWalk("refuse", new_case, types(day=MONDAY, **LATE), {"safeguarding": "no", **BORNE_OUT}),
    DeedWalk("refuse", case_in_2022, types(day=IN_2022, **LATE_IN_2022), {"safeguarding": "no", **BORNE_OUT}),
    DeedWalk("refuse_further", asked_case, types(day=dt.date(2026, 12, 14), **LATE), {**BORNE_OUT}),
    DeedWalk("overturned", refused_case, types(day=MONDAY)),
    DeedWalk("refusal_told", refused_case, types(day=MONDAY)),
    DeedWalk("weigh", righted, typed(MONDAY)),
    DeedWalk("add_remedy", righted, typed(MONDAY, sum="250")),
    DeedWalk("add_remedy", unapproved, typed(MONDAY, sum="250"), {"remedy": "pay", "head": "quantifiable_loss"}),
    DeedWalk("add_remedy", at_stage_2, typed(dt.date(2026, 11, 30), sum="250"), {"remedy": "pay", "agreed": "yes"}),
    DeedWalk("approve_remedy", unapproved, typed(MONDAY), of=of_first),
    DeedWalk("keep_promise", righted, typed(MONDAY), of=of_first),
    DeedWalk("move_promise", righted, typed(MONDAY), of=of_first),
    DeedWalk("drop_promise", righted, typed(MONDAY), of=of_first),
    DeedWalk("lesson", righted, typed(MONDAY)),
    DeedWalk("reopen", closed_case, typed(dt.date(2026, 11, 30))),
    DeedWalk("escalate", answered_case, types(day=dt.date(2026, 12, 14), other_person="Mrs J. Hale")),
    DeedWalk("escalate", answered_case, types(day=dt.date(2026, 12, 14), **{"point.2": True}), {"conflict": "none"}),
    DeedWalk("escalate", with_member(answered_case), types(day=dt.date(2026, 12, 14)), {"conflict": "none"}),
    DeedWalk("escalate", third_stage_case, types(day=dt.date(2023, 3, 10), other_person="Dame E. Trustee")),
    DeedWalk("about_officer", received_case, types(day=dt.date(2026, 11, 24), other_person="Mrs B. Chair")),
    DeedWalk("about_officer", reviewed_case, types(day=dt.date(2027, 1, 6), other_person="Mrs B. Chair")),
    DeedWalk("reassign", received_case, types(day=dt.date(2026, 11, 24), other_person="Mrs B. Chair")),
    DeedWalk("supply_facts", reviewed_case, types(day=dt.date(2027, 1, 6))),
    DeedWalk("declare_conflict", reviewed_case, types(day=dt.date(2027, 1, 6)), of=lambda _case: "stage 2"),
    DeedWalk("represent", received_case, people),
    DeedWalk("represent", represented, people, of=last_of("representation")),
    DeedWalk("unrepresent", represented, people, of=last_of("representation")),
    DeedWalk("member", received_case, lambda field: "Mr A. Reed" if field.key == "name" else people(field)),
    DeedWalk("adjust", received_case, people),
    DeedWalk("log_contact", received_case, people, {"way": "in"}),
    DeedWalk("agree_contact", talked, people, {"method": "phone"}),
    DeedWalk("send_format", brailled, people, of=last_of("letter_issued")),
    DeedWalk("drop_format", brailled, people, of=last_of("letter_issued")),
    DeedWalk("link_case", neighboured, people),
    DeedWalk("restrict", received_case, people),
    DeedWalk("review_restriction", restricted, people, of=last_of("restricted")),
    DeedWalk("lift_restriction", restricted, people, of=last_of("restricted")),
    DeedWalk("hold", received_case, people),
    DeedWalk("release", held, people, of=last_of("held")),
    *(
        DeedWalk(f"write_{kind}", running(edition), tells(day_of(edition)))
        for edition, kinds in WRITTEN.items()
        for kind in kinds
    ),
    *(
        DeedWalk(f"write_{kind}", make(edition), tells(day_of(edition) + dt.timedelta(days=25)))
        for edition in ("2022", "2024")
        for kind, make in (("missed_deadline", overdue), ("feedback_survey", finished))
    ),
)
"""Every deed at least once."""
