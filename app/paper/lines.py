"""Lines: words put on lines of a given width, ragged right, never hyphenated.

A word wider than the line is the only thing that is ever broken, and it is broken where the line ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.paper.characters import tidy
from app.paper.typefaces import Run, Typefaces

NO_BREAK = "\u00a0"

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BOUND = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS})\b(?: \d{{4}}\b)?|\b\d+(?: \d+)+\b|\b[A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}}\b"
    r"|\b(?:[Pp]oints?|[Ss]tage|[Uu]nit|[Ff]lat) \d+\b"
)
"""What a line should not end within: '9 December 2026', '01749 000000', 'BA5 2XX', 'point 2'."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is set: its runs and its measured width in points."""

    runs: tuple[Run, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)


def bound(text: str) -> str:
    """A text whose dates, telephone numbers and postcodes each stay on one line."""
    return _BOUND.sub(lambda match: match[0].replace(" ", NO_BREAK), text)


def emphasised(text: str, phrases: Sequence[str]) -> tuple[Span, ...]:
    """A text with every occurrence of these phrases in bold."""
    for phrase in filter(None, phrases):
        before, found, after = text.partition(phrase)
        if found:
            return (*emphasised(before, phrases), Span(phrase, bold=True), *emphasised(after, phrases))
    return (Span(text),) if text else ()


def set_lines(spans: Sequence[Span], width: float, size: float, faces: Typefaces) -> tuple[Line, ...]:
    """Spans set in lines no wider than `width` points. A line end in the text ends the line."""
    lines: list[Line] = []
    setter = _Setter(width, size, faces, lines)
    for span in spans:
        for number, piece in enumerate(bound(tidy(span.text)).split("\n")):
            if number:
                setter.end_line()
            for word_number, word in enumerate(piece.split(" ")):
                if word_number:
                    setter.end_word()
                setter.add(Span(word, span.bold))
    setter.end_line()
    return tuple(lines)


class _Setter:
    """A compositor's stick: takes pieces of words, and sets a line when it is full."""

    def __init__(self, width: float, size: float, faces: Typefaces, lines: list[Line]) -> None:
        self._measure, self._size, self._faces, self._lines = width, size, faces, lines
        self._line: list[Span] = []
        self._line_width = 0.0
        self._word: list[Span] = []

    def add(self, span: Span) -> None:
        """More of the word in hand; a word may change weight within itself."""
        if span.text:
            self._word.append(span)

    def end_word(self) -> None:
        """The word in hand is whole: it goes on this line, or begins the next."""
        if not self._word:
            return
        bold = self._word[0].bold and bool(self._line) and self._line[-1].bold
        space = self._faces.width(" ", self._size, bold=bold) if self._line else 0.0
        width = sum(self._width(span) for span in self._word)
        if self._line and self._line_width + space + width > self._measure:
            self._set()
            space = 0.0
        if width > self._measure:
            self._break_word()
            return
        if self._line:
            self._line.append(Span(" ", bold))
        self._line += self._word
        self._line_width += space + width
        self._word = []

    def end_line(self) -> None:
        """The text ends the line here, full or not."""
        self.end_word()
        self._set()

    def _break_word(self) -> None:
        """A word wider than the line: it ends at its no-break spaces, or else wherever the line is full."""
        word, self._word = self._word, []
        if any(NO_BREAK in span.text for span in word):
            for span in word:
                for number, piece in enumerate(span.text.split(NO_BREAK)):
                    if number:
                        self.end_word()
                    self.add(Span(piece, span.bold))
            self.end_word()
            return
        for span in word:
            for character in span.text:
                one = Span(character, span.bold)
                if self._line_width + self._width(one) > self._measure and self._line:
                    self._set()
                self._line.append(one)
                self._line_width += self._width(one)

    def _set(self) -> None:
        runs: list[Run] = []
        for bold, spans in groupby(self._line, key=lambda span: span.bold):
            runs += self._faces.runs("".join(span.text for span in spans), bold=bold)
        self._lines.append(Line(tuple(runs), self._line_width))
        self._line, self._line_width = [], 0.0

    def _width(self, span: Span) -> float:
        return self._faces.width(span.text, self._size, bold=span.bold)
