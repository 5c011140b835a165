"""The closed vocabularies of the Code's data: a word that is not here stops the start-up, with the file and the key.

A rule of a new kind adds a word here and its meaning in the module that reads it; never a language within the data.
"""

from __future__ import annotations

KINDS = ("received", "logged", "acknowledged", "extended", "escalation_requested", "responded")
"""The events a clock can start or stop at; each is a date in law."""

OTHER_KINDS = ("occurred", "aware", "updates_agreed", "updated")
"""Events of a case that no clock of stages counts from: when the matter arose, when the resident learnt of it, an
agreement on how often to be told of progress, and a word of progress given."""

EVENTS = (*KINDS, *OTHER_KINDS)
"""Every event a timeline can hold."""

CLOCKS = {"log": "logged", "acknowledge": "acknowledged", "respond": "responded"}
"""The clocks of a stage, as the ends of their keys ("stage1.respond"), each with the event that stops it."""

PERIODS = ("accept", "ombudsman", "submission")
"""The periods in months: to complain in, to go to the Ombudsman in, to send the yearly submission in."""

PERIOD_STARTS = ("occurred", "aware", "final_response", "year_end")
"""What a period in months can run from. The answer of the last stage that there is to be had is the final response."""

INTERVALS = ("updates",)
"""What may be done at an interval that is agreed with the resident."""

UNITS = ("days", "working_days", "weeks", "months")
"""In what an interval between updates may be agreed."""

FORCES = ("must", "should", "practice")
"""How strongly something is demanded. `practice` is this program's own demand, not the Code's."""

PART_FORCES = (*FORCES, "expected")
"""How strongly a part of a letter is demanded. `expected` is known to be asked for, but not how strongly (2020)."""

CLAUSE_FORCES = (
    "must",
    "must not",
    "should",
    "may",
    "may be asked",
    "will",
    "expected",
    "responsible",
    "not appropriate",
    "context",
)
"""The verbs of the Code's own clauses. A clause of two sentences may have two: "must + should", "may / must"."""

FORMS = ("must", "should", "listed")
"""How the self-assessment form lists a clause: among those that must be kept, among those that should, or in one list
of all."""

LETTER_KINDS = (
    "acknowledgement",
    "clarification",
    "refusal",
    "request_notice",
    "extension",
    "extension_not_agreed",
    "progress_update",
    "response",
    "new_issue",
    "escalation_refusal",
    "remedy",
    "action_update",
    "action_completed",
    "adjustment",
    "authority_request",
    "invitation_to_comment",
    "contact_restriction",
    "feedback_survey",
    "exceptional_circumstances",
    "missed_deadline",
    "third_party",
    "correction",
    "governing_body_report",
    "evidence_bundle",
)
"""The letters and papers that an edition can make demands of. Which of them Casebook writes is another matter: it
writes those for which it has a wording."""

NEEDS = (
    "received",
    "requested",
    "overturned",
    "late",
    "points",
    "left",
    "checked",
    "outcomes",
    "unrealistic",
    "questions",
    "adjustments",
    "handler",
    "respond_by",
    "ombudsman",
    "findings",
    "relied_on",
    "acknowledged",
    "remedies",
    "total",
    "steps",
    "window",
    "good_reason",
    "interval",
    "policy_reference",
)
"""Facts of the case whose words a part of a letter can be bound to hold: the points that a stage is about (`points`)
and those that it does not look at again (`left`), what came of a promise to check whose a point is (`checked`), each
point with what was found of it (`findings`), what went wrong in plain words (`acknowledged`), what puts things right
with its sums (`remedies`, `total`) and dates (`steps`), and so on."""

BEYOND = ("good_reason", "panel")
"""What lets an extension run past its ordinary limit: a good reason that is explained, or convening a panel."""

OUTCOMES = (
    "complaint",
    "complaint_and_request",
    "service_request",
    "neighbour_report",
    "there_and_then",
    "in_hand",
    "survey_comment",
)
"""What a contact can be; the closed vocabulary of triage."""

