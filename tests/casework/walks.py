"""Walking a guide to every one of its ends, as its window would, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.casework.guides import CHECK, Answers, Field, Guide, Step, visible_fields

CHOSEN = ("choice", "yes_no")
EMPTY: Mapping[str, Any] = {
    "line": "",
    "lines": "",
    "date": None,
    "choice": "",
    "yes_no": "",
    "tick": False,
    "list": (),
    "points": (),
}
Typed = Callable[[Field], Any]
"""What is typed into a field that is not a choice."""


def walks(guide: Guide, typed: Typed, fixed: Answers | None = None) -> Iterator[dict[str, Any]]:
    """The answers of every walk through a guide, each choice taken in turn; `fixed` answers are not varied.

    On the way it holds that a step's problems go once it is answered, that they stand beside fields that are on the
    page, and that the steps at the side are those that were walked.
    """
    yield from _from(guide, guide.first, {**(fixed or {})}, (guide.first,), typed)


def _from(
    guide: Guide, key: str, answers: dict[str, Any], walked: tuple[str, ...], typed: Typed
) -> Iterator[dict[str, Any]]:
    if key == CHECK:
        assert guide.path(answers) == walked
        yield answers
        return
    step = guide.step(key)
    before = {field.key: EMPTY[field.kind] for field in visible_fields(step, answers)}
    _problems_are_on_the_page(guide, step, {**before, **answers})
    for answered in _answered(step, answers, typed):
        assert guide.problems(key, answered) == (), (key, answered)
        if step.advice is not None:
            assert isinstance(step.advice(answered), str)
        following = guide.following(key, answered)
        if following:
            assert following not in walked, f"{following} is walked twice"
            yield from _from(guide, following, answered, (*walked, following), typed)
        else:
            assert guide.path(answered) == walked
            yield answered


def _answered(step: Step, answers: dict[str, Any], typed: Typed) -> Iterator[dict[str, Any]]:
    """The step answered in every way: a choice may bring up another field, which is then answered too."""
    for field in visible_fields(step, answers):
        if field.key in answers:
            continue
        values = [option.key for option in field.options] if field.kind in CHOSEN else [typed(field)]
        for value in values:
            yield from _answered(step, {**answers, field.key: value}, typed)
        return
    yield answers


def _problems_are_on_the_page(guide: Guide, step: Step, answers: dict[str, Any]) -> None:
    """What an untouched page complains of is beside its fields, and an optional field is never missing."""
    shown = {field.key: field for field in visible_fields(step, answers)}
    for problem in guide.problems(step.key, answers):
        assert problem.field in shown, (step.key, problem)
        assert not shown[problem.field].optional, (step.key, problem)
        assert problem.sentence.endswith((".", "?"))
