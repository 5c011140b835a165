"""What a letter may say of a case: its facts as the record has them on a day, and the landlord as its paper shows it.

A letter is composed from these, and an issued letter is compared with them until it has gone: there is one reading of
a case, so that the two can never differ in how they look.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.casework.cases import CaseRecords
from app.casework.definitions import points_at
from app.casework.desks import Desk
from app.casework.intakes import HOW
from app.casework.letter_kinds import KINDS, POSTED_AS, PROMISES, SENT
from app.casework.letter_matters import decider_of, matters_of
from app.casework.representations import acting_for
from app.casework.settings import Settings, read_settings
from app.letters.drafts import Facts, Landlord, Ombudsman, check_wording
from app.letters.matters import ExtensionFacts
from app.letters.shelves import Shelf
from app.rules.clocks import Clock, clocks
from app.rules.editions import Edition
from app.rules.provisions import LetterRule
from app.rules.timelines import Entry

HAZARD = (
    "You told us of something that may be a danger in your home. "
    "We have acted on that already; it does not wait for our answer."
)
"""True of whatever was recorded as done, be it only that the right person was told; it promises nothing more."""


def letter_rule(desk: Desk, edition: Edition, kind: str, stage: int) -> LetterRule | None:
    """What a letter must say that Casebook can write under an edition, for this stage; None where it cannot.

    It takes more than a rule: there are words for the letter, and the edition has the clock whose date it promises, or
    which it stops.
    """
    rule = edition.letter(kind, stage)
    if rule is None or kind not in KINDS or not shelf_of(desk).has_words(kind, stage):
        return None
    counted = PROMISES.get(kind) or POSTED_AS[kind]
    dated = counted == SENT or any((clock.stage, clock.stops) == (stage, counted) for clock in edition.clocks)
    return replace(rule, stage=stage) if dated else None


def shelf_of(desk: Desk) -> Shelf:
    """The wordings that ship, with those of the newest edition first."""
    return Shelf(desk.resources / "letters", tuple(edition.key for edition in reversed(desk.editions.all)))


def check_wordings(desk: Desk) -> None:
    """Read the words of every letter that Casebook writes. Raises WordingError, naming the file and the key."""
    shelf = shelf_of(desk)
    for edition in desk.editions.all:
        for rule in edition.letters:
            if shelf.has_words(rule.kind, rule.stage):
                check_wording(rule, shelf.wording(rule, edition.key, rule.stage))


def promise(clocks: Iterable[Clock], kind: str, stage: int) -> Clock:
    """The clock whose date a letter of this kind promises."""
    return next(clock for clock in clocks if (clock.stage, clock.rule.stops) == (stage, PROMISES[kind]))


def facts_of(desk: Desk, case: CaseRecords, kind: str, stage: int, posted: dt.date | None = None) -> Facts:
    """What this letter may say of the case as it stands now, if it is dated today and goes on a day: today, or another.

    Raises BeyondCalendar for a day on which no answer can be promised.
    """
    settings = read_settings(desk)
    person, defined, needs = case.facts("person"), case.facts("defined"), case.facts("adjusted")
    opened, received = case.facts("opened"), case.facts("received")
    representative = person.get("representative") or {}
    matters = matters_of(desk, case, kind, stage)
    extension: ExtensionFacts | None = matters["extension"]
    assigned = next((r.body for r in reversed(case.standing) if r.kind == "assigned" and r.body["stage"] == stage), {})
    handler = (decider_of(case, stage) if kind == "response" else "") or assigned.get("name") or settings.officer
    return Facts(
        reference=opened["reference"],
        stage=stage,
        edition_key=case.edition.key,
        edition_name=case.edition.name,
        addressee=person["name"],
        salutation=person["salutation"] or person["name"],
        address=tuple(filter(None, person["address"].split("\n"))),
        postcode=person["postcode"],
        dated=desk.today(),
        received_on=case.received_on(),
        received_how=HOW[received["how"]],
        points=tuple((point.text, point.whose) for _, point in points_at(case, stage)),
        outcomes=tuple(defined["outcomes"]),
        questions=tuple(defined["questions"]),
        adjustments=tuple(needs.get("adjustments", ())),
        large_print=bool(needs.get("large_print", False)),
        representative=acting_for(case, str(representative.get("name", "")), desk.today()),
        handler=handler,
        handler_post=assigned.get("post", "") if handler == assigned.get("name", handler) else "",
        handler_phone=settings.phone,
        respond_by=extension.until if extension else _promised(desk, case, kind, stage, posted or desk.today()),
        hazard_note=HAZARD if case.hazard_acted_on else "",
        repair_note=_repair_note(opened),
        **matters,
    )


def _repair_note(opened: Mapping[str, Any]) -> str:
    """That a repair which was asked for with the complaint does not wait for the answer."""
    job = f" (our job {opened['job']})" if opened["job"] else ""
    return f"The work goes ahead at the same time{job}." if opened["outcome"] == "complaint_and_request" else ""


def landlord_of(settings: Settings) -> Landlord:
    """The landlord as letters show it."""
    ombudsman = settings.ombudsman_address.split("\n")
    return Landlord(
        name=settings.landlord,
        registration=settings.registration,
        address=tuple(filter(None, [*settings.address.split("\n"), settings.postcode])),
        phone=settings.phone,
        email=settings.email,
        website=settings.website,
        officer=settings.officer,
        officer_post=settings.officer_post,
        resident_word=settings.resident_word,
        ombudsman=Ombudsman(
            name=ombudsman[0],
            phone=settings.ombudsman_phone,
            website=settings.ombudsman_website,
            address=tuple(ombudsman[1:]),
            checked_on=settings.ombudsman_checked_on or dt.date.min,
        ),
        fold_marks=settings.fold_marks,
        window=settings.window,
    )


def _promised(desk: Desk, case: CaseRecords, kind: str, stage: int, posted: dt.date) -> dt.date | None:
    """The date by which an acknowledgement promises an answer, if it goes on a day; None for other letters."""
    if kind != "acknowledgement":
        return None
    sent = Entry(case.next_seq, POSTED_AS[kind], posted, stage)
    return promise(clocks([*case.entries, sent], case.edition, desk.workdays), kind, stage).due
