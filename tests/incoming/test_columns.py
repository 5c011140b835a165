"""Headings as British landlords write them."""

from __future__ import annotations

import pytest

from app.incoming.columns import BY_KEY, MEANINGS, guess_columns, meaning_of

HEADINGS = {
    "received": "Date rec'd|Date received|Rec'd|Date|Date of complaint|Complaint date|Received|Date reported",
    "name": "Tenant|Complainant|Resident|Name of tenant|Tenant's name|Customer name|Complainant name|Name",
    "surname": "Surname|Last name",
    "forename": "First name|Forename",
    "reference": "Ref|Ref No.|Complaint No|Case ref|Case number|Complaint ID",
    "address": "Addr|Address|Property address|Property",
    "postcode": "Post code|Postcode|P'code",
    "phone": "Tel no|Telephone number|Mobile|Contact number",
    "email": "E-mail|Email address",
    "how": "How received|Method of contact|Channel",
    "what": "Complaint|Nature of complaint|Details|Complaint details|Issue|Description",
    "category": "Category|Complaint type|Type",
    "wanted": "Desired outcome|Outcome sought",
    "handler": "Officer|Dealt with by|Case Officer|Handled by",
    "acknowledged_1": "Ack sent|Date acknowledged|Stage 1 acknowledgement|S1 Ack Date|Ack'd",
    "extended": "Extension agreed|Stage 1 extension",
    "extended_until": "Extended to|Extended until|New target date",
    "responded_1": "Date of S1 response|Response sent|Stage 1 response date|Stage One response|Date of outcome|Reply",
    "outcome": "Outcome|Upheld?|Decision|Stage 1 outcome",
    "requested_2": "Stage 2 requested|Date escalated|Escalated to Stage 2?|Stage 2 date|Review requested",
    "acknowledged_2": "Stage 2 ack|S2 acknowledged",
    "responded_2": "Stage 2 response|Date of final response|S2 reply|2nd stage response",
    "outcome_2": "Stage 2 outcome",
    "extended_2": "Stage 2 extension|S2 extension notice",
    "extended_until_2": "Stage 2 extended to",
    "requested_3": "Stage 3 requested|Escalated to Stage 3|Stage 3 date|Panel requested|Request for panel",
    "panel_3": "Panel date|Date of panel hearing|Stage 3 panel meeting|Appeal panel date|Board panel date",
    "responded_3": "Stage 3 response|3rd stage reply|Panel response sent|Date of panel decision",
    "outcome_3": "Stage 3 outcome|Panel decision|Review panel outcome",
    "reopened": "Date reopened|Re-opened",
    "compensation": "Compensation £|Compensation (£)|Redress|Goodwill payment|Compensation paid",
    "closed": "Date closed|Closed|Closure date|Date completed",
    "status": "Status|Open/Closed",
    "notes": "Notes|Comments|Remarks|Actions taken",
}


@pytest.mark.parametrize(("key", "headings"), HEADINGS.items())
def test_a_heading_is_guessed(key: str, headings: str) -> None:
    assert {heading: meaning_of(heading) for heading in headings.split("|")} == dict.fromkeys(headings.split("|"), key)


@pytest.mark.parametrize(
    "heading",
    [
        "Stage 1 due",
        "Response due",
        "Target date",
        "Stage",
        "Stage 2",
        "Stage 3",
        "Panel",
        "% upheld",
        "Learning",
        "",
        "   ",
        "Lessons learnt",
    ],
)
def test_what_the_book_works_out_itself_or_does_not_know_is_kept_as_text(heading: str) -> None:
    assert meaning_of(heading) == ""


def test_of_two_columns_that_would_do_the_first_is_it() -> None:
    assert guess_columns(["Notes", "Tenant", "Comments", "Date rec'd"]) == {"notes": 0, "name": 1, "received": 3}


def test_where_only_the_day_of_logging_is_there_it_stands_for_the_receipt() -> None:
    assert guess_columns(["Date logged", "Tenant"]) == {"received": 0, "name": 1}
    assert guess_columns(["Date logged", "Date received"]) == {"logged": 0, "received": 1}


def test_every_meaning_has_a_key_of_its_own() -> None:
    assert len(BY_KEY) == len(MEANINGS)


def test_a_panel_is_stage_3_beside_a_stage_2_and_stage_2_where_there_is_no_other() -> None:
    panel = ["Date rec'd", "Panel requested", "Panel date", "Panel response"]
    assert guess_columns(panel) == {"received": 0, "requested_2": 1, "responded_2": 3}
    assert guess_columns([*panel, "Stage 2 response"])["responded_3"] == 3
    assert guess_columns([*panel[:3], "Stage 3 response"]) == {
        "received": 0,
        "requested_3": 1,
        "panel_3": 2,
        "responded_3": 3,
    }
    assert meaning_of("Stage 2 panel response") == "responded_2"


def test_the_date_received_is_that_wherever_another_date_stands() -> None:
    assert guess_columns(["Date", "Tenant", "Date received"])["received"] == 2
    assert guess_columns(["Date", "Tenant", "Date closed"])["received"] == 0
