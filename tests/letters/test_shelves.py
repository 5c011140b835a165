"""Where the words are: whether a letter can be written, and how an edition without words of its own borrows them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.letters.checks import advice, unmet
from app.letters.drafts import Draft, compose
from app.letters.shelves import Shelf, fitted
from app.letters.wordings import WordingError
from app.rules.problems import Problem
from app.rules.provisions import LetterRule, PartRule
from tests.letters.cases import EDITIONS, LANDLORD, SHELF, acknowledgement, facts, letter_rule, made_up_edition

WRITTEN = "Your bus fares are paid, from the stop outside."


@pytest.fixture
def rule(tmp_path: Path) -> LetterRule:
    """What the made-up edition demands of the acknowledgement."""
    found = made_up_edition(tmp_path).named("made-up").letter("acknowledgement", 1)
    assert found is not None
    return found


@pytest.fixture
def letter(rule: LetterRule) -> Draft:
    """The acknowledgement of the usual case under the made-up edition."""
    wording = replace(SHELF, editions=("made-up", *SHELF.editions)).wording(rule, "made-up", 1)
    return compose(rule, wording, facts(edition_key="made-up"), LANDLORD)


def a_rule(*keys: str, force: str = "practice") -> LetterRule:
    parts = tuple(PartRule(key, f"Name of {key}", f"Say {key}.", "", force) for key in keys)
    return LetterRule("acknowledgement", 1, "Letter", parts)


def test_having_a_rule_is_not_having_words() -> None:
    assert SHELF.has_words("acknowledgement", 1)
    assert SHELF.has_words("progress_update", 1)
    assert not SHELF.has_words("evidence_bundle", 1)
    assert not SHELF.has_words("response", 4)
    assert not replace(SHELF, editions=("2020",)).has_words("acknowledgement", 1)


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_with_words_of_its_own_has_those(edition: str) -> None:
    source = SHELF.wording(acknowledgement(edition), edition, 1).source
    assert source == f"{'2024' if edition == '2020' else edition}/acknowledgement-1.toml"


@pytest.mark.parametrize(
    ("kind", "stage", "words", "source"),
    [
        ("extension", 1, "Whether you agree to the new date", "2024/extension.toml"),
        ("extension_not_agreed", 2, "What you can do", "2022/extension_not_agreed.toml"),
        ("acknowledgement", 3, "When we will answer", "2022/acknowledgement-3.toml"),
        ("response", 2, "Our answer to each point", "2020/response-2.toml"),
    ],
)
def test_what_the_code_of_2020_has_no_words_for_it_borrows(kind: str, stage: int, words: str, source: str) -> None:
    wording = SHELF.wording(letter_rule("2020", kind, stage), "2020", stage)
    assert words in [part.heading for part in wording.parts]
    assert wording.source == source


def test_words_of_its_own_are_not_mended_with_those_of_others() -> None:
    rule = acknowledgement("2024")
    odd = replace(rule, parts=(*rule.parts, *a_rule("bus_fares").parts))
    with pytest.raises(WordingError, match="part “bus_fares” of the edition's Stage 1 acknowledgement is missing"):
        compose(odd, SHELF.wording(odd, "2024", 1), facts(), LANDLORD)


def test_where_nobody_has_words_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WordingError, match=r"2024/acknowledgement\.toml: there is no such wording"):
        Shelf(tmp_path, ("2024",)).wording(acknowledgement("2024"), "2024", 1)


def test_the_newest_that_has_words_for_all_that_is_demanded_is_taken() -> None:
    wordings = [SHELF.wording(acknowledgement(edition), edition, 1) for edition in ("2024", "2022")]
    assert fitted(a_rule("received", "ombudsman"), wordings).source.startswith("2024")
    assert fitted(a_rule("received", "contact"), wordings).source.startswith("2022")
    assert fitted(a_rule("contact", "responsibility"), wordings).source.startswith("2024")
    assert fitted(a_rule("expectations", "received", force="should"), wordings).source.startswith("2024")


def test_a_part_is_borrowed_from_whoever_has_words_for_it() -> None:
    wordings = [SHELF.wording(acknowledgement(edition), edition, 1) for edition in ("2024", "2022")]
    made = fitted(a_rule("responsibility", "contact"), wordings)
    assert [(part.key, part.heading) for part in made.parts] == [
        ("responsibility", "What we are responsible for"),
        ("contact", "Keeping in touch"),
    ]


def test_a_new_edition_has_its_parts_in_an_order_that_reads(letter: Draft) -> None:
    """That of the words it borrows; what they lack stands behind what it follows, and no table is broken in two."""
    assert [part.key for part in letter.parts] == [
        "received",
        "bus_fares",
        "understanding",
        "handler",
        "respond_by",
        "contact",
        "friends",
        "ombudsman",
    ]


def test_what_nobody_has_words_for_is_empty_under_its_name_and_the_gate_names_it(
    letter: Draft, rule: LetterRule
) -> None:
    part = letter.part("bus_fares")
    assert (part.heading, part.text, part.look) == ("Your bus fares", "", "text")
    assert unmet(letter, rule, LANDLORD) == (Problem("bus_fares", rule.part("bus_fares").missing),)
    assert advice(letter, rule) == (Problem("friends", rule.part("friends").missing),)
    assert unmet(letter.with_text("bus_fares", WRITTEN), rule, LANDLORD) == ()


def test_each_part_that_a_new_edition_demands_is_named_when_it_is_taken_out(letter: Draft, rule: LetterRule) -> None:
    whole = letter.with_text("bus_fares", WRITTEN)
    for part in rule.parts:
        left = unmet(whole.with_text(part.key, " "), rule, LANDLORD)
        assert left == ((Problem(part.key, part.missing),) if part.demanded else ())
