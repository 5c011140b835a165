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
from app.ui.guide_dialogs import GuideDialog
from app.ui.themes import Theme
from tests.casework.escalated_cases import CHAIR, MINUTES, OUTSIDER
from tests.ui.conftest import Drive
from tests.ui.lives import AGAIN, Life, answer_page, day, decision, holds, kept_back, payment

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
    holds(letter, "Webb Roofing Wednesday 23 December 2026", "Anne Clerk Thursday 31 December 2026 £150")
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
    life.tells_that_it_is_done()
    life.step("Say that it is done", {"done_on": day("2027-01-04"), "evidence": "The bank's receipt."})
    letter = life.tells_that_it_is_done()
    holds(letter, "Tell us if the money has not reached you.")
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
    again, left = letter.split("We are not looking at it again.")[0].rsplit(GUTTER, 1)
    assert TOLD in left, "what is not looked at again comes after what is"
    assert TOLD not in again
    holds(life.today(), "Answer by Wednesday 3 February 2027 - 20 working days left")
    assert life.next_step() == "Type in the reviewer's decision"


def answered_for_good(life: Life) -> None:
    """The Canon's decision of Wednesday 27 January 2027, his offer above stage 1's explained, sent on Friday 29."""
    life.turn_to("2027-01-27")
    life.step("Type in", decision("2027-01-27", ("upheld", "The joint was not sealed.")))
    holds(life.part("story"), "Decided at stage 2 by Canon H. Price")
    life.does("Weigh the effect", {"frequency": "It failed twice.", "impact": "You had to ask twice.", **AGAIN})
    again = payment(
        "For having to ask again.", "distress_and_inconvenience", "200", "2027-02-12", why_more="It failed."
    )
    life.does("Add something", again)
    life.turn_to("2027-01-29")
    letter = life.sends("Write the response")
    holds(
        letter, "Our final answer to your complaint", "Our complaints procedure ends here", "The joint was not sealed."
    )
    holds(letter, "Canon H. Price looked at your complaint", "Friday 12 February 2027", "You had to ask twice.")
    holds(letter, "within 12 months of our final answer", *OMBUDSMAN)
    assert "stage 3" not in letter
    assert life.clock("stage2.respond").countdown == "done in time"


def at_the_ombudsmans_door(life: Life) -> None:
    """Twelve months from Friday 29 January 2027 end with Saturday 29 January 2028; no promise is left open."""
    ends = "Going to the Housing Ombudsman: up to and including Saturday 29 January 2028"
    holds(life.seen(), ends)
    holds(life.today(), "the last stage; what was promised is still to be done")
    assert "“For having to ask again”" in life.act("Close the case").blocked
    assert life.act("Move to the next stage").blocked != ""
    life.turn_to("2027-02-12")
    holds(life.today(), "Do what was promised by Friday 12 February 2027 - due today")
    life.step("Say that it is done", {"done_on": day("2027-02-11"), "evidence": "The bank's receipt."})
    holds(life.today(), "the last stage; they are still to be told that it is done")
    life.tells_that_it_is_done()
    holds(life.today(), "the last stage; the case can be closed")
    life.step("Close the case", {"on": day("2027-02-12"), "reason": "Everything promised is done."})
    holds(life.seen(), "closed Friday 12 February 2027", ends)
    assert life.today() == ""


FACTS: dict[str, Any] = {
    "occurred_on": day("2025-06-02"),
    "aware_on": day("2025-09-15"),
    "safeguarding": "no",
    "policy_reference": "Complaints policy, 3.2",
}
TOO_LATE = FACTS | {
    "circumstances": "She is in good health, and her home is dry now.",
    "discretion": "Nothing that we know of kept her from coming sooner.",
}
NOT_TAKEN = TOO_LATE | {
    "decision": "refuse",
    "on": day("2026-11-26"),
    "reasons": "It is fourteen months since you learnt of it.",
    "evidence": "The job log of June 2025.",
    "instead": "The county court.",
}


