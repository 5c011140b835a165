"""The guide of other formats: offered for what is still to go, and recorded with who made it."""

from __future__ import annotations

import pytest

from app.casework.case_deeds import deed_form
from app.casework.desks import Desk
from app.casework.questions import formats_to_send
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case


@pytest.mark.parametrize(("asked", "initial"), [(("Braille.",), "braille"), (("Braille.", "Audio."), None)])
def test_it_asks_which_and_when_and_records_it(
    desk: Desk, settings: Settings, asked: tuple[str, ...], initial: str | None
) -> None:
    case = a_case(desk).received("2026-11-20", adjustments=asked).issued(MONDAY).posted(MONDAY)
    (row,) = formats_to_send(case.desk)
    form = deed_form(case.desk, case.id, "send_format", str(row.letter_id))
    which, when, _ = form.guide.steps[0].fields
    assert [one.key for one in which.options] == [one.key for one in row.formats]
    assert which.initial == initial
    said = form.act({"format": "braille", "on": when.initial, "how": "by the county library"})
    assert said == "The other format is recorded as sent."
    assert len(formats_to_send(case.desk)) == len(asked) - 1


def test_of_a_letter_that_is_not_there_it_offers_nothing(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    assert deed_form(desk, case.id, "send_format", "999").guide.steps[0].fields[0].options == ()
    assert deed_form(desk, case.id, "send_format", "").guide.steps[0].fields[0].options == ()


def test_it_can_be_recorded_as_no_longer_wanted(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20", adjustments=("Braille.",)).issued(MONDAY).posted(MONDAY)
    (row,) = formats_to_send(case.desk)
    form = deed_form(case.desk, case.id, "drop_format", str(row.letter_id))
    which, when, _ = form.guide.steps[0].fields
    assert which.initial == "braille"
    said = form.act({"format": "braille", "on": when.initial, "reason": "He rang."})
    assert said == "The other format is recorded as no longer wanted."
    assert formats_to_send(case.desk) == ()
