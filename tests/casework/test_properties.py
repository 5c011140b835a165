"""Across rooms: whatever is done, in whatever order, the register says what the journal says and the book is sound."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.casework.corrections import change_definition, correct_date, strike_out
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.files import case_file
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.intakes import Person, Point, log_complaint
from app.casework.letters import discard_draft, issue, keep_draft, mark_posted, open_letter
from app.casework.milestones import EVENTS, Milestone, add_note, close_case, record_milestone
from app.casework.questions import book_seal, case_list, half_written, letters_to_post
from app.casework.requests import RequestIntake, close_request, log_request, request_list
from app.casework.settings import read_settings, save_settings
from app.casework.texts import tidy, tidy_line, tidy_postcode
from app.models.books import book_in_memory
from app.models.checks import check_book
from app.models.journals import records
from app.models.registers import differences
from app.rules.problems import UserError
from app.rules.timelines import struck_out
from tests.casework.cases import MR_D, NOW, as_date, on, st_annes

DAYS = st.dates(dt.date(2026, 11, 16), dt.date(2027, 1, 8))
EARLIER = st.dates(dt.date(2019, 1, 1), dt.date(2026, 12, 31))
FAR = st.dates(dt.date(2027, 1, 1), dt.date(2050, 1, 1))
TEXTS = st.one_of(st.just("A slip."), st.text(max_size=40))
NUMBERS = st.integers(0, 60)
PEOPLE = st.sampled_from(("Anne Clerk", "Canon H. Price", "Mrs J. Hale", ""))
Deed = Callable[[Desk, int], object]
"""Something done on a desk, to a case where it is about one."""


def refusal_of(act: Callable[[], object]) -> UserError | None:
    """Do something; gives the refusal where it is refused."""
    try:
        act()
    except UserError as refusal:
        return refusal
    return None


def seq(desk: Desk, number: int) -> int:
    """The number of some entry that the journal has."""
    return 1 + number % int(book_seal(desk).split("-")[0])


def log(day: dt.date, name: str, hazard: str) -> Deed:
    intake = replace(MR_D, person=replace(MR_D.person, name=name), received_on=day, hazard=hazard)
    return lambda desk, _: log_complaint(desk, intake)


def write(text: str, *, keep: bool) -> Deed:
    def act(desk: Desk, case: int) -> None:
        letter = open_letter(desk, case, "acknowledgement", 1).written("received", text)
        keep_draft(desk, letter) if keep else discard_draft(desk, letter)

    return act


def save(officer: str, landlord: str) -> Deed:
    return lambda desk, _: save_settings(desk, replace(read_settings(desk), officer=officer, landlord=landlord))


def post(number: int, day: dt.date) -> Deed:
    def act(desk: Desk, case: int) -> int:
        waiting = [row.letter_id for row in letters_to_post(desk) if row.case_id == case]
        return mark_posted(desk, case, waiting[0] if waiting else seq(desk, number), day, "second")

    return act


def correct(number: int, day: dt.date, reason: str) -> Deed:
    return lambda desk, case: correct_date(desk, case, seq(desk, number), day, reason)


def correct_receipt(day: dt.date) -> Deed:
    def act(desk: Desk, case: int) -> int:
        line = next(line for line in case_file(desk, case).history if line.kind == "received")
        return correct_date(desk, case, line.seq, day, "A slip.")

    return act


def strike(number: int) -> Deed:
    def act(desk: Desk, case: int) -> int:
        lines = [line.seq for line in case_file(desk, case).history if line.voidable] or [seq(desk, number)]
        return strike_out(desk, case, lines[number % len(lines)], "A slip.")

    return act


MILESTONES = st.builds(
    Milestone,
    kind=st.sampled_from(sorted(EVENTS)),
    on=DAYS,
    stage=st.integers(1, 3),
    until=st.one_of(st.none(), DAYS, FAR),
    reason=TEXTS,
    good_reason=TEXTS,
    person=PEOPLE,
)
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(log, EARLIER, TEXTS, st.sampled_from(("yes", "no"))),
    st.builds(lambda milestone: lambda desk, case: record_milestone(desk, case, milestone), MILESTONES),
    st.builds(lambda: lambda desk, case: issue(desk, open_letter(desk, case, "acknowledgement", 1))),
    st.builds(write, TEXTS, keep=st.booleans()),
    st.builds(save, PEOPLE, TEXTS),
    st.builds(post, NUMBERS, DAYS),
    st.builds(correct, NUMBERS, EARLIER, TEXTS),
    st.builds(correct_receipt, EARLIER),
    st.builds(strike, NUMBERS),
    st.builds(lambda t: lambda desk, case: change_definition(desk, case, ((Point(t),), (t,), ()), "Anew."), TEXTS),
    st.builds(lambda d, t: lambda desk, case: add_note(desk, case, d, t), DAYS, TEXTS),
    st.builds(
        lambda d, t, i: lambda desk, case: record_hazard_action(desk, case, HazardAction(d, t, i, t)),
        DAYS,
        TEXTS,
        st.sampled_from(("yes", "no", "none", "")),
    ),
    st.builds(lambda d, t: lambda desk, case: close_case(desk, case, d, t), DAYS, TEXTS),
    st.builds(lambda d, t: lambda desk, _: log_request(desk, RequestIntake("in_hand", d, t, "", "", t)), DAYS, TEXTS),
    st.builds(lambda n, t: lambda desk, _: close_request(desk, seq(desk, n), t), NUMBERS, TEXTS),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=st.lists(st.tuples(DEEDS, NUMBERS), min_size=5, max_size=30))
def test_after_any_deeds_in_any_order_the_register_is_the_journals_and_every_page_opens(
    desk: Desk, deeds: list[tuple[Deed, int]]
) -> None:
    """A deed is done or refused in a sentence; no other error comes out, and nothing is half done."""
    fresh = replace(on(desk, "2026-12-31"), book=book_in_memory(lambda: NOW))
    save_settings(fresh, st_annes(read_settings(fresh)))
    log_complaint(fresh, replace(MR_D, received_on=as_date("2026-11-20")))
    for deed, number in deeds:
        cases = sorted(row.case_id for row in case_list(fresh))
        before = book_seal(fresh)
        refusal = refusal_of(lambda: deed(fresh, cases[number % len(cases)]))  # noqa: B023 - called at once
        if refusal is not None:
            assert refusal.sentence
            assert book_seal(fresh) == before
        with fresh.book.reading() as session:
            assert differences(session) == []
    assert check_book(fresh.book).findings == ()
    _every_page_opens(fresh)
    fresh.book.close()


def _every_page_opens(desk: Desk) -> None:
    due_list(desk), half_written(desk), letters_to_post(desk), request_list(desk)
    for row in case_list(desk):
        file = case_file(desk, row.case_id)
        standing = [line.kind for line in file.history if line.struck_by is None]
        for one in ("opened", "received", "edition", "person", "defined"):
            assert standing.count(one) == 1
        assert file.edition_key == desk.editions.in_force_on(file.received_on).key
        assert (file.stage > 1) == ("escalation_requested" in standing)
        assert {stage for stage, _ in file.people} == set(range(1, file.stage + 1))
        for clock in file.clocks:
            assert clock.stopped is not None or desk.workdays.is_working(clock.original_due)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(days=st.lists(st.dates(dt.date(2026, 11, 2), dt.date(2026, 11, 23)), min_size=1, max_size=5))
def test_of_any_number_of_corrections_one_stands_and_each_old_one_is_struck_out_once(
    desk: Desk, days: list[dt.date]
) -> None:
    case_id = log_complaint(desk, replace(MR_D, received_on=as_date("2026-11-20")))
    for day in days:
        newest = next(line for line in case_file(desk, case_id).history if line.kind == "received")
        if newest.on != day:
            correct_date(desk, case_id, newest.seq, day, "A slip.")
    file = case_file(desk, case_id)
    assert file.received_on == days[-1]
    with desk.book.reading() as session:
        entries = [record.entry() for record in records(session, case_id) if record.kind == "received"]
    assert len(struck_out(entries)) == len(entries) - 1


@given(text=st.text(max_size=60))
def test_tidying_is_done_once_and_for_all(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_line(tidy_line(text)) == tidy_line(text)
    assert "\n" not in tidy_line(text)
    assert tidy_postcode(tidy_postcode(text)) == tidy_postcode(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=60))
def test_any_name_at_all_is_kept_and_found_again_or_refused(desk: Desk, name: str) -> None:
    refusal = refusal_of(lambda: log_complaint(desk, replace(MR_D, person=Person(name))))
    if refusal is not None:
        assert [problem.field for problem in refusal.problems] == ["name"]
        assert tidy_line(name) == ""
        return
    found = {row.case_id for row in case_list(desk, name)}
    newest = max(row.case_id for row in case_list(desk))
    assert newest in found
    assert case_file(desk, newest).person.name == tidy_line(name)
