"""Who can take a stage, as the book keeps it: one setting that holds them all, as JSON can.

In a book from before there was a plan, it is the names that Settings had for stage 2, without a role.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields

KEY = "independents"
"""The setting that holds them all."""

NAMES_BEFORE = "stage2_people"
"""The setting that held their names before there was a plan; it is read and no longer written."""

ROLES = {
    "trustee": "Trustee or board member",
    "chair": "Chair",
    "sister_charity": "From a sister charity",
    "outside": "From outside",
    "staff": "Member of staff",
}
"""What somebody is to the landlord who can take a stage (2024 Code 5.4 allows for somebody from outside)."""

GOVERNING = ("trustee", "chair")
"""The roles that sit on the governing body."""


@dataclass(frozen=True)
class Independent:
    """Somebody who can take a stage."""

    name: str = ""
    post: str = ""
    """As letters give it: 'Chair of the trustees'."""
    role: str = ""
    """A key of `ROLES`; empty while that is not said."""
    member_responsible: bool = False
    """Whether it is the member of the governing body who is responsible for complaints."""
    two_people: tuple[str, ...] = ()
    """Names that look like this one and are somebody else's, as the officer said."""
    phone: str = ""
    """Their own number, which letters that they sign give; empty where the landlord's is right for them."""

    @property
    def said(self) -> str:
        """What they are, for a line under the name: 'Chair of the trustees · Chair'."""
        member = "member responsible for complaints" if self.member_responsible else ""
        return " · ".join(filter(None, (role_words(self.post, self.role), member)))


def role_words(post: str, role: str, joint: str = " · ") -> str:
    """A post and a role, the role only where the post does not say it: 'Chair of the trustees', 'Clerk · Outside'."""
    name = ROLES.get(role, "")
    told = name.split(" ")[0].casefold() in post.casefold()
    return joint.join(filter(None, (post, "" if told else name)))


_FIELDS = tuple(field.name for field in fields(Independent))


def plan_from(settings: Mapping[str, object]) -> tuple[Independent, ...]:
    """The plan out of the settings as JSON gives them; names alone where nobody has written it yet."""
    rows = settings.get(KEY)
    if isinstance(rows, list):
        return tuple(_independent(row) for row in rows)
    names = settings.get(NAMES_BEFORE)
    return tuple(Independent(str(name)) for name in names) if isinstance(names, list | tuple) else ()


def as_kept(plan: Sequence[Independent]) -> list[Mapping[str, object]]:
    """The plan as the setting's value."""
    return [asdict(one) | {"two_people": list(one.two_people)} for one in plan]


def _independent(row: Mapping[str, object]) -> Independent:
    values = {key: row[key] for key in _FIELDS if key in row}
    said = values.get("two_people")
    return Independent(**values | {"two_people": tuple(said) if isinstance(said, list) else ()})  # type: ignore[arg-type]
