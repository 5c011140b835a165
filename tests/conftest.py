"""What every test stands on: no screen, no real home folder, and no warning that nobody expected."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import platformdirs
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

hypothesis.settings.register_profile(
    "casebook",
    deadline=None,  # a busy machine is no fault of the code
    max_examples=50,
    derandomize=bool(os.environ.get("CI")),  # the same change gets the same verdict twice
)
hypothesis.settings.load_profile("casebook")


def pytest_collection_finish() -> None:
    """Python need not look for garbage among twelve thousand tests each time that it looks for some."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder: whatever asks where the officer's data is, here or in a child process, is led there."""
    folder = tmp_path_factory.mktemp("home")
    places = {
        "XDG_DATA_HOME": folder / "data",
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_STATE_HOME": folder / "state",
        "XDG_RUNTIME_DIR": folder / "runtime",
        "HOME": folder,
        "USERPROFILE": folder,
        "APPDATA": folder / "data",
        "LOCALAPPDATA": folder / "data",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))
    # Windows asks the system and not the environment, so platformdirs is led there as well.
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, **_: str(folder / "data" / name))
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda name, **_: str(folder / "config" / name))
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda name, **_: str(folder / "state" / name / "log"))
    return folder


@pytest.fixture(autouse=True)
def nothing_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or an error in the log fails the test, unless it is marked with the text that it expects there."""
    ear = _Ear(logging.WARNING)
    root = logging.getLogger()
    root.addHandler(ear)
    yield
    root.removeHandler(ear)
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    stray = [line for line in ear.heard if not any(text in line for text in expected)]
    missed = [text for text in expected if not any(text in line for line in ear.heard)]
    assert not stray, f"nobody expected this in the log: {stray}"
    assert not missed, f"this was expected in the log and did not come: {missed}"


class _Ear(logging.Handler):
    """Hears what is logged and keeps it as lines."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")
