"""The head of a case page: whose case it is, the one next step, the clocks, and what needs attention now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.casework.files import CaseFile, ClockView, LetterView
from app.ui.actions import MENU_KEYS
from app.ui.buttons import link_button, primary_button, quiet_button
from app.ui.case_words import breakable, flag_sentences, subtitle
from app.ui.countdowns import ClockCard, StatusShape
from app.ui.flows import SideBySide
from app.ui.labels import Words, with_access_key
from app.ui.pages import PageHead
from app.ui.panels import NoticePanel
from app.ui.stale_notices import WITHDRAW
from app.ui.themes import characters, spaced
from app.ui.working_dialogs import standing_words

ROOM_FOR_CARDS = 84
"""Width in grid units from which the clocks stand beside each other."""

STORY_WIDTH = 92
"""Characters that an entry of the story has room for at most, its date and its button included."""

TAKEN = MENU_KEYS | {"m"}
"""Access keys that the menus of the window and the button "More" have."""

DIFFERS = "A letter says something else than the record"
NOTE = "Add a note…"
TOLD = "Tell the resident what is right, and note here that you did."

ShowWorking = Callable[[ClockView], object]


@dataclass(frozen=True)
class Act:
    """One thing to do from the menu "More": its words, and why it cannot be done now, if it cannot."""

    text: str
    do: Callable[[], object]
    blocked: str = ""


def case_head(file: CaseFile, do_step: Callable[[], object], offer: Callable[[QWidget], object]) -> PageHead:
    """The name, the line under it, "More" and the next step."""
    head = PageHead(breakable(file.title), breakable(subtitle(file)))
    more = quiet_button("&More…", name="more")
    more.clicked.connect(lambda _checked=False: offer(more))
    head.add(more)
    if file.step is not None:
        head.add(primary_button(with_access_key(file.step.verb, set(TAKEN)), do_step, "step"))
    return head


def acts_menu(acts: tuple[Act, ...], parent: QWidget) -> QMenu:
    """The menu of these acts; what cannot be done now is grey and says why."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    taken: set[str] = set()
    for act in acts:
        action = menu.addAction(with_access_key(act.text, taken))
        action.setEnabled(not act.blocked)
        action.setToolTip(act.blocked or act.text)
        action.setStatusTip(act.blocked)
        action.triggered.connect(partial(_do, act))
    return menu


def clock_panel(file: CaseFile, show_working: ShowWorking) -> QWidget:
    """The clocks: those of the stage that the case is at as cards, those of earlier stages as one line each."""
    panel = QWidget()
    column = QVBoxLayout(panel)
    spaced(column, gap=1)
    cards = SideBySide(ROOM_FOR_CARDS, 1.5)
    for view in file.clocks:
        if _stage(view) == file.stage:
            cards.add(_card(view, show_working))
    column.addWidget(cards)
    for view in reversed(file.clocks):
        if _stage(view) != file.stage:
            column.addWidget(DoneLine(view, show_working))
    return panel


def notices(
    file: CaseFile, record_hazard: Callable[[], object], mend: Callable[[LetterView], object]
) -> tuple[NoticePanel, ...]:
    """What needs attention: a hazard, letters that say what the record no longer says, a letter half written."""
    found = []
    if file.hazard:
        found.append(_hazard_notice(file, record_hazard))
    found += [_letter_notice(letter, mend) for letter in file.letters if letter.flags]
    if file.draft_of:
        name = f"{file.draft_of[:1].lower()}{file.draft_of[1:]}"
        found.append(NoticePanel("plain", f"You were writing the {name}. What you wrote is kept."))
    return tuple(found)


def _hazard_notice(file: CaseFile, record_hazard: Callable[[], object]) -> NoticePanel:
    heading, stop, rest = file.hazard.partition(". ")
    tone = "amber" if file.hazard_pressing else "plain"
    notice = NoticePanel(
        tone, breakable(rest or heading), f"{heading}{stop}".strip() if rest else "", "Record what was done"
    )
    notice.button.setObjectName("hazard")
    notice.chosen.connect(record_hazard)
    return notice


def _letter_notice(letter: LetterView, mend: Callable[[LetterView], object]) -> NoticePanel:
    """What a letter says wrongly, and the way on: one that has not gone is written anew, of one that has she notes."""
    gone = letter.posted_on is not None
    said = "\n".join([*flag_sentences(letter), *([TOLD] if gone else [])])
    notice = NoticePanel("amber", breakable(said), DIFFERS, NOTE if gone else WITHDRAW)
    notice.button.setObjectName(f"flag.{letter.letter_id}")
    notice.button.setAccessibleName(f"{notice.button.text()} The {letter.name} says something else than the record.")
    notice.chosen.connect(partial(mend, letter))
    return notice


def _card(view: ClockView, show_working: ShowWorking) -> ClockCard:
    confirm = f"To be confirmed: {view.to_be_confirmed}." if view.to_be_confirmed else ""
    projected = view.explanation if view.projected and view.stopped is None else ""
    detail = "\n".join(filter(None, (projected, *view.notes, confirm)))
    card = ClockCard(view.headline, standing_words(view), view.standing, detail)
    card.working.setObjectName(f"working.{view.key}")
    card.working_asked.connect(partial(show_working, view))
    return card


def _stage(view: ClockView) -> int:
    """The stage of a clock: its key is 'stage1.respond'."""
    return int(view.key.partition(".")[0].removeprefix("stage"))


def _do(act: Act, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the form of Qt's signal
    act.do()


class DoneLine(QWidget):
    """A clock of an earlier stage, in one quiet line."""

    def __init__(self, view: ClockView, show_working: ShowWorking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.working = link_button("Show working", partial(show_working, view), f"working.{view.key}")
        self.working.setAccessibleName(f"Show working: {view.headline}")
        row = QHBoxLayout(self)
        spaced(row, (0.5, 0, 0.5, 0), 1)
        row.addWidget(StatusShape(view.standing), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Words(f"{view.headline} · {view.countdown}", "small", "quiet"), 1)
        row.addWidget(self.working, 0, Qt.AlignmentFlag.AlignVCenter)
        self.dress()

    def dress(self) -> None:
        """Keeps the line as wide as a line that is read."""
        self.setMaximumWidth(characters(STORY_WIDTH))
