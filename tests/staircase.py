"""The rules of the house as functions over a folder: each reads the source and returns what it finds, one line each.

They read the imports and the syntax tree and run nothing, so the same functions judge the real tree and a planted one.
An import counts wherever it stands: at the top, inside a function, under TYPE_CHECKING, or in `import_module("…")`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BELOW = {
    "ui": {"casework", "incoming", "letters", "reports", "rules"},
    "casework": {"incoming", "models", "letters", "reports", "rules"},
    "models": {"rules"},
    "incoming": {"rules"},
    "letters": {"paper", "rules"},
    "reports": {"paper", "rules"},
    "paper": set[str](),
    "rules": set[str](),
}
"""What each room may import besides itself."""

OPEN_HALL = {"app", "app.clock", "app.places", "app.errors", "app.systems"}
"""What the rooms may ask of the hall: version, clock, where things are, what Windows does otherwise, our own faults."""

HOMES = {
    "PySide6": {"app.ui", "app.start"},
    "shiboken6": {"app.ui"},
    "sqlalchemy": {"app.models", "app.casework"},
    "sqlcipher3": {"app.models", "app.casework"},
    "sqlite3": {"app.models", "app.casework"},
    "reportlab": {"app.paper", "app.letters", "app.reports"},
    "icalendar": {"app.reports"},
    "docx": {"app.letters"},
    "PIL": {"app.paper"},
    "cryptography": {"app.models"},
    "python_calamine": {"app.incoming"},
    "keyring": {"app.models"},
}
"""Where each heavy library may be imported, and nowhere else."""

CLOCKS = (
    "date.today",
    "datetime.today",
    "datetime.now",
    "datetime.utcnow",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "QDate.currentDate",
    "QTime.currentTime",
    "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
    "QDateTime.currentMSecsSinceEpoch",
    "QDateTime.currentSecsSinceEpoch",
)
"""The ways to read the wall clock."""

SHAPELESS = {"manager", "helper", "util", "utility", "handler", "service"}
"""Names that say nothing of what is inside."""

LONGEST_MODULE, LONGEST_FUNCTION, MOST_POSITIONAL = 400, 40, 5

ONE_MACHINE = re.compile(r"(?<![\w.~/])/(?:home|root|work|Users)/\w|\b[A-Z]:\\Users\\\w|file:/{3}")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|deb\.debian\.org|archive\.ubuntu\.com|crates\.io"
)
TEXTS = {".py", ".md", ".toml", ".lock", ".spec", ".csv", ".json", ".svg", ".cfg", ".ini", ".yml", ".txt", ""}


@dataclass(frozen=True)
class Import:
    """One import: which module names which, on which line, and whether it waits inside a function."""

    importer: str
    imported: str
    line: int
    lazy: bool

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported} (line {self.line})"


def upward_imports(root: Path) -> list[str]:
    """Imports that climb the stairs, cross to a neighbour, or reach from a room into the hall."""
    found = []
    for each in imports(root):
        room, target = _room(each.importer), _room(each.imported)
        if room == "hall" or not _is_ours(each.imported):
            continue
        from_hall = target == "hall" and each.imported in OPEN_HALL and room not in ("rules", "paper")
        if not (from_hall or target == room or target in BELOW.get(room, ())):
            found.append(str(each))
    return found


def busy_hall(root: Path) -> list[str]:
    """What the open part of the hall imports of our own: it stands beside the stairs and leans on no room."""
    own = (each for each in imports(root) if _is_ours(each.imported) and each.imported != "app")
    return [str(each) for each in own if each.importer in OPEN_HALL]


def unknown_rooms(root: Path) -> list[str]:
    """Packages under app that the staircase does not know."""
    return sorted({_room(name) for name in modules(root)} - BELOW.keys() - {"hall"})


def strayed_libraries(root: Path) -> list[str]:
    """Heavy libraries imported outside their rooms."""
    found = []
    for each in imports(root):
        homes = HOMES.get(each.imported.split(".")[0])
        if homes is not None and not any(_is_within(each.importer, home) for home in homes):
            found.append(str(each))
    return found


def impure_rules(root: Path) -> list[str]:
    """What the rules import that is neither theirs nor the standard library."""
    rules = (each for each in imports(root) if _room(each.importer) == "rules" and not _is_ours(each.imported))
    return [str(each) for each in rules if each.imported.split(".")[0] not in sys.stdlib_module_names]


def eager_holidays(root: Path) -> list[str]:
    """Where the holidays library is imported at start, or by a second module."""
    asking = [each for each in imports(root) if each.imported.split(".")[0] == "holidays"]
    several = len({each.importer for each in asking}) > 1
    return [str(each) for each in asking if several or not each.lazy]


def clock_readers(root: Path) -> list[str]:
    """Where the wall clock is read outside app/clock.py."""
    found = []
    for name, path in modules(root).items():
        if name == "app.clock":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = _names_brought_in(tree)
        used = set(known.values()) | set(_dotted_names(tree, known))
        found += [f"{name} reads {use}" for use in sorted(used) if any(_ends_with(use, clock) for clock in CLOCKS)]
    return found


def circles(root: Path) -> list[str]:
    """Modules that import each other in a circle, each circle named once."""
    known = modules(root)
    wants: dict[str, set[str]] = {name: set() for name in known}
    for each in imports(root):
        if each.imported in known and each.imported != each.importer:
            wants[each.importer].add(each.imported)
    reach = {name: _reachable(name, wants) for name in known}
    rings = {frozenset(other for other in reach[name] if name in reach[other]) for name in known}
    return sorted(" and ".join(sorted(ring)) + " import each other" for ring in rings if ring)


def oversized(root: Path) -> list[str]:
    """Modules and functions that are too long, and functions with too many positional parameters."""
    found = []
    for name, path in _sources(root).items():
        text = path.read_text(encoding="utf-8")
        if (lines := len(text.splitlines())) > LONGEST_MODULE:
            found.append(f"{name} has {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found += [f"{name}.{node.name} {size}" for size in _excesses(node)]
    return found


def shapeless_names(root: Path) -> list[str]:
    """Modules and packages named for nothing in particular."""
    names = (name for name in _sources(root) if any(_is_shapeless(part) for part in name.split(".")))
    return sorted(names)


def tied_to_one_machine(root: Path) -> list[str]:
    """Lines that name a folder of one machine, or the host of a package registry."""
    found = []
    for path in _texts(root):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if ONE_MACHINE.search(line) or REGISTRY.search(line):
                found.append(f"{path.relative_to(root).as_posix()}:{number}: {line.strip()}")
    return found


def modules(root: Path) -> dict[str, Path]:
    """Every module under app, by its dotted name; a package's own name stands for its `__init__`."""
    return {_name(path, root): path for path in sorted((root / "app").rglob("*.py"))}


