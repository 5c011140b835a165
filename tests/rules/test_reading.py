"""Reading an edition: what is right is read whole, and a slip of any kind stops with the file and the key."""

from __future__ import annotations

import copy
import datetime as dt
from pathlib import Path

import pytest

from app import places
from app.rules.clocks import clocks
from app.rules.editions import Stages
from app.rules.provisions import EscalationRule
from app.rules.reading import LISTS, NEEDED, TABLES, EditionError, edition_from, read_editions
from app.rules.tables import tables_of
from tests.rules import almanacs
from tests.rules.cases import WORKDAYS, a_case
from tests.rules.slips import FILES, INVENTED, places_for

TEXT = INVENTED.read_text(encoding="utf-8")


def read(folder: Path, text: str, name: str = "2031.toml") -> None:
    """Write an edition into a folder and read it."""
    (folder / name).write_text(text, encoding="utf-8")
    read_editions(folder)


def test_every_shipped_edition_reads() -> None:
    assert read_editions(places.resources() / "codes").keys() == "2020, 2022, 2024"


def test_an_edition_is_read_whole() -> None:
    edition = edition_from(tables_of(INVENTED), INVENTED.name)
    assert (edition.key, edition.in_force, edition.definition) == (
        "2031",
        dt.date(2031, 4, 1),
        "an invented definition",
    )
    assert (edition.definition_clause, edition.applies_to, edition.to_be_confirmed) == (
        "1",
        "Invented complaints.",
        "all of it",
    )
    assert edition.stages == Stages(1, 2, 2, "4", "Two stages are usual.", "how usual")
    rule = edition.clock("stage1.respond")
    assert (rule.starts, rule.or_starts, rule.or_no_later_than) == ("acknowledged", "logged", "stage1.log")
    assert (rule.working_days, rule.longest_extension, rule.beyond, rule.extension_clause) == (7, 4, "panel", "3, 4")
    assert (rule.agree_beyond_total, rule.agree_beyond_extension) == (9, 2)
    assert (rule.agreement_clause, rule.agreement_force, rule.disagreement_clause) == ("3", "must", "4")
    assert edition.clock("stage2.respond").longest_extension is None
    letter = edition.letter("acknowledgement", 1)
    assert letter is not None
    assert [(part.key, part.demanded, part.needs) for part in letter.parts] == [
        ("understanding", True, ("points",)),
        ("handler", True, ()),
        ("advice", False, ()),
    ]
    assert [rule.offer_choice for rule in edition.triage] == [False, True]
    assert [(rule.guide, rule.step, rule.clause) for rule in edition.guides] == [
        ("intake", "asked", "1"),
        ("intake", "wants", "3"),
    ]
    assert edition.clause("4").force == "must not / expected"


def test_all_the_other_tables_are_read_too() -> None:
    edition = edition_from(tables_of(INVENTED), INVENTED.name)
    assert [(section.number, section.name) for section in edition.sections] == [
        (1, "What is meant"),
        (2, "What is done"),
    ]
    clause = edition.clause("2")
    assert (clause.section, clause.form, clause.limit, clause.evidence) == (
        2,
        "listed",
        "2 and 3 working days",
        ("acknowledged_in_time", "triage_records"),
    )
    assert [(rule.key, rule.starts, rule.months, rule.stops) for rule in edition.periods] == [
        ("accept", ("occurred", "aware"), 9, "received"),
        ("ombudsman", ("final_response",), 3, ""),
        ("submission", ("year_end",), 2, ""),
    ]
    assert [(rule.key, rule.when, rule.force) for rule in edition.intervals] == [("updates", "agreed", "should")]
    questions = [
        (ground.key, question.key, question.answer, question.optional)
        for ground in edition.grounds
        for question in ground.questions
    ]
    assert questions == [
        ("time_limit", "occurred_on", "date", False),
        ("time_limit", "discretion", "text", True),
        ("court", "particulars_filed", "yes_no", False),
    ]
    named = (*edition.remedies, *edition.factors, *edition.compensation)
    assert [rule.key for rule in named] == ["apologise", "pay", "duration", "severity", "statutory", "time_and_trouble"]
    assert [(wrinkle.key, wrinkle.clause) for wrinkle in edition.wrinkles] == [("W1", "4"), ("W2", "")]
    assert [rule.to_be_confirmed for rule in edition.triage] == ["", "which surveys"]
    assert edition.escalation == EscalationRule("3", "should", "Say until when they can ask again.", "how long")
    refusal = edition.letter("refusal", 2)  # stage 0 stands for whatever stage it is
    assert refusal is not None
    assert (refusal.stage, refusal.when) == (0, "A ground applies.")


