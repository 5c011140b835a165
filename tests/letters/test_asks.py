"""What a letter asks of its own, how it is read, and how the answers stand in its words."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from app.letters.asks import LIES, STARTS, Ask, asked_facts
from app.letters.matters import AskedFacts
from app.letters.phrases import holds, phrase
from app.letters.wordings import Wording, WordingError, read_wording, wording_from
from tests.letters.cases import (
    DECISION,
    FACTS,
    LANDLORD,
    LETTERS_OF,
    SHELF,
    answers_to,
    facts,
    letter_rule,
    written,
)
from tests.letters.test_wordings import HEAD, LETTERS, wording_with

TO = {"key": "to", "question": "Who?", "kind": "choice", "options": [["resident", "Them"], ["staff", "Staff"]]}
NAME = {"key": "who", "question": "Their name?", "kind": "line", "shown": "to.staff"}


def asking(*asks: dict[str, Any], say: object = "Words.") -> Wording:
    return wording_from({**wording_with(paragraphs=[[say]]), "ask": list(asks)}, "f.toml")


def said(wording: Wording, **answers: object) -> str:
    return wording.parts[0].text(facts(asked=asked_facts(wording.asks, answers)), LANDLORD)


@pytest.mark.parametrize(
    ("kind", "answer", "words"),
    [
        ("line", "  every  week ", "every week"),
        ("lines", "It came.\n\nIt went", "It came.\n\nIt went."),
        ("date", dt.date(2026, 12, 4), "Friday 4 December 2026"),
        ("date", "2026-12-04", "Friday 4 December 2026"),
        ("yes_no", "yes", "Yes"),
        ("list", ("One", "Two"), "- One\n- Two"),
        ("line", "", ""),
        ("lines", None, ""),
        ("date", None, ""),
        ("date", "27 Nov", ""),
    ],
)
def test_an_answer_as_the_letter_says_it(kind: str, answer: object, words: str) -> None:
    options = (("yes", "Yes"), ("no", "No")) if kind == "yes_no" else ()
    assert asked_facts((Ask("it", "What?", kind, options=options),), {"it": answer}).word("it") == words


def test_what_was_not_answered_is_a_gap_that_has_its_name() -> None:
    wording = asking({"key": "next_steps", "question": "What next?", "kind": "lines"}, say="{next_steps}")
    assert said(wording) == "[next steps]"
    assert wording.parts[0].text(facts(), LANDLORD) == "[next steps]"
    assert phrase("next_steps", facts(), LANDLORD) == "[next steps]"


def test_an_option_that_was_chosen_is_a_condition() -> None:
    wording = asking(TO, NAME, say={"when": "to.staff", "say": "We write to {who}."})
    assert said(wording, to="staff", who="Mr Webb") == "We write to Mr Webb."
    assert said(wording, to="resident") == ""
    assert not holds("to.staff", facts())


def test_two_conditions_hold_together() -> None:
    wording = asking(TO, NAME, say={"when": "to.staff and not who", "say": "We do not know the name."})
    assert said(wording, to="staff") == "We do not know the name."
    assert said(wording, to="staff", who="Mr Webb") == ""
    both = facts(asked=AskedFacts((), ("to.staff",)), decision=DECISION)
    assert holds("to.staff and payments", both)
    assert not holds("to.resident and payments", both)


def test_a_full_stop_that_somebody_typed_is_not_set_twice() -> None:
    wording = asking({"key": "often", "question": "How often?", "kind": "line"}, say="You hear from us {often}.")
    assert said(wording, often="every week.") == "You hear from us every week."
    assert said(wording, often="every week") == "You hear from us every week."


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        ({"key": "it", "kind": "line"}, "“question” is missing"),
        ({"key": "it", "question": "?", "kind": "tick"}, "“kind” is “tick”"),
        ({"key": "it", "question": "?", "kind": "line", "start": "nowhere"}, "“start” is “nowhere”"),
        ({"key": "it", "question": "?", "kind": "line", "lies": "ahead"}, "“lies” is “ahead”; a date"),
        ({"key": "it", "question": "?", "kind": "date", "lies": "aside"}, "“lies” is “aside”; a date"),
        ({"key": "it", "question": "?", "kind": "choice"}, "a choice, and nothing else, has “options”"),
        ({"key": "it", "question": "?", "kind": "line", "options": [["a", "A"]]}, "a choice, and nothing else"),
        ({"key": "it", "question": "?", "kind": "line", "shown": "to.staff"}, "“shown” is “to.staff”, which no ask"),
        ({"key": "points", "question": "?", "kind": "line"}, "ask “points”: that name has a meaning already"),
        ({"key": "it", "question": "?", "kind": "line", "hnt": "x"}, "“hnt” is not known"),
    ],
)
def test_a_slip_in_an_ask_names_the_file_and_the_key(ask: dict[str, Any], message: str) -> None:
    with pytest.raises(WordingError, match=re.escape(message)):
        asking(ask)


def test_an_ask_stands_once_and_a_condition_is_one_of_those_that_there_are() -> None:
    with pytest.raises(WordingError, match="that name has a meaning already"):
        asking(TO, TO)
    with pytest.raises(WordingError, match=re.escape("“when” is “to.staff and to.nobody”")):
        asking(TO, say={"when": "to.staff and to.nobody", "say": "Words."})
    with pytest.raises(WordingError, match="is a list, so it stands alone"):
        asking({"key": "it", "question": "?", "kind": "lines"}, say="This: {it}")
    assert HEAD


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_every_ask_that_ships_can_be_answered_and_is_used(edition: str, kind: str, stage: int) -> None:
    """What is asked stands in the letter, decides what does, or says to whom it goes."""
    if not (LETTERS / edition / f"{kind}.toml").is_file():
        return
    wording = read_wording(LETTERS, edition, kind, stage)
    words = " ".join(f"{one.when} {one.say}" for part in wording.parts for row in part.paragraphs for one in row)
    for ask in wording.asks:
        assert ask.question.endswith("?") or not ask.question.endswith(".")
        assert not ask.needed or ask.needed.endswith(".")
        assert not ask.start or ask.start in STARTS
        assert not ask.lies or ask.lies in LIES
        used = {ask.key, "respond_by" if ask.key == "answer_by" else ask.key}
        assert ask.key.startswith("to_") or any(re.search(rf"\b{key}\b", words) for key in used), ask.key


def test_every_must_of_a_letter_that_asks_is_filled_by_what_is_demanded() -> None:
    """A part takes its words from the record, from what ships, or from an ask that has to be answered."""
    for edition, kind, stage in LETTERS_OF:
        if not (LETTERS / edition / f"{kind}.toml").is_file():
            continue
        wording = read_wording(LETTERS, edition, kind, stage)
        optional = {ask.key for ask in wording.asks if not ask.needed}
        for part in wording.parts:
            said = [one for row in part.paragraphs for one in row if one.when not in optional]
            assert said, (edition, kind, part.key)
    assert SHELF.has_words("correction", 1)


@pytest.mark.parametrize("edition", ["2022", "2024"])
@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "It is not done yet, and we are sorry."), (1, "It will be later than we told you, and we are sorry.")],
)
def test_a_new_date_owns_up_to_a_day_that_has_gone_and_not_to_one_that_has_not(
    edition: str, days: int, said: str
) -> None:
    asks = SHELF.wording(letter_rule(edition, "action_update", 0), edition, 1).asks
    answers = {**answers_to(asks), "old_date": FACTS.dated + dt.timedelta(days=days)}
    letter = written(edition, "action_update", 0, asked=asked_facts(asks, answers))
    assert said in letter.part("outstanding").text
    assert letter.title == "A new date for something that we promised you"
