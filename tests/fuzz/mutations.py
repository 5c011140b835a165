"""Mutations: what is made of a sound input so that it is sound no longer, by chance and from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

WORDS = (
    b"../",
    b"..\\",
    b"/etc/passwd",
    b"C:\\",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"9" * 400,
    b"-1",
    b"1e999",
    b"NaN",
    b"null",
    b"[" * 2_000,
    b"{" * 2_000,
    b'"',
    b"=1+1",
    b"\r\n",
    b"2026-02-30",
    b"0000-00-00",
    b"99999-12-31",
    b"\xed\xa0\x80",
    "\N{RIGHT-TO-LEFT OVERRIDE}".encode(),
    b"PK\x03\x04",
    b"SQLite format 3\x00",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"%s%n",
)
"""What has been trouble for readers before."""

MOST = 6
"""How many things are done to one input."""


def mutated(content: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """An input with one or several things done to it."""
    made = bytearray(content)
    for _ in range(chance.randint(1, MOST)):
        _change(made, others, chance)
    return bytes(made)


def _change(made: bytearray, others: Sequence[bytes], chance: Random) -> None:
    at = chance.randint(0, len(made))
    end = min(len(made), at + chance.choice((1, 2, 4, 16, 64, 1_024)))
    match chance.randint(0, 8):
        case 0 if at < len(made):
            made[at] ^= 1 << chance.randint(0, 7)
        case 1 if at < len(made):
            made[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randint(0, 255)))
        case 2:
            made[at:at] = chance.choice(WORDS)
        case 3:
            made[at:end] = b""
        case 4:
            made[at:at] = made[at:end] * chance.choice((1, 2, 50))
        case 5:
            del made[at:]
        case 6:
            made[at:end] = chance.randbytes(end - at)
        case 7:
            other = chance.choice(others)
            begin = chance.randint(0, len(other))
            made[at:end] = other[begin : begin + chance.choice((8, 64, 512, 4_096))]
        case _:
            made[at:end] = chance.choice(WORDS)
