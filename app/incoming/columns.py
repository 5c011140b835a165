"""Columns: what the headings of an old log mean, guessed from their words. The officer has the last say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Meaning:
    """One thing that a column can hold."""

    key: str
    label: str
    dated: bool = False
    """Whether it holds a day."""


MEANINGS = (
    Meaning("received", "Date received", dated=True),
    Meaning("name", "Name of the person complaining"),
    Meaning("title", "Their title (Mr, Mrs)"),
    Meaning("forename", "Their first name"),
    Meaning("surname", "Their surname"),
    Meaning("reference", "Old reference"),
    Meaning("address", "Address"),
    Meaning("address2", "Address, second line"),
    Meaning("town", "Town"),
    Meaning("postcode", "Postcode"),
    Meaning("phone", "Telephone"),
    Meaning("email", "E-mail"),
    Meaning("how", "How it was received"),
    Meaning("what", "What it was about"),
    Meaning("category", "Kind of complaint"),
    Meaning("wanted", "What they wanted"),
    Meaning("needs", "Adjustments or vulnerability"),
    Meaning("handler", "Who dealt with it"),
    Meaning("logged", "Date logged", dated=True),
    Meaning("acknowledged_1", "Stage 1 acknowledged", dated=True),
    Meaning("extended", "Stage 1 extension notice sent", dated=True),
    Meaning("extended_until", "Stage 1 extended until", dated=True),
    Meaning("responded_1", "Stage 1 answered", dated=True),
    Meaning("outcome", "Outcome"),
    Meaning("requested_2", "Stage 2 asked for", dated=True),
    Meaning("acknowledged_2", "Stage 2 acknowledged", dated=True),
    Meaning("responded_2", "Stage 2 answered", dated=True),
    Meaning("outcome_2", "Stage 2 outcome"),
    Meaning("compensation", "Compensation"),
    Meaning("closed", "Date closed", dated=True),
    Meaning("status", "Open or closed"),
    Meaning("notes", "Notes"),
)
"""What a column can hold, in the order of the guide. Any other column is kept as text and nothing is made of it."""
BY_KEY = {meaning.key: meaning for meaning in MEANINGS}

_WORDS = {
    "received": "received recd rcvd rec'd receipt reported raised made",
    "ack": "ack acks acked ackd acknowledged acknowledgement acknowledgment acknowledge",
    "resp": "resp response responses responded respond reply replied answer answered decision-letter",
    "due": "due deadline target",
    "esc": "esc escalated escalation escalate escalating",
    "ext": "ext extension extended extend",
    "closed": "closed closure close completed complete resolved concluded",
    "logged": "logged registered entered opened",
    "s1": "s1 st1 stg1 stage1 stage-1 stage-one",
    "s2": "s2 st2 stg2 stage2 stage-2 stage-two review appeal",
    "until": "until till",
    "outcome": "outcome outcomes decision finding findings result upheld",
    "ref": "ref refs reference no num number id refno urn nr",
    "name": "name names",
    "who": "tenant tenants resident residents complainant complainants customer customers client leaseholder occupier",
    "address": "addr address addresses property home",
    "money": "compensation comp redress goodwill payment paid award awarded amount pounds money gbp",
    "notes": "notes note comments comment remarks actions action update updates progress",
    "handler": "officer handler handled owner investigator assigned",
    "what": "nature details detail description issue issues summary subject matter reason",
    "category": "category type theme area kind",
    "phone": "phone tel telephone mobile",
    "email": "email emails",
    "postcode": "postcode pcode postal-code zip",
    "how": "how method channel source via",
    "wanted": "wanted sought desired requested-outcome",
    "needs": "vulnerable vulnerability vulnerabilities adjustments adjustment needs disability",
    "status": "status state",
}
_MEANS = {word: token for token, words in _WORDS.items() for word in words.split()}
_FILLER_WORDS = (
    """of the on sent issued letter letters for complaint complaints case is was day dt a s by all our with"""
)
_FILLERS = frozenset(_FILLER_WORDS.split())

_SETS: dict[str, tuple[str, ...]] = {
    "received": ("received", "s1 received", "contact", "first received"),
    "logged": ("logged", "s1 logged"),
    "name": ("name", "who", "who name", "full name", "who full name", "contact name"),
    "title": ("title",),
    "forename": ("first name", "forename", "who first name", "christian name", "given name"),
    "surname": ("surname", "last name", "who surname", "family name"),
    "reference": ("ref", "file ref", "log ref", "unique ref", "old ref"),
    "address": (
        "address",
        "who address",
        "address line 1",
        "address 1",
        "full address",
        "flat",
        "room",
        "unit",
        "address home",
    ),
    "address2": ("address line 2", "address 2"),
    "town": ("town", "city", "address line 3", "address 3"),
    "postcode": ("postcode", "post code", "who postcode"),
    "phone": ("phone", "phone ref", "contact ref", "who phone", "contact phone", "contact details phone"),
    "email": ("email", "e mail", "email address", "who email", "contact email", "e mail address"),
    "how": ("how", "how received", "contact how", "received how"),
    "what": ("what", "what outline", "about", "what about", "what what"),
    "category": ("category", "service category"),
    "wanted": ("outcome wanted", "wanted", "resolution wanted", "remedy wanted"),
    "needs": ("needs", "needs needs", "reasonable needs"),
    "acknowledged_1": ("ack", "s1 ack"),
    "extended": ("ext", "s1 ext", "ext agreed", "ext notice", "s1 ext notice"),
    "extended_until": (
        "ext until",
        "s1 ext until",
        "ext due",
        "new due",
        "revised due",
        "s1 ext due",
        "ext to",
        "s1 ext to",
    ),
    "responded_1": ("resp", "s1 resp", "first resp"),
    "outcome": ("outcome", "s1 outcome"),
    "requested_2": (
        "esc",
        "s2 esc",
        "s2 received",
        "s2 requested",
        "esc s2",
        "esc to s2",
        "requested s2",
        "s2 logged",
        "s2 date",
    ),
    "acknowledged_2": ("s2 ack",),
    "responded_2": ("s2 resp", "final resp"),
    "outcome_2": ("s2 outcome", "final outcome"),
    "compensation": ("money", "money money", "money total", "total money", "offered money", "money offered"),
    "closed": ("closed",),
    "status": ("status", "closed open", "current status", "open", "closed y n"),
    "notes": ("notes", "notes notes", "other notes", "notes taken"),
    "handler": ("handler", "who handler", "handler to", "handler handler", "investigating handler", "dealt", "lead"),
}
_BY_TOKENS = {frozenset(each.split()): key for key, sets in _SETS.items() for each in sets}


def meaning_of(heading: str) -> str:
    """What a heading means, as a key of MEANINGS; empty where its words do not say."""
    tokens = _tokens(heading)
    dated = "date" in tokens or "when" in tokens
    kept = frozenset(token for token in tokens if token not in ("date", "when", *_FILLERS))
    if not kept:
        return "received" if dated else ("what" if {"complaint", "complaints"} & set(tokens) else "")
    if kept == {"s2"}:
        return "requested_2" if dated else ""
    if "due" in kept and kept not in _BY_TOKENS:
        return ""
    key = _BY_TOKENS.get(kept, "")
    if key == "what" and dated:
        return ""
    return (
        "" if dated and key and not BY_KEY[key].dated and key not in ("outcome", "outcome_2") else _undated(key, dated)
    )


def _undated(key: str, dated: bool) -> str:  # noqa: FBT001 - said once
    """'Date of outcome' is when it was answered; 'Outcome' is what was found."""
    return {"outcome": "responded_1", "outcome_2": "responded_2"}.get(key, key) if dated else key


def _tokens(heading: str) -> list[str]:
    text = (
        heading.casefold()
        .replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        .replace("£", " pounds ")
        .replace("rec'd", "recd")
        .replace("ack'd", "ackd")
    )
    text = re.sub(r"\bstage\s*(?:no\.?\s*)?(1|one)\b|\b(?:1st|first) stage\b|\bs\s?1\b", " s1 ", text)
    text = re.sub(r"\bstage\s*(?:no\.?\s*)?(2|two)\b|\b(?:2nd|second) stage\b|\bs\s?2\b", " s2 ", text)
    text = text.replace("'s", " ").replace("'", "").replace("e-mail", "email").replace("post code", "postcode")
    return [_MEANS.get(word, word) for word in re.findall(r"[a-z]+[0-9]?|[0-9]+", text)]


def guess_columns(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the keys of MEANINGS: of several that would do, the first."""
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        key = meaning_of(heading)
        if key and key not in found:
            found[key] = at
    if "received" not in found and "logged" in found:
        found["received"] = found.pop("logged")
    return found
