"""The letter page: written, kept, checked, issued byte for byte as previewed, posted; and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.letter_plans import plan_letter
from app.casework.letters import OpenLetter, issue, keep_draft, mark_posted, open_letter, withdraw
from app.casework.particulars import change_person
from app.casework.settings import read_settings, save_settings
from app.casework.standard_paragraphs import StandardParagraph, drop_paragraph, keep_paragraph
from app.rules.problems import UserError
from app.ui import letter_drafts, letter_pages
from app.ui.case_dialogs import CaseDialogs
from app.ui.letter_issues import IssueDialog
from app.ui.letter_pages import LetterPage
from app.ui.letter_reasons import ReasonsDialog
from app.ui.post_dialogs import PostDialog
from app.ui.routes import Routes
from app.ui.stale_notices import WITHDRAWN
from tests.ui.conftest import Drive, Unnamed
from tests.ui.desks import Day
from tests.ui.letters import ACK, a_desk, documents, issued_letter, press


def page_on(qtbot: QtBot, desk: Desk, case_id: int) -> LetterPage:
    page = LetterPage(desk, Routes())
    qtbot.addWidget(page)
    page.resize(1142, 640)
    page.show()
    page.open(case_id, *ACK)
    return page


def write(page: LetterPage, key: str, text: str) -> None:
    page.editor.boxes[key].edit.setPlainText(text)
    page.editor.judge()


def heard(page: LetterPage, signal: str) -> list[object]:
    said: list[object] = []
    getattr(page._routes, signal).connect(said.append)
    return said


def agree(dialog: IssueDialog) -> None:
    dialog.issue.click()


def test_a_letter_opens_complete_with_the_caret_in_it(qtbot: QtBot, unnamed: Unnamed) -> None:
    page = page_on(qtbot, *a_desk())
    assert page.issue.isEnabled()
    assert page.throw.toolTip() == letter_pages.UNTOUCHED
    assert page.focusWidget() is page.editor.boxes["received"].edit
    assert unnamed(page) == []


def test_what_is_issued_is_byte_for_byte_what_was_previewed(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    write(page, "questions", "Is the leak worse when it rains? Tell us if we have misunderstood something.")
    previewed, said = page.editor.pdf(), heard(page, "changed")
    drive(page.issue_letter, agree)
    assert documents(desk) == [previewed]
    assert said == ["Stage 1 acknowledgement issued. It waits in Letters to post."]
    assert page.issued.isVisible()
    assert not open_letter(desk, case_id, *ACK).continued


def test_going_back_issues_nothing(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    drive(page.issue_letter, lambda dialog: dialog.leave.click())
    assert documents(desk) == []
    assert page.editor.isVisible()


def test_while_something_is_missing_it_cannot_be_issued_and_says_why(qtbot: QtBot) -> None:
    page = page_on(qtbot, *a_desk())
    write(page, "outcomes", "")
    assert not page.issue.isEnabled()
    assert page.issue.toolTip() == page.issue.accessibleDescription() == letter_pages.MISSING_FIRST
    page.issue_letter()
    assert page.editor.isVisible()


def test_a_draft_is_kept_on_leaving_and_found_again(qtbot: QtBot) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    write(page, "questions", "My own question.")
    page.hide()
    again = page_on(qtbot, desk, case_id)
    assert again.editor.boxes["questions"].text() == "My own question."
    assert again._status == "Your draft, as you left it"


def test_what_cannot_be_kept_is_said_and_stays_when_another_letter_is_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)

    def refuse(desk: Desk, letter: OpenLetter) -> None:
        raise UserError("The disk is full. Make room, then do it again.")

    monkeypatch.setattr(letter_drafts, "keep_draft", refuse)
    write(page, "questions", "My own question.")
    assert not page.keep()
    assert page.notice.text().endswith("The disk is full. Make room, then do it again.")
    page.open(case_id + 1, *ACK)
    assert page.editor.boxes["questions"].text() == "My own question."
    page.keeper.stop()
    monkeypatch.undo()
    assert page.keep()
    assert not page.notice.isVisible()
    assert page._status == "Draft kept"


def test_a_draft_is_thrown_away_only_when_she_says_so(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    write(page, "questions", "My own question.")
    page.keep()
    drive(page.throw_away, lambda box: box.reject())
    assert page.editor.boxes["questions"].text() == "My own question."
    asked = heard(page, "case_asked")

    def throw(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == "&Throw away").click()

    drive(page.throw_away, throw)
    assert asked == [case_id]
    assert not open_letter(desk, case_id, *ACK).continued
    page.refresh()
    assert page.editor.boxes["questions"].text() != "My own question."


def test_a_letter_left_open_overnight_is_dated_when_it_is_issued(qtbot: QtBot, drive: Drive) -> None:
    day = Day(dt.date(2026, 11, 23))
    desk, case_id = a_desk(day)
    page = page_on(qtbot, desk, case_id)
    write(page, "questions", "My own question. Tell us if we have misunderstood something.")
    day.date = dt.date(2026, 11, 24)
    drive(page.issue_letter, agree)
    (letter,) = case_file(desk, case_id).letters
    assert letter.dated == dt.date(2026, 11, 24)
    assert "Tuesday 8 December 2026" in "".join(page.issued.view.pages.page_text(at) for at in (0, 1))
    assert documents(desk) == [page._pdf]


def test_settings_changed_meanwhile_are_on_the_letterhead_and_her_words_stand(qtbot: QtBot) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    write(page, "questions", "My own question.")
    save_settings(desk, replace(read_settings(desk), landlord="Wells Almshouses (invented)"))
    page.refresh()
    assert "Wells Almshouses" in page.editor.preview.pages.page_text(0)
    assert page.editor.boxes["questions"].text() == "My own question."


def test_what_settings_lack_leads_to_settings(qtbot: QtBot) -> None:
    desk, case_id = a_desk()
    save_settings(desk, replace(read_settings(desk), phone=""))
    page = page_on(qtbot, desk, case_id)
    asked = heard(page, "place_asked")
    page.editor.checklist.lines[0].click()
    assert asked == ["settings"]
    cases = heard(page, "case_asked")
    page.editor.address.change.click()
    assert cases == [case_id]


def test_an_issued_letter_is_shown_again_and_posted_from_here(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id, _ = issued_letter()
    page = page_on(qtbot, desk, case_id)
    assert page.issued.isVisible()
    said, cases = heard(page, "changed"), heard(page, "case_asked")

    def post(dialog: PostDialog) -> None:
        dialog.by.set_value("second")
        dialog.record.click()

    drive(page.post_letter, post)
    assert said == ["The letter is recorded as sent on Monday 23 November 2026 by second class post."]
    assert cases == [case_id]
    page.refresh()
    assert page.issued.notice.text() == "It went on Monday 23 November 2026 by second class post."
    assert not page.issued.post.isVisible()


def readdressed(desk: Desk, case_id: int) -> None:
    file = case_file(desk, case_id)
    change_person(desk, case_id, replace(file.person, address="41 Chapel Row\nWells"), None, "He misspoke.")


def test_an_issued_letter_that_is_out_of_date_is_withdrawn_and_begun_anew(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id, _ = issued_letter()
    readdressed(desk, case_id)
    page = page_on(qtbot, desk, case_id)
    said = heard(page, "changed")
    drive(page.issued.stale.button.click, lambda box: press(box, "&Keep it"))
    assert page.issued.isVisible()
    drive(page.issued.stale.button.click, lambda box: press(box, "&Withdraw it"))
    assert said == [WITHDRAWN]
    assert page.editor.isVisible()
    assert page.focusWidget() is page.editor.boxes["received"].edit
    letter = page.editor.letter()
    assert letter is not None
    assert letter.draft.facts.address == ("41 Chapel Row", "Wells")


def test_withdrawn_in_the_dialog_it_is_begun_anew_here(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id, letter_id = issued_letter()
    page = page_on(qtbot, desk, case_id)
    said, cases = heard(page, "changed"), heard(page, "case_asked")

    def instead(dialog: PostDialog) -> None:
        dialog.anew, dialog.sentence = withdraw(desk, case_id, letter_id), WITHDRAWN
        dialog.done(PostDialog.DialogCode.Accepted)

    drive(page.post_letter, instead)
    assert (said, cases) == ([WITHDRAWN], [])
    assert page.editor.isVisible()


def test_a_letter_that_went_meanwhile_is_not_withdrawn(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id, letter_id = issued_letter()
    readdressed(desk, case_id)
    page = page_on(qtbot, desk, case_id)
    said = heard(page, "changed")
    mark_posted(desk, case_id, letter_id, dt.date(2026, 11, 23), "hand")
    drive(page.issued.stale.button.click, lambda box: press(box, "&Withdraw it"))
    assert str(said[0]).startswith(
        "That letter went on Monday 23 November 2026 by hand delivery. A letter that has gone is"
    )
    assert case_file(desk, case_id).letters[0].posted_how == "hand delivery"


def test_later_goes_back_and_leaves_it_to_post(qtbot: QtBot) -> None:
    desk, case_id, _ = issued_letter()
    page = page_on(qtbot, desk, case_id)
    with qtbot.waitSignal(page._routes.back_asked):
        page.issued.later.click()
    assert case_file(desk, case_id).letters[0].posted_on is None


def test_a_letter_that_the_edition_does_not_know_is_said(qtbot: QtBot) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    page.open(case_id, "extension_not_agreed", 1)
    assert page.nothing.isVisible()
    assert page.nothing.text().startswith("Casebook cannot write this letter under the Code of 2024.")
    page.open(case_id, *ACK)
    assert page.editor.isVisible()


def test_an_answer_without_a_decision_leads_to_the_case(qtbot: QtBot) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    page.open(case_id, "response", 1)
    line, *others = page.editor.checklist.lines
    assert others  # all else that can be known is said at once
    assert line.text() == "Decide the answer first: no point has a finding yet."
    assert not page.issue.isEnabled()
    with qtbot.waitSignal(page._routes.case_asked):
        line.click()


def test_a_sum_that_waits_for_approval_leads_to_where_it_is_recorded(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, case_id = a_desk()
    page, done = page_on(qtbot, desk, case_id), []
    monkeypatch.setattr(CaseDialogs, "do_deed", lambda dialogs, key: done.append((dialogs.case_id, key)))
    page.editor.checklist.asked.emit("deed.approve_remedy")
    assert done == [(case_id, "approve_remedy")]


def test_a_second_extension_is_another_letter(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    for until in ("2026-12-08", "2026-12-10"):
        with desk.book.writing("Anne Clerk") as work:
            body = {"stage": 1, "until": until, "notice_reason": "The surveyor is ill.", "every": 1, "unit": "weeks"}
            work.append(case_id, "extension_planned", on=desk.today(), sentence="Planned.", body=body)
        page.open(case_id, "extension", 1)
        assert page.editor.isVisible()
        drive(page.issue_letter, agree)
        assert page.issued.isVisible()
        mark_posted(desk, case_id, case_file(desk, case_id).letters[-1].letter_id, desk.today(), "second")
    assert len(case_file(desk, case_id).letters) == 2


def test_the_panes_are_the_head_the_parts_what_is_missing_and_the_page(qtbot: QtBot) -> None:
    page = page_on(qtbot, *a_desk())
    assert page.panes() == (page.head, page.editor.parts, page.editor.checklist, page.editor.preview)


def explain(why: str) -> Callable[[ReasonsDialog], None]:
    """Gives this as each reason, and goes on to issue the letter."""

    def act(dialog: ReasonsDialog) -> None:
        for box in dialog.boxes.values():
            box.set_value(why)
        QTimer.singleShot(20, agree_when_asked)
        dialog.go_on.click()

    return act


def agree_when_asked() -> None:
    """Issues the letter once the answers are shown, which is after the reasons are put away."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, IssueDialog):
        agree(dialog)
    else:
        QTimer.singleShot(20, agree_when_asked)


