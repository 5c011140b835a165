"""The guides of the standard paragraphs end in their verbs."""

from __future__ import annotations

import pytest

from app.casework.desks import Desk
from app.casework.standard_paragraph_guides import (
    COMMON,
    adding_paragraph_form,
    changing_paragraph_form,
    dropping_paragraph_form,
)
from app.casework.standard_paragraphs import StandardParagraph, standard_paragraphs
from app.letters.placeholders import KNOWN

pytestmark = pytest.mark.usefixtures("settings")


def test_a_paragraph_is_added_changed_and_taken_out(desk: Desk) -> None:
    form = adding_paragraph_form(desk)
    assert form.guide.problems("paragraph", {"name": "", "text": "{x"})
    assert form.act({"name": "Keys", "text": "Ring **us**."}) == "The paragraph “Keys” is kept."
    form = changing_paragraph_form(desk, "Keys")
    assert [field.initial for field in form.guide.step("paragraph").fields] == ["Keys", "Ring **us**."]
    form.act({"name": "Keys", "text": "Ring."})
    assert standard_paragraphs(desk) == (StandardParagraph("Keys", "Ring."),)
    form = dropping_paragraph_form(desk, "Keys")
    assert form.guide.step("dropping").help == "Ring."
    assert form.act({}) == "The paragraph “Keys” is taken out."
    assert standard_paragraphs(desk) == ()


def test_what_is_said_to_be_known_everywhere_is_known() -> None:
    assert set(COMMON) <= KNOWN
