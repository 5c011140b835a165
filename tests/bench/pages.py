"""Pages of an SQLite file, told apart byte by byte: what holds something, and what holds nothing at all.

Written from SQLite's description of its file format, and asking SQLite nothing: whatever is proved with it does not
rest on the program that is under test.
"""

from __future__ import annotations

from collections.abc import Iterator

HEADER = 100
BOOKKEEPING = {
    "format versions": range(18, 20),
    "change counter": range(24, 28),
    "schema cookie": range(40, 44),
    "suggested cache size": range(48, 52),
    "vacuum mode": range(64, 68),
    "reserved": range(72, 92),
    "version valid for": range(92, 96),
    "SQLite version": range(96, 100),
}
"""Fields of the file's header that say nothing of what is in the book."""

INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13


class Pages:
    """The bytes of a plain book that has no write-ahead log, sorted into what is used and what is slack."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.size = int.from_bytes(content[16:18], "big") or 65536
        if self.size == 1:
            self.size = 65536
        self.usable = self.size - content[20]
        self.used = bytearray(len(content))
        self.of_tables: set[int] = set()
        """The pages that are part of a table's or an index's tree, and not the overflow of a long row."""
        self._mark(0, HEADER)
        for fields in BOOKKEEPING.values():
            self.used[fields.start : fields.stop] = bytes(len(fields))
        for root in self._roots():
            self._tree(root)
        self._free_list()

    def slack(self, offset: int) -> str:
        """Why a byte holds nothing; empty where it holds something."""
        if self.used[offset]:
            return ""
        for name, fields in BOOKKEEPING.items():
            if offset in fields:
                return f"header: {name}"
        return "free page or unused bytes"

    def _mark(self, start: int, length: int) -> None:
        self.used[start : start + length] = b"\x01" * length

    def _number(self, at: int, length: int) -> int:
        return int.from_bytes(self.content[at : at + length], "big")

    def _roots(self) -> Iterator[int]:
        """The root page of everything: page 1 is that of the schema, whose rows name the others."""
        yield 1
        for payload in self._tree(1):
            columns = list(_columns(payload))
            if isinstance(columns[3], int) and columns[3]:
                yield columns[3]

    def _tree(self, number: int) -> list[bytes]:
        """Marks a tree's bytes; gives the payload of each of its rows."""
        start = (number - 1) * self.size
        head = start + (HEADER if number == 1 else 0)
        self.of_tables.add(number)
        kind, count = self.content[head], self._number(head + 3, 2)
        inner = kind in (INNER_INDEX, INNER_TABLE)
        length = 12 if inner else 8
        self._mark(head, length + 2 * count)
        payloads = []
        for cell in range(count):
            at = start + self._number(head + length + 2 * cell, 2)
            first = at
            if inner:
                payloads += self._tree(self._number(at, 4))
                at += 4
            if kind == INNER_TABLE:
                _, at = _varint(self.content, at)
                self._mark(first, at - first)
                continue
            size, at = _varint(self.content, at)
            if kind == LEAF_TABLE:
                _, at = _varint(self.content, at)
            payloads.append(self._payload(first, at, size, leaf_table=kind == LEAF_TABLE))
        if inner:
            payloads += self._tree(self._number(head + 8, 4))
        return payloads

    def _payload(self, first: int, at: int, size: int, *, leaf_table: bool) -> bytes:
        """Marks a cell and what overflows it; gives its payload."""
        most = self.usable - 35 if leaf_table else (self.usable - 12) * 64 // 255 - 23
        least = (self.usable - 12) * 32 // 255 - 23
        if size <= most:
            self._mark(first, at - first + size)
            return self.content[at : at + size]
        local = least + (size - least) % (self.usable - 4)
        local = local if local <= most else least
        self._mark(first, at - first + local + 4)
        payload = self.content[at : at + local]
        following = self._number(at + local, 4)
        while following:
            start = (following - 1) * self.size
            part = min(size - len(payload), self.usable - 4)
            self._mark(start, 4 + part)
            payload += self.content[start + 4 : start + 4 + part]
            following = self._number(start, 4)
        return payload

    def _free_list(self) -> None:
        """Marks what the list of free pages says; what is on a free page is nothing."""
        trunk = self._number(32, 4)
        while trunk:
            start = (trunk - 1) * self.size
            self._mark(start, 8 + 4 * self._number(start + 4, 4))
            trunk = self._number(start, 4)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for count in range(9):
        byte = content[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError


def _columns(payload: bytes) -> Iterator[int | bytes | None]:
    """The columns of a row, whole numbers and texts as bytes."""
    end, at = _varint(payload, 0)
    body = end
    while at < end:
        kind, at = _varint(payload, at)
        length = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind] if kind < 12 else (kind - 12) // 2
        value = payload[body : body + length]
        body += length
        yield (int.from_bytes(value, "big", signed=True) if 1 <= kind <= 6 else value) if kind else None
