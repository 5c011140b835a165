"""The pack for whoever considers a stage without a computer, gathered from the case."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.cases import CaseRecords, case_records
from app.casework.definitions import outcomes_at, points_at
from app.casework.desks import Desk
from app.casework.earlier_parts import considered
from app.casework.files import CaseFile, case_file
from app.casework.histories import which_hazard
from app.casework.independent_facts import role_words
from app.casework.settings import actor_of, read_settings
from app.casework.stage_people import declared
from app.casework.workings import printing_of, workings_of
from app.models.journals import Record
from app.reports.stage2_packs import Dated, Pack, PackPoint, pack_pdf
from app.rules.dates import long_date
from app.rules.names import SAME, likeness
from app.rules.words import listed
from app.rules.workdays import SATURDAY

OF_THE_FILE = ("opened", "person", "adjusted", "edition", "facts_supplied", "two_people")
"""Kinds of entry that are no part of what happened, or stand elsewhere in the pack."""

WHOSE = {
    "ours": "The landlord answers for this.",
    "not_ours": "The landlord says that this is not its matter.",
    "shared": "The landlord answers for part of this.",
    "to_check": "Whose matter this is was still to be checked.",
}
"""Whose matter a point is, as somebody from outside reads it."""

FINDINGS = {"upheld": "Upheld", "partly": "Upheld in part", "not_upheld": "Not upheld"}

SPOKEN = ("received", "about_officer")
"""Kinds of entry that keep what the resident said; what they said in asking for a stage has a place of its own."""

COUNTED = ("Day 0", "How it is counted", "The rule", "What moved it", "To note")
"""What of a working the pack shows."""


def stage2_pack(desk: Desk, case_id: int) -> bytes:
    """The pack of the stage that a case is at, as a PDF. Raises NoSuchCase."""
    return pack_pdf(pack_of(desk, case_id))


def stage2_pack_title(desk: Desk, case_id: int) -> str:
    """What the pack is called, for its file and the printer: 'Stage 2 pack 2026/031'. Raises NoSuchCase."""
    case = case_records(desk, case_id)
    return f"Stage {case.stage} pack {case.reference}"


def pack_blocked(desk: Desk, case_id: int) -> str:
    """Why there is nobody to print a pack for; empty where there is. Raises NoSuchCase."""
    case = case_records(desk, case_id)
    holder = case.people.get(case.stage, "")
    if not holder or likeness(holder, read_settings(desk).officer) == SAME:
        return f"You deal with stage {case.stage} yourself. The pack is for somebody else who considers a stage."
    return ""


def pack_of(desk: Desk, case_id: int) -> Pack:
    """Everything that stands in the pack of the stage that a case is at. Raises NoSuchCase."""
    case, file = case_records(desk, case_id), case_file(desk, case_id)
    stage, settings = case.stage, read_settings(desk)
    mine = {number for number, _ in points_at(case, stage)}
    asked = next((one for one in reversed(case.standing) if _is_request(one, stage)), None)
    body = asked.body if asked else {}
    clock = case.answer_clock(stage)
    working = workings_of(desk, case_id).get(clock.key) if clock else None
    points = tuple(_points(case))
    return Pack(
        printing=printing_of(desk),
        reference=case.reference,
        stage=stage,
        resident=case.who,
        home=case.where,
        considerer=case.people.get(stage) or actor_of(settings),
        officer=actor_of(settings),
        points=tuple(one for one in points if one.number in mine),
        settled=tuple(one for one in points if one.number not in mine),
        outcomes=outcomes_at(case, stage),
        request=asked.sentence if asked else "",
        words=str(body.get("words", "")),
        tried=str(body.get("tried", "")),
        adjustments=(*file.adjustments, *(("Letters in large print.",) if file.large_print else ())),
        people=tuple(_people(case)),
        due=working.headline if working else "",
        working=tuple(line for line in working.account() if line.label in COUNTED) if working else (),
        skipped=tuple(
            Dated(day.date, day.why)
            for day in (working.days if working else ())
            if day.n is None and day.date.weekday() < SATURDAY
        ),
        chronology=tuple(_chronology(case)),
        letters=tuple(_letters(file)),
        facts=tuple(Dated(one.on, one.body["text"]) for one in case.standing if _is_facts(one, stage)),
        evidence=(*_evidence(case), *_on_record(case, file)),
        demands=tuple(_demands(case)),
    )


def _is_request(record: Record, stage: int) -> bool:
    return record.kind == "escalation_requested" and record.body["stage"] == stage


def _is_facts(record: Record, stage: int) -> bool:
    return record.kind == "facts_supplied" and record.body["stage"] == stage


def _points(case: CaseRecords) -> Iterator[PackPoint]:
    """The points of the complaint, each with what the last decision before this stage found."""
    decided = [one for one in case.standing if one.kind == "decided" and one.body["stage"] < case.stage]
    found = {point["text"]: (one.body["stage"], point) for one in decided for point in one.body["points"]}
    for number, point in enumerate(case.facts("defined").get("points", ()), 1):
        before = ""
        if point["text"] in found:
            stage, finding = found[point["text"]]
            verdict = FINDINGS.get(finding["finding"], finding.get("finding_words", ""))
            before = f"Found at stage {stage}: {verdict}. {finding['reasons']}"
        yield PackPoint(number, point["text"], WHOSE.get(point["whose"], ""), before)


def _people(case: CaseRecords) -> Iterator[str]:
    """Who considers this stage and what they declared, then who considered those before."""
    for stage, name in sorted(case.people.items(), reverse=True):
        assigned = [one for one in case.standing if one.kind == "assigned" and one.body["stage"] == stage][-1]
        what = role_words(str(assigned.body.get("post", "")), str(assigned.body.get("role", "")), ", ")
        said = declared(case, stage, name)
        yield f"Stage {stage}: {name}{f' ({what})' if what else ''}.{f' {said.sentence}' if said else ''}"
    for name, stage in considered(case, case.stage + 1).items():
        if case.people.get(stage) != name:
            yield f"{name} began to consider stage {stage}."


def _chronology(case: CaseRecords) -> Iterator[Dated]:
    for record in sorted(case.standing, key=lambda one: (one.on, one.seq)):
        if record.kind not in OF_THE_FILE:
            said = str(record.body.get("words", "")) if record.kind in SPOKEN else ""
            about = which_hazard(case, record)
            told = (record.sentence, f"“{said}”" if said else "", f"{about}." if about else "")
            yield Dated(record.on, " ".join(filter(None, told)))


def _letters(file: CaseFile) -> Iterator[Dated]:
    for letter in sorted(file.letters, key=lambda one: (one.dated, one.letter_id)):
        gone = f"sent on {long_date(letter.posted_on)} by {letter.posted_how}" if letter.posted_on else "not sent yet"
        yield Dated(letter.dated, f"{letter.name}; {gone}")


def _evidence(case: CaseRecords) -> Iterator[str]:
    """What was relied on before, from both sides, with what was done about a hazard."""
    for record in case.standing:
        if record.kind == "decided":
            stage = record.body["stage"]
            for key, whose in (("evidence_landlord", "the landlord's"), ("evidence_resident", "the resident's")):
                if record.body.get(key):
                    yield f"At stage {stage}, {whose} side: {record.body[key]}"
        if record.kind == "hazard_action":
            about = next((one.named for one in case.hazards if one.told_by(record)), "")
            yield f"{long_date(record.on)}, about the hazard{about}: {record.body['action']}"


def _on_record(case: CaseRecords, file: CaseFile) -> Iterator[str]:
    """What there is to rely on where no earlier decision lists evidence, so that nobody takes silence for none."""
    if any(one.kind == "decided" and one.body["stage"] < case.stage for one in case.standing):
        return
    counts = (
        (len(file.letters), "letter", "letters"),
        (sum(one.kind == "contact" for one in case.standing), "contact", "contacts"),
        (sum(one.kind == "note" for one in case.standing), "note", "notes"),
        (sum(_is_facts(one, case.stage) for one in case.standing), "set of facts", "sets of facts"),
    )
    held = [f"{count} {one if count == 1 else more}" for count, one, more in counts if count]
    yield "No evidence is listed yet: nothing was decided before this stage."
    if held:
        yield f"The record holds {listed(held)}, told above."
    yield "Ask for the papers themselves, and for whatever else you need: the job log, photographs, statements."


def _demands(case: CaseRecords) -> Iterator[tuple[str, str]]:
    """What the Code demands of the answer of this stage, in plain words, each with its clause."""
    rule = case.edition.letter("response", case.stage)
    for part in rule.parts if rule else ():
        yield part.missing, f"Code {part.clause}" if part.clause else ""
