"""The Code as its page shows it: everything of an edition, from its data, and nothing that is not there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.codes import (
    TITLES,
    Part,
    Passage,
    about_part,
    clauses_part,
    code_parts,
    edition_choices,
    edition_today,
    limits_part,
)
from app.casework.desks import Desk, lay_desk
from app.casework.settings import Settings, save_settings
from app.models.books import book_in_memory
from app.rules.editions import Edition, Stages
from app.rules.provisions import (
    Clause,
    EscalationRule,
    GroundRule,
    IntervalRule,
    NamedRule,
    PartRule,
    PeriodRule,
    Wrinkle,
)
from tests.casework.cases import MONDAY, NOW, on
from tests.invented_codes import resources_with_2031


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A desk with an invented edition beside the real ones."""
    book = book_in_memory(lambda: NOW)
    yield lay_desk(book, resources_with_2031(tmp_path), lambda: MONDAY)
    book.close()


def passages(part: Part) -> list[Passage]:
    return [passage for group in part.groups for passage in group.passages]


def everything_said(desk: Desk, edition: Edition) -> str:
    return "\n".join(passage.spoken for part in code_parts(desk, edition) for passage in passages(part))


def test_the_editions_the_newest_first(desk: Desk) -> None:
    assert [(one.key, one.since) for one in edition_choices(desk)] == [
        ("2024", "In force from Monday 1 April 2024"),
        ("2022", "In force from Friday 1 April 2022 to Sunday 31 March 2024"),
        ("2020", "In force from Tuesday 7 July 2020 to Thursday 31 March 2022"),
    ]
    assert edition_today(desk) == "2024"
    assert edition_today(on(desk, "2023-06-12")) == "2022"


@pytest.mark.parametrize("key", ["2020", "2022", "2024", "2031"])
def test_everything_of_an_edition_is_on_the_page(other: Desk, key: str) -> None:
    edition = other.editions.named(key)
    said = everything_said(other, edition)
    rules: tuple[PeriodRule | IntervalRule | GroundRule, ...]
    rules = (*edition.periods, *edition.intervals, *edition.grounds)
    wanted = [
        edition.name,
        edition.source,
        edition.applies_to,
        edition.definition,
        edition.stages.says,
        *(clause.says for clause in edition.clauses),
        *(rule.says for rule in rules),
        *(question.ask for ground in edition.grounds for question in ground.questions),
        *(rule.asks for rule in (*edition.remedies, *edition.factors, *edition.compensation)),
        *(part.missing for letter in edition.letters for part in letter.parts),
        *(text for wrinkle in edition.wrinkles for text in (wrinkle.says, wrinkle.reads)),
    ]
    assert [text for text in wanted if text.rstrip(".") not in said] == []


@pytest.mark.parametrize("key", ["2020", "2022", "2024", "2031"])
def test_what_wants_confirming_says_so_where_it_stands(other: Desk, key: str) -> None:
    edition = other.editions.named(key)
    rules: tuple[
        Clause | EscalationRule | PeriodRule | IntervalRule | GroundRule | NamedRule | PartRule | Wrinkle | Stages,
        ...,
    ] = (
        *edition.clauses,
        *edition.periods,
        *edition.intervals,
        *edition.grounds,
        *edition.remedies,
        *edition.factors,
        *edition.compensation,
        *(part for letter in edition.letters for part in letter.parts),
        *edition.wrinkles,
        edition.stages,
        edition.clause(edition.definition_clause),
        *([edition.escalation] if edition.escalation else []),
    )
    shown = [passage.confirm for part in code_parts(other, edition) for passage in passages(part) if passage.confirm]
    assert sorted(shown) == sorted(rule.to_be_confirmed for rule in rules if rule.to_be_confirmed)


def test_every_passage_has_a_name_of_its_own(desk: Desk) -> None:
    for edition in desk.editions.all:
        keys = [passage.key for part in code_parts(desk, edition) for passage in passages(part)]
        assert len(keys) == len(set(keys))


def test_the_definition_is_quoted_as_it_stands(desk: Desk) -> None:
    for edition in desk.editions.all:
        quoted = next(one for one in passages(about_part(desk, edition)) if one.key == "definition")
        assert quoted.words == (f"“{edition.definition}”",)
        assert quoted.mark == edition.definition_clause


def test_clauses_stand_under_their_sections(desk: Desk) -> None:
    edition = desk.editions.named("2024")
    part = clauses_part(edition)
    assert [group.heading for group in part.groups] == [f"{one.number}. {one.name}" for one in edition.sections]
    assert len(passages(part)) == len(edition.clauses)
    assert part.lead.startswith(f"{len(edition.clauses)} clauses, in our own words.")


