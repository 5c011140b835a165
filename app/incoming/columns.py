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
    Meaning("extended_2", "Stage 2 extension notice sent", dated=True),
    Meaning("extended_until_2", "Stage 2 extended until", dated=True),
    Meaning("responded_2", "Stage 2 answered", dated=True),
    Meaning("outcome_2", "Stage 2 outcome"),
    Meaning("requested_3", "Stage 3 asked for", dated=True),
    Meaning("acknowledged_3", "Stage 3 acknowledged", dated=True),
    Meaning("extended_3", "Stage 3 extension notice sent", dated=True),
    Meaning("extended_until_3", "Stage 3 extended until", dated=True),
    Meaning("panel_3", "Stage 3 panel met", dated=True),
    Meaning("responded_3", "Stage 3 answered", dated=True),
    Meaning("outcome_3", "Stage 3 outcome"),
    Meaning("compensation", "Compensation"),
    Meaning("closed", "Date closed", dated=True),
    Meaning("reopened", "Date reopened", dated=True),
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
    "s3": "s3 st3 stg3 stage3 stage-3 stage-three",
    "panel": "panel panels",
    "met": "met meeting hearing sat held convened",
    "reopened": "reopened reopen reopening",
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
        "s2 request",
        "esc s2",
        "esc to s2",
        "requested s2",
        "s2 logged",
        "s2 date",
    ),
    "acknowledged_2": ("s2 ack",),
    "responded_2": ("s2 resp", "final resp", "s2 panel resp"),
    "outcome_2": ("s2 outcome", "final outcome", "s2 panel outcome"),
    "requested_3": (
        "esc s3",
        "esc to s3",
        "s3 esc",
        "s3 received",
        "s3 requested",
        "s3 request",
        "s3 logged",
        "s3 date",
        "panel requested",
        "panel request",
        "panel received",
        "panel esc",
        "panel esc to",
        "panel s3 requested",
        "panel s3 request",
    ),
    "acknowledged_3": ("s3 ack", "panel ack", "s3 panel ack"),
    "extended_2": ("s2 ext", "s2 ext notice", "s2 ext agreed"),
    "extended_until_2": ("s2 ext until", "s2 ext due", "s2 ext to"),
    "extended_3": ("s3 ext", "s3 ext notice", "s3 ext agreed", "panel ext"),
    "extended_until_3": ("s3 ext until", "s3 ext due", "s3 ext to"),
    "panel_3": ("panel met", "s3 panel", "s3 met", "s3 panel met", "board panel met", "board panel"),
    "responded_3": ("s3 resp", "panel resp", "s3 panel resp", "s3 final resp", "panel final resp"),
    "outcome_3": ("s3 outcome", "panel outcome", "s3 panel outcome"),
    "compensation": ("money", "money money", "money total", "total money", "offered money", "money offered"),
    "closed": ("closed",),
    "reopened": ("reopened",),
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
    if kept in _STAGE_ALONE:
        return _STAGE_ALONE[kept] if dated else ""
    if "due" in kept and kept not in _BY_TOKENS:
        return ""
    key = _BY_TOKENS.get(kept, "")
    if not dated or not key or BY_KEY[key].dated:
        return key
    return _WHEN.get(key, "")


_STAGE_ALONE = {frozenset({"s2"}): "requested_2", frozenset({"s3"}): "requested_3", frozenset({"panel"}): "panel_3"}
"""Of which 'Stage 2 date' is the date, where 'Stage 2' alone may hold anything."""
_WHEN = {"outcome": "responded_1", "outcome_2": "responded_2", "outcome_3": "responded_3"}
"""'Date of outcome' is when it was answered; 'Outcome' is what was found."""


def _is_date_alone(heading: str) -> bool:
    """Whether a heading says that it is a date, and not of what: 'Date', 'Complaint date'."""
    return {"date", "when", *_FILLERS}.issuperset(_tokens(heading))


def _tokens(heading: str) -> list[str]:
    text = (
        heading.casefold()
        .replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        .replace("£", " pounds ")
        .replace("%", " percent ")
        .replace("rec'd", "recd")
        .replace("ack'd", "ackd")
        .replace("re-open", "reopen")
    )
    text = re.sub(r"\bstage\s*(?:no\.?\s*)?(1|one)\b|\b(?:1st|first) stage\b|\bs\s?1\b", " s1 ", text)
    text = re.sub(r"\bstage\s*(?:no\.?\s*)?(2|two)\b|\b(?:2nd|second) stage\b|\bs\s?2\b", " s2 ", text)
    text = re.sub(r"\bstage\s*(?:no\.?\s*)?(3|three)\b|\b(?:3rd|third) stage\b|\bs\s?3\b", " s3 ", text)
    text = re.sub(r"\b(?:review|appeals?|complaints?)\s+(panel|hearing)\b", r" \1 ", text)
    text = text.replace("'s", " ").replace("'", "").replace("e-mail", "email").replace("post code", "postcode")
    return [_MEANS.get(word, word) for word in re.findall(r"[a-z]+[0-9]?|[0-9]+", text)]


def guess_columns(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the keys of MEANINGS: of several that would do, the first."""
    found: dict[str, int] = {}
    meant = [meaning_of(heading) for heading in headings]
    for at, key in enumerate(meant):
        if key and key not in found:
            found[key] = at
    said = [at for at, key in enumerate(meant) if key == "received" and not _is_date_alone(headings[at])]
    if said:  # 'Date' may be any; 'Date received' is the day of receipt wherever it stands
        found["received"] = said[0]
    if "received" not in found and "logged" in found:
        found["received"] = found.pop("logged")
    told_apart = any(key.endswith("_2") for key in found) or any("s3" in _tokens(each) for each in headings)
    return found if told_apart else _panel_second(found)


def _panel_second(found: dict[str, int]) -> dict[str, int]:
    """Where a log knows a panel, and neither a stage 2 nor a stage 3, the panel is its stage 2."""
    second = {(f"{key[:-1]}2" if key.endswith("_3") else key): at for key, at in found.items()}
    return {key: at for key, at in second.items() if key in BY_KEY}
