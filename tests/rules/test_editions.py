"""The shipped editions, against what is known of the Code: figures, clauses and the definition word for word."""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest

from app.letters.needs import NEEDED
from app.rules.editions import Edition, Editions, NoSuchEdition
from app.rules.provisions import GroundRule, IntervalRule, NamedRule
from app.rules.vocabularies import COMPENSATION, FACTORS, GROUNDS, GUIDE_STEPS, NEEDS, OUTCOMES, REMEDIES
from tests.rules.cases import EDITIONS

OF_2024 = (
    "an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
    "landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents."
)
OF_2022 = (
    "an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
    "organisation, its own staff, or those acting on its behalf, affecting an individual resident or group of "
    "residents."
)
CLOCKS = [
    # edition, clock, starts, or starts, working days, longest extension, what allows more, clause, clause of extension
    ("2020", "stage1.acknowledge", "received", "", 5, None, "", "stage 1", ""),
    ("2020", "stage1.respond", "received", "", 10, 10, "good_reason", "stage 1", "stage 1"),
    ("2020", "stage2.respond", "escalation_requested", "", 20, 10, "good_reason", "stage 2", "stage 2"),
    ("2020", "stage3.respond", "escalation_requested", "", 20, 0, "panel", "stage 3", "stage 3"),
    ("2022", "stage1.acknowledge", "received", "", 5, None, "", "4.1", ""),
    ("2022", "stage1.respond", "logged", "acknowledged", 10, 10, "good_reason", "5.1", "5.1"),
    ("2022", "stage2.respond", "escalation_requested", "", 20, 10, "good_reason", "5.13", "5.13"),
    ("2022", "stage3.respond", "escalation_requested", "", 20, 0, "panel", "5.18", "5.18"),
    ("2024", "stage1.acknowledge", "received", "", 5, None, "", "6.2", ""),
    ("2024", "stage1.respond", "acknowledged", "", 10, 10, "good_reason", "6.3", "6.4"),
    ("2024", "stage2.acknowledge", "escalation_requested", "", 5, None, "", "6.11", ""),
    ("2024", "stage2.respond", "acknowledged", "", 20, 20, "good_reason", "6.14", "6.15"),
]


def test_the_limits_are_those_of_the_code() -> None:
    shipped = [
        (
            edition.key,
            rule.key,
            rule.starts,
            rule.or_starts,
            rule.working_days,
            rule.longest_extension,
            rule.beyond if rule.longest_extension is not None else "",
            rule.clause,
            rule.extension_clause,
        )
        for edition in EDITIONS.all
        for rule in edition.clocks
    ]
    assert shipped == CLOCKS


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_every_clock_stops_at_what_its_key_says(edition: Edition) -> None:
    stops = {"acknowledge": "acknowledged", "respond": "responded"}
    for rule in edition.clocks:
        stage, _, what = rule.key.partition(".")
        assert (f"stage{rule.stage}", rule.stops) == (stage, stops[what])
        assert rule.name.startswith(f"Stage {rule.stage} ")


@pytest.mark.parametrize(
    ("key", "words", "stages", "in_force"),
    [
        ("2020", OF_2022, (2, 2, 3), (2020, 7, 7)),
        ("2022", OF_2022, (1, 2, 3), (2022, 4, 1)),
        ("2024", OF_2024, (2, 2, 2), (2024, 4, 1)),
    ],
)
def test_the_definition_is_word_for_word_and_the_stages_are_those_allowed(
    key: str, words: str, stages: tuple[int, int, int], in_force: tuple[int, int, int]
) -> None:
    edition = EDITIONS.named(key)
    assert (edition.definition, edition.definition_clause) == (words, "1.2")
    assert (edition.stages.fewest, edition.stages.ordinary, edition.most_stages) == stages
    assert edition.in_force == dt.date(*in_force)


@pytest.mark.parametrize(
    ("received", "key"),
    [
        ("2020-07-06", "2020"),  # before any Code
        ("2020-07-07", "2020"),
        ("2022-03-31", "2020"),
        ("2022-04-01", "2022"),
        ("2024-03-31", "2022"),
        ("2024-04-01", "2024"),
        ("2026-11-23", "2024"),
    ],
)
def test_the_edition_is_the_one_in_force_on_the_day_of_receipt(received: str, key: str) -> None:
    assert EDITIONS.in_force_on(dt.date.fromisoformat(received)).key == key


def test_a_complaint_can_predate_every_edition() -> None:
    assert EDITIONS.predates(dt.date(2020, 7, 6))
    assert not EDITIONS.predates(dt.date(2020, 7, 7))


def test_editions_are_put_in_the_order_of_their_dates() -> None:
    assert Editions.of(reversed(EDITIONS.all)) == EDITIONS


