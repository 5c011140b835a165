"""Across rooms: what every edition demands of every letter, and that the check names each part of it by its name."""

from __future__ import annotations

import re

import pytest

from app import places
from app.letters.checks import advice, unmet
from app.letters.drafts import Draft, DraftPart
from app.letters.needs import NEEDED
from app.rules.editions import Edition
from app.rules.problems import Problem
from app.rules.provisions import ANY_STAGE, LetterRule
from app.rules.reading import read_editions
from app.rules.vocabularies import LETTER_KINDS
from tests.letters.cases import EDITIONS, ESCALATION, EXTENSION, LANDLORD, REFUSAL, SECOND, facts

SHIPPED = read_editions(places.resources() / "codes")
LETTERS = [(edition, rule) for edition in SHIPPED.all for rule in edition.letters]
EACH = pytest.mark.parametrize(
    ("edition", "rule"), LETTERS, ids=[f"{edition.key}-{rule.kind}-{rule.stage}" for edition, rule in LETTERS]
)
FACTS = facts(
    questions=("When was it?", "Who came?"),
    adjustments=("Ring in the mornings",),
    escalation=ESCALATION,
    refusal=REFUSAL,
    extension=EXTENSION,
    decision=SECOND,
    unrealistic=(("A new house.", "There is none to be had."),),
)
TO_OTHERS = ("governing_body_report", "evidence_bundle")
"""What does not go to a resident."""

ONE_STAGE = ("acknowledgement", "extension", "response", "extension_not_agreed")
"""The letters that each belong to one stage and its clocks."""

SEVEN = ("stage", "definition", "decision", "reasons", "remedy", "outstanding")
"""Six of the seven things that an answer gives; the seventh is where to go next."""


def written(edition: Edition, rule: LetterRule) -> Draft:
    """A letter with words in every part: those that the part is bound to hold."""
    parts = []
    for part in rule.parts:
        bound = [words for need in part.needs for words, _ in NEEDED[need](FACTS, LANDLORD, part)]
        bound = [f"{words} Because." for words in bound] if "findings" in part.needs else bound
        parts.append(DraftPart(part.key, part.name, "\n\n".join(bound or ["These are the words."])))
    return Draft(rule.kind, rule.stage, edition.key, rule.name, FACTS, tuple(parts))


def of(key: str, kind: str, stage: int = 1) -> LetterRule:
    rule = SHIPPED.named(key).letter(kind, stage)
    assert rule is not None
    return rule


def forces(rule: LetterRule) -> dict[str, tuple[str, str]]:
    return {part.key: (part.clause, part.force) for part in rule.parts}


@EACH
def test_a_letter_with_words_in_every_part_says_all_it_must(edition: Edition, rule: LetterRule) -> None:
    assert unmet(written(edition, rule), rule, LANDLORD) == ()
    assert advice(written(edition, rule), rule) == ()


@EACH
def test_each_part_that_is_taken_out_is_named_and_no_other(edition: Edition, rule: LetterRule) -> None:
    whole = written(edition, rule)
    for part in rule.parts:
        lacking = whole.with_text(part.key, "")
        named = (Problem(part.key, part.missing),)
        assert unmet(lacking, rule, LANDLORD) == (named if part.demanded else ())
        assert advice(lacking, rule) == (() if part.demanded else named)


@EACH
def test_a_part_has_one_key_a_name_and_a_sentence_that_says_what_to_do(edition: Edition, rule: LetterRule) -> None:
    keys = [part.key for part in rule.parts]
    assert len(set(keys)) == len(keys)
    assert rule.when
    for part in rule.parts:
        assert re.fullmatch(r"[a-z][a-z_]*", part.key)
        assert re.match(r"(?:Say|Give|Set out|Name|Explain|Ask|Offer|Answer|Put in|Clear up|If|Where) ?", part.missing)
        assert part.missing.endswith(".")
        assert not re.search(r"\b(?:please|invalid|required|escalat|redress)", f"{part.name} {part.missing}")
        assert not re.search(r"(?<!stage )\d", f"{part.name} {part.missing}")


@EACH
def test_what_the_code_demands_or_advises_stands_in_a_clause_of_it(edition: Edition, rule: LetterRule) -> None:
    numbers = {clause.number for clause in edition.clauses}
    for part in rule.parts:
        assert part.clause or part.force == "practice"
        assert set(filter(None, part.clause.split(", "))) <= numbers


@pytest.mark.parametrize(("key", "clauses"), [("2024", {"3.7"}), ("2022", {"2.7", "2.8"})])
def test_every_letter_to_a_resident_has_the_ombudsman(key: str, clauses: set[str]) -> None:
    for rule in SHIPPED.named(key).letters:
        if rule.kind not in TO_OTHERS:
            part = rule.part("ombudsman")
            assert (part.force, part.needs) == ("must", ("ombudsman",))
            assert clauses <= set(part.clause.split(", "))


def test_each_edition_has_the_letters_that_it_implies() -> None:
    kinds = {key: {rule.kind for rule in SHIPPED.named(key).letters} for key in EDITIONS}
    assert kinds["2024"] == set(LETTER_KINDS) - {"extension_not_agreed"}
    assert kinds["2022"] == set(LETTER_KINDS) - {"exceptional_circumstances"}
    assert kinds["2020"] == {*ONE_STAGE, *TO_OTHERS, "invitation_to_comment", "correction"}
    for edition, rule in LETTERS:
        assert rule.stage <= edition.most_stages
        assert (rule.stage != ANY_STAGE) == (rule.kind in ONE_STAGE or rule.kind == "new_issue")


