"""The closed vocabulary of the wording files."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from app.letters.phrases import CONDITIONS, LISTS, PHRASES, holds, phrase
from tests.letters.cases import FACTS, LANDLORD, facts, written


def test_points_are_named_by_whose_they_are() -> None:
    case = facts(points=(("a", "ours"), ("b", "ours"), ("c", "shared"), ("d", "not_ours"), ("e", "to_check")))
    named = [phrase(name, case, LANDLORD) for name in ("ours", "shared", "not_ours", "to_check")]
    assert named == ["points 1 and 2", "point 3", "point 4", "point 5"]


def test_lists_are_set_as_lists_with_each_thing_on_one_line() -> None:
    case = facts(points=(("The lift\n\nis out.", "ours"), ("- Nobody came.", "ours")), outcomes=("Mend it.",))
    assert phrase("points", case, LANDLORD) == "1. The lift is out.\n2. - Nobody came."
    assert phrase("outcomes", case, LANDLORD) == "- Mend it."


@pytest.mark.parametrize("name", ["handler", "handler_phone", "questions", "representative"])
def test_what_the_case_does_not_know_is_a_gap_and_never_a_blank(name: str) -> None:
    empty = facts(handler="", handler_phone=" ", questions=(), representative="")
    assert phrase(name, empty, LANDLORD) == f"[{name.replace('_', ' ')}]"


@pytest.mark.parametrize("name", sorted(PHRASES))
def test_no_name_is_ever_a_blank(name: str) -> None:
    """Of a landlord and a case of which nothing is known, everything is a gap, which stops the letter."""
    named = [field.name for field in fields(LANDLORD) if isinstance(getattr(LANDLORD, field.name), str)]
    texts: dict[str, Any] = dict.fromkeys((key for key in named if key not in ("window", "accent")), "")
    ombudsman = replace(LANDLORD.ombudsman, name="", phone="", website="", address=())
    bare = replace(LANDLORD, ombudsman=ombudsman, **texts)
    said = phrase(name, facts(handler="", points=(), outcomes=(), reference="", respond_by=None), bare)
    assert said.strip()


def test_every_phrase_and_every_condition_answers() -> None:
    assert all(phrase(name, FACTS, LANDLORD) for name in PHRASES)
    assert all(holds(name, FACTS) is not holds(f"not {name}", FACTS) for name in CONDITIONS)


def test_what_belongs_to_another_kind_of_letter_is_a_gap_here() -> None:
    for name in ("refusal_reasons", "why_longer", "answers", "requested_on"):
        assert phrase(name, FACTS, LANDLORD) == f"[{name.replace('_', ' ')}]"
    assert PHRASES.keys() >= LISTS


def test_the_stages_beside_the_letters_own_are_counted_from_it() -> None:
    assert [phrase(name, facts(stage=2), LANDLORD) for name in ("stage_before", "stage", "next_stage")] == [
        "1",
        "2",
        "3",
    ]


def test_large_print_is_said_once() -> None:
    assert holds("large_print_unsaid", facts(large_print=True))
    assert not holds("large_print_unsaid", facts(large_print=True, adjustments=("Letters in Large Print",)))


def test_all_ours_is_not_said_of_a_case_without_points() -> None:
    assert not holds("all_ours", facts(points=()))
    assert holds("all_ours", facts(points=(("a", "ours"),)))
    assert not holds("some_ours", facts(points=(("a", "ours"),)))


@pytest.mark.parametrize(("edition", "stage"), [(one, stage) for one in ("2022", "2024") for stage in (1, 2)])
@pytest.mark.parametrize(
    ("scope", "accompanies", "said", "unsaid"),
    [
        ("all", True, "Mrs S. Dunmore speaks for you in everything", "Somebody may also come"),
        ("letters", False, "Mrs S. Dunmore speaks for you, and gets our letters", "in everything that"),
        ("talk", False, "Mrs S. Dunmore asks and answers for you. You decide everything yourself.", "speaks for you"),
        ("meetings", False, "Mrs S. Dunmore comes with you to meetings", "speak"),
        ("", False, "Mrs S. Dunmore is speaking for you. Tell us how far", "everything that"),
    ],
)
def test_an_acknowledgement_says_of_a_representative_no_more_than_the_record(  # noqa: PLR0913 - a row of the table each
    edition: str,
    stage: int,
    scope: str,
    said: str,
    unsaid: str,
    *,
    accompanies: bool,
) -> None:
    acting: dict[str, Any] = {"representative": "Mrs S. Dunmore", "scope": scope, "accompanies": accompanies}
    text = written(edition, "acknowledgement", stage, **acting).part("representative").text
    assert said in text
    assert unsaid not in text
    assert ("They also come with you to meetings and visits." in text) == accompanies
