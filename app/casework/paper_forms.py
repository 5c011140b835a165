"""Paper forms: the blank complaint form and the sheet beside the telephone, with the landlord's own words in them.

Wardens, trustees and volunteers hear of complaints that no form brings (2024 Code 1.2, 1.3): what they need is at hand
on paper, and so is what a resident fills in who would rather write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.desks import Desk
from app.casework.settings import Settings, read_settings
from app.casework.workings import printing_of
from app.letters.terms import plural
from app.reports.paper_forms import form_pdf, read_form
from app.rules.editions import Edition
from app.rules.words import working_days


@dataclass(frozen=True)
class FormChoice:
    """One form that can be printed."""

    key: str
    title: str
    hint: str


FORMS = (
    FormChoice("complaint_form", "Complaint form", "For residents to fill in by hand, or for somebody who does it."),
    FormChoice("telephone_sheet", "Telephone sheet", "For wardens, trustees and volunteers: what to say and write."),
)
"""The forms, in the order in which they are offered."""


def paper_form(desk: Desk, key: str, *, large: bool = False) -> bytes:
    """A blank form as a PDF. Raises FormError where Settings lack what it has to say."""
    edition = desk.editions.in_force_on(desk.today())
    words = _words(read_settings(desk), edition)
    return form_pdf(read_form(desk.resources / "forms" / f"{key}.toml", words), printing_of(desk), large=large)


def _words(settings: Settings, edition: Edition) -> Mapping[str, str]:
    """What may stand in braces in a form."""
    ombudsman = settings.ombudsman_address.split("\n")
    acknowledge = next((rule for rule in edition.clocks if rule.stops == "acknowledged" and rule.stage == 1), None)
    return {
        **settings.terms,
        "residents": plural(settings.terms["resident_word"]),
        "landlord": settings.landlord,
        "address": ", ".join(filter(None, (*settings.address.split("\n"), settings.postcode))),
        "phone": settings.phone,
        "email": settings.email,
        "officer": settings.officer,
        "acknowledge_days": working_days(acknowledge.working_days) if acknowledge else "a few days",
        "definition": edition.definition,
        "ombudsman": ombudsman[0],
        "ombudsman_phone": settings.ombudsman_phone,
        "ombudsman_website": settings.ombudsman_website,
        "ombudsman_address": ", ".join(filter(None, ombudsman[1:])),
    }
