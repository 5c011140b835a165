"""How each deed is walked: a case at which it can be done, and what is typed. All of it is invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.casework.desks import Desk
from app.casework.guides import Field
from tests.casework.cases import Case

Typed = Callable[[Field], Any]


@dataclass(frozen=True)
class DeedWalk:
    """One way of walking one deed."""

    key: str
    """The key of the deed."""
    case: Callable[[Desk], Case]
    """A case at which it can be done; the case's own desk has moved on to the day."""
    typed: Typed
    """What is typed into a field that is not a choice."""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Answers that are not varied."""
    of: Callable[[Case], str] = lambda _case: ""
    """Of what within the case."""


WALKS: tuple[DeedWalk, ...] = ()
"""Every deed at least once."""
