"""The life of a book, day by day and at random: cases come in, are worked on, corrected and closed. All is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from random import Random

from app.casework.cases import case_records
from app.casework.corrections import change_definition, correct_date, strike_out
from app.casework.decisions import decide
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.edition_changes import change_edition
from app.casework.files import CaseFile, case_file
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.house_rules import drop_house_rule, keep_house_rule, read_house_rules
from app.casework.intakes import Point, log_complaint
from app.casework.letters import issue, mark_posted, open_letter, withdraw
from app.casework.merges import merge, pairs
from app.casework.milestones import (
    EVENTS,
    OF_THE_MATTER,
    Milestone,
    add_note,
    close_case,
    record_milestone,
)
from app.casework.new_issues import NewIssue, raise_issue
from app.casework.open_dates import cases_open_on
from app.casework.overturnings import Overturning, overturn
from app.casework.particulars import Needs, change_needs, change_person
from app.casework.planned_extensions import Extension, plan_extension
from app.casework.questions import book_seal, case_list, counts, letters_to_post
from app.casework.refusals import refuse
from app.casework.requests import RequestIntake, close_request, log_request, request_list
from app.casework.settings import read_settings, save_settings
from app.models.books import book_in_memory
from app.rules.house_rules import HouseRule
from app.rules.problems import UserError
from tests.casework.answered_cases import decision_for, records
from tests.casework.cases import MR_D, REVIEWER, Case, name_reviewers, st_annes
from tests.casework.refused_cases import refusal_of

STREETS = ("Chapel Row", "Vicars' Lane", "Drove Road")
A_DAY = dt.timedelta(days=1)


def seen(desk: Desk) -> Mapping[str, object]:
    """Everything that the pages show of a book; not the drafts, nor what can be done: they are no facts."""
    cases = case_list(desk)
    return {
        "files": {row.case_id: _facts(case_file(desk, row.case_id)) for row in cases},
        "due": due_list(desk),
        "cases": cases,
        "found": case_list(desk, "chapel row"),
        "post": letters_to_post(desk),
        "contacts": request_list(desk),
        "counts": counts(desk),
        "open": tuple(case.case_id for case in cases_open_on(desk, desk.today())),
        "settings": read_settings(desk),
        "limits": read_house_rules(desk),
        "calendar": (desk.calendar.version, desk.calendar.changes),
        "seal": book_seal(desk),
    }


def _facts(file: CaseFile) -> CaseFile:
    history = tuple(replace(line, date_name="", voidable=False) for line in file.history)
    letters = tuple(replace(letter, correctable=False) for letter in file.letters)
    return replace(file, history=history, letters=letters, known_on=None)


class Life:
    """A book whose days go by: each with a few deeds, at any hour between one midnight of the PC and the next."""

    def __init__(self, desk: Desk, first: dt.date, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - a life, not a key
        self.day = first
        book = book_in_memory(self._now)
        self.desk = replace(desk, book=book, today=lambda: self.day)
        shipped = st_annes(read_settings(self.desk))
        save_settings(self.desk, replace(shipped, ombudsman_checked_on=first))
        name_reviewers(self.desk, REVIEWER)

    def days(self, number: int) -> Iterator[dt.date]:
        """Live so many days, giving each one at its end."""
        for _ in range(number):
            for _ in range(self.chance.choice((0, 2, 4, 6))):
                self._live()
            yield self.day
            self.day += A_DAY

    def _live(self) -> None:
        deed = self.chance.choice(DEEDS)
        with suppress(UserError, StopIteration, IndexError):  # refused, or there was nothing to do it to
            deed(self)

    def _now(self) -> dt.datetime:
        second = self.chance.choice((0, 1800, 43_200, 84_600, 86_399))
        midnight = dt.datetime.combine(self.day, dt.time())
        return (midnight + dt.timedelta(seconds=second)).astimezone(dt.UTC)

    # what the deeds ask for

    def a_case(self) -> int:
        """Some case."""
        return self.chance.choice(case_list(self.desk)).case_id

    def an_entry(self, case_id: int, *, dated: bool) -> int:
        """Some entry of a case that can be corrected, or struck out."""
        lines = case_file(self.desk, case_id).history
        return self.chance.choice([line.seq for line in lines if (line.date_name if dated else line.voidable)])

    def lately(self) -> dt.date:
        """Some day, today or not long ago."""
        return self.day - dt.timedelta(days=self.chance.choice((0, 0, 1, 3, 9, 24)))

    def soon(self) -> dt.date:
        """Some day to come."""
        return self.day + dt.timedelta(days=self.chance.randint(1, 30))

    def word(self) -> str:
        """Some word."""
        return self.chance.choice(("damp", "the roof", "no heating", "noise", "a slip"))


def _logged(life: Life) -> None:
    person = replace(MR_D.person, address=f"{life.chance.randint(1, 40)} {life.chance.choice(STREETS)}\nWells")
    hazard = life.chance.choice(("yes", "no"))
    log_complaint(life.desk, replace(MR_D, person=person, received_on=life.lately(), hazard=hazard))


def _happened(life: Life) -> None:
    case = life.a_case()
    stage = case_file(life.desk, case).stage
    kind = life.chance.choice((*EVENTS, "acknowledged", "responded", "escalation_requested"))
    agreed = kind == "updates_agreed"
    milestone = Milestone(
        kind=kind,
        on=life.lately() - dt.timedelta(days=40 if kind in OF_THE_MATTER else 0),
        stage=stage + (kind == "escalation_requested"),
        until=life.soon() if kind == "extended" else None,
        reason=life.word(),
        person=REVIEWER,
        every=life.chance.randint(1, 3) if agreed else 0,
        unit="weeks" if agreed else "",
    )
    record_milestone(life.desk, case, milestone)


def _answered(life: Life) -> None:
    running = [row for row in due_list(life.desk) if row.group != "waiting" and not row.projected]
    row = life.chance.choice([row for row in running if row.clock.startswith("stage")])
    kind = "acknowledged" if "acknowledge" in row.clock else "responded"
    record_milestone(life.desk, row.case_id, Milestone(kind, life.day, int(row.clock[5]), "by post"))


def _posted(life: Life) -> None:
    row = life.chance.choice(letters_to_post(life.desk))
    mark_posted(life.desk, row.case_id, row.letter_id, life.lately(), "second")


def _withdrawn(life: Life) -> None:
    row = life.chance.choice(letters_to_post(life.desk))
    withdraw(life.desk, row.case_id, row.letter_id)


def _moved_house(life: Life) -> None:
    case = life.a_case()
    file = case_file(life.desk, case)
    person = replace(file.person, name=f"{file.person.name}e", address="2 Drove Road\nWells")
    change_person(life.desk, case, person, file.representative, life.word())


def _needed(life: Life) -> None:
    needs = Needs(large_print=life.chance.random() < 0.5, adjustments=(life.word(),), vulnerabilities="")
    change_needs(life.desk, life.a_case(), needs, life.word())


def _holiday(life: Life) -> None:
    changed = life.desk.calendar.changes
    kind = life.chance.choice(("holiday_added", "holiday_struck", "voided"))
    day = life.chance.choice((life.soon(), life.lately(), dt.date(2026, 8, 31)))
    body: dict[str, object] = {"date": day.isoformat(), "name": "A day for all", "reason": life.word()}
    if kind == "voided":
        body = {"corrects": life.chance.choice(changed).seq, "reason": life.word()}
    with life.desk.book.writing("Anne Clerk") as work:
        work.append(None, kind, on=life.day, sentence="The calendar.", body=body)
    life.desk.calendars.read()


def _own_limit(life: Life) -> None:
    clock = life.chance.choice(("stage1.respond", "stage1.acknowledge", "stage2.respond"))
    standing = read_house_rules(life.desk)
    if standing and life.chance.random() < 0.5:
        given_up = life.chance.choice(standing)
        drop_house_rule(life.desk, given_up.clock, life.word(), given_up.since)
    since = life.chance.choice((None, life.day))
    house = HouseRule(clock, life.chance.randint(1, 8), from_origin=True, since=since)
    keep_house_rule(life.desk, house, life.word())


def _settled(life: Life) -> None:
    found = read_settings(life.desk)
    name, phone = life.chance.choice(("Anne Clerk", "Bea Vicar")), f"01749 00000{life.chance.randint(0, 9)}"
    save_settings(life.desk, replace(found, officer=name, phone=phone))


def _defined(life: Life) -> None:
    points = tuple(Point(life.word(), "ours") for _ in range(life.chance.randint(1, 3)))
    change_definition(life.desk, life.a_case(), (points, (life.word(),), ()), life.word())


def _corrected(life: Life) -> None:
    case = life.a_case()
    correct_date(life.desk, case, life.an_entry(case, dated=True), life.lately(), life.word())


def _governed(life: Life) -> None:
    edition = life.chance.choice(life.desk.editions.all)
    change_edition(life.desk, life.a_case(), edition.key, life.word())


def _struck(life: Life) -> None:
    case = life.a_case()
    strike_out(life.desk, case, life.an_entry(case, dated=False), life.word())


def _refused(life: Life) -> None:
    case = Case(life.desk)
    case.id = life.a_case()
    ground = life.chance.choice(("time_limit", "court", "policy"))
    facts = {"occurred_on": dt.date(2024, 6, 3), "aware_on": dt.date(2024, 6, 3)}
    refuse(life.desk, case.id, refusal_of(case, ground, on=life.lately(), facts=facts))


def _overturned(life: Life) -> None:
    overturn(life.desk, life.a_case(), Overturning(life.lately(), "landlord", "", life.word()))


def _decided(life: Life) -> None:
    case = Case(life.desk)
    case.id = life.a_case()
    stage = records(case).stage
    decide(life.desk, case.id, decision_for(case, stage, life.lately()), life.word())


def _looked_at(life: Life) -> object:
    number = life.a_case()
    pressing = case_records(life.desk, number).pressing_hazards
    outcome = life.chance.choice(("no", "yes", "none"))
    about = life.chance.choice(pressing).seq if pressing else 0
    return record_hazard_action(
        life.desk, number, HazardAction(life.lately(), life.word(), outcome, life.word(), about)
    )


def _raised(life: Life) -> None:
    related, delays, hazard = (life.chance.choice(("yes", "no")) for _ in range(3))
    issue = NewIssue(life.word(), "ours", life.lately(), related=related, delays=delays, hazard=hazard)
    raise_issue(life.desk, life.a_case(), issue)


def _merged(life: Life) -> None:
    case = Case(life.desk)
    case.id = life.a_case()
    merge(life.desk, case.id, life.chance.choice(pairs(life.desk, records(case))).newer.case_id, life.word())


def _planned(life: Life) -> None:
    case = Case(life.desk)
    case.id = life.a_case()
    plan_extension(life.desk, case.id, Extension(records(case).stage, life.soon(), life.word()))


def _contacted(life: Life) -> None:
    log_request(life.desk, RequestIntake("in_hand", life.lately(), "Mrs E. Vale", "", "", life.word()))


def _contact_closed(life: Life) -> None:
    rows = [row.request_id for row in request_list(life.desk) if row.closed_on is None]
    close_request(life.desk, life.chance.choice(rows), life.word())


DEEDS: tuple[Callable[[Life], object], ...] = (
    _logged,
    _logged,
    _happened,
    _happened,
    _answered,
    _answered,
    lambda life: issue(life.desk, open_letter(life.desk, life.a_case(), "acknowledgement", 1)),
    _posted,
    _withdrawn,
    _moved_house,
    _needed,
    _holiday,
    _own_limit,
    _settled,
    _defined,
    _corrected,
    _governed,
    _struck,
    _struck,
    _decided,
    _raised,
    _merged,
    _planned,
    _refused,
    _overturned,
    _overturned,
    lambda life: add_note(life.desk, life.a_case(), life.lately(), life.word()),
    _looked_at,
    lambda life: close_case(life.desk, life.a_case(), life.day, life.word()),
    lambda life: close_case(life.desk, life.a_case(), life.day, life.word()),
    _contacted,
    _contact_closed,
)
