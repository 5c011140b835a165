"""The text of a letter on its pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.letters.asks import asked_facts
from app.letters.drafts import Copy
from tests.letters.cases import FACTS, NINE_POINTS, SHELF, answers_to, draft, letter_rule, written
from tests.letters.pages import page_texts, printed, words


@pytest.mark.parametrize("salutation", ["Mr Dunmore", "Dear Mr Dunmore", "dear  Mr Dunmore"])
def test_the_greeting_says_dear_once(salutation: str) -> None:
    text = page_texts(printed(draft(salutation=salutation)))[0]
    assert text.casefold().count("dear mr dunmore") == 1
    assert text.casefold().count("dear") == 1


def test_whatever_is_typed_is_text_and_never_markup() -> None:
    odd = "<b>bold</b> & <para/> &amp; %s {0!r} \\n (see) https://example.test/?a=1&b=2"
    letter = draft(points=((odd, "ours"),)).with_text("questions", "Is 3 < 4 & 5 > 4?")
    text = " ".join(page_texts(printed(letter)))
    assert odd in text
    assert "Is 3 < 4 & 5 > 4?" in text


def test_the_numbers_of_points_are_as_large_as_the_points() -> None:
    found = {word.text: word.size for word in words(printed(draft(points=NINE_POINTS)))}
    assert [found[f"{number}."] for number in range(1, 10)] == [14] * 9


def test_the_signature_is_on_the_page_of_the_last_paragraph() -> None:
    for count in range(1, 10):
        last = page_texts(printed(draft(points=NINE_POINTS[:count])))[-1]
        assert "tell us who it is. Yours sincerely Anne Clerk Clerk to the trustees" in last


@pytest.mark.parametrize("edition", ["2022", "2024"])
def test_the_ombudsmans_panel_is_never_divided(edition: str) -> None:
    for count in range(1, 10):
        pages = page_texts(printed(draft(edition, points=NINE_POINTS[:count])))
        (panel,) = [text for text in pages if "free to use" in text]
        assert "0300 111 3000" in panel
        assert "Preston, PR2 0ET" in panel


def test_large_print_is_the_same_text_on_more_pages() -> None:
    plain, large = (
        page_texts(printed(draft(large_print=large, adjustments=("Large print",)))) for large in (False, True)
    )
    assert len(large) > len(plain)
    for sentence in ("Your carpet is now damp and smells.", "The repair goes ahead at the same time."):
        assert sentence in " ".join(large)


def test_a_part_left_empty_has_no_heading() -> None:
    letter = draft("2022")
    assert "What we may not be able to do" not in " ".join(page_texts(printed(letter)))
    filled = letter.with_text("expectations", "A new house is not likely.")
    assert "What we may not be able to do A new house is not likely." in " ".join(page_texts(printed(filled)))


@pytest.mark.parametrize("key", ["received", "handler", "ombudsman", "adjustments", "representative"])
@pytest.mark.parametrize("pasted", ["word " * 2000, "x" * 10000, "line\n" * 2000, "- item\n" * 1400])
def test_ten_thousand_pasted_characters_are_set_in_full(key: str, pasted: str) -> None:
    letter = draft()
    text = "".join(page_texts(printed(letter.with_text(key, f"{letter.part(key).text}\n\n{pasted}"))))
    counted = pasted.rsplit(maxsplit=1)[-1][0]
    assert text.count(counted) >= pasted.count(counted)


def test_words_are_bold_where_a_mark_says_so_and_in_lists_too() -> None:
    letter = draft().with_text("questions", "Ring **before noon**, please.\n\n- on **Friday**\n- or 2 ** 3")
    found = words(printed(letter))
    bold = " ".join(word.text for word in found if word.bold)
    assert "before noon" in bold
    assert "Friday" in bold
    assert "please" not in bold
    text = " ".join(page_texts(printed(letter)))
    assert "Ring before noon, please." in text
    assert "or 2 ** 3" in text


def test_enclosures_and_copies_stand_below_the_signature_without_an_address() -> None:
    one = Copy("Mrs S. Dunmore", ("2 High Street", "WELLS"), "BA5 2YY")
    letter = replace(draft(), enclosures=("Our complaint form",), copies=(one,))
    text = " ".join(page_texts(printed(letter)))
    assert "Anne Clerk Clerk to the trustees Enclosed: Our complaint form Copy to: Mrs S. Dunmore" in text
    assert "High Street" not in text
    several = replace(letter, enclosures=("A map", "A **form**"), copies=(one, Copy("Canon H. Price")))
    text = " ".join(page_texts(printed(several)))
    assert "Enclosed: • A map • A **form** Copies to: • Mrs S. Dunmore • Canon H. Price" in text


def test_boxes_to_tick_stay_with_their_question_and_with_each_other() -> None:
    """However the text before them runs, no page ends between a question and the last of its boxes."""
    survey = written("2024", "feedback_survey", 0)
    boxes = ["Very satisfied", "Fairly satisfied", "Very dissatisfied"]
    for lines in range(0, 24, 3):
        longer = survey.with_text("optional", "A word more.\n\n" * lines + survey.part("optional").text)
        pages = [text for text in page_texts(printed(longer)) if any(box in text for box in boxes)]
        assert len(pages) == 1
        assert "How satisfied or dissatisfied" in pages[0]
        assert pages[0].count("☐") >= 5


@pytest.mark.parametrize("edition", ["2022", "2024"])
@pytest.mark.parametrize("large", [False, True])
def test_a_form_to_sign_is_complete_on_the_page_that_is_sent_back(edition: str, *, large: bool) -> None:
    letter = written(edition, "authority_request", 0, large_print=large)
    (page,) = (text for text in page_texts(printed(letter)) if "Signed:" in text)
    for said in (
        *("What we need from you", "Form: who may act in my complaint", "Whose complaint it is:", FACTS.reference),
        *("may act for me in this complaint", "They may speak for me in everything", "This lasts until", "Date:"),
    ):
        assert said in page


@pytest.mark.parametrize("edition", ["2022", "2024"])
@pytest.mark.parametrize(("sort", "asked"), [("payment", "the money has not reached you"), ("other", "done well")])
def test_of_a_payment_it_is_asked_whether_it_arrived(edition: str, sort: str, asked: str) -> None:
    wording = SHELF.wording(letter_rule(edition, "action_completed", 0), edition, 0)
    answers = asked_facts(wording.asks, {**answers_to(wording.asks), "sort": sort})
    said = written(edition, "action_completed", 0, asked=answers).part("confirm").text
    assert asked in said
    assert ("done well" in said) == (sort == "other")


@pytest.mark.parametrize("large", [False, True])
def test_large_print_is_not_offered_to_somebody_who_has_it(*, large: bool) -> None:
    said = written("2024", "adjustment", 0, large_print=large, adjustments=("Ring first",)).part("other_help").text
    assert ("write in large print" in said) == (not large)
    assert "another language" in said
