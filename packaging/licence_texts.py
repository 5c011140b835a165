"""The licence texts that go into a built folder: of every package in run.lock, of Python, and of what brings none.

A package whose text is not there stops the build and is named; so does one that the program took along and that is not
in run.lock. A folder that lacks a licence must not be handed to anybody.
"""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
OWN = HERE / "licences"
"""The texts of what brings none: a folder for each, named as it is to be named in `licences`."""
QT = frozenset({"pyside6-addons", "pyside6-essentials", "shiboken6"})
"""The packages whose text is among those."""
FOLDER = "licences"
"""The folder of the built program."""
LICENCE = re.compile(r"(?i)licen[cs]e|copying|notice|authors")

Texts = list[tuple[str, str]]
"""Files, each with the folder that it goes into."""


class MissingTextsError(Exception):
    """Texts are missing; the message names whose."""


def gathered(lock: str | None = None) -> Texts:
    """Every licence text for a program that is built here. Raises MissingTextsError."""
    found, missing = own_texts(), list[str]()
    for name in wanted(_lock() if lock is None else lock) - QT:
        try:
            texts = texts_of(name)
        except PackageNotFoundError:
            missing.append(f"{name} (it is not installed: install packaging/run.lock)")
            continue
        found += texts
        missing += [] if texts else [f"{name} (it is installed and brings none: put it into packaging/licences/{name})"]
    python = pythons()
    found += [(str(python), f"{FOLDER}/Python")] if python else []
    missing += [] if python else ["Python (LICENSE.txt is not beside its library)"]
    if missing:
        raise MissingTextsError(f"These licence texts are not here: {'; '.join(sorted(missing))}.")
    return found


def wanted(lock: str, system: Mapping[str, str] | None = None) -> frozenset[str]:
    """The packages of a lock that a program built on this system has; `system` is another one."""
    lines = lock.replace("\\\n", " ").splitlines()
    entries = [Requirement(line.split(" --hash", 1)[0]) for line in lines if line.strip() and line[:1] != "#"]
    return frozenset(
        plain(entry.name)
        for entry in entries
        if entry.marker is None or entry.marker.evaluate(dict(system) if system else None)
    )


def texts_of(name: str) -> Texts:
    """The licence texts that an installed package brings, none of which takes another's place."""
    if (OWN / name).is_dir():
        return []
    found = []
    for file in distribution(name).files or ():
        if ".dist-info" in file.parts[0] and LICENCE.match(file.name):
            below = "/".join(part for part in file.parts[1:-1] if part != "licenses")
            found.append((str(file.locate()), f"{FOLDER}/{name}/{below}".rstrip("/")))
    return found


def own_texts() -> Texts:
    """The texts that are kept here."""
    return [(str(path), f"{FOLDER}/{path.parent.name}") for path in sorted(OWN.glob("*/*")) if path.is_file()]


def pythons(folders: Sequence[str | None] | None = None) -> Path | None:
    """The licence of Python itself, which has those of what is inside it; it lies beside its library or above it."""
    places = folders or (sysconfig.get_path("stdlib"), sysconfig.get_config_var("installed_base"))
    files = (Path(place, "LICENSE.txt") for place in places if place)
    return next((file for file in files if file.is_file()), None)


def strangers(
    modules: Iterable[str],
    lock: str | None = None,
    owners: Callable[[], Mapping[str, list[str]]] = packages_distributions,
) -> list[str]:
    """Packages that a program took along although run.lock does not name them: their texts would not be there."""
    known, whose = wanted(_lock() if lock is None else lock), owners()
    tops = {module.split(".")[0] for module in modules}
    taken = {top: {plain(name) for name in whose[top]} for top in tops if top in whose}
    return sorted(top for top, names in taken.items() if not names & known)


def plain(name: str) -> str:
    """The name of a package as a lock has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _lock() -> str:
    return (HERE / "run.lock").read_text(encoding="utf-8")
