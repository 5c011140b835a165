"""Lists in Settings: each offers forms that there are, and says what it is for while it is empty."""

from __future__ import annotations

from app.casework.desks import Desk
from app.casework.setting_lists import SETTING_FORMS, setting_form, setting_sections
from app.casework.settings import Settings


def test_every_list_offers_forms_that_there_are(desk: Desk, settings: Settings) -> None:
    for section in setting_sections(desk):
        assert section.lines or section.empty.endswith(".")
        offers = [*section.offers, *(offer for line in section.lines for offer in line.offers)]
        assert offers
        for offer in offers:
            assert offer.deed in SETTING_FORMS
            assert setting_form(desk, offer.deed, offer.of).guide.steps
