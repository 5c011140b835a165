"""Across rooms: the editions of 2020 and 2022 as data, clause by clause, against what is known of them.

The Code of 2022 was read whole, so it has to be there whole. The text of 2020 was not to hand, so whatever is there of
it says what is still to be confirmed, and what is not known is not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from app.rules.clocks import clocks
from app.rules.editions import Edition
from app.rules.periods import Period, periods, submission
from app.rules.timelines import Entry
from app.rules.vocabularies import COMPENSATION, FACTORS, GROUNDS, REMEDIES
from tests.rules.cases import EDITIONS, WORKDAYS

FIRST, SECOND = EDITIONS.named("2020"), EDITIONS.named("2022")
CLAUSES_IN_SECTION = {1: 9, 2: 8, 3: 4, 4: 19, 5: 20, 6: 8, 7: 6, 8: 4, 9: 3}
LEFT_OUT_OF_THE_FORM = "1.1, 3.4, 6.4, 6.8, 7.1, 8.4, 9.1, 9.2, 9.3"
SHOULDS_OF_THE_FORM = (
    "1.4, 1.5, 2.2, 3.3, 4.3, 4.4, 4.5, 4.8, 4.9, 4.10, 4.16, 4.17, 4.19, "
    "5.2, 5.3, 5.4, 5.7, 5.14, 5.15, 5.18, 5.19, 6.3, 6.7, 7.3, 7.4, 7.5, 7.6"
)
AGREEMENTS = [
    # edition, clock, agreed beyond this total, or beyond an extension of this, by which clause, and where they do not
    ("2020", "stage1.respond", None, 10, "stage 1", "stage 1"),
    ("2020", "stage2.respond", None, 10, "stage 2", "stage 2"),
    ("2020", "stage3.respond", None, None, "", ""),
    ("2022", "stage1.respond", 20, None, "5.2", "5.3"),
    ("2022", "stage2.respond", None, 10, "5.14", "5.15"),
    ("2022", "stage3.respond", None, None, "", "5.19"),
]


def test_every_clause_of_2022_is_there_in_its_section() -> None:
    numbers = [f"{section}.{one}" for section, many in CLAUSES_IN_SECTION.items() for one in range(1, many + 1)]
    assert [clause.number for clause in SECOND.clauses] == numbers
    assert [clause.section for clause in SECOND.clauses] == [int(number[0]) for number in numbers]
    assert [section.number for section in SECOND.sections] == list(CLAUSES_IN_SECTION)


def test_the_form_of_2022_lists_what_appendix_b_lists() -> None:
    listed = {clause.number: clause.form for clause in SECOND.clauses}
    assert ", ".join(number for number, form in listed.items() if not form) == LEFT_OUT_OF_THE_FORM
    assert ", ".join(number for number, form in listed.items() if form == "should") == SHOULDS_OF_THE_FORM


def test_a_clause_of_2022_is_on_the_form_when_the_book_can_be_asked_for_evidence_of_it() -> None:
    assert [clause.number for clause in SECOND.clauses if bool(clause.form) != bool(clause.evidence)] == []


@pytest.mark.parametrize(
    ("number", "force"),
    [
        ("1.6", "may / must"),
        ("4.14", "must not / must"),
        ("5.1", "must + should"),
        ("5.12", "must not"),
        ("9.3", "will"),
    ],
)
def test_a_clause_of_2022_has_the_verb_of_its_body(number: str, force: str) -> None:
    assert SECOND.clause(number).force == force


@pytest.mark.parametrize(
    ("number", "limit"),
    [
        ("1.8", "6 months from the event"),
        ("5.1", "10 working days from logging; 10 days more"),
        ("5.13", "20 working days from the escalation; 10 days more"),
        ("5.17", "at most 3 stages"),
    ],
)
def test_a_figure_of_2022_stands_beside_its_clause(number: str, limit: str) -> None:
    assert SECOND.clause(number).limit == limit


def test_no_clause_of_2022_is_in_doubt() -> None:
    assert [clause.number for clause in SECOND.clauses if clause.to_be_confirmed] == []


def test_how_long_an_extension_both_sides_should_agree_to() -> None:
    answers = [(one.key, rule) for one in (FIRST, SECOND) for rule in one.clocks if rule.stops == "responded"]
    assert [
        (
            key,
            rule.key,
            rule.agree_beyond_total,
            rule.agree_beyond_extension,
            rule.agreement_clause,
            rule.disagreement_clause,
        )
        for key, rule in answers
    ] == AGREEMENTS
    assert {rule.agreement_force for _key, rule in answers} == {"should"}


@pytest.mark.parametrize("edition", [FIRST, SECOND], ids=["2020", "2022"])
def test_plain_days_can_be_meant_for_the_acknowledgement_alone(edition: Edition) -> None:
    """For an extension the edition's words leave it open as well; W3 and W6 say how that is read."""
    assert [rule.key for rule in edition.clocks if rule.calendar_reading] == ["stage1.acknowledge"]


