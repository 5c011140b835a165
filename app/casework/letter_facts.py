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
from app.casework.definitions import outcomes_at, points_at
from app.casework.desks import Desk
from app.casework.earlier_parts import part_words
from app.casework.hazard_notices import open_hazards
from app.casework.independents import phone_of
from app.casework.intakes import HOW
from app.casework.letter_addressees import addressed, answers_to
from app.casework.letter_kinds import ANSWER_BY, KINDS, PLANNED, POSTED_AS, PROMISES
from app.casework.letter_matters import basis, decider_of, matters_of
from app.casework.letter_subjects import is_request
from app.casework.promises import open_promises
from app.casework.representations import acting_for, scope_of
from app.casework.settings import Settings, read_settings
from app.casework.staff_names import staff_of
from app.casework.window_offsets import millimetres
from app.letters.asks import asked_facts
from app.letters.checks import read_word_lists
from app.letters.drafts import Facts, Landlord, Ombudsman, check_wording
from app.letters.logos import Picture
from app.letters.matters import AskedFacts, ExtensionFacts
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
    dated = KINDS[kind].moves_no_date or any((clock.stage, clock.stops) == (stage, counted) for clock in edition.clocks)
    return replace(rule, stage=stage) if dated else None


def shelf_of(desk: Desk) -> Shelf:
    """The wordings that ship, with those of the newest edition first."""
    return Shelf(desk.resources / "letters", tuple(edition.key for edition in reversed(desk.editions.all)))


def check_wordings(desk: Desk) -> None:
    """Read the words of every letter that Casebook writes. Raises WordingError, naming the file and the key."""
    read_word_lists(desk.resources / "letters")
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
    matters = matters_of(desk, case, kind, stage)
    extension: ExtensionFacts | None = matters["extension"]
    plan, asked = _asked(desk, case, kind, stage)
    dealing = _dealing(case, kind, stage, settings)
    facts = Facts(
        reference=opened["reference"],
        stage=0 if is_request(case) else stage,
        edition_key=case.edition.key,
        edition_name=case.edition.name,
        **_to(person),
        dated=desk.today(),
        received_on=case.received_on(),
        received_how=HOW.get(received["how"], ""),
        points=tuple((point.text, point.whose) for _, point in points_at(case, stage)),
        outcomes=outcomes_at(case, stage),
        questions=tuple(defined["questions"]),
        adjustments=tuple(needs.get("adjustments", ())),
        large_print=bool(needs.get("large_print", False)),
        **_represented(case, str((person.get("representative") or {}).get("name", "")), desk.today()),
        **dealing,
        handler_phone=phone_of(desk, dealing["handler"]) or settings.phone,
        respond_by=extension.until if extension else plan or _promised(desk, case, kind, stage, posted or desk.today()),
        hazard_note=HAZARD if case.hazard_acted_on else "",
        repair_note=_repair_note(opened),
        open_hazards=open_hazards(desk, case),
        open_promises=() if KINDS[kind].decides else tuple(one.what for one in open_promises(case) if one.by),
        asked=asked,
        staff=staff_of(desk, case, settings),
        **matters,
    )
    return addressed(facts, answers_to(case, kind, stage))


def _dealing(case: CaseRecords, kind: str, stage: int, settings: Settings) -> dict[str, Any]:
    """Who deals with a stage, and their post: whoever decided it, was named for it, or the officer."""
    officer = settings.officer
    if KINDS[kind].of_landlord:
        return {"handler": officer, "handler_post": settings.officer_post, "earlier_part": ""}
    assigned = next((r.body for r in reversed(case.standing) if r.kind == "assigned" and r.body["stage"] == stage), {})
    handler = (decider_of(case, stage) if kind == "response" else "") or assigned.get("name") or officer
    post = assigned.get("post", "") if handler == assigned.get("name", handler) else ""
    part = part_words(case, stage, handler) if stage > 1 else ""
    return {"handler": handler, "handler_post": post, "earlier_part": part}


def _represented(case: CaseRecords, name: str, today: dt.date) -> dict[str, Any]:
    """Who acts for them, and how far as it is recorded."""
    scope, accompanies = scope_of(case, name, today)
    return {"representative": acting_for(case, name, today), "scope": scope, "accompanies": accompanies}


def _to(person: Mapping[str, Any]) -> dict[str, Any]:
    """Whoever complained, as a letter is addressed to them."""
    lines = tuple(filter(None, person["address"].split("\n")))
    name, postcode = person["name"], person["postcode"]
    return {"addressee": name, "salutation": person["salutation"] or name, "address": lines, "postcode": postcode}


def _repair_note(opened: Mapping[str, Any]) -> str:
    """That a repair which was asked for with the complaint does not wait for the answer."""
    job = f" (our job {opened['job']})" if opened["job"] else ""
    return f"The work goes ahead at the same time{job}." if opened["outcome"] == "complaint_and_request" else ""


def landlord_of(settings: Settings, logo: Picture | None = None) -> Landlord:
    """The landlord as letters show it, with the picture that is on its letterhead."""
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
        almshouse=settings.almshouse,
        **settings.terms,
        ombudsman=Ombudsman(
            name=ombudsman[0],
            phone=settings.ombudsman_phone,
            website=settings.ombudsman_website,
            address=tuple(ombudsman[1:]),
            checked_on=settings.ombudsman_checked_on or dt.date.min,
        ),
        fold_marks=settings.fold_marks,
        window=settings.window,
        across=millimetres(settings.across) or 0.0,
        down=millimetres(settings.down) or 0.0,
        logo=logo,
    )


def _asked(desk: Desk, case: CaseRecords, kind: str, stage: int) -> tuple[dt.date | None, AskedFacts | None]:
    """What the officer answered to a letter's own questions, and by when it says that there is an answer."""
    plan, rule = basis(case, kind, stage), case.edition.letter(kind, stage)
    if plan is None or rule is None or plan.kind != PLANNED:
        return None, None
    answers = plan.body["answers"]
    by = answers.get(ANSWER_BY)
    asks = shelf_of(desk).wording(rule, case.edition.key, stage).asks
    return (dt.date.fromisoformat(by) if by else None), asked_facts(asks, answers)


def _promised(desk: Desk, case: CaseRecords, kind: str, stage: int, posted: dt.date) -> dt.date | None:
    """The date by which an acknowledgement promises an answer, if it goes on a day; None for other letters."""
    if kind != "acknowledgement":
        return None
    sent = Entry(case.next_seq, POSTED_AS[kind], posted, stage)
    return promise(clocks([*case.entries, sent], case.edition, desk.workdays), kind, stage).due
