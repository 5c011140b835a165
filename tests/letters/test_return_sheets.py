"""The sheet that is sent back: behind the letter, on paper of its own, and without anything that says whose it is."""

from __future__ import annotations

import pytest

from app.letters.return_sheets import EMPTY
from tests.letters.cases import FACTS, LANDLORD, SEAL, written
from tests.letters.pages import page_texts, printed

EACH = pytest.mark.parametrize(
    ("edition", "large"), [(one, large) for one in ("2022", "2024") for large in (False, True)]
)


@EACH
def test_nothing_on_it_says_whose_it_is_and_it_can_be_sent_back(edition: str, *, large: bool) -> None:
    pages = page_texts(printed(written(edition, "feedback_survey", 0, large_print=large)))
    first = next(number for number, text in enumerate(pages) if "☐" in text)
    for text in pages[first:]:
        for words in (FACTS.addressee, "Dunmore", FACTS.postcode + " ", FACTS.reference, SEAL, "Page "):
            assert words not in text.replace(", ".join(LANDLORD.address), "")
    assert LANDLORD.name in pages[first]
    assert "1 Chapel Row, Wells, BA5 2XX" in pages[first]
    assert "Yours sincerely" in " ".join(pages[:first])
    assert "You need not give your name." in " ".join(pages[first:])


@EACH
def test_it_is_never_on_the_back_of_a_page_that_has_a_name(edition: str, *, large: bool) -> None:
    for more in ("", "A word more.\n\n" * 30):
        letter = written(edition, "feedback_survey", 0, large_print=large)
        letter = letter.with_text("optional", more + letter.part("optional").text)
        pages = page_texts(printed(letter))
        first = next(number for number, text in enumerate(pages) if "☐" in text)
        assert first % 2 == 0  # the pages are counted from 0 here
        assert (pages[first - 1] == EMPTY) == (f"Page {first} of {first}" not in pages[first - 1])


def test_a_letter_without_one_ends_as_it_always_did() -> None:
    pages = page_texts(printed(written("2024", "acknowledgement", 1)))
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


@EACH
def test_a_sheet_is_one_page_and_one_that_is_longer_is_numbered(edition: str, *, large: bool) -> None:
    letter = written(edition, "feedback_survey", 0, large_print=large)
    pages = page_texts(printed(letter))
    first = next(number for number, text in enumerate(pages) if "☐" in text)
    assert len(pages) == first + 1
    longer = letter.with_text("feedback", letter.part("feedback").text + "\n\nWhat else?" * 30)
    behind = page_texts(printed(longer))[first:]
    for number, text in enumerate(behind, 1):
        assert f"Questions, page {number} of {len(behind)}" in text
    assert len(behind) > 1
