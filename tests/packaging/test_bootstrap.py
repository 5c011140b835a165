"""From a fresh checkout to a running program: what is decided, what is kept, and what is said."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import bootstrap
import pytest

PACKAGING = Path(bootstrap.__file__).parent
ENTRY = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Only Linux leaves Qt's libraries to the system.")


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_known_from_the_system(environment: dict[str, str], platform: str, *, shown: bool) -> None:
    assert bootstrap.has_display(environment, platform) is shown


def test_a_child_keeps_bytecode_and_draws_in_memory_without_a_display() -> None:
    given = {"PATH": "here", "PYTHONDONTWRITEBYTECODE": "1"}
    assert bootstrap.child_environment(given, shown=True) == {"PATH": "here"}
    assert bootstrap.child_environment(given, shown=False) == {"PATH": "here", "QT_QPA_PLATFORM": "offscreen"}


def test_a_library_that_cannot_be_loaded_is_missing() -> None:
    assert bootstrap.missing_libraries(["libnobody-has-this.so.9"]) == ["libnobody-has-this.so.9"]


@on_linux
def test_a_library_that_is_there_is_not_missing() -> None:
    assert bootstrap.missing_libraries(["libc.so.6", "libnobody-has-this.so.9"]) == ["libnobody-has-this.so.9"]


@on_linux
def test_without_the_right_to_install_the_exact_line_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = plant_apt_get(tmp_path, monkeypatch, user=1000)
    bootstrap.provide_libraries({"libc.so.6": "libc6", "libnobody-has-this.so.9": "libnobody9"})
    assert capsys.readouterr().out.splitlines()[-1] == "    sudo apt-get install libnobody9"
    assert not asked.exists()


@on_linux
def test_with_the_right_only_what_is_missing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = plant_apt_get(tmp_path, monkeypatch, user=0)
    bootstrap.provide_libraries({"libc.so.6": "libc6"})
    assert not asked.exists()
    bootstrap.provide_libraries({"libc.so.6": "libc6", "libnobody-has-this.so.9": "libnobody9"})
    assert asked.read_text("utf-8").splitlines() == [
        "-qq update",
        "-qq install --yes --no-install-recommends libnobody9",
    ]


@on_linux
def test_when_installing_fails_the_line_is_said_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant_apt_get(tmp_path, monkeypatch, user=0, status=100)
    bootstrap.provide_libraries({"libnobody-has-this.so.9": "libnobody9"})
    assert capsys.readouterr().out.splitlines()[-1] == "    sudo apt-get install libnobody9"


def test_a_lock_counts_as_installed_until_it_changes(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    lock.write_text("a==1\n", encoding="utf-8")
    assert not bootstrap.is_installed(lock, tmp_path)
    bootstrap.stamp(lock, tmp_path).write_text(bootstrap.digest(lock), encoding="ascii")
    assert bootstrap.is_installed(lock, tmp_path)
    lock.write_text("a==2\n", encoding="utf-8")
    assert not bootstrap.is_installed(lock, tmp_path)


def test_an_environment_whose_python_is_gone_is_not_sound(tmp_path: Path) -> None:
    assert not bootstrap.is_sound(tmp_path)
    gone = bootstrap.interpreter(tmp_path)
    gone.parent.mkdir()
    gone.write_text("not a program", encoding="utf-8")
    assert not bootstrap.is_sound(tmp_path)


def test_without_arguments_the_sample_book_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    started = started_by(monkeypatch)
    bootstrap.start([], {}, shown=True)
    bootstrap.start([], {}, shown=False)
    bootstrap.start(["due", "--json"], {}, shown=False)
    assert started == [
        ["-m", "app", "--sample"],
        ["-m", "app", "--sample", "--demonstrate", str(bootstrap.DEMONSTRATION)],
        ["-m", "app", "due", "--json"],
    ]


@pytest.mark.parametrize(
    ("failing", "status"), [("", 0), ("ruff", 1), ("mypy", 1), ("pytest", 1)], ids=["none", "ruff", "mypy", "pytest"]
)
def test_every_check_is_run_and_any_failure_counts(monkeypatch: pytest.MonkeyPatch, failing: str, status: int) -> None:
    started = started_by(monkeypatch, failing)
    assert bootstrap.check({}) == status
    assert [command[1] for command in started] == ["ruff", "ruff", "mypy", "pytest"]


def test_an_old_python_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    assert bootstrap.main(["run"]) == 2
    assert capsys.readouterr().err.startswith("Casebook needs Python 3.11 or newer, and this is 3.")


def test_an_old_python_can_read_it_that_far() -> None:
    ast.parse(Path(bootstrap.__file__).read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("arguments", [[], ["walk"], ["test", "fast"]])
def test_anything_else_is_refused_in_one_sentence(arguments: list[str]) -> None:
    asked = [sys.executable, bootstrap.__file__, *arguments]
    answer = subprocess.run(asked, check=False, capture_output=True, text=True)  # noqa: S603 - our own script
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)


def test_the_test_lock_contains_the_run_lock() -> None:
    run, test = (dict(ENTRY.findall((PACKAGING / name).read_text("utf-8"))) for name in ("run.lock", "test.lock"))
    assert run.items() <= test.items()
    assert {"pyside6-essentials", "sqlalchemy", "sqlcipher3", "reportlab"} <= run.keys()
    assert "pytest" not in run


@pytest.mark.parametrize("name", ["run.lock", "test.lock", "bench.lock"])
def test_every_locked_package_has_its_hash(name: str) -> None:
    entries = (PACKAGING / name).read_text("utf-8").replace("\\\n", "").splitlines()
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries if entry.strip())


def started_by(monkeypatch: pytest.MonkeyPatch, failing: str = "") -> list[list[str]]:
    """Keep what would be started instead of starting it; the program named `failing` fails."""
    started: list[list[str]] = []

    def keep(arguments: Sequence[str], _environment: object) -> int:
        started.append(list(arguments))
        return int(arguments[1] == failing)

    monkeypatch.setattr(bootstrap, "_run", keep)
    return started


def plant_apt_get(folder: Path, monkeypatch: pytest.MonkeyPatch, *, user: int, status: int = 0) -> Path:
    """Put an apt-get first on the path that only writes down what it was asked, and return where it writes."""
    asked = folder / "asked"
    program = folder / "apt-get"
    program.write_text(f'#!/bin/sh\necho "$@" >> {asked}\nexit {status}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: user)
    return asked
