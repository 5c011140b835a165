"""Across rooms: two more complaints from the first call to the last letter, through the real windows.

The fourth is governed by the Code of 2022. Its dates were counted by hand on a calendar of 2023 (bank holiday: Monday
28 August):

    Mon 12 June received and logged: Tue 13 (1), Wed, Thu, Fri 16 (4), Mon 19 (5): acknowledge by Monday 19 June (4.1).
    Ten working days from logging: Mon 19 (5) ... Fri 23 (9), Mon 26 (10): answer by Monday 26 June (5.1).
    Ten more: Fri 30 (4), Fri 7 July (9), Mon 10 (10): ordinarily until Monday 10 July, which is 20 in all (5.2).
    Mon 17 July is five more: only for a good reason, and to be agreed.
    Stage 2 asked for on Mon 24 July: Fri 28 (4), Fri 4 August (9), Fri 11 (14), Fri 18 (19), Mon 21 (20): by Monday
    21 August (5.13).
    Stage 3 asked for on Tue 29 August: Fri 1 September (3), Fri 8 (8), Fri 15 (13), Fri 22 (18), Mon 25 (19), Tue 26
    (20): by Tuesday 26 September (5.18). A panel meets on Tuesday 10 October.

The fifth is governed by the Code of 2024, on a calendar of 2026 (bank holidays: Friday 25 December, Monday 28 December
and Friday 1 January):

    Mon 23 November received: acknowledge by Monday 30 November; the hazard is looked into within ten working days:
    Fri 27 (4), Fri 4 December (9), Mon 7 (10): by Monday 7 December.
    A second hazard, raised on Thu 26 November: Fri 27 (1), Fri 4 December (6), Thu 10 (10): by Thursday 10 December.
    Acknowledged on Tue 24 November: Fri 27 (3), Fri 4 December (8), Mon 7 (9), Tue 8 (10): by Tuesday 8 December.
    Stage 2 asked for on Mon 14 December: Tue 15 (1) ... Fri 18 (4), Mon 21 (5): acknowledge by Monday 21 December.
    Acknowledged on Wed 16 December: Thu 17 (1), Fri 18 (2), Thu 24 (6), Tue 29 (7), Thu 31 (9), Mon 4 January (10),
    Fri 8 (14), Fri 15 (19), Mon 18 (20): answer by Monday 18 January 2027.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from app.casework.cases import case_records
from app.casework.letters import letter_pdf
from app.casework.promises import promises_made
from app.ui.settings_pages import SettingsPage
from app.ui.themes import Theme
from tests.ui.conftest import Drive
from tests.ui.lives import AGAIN, Life, day, holds

CALL: dict[str, Any] = {"asked": "yes", "work_open": "yes"}
PERSON = {
    "name": "Mrs E. Vale",
    "salutation": "Mrs Vale",
    "address": "3 Vicars' Close\nWells",
    "postcode": "BA5 2UJ",
}
POINTS = (
    ("You reported the leaking gutter three times and nobody came.", "ours"),
    ("Your ceiling is stained.", "ours"),
)
WEIGHED = {
    "conflict": "no",
    "evidence_landlord": "The job log.",
    "evidence_resident": "Three photographs.",
    "resident_commented": "yes",
}
FOUND = {"finding.1": "upheld", "reasons.1": "The job was never raised.", "finding.2": "partly"} | {
    "reasons.2": "The stain was there before, and has spread."
}
DAUGHTER = {"represented": "yes", "rep_name": "Ms R. Vale", "rep_relation": "her daughter"}
MOULD = "There is mould behind your wardrobe."
OMBUDSMAN = ("Housing Ombudsman", "0300 111 3000", "PR2 0ET")
LARGE = 18
"""Points: what large print is (UK Association for Accessible Formats, G003)."""
WHY_THIRD = "A panel with two residents on it hears what two stages could not settle."


@pytest.fixture
def of_2022(drive: Drive, theme: Theme) -> Life:
    """The officer on Monday 12 June 2023."""
    return Life(drive, theme, "2023-06-12")


@pytest.fixture
def of_2024(drive: Drive, theme: Theme) -> Life:
    """The officer on Monday 23 November 2026."""
    return Life(drive, theme, "2026-11-23")


def test_of_2022_with_disagreement_about_an_extension_and_a_third_stage(of_2022: Life) -> None:
    life = of_2022
    justify_a_third_stage(life)
    take_it_in_under_2022(life)
    take_longer_than_is_agreed(life)
    answer_at_stage_1(life)
    answer_at_stage_2(life)
    bring_a_panel_together(life)
    answer_at_stage_3_and_close(life)
    life.end()


def justify_a_third_stage(life: Life) -> None:
    """Only a landlord that says why has a third stage (2022 Code 5.17)."""
    life.office.window.go_to("settings")
    page = life.office.window.page("settings")
    assert isinstance(page, SettingsPage)
    page.boxes["third_stage"].set_value(WHY_THIRD)
    page.boxes["escalation_days"].set_value("28")
    page.save.click()


def take_it_in_under_2022(life: Life) -> None:
    """Counted from the day it was logged; acknowledged on the Wednesday."""
    asked = {"outcomes": ("Mend the gutter.",)}
    life.log({**CALL, **PERSON, "points": POINTS, **asked, "hazard": "no", "logged_on": day("2023-06-12")})
    assert "Acknowledge by Monday 19 June 2023 - 5 working days left" in life.today()
    assert life.clock("stage1.respond").due == day("2023-06-26")
    life.turn_to("2023-06-14")
    letter = life.sends("Write the acknowledgement")
    holds(letter, "Dear Mrs Vale", "Monday 26 June 2023", POINTS[0][0], POINTS[1][0], "Mend the gutter.", *OMBUDSMAN)
    assert "Answer by Monday 26 June 2023 - 8 working days left" in life.today()


def take_longer_than_is_agreed(life: Life) -> None:
    """To Monday 17 July: past the ordinary limit, for a good reason, and she does not agree (2022 Code 5.1-5.3)."""
    life.turn_to("2023-06-20")
    life.does(
        "Take longer",
        {
            "told": "plan",
            "until": day("2023-07-17"),
            "reason": "The gutter runs behind the chapel wall, which is listed.",
            "good_reason": "The consent for the scaffold comes on 12 July.",
            "agreed": "no",
            "updates": "no",
        },
    )
    assert life.clock("stage1.respond").due == day("2023-06-26")
    notice = life.sends("Write the")
    holds(notice, "By Monday 17 July 2023.", "listed", "12 July", "due by Monday 26 June 2023", *OMBUDSMAN)
    assert life.clock("stage1.respond").due == day("2023-07-17")
    life.turn_to("2023-06-21")
    assert life.next_step() == "Write the letter about the extension"
    assert "Answer by Monday 17 July 2023 - 18 working days left" in life.today()
    holds(life.part("answer"), "It goes past Monday 10 July 2023", "for the good reason that was given")
    holds(life.part("answer"), "The resident did not agree to it (5.2)", "dispute the plan or its dates (5.3)")
    letter = life.sends("Write", {"objection": "You wrote: “You have had three years.”"})
    holds(
        letter,
        "You do not agree to the new date",
        "You have had three years.",
        "By Monday 17 July 2023, as we told you.",
    )
    holds(letter, "which is listed.", "The consent for the scaffold", "ask it about this delay now", *OMBUDSMAN)
    assert life.next_step() == "Decide the answer"


def answer_at_stage_1(life: Life) -> None:
    """Decided on Thursday 13 July and sent on Friday 14, within the new date; it tells her of stage 2."""
    life.turn_to("2023-07-13")
    life.step("Decide the answer", {**WEIGHED, "staff_commented": "none", **FOUND, "known_on": day("2023-07-13")})
    life.does("Weigh the effect", {"impact": "You sat under a wet ceiling for a year."})
    mend = {"remedy": "act_on_delay", "what": "Mend the gutter.", "who": "Mr T. Webb", "done": "no", "agreed": "yes"}
    life.does("Add something", {**mend, "by": day("2023-08-04")})
    life.turn_to("2023-07-14")
    letter = life.sends("Write the response")
    holds(
        letter, "answer at stage 1", "We agree with point 1. We agree with part of point 2.", "by Friday 4 August 2023"
    )
    holds(letter, "That would be stage 2", "within 28 working days of this letter", *OMBUDSMAN)
    assert life.clock("stage1.respond").countdown == "done in time"
    holds(life.today(), "Stage 1 response sent Friday 14 July 2023", "the resident may ask for the next stage")


def answer_at_stage_2(life: Life) -> None:
    """Asked for on Monday 24 July, by Canon Price; the answer of Friday 18 August offers stage 3 and does not end it.

    The gutter was to be mended by Friday 4 August, and the letter does not promise that day again.
    """
    life.turn_to("2023-07-24")
    asked = {"on": day("2023-07-24"), "how": "by telephone", "person": "Canon H. Price", "conflict": "none"}
    life.does("Move to the next stage", asked)
    holds(life.today(), "Answer by Monday 21 August 2023 - 20 working days left", "dealt with by Canon H. Price")
    life.turn_to("2023-07-25")
    letter = life.sends("Write the acknowledgement")
    holds(
        letter, "Canon H. Price. They took no part in our answer at stage 1.", "By Monday 21 August 2023", POINTS[1][0]
    )
    life.turn_to("2023-08-17")
    life.step("Type in the reviewer's decision", {**WEIGHED, **FOUND, "known_on": day("2023-08-16")})
    is_sorry(life, **AGAIN)
    made = promises_made(case_records(life.desk, life.case_id))
    mending = next(one for one in made if one.what == "Mend the gutter.")
    moved = {"by": day("2023-11-01"), "reason": "The scaffold did not come."}
    life.presses(f"deed.move_promise.{mending.seq}", moved)
    life.turn_to("2023-08-18")
    letter = life.sends("Write the response")
    holds(
        letter, "answer at stage 2", "once more, at stage 3", "our final answer unless you ask for stage 3", *OMBUDSMAN
    )
    holds(letter, "by Wednesday 1 November 2023")
    assert "We will do this by Friday 4 August 2023" not in letter
    holds(life.part("story"), "Decided at stage 2 by Canon H. Price, the answer known on Wednesday 16 August 2023")


def is_sorry(life: Life, **before: str) -> None:
    """The effect weighed at this stage, and an apology that the letter itself makes."""
    weighed = {"duration": "Some weeks.", "impact": "You had to wait for this answer too."}
    life.does("Weigh the effect", weighed | before)
    done = {"done": "yes", "done_on": life.desk.today(), "evidence": "This letter.", "agreed": "asked"}
    life.does("Add something", {"remedy": "apologise", "what": "We are sorry that it took so long.", **done})


def bring_a_panel_together(life: Life) -> None:
    """Stage 3 may take longer only for convening a panel (2022 Code 5.18)."""
    life.turn_to("2023-08-29")
    asked = {"on": day("2023-08-29"), "other_person": "The panel of trustees", "conflict": "none"}
    life.does("Move to the next stage", asked)
    holds(life.today(), "Answer by Tuesday 26 September 2023 - 20 working days left")
    life.turn_to("2023-08-30")
    holds(life.sends("Write the acknowledgement"), "at stage 3", "By Tuesday 26 September 2023", *OMBUDSMAN)
    life.turn_to("2023-09-11")
    plan = {"told": "plan", "until": day("2023-10-10"), "reason": "It meets on 10 October.", "updates": "no"}
    life.does("Take longer", {**plan, "panel": "yes"})
    notice = life.sends("Write the")
    holds(
        notice, "bring a panel together", "due by Tuesday 26 September 2023", "By Tuesday 10 October 2023", *OMBUDSMAN
    )
    assert life.clock("stage3.respond").due == day("2023-10-10")
    holds(life.part("answer"), "because a panel has to be convened")


def answer_at_stage_3_and_close(life: Life) -> None:
    """The panel's answer is final, and the Ombudsman is next; it closes once the gutter is mended."""
    life.turn_to("2023-10-10")
    life.step("Type in the reviewer's decision", {**WEIGHED, **FOUND, "known_on": day("2023-10-10")})
    is_sorry(life, **AGAIN)
    letter = life.sends("Write the response")
    holds(letter, "answer at stage 3", "This is our final answer.", "Our complaints procedure ends here.")
    holds(letter, "within 12 months of our final answer", *OMBUDSMAN)
    assert "you can ask us to look" not in letter
    assert life.act("Move to the next stage").blocked == "The Code of 2022 has 3 stages, and the last was reached."
    assert "“Mend the gutter”" in life.act("Close the case").blocked
    life.step("Say that it is done", {"done_on": day("2023-10-09"), "evidence": "A photograph."})
    told = "Mr Ellis told him on the telephone."
    life.does("Close the case", {"on": day("2023-10-10"), "reason": "Answered for good, and mended.", "told": told})
    holds(life.seen(), "closed Tuesday 10 October 2023", "up to and including Thursday 10 October 2024")
    assert life.today() == ""


