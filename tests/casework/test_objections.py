"""What a resident says against a later date: asked only of who does not agree, and never demanded."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.guides import Step, visible_fields
from app.casework.objections import (
    Objection,
    objection_fields,
    objection_of,
    objection_problems,
    objection_told,
)
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH

TODAY = dt.date(2023, 2, 15)
SAID = {"agreed": "no", "objection": " It is too long. ", "objected_on": TODAY, "objected_by": "Mrs  Quill"}


def test_it_is_asked_of_nobody_who_agrees_or_has_not_answered() -> None:
    page = Step("agreed", "Agreed", "Do they agree?", objection_fields(TODAY))
    for agreed, shown in (("no", ["objection", "objected_on", "objected_by"]), ("yes", []), ("", [])):
        assert [one.key for one in visible_fields(page, {"agreed": agreed})] == shown
        assert (objection_of({**SAID, "agreed": agreed}) == Objection()) is not bool(shown)


def test_what_was_said_is_kept_tidied_and_nothing_where_nothing_was() -> None:
    assert objection_of(SAID).body() == {
        "objection": "It is too long.",
        "objected_by": "Mrs Quill",
        "objected_on": "2023-02-15",
    }
    assert Objection().body() == {}


def test_nobody_has_to_say_why_they_do_not_agree() -> None:
    assert objection_problems(Objection(), TODAY) == ()
    assert all(field.optional for field in objection_fields(TODAY))


@pytest.mark.parametrize(
    ("objection", "field"),
    [
        (Objection(words="x" * (TEXT_LENGTH + 1)), "objection"),
        (Objection(by="x" * (NAME_LENGTH + 1)), "objected_by"),
        (Objection(on=dt.date(2023, 2, 16)), "objected_on"),
        (Objection(on="31 2 2023"), "objected_on"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(objection: Objection, field: str) -> None:
    assert [one.field for one in objection_problems(objection, TODAY)] == [field]


def test_the_page_says_who_said_it() -> None:
    assert objection_told(Objection("Too long.", "Mrs Quill").body()) == "Mrs Quill, for them: “Too long.”"
    assert objection_told(Objection("Too long.").body()) == "They say: “Too long.”"
    assert objection_told({}) == ""
