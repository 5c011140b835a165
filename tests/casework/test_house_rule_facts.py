"""House rules in the book: what is kept is read again as it was, and what an older version kept as well."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from app.casework.house_rule_facts import as_kept, house_rules_from
from app.rules.house_rules import HouseRule

MAY = dt.date(2026, 5, 1)
RULES = (
    HouseRule("stage1.respond", 10, from_origin=True),
    HouseRule("stage2.respond", 25, explanation="The trustees meet once a month.", since=MAY),
)


def test_what_is_kept_is_read_again_as_it_was() -> None:
    kept = json.loads(json.dumps(as_kept(RULES)))
    assert house_rules_from(kept) == RULES
    assert [row["since"] for row in kept] == [None, "2026-05-01"]


@pytest.mark.parametrize("value", [None, [], ""])
def test_what_was_never_set_is_none(value: object) -> None:
    assert house_rules_from(value) == ()


def test_a_rule_kept_before_there_were_beginnings_is_for_every_complaint() -> None:
    row = {"clock": "stage1.respond", "working_days": 8, "from_origin": False, "explanation": ""}
    assert house_rules_from([row]) == (HouseRule("stage1.respond", 8),)


def test_a_rule_written_with_a_word_more_is_read_all_the_same() -> None:
    row = {"clock": "stage1.respond", "working_days": 8, "edition": ""}
    assert house_rules_from([row]) == (HouseRule("stage1.respond", 8),)
