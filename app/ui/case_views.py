"""One case as it stands, laid out: its head, its clocks, what needs attention, and its parts under tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.casework.files import CaseFile, LetterView
from app.casework.page_sections import Section
from app.casework.side_dates import UpdateView
from app.ui.buttons import focus_ring
from app.ui.case_contacts import ContactSection
from app.ui.case_definitions import DefinitionSection
from app.ui.case_heads import case_head, clock_panel, notices
from app.ui.case_letters import CORRECTION, LettersSection
from app.ui.case_lines import LINE_WIDTH, Dated
from app.ui.case_sections import PartSections
from app.ui.case_stories import StorySection
from app.ui.themes import UNLIMITED, characters, spaced, units

PARTS = ("story", "definition", "answer", "letters", "contact")

ROOM_FOR_DEFINITION = 104
"""Width in grid units from which the complaint stands beside the other parts and needs no tab."""

NOTHING_YET = "Nothing was decided or promised yet."

DEFINITION_WIDTH = 52
"""Characters that the complaint has room for at most."""


class PartTabs(QTabBar):
    """The tabs of the parts, with the ring round the one that has the focus."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the tabs, and the ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            words = QRectF(self.tabRect(self.currentIndex())).adjusted(
                0, 0, -units(1), 0
            )  # without the gap between tabs
            focus_ring(painter, words, "accent", 1)
            painter.end()


class CaseView(QWidget):
    """A case file on the page. It is made anew whenever the case is asked for again."""

    step_asked = Signal()
    """Do the next step."""
    what_if_asked = Signal()
    """Ask what would be if something were so."""
    more_asked = Signal(object)
    """Offer what else can be done, below this button."""
    hazard_asked = Signal(str)
    """Record what was done about the hazard of this number."""
    update_asked = Signal(object)
    """Record what was agreed on these words of progress, or one that was given."""
    mend_asked = Signal(object)
    """Put right what this letter says otherwise than the record."""
    working_asked = Signal(object)
    """Show how this date was counted."""
    correct_asked = Signal(int)
    """Correct the date of an entry."""
    strike_asked = Signal(int)
    """Strike out an entry."""
    definition_asked = Signal()
    """Change points and outcomes."""
    person_asked = Signal()
    """Change who is complaining, or who acts for them."""
    needs_asked = Signal()
    """Change what helps them."""
    letter_asked = Signal(object)
    """Show an issued letter."""
    deed_asked = Signal(str, str)
    """Do this deed, of this within the case."""

    def __init__(self, file: CaseFile, part: str = "story", found: Sequence[Section] = ()) -> None:
        """`part` is the tab to begin with, `found` are the sections beside story, points and letters."""
        super().__init__()
        self.file = file
        self.top, self.parts = QWidget(), QWidget()
        self.head = case_head(file, self.step_asked.emit, self.more_asked.emit, self.what_if_asked.emit)
        self.story = StorySection(file.history)
        self.definition = DefinitionSection(file)
        self.letters = LettersSection(file.letters, self._show_letter)
        self.contact = ContactSection(file)
        self.answer = PartSections([one for one in found if one.part == "answer"], empty=NOTHING_YET)
        self.people = PartSections([one for one in found if one.part == "contact"], lead=self.contact)
        parts = (self.story, self.definition, self.answer, self.letters, self.people)
        self.sections = dict(zip(PARTS, parts, strict=True))
        self.tabs = PartTabs()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._wide: bool | None = None
        self._lay_out()
        self.story.correct_asked.connect(self.correct_asked)
        self.story.strike_asked.connect(self.strike_asked)
        self.definition.change_asked.connect(self.definition_asked)
        for part_sections in (self.answer, self.people):
            part_sections.deed_asked.connect(self.deed_asked)
        self.letters.wrong_asked.connect(lambda letter: self.deed_asked.emit(CORRECTION, str(letter)))
        self.contact.person_asked.connect(self.person_asked)
        self.contact.needs_asked.connect(self.needs_asked)
        if file.known_on is not None:
            for change in (self.definition.change, self.contact.person, self.contact.needs):
                change.hide()
        self.tabs.currentChanged.connect(lambda _at: self._follow())
        self.show_part(part)
        self.dress()

    def part(self) -> str:
        """The part that is shown."""
        return PARTS[self.tabs.currentIndex()]

    def show_part(self, part: str) -> None:
        """Shows a part."""
        self.tabs.setCurrentIndex(PARTS.index(part))
        self._follow()

    def dress(self) -> None:
        """Puts the complaint beside the other parts where there is room, and under a tab where there is not."""
        wide = self.width() >= units(ROOM_FOR_DEFINITION)
        for part in PARTS:
            at_most = characters(DEFINITION_WIDTH if part == "definition" else LINE_WIDTH)
            self.sections[part].setMaximumWidth(at_most if wide else UNLIMITED)
        if wide != self._wide:
            self._wide = wide
            at = PARTS.index("definition")
            if wide and self.tabs.currentIndex() == at:
                self.tabs.setCurrentIndex(0)
            self.tabs.setTabVisible(at, not wide)
            self._follow()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part alone."""
        widest = max(section.minimumSizeHint().width() for section in (*self.sections.values(), self.top))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new width."""
        self.dress()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        spaced(whole, gap=1.5)
        top = QVBoxLayout(self.top)
        spaced(top, gap=1.5)
        top.addWidget(self.head)
        top.addWidget(clock_panel(self.file, self._show_working))
        for notice in notices(self.file, self.hazard_asked.emit, self._mend, self._tell, self._show_working):
            top.addWidget(notice)
        whole.addWidget(self.top)
        below = QVBoxLayout(self.parts)
        spaced(below, gap=1)
        self._lay_tabs()
        below.addWidget(self.tabs)
        spaced(self._box, gap=4)
        for part in ("story", "answer", "letters", "contact"):
            self._box.addWidget(self.sections[part], 2)
        self._box.addWidget(self.definition, 1)
        self._box.addStretch(0)
        below.addLayout(self._box, 1)
        whole.addWidget(self.parts, 1)

    def _lay_tabs(self) -> None:
        count = len(self.file.letters)
        letters = f"Letters ({count})" if count else "Letters"
        titles = ("Story", "Points and outcomes", "Answer", letters, "Contact")
        self.tabs.setObjectName("parts")
        self.tabs.setAccessibleName("Parts of the case")
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for title in titles:
            self.tabs.addTab(title)

    def _follow(self) -> None:
        for part, section in self.sections.items():
            section.setVisible(part == self.part() or (part == "definition" and bool(self._wide)))

    def _tell(self, view: UpdateView) -> None:
        self.update_asked.emit(view)

    def _show_working(self, view: Dated) -> None:
        self.working_asked.emit(view)

    def _mend(self, letter: LetterView) -> None:
        self.mend_asked.emit(letter)

    def _show_letter(self, letter: LetterView) -> None:
        self.letter_asked.emit(letter)