def test_an_edition_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(NoSuchEdition, match=r"“2023” of the Code here\. There are: 2020, 2022, 2024\."):
        EDITIONS.named("2023")
    with pytest.raises(ValueError, match="No edition of the Code was found"):
        Editions(())


def test_what_an_edition_does_not_have() -> None:
    code = EDITIONS.named("2024")
    assert code.letter("acknowledgement", 3) is None
    with pytest.raises(KeyError):
        code.clock("stage3.respond")
    with pytest.raises(KeyError):
        code.clause("99")
    letter = code.letter("acknowledgement", 1)
    assert letter is not None
    with pytest.raises(KeyError):
        letter.part("weather")


@pytest.mark.parametrize(
    ("key", "part", "clause", "force"),
    [
        ("2024", "understanding", "5.6", "must"),
        ("2024", "outcomes", "5.6", "must"),
        ("2024", "responsibility", "5.7", "must"),
        ("2022", "understanding", "4.2", "must"),
        ("2022", "outcomes", "4.2", "must"),
    ],
)
def test_the_acknowledgement_must_hold_the_complaint_definition(key: str, part: str, clause: str, force: str) -> None:
    letter = EDITIONS.named(key).letter("acknowledgement", 1)
    assert letter is not None
    rule = letter.part(part)
    assert (rule.clause, rule.force, rule.demanded) == (clause, force, True)


@pytest.mark.parametrize(("key", "number"), [("2024", "6.4"), ("2024", "6.15"), ("2022", "5.1"), ("2022", "5.18")])
def test_a_clause_is_restated_in_words(key: str, number: str) -> None:
    clause = EDITIONS.named(key).clause(number)
    assert clause.number == number
    assert clause.says.endswith(".")


def test_each_fact_a_letter_can_be_bound_to_hold_is_one_that_the_letters_check() -> None:
    assert set(NEEDS) == set(NEEDED)


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_every_edition_says_where_it_is_from_when_that_was_looked_at_and_what_it_governs(edition: Edition) -> None:
    assert edition.source
    assert edition.in_force < edition.checked_on <= dt.date(2026, 11, 23)
    assert edition.applies_to.endswith(".")
    assert edition.to_be_confirmed


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_every_clause_has_words_a_force_and_a_section_and_what_the_form_lists_has_evidence(edition: Edition) -> None:
    assert [section.number for section in edition.sections] == list(range(1, len(edition.sections) + 1))
    assert edition.sections
    for clause in edition.clauses:
        assert clause.section in {section.number for section in edition.sections}
        assert clause.says.endswith("."), clause.number
        assert clause.says[0].isupper(), clause.number
        assert edition.definition[:40] not in clause.says, clause.number  # quoted once, where it stands by itself
        assert clause.evidence or not clause.form, clause.number
        assert not clause.limit.endswith("."), clause.number
        if clause.number[0].isdigit():
            assert clause.number.startswith(f"{clause.section}."), clause.number


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_every_value_has_its_clause_or_says_where_else_it_stands_or_that_it_wants_confirming(edition: Edition) -> None:
    assert all(clock.clause for clock in edition.clocks)
    assert all(rule.clause for rule in edition.triage)
    named: list[GroundRule | IntervalRule | NamedRule] = [*edition.grounds, *edition.intervals]
    named += [*edition.remedies, *edition.factors, *edition.compensation]
    for one in named:
        assert one.clause or one.to_be_confirmed, one.key
    for period in edition.periods:
        assert period.clause or period.source, period.key
    for letter in edition.letters:
        for part in letter.parts:
            assert part.clause or part.force == "practice", f"{letter.kind} {part.key}"
    clocks = {number for rule in edition.clocks for number in (rule.clause, rule.extension_clause)} - {""}
    for number in {one for several in clocks for one in several.split(", ")}:
        assert edition.clause(number).limit, number