def test_represented_in_large_print_with_a_hazard_a_new_issue_and_one_point_taken_further(of_2024: Life) -> None:
    life = of_2024
    take_in_the_daughters_call(life)
    record_the_daughter_and_the_hazard(life)
    take_in_the_mould(life)
    answer_all_three_points(life)
    take_the_third_point_further(life)
    life.end()


def take_in_the_daughters_call(life: Life) -> None:
    """A daughter rings for her mother; the letter goes in large print, and the danger has a date of its own."""
    asked = {"outcomes": ("Mend the gutter.",)}
    life.log({**CALL, **PERSON, **DAUGHTER, "points": POINTS, **asked, "hazard": "yes", "large_print": True})
    holds(life.today(), "Acknowledge by Monday 30 November 2026 - 5 working days left")
    holds(life.today(), "investigate the possible hazard by Monday 7 December 2026")
    life.turn_to("2026-11-24")
    letter = life.sends("Write the acknowledgement")
    holds(letter, POINTS[0][0], "Ms R. Vale", "By Tuesday 8 December 2026", *OMBUDSMAN)
    assert size_of(letter_pdf(life.desk, life.file.letters[-1].digest), "gutter") == LARGE
    holds(life.today(), "nswer by Tuesday 8 December 2026 - 10 working days left")


