"""Guides: step tables, free of Qt, that lead the officer through a decision one question a step.

A guide is data with two kinds of pure function: which step follows, and what is wrong with what was typed. The window
that shows one asks `path` and `problems`; a test walks every guide to every end without a window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.rules.problems import Problem

Answers = Mapping[str, Any]
"""What was typed so far, by field key. Kinds and their types:

line, lines -> str; rich -> str with marks, see `app.letters.marks`; date -> datetime.date, or None when empty, or the
text as typed when it cannot be read as a date; choice -> the option's key, or ""; yes_no -> "yes", "no" or "";
tick -> bool; list -> tuple[str, ...];
points -> tuple[tuple[text, whose], ...]
"""

CHECK = "check"
"""The key of the last step of every guide: *Check your answers*."""


class Caution(str):
    """Advice on what must be watched: what is late, not valid, does not count, or is a danger. It is shown in amber."""

    __slots__ = ()


def advised(lines: Iterable[str]) -> str:
    """Lines of advice as one text; it is to be watched where one of the lines is."""
    said = tuple(filter(None, lines))
    text = "\n".join(said)
    return Caution(text) if any(isinstance(line, Caution) for line in said) else text


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen, with a plain hint below it."""

    key: str
    label: str
    hint: str = ""


YES_NO = (Option("yes", "Yes"), Option("no", "No"))
"""The answers to a question of yes or no."""


@dataclass(frozen=True)
class Field:
    """One thing to type or choose. `kind` is one of line, lines, date, choice, yes_no, tick, list, points, rich."""

    key: str
    label: str
    kind: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    optional: bool = False
    initial: Any = None
    shown: Callable[[Answers], bool] | None = None
    """When given, the field is on the page only while this holds (a representative's name, once there is one)."""


@dataclass(frozen=True)
class Step:
    """One page of a guide: a question, the clause in small type, and the fields that answer it."""

    key: str
    title: str
    """Short, for the list of steps at the side: 'Who is complaining'."""
    question: str
    """The heading of the page: 'Who is complaining?'."""
    fields: tuple[Field, ...] = ()
    clause: str = ""
    """In small type under the question: 'Code 1.3: the word complaint need not be used.'"""
    help: str = ""
    advice: Callable[[Answers], str] | None = None
    """A sentence shown in a panel as answers change: a computed date; a `Caution` where it must be watched."""
    advice_under: str = ""
    """The field under which the panel stands; under the last where empty."""
    ticked: Callable[[Answers], str] | None = None
    """What its ticks come to, on the page of answers, in place of a Yes or No for each; empty where they are shown."""
    ending: str = ""
    """For a step that ends the guide elsewhere (not a complaint): the verb on the last button."""


@dataclass(frozen=True)
class Guide:
    """A whole guide: its steps, where it starts, which step follows, what is wrong on a step, and the last verb."""

    key: str
    title: str
    steps: tuple[Step, ...]
    first: str
    following: Callable[[str, Answers], str]
    """The key of the step after this one; CHECK for the last page; "" where a step ends the guide."""
    problems: Callable[[str, Answers], tuple[Problem, ...]]
    """What must be put right on this step before going on; `Problem.field` is a field key of the step."""
    finish: str = "Save"
    """The verb on the last button: 'Log this complaint'."""
    kept_as: Callable[[str], str] = str
    """Under which key the answer to a field is kept while the guide is half done; another key is another question."""

    def step(self, key: str) -> Step:
        """The step with this key. Raises KeyError for a key the guide does not have."""
        return {step.key: step for step in self.steps}[key]

    def path(self, answers: Answers) -> tuple[str, ...]:
        """The steps in the order they are walked with these answers, ending with CHECK or an ending step."""
        walked = [self.first]
        while walked[-1] != CHECK and (following := self.following(walked[-1], answers)):
            walked.append(following)
        return tuple(walked)


def visible_fields(step: Step, answers: Answers) -> tuple[Field, ...]:
    """The fields of a step that are on its page with these answers."""
    return tuple(field for field in step.fields if field.shown is None or field.shown(answers))
