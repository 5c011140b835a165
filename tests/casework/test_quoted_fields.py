"""Every field whose words a letter says as they stand tells so in its hint."""

from __future__ import annotations

import pytest

from app.casework.case_deeds import deed_form
from app.casework.definition_guides import definition_form
from app.casework.desks import Desk
from app.casework.guides import Field
from app.casework.intake_guides import intake_guide
from app.casework.quoted_fields import FIELDS, NOT_TYPED, QUOTED, TO_THEM
from app.casework.settings import Settings
from app.letters import answer_phrases, matter_phrases
from tests.casework.answered_cases import IN_2022, case_of_2022_running, received_case
from tests.casework.cases import a_case

TAKEN_IN = {"points", "outcomes", "questions", "adjustments"}
"""What is typed when a complaint is taken in, and stands in its letters."""

QUOTES = sorted({*answer_phrases.TEXTS, *matter_phrases.TEXTS, "request_words", "objection", *TAKEN_IN} - NOT_TYPED)


def fields_of(desk: Desk, key: str) -> list[Field]:
    old = key in ("refuse", "extension_answer", "definition")
    case = case_of_2022_running(desk) if old else received_case(desk)
    case = a_case(case.desk).received(IN_2022) if key == "refuse" else case
    if key == "intake":
        return [field for step in intake_guide(desk).steps for field in step.fields]
    form = definition_form(case.desk, case.id) if key == "definition" else deed_form(case.desk, case.id, key)
    return [field for step in form.guide.steps for field in step.fields]


def test_every_phrase_that_says_typed_words_has_its_fields() -> None:
    assert set(FIELDS) == set(QUOTES)
    assert TO_THEM.startswith(QUOTED)


@pytest.mark.parametrize("phrase", QUOTES)
def test_each_field_that_a_letter_quotes_says_so(desk: Desk, settings: Settings, phrase: str) -> None:
    for guide, key in FIELDS[phrase]:
        fields = fields_of(desk, guide)
        if key == "*factors":
            found = [field for field in fields if field.key not in ("impact", "keep", "offers")]
        else:
            found = [field for field in fields if field.key == key or (key[-1] == "." and field.key.startswith(key))]
        assert found, (guide, key)
        assert all(QUOTED in field.hint for field in found), (guide, key)