GUIDE_STEPS = {
    "intake": ("contact", "asked", "unhappy", "matter", "wants"),
    "refuse": ("ground", "further", "against", "circumstances", "decision", "reasons", "evidence"),
    "overturned": ("overturned",),
    "request": ("chased", "review", "turned"),
    "people": ("representation", "member", "adjustments", "contact_agreed", "contact", "linked"),
    "restriction": ("behaviour", "limit", "equality", "review"),
    "definition": ("points", "wishes", "agreed"),
    "decision": ("conflict", "evidence", "comment", "staff", "point", "known", "later_point", "later_known"),
    "new_issue": ("questions",),
    "weigh": ("factors", "impact"),
    "remedy": ("kind", "what", "money", "more", "approval", "promise"),
    "promise": ("kept", "moved", "dropped"),
    "closing": ("closing",),
    "lesson": ("lesson",),
    "escalate": ("asked", "asked_third", "points", "who", "who_first", "conflict", "about", "facts", "plan"),
}
"""The guides, and those of their steps beside which a clause of the Code is shown."""

GROUNDS = ("time_limit", "court", "considered", "policy")
"""Grounds for refusing a complaint: too long ago, at court, answered already, another ground of the policy."""

QUESTIONS = (
    "occurred_on",
    "aware_on",
    "discretion",
    "safeguarding",
    "claim_filed_on",
    "claim_court",
    "claim_number",
    "particulars_filed",
    "earlier_case",
    "same_matter",
    "policy_reference",
    "why_fair",
)
"""What a ground of refusal asks before it can be used."""

ANSWERS = ("date", "text", "yes_no", "case")
"""What kind of answer such a question takes."""

REMEDIES = (
    "apologise",
    "acknowledge",
    "explain",
    "act_on_delay",
    "reconsider",
    "correct_record",
    "pay",
    "change_policy",
)
"""The ways of putting things right that the Code names."""

FACTORS = ("duration", "frequency", "severity", "number_of_failures", "cumulative_impact", "vulnerability")
"""What a remedy is weighed by."""

COMPENSATION = ("statutory", "quantifiable_loss", "time_and_trouble", "distress_and_inconvenience")
"""The heads under which compensation is considered."""

UPDATES_WHEN = ("outside", "agreed")
"""When an edition wants updates: once an answer will be outside its time limits, or as was agreed at any time."""

EVIDENCE = (
    "definition_in_use",
    "contacts_offered_choice",
    "representatives",
    "service_requests",
    "requests_turned_into_complaints",
    "survey_letters",
    "complaints_accepted",
    "refusals",
    "refusals_out_of_time",
    "refusals_overturned",
    "channels",
    "first_heard_by",
    "complaint_volumes",
    "policy_record",
    "publicity_record",
    "ombudsman_in_letters",
    "officer_settings",
    "authority_settings",
    "training_record",
    "stages_in_use",
    "third_party_handling",
    "definitions_sent",
    "responsibilities_stated",
    "definitions_agreed",
    "conflict_declarations",
    "updates_agreed",
    "updates_kept",
    "adjustments",
    "escalation_refusals",
    "full_records",
    "remedies_by_stage",
    "contact_restrictions",
    "triage_records",
    "acknowledged_in_time",
    "answered_in_time",
    "extensions",
    "extension_letters",
    "outstanding_actions",
    "points_answered",
    "new_issues",
    "response_letters",
    "escalations",
    "stage2_people",
    "contributors",
    "remedies",
    "impact_statements",
    "promises_kept",
    "guidance_used",
    "compensation",
    "annual_report",
    "governing_body_response",
    "self_assessments",
    "ombudsman_cases",
    "exceptional_circumstances",
    "lessons",
    "themes",
    "learning_reports",
    "senior_lead",
    "member_responsible",
    "governing_body_updates",
    "staff_objective",
    "comments_invited",
    "feedback",
    "staff_support",
    "house_rules",
)
"""What the book can be asked for as evidence that a clause is kept; the self-assessment puts the questions."""
