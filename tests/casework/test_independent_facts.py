"""Who can take a stage, as the book keeps it: kept and read back, and begun from the names that Settings had."""

from __future__ import annotations

import json

from app.casework.independent_facts import Independent, as_kept, plan_from, role_words

PRICE = Independent("Canon H. Price", "Vicar", "trustee", member_responsible=True, two_people=("Henry Price",))
HALE = Independent("Mrs J. Hale", "", "outside")


def test_a_plan_is_read_back_as_it_was_kept() -> None:
    kept = json.loads(json.dumps({"independents": as_kept((PRICE, HALE))}))
    assert plan_from(kept) == (PRICE, HALE)
    assert plan_from({"independents": [{"name": "Mrs J. Hale", "newer": 1}]}) == (Independent("Mrs J. Hale"),)


def test_names_of_before_there_was_a_plan_are_people_without_a_role() -> None:
    assert plan_from({"stage2_people": ["Canon H. Price"]}) == (Independent("Canon H. Price"),)
    assert plan_from({}) == ()
    later = {"stage2_people": ["Canon H. Price"], "independents": as_kept((HALE,))}
    assert plan_from(later) == (HALE,)


def test_a_role_is_said_where_the_post_does_not_say_it() -> None:
    assert PRICE.said == "Vicar · Trustee or board member · member responsible for complaints"
    assert role_words("Chair of the trustees", "chair") == "Chair of the trustees"
    assert role_words("", "") == ""
