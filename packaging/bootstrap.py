"""Everything between a fresh checkout and a running Casebook, with nothing but Python.

    python3 packaging/bootstrap.py run [ARGUMENTS]    start Casebook; without arguments, with the sample book
    python3 packaging/bootstrap.py test               lint, format, types, tests

It keeps a virtual environment in `.venv` and fills it from the lock file, every package checked against its hash. This
file itself must stay readable to an old Python, so that an old Python can say that it is one.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
DEMONSTRATION = ROOT / "build" / "demonstration"
"""Where `run` puts the pictures and the letter on a machine without a display."""

OLDEST = (3, 11)
LOCKS = {"run": ("run.lock",), "test": ("test.lock", "run.lock")}
"""The lock that each command installs comes first; the rest are contained in it."""

OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""What Qt loads even without a screen, and the Debian or Ubuntu package that has it."""

WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}
"""What Qt needs besides for a window on a real screen, and to print."""

CHECKS = (
    ("Lint", ("ruff", "check")),
    ("Format", ("ruff", "format", "--check")),
    ("Types", ("mypy",)),
    ("Tests", ("pytest",)),
)
"""What `test` runs, in this order; pytest comes last so that its summary is the last thing printed."""


def main(arguments: Sequence[str]) -> int:
    """Do what was asked and return the exit status: 0 done, 1 something failed, 2 asked for wrongly."""
    if sys.version_info[:2] < OLDEST:
        return _refuse(f"Casebook needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", ())
    if command not in LOCKS or (command == "test" and rest):
        return _refuse("Say what to do: `run`, with arguments for Casebook if you like, or `test`.")
    shown = command == "run" and has_display(os.environ, sys.platform)
    try:
        provide_libraries({**OFFSCREEN_LIBRARIES, **WINDOW_LIBRARIES} if shown else OFFSCREEN_LIBRARIES)
        provide_packages(LOCKS[command])
    except subprocess.CalledProcessError as error:
        return _refuse(f"That did not work (exit status {error.returncode}); what went wrong is printed above.")
    environment = child_environment(os.environ, shown=shown)
    return start(rest, environment, shown=shown) if command == "run" else check(environment)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown here."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def child_environment(environment: Mapping[str, str], *, shown: bool) -> dict[str, str]:
    """The environment for what is started from here: bytecode is kept, and without a display Qt draws in memory."""
    child = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if not shown:
        child["QT_QPA_PLATFORM"] = "offscreen"
    return child


def provide_libraries(libraries: Mapping[str, str]) -> None:
    """See to the system libraries that Qt loads on Linux: install what is missing, or say how to."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(libraries)
    apt_get = shutil.which("apt-get")
    if not apt_get:
        if missing:
            _say(f"Qt needs these system libraries, which are not here: {', '.join(missing)}.")
        return
    packages = [libraries[name] for name in missing]
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        packages.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if not packages:
        return
    if os.geteuid() == 0 and _install_system_packages(apt_get, packages):
        return
    _say("Some system packages are not here. If a later step fails, install them with this line:")
    _say(f"    sudo apt-get install {' '.join(packages)}")


def _install_system_packages(apt_get: str, packages: Sequence[str]) -> bool:
    _say(f"Installing the system packages that are not here: {', '.join(packages)}.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update"], ["install", "--yes", "--no-install-recommends", *packages])
    commands = ([apt_get, "-qq", *step] for step in steps)
    return all(
        subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0
        for command in commands
    )


def missing_libraries(names: Iterable[str]) -> list[str]:
    """Those of the shared libraries that cannot be loaded here."""
    missing = []
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def provide_packages(locks: Sequence[str]) -> None:
    """See to a virtual environment that holds what the first lock names; when it does already, do nothing."""
    if not is_sound(VENV):
        _say("Making a virtual environment in .venv.")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    lock = Path(__file__).with_name(locks[0])
    if is_installed(lock, VENV):
        return
    _say(f"Installing the packages that packaging/{lock.name} names; the first time this takes a minute or so.")
    install = ["pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
    install += ["--require-hashes", "--only-binary=:all:", "--compile", "--requirement", str(lock)]
    subprocess.run([str(interpreter(VENV)), "-m", *install], check=True, cwd=ROOT)
    for name in locks:
        contained = Path(__file__).with_name(name)
        stamp(contained, VENV).write_text(digest(contained), encoding="ascii")


def interpreter(venv: Path) -> Path:
    """The Python of a virtual environment."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def is_sound(venv: Path) -> bool:
    """Whether the environment's Python is still there, new enough, and has pip."""
    question = f"import pip, sys; sys.exit(sys.version_info[:2] < {OLDEST})"
    try:
        answer = subprocess.run([str(interpreter(venv)), "-c", question], check=False, capture_output=True)
    except OSError:  # the Python it was made from is gone, or there is no environment yet
        return False
    return answer.returncode == 0


def digest(lock: Path) -> str:
    """The fingerprint of a lock file's text."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def stamp(lock: Path, venv: Path) -> Path:
    """Where the environment keeps the fingerprint of the lock that it was last filled from."""
    return venv / f"{lock.stem}.installed"


def is_installed(lock: Path, venv: Path) -> bool:
    """Whether the environment was filled from this very lock."""
    kept = stamp(lock, venv)
    return kept.is_file() and kept.read_text(encoding="ascii") == digest(lock)


def start(arguments: Sequence[str], environment: Mapping[str, str], *, shown: bool) -> int:
    """Start Casebook; without arguments with the sample book, and without a display doing the main job by itself."""
    chosen = list(arguments)
    if not chosen and shown:
        chosen = ["--sample"]
        _say("Starting Casebook with its sample book.")
    elif not chosen:
        chosen = ["--sample", "--demonstrate", str(DEMONSTRATION)]
        _say("There is no display here, so Casebook does its main job on the sample book by itself.")
    return _run(["-m", "app", *chosen], environment)


def check(environment: Mapping[str, str]) -> int:
    """Run every check, also when an earlier one failed, and return 1 if any did."""
    failed: list[str] = []
    for name, command in CHECKS:
        if command == CHECKS[-1][1] and failed:
            _say(f"So far this failed: {', '.join(failed)}.")
        _say(f"{name}: {' '.join(command)}")
        if _run(["-m", *command], environment):
            failed.append(name)
    return 1 if failed else 0


def _run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    command = [str(interpreter(VENV)), *arguments]
    return subprocess.run(command, check=False, cwd=ROOT, env=dict(environment)).returncode


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # flushed, or it would stand after what the child prints


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
