"""Forms: the right field for each kind of question, and an answer put in words for a page of answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.casework.guides import YES_NO, Field
from app.letters.marks import unmarked
from app.rules.dates import long_date
from app.ui.choice_fields import ChoiceField, TickField, YesNoField
from app.ui.date_fields import DateField
from app.ui.fields import FieldBox, LineField, LinesField
from app.ui.list_fields import WHOSE, ListField, PointsField
from app.ui.rich_fields import RichField

KINDS: dict[str, Callable[[Field], FieldBox]] = {
    "line": LineField,
    "lines": LinesField,
    "date": DateField,
    "choice": ChoiceField,
    "yes_no": YesNoField,
    "tick": TickField,
    "list": ListField,
    "points": PointsField,
    "rich": RichField,
}
BLANKS: dict[str, Any] = {
    "line": "",
    "lines": "",
    "date": None,
    "choice": "",
    "yes_no": "",
    "tick": False,
    "list": (),
    "points": (),
    "rich": "",
}
"""What each kind of field answers while nothing is typed."""

NOT_PROVIDED = "Not provided"


def field_box(field: Field, parent: QWidget | None = None) -> FieldBox:
    """The box for a field. Raises KeyError for a kind that there is not."""
    box = KINDS[field.kind](field)
    if parent is not None:
        box.setParent(parent)
    return box


def blank(field: Field) -> Any:  # noqa: ANN401 - the type goes with the kind of field
    """What the field answers before anything is typed."""
    return BLANKS[field.kind] if field.initial is None else field.initial


def in_words(field: Field, value: Any) -> str:  # noqa: ANN401 - as above
    """An answer as the page of answers shows it; a blank is 'Not provided'."""
    match field.kind:
        case "tick":
            return "Yes" if value else "No"
        case "choice" | "yes_no":
            labels = {option.key: option.label for option in field.options or YES_NO}
            return labels.get(value, NOT_PROVIDED)
        case "list":
            return "\n".join(f"{number}. {text}" for number, text in enumerate(value or (), 1)) or NOT_PROVIDED
        case "points":
            names = {option.key: option.label for option in field.options or WHOSE}
            lines = (f"{number}. {text} ({names[whose]})" for number, (text, whose) in enumerate(value or (), 1))
            return "\n".join(lines) or NOT_PROVIDED
        case "rich":
            return unmarked(str(value or "")) or NOT_PROVIDED
    return long_date(value) if isinstance(value, dt.date) else str(value or "") or NOT_PROVIDED
