"""Posting: the dialog in which she says on which day an issued letter went, and how; that is what stops the clock.

A letter that no longer says what the record says is told before it is recorded as gone, and can be withdrawn instead.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from app.casework.desks import Desk
from app.casework.guides import Field, Option
from app.casework.letter_flags import flags_if_posted
from app.casework.letters import mark_posted, posting_effect
from app.casework.postings import dated_otherwise
from app.casework.ways_to_send import BY
from app.rules.dates import long_date
from app.rules.problems import UserError
from app.rules.words import capital
from app.ui.buttons import primary_button, quiet_button
from app.ui.choice_fields import ChoiceField
from app.ui.date_fields import DateField
from app.ui.field_dialogs import FieldDialog
from app.ui.fields import LineField
from app.ui.labels import Words
from app.ui.panels import NoticePanel
from app.ui.stale_notices import WITHDRAWN, StaleNotice, withdraw_letter

WIDTH, HEIGHT = 78, 78
"""The size asked for, in grid units; never more than the screen has."""

ON = Field("on", "When did it go?", "date", "The day you posted it or handed it over, which is the day that counts.")
HOW = Field(
    "by",
    "How did you send it?",
    "choice",
    options=tuple(Option(key, capital(how)) for key, how in BY.items()),
)
PROOF = Field(
    "proof",
    "Certificate of posting or tracking number",
    "line",
    "The Post Office counter gives a certificate free of charge: proof that it was posted, not that it arrived.",
    optional=True,
)
DATED = "It is dated"
"""How the sentence begins that a letter is dated otherwise; it is said once, in the words of what she does here."""

EITHER_WAY = "If it went all the same, record that here. If it did not, withdraw it and write it anew."


class PostDialog(FieldDialog):
    """'I posted this on …'. Once it is accepted, `sentence` says what was recorded, for the status line.

    `anew` is then the kind and stage of the letter to write anew, if it was withdrawn instead.
    """

    wants = (WIDTH, HEIGHT)

    def __init__(self, desk: Desk, case_id: int, letter_id: int, parent: QWidget | None = None) -> None:
        super().__init__("I posted this", "When and how the letter went", parent)
        self._desk, self._case_id, self._letter_id = desk, case_id, letter_id
        self.sentence = ""
        self.anew: tuple[str, int] | None = None
        self.stale = StaleNotice("&Withdraw it and write it anew…")
        self.on, self.by, self.proof = DateField(ON), ChoiceField(HOW), LineField(PROOF)
        self.effect = NoticePanel("plain")
        self.record = primary_button("&Record the posting", self.accept, "record")
        self.leave = quiet_button("&Cancel", self.reject, "cancel")
        title = Words("I posted this letter", "title")
        self.fill(self.summary, title, self.stale, self.on, self.by, self.proof, self.effect)
        self.add_foot(self.leave, self.record)
        self.take_fields(self.on, self.by, self.proof)
        self.on.changed.connect(self._follow)
        self.stale.withdraw_asked.connect(self.withdraw)
        self.on.set_value(desk.today())
        self._follow()
        self.on.focus_first()

    def accept(self) -> None:
        """Records the posting; what is to be put right is shown beside its field, and nothing typed is lost."""
        on = self.on.value()
        try:
            mark_posted(self._desk, self._case_id, self._letter_id, on, self.by.value(), proof=self.proof.value())
        except UserError as refusal:
            self.show_refusal(refusal)
            return
        day = long_date(on) if isinstance(on, dt.date) else ""
        self.sentence = f"The letter is recorded as sent on {day} by {BY[self.by.value()]}."
        super().accept()

    def withdraw(self) -> None:
        """Strikes the letter out, to be written anew."""
        try:
            self.anew = withdraw_letter(self._desk, self._case_id, self._letter_id, self)
        except UserError as refusal:
            self.show_refusal(refusal)
            return
        if self.anew is not None:
            self.sentence = WITHDRAWN
            super().accept()

    def entered(self) -> bool:
        """Enter records."""
        self.accept()
        return True

    def _follow(self) -> None:
        """Says what this posting does and what the letter says wrongly, counted from the date as it is typed."""
        typed = self.on.value()
        day = typed if isinstance(typed, dt.date) and typed <= self._desk.today() else None
        try:
            effect = posting_effect(self._desk, self._case_id, self._letter_id, day)
            flags = flags_if_posted(self._desk, self._case_id, self._letter_id, day)
            dated = dated_otherwise(self._desk, self._case_id, self._letter_id, day)
            flags = (*(one for one in flags if not one.startswith(DATED)), *dated)
        except UserError as beyond:  # a day so long ago that no calendar is known for it
            effect, flags = beyond.sentence, ()
        self.stale.show_flags(flags, EITHER_WAY)
        self.effect.set_text(effect, "What this does")
        self.effect.setVisible(bool(effect))
