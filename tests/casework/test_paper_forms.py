"""The blank forms with the landlord's own words."""

from __future__ import annotations

import pytest

from app.casework.desks import Desk
from app.casework.paper_forms import FORMS, paper_form
from app.casework.settings import Settings
from app.reports.paper_forms import FormError
from tests.letters.pages import page_texts

KEYS = [one.key for one in FORMS]


def text_of(desk: Desk, key: str) -> str:
    return " ".join(" ".join(page_texts(paper_form(desk, key))).replace("\u00a0", " ").split())


@pytest.mark.parametrize("key", KEYS)
def test_every_form_has_the_landlords_own_details(desk: Desk, settings: Settings, key: str) -> None:
    text = text_of(desk, key)
    assert settings.phone in text
    assert settings.officer in text


def test_the_telephone_sheet_quotes_the_edition_in_force(desk: Desk, settings: Settings) -> None:
    assert settings.officer
    definition = desk.editions.in_force_on(desk.today()).definition
    assert " ".join(definition.split()) in text_of(desk, "telephone_sheet")
    assert "within 5 working days" in text_of(desk, "telephone_sheet")


def test_without_settings_it_says_what_is_to_be_entered(desk: Desk) -> None:
    with pytest.raises(FormError, match="Settings do not say the"):
        paper_form(desk, "complaint_form")
