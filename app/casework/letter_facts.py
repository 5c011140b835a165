"""What a letter may say of a case: its facts as the record has them on a day, and the landlord as its paper shows it.

A letter is composed from these, and an issued letter is compared with them until it has gone: there is one reading of
a case, so that the two can never differ in how they look.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.intakes import HOW
from app.casework.settings import Settings, read_settings
from app.letters.drafts import Facts, Landlord, Ombudsman, check_wording
from app.letters.shelves import Shelf
from app.rules.clocks import Clock, clocks
from app.rules.editions import Edition
from app.rules.provisions import LetterRule
from app.rules.timelines import Entry

POSTED_AS = {"acknowledgement": "acknowledged"}
"""Which event of the timeline the posting of each kind of letter is."""

PROMISES = {"acknowledgement": "responded"}
"""Which event of its stage each kind of letter names the date of: the one by which there is an answer."""

HAZARD = (
    "You told us of something that may be a danger in your home. "
    "We have acted on that already; it does not wait for our answer."
)
"""True of whatever was recorded as done, be it only that the right person was told; it promises nothing more."""


def letter_rule(desk: Desk, edition: Edition, kind: str, stage: int) -> LetterRule | None:
    """What a letter must say that Casebook can write under an edition, for this stage; None where it cannot.

    It takes more than a rule: there are words for the letter, and a clock gives the date that it promises.
    """
    rule = edition.letter(kind, stage)
    if rule is None or not shelf_of(desk).has_words(kind, stage):
        return None
    dated = any((clock.stage, clock.stops) == (stage, PROMISES.get(kind)) for clock in edition.clocks)
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
    job = f" (our job {opened['job']})" if opened["job"] else ""
    assigned = next((r.body for r in case.standing if r.kind == "assigned" and r.body["stage"] == stage), {})
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
        points=tuple((point["text"], point["whose"]) for point in defined["points"]),
        outcomes=tuple(defined["outcomes"]),
        questions=tuple(defined["questions"]),
        adjustments=tuple(needs.get("adjustments", ())),
        large_print=bool(needs.get("large_print", False)),
        representative=representative.get("name", ""),
        handler=assigned.get("name") or settings.officer,
        handler_post=assigned.get("post", ""),
        handler_phone=settings.phone,
        respond_by=_promised(desk, case, Entry(case.next_seq, POSTED_AS[kind], posted or desk.today(), stage), kind),
        hazard_note=HAZARD if case.hazard_acted_on else "",
        repair_note=f"The work goes ahead at the same time{job}."
        if opened["outcome"] == "complaint_and_request"
        else "",
    )


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


def _promised(desk: Desk, case: CaseRecords, sent: Entry, kind: str) -> dt.date:
    """The date by which this letter promises an answer, if it is sent as this entry says."""
    return promise(clocks([*case.entries, sent], case.edition, desk.workdays), kind, sent.stage).due
