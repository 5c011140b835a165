"""Digests are those of any other program, however long what flows is."""

from __future__ import annotations

import hashlib
import io

from app.models.digests import DIGEST, PART, digest_of


def test_the_digest_is_the_sha_256_of_all_that_is_left() -> None:
    content = b"Dear Mr Dunmore,\n" * (PART // 8)
    assert digest_of(io.BytesIO(content)) == hashlib.sha256(content).hexdigest()
    assert DIGEST.fullmatch(digest_of(io.BytesIO(b"")))


def test_what_flows_is_written_on_the_way() -> None:
    target = io.BytesIO()
    digest_of(io.BytesIO(b"a letter" * PART), target)
    assert target.getvalue() == b"a letter" * PART
