"""The book's tables as SQLAlchemy knows them; `upgrades` makes them, and a test holds the two together."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Dialect, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.models.damages import damaged


def day_text(day: dt.date) -> str:
    """A date as it stands in the file. Raises TypeError for a datetime."""
    if isinstance(day, dt.datetime):
        raise TypeError(f"a date is wanted, not a moment: {day!r}")
    return day.isoformat()


def moment_text(moment: dt.datetime) -> str:
    """A moment in UTC as it stands in the file. Raises TypeError for any other zone, or none."""
    if moment.utcoffset() != dt.timedelta(0):
        raise TypeError(f"a moment in UTC is wanted: {moment!r}")
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Day(TypeDecorator[dt.date]):
    """A date, kept as ISO text; a date with a time is refused at the border."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """The ISO text of a date. Raises TypeError for a datetime."""
        return None if value is None else day_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.date | None:  # noqa: ARG002 - SQLAlchemy's
        """The date again. Raises Damaged for what is no date."""
        try:
            return None if value is None else dt.date.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise damaged() from error


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC, kept as ISO text ending in Z; any other zone, or none, is refused at the border."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """The ISO text of a UTC moment. Raises TypeError otherwise."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's
        """The moment again, in UTC. Raises Damaged for what is no moment."""
        try:
            return None if value is None else dt.datetime.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise damaged() from error


class Base(DeclarativeBase):
    """All tables of a book."""


class Journal(Base):
    """One entry of the journal: never changed, never removed."""

    __tablename__ = "journal"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    case_id: Mapped[int | None]
    kind: Mapped[str]
    happened_on: Mapped[dt.date] = mapped_column(Day)
    recorded_at: Mapped[dt.datetime] = mapped_column(Moment)
    actor: Mapped[str]
    sentence: Mapped[str]
    body: Mapped[str]
    body_digest: Mapped[str]
    prev: Mapped[str]
    hash: Mapped[str]
    recipe: Mapped[int]


class Complaint(Base):
    """One case in the register, for lists and search; what the case is stands in the journal."""

    __tablename__ = "complaint"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reference: Mapped[str]
    edition: Mapped[str]
    received_on: Mapped[dt.date] = mapped_column(Day)
    closed_on: Mapped[dt.date | None] = mapped_column(Day)
    name: Mapped[str]
    address: Mapped[str]
    postcode: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    representative: Mapped[str]
    search: Mapped[str]


class Letter(Base):
    """One issued letter in the register; its bytes are a document, its facts an entry of the journal."""

    __tablename__ = "letter"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    case_id: Mapped[int]
    kind: Mapped[str]
    stage: Mapped[int]
    dated: Mapped[dt.date] = mapped_column(Day)
    posted_on: Mapped[dt.date | None] = mapped_column(Day)
    document: Mapped[str]


class Request(Base):
    """One contact that is no complaint (a service request, a slip put right, a neighbour's noise) in the register."""

    __tablename__ = "request"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    outcome: Mapped[str]
    received_on: Mapped[dt.date] = mapped_column(Day)
    closed_on: Mapped[dt.date | None] = mapped_column(Day)
    name: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    matter: Mapped[str]


class Setting(Base):
    """One setting that matters to letters and clocks, as its last journal entry left it."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Document(Base):
    """Bytes kept in the book under their SHA-256 digest."""

    __tablename__ = "document"
    digest: Mapped[str] = mapped_column(primary_key=True)
    media: Mapped[str]
    bytes: Mapped[bytes]


class Begun(Base):
    """A guide that was begun and not finished: like a draft, it is overwritten as she types."""

    __tablename__ = "begun"
    case_id: Mapped[int] = mapped_column(primary_key=True)
    guide: Mapped[str] = mapped_column(primary_key=True)
    answers: Mapped[str]
    saved_at: Mapped[dt.datetime] = mapped_column(Moment)
    digest: Mapped[str] = mapped_column(default="")


class DraftText(Base):
    """A letter that is being written. Only this, and what was begun in a guide, is overwritten as she types."""

    __tablename__ = "draft"
    case_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    stage: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    saved_at: Mapped[dt.datetime] = mapped_column(Moment)
    digest: Mapped[str] = mapped_column(default="")
