"""Facts: everything a letter may say of a case and of the landlord, complete, with no book behind it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.letters.matters import (
    AskedFacts,
    DecisionFacts,
    EscalationFacts,
    ExtensionFacts,
    OpenHazard,
    OverturnedFacts,
    PartFacts,
    RefusalFacts,
)
from app.paper.pictures import Picture

WHOSE = ("ours", "not_ours", "shared", "to_check")
"""Who is responsible for what a point is about."""

SCOPES = ("all", "letters", "talk", "meetings")
"""How far a representative may act: in everything; speak and get letters; ask and answer; come to meetings."""

WINDOWS = ("dl", "c5", "none")
"""The envelopes that letters are posted in: a window for A4 in three, a window for A4 in half, or no window."""


@dataclass(frozen=True)
class Ombudsman:
    """How the Housing Ombudsman is reached, and the day on which somebody last made sure of it."""

    name: str
    phone: str
    website: str
    address: tuple[str, ...]
    checked_on: dt.date


@dataclass(frozen=True)
class Landlord:
    """The landlord as its letterhead shows it, with the Ombudsman's details and how its letters are folded."""

    name: str
    registration: str
    address: tuple[str, ...]
    phone: str
    email: str
    website: str
    officer: str
    officer_post: str
    resident_word: str
    ombudsman: Ombudsman
    accent: str = "#0b5d57"
    fold_marks: bool = True
    window: str = "dl"
    across: float = 0.0
    """How many millimetres further right its envelopes have their window than such envelopes usually do."""
    down: float = 0.0
    """The same, further down."""
    logo: Picture | None = None
    almshouse: bool = False
    """Whether it is an almshouse charity, whose residents have no tenancy and pay no rent."""
    officer_word: str = "complaints officer"
    warden_word: str = "housing officer"
    board_word: str = "board"
    home_word: str = "home"
    rent_word: str = "rent"
    agreement_word: str = "tenancy agreement"

    def __post_init__(self) -> None:
        if self.window not in WINDOWS:
            raise ValueError(f"There is no window “{self.window}”; one of {', '.join(WINDOWS)} is wanted.")
        if not re.fullmatch("#[0-9a-fA-F]{6}", self.accent):
            raise ValueError(f"“{self.accent}” is not a colour; one like #0b5d57 is wanted.")


@dataclass(frozen=True)
class Facts:
    """What a letter says of one case: what every letter has, and the matter that its kind is about."""

    reference: str
    stage: int
    """0 for a letter about a contact that is no complaint, which has no stages."""
    edition_key: str
    edition_name: str
    addressee: str
    salutation: str
    """How to address them: 'Mr Dunmore'. 'Dear' is put before it where it is not there."""
    address: tuple[str, ...]
    """The lines between the name and the postcode, the post town last."""
    postcode: str
    dated: dt.date
    received_on: dt.date
    received_how: str
    """Completes 'You told us …': 'by telephone', 'in a letter'. Empty where it is not to be said."""
    points: tuple[tuple[str, str], ...]
    """What is complained of, in order, each with one of WHOSE."""
    outcomes: tuple[str, ...]
    questions: tuple[str, ...]
    adjustments: tuple[str, ...]
    large_print: bool
    representative: str
    handler: str
    handler_post: str
    handler_phone: str
    respond_by: dt.date | None
    """By when there is an answer; None for a letter that promises none."""
    hazard_note: str
    """A whole sentence or two about a danger and what is done at once; empty for none."""
    repair_note: str
    """A whole sentence: 'The repair goes ahead at the same time.' Empty for none."""
    open_hazards: tuple[OpenHazard, ...] = ()
    """What may be a danger and is still to be looked into, on the day of the letter."""
    open_promises: tuple[str, ...] = ()
    """For a letter that does not speak of what was decided: what was promised, and is still to be done."""
    scope: str = ""
    """How far the representative may act, one of SCOPES; empty where that is not on record."""
    accompanies: bool = False
    """Whether the representative comes to meetings and visits too."""
    staff: tuple[str, ...] = ()
    """Who works for the landlord, or is to consider a stage, as the record names them; some are names of posts."""
    earlier_part: str = ""
    """For a later stage: what whoever considers it did before, 'approved £150 at stage 1'; empty for nothing."""
    escalation: EscalationFacts | None = None
    part: PartFacts | None = None
    """For a later stage that is about some of the points alone; None where it is about all of them."""
    refusal: RefusalFacts | None = None
    extension: ExtensionFacts | None = None
    decision: DecisionFacts | None = None
    overturned: OverturnedFacts | None = None
    """For an acknowledgement: the refusal that came before it, where it was overturned."""
    acknowledge_by: dt.date | None = None
    """For an acknowledgement: the date in force for it; None for other letters, and where the edition has none."""
    unrealistic: tuple[tuple[str, str], ...] = ()
    """Each outcome wanted that cannot be had, with why."""
    asked: AskedFacts | None = None

    @property
    def numbered(self) -> tuple[tuple[int, str, str], ...]:
        """Each point with its number in the complaint as a whole, its words and whose it is."""
        numbers = self.part.numbers if self.part else range(1, len(self.points) + 1)
        return tuple((number, text, whose) for number, (text, whose) in zip(numbers, self.points, strict=True))

    @property
    def acknowledged_late(self) -> bool:
        """Whether it is an acknowledgement that is dated after the last day for it."""
        return self.acknowledge_by is not None and self.dated > self.acknowledge_by

    def texts(self) -> Iterator[str]:
        """Every text of the case in somebody's own words: a bracket in it is no gap, a sum or a date in it no slip."""
        yield from (text for text, _ in self.points)
        yield from (*self.outcomes, *self.questions, *self.adjustments, *(why for _, why in self.unrealistic))
        yield from (*(one.what for one in self.open_hazards), *self.open_promises)
        for matter in (self.escalation, self.part, self.refusal, self.extension, self.decision, self.asked):
            if matter is not None:
                yield from matter.texts()

    def __post_init__(self) -> None:
        for _, whose in self.points:
            if whose not in WHOSE:
                raise ValueError(f"A point is {', '.join(WHOSE)}; not “{whose}”.")
