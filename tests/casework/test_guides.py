"""Guides: step tables without Qt; how a path is walked, and every guide of the program walked to every end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from app.casework import case_guides, definition_guides, edition_changes, event_guides, hazard_guides
from app.casework.desks import Desk
from app.casework.guides import CHECK, Answers, Field, Guide, Option, Step, visible_fields
from app.casework.intake_guides import intake_guide
from app.casework.milestones import EVENTS
from app.casework.settings import Settings
from app.models.checks import check_book
from app.rules.problems import Problem, Refused
from tests.casework.cases import MONDAY, OFFICER, Case, a_case
from tests.casework.walks import EMPTY, walks

TYPED: dict[str, Any] = {
    "line": "Mrs J. Hale",
    "lines": "As it was told.",
    "date": MONDAY,
    "tick": True,
    "list": ("One thing.",),
    "points": (("A point.", "ours"),),
}
KINDS = set(EMPTY)


def typed(field: Field) -> Any:  # noqa: ANN401 - whatever the field holds
    """Something right for a field."""
    special = {
        "address": "14 Chapel Row",
        "postcode": "BA5 2XX",
        "email": "d@dunmore.example",
        "until": dt.date(2026, 12, 14),
        "every": "2",
    }
    if field.label == "Date":  # of what is complained of: that was before the complaint
        return dt.date(2026, 10, 1)
    return special.get(field.key.removeprefix("rep_").removeprefix("request_"), TYPED.get(field.kind))


def small() -> Guide:
    """A guide of three steps, of which the second is left out for 'no'."""
    yes_no = (Option("yes", "Yes"), Option("no", "No"))
    steps = (
        Step("first", "First", "Go on?", (Field("go", "Go on?", "yes_no", options=yes_no),)),
        Step("more", "More", "What more?", (Field("more", "More", "line", shown=lambda a: a.get("go") == "yes"),)),
        Step("end", "End", "Done?", ending="Record it"),
    )
    following = {("first", "yes"): "more", ("first", "no"): "end", ("more", "yes"): CHECK}
    return Guide(
        key="small",
        title="Small",
        steps=steps,
        first="first",
        following=lambda step, answers: following.get((step, str(answers.get("go") or "")), ""),
        problems=lambda step, answers: (
            (Problem("go", "Say whether to go on."),) if step == "first" and not answers.get("go") else ()
        ),
    )


@pytest.mark.parametrize(
    ("answers", "path"),
    [({}, ("first",)), ({"go": "yes"}, ("first", "more", CHECK)), ({"go": "no"}, ("first", "end"))],
)
def test_a_path_follows_the_answers_to_an_end(answers: Answers, path: tuple[str, ...]) -> None:
    assert small().path(answers) == path


def test_a_step_is_found_by_its_key_and_no_other() -> None:
    assert small().step("more").title == "More"
    with pytest.raises(KeyError):
        small().step("nowhere")


def test_a_field_is_on_its_page_only_while_it_has_a_meaning() -> None:
    step = small().step("more")
    assert [field.key for field in visible_fields(step, {"go": "yes"})] == ["more"]
    assert visible_fields(step, {"go": "no"}) == ()


def test_the_walk_takes_every_choice_once() -> None:
    assert list(walks(small(), typed)) == [{"go": "yes", "more": "Mrs J. Hale"}, {"go": "no"}]


# every guide of the program


def case_forms(case: Case) -> dict[str, Callable[[], case_guides.CaseForm]]:
    """The guides of a case page, each made anew for its walk."""
    desk, number = case.desk, case.id
    return {
        "note": lambda: case_guides.note_form(desk, number),
        "hazard": lambda: hazard_guides.hazard_form(desk, number),
        "closing": lambda: case_guides.closing_form(desk, number),
        "correction": lambda: case_guides.correction_form(desk, number),
        "striking": lambda: case_guides.striking_form(desk, number, case.line("acknowledged").seq),
        "definition": lambda: definition_guides.definition_form(desk, number),
        "edition": lambda: edition_changes.edition_form(desk, number),
        "event": lambda: event_guides.event_form(desk, number),
        **{f"event {kind}": _event(case, kind) for kind in EVENTS if kind != "escalation_requested"},
    }


def _event(case: Case, kind: str) -> Callable[[], case_guides.CaseForm]:
    return lambda: event_guides.event_form(case.desk, case.id, kind)


NAMES = (
    "note",
    "hazard",
    "closing",
    "correction",
    "striking",
    "definition",
    "edition",
    "event",
    # logging is counted from by the 2022 Code alone; a request for the next stage has a guide of its own
    *(f"event {kind}" for kind in EVENTS if kind not in ("logged", "escalation_requested")),
)


@pytest.mark.parametrize("name", NAMES)
def test_every_guide_of_a_case_is_walked_to_every_end_and_does_what_it_says(
    desk: Desk, settings: Settings, name: str
) -> None:
    """A refusal at the end is a sentence; anything else is our slip."""
    ends = 0
    first = a_case(desk).received("2026-11-09", hazard="yes").acknowledged("2026-11-10")
    for answers in walks(case_forms(first)[name]().guide, typed):
        case = a_case(desk).received("2026-11-09", hazard="yes").acknowledged("2026-11-10")
        form = case_forms(case)[name]()
        if "entry" in answers:  # the entries of this case have numbers of their own
            shift = case.line("opened").seq - first.line("opened").seq
            answers["entry"] = str(int(answers["entry"]) + shift)
        ends += 1
        try:
            said = form.act(answers)
        except Refused as refusal:
            said = refusal.sentence
        assert said.endswith(".")
    assert ends > 0
    assert check_book(desk.book).sound


def every_guide(desk: Desk) -> Iterable[Guide]:
    case = a_case(desk).received("2026-11-09", hazard="yes").acknowledged("2026-11-10")
    return (intake_guide(desk, OFFICER), *(make().guide for make in case_forms(case).values()))


def test_every_field_of_every_guide_is_of_a_kind_that_the_window_can_show(desk: Desk, settings: Settings) -> None:
    for guide in every_guide(desk):
        keys = [step.key for step in guide.steps]
        assert len(keys) == len(set(keys)), guide.key
        for step in guide.steps:
            fields = [field.key for field in step.fields]
            assert len(fields) == len(set(fields)), (guide.key, step.key)
            assert {field.kind for field in step.fields} <= KINDS
            assert all(field.label and field.label == field.label.strip() for field in step.fields)
            for field in step.fields:
                assert (field.kind in ("choice", "yes_no")) == bool(field.options), (guide.key, field.key)
