"""Who is complaining and how to reach them, who acts for them, what would help them, and who deals with each stage."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.files import CaseFile
from app.casework.intakes import Person, Representative
from app.ui.buttons import link_button
from app.ui.case_words import breakable
from app.ui.flows import SideBySide
from app.ui.forms import NOT_PROVIDED
from app.ui.labels import SectionHeading, Words
from app.ui.themes import spaced

Facts = tuple[tuple[str, str], ...]


def person_facts(person: Person) -> Facts:
    """The person complaining, as letters address them."""
    return (
        ("Name", person.name),
        ("Letters begin", f"Dear {person.salutation or person.name}"),
        ("Address", _place(person)),
        ("Telephone", person.phone),
        ("E-mail", person.email),
    )


def representative_facts(person: Representative) -> Facts:
    """Who acts for them, and what shows that they may."""
    return (
        ("Name", person.name),
        ("Who they are", person.relation),
        ("Address", _place(person)),
        ("Telephone", person.phone),
        ("E-mail", person.email),
        ("What shows that they may act", person.authority),
    )


def needs_facts(file: CaseFile) -> Facts:
    """What would make it easier for them."""
    return (
        ("Large print", "Yes" if file.large_print else "No"),
        ("Other adjustments", "\n".join(file.adjustments)),
        ("What makes them vulnerable", file.vulnerabilities),
    )


def _place(person: Person | Representative) -> str:
    return "\n".join(filter(None, (person.address, person.postcode)))


class ContactSection(QWidget):
    """The particulars of a case, under headings; a blank is 'Not provided'."""

    person_asked = Signal()
    """Change who is complaining, or who acts for them."""
    needs_asked = Signal()
    """Change what helps them."""

    def __init__(self, file: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0.75)
        self._add("Person", person_facts(file.person))
        if file.representative is None:
            self._add("Representative", (("Name", "Nobody acts for them"),))
        else:
            self._add("Representative", representative_facts(file.representative))
        self.person = link_button("Change…", self.person_asked.emit, "person")
        self.person.setAccessibleName("Change who is complaining and who acts for them")
        self._column.addWidget(self.person, 0, Qt.AlignmentFlag.AlignLeft)
        self._add("What would help", needs_facts(file))
        self.needs = link_button("Change…", self.needs_asked.emit, "needs")
        self.needs.setAccessibleName("Change what would help")
        self._column.addWidget(self.needs, 0, Qt.AlignmentFlag.AlignLeft)
        self._add("Who deals with it", tuple((f"Stage {stage}", name) for stage, name in file.people))
        self._column.addStretch(1)

    def _add(self, heading: str, facts: Facts) -> None:
        self._column.addWidget(SectionHeading(heading))
        for label, value in facts:
            row = SideBySide(48, 0.5)
            for words, share in ((Words(label, tone="quiet"), 1), (Words(breakable(value) or NOT_PROVIDED), 2)):
                words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                row.add(words, share)
            self._column.addWidget(row)