@pytest.mark.parametrize("edition", [FIRST, SECOND], ids=["2020", "2022"])
def test_acknowledging_an_escalation_has_no_limit(edition: Edition) -> None:
    with pytest.raises(KeyError):
        edition.clock("stage2.acknowledge")


def test_logging_moves_the_answer_under_2022_and_not_under_2020() -> None:
    received, logged = dt.date(2023, 3, 6), dt.date(2023, 3, 10)
    told = [Entry(1, "received", received), Entry(2, "logged", logged)]
    due = {one.key: {clock.key: clock.due for clock in clocks(told, one, WORKDAYS)} for one in (FIRST, SECOND)}
    assert due["2020"]["stage1.respond"] == dt.date(2023, 3, 20)
    assert due["2022"]["stage1.respond"] == dt.date(2023, 3, 24)


def test_two_stages_are_ordinary_and_three_the_most() -> None:
    assert [(one.stages.fewest, one.stages.ordinary, one.most_stages) for one in (FIRST, SECOND)] == [
        (2, 2, 3),
        (1, 2, 3),
    ]
    assert SECOND.stages.clause == "5.17"
    assert "justified" in SECOND.stages.says
    assert FIRST.stages.to_be_confirmed


@pytest.mark.parametrize("edition", [FIRST, SECOND], ids=["2020", "2022"])
@pytest.mark.parametrize(
    ("occurred", "last"),
    [
        ("2022-08-31", "2023-02-28"),  # a month that has no 31st
        ("2023-08-31", "2024-02-29"),
        ("2022-08-15", "2023-02-15"),
    ],
)
def test_six_months_to_complain_run_from_the_event(edition: Edition, occurred: str, last: str) -> None:
    received = dt.date.fromisoformat(last)
    accept = _period(edition, occurred, received)
    assert accept.ends == received
    assert not accept.over(received)
    assert _period(edition, occurred, received + dt.timedelta(days=1)).over(received)


@pytest.mark.parametrize("edition", [FIRST, SECOND], ids=["2020", "2022"])
def test_when_the_resident_learnt_of_it_moves_nothing(edition: Edition) -> None:
    aware = Entry(3, "aware", dt.date(2022, 11, 30))
    assert _period(edition, "2022-08-31", dt.date(2023, 1, 9), aware).ends == dt.date(2023, 2, 28)


@pytest.mark.parametrize("edition", [FIRST, SECOND], ids=["2020", "2022"])
def test_the_ombudsman_is_twelve_months_from_the_final_response_and_still_to_be_confirmed(edition: Edition) -> None:
    rule = edition.period("ombudsman")
    assert rule is not None
    assert (rule.starts, rule.months, rule.clause) == (("final_response",), 12, "")
    assert "Scheme" in rule.source
    assert rule.to_be_confirmed


@pytest.mark.parametrize("edition", [FIRST, SECOND], ids=["2020", "2022"])
def test_there_was_no_yearly_submission(edition: Edition) -> None:
    assert submission(edition, dt.date(2023, 3, 31)) is None


def test_updates_are_kept_as_agreed_under_2022_and_no_interval_of_2020_is_known() -> None:
    assert [(rule.key, rule.when, rule.force, rule.clause) for rule in SECOND.intervals] == [
        ("updates", "agreed", "must", "4.11, 4.10")
    ]
    assert FIRST.intervals == ()


def test_the_grounds_of_2022_are_those_of_1_8_and_the_landlord_s_own() -> None:
    assert tuple(rule.key for rule in SECOND.grounds) == GROUNDS
    assert {number for rule in SECOND.grounds for number in rule.clause.split(", ")} == {"1.7", "1.8", "1.9", "4.14"}
    asked = {rule.key: [question.key for question in rule.questions] for rule in SECOND.grounds}
    assert asked == {
        "time_limit": ["occurred_on", "safeguarding", "discretion", "policy_reference"],
        "court": ["claim_filed_on", "claim_court", "claim_number", "particulars_filed", "policy_reference"],
        "considered": ["earlier_case", "same_matter", "policy_reference"],
        "policy": ["policy_reference", "why_fair"],
    }


def test_the_six_months_of_2022_are_weighed_where_somebody_s_safety_is_involved() -> None:
    rule = SECOND.ground("time_limit")
    assert rule is not None
    assert "safeguarding or health and safety" in rule.caution


