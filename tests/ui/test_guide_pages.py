"""The pages of a guide: fields that come and go, problems at the top and beside, answers in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.casework.guides import CHECK, Caution, Field, Guide, Step
from app.rules.problems import Problem
from app.ui.forms import BLANKS
from app.ui.guide_pages import CheckPage, ProblemSummary, StepPage
from app.ui.panels import NoticePanel
from tests.ui.conftest import Show, Stray, Unnamed
from tests.ui.guides import FULL, GUIDE

BLANK: dict[str, Any] = {field.key: BLANKS[field.kind] for step in GUIDE.steps for field in step.fields}


def words(page: CheckPage | StepPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page) and label.text()]


@pytest.mark.parametrize("step", GUIDE.steps, ids=lambda step: step.key)
def test_every_step_names_what_can_be_typed_in(qtbot: QtBot, unnamed: Unnamed, stray: Stray, step: Step) -> None:
    page = StepPage(step, BLANK, {"b", "c", "n"})
    qtbot.addWidget(page)
    assert unnamed(page) == []
    assert stray() == []
    assert step.question in words(page)


def test_a_field_is_there_only_while_it_is_asked(qtbot: QtBot) -> None:
    page = StepPage(GUIDE.step("why"), BLANK, set())
    qtbot.addWidget(page)
    assert not page.boxes["who"].isVisibleTo(page)
    page.follow({**BLANK, "for": "other"})
    assert page.boxes["who"].isVisibleTo(page)


def test_advice_comes_with_the_answers(qtbot: QtBot) -> None:
    page = StepPage(GUIDE.step("date"), BLANK, set())
    qtbot.addWidget(page)
    assert not page.advice.isVisibleTo(page)
    page.follow({**BLANK, "until": dt.date(2026, 12, 11)})
    assert page.advice.isVisibleTo(page)
    assert page.advice.text() == "Post the letter by Friday."


@pytest.mark.parametrize(("said", "tone"), [("All is well.", "plain"), (Caution("It does not count."), "amber")])
def test_advice_is_amber_only_where_it_must_be_watched(qtbot: QtBot, said: str, tone: str) -> None:
    step = replace(GUIDE.step("date"), advice=lambda _answers: said)
    page = StepPage(step, BLANK, set())
    check = CheckPage(
        replace(GUIDE, steps=tuple(step if one.key == "date" else one for one in GUIDE.steps)), BLANK | FULL
    )
    for widget in (page, check):
        qtbot.addWidget(widget)
    (panel,) = [one for one in check.findChildren(NoticePanel) if one.text() == said]
    assert (page.advice.tone(), panel.tone()) == (tone, tone)


def test_advice_stands_under_the_field_that_it_is_about(show: Show) -> None:
    page = StepPage(replace(GUIDE.step("date"), advice_under="until"), {**BLANK, "until": dt.date(2026, 12, 11)}, set())
    show(page)
    assert page.boxes["until"].y() < page.advice.y() < page.boxes["told"].y()


def test_problems_are_listed_and_beside_and_the_first_gets_the_focus(show: Show) -> None:
    page = StepPage(GUIDE.step("why"), BLANK, set())
    show(page)
    found = GUIDE.problems("why", BLANK)
    page.show_problems(found)
    page.focus_first()
    assert page.problems() == found
    assert page.boxes["reason"].problem() == "Enter the reason."
    assert page.boxes["who"].problem() == ""
    assert page.focusWidget() is page.boxes["reason"].controls()[0]
    page.summary.chosen.emit("for")
    assert page.focusWidget() is page.boxes["for"].controls()[0]
    page.focus_field("nothing of the kind")


def test_a_problem_of_the_whole_page_gets_the_focus_at_the_top(show: Show) -> None:
    summary = ProblemSummary()
    show(summary)
    summary.show_problems((Problem("", "The book is in use on another computer."),))
    summary.focus_first()
    assert summary.accessibleName() == "There is one thing to put right. The book is in use on another computer."
    assert summary.focusWidget() is summary.links[0]
    summary.show_problems(())
    assert summary.isHidden()
    summary.focus_first()


def test_what_is_typed_is_told(qtbot: QtBot) -> None:
    page = StepPage(GUIDE.step("why"), BLANK, set())
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.answered) as caught:
        page.boxes["reason"].set_value("The wall")
    assert caught.args == ["reason", "The wall"]


def test_answers_are_checked_in_words_and_each_step_can_be_changed(qtbot: QtBot, unnamed: Unnamed) -> None:
    page = CheckPage(GUIDE, {**BLANK, **FULL})
    qtbot.addWidget(page)
    shown = words(page)
    assert {"Friday 11 December 2026", "1. Nobody came (ours)", "Not provided", "Us"} <= set(shown)
    assert "Who" not in shown
    assert unnamed(page) == []
    for key in ("kind", "why", "date", "points"):
        with qtbot.waitSignal(page.change_asked) as caught:
            page.changes[key].click()  # type: ignore[attr-defined]  # they are buttons
        assert caught.args == [key]


def test_what_ticks_come_to_stands_in_place_of_a_no_for_each(qtbot: QtBot) -> None:
    fields = (Field("one", "1. The leak", "tick"), Field("two", "2. The smell", "tick"), Field("why", "Why", "line"))
    step = Step("points", "The points", "Which?", fields, ticked=lambda given: "" if given["one"] else "All of it")
    guide = Guide("move", "Move", (step,), "points", lambda _key, _: CHECK, lambda _key, _answers: ())

    def said(*, one: bool) -> list[str]:
        page = CheckPage(guide, {"one": one, "two": False, "why": "It leaks still"})
        qtbot.addWidget(page)
        return [label.text() for label in page.findChildren(QLabel)]

    assert {"All of it", "It leaks still"} <= set(said(one=False))
    assert "No" not in said(one=False)
    assert {"1. The leak", "Yes", "2. The smell", "No"} <= set(said(one=True))


def test_a_refusal_leads_to_the_step_of_its_field(show: Show, qtbot: QtBot) -> None:
    page = CheckPage(GUIDE, {**BLANK, **FULL})
    show(page)
    page.show_problems((Problem("until", "That day is a bank holiday."), Problem("", "Nothing was recorded.")))
    page.focus_first()
    assert page.focusWidget() is page.summary.links[0]
    with qtbot.waitSignal(page.change_asked) as caught:
        page.summary.chosen.emit("until")
    assert caught.args == ["date"]
    with qtbot.assertNotEmitted(page.change_asked):
        page.summary.chosen.emit("")


def test_a_step_with_one_field_asks_its_question_once(show: Show) -> None:
    page = StepPage(
        Step("why", "Reason", "Why does it change?", (Field("reason", "Reason", "line"),)), {"reason": ""}, set()
    )
    show(page)
    assert not page.boxes["reason"].label.isVisible()
    assert page.boxes["reason"].controls()[0].accessibleName() == "Reason"
    assert "Why does it change?" in words(page)


def test_one_field_that_may_be_left_out_says_so_in_the_question(show: Show) -> None:
    field = Field("why", "Reason", "line", optional=True)
    page = StepPage(Step("why", "Reason", "Why does it change?", (field,)), {"why": ""}, set())
    show(page)
    assert "Why does it change? (optional)" in words(page)
