"""The head of a case page: whose case it is, the one next step, the clocks, and what needs attention now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.casework.files import CaseFile, ClockView, LetterView
from app.casework.hazard_notices import HazardNotice
from app.casework.side_dates import UpdateView
from app.rules.words import capital, uncapital
from app.ui.actions import MENU_KEYS
from app.ui.buttons import link_button, primary_button, quiet_button
from app.ui.case_lines import ShowWorking, beside_line, done_line, side_lines
from app.ui.case_words import breakable, flag_sentences, subtitle
from app.ui.countdowns import ClockCard
from app.ui.flows import SideBySide
from app.ui.labels import Words, plain_tip, with_access_key
from app.ui.menus import say_why
from app.ui.pages import PageHead
from app.ui.panels import NoticePanel
from app.ui.stale_notices import WITHDRAW
from app.ui.themes import spaced
from app.ui.working_dialogs import standing_words

ROOM_FOR_CARDS = 84
"""Width in grid units from which the clocks stand beside each other."""

TAKEN = MENU_KEYS | {"a", "m"}
"""Access keys that the menus of the window, "What if?" and the button "More" have."""

DIFFERS = "A letter says something else than the record"
NOTE = "Add a note…"
ODD = "What is odd in this record"
NOT_ACCEPTED = "Nothing is due from you on this stage"
AGREED, TOLD_THEM = "Record what was agreed…", "Record an update…"
STILL_TO_HEAR = "The resident is still to hear how it is going"
TOLD = "Tell the resident what is right, and note here that you did."


@dataclass(frozen=True)
class Act:
    """One thing to do from the menu "More": its words, and why it cannot be done now, if it cannot."""

    text: str
    do: Callable[[], object]
    blocked: str = ""
    group: str = ""
    """The menu within the menu that it stands in; empty for the menu itself."""


def case_head(
    file: CaseFile, do_step: Callable[[], object], offer: Callable[[QWidget], object], suppose: Callable[[], object]
) -> PageHead:
    """The name, the line under it, "More", "What if?" and the next step; as known then, the name and the line alone."""
    head = PageHead(breakable(file.title), breakable(subtitle(file)))
    if file.known_on is not None:
        return head
    head.add(quiet_button("Wh&at if?", suppose, "what_if"))
    more = quiet_button("&More…", name="more")
    more.clicked.connect(lambda _checked=False: offer(more))
    head.add(more)
    if file.step is not None:
        head.add(primary_button(with_access_key(file.step.verb, set(TAKEN)), do_step, "step"))
    return head


def acts_menu(acts: tuple[Act, ...], parent: QWidget) -> QMenu:
    """The menu of these acts; what cannot be done now is grey and says why."""
    menu = QMenu(parent)
    say_why(menu)
    menus, taken = {"": menu}, {"": set[str]()}
    for act in acts:
        if act.group not in menus:
            menus[act.group] = menu.addMenu(with_access_key(act.group, taken[""]))
            say_why(menus[act.group])
            taken[act.group] = set()
        inner = menus[act.group]
        action = inner.addAction(with_access_key(act.text, taken[act.group]))
        action.setEnabled(not act.blocked)
        action.setToolTip(plain_tip(act.blocked or act.text))
        action.setStatusTip(act.blocked)
        action.triggered.connect(partial(_do, act))
    return menu


def clock_panel(file: CaseFile, show_working: ShowWorking) -> QWidget:
    """The clocks: those of the stage that the case is at as cards, the others, and what runs beside, as lines."""
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
            column.addWidget(done_line(view, show_working))
    for line in side_lines(file, show_working):
        column.addWidget(line)
    return panel


def notices(
    file: CaseFile,
    record_hazard: Callable[[str], object],
    mend: Callable[[LetterView], object],
    tell: Callable[[UpdateView], object],
    show_working: ShowWorking,
) -> tuple[NoticePanel, ...]:
    """What needs attention: hazards, words of progress, letters that say what the record does not, what is odd."""
    found = []
    if file.refused:
        found.append(NoticePanel("plain", breakable(file.refused), NOT_ACCEPTED))
    found += [_hazard_notice(one, record_hazard, show_working) for one in file.hazards]
    found += [_update_notice(view, tell) for view in file.updates if _presses(view)]
    found += [_letter_notice(letter, mend) for letter in file.letters if letter.flags]
    if file.findings:
        found.append(NoticePanel("plain", breakable("\n".join(file.findings)), ODD))
    if file.draft_of:
        name = uncapital(file.draft_of)
        found.append(NoticePanel("plain", f"You were writing the {name}. What you wrote is kept."))
    for notice in found if file.known_on is not None else ():
        notice.button.hide()
    return tuple(found)


def _hazard_notice(
    hazard: HazardNotice, record_hazard: Callable[[str], object], show_working: ShowWorking
) -> NoticePanel:
    overdue = hazard.date is not None and hazard.date.standing.word == "overdue"
    tone = "red" if overdue else "amber" if hazard.pressing else "plain"
    notice = NoticePanel(tone, breakable(hazard.words), hazard.heading, "Record what was done")
    notice.button.setObjectName(hazard.key)
    notice.button.setAccessibleName(f"{notice.button.text()} about the hazard{hazard.named}")
    notice.chosen.connect(partial(record_hazard, str(hazard.seq)))
    if hazard.date is not None:
        view = hazard.date
        link = link_button("Show working", partial(show_working, view), f"working.{view.key}")
        link.setAccessibleName(f"Show working: {view.headline},{hazard.named}")
        notice.add_link(link)
    return notice


def _presses(view: UpdateView) -> bool:
    """Whether an interval is to be agreed, or a word of progress is due."""
    return view.to_agree or (view.standing is not None and view.standing.word in ("overdue", "due_today"))


def _update_notice(view: UpdateView, tell: Callable[[UpdateView], object]) -> NoticePanel:
    """What the resident is still to hear, or how often, and the way to record it."""
    heading = f"{view.headline} · Code {view.clause}" if view.to_agree else STILL_TO_HEAR
    confirm = f"To be confirmed: {view.to_be_confirmed}." if view.to_agree and view.to_be_confirmed else ""
    said = "\n".join(filter(None, (view.detail, confirm)))
    notice = NoticePanel("amber", said, heading, AGREED if view.to_agree else TOLD_THEM)
    notice.button.setObjectName(view.key)
    notice.button.setAccessibleName(f"{notice.button.text()} {view.name}")
    notice.chosen.connect(partial(tell, view))
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
    """One clock; where something binds before the Code does, that leads, as on Today, and the Code's date follows."""
    binds = [one for one in view.stricter if one.due <= view.due] if view.stopped is None else []
    lead = min(binds, key=lambda one: one.due, default=None)
    if lead is None:
        card = ClockCard(view.heading, standing_words(view), view.standing, _detail(view))
    else:
        card = ClockCard(lead.heading, capital(lead.countdown), lead.standing)
        card.put(beside_line(view, show_working))
    for beside in view.stricter:
        if beside is not lead:
            card.put(beside_line(beside, show_working))
    if lead is not None and _detail(view):
        card.put(Words(_detail(view), "small", "quiet"))
    first = lead or view
    card.working.setObjectName(f"working.{first.key}")
    card.working_asked.connect(partial(show_working, first))
    return card


def _detail(view: ClockView) -> str:
    """What there is to know of a date of the Code's: how it comes about while it is projected, and what may move it."""
    confirm = f"To be confirmed: {view.to_be_confirmed}." if view.to_be_confirmed else ""
    projected = view.explanation if view.projected and view.stopped is None else ""
    return "\n".join(filter(None, (projected, *view.notes, *view.cautions, view.unsettled, confirm)))


def _stage(view: ClockView) -> int:
    """The stage of a clock: its key is 'stage1.respond'."""
    return int(view.key.partition(".")[0].removeprefix("stage"))


def _do(act: Act, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the form of Qt's signal
    act.do()
