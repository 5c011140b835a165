"""The dialog that leads through a guide: one question a step, nothing lost on going back, answers checked last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.casework.begun_guides import Place
from app.casework.guides import CHECK, Guide, visible_fields
from app.rules.dates import long_date
from app.rules.moments import day_of
from app.rules.problems import Problem, UserError
from app.ui.buttons import primary_button, quiet_button
from app.ui.crashes import tell
from app.ui.focuses import order_tabs
from app.ui.forms import blank
from app.ui.guide_columns import GuideColumn
from app.ui.guide_keepers import Begun, GuideKeeper
from app.ui.guide_pages import CHECK_TITLE, CheckPage, StepPage
from app.ui.guide_sides import GuideSide
from app.ui.labels import Words, announce, with_access_key
from app.ui.menus import say_why
from app.ui.panels import NoticePanel
from app.ui.question_boxes import ask
from app.ui.sized_dialogs import within_screen
from app.ui.themes import spaced, units

WIDTH, HEIGHT = 126, 84
"""The size asked for, in grid units; never more than the screen has."""

ROOM_FOR_SIDE = 100
"""Width in grid units from which the list of steps stands at the side; below it is a menu."""

NOT_YET = "The steps before it come first."

BUTTON_KEYS = frozenset("bcn")
"""The access keys of Back, Cancel and Next."""

PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
"""Keys that scroll the page, wherever the focus is."""

STILL_BEGUN = "This closes. What was kept of it before could not be thrown away, and is offered again next time."

Finish = Callable[[dict[str, Any]], tuple[Problem, ...]]


class GuideDialog(QDialog):
    """A guide in a window. `answers()` holds what was answered once it is accepted.

    `on_finish` is called with the answers before the window closes: the problems that it answers, or a UserError that
    it raises, are shown and nothing typed is lost.
    """

    def __init__(
        self,
        guide: Guide,
        answers: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
        *,
        subtitle: str = "",
        on_finish: Finish | None = None,
    ) -> None:
        super().__init__(parent)
        self._guide, self._on_finish = guide, on_finish
        self._keeper: GuideKeeper | None = None
        fields = [field for step in guide.steps for field in step.fields]
        self._fresh: dict[str, Any] = {field.key: blank(field) for field in fields} | dict(answers or {})
        self._own = {field.key for field in fields}
        self._answers = dict(self._fresh)
        self._begun = dict(self._fresh)
        self._done: set[str] = set()
        self._at = guide.first
        self._returning = False
        self.page: StepPage | CheckPage
        self.setWindowTitle(guide.title)
        self.side = GuideSide(guide.title, subtitle)
        self.side.asked.connect(self._go_by_side)
        self.steps = quiet_button("", self._offer_steps, "steps")
        self.pane = GuideColumn(guide.title)
        self.progress = Words("", "small", "quiet")
        self.cancel = quiet_button("&Cancel", self.reject, "cancel")
        self.back = quiet_button("&Back", self.go_back, "back")
        self.next = primary_button("&Next", self.go_on, "next")
        self.kept = NoticePanel("plain", button="Start again")
        self.kept.setVisible(False)
        self.kept.chosen.connect(self.start_again)
        self._lay_out()
        self.resize(self.sizeHint())
        self._go(guide.first)

    def keep_with(self, keeper: GuideKeeper) -> None:
        """Keeps what is typed from now on, and goes on with what was typed before a stop of any kind."""
        self._keeper = keeper
        begun = keeper.take_up(self._as_begun)
        if begun is None:
            return
        known = {self._guide.kept_as(key): key for key in self._fresh}
        self._answers |= {known[key]: value for key, value in begun.answers.items() if key in known}
        self._begun = dict(self._answers)
        self.kept.set_text(f"You began this on {long_date(day_of(begun.saved_at))}. What you typed then is here.")
        self.kept.show()
        self._go(self._where_she_was(begun.place))

    def answers(self) -> dict[str, Any]:
        """What was answered on the steps walked; answers to questions that fell away are left out."""
        walked = [self._guide.step(key) for key in self._guide.path(self._answers) if key != CHECK]
        asked = {field.key for step in walked for field in visible_fields(step, self._answers)}
        return {key: value for key, value in self._answers.items() if key in asked or key not in self._own}

    def at(self) -> str:
        """The key of the step that is shown."""
        return self._at

    def go_on(self) -> None:
        """Goes to the next step when nothing on this one is to be put right; on the last, finishes."""
        if self._at == CHECK:
            self._finish()
            return
        if self._refused(self._at):
            return
        self._done.add(self._at)
        following = self._guide.following(self._at, self._answers)
        if not following:
            self._finish()
        else:
            self._go(self._next_undone() if self._returning else following)

    def go_back(self) -> None:
        """Goes to the step before; what is typed here is kept."""
        path = self._path()
        at = path.index(self._at)
        if at > 0:
            self._go(path[at - 1])

    def reject(self) -> None:
        """Closes without finishing; asks first when something was typed."""
        if self._answers == self._begun or self._may_close():
            super().reject()

    def start_again(self) -> None:
        """Throws away what was typed before, once she has said so, and begins at the first question."""
        if not self._may_start_again():
            return
        self._answers = dict(self._fresh)
        self._begun = dict(self._fresh)
        self._done, self._returning = set(), False
        if self._keeper is not None:
            self._keeper.forget()
        self.kept.hide()
        self._go(self._guide.first)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross in the corner is Cancel."""
        if self.isVisible():
            self.reject()
        event.setAccepted(not self.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and Page Up and Down scroll, from wherever they are not needed for something else."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_on()
        elif event.key() in PAGES:
            self.pane.verticalScrollBar().triggerAction(PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes a menu of the list of steps where there is no room for it."""
        self.dress()
        super().resizeEvent(event)

    def dress(self) -> None:
        """Fits itself to width and text size."""
        beside = self.width() >= units(ROOM_FOR_SIDE)
        self.side.setVisible(beside)
        self.steps.setVisible(not beside)
        self.progress.setVisible(beside)

    def sizeHint(self) -> QSize:
        """As large as a page wants, and no larger than the screen."""
        return within_screen(self, WIDTH, HEIGHT)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        spaced(whole, gap=0)
        whole.addWidget(self.side)
        right = QVBoxLayout()
        spaced(right, gap=0)
        whole.addLayout(right, 1)
        top = QHBoxLayout()
        spaced(top, (3, 1, 3, 0), 1)
        top.addWidget(self.steps)
        top.addWidget(self.kept, 1)
        top.addStretch(0)  # while there is nothing to say that is kept
        right.addLayout(top)
        right.addWidget(self.pane, 1)
        foot = QHBoxLayout()
        spaced(foot, (3, 1.5, 3, 2), 1)
        foot.addWidget(self.progress, 1)
        foot.addStretch(0)  # while the words beside the buttons are hidden
        for button in (self.cancel, self.back, self.next):
            foot.addWidget(button)
        right.addLayout(foot)

    def _path(self) -> tuple[str, ...]:
        return self._guide.path(self._answers)

    def _next_undone(self) -> str:
        return next((key for key in self._path() if key not in self._done), CHECK)

    def _go(self, key: str) -> None:
        """Shows a step; one that leads to the page of answers leads back there once it has been seen."""
        self._at = key
        self._returning = self._returning or key == CHECK
        if self._keeper is not None:
            self._keeper.keep()
        taken = {*BUTTON_KEYS}
        with_access_key(self._last_verb(), taken)
        if key == CHECK:
            check = CheckPage(self._guide, self._answers)
            check.change_asked.connect(self._go)
            self._show(check)
        else:
            step = StepPage(self._guide.step(key), self._answers, taken)
            step.answered.connect(self._answer)
            step.entered.connect(self.go_on)
            self._show(step)
        self._follow()
        self._order_tabs()
        if key == CHECK:
            self.next.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.page.focus_first()
        self.pane.open_page(self.page)
        announce(self, f"{self.progress.text()}: {self._title(key)}")

    def _show(self, page: StepPage | CheckPage) -> None:
        if hasattr(self, "page"):
            self.pane.column.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        self.pane.column.addWidget(page)
        page.show()

    def _follow(self) -> None:
        """Brings the list of steps and the buttons up to the answers as they stand."""
        path = self._path()
        at = path.index(self._at)
        reachable = set(path[: path.index(self._next_undone()) + 1]) if self._next_undone() in path else set(path)
        titles = [(key, self._title(key)) for key in path]
        self.side.show_steps(titles, self._at, self._done, reachable)
        self.progress.setText(f"Step {at + 1} of {len(path)}")
        self.steps.setText(f"Step {at + 1} of {len(path)}: {self._title(self._at)}".replace("&", "&&"))
        self.back.block("" if at else "This is the first question.")
        ends = self._at == CHECK or not self._guide.following(self._at, self._answers)
        self.next.setText(with_access_key(self._last_verb(), {*BUTTON_KEYS}) if ends else "&Next")

    def _last_verb(self) -> str:
        """What the last button says where the guide ends at this step."""
        return (self._at != CHECK and self._guide.step(self._at).ending) or self._guide.finish

    def _title(self, key: str) -> str:
        return CHECK_TITLE if key == CHECK else self._guide.step(key).title

    def _answer(self, key: str, value: object) -> None:
        self._answers[key] = value
        self.pane.follow_on()
        if self._keeper is not None:
            self._keeper.typed()
        page = self.page
        if not isinstance(page, StepPage):
            return
        page.follow(self._answers)
        if page.problems():
            left = self._guide.problems(self._at, self._answers)
            page.show_problems(tuple(problem for problem in page.problems() if problem in left))
        self._follow()
        self._order_tabs()  # what is listed above and at the side may be new

    def _refused(self, key: str) -> bool:
        """Whether something on a step is to be put right; then it is shown there."""
        problems = self._guide.problems(key, self._answers)
        if not problems:
            return False
        self._done.discard(key)
        if key != self._at:
            self._go(key)
        self._show_problems(problems)
        return True

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        self.page.show_problems(problems)
        self._order_tabs()
        self.page.focus_first()
        if (focused := self.focusWidget()) is not None:
            self.pane.reveal(focused)
        announce(self, " ".join(problem.sentence for problem in problems))

    def _order_tabs(self) -> None:
        """Tab goes down the page, on to the buttons and round by the list of steps, whenever each was made."""
        head, foot = (self.steps, self.kept.button), (self.cancel, self.back, self.next)
        order_tabs([*self.side.buttons(), *head, *self.page.stops(), *foot])

    def _finish(self) -> None:
        if any(self._refused(key) for key in self._path() if key != CHECK):
            return
        problems: tuple[Problem, ...] = ()
        if self._on_finish is not None:
            try:
                problems = self._on_finish(self.answers())
            except UserError as refusal:
                problems = refusal.problems or (Problem("", refusal.sentence),)
        if problems:
            self._show_problems(problems)
            return
        if self._keeper is not None:
            self._keeper.forget()
        self.accept()

    def _go_by_side(self, key: str) -> None:
        """Goes to a step from the list; on the way forward this one is looked at first, as by Next."""
        path = self._path()
        forward = path.index(key) > path.index(self._at)
        if self._at != CHECK:
            if self._guide.problems(self._at, self._answers):
                self._done.discard(self._at)
            elif forward:
                self._done.add(self._at)
            if forward and self._refused(self._at):
                return
        self._go(key)

    def _offer_steps(self) -> None:
        menu = QMenu(self)
        say_why(menu)
        for key, title, enabled in self.side.steps():
            action = menu.addAction(title.replace("&", "&&"))
            action.setEnabled(enabled)
            action.setStatusTip("" if enabled else NOT_YET)
            action.triggered.connect(lambda _checked=False, key=key: self._go_by_side(key))
        menu.popup(self.steps.mapToGlobal(self.steps.rect().bottomLeft()))

    def _as_begun(self) -> Begun:
        """How far it is, as it is kept."""
        typed = {self._guide.kept_as(key): value for key, value in self._answers.items()}
        return Begun(typed, Place(self._at, frozenset(self._done)))

    def _where_she_was(self, place: Place) -> str:
        """The step that was shown; where that is not known, or not asked any more, the first with something to do."""
        path, at = self._path(), place.at
        wrong = {key for key in path if key != CHECK and self._guide.problems(key, self._answers)}
        walked = set(place.done if at else path) - wrong - {CHECK}
        first = next((key for key in path if key not in walked), path[-1])
        here = at if at in path else first
        self._done = walked & set(path if at else path[: path.index(here)])
        self._returning = set(path) - {here, CHECK} <= self._done
        return here

    def _may_start_again(self) -> bool:
        if self._answers == self._fresh:
            return True
        throw, text = "&Throw away", "What you have typed here is thrown away, and the first question is asked again."
        return ask(self, "Start again", text, (throw, "&Keep writing")) == throw

    def _may_close(self) -> bool:
        """Asks what becomes of what was typed; where it is kept she can also leave it for later."""
        text, throw, later = "What you have typed here has not been recorded.", "&Throw away", "Keep it for &later"
        answers = (throw, later, "&Keep writing") if self._keeper is not None else (throw, "&Keep writing")
        answer = ask(self, self._guide.title, text, answers)
        if self._keeper is not None and answer == throw and (refusal := self._keeper.forget()):
            tell(f"{STILL_BEGUN} {refusal}", self)  # and go: nothing that she does here could be recorded
        if self._keeper is not None and answer == later and (refusal := self._keeper.keep()):
            tell(f"What you typed could not be kept for later: {refusal}", self)
            return False
        return answer in (throw, later)
