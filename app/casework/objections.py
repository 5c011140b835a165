"""Objections: what a resident says of a later date, where they were asked to agree and do not, or do so later.

Editions before that of 2024 want both sides to agree to a long extension, and have whoever does not agree told that
they can dispute the plan or its dates with the Ombudsman (2022 Code 5.2, 5.3). Nobody has to say why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.casework.guides import Answers, Field
from app.casework.quoted_fields import QUOTED
from app.casework.review_dates import as_kept
from app.casework.texts import NAME_LENGTH, TEXT_LENGTH, past_date_problems, tidy, tidy_line, too_long
from app.rules.problems import Problem

AGREES = {"yes": "agrees", "no": "does not agree"}
"""What a resident can say of a new date."""


@dataclass(frozen=True)
class Objection:
    """What was said against a new date, by whom, and when."""

    words: str = ""
    by: str = ""
    """Who said it for the resident; empty where they did themselves."""
    on: dt.date | str | None = None

    def body(self) -> dict[str, Any]:
        """What the journal keeps of it."""
        kept = {"objection": tidy(self.words), "objected_by": tidy_line(self.by), "objected_on": as_kept(self.on)}
        return {key: value for key, value in kept.items() if value}


def objection_of(answers: Answers) -> Objection:
    """What the answers of a guide say against a new date; nothing where the resident agrees, or has not answered."""
    if answers.get("agreed") != "no":
        return Objection()
    words, by = str(answers.get("objection") or ""), str(answers.get("objected_by") or "")
    return Objection(words, by, answers.get("objected_on"))


def objection_problems(objection: Objection, today: dt.date) -> tuple[Problem, ...]:
    """What must be put right in an objection; it need not say anything."""
    found = [
        *too_long("objection", "This", objection.words, TEXT_LENGTH),
        *too_long("objected_by", "The name", objection.by, NAME_LENGTH),
    ]
    if objection.on is not None:
        found += past_date_problems("objected_on", "The day on which they said so", objection.on, today)
    return tuple(found)


def objection_fields(today: dt.date) -> tuple[Field, ...]:
    """What is asked of a resident's objection, once it is said that they do not agree."""
    return (
        Field(
            "objection",
            "What they say against it",
            "lines",
            f"In their own words. They need not say why. {QUOTED}.",
            optional=True,
            shown=_objects,
        ),
        Field("objected_on", "Day on which they said so", "date", optional=True, initial=today, shown=_objects),
        Field(
            "objected_by",
            "Who said so for them",
            "line",
            "Leave it empty where they spoke for themselves.",
            optional=True,
            shown=_objects,
        ),
    )


def objection_told(body: Mapping[str, Any]) -> str:
    """What an entry of more time keeps of an objection, for the page; empty for nothing."""
    words, by = str(body.get("objection", "")), str(body.get("objected_by", ""))
    return f"{f'{by}, for them' if by else 'They say'}: “{words}”" if words else ""


def _objects(answers: Answers) -> bool:
    return answers.get("agreed") == "no"
