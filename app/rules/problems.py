"""What the officer can put right: a problem beside a field, and a refusal that carries problems."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to put right: where it is, and a sentence that says how.

    `field` is the key of the form field or letter part that the sentence belongs beside; empty for the whole form.
    """

    field: str
    sentence: str


class UserError(Exception):
    """Something the officer can put right; the message says what happened, why, and what to do."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.problems = problems


class Refused(UserError):
    """What was typed cannot be recorded as it stands; each problem says what to put right."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.sentence for problem in problems), problems)
