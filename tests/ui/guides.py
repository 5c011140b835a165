"""An invented guide of every kind of field, to try the windows of guides on."""

from __future__ import annotations

import datetime as dt

from app.casework.guides import CHECK, Answers, Field, Guide, Option, Step
from app.rules.problems import Problem

ORDER = ("kind", "why", "date", "points", CHECK)

STEPS = (
    Step(
        "kind",
        "What it is",
        "Is it a complaint?",
        (Field("complaint", "Is it a complaint", "yes_no"),),
        "Code 1.2: any expression of dissatisfaction.",
    ),
    Step(
        "request",
        "A service request",
        "It is a service request",
        (Field("job", "Job", "line"),),
        ending="Log this request",
    ),
    Step(
        "why",
        "Why more time",
        "Why is more time needed?",
        (
            Field("reason", "Reason", "lines"),
            Field("for", "Waiting for", "choice", options=(Option("us", "Us"), Option("other", "Somebody else"))),
            Field("who", "Who", "line", shown=lambda answers: answers["for"] == "other"),
        ),
        "Code 6.4",
        help="The letter gives this reason.",
    ),
    Step(
        "date",
        "The new date",
        "By when will you answer?",
        (Field("until", "New date", "date"), Field("told", "She has been told", "tick", optional=True)),
        advice=lambda answers: "Post the letter by Friday." if isinstance(answers["until"], dt.date) else "",
    ),
    Step(
        "points", "The points", "What is it about?", (Field("points", "Point", "points"), Field("want", "Wish", "list"))
    ),
)


def following(key: str, answers: Answers) -> str:
    if key == "kind" and answers["complaint"] == "no":
        return "request"
    return "" if key == "request" else ORDER[ORDER.index(key) + 1]


def problems(key: str, answers: Answers) -> tuple[Problem, ...]:
    asked = {
        "kind": [("complaint", "Choose whether it is a complaint.")],
        "why": [("reason", "Enter the reason."), ("for", "Choose who is being waited for.")],
        "points": [("points", "Enter at least one point.")],
    }
    found = [Problem(field, sentence) for field, sentence in asked.get(key, []) if not answers[field]]
    if key == "date" and not isinstance(answers["until"], dt.date):
        found.append(Problem("until", "Enter the new date as a day, month and year, for example 27 3 2026."))
    return tuple(found)


GUIDE = Guide("extend", "Extend stage 1", STEPS, "kind", following, problems, "Extend")

FULL = {
    "complaint": "yes",
    "reason": "The wall has to be opened first.",
    "for": "us",
    "until": dt.date(2026, 12, 11),
    "points": (("Nobody came", "ours"),),
}
