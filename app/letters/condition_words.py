"""Conditions in plain words, for whoever writes the letters anew: when a sentence is said, and when it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.letters.asks import GONE, Ask

AND = " and "
"""What stands between conditions that must all hold."""

WHEN: Mapping[str, str] = {
    "acknowledged_late": "the acknowledgement is late",
    "acts_all": "somebody speaks for them in everything",
    "acts_letters": "somebody speaks for them and gets their letters",
    "acts_meetings": "somebody comes with them to meetings and does no more",
    "acts_talk": "somebody asks and answers for them and they decide",
    "acts_unsaid": "somebody speaks for them and it is not on record how far",
    "adjustments": "something was agreed to make this easier for them",
    "agreed_all": "you agree with every point",
    "agreed_none": "you agree with no point",
    "agreed_partly": "you agree with part of every point",
    "agreed_to": "they agree to the later date",
    "agreement_open": "they have not said yet whether they agree to the later date",
    "agreement_unwanted": "nobody has to agree to the later date",
    "all_ours": "everything is yours to answer for",
    "answered_before": "the matter was dealt with before",
    "answered_own": "every finding is in your own words",
    "at_court": "the matter is at court",
    "aware_on": "the day is known on which they learnt of it",
    "beyond_limit": "the later date is beyond what is ordinary",
    "check_promised": "a letter said that they would be told whose a point is",
    "checked": "it was settled whose a point is, and no letter told them yet",
    "circumstances": "their circumstances are on record",
    "claim": "a claim number is on record",
    "discretion": "it is on record how you used your discretion",
    "comes_along": "whoever acts for them comes to meetings",
    "comes_too": "whoever acts for them comes to meetings as well",
    "earlier_part": "whoever looks at it had a part in an earlier stage",
    "earlier_reference": "the earlier complaint has a reference",
    "escalation_window": "your policy says within how many days to ask for the next stage",
    "evidence": "the evidence is on record",
    "evidence_landlord": "your own evidence is on record",
    "evidence_resident": "their evidence is on record",
    "fact_givers": "somebody gave you facts",
    "factors": "what was weighed is on record",
    "factors_unsaid": "what was weighed is not on record",
    "final": "there is no further stage",
    "good_reason": "a good reason for so long is on record",
    "handler_phone": "whoever deals with it has a telephone number",
    "handler_post": "whoever deals with it has a post",
    "hazard_note": "a possible danger was acted on",
    "help_agreed": "some help was agreed, or large print",
    "impact": "what it meant for them is on record",
    "impact_unsaid": "what it meant for them is not on record",
    "instead": "it is on record where else they can go",
    "interval": "it is agreed how often they hear from you",
    "lapses": "dates of the stage before were missed",
    "large_print_given": "their letters are in large print",
    "large_print_unsaid": "they want large print and it is not listed",
    "late_answer": "the answer is late",
    "late_notice": "the notice is late",
    "left_answered": "the points that are not looked at again were answered before",
    "lessons": "there are lessons on record",
    "mixed_agreed": "you agree with some points and not with others",
    "mixed_own": "some findings are in your own words and others are not",
    "mixed_partly": "you agree in part with some points",
    "mixed_refused": "you do not agree with some points",
    "nothing_left": "nothing is still to be done, no danger is open and no repair goes on",
    "not_agreed_to": "they do not agree to the later date",
    "not_ours": "a point is not yours to answer for",
    "nothing_more": "nothing more is offered than before",
    "nothing_wrong": "nothing was wrong",
    "numbered_anew": "the points of a stage have other numbers than in the answer before",
    "number_kept": "the one point of a stage has the number of the answer before",
    "numbers_kept": "the points of a stage have the numbers of the answer before",
    "objected_by": "somebody objected for them",
    "objected_on": "the day of their objection is known",
    "objection": "their objection is on record",
    "occurred_on": "the day is known on which it happened",
    "offered_before": "something was offered at an earlier stage",
    "offers_kept": "what was offered before stands",
    "offers_unsaid": "nobody has said whether what was offered before stands",
    "ombudsman_months": "there is a time within which to go to the Ombudsman",
    "one_point": "there is one point only",
    "open_hazards": "something that may be a danger is still to be looked into",
    "open_steps": "something from an earlier stage is still to be done",
    "other_ground": "the ground is one of your own policy",
    "outcomes": "they said what they would like",
    "outstanding": "something is still to be done",
    "overturned": "it was refused at first",
    "overturned_by_ombudsman": "it was refused at first and the Ombudsman said otherwise",
    "overturned_by_us": "it was refused at first and you changed that",
    "panel": "a panel has to meet",
    "part": "the stage is about some of the points alone",
    "payments": "something is paid",
    "payments_in_all": "something is paid, now or from before",
    "plain_words": "what went wrong is on record in plain words",
    "policy_reference": "the place in your policy is on record",
    "questions": "there are questions to ask them",
    "received_how": "it is known how they told you",
    "relied_on": "a policy or law was relied on",
    "remedies": "something is offered",
    "remedies_unsaid": "nothing that is offered is on record",
    "repair_note": "a repair goes ahead at the same time",
    "repair_alone": "a repair goes on, and nothing else is still to be done",
    "representative": "somebody acts for them",
    "request_words": "what they said when they asked for this stage is on record",
    "resident_comment": "what they said before you decided is on record",
    "shared": "you share the responsibility for a point",
    "some_ours": "some points are yours to answer for and others are not",
    "something_wrong": "something was wrong",
    "steps": "something that is offered is still to be done",
    "to_check": "it is still being checked whose a point is",
    "still_to_do": "something is still to be done, or a danger still to be looked into",
    "too_old": "it happened too long ago",
    "unclear_whether_wrong": "it is not clear whether something was wrong",
    "unrealistic": "something that they would like cannot be had",
    "why_fair": "it is on record why the refusal is fair",
    "within_limit": "the later date is within what is ordinary",
    "within_limit_in_time": "the later date is within what is ordinary, and the notice goes in time",
    "wrong_points": "you agree with a point, or with part of one",
}
"""Each condition of the vocabulary as a clause after 'where'."""


def said_when(condition: str, asks: Sequence[Ask] = ()) -> str:
    """When a sentence is said: 'Said where there are questions to ask them.', 'Always said.'."""
    if not condition:
        return "Always said."
    return f"Said {', and '.join(_clause(one, asks) for one in condition.split(AND))}."


def _clause(condition: str, asks: Sequence[Ask]) -> str:
    name = condition.removeprefix("not ")
    return f"{'unless' if condition != name else 'where'} {WHEN.get(name) or _asked(name, asks)}"


def _asked(name: str, asks: Sequence[Ask]) -> str:
    """A condition on what the letter asks of her: the question and how it was answered."""
    key, _, option = name.partition(".")
    ask = next((ask for ask in asks if ask.key == key), None)
    if ask is None:
        return f"“{name.replace('_', ' ')}” holds"
    if f".{option}" == GONE:
        return f"the day of “{ask.question}” has gone"
    label = dict(ask.options).get(option, "")
    return f"“{ask.question}” is answered “{label}”" if label else f"“{ask.question}” is answered"
