"""Stages: which one is a landlord's last, under an edition that allows one more where the landlord says why."""

from __future__ import annotations

from app.casework.settings import Settings
from app.rules.editions import Edition


def final_stage(edition: Edition, settings: Settings, reached: int) -> int:
    """The stage after which there is none, for a case that has reached this one.

    Ordinarily that is the edition's ordinary last; where Settings say why one more was justified, it is the most that
    the edition allows. A case that has gone further already keeps the stage it reached.
    """
    stages = edition.stages
    return max(stages.most if settings.third_stage else stages.ordinary, reached)


def last_stage_sentence(edition: Edition, last: int) -> str:
    """Why no further stage can be asked for, and what to do where that is not how it is."""
    stages = edition.stages
    if last >= stages.most:
        return f"The {edition.short_name} has {stages.most} stages, and the last was reached."
    clause = f" (Code {stages.clause})" if stages.clause else ""
    ends = f"Under the {edition.short_name} a complaint ordinarily ends with stage {last}{clause}."
    return f"{ends} If your landlord has justified a stage {last + 1}, write in Settings why, then record this."
