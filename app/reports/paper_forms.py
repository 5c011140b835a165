"""Paper forms: what lies in the office to be filled in by hand, made from blocks of words that are data.

    title = "Tell us what has gone wrong"
    note = "What stands at the foot of every page"

    [[block]]
    heading = "About you"
    say = ["Paragraphs."]
    list = ["Points."]
    tick = ["Words beside a box."]
    write = 4                    # so many lines to write on
    beside = ["Your name", ""]   # a line each, with its label

A block has any of these, and they stand on the paper in this order. What is in braces is filled in from the landlord's
settings; a name that there is not, or that is empty, is an error that names the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.paper.flows import Column, Slab, Style, kept, listed, paragraph, spaced
from app.paper.lines import Span
from app.paper.tags import Element
from app.reports.blank_forms import beside, choices, ruled
from app.reports.frames import Frame, pages_of, printed
from app.rules.problems import UserError
from app.rules.workings import Printing

LARGE = 1.57
"""How much larger everything is in large print: 11.5 points become 18."""

TITLE, HEADING, TEXT = Style(21, 26, bold=True), Style(14, 18, bold=True), Style(11.5, 15.5)
LABELS = 8
"""The least room for the labels of lines to write on, in ems."""

_NAME = re.compile(r"\{([^{}]*)\}")
_KEYS = ("heading", "say", "list", "tick", "write", "beside")


class FormError(UserError):
    """A blank form cannot be made as it is written; the sentence names the file and what is wrong."""


@dataclass(frozen=True)
class Block:
    """A few lines of a form that belong together."""

    heading: str = ""
    say: tuple[str, ...] = ()
    list: tuple[str, ...] = ()
    tick: tuple[str, ...] = ()
    write: int = 0
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperForm:
    """A form to be filled in by hand, with its words filled in from the landlord's settings."""

    title: str
    blocks: tuple[Block, ...]
    note: str = ""


def read_form(path: Path, words: Mapping[str, str]) -> PaperForm:
    """A form from its file. Raises FormError for words that cannot be used, or that the settings do not have yet."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormError(f"{path.name}: {error}") from None
    blocks = tuple(_block(row, path.name, words) for row in table.get("block", []))
    return PaperForm(_filled(table["title"], path.name, words), blocks, _filled(table["note"], path.name, words))


def form_pdf(form: PaperForm, printing: Printing, *, large: bool = False) -> bytes:
    """The form as a PDF, in ordinary or in large print. The same form gives the same bytes."""
    frame = Frame(form.title, "", printing, note=form.note)
    sheets = frame.sheets()
    column = Column(frame.width, frame.faces)
    scale = LARGE if large else 1.0
    title = _sized(TITLE, scale)
    slabs = kept(paragraph(title.spans(form.title), title, column, sheets.root.add("H1")))
    for block in form.blocks:
        slabs += _set(block, scale, column, sheets.root)
    return printed(frame, sheets, pages_of(frame, slabs))


def _set(block: Block, scale: float, column: Column, root: Element) -> list[Slab]:
    text, heading = _sized(TEXT, scale), _sized(HEADING, scale)
    slabs: list[Slab] = []
    if block.heading:
        made = paragraph(heading.spans(block.heading), heading, column, root.add("H2"))
        slabs += kept(spaced(made, text.leading * 0.9))
    followed = block.list or block.tick or block.write
    for words in block.say:
        said = spaced(paragraph((Span(words),), text, column, root.add("P")), text.leading * 0.35)
        slabs += kept(said) if followed else said
    if block.list:
        slabs += _points(block.list, text, column, root.add("L"))
    if block.tick:
        slabs += spaced(choices(block.tick, text, column, root), text.leading * 0.35)
    if block.write:
        slabs += ruled("", block.write, text, column, root)
    widest = max((column.faces.width(label, text.size, bold=True) for label in block.beside), default=0)
    width = max(widest, text.size * LABELS) + text.size
    lines = [beside(label, replace(text, bold=True), column, root, width) for label in block.beside]
    if lines:
        lines[0] = replace(lines[0], before=max(lines[0].before, text.leading * 0.4))
    return slabs + kept(lines[:-1]) + lines[-1:]


def _points(texts: Sequence[str], text: Style, column: Column, items: Element) -> list[Slab]:
    slabs: list[Slab] = []
    for words in texts:
        lines = listed("•", (Span(words),), text, replace(column, indent=text.size * 1.4), items.add("LI"))
        slabs += spaced(lines, text.leading * 0.3)
    return slabs


def _sized(style: Style, scale: float) -> Style:
    return replace(style, size=style.size * scale, leading=style.leading * scale)


def _block(row: Mapping[str, Any], source: str, words: Mapping[str, str]) -> Block:
    for key in row:
        if key not in _KEYS:
            raise FormError(f"{source}: “{key}” is not known; one of {', '.join(_KEYS)} is wanted.")
    lists = {key: tuple(_filled(one, source, words) for one in row.get(key, ())) for key in ("say", "list", "tick")}
    labels = tuple(_filled(one, source, words) for one in row.get("beside", ()))
    return Block(_filled(row.get("heading", ""), source, words), **lists, write=row.get("write", 0), beside=labels)


def _filled(text: str, source: str, words: Mapping[str, str]) -> str:
    """A text with every name in braces filled in."""

    def fill(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise FormError(f"{source}: “{{{match[1]}}}” is not known; one of {', '.join(sorted(words))} is wanted.")
        if not words[match[1]].strip():
            raise FormError(f"Settings do not say the {match[1].replace('_', ' ')} yet. Enter it there first.")
        return words[match[1]]

    return _NAME.sub(fill, text)