def cited(rule: object) -> list[str]:
    """Every clause that a rule cites, under whichever key."""
    several = [str(value) for key, value in vars(rule).items() if key == "clause" or key.endswith("_clause")]
    return [number for numbers in several for number in numbers.split(", ") if number]


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_whatever_cites_a_clause_that_is_in_doubt_is_in_doubt_itself(edition: Edition) -> None:
    """A step of a guide is not among them: what stands beside it is the clause itself, with its own doubt."""
    doubtful = {clause.number for clause in edition.clauses if clause.to_be_confirmed}
    lists: tuple[tuple[object, ...], ...] = (
        (edition.stages,),
        edition.clocks,
        edition.periods,
        edition.intervals,
        (edition.escalation,) if edition.escalation else (),
        edition.grounds,
        edition.remedies,
        edition.factors,
        edition.compensation,
        edition.triage,
        *(letter.parts for letter in edition.letters),
    )
    certain = [rule for rules in lists for rule in rules if not vars(rule)["to_be_confirmed"]]
    assert [rule for rule in certain if doubtful & set(cited(rule))] == []


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_what_is_to_be_confirmed_fits_the_sentence_that_the_screen_makes_of_it(edition: Edition) -> None:
    lists: tuple[tuple[object, ...], ...] = (
        edition.clauses,
        edition.clocks,
        edition.periods,
        edition.intervals,
        edition.grounds,
        edition.remedies,
        edition.factors,
        edition.compensation,
        edition.wrinkles,
        edition.triage,
        (edition.escalation,) if edition.escalation else (),
        *(letter.parts for letter in edition.letters),
    )
    doubts = [str(vars(rule)["to_be_confirmed"]) for rules in lists for rule in rules]
    for doubt in (edition.to_be_confirmed, edition.stages.to_be_confirmed, *doubts):
        assert doubt == doubt.strip(" .")  # "To be confirmed: the months."


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_every_edition_has_the_four_grounds_with_what_each_has_to_ask(edition: Edition) -> None:
    least = {
        "time_limit": {"occurred_on"},
        "court": {"claim_filed_on", "claim_court", "claim_number"},
        "considered": {"earlier_case", "same_matter"},
        "policy": {"policy_reference"},
    }
    dates, yes_or_no = {"occurred_on", "aware_on", "claim_filed_on"}, {"safeguarding", "particulars_filed"}
    assert [ground.key for ground in edition.grounds] == list(GROUNDS)
    for ground in edition.grounds:
        assert least[ground.key] <= {question.key for question in ground.questions}
        for question in ground.questions:
            assert question.ask.endswith("?")
            assert (question.answer == "date") == (question.key in dates)
            assert (question.answer == "case") == (question.key == "earlier_case")
            assert question.answer == "yes_no" or question.key not in yes_or_no
    court, time_limit = edition.ground("court"), edition.ground("time_limit")
    assert court is not None
    assert time_limit is not None
    assert "etter before" in court.caution
    assert "safeguarding" in time_limit.caution
    assert edition.ground("weather") is None


def test_2024_refuses_nothing_by_rule_of_thumb() -> None:
    asked = {ground.key: {question.key for question in ground.questions} for ground in EDITIONS.named("2024").grounds}
    assert {"aware_on", "safeguarding", "discretion"} <= asked["time_limit"]
    assert "particulars_filed" in asked["court"]
    for key, questions in asked.items():
        assert "policy_reference" in questions, key
        assert questions & {"why_fair", "discretion"}, key
    assert not any(question.optional for ground in EDITIONS.named("2024").grounds for question in ground.questions)


@pytest.mark.parametrize("key", ["2022", "2024"])
def test_the_remedies_their_factors_and_the_heads_of_compensation_are_all_there(key: str) -> None:
    edition = EDITIONS.named(key)
    assert tuple(rule.key for rule in edition.remedies) == REMEDIES
    assert tuple(rule.key for rule in edition.factors) == FACTORS
    assert tuple(rule.key for rule in edition.compensation) == COMPENSATION
    for rule in (*edition.remedies, *edition.factors, *edition.compensation):
        assert rule.asks.endswith("?") or not rule.asks, rule.key


@pytest.mark.parametrize(
    ("key", "months", "starts"),
    [("2020", 6, ("occurred",)), ("2022", 6, ("occurred",)), ("2024", 12, ("occurred", "aware"))],
)
def test_the_time_to_complain_in_is_that_of_the_edition(key: str, months: int, starts: tuple[str, ...]) -> None:
    rule = EDITIONS.named(key).period("accept")
    assert rule is not None
    assert (rule.months, rule.starts, rule.stops) == (months, starts, "received")
    assert EDITIONS.named(key).period("weather") is None


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_the_ombudsman_is_reached_within_twelve_months_which_is_no_clause_of_the_code(edition: Edition) -> None:
    rule = edition.period("ombudsman")
    assert rule is not None
    assert (rule.months, rule.starts, rule.clause) == (12, ("final_response",), "")
    assert rule.source


def test_an_edition_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        EDITIONS.all[0].key = "1066"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("2020", ["", "1.2", "1.2", "", ""]),
        ("2022", ["4.1", "1.3", "1.4", "1.6", "1.4"]),
        ("2024", ["3.2", "1.3", "1.3", "1.3", "1.4"]),
    ],
)
def test_the_clause_beside_a_step_of_a_guide_is_the_edition_s_own(key: str, numbers: list[str]) -> None:
    beside = [EDITIONS.named(key).beside("intake", step) for step in GUIDE_STEPS["intake"]]
    assert [clause.number if clause else "" for clause in beside] == numbers
    assert EDITIONS.named(key).beside("extension", "asked") is None


