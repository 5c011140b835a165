"""The guides of the compensation tables: each ends in its verb, and what is wrong is said beside the field."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.casework.compensation_guides import adding_form, changing_form, removing_form
from app.casework.compensation_tables import GUIDANCE, POLICY, bands
from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.settings import Settings
from tests.casework.walks import walks

WHY = "The trustees approved it."


def typed(field: Field) -> Any:  # noqa: ANN401 - the type goes with the kind of field
    return {"low": "50", "high": "1,250.50", "since": dt.date(2026, 5, 1)}.get(field.key, WHY)


@pytest.mark.parametrize("table", [POLICY, GUIDANCE])
def test_a_row_is_added_for_every_head_and_however_often(desk: Desk, settings: Settings, table: str) -> None:
    form, before = adding_form(desk, table), len(bands(desk, table))
    ends = list(walks(form.guide, typed))
    assert len(ends) == 5 * 5
    for answers in ends:
        assert form.act(answers).startswith("The row is kept in ")
    kept = bands(desk, table)[before:]
    assert {(band.low, band.high) for band in kept} == {(5000, 125050)}
    assert {band.per for band in kept} == {"", "day", "week", "month", "time"}
    assert {band.head for band in kept} == {
        "",
        "statutory",
        "quantifiable_loss",
        "time_and_trouble",
        "distress_and_inconvenience",
    }


def test_a_row_to_change_stands_there_as_it_is(desk: Desk, settings: Settings) -> None:
    adding = adding_form(desk, POLICY)
    adding.act(next(walks(adding.guide, typed)))
    (band,) = bands(desk, POLICY)
    form = changing_form(desk, POLICY, band)
    initial = {field.key: field.initial for field in form.guide.step("band").fields}
    assert (initial["low"], initial["high"], initial["head"], initial["per"]) == ("50", "1,250.50", "any", "once")
    form.act({**initial, "low": "60", "reason": WHY})
    assert [band.low for band in bands(desk, POLICY)] == [6000]


def test_a_row_is_taken_out(desk: Desk, settings: Settings) -> None:
    first, *others = bands(desk, GUIDANCE)
    form = removing_form(desk, GUIDANCE, first)
    assert form.act(next(walks(form.guide, typed))) == "The row is taken out of the Ombudsman's guidance."
    assert bands(desk, GUIDANCE) == tuple(others)


def test_the_bands_that_were_not_to_be_had_are_named_over_the_guidance(desk: Desk, settings: Settings) -> None:
    assert "distress and inconvenience" in adding_form(desk, GUIDANCE).guide.step("band").help
    assert adding_form(desk, POLICY).guide.step("band").help == ""
