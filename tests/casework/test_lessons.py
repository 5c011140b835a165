"""Lessons: what was learnt is recorded with who sees to it, also when the case is closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.lessons import Lesson, lessons, record_lesson
from app.casework.settings import Settings
from tests.casework.cases import refused
from tests.casework.righted_cases import closed_case, records, righted

LEARNT = Lesson(
    text="Nobody rings back when the contractor does not come.",
    who="Anne Clerk",
    others="yes",
    others_words="Three more homes waited; each was rung.",
    policy="no",
)


def test_a_lesson_is_kept_with_who_sees_to_it(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    record_lesson(desk, case.id, replace(LEARNT, policy_words="typed, then taken back"))
    (record,) = lessons(records(case))
    assert record.sentence == "Learnt: Nobody rings back when the contractor does not come. Anne Clerk sees to it."
    assert record.body["others_words"] == "Three more homes waited; each was rung."
    assert record.body["policy_words"] == ""


def test_a_lesson_can_be_drawn_when_the_case_is_closed(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    record_lesson(case.desk, case.id, LEARNT)
    assert len(lessons(records(case))) == 1
    assert records(case).file_closed


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": " "}, {"text": "Enter what was learnt from it."}),
        ({"who": ""}, {"who": "Enter who sees that it is done."}),
        ({"others": ""}, {"others": "Say whether others were affected."}),
        ({"others_words": ""}, {"others_words": "Enter who they are, and what is done for them."}),
        ({"policy": ""}, {"policy": "Say whether a policy or the way of doing things changes."}),
        ({"policy": "yes"}, {"policy_words": "Enter what changes."}),
    ],
)
def test_what_is_wanting_is_said_beside_its_field(
    desk: Desk, settings: Settings, changes: dict[str, str], said: dict[str, str]
) -> None:
    case = righted(desk)
    with refused(desk) as found:
        record_lesson(desk, case.id, replace(LEARNT, **changes))
    assert found == said