def record_the_daughter_and_the_hazard(life: Life) -> None:
    """How far she may act, without waiting for the proof; and what was done about the danger (Awaab's Law)."""
    said = {"name": "Ms R. Vale", "scope": "talk", "accompanies": True}
    life.does("Record who speaks", said)
    holds(life.part("contact"), "asks and answers for them", "nothing waits for it", "Comes with them to meetings")
    made_safe = {"on": day("2026-11-24"), "action": "The light was made safe.", "investigated": "yes"}
    made_safe["by"] = "the electrician"
    life.presses("hazard", made_safe)
    assert "hazard" not in life.today()


def take_in_the_mould(life: Life) -> None:
    """Raised on Thursday 26 November, before the answer: it joins, and no date moves (2024 Code 6.8)."""
    life.turn_to("2026-11-26")
    came = {"text": MOULD, "whose": "ours", "hazard": "yes", "heard_by": "the warden", "related": "yes", "delays": "no"}
    life.does("They raised something new", came)
    assert [point.text for point in life.file.points] == [POINTS[0][0], POINTS[1][0], MOULD]
    assert life.clock("stage1.respond").due == day("2026-12-08")
    holds(life.today(), "the possible hazard by Thursday 10 December 2026", "nswer by Tuesday 8 December 2026")
    holds(
        life.part("story"), "taken in as point 3: There is mould", "It may be a hazard.", "2 points, 1 outcome wanted"
    )
    life.turn_to("2026-11-30")
    seen = {"on": day("2026-11-30"), "action": "The cause was found.", "investigated": "yes"}
    seen["by"] = "the surveyor"
    life.presses(life.file.hazards[0].key, seen)
    assert "hazard" not in life.today()


