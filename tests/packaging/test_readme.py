"""Across rooms: the README's two commands are single lines that do what they say, and what it points at is there."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from app.__main__ import _parser
from app.rules.reading import TABLES
from app.timeline_files import clocks_of
from tests.staircase import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TOPS = "app|resources|tests|packaging"


@pytest.mark.parametrize(("heading", "command"), [("Run", "run"), ("Test", "test")])
def test_run_and_test_are_each_one_command(heading: str, command: str) -> None:
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^```\w*\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert blocks == [f"python3 packaging/bootstrap.py {command}\n"]


def test_the_checks_elsewhere_run_the_same_command() -> None:
    assert "python3 packaging/bootstrap.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_table_of_an_edition_is_named() -> None:
    named = set(re.findall(r"`\[+(\w+)\]+`", README))
    assert named == TABLES


def test_every_option_and_command_is_told() -> None:
    parser = _parser()
    (commands,) = (action.choices for action in parser._actions if isinstance(action.choices, dict))
    parsers = [parser, *commands.values()]
    options = {option for one in parsers for action in one._actions for option in action.option_strings}
    told = {option for option in options if f"{option} " in README or f"{option}`" in README or f"{option}]" in README}
    assert options - told == {"-h", "--help"}
    assert [name for name in commands if f"`casebook {name}" not in README] == []


def test_every_key_of_the_answer_is_told() -> None:
    event = '{"edition": null, "events": [{"kind": "received", "on": "2026-11-23"}]}'
    assert f"    {event}\n" in README
    found = clocks_of(event, dt.date(2026, 11, 24), ROOT / "resources")
    table = README.split("\nThe answer has\n")[1].split("\nWhat an event")[0]
    assert set(re.findall(r"`(\w+)`", "".join(row.split("|")[1] for row in table.splitlines() if row))) == set(found)


@pytest.mark.parametrize("name", ["README.md", "packaging/README.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    headings = {"#" + re.sub(r"\W+", "-", title.lower()) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if link not in headings]
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "packaging/README.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(rf"`((?:{TOPS})/[\w./-]+)`", text))
    assert sorted(path for path in named if "YEAR" not in path and not (ROOT / path).exists()) == []
