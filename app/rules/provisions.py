"""The provisions of an edition of the Code, each as frozen data: a time limit, a letter, a ground, a clause.

Field names are the keys of the TOML, annotations its types, defaults what may be left out; the words that a value may
have stand in `vocabularies`. Every value carries its clause; `to_be_confirmed` says why a value still wants
proofreading, is empty where it does not, and is shown wherever the value is.
"""

from __future__ import annotations

from dataclasses import dataclass

ANY_STAGE = 0
"""The stage of a letter that may go at whatever stage the complaint is."""


@dataclass(frozen=True)
class Section:
    """One section of an edition: its number and heading."""

    number: int
    name: str


@dataclass(frozen=True)
class Clause:
    """One clause, restated in our own words."""

    number: str
    force: str
    says: str
    section: int = 0
    limit: str = ""
    """Its figure, for reading: '5 working days from receipt'."""
    form: str = ""
    """How the self-assessment form lists it, a word of `FORMS`; empty where the form leaves it out."""
    evidence: tuple[str, ...] = ()
    """What the book can be asked for, to show that it is kept; words of `EVIDENCE`."""
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class ClockRule:
    """One time limit of the Code: what starts it, what stops it, and how many working days lie between."""

    key: str
    """'stage1.acknowledge', 'stage2.respond' and so on."""
    stage: int
    name: str
    """What is due, in the words of the trade: 'Stage 1 response'."""
    verb: str
    """For a sentence: 'Acknowledge', 'Answer'."""
    starts: str
    stops: str
    working_days: int
    clause: str
    or_starts: str = ""
    """What starts it when the first kind of start was never recorded (2022: acknowledged, failing logged)."""
    or_no_later_than: str = ""
    """The key of a clock whose due date caps a start taken from `or_starts`."""
    longest_extension: int | None = None
    """Working days after the original due date; None where the edition knows no extension."""
    beyond: str = "good_reason"
    extension_clause: str = ""
    extension_in_days: bool = False
    """Whether the edition's words leave open that the longest extension is in plain days."""
    agree_beyond_total: int | None = None
    """Working days in all beyond which both sides agree to an extension; None where nobody needs to."""
    agree_beyond_extension: int | None = None
    """Working days after the original due date beyond which both sides agree to an extension."""
    agreement_clause: str = ""
    agreement_force: str = "should"
    disagreement_clause: str = ""
    """The clause that says what the resident is told where they do not agree."""
    calendar_reading: bool = False
    """Whether the edition's words leave open that plain days are meant; then that date is shown as a caution."""
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class PeriodRule:
    """A time limit in months: for complaining, for going to the Ombudsman, for the yearly submission."""

    key: str
    name: str
    starts: tuple[str, ...]
    """Words of `PERIOD_STARTS`; where several are known, the one that ends last counts."""
    months: int
    says: str
    """What follows from it, in our own words."""
    stops: str = ""
    """The event that ends the wait, where there is one: 'received'."""
    under_homes: int | None = None
    """For landlords with fewer homes than this alone; None where it is for all."""
    clause: str = ""
    """Empty where it does not stand in the Code."""
    source: str = ""
    """Where it stands, where that is not the Code."""
    to_be_confirmed: str = ""

    @property
    def whom(self) -> str:
        """Whom it is for: 'landlords with under 1,000 homes'."""
        return "every landlord" if self.under_homes is None else f"landlords with under {self.under_homes:,} homes"

    def is_for(self, homes: int | None) -> bool:
        """Whether it is for a landlord with so many homes; one that does not say how many is taken for a small one."""
        return self.under_homes is None or homes is None or homes < self.under_homes


@dataclass(frozen=True)
class IntervalRule:
    """Regular updates that the resident is to have, at the interval that was agreed with them."""

    key: str
    name: str
    when: str
    force: str
    clause: str
    says: str
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class EscalationRule:
    """What an edition says of how long the next stage can be asked for. The figure is the landlord's own."""

    clause: str
    force: str
    says: str
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class QuestionRule:
    """One question that a ground of refusal asks before it can be used."""

    key: str
    ask: str
    answer: str
    optional: bool = False
    bars: str = ""
    """The answer, "yes" or "no", with which the ground cannot be used; empty where neither bars it."""


@dataclass(frozen=True)
class GroundRule:
    """A ground on which a complaint may be refused, or not be taken further."""

    key: str
    name: str
    clause: str
    says: str
    questions: tuple[QuestionRule, ...]
    caution: str = ""
    """What is to be weighed before it is used."""
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class NamedRule:
    """Something that the edition names in a list: a kind of remedy, a factor, a head of compensation."""

    key: str
    name: str
    clause: str
    asks: str = ""
    """The question that goes with it on the worksheet."""
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class PartRule:
    """One thing that a letter must say, with its clause and force."""

    key: str
    name: str
    """What it is, for the list beside the letter: 'The complaint as we understand it'."""
    missing: str
    """The sentence that names it when it is not there, and says what to do."""
    clause: str
    force: str
    needs: tuple[str, ...] = ()
    """Facts of the case whose words must stand in the part; words of `NEEDS`."""
    to_be_confirmed: str = ""

    @property
    def demanded(self) -> bool:
        """Whether the letter cannot be approved without it."""
        return self.force != "should"


@dataclass(frozen=True)
class LetterRule:
    """What one kind of letter must say under an edition."""

    kind: str
    stage: int
    """The stage it goes at; `ANY_STAGE` where it may go at any."""
    name: str
    parts: tuple[PartRule, ...]
    when: str = ""
    """What it is sent for."""

    def part(self, key: str) -> PartRule:
        """The rule of one part. Raises KeyError for a key that the letter does not have."""
        return {part.key: part for part in self.parts}[key]


@dataclass(frozen=True)
class GuideRule:
    """Which clause of an edition is shown beside a step of a guide."""

    guide: str
    step: str
    clause: str


@dataclass(frozen=True)
class TriageRule:
    """What a contact may turn out to be under an edition, with the clauses that say so."""

    outcome: str
    clause: str
    offer_choice: bool = False
    """Whether it comes to this only once the resident was offered the choice of complaining, and declined."""
    to_be_confirmed: str = ""


@dataclass(frozen=True)
class Wrinkle:
    """A place where an edition is unclear or at odds with itself, and how Casebook reads it."""

    key: str
    """'W1', '2024-1' and so on."""
    says: str
    reads: str
    clause: str = ""
    """The clauses it is about, with commas between them; empty where it is about none in particular."""
    to_be_confirmed: str = ""
