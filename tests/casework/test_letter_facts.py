"""What a letter may say of a case: one reading, for composing and for comparing."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app import places
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.hazard_actions import HazardAction, record_hazard_action
from app.casework.letter_facts import HAZARD, check_wordings, facts_of, landlord_of, letter_rule, shelf_of
from app.casework.settings import Settings
from app.letters.drafts import Facts
from app.letters.wordings import WordingError
from app.rules.reading import read_editions
from tests.casework.cases import MONDAY, Case, a_case
from tests.casework.matters import decided, entered


def facts(case: Case, posted: dt.date | None = None) -> Facts:
    return facts_of(case.desk, case_records(case.desk, case.id), "acknowledgement", 1, posted)


def test_the_answer_is_promised_from_the_day_it_goes(desk: Desk, settings: Settings) -> None:
    """Monday 23 November: day 10 is Monday 7 December; the Tuesday: Tuesday 8 December. Its date stays today's."""
    case = a_case(desk).received("2026-11-20")
    assert (facts(case).dated, facts(case).respond_by) == (MONDAY, dt.date(2026, 12, 7))
    later = facts(case, dt.date(2026, 11, 24))
    assert (later.dated, later.respond_by) == (MONDAY, dt.date(2026, 12, 8))


@pytest.mark.parametrize(
    ("hazard", "told", "note"),
    [("yes", "", ""), ("yes", "the plumber was rung", HAZARD), ("", "", "")],
)
def test_a_danger_is_spoken_of_once_something_was_done(
    desk: Desk, settings: Settings, hazard: str, told: str, note: str
) -> None:
    case = a_case(desk).received(MONDAY, hazard=hazard, hazard_action=told)
    assert facts(case).hazard_note == note


def test_what_was_done_since_counts_and_only_for_a_danger_that_they_told_of(desk: Desk, settings: Settings) -> None:
    told, untold = a_case(desk).received(MONDAY, hazard="yes"), a_case(desk).received(MONDAY)
    for case in (told, untold):
        record_hazard_action(desk, case.id, HazardAction(MONDAY, "The plumber was rung.", "no"))
    assert (facts(told).hazard_note, facts(untold).hazard_note) == (HAZARD, "")


def test_who_decided_signs_the_answer(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").responded("2026-12-01").asked_for(2, "2026-12-02")
    decided(case, "2026-12-03", 2, by="Mrs V. Lyle")
    found = facts_of(case.desk, case_records(case.desk, case.id), "response", 2)
    assert (found.handler, found.handler_post, found.respond_by) == ("Mrs V. Lyle", "", None)


def test_a_stage_is_about_the_points_that_were_taken_to_it(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20").responded("2026-12-01")
    entered(case, "escalation_requested", "2026-12-02", {"stage": 2, "how": "", "words": "", "points": [2]})
    found = facts_of(case.desk, case_records(case.desk, case.id), "response", 2)
    assert [text for text, _ in found.points] == ["Your carpet underneath is damp and smells."]
    assert found.decision is not None
    assert found.decision.undecided == (2,)  # it keeps its number


def test_the_landlord_is_as_settings_have_it(settings: Settings) -> None:
    landlord = landlord_of(replace(settings, postcode="", ombudsman_checked_on=None))
    assert landlord.address == ("1 Chapel Row", "Wells")
    assert landlord.ombudsman.name == "Housing Ombudsman Service"
    assert landlord.ombudsman.checked_on == dt.date.min


def test_the_wordings_of_the_newest_edition_come_first(desk: Desk) -> None:
    assert shelf_of(desk).editions == ("2024", "2022", "2020")


@pytest.mark.parametrize("key", ["2020", "2022", "2024"])
@pytest.mark.parametrize(
    ("kind", "stages"),
    [
        ("acknowledgement", {"2024": {1, 2}, "2022": {1, 2, 3}, "2020": {1, 3}}),
        ("extension", {"2024": {1, 2}, "2022": {1, 2, 3}, "2020": {1, 2, 3}}),
        ("extension_not_agreed", {"2024": set(), "2022": {1, 2, 3}, "2020": {1, 2}}),
        ("response", {"2024": {1, 2}, "2022": {1, 2, 3}, "2020": {1, 2, 3}}),
        ("refusal", {"2024": {1, 2, 3}, "2022": {1, 2, 3}, "2020": set()}),
        ("escalation_refusal", {"2024": {1, 2, 3}, "2022": {1, 2, 3}, "2020": set()}),
        ("progress_update", {"2024": {1, 2, 3}, "2022": {1, 2, 3}, "2020": set()}),
        ("new_issue", {"2024": {1}, "2022": {1}, "2020": set()}),
        ("correction", {"2024": {1, 2, 3}, "2022": {1, 2, 3}, "2020": {1, 2, 3}}),
        ("evidence_bundle", {"2024": set(), "2022": set(), "2020": set()}),
    ],
)
def test_casebook_can_write_what_it_has_words_for(desk: Desk, key: str, kind: str, stages: dict[str, set[int]]) -> None:
    """The editions make demands of more letters; a refusal is for whatever stage is refused."""
    edition = desk.editions.named(key)
    found = {stage for stage in (1, 2, 3) if letter_rule(desk, edition, kind, stage) is not None}
    assert found == stages[key]


def test_a_letter_for_any_stage_is_one_for_the_stage_it_is_written_at(desk: Desk) -> None:
    edition = desk.editions.named("2024")
    any_stage = replace(edition, letters=tuple(replace(letter, stage=0) for letter in edition.letters[:1]))
    rule = letter_rule(desk, any_stage, "acknowledgement", 1)
    assert rule is not None
    assert rule.stage == 1
    assert rule.parts == edition.letters[0].parts


def test_words_alone_are_not_enough_where_no_clock_has_the_date_or_the_kind_has_no_place(
    desk: Desk, tmp_path: Path
) -> None:
    edition = desk.editions.named("2024")
    clockless = replace(edition, clocks=tuple(clock for clock in edition.clocks if clock.stops != "responded"))
    assert letter_rule(desk, clockless, "acknowledgement", 1) is None
    assert letter_rule(desk, clockless, "response", 1) is None
    assert letter_rule(desk, clockless, "refusal", 1) is not None
    (tmp_path / "letters" / "2024").mkdir(parents=True)
    (tmp_path / "letters" / "2024" / "evidence_bundle.toml").write_text("", encoding="utf-8")
    assert letter_rule(replace(desk, resources=tmp_path), edition, "evidence_bundle", 1) is None


def test_a_slip_in_what_a_letter_must_say_stops_before_a_letter_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    """A part's key is no word of a closed list: only the letter's own words show that it was misspelt."""
    check_wordings(desk)
    shutil.copytree(places.resources() / "codes", tmp_path / "codes")
    path = tmp_path / "codes" / "2024.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('key = "received"', 'key = "receiveq"', 1), encoding="utf-8"
    )
    with pytest.raises(WordingError, match=r"2024/acknowledgement-1\.toml: .*“received”"):
        check_wordings(replace(desk, editions=read_editions(tmp_path / "codes")))