@pytest.mark.parametrize(
    ("find", "numbers"),
    [
        ("6.1", ["6.1", "6.10", "6.11", "6.12", "6.13", "6.14", "6.15", "6.16", "6.17", "6.18", "6.19"]),
        ("  6.13 ", ["6.13"]),
        ("Representative POLICY", ["1.3"]),
    ],
)
def test_clauses_are_found_by_number_and_by_words(desk: Desk, find: str, numbers: list[str]) -> None:
    part = clauses_part(desk.editions.named("2024"), find)
    found = [passage.mark for passage in passages(part)]
    assert [number for number in numbers if number not in found] == []
    assert part.lead == f"{len(found)} of {len(desk.editions.named('2024').clauses)} clauses have “{find.strip()}”."
    assert len(found) < 25


@pytest.mark.parametrize(
    ("one", "other", "numbers"),
    [
        ("extend", "extension", ["6.4", "6.5", "6.15"]),
        ("extended", "extensions", ["6.4", "6.15"]),
        ("respond", "response", []),
        ("refuse", "refusal", ["2.4"]),
        ("escalate", "escalation", []),
        ("decide", "decision", ["6.4"]),
    ],
)
def test_a_word_is_found_in_whatever_form(desk: Desk, one: str, other: str, numbers: list[str]) -> None:
    edition = desk.editions.named("2024")
    found = [[passage.mark for passage in passages(clauses_part(edition, word))] for word in (one, other)]
    assert [number for number in numbers if number not in found[0]] == []
    assert found[0] == found[1]
    assert len(found[0]) < len(edition.clauses) / 2


def test_what_is_not_found_says_so(desk: Desk) -> None:
    part = clauses_part(desk.editions.named("2024"), "zeppelin")
    assert part.groups == ()
    assert part.lead == "No clause of the Code of 2024 has “zeppelin”. Try fewer letters, or a number like 1.2."


def test_parts_that_hold_nothing_are_left_out(desk: Desk) -> None:
    bare = replace(desk.editions.named("2024"), grounds=(), letters=(), periods=(), intervals=(), wrinkles=())
    assert [part.key for part in code_parts(desk, bare)] == ["about", "clauses", "limits", "remedies"]
    assert [part.key for part in code_parts(desk, desk.editions.named("2024"))] == list(TITLES)


def test_stages_and_whether_the_landlord_has_one_more(desk: Desk, settings: Settings) -> None:
    def stages(key: str) -> Passage:
        part = about_part(desk, desk.editions.named(key))
        return next(one for one in passages(part) if one.key == "stages")

    assert (stages("2024").mark, stages("2024").title) == ("5.3", "2 stages, no more and no fewer")
    assert len(stages("2024").words) == 1
    assert stages("2022").title == "2 stages at the most, or 3 where the landlord says why"
    assert stages("2022").words[-1].endswith("so stage 2 is your last under this edition.")
    save_settings(desk, replace(settings, third_stage="A panel with residents on it."))
    assert stages("2022").words[-1].startswith("Settings say why you have a stage 3")


def test_months_are_said_with_what_they_run_from(desk: Desk) -> None:
    part = limits_part(desk.editions.named("2024"))
    accept, ombudsman, submission = part.groups[0].passages
    assert accept.title == "Time limit to complain: 12 months"
    assert accept.words[-1] == (
        "Runs from the day on which what is complained of happened or the resident learnt of it; "
        "of these, the one that ends last counts."
    )
    assert ombudsman.mark == ""
    assert ombudsman.small.startswith("Source: ")
    assert submission.confirm
    assert submission.words[1] == "For landlords with under 1,000 homes."
    assert not any("homes" in word for word in accept.words)


def test_how_long_the_next_stage_can_be_asked_for_is_the_landlord_s_own_figure(desk: Desk, settings: Settings) -> None:
    def asking(key: str) -> Passage | None:
        found = (one for part in code_parts(desk, desk.editions.named(key)) for one in passages(part))
        return next((one for one in found if one.key == "escalation"), None)

    assert asking("2020") is None
    bare = asking("2022")
    assert bare is not None
    assert (bare.mark, bare.force) == ("4.13", "must")
    assert bare.words[-1] == "Settings have no figure of your policy's."
    save_settings(desk, replace(settings, escalation_days="20"))
    for key in ("2022", "2024"):
        said = asking(key)
        assert said is not None
        assert said.words[-1] == "Your policy gives 20 working days after the answer."
        assert bool(said.confirm) == (key == "2024")


def test_one_month_is_one_month(desk: Desk) -> None:
    edition = desk.editions.named("2024")
    short = replace(edition, periods=(replace(edition.periods[0], months=1),), in_force=dt.date(2024, 4, 1))
    assert limits_part(short).groups[0].passages[0].title == "Time limit to complain: 1 month"
