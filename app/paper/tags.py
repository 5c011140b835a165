"""Tags: the structure of a document, which a screen reader follows instead of the marks on the page.

reportlab writes no tags, but leaves the places for them: the catalogue's `StructTreeRoot` and `MarkInfo`.
A structure is a tree of elements (Document, H1, P, Table …); every piece of content on a page is marked with a number,
and the element that owns it names page and number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObject, PDFPage


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of content: the page it is on, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """One element of the structure: what it is, and the elements and pieces of content in it, in reading order."""

    role: str
    children: list[Element | Mark] = field(default_factory=list)
    scope: str = ""
    """For a TH: what it heads, Row or Column."""

    def add(self, role: str, scope: str = "") -> Element:
        """A new element at the end of this one."""
        child = Element(role, scope=scope)
        self.children.append(child)
        return child


class Structure:
    """The tree of a document in the making."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._pages: list[list[Element]] = []

    def mark(self, page: int, element: Element) -> int:
        """Gives a piece of content on a page to an element; returns the number to mark it with."""
        while len(self._pages) <= page:
            self._pages.append([])
        number = len(self._pages[page])
        self._pages[page].append(element)
        element.children.append(Mark(page, number))
        return number

    def write(self, document: PDFDocument) -> None:
        """Puts the tree into reportlab's document, whose pages are all finished by now."""
        pages = document.Pages.pages
        references: dict[int, str] = {}
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree["K"] = PDFArray([_write(self.root, _referred(document, tree), document, references)])
        owners: list[Any] = []
        for number, page in enumerate(pages):
            # A page's dictionary prints only the keys it knows; these two came with tagged PDF.
            page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = PDFName("S")
            marked = self._pages[number] if number < len(self._pages) else []
            owners += [number, "[ " + " ".join(references[id(element)] for element in marked) + " ]"]
        tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(owners)}))
        tree["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Written(PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """One element as it stands in the file. reportlab's own dictionaries cost a third of setting a whole letter."""

    def __init__(self) -> None:
        self.text = ""

    def format(self, _document: PDFDocument) -> bytes:
        """Its bytes."""
        return self.text.encode("ascii")


def _write(element: Element, parent: str, document: PDFDocument, references: dict[int, str]) -> str:
    """Writes an element and all below it; returns how it is referred to."""
    written = _Written()
    reference = references[id(element)] = _referred(document, written)
    home = next((child.page for child in element.children if isinstance(child, Mark)), None)
    pages = document.Pages.pages
    kids = []
    for child in element.children:
        if isinstance(child, Element):
            kids.append(_write(child, reference, document, references))
        elif child.page == home:
            kids.append(str(child.number))  # of the page that the element names; that is all a reader needs
        else:
            page = _referred(document, pages[child.page])
            kids.append(f"<< /Type /MCR /Pg {page} /MCID {child.number} >>")
    scope = f" /A << /O /Table /Scope /{element.scope} >>" if element.scope else ""
    page = f" /Pg {_referred(document, pages[home])}" if home is not None else ""
    kinds = f"/Type /StructElem /S /{element.role} /P {parent}"
    written.text = f"<< {kinds}{scope}{page} /K [ {' '.join(kids)} ] >>"
    return reference


def _referred(document: PDFDocument, thing: PDFObject) -> str:
    return str(document.Reference(thing).format(document), "ascii")
