"""Settings that matter to letters and clocks: the landlord, the officer, the Ombudsman's details.

They are facts of the book: every change is a journal entry. Who can consider a complaint besides the officer is kept
by `independents`. (How the window looks is no fact and is not kept here.)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from app.casework.desks import Desk
from app.casework.financial_years import tidy_year_end, year_end_problem
from app.casework.independent_facts import Independent, plan_from
from app.casework.sums import pence_of
from app.casework.texts import (
    NAME_LENGTH,
    TEXT_LENGTH,
    address_problems,
    email_problem,
    past_date_problems,
    postcode_problem,
    tidy,
    tidy_line,
    tidy_postcode,
    too_long,
    whole_number,
)
from app.casework.window_offsets import offset_problems, tidy_offset
from app.letters.terms import TERMS
from app.models.books import Work
from app.models.journals import records
from app.models.registers import settings_of
from app.rules.dates import long_date
from app.rules.escalations import LONGEST
from app.rules.names import OTHER, SAME, likeness, same_person
from app.rules.problems import Problem, Refused
from app.rules.words import listed, uncapital


@dataclass(frozen=True)
class Settings:
    """What the officer told Casebook about her landlord; empty where she has not yet."""

    landlord: str = ""
    registration: str = ""
    """As the letterhead gives it: 'Registered charity 200000'."""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    officer: str = ""
    officer_post: str = "Complaints officer"
    almshouse: bool = False
    """Whether the landlord is an almshouse charity."""
    resident_word: str = ""
    """What it calls its residents; of every such word: empty for the one that is usual, see `app.letters.terms`."""
    officer_word: str = ""
    warden_word: str = ""
    board_word: str = ""
    home_word: str = ""
    rent_word: str = ""
    agreement_word: str = ""
    window: str = "dl"
    """The envelopes she uses: dl, c5 or none."""
    fold_marks: bool = True
    across: str = ""
    """How many millimetres further right than usual her envelopes have their window, as typed: '-1.5'. Empty for 0."""
    down: str = ""
    """The same, further down."""
    logo: str = ""
    """The digest of the picture on the letterhead; empty where there is none. See `app.casework.logos`."""
    homes: str = ""
    """How many homes there are, in figures as typed: '34'."""
    year_end: str = ""
    """The day and month on which the financial year ends: '31 March'."""
    submitted_on: dt.date | None = None
    """The day on which the last yearly submission to the Ombudsman was sent."""
    submitted_for: dt.date | None = None
    """The end of the financial year that it was for; None where it was for the one last passed before it was sent."""
    third_stage: str = ""
    """Why the landlord has justified a stage beyond the ordinary ones, in its own words; empty where it has none."""
    escalation_days: str = ""
    """Within how many working days of an answer its policy has the next stage asked for, in figures as typed: '20'.
    Empty where that is not stated."""
    keep_years: str = ""
    """How many years a closed file is kept, in figures as typed: '7'. Empty for what the sector keeps, see
    `app.casework.retentions`."""
    authority: str = ""
    """The most that the officer may offer on one complaint without anybody's approval, in pounds as typed: '250'.
    Empty where there is no limit."""
    ombudsman_phone: str = ""
    ombudsman_website: str = ""
    ombudsman_address: str = ""
    ombudsman_checked_on: dt.date | None = None

    @property
    def terms(self) -> dict[str, str]:
        """What letters call residents, homes and the like: her own words, or the usual ones."""
        own = {key: getattr(self, key) for key in TERMS}
        return {key: own[key] or term.suggested(almshouse=self.almshouse) for key, term in TERMS.items()}

    @property
    def number_of_homes(self) -> int | None:
        """How many homes there are; None where that is not said."""
        return whole_number(self.homes.replace(",", ""), MOST_HOMES) or None

    @property
    def authority_pence(self) -> int | None:
        """The most that the officer may offer on one complaint by herself; None where there is no limit."""
        pence = pence_of(self.authority) if self.authority else None
        return pence if isinstance(pence, int) else None

    @property
    def years_kept(self) -> int:
        """How many years a closed file is kept; 0 where that is not said."""
        return whole_number(self.keep_years, MOST_YEARS)

    @property
    def escalation_window(self) -> int:
        """Within how many working days the next stage is to be asked for by the policy; 0 where that is not stated."""
        return whole_number(self.escalation_days, LONGEST)


NAMES = {
    "landlord": "the landlord's name",
    "registration": "the registration",
    "address": "the address",
    "postcode": "the postcode",
    "phone": "the telephone number",
    "email": "the e-mail address",
    "website": "the website",
    "officer": "the officer",
    "officer_post": "the officer's post",
    "almshouse": "whether you are an almshouse charity",
    **{key: term.name for key, term in TERMS.items()},
    "window": "the envelope",
    "fold_marks": "the fold marks",
    "across": "how far right the window is",
    "down": "how far down the window is",
    "logo": "the logo",
    "homes": "the number of homes",
    "year_end": "the end of the financial year",
    "submitted_on": "the day of the last yearly submission",
    "submitted_for": "the year of the last yearly submission",
    "third_stage": "why there is a third stage",
    "escalation_days": "the time to ask for the next stage",
    "keep_years": "how long closed files are kept",
    "authority": "the most that you may offer by yourself",
    "ombudsman_phone": "the Ombudsman's telephone",
    "ombudsman_website": "the Ombudsman's website",
    "ombudsman_address": "the Ombudsman's address",
    "ombudsman_checked_on": "the day the Ombudsman's details were checked",
}

_SHORT = ("registration", "phone", "website", "officer_post", *TERMS, "ombudsman_phone", "ombudsman_website")
"""Settings that stand on a line of a letter."""

_DATES = ("submitted_on", "submitted_for", "ombudsman_checked_on")
"""Settings that are dates, kept as ISO text."""

_LINES = ("address", "third_stage", "ombudsman_address")
"""Settings of several lines."""

MOST_YEARS = 100
"""More years than any schedule keeps a complaint for."""

MOST_HOMES = 100_000
"""More homes than any landlord in England has of a size that this program is made for; more is a slip of the finger."""


def read_settings(desk: Desk) -> Settings:
    """The settings as they stand; what was never set has the value that Casebook ships with."""
    values: dict[str, Any] = {key: _from_json(key, value) for key, value in _stored(desk).items() if key in NAMES}
    return replace(_shipped(desk), **values)


def _stored(desk: Desk) -> dict[str, Any]:
    with desk.book.reading() as session:
        return settings_of(session)


def settings_problems(settings: Settings, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right before settings can be saved; nothing is demanded that a letter does not need."""
    found: list[Problem] = []
    for key, what in (("landlord", "The landlord's name"), ("officer", "The officer's name")):
        value = getattr(settings, key)
        if not value:
            found.append(Problem(key, f"Enter {uncapital(what)}, as it is to stand on letters."))
        found += too_long(key, what, value, NAME_LENGTH)
    for key in _SHORT:
        found += too_long(key, f"T{NAMES[key][1:]}", getattr(settings, key), NAME_LENGTH)
    found += address_problems("address", settings.address)
    found += address_problems("ombudsman_address", settings.ombudsman_address)
    found += postcode_problem("postcode", settings.postcode)
    found += email_problem("email", settings.email)
    if settings.window not in ("dl", "c5", "none"):
        found.append(Problem("window", "Choose the envelope that you post letters in."))
    found += (*offset_problems("across", settings.across), *offset_problems("down", settings.down))
    if not settings.ombudsman_phone or not settings.ombudsman_address:
        found.append(Problem("ombudsman_phone", "Letters give the Ombudsman's telephone and address. Enter both."))
    found += past_date_problems(
        "ombudsman_checked_on", "The day the Ombudsman's details were checked", settings.ombudsman_checked_on, today
    )
    return (*found, *_landlord_problems(settings, today))


