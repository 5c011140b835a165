"""A landlord's own words in a letter: its parts and conditions stay, and nothing of hers is lost to a new Casebook."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.letters.drafts import compose
from app.letters.own_wordings import (
    TITLE,
    OwnPart,
    OwnWording,
    changed_since,
    own_from,
    own_part,
    runs,
    with_own,
    word_problems,
)
from app.letters.wordings import PartWording, Sentence, Wording
from tests.letters.cases import LANDLORD, LETTERS_OF, SHELF, acknowledgement, facts, letter_rule

SHIPPED = SHELF.wording(acknowledgement("2024"), "2024", 1)


def part(key: str, wording: Wording = SHIPPED) -> PartWording:
    return next(one for one in wording.parts if one.key == key)


def own(key: str, *says: str, heading: str | None = None) -> OwnWording:
    shipped = part(key)
    words = tuple(run.say for run in runs(shipped))
    words = (*says, *[""] * (len(words) - len(says))) if says else words
    made = own_part(shipped, shipped.heading if heading is None else heading, words)
    return OwnWording(parts={key: made} if made else {})


def test_sentences_under_one_condition_are_one_text() -> None:
    found = runs(part("outcomes"))
    assert [(run.paragraph, run.when) for run in found][:2] == [(0, "outcomes"), (1, "not outcomes")]
    assert found[1].say.endswith("You can tell us at any time. We will look into your complaint meanwhile.")


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_what_ships_written_anew_says_the_same(edition: str, kind: str, stage: int) -> None:
    shipped = SHELF.wording(letter_rule(edition, kind, stage), edition, stage)
    for one in shipped.parts:
        assert own_part(one, one.heading, [run.say for run in runs(one)]) is None
        same = OwnPart(one.heading, tuple(r.say for r in runs(one)), tuple(r.paragraph for r in runs(one)), ("",))
        same = replace(same, instead_of=("", *(text for run in runs(one) for text in (run.when, run.say))))
        anew = part(one.key, with_own(shipped, OwnWording(parts={one.key: same})))
        assert anew.text(facts(), LANDLORD) == one.text(facts(), LANDLORD)


def test_her_words_are_said_where_the_old_ones_were() -> None:
    hers = own("outcomes", "{outcomes}", "Tell us **what you want**.\n\nAny time.")
    words = with_own(SHIPPED, hers)
    assert part("outcomes", words).text(facts(outcomes=()), LANDLORD) == "Tell us **what you want**.\n\nAny time."
    assert part("outcomes", words).text(facts(), LANDLORD) == part("outcomes").text(facts(), LANDLORD)
    assert part("received", words) == part("received")


def test_a_text_that_goes_on_below_is_followed_by_what_stood_in_its_paragraph() -> None:
    shipped = PartWording("x", "", "text", ((Sentence("One."), Sentence("Two.", "outcomes")),))
    wording = replace(SHIPPED, parts=(shipped,))
    made = own_part(shipped, "", ("One.\n\nMore.", "Two."))
    assert made is not None
    found = with_own(wording, OwnWording(parts={"x": made}))
    assert found.parts[0].text(facts(), LANDLORD) == "One.\n\nMore. Two."


def test_title_and_headings_are_hers() -> None:
    hers = replace(own("outcomes", heading="Your wishes"), title="Your complaint", title_instead_of=SHIPPED.title)
    letter = compose(acknowledgement("2024"), with_own(SHIPPED, hers), facts(), LANDLORD)
    assert letter.title == "Your complaint"
    assert letter.part("outcomes").heading == "Your wishes"


def test_it_is_kept_and_read_back() -> None:
    hers = replace(own("outcomes", "{outcomes}", "Tell us."), title="Hello", title_instead_of="Old")
    assert own_from(json.loads(json.dumps(hers.as_kept()))) == hers
    assert not OwnWording()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("By {respond_on}.", "“{respond_on}” is not known. Do you mean {respond_by}"),
        ("By {}.", "“{}” has no name in it."),
        ("By {respond_by.", "A brace has no partner."),
        ("These: {points}", "“{points}” is a list, so it stands alone in its paragraph."),
        ("{zzz}", "“{zzz}” is not known. What can stand in braces here: {accept_months}, "),
    ],
)
def test_names_that_there_are_not_are_refused(words: str, said: str) -> None:
    (problem,) = word_problems(SHIPPED, own("questions", "{questions}", words)) or [None]
    assert problem is not None
    assert problem.field == "questions"
    assert problem.sentence.startswith(said)


def test_a_heading_is_not_left_out_and_has_no_braces() -> None:
    found = word_problems(SHIPPED, own("outcomes", heading=" "))
    assert [one.sentence for one in found] == ["Enter a heading for “What you would like to happen”."]
    assert word_problems(SHIPPED, own("outcomes", heading="By {respond_by}"))
    assert word_problems(SHIPPED, OwnWording(title="{points}"))


def test_what_ships_otherwise_now_is_pointed_out_and_hers_is_said() -> None:
    hers = replace(own("outcomes", "{outcomes}", "Tell us."), title="Hello", title_instead_of=SHIPPED.title)
    assert changed_since(SHIPPED, hers) == ()
    other = replace(part("outcomes"), paragraphs=((Sentence("All new."),),))
    newer = replace(
        SHIPPED, title="Another", parts=tuple(other if one.key == "outcomes" else one for one in SHIPPED.parts)
    )
    assert changed_since(newer, hers) == (TITLE, "outcomes")
    assert part("outcomes", with_own(newer, hers)).text(facts(outcomes=()), LANDLORD) == "Tell us."


def test_what_casebook_no_longer_knows_is_said_as_it_ships() -> None:
    hers = own("outcomes", "{outcomes}", "Tell us.")
    gone = replace(hers.parts["outcomes"], instead_of=("", "vanished", "x", "not outcomes", "y"))
    odd = OwnWording(parts={"outcomes": gone})
    assert "no longer knows “vanished”" in word_problems(SHIPPED, odd)[0].sentence
    assert part("outcomes", with_own(SHIPPED, odd)) == part("outcomes")
