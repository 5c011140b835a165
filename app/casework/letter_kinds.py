"""The kinds of letter that Casebook can post: what it is that their posting records, and which date they promise.

What a kind must say stands in the editions, how it says it in the wordings; here is what becomes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

SENT = "letter_posted"
"""The entry that says that a letter went whose posting is no event of a timeline, so that it moves no date."""

ANSWER = "responded"
"""The event by which a letter promises an answer."""

PLANNED = "letter_planned"
"""The entry that keeps what a letter that asks questions of its own is to say."""

ANSWER_BY = "answer_by"
"""The ask whose answer is the day by which a letter says that there is an answer to the complaint."""


REPLY_BY = "reply_by"
"""The ask whose answer is the day by which a letter would like to be answered."""


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
    verb: str = ""
    """For one that is begun by answering its questions: how the menu offers it."""
    anytime: bool = False
    """Whether it can go from a case that is closed, or was not taken, as well."""
    of_requests: bool = False
    """Whether it is about a contact that is no complaint, and about nothing else."""
    of_landlord: bool = False
    """Whether it is the landlord's own, signed by its officer whoever dealt with the stage."""
    decides: bool = False
    """Whether it speaks of what was decided and promised."""

    @property
    def planned(self) -> bool:
        """Whether it is begun by answering its questions."""
        return bool(self.verb)

    @property
    def moves_no_date(self) -> bool:
        """Whether its posting stops and starts nothing, and it promises none but a date that somebody typed."""
        return not self.promises and self.posted_as in (SENT, "updated")


_DEFINITION = frozenset(
    ("points", "whose", "outcomes", "questions", "adjustments", "representative", "received_how", "hazard")
)


_asking = partial(LetterKind, posted_as=SENT, again=True)
"""A kind of letter that is begun by answering its questions, and may go as often as there is cause."""

KINDS = {
    "acknowledgement": LetterKind("acknowledgement", "acknowledged", ANSWER, says=_DEFINITION),
    "extension": LetterKind("extension notice", "extended", ANSWER, again=True),
    "extension_not_agreed": LetterKind("letter about the extension", SENT, ANSWER, again=True),
    "response": LetterKind("response", ANSWER, says=frozenset({"points", "outcomes"}), decides=True),
    "refusal": LetterKind("refusal", SENT, again=True, says=frozenset({"points"})),
    "escalation_refusal": LetterKind("refusal", SENT, again=True),
    "clarification": _asking("request for clarification", verb="Ask what is unclear…", says=frozenset({"questions"})),
    "progress_update": _asking("progress update", verb="Tell them how it goes…", posted_as="updated"),
    "missed_deadline": _asking("apology for a missed date", verb="Apologise for a missed date…", posted_as="updated"),
    "new_issue": _asking("notice of a new issue", verb="Tell them what becomes of a new issue…"),
    "invitation_to_comment": _asking("invitation to comment", verb="Invite somebody to comment…", decides=True),
    "third_party": _asking("notice of who will answer", verb="Tell them that somebody else will answer…"),
    "remedy": _asking("remedy confirmation", verb="Confirm what puts it right…", decides=True),
    "action_update": _asking(
        "update on what is still to be done", verb="Tell them that something is later…", of_landlord=True
    ),
    "action_completed": _asking(
        "letter that something is done", verb="Tell them that something is done…", decides=True, of_landlord=True
    ),
    "adjustment": _asking(
        "adjustment confirmation", verb="Confirm what helps them…", says=frozenset({"adjustments"}), anytime=True
    ),
    "authority_request": _asking(
        "request for authority", verb="Ask for authority to act…", says=frozenset({"representative"})
    ),
    "contact_restriction": _asking("notice of limited contact", verb="Give notice of limited contact…", anytime=True),
    "exceptional_circumstances": _asking(
        "exceptional circumstances notice", verb="Tell them of exceptional circumstances…", anytime=True
    ),
    "feedback_survey": _asking("feedback survey", verb="Ask how it was dealt with…", anytime=True, of_landlord=True),
    "request_notice": _asking("letter about the request", verb="Write to them…", anytime=True, of_requests=True),
    "correction": _asking("correction", verb="Correct a letter that went…", anytime=True),
}
"""The kinds of letter that have words and a place in a case."""

POSTED_AS = {kind: one.posted_as for kind, one in KINDS.items()}
"""Which entry the posting of each kind of letter is."""

PROMISES = {kind: one.promises for kind, one in KINDS.items() if one.promises}
"""Which event of its stage each kind of letter names the date of: the one by which there is an answer."""