def test_an_edition_with_other_numbers_is_counted_with_them(tmp_path: Path) -> None:
    (tmp_path / "2031.toml").write_text(TEXT.replace("2031-04-01", "2026-01-01"), encoding="utf-8")
    edition = read_editions(tmp_path).in_force_on(dt.date(2026, 11, 23))
    case = a_case().received("2026-11-23").then("logged", "2026-11-24").acknowledged("2026-11-26")
    case = case.extended("2026-12-07", "2026-12-11").escalated("2026-12-14")
    made = {clock.key: clock for clock in clocks(case.entries, edition, WORKDAYS)}
    started = {
        "stage1.log": (dt.date(2026, 11, 23), 2),
        "stage1.acknowledge": (dt.date(2026, 11, 24), 3),
        "stage1.respond": (dt.date(2026, 11, 26), 7),
        "stage2.respond": (dt.date(2026, 12, 14), 12),
    }
    assert {key: clock.original_due for key, clock in made.items()} == {
        key: almanacs.after(day, n) for key, (day, n) in started.items()
    }
    assert made["stage1.respond"].due == dt.date(2026, 12, 11) == almanacs.after(dt.date(2026, 12, 7), 4)


def test_there_are_ordinarily_as_many_stages_as_there_can_be_unless_it_is_said(tmp_path: Path) -> None:
    for more, final in (("", 2), ("ordinary = 1\n", 1)):
        read(tmp_path, TEXT.replace("ordinary = 2\n", more))
        edition = read_editions(tmp_path).named("2031")
        assert (edition.most_stages, edition.stages.ordinary) == (2, final)


def test_a_file_of_other_facts_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "ombudsman.toml").write_text('[ombudsman]\nname = "Housing Ombudsman Service"\n', encoding="utf-8")
    (tmp_path / "2031.toml").write_text(TEXT, encoding="utf-8")
    assert read_editions(tmp_path).keys() == "2031"


def test_a_folder_without_an_edition_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hazards.toml").write_text('[hazards]\nname = "invented"\n', encoding="utf-8")
    with pytest.raises(EditionError, match=rf"^{tmp_path.name}: there is no edition of the Code in this folder\."):
        read_editions(tmp_path)


def test_an_edition_may_leave_all_but_a_few_tables_to_others() -> None:
    tables = {key: value for key, value in tables_of(INVENTED).items() if key in {*NEEDED, "section"}}
    edition = edition_from(tables, "2031.toml")
    left = (edition.letters, edition.triage, edition.guides, edition.periods, edition.grounds, edition.wrinkles)
    assert left == ((),) * 6
    assert edition.escalation is None


HEADS = [
    # what is wrong with a table that is there once
    ("in_force = 2031-04-01\n", "", r" \[edition\]: “in_force” is missing"),
    ('text = "an invented definition"\n', "", r" \[definition\]: “text” is missing"),
    ("fewest = 1\n", "", r" \[stages\]: “fewest” is missing"),
    ("most = 2\n", "", r" \[stages\]: “most” is missing"),
    ("in_force = 2031-04-01", 'in_force = "2031-04-01"', r" \[edition\]: “in_force” is not a date"),
    ("checked_on = 2026-11-21", "checked_on = 2026-11-21T10:00:00", r" \[edition\]: “checked_on” is not a date"),
    ('key = "2031"', "key = 2031", r" \[edition\]: “key” is not text"),
    ('applies_to = "I', 'applies_to = ["I"]  # "', r" \[edition\]: “applies_to” is not text"),
    ("most = 2", 'most = "2"', r" \[stages\]: “most” is not of the right kind: '2'"),
    ("fewest = 1", "fewest = true", r" \[stages\]: “fewest” is not of the right kind: True"),
    ("[edition]\n", "[stages.edition]\n", ": “edition” is missing"),
    ("[definition]\n", "[stages.definition]\n", ": “definition” is missing"),
    ("working_days = 2\n", "working_days =\n", r": .*line"),
]


