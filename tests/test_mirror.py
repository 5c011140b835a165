"""Across rooms: the tests mirror the sources. Every module has its test module, and every test module its module.

A test module without a module of its own says what it is for: its docstring begins with "Across rooms:", as here.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.staircase import ROOT

ACROSS = "Across rooms:"


def test_every_module_has_its_test_module() -> None:
    assert untested(ROOT) == []


def test_every_test_module_has_its_module_or_says_that_it_runs_across_rooms() -> None:
    assert unexplained(ROOT) == []


def test_every_test_module_has_a_test() -> None:
    assert idle(ROOT) == []


def untested(root: Path) -> list[str]:
    """Modules without their test module."""
    missing = mirror(root).items()
    return [f"{source} has no {test}" for source, test in missing if not (root / test).is_file()]


def unexplained(root: Path) -> list[str]:
    """Test modules that mirror nothing and do not say why they are there."""
    mirrored = set(mirror(root).values())
    return [
        test for test in written_tests(root) if test not in mirrored and not _docstring(root / test).startswith(ACROSS)
    ]


def idle(root: Path) -> list[str]:
    """Test modules in which nothing is tested."""
    return [
        test for test in written_tests(root) if not any(name.startswith("test_") for name in _functions(root / test))
    ]


def mirror(root: Path) -> dict[str, str]:
    """Where the test module of each module belongs: app/rules/clocks.py is tested in tests/rules/test_clocks.py."""
    sources = [path.relative_to(root) for top in ("app", "packaging") for path in sorted((root / top).rglob("*.py"))]
    modules = [path for path in sources if path.name != "__init__.py"]
    return {path.as_posix(): _test_of(path).as_posix() for path in modules}


def written_tests(root: Path) -> list[str]:
    """Every test module."""
    return [path.relative_to(root).as_posix() for path in sorted((root / "tests").rglob("test_*.py"))]


def _test_of(source: Path) -> Path:
    room = Path("tests", *source.parts[source.parts[0] == "app" : -1])  # packaging keeps its name, app is left out
    return room / f"test_{source.stem.strip('_')}.py"


def _docstring(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def _functions(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize(
    ("source", "test"),
    [
        ("app/rules/clocks.py", "tests/rules/test_clocks.py"),
        ("app/places.py", "tests/test_places.py"),
        ("app/__main__.py", "tests/test_main.py"),
        ("packaging/bootstrap.py", "tests/packaging/test_bootstrap.py"),
    ],
)
def test_a_planted_module_without_its_test_is_caught(tmp_path: Path, source: str, test: str) -> None:
    plant(tmp_path, source, "")
    assert untested(tmp_path) == [f"{source} has no {test}"]
    plant(tmp_path, test, "def test_it(): ...")
    assert [*untested(tmp_path), *unexplained(tmp_path), *idle(tmp_path)] == []


def test_a_door_plate_needs_no_test(tmp_path: Path) -> None:
    plant(tmp_path, "app/rules/__init__.py", '"""Rules."""')
    assert untested(tmp_path) == []


def test_a_planted_test_of_nothing_is_caught_unless_it_explains_itself(tmp_path: Path) -> None:
    plant(tmp_path, "tests/rules/test_gone.py", '"""Counting."""\ndef test_it(): ...')
    assert unexplained(tmp_path) == ["tests/rules/test_gone.py"]
    plant(tmp_path, "tests/rules/test_gone.py", '"""Across rooms: the whole Code."""\ndef test_it(): ...')
    assert unexplained(tmp_path) == []


def test_a_planted_test_module_without_a_test_is_caught(tmp_path: Path) -> None:
    plant(tmp_path, "tests/test_places.py", "def helped(): ...")
    assert idle(tmp_path) == ["tests/test_places.py"]


def plant(root: Path, name: str, text: str) -> None:
    """Write one file into an otherwise empty tree."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