def answer_all_three_points(life: Life) -> None:
    """No point is left out (2024 Code 6.7)."""
    life.turn_to("2026-12-04")
    third = {"finding.3": "not_upheld", "reasons.3": "We dried it within a day."}
    life.step("Decide the answer", {**WEIGHED, **FOUND, **third, "known_on": day("2026-12-04")})
    is_sorry(life)
    letter = life.sends("Write the response")
    holds(
        letter, *(text for text, _ in POINTS), MOULD, "We dried it within a day.", "That would be stage 2", *OMBUDSMAN
    )
    assert size_of(letter_pdf(life.desk, life.file.letters[-1].digest), "gutter") == LARGE


def take_the_third_point_further(life: Life) -> None:
    """On Monday 14 December the mould alone goes to Canon Price; letters and decision are about it alone."""
    life.turn_to("2026-12-14")
    asked = {"on": day("2026-12-14"), "point.3": True, "person": "Canon H. Price", "conflict": "none"}
    life.does("Move to the next stage", asked)
    holds(life.today(), "Acknowledge by Monday 21 December 2026 - 5 working days left")
    life.turn_to("2026-12-16")
    letter = life.sends("Write the acknowledgement")
    holds(letter, MOULD, "Canon H. Price", "By Monday 18 January 2027", *OMBUDSMAN)
    again, left = letter.split("You did not ask us to look at this part of your complaint again:")
    assert MOULD in again
    assert POINTS[0][0] not in again
    holds(left, POINTS[0][0], POINTS[1][0], "We are not looking at it again.")
    holds(life.pack(), MOULD, "Canon H. Price")
    life.turn_to("2027-01-12")
    theirs = {**WEIGHED, "finding.3": "upheld", "reasons.3": "It came back within the week."}
    life.step("Type in the reviewer's decision", {**theirs, "known_on": day("2027-01-12")})
    is_sorry(life, **AGAIN)
    life.turn_to("2027-01-13")
    letter = life.sends("Write the response")
    holds(letter, MOULD, "It came back within the week.", "Our complaints procedure ends here", *OMBUDSMAN)
    again, left = letter.split("You did not ask us to look at this part of your complaint again:")
    assert POINTS[0][0] not in again
    holds(left, POINTS[0][0], "We did not look at it again.", "It came back within the week.")
    assert life.clock("stage2.respond").countdown == "done in time"
    life.step("Close the case", {"on": day("2027-01-13"), "reason": "Answered for good."})
    assert life.today() == ""


def size_of(letter: bytes, words: str) -> int:
    """The size in which words of a letter are printed, in points."""
    found: list[float] = []

    def seen(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if words in text:
            found.append(size * abs(tm[3] * cm[3]))

    for page in PdfReader(BytesIO(letter)).pages:
        page.extract_text(visitor_text=seen)
    return round(found[0])
