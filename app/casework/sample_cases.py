"""The invented residents of the sample book: twelve cases, one at every stage and standing, and two requests.

Their dates are relative to the day that the book is made for. Nobody here is real.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.casework.desks import Desk
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.intakes import Intake, Person, Representative
from app.casework.letters import issue, keep_draft, mark_posted, open_letter
from app.casework.milestones import Milestone, close_case, record_milestone
from app.casework.requests import RequestIntake
from app.rules.triage import Contact
from app.rules.workdays import Workdays

REVIEWER = "Canon H. Price"
OTHER_REVIEWER = "Mrs J. Hale"


@dataclass(frozen=True)
class SampleCase:
    """One invented case: who, when it came in, and what was done on which later working day."""

    person: Person
    received_on: dt.date
    points: tuple[str, ...]
    outcomes: tuple[str, ...]
    acts: tuple[tuple[int, Callable[[Desk, int], object]], ...] = ()
    """Each act with the working day on which it is done, counted from the day of receipt."""
    intake: Callable[[Intake], Intake] = lambda intake: intake


def sample_cases(workdays: Workdays, today: dt.date) -> tuple[SampleCase, ...]:
    """The twelve cases, for a day."""

    def ago(days: int) -> dt.date:
        return workdays.working_day_before(today, days)

    return (*_old_cases(workdays, today), *_acknowledged_cases(ago), *_new_cases(ago), *_stage_2_cases(ago))


def sample_requests(workdays: Workdays, today: dt.date) -> tuple[RequestIntake, ...]:
    """A service request, and a slip that was put right there and then."""
    day = workdays.working_day_before(today, 2)
    return (
        RequestIntake(
            "service_request",
            day,
            "Mrs V. Pell",
            "12 Chapel Row\nWells",
            "01632 960113",
            "The kitchen tap drips. The plumber comes on Thursday.",
            Contact(asked="no", unhappy="no", wants="repair"),
            workdays.after(today, 3),
        ),
        RequestIntake(
            "there_and_then",
            day,
            "Mr O. Quill",
            "10 Garden Court\nWells",
            "01632 960114",
            "The gardener was late this once. He rang, and came at noon. Mr Quill did not want to complain.",
            Contact("no", "yes", "slip", "yes", "no", offered_on=day.isoformat(), offered_how="phone"),
        ),
    )


def acknowledge(desk: Desk, case_id: int) -> None:
    """Write, issue and post the stage 1 acknowledgement, all today."""
    letter = issue(desk, open_letter(desk, case_id, "acknowledgement", 1))
    mark_posted(desk, case_id, letter, desk.today(), "second")


def _issue_only(desk: Desk, case_id: int) -> None:
    issue(desk, open_letter(desk, case_id, "acknowledgement", 1))


def _half_write(desk: Desk, case_id: int) -> None:
    letter = open_letter(desk, case_id, "acknowledgement", 1)
    text = letter.draft.part("received").text
    keep_draft(desk, letter.written("received", f"{text}\n\nThank you for ringing me back on"))


def _sent(kind: str, stage: int = 1) -> Callable[[Desk, int], object]:
    how = "by second class post"
    return lambda desk, case_id: record_milestone(desk, case_id, Milestone(kind, desk.today(), stage, how))


def _asked(stage: int, person: str) -> Callable[[Desk, int], object]:
    return lambda desk, case_id: record_milestone(
        desk, case_id, Milestone("escalation_requested", desk.today(), stage, "by telephone", person=person)
    )


def _extended(days: int, reason: str) -> Callable[[Desk, int], object]:
    def extend(desk: Desk, case_id: int) -> None:
        until = desk.workdays.after(desk.today(), days)
        record_milestone(desk, case_id, Milestone("extended", desk.today(), 1, "by post", until=until, reason=reason))

    return extend


def _agreed_updates(desk: Desk, case_id: int) -> None:
    agreed = Milestone("updates_agreed", desk.today(), 1, "by telephone", every=5, unit="working_days")
    record_milestone(desk, case_id, agreed)


def _closed(reason: str) -> Callable[[Desk, int], object]:
    return lambda desk, case_id: close_case(desk, case_id, desk.today(), reason)


def _old_cases(workdays: Workdays, today: dt.date) -> tuple[SampleCase, ...]:
    """The case of the 2022 Code, the Christmas and the Easter: those of which all is long done today."""
    christmas = max(
        day
        for day in (dt.date(today.year - years, 12, 18) for years in (1, 2))
        if workdays.between(day, today) > 40  # noqa: PLR2004 - it was closed on the 40th
    )
    easter = max(
        day
        for day, name in workdays.holidays.items()
        if name == "Easter Monday" and workdays.between(day, today) > 25  # noqa: PLR2004 - its answer is long out
    )
    return (
        SampleCase(
            _person("Mrs B. Ashworth", "Mrs Ashworth", "3 Chapel Row", "960101"),
            dt.date(2023, 6, 12),
            ("You asked three times for a handrail and had no answer.",),
            ("A handrail at the front step.",),
            ((2, acknowledge), (9, _sent("responded")), (30, _closed("The handrail is up and she is content."))),
        ),
        SampleCase(
            _person("Mr A. Fairweather", "Mr Fairweather", "8 The Quadrangle", "960102"),
            christmas,
            ("Your boiler broke down twice and you were left without heating.",),
            ("The boiler replaced.", "An apology."),
            ((4, acknowledge), (14, _sent("responded")), (40, _closed("The boiler was replaced."))),
        ),
        SampleCase(
            _person("Miss C. Tregenza", "Miss Tregenza", "5 Garden Court", "960103"),
            workdays.working_day_before(easter, 3),
            ("The bins were not emptied for three weeks.",),
            ("A regular collection.",),
            ((5, acknowledge), (18, _sent("responded")), (24, _closed("She did not wish to go further."))),
        ),
    )


def _with_needs(intake: Intake) -> Intake:
    representative = Representative("Mrs S. Lindqvist", "daughter", phone="01632 960117")
    return replace(intake, large_print=True, adjustments=("Ring in the mornings.",), representative=representative)


def _with_work(intake: Intake) -> Intake:
    """A complaint while the repair goes on, first told to the warden, with a possible hazard."""
    contact = Contact(asked="no", unhappy="yes", matter="reported_before", work_open="yes")
    going_on = replace(intake, contact=contact, outcome="complaint_and_request", job="5512")
    return replace(going_on, hazard="yes", first_heard_by="the warden")


def _acknowledged_cases(ago: Callable[[int], dt.date]) -> tuple[SampleCase, ...]:
    """Stage 1, acknowledged: late, with time left, extended with news agreed on, and answered."""
    return (
        SampleCase(
            _person("Mrs E. Okafor", "Mrs Okafor", "4 Garden Court", "960104"),
            ago(16),
            ("Your garden wall fell in August and has not been rebuilt.", "You were told twice that it was ordered."),
            ("The wall rebuilt by a fixed date.",),
            ((4, acknowledge),),
        ),
        SampleCase(
            _person("Miss R. Adeyemi", "Miss Adeyemi", "7 Garden Court", "960106"),
            ago(6),
            ("A workman came without an appointment and was rude.",),
            ("An apology.", "Notice before anybody comes."),
            ((2, acknowledge),),
        ),
        SampleCase(
            _person("Mr P. Lindqvist", "Mr Lindqvist", "9 The Quadrangle", "960107"),
            ago(13),
            ("The lift in your block was out of order for five weeks.",),
            ("To know why it took so long.", "The taxi fares paid."),
            (
                (3, acknowledge),
                (10, _extended(10, "The lift company's engineer can only report next week.")),
                (10, _agreed_updates),
            ),
            _with_needs,
        ),
        SampleCase(
            _person("Mrs G. Nwosu", "Mrs Nwosu", "2 Garden Court", "960110"),
            ago(11),
            ("You were charged twice for the communal laundry.",),
            ("The second charge returned.",),
            ((2, acknowledge), (9, _sent("responded"))),
        ),
    )


def _new_cases(ago: Callable[[int], dt.date]) -> tuple[SampleCase, ...]:
    """Stage 1, not acknowledged yet: due today and half written, issued and not posted, and come in today."""
    return (
        SampleCase(
            _person("Mr T. Whitlock", "Mr Whitlock", "11 Chapel Row", "960105"),
            ago(5),
            ("The carer's parking space is taken every day.",),
            ("The space kept free.",),
            ((4, _half_write),),
        ),
        SampleCase(
            _person("Ms F. Brandt", "Ms Brandt", "1 The Quadrangle", "960108"),
            ago(3),
            ("Your letter of September about noise was never answered.",),
            ("An answer to the letter.",),
            ((3, _issue_only),),
        ),
        SampleCase(
            _person("Mr D. Dunmore", "Mr Dunmore", "14 Chapel Row", "960109"),
            ago(0),
            (
                "You reported the leaking radiator several times and nobody acted on it.",
                "You were told each time that somebody would come, and nobody came.",
                "Your carpet is now damp and smells.",
            ),
            ("The radiator replaced.", "To be told why nobody came.", "The carpet cleaned or replaced."),
            (),
            _with_work,
        ),
    )


def _stage_2_cases(ago: Callable[[int], dt.date]) -> tuple[SampleCase, ...]:
    return (
        SampleCase(
            _person("Mr J. Davies", "Mr Davies", "2 Chapel Row", "960111"),
            ago(18),
            ("The window frames let in the rain.",),
            ("New window frames.",),
            ((3, acknowledge), (12, _sent("responded")), (15, _asked(2, REVIEWER))),
        ),
        SampleCase(
            _person("Mrs H. Castellanos", "Mrs Castellanos", "6 The Quadrangle", "960112"),
            ago(40),
            ("You fell on the unlit path.", "Nobody recorded the accident."),
            ("Lights on the path.", "An apology."),
            (
                (5, acknowledge),
                (15, _sent("responded")),
                (20, _asked(2, OTHER_REVIEWER)),
                (23, _sent("acknowledged", 2)),
                (30, _lit_the_path),
            ),
            lambda intake: replace(intake, hazard="yes"),
        ),
    )


def _lit_the_path(desk: Desk, case_id: int) -> None:
    record_hazard_action(
        desk, case_id, HazardAction(desk.today(), "Lamps were put up along the path.", "yes", "the plumber")
    )


def _person(name: str, salutation: str, street: str, phone: str) -> Person:
    return Person(name, salutation, f"{street}\nWells", "BA5 2XX", f"01632 {phone}")
