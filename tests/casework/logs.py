"""An old log as it was kept, for the tests of bringing it in. Everybody in it is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from app.casework.desks import Desk
from app.casework.files import CaseFile, case_file
from app.casework.import_plans import Choices, Plan, Source, plan_import
from app.casework.imports import Brought, bring_in
from app.incoming.headings import find_headings
from tests.incoming.books import sheet_of

HEADINGS = (
    "Ref",
    "Date rec'd",
    "Tenant",
    "Addr",
    "Complaint",
    "Ack sent",
    "S1 response",
    "Stage 2 requested",
    "Stage 2 response",
    "Outcome",
    "Compensation £",
    "Status",
    "Date closed",
)
SHORT = {
    heading.casefold().replace(" ", "_").replace("'", "").replace("_£", ""): at for at, heading in enumerate(HEADINGS)
}


def row(**cells: str | dt.date) -> list[str | dt.date]:
    """A row by the headings: `row(ref="C-1", date_recd="10.3.24", tenant="Mr A")`."""
    made: list[str | dt.date] = [""] * len(HEADINGS)
    for key, cell in cells.items():
        made[SHORT[key]] = cell
    return made


DAMP = row(
    ref="C-1",
    date_recd="1/5/24",
    tenant="Mr D. Dunmore",
    addr="14 Chapel Row, Wells BA5 2XX",
    complaint="Damp in the bedroom",
    ack_sent="3.5.24",
    s1_response="17 May 2024",
    outcome="Upheld",
    compensation="£150",
    status="Closed",
    date_closed="20/5/24",
)
NOISE = row(ref="C-2", date_recd="3/6/24", tenant="Mrs P. Okafor", complaint="Noise", s1_response="20/6/24")

DOUBTFUL: tuple[tuple[str | dt.date, ...], ...] = (
    ("Our complaints", "", "", "", "", "", "", ""),
    (
        "Date rec'd",
        "Tenant",
        "S1 response",
        "Stage 2 request",
        "Stage 2 reply",
        "Panel request",
        "Panel reply",
        "Status",
    ),
    ("Mon 6/3/23", "Mr A. Lee", "20/3/23", "3/4/23", "2/5/23", "22/5/23", "19/6/23", "Closed"),
    ("10/5/24", "Mrs B. Oke c/o Ann Oke", "24/5/24", "3/6/24", "28/6/24", "8/7/24", "5/8/24", "Closed"),
    ("10/3", "Ms C. Vale", "", "", "", "", "", "Closed"),
    ("03/25/2024", "Mr D. Moss", "", "", "", "", "", "Reopened"),
    ("Total", "4", "", "", "", "", "", ""),
)
"""A log of three stages with what logs have: a panel under the Code of 2024, days that are none, a row of totals."""


def source(*rows: Sequence[str | dt.date], file: str = "Complaints 2024.csv") -> Source:
    """The sheet of a log with these rows below its headings."""
    sheet = sheet_of(HEADINGS, *rows)
    return Source(file, "0" * 64, sheet, find_headings(sheet))


def planned(desk: Desk, *rows: Sequence[str | dt.date], **choices: object) -> Plan:
    """What bringing in these rows would do."""
    made = source(*rows)
    return plan_import(desk, made, Choices(made.headings.columns, **choices))  # type: ignore[arg-type]


def brought(desk: Desk, *rows: Sequence[str | dt.date], **choices: object) -> Brought:
    """These rows, brought in."""
    return bring_in(desk, planned(desk, *rows, **choices))


def only(desk: Desk, *rows: Sequence[str | dt.date], **choices: object) -> CaseFile:
    """The file of the one case of an import."""
    done = brought(desk, *rows, **choices)
    assert done.cases == 1
    return case_file(desk, done.number + 1)


def standings(file: CaseFile) -> Mapping[str, str]:
    """How each clock of a case stands."""
    return {view.key: view.standing.word for view in file.clocks}
