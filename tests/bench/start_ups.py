"""Start-up against a bare PySide6 window, process and all; and `casebook clocks` against a bare Python.

`python -m tests.bench.start_ups [RUNS]`
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app import places
from app.casework.samples import write_sample

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 23)
RUNS = 7

BARE = """
import time, sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        app.quit()
app = QApplication(sys.argv); window = Window(); window.setCentralWidget(QTableView()); window.show(); app.exec()
"""

OURS = """
import datetime as dt, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from app import start
class Eye(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            print(time.time(), flush=True)
        return False
app = start.application(); eye = Eye(); app.installEventFilter(eye)
def look():
    for widget in app.topLevelWidgets():
        if getattr(widget, "current", lambda: "")() == "today":
            app.processEvents(); print(time.time(), flush=True); widget.close(); return
poll = QTimer(); poll.setInterval(1); poll.timeout.connect(look); poll.start()
start.open_window(Path(sys.argv[1]), sample=False, today=lambda: dt.date(2026, 11, 23))
"""


def main(runs: int = RUNS) -> None:
    """Measure both, with a sample book on disk."""
    with tempfile.TemporaryDirectory() as made:
        write_sample(Path(made) / "book", places.resources(), TODAY).book.close()
        start_up(Path(made) / "book", runs)
        count_days(Path(made), runs)


def start_up(folder: Path, runs: int) -> None:
    """The window's first paint and the Today page, against a bare window, in turn."""
    moments(BARE), moments(OURS, str(folder))
    bare, first, today = [], [], []
    for _ in range(runs):
        bare.append(moments(BARE)[0])
        found = moments(OURS, str(folder))
        first.append(found[0])
        today.append(found[-1])
    floor = statistics.median(bare)
    measured = {"bare window, first paint": bare, "Casebook, first paint": first, "Casebook, Today shown": today}
    for name, times in measured.items():
        middle = statistics.median(times)
        sys.stdout.write(f"{name:32} {middle * 1000:7.0f} ms   x{middle / floor:.2f}\n")


def count_days(folder: Path, runs: int) -> None:
    """`casebook clocks` as a whole process, against a Python that does nothing."""
    file = folder / "timeline.json"
    file.write_text(json.dumps({"edition": "2024", "events": [{"kind": "received", "on": "2026-11-23"}]}), "utf-8")
    nothing: list[float] = []
    clocks: list[float] = []
    for _ in range(runs):
        for times, command in ((nothing, ["-c", "pass"]), (clocks, ["-m", "app", "clocks", str(file)])):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - our own
            times.append(time.perf_counter() - begun)
    middle = statistics.median(clocks)
    ratio = middle / statistics.median(nothing)
    sys.stdout.write(f"{'casebook clocks, whole process':32} {middle * 1000:7.0f} ms   x{ratio:.2f}\n")


def moments(code: str, *arguments: str) -> list[float]:
    """Seconds from starting a process to each moment that it prints."""
    begun = time.time()
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return [float(line) - begun for line in done.stdout.split()]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
