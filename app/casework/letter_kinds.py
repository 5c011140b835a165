"""The kinds of letter that Casebook can post: what it is that their posting records, and which date they promise.

What a kind must say stands in the editions, how it says it in the wordings; here is what becomes of it.
"""

from __future__ import annotations

from dataclasses import dataclass

SENT = "letter_posted"
"""The entry that says that a letter went whose posting is no event of a timeline, so that it moves no date."""

ANSWER = "responded"
"""The event by which a letter promises an answer."""


@dataclass(frozen=True)
class LetterKind:
    """What becomes of one kind of letter."""

    noun: str
    """For a button: 'Write the extension notice'."""
    posted_as: str
    """Which entry its posting writes: an event of the timeline, or `SENT`."""
    promises: str = ""
    """Which event of its stage it names the date of; empty where it promises none."""
    again: bool = False
    """Whether there can be another of its stage: a second extension, or a second refusal."""
    says: frozenset[str] = frozenset()
    """What it says of the case beside its matter, to be compared with the record until it goes."""


_DEFINITION = frozenset(
    ("points", "whose", "outcomes", "questions", "adjustments", "representative", "received_how", "hazard")
)

KINDS = {
    "acknowledgement": LetterKind("acknowledgement", "acknowledged", ANSWER, says=_DEFINITION),
    "extension": LetterKind("extension notice", "extended", ANSWER, again=True),
    "extension_not_agreed": LetterKind("letter about the extension", SENT, ANSWER, again=True),
    "response": LetterKind("response", ANSWER, says=frozenset({"points", "outcomes"})),
    "refusal": LetterKind("refusal", SENT, again=True, says=frozenset({"points"})),
    "escalation_refusal": LetterKind("refusal", SENT, again=True),
}
"""The kinds of letter that have words and a place in a case."""

POSTED_AS = {kind: one.posted_as for kind, one in KINDS.items()}
"""Which entry the posting of each kind of letter is."""

PROMISES = {kind: one.promises for kind, one in KINDS.items() if one.promises}
"""Which event of its stage each kind of letter names the date of: the one by which there is an answer."""
