"""Letters: your wording. The words of each letter that ships, to be said otherwise, beside a sample letter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.casework.desks import Desk
from app.casework.letter_wordings import (
    WordedLetter,
    keep_wording,
    own_keys,
    own_wording,
    sample_pdf,
    usable_names,
    worded_letters,
)
from app.letters.own_wordings import ROWS_HEADING, TITLE, OwnPart, OwnWording, changed_since
from app.letters.placeholders import in_words
from app.rules.problems import Problem, UserError
from app.rules.words import listed
from app.ui.buttons import primary_button, quiet_button
from app.ui.format_bars import FormatBar
from app.ui.labels import Words, announce
from app.ui.panels import NoticePanel, ReadingColumn
from app.ui.pdf_views import PdfView
from app.ui.question_boxes import ask
from app.ui.sized_dialogs import SizedDialog
from app.ui.themes import spaced, units
from app.ui.wording_parts import WordingPart

PAUSE = 700
"""Milliseconds after the last key until the sample letter is set anew."""

BESIDE = 110
"""Grid units from which the sample letter stands beside the words; in less room it stands behind a button."""

SAVE, DROP, STAY = "&Save", "&Don't save", "S&tay"
NOTHING = "Nothing was changed."
BRACES = "What stands in braces is filled from the case. In this letter there can be:"
SHIPS = "This letter is as it ships."


class WordingDialog(SizedDialog):
    """One letter at a time. What is typed is written only by Save."""

    wants = (150, 90)

    def __init__(self, desk: Desk, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Letters: your wording")
        self._desk, self._letters = desk, worded_letters(desk)
        self._letter: WordedLetter | None = None
        self._kept = OwnWording()
        self._inside: QWidget | None = None
        self.said = ""
        """What was saved last, in a sentence."""
        self.parts: dict[str, WordingPart] = {}
        self.title, self.rows_heading = QLineEdit(), QLineEdit()
        self.choice = QComboBox()
        self.choice.setAccessibleName("Letter")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.bar = FormatBar(inserts=False)
        self.notice, self.problems = NoticePanel("amber", button="&Keep mine"), NoticePanel("red")
        self.notice.chosen.connect(self.keep_mine)
        self.reading = ReadingColumn("The words of the letter", None)
        self.preview = PdfView("A sample letter")
        self.save = primary_button("&Save", self.write, "save")
        self.back = quiet_button("&Put it back as it ships…", self.put_back, "put_back")
        self.toggle = quiet_button("Show a sa&mple", self._toggle, "sample")
        self.leave = quiet_button("&Close", self.reject, "close")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._show_sample)
        self._lay_out()
        self._fill_choice(key or self._letters[0].key)
        self.choice.activated.connect(lambda _at: self._choose())
        self._show_letter()

    def own(self) -> OwnWording:
        """What of the letter is hers, as it is typed."""
        shipped = self._letters[self.choice.currentIndex()].shipped if self._letter is None else self._letter.shipped
        heads = {TITLE: self.title.text().strip(), ROWS_HEADING: self.rows_heading.text().strip()}
        mine = {key: "" if text == getattr(shipped, key) else text for key, text in heads.items()}
        parts = {key: own for key, part in self.parts.items() if (own := part.own()) is not None}
        same = {key: old for key, old in self._kept.parts.items() if key in parts and _alike(old, parts[key])}
        before = self._kept.title_instead_of if mine[TITLE] == self._kept.title else shipped.title
        return OwnWording(
            title=mine[TITLE],
            title_instead_of=before if mine[TITLE] else "",
            rows_heading=mine[ROWS_HEADING],
            parts={**{key: old for key, old in self._kept.parts.items() if key not in self.parts}, **parts, **same},
        )

    def unsaved(self) -> bool:
        """Whether something is typed and not saved."""
        return self._letter is not None and self.own() != self._kept

    def write(self) -> bool:
        """Saves the words, or shows what to put right; whether they were saved."""
        if self._letter is None:
            return False
        try:
            keep_wording(self._desk, self._letter, self.own())
        except UserError as refusal:
            self._show_problems(refusal.problems or (Problem("", refusal.sentence),))
            return False
        self.said = f"Saved: {self._letter.name}."
        focused = self.focusWidget()
        self._fill_choice(self._letter.key)
        self._show_letter()
        self._focus_again(focused.accessibleName() if focused is not None else "")
        announce(self, self.said)
        return True

    def _focus_again(self, name: str) -> None:
        """Puts the focus on what had it before the boxes were made anew; from Save, which is done, on to Close."""
        found = (one for one in self.findChildren(QWidget) if name and one.accessibleName() == name)
        again = next((one for one in found if one.isEnabled() and one.isVisibleTo(self)), self.leave)
        again.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_back(self) -> None:
        """Puts the letter back as it ships, once she has said so; her words stay in the journal."""
        text = "Every word of this letter becomes what Casebook ships. What you wrote stays in the journal."
        back = "&Put it back"
        if self._letter is None or ask(self, "Put it back as it ships", text, (back, "&Keep my words")) != back:
            return
        keep_wording(self._desk, self._letter, OwnWording())
        self.said = f"Put back as it ships: {self._letter.name}."
        self._fill_choice(self._letter.key)
        self._show_letter()

    def keep_mine(self) -> None:
        """She has seen what ships otherwise now, and keeps her words: they are in place of what ships today."""
        letter = self._letter
        if letter is None:
            return
        own = self.own()
        seen = {key: one for key, part in self.parts.items() if (one := part.own()) is not None and key in own.parts}
        own = replace(own, title_instead_of=own.title and letter.shipped.title, parts={**own.parts, **seen})
        try:
            keep_wording(self._desk, letter, own)
        except UserError as refusal:
            self._show_problems(refusal.problems or (Problem("", refusal.sentence),))
            return
        self.said = f"Your words stay: {letter.name}."
        self._show_letter()

    def reject(self) -> None:
        """Closes, unless what is typed is to be saved first and cannot be."""
        if self._may_leave():
            super().reject()

    def dress(self) -> None:
        """Fits itself to width and text size."""
        beside = self.width() >= units(BESIDE)
        self.toggle.setVisible(not beside)
        sample = self.toggle.isChecked()
        self._left.setVisible(beside or not sample)
        self.bar.setVisible(beside or not sample)
        self.preview.setVisible(beside or sample)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits itself to the new size."""
        super().resizeEvent(event)
        self.dress()

    def _toggle(self) -> None:
        self.toggle.setText("Back to the &words" if self.toggle.isChecked() else "Show a sa&mple")
        self.dress()

    def _choose(self) -> None:
        """Another letter was chosen; what is typed in this one is asked for first."""
        wanted = str(self.choice.currentData())
        if self._letter is None or wanted == self._letter.key:
            return
        here = self._letter.key
        self.choice.setCurrentIndex(self.choice.findData(here))
        if self._may_leave():
            self._fill_choice(wanted)
            self._show_letter()

    def _may_leave(self) -> bool:
        if not self.unsaved():
            return True
        answer = ask(self, "Letters: your wording", "Save the words you changed?", (SAVE, DROP, STAY), SAVE)
        return answer == DROP or (answer == SAVE and self.write())

    def _fill_choice(self, key: str) -> None:
        mine = own_keys(self._desk)
        self.choice.clear()
        for letter in self._letters:
            self.choice.addItem(f"{letter.name}{' (yours)' if letter.key in mine else ''}", letter.key)
        self.choice.setCurrentIndex(max(0, self.choice.findData(key)))

    def _show_letter(self) -> None:
        """Shows the letter that is chosen, as it is in the book."""
        letter = self._letters[self.choice.currentIndex()]
        kept = own_wording(self._desk, letter)
        self._letter, self._kept = None, kept
        self._build(letter)
        self.title.setText(kept.title or letter.shipped.title)
        self.rows_heading.setText(kept.rows_heading or letter.shipped.rows_heading)
        for key, part in self.parts.items():
            part.show_words(kept.parts.get(key))
        self._letter = letter
        self._show_problems(())
        self._show_changed(letter, kept)
        self._follow()
        self._show_sample()

    def _show_changed(self, letter: WordedLetter, kept: OwnWording) -> None:
        """Points out what ships otherwise now than when she wrote hers."""
        names = {part.key: f"“{part.name}”" for part in letter.rule.parts} | {TITLE: "the title"}
        changed = [names.get(key, f"“{key}”") for key in changed_since(letter.shipped, kept)]
        said = f"Casebook's own words are others now in {listed(changed)}. Yours stand, and are used."
        how = "Keep mine says that you have seen it. To see what ships, put the letter back; the journal keeps yours."
        self.notice.set_text(f"{said} {how}", "A new version of Casebook words this otherwise")
        self.notice.setVisible(bool(changed))

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        for key, part in self.parts.items():
            part.show_problem("\n".join(one.sentence for one in problems if one.field == key))
        self.problems.set_text("\n".join(one.sentence for one in problems), "To put right")
        self.problems.setVisible(bool(problems))
        if problems:
            self.reading.verticalScrollBar().setValue(0)
            announce(self, problems[0].sentence)

    def _show_sample(self) -> None:
        if self._letter is not None:
            self.preview.show_pdf(sample_pdf(self._desk, self._letter, self.own()))

    def _typed(self) -> None:
        if self._letter is not None:
            self._follow()
            self._timer.start()

    def _follow(self) -> None:
        self.save.block("" if self.unsaved() else NOTHING)
        self.back.block("" if self._kept else SHIPS)

    def _build(self, letter: WordedLetter) -> None:
        """The boxes of a letter, in place of those of the one before."""
        self.bar.serve(None)
        inside = QWidget()
        column = QVBoxLayout(inside)
        spaced(column, gap=2.5)
        heads = QVBoxLayout()
        spaced(heads, gap=0.5)
        self.title, self.rows_heading = QLineEdit(), QLineEdit()
        rows = any(part.look == "row" for part in letter.shipped.parts)
        for edit, name, shown in (
            (self.title, "Title of the letter", True),
            (self.rows_heading, "Heading over what happens next", rows),
        ):
            edit.setAccessibleName(name)
            edit.textChanged.connect(self._typed)
            if shown:
                heads.addWidget(Words(name, bold=True))
                heads.addWidget(edit)
        column.addLayout(heads)
        self.parts = {
            part.key: WordingPart(part, letter.rule.part(part.key), letter.shipped) for part in letter.shipped.parts
        }
        for box in self.parts.values():
            box.changed.connect(self._typed)
            for text in box.texts:
                text.entered.connect(lambda text=text: self.bar.serve(text))
            column.addWidget(box)
        column.addWidget(Words(f"{BRACES} {in_words(usable_names(self._desk, letter))}.", "small", "quiet"))
        if self._inside is not None:
            self._body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        self._body.addWidget(inside)
        inside.show()  # at once: the focus may be on its way there

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        spaced(whole, (0, 2, 0, 2), 1)
        head = QVBoxLayout()
        spaced(head, (3, 0, 3, 0), 1)
        head.addWidget(Words("Letters: your wording", "title"))
        head.addWidget(self.choice)
        head.addWidget(self.bar)
        whole.addLayout(head)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        spaced(left, gap=1)
        self._body = QVBoxLayout()
        spaced(self._body, gap=2)
        self._body.addWidget(self.problems)
        self._body.addWidget(self.notice)
        self.reading.column.addLayout(self._body)
        left.addWidget(self.reading, 1)
        row = QHBoxLayout()
        spaced(row, (0, 0, 2, 0), 1)
        row.addWidget(self._left, 1)
        row.addWidget(self.preview, 1)
        whole.addLayout(row, 1)
        self.toggle.setCheckable(True)
        foot = QHBoxLayout()
        spaced(foot, (3, 0, 3, 0), 1)
        foot.addWidget(self.back)
        foot.addStretch(1)
        for button in (self.toggle, self.leave, self.save):
            foot.addWidget(button)
        whole.addLayout(foot)
        self.save.setDefault(False)
        self.resize(self.sizeHint())
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)


def _alike(one: OwnPart, other: OwnPart) -> bool:
    """Whether two are the same words; what they were written in place of may differ."""
    return (one.heading, one.says) == (other.heading, other.says)
