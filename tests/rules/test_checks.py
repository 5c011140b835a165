"""What an edition's words and figures may be: a slip planted in each, in the invented edition and in the shipped."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from app.rules.editions import Stages
from app.rules.provisions import (
    Clause,
    ClockRule,
    EscalationRule,
    GroundRule,
    GuideRule,
    IntervalRule,
    LetterRule,
    NamedRule,
    PartRule,
    PeriodRule,
    QuestionRule,
    Section,
    TriageRule,
    Wrinkle,
)
from app.rules.reading import EditionError, edition_from
from app.rules.tables import slots_of, tables_of
from tests.rules.slips import FILES, INVENTED, first, places_for, rows

TABLES_OF_2031 = dict(tables_of(INVENTED))

WORDS = {
    # table: keys whose words are of a closed vocabulary, or name something that is there
    "definition": ("clause",),
    "stages": ("clause",),
    "clause": ("force", "form", "section", "evidence"),
    "clock": (
        "key",
        "stage",
        "starts",
        "or_starts",
        "or_no_later_than",
        "stops",
        "clause",
        "beyond",
        "extension_clause",
        "agreement_clause",
        "agreement_force",
        "disagreement_clause",
    ),
    "period": ("key", "starts", "stops", "clause"),
    "interval": ("key", "when", "force", "clause"),
    "escalation": ("force", "clause"),
    "ground": ("key", "clause"),
    "question": ("key", "answer", "bars"),
    "remedy": ("key", "clause"),
    "factor": ("key", "clause"),
    "compensation": ("key", "clause"),
    "letter": ("kind", "stage"),
    "part": ("force", "needs", "clause"),
    "triage": ("outcome", "clause"),
    "guide": ("guide", "step", "clause"),
    "wrinkle": ("clause",),
}
TEXTS = {
    # table: keys that say something on the screen, and so cannot be empty
    "definition": ("text",),
    "section": ("name",),
    "clause": ("number", "says"),
    "clock": ("name", "verb"),
    "period": ("name", "says"),
    "interval": ("name", "says"),
    "escalation": ("says",),
    "ground": ("name", "says"),
    "question": ("ask",),
    "remedy": ("name",),
    "factor": ("name",),
    "compensation": ("name",),
    "letter": ("name",),
    "part": ("key", "name", "missing"),
    "wrinkle": ("key", "says", "reads"),
}
NEITHER = {
    # table: what is left, which is free text that may be empty, a figure, or the name of something that others name
    "stages": ("fewest", "most", "ordinary", "says", "to_be_confirmed"),
    "section": ("number",),
    "clause": ("limit", "to_be_confirmed"),
    "clock": (
        "working_days",
        "longest_extension",
        "agree_beyond_total",
        "agree_beyond_extension",
        "calendar_reading",
        "extension_in_days",
        "to_be_confirmed",
    ),
    "period": ("months", "under_homes", "source", "to_be_confirmed"),
    "interval": ("to_be_confirmed",),
    "escalation": ("to_be_confirmed",),
    "ground": ("caution", "to_be_confirmed"),
    "question": ("optional",),
    "remedy": ("asks", "to_be_confirmed"),
    "factor": ("asks", "to_be_confirmed"),
    "compensation": ("asks", "to_be_confirmed"),
    "letter": ("when",),
    "part": ("to_be_confirmed",),
    "triage": ("offer_choice", "to_be_confirmed"),
    "wrinkle": ("to_be_confirmed",),
}
TABLES: dict[str, type | None] = {
    "definition": None,
    "stages": Stages,
    "section": Section,
    "clause": Clause,
    "clock": ClockRule,
    "period": PeriodRule,
    "interval": IntervalRule,
    "escalation": EscalationRule,
    "ground": GroundRule,
    "question": QuestionRule,
    "remedy": NamedRule,
    "factor": NamedRule,
    "compensation": NamedRule,
    "letter": LetterRule,
    "part": PartRule,
    "triage": TriageRule,
    "guide": GuideRule,
    "wrinkle": Wrinkle,
}


def pairs(keys: dict[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    """Each table with each of its keys."""
    return {(table, key) for table, several in keys.items() for key in several}


def misspelt(value: object) -> object:
    """The same with a slip in it."""
    if isinstance(value, list):
        return [*value[:-1], misspelt(value[-1])]
    return 99 if isinstance(value, int) else f"{value}x"


def test_the_invented_edition_has_every_key_there_is_and_each_is_tried() -> None:
    for table, kind in TABLES.items():
        known = {"clause", "text"} if kind is None else set(slots_of(kind)) - {"questions", "parts"}
        tried = (*WORDS.get(table, ()), *TEXTS.get(table, ()), *NEITHER.get(table, ()))
        held = {key for name, row in rows(TABLES_OF_2031) if name == table for key in row}
        assert sorted(tried) == sorted(known)
        assert held - {"question", "part"} == known


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_misspelt_word_in_any_table_stops_with_the_file_and_the_key(path: Path) -> None:
    for tables, row, key in places_for(path, pairs(WORDS)):
        row[key] = misspelt(row[key])
        with pytest.raises(EditionError, match=rf"^{path.name} .*\({key}\b.*\): “(99|.*x)” is not known"):
            edition_from(tables, path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_empty_text_in_any_table_stops_with_the_file_and_the_key(path: Path) -> None:
    for tables, row, key in places_for(path, pairs(TEXTS)):
        row[key] = " "
        with pytest.raises(EditionError, match=rf"^{path.name} .*: “({key}|says)” is empty"):
            edition_from(tables, path.name)


IMPOSSIBLE: list[tuple[str, dict[str, object], dict[str, object], str]] = [
    # the table, the row, what is changed in it, and what is said of it
    ("stages", {}, {"fewest": 0}, r"\[stages\]: “fewest” and “most” do not go together"),
    ("stages", {}, {"fewest": 3}, r"\[stages\]: “fewest” and “most” do not go together"),
    ("stages", {}, {"ordinary": 0}, r"\[stages\]: “ordinary” is not between “fewest” and “most”"),
    ("stages", {}, {"ordinary": 3}, r"\[stages\]: “ordinary” is not between"),
    ("stages", {}, {"most": 1, "ordinary": 1}, r"clock stage2.respond \(stage\): “2” is not known; one of 1"),
    ("letter", {}, {"stage": 3}, r"letter acknowledgement \(stage\): “3” is not known; one of 1, 2"),
    ("letter", {}, {"stage": -1}, r"letter acknowledgement \(stage\): “-1” is not known"),
    ("clock", {}, {"working_days": 0}, r"stage1.log \(working_days\): a number of working days is less than 1"),
    ("clock", {}, {"working_days": -5}, r"stage1.log \(working_days\)"),
    ("clock", {"key": "stage1.respond"}, {"longest_extension": -1}, r"respond \(longest_extension\): .* less than 0"),
    ("clock", {"key": "stage1.respond"}, {"agree_beyond_total": -1}, r"respond \(agree_beyond_total\): .* less than 0"),
    ("clock", {"key": "stage1.respond"}, {"agree_beyond_extension": -1}, r"respond \(agree_beyond_extension\)"),
    ("clock", {"key": "stage1.respond"}, {"agreement_clause": ""}, "respond: “agreement_clause” is missing"),
    ("clock", {"key": "stage1.respond"}, {"extension_clause": ""}, r"respond \(extension_clause\): “”"),
    ("clock", {"key": "stage2.respond"}, {"agree_beyond_total": 5}, "“agree_beyond_total” has no meaning without"),
    ("clock", {"key": "stage2.respond"}, {"agree_beyond_extension": 5}, "“agree_beyond_extension” has no meaning"),
    ("clock", {"key": "stage2.respond"}, {"agreement_clause": "3"}, "“agreement_clause” has no meaning"),
    ("clock", {"key": "stage2.respond"}, {"disagreement_clause": "3"}, "“disagreement_clause” has no meaning"),
    ("clock", {}, {"longest_extension": 5, "extension_clause": "2"}, "only an answer can be extended"),
    ("clock", {}, {"clause": ""}, r"stage1.log \(clause\): “”"),
    ("clock", {}, {"key": "stage2.log"}, r"stage2.log \(key\): “stage2.log” is not known; one of stage1.acknowledge,"),
    ("clock", {}, {"stops": "responded"}, r"stage1.log \(stops\): “responded” is not known; one of logged"),
    ("clock", {"key": "stage1.respond"}, {"or_no_later_than": "stage2.respond"}, "or_no_later_than: an earlier clock"),
    ("clock", {"key": "stage1.respond"}, {"or_no_later_than": "stage1.respond"}, "or_no_later_than: an earlier clock"),
    ("period", {}, {"months": 0}, r"period accept \(months\): a number of months is less than 1"),
    (
        "period",
        {"key": "submission"},
        {"under_homes": 1},
        r"submission \(under_homes\): a number of homes is less than 2",
    ),
    ("period", {}, {"under_homes": 500}, "period accept: “under_homes” has no meaning without “year_end” in “starts”"),
    ("period", {}, {"starts": []}, "period accept: “starts” is empty"),
    ("period", {}, {"clause": ""}, r"period accept, which has no source \(clause\): “”"),
    ("period", {"key": "ombudsman"}, {"source": " "}, r"period ombudsman, which has no source \(clause\)"),
    ("period", {"key": "submission"}, {"clause": "9"}, r"period submission \(clause\): “9”"),
    ("clause", {}, {"section": 3}, r"clause 1 \(section\): “3” is not known; one of 1, 2"),
    ("clause", {}, {"section": 0}, r"clause 1 \(section\): “0” is not known"),
    ("clause", {}, {"force": ""}, r"clause 1 \(force\): “”"),
    ("clause", {}, {"force": "must+should"}, r"clause 1 \(force\): “must\+should”"),
    ("interval", {}, {"clause": "", "to_be_confirmed": ""}, r"interval updates \(clause\): “”"),
    ("ground", {}, {"clause": ""}, r"ground time_limit \(clause\): “”"),
    ("remedy", {}, {"clause": ""}, r"remedy apologise \(clause\): “”"),
    ("factor", {}, {"to_be_confirmed": ""}, r"factor duration \(clause\): “”"),
    ("compensation", {}, {"clause": "3,4"}, r"compensation statutory \(clause\): “3,4”"),
    ("part", {}, {"clause": ""}, r"acknowledgement understanding \(clause\): “”"),
    ("part", {"key": "handler"}, {"clause": "9"}, r"acknowledgement handler \(clause\): “9”"),
    ("guide", {}, {"clause": "1, 3"}, r"guide intake asked \(clause\): “1, 3”"),
    ("triage", {}, {"clause": "1 2"}, r"triage complaint \(clause\): “1 2”"),
    # twice
    ("section", {"number": 2}, {"number": 1}, ": section 1 is there twice"),
    ("clause", {"number": "3"}, {"number": "2"}, ": clause 2 is there twice"),
    ("clock", {"key": "stage1.acknowledge"}, {"key": "stage1.log"}, ": clock stage1.log is there twice"),
    ("period", {"key": "ombudsman"}, {"key": "accept"}, ": period accept is there twice"),
    ("ground", {"key": "court"}, {"key": "time_limit"}, ": ground time_limit is there twice"),
    (
        "question",
        {"key": "discretion"},
        {"key": "occurred_on"},
        "ground time_limit: question occurred_on is there twice",
    ),
    ("remedy", {"key": "pay"}, {"key": "apologise"}, ": remedy apologise is there twice"),
    ("factor", {"key": "severity"}, {"key": "duration"}, ": factor duration is there twice"),
    ("compensation", {"key": "statutory"}, {"key": "time_and_trouble"}, "compensation time_and_trouble is there twice"),
    ("letter", {"kind": "refusal"}, {"kind": "acknowledgement", "stage": 1}, "letter acknowledgement 1 is there twice"),
    ("part", {"key": "advice"}, {"key": "handler"}, "letter acknowledgement: part handler is there twice"),
    ("triage", {"outcome": "survey_comment"}, {"outcome": "complaint"}, ": triage complaint is there twice"),
    ("guide", {"step": "wants"}, {"step": "asked"}, ": guide intake asked is there twice"),
    ("wrinkle", {"key": "W2"}, {"key": "W1"}, ": wrinkle W1 is there twice"),
]


@pytest.mark.parametrize(("table", "like", "change", "said"), IMPOSSIBLE)
def test_what_cannot_be_stops(table: str, like: dict[str, object], change: dict[str, object], said: str) -> None:
    tables = copy.deepcopy(TABLES_OF_2031)
    first(tables, table, **like).update(change)
    with pytest.raises(EditionError, match=rf"^2031\.toml.*{said}"):
        edition_from(tables, "2031.toml")


POSSIBLE: list[tuple[str, dict[str, object], dict[str, object]]] = [
    ("stages", {}, {"ordinary": 1}),
    ("clock", {}, {"working_days": 1}),
    (
        "clock",
        {"key": "stage1.respond"},
        {"longest_extension": 0, "agree_beyond_total": 0, "agree_beyond_extension": 0},
    ),
    ("clock", {"key": "stage1.respond"}, {"disagreement_clause": ""}),
    ("clock", {}, {"calendar_reading": True}),
    ("period", {}, {"months": 1}),
    ("period", {"key": "submission"}, {"under_homes": 2}),
    ("interval", {}, {"clause": "", "to_be_confirmed": "the clause"}),
    ("letter", {}, {"stage": 2}),
    ("stages", {}, {"clause": ""}),
    ("clause", {}, {"form": "should"}),
]


@pytest.mark.parametrize(("table", "like", "change"), POSSIBLE)
def test_what_is_just_possible_passes(table: str, like: dict[str, object], change: dict[str, object]) -> None:
    tables = copy.deepcopy(TABLES_OF_2031)
    first(tables, table, **like).update(change)
    assert edition_from(tables, "2031.toml").key == "2031"


def test_an_edition_may_do_without_sections() -> None:
    tables = copy.deepcopy(TABLES_OF_2031)
    del tables["section"]
    for clause in tables["clause"]:
        del clause["section"]
    assert edition_from(tables, "2031.toml").sections == ()
    tables["clause"][0]["section"] = 1
    with pytest.raises(EditionError, match=r"clause 1 \(section\): “1” is not known; one of 0"):
        edition_from(tables, "2031.toml")
