"""Typefaces: the two that ship, which of them sets a character, and how wide words are.

Atkinson Hyperlegible Next sets everything that it can; DejaVu Sans sets the rest. reportlab prints an empty box for a
character that a typeface lacks, and says nothing, so every text is divided into runs by typeface before it is set.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from app.paper.characters import REPLACEMENT, sets_plainly, tidy

MOST_IN_A_BLOCK = 100
"""Entries that one block of a character map may hold (Adobe Technical Note 5014)."""


@lru_cache(maxsize=2)
def typefaces(folder: Path) -> Typefaces:
    """The typefaces in a folder, read once for the life of the program."""
    return Typefaces(folder)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that one typeface sets."""

    font: str
    text: str


class Face(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """A TrueType face whose text can be read back out of the PDF.

    reportlab's own character map gives the unused places of a font a meaning (the character U+0000) and puts more than
    a hundred entries in a block; PDF/UA allows neither. So the map is written again, over reportlab's.
    """

    def addObjects(self, doc: PDFDocument) -> None:
        """Adds the font's objects to the document, with a character map that keeps PDF/UA."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("latin-1")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _character_map(name, subset)


class Typefaces:
    """The two typefaces, in two weights each. The fallback is opened only when a text first needs it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fonts = {False: self._open("AtkinsonHyperlegibleNext-Regular")}
        self._fonts[True] = self._open("AtkinsonHyperlegibleNext-Bold")
        self._widths: dict[tuple[str, bool], float] = {}
        self._plain = frozenset(filter(sets_plainly, map(chr, _in_both(self._fonts))))
        """What the first typeface sets without more ado; almost every word is made of these alone."""

    @cached_property
    def _fallbacks(self) -> dict[bool, Face]:
        return {False: self._open("DejaVuSans"), True: self._open("DejaVuSans-Bold")}

    def _open(self, name: str) -> Face:
        face = Face(name, str(self._folder / f"{name}.ttf"))
        pdfmetrics.registerFont(face)
        return face

    def unprintable(self, text: str) -> tuple[str, ...]:
        """The characters of a text that cannot be printed properly, each once, in the order they come."""
        odd = (c for c in tidy(text) if c not in self._plain and c != "\n")
        return tuple(dict.fromkeys(c for c in odd if not self._printable(c)))

    def runs(self, text: str, *, bold: bool = False) -> tuple[Run, ...]:
        """A text divided by the typeface that sets it. What neither can print becomes a replacement character."""
        if self._plain.issuperset(text):
            return (Run(self._fonts[bold].fontName, text),) if text else ()
        runs: list[Run] = []
        for character in text:
            shown = character if self._printable(character) else REPLACEMENT
            fonts = self._fonts if shown in self._plain else self._fallbacks
            name = fonts[bold].fontName
            if runs and runs[-1].font == name:
                runs[-1] = Run(name, runs[-1].text + shown)
            else:
                runs.append(Run(name, shown))
        return tuple(runs)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is when it is set in this size, in points."""
        if (text, bold) not in self._widths:
            runs = self.runs(text, bold=bold)
            self._widths[text, bold] = sum(pdfmetrics.stringWidth(run.text, run.font, 1) for run in runs)
        return self._widths[text, bold] * size

    def _printable(self, character: str) -> bool:
        """Whether the character sets plainly and one of the typefaces has it in both weights."""
        if character in self._plain:
            return True
        return sets_plainly(character) and ord(character) in _in_both(self._fallbacks)


def _in_both(fonts: dict[bool, Face]) -> set[int]:
    """The characters that a typeface has in both weights, by their numbers."""
    regular, heavy = (fonts[bold].face.charToGlyph.keys() for bold in (False, True))
    return {*regular} & {*heavy}


def _character_map(name: str, subset: tuple[int, ...]) -> str:
    """The map from the places of a font to characters, for copying text and for reading it aloud."""
    used = [(place, chr(code).encode("utf-16-be")) for place, code in enumerate(subset) if code]
    entries = [f"<{place:02X}> <{character.hex().upper()}>" for place, character in used]
    blocks = [entries[start : start + MOST_IN_A_BLOCK] for start in range(0, len(entries), MOST_IN_A_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])
