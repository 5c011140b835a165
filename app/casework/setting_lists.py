"""Lists in Settings: what a landlord keeps rows of, such as who can consider a complaint, and what its policy pays.

Settings shows what stands here and opens its forms: a new list is two functions, and a line in each table below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import shorten

from app.casework import compensation_guides, independent_guides
from app.casework.case_guides import CaseForm
from app.casework.compensation_tables import GUIDANCE, POLICY, band_words, bands
from app.casework.desks import Desk
from app.casework.independents import read_plan
from app.casework.page_sections import Offer, Section, SectionLine
from app.casework.standard_paragraph_guides import (
    adding_paragraph_form,
    changing_paragraph_form,
    dropping_paragraph_form,
)
from app.casework.standard_paragraphs import standard_paragraphs
from app.letters.marks import unmarked
from app.rules.words import capital

NOBODY = "Nobody yet. The stage after yours goes to somebody else: a trustee, the chair, or somebody from outside."
NO_POLICY = "Nothing yet. Enter the sums of your own compensation policy, and they stand beside each offer."
NO_PARAGRAPHS = "None yet. What you write often is kept here under a name, and put into any letter with Insert."
SHOWN = 160
"""Characters of a paragraph that the list shows."""
NO_GUIDANCE = "Nothing. Enter the sums that the Ombudsman publishes, and they stand beside each offer."


def _independents(desk: Desk) -> Section:
    lines = tuple(
        SectionLine(
            one.name,
            one.said,
            offers=(Offer("change_independent", "Change…", one.name), Offer("drop_independent", "Take out…", one.name)),
        )
        for one in read_plan(desk)
    )
    add = (Offer("add_independent", "Add somebody…"),)
    return Section("independents", "", "Who can consider a complaint besides you", lines, add, NOBODY)


def _bands(table: str, title: str, empty: str) -> Callable[[Desk], Section]:
    def make(desk: Desk) -> Section:
        lines = tuple(
            SectionLine(
                capital(band_words(band)),
                offers=(
                    Offer(f"change_{table}", "Change…", str(number)),
                    Offer(f"remove_{table}", "Take out…", str(number)),
                ),
            )
            for number, band in enumerate(bands(desk, table))
        )
        return Section(table, "", title, lines, (Offer(f"add_{table}", "Add a sum…"),), empty)

    return make


def _band_forms(table: str) -> Mapping[str, Callable[[Desk, str], CaseForm]]:
    """The forms of a table; a row is told by its place in it."""
    return {
        f"add_{table}": lambda desk, _: compensation_guides.adding_form(desk, table),
        f"change_{table}": lambda desk, of: compensation_guides.changing_form(desk, table, bands(desk, table)[int(of)]),
        f"remove_{table}": lambda desk, of: compensation_guides.removing_form(desk, table, bands(desk, table)[int(of)]),
    }


def _paragraphs(desk: Desk) -> Section:
    lines = tuple(
        SectionLine(
            one.name,
            shorten(" ".join(unmarked(one.text).split()), SHOWN, placeholder=" …"),
            offers=(Offer("change_paragraph", "Change…", one.name), Offer("drop_paragraph", "Take out…", one.name)),
        )
        for one in standard_paragraphs(desk)
    )
    add = (Offer("add_paragraph", "Add a paragraph…"),)
    return Section("paragraphs", "", "Your standard paragraphs for letters", lines, add, NO_PARAGRAPHS)


SETTING_SECTIONS: tuple[Callable[[Desk], Section], ...] = (
    _independents,
    _bands(POLICY, "What your policy pays", NO_POLICY),
    _bands(GUIDANCE, "What the Ombudsman's guidance pays", NO_GUIDANCE),
    _paragraphs,
)
"""The lists in the order of the page."""

SETTING_FORMS: Mapping[str, Callable[[Desk, str], CaseForm]] = {
    "add_independent": lambda desk, _: independent_guides.adding_form(desk),
    "change_independent": independent_guides.changing_form,
    "drop_independent": independent_guides.dropping_form,
    **_band_forms(POLICY),
    **_band_forms(GUIDANCE),
    "add_paragraph": adding_paragraph_form,
    "change_paragraph": changing_paragraph_form,
    "drop_paragraph": dropping_paragraph_form,
}
"""By what is offered beside a list or a row of one, its form; the text says of which row, and is empty for none."""


def setting_sections(desk: Desk) -> tuple[Section, ...]:
    """The lists of Settings as they stand."""
    return tuple(make(desk) for make in SETTING_SECTIONS)


def setting_form(desk: Desk, key: str, of: str = "") -> CaseForm:
    """The form of what is offered. Raises KeyError for what is not."""
    return SETTING_FORMS[key](desk, of)