def refused_on_time(begins: Begins) -> Life:
    """Received on Monday 23 November 2026, refused on Thursday 26, told on Friday 27: before Monday 30, the fifth day.

    Learnt of on 15 September 2025, it is out of time since 15 September 2026; learnt of on 1 June 2026, it is not.
    """

    def inside_the_limit(dialog: GuideDialog) -> None:
        answer_page(dialog, {"ground": "time_limit"})
        dialog.go_on()
        against = kept_back(dialog, FACTS | {"aware_on": day("2026-06-01")})
        holds(against, "12 months", "1 June 2027")

    life = begins("2026-11-23")
    life.log(CALL)
    life.turn_to("2026-11-26")
    life.does("Not accept it", NOT_TAKEN, inside_the_limit)
    holds(life.today(), "Not accepted on Thursday 26 November 2026", "the letter that says why is still to go")
    assert "Acknowledge by" not in life.today()
    life.turn_to("2026-11-27")
    letter = life.sends("Write the letter")
    holds(letter, "We cannot take this as a complaint", GUTTER, "Complaints policy, 3.2", "Monday 15 September 2025")
    holds(letter, "She is in good health", "The job log of June 2025.", "The county court.", NOT_TAKEN["reasons"])
    holds(letter, "You can ask the Housing Ombudsman to look at this decision", *OMBUDSMAN)
    holds(life.today(), "the resident was told why; it can be closed")
    holds(life.seen(), "Nothing is due from you on this stage", "The resident was told why on Friday 27 November 2026")
    assert life.act("Decide the answer").blocked.startswith("This was not accepted")
    return life


def test_refused_on_time_and_taken_up_as_received_at_first_because_the_ombudsman_says_so(begins: Begins) -> None:
    """Overturned on Friday 8 January 2027 and heard of on Monday 11: 27 working days after Monday 30 November.

    Fri 4 December (4), Fri 11 (9), Fri 18 (14), Thu 24 (18), Tue 29 to Thu 31 (21), Fri 8 January (26), Mon 11 (27).
    Sent that day, ten from there: Tue 12 to Fri 15 (4), Fri 22 (9), Monday 25 January (10).
    """
    life = refused_on_time(begins)
    life.turn_to("2027-01-11")
    why = "She could not have known sooner."
    by = {"by": "ombudsman", "on": day("2027-01-08"), "reference": "202612345", "reason": why}
    life.does("It was overturned", by)
    holds(life.today(), "Acknowledge by Monday 30 November 2026 - 27 working days late")
    holds(life.today(), "Then: answer by Monday 14 December 2026 - 17 working days late (projected)")
    holds(life.seen(), "received Monday 23 November 2026", "The Housing Ombudsman (202612345) overturned it", why)
    holds(life.seen(), "Agree with the resident how often they hear how it is going")
    letter = life.sends("Write the acknowledgement")
    holds(letter, "We received your complaint on Monday 23 November 2026", "By Monday 25 January 2027", *OMBUDSMAN)
    assert life.clock("stage1.acknowledge").countdown == "done, 27 working days late"
    holds(life.today(), "Answer by Monday 25 January 2027 - 10 working days left")
    life.turn_to("2027-01-20")
    found = (("not_upheld", "The roofer came in July."), ("not_upheld", "We rang on 3 July."))
    life.step("Decide the answer", decision("2027-01-20", *found))
    letter = life.sends("Write the response")
    holds(letter, "We do not agree with your complaint", "found nothing that we did wrong", "stage 2", *OMBUDSMAN)
    holds(life.part("story"), "Not accepted on Thursday 26 November 2026: it is too long ago.")
    holds(life.part("answer"), "Overturned since.")
    life.step("Close the case", {"on": day("2027-01-20"), "reason": "Answered."})
    life.end()


