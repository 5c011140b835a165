"""The digest of a draft: anything about it that changes gives another."""

from __future__ import annotations

from app.models.drafts import draft_digest
from tests.models.ledgers import NOW


def test_place_words_and_moment_are_all_in_it() -> None:
    digest = draft_digest((2, "acknowledgement", 1), "{}", NOW)
    assert digest == draft_digest((2, "acknowledgement", 1), "{}", "2026-11-23T10:30:00Z")
    others = {
        draft_digest((3, "acknowledgement", 1), "{}", NOW),
        draft_digest((2, "response", 1), "{}", NOW),
        draft_digest((2, "acknowledgement", 2), "{}", NOW),
        draft_digest((2, "acknowledgement", 1), "{ }", NOW),
        draft_digest((2, "acknowledgement", 1), "{}", "2026-11-23t10:30:00Z"),
    }
    assert len(others | {digest}) == 6