def test_only_2024_demands_that_the_choice_of_complaining_is_offered() -> None:
    owed = {edition.key: [key for key in OUTCOMES if edition.demands_choice(key)] for edition in EDITIONS.all}
    assert owed == {"2020": [], "2022": [], "2024": ["there_and_then", "in_hand"]}


# fmt: off
CLAUSES_OF_2024 = [
    "1.1", "1.2", "1.3", "1.4", "1.5", "1.6",
    "2.1", "2.2", "2.3", "2.4", "2.5",
    "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7",
    "4.1", "4.2", "4.3",
    "5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "5.10", "5.11", "5.12", "5.13", "5.14", "5.15",
    "6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8", "6.9", "6.10", "6.11", "6.12", "6.13", "6.14",
    "6.15", "6.16", "6.17", "6.18", "6.19", "6.20",
    "7.1", "7.2", "7.3", "7.4",
    "8.1", "8.2", "8.3", "8.4", "8.5",
    "9.1", "9.2", "9.3", "9.4", "9.5", "9.6", "9.7", "9.8",
]
DOUBTFUL_IN_2024 = [
    "1.1", "1.6",
    "2.5",
    "3.4", "3.5", "3.6", "3.7",
    "5.7", "5.8", "5.9", "5.10", "5.11", "5.12", "5.13", "5.14", "5.15",
    "6.7", "6.8", "6.9", "6.14", "6.15", "6.16", "6.17", "6.18", "6.19", "6.20",
    "8.1", "8.2", "8.3", "8.4", "8.5",
    "9.6", "9.7", "9.8",
]
# fmt: on
"""Those whose number, or in 6.20 and 9.7 whose sense, could not be read in print; the others were."""


def test_2024_has_its_73_clauses_and_says_which_of_them_want_confirming() -> None:
    code = EDITIONS.named("2024")
    assert [clause.number for clause in code.clauses] == CLAUSES_OF_2024
    assert len(CLAUSES_OF_2024) == 73
    assert [clause.number for clause in code.clauses if clause.to_be_confirmed] == DOUBTFUL_IN_2024
    assert [clause.number for clause in code.clauses if clause.form != "listed"] == ["1.1"]


@pytest.mark.parametrize(
    ("number", "force"),
    [
        ("1.1", "context"),
        ("1.6", "should + must"),
        ("2.5", "must not"),
        ("3.3", "must not"),
        ("4.3", "expected / must"),
        ("5.2", "not appropriate"),
        ("5.3", "must not"),
        ("5.5", "responsible"),
        ("5.11", "must not"),
        ("6.12", "must not / expected"),
        ("6.13", "must not"),
        ("8.4", "may be asked"),
    ],
)
def test_nearly_every_clause_of_2024_is_a_must_and_these_are_not(number: str, force: str) -> None:
    assert EDITIONS.named("2024").clause(number).force == force
    assert sum(clause.force == "must" for clause in EDITIONS.named("2024").clauses) == 73 - 12


def test_the_figures_of_2024_stand_in_the_limits_of_their_clauses_too() -> None:
    code = EDITIONS.named("2024")
    for rule in code.clocks:
        assert code.clause(rule.clause).limit.startswith(f"{rule.working_days} working days from ")
        if rule.longest_extension is not None:
            assert code.clause(rule.extension_clause).limit.startswith(f"{rule.longest_extension} working days more")


def test_2024_has_two_stages_exactly_and_no_rule_for_a_third() -> None:
    code = EDITIONS.named("2024")
    assert (code.stages.fewest, code.stages.ordinary, code.most_stages, code.stages.clause) == (2, 2, 2, "5.3")
    assert {rule.stage for rule in code.clocks} == {1, 2}
    assert {letter.stage for letter in code.letters} <= {0, 1, 2}


def test_2024_asks_for_a_submission_of_which_earlier_rounds_gave_less_time() -> None:
    rule = EDITIONS.named("2024").period("submission")
    assert rule is not None
    assert (rule.months, rule.starts, rule.clause, rule.under_homes) == (6, ("year_end",), "", 1_000)
    assert "12 weeks" in rule.to_be_confirmed


def test_news_is_owed_once_an_answer_will_be_late_in_2024_and_as_agreed_in_2022() -> None:
    owed = {edition.key: [(rule.key, rule.when, rule.clause) for rule in edition.intervals] for edition in EDITIONS.all}
    assert owed["2024"] == [("updates", "outside", "5.9")]
    assert [(key, when) for key, when, _ in owed["2022"]] == [("updates", "agreed")]


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_every_unclear_place_says_how_it_is_read(edition: Edition) -> None:
    assert len(edition.wrinkles) >= 10
    for wrinkle in edition.wrinkles:
        assert wrinkle.says.endswith("."), wrinkle.key
        assert wrinkle.reads.endswith("."), wrinkle.key
