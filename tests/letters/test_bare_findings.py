"""What is agreed with and has nothing offered for it: advice, and nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.letters.bare_findings import RIGHTING, bare_findings
from app.letters.checks import notices
from app.letters.matters import PointAnswer, RemedyLine
from tests.letters.cases import DECISION, LETTERS_OF, written

SORRY = RemedyLine("apologise", "We are sorry.")
BELOW = "What we are doing about it is set out below."
NOTHING = "There is nothing that we still have to do."
BARE = replace(DECISION, remedies=(), still_open=(), offered_before=())


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_no_letter_as_shipped_is_spoken_of_so(edition: str, kind: str, stage: int) -> None:
    assert bare_findings(written(edition, kind, stage)) == ()


@pytest.mark.parametrize(("remedies", "words"), [((), "offered on the case"), ((SORRY,), "offered but words")])
def test_an_upheld_point_with_nothing_offered_is_pointed_out_with_where_to_go(
    remedies: tuple[RemedyLine, ...], words: str
) -> None:
    letter = written("2024", "response", 1, decision=replace(BARE, remedies=remedies))
    (notice,) = notices(letter)
    assert notice.field == RIGHTING
    assert words in notice.sentence
    assert "points 1 and 2" in notice.sentence


def test_nothing_is_owed_for_what_is_not_agreed_with() -> None:
    refused = replace(BARE, answers=(PointAnswer("The gutter leaks.", "not_upheld", "", "It is dry.", "Our book."),))
    assert bare_findings(written("2024", "response", 1, decision=refused)) == ()


@pytest.mark.parametrize(("edition", "stage"), [("2022", 1), ("2024", 1), ("2024", 2)])
def test_the_letter_leads_to_what_is_done_only_where_something_is_to_do(edition: str, stage: int) -> None:
    def text(remedies: tuple[RemedyLine, ...]) -> str:
        letter = written(edition, "response", stage, decision=replace(BARE, remedies=remedies))
        return "\n".join(part.text for part in letter.parts)

    assert BELOW in text(DECISION.remedies)
    assert NOTHING not in text(DECISION.remedies)
    assert BELOW not in text((SORRY,))
    assert NOTHING in text((SORRY,))
