"""Issuing: the answers looked at once more, and the letter as it stands frozen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.casework.files import case_file
from app.casework.other_formats import FORMATS
from app.casework.post_hints import PostHint
from app.letters.drafts import Copy
from app.ui.letter_issues import FREEZES, IssueDialog, IssuedLetter, answers
from app.ui.panels import NoticePanel
from app.ui.themes import Theme
from tests.ui.conftest import Unnamed
from tests.ui.letters import a_letter, documents, issued_letter


def test_the_answers_say_to_whom_where_when_and_what_is_promised() -> None:
    said = dict(answers(a_letter()))
    assert said["To"] == "Mr D. Dunmore"
    assert said["Address"] == "14 Chapel Row\nWells\nBA5 2XX"
    assert said["Dated"] == "Monday 23 November 2026"
    assert said["Answer promised by"] == "Monday 7 December 2026"
    assert said["Size of print"] == "Ordinary"


def test_the_dialog_says_what_issuing_does_and_begins_on_going_back(qtbot: QtBot, unnamed: Unnamed) -> None:
    dialog = IssueDialog(a_letter())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    assert FREEZES in [panel.text() for panel in dialog.findChildren(NoticePanel)]
    assert dialog.focusWidget() is dialog.leave
    assert unnamed(dialog) == []
    dialog.issue.click()
    assert dialog.result() == IssueDialog.DialogCode.Accepted


@pytest.mark.parametrize("percent", [100, 200])
def test_an_issued_letter_offers_printing_and_posting(
    qtbot: QtBot, percent: int, theme: Theme, unnamed: Unnamed
) -> None:
    desk, case_id, _ = issued_letter()
    case = case_file(desk, case_id)
    view = IssuedLetter()
    qtbot.addWidget(view)
    view.resize(1142, 640)
    view.show()
    theme.set_percent(percent)
    (pdf,) = documents(desk)
    view.show_letter(case.letters[0], case.person.name, "This stops a clock.", pdf)
    assert view.notice.text() == "It can no longer be changed. Print it, post it, then say so here."
    assert view.steps.text() == "This stops a clock."
    assert view.view.page_count() > 1
    assert view.post.isVisible()
    assert not view.stale.isVisible()
    assert not view.case.isVisible()
    assert unnamed(view) == []


def test_an_issued_letter_that_is_out_of_date_says_so_and_can_be_withdrawn_while_it_has_not_gone(qtbot: QtBot) -> None:
    desk, case_id, _ = issued_letter()
    flagged = replace(case_file(desk, case_id).letters[0], flags=("It is in large print.", "It greets nobody."))
    (pdf,) = documents(desk)
    view = IssuedLetter()
    qtbot.addWidget(view)
    view.show()
    view.show_letter(flagged, "Mr D. Dunmore", "This stops a clock.", pdf)
    assert view.stale.text() == "It is in large print.\nIt greets nobody."
    assert view.stale.button.isVisible()
    with qtbot.waitSignal(view.withdraw_asked):
        view.stale.button.click()
    went = replace(flagged, posted_on=flagged.dated, posted_how="hand delivery")
    view.show_letter(went, "Mr D. Dunmore", "", pdf)
    assert view.stale.isVisible()
    assert not view.stale.button.isVisible()


def test_in_large_print_what_is_wrong_with_it_is_scrolled_to_and_not_squeezed(qtbot: QtBot, theme: Theme) -> None:
    desk, case_id, _ = issued_letter()
    flagged = replace(case_file(desk, case_id).letters[0], flags=("It is in large print. " * 10,))
    (pdf,) = documents(desk)
    theme.set_percent(200)
    view = IssuedLetter()
    qtbot.addWidget(view)
    view.resize(1142, 700)
    view.show()
    view.show_letter(flagged, "Mr D. Dunmore", "This stops a clock.", pdf)
    panel = view.stale.panel
    qtbot.waitUntil(lambda: panel.height() >= panel.heightForWidth(panel.width()))
    assert view.todo.isAncestorOf(view.view)  # the page stands below, in the same scroll
    assert view.todo.verticalScrollBar().maximum() > 0
    assert view.todo.horizontalScrollBar().maximum() == 0
    theme.set_percent(100)
    view.dress()
    assert not view.todo.isAncestorOf(view.view)


def test_what_nothing_can_be_done_about_is_told_without_a_warning(qtbot: QtBot) -> None:
    desk, case_id, _ = issued_letter()
    case = case_file(desk, case_id)
    view = IssuedLetter()
    qtbot.addWidget(view)
    (pdf,) = documents(desk)
    day = case.letters[0].dated
    kept = "It is dated Friday but went on Monday; the day it went counts."
    gone = replace(case.letters[0], posted_on=day, posted_how="second class post", kept_flags=(kept,))
    view.show_letter(gone, case.person.name, "", pdf)
    assert view.notice.text().splitlines()[-1] == kept
    assert not view.stale.isVisibleTo(view)


def test_a_letter_that_is_asked_for_in_braille_too_leads_to_where_that_is_ordered(qtbot: QtBot) -> None:
    desk, case_id, _ = issued_letter()
    (letter,) = case_file(desk, case_id).letters
    page = IssuedLetter()
    qtbot.addWidget(page)
    hint = PostHint("It is too late for the post.", "too late", late=True)
    asked = replace(letter, formats=(FORMATS["braille"],))
    page.show_letter(asked, "Mr D. Dunmore", "It stops a clock.", documents(desk)[0], hint)
    assert page.formats.text() == "Asked for in Braille as well, which has not gone yet."
    assert (page.hint.text(), page.hint.tone()) == ("It is too late for the post.", "amber")
    with qtbot.waitSignal(page.tray_asked):
        page.formats.button.click()


def test_a_copy_that_cannot_be_posted_is_said_once_more_before_issuing() -> None:
    letter = a_letter().with_below((), (Copy("Canon H. Price"), Copy("Mrs S. Dunmore", ("2 High Street",), "BA5 2YY")))
    assert dict(answers(letter))["Copies to"] == ("Canon H. Price: no address, so it cannot be posted\nMrs S. Dunmore")
