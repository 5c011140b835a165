"""What becomes of each kind of letter."""

from __future__ import annotations

from app.casework.letter_kinds import KINDS, POSTED_AS, PROMISES, SENT
from app.casework.letter_matters import BASIS
from app.models.registers import SENT as POSTINGS
from app.rules.vocabularies import EVENTS, LETTER_KINDS


def test_each_kind_is_one_that_an_edition_can_make_demands_of() -> None:
    assert set(KINDS) <= set(LETTER_KINDS)
    assert set(BASIS) == set(KINDS) - {"acknowledgement"}


def test_posting_is_an_event_of_the_timeline_or_is_kept_as_sent_and_the_register_reads_both() -> None:
    assert set(POSTED_AS.values()) <= {*EVENTS, SENT}
    assert set(POSTED_AS.values()) == set(POSTINGS)
    assert {kind for kind, event in POSTED_AS.items() if event == SENT and not KINDS[kind].planned} == {
        "refusal",
        "escalation_refusal",
        "extension_not_agreed",
    }
    told = {kind for kind, one in KINDS.items() if one.planned and one.posted_as != SENT}
    assert told == {"progress_update", "missed_deadline"}
    assert {POSTED_AS[kind] for kind in told} == {"updated"}


def test_what_promises_an_answer_names_it() -> None:
    assert dict.fromkeys(("acknowledgement", "extension", "extension_not_agreed"), "responded") == PROMISES


def test_what_was_promised_is_told_by_the_landlords_officer_whoever_looks_at_a_stage() -> None:
    """The reviewer of stage 2 answers for no promise of stage 1."""
    assert {kind for kind, one in KINDS.items() if one.of_landlord} >= {"action_update", "action_completed"}
