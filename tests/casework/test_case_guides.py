"""The small guides of a case page: each filled in, sent, and refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.casework.case_guides import (
    CaseForm,
    closing_form,
    correction_form,
    note_form,
    striking_form,
)
from app.casework.files import CaseFile, case_file
from app.rules.problems import Refused
from tests.case_desks import MONDAY, CaseDesk, case_desk

FRIDAY = dt.date(2026, 11, 20)


@pytest.fixture
def at_hand(tmp_path: Path) -> CaseDesk:
    return case_desk(tmp_path)


def file_of(at_hand: CaseDesk) -> CaseFile:
    return case_file(at_hand.desk, at_hand.case_id)


def seq_of(at_hand: CaseDesk, kind: str) -> int:
    return next(line.seq for line in file_of(at_hand).history if line.kind == kind)


def begun(form: CaseForm) -> dict[str, Any]:
    """What the form answers before anything is typed."""
    return {field.key: field.initial for step in form.guide.steps for field in step.fields}


def fields_refused(form: CaseForm, answers: Mapping[str, Any]) -> list[str]:
    with pytest.raises(Refused) as refusal:
        form.act(answers)
    return [problem.field for problem in refusal.value.problems]


def test_a_note_is_written_and_an_empty_one_refused(at_hand: CaseDesk) -> None:
    form = note_form(at_hand.desk, at_hand.case_id)
    assert form.guide.path({}) == ("note",)
    assert form.guide.problems("note", {}) == ()
    assert fields_refused(form, {**begun(form), "text": " "}) == ["text"]
    assert form.act({**begun(form), "text": "He rang."}) == "The note is in the history."
    assert file_of(at_hand).history[0].sentence == "Note: He rang."


def test_a_case_closes_once_its_answer_is_out(at_hand: CaseDesk) -> None:
    form = closing_form(at_hand.desk, at_hand.case_id)
    assert fields_refused(form, {**begun(form), "reason": "Done."}) == [""]
    at_hand.did("acknowledged", MONDAY)
    at_hand.did("responded", MONDAY)
    assert form.act({**begun(form), "reason": "Done."}) == "The case is closed."
    assert file_of(at_hand).closed_on == MONDAY


def test_a_date_is_corrected_and_the_advice_says_what_follows(at_hand: CaseDesk) -> None:
    seq = seq_of(at_hand, "received")
    form = correction_form(at_hand.desk, at_hand.case_id, seq)
    step = form.guide.step("date")
    assert step.advice
    assert step.advice(begun(form)) == "The record says Monday 23 November 2026."
    answers = {"on": FRIDAY, "reason": "He told the warden on Friday."}
    assert "Acknowledge by Friday 27 November 2026 instead of Monday 30 November 2026." in step.advice(answers)
    form.act(answers)
    assert file_of(at_hand).received_on == FRIDAY


def test_a_received_date_under_another_edition_says_so(at_hand: CaseDesk) -> None:
    form = correction_form(at_hand.desk, at_hand.case_id, seq_of(at_hand, "received"))
    advice = form.guide.step("date").advice
    assert advice
    assert "The Code of 2022 then applies." in advice({"on": dt.date(2024, 3, 1)})
    assert advice({"on": "31 Febr"}) == "The record says Monday 23 November 2026."


def test_which_date_is_asked_where_none_was_pressed(at_hand: CaseDesk) -> None:
    form = correction_form(at_hand.desk, at_hand.case_id)
    guide = form.guide
    received = seq_of(at_hand, "received")
    assert guide.path({"entry": str(received)}) == ("which", f"date.{received}")
    assert len(guide.path({})) == 2
    assert [problem.field for problem in guide.problems("which", {"entry": ""})] == ["entry"]
    options = guide.step("which").fields[0].options
    assert [option.hint for option in options] == ["Date received"]
    chosen = {"entry": options[0].key, "on": FRIDAY, "reason": "He told the warden."}
    right = guide.step(guide.path(chosen)[1])
    assert right.question == "Date received: what is the right one?"
    assert "Monday 23 November 2026" in right.help
    assert right.advice
    assert right.advice({}) == ""
    assert guide.problems("which", chosen) == ()
    form.act(chosen)
    assert file_of(at_hand).received_on == FRIDAY


def test_an_entry_is_struck_out_with_a_reason(at_hand: CaseDesk) -> None:
    seq = at_hand.did("acknowledged", MONDAY)
    form = striking_form(at_hand.desk, at_hand.case_id, seq)
    step = form.guide.step("striking")
    assert step.help.startswith("“Stage 1 acknowledgement sent on Monday 23 November 2026 by post.”")
    assert "is due by Monday 30 November 2026" in step.help
    assert fields_refused(form, {"reason": ""}) == ["reason"]
    form.act({"reason": "Entered on the wrong case."})
    assert file_of(at_hand).clocks[0].stopped is None
    again = striking_form(at_hand.desk, at_hand.case_id, seq)
    assert again.guide.step("striking").help == ""
    assert fields_refused(again, {"reason": "Twice."}) == [""]