def test_refused_on_time_and_taken_after_all_because_the_landlord_thinks_again(begins: Begins) -> None:
    """On Monday 30 November 2026, the fifth day, it is still in time; ten from there end on Monday 14 December."""
    life = refused_on_time(begins)
    life.turn_to("2026-11-30")
    life.does("It was overturned", {"by": "landlord", "on": day("2026-11-30"), "reason": "She was in hospital."})
    holds(life.today(), "Acknowledge by Monday 30 November 2026 - due today")
    holds(life.part("story"), "We changed our mind on Monday 30 November 2026", "as before. She was in hospital.")
    holds(life.sends("Write the acknowledgement"), "Monday 23 November 2026", "By Monday 14 December 2026")
    assert life.clock("stage1.acknowledge").countdown == "done in time"
    holds(life.today(), "Answer by Monday 14 December 2026 - 10 working days left")
    life.end()


def test_too_late_and_taken_all_the_same_on_discretion(begins: Begins) -> None:
    life = begins("2026-11-23")
    life.log(CALL)
    life.turn_to("2026-11-26")
    taken = {"decision": "accept", "on": day("2026-11-26"), "accepting": "She was in hospital for most of the year."}
    life.does("Not accept it", TOO_LATE | {"ground": "time_limit"} | taken)
    holds(life.today(), "Acknowledge by Monday 30 November 2026 - 2 working days left")
    holds(life.part("story"), "She was in hospital for most of the year.")
    holds(life.part("answer"), "She was in hospital for most of the year.")
    assert life.next_step() == "Write the acknowledgement"
    life.end()


def test_about_the_officer_herself_and_considered_by_others_at_both_stages(begins: Begins) -> None:
    life = begins("2026-11-23")
    for one in (CHAIR, OUTSIDER):
        keep_independent(life.desk, one, MINUTES)
    given_to_the_chair(life)
    decided_by_the_chair(life)
    given_to_the_outsider(life)
    decided_by_the_outsider(life)
    life.end()


def given_to_the_chair(life: Life) -> None:
    """Received on Monday 23 November 2026, acknowledged on Tuesday 24: Fri 27 (3), Fri 4 (8), Tue 8 December (10)."""
    life.log(CALL)
    taken = {"person": CHAIR.name, "conflict": "none"}
    life.does("It is about you", {"on": day("2026-11-23"), "words": "She told me to stop ringing.", **taken})
    holds(life.today(), "Acknowledge by Monday 30 November 2026", f"dealt with by {CHAIR.name}")
    life.turn_to("2026-11-24")
    letter = life.sends("Write the acknowledgement")
    holds(letter, f"{CHAIR.name}, Chair of the trustees.", "By Tuesday 8 December 2026", *OMBUDSMAN)
    assert "Anne Clerk" not in letter
    life.turn_to("2026-11-26")
    life.does("Record facts", {"on": day("2026-11-26"), "text": "She rang on 2 and 9 June."})
    pack = life.pack()
    holds(
        pack, f"For {CHAIR.name}", "Answer by Tuesday 8 December 2026", GUTTER, TOLD, "“She told me to stop ringing.”"
    )
    holds(pack, "3. She told me to stop ringing.", "No evidence is listed yet")
    holds(pack, "Facts supplied by Anne Clerk Thursday 26 November 2026 She rang on 2 and 9 June.")
    holds(pack, "Decision at stage 1", f"To be filled in by {CHAIR.name}", "My reasons", "Signature")


def decided_by_the_chair(life: Life) -> None:
    """Decided on Thursday 3 December 2026, kept as hers, and sent on Friday 4; the officer cannot take it back."""
    life.turn_to("2026-12-03")
    assert not any(act.text.startswith("Decide the answer") for act in life.page.acts())
    answer_found(life, "2026-12-03")
    holds(life.part("story"), f"Decided at stage 1 by {CHAIR.name}", "“She told me to stop ringing.”")
    life.turn_to("2026-12-04")
    letter = life.sends("Write the response")
    holds(
        letter,
        "answer at stage 1",
        "We agree with points 1 and 3. We do not agree with point 2.",
        CHAIR.name,
        *OMBUDSMAN,
    )
    assert "Anne Clerk" not in letter
    holds(life.part("answer"), f"Stage 1: {CHAIR.name}", "Before: Anne Clerk", f"was decided by {CHAIR.name}")


