"""Escalations: moving a complaint to its next stage, whole or point by point, whatever words were used to ask.

A resident need not say why (2024 Code 6.12), and nothing here asks for it.
"""

from __future__ import annotations

from app.casework.cases import CaseRecords
from app.casework.desks import Desk
from app.casework.milestones import Milestone, record_milestone
from app.casework.outlooks import closed_problems
from app.casework.refusal_letters import refused_problems
from app.casework.settings import read_settings
from app.casework.stages import final_stage, last_stage_sentence


def escalate(desk: Desk, case_id: int, request: Milestone) -> int:
    """Record that the next stage was asked for, and who considers it; returns the request's number. Raises Refused."""
    return record_milestone(desk, case_id, request)


def escalation_blocked(desk: Desk, case: CaseRecords) -> str:
    """Why a case cannot move to a further stage, with what to do; empty where it can."""
    closed = closed_problems(case)
    if closed:
        return closed[0].sentence
    last = final_stage(case.edition, read_settings(desk), case.stage)
    if case.stage >= last:
        return last_stage_sentence(case.edition, last)
    refused = refused_problems(case, "escalation_requested", case.stage + 1, desk.today())
    return refused[0].sentence if refused else ""
