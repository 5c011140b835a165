"""The dialogs of a case page: each fills in one form of casework, and says what was recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.casework.case_deeds import deed_form
from app.casework.case_guides import (
    CaseForm,
    closing_form,
    correction_form,
    note_form,
    striking_form,
)
from app.casework.definition_guides import definition_form
from app.casework.desks import Desk
from app.casework.edition_changes import edition_form
from app.casework.event_guides import event_form
from app.casework.hazard_guides import hazard_form
from app.casework.particular_guides import needs_form, person_form
from app.rules.problems import Problem
from app.ui.form_dialogs import FormDialog
from app.ui.guide_dialogs import GuideDialog
from app.ui.guide_keepers import GuideKeeper
from app.ui.routes import Routes


class CaseFormDialog:
    """A form of casework in its window; `said` holds what was recorded once it is accepted."""

    def __init__(self, form: CaseForm, subtitle: str, parent: QWidget | None = None) -> None:
        self.said = ""
        self._form = form
        one_page = form.guide.path({}) == (form.guide.first,)
        kind = FormDialog if one_page else GuideDialog
        self.window = kind(form.guide, parent=parent, subtitle=subtitle, on_finish=self._act)
        if isinstance(self.window, FormDialog):
            self.window.set_subject(subtitle)

    def exec(self) -> bool:
        """Shows it; whether something was recorded."""
        return bool(self.window.exec())

    def _act(self, answers: Mapping[str, Any]) -> tuple[Problem, ...]:
        self.said = self._form.act(answers)
        return ()


@dataclass(frozen=True)
class CaseDialogs:
    """Every dialog of one case. Each answers whether something was recorded, and has told the window if so."""

    desk: Desk
    routes: Routes
    parent: QWidget | None
    case_id: int
    subtitle: str
    """Whose case it is, for the side of the dialog: 'Mr D. Dunmore · 2026/031'."""

    def add_note(self) -> bool:
        """What happened or was said."""
        return self._fill_in(note_form(self.desk, self.case_id), "note")

    def record_hazard_action(self, of: str = "") -> bool:
        """What was done about the hazard of this number; without one, about the only one."""
        return self._fill_in(hazard_form(self.desk, self.case_id, of), ":".join(filter(None, ("hazard", of))))

    def record_event(self, kind: str = "", stage: int = 0) -> bool:
        """An event that moves the clocks; without `kind`, it is chosen first."""
        return self._fill_in(event_form(self.desk, self.case_id, kind, stage), f"event:{kind}:{stage}")

    def correct_date(self, seq: int | None = None) -> bool:
        """The right date of an entry; without `seq`, it is chosen first."""
        return self._fill_in(correction_form(self.desk, self.case_id, seq), f"correction:{seq or 0}")

    def strike_out(self, seq: int) -> bool:
        """Why an entry should not be there."""
        return self._fill_in(striking_form(self.desk, self.case_id, seq), f"striking:{seq}")

    def change_definition(self) -> bool:
        """The points, outcomes and questions as they should be."""
        return self._fill_in(definition_form(self.desk, self.case_id), "definition")

    def change_person(self) -> bool:
        """Who is complaining and who acts for them, as it should be."""
        return self._fill_in(person_form(self.desk, self.case_id), "person")

    def change_needs(self) -> bool:
        """What helps them, as it should be."""
        return self._fill_in(needs_form(self.desk, self.case_id), "needs")

    def change_edition(self) -> bool:
        """Which edition of the Code the case is handled under, and why."""
        return self._fill_in(edition_form(self.desk, self.case_id), "edition")

    def close_case(self) -> bool:
        """Why the case can be closed."""
        return self._fill_in(closing_form(self.desk, self.case_id), "closing")

    def do_deed(self, key: str, of: str = "") -> bool:
        """One of the deeds that a case offers, of what within the case."""
        return self._fill_in(deed_form(self.desk, self.case_id, key, of), ":".join(filter(None, (key, of))))

    def _fill_in(self, form: CaseForm, name: str) -> bool:
        """Fills in a form; what is typed is kept under its name until it is recorded."""
        dialog = CaseFormDialog(form, self.subtitle, self.parent)
        dialog.window.keep_with(GuideKeeper(self.desk, name, self.case_id, dialog.window))
        recorded = dialog.exec()
        dialog.window.deleteLater()
        if recorded:
            self.routes.changed.emit(dialog.said)
        if recorded and form.opens is not None:
            self.routes.letter_asked.emit(self.case_id, *form.opens)
        return recorded