def imports(root: Path) -> Iterator[Import]:
    """Every import of every module under app."""
    yield from _ours() if root == ROOT else _read(root)


@cache
def _ours() -> tuple[Import, ...]:
    """Those of the real tree, which is read once for all its rules; a planted one changes from test to test."""
    return tuple(_read(ROOT))


def _read(root: Path) -> Iterator[Import]:
    known = modules(root)
    for name, path in known.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        lazy = {id(node) for node in _inside_functions(tree)}
        for node in ast.walk(tree):
            for target in _targets(node, known):
                yield Import(name, target, getattr(node, "lineno", 0), lazy=id(node) in lazy)


def _targets(node: ast.AST, known: dict[str, Path]) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            return [f"app.{'.' * node.level}{base}"]  # a relative import never names a room; it is refused as unknown
        full = [f"{base}.{alias.name}" for alias in node.names]
        return [target if target in known or target.removeprefix("app.") in BELOW else base for target in full]
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("import_module", "__import__"):
            return [str(node.args[0].value)]
    return []


def _inside_functions(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from ast.walk(node)


def _names_brought_in(tree: ast.AST) -> dict[str, str]:
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _dotted_names(tree: ast.AST, known: dict[str, str]) -> Iterator[str]:
    for node in ast.walk(tree):
        parts: list[str] = []
        inner: ast.AST = node
        while isinstance(inner, ast.Attribute):
            parts.append(inner.attr)
            inner = inner.value
        if parts and isinstance(inner, ast.Name):
            yield ".".join([known.get(inner.id, inner.id), *reversed(parts)])


def _reachable(start: str, wants: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(wants[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += wants[name]
    return seen


def _excesses(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > LONGEST_FUNCTION:
        yield f"has {lines} lines"
    positional = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args) if arg.arg not in ("self", "cls")]
    if len(positional) > MOST_POSITIONAL:
        yield f"takes {len(positional)} positional parameters"


def _is_shapeless(part: str) -> bool:
    words = {word.lower() for word in part.split("_")}
    singular = {word.removesuffix("s") for word in words} | {word.removesuffix("ies") + "y" for word in words}
    return bool((words | singular) & SHAPELESS)


def _texts(root: Path) -> Iterator[Path]:
    for top in ("app", "resources", "packaging", "tests", ".ci", "pyproject.toml", "README.md"):
        for path in sorted([root / top, *(root / top).rglob("*")]):
            if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts:
                yield path


def _sources(root: Path) -> dict[str, Path]:
    return modules(root) | {_name(path, root): path for path in sorted((root / "packaging").rglob("*.py"))}


def _name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _room(module: str) -> str:
    parts = module.split(".")
    is_room = len(parts) > 1 and parts[1] in BELOW
    return parts[1] if is_room or len(parts) > 2 else "hall"


def _is_ours(module: str) -> bool:
    return _is_within(module, "app")


def _is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def _ends_with(dotted: str, tail: str) -> bool:
    return dotted == tail or dotted.endswith("." + tail)
