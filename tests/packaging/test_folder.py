"""Across rooms: the built folder leaves nothing out that the program imports, and has all that is packaged."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions

import pytest
from licence_texts import plain, wanted

from tests.staircase import ROOT

SPEC = (ROOT / "packaging" / "casebook.spec").read_text(encoding="utf-8")
LOCK = (ROOT / "packaging" / "run.lock").read_text(encoding="utf-8")
LEFT_OUT = next(
    ast.literal_eval(statement.value)
    for statement in ast.parse(SPEC).body
    if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "UNUSED_MODULES"
)


def test_no_package_that_the_program_needs_is_left_out() -> None:
    """python-docx needs lxml, so no letter could be saved for Word while lxml was left out."""
    whose = packages_distributions()
    owners = {module: {plain(name) for name in whose.get(module, [])} for module in LEFT_OUT}
    assert {module: names for module, names in owners.items() if names & wanted(LOCK)} == {}


def test_no_module_that_our_code_names_is_left_out() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py"))
    assert [name for name in LEFT_OUT if re.search(rf"(from|import) {re.escape(name)}\b", code)] == []


@pytest.mark.parametrize("module", ["pydoc", "doctest", "pdb", "tkinter", "unittest"])
def test_what_is_left_out_of_python_is_there_to_be_left_out(module: str) -> None:
    assert module in LEFT_OUT
    assert module in sys.stdlib_module_names


def test_the_files_that_are_left_out_are_none_of_ours_and_none_that_qt_needs() -> None:
    pattern = re.search(r"^UNUSED_FILES = (re\.compile\(.*?^\))", SPEC, re.MULTILINE | re.DOTALL)
    assert pattern is not None
    call = ast.parse(pattern[1]).body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    unused = re.compile(ast.literal_eval(call.value.args[0]))
    ours = [path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()]
    needed = [
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/plugins/printsupport/windowsprintersupport.dll",
        "PySide6/Qt6Pdf.dll",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/libQt6Pdf.so.6",
        *ours,
    ]
    assert [name for name in needed if unused.search(name)] == []
    assert unused.search("PySide6/Qt6Quick.dll")
    assert unused.search("PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll")
