"""Quoted fields: which words that are typed into a guide a letter says as they stand, and what the field says of it.

Nobody's private words go into a letter unannounced: each such field says so in its hint.
"""

from __future__ import annotations

from collections.abc import Mapping

QUOTED = "The letter says it as you write it here"
"""What the hint of each such field says, in these words."""

TO_THEM = f"{QUOTED}: write to them, “you”."

FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "points": (("intake", "points"), ("definition", "points"), ("new_issue", "text")),
    "outcomes": (("intake", "outcomes"), ("definition", "outcomes"), ("new_issue", "outcomes")),
    "questions": (("intake", "questions"), ("definition", "questions")),
    "adjustments": (("intake", "adjustments"), ("adjust", "adjustments")),
    "answers": (("decide", "reasons."), ("decide", "finding_words.")),
    "relied_on": (("decide", "relied_on."),),
    "evidence_landlord": (("decide", "evidence_landlord"),),
    "evidence_resident": (("decide", "evidence_resident"),),
    "resident_comment": (("decide", "resident_comment"),),
    "impact": (("weigh", "impact"),),
    "factors": (("weigh", "*factors"),),
    **dict.fromkeys(
        ("plain_words", "offered_before", "steps", "steps_unnamed", "open_steps", "open_steps_unnamed"),
        (("add_remedy", "what"),),
    ),
    "remedies": (("add_remedy", "what"), ("add_remedy", "reckoning"), ("add_remedy", "basis")),
    "lessons": (("lesson", "text"),),
    "refusal_reasons": (("refuse", "reasons"),),
    "why_fair": (("refuse", "why_fair"),),
    "evidence": (("refuse", "evidence"),),
    "circumstances": (("refuse", "circumstances"),),
    "discretion": (("refuse", "discretion"),),
    "instead": (("refuse", "instead"),),
    "why_longer": (("extend", "reason"),),
    "good_reason": (("extend", "good_reason"),),
    "request_words": (("escalate", "words"),),
    "objection": (("extension_answer", "objection"),),
    "unrealistic": (("definition", "unrealistic."),),
}
"""Each phrase of the letters that says typed words: the guides and the fields that they come from.

A key that ends in a stop stands for every field of that beginning, '*factors' for each factor of the edition.
"""

NOT_TYPED = frozenset({"compensation", "fact_givers", "lapses"})
"""Texts of letters that Casebook makes of the record: no field has their words."""
