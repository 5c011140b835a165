"""Across rooms: what every test stands on, tried with tests that ought to fail."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.staircase import ROOT

PLANTED = """
import logging, pathlib, warnings
import pytest
from app import places

def test_stray_line():
    logging.getLogger("app").warning("the disk is full")

def test_stray_warning():
    warnings.warn("old")

@pytest.mark.expects_log("the moon")
def test_awaited_line_that_never_comes():
    pass

@pytest.mark.expects_log("the disk")
def test_awaited_line():
    logging.getLogger("app").warning("the disk is full")

def test_quiet_line():
    logging.getLogger("app").info("all is well")

def test_home():
    assert pathlib.Path.home() in places.data().parents
"""


def test_what_nobody_expected_fails_and_what_was_expected_passes(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-n0", "-rA", "--rootdir", str(tmp_path), "-o", f"pythonpath={ROOT}"]
    answer = subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True)  # noqa: S603 - our own tests
    went = set(re.findall(r"^(PASSED|FAILED|ERROR) \S+::(\w+)", answer.stdout, re.MULTILINE))
    assert {name for verdict, name in went if verdict != "PASSED"} == {
        "test_stray_line",
        "test_stray_warning",
        "test_awaited_line_that_never_comes",
    }, answer.stdout
    assert {("PASSED", name) for name in ("test_awaited_line", "test_quiet_line", "test_home")} <= went
