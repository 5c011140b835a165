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
from app.casework.letter_facts import HAZARD, check_wordings, facts_of, landlord_of, letter_rule, shelf_of
from app.casework.milestones import record_hazard_action
from app.casework.settings import Settings
from app.letters.drafts import Facts
from app.letters.wordings import WordingError
from app.rules.reading import read_editions
from tests.casework.cases import MONDAY, Case, a_case


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
        record_hazard_action(desk, case.id, MONDAY, "The plumber was rung.", investigated=False)
    assert (facts(told).hazard_note, facts(untold).hazard_note) == (HAZARD, "")


def test_the_landlord_is_as_settings_have_it(settings: Settings) -> None:
    landlord = landlord_of(replace(settings, postcode="", ombudsman_checked_on=None))
    assert landlord.address == ("1 Chapel Row", "Wells")
    assert landlord.ombudsman.name == "Housing Ombudsman Service"
    assert landlord.ombudsman.checked_on == dt.date.min


def test_the_wordings_of_the_newest_edition_come_first(desk: Desk) -> None:
    assert shelf_of(desk).editions == ("2024", "2022", "2020")


@pytest.mark.parametrize("key", ["2020", "2022", "2024"])
@pytest.mark.parametrize(("kind", "stage"), [("acknowledgement", 1), ("acknowledgement", 2), ("response", 1)])
def test_casebook_can_write_what_it_has_words_for(desk: Desk, key: str, kind: str, stage: int) -> None:
    """Today that is the stage 1 acknowledgement; the editions make demands of many letters more."""
    rule = letter_rule(desk, desk.editions.named(key), kind, stage)
    assert (rule is not None) == ((kind, stage) == ("acknowledgement", 1))


def test_a_letter_for_any_stage_is_one_for_the_stage_it_is_written_at(desk: Desk) -> None:
    edition = desk.editions.named("2024")
    any_stage = replace(edition, letters=tuple(replace(letter, stage=0) for letter in edition.letters[:1]))
    rule = letter_rule(desk, any_stage, "acknowledgement", 1)
    assert rule is not None
    assert rule.stage == 1
    assert rule.parts == edition.letters[0].parts


def test_words_alone_are_not_enough_where_no_clock_gives_the_date_that_is_promised(desk: Desk, tmp_path: Path) -> None:
    edition = desk.editions.named("2024")
    clockless = replace(edition, clocks=tuple(clock for clock in edition.clocks if clock.stops != "responded"))
    assert letter_rule(desk, clockless, "acknowledgement", 1) is None
    (tmp_path / "letters" / "2024").mkdir(parents=True)
    (tmp_path / "letters" / "2024" / "response.toml").write_text("", encoding="utf-8")
    assert letter_rule(replace(desk, resources=tmp_path), edition, "response", 1) is None


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
