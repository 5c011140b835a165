"""File names: a text as the name of a file that every system takes, and which names of others may be trusted.

Windows knows no difference between capitals and small letters, keeps some names for itself, forgets a full stop at the
end, and gives up beyond 260 characters; what is written here can be copied there and back.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")
RESERVED = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", *_PORTS))
"""Names that Windows keeps for itself, whatever ending they have."""

LONGEST = 60
"""Characters of a name without its ending: a folder, a name and where they lie stay far under what Windows takes."""

_STRANGE = re.compile(r"[^\w .,()'&+-]+")
_EDGES = " .-'+&,"
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_MADE_HERE = re.compile(r"[^\x00-\x1f<>:\"|?*\\/]{1,120}")


def safe_name(text: str, otherwise: str, longest: int = LONGEST) -> str:
    """A text as the name of a file or folder without its ending; `otherwise` where nothing of it can be used."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(" " if c.isspace() else c for c in composed if c.isspace() or _can_be_seen(c))
    plain = re.sub(r"\s+", " ", _STRANGE.sub("-", seen)).strip(_EDGES)[:longest].strip(_EDGES) or otherwise
    return f"{otherwise} {plain}" if is_reserved(plain) else plain


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a name for itself: 'con', 'NUL.txt', 'Com1 '."""
    return name.partition(".")[0].strip().upper() in RESERVED


def may_be_read(path: str) -> bool:
    """Whether a path that somebody else wrote down leads to a place inside the folder that it is read from.

    It has at most three parts with a slash between; none of them is empty, leads upwards, names a drive or a device,
    or is a name that another system would read as another one.
    """
    parts = path.split("/")
    return len(parts) <= 3 and all(map(_is_plain, parts))  # noqa: PLR2004 - a folder, one in it, and a file


def _is_plain(part: str) -> bool:
    if _MADE_HERE.fullmatch(part) is None or part != part.strip() or part.strip(".") == "" or part.endswith("."):
        return False
    return not is_reserved(part) and unicodedata.is_normalized("NFC", part) and all(map(_can_be_seen, part))


def _can_be_seen(character: str) -> bool:
    """Whether a character is one that is seen; those that turn the writing round are not."""
    return unicodedata.category(character) not in _INVISIBLE


@dataclass
class TakenNames:
    """The names given out within one folder; no two of them are the same file anywhere."""

    taken: set[str] = field(default_factory=set)

    def take(self, path: str, ending: str) -> str:
        """A path with its ending, with a number where there is such a file already: 'Logo.png', 'Logo (2).png'."""
        number, free = 1, f"{path}{ending}"
        while (known := unicodedata.normalize("NFC", free.casefold())) in self.taken:
            number += 1
            free = f"{path} ({number}){ending}"
        self.taken.add(known)
        return free
