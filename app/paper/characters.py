"""Characters: what can be printed properly, what is dropped without loss, and how an unprintable one is named.

A PDF made without a shaping engine can set letters side by side and nothing more. So writing that joins, reorders or
runs from right to left is not printable here, even where a typeface has the shapes.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""What a preview shows where a character cannot be printed; an approved letter never has one."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, joiners, direction marks and variation selectors: pasted from web pages, and nothing on paper."""

_SPACES = re.compile("[\t\u2000-\u200a\u205f\u3000]")
"""Tabs and typographers' spaces, which are an ordinary space in a letter; the no-break spaces stay as they are."""

_LINE_ENDS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")

_SHAPED_SCRIPTS = ("LAO ", "THAI ", "KHMER ", "MYANMAR ", "TIBETAN ", "HANGUL JAMO", "MONGOLIAN ")
"""Scripts from left to right whose marks stack or move; the Indic ones give themselves away by their marks."""

_UNPRINTABLE_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn"})
_FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})
_FIRST_EMOJI = 0x1F000


def tidy(text: str) -> str:
    """The same text as it is set: composed letters, plain line ends, and nothing that is invisible on paper."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).replace("\u202f", "\u00a0")


def sets_plainly(character: str) -> bool:
    """Whether a character can stand on paper without shaping, if a typeface has it."""
    if ord(character) >= _FIRST_EMOJI or unicodedata.category(character) in _UNPRINTABLE_CATEGORIES:
        return False
    if unicodedata.bidirectional(character) in _FROM_THE_RIGHT:
        return False
    return not unicodedata.name(character, "").startswith(_SHAPED_SCRIPTS)


def named(character: str) -> str:
    """A character so that a reader can find it: '“🙂” (slightly smiling face)', or '(U+0007)' for what has no shape."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, code)
    name = name if name == code else name.lower()
    if unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs"}:
        return f"an invisible character ({name})"
    return f"“{character}” ({name})"
