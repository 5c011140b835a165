"""The dialog of Everything about this person: who, which of the files found are about them, and where it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.disclosure_guides import handing_form
from app.casework.disclosures import folder_for, make_disclosure, others_in
from app.casework.guides import Field
from app.casework.subject_searches import Found, find_person
from app.rules.problems import Problem, Refused, UserError
from app.ui.buttons import Button, quiet_button
from app.ui.case_dialogs import CaseFormDialog
from app.ui.choice_fields import TickField
from app.ui.fields import LineField
from app.ui.flows import Flow
from app.ui.folder_dialogs import FolderDialog, Tell
from app.ui.labels import Words, announce
from app.ui.panels import NoticePanel
from app.ui.routes import Routes
from app.ui.themes import spaced

WIDTH, HEIGHT = 84, 96
"""The size asked for, in grid units; never more than the screen has."""

TITLE = "Everything about a person"
WHAT = (
    "Somebody may ask for everything that is held about them. This makes one PDF and a folder with the letters, to "
    "hand over, and a list for you of whoever else is named in it. Nothing is left out: what to take out is yours to "
    "decide, before it goes."
)
WHO = Field("name", "Whose?", "line", "The full name. Names that may be the same person's are found too.")
WHICH = "Which of these are about this person?"
ASK = "Those with exactly this name are ticked. Look at the others: the same name can be two people's."
NOTHING = "This name is nowhere in the book. Check how it is spelt, or try the surname alone."
OTHERS = "Other people are named in it"
NO_OTHERS = "No other name was found in what you ticked. Read all of it all the same before it goes."
SHOWN = 10


class DisclosureDialog(FolderDialog):
    """What is held about one person, made into a folder; that it was handed over is recorded from here."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, routes: Routes, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(TITLE, folder_for(desk, name), "&Make the folder", parent)
        self._desk, self._routes = desk, routes
        self.found: tuple[Found, ...] = ()
        self.ticks: tuple[TickField, ...] = ()
        self._searched = False
        self.name = LineField(WHO)
        self.seek = quiet_button("F&ind", self.search, "find")
        self.handed = quiet_button("It was &handed over…", self.record_handing, "handed")
        self.list, self.others = QWidget(), NoticePanel("amber")
        self._column = QVBoxLayout(self.list)
        spaced(self._column, gap=1)
        self.lay_out(self.summary, Words(TITLE, "title"), Words(WHAT), self._asked(), self.list, self.others)
        self.name.set_value(name)
        self.take_fields(self.name)
        self.name.changed.connect(self._unknown)
        self._unknown()
        if name:
            self.search()
        self.name.focus_first()

    def search(self) -> None:
        """Finds every file in which the name appears, and asks which are about this person."""
        try:
            self.found = find_person(self._desk, self.name.value())
        except Refused as refusal:
            self.show_refusal(refusal)
            return
        self.show_problems(())
        self._searched = True
        self.set_name(folder_for(self._desk, self.name.value()))
        self._list()
        told = f"{len(self.found)} file{'' if len(self.found) == 1 else 's'} found." if self.found else NOTHING
        announce(self, told)

    def chosen(self) -> tuple[Found, ...]:
        """The files that she says are about this person."""
        return tuple(one for one, tick in zip(self.found, self.ticks, strict=True) if tick.value())

    def write_folder(self, folder: Path, tell: Tell) -> str:
        """Writes the PDF, the letters, and the list for her."""
        return make_disclosure(self._desk, self.name.value(), self.chosen(), folder, tell).words

    def record_handing(self) -> None:
        """Asks how it was handed over, and records it on each file."""
        if not self.chosen():
            self.show_problems((Problem("", "Tick the files that were handed over first."),))
            return
        form = handing_form(self._desk, self.name.value(), self.chosen())
        dialog = CaseFormDialog(form, self.name.value(), self)
        recorded = dialog.exec()
        dialog.window.deleteLater()
        if recorded:
            self._routes.changed.emit(dialog.said)
            self.say(dialog.said, "green")

    def entered(self) -> bool:
        """Enter finds, while nothing is found; then it makes the folder."""
        if not self.found:
            self.search()
            return True
        return super().entered()

    def feet(self) -> tuple[Button, ...]:
        """That it was handed over can be recorded at any time, today or later."""
        return (self.handed,)

    def _asked(self) -> QWidget:
        part, row = QWidget(), Flow()
        column = QVBoxLayout(part)
        spaced(column, gap=1)
        row.add(self.seek)
        column.addWidget(self.name)
        column.addWidget(row)
        return part

    def _unknown(self) -> None:
        """Another name was typed: nothing is known of it yet."""
        self.found, self._searched = (), False
        self._list()

    def _list(self) -> None:
        """One tick a file; what is certain is ticked."""
        for number in reversed(range(self._column.count())):
            item = self._column.takeAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        ticks = []
        for one in self.found:
            said = "\n".join((f"{one.words}.", *(f"“{quote}”" for quote in one.quotes)))
            tick = TickField(Field(f"file.{one.number}", said, "tick"))
            tick.set_value(one.certain)
            tick.changed.connect(self._follow)
            ticks.append(tick)
        self.ticks = tuple(ticks)
        heads = (Words(WHICH, "heading"), Words(ASK, tone="quiet")) if self.found else ()
        none = (Words(NOTHING, tone="quiet"),) if self._searched and not self.found else ()
        for widget in (*heads, *self.ticks, *none):
            self._column.addWidget(widget)
            widget.show()
        self._follow()

    def _follow(self) -> None:
        """Says whom else the chosen files name."""
        self.begin_anew()
        chosen = self.chosen()
        why = "" if chosen else "Find the person first, and tick what is about them."
        for button in (self.go, self.handed):
            button.block(why)
        self.others.setVisible(bool(chosen))
        if not chosen:
            return
        try:
            others = others_in(self._desk, self.name.value(), chosen)
        except UserError as refusal:
            self.others.set_text(refusal.sentence)
            return
        shown = [f"{name}: {places[0]}{_more(len(places) - 1)}" for name, places in others.items()]
        rest = [f"and {len(shown) - SHOWN} more, in the list"] if len(shown) > SHOWN else []
        self.others.set_text("\n".join([*shown[:SHOWN], *rest]) or NO_OTHERS, OTHERS if others else "")


def _more(count: int) -> str:
    return f", and {count} more" if count > 0 else ""
