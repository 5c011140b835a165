"""Across rooms: the full lives of three complaints under the Code of 2024, walked through the real windows.

Two stages with more time and compensation, to the Ombudsman's door; one refused on time and taken after all; one about
the officer herself. Everybody in them is invented. The days were counted by hand on a calendar of November 2026 to
February 2027, without Friday 25 December, Monday 28 December and Friday 1 January.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from app.casework.independents import keep_independent
from app.ui.themes import Theme
from tests.casework.escalated_cases import CHAIR, MINUTES, OUTSIDER
from tests.ui.conftest import Drive
from tests.ui.lives import Answers, Life, day, fill_in, holds

GUTTER = "You reported the leaking gutter in June and nobody mended it."
TOLD = "Nobody told you when the roofer would come."
CALL: dict[str, Any] = {
    "asked": "yes",
    "work_open": "yes",
    "name": "Mrs P. Linnet",
    "salutation": "Mrs Linnet",
    "address": "3 Chapel Row\nWells",
    "postcode": "BA5 2XX",
    "points": ((GUTTER, "ours"), (TOLD, "ours")),
    "outcomes": ("Mend the gutter.",),
    "hazard": "no",
}
OMBUDSMAN = ("Housing Ombudsman", "0300 111 3000", "PR2 0ET")
Begins = Callable[[str], Life]


@pytest.fixture
def begins(drive: Drive, theme: Theme) -> Begins:
    return lambda today: Life(drive, theme, today)


def decision(known_on: str, *findings: tuple[str, str], **more: Any) -> Answers:  # noqa: ANN401 - whatever a field takes
    """What is typed into the guide of a decision: what each point came to and why."""
    points = {
        key: value
        for number, (finding, reasons) in enumerate(findings, 1)
        for key, value in ((f"finding.{number}", finding), (f"reasons.{number}", reasons))
    }
    whole = {
        "conflict": "no",
        "evidence_landlord": "The job log, which has no visit.",
        "evidence_resident": "Four photographs.",
        "resident_commented": "yes",
        "known_on": day(known_on),
    }
    return {**whole, **points, **more}


def payment(what: str, head: str, pounds: str, by: str, **more: Any) -> Answers:  # noqa: ANN401 - whatever a field takes
    """What is typed to offer a sum."""
    whole = {"remedy": "pay", "what": what, "head": head, "sum": pounds, "done": "no", "by": day(by), "agreed": "asked"}
    return {**whole, **more}


def test_two_stages_with_more_time_and_compensation_to_the_ombudsmans_door(begins: Begins) -> None:
    life = begins("2026-11-23")
    taken_in_and_acknowledged(life)
    takes_longer(life)
    answered_with_compensation(life)
    promises_kept_late(life)
    goes_to_the_canon(life)
    answered_for_good(life)
    at_the_ombudsmans_door(life)
    life.end()


def taken_in_and_acknowledged(life: Life) -> None:
    """Received on Monday 23 November 2026: acknowledge by Monday 30 (Tue 24 is day 1), then 10 days to 14 December.

    Sent on Wednesday 25: Thu 26 (1), Fri 27 (2), Mon 30 to Fri 4 (7), Mon 7 (8), Tue 8 (9), Wed 9 December (10).
    """
    life.log(CALL)
    holds(life.today(), "Acknowledge by Monday 30 November 2026 - 5 working days left")
    holds(life.today(), "Then: answer by Monday 14 December 2026 - 15 working days left (projected)")
    life.turn_to("2026-11-25")
    letter = life.sends("Write the acknowledgement")
    holds(letter, "Dear Mrs Linnet", "Monday 23 November 2026", GUTTER, TOLD, "Mend the gutter.", "Anne Clerk")
    holds(letter, "By Wednesday 9 December 2026", "at any stage", *OMBUDSMAN)
    holds(life.today(), "Answer by Wednesday 9 December 2026 - 10 working days left")
    assert life.clock("stage1.acknowledge").countdown == "done in time"
    assert life.next_step() == "Decide the answer"


def takes_longer(life: Life) -> None:
    """More time until Friday 18 December, 7 working days later; Wednesday 23 would be the longest ordinary, 10 later.

    Planned on Friday 4 December, it moves nothing before its notice goes, on Monday 7. Updates every week from the 4th.
    """
    life.turn_to("2026-12-04")
    why = "The roof can be reached only with a scaffold, which stands from 14 December."
    asked = {"told": "plan", "until": day("2026-12-18"), "reason": why, "updates": "yes", "every": "1", "unit": "weeks"}
    life.does("Take longer", asked)
    holds(life.today(), "Answer by Wednesday 9 December 2026 - 3 working days left")
    letter = life.issues("Write the extension notice")
    holds(letter, "due by Wednesday 9 December 2026", why, "By Friday 18 December 2026", "every week", *OMBUDSMAN)
    holds(life.today(), "Answer by Wednesday 9 December 2026 - 3 working days left")
    life.turn_to("2026-12-07")
    life.posts("first")
    respond = life.clock("stage1.respond")
    assert (respond.due, respond.original_due) == (dt.date(2026, 12, 18), dt.date(2026, 12, 9))
    holds(life.today(), "Tell the resident how it is going by Friday 11 December 2026 - 4 working days left")
    holds(life.today(), "Then: answer by Friday 18 December 2026 - 9 working days left")
    life.turn_to("2026-12-11")
    holds(life.today(), "how it is going by Friday 11 December 2026 - due today", "takes longer, stage 1")
    life.presses("updates:1", {"on": day("2026-12-11"), "how": "by telephone"})
    holds(life.today(), "Answer by Friday 18 December 2026 - 5 working days left")
    holds(life.today(), "Then: tell the resident how it is going by Friday 18 December 2026")
    holds(life.part("answer"), "instead of Wednesday 9 December 2026 (Code 6.4)")


def answered_with_compensation(life: Life) -> None:
    """Decided on Wednesday 16 December and answered on Thursday 17, a day before the new date."""
    life.turn_to("2026-12-16")
    effect = "Water ran down your bedroom wall for six months."
    life.does("Weigh the effect", {"duration": "From June to December.", "impact": effect})
    mend = {"remedy": "act_on_delay", "what": "Mend the gutter over the bedroom.", "who": "Webb Roofing"}
    life.does("Add something", {**mend, "done": "no", "by": day("2026-12-23"), "agreed": "yes"})
    ringing = payment("For six months of ringing us about it.", "time_and_trouble", "150", "2026-12-31")
    life.does("Add something", ringing)
    found = (("upheld", "The job was logged in June and never given to a roofer."), ("partly", "We rang once."))
    life.step("Decide the answer", decision("2026-12-16", *found, **{"relied_on.1": "Our repairs policy, section 4."}))
    life.turn_to("2026-12-17")
    letter = life.sends("Write the response")
    holds(letter, "answer at stage 1", "We agree with point 1. We agree with part of point 2.", found[0][1])
    holds(letter, "Our repairs policy, section 4.", effect, "From June to December.", "£150 in all")
    holds(letter, "Webb Roofing will do this by Wednesday 23 December 2026", "£150 by Thursday 31 December 2026")
    holds(letter, "That would be stage 2", "You do not have to say why", *OMBUDSMAN)
    assert life.clock("stage1.respond").countdown == "done in time"
    holds(life.today(), "Do what was promised by Wednesday 23 December 2026 - 4 working days left", "Webb Roofing")
    holds(life.part("answer"), "Offered at stage 1 in all: £150", "Upheld in part.")
    holds(life.part("story"), "Stage 1 response sent on Thursday 17 December 2026 by second class post.")
    holds(life.part("story"), "The resident agreed. · Anne Clerk")


def promises_kept_late(life: Life) -> None:
    """On Monday 4 January: Thu 24 (1), Tue 29 (2), Wed 30 (3), Thu 31 (4), Mon 4 (5) after Wed 23; 1 after Thu 31."""
    life.turn_to("2027-01-04")
    holds(life.today(), "by Wednesday 23 December 2026 - 5 working days late")
    holds(life.today(), "Then: do what was promised by Thursday 31 December 2026 - 1 working day late")
    assert life.act("Close the case").blocked.startswith("What was promised is still to be done")
    life.step("Say that it is done", {"done_on": day("2026-12-23"), "evidence": "A photograph of the gutter."})
    life.step("Say that it is done", {"done_on": day("2027-01-04"), "evidence": "The bank's receipt."})
    holds(life.part("answer"), "Done on Monday 4 January 2027. It was promised by Thursday 31 December 2026")
    holds(life.today(), "Stage 1 response sent Thursday 17 December 2026", "may ask for the next stage")


def goes_to_the_canon(life: Life) -> None:
    """Stage 2 asked for on Monday 4 January 2027, about point 1: acknowledge by Monday 11, Tue 5 being day 1.

    From there 20 days: Tue 12 to Fri 15 (4), three weeks (19), Mon 8 February (20). Sent on Wednesday 6: Thu 7 and
    Fri 8 (2), three weeks (17), Mon 1, Tue 2, Wed 3 February (20).
    """
    asked = {"on": day("2027-01-04"), "how": "by telephone", "words": "It drips again.", "point.1": True}
    life.does("Move to the next stage", {**asked, "person": "Canon H. Price", "conflict": "none"})
    holds(life.today(), "Acknowledge by Monday 11 January 2027 - 5 working days left", "by Canon H. Price")
    holds(life.today(), "Then: answer by Monday 8 February 2027 - 25 working days left (projected)")
    holds(life.part("story"), "about point 1 alone.", "“It drips again.”", "no conflict of interest at stage 2")
    life.turn_to("2027-01-06")
    letter = life.sends("Write the acknowledgement")
    holds(letter, "You asked us on Monday 4 January 2027", "“It drips again.”", GUTTER, "Canon H. Price. They took no")
    holds(letter, "By Wednesday 3 February 2027", "You do not have to say why", *OMBUDSMAN)
    assert TOLD not in letter
    holds(life.today(), "Answer by Wednesday 3 February 2027 - 20 working days left")
    assert life.next_step() == "Type in the reviewer's decision"


def answered_for_good(life: Life) -> None:
    """The Canon's decision of Wednesday 27 January 2027, his offer above stage 1's explained, sent on Friday 29."""
    life.turn_to("2027-01-27")
    life.step("Type in", decision("2027-01-27", ("upheld", "The joint was not sealed.")))
    holds(life.part("story"), "Decided at stage 2 by Canon H. Price")
    life.does("Weigh the effect", {"frequency": "It failed twice.", "impact": "You had to ask twice."})
    again = payment("For having to ask again.", "distress_and_inconvenience", "200", "2027-02-12", why_more="It failed.")
    life.does("Add something", again)
    life.turn_to("2027-01-29")
    letter = life.sends("Write the response")
    holds(letter, "Our final answer to your complaint", "Our complaints procedure ends here", "The joint was not sealed.")
    holds(letter, "Canon H. Price looked at your complaint", "£200 by Friday 12 February 2027", "You had to ask twice.")
    holds(letter, "within 12 months of our final answer", *OMBUDSMAN)
    assert "stage 3" not in letter
    assert life.clock("stage2.respond").countdown == "done in time"


def at_the_ombudsmans_door(life: Life) -> None:
    """Twelve months from Friday 29 January 2027 end with Saturday 29 January 2028. Nothing closes with a promise open."""
    ends = "Going to the Housing Ombudsman: up to and including Saturday 29 January 2028"
    holds(life.seen(), ends)
    holds(life.today(), "the last stage; what was promised is still to be done")
    assert "“For having to ask again”" in life.act("Close the case").blocked
    assert life.act("Move to the next stage").blocked != ""
    life.turn_to("2027-02-12")
    holds(life.today(), "Do what was promised by Friday 12 February 2027 - due today")
    life.step("Say that it is done", {"done_on": day("2027-02-11"), "evidence": "The bank's receipt."})
    holds(life.today(), "the last stage; the case can be closed")
    life.step("Close the case", {"on": day("2027-02-12"), "reason": "Everything promised is done."})
    holds(life.seen(), "closed Friday 12 February 2027", ends)
    assert life.today() == ""


def test_b(begins: Begins) -> None:
    life = begins("2026-11-23")
    life.log(CALL)
    life.turn_to("2026-11-26")
    life.does("Not accept it", {
        "ground": "time_limit", "occurred_on": day("2025-06-02"), "aware_on": day("2025-09-15"), "safeguarding": "no", "policy_reference": "Complaints policy, 3.2",
        "circumstances": "She is in good health.", "discretion": "Nothing kept her from coming sooner.", "decision": "refuse",
        "on": day("2026-11-26"), "reasons": "It is fourteen months since you learnt of it.", "evidence": "The job log.", "instead": "The county court.",
    })
    print("T", life.today(), life.next_step())
    life.turn_to("2026-11-27")
    print("REF", life.sends("Write the letter"))
    print("T", life.today(), life.next_step())
    print("SEEN", life.seen())
    life.turn_to("2027-01-11")
    life.does("It was overturned", {"by": "ombudsman", "on": day("2027-01-08"), "reference": "202612345", "reason": "She could not have known sooner."})
    print("T", life.today(), life.next_step())
    print("SEEN", life.seen())
    print("ACK", life.sends("Write the acknowledgement"))
    print("T", life.today(), life.next_step())
    life.turn_to("2027-01-20")
    life.step("Decide the answer", decision("2027-01-20", ("not_upheld", "A."), ("not_upheld", "B")))
    print("T", life.today(), life.next_step())
    print("RESP", life.sends("Write the response"))
    print("T", life.today(), life.next_step())
    print("SEEN", life.seen())
    life.end()
    raise AssertionError


def test_c(begins: Begins) -> None:
    life = begins("2026-11-23")
    for one in (CHAIR, OUTSIDER):
        keep_independent(life.desk, one, MINUTES)
    life.log(CALL)
    life.does("It is about you", {"on": day("2026-11-23"), "words": "She told me to stop ringing.", "person": CHAIR.name, "conflict": "none"})
    print("T", life.today(), life.next_step())
    life.turn_to("2026-11-24")
    print("ACK", life.sends("Write the acknowledgement"))
    life.turn_to("2026-11-26")
    life.does("Record facts", {"on": day("2026-11-26"), "text": "She rang on 2 and 9 June."})
    print("PACK", life.pack())
    life.turn_to("2026-12-03")
    print("ACTS", [(a.text, a.blocked) for a in life.page.acts()])
    life.step("Type in", decision("2026-12-03", ("upheld", "A."), ("not_upheld", "B")))
    print("S", life.part("story"), life.next_step())
    life.does("Weigh the effect", {"frequency": "It failed twice.", "impact": "You had to ask twice."})
    life.does("Add something", {"remedy": "apologise", "what": "We are sorry.", "done": "yes", "done_on": day("2026-12-03"), "evidence": "This letter.", "agreed": "asked"})
    print("RESP", life.sends("Write the response"))
    print("T", life.today(), life.next_step())
    life.turn_to("2026-12-14")
    life.does("Move to the next stage", {"on": day("2026-12-14"), "person": OUTSIDER.name, "conflict": "none"})
    print("T", life.today(), life.next_step())
    life.turn_to("2026-12-16")
    print("ACK2", life.sends("Write the acknowledgement"))
    print("PACK2", life.pack())
    life.turn_to("2027-01-13")
    life.step("Type in", decision("2027-01-13", ("upheld", "A."), ("not_upheld", "B")))
    life.does("Weigh the effect", {"frequency": "It failed twice.", "impact": "You had to ask twice."})
    life.does("Add something", {"remedy": "apologise", "what": "We are sorry.", "done": "yes", "done_on": day("2027-01-13"), "evidence": "This letter.", "agreed": "asked"})
    print("RESP2", life.sends("Write the response"))
    print("T", life.today(), life.next_step())
    print("SEEN", life.seen())
    life.end()
    raise AssertionError
