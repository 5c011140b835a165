"""What was brought in before, and the question before it is undone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.imports import Brought, imports
from app.casework.milestones import add_note
from app.ui.buttons import Button
from app.ui.earlier_imports import EarlierImports, sure
from app.ui.question_boxes import QuestionBox
from tests.casework.logs import DAMP, NOISE, brought
from tests.ui.conftest import Drive, Show
from tests.ui.desks import Day, empty_desk, st_annes


def answered(drive: Drive, one: Brought, parent: QWidget, words: str) -> tuple[bool | None, str]:
    """What comes of an answer, and the question."""
    heard: list[str] = []

    def act(box: QuestionBox) -> None:
        heard.append(box.text())
        next(button for button in box.findChildren(Button) if button.text() == words).click()

    return drive(lambda: sure(one, parent), act), heard[0]


def test_each_import_has_its_line(show: Show) -> None:
    desk: Desk = st_annes(empty_desk(Day()))
    lines = EarlierImports(desk)
    lines.ask()
    assert lines.isHidden()
    done = brought(desk, DAMP, NOISE)
    lines.ask()
    show(lines)
    heard: list[Brought] = []
    lines.undo_asked.connect(heard.append)
    next(one for one in lines.findChildren(Button) if one.objectName() == f"undo.{done.number}").click()
    assert [one.number for one in heard] == [done.number]


def test_she_is_asked_first_and_told_what_stays(show: Show, drive: Drive) -> None:
    desk = st_annes(empty_desk(Day()))
    done = brought(desk, DAMP, NOISE)
    parent = QWidget()
    show(parent)
    sure_of_all, text = answered(drive, imports(desk)[0], parent, "&Take them out")
    assert sure_of_all is False
    assert text.startswith("Take out 2 cases of “Complaints 2024.csv”.")
    assert answered(drive, imports(desk)[0], parent, "&Leave it as it is")[0] is None
    add_note(desk, done.number + 1, desk.today(), "He rang.")
    some, text = answered(drive, imports(desk)[0], parent, "&Take out the others")
    assert some is True
    assert "Something was done since on 1 case of them: OLD/0001." in text
    with desk.book.reading():
        second = next(one for one in imports(desk))
    assert second.there == 2