@pytest.mark.parametrize(
    ("key", "kind", "stages"),
    [
        ("2024", "acknowledgement", {1, 2}),
        ("2024", "extension", {1, 2}),
        ("2024", "response", {1, 2}),
        ("2022", "acknowledgement", {1, 2, 3}),
        ("2022", "extension", {1, 2, 3}),
        ("2022", "extension_not_agreed", {1, 2, 3}),
        ("2022", "response", {1, 2, 3}),
        ("2020", "acknowledgement", {1, 3}),
        ("2020", "extension", {1, 2, 3}),
        ("2020", "extension_not_agreed", {1, 2}),
        ("2020", "response", {1, 2, 3}),
    ],
)
def test_the_stages_of_a_letter(key: str, kind: str, stages: set[int]) -> None:
    assert {rule.stage for rule in SHIPPED.named(key).letters if rule.kind == kind} == stages


@pytest.mark.parametrize(
    ("key", "stage", "clause", "last"),
    [
        ("2024", 1, "6.9", "next_stage"),
        ("2024", 2, "6.19", "ombudsman"),
        ("2022", 1, "5.8", "next_stage"),
        ("2022", 2, "5.16", "next_stage"),
        ("2022", 3, "5.20", "ombudsman"),
    ],
)
def test_an_answer_gives_its_seven_things(key: str, stage: int, clause: str, last: str) -> None:
    parts = forces(of(key, "response", stage))
    assert [parts[one] for one in SEVEN] == [(clause, "must")] * 6
    assert clause in parts[last][0].split(", ")
    assert parts[last][1] == "must"


def test_every_point_is_answered_where_the_code_says_so() -> None:
    answers = {(key, stage): forces(of(key, "response", stage)) for key in EDITIONS for stage in (1, 2)}
    found = {which: parts["points_answered"] for which, parts in answers.items()}
    assert found == {
        ("2024", 1): ("6.7", "must"),
        ("2024", 2): ("6.18", "must"),
        ("2022", 1): ("5.6", "must"),
        ("2022", 2): ("", "practice"),
        ("2020", 1): ("", "practice"),
        ("2020", 2): ("", "practice"),
    }


@EACH
def test_a_part_is_demanded_no_more_strongly_than_the_clauses_that_it_cites(edition: Edition, rule: LetterRule) -> None:
    """2024 5.5 says that a landlord is responsible, which is as good as a must."""
    for part in rule.parts:
        forces = [edition.clause(number).force for number in part.clause.split(", ") if number]
        if part.force == "must":
            assert all("must" in force or force == "responsible" for force in forces), part.key


def test_what_is_known_of_2020_cites_the_clause_that_it_is_known_by() -> None:
    """The Ombudsman's details are what a resident who does not agree is owed; how strongly follows 2022."""
    for stage in (1, 2):
        clock = SHIPPED.named("2020").clock(f"stage{stage}.respond")
        owed = (clock.disagreement_clause, clock.agreement_force)
        assert forces(of("2020", "extension_not_agreed", stage))["ombudsman"] == owed
        parts = forces(of("2020", "extension", stage))
        assert parts["agreement"] == (clock.agreement_clause, clock.agreement_force)
        assert parts["may_challenge"] == owed
    assert forces(of("2020", "response", 1))["next_stage"] == ("next stage", "expected")
    last = [forces(of("2020", "response", stage))["ombudsman"] for stage in (2, 3)]
    assert last == [("final response", "expected")] * 2
    assert forces(of("2020", "response", 2))["next_stage"] == ("next stage", "expected")
    assert forces(of("2020", "invitation_to_comment", 0))["findings"] == ("comment", "expected")
    assert forces(of("2020", "governing_body_report", 0))["self_assessment"] == ("self-assessment", "expected")


def test_news_and_how_it_is_given_are_two_demands_in_2022() -> None:
    parts = forces(of("2022", "acknowledgement", 1))
    assert (parts["contact"], parts["updates"]) == (("4.11", "must"), ("4.10", "should"))


def test_an_extension_says_what_makes_it_valid() -> None:
    """2024: reasons and date at 6.4, 6.15; the Ombudsman always. 2022: agreement and challenge are advice."""
    for stage, clause, details in ((1, "6.4", "6.5"), (2, "6.15", "6.16")):
        parts = forces(of("2024", "extension", stage))
        assert [parts[key] for key in ("reasons", "respond_by", "good_reason")] == [(clause, "must")] * 3
        assert parts["ombudsman"] == (f"{details}, 3.7", "must")
        assert parts["updates"] == ("5.9", "must")
    for stage, clauses in ((1, ("5.1", "5.2", "5.3")), (2, ("5.13", "5.14", "5.15"))):
        parts = forces(of("2022", "extension", stage))
        assert [parts[key] for key in ("reasons", "respond_by")] == [(clauses[0], "must")] * 2
        shoulds = [parts[key] for key in ("good_reason", "agreement", "may_challenge")]
        assert shoulds == [(clause, "should") for clause in clauses]


@pytest.mark.parametrize("kind", ["acknowledgement", "extension", "response", "extension_not_agreed"])
def test_there_is_no_third_stage_under_the_code_of_2024(kind: str) -> None:
    assert SHIPPED.named("2024").letter(kind, 3) is None


def test_what_is_not_certain_says_so() -> None:
    """Clause numbers of 2024 that follow from sequence, and all that is recollected of 2020."""
    assert of("2024", "response", 1).part("decision").to_be_confirmed
    assert not of("2024", "response", 1).part("what_went_wrong").to_be_confirmed
    assert not of("2022", "response", 1).part("decision").to_be_confirmed
    for rule in SHIPPED.named("2020").letters:
        assert all(part.to_be_confirmed for part in rule.parts if part.clause)
