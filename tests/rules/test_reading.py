"""Reading an edition: what is right is read whole, and a slip of any kind stops with the file and the key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app import places
from app.rules.clocks import clocks
from app.rules.reading import EditionError, edition_from, read_editions, tables_of
from tests.rules import almanacs
from tests.rules.cases import WORKDAYS, a_case

INVENTED = Path(__file__).parent / "editions" / "2031.toml"
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
    assert (edition.fewest_stages, edition.most_stages, edition.definition_clause) == (1, 2, "1")
    rule = edition.clock("stage1.respond")
    assert (rule.starts, rule.or_starts, rule.or_no_later_than) == ("acknowledged", "logged", "stage1.log")
    assert (rule.working_days, rule.longest_extension, rule.beyond, rule.extension_clause) == (7, 4, "panel", "3, 4")
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


def test_a_single_working_day_is_a_limit_and_none_an_extension(tmp_path: Path) -> None:
    text = TEXT.replace("working_days = 2\n", "working_days = 1\n").replace(
        "longest_extension = 4", "longest_extension = 0"
    )
    read(tmp_path, text)
    edition = read_editions(tmp_path).named("2031")
    assert edition.clock("stage1.log").working_days == 1
    assert edition.clock("stage1.respond").longest_extension == 0


def test_a_file_of_other_facts_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "ombudsman.toml").write_text('[ombudsman]\nname = "Housing Ombudsman Service"\n', encoding="utf-8")
    (tmp_path / "2031.toml").write_text(TEXT, encoding="utf-8")
    assert read_editions(tmp_path).keys() == "2031"


def test_a_folder_without_an_edition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No edition of the Code was found"):
        read_editions(tmp_path)


def test_an_edition_may_leave_letters_and_triage_to_others(tmp_path: Path) -> None:
    bare = TEXT[: TEXT.index("[[triage]]")] + TEXT[TEXT.index("[[clause]]") :]
    (tmp_path / "2031.toml").write_text(bare, encoding="utf-8")
    (edition,) = read_editions(tmp_path).all
    assert (edition.letters, edition.triage, edition.guides) == ((), (), ())


KEYS = [
    # a misspelt key in each kind of table
    ("[edition]", "[edtion]", "edtion"),
    ("[definition]", "[definiton]", "definiton"),
    ("[stages]", "[stage]", "stage"),
    ("[[clause]]", "[[clauses]]", "clauses"),
    ("[[triage]]", "[[triages]]", "triages"),
    ("[[guide]]", "[[guides]]", "guides"),
    ("[[letter]]", "[[leter]]", "leter"),
    ('short_name = "C', 'shortname = "C', "shortname"),
    ('text = "an', 'txt = "an', "txt"),
    ("fewest = 1", "least = 1", "least"),
    ("or_no_later_than =", "not_later_than =", "not_later_than"),
    ("offer_choice = true", "offers_choice = true", "offers_choice"),
    ('kind = "ack', 'kinds = "ack', "kinds"),
    ("needs =", "need =", "need"),
    ('says = "Answer', 'say = "Answer', "say"),
    # a missing table or value
    ("[edition]\n", "[stages.edition]\n", "edition.* is missing"),
    ("[definition]\n", "[stages.definition]\n", "definition.* is missing"),
    ("in_force = 2031-04-01\n", "", r"\[edition\]: “in_force” is missing"),
    ('text = "an invented definition"\n', "", r"\[definition\]: “text” is missing"),
    ("most = 2\n", "", r"\[stages\]: “most” is missing"),
    ("working_days = 2\n", "", r"\[\[clock\]\] 1: “working_days” is missing"),
    ('force = "practice"\n', "", r"\[\[letter\]\] 1 \[\[part\]\] 2: “force” is missing"),
    ('number = "3"\n', "", r"\[\[clause\]\] 3: “number” is missing"),
    ('outcome = "complaint"\n', "", r"\[\[triage\]\] 1: “outcome” is missing"),
    ('step = "wants"\n', "", r"\[\[guide\]\] 2: “step” is missing"),
    ('step = "wants"', 'stepp = "wants"', r"\[\[guide\]\] 2: “stepp” is not known"),
    ('clause = "2"\nforce = "must"\nneeds', 'clause = ""\nforce = "must"\nneeds', r"understanding \(clause\)"),
    ('clause = "3"\nlongest', 'clause = ""\nlongest', r"stage1\.respond \(clause\)"),
    ('extension_clause = "3, 4"\n', "", r"stage1\.respond \(clause\)"),
    ("working_days = 2\n", "working_days =\n", "line"),
]
WORDS = [
    # a word that is not of the vocabulary
    ('starts = "received"', 'starts = "recieved"', "stage1.log: “recieved”"),
    ('stops = "logged"', 'stops = "loged"', "stage1.log: “loged”"),
    ('or_starts = "logged"', 'or_starts = "loged"', "stage1.respond: “loged”"),
    ('or_no_later_than = "stage1.log"', 'or_no_later_than = "stage1.lock"', "stage1.respond.*“stage1.lock”"),
    ('or_no_later_than = "stage1.log"', 'or_no_later_than = "stage2.respond"', "an earlier clock.*“stage2.respond”"),
    ('beyond = "panel"', 'beyond = "pannel"', "stage1.respond: “pannel”"),
    ('force = "should"', 'force = "shuold"', "acknowledgement advice: “shuold”"),
    ('force = "must + should"', 'force = "must + shuold"', "clause 3: “shuold”"),
    ('needs = ["points"]', 'needs = ["point"]', "acknowledgement understanding: “point”"),
    ('kind = "acknowledgement"', 'kind = "aknowledgement"', "letter aknowledgement"),
    ('outcome = "survey_comment"', 'outcome = "survey_coment"', "triage.*“survey_coment”"),
    ('guide = "intake"', 'guide = "intakes"', r"\[\[guide\]\]: “intakes”"),
    ('step = "asked"', 'step = "askd"', "guide intake: “askd” is not known; one of asked, contact"),
    # a clause that there is not
    ('step = "wants"\nclause = "3"', 'step = "wants"\nclause = "33"', "guide intake wants: “33”"),
    ('step = "wants"\nclause = "3"', 'step = "wants"\nclause = "1, 3"', "guide intake wants: “1, 3”"),
    ('clause = "1"\ntext', 'clause = "7"\ntext', r"\[definition\] \(clause\): “7”"),
    ('clause = "4"\nto_be', 'clause = "44"\nto_be', r"stage2\.respond \(clause\): “44”"),
    ('extension_clause = "3, 4"', 'extension_clause = "3, 5"', r"stage1\.respond \(clause\): “5”"),
    ('clause = "4"\nforce = "should"', 'clause = "6"\nforce = "should"', r"advice \(clause\): “6”"),
    ('clause = ""\nforce', 'clause = "9"\nforce', r"handler \(clause\): “9”"),
    ('clause = "1, 2"', 'clause = "1 2"', r"triage complaint \(clause\): “1 2”"),
    # what cannot be
    ("working_days = 2\n", "working_days = 0\n", "stage1.log: a number of working days"),
    ("longest_extension = 4", "longest_extension = -1", "stage1.respond: a number of working days"),
    ("most = 2", "most = 1", r"stage2\.respond \(stage\): “2”"),
    ("fewest = 1", "fewest = 3", r"\[stages\]: “fewest” and “most”"),
    ("fewest = 1", "fewest = 0", r"\[stages\]: “fewest” and “most”"),
    ('kind = "acknowledgement"\nstage = 1', 'kind = "acknowledgement"\nstage = 3', r"acknowledgement \(stage\): “3”"),
    (
        'working_days = 2\nclause = "2"',
        'working_days = 2\nclause = "2"\nlongest_extension = 5\nextension_clause = "2"',
        "only an answer can be extended",
    ),
]
TYPES = [
    # a value of the wrong type
    ("in_force = 2031-04-01", 'in_force = "2031-04-01"', "“in_force” is not a date"),
    ("checked_on = 2026-11-21", "checked_on = 2026-11-21T10:00:00", "“checked_on” is not a date"),
    ("most = 2", 'most = "2"', "“most” is not a int"),
    ("fewest = 1", "fewest = true", "“fewest” is not a int"),
    ('key = "2031"', "key = 2031", "“key” is not a str"),
    ("working_days = 2\n", 'working_days = "2"\n', r"\[\[clock\]\] 1: “working_days” is not of the right kind: '2'"),
    ("working_days = 2\n", "working_days = 2.5\n", "“working_days” is not of the right kind: 2.5"),
    ("working_days = 2\n", "working_days = true\n", "“working_days” is not of the right kind: True"),
    ("longest_extension = 4", "longest_extension = [4]", r"“longest_extension” is not of the right kind: \[4\]"),
    ("offer_choice = true", 'offer_choice = "yes"', "“offer_choice” is not of the right kind"),
    ('needs = ["points"]', 'needs = "points"', "“needs” is not of the right kind"),
    ('needs = ["points"]', "needs = [1]", "“needs” is not of the right kind"),
    ('number = "3"', "number = 3", "“number” is not of the right kind: 3"),
]
TWINS = [
    ('key = "stage1.acknowledge"', 'key = "stage1.log"', "clock stage1.log is there twice"),
    ('number = "3"', 'number = "2"', "clause 2 is there twice"),
    ('key = "advice"', 'key = "handler"', "part handler is there twice"),
    ('outcome = "survey_comment"', 'outcome = "complaint"', "triage complaint is there twice"),
    ('step = "wants"', 'step = "asked"', "guide intake asked is there twice"),
]


@pytest.mark.parametrize(("old", "new", "named"), [*KEYS, *WORDS, *TYPES, *TWINS])
def test_a_planted_slip_stops_and_is_named_with_the_file(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert old in TEXT
    with pytest.raises(EditionError, match=rf"(?s)^2031\.toml.*{named}"):
        read(tmp_path, TEXT.replace(old, new, 1))


@pytest.mark.parametrize("key", ["2020", "2022", "2024"])
def test_a_misspelt_step_of_a_guide_in_a_shipped_edition_stops_with_file_and_key(tmp_path: Path, key: str) -> None:
    text = (places.resources() / "codes" / f"{key}.toml").read_text(encoding="utf-8")
    with pytest.raises(EditionError, match=rf"^{key}\.toml guide intake: “unhapy” is not known"):
        read(tmp_path, text.replace('step = "unhappy"', 'step = "unhapy"'), f"{key}.toml")


@pytest.mark.parametrize("table", ["clock", "letter", "clause", "triage", "guide"])
def test_a_table_where_a_list_of_tables_belongs_is_named(tmp_path: Path, table: str) -> None:
    tables = dict(tables_of(INVENTED))
    for wrong in ({"key": "one"}, ["one"], "one"):
        with pytest.raises(EditionError, match=f"^2031.toml: “{table}” is not a list"):
            edition_from({**tables, table: wrong}, "2031.toml")


@pytest.mark.parametrize("table", ["clock", "clause", "edition", "definition", "stages"])
def test_a_table_that_is_not_there_is_named(table: str) -> None:
    tables = {key: value for key, value in tables_of(INVENTED).items() if key != table}
    with pytest.raises(EditionError, match=f"^2031.toml: “{table}” is missing"):
        edition_from(tables, "2031.toml")


def test_a_letter_without_a_part_is_named(tmp_path: Path) -> None:
    start, end = TEXT.index("[[letter.part]]"), TEXT.index("[[clause]]")
    with pytest.raises(EditionError, match=r"^2031\.toml \[\[letter\]\] 1: “part” is missing"):
        read(tmp_path, TEXT[:start] + TEXT[end:])


def test_two_letters_of_one_kind_and_stage_are_named(tmp_path: Path) -> None:
    start, end = TEXT.index("[[letter]]"), TEXT.index("[[clause]]")
    with pytest.raises(EditionError, match=r"^2031\.toml: letter acknowledgement 1 is there twice"):
        read(tmp_path, TEXT + "\n" + TEXT[start:end])


def test_two_files_of_one_edition_are_named(tmp_path: Path) -> None:
    read(tmp_path, TEXT)
    with pytest.raises(EditionError, match=r"^copy\.toml: key 2031 is there twice"):
        read(tmp_path, TEXT, "copy.toml")
    with pytest.raises(EditionError, match=r"^copy\.toml: in_force 2031-04-01 is there twice"):
        read(tmp_path, TEXT.replace('key = "2031"', 'key = "2032"'), "copy.toml")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "2031.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EditionError, match=r"^2031\.toml: "):
        read_editions(tmp_path)