def _landlord_problems(settings: Settings, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right in what is said of the landlord itself, all of which can be left out."""
    found = [*year_end_problem("year_end", settings.year_end)]
    if settings.homes and settings.number_of_homes is None:
        found.append(Problem("homes", "Enter the number of homes in figures, for example 34, or leave it empty."))
    if settings.submitted_on is not None:
        what = "The day of the last yearly submission"
        found += past_date_problems("submitted_on", what, settings.submitted_on, today)
    if settings.submitted_for is not None:
        found += _year_problems(settings, today)
    found += too_long("third_stage", "This", settings.third_stage, TEXT_LENGTH)
    if settings.escalation_days and not settings.escalation_window:
        found.append(
            Problem("escalation_days", "Enter the working days in figures, for example 20, or leave it empty.")
        )
    if settings.keep_years and not settings.years_kept:
        found.append(Problem("keep_years", f"Enter the years in figures, from 1 to {MOST_YEARS}, or leave it empty."))
    if settings.authority and isinstance(said := pence_of(settings.authority), str):
        found.append(Problem("authority", f"{said} Leave it empty where there is no limit."))
    return tuple(found)


def _year_problems(settings: Settings, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right in the year that the last submission was for: it had ended before that was sent."""
    what = "The end of the year that the last yearly submission was for"
    found = past_date_problems("submitted_for", what, settings.submitted_for, today)
    sent, ended = settings.submitted_on, settings.submitted_for
    if not found and isinstance(sent, dt.date) and isinstance(ended, dt.date) and sent <= ended:
        sentence = f"The submission was sent on {long_date(sent)}, so the year that it was for ended before that."
        return (Problem("submitted_for", sentence),)
    return tuple(found)


def save_settings(desk: Desk, settings: Settings) -> tuple[str, ...]:
    """Save what was changed, as one journal entry; returns the names of what changed. Raises Refused with problems."""
    tidied, before = _tidied(settings), read_settings(desk)
    problems = settings_problems(tidied, desk.today())
    if tidied.officer != before.officer:
        problems += _plan_problems(tidied.officer, plan_from(_stored(desk)))
    if problems:
        raise Refused(problems)
    old, new = _as_json(before), _as_json(tidied)
    changed = {key: new[key] for key in NAMES if new[key] != old[key]}
    names = tuple(NAMES[key] for key in changed)
    if changed:
        with desk.book.writing(actor_of(tidied)) as work:
            sentence = f"Settings changed: {listed(names)}."
            work.append(None, "setting", on=desk.today(), sentence=sentence, body={"values": changed})
            if not old["officer"]:
                _name_officer(desk, work, tidied)
    return names


def _plan_problems(officer: str, plan: Sequence[Independent]) -> tuple[Problem, ...]:
    """Nobody takes stage 1 and considers the next one: who in the plan is the officer, or may be under that name."""
    found = []
    for one in plan:
        alike, apart = likeness(officer, one.name), any(same_person(officer, other) for other in one.two_people)
        if alike == SAME:
            first = f"{one.name} is among those who can consider a complaint besides the officer."
            found.append(f"{first} Take that entry off the list first.")
        elif alike != OTHER and not apart:
            first = f"{one.name}, who can consider a complaint besides the officer, looks like {officer}."
            found.append(f"{first} Enter the first name in full there, or take it off and enter it anew afterwards.")
    return tuple(Problem("officer", sentence) for sentence in found)


def _name_officer(desk: Desk, work: Work, settings: Settings) -> None:
    """Who took the first complaints, before the name was given, is known now (it must not be they at stage 2)."""
    for record in records(work.session, kinds=("assigned",)):
        if not record.body["name"]:
            body = {**record.body, "name": settings.officer, "post": settings.officer_post, "corrects": record.seq}
            sentence = f"Stage {record.body['stage']} is dealt with by {settings.officer}."
            reason = {"reason": "the name was not in Settings yet"}
            work.append(record.case_id, "assigned", on=desk.today(), sentence=sentence, body=body | reason)


def actor(desk: Desk) -> str:
    """Who is at the desk, for the journal."""
    return actor_of(read_settings(desk))


def actor_of(settings: Settings) -> str:
    """The officer's name; 'The complaints officer' while it has not been given."""
    return settings.officer or "The complaints officer"


def missing_for_letters(settings: Settings) -> tuple[Problem, ...]:
    """What letters need and Settings does not yet have."""
    wanted = {
        "landlord": "Letters need the landlord's name. Enter it in Settings.",
        "address": "Letters need the landlord's address. Enter it in Settings.",
        "phone": "Letters need a telephone number at which you can be reached. Enter it in Settings.",
        "officer": "Letters need your name. Enter it in Settings.",
    }
    return tuple(Problem("settings", sentence) for key, sentence in wanted.items() if not getattr(settings, key))


def _shipped(desk: Desk) -> Settings:
    return Settings(
        ombudsman_phone=desk.ombudsman.phone,
        ombudsman_website=desk.ombudsman.website,
        ombudsman_address="\n".join((desk.ombudsman.name, *desk.ombudsman.address)),
        ombudsman_checked_on=desk.ombudsman.checked_on,
    )


def _tidied(settings: Settings) -> Settings:
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    for key, value in values.items():
        if isinstance(value, str):
            values[key] = tidy(value) if key in _LINES else tidy_line(value)
    values["year_end"] = tidy_year_end(values["year_end"])
    values |= {key: tidy_offset(values[key]) for key in ("across", "down")}
    values["submitted_for"] = values["submitted_for"] if values["submitted_on"] else None
    values["escalation_days"] = "" if values["escalation_days"] == "0" else values["escalation_days"]
    return replace(settings, **{**values, "postcode": tidy_postcode(values["postcode"])})


def _as_json(settings: Settings) -> dict[str, object]:
    values = asdict(settings)
    for key in _DATES:
        values[key] = values[key].isoformat() if isinstance(values[key], dt.date) else None
    return values


def _from_json(key: str, value: object) -> object:
    if key in _DATES:
        return dt.date.fromisoformat(str(value)) if value else None
    return value
