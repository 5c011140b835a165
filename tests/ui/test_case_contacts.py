"""Who is complaining, who acts for them, and who deals with each stage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.casework.files import case_file
from app.casework.intakes import Person, Representative
from app.ui.case_contacts import ContactSection, person_facts, representative_facts
from app.ui.labels import Words
from tests.case_desks import INTAKE, case_desk
from tests.ui.conftest import Unnamed


def test_a_person_is_addressed_by_the_full_name_where_nothing_else_was_said() -> None:
    facts = dict(person_facts(Person("Ms F. Brandt", address="1 The Quadrangle\nWells", postcode="BA5 2XX")))
    assert facts["Letters begin"] == "Dear Ms F. Brandt"
    assert facts["Address"] == "1 The Quadrangle\nWells\nBA5 2XX"
    assert facts["E-mail"] == ""


def test_what_shows_that_they_may_act_is_said() -> None:
    facts = dict(representative_facts(Representative("Mrs S. Lindqvist", "daughter", authority="signed form")))
    assert (facts["Who they are"], facts["What shows that they may act"]) == ("daughter", "signed form")


def test_blanks_are_not_provided_and_stages_have_their_people(tmp_path: Path, qtbot: QtBot, unnamed: Unnamed) -> None:
    at_hand = case_desk(tmp_path, replace(INTAKE, adjustments=("Ring in the mornings.",)))
    section = ContactSection(case_file(at_hand.desk, at_hand.case_id))
    qtbot.addWidget(section)
    said = [label.text() for label in section.findChildren(Words)]
    for text in ("Nobody acts for them", "Not provided", "Ring in the mornings.", "Stage 1", "Anne Clerk"):
        assert text in said
    assert unnamed(section) == []
    with qtbot.waitSignal(section.person_asked):
        section.person.click()
    with qtbot.waitSignal(section.needs_asked):
        section.needs.click()


def test_a_representative_stands_with_their_particulars(tmp_path: Path, qtbot: QtBot) -> None:
    at_hand = case_desk(tmp_path, replace(INTAKE, representative=Representative("Mrs S. Lindqvist", "daughter")))
    section = ContactSection(case_file(at_hand.desk, at_hand.case_id))
    qtbot.addWidget(section)
    assert "daughter" in [label.text() for label in section.findChildren(Words)]
