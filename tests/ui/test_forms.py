"""Forms: a field for every kind, a blank for every kind, and every answer in words."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.guides import Field, Option
from app.ui.forms import BLANKS, KINDS, blank, field_box, in_words
from tests.ui.conftest import Stray

OPTIONS = (Option("a", "Surveyor"), Option("b", "Us"))


def a_field(kind: str) -> Field:
    return Field("key", "Label", kind, options=OPTIONS if kind == "choice" else ())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_field_that_begins_blank(qtbot: QtBot, stray: Stray, kind: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = field_box(a_field(kind), parent)
    assert box.parentWidget() is parent
    assert box.value() == BLANKS[kind]
    box.set_value(BLANKS[kind])
    assert box.value() == blank(a_field(kind)) == BLANKS[kind]
    assert stray() == []


def test_a_field_may_begin_with_something() -> None:
    assert blank(Field("how", "How", "choice", options=OPTIONS, initial="a")) == "a"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("line", "", "Not provided"),
        ("line", "Mrs E. Okafor", "Mrs E. Okafor"),
        ("lines", "One\nTwo", "One\nTwo"),
        ("date", None, "Not provided"),
        ("date", dt.date(2026, 11, 24), "Tuesday 24 November 2026"),
        ("date", "31 2", "31 2"),
        ("choice", "a", "Surveyor"),
        ("choice", "", "Not provided"),
        ("yes_no", "yes", "Yes"),
        ("yes_no", "", "Not provided"),
        ("tick", True, "Yes"),
        ("tick", False, "No"),
        ("list", ("One", "Two"), "1. One\n2. Two"),
        ("list", (), "Not provided"),
        ("points", (("One", "ours"), ("Two", "to_check")), "1. One (ours)\n2. Two (to be checked)"),
        ("points", (), "Not provided"),
    ],
)
def test_answers_in_words(kind: str, value: object, words: str) -> None:
    assert in_words(a_field(kind), value) == words