@pytest.mark.parametrize(("old", "new", "said"), HEADS)
def test_a_slip_in_a_table_that_is_there_once_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(EditionError, match=rf"^2031\.toml{said}"):
        read(tmp_path, TEXT.replace(old, new, 1))


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_misspelt_table_is_named_with_the_file(table: str) -> None:
    tables = {f"{key}x" if key == table else key: value for key, value in tables_of(INVENTED).items()}
    with pytest.raises(EditionError, match=rf"^2031\.toml: “{table}x” is not known; one of clause, clock, "):
        edition_from(tables, "2031.toml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_misspelt_key_in_any_table_stops_with_the_file_and_the_key(path: Path) -> None:
    for tables, row, key in places_for(path):
        row[f"{key}x"] = row.pop(key)
        with pytest.raises(EditionError, match=rf"^{path.name} \[.*: “{key}x” is not known"):
            edition_from(tables, path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_value_of_the_wrong_kind_in_any_table_stops_with_the_file_and_the_key(path: Path) -> None:
    for tables, row, key in places_for(path):
        row[key] = 2.5
        with pytest.raises(EditionError, match=rf"^{path.name} \[.*: “{key}” is not"):
            edition_from(tables, path.name)


@pytest.mark.parametrize("table", LISTS)
def test_a_table_where_a_list_of_tables_belongs_is_named(table: str) -> None:
    for wrong in ({"key": "one"}, ["one"], "one"):
        with pytest.raises(EditionError, match=f"^2031.toml: “{table}” is not a list"):
            edition_from({**tables_of(INVENTED), table: wrong}, "2031.toml")


@pytest.mark.parametrize("table", NEEDED)
def test_a_table_that_is_not_there_is_named(table: str) -> None:
    tables = {key: value for key, value in tables_of(INVENTED).items() if key != table}
    with pytest.raises(EditionError, match=f"^2031.toml: “{table}” is missing"):
        edition_from(tables, "2031.toml")


@pytest.mark.parametrize(("table", "within"), [("letter", "part"), ("ground", "question")])
def test_a_letter_without_a_part_and_a_ground_without_a_question_are_named(table: str, within: str) -> None:
    tables = copy.deepcopy(dict(tables_of(INVENTED)))
    del tables[table][1][within]
    with pytest.raises(EditionError, match=rf"^2031\.toml \[\[{table}\]\] 2: “{within}” is missing"):
        edition_from(tables, "2031.toml")


def test_two_files_of_one_edition_are_named(tmp_path: Path) -> None:
    read(tmp_path, TEXT)
    with pytest.raises(EditionError, match=r"^copy\.toml: key 2031 is there twice"):
        read(tmp_path, TEXT, "copy.toml")
    with pytest.raises(EditionError, match=r"^copy\.toml: in_force 2031-04-01 is there twice"):
        read(tmp_path, TEXT.replace('key = "2031"', 'key = "2032"'), "copy.toml")


@pytest.mark.parametrize("text", ["", "\n\n", "# The Code of 2031.\n"])
def test_an_edition_that_became_empty_does_not_fall_out_in_silence(tmp_path: Path, text: str) -> None:
    with pytest.raises(EditionError, match=r"^2031\.toml: there is nothing in this file\. Put that right"):
        read(tmp_path, text)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "2031.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EditionError, match=r"^2031\.toml: "):
        read_editions(tmp_path)
