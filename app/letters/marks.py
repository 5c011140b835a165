r"""Marks: how a text that is kept as plain text says that words of it are bold: '\*\*so\*\*' with the strokes left out.

Two asterisks open and the next two close, within one line; two that have no partner stand on the paper as they are. An
asterisk that somebody typed, and that could be read as part of a mark, is kept with a stroke before it, and so is a
stroke that stands before one. Nothing else in a text means anything: no mark can do more than make words bold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_TOKEN = re.compile(r"\\[\\*]|\*\*")
_LOOSE = re.compile(r"\\(?=[\\*]|$)|\*(?=\*|$)|(?<=\*)\*|^\*", re.MULTILINE)
"""What could be read as a mark, or as the stroke before one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one weight."""

    text: str
    bold: bool = False


def literal(text: str) -> str:
    """A text that somebody typed, as it is kept among marks: whatever asterisks are in it, none of it is bold by them.

    'unmarked' gives it back as it was.
    """
    return _LOOSE.sub(lambda match: f"\\{match[0]}", text)


def pieces(text: str) -> tuple[Piece, ...]:
    """A text with marks as words in one weight or the other, in order, and without the marks."""
    if "*" not in text and "\\" not in text:
        return (Piece(text),) if text else ()
    found: list[Piece] = []
    for number, line in enumerate(text.split("\n")):
        found += [Piece("\n")] if number else []
        found += _line_pieces(line)
    return _joined(found)


def unmarked(text: str) -> str:
    """The words alone, as they stand on the paper."""
    return "".join(piece.text for piece in pieces(text))


def marked(parts: Sequence[Piece]) -> str:
    """Words in their weights as one text with marks. A mark opens and closes in one line, and has no space within."""
    lines: list[list[Piece]] = [[]]
    for part in parts:
        for number, piece in enumerate(part.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(Piece(piece, part.bold))
    return "\n".join("".join(_marked(piece) for piece in _joined(_trimmed(line))) for line in lines)


def _marked(piece: Piece) -> str:
    return f"**{literal(piece.text)}**" if piece.bold else literal(piece.text)


def _trimmed(line: Sequence[Piece]) -> list[Piece]:
    """The pieces of a line with the spaces at the ends of what is bold outside it."""
    found: list[Piece] = []
    for piece in _joined(line):
        words = piece.text.strip(" ")
        before, _, after = piece.text.partition(words) if words else (piece.text, "", "")
        found += [Piece(before), Piece(words, piece.bold), Piece(after)]
    return found


def _line_pieces(line: str) -> list[Piece]:
    """The pieces of one line; of an odd number of marks, the last is no mark."""
    tokens = list(_TOKEN.finditer(line))
    count = sum(token[0] == "**" for token in tokens)
    left, found, bold, at = count - count % 2, [], False, 0
    for token in tokens:
        found.append(Piece(line[at : token.start()], bold))
        at = token.end()
        if token[0] != "**":
            found.append(Piece(token[0][1], bold))
        elif left:
            bold, left = not bold, left - 1
        else:
            found.append(Piece("**"))
    return [*found, Piece(line[at:], bold)]


def _joined(parts: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same words with as few pieces as there are changes of weight."""
    groups = groupby((part for part in parts if part.text), key=lambda part: part.bold)
    return tuple(Piece("".join(part.text for part in group), bold) for bold, group in groups)
