"""The independence plan: kept with its reason, one person once, the officer never, one member responsible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.independent_facts import Independent
from app.casework.independents import drop_independent, keep_independent, looks_like, phone_of, read_plan
from app.casework.settings import Settings, read_settings, save_settings
from app.models.checks import check_book
from app.models.journals import records
from tests.casework.cases import OFFICER, REVIEWER, refused
from tests.casework.escalated_cases import CHAIR, MEMBER, MINUTES, OUTSIDER


def sentences(desk: Desk) -> list[str]:
    with desk.book.reading() as session:
        return [record.sentence for record in records(session, kinds=("setting",))]


def test_the_names_of_settings_are_the_plan_until_it_is_written(desk: Desk, settings: Settings) -> None:
    assert read_plan(desk) == (Independent(REVIEWER),)


def test_who_is_added_stands_in_settings_and_the_journal_says_why(desk: Desk, settings: Settings) -> None:
    keep_independent(desk, CHAIR, MINUTES)
    assert read_plan(desk) == (Independent(REVIEWER), CHAIR)
    assert sentences(desk)[-1] == (
        f"Added in who can take a stage: {CHAIR.name}, chair (Chair of the trustees). {MINUTES}"
    )
    assert check_book(desk.book).sound


def test_their_own_number_is_kept_and_the_journal_gives_it(desk: Desk, settings: Settings) -> None:
    keep_independent(desk, replace(CHAIR, phone=" 01749  111222 "), MINUTES)
    assert phone_of(desk, CHAIR.name) == "01749 111222"
    assert (phone_of(desk, REVIEWER), phone_of(desk, "Nobody Known")) == ("", "")
    assert "telephone 01749 111222" in sentences(desk)[-1]
    with refused(desk) as said:
        keep_independent(desk, replace(OUTSIDER, phone="0" * 1_000), MINUTES)
    assert list(said) == ["phone"]


def test_who_is_changed_keeps_their_place_and_who_is_dropped_is_gone(desk: Desk, settings: Settings) -> None:
    keep_independent(desk, OUTSIDER, MINUTES)
    canon = Independent("Canon Henry Price", "Vicar", "trustee")
    keep_independent(desk, canon, MINUTES, was=REVIEWER)
    assert read_plan(desk) == (canon, OUTSIDER)
    drop_independent(desk, OUTSIDER.name, "Moved away.")
    assert read_plan(desk) == (canon,)
    assert sentences(desk)[-1] == f"Taken off who can take a stage: {OUTSIDER.name}. Moved away."


@pytest.mark.parametrize(
    ("person", "reason", "against"),
    [
        (replace(CHAIR, name="  "), MINUTES, {"name": "Enter their name, as letters are to give it."}),
        (replace(CHAIR, name="x" * 121), MINUTES, {"name": "The name has 121 characters; there is room for 120."}),
        (replace(CHAIR, post="x" * 121), MINUTES, {"post": "This has 121 characters; there is room for 120."}),
        (replace(CHAIR, role=""), MINUTES, {"role": "Choose what they are to the landlord."}),
        (CHAIR, " ", {"reason": "Enter where that was decided, or who agreed to it."}),
        (CHAIR, "x" * 20_001, {"reason": "This has 20,001 characters; there is room for 20,000."}),
        (replace(CHAIR, name="Mrs ANNE clerk"), MINUTES, {"name": "The officer takes stage 1, so somebody else"}),
        (
            replace(CHAIR, name="A. Clerk"),
            MINUTES,
            {"name": "This looks like you. If they are two people"},
        ),
        (replace(CHAIR, name="H Price"), MINUTES, {"name": f"{REVIEWER} is in your plan already. Change that entry."}),
        (replace(CHAIR, name="Harriet Price"), MINUTES, {"name": f"This looks like {REVIEWER}, who is in your plan."}),
        (
            replace(OUTSIDER, member_responsible=True),
            MINUTES,
            {"member_responsible": "The member responsible for complaints sits on the governing body."},
        ),
    ],
)
def test_what_cannot_stand_in_the_plan_is_refused_beside_its_field(
    desk: Desk, settings: Settings, person: Independent, reason: str, against: dict[str, str]
) -> None:
    with refused(desk) as said:
        keep_independent(desk, person, reason)
    assert list(said) == list(against)
    assert all(said[field].startswith(sentence) for field, sentence in against.items())


def test_there_is_one_member_responsible(desk: Desk, settings: Settings) -> None:
    keep_independent(desk, MEMBER, MINUTES)
    with refused(desk) as said:
        keep_independent(desk, replace(CHAIR, member_responsible=True), MINUTES)
    assert said["member_responsible"].startswith(f"{MEMBER.name} is entered as the member responsible")
    keep_independent(desk, replace(MEMBER, post="Vice chair"), MINUTES, was=MEMBER.name)


def test_two_people_of_one_name_can_both_stand_once_that_is_said(desk: Desk, settings: Settings) -> None:
    assert looks_like(desk, "Harriet Price") == (REVIEWER,)
    assert looks_like(desk, "Harriet Price", was=REVIEWER) == ()
    harriet = replace(CHAIR, name="Harriet Price", two_people=(REVIEWER,))
    keep_independent(desk, harriet, MINUTES)
    assert read_plan(desk)[-1] == harriet
    assert f"not the same person as {REVIEWER}" in sentences(desk)[-1]
    ann = replace(OUTSIDER, name="Ann Clerk", two_people=(OFFICER,))
    keep_independent(desk, ann, MINUTES)
    assert save_settings(desk, replace(read_settings(desk), homes="34")) == ("the number of homes",)


def test_who_is_not_in_the_plan_is_not_changed_or_dropped(desk: Desk, settings: Settings) -> None:
    with refused(desk) as said:
        drop_independent(desk, "Nobody", "")
    assert set(said) == {"", "reason"}
    with refused(desk) as said:
        keep_independent(desk, CHAIR, MINUTES, was="Nobody")
    assert "not in your plan any more" in said[""]