def test_issuing_asks_why_for_what_is_only_advised_and_keeps_it(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id = a_desk(Day(dt.date(2023, 2, 6)))
    page = page_on(qtbot, desk, case_id)
    write(page, "updates", "")
    assert page.issue.isEnabled()
    drive(page.issue_letter, lambda dialog: dialog.leave.click())
    assert documents(desk) == []
    drive(page.issue_letter, explain("He asked for none."))
    assert len(documents(desk)) == 1


def test_a_reason_is_asked_once(qtbot: QtBot, drive: Drive) -> None:
    desk, case_id = a_desk(Day(dt.date(2023, 2, 6)))
    page = page_on(qtbot, desk, case_id)
    write(page, "updates", "")
    keep_draft(desk, open_letter(desk, case_id, *ACK).written("updates", "").explained({"updates": "He asked so."}))
    again = page_on(qtbot, desk, case_id)
    shown: list[str] = []

    def look(dialog: IssueDialog) -> None:
        shown.append(dialog.windowTitle())
        dialog.leave.click()

    drive(again.issue_letter, look)
    assert shown == ["Issue the letter"]


def test_details_that_were_not_checked_lead_to_where_one_press_says_so(qtbot: QtBot) -> None:
    day = Day()
    desk, case_id = a_desk(day)
    day.date = dt.date(2027, 11, 24)
    page = page_on(qtbot, desk, case_id)
    asked: list[int] = []
    page._routes.details_asked.connect(lambda: asked.append(1))
    (line,) = (one for one in page.editor.checklist.lines if "never" in one.text() or "last checked" in one.text())
    line.click()
    assert len(asked) == 1
    assert not page.issue.isEnabled()


def test_a_draft_and_an_issued_letter_are_saved_in_three_ways(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, case_id = a_desk()
    titles: list[str] = []
    monkeypatch.setattr(letter_pages, "offer_copies", lambda copies, *_: titles.append(copies.title))
    page = page_on(qtbot, desk, case_id)
    page.save.click()
    issue(desk, open_letter(desk, case_id, *ACK))
    page.refresh()
    page.issued.save.click()
    assert titles == ["DRAFT Stage 1 acknowledgement 2026/001", "Stage 1 acknowledgement 2026/001"]


def test_an_issued_letter_says_by_when_to_post_it(qtbot: QtBot) -> None:
    desk, case_id, letter_id = issued_letter()
    page = page_on(qtbot, desk, case_id)
    assert page.issued.hint.text().startswith("To reach Mr D. Dunmore by Monday 30 November 2026, post it by Thursday")
    assert page.issued.formats.isHidden()
    mark_posted(desk, case_id, letter_id, dt.date(2026, 11, 23), "hand")
    page.refresh()
    assert page.issued.hint.isHidden()


def test_a_standard_paragraph_is_put_in_where_the_caret_is(qtbot: QtBot) -> None:
    desk, case_id = a_desk()
    page = page_on(qtbot, desk, case_id)
    keep_paragraph(desk, StandardParagraph("How to reach us", "Ring **{handler}**."))
    page.refresh()
    page.editor.bar.serve(page.editor.boxes["received"].edit)
    names = [action.text() for action in page.editor.bar.standards_menu().actions()]
    assert names[0] == "How to reach us"
    page.editor.bar.standard_asked.emit("How to reach us")
    assert page.editor.boxes["received"].text().startswith("Ring **Anne Clerk**.\n\nThank you")
    drop_paragraph(desk, "How to reach us")
    page.editor.bar.standard_asked.emit("How to reach us")
    assert "was taken out" in page.notice.text()
    with qtbot.waitSignal(page._routes.place_asked, check_params_cb=lambda place: place == "settings"):
        page.editor.bar.standard_asked.emit("")


def test_a_letter_that_was_just_begun_was_not_left(qtbot: QtBot) -> None:
    """What a letter is to say is asked first, and its draft is in the book before a word of it was written."""
    desk, case_id = a_desk()
    soon = {"next_update": dt.date(2026, 12, 1), "answer_by": dt.date(2026, 12, 7), "how_often": "every week"}
    plan_letter(desk, case_id, "progress_update", 1, {"done": "He came.", "next_steps": "He orders a valve.", **soon})
    page = page_on(qtbot, desk, case_id)
    page.open(case_id, "progress_update", 1)
    letter = page.editor.letter()
    assert letter is not None
    assert letter.continued
    assert page._status == ""
