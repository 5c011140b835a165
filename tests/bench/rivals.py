"""The same two-page letter by Casebook and by others, side by side in one run: `python -m tests.bench.rivals [RUNS]`.

The others are measured where they are installed, and named as missing where they are not; none of them is a dependency
of Casebook. All set the same paragraphs: Casebook's own, read out of the letter. Casebook checks the letter, sets it,
tags it for screen readers and makes it fit for an archive; bare reportlab draws the lines and nothing else.
"""

from __future__ import annotations

import importlib
import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from app import places
from app.letters.checks import approve
from app.letters.drafts import compose
from app.letters.layouts import to_pdf
from app.letters.passages import passages
from tests.letters.cases import LANDLORD, SEAL, SHELF, letter_rule, matter_facts

RUNS = 21
FONT = places.resources() / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
SHORT = 40
"""A paragraph shorter than this is set as a heading."""

SIZE, LEADING, LEFT, TOP, BOTTOM, WIDTH = 12.0, 16.8, 57.0, 770.0, 60.0, 480.0


def main(runs: int = RUNS) -> None:
    """Measure all that are here."""
    paragraphs = texts()
    ways: list[tuple[str, Callable[[], object], int]] = [
        ("reportlab's own layout, untagged", lambda: platypus(paragraphs), runs),
        ("bare reportlab, lines alone", lambda: bare(paragraphs), runs),
        ("Casebook, set from a checked draft", setting(), runs),
        ("Casebook, composed, checked and set", ours, runs),
    ]
    ways += [
        (name, way, runs) for name, way in (("typst", typst(paragraphs)), ("WeasyPrint", weasy(paragraphs))) if way
    ]
    if shutil.which("soffice"):
        ways.append(("LibreOffice, headless", lambda: office(paragraphs), 3))
    base = 0.0
    for name, way, count in ways:
        way()
        middle = statistics.median(_timed(way) for _ in range(count))
        base = base or middle
        sys.stdout.write(f"{name:32} {middle * 1000:8.1f} ms   x{middle / base:.2f}\n")


def texts() -> tuple[str, ...]:
    """The paragraphs of the letter, in order."""
    rule = letter_rule("2024", "response", 1)
    draft = compose(rule, SHELF.wording(rule, "2024", 1), matter_facts("response", 1), LANDLORD)
    found = [draft.title]
    for part in draft.parts:
        found += [part.heading, *(one.text for one in passages(part.text))]
    return tuple(filter(None, found))


def ours() -> bytes:
    """The letter composed, checked and set."""
    rule = letter_rule("2024", "response", 1)
    draft = compose(rule, SHELF.wording(rule, "2024", 1), matter_facts("response", 1), LANDLORD)
    return to_pdf(approve(draft, rule, LANDLORD), LANDLORD, SEAL)


def setting() -> Callable[[], object]:
    """The letter set alone, as the others set theirs."""
    rule = letter_rule("2024", "response", 1)
    draft = compose(rule, SHELF.wording(rule, "2024", 1), matter_facts("response", 1), LANDLORD)
    approved = approve(draft, rule, LANDLORD)
    return lambda: to_pdf(approved, LANDLORD, SEAL)


def platypus(paragraphs: tuple[str, ...]) -> bytes:
    """The same text in reportlab's own paragraphs, in two weights, with the number of each page in its foot."""
    for name, file in (("Letter", FONT), ("Letter-Bold", FONT.with_name("AtkinsonHyperlegibleNext-Bold.ttf"))):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(file)))
    text = ParagraphStyle("text", fontName="Letter", fontSize=SIZE, leading=LEADING, spaceAfter=LEADING / 2)
    head = ParagraphStyle("head", text, fontName="Letter-Bold")
    made = io.BytesIO()
    flowables = [Paragraph(escape(one), head if len(one) < SHORT else text) for one in paragraphs]

    def foot(canvas: Canvas, _document: object) -> None:
        canvas.setFont("Letter", 9)
        canvas.drawRightString(LEFT + WIDTH, 30, f"Page {canvas.getPageNumber()}")

    SimpleDocTemplate(made, pagesize=A4).build(flowables, onFirstPage=foot, onLaterPages=foot)
    return made.getvalue()


def bare(paragraphs: tuple[str, ...]) -> bytes:
    """The same text on a bare canvas."""
    if "Letter" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Letter", str(FONT)))
    made = io.BytesIO()
    canvas, y = Canvas(made), TOP
    for text in paragraphs:
        for line in simpleSplit(text, "Letter", SIZE, WIDTH):
            if y < BOTTOM:
                canvas.showPage()
                y = TOP
            canvas.setFont("Letter", SIZE)
            canvas.drawString(LEFT, y, line)
            y -= LEADING
        y -= LEADING / 2
    canvas.save()
    return made.getvalue()


def weasy(paragraphs: tuple[str, ...]) -> Callable[[], object] | None:
    """The same text as a page of HTML, tagged."""
    module = _installed("weasyprint")
    if module is None:
        return None
    page = f'<html lang="en-GB"><title>Letter</title><body>{"".join(f"<p>{escape(one)}</p>" for one in paragraphs)}'
    return lambda: module.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def typst(paragraphs: tuple[str, ...]) -> Callable[[], object] | None:
    """The same text as typst has it, tagged."""
    module = _installed("typst")
    if module is None:
        return None
    head = f'#set document(title: "Letter")\n#set page(paper: "a4")\n#set text(size: {SIZE}pt, lang: "en")\n'
    source = (head + "\n\n".join(f"#text({_quoted(one)})" for one in paragraphs)).encode()
    return lambda: module.compile(source, format="pdf", pdf_standards=["ua-1"])


def office(paragraphs: tuple[str, ...]) -> None:
    """The same text as a page of HTML, turned into a PDF by a word processor without its window."""
    with tempfile.TemporaryDirectory() as made:
        page = Path(made) / "letter.html"
        page.write_text("".join(f"<p>{escape(one)}</p>" for one in paragraphs), encoding="utf-8")
        command = [str(shutil.which("soffice")), "--headless", "--convert-to", "pdf:writer_web_pdf_Export"]
        subprocess.run(  # noqa: S603 - the program and its arguments are ours
            [*command, f"-env:UserInstallation=file://{made}/profile", "--outdir", made, str(page)],
            check=True,
            capture_output=True,
        )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _installed(name: str) -> Any:  # noqa: ANN401 - whatever module it is
    try:
        return importlib.import_module(name)
    except (ImportError, OSError):
        sys.stdout.write(f"{name} is not installed here.\n")
        return None


def _timed(way: Callable[[], object]) -> float:
    begun = time.perf_counter()
    way()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
