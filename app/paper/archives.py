"""Archives: a document written so that it can still be read in thirty years (PDF/A-2a), and read aloud (PDF/UA-1).

reportlab writes good PDF that no archive would take. Four things are wanting: the profile of the colours, a description
that names the standards kept, a line end behind every stream, and no typeface that is named and not brought along.
Rewriting each letter with another library would cost half as much again as setting it; so the document writes itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFStream,
    PDFString,
    PDFTrailer,
    PDFZCompress,
)

from app.paper import profiles
from app.paper.descriptions import description

_VERSION = (1, 7)
_STREAM_END = b"endstream\nendobj\n"


class Archive(PDFDocument):  # type: ignore[misc]  # reportlab ships no types
    """A document that an archive takes; `dated` is the day it says it was made."""

    def __init__(self, dated: dt.date, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=_VERSION, lang=language)
        self._timeStamp = _stamp(dated)  # reportlab's own way is an environment variable
        # The catalogue prints only the keys it knows, and this is none of them.
        self.Catalog.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]
        self.Catalog.OutputIntents = PDFArray([self.Reference(_intent(self))])

    def describe(self, title: str, author: str, creator: str) -> None:
        """Says what the document is, once for old readers and once more as the standards want it."""
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject("")
        self.info.creator = creator
        made = dt.datetime.fromtimestamp(self._timeStamp.t, dt.UTC)
        packet = description(title, author, creator, self.info.producer, made)
        kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        self.Catalog.Metadata = PDFStream(PDFDictionary(kind), packet)

    def format(self) -> bytes:
        """The whole file. reportlab's own, but for the line end that PDF/A wants before `endstream`."""
        catalogue, info = self.Reference(self.Catalog), self.Reference(self.info)
        file = PDFFile(self._pdfVersion)
        names: list[str] = []
        while (number := len(names) + 1) in self.numberToId:  # writing an object can add another
            name = self.numberToId[number]
            written = PDFIndirectObject(name, self.idToObject[name]).format(self)
            if written.endswith(_STREAM_END):
                written = written[: -len(_STREAM_END)] + b"\n" + _STREAM_END
            self.idToOffset[name] = file.add(written)
            names.append(name)
        self.updateSignature(
            b"".join(file.strings)
        )  # by which the file is known: all that is in it, not its title alone
        table = PDFCrossReferenceTable()
        table.addsection(0, names)
        start = file.add(table.format(self))
        trailer = PDFTrailer(startxref=start, Size=len(names) + 1, Root=catalogue, Info=info, ID=self.ID())
        file.add(trailer.format(self))
        return bytes(file.format(self))


def _intent(document: PDFDocument) -> PDFDictionary:
    """What the colours are meant to be shown as."""
    profile = PDFStream(PDFDictionary({"N": 3}), profiles.srgb(), filters=[PDFZCompress])
    entries: dict[str, Any] = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),  # so named in every part of PDF/A
        "OutputConditionIdentifier": PDFString(profiles.NAME),
        "Info": PDFString(profiles.NAME),
        "DestOutputProfile": document.Reference(profile),
    }
    return PDFDictionary(entries)


def _stamp(day: dt.date) -> TimeStamp:
    """Midday of a day, as reportlab wants it, whatever the environment says."""
    midday = dt.datetime.combine(day, dt.time(12), dt.UTC)
    stamp = TimeStamp(1)
    stamp.t, stamp.lt, stamp.tzname, stamp.dhh, stamp.dmm = midday.timestamp(), midday.timetuple(), "UTC", 0, 0
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return stamp