def answer_found(life: Life, known_on: str, **before: str) -> None:
    """The form of whoever considered it is typed in, with an apology."""
    told_to_stop = ("upheld", "Nobody may be told to stop ringing.")
    found = (("upheld", "Nobody gave the job to a roofer."), ("not_upheld", "We rang on 3 July."), told_to_stop)
    life.step("Type in", decision(known_on, *found))
    life.does("Weigh the effect", {"severity": "It was a bedroom.", "impact": "You slept in the kitchen.", **before})
    sorry = {"remedy": "apologise", "what": "We apologise for the months that you waited.", "agreed": "asked"}
    done = {"who": "The trustees", "done": "yes", "done_on": day(known_on), "evidence": "The letter."}
    life.does("Add something", {**sorry, **done})


def given_to_the_outsider(life: Life) -> None:
    """Stage 2 asked for on Monday 14 December 2026: acknowledge by Monday 21. Neither of the two can take it.

    Acknowledged on Wednesday 16: Thu 17, Fri 18 (2), Thu 24 (6), Tue 29 to Thu 31 (9), Fri 8 (14), Fri 15 (19), Mon 18
    January 2027 (20).
    """

    def neither(dialog: GuideDialog) -> None:
        fill = {"on": day("2026-12-14"), "words": "Nobody has come yet.", "how": "to the warden"}
        answer_page(dialog, fill)
        dialog.go_on()
        dialog.go_on()
        answer_page(dialog, {"person": "somebody else"})
        for name in ("Anne Clerk", "anne  clerk", "Beatrice Chair", "Mrs. B. Chair"):
            assert kept_back(dialog, {"other_person": name}) != "", name

    life.turn_to("2026-12-14")
    life.does("Move to the next stage", {"person": OUTSIDER.name, "conflict": "none"}, neither)
    holds(life.today(), "Acknowledge by Monday 21 December 2026 - 5 working days left", f"by {OUTSIDER.name}")
    life.turn_to("2026-12-16")
    letter = life.sends("Write the acknowledgement")
    holds(
        letter, f"{OUTSIDER.name}, Independent adjudicator. They took no part", "By Monday 18 January 2027", *OMBUDSMAN
    )
    pack = life.pack()
    holds(pack, f"For {OUTSIDER.name}", "Answer by Monday 18 January 2027", "Friday 25 December 2026 (Christmas Day)")
    holds(pack, "Found at stage 1: Upheld. Nobody gave the job to a roofer.", "Nobody has come yet.")
    holds(pack, "Wednesday 16 December 2026 Stage 2 acknowledgement sent", "Decision at stage 2")


def decided_by_the_outsider(life: Life) -> None:
    """Decided on Wednesday 13 January 2027 and sent on Thursday 14; twelve months end with Friday 14 January 2028."""
    life.turn_to("2027-01-13")
    answer_found(life, "2027-01-13", **AGAIN)
    life.turn_to("2027-01-14")
    letter = life.sends("Write the response")
    holds(letter, f"{OUTSIDER.name}, Independent adjudicator, looked at your complaint", "This is our final answer")
    holds(letter, "We kept the dates that the Housing Ombudsman's Code gives us", *OMBUDSMAN)
    assert "Anne Clerk" not in letter
    holds(life.part("story"), f"Decided at stage 2 by {OUTSIDER.name}", f"Decided at stage 1 by {CHAIR.name}")
    holds(life.seen(), "Going to the Housing Ombudsman: up to and including Friday 14 January 2028")
    assert life.clock("stage2.respond").countdown == "done in time"