def test_every_ground_of_2020_is_there_and_to_be_confirmed() -> None:
    assert tuple(rule.key for rule in FIRST.grounds) == GROUNDS
    assert all(rule.to_be_confirmed and rule.clause == "exclusions" for rule in FIRST.grounds)


def test_remedies_factors_and_compensation_are_those_of_2022_and_none_is_invented_for_2020() -> None:
    named = (SECOND.remedies, SECOND.factors, SECOND.compensation)
    assert tuple(tuple(rule.key for rule in rules) for rules in named) == (REMEDIES, FACTORS, COMPENSATION)
    assert [{rule.clause for rule in rules} for rules in named] == [{"6.1"}, {"6.4"}, {"6.6"}]
    assert all(rule.asks for rules in named for rule in rules)
    assert (FIRST.remedies, FIRST.factors, FIRST.compensation) == ((), (), ())


def test_the_wrinkles_of_2022_are_all_told_and_those_read_with_less_certainty_say_so() -> None:
    tabled, besides = SECOND.wrinkles[:17], SECOND.wrinkles[17:]
    assert [wrinkle.key for wrinkle in tabled] == [f"W{number}" for number in range(1, 18)]
    assert [wrinkle.key for wrinkle in tabled if wrinkle.to_be_confirmed] == ["W3", "W4", "W7"]
    assert [wrinkle.key for wrinkle in besides if not wrinkle.to_be_confirmed] == ["2022-4"]  # read in the whole text


def test_what_is_known_of_2020_says_what_is_to_be_confirmed() -> None:
    assert all(clause.to_be_confirmed for clause in FIRST.clauses)
    assert all(rule.to_be_confirmed for rule in FIRST.clocks)
    assert all(rule.to_be_confirmed for rule in FIRST.periods)
    assert FIRST.to_be_confirmed


def test_2020_has_its_six_parts_and_no_form_that_tells_a_must_from_a_should() -> None:
    assert [section.number for section in FIRST.sections] == [1, 2, 3, 4, 5, 6]
    assert {clause.form for clause in FIRST.clauses} == {""}


def test_both_have_one_definition() -> None:
    assert FIRST.definition == SECOND.definition


@pytest.mark.parametrize("edition", [FIRST, SECOND], ids=["2020", "2022"])
def test_every_restatement_is_a_sentence_and_nothing_is_quoted(edition: Edition) -> None:
    for text in _sentences(edition):
        assert text.endswith((".", "?")), text
        assert text[0].isupper() or text[0].isdigit(), text
        assert not set(text) & set('"“”'), text


@pytest.mark.parametrize("edition", [FIRST, SECOND], ids=["2020", "2022"])
def test_what_is_to_be_confirmed_reads_after_a_colon(edition: Edition) -> None:
    """Screens say "To be confirmed: …." and put the full stop themselves."""
    for text in filter(None, _doubts(edition)):
        assert not text.endswith("."), text
        assert text[0].islower() or text[0].isdigit(), text


def _period(edition: Edition, occurred: str, received: dt.date, *more: Entry) -> Period:
    told = [Entry(1, "occurred", dt.date.fromisoformat(occurred)), Entry(2, "received", received), *more]
    return next(period for period in periods(told, edition) if period.key == "accept")


def _sentences(edition: Edition) -> Iterator[str]:
    """Everything an edition says in sentences."""
    yield from (clause.says for clause in edition.clauses)
    yield from (rule.says for rule in edition.periods)
    yield from (rule.says for rule in edition.intervals)
    yield from (text for rule in edition.grounds for text in (rule.says, rule.caution))
    yield from (question.ask for rule in edition.grounds for question in rule.questions)
    yield from (rule.asks for rule in (*edition.remedies, *edition.factors, *edition.compensation))
    yield from (text for wrinkle in edition.wrinkles for text in (wrinkle.says, wrinkle.reads))
    yield from (edition.stages.says, edition.applies_to)


def _doubts(edition: Edition) -> Iterator[str]:
    """Everything an edition says is still to be confirmed; empty where a value is certain."""
    yield from (edition.to_be_confirmed, edition.stages.to_be_confirmed)
    yield from (clause.to_be_confirmed for clause in edition.clauses)
    yield from (rule.to_be_confirmed for rule in edition.clocks)
    yield from (rule.to_be_confirmed for rule in edition.periods)
    yield from (rule.to_be_confirmed for rule in edition.grounds)
    yield from (wrinkle.to_be_confirmed for wrinkle in edition.wrinkles)
