"""The power fails: is everything there that was told as done, whatever the disk had not yet written?

`python -m tests.bench.power_cuts [CUTS] [SEED]` has everything taken down that a scripted day's work asks of the disk
(see `disk_records`), and then lets the power fail at so many random moments of it, in a plain book and in a closed one:
the folder is laid as a disk may be left then. What was synced is there. Of what came after the last sync, nothing is
there, or all, or some of it by chance, sector by sector of 512 bytes, in no order; of the names that were given and
taken since the folder was last synced, the first so many. The book is then opened and judged as after a kill (see
`kills`). The same for closing a book with a passphrase and opening it for good, for backups, a restore and a move.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from app.rules.problems import UserError
from tests.bench.disk_records import Content, Event, FolderSync, Names, Sync, Told, Write, recorded
from tests.bench.power_scenes import SCENES, Scene
from tests.staircase import ROOT

SECTOR = 512
BAD = (
    "lost",
    "half",
    "unsound",
    "cannot be opened",
    "entries lost",
    "key file missing or left",
    "read as otherwise",
    "names readable in a closed book",
)


class Disk:
    """A disk that is told what a program told it, and knows what it must have and what it may have."""

    def __init__(self, names: dict[str, Content]) -> None:
        self._names = dict(names)
        self._waiting: list[Names] = []
        self.told = 0

    def take(self, event: Event) -> None:
        """The next thing that it is told."""
        if isinstance(event, Told):
            self.told = event.number
        elif isinstance(event, Write):
            event.of.since.append((event.at, event.data))
        elif isinstance(event, Sync):
            event.of.synced = _written(event.of.synced, event.of.since)
            event.of.since.clear()
        elif isinstance(event, Names):
            self._waiting.append(event)
        else:
            self._sync_folder(event)

    def _sync_folder(self, event: FolderSync) -> None:
        for change in self._waiting:
            if change.folder == event.folder:
                _rename(self._names, change)
        self._waiting = [change for change in self._waiting if change.folder != event.folder]

    def left(self, chance: random.Random) -> dict[str, bytes]:
        """What may be found when the power is back: the names of the files, and what is in them."""
        how, names = chance.choice(("nothing", "all", "some", "some")), dict(self._names)
        count = {"nothing": 0, "all": len(self._waiting)}.get(how, chance.randint(0, len(self._waiting)))
        for change in self._waiting[:count]:
            _rename(names, change)
        return {path: _written(of.synced, _some(of.since, how, chance)) for path, of in names.items()}


def _rename(names: dict[str, Content], change: Names) -> None:
    if change.gone:
        names.pop(change.gone, None)
    if change.of is not None:
        names[change.new] = change.of


def _some(since: Sequence[tuple[int, bytes | None]], how: str, chance: random.Random) -> list[tuple[int, bytes | None]]:
    """What of the writings since the last sync is on the disk."""
    if how != "some":
        return list(since) if how == "all" else []
    found: list[tuple[int, bytes | None]] = []
    share = chance.random()
    for at, data in since:
        if data is None:
            found += [(at, None)] if chance.random() < share else []
            continue
        first = at - at % SECTOR
        for edge in range(first, at + len(data), SECTOR):
            start, end = max(at, edge), min(at + len(data), edge + SECTOR)
            found += [(start, data[start - at : end - at])] if chance.random() < share else []
    return found


def _written(content: bytes, writings: Sequence[tuple[int, bytes | None]]) -> bytes:
    live = bytearray(content)
    for at, data in writings:
        if data is None:
            live[:] = live[:at].ljust(at, b"\0")
            continue
        live.extend(bytes(max(0, at - len(live))))
        live[at : at + len(data)] = data
    return bytes(live)


def cut(scene: Scene, cuts: int, seed: int) -> Counter[str]:
    """Has the scene played once, lets the power fail so many times, and counts what was found."""
    chance, found = random.Random(seed), Counter[str]()  # noqa: S311 - chance for a test, the same every time
    with tempfile.TemporaryDirectory(prefix="power-") as name:
        folder = Path(name).resolve() / "book"
        folder.mkdir()
        scene.lay(folder)
        before = _copied(folder, Path(name) / "before")
        record = recorded([sys.executable, "-m", "tests.bench.power_scenes", scene.name, str(folder)], folder, ROOT)
        found["writings"] = sum(isinstance(event, Write) for event in record.events)
        found["syncs"] = sum(isinstance(event, Sync | FolderSync) for event in record.events)
        disk, at = Disk(record.before), 0
        for moment in sorted(_moments(record.events, cuts, chance)):
            for event in record.events[at:moment]:
                disk.take(event)
            at = moment
            _lay(folder, before, disk.left(chance))
            found["cuts"] += 1
            try:
                scene.judge(folder, disk.told, found)
            except UserError:
                found["cannot be opened"] += 1
    return found


def _moments(events: Sequence[Event], cuts: int, chance: random.Random) -> list[int]:
    """Before which events the power fails: half of them anywhere, half where a file is synced or called otherwise."""
    turns = [at for at, event in enumerate(events) if not isinstance(event, Write)]
    return [chance.randrange(len(events) + 1) for _ in range(cuts // 2)] + chance.choices(turns, k=cuts - cuts // 2)


def _copied(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to


def _lay(folder: Path, before: Path, left: dict[str, bytes]) -> None:
    """The folders are there; the files are those that are left."""
    shutil.rmtree(folder)
    for path in (before, *before.rglob("*")):
        if path.is_dir():
            (folder / path.relative_to(before)).mkdir(parents=True, exist_ok=True)
    for name, content in left.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main(cuts: int, seed: int) -> int:
    """So many cuts in each scene."""
    bad = 0
    for scene in SCENES:
        found = cut(scene, cuts, seed)
        sys.stdout.write(f"{scene.name}: {dict(found)}\n")
        sys.stdout.flush()
        bad += sum(found[what] for what in BAD)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in (*sys.argv[1:3], *("300", "6")[len(sys.argv) - 1 :]))))
