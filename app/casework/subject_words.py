"""Subject words: what was kept with an entry, in words that whoever it is about can read.

A journal keeps answers by short names: 'triage work open', 'phone'. Whoever asks for what is held about them is told
what was asked and answered, and nothing of what was kept is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.casework.intakes import HOW, WHOSE

ASKED = {
    "triage asked": "you asked to complain",
    "triage unhappy": "you were unhappy with what we, or somebody acting for us, did or did not do",
    "triage matter": "what you were unhappy about",
    "triage put right": "it was explained and put right at once, and you were satisfied",
    "triage choice": "you wanted to complain when we offered you the choice",
    "triage wants": "what you wanted",
    "triage work open": "a repair or other work was still to be done",
    "triage offered on": "when we offered you the choice of complaining",
    "triage offered how": "how we offered you the choice of complaining",
    "outcome": "what we took it as",
    "how": "how",
    "whose": "whose responsibility it is",
    "points": "what it is about",
    "points text": "what it is about",
    "points whose": "whose responsibility that is",
    "outcomes": "what you want to happen",
    "questions": "what you want to know",
    "first heard by": "who heard of it first",
    "job": "number of the repair",
    "edition": "edition of the Complaint Handling Code",
    "post": "their post",
    "role": "their part in it",
    "relation": "how they are related to you",
    "representative name": "name of whoever acts for you",
    "representative relation": "how they are related to you",
    "salutation": "how we address you",
    "name": "name",
    "every": "how often we agreed to tell you how it goes",
    "unit": "counted in",
    "until": "the new date",
    "notice reason": "the reason that we gave you",
    "promised": "the day that we promised",
    "large print": "you want large print",
    "adjustments": "what helps you",
    "vulnerabilities": "what we are to bear in mind",
    "investigated": "it was looked into",
    "by": "who did it",
    "action": "what was done",
}
"""What each short name asks, as whoever it is about is told."""

ANSWERS: Mapping[str, Mapping[str, str]] = {
    "how": HOW,
    "triage offered how": HOW,
    "whose": WHOSE | {"ours": "our responsibility", "not_ours": "not our responsibility", "to_check": "to be checked"},
    "points whose": WHOSE
    | {"ours": "our responsibility", "not_ours": "not our responsibility", "to_check": "to be checked"},
    "triage matter": {
        "reported_before": "you had told us before, and it was not dealt with",
        "slip": "a slip of ours",
        "in_hand": "something that we had in hand",
        "survey": "what you said in a survey",
        "other": "something else",
    },
    "triage wants": {"repair": "a repair", "neighbour": "help with a neighbour", "other": "something else"},
    "role": {"outside": "somebody from outside"},
    "unit": {"working_days": "working days"},
}
"""What each short answer means."""

NUMBER = re.compile(r" (\d+)(?= |$)")
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")


def fact_words(key: str, said: str) -> str:
    """One fact in words: 'points 1 whose', 'ours' is 'whose responsibility that is (1): our responsibility'."""
    plain = key.replace("_", " ").replace(".", " ")
    found = NUMBER.search(plain)
    name = NUMBER.sub("", plain)
    answer = ANSWERS.get(name, {}).get(said, said)
    if CODE.fullmatch(answer):
        answer = answer.replace("_", " ")
    return f"{ASKED.get(name, name)}{f' ({found[1]})' if found else ''}: {answer}"
