"""Actions: everything that can be done from a menu or by a key, as data. The list of shortcuts is made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui.menus import say_why

MENUS = ("&File", "&Case", "&Go", "&View", "&Help")
"""The menus of the window, from the left."""

MENU_KEYS = frozenset(menu[menu.index("&") + 1].lower() for menu in MENUS)
"""The access keys that the menus have; nothing on a page takes one of them."""


@dataclass(frozen=True)
class Action:
    """One thing to do: its id, its words with an access key, its shortcut, its menu, and a sentence about it.

    `also` holds other keys that do the same; `group` ties actions of which one is ticked at a time; `rule` draws a
    line above it in the menu.
    """

    id: str
    text: str
    shortcut: str
    menu: str
    tip: str
    also: tuple[str, ...] = ()
    group: str = ""
    rule: bool = False

    @property
    def name(self) -> str:
        """Its words without the access key and the dots, for a list."""
        return self.text.replace("&", "").removesuffix("…")


ACTIONS = (
    Action("diary", "&Diary…", "Ctrl+Shift+D", "&File", "Print the dates, or save them for a calendar program."),
    Action("forms", "&Blank forms…", "", "&File", "The complaint form and the telephone sheet, to print."),
    Action("file.backups", "Bac&kups…", "", "&File", "Make one, copy one to a stick, restore or rehearse.", rule=True),
    Action("book.handover", "Hand&over…", "", "&File", "Two pages for whoever takes the complaints over."),
    Action("book.show", "&Show it to read only…", "", "&File", "A second window in which nothing can be recorded."),
    Action("book.bring_in", "Bring &in old records…", "", "&File", "Complaints from a log in Excel or CSV."),
    Action("book.old", "Old &records…", "", "&File", "Closed files that need not be kept any longer."),
    Action("book.bring_back", "Bring back an e&xport…", "", "&File", "An exported folder becomes the same book again."),
    Action("book.export", "&Export everything…", "", "&File", "Your whole book as a folder that any program can read."),
    Action("book.passphrase", "&Passphrase…", "", "&File", "Close the book with one, or change it.", rule=True),
    Action("book.lock", "&Lock now", "Ctrl+Shift+L", "&File", "Show nothing of any case until it is unlocked."),
    Action("file.quit", "&Quit", "Ctrl+Q", "&File", "Close Casebook; a backup is made if anything changed."),
    Action("case.log", "&New complaint…", "Ctrl+N", "&Case", "Log a complaint, from a call, a visit or a letter."),
    Action("find", "&Find", "Ctrl+F", "&Case", "A case by name, address, reference or phone; on The Code, a clause."),
    Action("letter.write", "Write the next &letter…", "Ctrl+L", "&Case", "Write the letter that this case needs next."),
    Action("case.what_if", "&What if?…", "Ctrl+T", "&Case", "What would be due, if something were so.", rule=True),
    Action("case.known", "As it was &known on…", "Ctrl+Shift+K", "&Case", "This case as it was known on a past day."),
    Action("book.person", "&Everything about a person…", "", "&Case", "What is held about somebody, to hand to them."),
    Action("page.today", "&Today", "Ctrl+1", "&Go", "What is due, soonest first."),
    Action("page.cases", "&Cases", "Ctrl+2", "&Go", "All cases."),
    Action("page.post", "&Letters to post", "Ctrl+3", "&Go", "Letters that are approved and not yet posted."),
    Action("page.requests", "Service &requests", "Ctrl+4", "&Go", "Requests that are not complaints, or not yet."),
    Action("page.calendar", "C&alendar", "Ctrl+5", "&Go", "Bank holidays, closures, and what falls close to them."),
    Action("page.settings", "&Settings", "Ctrl+,", "&Go", "The landlord, the letters, working days and backups."),
    Action("page.back", "&Back", "Alt+Left", "&Go", "The page before this one.", rule=True),
    Action("pane.next", "Next &pane", "F6", "&Go", "From the sidebar to the page and on.", rule=True),
    Action("pane.previous", "Pre&vious pane", "Shift+F6", "&Go", "The other way round."),
    Action("text.larger", "&Larger text", "Ctrl++", "&View", "One step larger, up to twice the size.", ("Ctrl+=",)),
    Action("text.smaller", "&Smaller text", "Ctrl+-", "&View", "One step smaller."),
    Action("text.reset", "&Ordinary text", "Ctrl+0", "&View", "The size of text that this computer is set to."),
    Action(
        "theme.system", "As this &computer", "", "&View", "Light or dark as the computer.", group="theme", rule=True
    ),
    Action("theme.light", "L&ight", "", "&View", "Dark words on a light ground.", group="theme"),
    Action("theme.dark", "&Dark", "", "&View", "Light words on a dark ground.", group="theme"),
    Action("page.code", "The &Code", "F1", "&Help", "The Code's clauses and time limits, and your own limits."),
    Action("help.keys", "&Keyboard shortcuts", "Ctrl+/", "&Help", "Every key and what it does."),
    Action("help.where", "&Where is my data?", "", "&Help", "The folder that holds your book, and how to open it."),
    Action("book.check", "Check my &records", "", "&Help", "Make sure that nothing is damaged, missing or altered."),
    Action("help.about", "&About Casebook", "", "&Help", "Versions, and text to copy when you ask for help."),
)


def build(window: QMainWindow, slots: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Puts the menus on a window and answers the actions by id.

    Every action needs its slot and every slot its action: ValueError names those that have none.
    """
    missing = {action.id for action in ACTIONS} ^ set(slots)
    if missing:
        raise ValueError(f"Actions and slots do not match: {', '.join(sorted(missing))}")
    menus = {title: window.menuBar().addMenu(title) for title in MENUS}
    for menu in menus.values():
        say_why(menu)
    groups: dict[str, QActionGroup] = {}
    built: dict[str, QAction] = {}
    for action in ACTIONS:
        menu = menus[action.menu]
        if action.rule:
            menu.addSeparator()
        built[action.id] = made = _made(action, menu, slots[action.id])
        if action.group:
            made.setCheckable(True)
            groups.setdefault(action.group, QActionGroup(window)).addAction(made)
    return built


def block(action: QAction, reason: str) -> None:
    """Greys an action and says why; an empty reason frees it."""
    data = next(known for known in ACTIONS if known.id == action.objectName())
    action.setEnabled(not reason)
    action.setToolTip(reason or data.tip)
    action.setStatusTip(reason or data.tip)


def keys_of(action: Action) -> str:
    """The keys of an action as this computer writes them: 'Ctrl+N', or '⌘N'."""
    return QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _made(action: Action, menu: QMenu, slot: Callable[[], object]) -> QAction:
    made = menu.addAction(action.text)
    made.setObjectName(action.id)
    made.setToolTip(action.tip)
    made.setStatusTip(action.tip)
    keys = [key for key in (action.shortcut, *action.also) if key]
    made.setShortcuts([QKeySequence(key) for key in keys])
    made.triggered.connect(partial(_call, slot))
    return made


def _call(slot: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the form of Qt's signal
    slot()
