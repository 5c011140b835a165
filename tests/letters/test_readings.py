"""Facts read back from JSON."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, replace

import pytest

from app.letters.facts import Facts
from app.letters.matters import DecisionFacts, OverturnedFacts, RemedyLine
from app.letters.readings import read_facts
from tests.letters.cases import DECISION, ESCALATION, EXTENSION, FACTS, REFUSAL, facts


@pytest.mark.parametrize(
    "whole",
    [
        FACTS,
        facts(respond_by=None, escalation=ESCALATION, refusal=REFUSAL),
        facts(extension=EXTENSION, decision=DECISION),
        facts(
            overturned=OverturnedFacts(dt.date(2026, 11, 20), dt.date(2026, 11, 24), "landlord"),
            acknowledge_by=dt.date(2026, 11, 27),
            unrealistic=(("Mend it.", "It is new."),),
            extension=replace(EXTENSION, objection="No.", objected_on=dt.date(2026, 12, 7)),
        ),
    ],
)
def test_facts_are_read_back_the_same(whole: Facts) -> None:
    assert read_facts(Facts, json.loads(json.dumps(asdict(whole), default=str))) == whole


def test_what_may_be_left_out_has_its_default_and_what_may_not_is_an_error() -> None:
    assert read_facts(RemedyLine, {"kind": "pay", "what": "x"}) == RemedyLine("pay", "x")
    with pytest.raises(TypeError, match="answers"):
        read_facts(DecisionFacts, {})
    with pytest.raises(TypeError, match="RemedyLine has no sum"):
        read_facts(RemedyLine, {"kind": "pay", "what": "x", "sum": 5})
    with pytest.raises(ValueError, match="isoformat"):
        read_facts(RemedyLine, {"kind": "pay", "what": "x", "by": "Friday"})
