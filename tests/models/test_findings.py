"""Every finding says what to do about it."""

from __future__ import annotations

from app.casework.check_sheets import LOOKS
from app.models.findings import ADVICE, Finding


def test_there_is_advice_for_every_check() -> None:
    assert ADVICE.keys() == LOOKS.keys()
    for advice in ADVICE.values():
        assert advice.endswith(".")


def test_a_finding_may_have_advice_of_its_own() -> None:
    assert Finding("journal", "Entry 3 was changed.").advice == ADVICE["journal"]
    assert Finding("documents", "The logo is missing.", "Choose it again.").advice == "Choose it again."
